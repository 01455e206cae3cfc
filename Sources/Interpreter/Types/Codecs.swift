import Glibc

// Text encodings: UTF-8, ASCII, Latin-1, UTF-16, UTF-32 and those of one byte a character, with the error handlers that programs use.

private enum Codec {
    case utf8, utf8WithMark, ascii, latin1
    /// Units of 2 or 4 bytes; `isLittle` is `nil` where a byte order mark decides.
    case wide(unit: Int, isLittle: Bool?)
    case charmap(Charmap)

    init?(_ name: String) {
        // As programs mostly write it.
        if name == "utf-8" {
            self = .utf8
            return
        }
        let plain = name.lowercased().map { $0 == "_" || $0 == " " ? "-" : String($0) }.joined()
        switch plain {
        case "utf-8", "utf8", "u8", "utf", "cp65001": self = .utf8
        case "utf-8-sig", "utf8-sig": self = .utf8WithMark
        case "ascii", "us-ascii", "646", "ansi-x3.4-1968", "iso646-us": self = .ascii
        case "latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "8859", "cp819", "iso8859": self = .latin1
        case "utf-16", "utf16", "u16": self = .wide(unit: 2, isLittle: nil)
        case "utf-16-le", "utf-16le", "utf16le", "utf16-le": self = .wide(unit: 2, isLittle: true)
        case "utf-16-be", "utf-16be", "utf16be", "utf16-be": self = .wide(unit: 2, isLittle: false)
        case "utf-32", "utf32", "u32": self = .wide(unit: 4, isLittle: nil)
        case "utf-32-le", "utf-32le", "utf32le", "utf32-le": self = .wide(unit: 4, isLittle: true)
        case "utf-32-be", "utf-32be", "utf32be", "utf32-be": self = .wide(unit: 4, isLittle: false)
        default:
            guard let map = Charmap.named(plain) else { return nil }
            self = .charmap(map)
        }
    }

    /// As error messages name it.
    var name: String {
        switch self {
        case .utf8, .utf8WithMark: "utf-8"
        case .ascii: "ascii"
        case .latin1: "latin-1"
        case .wide(let unit, let isLittle):
            "utf-\(unit * 8)" + (isLittle.map { $0 ? "-le" : "-be" } ?? "")
        case .charmap: "charmap"
        }
    }
}

private func codec(_ name: String) throws(Raise) -> Codec {
    guard let codec = Codec(name) else { throw raise(.lookupError, "unknown encoding: \(name)") }
    return codec
}

private enum Handler: String {
    case strict, ignore, replace, backslashreplace, surrogateescape, surrogatepass, xmlcharrefreplace, namereplace

    static func named(_ name: String) throws(Raise) -> Handler {
        guard let handler = Handler(rawValue: name) else {
            throw raise(.lookupError, "unknown error handler name '\(name)'")
        }
        return handler
    }
}

/// Raises a `UnicodeEncodeError` or `UnicodeDecodeError`.
private func codecError(
    _ type: ExceptionType, _ encoding: String, _ object: Value, _ start: Int, _ end: Int, _ reason: String
) -> Raise {
    let source =
        object.layout == .bytearray ? newBytes(Array(object.cast(to: BytesObject.self).buffer)) : object.retain()
    let arguments = [newString(encoding), source, Value(start), Value(end), newString(reason)]
    let exception = newException(type.type, arguments: newTuple(arguments))
    for (name, value) in zip(["encoding", "object", "start", "end", "reason"], arguments) {
        setExceptionAttribute(exception, name, value.retain())
    }
    setPending(exception)
    return Raise()
}

// MARK: Encoding

/// `text.encode(encoding, errors)` as bytes.
package func encode(_ text: Value, encoding: String, errors: String) throws(Raise) -> Value {
    let string = text.cast(to: StringObject.self)
    let codec = try codec(encoding)
    if StringType.isASCII(string) || string.pointee.count == 0 {
        switch codec {
        case .utf8, .ascii, .latin1:
            return try newBytes(.bytes, UnsafeBufferPointer(start: string.pointee.bytes, count: string.pointee.count))
        default: break
        }
    }
    var encoder = Encoder(text: text, codec: codec, errors: errors)
    return try newBytes(.bytes, encoder.run())
}

private struct Encoder {
    let text: Value
    let codec: Codec
    let errors: String
    var bytes: [UInt8] = []

    init(text: Value, codec: Codec, errors: String) {
        self.text = text
        self.codec = codec
        self.errors = errors
    }

    private var string: StringRef { text.cast(to: StringObject.self) }

    mutating func run() throws(Raise) -> [UInt8] {
        bytes.reserveCapacity(string.pointee.count)
        if case .utf8WithMark = codec { bytes += [0xEF, 0xBB, 0xBF] }
        if case .wide(let unit, nil) = codec { append(unit: 0xFEFF, size: unit, isLittle: true) }
        var position = 0
        while position < string.pointee.count {
            let point = string[codePoint: position]
            if append(point) {
                position += 1
                continue
            }
            var end = position + 1
            while end < string.pointee.count && !canEncode(string[codePoint: end]) { end += 1 }
            try handle(position, end)
            position = end
        }
        return bytes
    }

    private func canEncode(_ point: UInt32) -> Bool {
        switch codec {
        case .ascii: point < 128
        case .latin1: point < 256
        case .charmap(let map): map.byte(of: point) != nil
        default: !(point >= 0xD800 && point < 0xE000)
        }
    }

    /// Appends a code point; false when the encoding has none for it.
    private mutating func append(_ point: UInt32) -> Bool {
        guard canEncode(point) else { return false }
        switch codec {
        case .utf8, .utf8WithMark: appendUTF8(point, to: &bytes)
        case .ascii, .latin1: bytes.append(UInt8(truncatingIfNeeded: point))
        case .charmap(let map): if let byte = map.byte(of: point) { bytes.append(byte) }
        case .wide(let unit, let isLittle):
            let isLittle = isLittle ?? true
            if unit == 2 && point >= 0x10000 {
                append(unit: 0xD800 + ((point - 0x10000) >> 10), size: 2, isLittle: isLittle)
                append(unit: 0xDC00 + ((point - 0x10000) & 0x3FF), size: 2, isLittle: isLittle)
            } else {
                append(unit: point, size: unit, isLittle: isLittle)
            }
        }
        return true
    }

    private mutating func append(unit: UInt32, size: Int, isLittle: Bool) {
        for place in 0..<size {
            bytes.append(UInt8(truncatingIfNeeded: unit >> UInt32((isLittle ? place : size - 1 - place) * 8)))
        }
    }

    private mutating func handle(_ start: Int, _ end: Int) throws(Raise) {
        let handler = try Handler.named(errors)
        for position in start..<end {
            let point = string[codePoint: position]
            switch handler {
            case .ignore: break
            case .replace: _ = append(0x3F)
            case .namereplace where Unicode.Scalar(point)?.properties.name != nil:
                var named = TextBuilder()
                named.append("\\N{\(Unicode.Scalar(point)?.properties.name ?? "")}")
                appendText(named)
            case .backslashreplace, .namereplace:
                var escaped = TextBuilder()
                appendEscape(point, to: &escaped)
                appendText(escaped)
            case .xmlcharrefreplace:
                var reference = TextBuilder()
                reference.append("&#\(point);")
                appendText(reference)
            case .surrogateescape where point >= 0xDC80 && point <= 0xDCFF:
                bytes.append(UInt8(truncatingIfNeeded: point))
            case .surrogatepass where point >= 0xD800 && point < 0xE000: appendSurrogate(point)
            default: throw error(start, end)
            }
        }
    }

    private mutating func appendText(_ builder: TextBuilder) {
        let value = builder.finish()
        defer { value.release() }
        let string = value.cast(to: StringObject.self)
        for position in 0..<string.pointee.count { _ = append(string[codePoint: position]) }
    }

    private mutating func appendSurrogate(_ point: UInt32) {
        switch codec {
        case .wide(let unit, let isLittle): append(unit: point, size: unit, isLittle: isLittle ?? true)
        default: appendUTF8(point, to: &bytes)
        }
    }

    private func error(_ start: Int, _ end: Int) -> Raise {
        let reason: String
        switch codec {
        case .ascii: reason = "ordinal not in range(128)"
        case .latin1: reason = "ordinal not in range(256)"
        case .charmap: reason = "character maps to <undefined>"
        default: reason = "surrogates not allowed"
        }
        return codecError(.unicodeEncodeError, codec.name, text, start, end, reason)
    }
}

// MARK: Decoding

/// The text of a bytes or bytearray value.
package func decode(_ value: Value, encoding: String, errors: String) throws(Raise) -> Value {
    let codec = try codec(encoding)
    let source = value.cast(to: BytesObject.self)
    let count = source.pointee.count
    switch codec {
    case .latin1: return newString(latin1: source.pointee.bytes, count: count)
    case .utf8, .ascii:
        var union: UInt8 = 0
        for position in 0..<count { union |= source.pointee.bytes[position] }
        if union < 128 {
            let text = newString(latin1: source.pointee.bytes, count: count)
            text.cast(to: StringObject.self).pointee.isASCII = true
            return text
        }
    default: break
    }
    var decoder = Decoder(value: value, codec: codec, errors: errors)
    return try decoder.run()
}

private struct Decoder {
    let value: Value
    let codec: Codec
    let errors: String
    let bytes: UnsafeBufferPointer<UInt8>
    var text: TextBuilder
    var position = 0

    init(value: Value, codec: Codec, errors: String) {
        self.value = value
        self.codec = codec
        self.errors = errors
        let source = value.cast(to: BytesObject.self)
        bytes = UnsafeBufferPointer(start: source.pointee.bytes, count: source.pointee.count)
        text = TextBuilder(capacity: source.pointee.count)
    }

    mutating func run() throws(Raise) -> Value {
        switch codec {
        case .utf8: try decodeUTF8()
        case .utf8WithMark:
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
            try decodeUTF8()
        case .wide(let unit, let isLittle): try decodeWide(unit, isLittle)
        case .charmap(let map): try decodeCharmap(map)
        default: try decodeASCII()
        }
        return text.finish()
    }

    private mutating func decodeASCII() throws(Raise) {
        while position < bytes.count {
            if bytes[position] < 128 {
                text.append(UInt32(bytes[position]))
                position += 1
            } else {
                try handle(position + 1, "ordinal not in range(128)", codec.name)
            }
        }
    }

    private mutating func decodeCharmap(_ map: Charmap) throws(Raise) {
        while position < bytes.count {
            let point = map.point(of: bytes[position])
            if point == Charmap.undefined {
                try handle(position + 1, "character maps to <undefined>", codec.name)
            } else {
                text.append(point)
                position += 1
            }
        }
    }

    private mutating func decodeUTF8() throws(Raise) {
        while position < bytes.count {
            let first = bytes[position]
            if first < 0x80 {
                text.append(UInt32(first))
                position += 1
                continue
            }
            let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
            guard first >= 0xC2 && first <= 0xF4 else {
                try handle(position + 1, "invalid start byte", "utf-8")
                continue
            }
            var point = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            var place = 1
            while place < length, position + place < bytes.count, isContinuation(bytes[position + place], first, place)
            {
                point = point << 6 | UInt32(bytes[position + place] & 0x3F)
                place += 1
            }
            if place == length {
                text.append(point)
                position += length
            } else if isPassedSurrogate() {
                text.append(0xD000 | UInt32(bytes[position + 1] & 0x3F) << 6 | UInt32(bytes[position + 2] & 0x3F))
                position += 3
            } else if position + place == bytes.count {
                try handle(position + place, "unexpected end of data", "utf-8")
            } else {
                try handle(position + place, "invalid continuation byte", "utf-8")
            }
        }
    }

    /// Overlong forms, surrogates and numbers beyond Unicode are ruled out at the second byte.
    private func isContinuation(_ byte: UInt8, _ first: UInt8, _ place: Int) -> Bool {
        guard byte & 0xC0 == 0x80 else { return false }
        if place > 1 { return true }
        switch first {
        case 0xE0: return byte >= 0xA0
        case 0xED: return byte < 0xA0
        case 0xF0: return byte >= 0x90
        case 0xF4: return byte < 0x90
        default: return true
        }
    }

    private func isPassedSurrogate() -> Bool {
        errors == "surrogatepass" && position + 2 < bytes.count && bytes[position] == 0xED
            && bytes[position + 1] & 0xE0 == 0xA0
            && bytes[position + 2] & 0xC0 == 0x80
    }

    private mutating func decodeWide(_ unit: Int, _ order: Bool?) throws(Raise) {
        var isLittle = order ?? true
        if order == nil, bytes.count >= unit {
            let mark = read(unit, isLittle: true)
            let swapped: UInt32 = unit == 2 ? 0xFFFE : 0xFFFE_0000
            if mark == 0xFEFF || mark == swapped {
                isLittle = mark == 0xFEFF
                position = unit
            }
        }
        let name = "utf-\(unit * 8)-\(isLittle ? "le" : "be")"
        while position < bytes.count {
            guard position + unit <= bytes.count else {
                try handle(bytes.count, "truncated data", name)
                continue
            }
            let value = read(unit, isLittle: isLittle)
            if unit == 2 && value >= 0xD800 && value < 0xE000 {
                try decodeSurrogate(value, isLittle, name)
            } else if value > 0x10FFFF {
                try handle(position + unit, "code point not in range(0x110000)", name)
            } else if value >= 0xD800 && value < 0xE000 && errors != "surrogatepass" {
                try handle(position + unit, "code point in surrogate code point range(0xd800, 0xe000)", name)
            } else {
                text.append(value)
                position += unit
            }
        }
    }

    private mutating func decodeSurrogate(_ high: UInt32, _ isLittle: Bool, _ name: String) throws(Raise) {
        if high < 0xDC00 && position + 4 <= bytes.count {
            position += 2
            let low = read(2, isLittle: isLittle)
            position -= 2
            if low >= 0xDC00 && low < 0xE000 {
                text.append(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
                position += 4
                return
            }
        }
        if errors == "surrogatepass" {
            text.append(high)
            position += 2
        } else if high < 0xDC00 && position + 4 > bytes.count {
            try handle(bytes.count, "unexpected end of data", name)
        } else {
            try handle(position + 2, high < 0xDC00 ? "illegal UTF-16 surrogate" : "illegal encoding", name)
        }
    }

    private func read(_ unit: Int, isLittle: Bool) -> UInt32 {
        var value: UInt32 = 0
        for place in 0..<unit {
            value |= UInt32(bytes[position + place]) << UInt32((isLittle ? place : unit - 1 - place) * 8)
        }
        return value
    }

    /// Deals with undecodable bytes up to `end` and goes on behind them.
    private mutating func handle(_ end: Int, _ reason: String, _ name: String) throws(Raise) {
        let handler = try Handler.named(errors)
        switch handler {
        case .ignore: break
        case .replace: text.append(0xFFFD)
        case .backslashreplace:
            for byte in bytes[position..<end] {
                let digits = String(byte, radix: 16)
                text.append("\\x" + (digits.utf8.count < 2 ? "0" : "") + digits)
            }
        case .surrogateescape where bytes[position..<end].allSatisfy { $0 >= 128 }:
            for byte in bytes[position..<end] { text.append(0xDC00 + UInt32(byte)) }
        default: throw codecError(.unicodeDecodeError, name, value, position, end, reason)
        }
        position = end
    }
}
