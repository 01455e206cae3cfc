import CPlatform
import Glibc

// `format` of strings and numbers.

/// `format(value, specification)` of an exact str, int, bool, float or complex; empty for other values.
func formatBuiltin(_ value: Value, _ specification: StringRef) throws(Raise) -> Value {
    switch value.kind {
    case .string, .int, .bigInt, .bool, .float, .complex: return try formatLayout(value, specification)
    default: return .empty
    }
}

/// The same for values laid out as these types: instances of their subclasses too.
func formatLayout(_ value: Value, _ specification: StringRef) throws(Raise) -> Value {
    if specification.pointee.count == 0 { return try str(value) }
    switch value.layout {
    case .string: return try formatString(value, specification)
    case .float: return try formatFloat(value, specification)
    case .complex: return try formatComplex(value, specification)
    default: return try formatInteger(value, specification)
    }
}

private func formatString(_ value: Value, _ specification: StringRef) throws(Raise) -> Value {
    let spec = try FormatSpecification(specification, defaultType: 0x73, defaultAlign: 0x3C, of: value)
    guard spec.type == 0x73 else { throw spec.unknownType(of: value) }
    if spec.hasSign {
        throw valueError("\(spec.sign == 0x20 ? "Space" : "Sign") not allowed in string format specifier")
    }
    if spec.avoidsNegativeZero {
        throw valueError("Negative zero coercion (z) not allowed in string format specifier")
    }
    if spec.isAlternate { throw valueError("Alternate form (#) not allowed in string format specifier") }
    if spec.align == 0x3D { throw valueError("'=' alignment not allowed in string format specifier") }
    let text = value.cast(to: StringObject.self)
    let count = spec.precision >= 0 ? min(spec.precision, text.pointee.count) : text.pointee.count
    if count == text.pointee.count && spec.width <= count { return StringType.exact(value) }
    var builder = TextBuilder()
    try spec.pad(&builder, count: count) { $0.append(text, 0..<count) }
    return builder.finish()
}

// MARK: Integers

private func formatInteger(_ value: Value, _ specification: StringRef) throws(Raise) -> Value {
    let spec = try FormatSpecification(specification, defaultType: 0x64, defaultAlign: 0x3E, of: value)
    if spec.type == 0x64 && value.isSmallInt && spec.isPlain && spec.precision < 0 {
        return withDecimalDigits(value.smallInt) { spec.padded($0) }
    }
    switch spec.type {
    case 0x62, 0x63, 0x64, 0x6E, 0x6F, 0x78, 0x58: return try formatInteger(value, spec)
    case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x25: return try formatFloat(try asExactDouble(value), spec)
    default: throw spec.unknownType(of: value)
    }
}

private func asExactDouble(_ value: Value) throws(Raise) -> Double {
    if let integer = fixedInt(value) { return Double(integer) }
    return try doubleOfBigInteger(value)
}

private func formatInteger(_ value: Value, _ spec: FormatSpecification) throws(Raise) -> Value {
    if spec.precision >= 0 { throw valueError("Precision not allowed in integer format specifier") }
    if spec.avoidsNegativeZero {
        throw valueError("Negative zero coercion (z) not allowed in integer format specifier")
    }
    if spec.type == 0x63 { return try formatCharacter(value, spec) }
    let base: Int
    var prefix: [UInt8] = []
    switch spec.type {
    case 0x62:
        base = 2
        prefix = [0x30, 0x62]
    case 0x6F:
        base = 8
        prefix = [0x30, 0x6F]
    case 0x78, 0x58:
        base = 16
        prefix = [0x30, UInt8(spec.type)]
    default: base = 10
    }
    if base == 10 { try checkDigits(value) }
    var digits = Array(integerText(value, base: base).utf8)
    let isNegative = digits.first == 0x2D
    if isNegative { digits.removeFirst() }
    if spec.type == 0x58 { for position in digits.indices where digits[position] >= 0x61 { digits[position] -= 32 } }
    let number = NumberParts(
        isNegative: isNegative, prefix: spec.isAlternate ? prefix : [], digits: digits, rest: [],
        groupSize: base == 10 ? 3 : 4)
    return try number.text(spec)
}

private func formatCharacter(_ value: Value, _ spec: FormatSpecification) throws(Raise) -> Value {
    if spec.hasSign { throw valueError("Sign not allowed with integer format specifier 'c'") }
    if spec.isAlternate { throw valueError("Alternate form (#) not allowed with integer format specifier 'c'") }
    guard let code = fixedInt(value) else { throw overflowError("Python int too large to convert to C long") }
    guard code >= 0 && code <= 0x10FFFF else { throw overflowError("%c arg not in range(0x110000)") }
    var builder = TextBuilder()
    try spec.pad(&builder, count: 1) { $0.append(UInt32(code)) }
    return builder.finish()
}

// MARK: Floats

private func formatFloat(_ value: Value, _ specification: StringRef) throws(Raise) -> Value {
    let spec = try FormatSpecification(specification, defaultType: 0, defaultAlign: 0x3E, of: value)
    let number = floatValue(value)
    switch spec.type {
    case 0x65, 0x66:
        if spec.isPlain && spec.precision <= 60 && abs(number) < 1e60 { return formatPlainly(number, spec) }
        return try formatFloat(number, spec)
    case 0, 0x45, 0x46, 0x67, 0x47, 0x6E, 0x25: return try formatFloat(number, spec)
    default: throw spec.unknownType(of: value)
    }
}

/// `e` and `f` of a number that is not large, in a few digits.
private func formatPlainly(_ number: Double, _ spec: FormatSpecification) -> Value {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 160) { (text) -> Value in
        guard let start = text.baseAddress else { return runtime.emptyString }
        let precision = Int32(truncatingIfNeeded: spec.precision < 0 ? 6 : spec.precision)
        let count = start.withMemoryRebound(to: CChar.self, capacity: 160) {
            print_double($0, 160, CChar(truncatingIfNeeded: spec.type), precision, 0, number)
        }
        return spec.padded(UnsafeBufferPointer(start: start, count: max(0, min(Int(count), 159))))
    }
}

private func formatFloat(_ number: Double, _ spec: FormatSpecification) throws(Raise) -> Value {
    if spec.precision > Int(Int32.max) { throw valueError("precision too big") }
    return try floatParts(number, spec, isPartOfComplex: false).text(spec)
}

/// The digits of a float as a specification wants them. In a complex number no `.0` is added.
private func floatParts(_ value: Double, _ spec: FormatSpecification, isPartOfComplex: Bool) throws(Raise)
    -> NumberParts
{
    var number = value
    var type = spec.type
    if type == 0x25 { number *= 100 }
    if type == 0x6E { type = 0x67 }
    let isRepr = type == 0
    var text: [UInt8]
    if isRepr && spec.precision < 0 {
        text = Array(floatRepr(number).utf8)
        if isPartOfComplex && text.suffix(2) == [0x2E, 0x30] { text.removeLast(2) }
    } else {
        let conversion = isRepr ? UInt32(0x67) : type == 0x25 ? 0x66 : type
        text = try floatText(
            number, conversion, precision: spec.precision < 0 ? 6 : spec.precision, isAlternate: spec.isAlternate,
            addsPoint: isRepr && !isPartOfComplex)
    }
    var isNegative = text.first == 0x2D
    if isNegative { text.removeFirst() }
    if spec.avoidsNegativeZero && isNegative && !text.contains(where: { $0 >= 0x31 && $0 <= 0x39 }) && number.isFinite {
        isNegative = false
    }
    if type == 0x25 { text.append(0x25) }
    let digitCount = text.firstIndex { $0 < 0x30 || $0 > 0x39 } ?? text.count
    return NumberParts(
        isNegative: isNegative, prefix: [], digits: Array(text[..<digitCount]), rest: Array(text[digitCount...]),
        groupSize: 3)
}

/// A float as `e`, `f` or `g` text (upper case for capitals). `addsPoint` gives integral results of `g` a `.0` and turns to
/// exponents one digit earlier, as for a specification without type.
func floatText(
    _ number: Double, _ conversion: UInt32, precision: Int, isAlternate: Bool, addsPoint: Bool = false
) throws(Raise) -> [UInt8] {
    let isUpper = conversion < 0x61
    if !number.isFinite {
        let text = number.isNaN ? "nan" : number < 0 ? "-inf" : "inf"
        return Array((isUpper ? text.uppercased() : text).utf8)
    }
    try checkedSize(precision + 400)
    switch conversion | 0x20 {
    case 0x66: return printed(number, "f", precision: precision, isAlternate: isAlternate)
    case 0x65: return printed(number, isUpper ? "E" : "e", precision: precision, isAlternate: isAlternate)
    default:
        let text = generalText(number, precision: max(1, precision), isAlternate: isAlternate, addsPoint: addsPoint)
        return isUpper ? text.map { $0 == 0x65 ? 0x45 : $0 } : text
    }
}

/// `g`: `precision` digits, as exponent form where the exponent is below -4 or reaches the precision.
private func generalText(_ number: Double, precision: Int, isAlternate: Bool, addsPoint: Bool) -> [UInt8] {
    // A double has 767 digits at most; more would all be zeros.
    let wanted = min(precision, 1100)
    let scientific = printed(number, "e", precision: wanted - 1)
    guard let mark = scientific.firstIndex(of: 0x65) else { return scientific }
    let exponent = Int(String(decoding: scientific[(mark + 1)...], as: UTF8.self)) ?? 0
    let isNegative = scientific.first == 0x2D
    var digits = scientific[..<mark].filter { $0 != 0x2D && $0 != 0x2E }
    if isAlternate {
        digits += [UInt8](repeating: 0x30, count: precision - wanted)
    } else {
        while digits.count > 1 && digits.last == 0x30 { digits.removeLast() }
    }
    var text: [UInt8] = isNegative ? [0x2D] : []
    let point = exponent + 1
    if point <= -4 || point > precision - (addsPoint ? 1 : 0) {
        appendExponentForm(digits, exponent: exponent, to: &text)
        if isAlternate && digits.count == 1, let place = text.firstIndex(of: 0x65) { text.insert(0x2E, at: place) }
        return text
    }
    if point <= 0 {
        text += [0x30, 0x2E]
        text += [UInt8](repeating: 0x30, count: -point)
        text += digits
        return text
    }
    if digits.count <= point {
        text += digits
        text += [UInt8](repeating: 0x30, count: point - digits.count)
        if addsPoint { text += [0x2E, 0x30] } else if isAlternate { text.append(0x2E) }
        return text
    }
    text += digits[..<point]
    text.append(0x2E)
    text += digits[point...]
    return text
}

private func formatComplex(_ value: Value, _ specification: StringRef) throws(Raise) -> Value {
    let spec = try FormatSpecification(specification, defaultType: 0, defaultAlign: 0x3E, of: value)
    switch spec.type {
    case 0, 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x6E: break
    default: throw spec.unknownType(of: value)
    }
    if spec.precision > Int(Int32.max) { throw valueError("precision too big") }
    if spec.fill == 0x30 { throw valueError("Zero padding is not allowed in complex format specifier") }
    if spec.align == 0x3D { throw valueError("'=' alignment flag is not allowed in complex format specifier") }
    let object = value.cast(to: ComplexObject.self)
    let (real, imaginary) = (object.pointee.real, object.pointee.imaginary)
    let skipsReal = spec.type == 0 && real == 0 && real.sign == .plus
    let hasParentheses = spec.type == 0 && !skipsReal
    var plain = spec
    plain.width = -1
    var text = TextBuilder()
    if hasParentheses { text.append(0x28) }
    if !skipsReal {
        try floatParts(real, spec, isPartOfComplex: true).append(to: &text, plain)
        plain.sign = 0x2B
    }
    try floatParts(imaginary, spec, isPartOfComplex: true).append(to: &text, plain)
    text.append(0x6A)
    if hasParentheses { text.append(0x29) }
    let content = text.finish()
    defer { content.release() }
    let string = content.cast(to: StringObject.self)
    var result = TextBuilder()
    try spec.pad(&result, count: string.pointee.count) { $0.append(string) }
    return result.finish()
}

// MARK: Assembling

/// A number taken apart for padding and grouping.
struct NumberParts {
    var isNegative: Bool
    /// `0x` and the like.
    var prefix: [UInt8]
    /// The digits before the point; empty for `inf` and `nan`.
    var digits: [UInt8]
    /// The point and what follows.
    var rest: [UInt8]
    var groupSize: Int

    func text(_ spec: FormatSpecification) throws(Raise) -> Value {
        var text = TextBuilder()
        try append(to: &text, spec)
        return text.finish()
    }

    func append(to text: inout TextBuilder, _ spec: FormatSpecification) throws(Raise) {
        try checkedSize(max(0, spec.width), width: 4)
        let sign: [UInt8] =
            isNegative ? [0x2D] : spec.sign == 0x2B ? [0x2B] : spec.sign == 0x20 ? [0x20] : []
        let fixed = sign.count + prefix.count + rest.count
        // Zeros that fill a number are grouped like its digits.
        let minimum = spec.fill == 0x30 && spec.align == 0x3D ? spec.width - fixed : 0
        let grouped = spec.grouping == 0 || digits.isEmpty ? digits : self.grouped(spec.grouping, minimum: minimum)
        let margin = max(0, spec.width - fixed - grouped.count)
        var (left, inner, right) = (0, 0, 0)
        switch spec.align {
        case 0x3C: right = margin
        case 0x5E:
            left = margin / 2
            right = margin - left
        case 0x3D: inner = margin
        default: left = margin
        }
        text.append(spec.fill, repeated: left)
        text.append(bytes: sign)
        text.append(bytes: prefix)
        text.append(spec.fill, repeated: inner)
        text.append(bytes: grouped)
        text.append(bytes: rest)
        text.append(spec.fill, repeated: right)
    }

    /// The digits with separators, filled with zeros to a minimal width.
    private func grouped(_ separator: UInt32, minimum: Int) -> [UInt8] {
        var reversed: [UInt8] = []
        var remaining = digits.count
        var wanted = minimum
        while true {
            let length = min(groupSize, max(remaining, wanted, 1))
            for _ in 0..<length {
                if remaining > 0 {
                    remaining -= 1
                    reversed.append(digits[remaining])
                } else {
                    reversed.append(0x30)
                }
            }
            wanted -= length
            if remaining <= 0 && wanted <= 0 { break }
            wanted -= 1
            reversed.append(UInt8(separator))
        }
        return reversed.reversed()
    }
}
