// Jupyter notebooks, nbformat 4.0 to 4.5. Read leniently (text as a string or as a list of lines, missing fields), written
// as nbformat writes their version, so that `nbformat.validate` has nothing to say and Jupyter's next save changes little.

extension DocumentFormat {
    package static let ipynb = DocumentFormat(
        name: "ipynb", fileExtension: ".ipynb",
        read: { bytes throws(FormatError) in try IPYNBReader.document(of: bytes) },
        write: { IPYNBWriter.text(of: $0) })
}

private enum IPYNBReader {
    static func document(of bytes: [UInt8]) throws(FormatError) -> Document {
        let json: JSON
        do { json = try JSON(parsing: bytes) } catch { throw .json(error) }
        guard let root = json.object else { throw .notANotebook("the file holds no object") }
        guard let version = root["nbformat"]?.integer else { throw .notANotebook("it names no 'nbformat'") }
        guard version == 4 else { throw .notANotebook("nbformat \(version) is not read, only nbformat 4") }
        guard let cells = root["cells"]?.array else { throw .notANotebook("it has no list of cells") }
        var document = Document(metadata: root["metadata"]?.object ?? [:])
        document.minorVersion = root["nbformat_minor"]?.integer ?? 0
        document.cells = try cells.enumerated().map { index, json throws(FormatError) in
            guard let object = json.object else { throw .notANotebook("cell \(index + 1) is no object") }
            return cell(object)
        }
        return document
    }

    static func cell(_ object: JSONObject) -> Cell {
        // Kinds of older notebooks (heading) are text.
        let kind = object["cell_type"]?.string.flatMap(Cell.Kind.init) ?? .markdown
        var cell = Cell(kind, text(object["source"]) ?? "", metadata: object["metadata"]?.object ?? [:])
        cell.id = object["id"]?.string
        cell.executionCount = object["execution_count"]?.integer
        cell.attachments = object["attachments"]?.object
        cell.outputs = object["outputs"]?.array?.compactMap { $0.object.flatMap(output) } ?? []
        return cell
    }

    static func output(_ object: JSONObject) -> Output? {
        switch object["output_type"]?.string {
        case "stream":
            let stream = object["name"]?.string.flatMap(OutputStream.init) ?? .standardOutput
            return .stream(stream, text(object["text"]) ?? "")
        case "display_data":
            return .display(data: data(object["data"]), metadata: object["metadata"]?.object ?? [:])
        case "execute_result":
            return .result(
                data: data(object["data"]), metadata: object["metadata"]?.object ?? [:],
                count: object["execution_count"]?.integer)
        case "error":
            return .error(
                name: object["ename"]?.string ?? "", value: object["evalue"]?.string ?? "",
                traceback: object["traceback"]?.array?.compactMap(\.string) ?? [])
        default: return nil
        }
    }

    /// Texts are joined; JSON types stay what they are.
    static func data(_ json: JSON?) -> JSONObject {
        var data = json?.object ?? [:]
        for (type, value) in data.entries where !isJSON(type) {
            if let joined = text(value) { data[type] = .string(joined) }
        }
        return data
    }

    static func text(_ json: JSON?) -> String? {
        json?.string ?? json?.array.map { $0.compactMap(\.string).joined() }
    }
}

private func isJSON(_ type: String) -> Bool { type == "application/json" || type.hasSuffix("+json") }

private enum IPYNBWriter {
    static func text(of document: Document) -> String {
        let minor = version(of: document)
        var identifiers = Set(document.cells.compactMap(\.id))
        let cells = document.cells.enumerated().map { index, cell in
            JSON.object(object(of: cell, id: minor < 5 ? nil : identifier(of: cell, at: index, &identifiers)))
        }
        let root: JSONObject = [
            "cells": .array(cells), "metadata": .object(document.metadata), "nbformat": .integer(4),
            "nbformat_minor": .integer(minor),
        ]
        return JSON.object(root).pretty(indent: 1) + "\n"
    }

    /// That of the file that was read: attachments came with 4.1, identifiers with 4.5.
    static func version(of document: Document) -> Int {
        let needed = document.cells.contains { $0.attachments != nil } ? 1 : 0
        return min(max(document.minorVersion, needed), 5)
    }

    /// The cell's own, or one that is the same for the same text at the same place.
    static func identifier(of cell: Cell, at index: Int, _ taken: inout Set<String>) -> String {
        if let id = cell.id, isIdentifier(id) { return id }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in cell.source.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ UInt64(index)) &* 0x100_0000_01B3
        while true {
            let digits = String(hash & 0xFFFF_FFFF, radix: 16)
            let id = String(repeating: "0", count: 8 - digits.count) + digits
            if taken.insert(id).inserted { return id }
            hash &+= 1
        }
    }

    static func isIdentifier(_ id: String) -> Bool {
        (1...64).contains(id.utf8.count) && id.utf8.allSatisfy { LineScanner.isWord($0) || $0 == UInt8(ascii: "-") }
    }

    static func object(of cell: Cell, id: String?) -> JSONObject {
        var object = JSONObject()
        if let attachments = cell.attachments, cell.kind != .code { object["attachments"] = .object(attachments) }
        object["cell_type"] = .string(cell.kind.rawValue)
        if cell.kind == .code { object["execution_count"] = cell.executionCount.map(JSON.integer) ?? .null }
        object["id"] = id.map(JSON.string)
        object["metadata"] = .object(cell.metadata.validForNotebooks)
        if cell.kind == .code { object["outputs"] = .array(cell.outputs.map(output)) }
        object["source"] = lines(cell.source)
        return object
    }

    static func output(_ output: Output) -> JSON {
        switch output {
        case .stream(let stream, let text):
            ["name": .string(stream.rawValue), "output_type": .string("stream"), "text": lines(text)]
        case .display(let data, let metadata):
            ["data": bundle(data), "metadata": .object(metadata), "output_type": .string("display_data")]
        case .result(let data, let metadata, let count):
            [
                "data": bundle(data), "execution_count": count.map(JSON.integer) ?? .null,
                "metadata": .object(metadata),
                "output_type": .string("execute_result"),
            ]
        case .error(let name, let value, let traceback):
            [
                "ename": .string(name), "evalue": .string(value), "output_type": .string("error"),
                "traceback": .array(traceback.map(JSON.string)),
            ]
        }
    }

    static func bundle(_ data: JSONObject) -> JSON {
        var data = data
        for (type, value) in data.entries where !isJSON(type) {
            // Binary data stays one string.
            if let text = value.string,
                type.begins(with: "text/") || type == "image/svg+xml" || type == "application/javascript"
            {
                data[type] = lines(text)
            }
        }
        return .object(data)
    }

    /// Lines that keep their newlines, as nbformat splits texts.
    static func lines(_ text: String) -> JSON {
        var lines = text.lines
        let last = lines.removeLast()
        return .array(lines.map { .string($0 + "\n") } + (last.isEmpty ? [] : [.string(last)]))
    }
}

extension JSONObject {
    /// A cell's metadata in the form that nbformat's schema takes.
    var validForNotebooks: JSONObject {
        var metadata = self
        if let tags = metadata["tags"] {
            let words = tags.array?.compactMap(\.string) ?? tags.string.map { [$0] } ?? []
            var unique: [String] = []
            // The schema allows no commas and no duplicates.
            for tag in words.flatMap({ $0.split(separator: ",").map(\.trimmed) })
            where !tag.isEmpty && !unique.contains(tag) {
                unique.append(tag)
            }
            metadata["tags"] = .array(unique.map(JSON.string))
        }
        if let name = metadata["name"], name.string?.isEmpty ?? true { metadata["name"] = nil }
        if metadata["collapsed"] != nil, metadata["collapsed"]?.bool == nil { metadata["collapsed"] = nil }
        if metadata["jupyter"] != nil, metadata["jupyter"]?.object == nil { metadata["jupyter"] = nil }
        return metadata
    }
}
