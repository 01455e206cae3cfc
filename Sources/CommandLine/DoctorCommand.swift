import ArgumentParser
import Glibc
import Notebook
import REPL

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Show versions, libraries, threads, folders, and what is missing.",
        discussion: "Exit status 1 where something is missing that Cellbook needs.")

    func run() throws {
        row("Cellbook", Version.text)
        row("system", systemName)
        row("processor", "\(processorName), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) threads, \(vectorLevel)")
        row(
            "library",
            StandardLibrary.folder.map { "\($0) (\(StandardLibrary.packages.count) packages)" }
                ?? "MISSING: stdlib was not found beside the program")
        var missing = StandardLibrary.folder == nil
        for library in Doctor.libraries {
            let found = library.names.first { Doctor.canLoad($0) }
            row(library.subject, found ?? "MISSING: \(library.consequence); Debian package \(library.package)")
            if found == nil, library.isNeeded { missing = true }
        }
        let font = Doctor.fontFolders.first { Files.exists($0 + "/DejaVuSans.ttf") }
        row("fonts", font ?? "MISSING: text in plots; Debian package fonts-dejavu-core")
        row(
            "checkpoints",
            folder(
                Files.environment("TORCH_HOME").map { $0 + "/hub/checkpoints" }
                    ?? Files.expandingHome("~/.cache/torch/hub/checkpoints")))
        row("history", History.defaultPath ?? "none")
        row("terminal", "\(Files.environment("TERM") ?? "none"), pictures: \(InlineImages.detected().rawValue)")
        if missing { throw ExitCode(1) }
    }

    private func row(_ name: String, _ text: String) { print(name.rightPadded(to: 14) + text) }

    private func folder(_ path: String) -> String { Files.isFolder(path) ? path : path + " (made when needed)" }

    private var systemName: String {
        var name = utsname()
        uname(&name)
        func text<T>(_ field: T) -> String {
            withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
        return "\(text(name.sysname)) \(text(name.release)) \(text(name.machine))"
    }

    private func processor(_ key: String) -> String? {
        guard let bytes = try? Files.read("/proc/cpuinfo") else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).lines where line.hasPrefix(key) {
            return line.split(separator: ":", maxSplits: 1).last.map(\.trimmed)
        }
        return nil
    }

    private var processorName: String { processor("model name") ?? "unknown" }

    private var vectorLevel: String {
        let flags = Set((processor("flags") ?? "").split(separator: " ").map(String.init))
        if flags.contains("avx512f"), flags.contains("avx512vl") { return "AVX-512" }
        if flags.contains("avx2"), flags.contains("fma") { return "AVX2 with FMA" }
        return flags.contains("sse4_2") ? "SSE 4.2" : "plain"
    }
}

private enum Doctor {
    struct Library {
        var subject: String
        var names: [String]
        var package: String
        var consequence: String
        var isNeeded = true
    }

    static let libraries = [
        Library(
            subject: "OpenBLAS", names: ["libopenblas.so.0"], package: "libopenblas0-serial",
            consequence: "matrix products are slow", isNeeded: false),
        Library(subject: "Cairo", names: ["libcairo.so.2"], package: "libcairo2", consequence: "no plots"),
        Library(subject: "libjpeg", names: ["libjpeg.so.62"], package: "libjpeg62-turbo", consequence: "no JPEG files"),
        Library(subject: "libpng", names: ["libpng16.so.16"], package: "libpng16-16", consequence: "no PNG files"),
        Library(subject: "libedit", names: ["libedit.so.2"], package: "libedit2", consequence: "no prompt"),
        Library(
            subject: "PCRE2", names: ["libpcre2-32.so.0"], package: "libpcre2-32-0",
            consequence: "no regular expressions"),
        Library(subject: "GMP", names: ["libgmp.so.10"], package: "libgmp10", consequence: "no large integers"),
        Library(subject: "Nettle", names: ["libnettle.so.8"], package: "libnettle8", consequence: "no hashes"),
        Library(
            subject: "libcurl", names: ["libcurl.so.4"], package: "libcurl4", consequence: "no downloads",
            isNeeded: false),
    ]

    static let fontFolders = ["/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/TTF", "/usr/share/fonts/dejavu"]

    static func canLoad(_ name: String) -> Bool {
        guard let library = dlopen(name, RTLD_LAZY | RTLD_LOCAL) else { return false }
        dlclose(library)
        return true
    }
}
