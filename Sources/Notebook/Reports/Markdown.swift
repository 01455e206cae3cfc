/// Markdown to HTML: what notebooks use of CommonMark, with tables. Raw HTML is kept, as Jupyter keeps it, but for scripts.
struct Markdown {
    struct Heading: Equatable {
        var level: Int
        /// Plain text.
        var text: String
        var anchor: String
    }
    /// Pictures inside the cell, by name.
    var attachments = JSONObject()
    private(set) var headings: [Heading] = []
    /// Anchors given so far, so that none is given twice.
    var anchors: [String: Int] = [:]

    mutating func html(_ text: String) -> String { blocks(text.lines[...], depth: 0) }

    // MARK: Blocks

    private mutating func blocks(_ lines: ArraySlice<String>, depth: Int) -> String {
        var html = ""
        var rest = lines
        while let line = rest.first {
            if line.isBlank {
                rest.removeFirst()
            } else if let fence = Fence(line) {
                html += code(&rest, fence)
            } else if let (level, text) = Markdown.heading(line) {
                rest.removeFirst()
                html += heading(level, text)
            } else if Markdown.isRule(line) {
                rest.removeFirst()
                html += "<hr>\n"
            } else if line.trimmedAtStart.begins(with: ">"), depth < 16 {
                let quoted = take(&rest) { !$0.isBlank }.map {
                    $0.trimmedAtStart.begins(with: ">") ? Markdown.unquote($0) : $0
                }
                html += "<blockquote>\n\(blocks(quoted[...], depth: depth + 1))</blockquote>\n"
            } else if Marker(line) != nil, depth < 16 {
                html += list(&rest, depth: depth)
            } else if rest.count > 1, line.utf8.contains(UInt8(ascii: "|")),
                Markdown.isTableRule(rest[rest.startIndex + 1])
            {
                html += table(&rest)
            } else if line.begins(with: "    ") || line.begins(with: "\t") {
                let body = take(&rest) { $0.begins(with: "    ") || $0.begins(with: "\t") || $0.isBlank }
                html +=
                    "<pre><code>\(HTML.escape(body.map { $0.begins(with: "\t") ? $0.dropping(first: 1) : $0.dropping(first: min(4, $0.utf8.count)) }.joined(separator: "\n").trimmedAtEnd))</code></pre>\n"
            } else if line.begins(with: "<"), !line.begins(with: "<http"), !line.begins(with: "<mailto") {
                html += HTML.withoutScripts(take(&rest) { !$0.isBlank }.joined(separator: "\n")) + "\n"
            } else {
                html += "<p>\(inline(paragraph(&rest)))</p>\n"
            }
        }
        return html
    }

    private func take(_ rest: inout ArraySlice<String>, while condition: (String) -> Bool) -> [String] {
        let taken = rest.prefix(while: condition)
        rest.removeFirst(taken.count)
        return Array(taken)
    }

    private func paragraph(_ rest: inout ArraySlice<String>) -> String {
        var lines = [rest.removeFirst()]
        while let line = rest.first, !line.isBlank, Fence(line) == nil, Markdown.heading(line) == nil,
            !Markdown.isRule(line),
            !line.trimmedAtStart.begins(with: ">"), Marker(line) == nil
        {
            lines.append(line)
            rest.removeFirst()
        }
        return lines.map { $0.ends(with: "  ") ? $0.trimmed + "\u{1}" : $0.trimmed }.joined(separator: "\n")
    }

    private struct Fence {
        let sign: Character
        let count: Int
        let language: String

        init?(_ line: String) {
            let text = line.trimmedAtStart
            guard let first = text.first, first == "`" || first == "~" else { return nil }
            count = text.prefix { $0 == first }.count
            guard count >= 3 else { return nil }
            sign = first
            language = text.dropping(first: count).trimmed
        }
    }

    private mutating func code(_ rest: inout ArraySlice<String>, _ fence: Fence) -> String {
        rest.removeFirst()
        var body: [String] = []
        while let line = rest.popFirst() {
            if let end = Fence(line), end.sign == fence.sign, end.count >= fence.count, end.language.isEmpty { break }
            body.append(line)
        }
        let text = body.joined(separator: "\n")
        let isPython = ["python", "py", "python3", "ipython3"].contains(fence.language.lowercased())
        return "<pre><code>\(isPython ? HTML.highlighted(text) : HTML.escape(text))</code></pre>\n"
    }

    static func heading(_ line: String) -> (Int, String)? {
        let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(level) else { return nil }
        let rest = line.dropping(first: level)
        guard rest.isEmpty || rest.begins(with: " ") else { return nil }
        var text = rest.trimmed
        while text.ends(with: "#") { text = text.dropping(last: 1) }
        return (level, text.trimmedAtEnd)
    }

    private mutating func heading(_ level: Int, _ text: String) -> String {
        let plain = HTML.plain(inline(text))
        var anchor = String(
            plain.lowercased().unicodeScalars.map {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) ? Character($0) : "-"
            })
        if anchor.isEmpty { anchor = "section" }
        let count = anchors[anchor, default: 0]
        anchors[anchor] = count + 1
        if count > 0 { anchor += "-\(count)" }
        headings.append(Heading(level: level, text: plain, anchor: anchor))
        return "<h\(level) id=\"\(HTML.escape(anchor))\">\(inline(text))</h\(level)>\n"
    }

    private static func isRule(_ line: String) -> Bool {
        let signs = line.utf8.filter { !LineScanner.isSpace($0) }
        guard signs.count >= 3, let first = signs.first, "-*_".utf8.contains(first) else { return false }
        return signs.allSatisfy { $0 == first }
    }

    private static func unquote(_ line: String) -> String {
        let text = line.trimmedAtStart.dropping(first: 1)
        return text.begins(with: " ") ? text.dropping(first: 1) : text
    }

    /// `- `, `* `, `+ `, `1. `, `1) `
    private struct Marker {
        let indent: Int
        let width: Int
        let isOrdered: Bool
        let start: Int

        init?(_ line: String) {
            var scanner = LineScanner(line)
            indent = scanner.skip { $0 == 0x20 }
            let first = scanner.position
            let digits = scanner.skip(while: LineScanner.isDigit)
            if digits > 0 {
                guard digits < 10, scanner.take(".") || scanner.take(")") else { return nil }
                isOrdered = true
                start = Int(String(decoding: scanner.bytes[first..<first + digits], as: UTF8.self)) ?? 1
            } else {
                guard scanner.take("-") || scanner.take("*") || scanner.take("+") else { return nil }
                isOrdered = false
                start = 1
            }
            guard scanner.isAtEnd || scanner.take(" ") else { return nil }
            width = scanner.position
        }
    }

    private mutating func list(_ rest: inout ArraySlice<String>, depth: Int) -> String {
        guard let first = rest.first.flatMap(Marker.init) else { return "" }
        var html = first.isOrdered ? (first.start == 1 ? "<ol>\n" : "<ol start=\"\(first.start)\">\n") : "<ul>\n"
        while let line = rest.first, let marker = Marker(line), marker.indent >= first.indent,
            marker.indent < first.width, marker.isOrdered == first.isOrdered
        {
            rest.removeFirst()
            var body = [line.dropping(first: marker.width)]
            var isLoose = false
            while let next = rest.first {
                if next.isBlank {
                    guard let after = rest.dropFirst().first(where: { !$0.isBlank }),
                        after.indentation.utf8.count >= marker.width
                    else { break }
                    isLoose = true
                } else if next.indentation.utf8.count < min(marker.width, marker.indent + 2) {
                    // Text goes on without indentation; another item does not.
                    if Marker(next) != nil || Markdown.heading(next) != nil || Fence(next) != nil
                        || rest.startIndex > 0 && body.last?.isBlank == true
                    {
                        break
                    }
                }
                body.append(next.dropping(first: min(next.indentation.utf8.count, marker.width)))
                rest.removeFirst()
            }
            while body.last?.isBlank == true { body.removeLast() }
            var inner = blocks(body[...], depth: depth + 1)
            if !isLoose, inner.begins(with: "<p>"), let end = inner.offset(of: "</p>\n") {
                inner = inner.prefix(bytes: end).dropping(first: 3) + inner.dropping(first: end + 5)
            }
            html += "<li>\(inner)</li>\n"
            if rest.first?.isBlank == true, let after = rest.first(where: { !$0.isBlank }), Marker(after) != nil {
                rest = rest.drop(while: \.isBlank)
            }
        }
        return html + (first.isOrdered ? "</ol>\n" : "</ul>\n")
    }

    private static func cells(_ line: String) -> [String] {
        var text = line.trimmed
        if text.begins(with: "|") { text = text.dropping(first: 1) }
        if text.ends(with: "|"), !text.ends(with: "\\|") { text = text.dropping(last: 1) }
        var cells = [""]
        var escaped = false
        for character in text {
            if character == "|", !escaped { cells.append("") } else { cells[cells.count - 1].append(character) }
            escaped = character == "\\" && !escaped
        }
        return cells.map { $0.trimmed.replacing(text: "\\|", with: "|") }
    }

    private static func isTableRule(_ line: String) -> Bool {
        let cells = cells(line)
        return line.utf8.contains(UInt8(ascii: "-"))
            && cells.allSatisfy { cell in !cell.isEmpty && cell.utf8.allSatisfy { "-:".utf8.contains($0) } }
    }

    private mutating func table(_ rest: inout ArraySlice<String>) -> String {
        let header = Markdown.cells(rest.removeFirst())
        let sides = Markdown.cells(rest.removeFirst()).map { rule -> String in
            switch (rule.begins(with: ":"), rule.ends(with: ":")) {
            case (true, true): " style=\"text-align:center\""
            case (false, true): " style=\"text-align:right\""
            default: ""
            }
        }
        func row(_ cells: [String], _ tag: String) -> String {
            "<tr>"
                + cells.enumerated().map {
                    "<\(tag)\($0.offset < sides.count ? sides[$0.offset] : "")>\(inline($0.element))</\(tag)>"
                }.joined() + "</tr>\n"
        }
        var html = "<table>\n<thead>\(row(header, "th"))</thead>\n<tbody>\n"
        while let line = rest.first, !line.isBlank, line.utf8.contains(UInt8(ascii: "|")) {
            rest.removeFirst()
            html += row(Markdown.cells(line), "td")
        }
        return html + "</tbody>\n</table>\n"
    }

    // MARK: Inside a line

    /// Emphasis, code, links, pictures. Mathematics between dollars stays as it is written.
    func inline(_ text: String) -> String {
        var html = ""
        let scalars = Array(text)
        var index = 0
        var plain = ""
        func flush() {
            html += HTML.escape(plain)
            plain = ""
        }
        while index < scalars.count {
            let character = scalars[index]
            if let (end, piece) = span(scalars, at: index) {
                flush()
                html += piece
                index = end
            } else if character == "\\", index + 1 < scalars.count, "\\`*_{}[]()#+-.!|~<>$".contains(scalars[index + 1])
            {
                plain.append(scalars[index + 1])
                index += 2
            } else if character == "\u{1}" {
                flush()
                html += "<br>"
                index += 1
            } else {
                plain.append(character)
                index += 1
            }
        }
        flush()
        return html
    }

    private func span(_ text: [Character], at index: Int) -> (Int, String)? {
        switch text[index] {
        case "`":
            let count = text[index...].prefix { $0 == "`" }.count
            let body = index + count
            guard
                let end = (body..<max(body, text.count)).first(where: { start in
                    text[start] == "`" && text[start...].prefix { $0 == "`" }.count == count && text[start - 1] != "`"
                })
            else { return nil }
            return (end + count, "<code>\(HTML.escape(String(text[body..<end]).trimmed))</code>")
        case "$":
            let sign = index + 1 < text.count && text[index + 1] == "$" ? 2 : 1
            let body = index + sign
            guard body < text.count, sign == 2 || !text[body].isWhitespace,
                let end = (body..<text.count).first(where: {
                    text[$0] == "$" && text[$0 - 1] != "\\"
                        && (sign == 1 || ($0 + 1 < text.count && text[$0 + 1] == "$"))
                }), end > body
            else { return nil }
            return (end + sign, "<span class=\"math\">\(HTML.escape(String(text[body..<end])))</span>")
        case "*", "_", "~": return emphasis(text, at: index)
        case "!":
            return index + 1 < text.count && text[index + 1] == "[" ? link(text, at: index + 1, isPicture: true) : nil
        case "[": return link(text, at: index, isPicture: false)
        case "<": return tag(text, at: index)
        default: return nil
        }
    }

    private func emphasis(_ text: [Character], at index: Int) -> (Int, String)? {
        let sign = text[index]
        let count = min(3, text[index...].prefix { $0 == sign }.count)
        let body = index + count
        guard body < text.count, !text[body].isWhitespace, sign != "~" || count == 2 else { return nil }
        // An underscore inside a word is a letter of it.
        if sign == "_", index > 0, text[index - 1].isLetter || text[index - 1].isNumber { return nil }
        var end = body
        while end + count <= text.count {
            if text[end] == sign, text[end..<end + count].allSatisfy({ $0 == sign }), !text[end - 1].isWhitespace,
                end + count == text.count || text[end + count] != sign
            {
                if sign == "_", end + count < text.count, text[end + count].isLetter || text[end + count].isNumber {
                    end += 1
                    continue
                }
                let inner = inline(String(text[body..<end]))
                let tags =
                    sign == "~"
                    ? ("<del>", "</del>")
                    : [("<em>", "</em>"), ("<strong>", "</strong>"), ("<strong><em>", "</em></strong>")][count - 1]
                return (end + count, tags.0 + inner + tags.1)
            }
            end += 1
        }
        return nil
    }

    private func link(_ text: [Character], at index: Int, isPicture: Bool) -> (Int, String)? {
        var depth = 0
        guard
            let close = (index..<text.count).first(where: {
                if text[$0] == "[" { depth += 1 }
                if text[$0] == "]" { depth -= 1 }
                return depth == 0
            }), close + 1 < text.count, text[close + 1] == "(", let end = text[(close + 2)...].firstIndex(of: ")")
        else { return nil }
        let label = String(text[(index + 1)..<close])
        let target = String(text[(close + 2)..<end]).trimmed
        let address = target.split(separator: " ", maxSplits: 1).first.map(String.init) ?? ""
        if isPicture {
            return (end + 1, "<img src=\"\(HTML.escape(source(of: address)))\" alt=\"\(HTML.escape(label))\">")
        }
        guard !address.lowercased().begins(with: "javascript:") else { return nil }
        return (end + 1, "<a href=\"\(HTML.escape(address))\">\(inline(label))</a>")
    }

    /// An attachment's bytes, or the address as it is.
    private func source(of address: String) -> String {
        guard address.begins(with: "attachment:"), let bundle = attachments[address.dropping(first: 11)]?.object,
            let (type, data) = bundle.entries.first, let base64 = data.string
        else { return address }
        return "data:\(type);base64,\(base64)"
    }

    /// A tag of HTML, or an address in angle brackets.
    private func tag(_ text: [Character], at index: Int) -> (Int, String)? {
        guard let end = text[index...].firstIndex(of: ">"), end > index + 1,
            let first = text[index + 1].unicodeScalars.first,
            first == "/" || first.properties.isAlphabetic || first == "!"
        else { return nil }
        let inner = String(text[(index + 1)..<end])
        if inner.begins(with: "http://") || inner.begins(with: "https://") || inner.begins(with: "mailto:") {
            return (end + 1, "<a href=\"\(HTML.escape(inner))\">\(HTML.escape(inner))</a>")
        }
        return (end + 1, HTML.withoutScripts("<\(inner)>"))
    }
}

enum HTML {
    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// The text between the tags.
    static func plain(_ html: String) -> String {
        var text = ""
        var isInside = false
        for character in html {
            if character == "<" {
                isInside = true
            } else if character == ">" {
                isInside = false
            } else if !isInside {
                text.append(character)
            }
        }
        return text.replacing(text: "&lt;", with: "<").replacing(text: "&gt;", with: ">").replacing(
            text: "&quot;", with: "\""
        )
        .replacing(text: "&#39;", with: "'").replacing(text: "&amp;", with: "&")
    }

    /// Reports are read in browsers: no program of a notebook's text runs there.
    static func withoutScripts(_ html: String) -> String {
        var html = html
        for tag in ["script", "iframe", "object", "embed"] {
            while let start = html.lowercased().offset(of: "<" + tag) {
                let lower = html.lowercased()
                let close = "</\(tag)>"
                let end =
                    lower.offset(of: close, from: start).map { $0 + close.utf8.count } ?? lower.offset(
                        of: ">", from: start
                    ).map { $0 + 1 } ?? lower.utf8.count
                html = html.prefix(bytes: start) + html.dropping(first: end)
            }
        }
        return html
    }

    static func highlighted(_ source: String) -> String {
        Highlighter.stretches(of: source).map { stretch in
            let text = escape(stretch.text)
            switch stretch.style {
            case .plain: return text
            default: return "<span class=\"\(stretch.style.rawValue)\">\(text)</span>"
            }
        }.joined()
    }

    /// Text with the colours that escape sequences ask for.
    static func terminal(_ text: String) -> String {
        guard text.utf8.contains(0x1B) else { return escape(text) }
        var html = ""
        var isOpen = false
        var rest = text.unicodeScalars[...]
        var plain = ""
        func flush() {
            html += escape(plain)
            plain = ""
        }
        while let scalar = rest.popFirst() {
            guard scalar == "\u{1B}", rest.first == "[" else {
                plain.unicodeScalars.append(scalar)
                continue
            }
            rest.removeFirst()
            var parameters = ""
            var final: Unicode.Scalar?
            while let next = rest.popFirst() {
                if (0x40...0x7E).contains(next.value) {
                    final = next
                    break
                }
                parameters.unicodeScalars.append(next)
            }
            guard final == "m" else { continue }
            flush()
            if isOpen { html += "</span>" }
            let codes = parameters.split(separator: ";").compactMap { Int($0) }
            let classes = codes.filter { $0 == 1 || (30...37).contains($0) || (90...97).contains($0) }.map {
                "ansi\($0 >= 90 ? $0 - 60 : $0)"
            }
            isOpen = !classes.isEmpty
            if isOpen { html += "<span class=\"\(classes.joined(separator: " "))\">" }
        }
        flush()
        return html + (isOpen ? "</span>" : "")
    }
}
