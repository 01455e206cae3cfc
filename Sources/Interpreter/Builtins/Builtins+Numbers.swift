/// `abs`, `divmod`, `pow`, `round`, `hash`, `id` and the writing of numbers.
func defineNumberBuiltins(_ table: BuiltinTable) {
    table.function("abs(x, /)", doc: "The absolute value of a number.") { (a) throws(Raise) in
        if a[0].isSmallInt { return Value(abs(a[0].smallInt)) }
        if a[0].isFloat { return Value(abs(a[0].float)) }
        let method = a[0].type.special(.abs)
        if method.isEmpty { throw typeError("bad operand type for abs(): '\(typeName(a[0]))'") }
        return try callWithReceiver(method, a[0])
    }
    table.function("divmod(x, y, /)", doc: "The pair (x // y, x % y).") { (a) throws(Raise) in
        let result = try binaryMethods(.divmod, .rdivmod, a[0], a[1])
        if !result.isEmpty { return result }
        throw typeError("unsupported operand type(s) for divmod(): '\(typeName(a[0]))' and '\(typeName(a[1]))'")
    }
    table.function("pow(base, exp, mod=None)", doc: "base ** exp, or that modulo mod.") { (a) throws(Raise) in
        if a[2].isNone { return try binaryOperation(.power, a[0], a[1]) }
        let method = a[0].type.special(.pow)
        if !method.isEmpty {
            let result = try callWithReceiver(method, a[0], a[1], a[2])
            if result.bits != Value.notImplemented.bits { return result }
        }
        throw typeError(
            "unsupported operand type(s) for ** or pow(): '\(typeName(a[0]))', '\(typeName(a[1]))', '\(typeName(a[2]))'"
        )
    }
    table.function("round(number, ndigits=None)", doc: "Rounds to a number of decimal digits, halves to even.") {
        (a) throws(Raise) in
        let method = a[0].type.special(.round)
        if method.isEmpty { throw typeError("type \(typeName(a[0])) doesn't define __round__ method") }
        return try callWithReceiver(method, a[0], a[1].isNone ? .empty : a[1])
    }
    table.function("hash(obj, /)", doc: "The hash value of an object.") { (a) throws(Raise) in Value(try hashOf(a[0])) }
    table.function("id(obj, /)", doc: "The identity of an object.") { a in
        Value(Int(truncatingIfNeeded: a[0].bits & 0x7FFF_FFFF_FFFF_FFFF))
    }
    for (signature, radix, prefix) in [
        ("bin(number, /)", 2, "0b"), ("oct(number, /)", 8, "0o"), ("hex(number, /)", 16, "0x"),
    ] as [(StaticString, Int, String)] {
        table.function(signature, doc: "An integer as text with its prefix.") { (a) throws(Raise) in
            let number = try indexValue(a[0])
            defer { number.release() }
            let digits = integerText(number, base: radix)
            return newString(digits.hasPrefix("-") ? "-" + prefix + digits.dropFirst() : prefix + digits)
        }
    }
    table.function("chr(i, /)", doc: "The string of one code point.") { (a) throws(Raise) in
        let number = try indexValue(a[0])
        defer { number.release() }
        guard let code = fixedInt(number), Int32(exactly: code) != nil else {
            throw overflowError("Python int too large to convert to C int")
        }
        guard code >= 0 && code <= 0x10FFFF else { throw valueError("chr() arg not in range(0x110000)") }
        return newString(codePoint: UInt32(code))
    }
    table.function("ord(c, /)", doc: "The code point of a string of one character.") { (a) throws(Raise) in
        if a[0].layout == .string {
            let string = a[0].cast(to: StringObject.self)
            if string.pointee.count == 1 { return Value(Int(string[codePoint: 0])) }
            throw typeError("ord() expected a character, but string of length \(string.pointee.count) found")
        }
        if a[0].layout == .bytes || a[0].layout == .bytearray {
            let bytes = a[0].cast(to: BytesObject.self)
            if bytes.pointee.count == 1 { return Value(Int(bytes.pointee.bytes[0])) }
            throw typeError("ord() expected a character, but string of length \(bytes.pointee.count) found")
        }
        throw typeError("ord() expected string of length 1, but \(typeName(a[0])) found")
    }
}
