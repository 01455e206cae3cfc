import Glibc

// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`

/// A parsed format specification.
struct FormatSpecification {
    var fill: UInt32 = 0x20
    /// `<`, `>`, `^` or `=`.
    var align: UInt32
    var sign: UInt32 = 0x2D
    var hasSign = false
    var avoidsNegativeZero = false
    var isAlternate = false
    /// -1 where none was given.
    var width = -1
    /// `,`, `_` or 0.
    var grouping: UInt32 = 0
    var precision = -1
    /// 0 where none was given and the type has no default.
    var type: UInt32

    /// Reads the specification that `value` is to be formatted by.
    init(_ text: StringRef, defaultType: UInt32, defaultAlign: UInt32, of value: Value) throws(Raise) {
        align = defaultAlign
        type = defaultType
        var reader = Reader(text)
        let (hasFill, hasAlign) = readAlignment(&reader)
        if let first = reader.peek, first == 0x2B || first == 0x2D || first == 0x20 {
            sign = first
            hasSign = true
            reader.position += 1
        }
        avoidsNegativeZero = reader.skip(0x7A)
        isAlternate = reader.skip(0x23)
        if !hasFill && reader.skip(0x30) {
            fill = 0x30
            if !hasAlign && defaultAlign == 0x3E { align = 0x3D }
        }
        width = try reader.number() ?? -1
        try readGrouping(&reader)
        if reader.skip(0x2E) {
            guard let digits = try reader.number() else { throw valueError("Format specifier missing precision") }
            precision = digits
        }
        let rest = text.pointee.count - reader.position
        if rest > 1 {
            throw valueError("Invalid format specifier '\(text.text)' for object of type '\(typeName(value))'")
        }
        if rest == 1, let last = reader.peek { type = last }
        try checkGrouping()
    }

    /// Walks the specification.
    private struct Reader {
        let text: StringRef
        var position = 0

        init(_ text: StringRef) { self.text = text }

        var peek: UInt32? { position < text.pointee.count ? text[codePoint: position] : nil }

        mutating func skip(_ point: UInt32) -> Bool {
            if peek != point { return false }
            position += 1
            return true
        }

        mutating func number() throws(Raise) -> Int? {
            var result: Int?
            while let point = peek {
                let digit: Int
                if point &- 0x30 < 10 {
                    digit = Int(point) - 0x30
                } else if point >= 0x80, let other = decimalDigit(point) {
                    digit = other
                } else {
                    break
                }
                let (scaled, overflow) = (result ?? 0).multipliedReportingOverflow(by: 10)
                let (sum, overflow2) = scaled.addingReportingOverflow(digit)
                if overflow || overflow2 { throw valueError("Too many decimal digits in format string") }
                result = sum
                position += 1
            }
            return result
        }
    }

    private mutating func readAlignment(_ reader: inout Reader) -> (hasFill: Bool, hasAlign: Bool) {
        func isAlignment(_ point: UInt32) -> Bool { point == 0x3C || point == 0x3E || point == 0x3D || point == 0x5E }
        let text = reader.text
        if text.pointee.count >= 2 && isAlignment(text[codePoint: 1]) {
            fill = text[codePoint: 0]
            align = text[codePoint: 1]
            reader.position = 2
            return (true, true)
        }
        if let first = reader.peek, isAlignment(first) {
            align = first
            reader.position = 1
            return (false, true)
        }
        return (false, false)
    }

    private mutating func readGrouping(_ reader: inout Reader) throws(Raise) {
        let both = "Cannot specify both ',' and '_'."
        if reader.skip(0x2C) { grouping = 0x2C }
        if reader.skip(0x5F) {
            if grouping != 0 { throw valueError(both) }
            grouping = 0x5F
        }
        if reader.peek == 0x2C && grouping == 0x5F { throw valueError(both) }
    }

    private func checkGrouping() throws(Raise) {
        if grouping == 0 { return }
        switch type {
        case 0, 0x64, 0x65, 0x66, 0x67, 0x45, 0x46, 0x47, 0x25: return
        case 0x62, 0x6F, 0x78, 0x58: if grouping == 0x5F { return }
        default: break
        }
        let separator = grouping == 0x2C ? "," : "_"
        throw valueError("Cannot specify '\(separator)' with '\(typeText)'.")
    }

    /// The type's letter as messages show it.
    var typeText: String {
        type > 32 && type < 128
            ? String(Character(Unicode.Scalar(UInt8(type)))) : "\\x" + String(type, radix: 16)
    }

    func unknownType(of value: Value) -> Raise {
        valueError("Unknown format code '\(typeText)' for object of type '\(typeName(value))'")
    }

    /// Whether nothing but width, alignment, precision and type was asked for, with an ASCII fill: the common case of numbers.
    var isPlain: Bool {
        grouping == 0 && !isAlternate && !avoidsNegativeZero && sign == 0x2D && fill < 128 && width < 256
    }

    /// A number's ASCII text, its sign included, padded; for specifications that are plain.
    func padded(_ text: UnsafeBufferPointer<UInt8>) -> Value {
        let margin = max(0, width - text.count)
        let string = newStringStorage(text.count + margin, width: 1)
        string.pointee.isASCII = true
        let bytes = string.pointee.bytes
        var (left, inner) = (0, 0)
        switch align {
        case 0x3C: break
        case 0x5E: left = margin / 2
        case 0x3D: inner = margin
        default: left = margin
        }
        memset(bytes, Int32(fill), text.count + margin)
        let sign = inner > 0 && text.first == 0x2D ? 1 : 0
        if sign == 1 { bytes[0] = 0x2D }
        if let start = text.baseAddress { memcpy(bytes + left + inner + sign, start + sign, text.count - sign) }
        return Value(string)
    }

    /// Pads the text of `count` code points that `write` appends.
    func pad(_ text: inout TextBuilder, count: Int, _ write: (inout TextBuilder) -> Void) throws(Raise) {
        let margin = max(0, width - count)
        try checkedSize(margin, width: 4)
        let left: Int
        switch align {
        case 0x3C: left = 0
        case 0x5E: left = margin / 2
        default: left = margin
        }
        text.append(fill, repeated: left)
        write(&text)
        text.append(fill, repeated: margin - left)
    }
}
