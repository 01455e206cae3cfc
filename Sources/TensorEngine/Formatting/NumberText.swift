import Glibc

/// Numbers as C's formats and Python's `repr` write them.
package enum NumberText {
    /// `%.{digits}f`
    package static func fixed(_ value: Double, _ digits: Int) -> String { format("%.*f", value, digits) }

    /// `%.{digits}e`
    package static func scientific(_ value: Double, _ digits: Int) -> String { format("%.*e", value, digits) }

    private static func format(_ pattern: String, _ value: Double, _ digits: Int) -> String {
        if let special = special(value) { return special }
        return withVaList([Int32(clamping: digits), value]) { arguments in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400 + Swift.max(digits, 0)) { buffer in
                vsnprintf(buffer.baseAddress!, buffer.count, pattern, arguments)
                return String(cString: buffer.baseAddress!)
            }
        }
    }

    static func special(_ value: Double) -> String? {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        return nil
    }

    /// Python's `repr` of a float.
    package static func repr(_ value: Double) -> String {
        if let special = special(value) { return special }
        let (negative, digits, exponent) = shortest(value)
        let sign = negative ? "-" : ""
        if exponent < -4 || exponent >= 16 {
            let fraction = digits.dropFirst()
            let magnitude = Swift.abs(exponent)
            return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
                + (exponent < 0 ? "e-" : "e+") + (magnitude < 10 ? "0" : "") + String(magnitude)
        }
        return sign + positional(digits, exponent)
    }

    /// The shortest digits that read back as the same double, and the decimal exponent of the first.
    static func shortest(_ value: Double) -> (negative: Bool, digits: String, exponent: Int) {
        split(value.description)
    }

    static func shortest(_ value: Float) -> (negative: Bool, digits: String, exponent: Int) {
        split(value.description)
    }

    /// Takes Swift's own shortest text apart.
    private static func split(_ text: String) -> (negative: Bool, digits: String, exponent: Int) {
        var negative = false
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var bytes = Array(text.utf8)
        if bytes.first == UInt8(ascii: "-") {
            negative = true
            bytes.removeFirst()
        }
        for (i, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: ".") {
                point = digits.count
            } else if byte == UInt8(ascii: "e") {
                exponent = Int(String(decoding: bytes[(i + 1)...], as: UTF8.self)) ?? 0
                break
            } else {
                digits.append(byte)
            }
        }
        var first = (point ?? digits.count) - 1 + exponent
        while digits.count > 1, digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            first -= 1
        }
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits == [UInt8(ascii: "0")] { first = 0 }
        return (negative, String(decoding: digits, as: UTF8.self), first)
    }

    /// `123.45` from digits and exponent, with `.0` where there is no fraction.
    static func positional(_ digits: String, _ exponent: Int) -> String {
        if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
        if digits.count <= exponent + 1 {
            return digits + String(repeating: "0", count: exponent + 1 - digits.count) + ".0"
        }
        let split = digits.index(digits.startIndex, offsetBy: exponent + 1)
        return digits[..<split] + "." + digits[split...]
    }

    static func padded(_ text: String, _ width: Int) -> String {
        let length = text.utf8.count
        return length >= width ? text : String(repeating: " ", count: width - length) + text
    }
}
