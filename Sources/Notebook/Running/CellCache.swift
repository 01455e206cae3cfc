import Syntax

/// What `--cache` keeps of each cell: what it read, what it showed, and what it changed. A cell whose code and readings are
/// the same as when it last ran is not run again; its outputs and changes are taken from here.
struct CellCache {
    let folder: String

    struct Entry {
        /// What the cell depends on, by what it is called in the reason of a miss.
        var readings: JSONObject
        /// The digest of the random streams before the cell, where it changed them.
        var random: String?
        var outputs: [Output]
        var changes: [UInt8]
    }

    enum Lookup {
        case hit(Entry)
        /// Why the cell has to run.
        case miss(String)
    }

    init(outputFolder: String) { folder = outputFolder + "/cache" }

    // MARK: What a cell reads

    /// The names and the texts that a cell reads, and the code of the definitions that it uses; `sources` are the cells up to it
    /// as Python, itself last.
    struct Dependencies {
        var names: Set<String> = []
        var texts: Set<String> = []
        var code = ""

        init(of sources: [String]) {
            guard let own = sources.last else { return }
            let cells = sources.map(CellStatements.init)
            code = CellCache.normalised(own)
            texts = CellCache.literals(own)
            var waiting = NameUsage(of: own).reads
            while let name = waiting.popFirst() {
                guard names.insert(name).inserted else { continue }
                // A function or class reads what its statement reads.
                for cell in cells.dropLast() {
                    for (position, usage) in cell.usages.enumerated()
                    where usage.writes.contains(name) && cell.isDefinition(position) {
                        let text = cell.text(of: position)
                        code += "\n" + CellCache.normalised(text)
                        texts.formUnion(CellCache.literals(text))
                        waiting.formUnion(usage.reads.subtracting(names))
                    }
                }
            }
        }
    }

    /// Code without comments, blank lines and blanks at the ends of lines.
    static func normalised(_ source: String) -> String {
        let bytes = Array(source.utf8)
        var kept = bytes
        for piece in Lexicon.pieces(of: bytes) where piece.lexicalClass == .comment {
            for index in piece.range { kept[index] = 0x20 }
        }
        return String(decoding: kept, as: UTF8.self).lines.map(\.trimmedAtEnd).filter { !$0.isEmpty }.joined(
            separator: "\n")
    }

    /// The texts in quotes, which may name files.
    static func literals(_ source: String) -> Set<String> {
        let bytes = Array(source.utf8)
        var found: Set<String> = []
        for piece in Lexicon.pieces(of: bytes) where piece.lexicalClass == .string {
            let text = String(decoding: bytes[piece.range], as: UTF8.self)
            let inner = text.drop { $0 != "'" && $0 != "\"" }.dropFirst().dropLast()
            if !inner.isEmpty, inner.utf8.count < 1024, !inner.contains("\n") { found.insert(String(inner)) }
        }
        return found
    }

    // MARK: The files

    func lookUp(_ name: String, readings: JSONObject, random: String) -> Lookup {
        if let part = readings.entries.first(where: { $0.value == .string("") }) {
            return .miss("\(part.key) cannot be saved")
        }
        guard let bytes = try? Files.read(folder + "/\(name).json"), let root = (try? JSON(parsing: bytes))?.object,
            let old = root["readings"]?.object, let notebook = root["notebook"]?.string,
            let cell = try? DocumentFormat.ipynb.read(Array(notebook.utf8)).cells.first,
            let changes = try? Files.read(folder + "/\(name).changes"),
            SHA256.hexadecimal(changes) == root["sha256"]?.string
        else { return .miss("it has not run yet") }
        for (what, digest) in readings.entries where old[what] != digest {
            return .miss(old[what] == nil ? "it reads \(what) now" : "\(what) has changed")
        }
        if let part = old.keys.first(where: { readings[$0] == nil }) { return .miss("it read \(part) before") }
        let before = root["random"]?.string
        if let before, before != random { return .miss("the random streams are others") }
        return .hit(Entry(readings: old, random: before, outputs: cell.outputs, changes: changes))
    }

    func write(_ entry: Entry, _ name: String) throws(FileError) {
        try Files.makeFolder(folder)
        var cell = Cell(.code, "")
        cell.outputs = entry.outputs
        var root: JSONObject = ["readings": .object(entry.readings)]
        root["random"] = entry.random.map(JSON.string)
        root["notebook"] = .string(DocumentFormat.ipynb.write(Document(cells: [cell])))
        root["sha256"] = .string(SHA256.hexadecimal(entry.changes))
        // The description names its changes by hash: between the two writes it fits neither the old nor the new ones.
        try Files.write(entry.changes, to: folder + "/\(name).changes")
        try Files.write(JSON.object(root).pretty() + "\n", to: folder + "/\(name).json")
    }

    func forget(_ name: String) { Files.remove(folder + "/\(name).json") }
}
