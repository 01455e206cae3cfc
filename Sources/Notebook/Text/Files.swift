import Glibc

/// What went wrong with a file, in the words of the system.
package struct FileError: Error, Equatable {
    package var path: String
    package var code: Int32

    package var reason: String { String(cString: strerror(code)) }
    package var message: String { "\(path): \(reason)" }
}

/// Files and folders, by path. Foundation would cost start-up time.
package enum Files {
    package static func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        defer { close(descriptor) }
        return try read(descriptor, path: path)
    }

    package static func read(_ descriptor: Int32, path: String) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path: path, code: errno)
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// Writes under another name first and then renames, so that whoever looks sees the old file or the new one, whole.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let temporary = path + ".\(getpid()).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        var written = 0
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            while written < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
                if count < 0 {
                    if errno == EINTR { continue }
                    failure = errno
                    return
                }
                written += count
            }
        }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(temporary, path) != 0 { failure = errno }
        if failure != 0 {
            unlink(temporary)
            throw FileError(path: path, code: failure)
        }
    }

    package static func write(_ text: String, to path: String) throws(FileError) {
        try write(Array(text.utf8), to: path)
    }

    /// Adds one write to the end: whole lines by several processes do not mix.
    package static func append(_ text: String, to path: String) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        defer { close(descriptor) }
        var text = text
        let complete = text.withUTF8 { Glibc.write(descriptor, $0.baseAddress, $0.count) == $0.count }
        guard complete else { throw FileError(path: path, code: errno) }
    }

    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Changes whenever the file was written: size and time of the last change.
    package static func stamp(_ path: String) -> [Int]? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_ino)]
    }

    package static func makeFolder(_ path: String) throws(FileError) {
        var made = path.begins(with: "/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += (made.isEmpty || made.ends(with: "/") ? "" : "/") + part
            if mkdir(made, 0o777) != 0, errno != EEXIST { throw FileError(path: made, code: errno) }
        }
        guard isFolder(path) || path.isEmpty else { throw FileError(path: path, code: ENOTDIR) }
    }

    /// The names in a folder, sorted.
    package static func list(_ path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else { throw FileError(path: path, code: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    package static func remove(_ path: String) { unlink(path) }

    package static var currentFolder: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    /// `folder/name`
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(path[...slash])
    }

    package static func name(of path: String) -> String { path.dropping(first: folder(of: path).utf8.count) }

    /// Without the last extension of its name.
    package static func stem(of path: String) -> String {
        let name = name(of: path)
        guard let dot = Array(name.utf8).lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return path }
        return path.prefix(bytes: path.utf8.count - name.utf8.count + dot)
    }

    package static func absolute(_ path: String) -> String {
        path.begins(with: "/") ? path : currentFolder + "/" + path
    }

    package static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// With `~` replaced by the home folder.
    package static func expandingHome(_ path: String) -> String {
        guard path == "~" || path.begins(with: "~/"), let home = environment("HOME") else { return path }
        return home + path.dropping(first: 1)
    }
}
