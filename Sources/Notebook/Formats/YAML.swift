/// The part of YAML 1.1 that notebook headers use: mappings and sequences by indentation, and scalars on one line. A text
/// that uses more is not read, and its header is kept as it is.
enum YAML {
    // MARK: Reading

    static func parse(_ lines: [String]) -> JSON? {
        var parser = Parser(lines: lines)
        guard let value = parser.block(indent: 0, depth: 0) else { return nil }
        parser.skipEmpty()
        return parser.position == parser.lines.count ? value : nil
    }

    private struct Parser {
        var lines: [String]
        var position = 0

        init(lines: [String]) { self.lines = lines }

        mutating func skipEmpty() {
            while position < lines.count, lines[position].isBlank || lines[position].trimmed.begins(with: "#") {
                position += 1
            }
        }

        func indent(of line: String) -> Int { line.utf8.prefix { $0 == 0x20 }.count }

        /// The mapping or sequence whose lines stand at `indent` or deeper.
        mutating func block(indent minimum: Int, depth: Int) -> JSON? {
            skipEmpty()
            guard depth < 32, position < lines.count else { return nil }
            let indent = indent(of: lines[position])
            guard indent >= minimum else { return nil }
            return isItem(lines[position].trimmed)
                ? sequence(indent: indent, depth: depth) : mapping(indent: indent, depth: depth)
        }

        func isItem(_ text: String) -> Bool { text == "-" || text.begins(with: "- ") }

        mutating func sequence(indent: Int, depth: Int) -> JSON? {
            var elements: [JSON] = []
            while true {
                skipEmpty()
                guard position < lines.count, self.indent(of: lines[position]) == indent,
                    isItem(lines[position].trimmed)
                else {
                    return .array(elements)
                }
                let rest = lines[position].dropping(first: indent + 1).trimmedAtStart
                if rest.isEmpty {
                    position += 1
                    guard let value = block(indent: indent + 1, depth: depth + 1) else { return nil }
                    elements.append(value)
                } else if splitKey(rest) != nil || isItem(rest) {
                    // The element begins on this line: read it as if the dash were a blank.
                    let offset = lines[position].utf8.count - rest.utf8.count
                    lines[position] = String(repeating: " ", count: offset) + rest
                    guard let value = block(indent: indent + 1, depth: depth + 1) else { return nil }
                    elements.append(value)
                } else {
                    position += 1
                    guard let value = scalar(rest) else { return nil }
                    elements.append(value)
                }
            }
        }

        mutating func mapping(indent: Int, depth: Int) -> JSON? {
            var object = JSONObject()
            while true {
                skipEmpty()
                guard position < lines.count, self.indent(of: lines[position]) == indent,
                    !isItem(lines[position].trimmed)
                else {
                    // A line that is deeper than its place continues a scalar, which is not read.
                    if position < lines.count, self.indent(of: lines[position]) > indent { return nil }
                    return .object(object)
                }
                guard let (key, rest) = splitKey(lines[position].trimmed) else { return nil }
                position += 1
                if !rest.isEmpty, !rest.begins(with: "#") {
                    guard let value = scalar(rest) else { return nil }
                    object[key] = value
                    continue
                }
                skipEmpty()
                let next = position < lines.count ? lines[position] : ""
                let nextIndent = self.indent(of: next)
                // A sequence may stand at the same depth as its key.
                if position < lines.count, nextIndent > indent || (nextIndent == indent && isItem(next.trimmed)) {
                    guard let value = block(indent: nextIndent, depth: depth + 1) else { return nil }
                    object[key] = value
                } else {
                    object[key] = .null
                }
            }
        }

        func splitKey(_ text: String) -> (key: String, rest: String)? {
            if let quote = text.utf8.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
                guard let end = text.utf8.dropFirst().firstIndex(of: quote) else { return nil }
                let key = String(text.utf8[text.utf8.index(after: text.startIndex)..<end])
                let rest = String(text.utf8[text.utf8.index(after: end)...]) ?? ""
                guard let key, rest.begins(with: ":") else { return nil }
                return (key, rest.dropping(first: 1).trimmed)
            }
            guard let colon = text.offset(of: ": ") ?? (text.ends(with: ":") ? text.utf8.count - 1 : nil), colon > 0
            else {
                return nil
            }
            return (text.prefix(bytes: colon).trimmed, text.dropping(first: colon + 1).trimmed)
        }

        func scalar(_ text: String) -> JSON? {
            guard let first = text.unicodeScalars.first else { return .null }
            switch first {
            case "'":
                guard text.utf8.count >= 2, text.ends(with: "'") else { return nil }
                let inner = text.dropping(first: 1).dropping(last: 1)
                return .string(inner.replacing(text: "''", with: "'"))
            case "\"": return try? JSON(parsing: text)
            case "[", "{": return (try? JSON(parsing: text)) ?? PythonLiteral.parse(text) ?? flowOfWords(text)
            case "|", ">", "&", "*", "!", "%", "@", "`": return nil
            default:
                let plain = text.offset(of: " #").map { text.prefix(bytes: $0).trimmedAtEnd } ?? text
                return plain.offset(of: ": ") == nil ? Scalars.resolve(plain) : nil
            }
        }

        /// `[a, b]` of plain words.
        func flowOfWords(_ text: String) -> JSON? {
            guard text.begins(with: "["), text.ends(with: "]") else { return nil }
            let inner = text.dropping(first: 1).dropping(last: 1)
            guard !inner.utf8.contains(where: { "[]{}'\"".utf8.contains($0) }) else { return nil }
            return .array(inner.split(separator: ",").map { Scalars.resolve($0.trimmed) })
        }
    }

    /// What a plain word means.
    enum Scalars {
        static func resolve(_ text: String) -> JSON {
            switch text {
            case "", "~", "null", "Null", "NULL": return .null
            case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return .bool(true)
            case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return .bool(false)
            default: break
            }
            if isNumber(text), let value = try? JSON(parsing: text.begins(with: "+") ? text.dropping(first: 1) : text) {
                return value
            }
            return .string(text)
        }

        static func isNumber(_ text: String) -> Bool {
            guard text.utf8.contains(where: LineScanner.isDigit) else { return false }
            return text.utf8.allSatisfy { LineScanner.isDigit($0) || "+-.eE_:".utf8.contains($0) }
                || text.begins(with: "0x") || text.begins(with: "0o")
        }
    }

    // MARK: Writing

    /// Block style with sorted keys, as the headers that Jupytext writes.
    static func text(_ object: JSONObject) -> [String] {
        object.keys.sorted().flatMap { key in entry(scalar(key), object[key] ?? .null) }
    }

    private static func entry(_ key: String, _ value: JSON) -> [String] {
        switch value {
        case .object(let inner) where !inner.isEmpty: [key + ":"] + text(inner).map { "  " + $0 }
        case .array(let elements) where !elements.isEmpty: [key + ":"] + elements.flatMap(item)
        default: [key + ": " + flow(value)]
        }
    }

    private static func item(_ value: JSON) -> [String] {
        let lines: [String] =
            switch value {
            case .object(let inner) where !inner.isEmpty: text(inner)
            case .array(let elements) where !elements.isEmpty: elements.flatMap(item)
            default: [flow(value)]
            }
        return lines.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
    }

    private static func flow(_ value: JSON) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): scalar(text)
        case .array: "[]"
        case .object: "{}"
        }
    }

    private static func scalar(_ text: String) -> String {
        if text.unicodeScalars.contains(where: {
            $0.value < 0x20 || $0.value == 0x7F || $0.value == 0x85 || $0.value == 0x2028 || $0.value == 0x2029
        }) {
            return JSON.string(text).line()
        }
        return isPlain(text) ? text : "'" + text.replacing(text: "'", with: "''") + "'"
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, case .string = Scalars.resolve(text), !Scalars.isNumber(text) else {
            return false
        }
        if "!&*%@`'\"#,[]{}|>".utf8.contains(first) || text.isBlank || text.trimmed != text || text == "="
            || text == "<<"
        {
            return false
        }
        if "-?:".utf8.contains(first), text.utf8.count == 1 || Array(text.utf8)[1] == 0x20 { return false }
        return text.offset(of: ": ") == nil && text.offset(of: " #") == nil && !text.ends(with: ":")
            && !text.begins(with: "---")
    }
}
