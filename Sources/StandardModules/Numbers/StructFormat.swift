import Interpreter

/// A format of `struct`: what each item is, and where it lies.
struct StructFormat {
    enum Item {
        case padding, character, boolean, bytes, pascal
        case integer(isSigned: Bool)
        case float
    }

    struct Field {
        var item: Item
        var letter: Character
        /// Bytes of one value; of `s` and `p` the whole text.
        var size: Int
        /// Values, one after the other.
        var count: Int
        var offset: Int
    }

    private(set) var fields: [Field] = []
    private(set) var size = 0
    private(set) var isLittle = true
    private var isNative = true
    /// Values that packing takes.
    private(set) var valueCount = 0

    init(_ text: String) throws(Raise) {
        var letters = Substring(text)
        var isAligned = true
        if let first = letters.first, "@=<>!".contains(first) {
            letters.removeFirst()
            isAligned = first == "@"
            isNative = first == "@"
            isLittle = first != ">" && first != "!"
        }
        while let letter = letters.first {
            letters.removeFirst()
            if letter.isWhitespace { continue }
            var (count, hasCount) = (0, false)
            var kind = letter
            if let digit = letter.wholeNumberValue, letter.isASCII {
                count = digit
                hasCount = true
                while let next = letters.first, let digit = next.wholeNumberValue, next.isASCII {
                    letters.removeFirst()
                    count = count * 10 + digit
                    if count > 1 << 40 { throw structError("overflow in item count") }
                }
                guard let next = letters.first else { throw structError("repeat count given without format specifier") }
                letters.removeFirst()
                kind = next
            }
            try add(kind, hasCount ? count : 1, isAligned: isAligned)
        }
    }

    private mutating func add(_ letter: Character, _ count: Int, isAligned: Bool) throws(Raise) {
        guard let (item, unit) = Self.item(letter, isNative: isNative) else {
            throw structError("bad char in struct format")
        }
        if isAligned && unit > 1 { size = (size + unit - 1) / unit * unit }
        let isText = letter == "s" || letter == "p"
        let field = Field(
            item: item, letter: letter, size: isText ? count : unit, count: isText ? 1 : count, offset: size)
        let (bytes, overflow) = unit.multipliedReportingOverflow(by: count)
        if overflow || size + bytes > 1 << 40 { throw structError("total struct size too long") }
        size += bytes
        fields.append(field)
        if letter != "x" { valueCount += field.count }
    }

    private static func item(_ letter: Character, isNative: Bool) -> (Item, Int)? {
        switch letter {
        case "x": (.padding, 1)
        case "c": (.character, 1)
        case "?": (.boolean, 1)
        case "s": (.bytes, 1)
        case "p": (.pascal, 1)
        case "b": (.integer(isSigned: true), 1)
        case "B": (.integer(isSigned: false), 1)
        case "h": (.integer(isSigned: true), 2)
        case "H": (.integer(isSigned: false), 2)
        case "i": (.integer(isSigned: true), 4)
        case "I": (.integer(isSigned: false), 4)
        case "l": (.integer(isSigned: true), isNative ? 8 : 4)
        case "L": (.integer(isSigned: false), isNative ? 8 : 4)
        case "q": (.integer(isSigned: true), 8)
        case "Q": (.integer(isSigned: false), 8)
        case "n" where isNative: (.integer(isSigned: true), 8)
        case "N" where isNative: (.integer(isSigned: false), 8)
        case "P" where isNative: (.integer(isSigned: false), 8)
        case "e": (.float, 2)
        case "f": (.float, 4)
        case "d": (.float, 8)
        default: nil
        }
    }

    // MARK: Packing

    /// The bytes of values; borrows them.
    func pack(_ values: UnsafeBufferPointer<Value>) throws(Raise) -> [UInt8] {
        if size > 1 << 34 { throw memoryError() }
        var bytes = [UInt8](repeating: 0, count: size)
        var next = 0
        for field in fields {
            if case .padding = field.item { continue }
            for place in 0..<field.count {
                try pack(values[next], field, at: field.offset + place * field.size, in: &bytes)
                next += 1
            }
        }
        return bytes
    }

    private func pack(_ value: Value, _ field: Field, at offset: Int, in bytes: inout [UInt8]) throws(Raise) {
        switch field.item {
        case .padding: break
        case .character:
            guard value.layout == .bytes, try bytesLike(value).count == 1 else {
                throw structError("char format requires a bytes object of length 1")
            }
            bytes[offset] = try bytesLike(value)[0]
        case .boolean: bytes[offset] = try truth(value) ? 1 : 0
        case .bytes, .pascal:
            guard value.layout == .bytes || value.layout == .bytearray else {
                throw structError("argument for '\(field.letter)' must be a bytes object")
            }
            let source = try bytesLike(value)
            if case .bytes = field.item {
                for position in 0..<min(source.count, field.size) { bytes[offset + position] = source[position] }
            } else if field.size > 0 {
                let count = min(source.count, field.size - 1, 255)
                bytes[offset] = UInt8(count)
                for position in 0..<count { bytes[offset + 1 + position] = source[position] }
            }
        case .integer(let isSigned):
            store(try integerBits(value, field, isSigned: isSigned), field.size, at: offset, in: &bytes)
        case .float: store(try floatBits(value, field), field.size, at: offset, in: &bytes)
        }
    }

    private func store(_ bits: UInt64, _ size: Int, at offset: Int, in bytes: inout [UInt8]) {
        for place in 0..<size {
            bytes[offset + (isLittle ? place : size - 1 - place)] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * place))
        }
    }

    private func integerBits(_ value: Value, _ field: Field, isSigned: Bool) throws(Raise) -> UInt64 {
        let layout = value.layout
        if layout != .int && layout != .bool && layout != .bigInt && value.type.special(.index).isEmpty {
            throw structError("required argument is not an integer")
        }
        let integer = try indexValue(value)
        defer { integer.release() }
        let bits = field.size * 8
        if let number = fixedInt(integer) {
            if isSigned {
                let limit = bits == 64 ? Int.max : 1 << (bits - 1) - 1
                if number <= limit && number >= -limit - 1 { return UInt64(bitPattern: Int64(number)) }
            } else if number >= 0 && (bits == 64 || number < 1 << bits) {
                return UInt64(number)
            } else if number < 0 && bits >= 32 {
                throw structError("argument out of range")
            }
            throw rangeError(field, isSigned: isSigned)
        }
        // Beyond 64 bits with sign only the largest unsigned numbers fit.
        if !isSigned && bits >= 32, let number = unsigned(integer) {
            if bits == 64 { return number }
            throw rangeError(field, isSigned: isSigned)
        }
        throw structError("argument out of range")
    }

    /// An integer from 2^63 to 2^64 - 1.
    private func unsigned(_ integer: Value) -> UInt64? {
        guard let text = try? text(of: integer) else {
            clearPending()
            return nil
        }
        return UInt64(text)
    }

    private func rangeError(_ field: Field, isSigned: Bool) -> Raise {
        let bits = field.size * 8
        switch field.letter {
        case "b": return structError("byte format requires -128 <= number <= 127")
        case "B": return structError("ubyte format requires 0 <= number <= 255")
        case "h": return structError("short format requires -32768 <= number <= 32767")
        case "H": return structError("ushort format requires 0 <= number <= 65535")
        default: break
        }
        return isSigned
            ? structError(
                "'\(field.letter)' format requires \(-(1 << (bits - 1))) <= number <= \((1 << (bits - 1)) - 1)")
            : structError("'\(field.letter)' format requires 0 <= number <= \((1 << bits) - 1)")
    }

    private func floatBits(_ value: Value, _ field: Field) throws(Raise) -> UInt64 {
        let number: Double
        do throws(Raise) { number = try asDouble(value) } catch {
            if pendingIs(.typeError) {
                clearPending()
                throw structError("required argument is not a float")
            }
            throw error
        }
        // In the machine's own format C converts, and what is too large becomes infinite.
        if isNative && field.size == 4 { return UInt64(Float(number).bitPattern) }
        return try Self.bits(number, field.size)
    }

    /// A number as IEEE 754 in 2, 4 or 8 bytes.
    static func bits(_ number: Double, _ size: Int) throws(Raise) -> UInt64 {
        switch size {
        case 2:
            let half = Float16(number)
            if half.isInfinite && number.isFinite { throw overflowError("float too large to pack with e format") }
            return UInt64(half.bitPattern)
        case 4:
            let single = Float(number)
            if single.isInfinite && number.isFinite { throw overflowError("float too large to pack with f format") }
            return UInt64(single.bitPattern)
        default: return number.bitPattern
        }
    }

    static func number(_ bits: UInt64, _ size: Int) -> Double {
        switch size {
        case 2: Double(Float16(bitPattern: UInt16(truncatingIfNeeded: bits)))
        case 4: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        default: Double(bitPattern: bits)
        }
    }

    // MARK: Unpacking

    /// The values in bytes, of which there are enough.
    func unpack(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(Raise) -> Value {
        var values: [Value] = []
        values.reserveCapacity(valueCount)
        for field in fields {
            if case .padding = field.item { continue }
            for place in 0..<field.count {
                values.append(try unpack(bytes, field, at: start + field.offset + place * field.size))
            }
        }
        return newTuple(values)
    }

    private func unpack(_ bytes: UnsafeBufferPointer<UInt8>, _ field: Field, at offset: Int) throws(Raise) -> Value {
        switch field.item {
        case .padding: return Value.none
        case .character: return try newBytes([bytes[offset]])
        case .boolean: return Value(bytes[offset] != 0)
        case .bytes: return try newBytes(Array(bytes[offset..<offset + field.size]))
        case .pascal:
            if field.size == 0 { return try newBytes([]) }
            let count = min(Int(bytes[offset]), field.size - 1)
            return try newBytes(Array(bytes[(offset + 1)..<(offset + 1 + count)]))
        case .integer(let isSigned):
            let bits = load(bytes, field.size, at: offset)
            if isSigned {
                let shift = UInt64(64 - 8 * field.size)
                return Value(Int(truncatingIfNeeded: Int64(bitPattern: bits << shift) >> Int64(shift)))
            }
            if bits <= UInt64(Int.max) { return Value(Int(bits)) }
            return try integer(littleEndian: (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(8 * $0)) })
        case .float: return Value(Self.number(load(bytes, field.size, at: offset), field.size))
        }
    }

    private func load(_ bytes: UnsafeBufferPointer<UInt8>, _ size: Int, at offset: Int) -> UInt64 {
        var bits: UInt64 = 0
        for place in 0..<size {
            bits |= UInt64(bytes[offset + (isLittle ? place : size - 1 - place)]) << UInt64(8 * place)
        }
        return bits
    }
}

/// `struct.error`
func structError(_ message: String) -> Raise {
    raise(StructModule.error.cast(to: TypeObject.self), arguments: [newString(message)])
}
