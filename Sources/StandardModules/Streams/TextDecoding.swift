import Interpreter

/// An encoding as a text stream reads and writes it piece by piece.
struct StreamCodec {
    enum Units { case single, utf8, two, four }

    /// As given by the program.
    let name: String
    let errors: String
    /// What bytes are decoded as by now: a byte order mark settles the order.
    private var active: String
    private var hasMark: Bool

    init(_ name: String, errors: String) throws(Raise) {
        self.name = name
        self.errors = errors
        let plain = String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
        active = plain
        switch plain {
        case "utf-16", "utf16", "u16", "utf-32", "utf32", "u32", "utf-8-sig", "utf8-sig": hasMark = true
        default: hasMark = false
        }
        // An unknown encoding is refused where the stream is made.
        let empty = newString("")
        defer { empty.release() }
        try encode(empty, encoding: name, errors: "strict").release()
    }

    var units: Units {
        if active.contains("16") { return .two }
        if active.contains("32") || active == "u32" { return .four }
        switch active {
        case "utf-8", "utf8", "u8", "utf", "cp65001", "utf-8-sig", "utf8-sig": return .utf8
        case "u16": return .two
        default: return .single
        }
    }

    /// At the start of a file again.
    mutating func reset() { self = (try? StreamCodec(name, errors: errors)) ?? self }

    /// Somewhere in the file: no mark is expected or written.
    mutating func leaveStart() {
        guard hasMark else { return }
        hasMark = false
        switch units {
        case .two: active = "utf-16-le"
        case .four: active = "utf-32-le"
        default: active = "utf-8"
        }
    }

    /// How many of the bytes are whole characters; of the last ones some may be missing.
    func completeCount(_ bytes: [UInt8]) -> Int {
        let count = bytes.count
        switch units {
        case .single: return count
        case .two:
            var whole = count & ~1
            if whole >= 2 {
                let isBig = active.hasSuffix("be")
                let high = bytes[whole - (isBig ? 2 : 1)]
                if high & 0xFC == 0xD8 { whole -= 2 }
            }
            return whole
        case .four: return count & ~3
        case .utf8:
            // A mark that may still become whole waits.
            if hasMark && count < 3 && [0xEF, 0xBB, 0xBF].starts(with: bytes) { return 0 }
            for back in 1...3 where back <= count {
                let byte = bytes[count - back]
                if byte & 0xC0 == 0x80 { continue }
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
                return length > back && byte <= 0xF4 ? count - back : count
            }
            return count
        }
    }

    /// Bytes that end where a character ends, as text. Owned.
    mutating func decodeText(_ bytes: [UInt8]) throws(Raise) -> Value {
        var bytes = bytes
        if hasMark && !bytes.isEmpty { settleOrder(&bytes) }
        let value = try newBytes(bytes)
        defer { value.release() }
        return try decode(value, encoding: active, errors: errors)
    }

    /// Takes the byte order mark from the start of a text.
    private mutating func settleOrder(_ bytes: inout [UInt8]) {
        hasMark = false
        switch units {
        case .utf8:
            active = "utf-8"
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        case .two:
            active = bytes.starts(with: [0xFE, 0xFF]) ? "utf-16-be" : "utf-16-le"
            if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { bytes.removeFirst(2) }
        case .four:
            active = bytes.starts(with: [0, 0, 0xFE, 0xFF]) ? "utf-32-be" : "utf-32-le"
            if bytes.starts(with: [0, 0, 0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
                bytes.removeFirst(4)
            }
        case .single: break
        }
    }

    /// Text as bytes, with the mark where the text is the first of its file.
    mutating func encodeText(_ text: Value) throws(Raise) -> Value {
        let result = try encode(text, encoding: active, errors: errors)
        leaveStart()
        return result
    }

    /// The bytes of the first `count` characters that were decoded from `bytes`; with `joinsPairs`, `\r\n` came out as one.
    func byteCount(of count: Int, in bytes: [UInt8], joinsPairs: Bool) -> Int {
        var (position, left) = (0, count)
        func unit(_ place: Int) -> Int {
            guard place < bytes.count else { return -1 }
            switch units {
            case .single, .utf8: return Int(bytes[place])
            case .two, .four:
                let size = units == .two ? 2 : 4
                guard place + size <= bytes.count else { return -1 }
                let part = bytes[place..<place + size]
                return (active.hasSuffix("be") ? Array(part) : part.reversed()).reduce(0) { $0 << 8 | Int($1) }
            }
        }
        while left > 0 && position < bytes.count {
            let first = unit(position)
            let size: Int
            switch units {
            case .single: size = 1
            case .utf8: size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
            case .two: size = first & 0xFC00 == 0xD800 ? 4 : 2
            case .four: size = 4
            }
            position += size
            if joinsPairs && first == 13 && unit(position) == 10 { position += size }
            left -= 1
        }
        return min(position, bytes.count)
    }
}

/// How lines end in a text stream.
struct NewlineMode {
    /// The argument: `nil` for `None`.
    let argument: String?
    /// `\r` and `\r\n` become `\n` when reading.
    var translates: Bool { argument == nil }
    /// `\r`, `\n` and `\r\n` all end a line.
    var isUniversal: Bool { argument == nil || argument == "" }
    /// What `\n` becomes when writing, if anything else.
    var written: String? { argument == "\r" || argument == "\r\n" ? argument : nil }
    /// A carriage return at the end of a piece may be half a line end.
    var holdsReturn: Bool { isUniversal || argument == "\r\n" }

    init(_ value: Value, _ function: String) throws(Raise) {
        if value.isNone {
            argument = nil
            return
        }
        guard let text = textIfString(value) else {
            throw typeError("\(function) argument 'newline' must be str or None, not \(argumentTypeName(value))")
        }
        guard ["", "\n", "\r", "\r\n"].contains(where: { Array($0.utf8) == Array(text.utf8) }) else {
            throw valueError("illegal newline value: \(function == "StringIO()" ? try reprText(value) : text)")
        }
        argument = text
    }
}

/// The line ends that a stream has met, for its attribute `newlines`.
struct SeenNewlines: OptionSet {
    let rawValue: Int
    static let carriageReturn = SeenNewlines(rawValue: 1)
    static let lineFeed = SeenNewlines(rawValue: 2)
    static let pair = SeenNewlines(rawValue: 4)

    var value: Value {
        var texts: [Value] = []
        if contains(.carriageReturn) { texts.append(newString("\r")) }
        if contains(.lineFeed) { texts.append(newString("\n")) }
        if contains(.pair) { texts.append(newString("\r\n")) }
        switch texts.count {
        case 0: return Value.none
        case 1: return texts[0]
        default: return newTuple(texts)
        }
    }

    /// Notes the line ends of a text, and joins them to `\n` where asked. Takes over `text` and returns an owned value.
    mutating func take(_ text: Value, translates: Bool) -> Value {
        let string = text.cast(to: StringObject.self)
        let count = string.pointee.count
        var position = 0
        var hasReturn = false
        while position < count {
            let point = string[codePoint: position]
            if point == 10 {
                insert(.lineFeed)
            } else if point == 13 {
                hasReturn = true
                if position + 1 < count && string[codePoint: position + 1] == 10 {
                    insert(.pair)
                    position += 1
                } else {
                    insert(.carriageReturn)
                }
            }
            position += 1
        }
        guard hasReturn && translates else { return text }
        defer { text.release() }
        var points: [UInt32] = []
        points.reserveCapacity(count)
        position = 0
        while position < count {
            let point = string[codePoint: position]
            if point == 13 {
                points.append(10)
                if position + 1 < count && string[codePoint: position + 1] == 10 { position += 1 }
            } else {
                points.append(point)
            }
            position += 1
        }
        return newString(codePoints: points)
    }
}

/// Strings one after the other, as one; borrows them.
func joined(_ pieces: [Value]) -> Value {
    if pieces.count == 1 { return pieces[0].retain() }
    var (count, width) = (0, 1)
    for piece in pieces {
        let string = piece.cast(to: StringObject.self)
        count += string.pointee.count
        width = max(width, Int(string.pointee.width))
    }
    if count == 0 { return newString("") }
    let result = newStringStorage(count, width: width)
    var position = 0
    for piece in pieces {
        let string = piece.cast(to: StringObject.self)
        for offset in 0..<string.pointee.count {
            if width == 1 {
                result.pointee.bytes[position + offset] = string.pointee.bytes[offset]
            } else {
                result.pointee.wide[position + offset] = string[codePoint: offset]
            }
        }
        position += string.pointee.count
    }
    return Value(result)
}
