import Glibc

/// The folder beside a book that holds its rich outputs as files, and the manifest that lists them. Each file is there whole
/// or not at all, and the manifest never names one that is not.
package final class OutputFolder {
    package let path: String
    private let book: String
    private var lastWrite = 0.0

    package init(book: String, path: String?) throws(FileError) {
        self.book = book
        self.path = path ?? OutputFolder.path(for: book)
        try Files.makeFolder(self.path)
    }

    /// `lessons/vgg.py` → `lessons/vgg.out`
    package static func path(for book: String) -> String { Files.stem(of: book) + ".out" }

    /// Removes what an earlier run of the book left: the manifest first, so that it never lies.
    func clear(keeping kept: Set<String> = []) throws(FileError) {
        let names = try Files.list(path)
        if names.contains("manifest.json") { Files.remove(path + "/manifest.json") }
        for name in names where OutputFolder.isOurs(name) && !kept.contains(name) { Files.remove(path + "/" + name) }
    }

    /// `cell-07-1.png`, `cell-07.txt`, and what a killed run left of one.
    private static func isOurs(_ name: String) -> Bool {
        guard name.begins(with: "cell-") || name.begins(with: "manifest.json.") else { return false }
        return name.ends(with: ".tmp") || fileTypes.contains { name.ends(with: "." + $0.suffix) }
            || name.ends(with: ".txt")
    }

    static let fileTypes: [(type: String, suffix: String)] = [
        ("image/png", "png"), ("image/jpeg", "jpg"), ("image/gif", "gif"), ("image/webp", "webp"),
        ("image/svg+xml", "svg"), ("application/pdf", "pdf"),
        ("text/html", "html"), ("text/markdown", "md"), ("text/latex", "tex"), ("application/json", "json"),
        ("application/javascript", "js"),
    ]

    static func stem(_ cell: CellRecord) -> String {
        cell.number == 0 ? "cell-parameters" : "cell-" + String(cell.number).leftPadded(to: 2, with: "0")
    }

    /// Writes the files of one display; `ordinal` counts the cell's displays from 1.
    func write(_ bundle: MIMEBundle, ordinal: Int, of cell: CellRecord) throws(FileError) -> [OutputFile] {
        var files: [OutputFile] = []
        for representation in bundle.representations {
            guard let suffix = OutputFolder.fileTypes.first(where: { $0.type == representation.type })?.suffix else {
                continue
            }
            let bytes: [UInt8] =
                switch representation.content {
                case .data(let data): data
                case .text(let text): Array(text.utf8)
                }
            let name = "\(OutputFolder.stem(cell))-\(ordinal).\(suffix)"
            try Files.write(bytes, to: path + "/" + name)
            files.append(OutputFile(type: representation.type, name: name, hash: SHA256.hexadecimal(bytes)))
        }
        return files
    }

    static func textName(of cell: CellRecord) -> String { stem(cell) + ".txt" }

    /// The cell's text, both streams and plain values as they came.
    func write(text: String, of cell: CellRecord) throws(FileError) -> OutputFile {
        let name = OutputFolder.textName(of: cell)
        let bytes = Array(text.utf8)
        try Files.write(bytes, to: path + "/" + name)
        return OutputFile(type: "text/plain", name: name, hash: SHA256.hexadecimal(bytes))
    }

    func remove(_ file: OutputFile) { Files.remove(path + "/" + file.name) }

    func writeManifest(_ cells: [CellRecord], status: String, notes: [String]) throws(FileError) {
        var root: JSONObject = ["book": .string(book), "status": .string(status)]
        if !notes.isEmpty { root["notes"] = .array(notes.map(JSON.string)) }
        root["cells"] = .array(cells.map { .object($0.json) })
        try Files.write(JSON.object(root).pretty() + "\n", to: path + "/manifest.json")
    }
}

extension CellRecord {
    /// As manifests and JSON reports hold it.
    var json: JSONObject {
        var object: JSONObject = ["cell": .integer(number), "line": .integer(line), "status": .string(status.rawValue)]
        if let title { object["title"] = .string(title) }
        if let reason { object["reason"] = .string(reason) }
        if status != .notRun, status != .skipped { object["seconds"] = .number(NumberText.fixed(seconds, 3)) }
        if let error {
            object["error"] = [
                "ename": .string(error.name), "evalue": .string(error.value), "traceback": .string(error.traceback),
                "frames": .array(
                    error.frames.map {
                        [
                            "file": .string($0.file), "line": .integer($0.line), "function": .string($0.function),
                            "source": .string($0.sourceLine),
                        ]
                    }),
            ]
        }
        object["outputs"] = .array(
            files.map { ["type": .string($0.type), "file": .string($0.name), "sha256": .string($0.hash)] })
        return object
    }
}
