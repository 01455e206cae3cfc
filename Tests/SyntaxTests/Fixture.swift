import Glibc
import Testing

/// A file under `Fixtures/` with the answer recorded beside it.
struct Fixture: CustomTestStringConvertible, Sendable {
    let name: String
    let source: String
    let expected: String

    var testDescription: String { name }

    /// All files of a folder with one extension; the answers have the other.
    static func all(in folder: String, _ sourceExtension: String, _ expectedExtension: String) -> [Fixture] {
        let root = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let path = "/\(root)/Fixtures/\(folder)"
        return files(path).filter { $0.hasSuffix("." + sourceExtension) }.sorted().map { file in
            let stem = file.dropLast(sourceExtension.count + 1)
            return Fixture(
                name: String(stem), source: read("\(path)/\(file)"),
                expected: read("\(path)/\(stem).\(expectedExtension)"))
        }
    }

    private static func files(_ path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }

    private static func read(_ path: String) -> String {
        guard let file = fopen(path, "rb") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
