/// What `--journal` keeps after each cell and `--resume` goes on from: the session's variables, the cells that are done and
/// their outputs. Both files are written whole or not at all, the state first, and name each other by hash.
struct Journal {
    let folder: String

    struct Entry: Equatable {
        /// The key of the cell's source, and of everything before it.
        var key: String
        var record: CellRecord
        var outputs: [Output]
        var executionCount: Int?
    }

    struct Contents {
        var entries: [Entry]
        var state: [UInt8]
        var unsaved: [Snapshot.Unsaved]
        var inputs: [String]
    }

    init(outputFolder: String) { folder = outputFolder + "/journal" }

    /// The keys of code cells: each depends on the sources up to it.
    static func keys(of document: Document) -> [Int: String] {
        var keys: [Int: String] = [:]
        var chain = ""
        for index in document.codeCells {
            chain = SHA256.hexadecimal(Array((chain + "\n" + document.cells[index].source).utf8))
            keys[index] = chain
        }
        return keys
    }

    func write(_ contents: Contents) throws(FileError) {
        try Files.makeFolder(folder)
        let stateName = "state-\(contents.entries.count)"
        try Files.write(contents.state, to: folder + "/" + stateName)
        var root: JSONObject = ["state": .string(stateName), "sha256": .string(SHA256.hexadecimal(contents.state))]
        root["unsaved"] = .array(
            contents.unsaved.map {
                ["name": .string($0.name), "reason": .string($0.reason), "definition": .bool($0.isDefinition)]
            })
        root["inputs"] = .array(contents.inputs.map(JSON.string))
        root["cells"] = .array(
            contents.entries.map { entry in
                var cell = Cell(.code, "")
                cell.outputs = entry.outputs
                cell.executionCount = entry.executionCount
                let notebook = DocumentFormat.ipynb.write(Document(cells: [cell]))
                return ["key": .string(entry.key), "record": .object(entry.record.json), "notebook": .string(notebook)]
            })
        try Files.write(JSON.object(root).pretty() + "\n", to: folder + "/journal.json")
        for name in try Files.list(folder) where name.begins(with: "state-") && name != stateName {
            Files.remove(folder + "/" + name)
        }
    }

    enum Reading {
        case contents(Contents)
        /// Why there is nothing to go on from.
        case nothing(String)
    }

    func read(records: [CellRecord], keys: [Int: String]) -> Reading {
        guard let bytes = try? Files.read(folder + "/journal.json"), let root = (try? JSON(parsing: bytes))?.object
        else {
            return .nothing("there is no journal")
        }
        guard let name = root["state"]?.string, let state = try? Files.read(folder + "/" + name),
            SHA256.hexadecimal(state) == root["sha256"]?.string
        else { return .nothing("the journal is not whole") }
        let known = Dictionary(uniqueKeysWithValues: keys.map { ($0.value, $0.key) })
        var entries: [Entry] = []
        for json in root["cells"]?.array ?? [] {
            guard let object = json.object, let key = object["key"]?.string, let index = known[key],
                var record = records.first(where: { $0.index == index }),
                let notebook = object["notebook"]?.string,
                let cell = try? DocumentFormat.ipynb.read(Array(notebook.utf8)).cells.first
            else {
                // The state belongs to all the cells of the journal: it holds what a cell made that has changed since.
                return .nothing("a cell that had run, or one before it, has changed")
            }
            let old = object["record"]?.object
            record.status = .resumed
            record.seconds = old?["seconds"]?.double ?? 0
            record.files = (old?["outputs"]?.array ?? []).compactMap { file in
                guard let file = file.object, let type = file["type"]?.string, let name = file["file"]?.string else {
                    return nil
                }
                return OutputFile(type: type, name: name, hash: file["sha256"]?.string ?? "")
            }
            entries.append(Entry(key: key, record: record, outputs: cell.outputs, executionCount: cell.executionCount))
        }
        if entries.isEmpty { return .nothing("no cell had finished") }
        let unsaved = (root["unsaved"]?.array ?? []).compactMap { json -> Snapshot.Unsaved? in
            guard let object = json.object, let name = object["name"]?.string else { return nil }
            return Snapshot.Unsaved(
                name: name, reason: object["reason"]?.string ?? "", isDefinition: object["definition"] == .bool(true))
        }
        return .contents(
            Contents(
                entries: entries, state: state, unsaved: unsaved,
                inputs: root["inputs"]?.array?.compactMap(\.string) ?? []))
    }

    func remove() {
        guard let names = try? Files.list(folder) else { return }
        Files.remove(folder + "/journal.json")
        for name in names { Files.remove(folder + "/" + name) }
    }
}
