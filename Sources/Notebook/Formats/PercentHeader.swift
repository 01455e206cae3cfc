/// The block at the top of a percent file: interpreter line, encoding, and YAML between two lines `# ---`.
enum PercentHeader {
    struct Read {
        var metadata = JSONObject()
        /// YAML outside `jupyter:`, as a raw cell.
        var cell: Cell?
        /// The first line of the body.
        var end = 0
        var hasJupyterSection = false
    }

    // MARK: Reading

    static func read(_ lines: [String]) -> Read {
        var result = Read()
        var jupytext = JSONObject()
        var index = 0
        if let first = lines.first, first.begins(with: "#!") {
            jupytext["executable"] = .string(first.dropping(first: 2))
            index = 1
        }
        if index < lines.count, isEncoding(lines[index]) {
            jupytext["encoding"] = .string(lines[index])
            index += 1
        }
        result.end = index
        defer { if !jupytext.isEmpty { merge(jupytext, into: &result.metadata) } }

        guard let block = yamlBlock(lines, from: index) else { return result }
        result.hasJupyterSection = !block.jupyter.isEmpty
        if result.hasJupyterSection, let section = YAML.parse(block.jupyter)?.object?["jupyter"]?.object {
            result.metadata = section
        }
        var end = block.end
        let hasBlankLine = end < lines.count && uncomment(lines[end]).isBlank
        if hasBlankLine { end += 1 }
        result.end = end
        if !block.other.isEmpty {
            var cell = Cell(.raw, (["---"] + block.other + ["---"]).joined(separator: "\n"))
            cell.markerLine = -1
            let blankLines = hasBlankLine ? 1 : 0
            if blankLines != PEP8.blankLines(after: ["---"], before: Array(lines[end...])) {
                cell.metadata["lines_to_next_cell"] = .integer(blankLines)
            }
            result.cell = cell
        }
        return result
    }

    /// The lines between the dashes, those below `jupyter:` apart from the others.
    private static func yamlBlock(_ lines: [String], from start: Int) -> (jupyter: [String], other: [String], end: Int)?
    {
        var jupyter: [String] = []
        var other: [String] = []
        var hasStarted = false
        var inJupyter = false
        for index in start..<max(start, lines.count) {
            guard lines[index].begins(with: "#") else { return nil }
            let line = uncomment(lines[index])
            if isDashes(line) {
                if hasStarted { return (jupyter, other, index + 1) }
                hasStarted = true
                continue
            }
            if !hasStarted, !line.isBlank { return nil }
            if line.begins(with: "jupyter"), line.dropping(first: 7).trimmed == ":" {
                inJupyter = true
            } else if let first = line.utf8.first, !LineScanner.isSpace(first) {
                inJupyter = false
            }
            if inJupyter { jupyter.append(line) } else { other.append(line) }
        }
        return nil
    }

    private static func uncomment(_ line: String) -> String { PercentReader.uncomment([line])[0] }

    private static func isDashes(_ line: String) -> Bool { line.begins(with: "---") && line.dropping(first: 3).isBlank }

    /// `# -*- coding: utf-8 -*-`
    private static func isEncoding(_ line: String) -> Bool {
        var scanner = LineScanner(line)
        scanner.skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }
        guard scanner.take("#"), let offset = line.offset(of: "coding") else { return false }
        scanner.position = offset + 6
        return scanner.take(":") || scanner.take("=")
    }

    private static func merge(_ jupytext: JSONObject, into metadata: inout JSONObject) {
        metadata.update("jupytext") { section in
            for (key, value) in jupytext.entries { section[key] = value }
        }
    }

    // MARK: Writing

    /// Whether a cell is the raw cell that holds YAML for the header.
    static func isHeader(_ cell: Cell) -> Bool { yaml(in: cell) != nil }

    private static func yaml(in cell: Cell) -> [String]? {
        guard cell.kind == .raw else { return nil }
        let lines = cell.source.trimmed.lines
        guard lines.count >= 2, isDashes(lines[0]), isDashes(lines[lines.count - 1]) else { return nil }
        return Array(lines[1..<lines.count - 1])
    }

    /// The header with the blank lines after it; empty where the notebook has none.
    static func text(for document: Document, following body: ArraySlice<String>) -> String {
        if let kept = document.metadata["cellbook"]?.object?["header"]?.string { return kept }
        var metadata = document.metadata
        metadata["cellbook"] = nil
        var lines: [String] = []
        metadata.update("jupytext") { jupytext in
            if let executable = jupytext["executable"]?.string { lines.append("#!" + executable) }
            if let encoding = jupytext["encoding"]?.string { lines.append(encoding) }
            jupytext["executable"] = nil
            jupytext["encoding"] = nil
        }
        var header = document.cells.first.flatMap(yaml(in:)) ?? []
        if let section = section(metadata) { header += YAML.text(["jupyter": .object(section)]) }
        var blankLines = 0
        if !header.isEmpty {
            header = (["---"] + header + ["---"]).map { $0.isEmpty ? "#" : "# " + $0 }
            let stored = document.cells.first.flatMap {
                isHeader($0) ? $0.metadata["lines_to_next_cell"]?.integer : nil
            }
            var body = Array(body)
            if body.last == "" { body.removeLast() }
            blankLines = stored ?? PEP8.blankLines(after: header, before: body)
        }
        return (lines + header + Array(repeating: "", count: min(max(0, blankLines), 1000))).map { $0 + "\n" }.joined()
    }

    /// What stands under `jupyter:`, without what another program can tell by itself.
    private static func section(_ metadata: JSONObject) -> JSONObject? {
        var metadata = metadata
        var jupytext = metadata["jupytext"]?.object ?? [:]
        let filter = jupytext["notebook_metadata_filter"]?.string ?? ""
        guard !filter.split(separator: ",").contains("-all") else { return nil }
        metadata["language_info"] = nil
        metadata["widgets"] = nil
        if jupytext["main_language"]?.string == "python" { jupytext["main_language"] = nil }
        if jupytext["text_representation"] == nil {
            jupytext["text_representation"] = [
                "extension": .string(".py"), "format_name": .string("percent"), "format_version": .string("1.3"),
            ]
        }
        metadata["jupytext"] = .object(jupytext)
        return metadata
    }
}

extension JSON: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSON)...) {
        var object = JSONObject()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}
