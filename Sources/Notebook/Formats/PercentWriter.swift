/// Writes percent files; the rules stand in `PercentFormat.swift`.
enum PercentWriter {
    static func text(of document: Document) -> String {
        let newline = document.metadata["cellbook"]?.object?["newline"]?.string == "\r\n" ? "\r\n" : "\n"
        let mark = document.metadata["cellbook"]?.object?["byte_order_mark"] == .bool(true) ? "\u{FEFF}" : ""
        return mark + text(of: document, newline: newline)
    }

    static func text(of document: Document, newline: String) -> String {
        let blocks = blocks(of: document)
        let body = blocks.joined()
        let header = PercentHeader.text(for: document, following: body.lines[...])
        let text = header + body
        return newline == "\n" ? text : text.replacing(text: "\n", with: newline)
    }

    /// The text of each cell with the blank lines after it; together they are the body. The cell that is part of the header
    /// has an empty one.
    static func blocks(of document: Document) -> [String] {
        var blocks = Array(repeating: "", count: document.cells.count)
        // From the last to the first: the blank lines after a cell depend on what follows.
        var following: [String] = []
        for index in document.cells.indices.reversed() {
            let cell = document.cells[index]
            if index == 0, PercentHeader.isHeader(cell) { continue }
            if let kept = keptText(of: cell) {
                blocks[index] = kept
                following = kept.lines.dropLast(kept.ends(with: "\n") ? 1 : 0) + following
                continue
            }
            var lines = lines(of: cell)
            let blank = cell.metadata["lines_to_next_cell"]?.integer ?? PEP8.blankLines(after: lines, before: following)
            lines += Array(repeating: "", count: min(max(0, blank), 1000))
            let isLast = index == document.cells.count - 1
            blocks[index] = lines.joined(separator: "\n") + (isLast ? "" : "\n")
            following = lines + following
        }
        return blocks
    }

    /// The text that the cell was read from, while it still means this cell.
    private static func keptText(of cell: Cell) -> String? {
        guard let text = cell.metadata["cellbook"]?.object?["text"]?.string else { return nil }
        let read = PercentReader.read(text)
        guard read.cells.count == 1, let same = read.cells.first, same.kind == cell.kind, same.source == cell.source,
            plain(same.metadata) == plain(cell.metadata)
        else { return nil }
        return text
    }

    private static func plain(_ metadata: JSONObject) -> JSONObject {
        var metadata = metadata.validForNotebooks
        for key in ["cellbook", "lines_to_next_cell", "cell_marker"] { metadata[key] = nil }
        return metadata
    }

    /// The marker and the body, without the blank lines after it.
    static func lines(of cell: Cell) -> [String] {
        var source = cell.source.lines
        var metadata = cell.metadata
        for key in ignoredKeys { metadata[key] = nil }
        if metadata["tags"]?.array?.isEmpty == true { metadata["tags"] = nil }
        let title = metadata["title"]?.string
        if let attachments = cell.attachments { metadata["attachments"] = .object(attachments) }

        var isActive = true
        if cell.kind == .code {
            isActive = CellActivity.isActive("py", metadata, default: true)
            if let (language, arguments) = language(of: source[0]) {
                source.removeFirst()
                if !arguments.isEmpty { metadata["magic_args"] = .string(arguments) }
                metadata["language"] = .string(language)
                isActive = language == "python" && isActive
                if source.isEmpty { source = [""] }
            } else if let named = metadata["language"]?.string, named != "python" {
                isActive = false
            }
        }
        let isCode = cell.kind == .code || (cell.kind == .raw && metadata["active"] != nil)
        let options = CellOptions.text(title: title, kind: isCode ? .code : cell.kind, metadata: metadata)
        let first = source[0]
        let indent = isCode && isActive && !first.isBlank ? first.indentation : ""
        let marker = indent + "# %%" + options
        if isCode, isActive {
            let lines = MagicLine.commenting(source)
            return lines == [""] ? [marker] : [marker] + lines
        }
        return [marker] + markdown(source, marker: cell.metadata["cell_marker"]?.string)
    }

    /// Keys that belong to a program or to one run, and those that the layout of the file itself tells.
    private static let ignoredKeys = [
        "autoscroll", "collapsed", "scrolled", "trusted", "execution", "ExecuteTime", "skipline", "noskipline",
        "cell_marker",
        "lines_to_next_cell", "lines_to_end_of_cell_marker", "cellbook",
    ]

    private static func language(of line: String) -> (String, String)? {
        guard line.begins(with: "%%") else { return nil }
        let magic = line.dropping(first: 2)
        let space = magic.offset(of: " ")
        let name = space.map { magic.prefix(bytes: $0) } ?? magic
        return CellLanguage.isKnown(name) ? (name, space.map { magic.dropping(first: $0 + 1) } ?? "") : nil
    }

    /// As comments, or between the quotes that the cell had.
    private static func markdown(_ source: [String], marker: String?) -> [String] {
        guard let marker, var (left, right) = quotes(marker) else {
            return source.map { $0.isEmpty ? "#" : "# " + $0 }
        }
        // A backslash would be read as an escape.
        if left.utf8.first != UInt8(ascii: "r"), left.utf8.first != UInt8(ascii: "R"),
            source.contains(where: { $0.utf8.contains(0x5C) })
        {
            left = "r" + left
        }
        right = source.joined(separator: "\n") + right
        return (left + right).lines
    }

    private static func quotes(_ marker: String) -> (String, String)? {
        let comma = marker.offset(of: ",")
        let left = comma.map { marker.prefix(bytes: $0) } ?? marker + "\n"
        let bare = left.begins(with: "r") || left.begins(with: "R") ? left.dropping(first: 1) : left
        let right = comma.map { marker.dropping(first: $0 + 1) } ?? "\n" + bare.trimmedAtEnd
        let sign = bare.prefix(bytes: 3)
        return (sign == "\"\"\"" || sign == "'''") && right.ends(with: sign) ? (left, right) : nil
    }
}

/// Whether a cell counts in a file of some kind: `active="py"`, the tag `active-ipynb`, a frozen cell.
enum CellActivity {
    static func isActive(_ kind: String, _ metadata: JSONObject, default unmarked: Bool) -> Bool {
        if metadata["run_control"]?.object?["frozen"] == .bool(true) { return kind == "ipynb" }
        for tag in metadata["tags"]?.array?.compactMap(\.string) ?? [] where tag.begins(with: "active-") {
            return tag.split(separator: "-").contains { $0 == kind }
        }
        guard let active = metadata["active"]?.string else { return unmarked }
        return active.split(whereSeparator: { $0 == "." || $0 == "," }).contains { $0 == kind }
    }
}

/// The blank lines that PEP 8 wants between two cells: two around functions and classes, else one.
enum PEP8 {
    static func blankLines(after previous: [String], before next: [String]) -> Int {
        if next.isEmpty { return 1 }
        if previous.isEmpty { return 0 }
        if endsInDefinition(previous) { return hasCode(next) ? 2 : 1 }
        return endsInCode(previous) && beginsDefinition(next) ? 2 : 1
    }

    private static func isDefinition(_ line: String) -> Bool {
        line.begins(with: "def ") || line.begins(with: "async ") || line.begins(with: "class ")
    }

    private static func beginsDefinition(_ lines: [String]) -> Bool {
        var tracker = StringTracker()
        for (index, line) in lines.enumerated() {
            let isQuoted = tracker.isQuoted
            tracker.read(line)
            if isQuoted { continue }
            if line.isBlank {
                if index > 0, lines[index - 1].isBlank { return false }
                continue
            }
            if isDefinition(line) { return true }
            if let first = line.utf8.first, "#@ )".utf8.contains(first) { continue }
            return false
        }
        return false
    }

    private static func endsInDefinition(_ lines: [String]) -> Bool {
        var tracker = StringTracker()
        var plain: [String] = []
        for line in lines {
            if !tracker.isQuoted { plain.append(line) }
            tracker.read(line)
        }
        plain.reverse()
        for (index, line) in plain.enumerated() {
            if line.isBlank {
                if index > 0, plain[index - 1].isBlank { return false }
                continue
            }
            if let first = line.utf8.first, "# )".utf8.contains(first) { continue }
            return isDefinition(line)
        }
        return false
    }

    private static func endsInCode(_ lines: [String]) -> Bool {
        guard let last = lines.last else { return false }
        return !last.isBlank && !last.begins(with: "#")
    }

    private static func hasCode(_ lines: [String]) -> Bool {
        for (index, line) in lines.enumerated() {
            let text = line.trimmed
            if text.begins(with: "#") { continue }
            if !text.isEmpty { return true }
            if index > 0, lines[index - 1].isBlank { return false }
        }
        return false
    }
}
