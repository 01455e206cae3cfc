/// A string token taken apart, and the escapes inside it.
struct StringLiteral {
    var isRaw = false
    var isBytes = false
    var isFormatted = false
    /// What stands between the quotes, as offsets in the source.
    var start: Int
    var end: Int

    init(_ token: Token, in source: SourceText) {
        var offset = Int(token.start)
        prefix: while true {
            switch source.bytes[offset] | 0x20 {
            case 0x62: isBytes = true
            case 0x72: isRaw = true
            case 0x66: isFormatted = true
            case 0x75: break
            default: break prefix
            }
            offset += 1
        }
        let quote = source.bytes[offset]
        let length = Int(token.end) - offset
        let isTriple = length >= 6 && source.bytes[offset + 1] == quote && source.bytes[offset + 2] == quote
        start = offset + (isTriple ? 3 : 1)
        end = Int(token.end) - (isTriple ? 3 : 1)
    }
}

/// Why an escape cannot be read, in the words of CPython's codecs.
struct EscapeError: Error {
    var message: String
}

/// Turns the escapes of string and bytes literals into what they stand for.
enum Escapes {
    /// The text of a literal that is not raw.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(EscapeError) -> String {
        guard bytes.contains(0x5C) else { return String(decoding: bytes, as: UTF8.self) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == 0x5C, index + 1 < bytes.count else {
                output.append(byte)
                index += 1
                continue
            }
            let start = index
            index += 2
            switch bytes[start + 1] {
            case 0x78: try appendCodePoint(2, "\\xXX", bytes, start, &index, &output)
            case 0x75: try appendCodePoint(4, "\\uXXXX", bytes, start, &index, &output)
            case 0x55: try appendCodePoint(8, "\\UXXXXXXXX", bytes, start, &index, &output)
            case 0x4E: try appendNamed(bytes, start, &index, &output)
            case 0x30...0x37:
                index -= 1
                let value = octal(bytes, &index)
                UTF8.encode(Unicode.Scalar(UInt16(value)) ?? "\u{FFFD}") { output.append($0) }
            case let other:
                appendSimple(other, &output)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The bytes of a literal that is not raw.
    static func bytes(_ bytes: UnsafeBufferPointer<UInt8>) throws(EscapeError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == 0x5C, index + 1 < bytes.count else {
                output.append(byte)
                index += 1
                continue
            }
            let start = index
            index += 2
            switch bytes[start + 1] {
            case 0x78:
                guard index + 1 < bytes.count, let high = hexadecimal(bytes[index]),
                    let low = hexadecimal(bytes[index + 1])
                else { throw EscapeError(message: "(value error) invalid \\x escape at position \(start)") }
                output.append(UInt8(high << 4 | low))
                index += 2
            case 0x30...0x37:
                index -= 1
                output.append(UInt8(truncatingIfNeeded: octal(bytes, &index)))
            case let other:
                appendSimple(other, &output)
            }
        }
        return output
    }

    /// Escapes of one letter; an unknown one stands for itself with its backslash.
    private static func appendSimple(_ letter: UInt8, _ output: inout [UInt8]) {
        switch letter {
        case 0x0A: break
        case 0x5C, 0x27, 0x22: output.append(letter)
        case 0x61: output.append(0x07)
        case 0x62: output.append(0x08)
        case 0x66: output.append(0x0C)
        case 0x6E: output.append(0x0A)
        case 0x72: output.append(0x0D)
        case 0x74: output.append(0x09)
        case 0x76: output.append(0x0B)
        default:
            output.append(0x5C)
            output.append(letter)
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt32? {
        guard CharacterClass.isHexadecimal(byte) else { return nil }
        return CharacterClass.isDigit(byte) ? UInt32(byte - 0x30) : UInt32((byte | 0x20) - 0x61) + 10
    }

    /// Up to three octal digits.
    private static func octal(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
        var value = 0
        let limit = min(index + 3, bytes.count)
        while index < limit, bytes[index] >= 0x30, bytes[index] < 0x38 {
            value = value << 3 | Int(bytes[index] - 0x30)
            index += 1
        }
        return value
    }

    private static func appendCodePoint(
        _ digits: Int, _ form: String, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ index: inout Int,
        _ output: inout [UInt8]
    ) throws(EscapeError) {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard index < bytes.count, let digit = hexadecimal(bytes[index]) else {
                throw decodeError(bytes, start, index - 1, "truncated \(form) escape")
            }
            value = value << 4 | digit
            index += 1
        }
        if value > 0x10FFFF { throw decodeError(bytes, start, index - 1, "illegal Unicode character") }
        guard let scalar = Unicode.Scalar(value) else {
            throw EscapeError(message: "surrogate escapes in string literals are not part of Cellbook's language")
        }
        UTF8.encode(scalar) { output.append($0) }
    }

    /// `\N{NAME}`
    private static func appendNamed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ index: inout Int, _ output: inout [UInt8]
    ) throws(EscapeError) {
        guard index < bytes.count, bytes[index] == 0x7B, let close = bytes[index...].firstIndex(of: 0x7D),
            close > index + 1
        else {
            let hasBrace = index < bytes.count && bytes[index] == 0x7B
            throw decodeError(bytes, start, hasBrace ? index : index - 1, "malformed \\N character escape")
        }
        let name = String(decoding: bytes[index + 1..<close], as: UTF8.self).uppercased()
        guard let scalar = CharacterNames.scalar(named: name) else {
            throw decodeError(bytes, start, close, "unknown Unicode character name")
        }
        index = close + 1
        UTF8.encode(scalar) { output.append($0) }
    }

    /// CPython counts positions in a text where every character outside ASCII is written as `\UXXXXXXXX`.
    private static func decodeError(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ last: Int, _ reason: String
    ) -> EscapeError {
        func position(_ index: Int) -> Int {
            bytes[..<max(0, min(index, bytes.count))].reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 & 0xC0 == 0x80 ? 0 : 10) }
        }
        let from = position(start)
        let to = from + (last - start)
        let place = from == to ? "byte 0x5c in position \(from)" : "bytes in position \(from)-\(to)"
        return EscapeError(message: "(unicode error) 'unicodeescape' codec can't decode \(place): \(reason)")
    }
}

/// The characters by name, for `\N{…}`.
enum CharacterNames {
    static func scalar(named name: String) -> Unicode.Scalar? {
        for value in UInt32(0)...0x10FFFF {
            // Between the last plane with names and the tags there is nothing.
            if value > 0x323AF, value < 0xE0000 { continue }
            if value > 0xE01EF { break }
            guard let properties = Unicode.Scalar(value)?.properties else { continue }
            if properties.name == name || properties.nameAlias == name { return Unicode.Scalar(value) }
        }
        return nil
    }
}
