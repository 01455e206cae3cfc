import Glibc

/// A reader of fixtures that keeps every bit of a number (`strtod` rounds correctly).
enum JSON {
    case null
    case bool(Bool)
    case number(Double)
    case integer(Int64)
    case string(String)
    case list([JSON])
    case object([String: JSON])

    init(contentsOf path: String) {
        guard let file = fopen(path, "r") else { preconditionFailure("no fixture \(path)") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[0..<count] }
        bytes.append(0)
        var position = 0
        self = JSON.parse(bytes, &position)
    }

    private static func skip(_ bytes: [UInt8], _ position: inout Int) {
        while bytes[position] == 0x20 || bytes[position] == 0x0a { position += 1 }
    }

    private static func parse(_ bytes: [UInt8], _ position: inout Int) -> JSON {
        skip(bytes, &position)
        switch bytes[position] {
        case UInt8(ascii: "{"):
            var result: [String: JSON] = [:]
            position += 1
            skip(bytes, &position)
            while bytes[position] != UInt8(ascii: "}") {
                guard case .string(let key) = parse(bytes, &position) else { preconditionFailure("a key") }
                skip(bytes, &position)
                position += 1
                result[key] = parse(bytes, &position)
                skip(bytes, &position)
                if bytes[position] == UInt8(ascii: ",") { position += 1 }
                skip(bytes, &position)
            }
            position += 1
            return .object(result)
        case UInt8(ascii: "["):
            var result: [JSON] = []
            position += 1
            skip(bytes, &position)
            while bytes[position] != UInt8(ascii: "]") {
                result.append(parse(bytes, &position))
                skip(bytes, &position)
                if bytes[position] == UInt8(ascii: ",") { position += 1 }
                skip(bytes, &position)
            }
            position += 1
            return .list(result)
        case UInt8(ascii: "\""): return .string(text(bytes, &position))
        case UInt8(ascii: "t"):
            position += 4
            return .bool(true)
        case UInt8(ascii: "f"):
            position += 5
            return .bool(false)
        case UInt8(ascii: "n"):
            position += 4
            return .null
        default: return numeral(bytes, &position)
        }
    }

    private static func numeral(_ bytes: [UInt8], _ position: inout Int) -> JSON {
        let sign = bytes[position] == UInt8(ascii: "-") ? 1 : 0
        if bytes[position] == UInt8(ascii: "N") {
            position += 3
            return .number(.nan)
        }
        if bytes[position + sign] == UInt8(ascii: "I") {
            position += sign + 8
            return .number(sign == 1 ? -.infinity : .infinity)
        }
        let start = position
        while isNumeral(bytes[position]) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return Int64(text).map(JSON.integer) ?? .number(strtod(text, nil))
    }

    private static func isNumeral(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || byte == 0x2d || byte == 0x2e || byte == 0x2b || byte == 0x65 || byte == 0x45
    }

    private static func text(_ bytes: [UInt8], _ position: inout Int) -> String {
        var result: [UInt8] = []
        position += 1
        while bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] != UInt8(ascii: "\\") {
                result.append(bytes[position])
                position += 1
                continue
            }
            position += 2
            switch bytes[position - 1] {
            case UInt8(ascii: "n"): result.append(0x0a)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"):
                let code = UInt32(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16) ?? 0
                result += String(UnicodeScalar(code) ?? " ").utf8
                position += 4
            default: result.append(bytes[position - 1])
            }
        }
        position += 1
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: Access

    subscript(key: String) -> JSON {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    var list: [JSON] { if case .list(let items) = self { items } else { [] } }
    var object: [String: JSON] { if case .object(let members) = self { members } else { [:] } }
    var string: String? { if case .string(let text) = self { text } else { nil } }
    var isNull: Bool { if case .null = self { true } else { false } }
    var isTrue: Bool { if case .bool(true) = self { true } else { false } }

    var double: Double {
        switch self {
        case .number(let value): value
        case .integer(let value): Double(value)
        case .bool(let value): value ? 1 : 0
        case .string("nan"): .nan
        case .string("inf"): .infinity
        case .string("-inf"): -.infinity
        default: .nan
        }
    }

    var integer: Int {
        switch self {
        case .integer(let value): Int(value)
        case .bool(let value): value ? 1 : 0
        case .number(let value): Int(value)
        default: 0
        }
    }
}
