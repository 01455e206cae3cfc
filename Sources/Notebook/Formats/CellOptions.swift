/// The text after a cell marker: a title and metadata as `key=value`, the values in JSON or as Python literals.
enum CellOptions {
    struct Parsed {
        var kind: Cell.Kind?
        var title: String?
        var metadata: JSONObject
    }

    // MARK: Reading

    static func parse(_ text: String) -> Parsed {
        var (title, metadata) = split(text.trimmed)
        var kind: Cell.Kind?
        for (mark, marked) in [("[markdown]", Cell.Kind.markdown), ("[raw]", .raw), ("[md]", .markdown)]
        where title.offset(of: mark) != nil {
            title = title.replacing(text: mark, with: "").trimmed
            kind = marked
            if mark == "[md]" { metadata["region_name"] = .string("md") }
            break
        }
        let depth = title.utf8.prefix { $0 == UInt8(ascii: "%") }.count
        if depth > 0 {
            title = title.dropping(first: depth).trimmed
            metadata["cell_depth"] = .integer(depth)
        }
        if !title.isEmpty { metadata["title"] = .string(title) }
        if kind == nil, let named = metadata["cell_type"]?.string.flatMap(Cell.Kind.init) { kind = named }
        metadata["cell_type"] = nil
        return Parsed(kind: kind, title: title.isEmpty ? nil : title, metadata: metadata)
    }

    /// The title is what stands before the first key, or before a JSON object.
    private static func split(_ text: String) -> (title: String, metadata: JSONObject) {
        let brace = text.offset(of: "{")
        let equals = text.offset(of: "=")
        if let brace, equals == nil || brace < equals! {
            let title = String(decoding: text.utf8.prefix(brace), as: UTF8.self).trimmed
            let options = text.dropping(first: brace)
            return (title, value(of: options)?.object ?? unreadable(options))
        }
        var words = text.split(" ", before: equals)
        if equals != nil {
            while words.last?.isEmpty == true { words.removeLast() }
            if !words.isEmpty { words.removeLast() }
        }
        while let last = words.last, last.isBlank || last.begins(with: ".") { words.removeLast() }
        let title = words.joined(separator: " ")
        return (title, keyValues(text.dropping(first: title.utf8.count)))
    }

    /// `key1=value1 key2=value2`, read from the right: a value is the shortest text after an equal sign that can be read.
    private static func keyValues(_ text: String) -> JSONObject {
        let text = text.trimmed
        if text.isEmpty { return [:] }
        let bytes = Array(text.utf8)
        let lastSpace = bytes.lastIndex(of: 0x20)
        let lastWord = text.dropping(first: lastSpace.map { $0 + 1 } ?? 0)
        if !text.begins(with: "--"), isIdentifier(lastWord) {
            var metadata: JSONObject = [lastWord: .null]
            if let lastSpace, lastSpace > 0 {
                for (key, value) in keyValues(text.prefix(bytes: lastSpace)).entries { metadata[key] = value }
            }
            return metadata
        }
        var end = bytes.count
        while let equals = bytes[..<end].lastIndex(of: UInt8(ascii: "=")) {
            end = equals
            let before = text.prefix(bytes: equals).trimmedAtEnd
            let space = Array(before.utf8).lastIndex(of: 0x20)
            let key = text.prefix(bytes: equals).dropping(first: space.map { $0 + 1 } ?? 0).trimmed
            guard isKey(key), let value = value(of: text.dropping(first: equals + 1)) else { continue }
            var metadata = space.map { $0 > 0 ? keyValues(text.prefix(bytes: $0)) : [:] } ?? [:]
            metadata[key] = value
            return metadata
        }
        return unreadable(text)
    }

    private static func unreadable(_ text: String) -> JSONObject { ["incorrectly_encoded_metadata": .string(text)] }

    private static func value(of text: String) -> JSON? {
        let text = text.trimmed
        if let value = try? JSON(parsing: text) { return value }
        return PythonLiteral.parse(text)
    }

    private static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, !LineScanner.isDigit(first) else { return false }
        return text.utf8.allSatisfy { LineScanner.isWord($0) || $0 == UInt8(ascii: ".") }
    }

    static func isKey(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { LineScanner.isWord($0) || ".@/-".utf8.contains($0) }
    }

    // MARK: Writing

    /// The text after `%%`, with a leading blank unless it is empty or begins with the `%` of a nested title.
    static func text(title: String?, kind: Cell.Kind, metadata: JSONObject) -> String {
        var metadata = metadata
        var words: [String] = []
        if let title {
            words.append(title)
            metadata["title"] = nil
        }
        if let depth = metadata["cell_depth"]?.integer, (1...64).contains(depth) {
            words.insert(String(repeating: "%", count: depth), at: 0)
            metadata["cell_depth"] = nil
        }
        if kind != .code {
            let name = metadata["region_name"]?.string
            words.append("[\(kind == .markdown && name == "md" ? "md" : kind.rawValue)]")
            if name == "md" { metadata["region_name"] = nil }
        }
        for (key, value) in metadata.entries where isKey(key) {
            switch value {
            case _ where key == "incorrectly_encoded_metadata": words.append(value.string ?? "")
            case .null: words.append(key)
            default: words.append("\(key)=\(value.line())")
            }
        }
        let text = words.joined(separator: " ")
        return text.isEmpty || text.begins(with: "%") ? text : " " + text
    }
}

extension String {
    package func prefix(bytes count: Int) -> String { String(decoding: utf8.prefix(count), as: UTF8.self) }

    /// The words of the text before a byte offset.
    fileprivate func split(_ separator: Character, before end: Int?) -> [String] {
        prefix(bytes: end ?? utf8.count).split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}

/// Reads the Python literals that have a JSON equivalent: numbers, strings, lists, tuples, dicts with string keys, `None`,
/// `True`, `False`.
enum PythonLiteral {
    static func parse(_ text: String) -> JSON? {
        var parser = Parser(bytes: Array(text.utf8))
        guard let value = parser.value(depth: 0) else { return nil }
        parser.skipSpace()
        return parser.position == parser.bytes.count ? value : nil
    }

    private struct Parser {
        let bytes: [UInt8]
        var position = 0

        var current: UInt8? { position < bytes.count ? bytes[position] : nil }
        mutating func skipSpace() { while let byte = current, LineScanner.isSpace(byte) { position += 1 } }

        mutating func value(depth: Int) -> JSON? {
            guard depth < 64 else { return nil }
            skipSpace()
            switch current {
            case UInt8(ascii: "["): return sequence(closing: UInt8(ascii: "]"), depth: depth)
            case UInt8(ascii: "("): return sequence(closing: UInt8(ascii: ")"), depth: depth)
            case UInt8(ascii: "{"): return dictionary(depth: depth)
            case UInt8(ascii: "'"), UInt8(ascii: "\""): return string().map(JSON.string)
            default: return word()
            }
        }

        mutating func sequence(closing: UInt8, depth: Int) -> JSON? {
            position += 1
            var elements: [JSON] = []
            var sawComma = false
            while true {
                skipSpace()
                if current == closing {
                    position += 1
                    // `(x)` is x, `(x,)` a tuple.
                    return closing == UInt8(ascii: ")") && elements.count == 1 && !sawComma
                        ? elements[0] : .array(elements)
                }
                guard elements.isEmpty || sawComma, let element = value(depth: depth + 1) else { return nil }
                elements.append(element)
                skipSpace()
                sawComma = current == UInt8(ascii: ",")
                if sawComma { position += 1 }
            }
        }

        mutating func dictionary(depth: Int) -> JSON? {
            position += 1
            var object = JSONObject()
            var sawComma = true
            while true {
                skipSpace()
                if current == UInt8(ascii: "}") {
                    position += 1
                    return .object(object)
                }
                guard sawComma, let key = string() else { return nil }
                skipSpace()
                guard current == UInt8(ascii: ":") else { return nil }
                position += 1
                guard let element = value(depth: depth + 1) else { return nil }
                object[key] = element
                skipSpace()
                sawComma = current == UInt8(ascii: ",")
                if sawComma { position += 1 }
            }
        }

        mutating func string() -> String? {
            guard let quote = current, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
            position += 1
            var text: [UInt8] = []
            while let byte = current, byte != UInt8(ascii: "\n") {
                position += 1
                if byte == quote { return String(validating: text, as: UTF8.self) }
                guard byte == UInt8(ascii: "\\") else {
                    text.append(byte)
                    continue
                }
                guard let escaped = current else { return nil }
                position += 1
                switch escaped {
                case UInt8(ascii: "n"): text.append(0x0A)
                case UInt8(ascii: "t"): text.append(0x09)
                case UInt8(ascii: "r"): text.append(0x0D)
                case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(escaped)
                default: text.append(contentsOf: [byte, escaped])
                }
            }
            return nil
        }

        mutating func word() -> JSON? {
            let start = position
            while let byte = current, LineScanner.isWord(byte) || ".+-".utf8.contains(byte) { position += 1 }
            let word = String(decoding: bytes[start..<position], as: UTF8.self)
            switch word {
            case "None": return .null
            case "True": return .bool(true)
            case "False": return .bool(false)
            default:
                let digits = word.replacing(text: "_", with: "")
                guard digits.utf8.contains(where: LineScanner.isDigit) else { return nil }
                if let value = try? JSON(parsing: digits) { return value }
                if digits.begins(with: "+"), let value = try? JSON(parsing: digits.dropping(first: 1)) { return value }
                guard !digits.utf8.contains(UInt8(ascii: "x")), let number = Double(digits) else { return nil }
                return .float(number)
            }
        }
    }
}
