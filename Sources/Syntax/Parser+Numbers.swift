import Glibc

// The values of number tokens.

extension Parser {
    func number(_ token: Token) throws(Failure) -> Constant {
        var digits: [UInt8] = []
        digits.reserveCapacity(Int(token.end - token.start) + 1)
        for offset in Int(token.start)..<Int(token.end) where source.bytes[offset] != 0x5F {
            digits.append(source.bytes[offset])
        }
        if digits.count > 2, digits[0] == 0x30 {
            switch digits[1] | 0x20 {
            case 0x78: return basedInteger(digits.dropFirst(2), bitsPerDigit: 4)
            case 0x6F: return basedInteger(digits.dropFirst(2), bitsPerDigit: 3)
            case 0x62: return basedInteger(digits.dropFirst(2), bitsPerDigit: 1)
            default: break
            }
        }
        if digits[digits.count - 1] | 0x20 == 0x6A {
            digits.removeLast()
            return .imaginary(floatingPoint(digits))
        }
        guard digits.allSatisfy(CharacterClass.isDigit) else { return .float(floatingPoint(digits)) }
        return try decimalInteger(digits, token)
    }

    private func decimalInteger(_ digits: [UInt8], _ token: Token) throws(Failure) -> Constant {
        var value = 0
        var fits = true
        for digit in digits {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = product.addingReportingOverflow(Int(digit - 0x30))
            if overflow || overflow2 {
                fits = false
                break
            }
            value = sum
        }
        if fits { return .integer(value) }
        let significant = digits.drop { $0 == 0x30 }
        // CPython refuses longer literals, since turning them into binary takes time quadratic in their length.
        if significant.count > 4300 {
            throw report(
                "Exceeds the limit (4300 digits) for integer string conversion: value has \(significant.count) digits; "
                    + "use sys.set_int_max_str_digits() to increase the limit - "
                    + "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", token.span)
        }
        return .largeInteger(String(decoding: significant, as: UTF8.self))
    }

    /// An integer in base 2, 8 or 16.
    private func basedInteger(_ digits: ArraySlice<UInt8>, bitsPerDigit: Int) -> Constant {
        let values = digits.lazy.map { digit in
            CharacterClass.isDigit(digit) ? UInt64(digit - 0x30) : UInt64((digit | 0x20) - 0x61) + 10
        }
        let significant = Array(values.drop { $0 == 0 })
        if significant.count * bitsPerDigit < 63 {
            return .integer(significant.reduce(0) { $0 << bitsPerDigit | Int($1) })
        }
        // Decimal limbs of 18 digits, lowest first; a step multiplies by 2^k and adds the next k bits.
        let base: UInt64 = 1_000_000_000_000_000_000
        let digitsPerStep = 60 / bitsPerDigit
        var limbs: [UInt64] = []
        var index = 0
        while index < significant.count {
            let stop = min(index + digitsPerStep, significant.count)
            let shift = UInt64((stop - index) * bitsPerDigit)
            var carry = significant[index..<stop].reduce(0) { $0 << UInt64(bitsPerDigit) | $1 }
            for position in limbs.indices {
                let product = limbs[position].multipliedFullWidth(by: 1 << shift)
                let (low, overflow) = product.low.addingReportingOverflow(carry)
                let high = product.high + (overflow ? 1 : 0)
                (carry, limbs[position]) = base.dividingFullWidth((high, low))
            }
            while carry > 0 {
                limbs.append(carry % base)
                carry /= base
            }
            index = stop
        }
        var text = String(limbs.last ?? 0)
        for limb in limbs.dropLast().reversed() {
            let digits = String(limb)
            text += String(repeating: "0", count: 18 - digits.count) + digits
        }
        return Int(text).map(Constant.integer) ?? .largeInteger(text)
    }

    /// The nearest double; too large a number is infinite.
    private func floatingPoint(_ digits: [UInt8]) -> Double {
        var terminated = digits.map { CChar(bitPattern: $0) }
        terminated.append(0)
        return strtod(terminated, nil)
    }
}
