import CGMP
import Glibc

// Integers of any size: 50 bits inline, 64 bits boxed, beyond that GMP. A value always has the smallest representation, so
// equal integers have equal representations.

/// An integer beyond 64 bits.
struct BigIntObject {
    var header: ObjectHeader
    var number: __mpz_struct
}

typealias BigNumber = UnsafeMutablePointer<__mpz_struct>

/// Bits beyond which a result is refused before GMP is asked for it: GMP ends the process when memory runs out.
let largestIntegerBits = 1 << 33

/// `sys.set_int_max_str_digits`; 0 for no limit.
nonisolated(unsafe) package var integerDigitLimit = 4300

@inline(never) func newBoxedInt(_ integer: Int) -> Value {
    let object = newObject(IntObject.self, .int)
    object.pointee.value = integer
    return Value(object)
}

/// The integer behind an int layout (`int`, its subclasses, `bool`) as a GMP number while `body` runs.
@inline(__always) func withBigNumber<R>(_ value: Value, _ body: (BigNumber) -> R) -> R {
    if value.layout == .bigInt {
        return withUnsafeMutablePointer(to: &value.cast(to: BigIntObject.self).pointee.number) { body($0) }
    }
    return withBigNumber(fixedInt(value) ?? 0, body)
}

/// The same for a fixed integer, whose one limb lies on the stack.
@inline(__always) func withBigNumber<R>(_ integer: Int, _ body: (BigNumber) -> R) -> R {
    var limb = mp_limb_t(integer.magnitude)
    return withUnsafeMutablePointer(to: &limb) { (limb) -> R in
        var number = __mpz_struct(_mp_alloc: 1, _mp_size: Int32(integer.signum()), _mp_d: limb)
        return withUnsafeMutablePointer(to: &number) { body($0) }
    }
}

/// What `compute` leaves in a new GMP number, as a value.
@inline(__always) func bigResult(_ compute: (BigNumber) -> Void) -> Value {
    var number = __mpz_struct()
    __gmpz_init(&number)
    compute(&number)
    return newInteger(takingOver: &number)
}

/// A GMP number as a value; the number is cleared or moved into it.
func newInteger(takingOver number: BigNumber) -> Value {
    if __gmpz_fits_slong_p(number) != 0 {
        let integer = __gmpz_get_si(number)
        __gmpz_clear(number)
        return Value(integer)
    }
    let object = newObject(BigIntObject.self, .bigInt)
    object.pointee.number = number.pointee
    return Value(object)
}

/// The exact integer of a big layout, for instances of subclasses of `int`.
func copyOfBigInteger(_ value: Value) -> Value {
    withBigNumber(value) { (number) in bigResult { __gmpz_set($0, number) } }
}

/// The integer of an int layout as an exact `int`.
func exactInteger(_ value: Value) -> Value {
    if let integer = fixedInt(value) { return Value(integer) }
    return value.kind == .bigInt ? value.retain() : copyOfBigInteger(value)
}

extension Value {
    /// Whether it is laid out as an integer: `int`, `bool` and their subclasses.
    var isInteger: Bool {
        switch layout {
        case .int, .bool, .bigInt: true
        default: false
        }
    }
}

/// -1, 0 or 1.
func signOfInteger(_ value: Value) -> Int {
    if let integer = fixedInt(value) { return integer.signum() }
    return Int(value.cast(to: BigIntObject.self).pointee.number._mp_size.signum())
}

/// Bits of the magnitude.
func bitLength(_ value: Value) -> Int {
    if let integer = fixedInt(value) { return Int.bitWidth - integer.magnitude.leadingZeroBitCount }
    return withBigNumber(value) { Int(__gmpz_sizeinbase($0, 2)) }
}

// MARK: To and from floats

/// The float nearest to a big integer, ties to even.
func doubleOfBigInteger(_ value: Value) throws(Raise) -> Double {
    let result = withBigNumber(value) { roundedDouble($0) }
    guard result.isFinite else { throw overflowError("int too large to convert to float") }
    return result
}

/// The float nearest to `number`; infinite when too large.
func roundedDouble(_ number: BigNumber) -> Double {
    let bits = Int(__gmpz_sizeinbase(number, 2))
    if bits > 1100 { return number.pointee._mp_size < 0 ? -Double.infinity : Double.infinity }
    let shift = max(0, bits - 64)
    var top = __mpz_struct()
    __gmpz_init(&top)
    defer { __gmpz_clear(&top) }
    __gmpz_tdiv_q_2exp(&top, number, UInt(shift))
    var mantissa = UInt64(__gmpz_get_ui(&top))
    // Whatever was cut off decides ties: it goes into the last of 64 bits, eleven below the last bit that is kept.
    if shift > 0 && Int(bitPattern: __gmpz_scan1(number, 0)) < shift { mantissa |= 1 }
    let magnitude = scalbn(Double(mantissa), Int32(shift))
    return number.pointee._mp_size < 0 ? -magnitude : magnitude
}

/// The integer part of a finite float.
func integerValue(truncating number: Double) throws(Raise) -> Value {
    guard number.isFinite else {
        if number.isNaN { throw valueError("cannot convert float NaN to integer") }
        throw overflowError("cannot convert float infinity to integer")
    }
    if abs(number) < 9.2e18 { return Value(Int(number)) }
    return bigResult { __gmpz_set_d($0, number) }
}

/// `a / b` correctly rounded.
func divideExactly(_ a: BigNumber, _ b: BigNumber) throws(Raise) -> Double {
    let isNegative = (a.pointee._mp_size < 0) != (b.pointee._mp_size < 0)
    if a.pointee._mp_size == 0 { return isNegative ? -0.0 : 0 }
    // A quotient of 64 or 65 bits before the last ones are dropped.
    let shift = Int(__gmpz_sizeinbase(b, 2)) - Int(__gmpz_sizeinbase(a, 2)) + 63
    if shift > 1200 { return isNegative ? -0.0 : 0 }
    if shift < -1100 { throw overflowError("integer division result too large for a float") }
    var numerator = __mpz_struct()
    var denominator = __mpz_struct()
    var remainder = __mpz_struct()
    __gmpz_init(&numerator)
    __gmpz_init(&denominator)
    __gmpz_init(&remainder)
    defer {
        __gmpz_clear(&numerator)
        __gmpz_clear(&denominator)
        __gmpz_clear(&remainder)
    }
    absolute(a, into: &numerator)
    absolute(b, into: &denominator)
    if shift > 0 {
        shiftLeft(&numerator, shift)
    } else {
        shiftLeft(&denominator, -shift)
    }
    withUnsafeMutablePointer(to: &numerator) { __gmpz_tdiv_qr($0, &remainder, $0, &denominator) }
    var mantissa = UInt64(__gmpz_get_ui(&numerator))
    if remainder._mp_size != 0 { mantissa |= 1 }
    let magnitude = roundedProduct(mantissa, exponent: -shift)
    guard magnitude.isFinite else { throw overflowError("integer division result too large for a float") }
    return isNegative ? -magnitude : magnitude
}

private func absolute(_ number: BigNumber, into result: BigNumber) {
    __gmpz_set(result, number)
    result.pointee._mp_size = Int32(result.pointee._mp_size.magnitude)
}

/// `mantissa * 2^exponent` rounded once, also where the result is subnormal.
private func roundedProduct(_ mantissa: UInt64, exponent: Int) -> Double {
    let width = 64 - mantissa.leadingZeroBitCount
    // Bits of the result: 53, fewer below 2^-1022.
    let keep = min(53, width + exponent + 1074)
    if keep < 0 { return 0 }
    let drop = width - keep
    if drop <= 0 { return scalbn(Double(mantissa), Int32(exponent)) }
    var kept = drop >= 64 ? 0 : mantissa >> UInt64(drop)
    let half = UInt64(1) << UInt64(drop - 1)
    let rest = drop >= 64 ? mantissa : mantissa & (half &* 2 &- 1)
    if rest > half || (rest == half && kept & 1 == 1) { kept += 1 }
    return scalbn(Double(kept), Int32(exponent + drop))
}

// MARK: To and from text

/// The decimal digits of an int layout.
func integerText(_ value: Value) -> String { integerText(value, base: 10) }

/// The digits of an int layout in a base from 2 to 36, lower case, with a minus sign where negative.
func integerText(_ value: Value, base: Int) -> String {
    if let integer = fixedInt(value) { return String(integer, radix: base) }
    return withBigNumber(value) { (number) -> String in
        let size = Int(__gmpz_sizeinbase(number, Int32(base))) + 2
        return String(unsafeUninitializedCapacity: size) { (buffer) -> Int in
            guard let start = buffer.baseAddress else { return 0 }
            return start.withMemoryRebound(to: CChar.self, capacity: size) { (text) -> Int in
                _ = __gmpz_get_str(text, Int32(base), number)
                return strlen(text)
            }
        }
    }
}

/// The decimal text of an int layout; raises where it has more digits than programs may ask for.
func checkedIntegerText(_ value: Value) throws(Raise) -> String {
    try checkDigits(value)
    return integerText(value)
}

/// Raises where a decimal text would be too long.
func checkDigits(_ value: Value) throws(Raise) {
    if value.layout == .bigInt && integerDigitLimit > 0 {
        // The digits are at least the bits times log10(2), less one: most numbers need no conversion to be refused.
        let isSurelyTooLong = Double(bitLength(value) - 1) * 0.30102999 > Double(integerDigitLimit) + 1
        if isSurelyTooLong || integerText(value).utf8.count { $0 != UInt8(ascii: "-") } > integerDigitLimit {
            throw valueError(
                "Exceeds the limit (\(integerDigitLimit) digits) for integer string conversion; "
                    + "use sys.set_int_max_str_digits() to increase the limit")
        }
    }
}

extension Sequence {
    fileprivate func count(_ isCounted: (Element) -> Bool) -> Int {
        var count = 0
        for element in self where isCounted(element) { count += 1 }
        return count
    }
}

/// The integer of a text of decimal digits.
package func newInteger(decimalDigits: String) -> Value { newInteger(digits: decimalDigits, base: 10) }

/// The integer of a text of digits of a base, with an optional minus sign.
func newInteger(digits: String, base: Int) -> Value {
    if let integer = Int(digits, radix: base) { return Value(integer) }
    return bigResult { (number) in
        digits.withCString { _ = __gmpz_set_str(number, $0, Int32(base)) }
    }
}

/// What `int(text, base)` reads, or `nil` where the text is no integer. Texts that are too long raise.
func parseInteger(_ codePoints: [UInt32], base requested: Int) throws(Raise) -> Value? {
    var points = trimmed(codePoints)[...]
    var isNegative = false
    if let sign = points.first, sign == 0x2B || sign == 0x2D {
        isNegative = sign == 0x2D
        points.removeFirst()
    }
    var base = requested
    var hasPrefix = false
    if points.count >= 2, points[points.startIndex] == 0x30, let prefix = baseOfPrefix(points[points.startIndex + 1]),
        base == prefix || base == 0
    {
        base = prefix
        hasPrefix = true
        points = points.dropFirst(2)
    }
    let isLiteral = base == 0
    if base == 0 { base = 10 }
    guard let digits = digitText(points, base: base, afterPrefix: hasPrefix) else { return nil }
    // `int("010", 0)` is an error as the literal is one; all zeros are fine.
    if isLiteral && digits.utf8.first == UInt8(ascii: "0") && digits.utf8.contains(where: { $0 != UInt8(ascii: "0") }) {
        return nil
    }
    let count = digits.utf8.count
    if integerDigitLimit > 0 && count > integerDigitLimit && base & (base - 1) != 0 {
        throw valueError(
            "Exceeds the limit (\(integerDigitLimit) digits) for integer string conversion: value has \(count) digits; "
                + "use sys.set_int_max_str_digits() to increase the limit")
    }
    return newInteger(digits: isNegative ? "-" + digits : digits, base: base)
}

private func baseOfPrefix(_ point: UInt32) -> Int? {
    switch point {
    case 0x78, 0x58: 16
    case 0x6F, 0x4F: 8
    case 0x62, 0x42: 2
    default: nil
    }
}

/// ASCII digits without underscores, or `nil` where something is no digit of the base or an underscore is misplaced.
private func digitText(_ points: ArraySlice<UInt32>, base: Int, afterPrefix: Bool) -> String? {
    var digits: [UInt8] = []
    digits.reserveCapacity(points.count)
    var mayBeUnderscore = afterPrefix
    for point in points {
        if point == 0x5F {
            if !mayBeUnderscore { return nil }
            mayBeUnderscore = false
            continue
        }
        guard let digit = digitValue(point), digit < base else { return nil }
        digits.append(UInt8(digit < 10 ? 0x30 + digit : 0x57 + digit))
        mayBeUnderscore = true
    }
    if digits.isEmpty || !mayBeUnderscore { return nil }
    return String(decoding: digits, as: UTF8.self)
}

/// The value of a digit: 0–9 in any script, letters from 10.
private func digitValue(_ point: UInt32) -> Int? {
    switch point {
    case 0x30...0x39: return Int(point) - 0x30
    case 0x61...0x7A: return Int(point) - 0x57
    case 0x41...0x5A: return Int(point) - 0x37
    case 0..<0x80: return nil
    default: return decimalDigit(point)
    }
}

/// The value of a decimal digit of another script than ASCII's.
func decimalDigit(_ point: UInt32) -> Int? {
    guard let scalar = Unicode.Scalar(point), scalar.properties.generalCategory == .decimalNumber,
        let value = scalar.properties.numericValue
    else { return nil }
    return Int(exactly: value)
}

/// Without whitespace at either end.
func trimmed(_ points: [UInt32]) -> [UInt32] {
    var start = 0
    var end = points.count
    while start < end && isSpace(points[start]) { start += 1 }
    while end > start && isSpace(points[end - 1]) { end -= 1 }
    return start == 0 && end == points.count ? points : Array(points[start..<end])
}

/// Multiplies a number by a power of two in place.
func shiftLeft(_ number: inout __mpz_struct, _ count: Int) {
    withUnsafeMutablePointer(to: &number) { __gmpz_mul_2exp($0, $0, UInt(count)) }
}
