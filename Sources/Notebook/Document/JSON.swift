/// A JSON value that loses nothing: the order of keys and the digits of numbers stay as they were read.
package indirect enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    /// The number as written, `1e400` and forty digits included.
    case number(String)
    case string(String)
    case array([JSON])
    case object(JSONObject)

    package static func integer(_ value: Int) -> JSON { .number(String(value)) }
    package static func float(_ value: Double) -> JSON { value.isFinite ? .number(value.description) : .null }

    package var string: String? { if case .string(let value) = self { value } else { nil } }
    package var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
    package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
    package var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }
    package var double: Double? { if case .number(let text) = self { Double(text) } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
}

/// An object whose keys keep their order. A key that is set again keeps its place.
package struct JSONObject: Equatable, Sendable, ExpressibleByDictionaryLiteral {
    package private(set) var keys: [String] = []
    private var values: [String: JSON] = [:]

    package init() {}
    package init(dictionaryLiteral elements: (String, JSON)...) {
        for (key, value) in elements { self[key] = value }
    }

    package var isEmpty: Bool { keys.isEmpty }
    package var count: Int { keys.count }

    package subscript(key: String) -> JSON? {
        get { values[key] }
        set {
            if let newValue {
                if values.updateValue(newValue, forKey: key) == nil { keys.append(key) }
            } else if values.removeValue(forKey: key) != nil {
                keys.removeAll { $0 == key }
            }
        }
    }

    package var entries: [(key: String, value: JSON)] {
        keys.compactMap { key in values[key].map { (key, $0) } }
    }

    /// The entries of the object under `key`, made when there is none.
    package mutating func update(_ key: String, _ body: (inout JSONObject) -> Void) {
        var inner = self[key]?.object ?? JSONObject()
        body(&inner)
        self[key] = .object(inner)
    }

    /// Equal when they hold the same values under the same keys, in whatever order.
    package static func == (left: JSONObject, right: JSONObject) -> Bool { left.values == right.values }
}

package struct JSONError: Error, Equatable {
    package enum Reason: Equatable {
        case unexpected, unterminatedString, invalidEscape, invalidNumber, tooDeep, invalidUTF8, extraData
    }
    package var reason: Reason
    package var line: Int
    package var column: Int

    package var message: String {
        let what =
            switch reason {
            case .unexpected: "unexpected character or end"
            case .unterminatedString: "unterminated string"
            case .invalidEscape: "invalid escape"
            case .invalidNumber: "invalid number"
            case .tooDeep: "nested too deeply"
            case .invalidUTF8: "not UTF-8"
            case .extraData: "extra data"
            }
        return "not JSON: \(what) (line \(line), column \(column))"
    }
}

// MARK: Reading

extension JSON {
    /// Nesting that a document may have; deeper ones would cost stack in everything that walks them.
    static let maximumDepth = 256

    package init(parsing bytes: [UInt8]) throws(JSONError) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }

    package init(parsing text: String) throws(JSONError) { self = try JSON(parsing: Array(text.utf8)) }
}

private struct JSONParser {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    func error(_ reason: JSONError.Reason) -> JSONError {
        let before = bytes.prefix(position)
        let line = before.count(where: { $0 == UInt8(ascii: "\n") }) + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return JSONError(reason: reason, line: line, column: position - start + 1)
    }

    mutating func document() throws(JSONError) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw error(.extraData) }
        return value
    }

    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipSpace() {
        while let byte = current, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B && byte != 0x0C) {
            position += 1
        }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth < JSON.maximumDepth else { throw error(.tooDeep) }
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): return try objectValue(depth: depth)
        case UInt8(ascii: "["): return try arrayValue(depth: depth)
        case UInt8(ascii: "\""): return .string(try stringValue())
        default: return try word()
        }
    }

    mutating func objectValue(depth: Int) throws(JSONError) -> JSON {
        position += 1
        var object = JSONObject()
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(object) }
        while true {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw error(.unexpected) }
            let key = try stringValue()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error(.unexpected) }
            object[key] = try value(depth: depth + 1)
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(object) }
            guard take(UInt8(ascii: ",")) else { throw error(.unexpected) }
        }
    }

    mutating func arrayValue(depth: Int) throws(JSONError) -> JSON {
        position += 1
        var array: [JSON] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(array) }
        while true {
            array.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(array) }
            guard take(UInt8(ascii: ",")) else { throw error(.unexpected) }
        }
    }

    mutating func stringValue() throws(JSONError) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                guard let string = String(validating: text, as: UTF8.self) else { throw error(.invalidUTF8) }
                return string
            case UInt8(ascii: "\\"):
                position += 1
                try escape(into: &text)
            case 0..<0x20:
                throw error(.unterminatedString)
            default:
                text.append(byte)
                position += 1
            }
        }
        throw error(.unterminatedString)
    }

    mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        guard let byte = current else { throw error(.unterminatedString) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var scalar = try hexadecimal()
            if (0xD800..<0xDC00).contains(scalar), current == UInt8(ascii: "\\"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "u")
            {
                let mark = position
                position += 2
                let low = try hexadecimal()
                if (0xDC00..<0xE000).contains(low) {
                    scalar = 0x10000 + ((scalar - 0xD800) << 10) + (low - 0xDC00)
                } else {
                    position = mark
                }
            }
            // Half of a pair is no character; nothing but the replacement character can stand for it.
            let character = Unicode.Scalar(scalar) ?? "\u{FFFD}"
            text.append(contentsOf: Character(character).utf8)
        default: throw error(.invalidEscape)
        }
    }

    mutating func hexadecimal() throws(JSONError) -> UInt32 {
        guard position + 4 <= bytes.count,
            let digits = String(validating: bytes[position..<position + 4], as: UTF8.self),
            digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let value = UInt32(digits, radix: 16)
        else { throw error(.invalidEscape) }
        position += 4
        return value
    }

    /// `true`, `false`, `null`, a number, and what Python's reader also takes: `NaN`, `Infinity`, `-Infinity`.
    mutating func word() throws(JSONError) -> JSON {
        let start = position
        while let byte = current, isWordByte(byte) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case "NaN", "Infinity", "-Infinity": return .number(word)
        default:
            guard isNumber(word) else {
                position = start
                throw error(word.isEmpty ? .unexpected : .invalidNumber)
            }
            return .number(word)
        }
    }

    func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    func isNumber(_ text: String) -> Bool {
        var rest = Substring(text)[...].utf8
        func digits(_ rest: inout Substring.UTF8View) -> Int {
            let run = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
            rest = rest.dropFirst(run.count)
            return run.count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let leadingZero = rest.first == UInt8(ascii: "0")
        let whole = digits(&rest)
        guard whole == 1 || (whole > 1 && !leadingZero) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits(&rest) > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }
}

// MARK: Writing

extension JSON {
    /// On one line, as Python's `json.dumps` writes it; with `ascii`, other characters as `\uXXXX`.
    package func line(ascii: Bool = true) -> String {
        var writer = JSONWriter(ascii: ascii, indent: nil)
        writer.write(self, depth: 0)
        return writer.text
    }

    /// With `indent` blanks a level, as `nbformat` writes notebooks (one) and as people read (two).
    package func pretty(indent: Int = 2) -> String {
        var writer = JSONWriter(ascii: false, indent: indent)
        writer.write(self, depth: 0)
        return writer.text
    }
}

private struct JSONWriter {
    let ascii: Bool
    let indent: Int?
    var text = ""

    init(ascii: Bool, indent: Int?) {
        self.ascii = ascii
        self.indent = indent
    }

    mutating func write(_ value: JSON, depth: Int) {
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let string): write(string)
        case .array(let elements):
            list("[", "]", elements, depth: depth) { writer, element in writer.write(element, depth: depth + 1) }
        case .object(let object):
            list("{", "}", object.entries, depth: depth) { writer, entry in
                writer.write(entry.key)
                writer.text += ": "
                writer.write(entry.value, depth: depth + 1)
            }
        }
    }

    mutating func list<Element>(
        _ open: String, _ close: String, _ elements: [Element], depth: Int,
        _ body: (inout JSONWriter, Element) -> Void
    ) {
        text += open
        for (index, element) in elements.enumerated() {
            if index > 0 { text += indent == nil ? ", " : "," }
            newLine(depth: depth + 1)
            body(&self, element)
        }
        if !elements.isEmpty { newLine(depth: depth) }
        text += close
    }

    mutating func newLine(depth: Int) {
        guard let indent else { return }
        text += "\n" + String(repeating: " ", count: indent * depth)
    }

    mutating func write(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{08}": text += "\\b"
            case "\u{0C}": text += "\\f"
            case _ where scalar.value < 0x20: escape(UInt16(scalar.value))
            case _ where ascii && (scalar.value > 0x7E): for unit in UTF16.encode(scalar)! { escape(unit) }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    mutating func escape(_ unit: UInt16) {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
