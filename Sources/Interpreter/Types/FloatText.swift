import CPlatform
import Glibc

// Floats as text and back. Swift's `description` gives the shortest digits that read back as the same number, which is
// what `repr` wants; only the choice between plain and exponent form differs.

/// `repr(number)`
package func floatRepr(_ number: Double) -> String {
    let magnitude = abs(number)
    // In this range both languages write the same.
    if magnitude >= 1e-4 && magnitude < 9_007_199_254_740_992 || magnitude == 0 { return number.description }
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    let (digits, point) = shortestDigits(magnitude)
    var bytes: [UInt8] = number < 0 ? [0x2D] : []
    if magnitude >= 1 && magnitude < 1e16 {
        bytes += digits
        bytes += [UInt8](repeating: 0x30, count: max(0, point - digits.count))
        bytes += [0x2E, 0x30]
        return String(decoding: bytes, as: UTF8.self)
    }
    appendExponentForm(digits, exponent: point - 1, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

/// `1.5e+20` from its digits.
func appendExponentForm(_ digits: [UInt8], exponent: Int, to bytes: inout [UInt8]) {
    bytes.append(digits[0])
    if digits.count > 1 {
        bytes.append(0x2E)
        bytes += digits[1...]
    }
    bytes.append(0x65)
    bytes.append(exponent < 0 ? 0x2D : 0x2B)
    if exponent.magnitude < 10 { bytes.append(0x30) }
    bytes += String(exponent.magnitude).utf8
}

/// The shortest digits of a finite number that is not negative, which is `0.digits * 10^point`.
package func shortestDigits(_ number: Double) -> (digits: [UInt8], point: Int) {
    if number == 0 { return ([0x30], 1) }
    var digits: [UInt8] = []
    var point = 0
    var isFraction = false
    var exponent = 0
    var text = number.description[...]
    if let mark = text.firstIndex(of: "e") {
        exponent = Int(text[text.index(after: mark)...]) ?? 0
        text = text[..<mark]
    }
    for byte in text.utf8 {
        if byte == 0x2E {
            isFraction = true
        } else if digits.isEmpty && byte == 0x30 {
            if isFraction { point -= 1 }
        } else {
            digits.append(byte)
            if !isFraction { point += 1 }
        }
    }
    while digits.last == 0x30 { digits.removeLast() }
    return (digits, point + exponent)
}

/// C's `printf` of one number; `conversion` is `e`, `f`, `g` or `E` …
func printed(_ number: Double, _ conversion: Character, precision: Int, isAlternate: Bool = false) -> [UInt8] {
    let letter = CChar(truncatingIfNeeded: conversion.asciiValue ?? 0x67)
    // An `f` of the largest number has 309 digits before the point.
    let size = 330 + precision
    return [UInt8](unsafeUninitializedCapacity: size) { (buffer, count) in
        guard let start = buffer.baseAddress else { return }
        start.withMemoryRebound(to: CChar.self, capacity: size) { (text) in
            count = Int(
                print_double(text, size, letter, Int32(truncatingIfNeeded: precision), isAlternate ? 1 : 0, number))
        }
    }
}

/// What `float(text)` reads from a short text of digits, points, signs and exponents alone; `nil` leaves it to `parseFloat`.
func parseShortFloat(_ string: StringRef) -> Double? {
    let count = string.pointee.count
    guard string.pointee.width == 1, count > 0, count < 40 else { return nil }
    let bytes = string.pointee.bytes
    var (position, digits) = (0, 0)
    func skipDigits() {
        while position < count && isDigit(bytes[position]) {
            position += 1
            digits += 1
        }
    }
    func skipSign() {
        if position < count && (bytes[position] == 0x2B || bytes[position] == 0x2D) { position += 1 }
    }
    skipSign()
    skipDigits()
    if position < count && bytes[position] == 0x2E {
        position += 1
        skipDigits()
    }
    if digits == 0 { return nil }
    if position < count && bytes[position] | 0x20 == 0x65 {
        position += 1
        skipSign()
        digits = 0
        skipDigits()
        if digits == 0 { return nil }
    }
    if position < count { return nil }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 40) { (text) -> Double in
        for place in 0..<count { text[place] = CChar(bitPattern: bytes[place]) }
        text[count] = 0
        return text.baseAddress.map { strtod($0, nil) } ?? 0
    }
}

/// What `float(text)` reads, or `nil`: digits of any script, underscores between digits, `inf`, `nan`.
func parseFloat(_ codePoints: [UInt32], mayTrim: Bool = true) -> Double? {
    let points = mayTrim ? trimmed(codePoints) : codePoints
    var text: [UInt8] = []
    text.reserveCapacity(points.count + 1)
    for point in points {
        if point < 0x80 {
            text.append(UInt8(point))
        } else if let digit = decimalDigit(point) {
            text.append(UInt8(0x30 + digit))
        } else {
            return nil
        }
    }
    if text.contains(0x5F) {
        guard let plain = withoutUnderscores(text) else { return nil }
        text = plain
    }
    guard isFloatText(text) else { return specialFloat(text) }
    text.append(0)
    return text.withUnsafeBufferPointer { (buffer) -> Double? in
        guard let start = buffer.baseAddress else { return nil }
        return start.withMemoryRebound(to: CChar.self, capacity: buffer.count) { strtod($0, nil) }
    }
}

/// Whether an underscore in a number's text does not stand between two digits.
func hasMisplacedUnderscore(_ points: [UInt32]) -> Bool {
    withoutUnderscores(points.map { UInt8(clamping: $0) }) == nil
}

/// Drops underscores, each of which must stand between two digits.
private func withoutUnderscores(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    for (position, byte) in text.enumerated() {
        if byte != 0x5F {
            result.append(byte)
        } else if position == 0 || position == text.count - 1 || !isDigit(text[position - 1])
            || !isDigit(text[position + 1])
        {
            return nil
        }
    }
    return result
}

@inline(__always) private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

/// Sign, digits with a point somewhere, exponent.
private func isFloatText(_ text: [UInt8]) -> Bool {
    var position = 0
    func skipDigits() -> Int {
        let start = position
        while position < text.count && isDigit(text[position]) { position += 1 }
        return position - start
    }
    func skipSign() {
        if position < text.count && (text[position] == 0x2B || text[position] == 0x2D) { position += 1 }
    }
    skipSign()
    var digits = skipDigits()
    if position < text.count && text[position] == 0x2E {
        position += 1
        digits += skipDigits()
    }
    if digits == 0 { return false }
    if position < text.count && text[position] | 0x20 == 0x65 {
        position += 1
        skipSign()
        if skipDigits() == 0 { return false }
    }
    return position == text.count
}

private func specialFloat(_ text: [UInt8]) -> Double? {
    var name = text[...]
    var isNegative = false
    if let sign = name.first, sign == 0x2B || sign == 0x2D {
        isNegative = sign == 0x2D
        name.removeFirst()
    }
    switch String(decoding: name.map { $0 | 0x20 }, as: UTF8.self) {
    case "inf", "infinity": return isNegative ? -Double.infinity : Double.infinity
    case "nan": return Double.nan
    default: return nil
    }
}

// MARK: Hexadecimal

/// `number.hex()`
func floatHex(_ number: Double) -> String {
    if !number.isFinite { return floatRepr(number) }
    let sign = number.sign == .minus ? "-" : ""
    if number == 0 { return sign + "0x0.0p+0" }
    let isSubnormal = number.isSubnormal
    let fraction = String(number.significandBitPattern, radix: 16)
    let digits = String(repeating: "0", count: 13 - fraction.utf8.count) + fraction
    let exponent = isSubnormal ? -1022 : Int(number.exponent)
    return "\(sign)0x\(isSubnormal ? 0 : 1).\(digits)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
}

/// What `float.fromhex(text)` reads: `nil` where it is malformed, infinite where it is too large.
func parseHexFloat(_ codePoints: [UInt32]) -> Double? {
    let points = trimmed(codePoints)
    if points.contains(where: { $0 >= 0x80 }) { return nil }
    let text = points.map { UInt8(truncatingIfNeeded: $0) }
    if let special = specialFloat(text) { return special }
    var rest = text[...]
    var sign = ""
    if let first = rest.first, first == 0x2B || first == 0x2D {
        sign = first == 0x2D ? "-" : ""
        rest.removeFirst()
    }
    if rest.count >= 2 && rest[rest.startIndex] == 0x30 && rest[rest.startIndex + 1] | 0x20 == 0x78 {
        rest = rest.dropFirst(2)
    }
    var digits = 0
    var points2 = 0
    var position = rest.startIndex
    while position < rest.endIndex {
        let byte = rest[position]
        if byte == 0x2E {
            points2 += 1
        } else if isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66) {
            digits += 1
        } else {
            break
        }
        position += 1
    }
    if digits == 0 || points2 > 1 { return nil }
    if position < rest.endIndex {
        guard rest[position] | 0x20 == 0x70 else { return nil }
        var exponent = rest[(position + 1)...]
        if let first = exponent.first, first == 0x2B || first == 0x2D { exponent.removeFirst() }
        if exponent.isEmpty || !exponent.allSatisfy(isDigit) { return nil }
    }
    return strtod(sign + "0x" + String(decoding: rest, as: UTF8.self), nil)
}
