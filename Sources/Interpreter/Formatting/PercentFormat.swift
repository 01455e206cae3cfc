import CPlatform
import Glibc

// `format % arguments` for strings and bytes.

/// `format % arguments`; the format is a str, bytes or bytearray, and so is the result.
func percentFormat(_ format: Value, _ arguments: Value) throws(Raise) -> Value {
    var formatter = PercentFormatter(format, arguments)
    defer { formatter.release() }
    try formatter.run()
    if format.layout == .string { return formatter.text.finish() }
    let text = formatter.text.finish()
    defer { text.release() }
    let string = text.cast(to: StringObject.self)
    return try newBytes(format.layout, UnsafeBufferPointer(start: string.pointee.bytes, count: string.pointee.count))
}

private struct PercentFormatter {
    /// The format, the bytes of one as code points; owned.
    private let format: CodePoints
    private let formatValue: Value
    let isBytes: Bool
    let arguments: Value
    var text = TextBuilder()

    /// The present argument source: a tuple, or one value. As in CPython `count` is -1 and `next` -2 for one value.
    private var source: Value
    private var count: Int
    private var next: Int
    private let mapping: Value
    /// What `%(key)s` found, owned until the next.
    private var mappingValue = Value.empty
    private var position = 0

    init(_ format: Value, _ arguments: Value) {
        isBytes = format.layout != .string
        if isBytes {
            let bytes = format.cast(to: BytesObject.self)
            formatValue = newString(latin1: bytes.pointee.bytes, count: bytes.pointee.count)
        } else {
            formatValue = format.retain()
        }
        self.format = CodePoints(formatValue.cast(to: StringObject.self))
        self.arguments = arguments
        source = arguments
        let isTuple = arguments.layout == .tuple
        count = isTuple ? arguments.cast(to: ListObject.self).pointee.count : -1
        next = isTuple ? 0 : -2
        let isText = isBytes ? arguments.layout == .bytes || arguments.layout == .bytearray : false
        let isMapping =
            !isTuple && arguments.layout != .string && !isText && arguments.kind != .type
            && !arguments.type.special(.getitem).isEmpty
        mapping = isMapping ? arguments : .empty
    }

    mutating func release() {
        releaseMappingValue()
        formatValue.release()
    }

    private mutating func releaseMappingValue() {
        mappingValue.release()
        mappingValue = .empty
    }

    mutating func run() throws(Raise) {
        while position < format.count {
            let start = position
            while position < format.count && format[position] != 0x25 { position += 1 }
            text.append(format.string, start..<position)
            if position == format.count { break }
            position += 1
            try formatOne()
        }
        if next < count && mapping.isEmpty {
            throw typeError("not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
        }
    }

    private mutating func nextArgument() throws(Raise) -> Value {
        guard next < count else { throw typeError("not enough arguments for format string") }
        next += 1
        return count < 0 ? source : source.cast(to: ListObject.self).pointee.items[next - 1]
    }

    // MARK: One conversion

    private struct Conversion {
        var isLeft = false
        var hasPlus = false
        var hasBlank = false
        var isAlternate = false
        var hasZero = false
        var width = -1
        var precision = -1
        var letter: UInt32 = 0

        /// Nothing but the letter was written.
        var isPlain: Bool {
            !(isLeft || hasPlus || hasBlank || isAlternate || hasZero) && width < 0 && precision < 0
        }
    }

    private mutating func formatOne() throws(Raise) {
        if position < format.count && format[position] == 0x25 {
            position += 1
            return text.append(0x25)
        }
        if position < format.count && format[position] == 0x28 { try readKey() }
        var conversion = Conversion()
        readFlags(&conversion)
        try readWidth(&conversion)
        try readPrecision(&conversion)
        if position < format.count, format[position] == 0x68 || format[position] | 0x20 == 0x6C { position += 1 }
        guard position < format.count else { throw valueError("incomplete format") }
        conversion.letter = format[position]
        position += 1
        try convert(nextArgument(), conversion)
    }

    private mutating func readKey() throws(Raise) {
        guard !mapping.isEmpty else { throw typeError("format requires a mapping") }
        position += 1
        let start = position
        var depth = 1
        while position < format.count && depth > 0 {
            if format[position] == 0x29 { depth -= 1 } else if format[position] == 0x28 { depth += 1 }
            position += 1
        }
        guard depth == 0 else { throw valueError("incomplete format key") }
        let points = (start..<(position - 1)).map { format[$0] }
        let key =
            isBytes ? try newBytes(.bytes, points.map { UInt8(truncatingIfNeeded: $0) }) : newString(codePoints: points)
        defer { key.release() }
        let value = try getItem(mapping, key)
        releaseMappingValue()
        mappingValue = value
        source = value
        count = -1
        next = -2
    }

    private mutating func readFlags(_ conversion: inout Conversion) {
        while position < format.count {
            switch format[position] {
            case 0x2D: conversion.isLeft = true
            case 0x2B: conversion.hasPlus = true
            case 0x20: conversion.hasBlank = true
            case 0x23: conversion.isAlternate = true
            case 0x30: conversion.hasZero = true
            default: return
            }
            position += 1
        }
    }

    private mutating func readWidth(_ conversion: inout Conversion) throws(Raise) {
        guard position < format.count else { return }
        if format[position] == 0x2A {
            position += 1
            let argument = try nextArgument()
            guard argument.isInteger else { throw typeError("* wants int") }
            guard let width = fixedInt(argument) else {
                throw overflowError("Python int too large to convert to C ssize_t")
            }
            conversion.isLeft = conversion.isLeft || width < 0
            conversion.width = Int(clamping: width.magnitude)
        } else if format[position] &- 0x30 < 10 {
            conversion.width = try readNumber(limit: Int.max, "width too big")
        }
    }

    private mutating func readPrecision(_ conversion: inout Conversion) throws(Raise) {
        guard position < format.count, format[position] == 0x2E else { return }
        position += 1
        conversion.precision = 0
        guard position < format.count else { return }
        if format[position] == 0x2A {
            position += 1
            let argument = try nextArgument()
            guard argument.isInteger else { throw typeError("* wants int") }
            guard let precision = fixedInt(argument).flatMap({ Int32(exactly: $0) }) else {
                throw overflowError("Python int too large to convert to C int")
            }
            conversion.precision = max(0, Int(precision))
        } else if format[position] &- 0x30 < 10 {
            conversion.precision = try readNumber(limit: Int(Int32.max), isBytes ? "prec too big" : "precision too big")
        }
    }

    private mutating func readNumber(limit: Int, _ message: String) throws(Raise) -> Int {
        var number = 0
        while position < format.count && format[position] &- 0x30 < 10 {
            let digit = Int(format[position]) - 0x30
            if number > (limit - digit) / 10 { throw valueError(message) }
            number = number * 10 + digit
            position += 1
        }
        return number
    }

    private mutating func convert(_ argument: Value, _ conversion: Conversion) throws(Raise) {
        switch conversion.letter {
        case 0x73, 0x72, 0x61: try convertText(argument, conversion)
        case 0x62 where isBytes: try convertText(argument, conversion)
        case 0x64, 0x69, 0x75, 0x6F, 0x78, 0x58: try convertInteger(argument, conversion)
        case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47:
            let number = try asDouble(argument)
            if conversion.letter | 0x20 == 0x66, !conversion.isAlternate, conversion.precision <= 60, abs(number) < 1e60
            {
                return try appendFixed(number, conversion)
            }
            let digits = try floatText(
                number, conversion.letter, precision: conversion.precision < 0 ? 6 : conversion.precision,
                isAlternate: conversion.isAlternate)
            try appendNumber(digits, conversion)
        case 0x63: try convertCharacter(argument, conversion)
        default:
            let letter = conversion.letter
            let shown = letter >= 31 && letter <= 126 ? String(Character(Unicode.Scalar(UInt8(letter)))) : "?"
            throw valueError(
                "unsupported format character '\(shown)' (0x\(String(letter, radix: 16))) at index \(position - 1)")
        }
    }

    private mutating func convertText(_ argument: Value, _ conversion: Conversion) throws(Raise) {
        let value: Value
        switch conversion.letter {
        case 0x72 where !isBytes: value = try repr(argument)
        case 0x61, 0x72: value = try asciiText(argument)
        default: value = isBytes ? try bytesText(argument) : try str(argument)
        }
        defer { value.release() }
        let string = value.cast(to: StringObject.self)
        let length = conversion.precision >= 0 ? min(conversion.precision, string.pointee.count) : string.pointee.count
        try pad(conversion, length) { $0.append(string, 0..<length) }
    }

    /// `ascii(value)`
    private func asciiText(_ value: Value) throws(Raise) -> Value {
        let text = try repr(value)
        defer { text.release() }
        return escapedASCII(text.cast(to: StringObject.self))
    }

    /// The bytes of a bytes-like value or of its `__bytes__`, as a string of these code points.
    private func bytesText(_ value: Value) throws(Raise) -> Value {
        var source = value.retain()
        defer { source.release() }
        let method = value.type.special(.bytes)
        if value.layout != .bytes && value.layout != .bytearray {
            guard !method.isEmpty else {
                throw typeError(
                    "%b requires a bytes-like object, or an object that implements __bytes__, not '\(typeName(value))'")
            }
            let result = try callWithReceiver(method, value)
            source.release()
            source = result
            guard source.layout == .bytes else {
                throw typeError("__bytes__ returned non-bytes (type \(typeName(source)))")
            }
        }
        let bytes = source.cast(to: BytesObject.self)
        return newString(latin1: bytes.pointee.bytes, count: bytes.pointee.count)
    }

    private mutating func pad(_ conversion: Conversion, _ length: Int, _ write: (inout TextBuilder) -> Void)
        throws(Raise)
    {
        let margin = max(0, conversion.width - length)
        try checkedSize(margin, width: 4)
        if !conversion.isLeft { text.append(0x20, repeated: margin) }
        write(&text)
        if conversion.isLeft { text.append(0x20, repeated: margin) }
    }

    private mutating func convertCharacter(_ argument: Value, _ conversion: Conversion) throws(Raise) {
        let point: UInt32
        if isBytes {
            if argument.layout == .bytes || argument.layout == .bytearray,
                argument.cast(to: BytesObject.self).pointee.count == 1
            {
                point = UInt32(argument.cast(to: BytesObject.self).pointee.bytes[0])
            } else if argument.isInteger {
                guard let code = fixedInt(argument), code >= 0, code < 256 else {
                    throw overflowError("%c arg not in range(256)")
                }
                point = UInt32(code)
            } else {
                throw typeError("%c requires an integer in range(256) or a single byte")
            }
        } else if argument.layout == .string {
            let string = argument.cast(to: StringObject.self)
            guard string.pointee.count == 1 else { throw typeError("%c requires int or char") }
            point = string[codePoint: 0]
        } else {
            guard argument.isInteger || !argument.type.special(.index).isEmpty else {
                throw typeError("%c requires int or char")
            }
            let integer = try indexValue(argument)
            defer { integer.release() }
            guard let code = fixedInt(integer), code >= 0, code <= 0x10FFFF else {
                throw overflowError("%c arg not in range(0x110000)")
            }
            point = UInt32(code)
        }
        try pad(conversion, 1) { $0.append(point) }
    }

    private mutating func convertInteger(_ argument: Value, _ conversion: Conversion) throws(Raise) {
        if argument.isSmallInt && conversion.isPlain && conversion.letter != 0x6F && conversion.letter | 0x20 != 0x78 {
            return text.append(decimal: argument.smallInt)
        }
        let integer = try integer(argument, conversion.letter)
        defer { integer.release() }
        let base: Int
        switch conversion.letter {
        case 0x6F: base = 8
        case 0x78, 0x58: base = 16
        default: base = 10
        }
        if base == 10 { try checkDigits(integer) }
        var digits = Array(integerText(integer, base: base).utf8)
        if conversion.precision > 0 {
            try checkedSize(conversion.precision)
            let sign = digits.first == 0x2D ? 1 : 0
            let missing = conversion.precision - (digits.count - sign)
            if missing > 0 { digits.insert(contentsOf: [UInt8](repeating: 0x30, count: missing), at: sign) }
        }
        if conversion.letter == 0x58 { for place in digits.indices where digits[place] >= 0x61 { digits[place] -= 32 } }
        let prefix: [UInt8] = conversion.isAlternate && base != 10 ? [0x30, UInt8(conversion.letter)] : []
        try appendNumber(digits, prefix: prefix, conversion)
    }

    /// The integer to print, owned: of a float the integral part, where the conversion allows one.
    private func integer(_ argument: Value, _ letter: UInt32) throws(Raise) -> Value {
        if argument.isInteger { return exactInteger(argument) }
        let isBased = letter == 0x6F || letter == 0x78 || letter == 0x58
        let hasIndex = !argument.type.special(.index).isEmpty
        if isBased ? hasIndex : hasIndex || !argument.type.special(.int).isEmpty {
            return isBased ? try indexValue(argument) : try IntType.convert(argument)
        }
        throw typeError(
            "%\(String(Character(Unicode.Scalar(UInt8(letter))))) format: \(isBased ? "an integer" : "a real number") "
                + "is required, not \(typeName(argument))")
    }

    /// `f` of a number that is not large.
    private mutating func appendFixed(_ number: Double, _ conversion: Conversion) throws(Raise) {
        var failure: Raise?
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 160) { (text) in
            guard let start = text.baseAddress else { return }
            let precision = Int32(truncatingIfNeeded: conversion.precision < 0 ? 6 : conversion.precision)
            let count = start.withMemoryRebound(to: CChar.self, capacity: 160) {
                print_double($0, 160, 0x66, precision, 0, number)
            }
            let digits = UnsafeBufferPointer(start: start, count: max(0, min(Int(count), 159)))
            do throws(Raise) { try appendNumber(digits, conversion) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private mutating func appendNumber(
        _ number: [UInt8], prefix: [UInt8] = [], _ conversion: Conversion
    ) throws(Raise) {
        var failure: Raise?
        number.withUnsafeBufferPointer { (digits) in
            do throws(Raise) { try appendNumber(digits, prefix: prefix, conversion) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Sign, prefix, zeros and digits.
    private mutating func appendNumber(
        _ number: UnsafeBufferPointer<UInt8>, prefix: [UInt8] = [], _ conversion: Conversion
    ) throws(Raise) {
        let isNegative = number.first == 0x2D
        let digits = UnsafeBufferPointer(rebasing: number[(isNegative ? 1 : 0)...])
        let sign: UInt32 = isNegative ? 0x2D : conversion.hasPlus ? 0x2B : conversion.hasBlank ? 0x20 : 0
        let margin = max(0, conversion.width - (sign == 0 ? 0 : 1) - prefix.count - digits.count)
        try checkedSize(margin, width: 4)
        let zeros = conversion.hasZero && !conversion.isLeft ? margin : 0
        if !conversion.isLeft && zeros == 0 { text.append(0x20, repeated: margin) }
        if sign != 0 { text.append(sign) }
        if !prefix.isEmpty { text.append(bytes: prefix) }
        text.append(0x30, repeated: zeros)
        text.append(latin1: digits)
        if conversion.isLeft { text.append(0x20, repeated: margin) }
    }
}

/// A text with all beyond ASCII escaped.
func escapedASCII(_ string: StringRef) -> Value {
    if StringType.isASCII(string) { return StringType.exact(Value(string)) }
    var text = TextBuilder(capacity: string.pointee.count)
    for position in 0..<string.pointee.count {
        let point = string[codePoint: position]
        if point < 128 { text.append(point) } else { appendEscape(point, to: &text) }
    }
    return text.finish()
}
