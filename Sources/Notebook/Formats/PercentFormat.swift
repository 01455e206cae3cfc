// Percent files, as Jupytext (format_version 1.3), VS Code and Spyder read them:
//
// 1. A cell begins at a line `# %%`, `# <codecell>` or `# In[3]:` outside strings, and ends before the next one. What
//    stands before the first marker is a cell without one.
// 2. After `%%` come a title, `[markdown]` or `[raw]`, and metadata; more signs of per cent nest the title.
// 3. The last empty line before a marker separates the cells; exactly two blank lines are both separators (PEP 8).
//    `lines_to_next_cell` records a number of separators other than PEP 8's.
// 4. Markdown and raw cells are comments, or one triple-quoted string (`cell_marker`). Fenced blocks hide markers.
// 5. Magics are commented out; a cell in another language is commented as a whole and has `language="…"`.
// 6. A YAML block in comments at the top holds the notebook's metadata under `jupyter:`; what else it holds becomes a raw
//    cell.
// 7. Where these rules would write a cell otherwise than it was, its text is kept under `cellbook` and used as long as it
//    still means the same cell: any file survives the way through a notebook byte for byte.

extension DocumentFormat {
    package static let percent = DocumentFormat(
        name: "percent", fileExtension: ".py",
        read: { bytes throws(FormatError) in try PercentReader.document(of: bytes) },
        write: { PercentWriter.text(of: $0) })
}

/// A marker line, taken apart.
struct PercentMarker {
    /// The text after `%%`; empty for the other markers.
    var options: String

    init?(_ line: String) {
        var scanner = LineScanner(line)
        scanner.skipSpaces()
        guard scanner.take("#") else { return nil }
        scanner.skipSpaces()
        let start = scanner.position
        if scanner.take("%%") {
            scanner.skip { $0 == UInt8(ascii: "%") }
            let signs = scanner.position - start
            guard let next = scanner.current else {
                guard signs == 2 else { return nil }
                options = ""
                return
            }
            guard LineScanner.isSpace(next) else { return nil }
            options = line.dropping(first: start + 2)
            return
        }
        options = ""
        if scanner.take("In[") {
            scanner.skip { LineScanner.isDigit($0) || $0 == 0x20 }
            guard scanner.take("]") else { return nil }
            _ = scanner.take(":")
        } else if !scanner.take("<codecell>") {
            return nil
        }
        scanner.skipSpaces()
        guard scanner.isAtEnd else { return nil }
    }
}

// MARK: Reading

enum PercentReader {
    static func document(of bytes: [UInt8]) throws(FormatError) -> Document {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let valid = bytes.indices.first {
                String(validating: bytes[...$0], as: UTF8.self) == nil && isBroken(bytes, at: $0)
            }
            throw .notUTF8(line: bytes.prefix(valid ?? 0).count(where: { $0 == 0x0A }) + 1)
        }
        var document = Document()
        var body = text
        if body.begins(with: "\u{FEFF}") { body = body.dropping(first: 3) }
        let newlines = bytes.count(where: { $0 == 0x0A })
        if newlines > 0, body.occurrences(of: "\r\n") == newlines, bytes.count(where: { $0 == 0x0D }) == newlines {
            document.usesCarriageReturns = true
            body = body.replacing(text: "\r\n", with: "\n")
        }
        document = read(body, into: document)
        keepText(of: body, in: &document)
        if text.begins(with: "\u{FEFF}") {
            document.metadata.update("cellbook") { $0["byte_order_mark"] = .bool(true) }
        }
        if document.usesCarriageReturns { document.metadata.update("cellbook") { $0["newline"] = .string("\r\n") } }
        return document
    }

    private static func isBroken(_ bytes: [UInt8], at index: Int) -> Bool {
        String(validating: bytes[...min(index + 3, bytes.count - 1)], as: UTF8.self) == nil
    }

    /// The cells of a text whose lines end in LF.
    static func read(_ text: String, into base: Document = Document()) -> Document {
        var document = base
        var lines = text.lines
        // A final newline ends the last line; it begins no other.
        if lines.last?.isEmpty == true { lines.removeLast() }
        let header = PercentHeader.read(lines)
        document.metadata = header.metadata
        if let cell = header.cell { document.cells.append(cell) }
        var position = header.end
        while position < lines.count {
            let (cell, next) = cell(in: lines, at: position)
            document.cells.append(cell)
            position = next
        }
        describe(&document, hasJupyterHeader: header.hasJupyterSection)
        return document
    }

    private static func cell(in lines: [String], at start: Int) -> (Cell, next: Int) {
        let marker = PercentMarker(lines[start])
        let options = marker.map { CellOptions.parse($0.options) }
        var metadata = options?.metadata ?? [:]
        var language = metadata["language"]?.string
        metadata["language"] = nil
        var kind = options?.kind ?? .code
        var isActive = true
        if options?.kind == nil, !CellActivity.isActive("ipynb", metadata, default: true) {
            if metadata["active"]?.string == "" { metadata["active"] = nil }
            kind = .raw
            isActive = CellActivity.isActive("py", metadata, default: true)
        }

        let next = end(of: kind, language: language, in: lines, from: start)
        let separators = separators(Array(lines[start..<next]))
        let body = Array(
            lines[(marker == nil ? start : start + 1)..<max(next - separators, marker == nil ? start : start + 1)])

        var cell = Cell(kind, "", metadata: metadata)
        cell.markerLine = marker == nil ? 0 : start + 1
        cell.sourceLine = start + (marker == nil ? 1 : 2)
        var content = body
        if kind != .code,
            let string = TripleQuoted(body, isActive: CellActivity.isActive("py", metadata, default: false))
        {
            content = string.content
            if let mark = string.cellMarker { cell.metadata["cell_marker"] = .string(mark) }
        } else if kind == .code, let known = language, known != "python" {
            content = uncomment(body)
        } else {
            content = MagicLine.uncommenting(body)
            if kind != .code, !(kind == .raw && isActive && metadata["active"] != nil) { content = uncomment(content) }
        }

        let blankLines = next >= lines.count ? separators + 1 : separators
        if blankLines != PEP8.blankLines(after: body.isEmpty ? [""] : body, before: Array(lines[next...])) {
            cell.metadata["lines_to_next_cell"] = .integer(blankLines)
        }
        if let named = language, named != "python" {
            if CellLanguage.isKnown(named) {
                let arguments = cell.metadata["magic_args"]?.string
                cell.metadata["magic_args"] = nil
                content.insert("%%" + named + (arguments.map { " " + $0 } ?? ""), at: 0)
                cell.sourceLine -= 1
            } else {
                cell.metadata["language"] = .string(named)
            }
            language = nil
        }
        cell.source = content.joined(separator: "\n")
        if kind != .code, let attachments = cell.metadata["attachments"]?.object {
            cell.attachments = attachments
            cell.metadata["attachments"] = nil
        }
        return (cell, next)
    }

    /// The first marker after the cell's own, or the end of the text.
    private static func end(of kind: Cell.Kind, language: String?, in lines: [String], from start: Int) -> Int {
        var tracker = StringTracker(language: language ?? "python")
        var fence: CodeFence?
        for index in start..<lines.count {
            let line = lines[index]
            let isQuoted = tracker.isQuoted
            tracker.read(line)
            if isQuoted { continue }
            if kind != .code {
                let text = uncomment([line])[0]
                if let open = fence {
                    if open.isClosed(by: text) { fence = nil }
                    continue
                }
                if let opened = CodeFence(opening: text),
                    lines[(index + 1)...].contains(where: { opened.isClosed(by: uncomment([$0])[0]) })
                {
                    fence = opened
                    continue
                }
            }
            if index > start, PercentMarker(line) != nil { return index }
        }
        return lines.count
    }

    /// How many of the last lines separate a cell from the next: two where exactly two are blank, else the last empty one.
    private static func separators(_ lines: [String]) -> Int {
        let count = lines.count
        if count >= 3, lines[count - 1].isBlank, lines[count - 2].isBlank, !lines[count - 3].isBlank { return 2 }
        return lines.last == "" ? 1 : 0
    }

    static func uncomment(_ lines: [String]) -> [String] {
        lines.map { $0.begins(with: "# ") ? $0.dropping(first: 2) : $0.begins(with: "#") ? $0.dropping(first: 1) : $0 }
    }

    /// What a notebook must know for Jupytext to write the file back as it was: no header where there was none.
    private static func describe(_ document: inout Document, hasJupyterHeader: Bool) {
        let hasLanguage = document.metadata["kernelspec"]?.object?["language"] != nil
        if !hasLanguage, !document.cells.isEmpty {
            document.metadata.update("jupytext") { $0["main_language"] = .string("python") }
        }
        if !hasJupyterHeader {
            var keys: [String] = []
            for key in document.cells.flatMap(\.metadata.keys) where !keys.contains(key) { keys.append(key) }
            document.metadata.update("jupytext") { jupytext in
                jupytext["notebook_metadata_filter"] = .string("-all")
                if jupytext["cell_metadata_filter"] == nil {
                    jupytext["cell_metadata_filter"] = .string((keys.sorted() + ["-all"]).joined(separator: ","))
                }
            }
        }
    }

    /// Rule 7: records the text of each stretch that the writer would not write the same way.
    private static func keepText(of text: String, in document: inout Document) {
        guard PercentWriter.text(of: document, newline: "\n") != text else { return }
        let lines = text.lines
        var ends = document.cells.map { $0.markerLine > 0 ? $0.markerLine - 1 : $0.sourceLine - 1 }
        let firstIsHeader = document.cells.first.map { $0.kind == .raw && $0.markerLine < 0 } ?? false
        let bodyStart = (firstIsHeader ? ends.dropFirst().first : ends.first) ?? PercentHeader.read(lines).end
        let header = bodyStart > 0 ? lines[..<min(bodyStart, lines.count)].joined(separator: "\n") + "\n" : ""
        if PercentHeader.text(for: document, following: lines[min(bodyStart, lines.count)...]) != header {
            document.metadata.update("cellbook") { $0["header"] = .string(header) }
        }
        ends.append(lines.count)
        let written = PercentWriter.blocks(of: document)
        for index in document.cells.indices where !(firstIsHeader && index == 0) {
            let isLast = index == document.cells.count - 1
            let block = lines[ends[index]..<ends[index + 1]].joined(separator: "\n") + (isLast ? "" : "\n")
            if written[index] != block {
                document.cells[index].metadata.update("cellbook") { $0["text"] = .string(block) }
            }
        }
    }
}

/// A fenced block of Markdown: `%%` inside one is no marker.
private struct CodeFence {
    let sign: UInt8
    let count: Int

    init?(opening line: String) {
        guard let (sign, count, rest) = CodeFence.fence(line), !(sign == UInt8(ascii: "`") && rest.utf8.contains(sign))
        else {
            return nil
        }
        self.sign = sign
        self.count = count
    }

    func isClosed(by line: String) -> Bool {
        guard let (sign, count, rest) = CodeFence.fence(line) else { return false }
        return sign == self.sign && count >= self.count && rest.isBlank
    }

    private static func fence(_ line: String) -> (UInt8, Int, String)? {
        var scanner = LineScanner(line)
        guard scanner.skip(while: { $0 == 0x20 }) <= 3, let sign = scanner.current,
            sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~")
        else { return nil }
        let count = scanner.skip { $0 == sign }
        return count >= 3 ? (sign, count, scanner.rest) : nil
    }
}

/// A markdown or raw cell that is written as one string.
private struct TripleQuoted {
    var content: [String]
    /// How the quotes stood, where it was not the usual way.
    var cellMarker: String?

    init?(_ lines: [String], isActive: Bool) {
        guard !isActive else { return nil }
        let text = lines.joined(separator: "\n").trimmed
        for prefix in ["", "r", "R"] {
            for quotes in ["\"\"\"", "'''"] {
                var left = prefix + quotes
                var right = quotes
                guard text.begins(with: left), text.ends(with: right), text.utf8.count >= left.utf8.count + 3 else {
                    continue
                }
                var inner = text.dropping(first: left.utf8.count).dropping(last: 3)
                if inner.begins(with: "\n") {
                    inner = inner.dropping(first: 1)
                    left += "\n"
                }
                if inner.ends(with: "\n") {
                    inner = inner.dropping(last: 1)
                    right = "\n" + right
                }
                let isUsual = left.utf8.count - prefix.utf8.count == 4 && right.utf8.count == 4
                if prefix.isEmpty {
                    cellMarker = isUsual ? quotes : nil
                } else {
                    cellMarker = isUsual ? prefix + quotes : left + "," + right
                }
                content = inner.isEmpty ? [] : inner.lines
                if content.last == "" { content.removeLast() }
                return
            }
        }
        return nil
    }
}

extension String {
    fileprivate func occurrences(of text: String) -> Int {
        var count = 0
        var from = 0
        while let offset = offset(of: text, from: from) {
            count += 1
            from = offset + text.utf8.count
        }
        return count
    }
}
