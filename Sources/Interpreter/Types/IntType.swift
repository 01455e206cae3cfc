import CGMP
import Glibc

/// The methods of `int`.
enum IntType {
    static func populate(_ type: TypeRef) {
        addConstruction(type)
        addArithmetic(type)
        addConversions(type)
        addBytes(type)
    }

    // MARK: Making

    private static func addConstruction(_ type: TypeRef) {
        type.staticMethod("__new__(cls, x=?, /, base=?)") { (a) throws(Raise) in
            let type = try classArgument(a[0], builtinType(.int))
            if !a.has(1) {
                if a.has(2) { throw typeError("int() missing string argument") }
                return subclassed(Value(0), type)
            }
            return subclassed(a.has(2) ? try convert(a[1], base: try asInt(a[2])) : try convert(a[1]), type)
        }
    }

    /// `int(value)`
    static func convert(_ value: Value) throws(Raise) -> Value {
        switch value.kind {
        case .int, .bigInt: return value.retain()
        case .bool: return exactInteger(value)
        case .float: return try integerValue(truncating: value.float)
        case .string: return try parse(value, base: 10)
        default: break
        }
        let type = value.type
        for name in [SpecialName.int, .index, .trunc] {
            let method = type.special(name)
            if method.isEmpty || method.isNone { continue }
            let result = try callWithReceiver(method, value)
            if result.isInteger {
                defer { result.release() }
                return exactInteger(result)
            }
            defer { result.release() }
            if name == .trunc { return try indexValue(result) }
            throw typeError("\(name.text) returned non-int (type \(typeName(result)))")
        }
        switch value.layout {
        case .string, .bytes, .bytearray: return try parse(value, base: 10)
        default:
            throw typeError(
                "int() argument must be a string, a bytes-like object or a real number, not '\(typeName(value))'")
        }
    }

    private static func convert(_ value: Value, base: Int) throws(Raise) -> Value {
        guard base == 0 || (base >= 2 && base <= 36) else {
            throw valueError("int() base must be >= 2 and <= 36, or 0")
        }
        switch value.layout {
        case .string, .bytes, .bytearray: return try parse(value, base: base)
        default: throw typeError("int() can't convert non-string with explicit base")
        }
    }

    private static func parse(_ value: Value, base: Int) throws(Raise) -> Value {
        if base == 10, value.kind == .string, let number = fewDigits(value.cast(to: StringObject.self)) {
            return Value(number)
        }
        if let result = try parseInteger(codePointsOfText(value), base: base) { return result }
        throw valueError("invalid literal for int() with base \(base): \(try reprText(value))")
    }

    /// The number that a string of ASCII digits alone stands for, where it surely fits.
    private static func fewDigits(_ string: StringRef) -> Int? {
        guard string.pointee.width == 1, string.pointee.count > 0, string.pointee.count <= 18 else { return nil }
        var number = 0
        for position in 0..<string.pointee.count {
            let digit = string.pointee.bytes[position] &- 0x30
            if digit > 9 { return nil }
            number = number &* 10 &+ Int(digit)
        }
        return number
    }

    /// An integer (taken over) as an instance of `type`.
    private static func subclassed(_ integer: Value, _ type: TypeRef) -> Value {
        if type == builtinType(.int) { return integer }
        defer { integer.release() }
        if let number = fixedInt(integer) {
            let object = newSubclassable(IntObject.self, .int, type)
            object.pointee.value = number
            return Value(object)
        }
        let object = newSubclassable(BigIntObject.self, .bigInt, type)
        withBigNumber(integer) { (number) in __gmpz_init_set(&object.pointee.number, number) }
        return Value(object)
    }

    // MARK: Arithmetic

    private static func addArithmetic(_ type: TypeRef) {
        addBinaryMethods(
            type, accepts: { $0.isInteger }, BinaryOperation.allCases.filter { $0 != .power && $0 != .matrixMultiply })
        addPowerMethods(type, accepts: { $0.isInteger })
        addDivmodMethods(type, accepts: { $0.isInteger })
        addUnaryMethods(type)
        addComparisons(type, accepts: { $0.isInteger })
        type.method("__invert__(self, /)") { (a) throws(Raise) in try numberUnary(.invert, a[0]) }
        type.method("__hash__(self, /)") { (a) in Value(numberHash(a[0])) }
        type.method("__bool__(self, /)") { (a) in Value(signOfInteger(a[0]) != 0) }
    }

    // MARK: Conversions

    private static func addConversions(_ type: TypeRef) {
        for signature: StaticString in [
            "__int__(self, /)", "__index__(self, /)", "__trunc__(self, /)", "__floor__(self, /)", "__ceil__(self, /)",
            "conjugate(self, /)",
        ] { type.method(signature) { (a) in exactInteger(a[0]) } }
        type.method("__float__(self, /)") { (a) throws(Raise) in Value(try asDouble(a[0])) }
        type.method("__round__(self, ndigits=?, /)") { (a) throws(Raise) in
            a.has(1) ? try round(a[0], digits: try indexValue(a[1])) : exactInteger(a[0])
        }
        type.method("__repr__(self, /)") { (a) throws(Raise) in newString(try checkedIntegerText(a[0])) }
        type.method("__format__(self, format_spec, /)") { (a) throws(Raise) in try formatMethod(a[0], a[1]) }
        type.method("__getnewargs__(self, /)") { (a) in newTuple([exactInteger(a[0])]) }
        type.method("__sizeof__(self, /)") { (a) in Value(24 + 4 * max(1, (bitLength(a[0]) + 29) / 30)) }
        type.method("bit_length(self, /)") { (a) in Value(bitLength(a[0])) }
        type.method("bit_count(self, /)") { (a) in
            if let integer = fixedInt(a[0]) { return Value(integer.magnitude.nonzeroBitCount) }
            let count = withBigNumber(a[0]) { (number) -> UInt in
                var positive = number.pointee
                positive._mp_size = Int32(positive._mp_size.magnitude)
                return __gmpz_popcount(&positive)
            }
            return Value(Int(bitPattern: count))
        }
        type.method("as_integer_ratio(self, /)") { (a) in newPair(exactInteger(a[0]), Value(1)) }
        type.property("real", get: { (value) in exactInteger(value) })
        type.property("imag", get: { (_) in Value(0) })
        type.property("numerator", get: { (value) in exactInteger(value) })
        type.property("denominator", get: { (_) in Value(1) })
    }

    /// To a multiple of a power of ten, ties to even. Takes over `digits`.
    private static func round(_ value: Value, digits: Value) throws(Raise) -> Value {
        defer { digits.release() }
        if signOfInteger(digits) >= 0 { return exactInteger(value) }
        guard let count = fixedInt(digits), count > -(bitLength(value) / 3 + 2) else { return Value(0) }
        return withBigNumber(value) { (number) in
            bigResult { (result) in
                var unit = __mpz_struct()
                var remainder = __mpz_struct()
                __gmpz_init(&unit)
                __gmpz_init(&remainder)
                __gmpz_ui_pow_ui(&unit, 10, UInt(-count))
                __gmpz_fdiv_qr(result, &remainder, number, &unit)
                shiftLeft(&remainder, 1)
                let order = __gmpz_cmp(&remainder, &unit)
                if order > 0 || (order == 0 && __gmpz_tstbit(result, 0) == 1) { __gmpz_add_ui(result, result, 1) }
                __gmpz_mul(result, result, &unit)
                __gmpz_clear(&unit)
                __gmpz_clear(&remainder)
            }
        }
    }

    // MARK: Bytes

    private static func addBytes(_ type: TypeRef) {
        type.method("to_bytes(self, /, length=1, byteorder='big', *, signed=False)") { (a) throws(Raise) in
            let length = try asIndex(a[1])
            let isLittle = try isLittleEndian(a[2])
            let isSigned = try truth(a[3])
            guard length >= 0 else { throw valueError("length argument must be non-negative") }
            return try bytes(of: a[0], length: length, isLittle: isLittle, isSigned: isSigned)
        }
        type.classMethod("from_bytes(type, /, bytes, byteorder='big', *, signed=False)") { (a) throws(Raise) in
            let isLittle = try isLittleEndian(a[2])
            let isSigned = try truth(a[3])
            let source = try bytesFrom(a[1])
            defer { source.release() }
            let integer = integer(of: source.cast(to: BytesObject.self), isLittle: isLittle, isSigned: isSigned)
            if a[0].bits == Value(builtinType(.int)).bits { return integer }
            defer { integer.release() }
            return try call(a[0], integer)
        }
    }

    private static func isLittleEndian(_ value: Value) throws(Raise) -> Bool {
        guard value.layout == .string else {
            throw typeError("to_bytes() argument 'byteorder' must be str, not \(argumentTypeName(value))")
        }
        switch textIfString(value) {
        case "little": return true
        case "big": return false
        default: throw valueError("byteorder must be either 'little' or 'big'")
        }
    }

    private static func bytes(of value: Value, length: Int, isLittle: Bool, isSigned: Bool) throws(Raise) -> Value {
        let sign = signOfInteger(value)
        if sign < 0 && !isSigned { throw overflowError("can't convert negative int to unsigned") }
        let bits = bitLength(value)
        // A negative power of two needs no bit more than its magnitude less one.
        let needed: Int
        if !isSigned {
            needed = bits
        } else if sign < 0 {
            needed = withBigNumber(value) { Int(bitPattern: __gmpz_scan1($0, 0)) } == bits - 1 ? bits : bits + 1
        } else {
            needed = sign == 0 ? 0 : bits + 1
        }
        if (needed + 7) / 8 > length { throw overflowError("int too big to convert") }
        let result = try newBytesStorage(length)
        memset(result.pointee.bytes, 0, length)
        withBigNumber(value) { (number) in
            var written = 0
            if sign < 0 {
                var complement = __mpz_struct()
                __gmpz_init(&complement)
                __gmpz_com(&complement, number)
                _ = __gmpz_export(result.pointee.bytes, &written, -1, 1, 0, 0, &complement)
                __gmpz_clear(&complement)
                for position in 0..<length { result.pointee.bytes[position] = ~result.pointee.bytes[position] }
            } else {
                _ = __gmpz_export(result.pointee.bytes, &written, -1, 1, 0, 0, number)
            }
        }
        if !isLittle { reverse(result.pointee.bytes, length) }
        return Value(result)
    }

    private static func reverse(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) {
        var buffer = UnsafeMutableBufferPointer(start: bytes, count: count)
        buffer.reverse()
    }

    private static func integer(
        of source: UnsafeMutablePointer<BytesObject>, isLittle: Bool, isSigned: Bool
    ) -> Value {
        let count = source.pointee.count
        if count == 0 { return Value(0) }
        let top = source.pointee.bytes[isLittle ? count - 1 : 0]
        return bigResult { (result) in
            __gmpz_import(result, count, isLittle ? -1 : 1, 1, 0, 0, source.pointee.bytes)
            if isSigned && top >= 128 {
                var unit = __mpz_struct()
                __gmpz_init_set_ui(&unit, 1)
                shiftLeft(&unit, count * 8)
                __gmpz_sub(result, result, &unit)
                __gmpz_clear(&unit)
            }
        }
    }
}
