import CGMP
import Glibc

/// The methods of `float`.
enum FloatType {
    static func populate(_ type: TypeRef) {
        let accepts: (Value) -> Bool = { $0.layout == .float || $0.isInteger }
        addConstruction(type)
        addBinaryMethods(type, accepts: accepts, [.add, .subtract, .multiply, .divide, .floorDivide, .modulo])
        addPowerMethods(type, accepts: accepts)
        addDivmodMethods(type, accepts: accepts)
        addUnaryMethods(type)
        addComparisons(type, accepts: accepts)
        addConversions(type)
        addMethods(type)
    }

    private static func addConstruction(_ type: TypeRef) {
        type.staticMethod("__new__(cls, x=?, /)") { (a) throws(Raise) in
            let number = a.has(1) ? try convert(a[1]) : 0
            return subclassed(number, try classArgument(a[0], builtinType(.float)))
        }
        type.classMethod("fromhex(type, string, /)") { (a) throws(Raise) in
            guard a[1].layout == .string else { throw typeError("bad argument type for built-in operation") }
            guard let number = parseHexFloat(codePointsOfText(a[1])) else {
                throw valueError("invalid hexadecimal floating-point string")
            }
            if number.isInfinite && !(textIfString(a[1]) ?? "").lowercased().contains("inf") {
                throw overflowError("hexadecimal value too large to represent as a float")
            }
            if a[0].bits == Value(builtinType(.float)).bits { return Value(number) }
            return try call(a[0], Value(number))
        }
    }

    /// `float(value)`
    static func convert(_ value: Value) throws(Raise) -> Double {
        if value.kind == .string, let number = parseShortFloat(value.cast(to: StringObject.self)) { return number }
        switch value.layout {
        case .string, .bytes, .bytearray:
            if value.kind == .instance && !value.type.special(.float).isEmpty { return try asDouble(value) }
            if let number = parseFloat(codePointsOfText(value)) { return number }
            throw valueError("could not convert string to float: \(try reprText(value))")
        default:
            if value.kind == .instance && value.layout == .float {
                // A subclass may have a `__float__` of its own.
                let method = value.type.special(.float)
                let result = try callWithReceiver(method, value)
                defer { result.release() }
                guard result.layout == .float else {
                    throw typeError("\(typeName(value)).__float__ returned non-float (type \(typeName(result)))")
                }
                return floatValue(result)
            }
            if !value.layout.isNumber && value.type.special(.float).isEmpty && value.type.special(.index).isEmpty {
                throw typeError("float() argument must be a string or a real number, not '\(typeName(value))'")
            }
            if value.layout == .complex {
                throw typeError("float() argument must be a string or a real number, not '\(typeName(value))'")
            }
            return try asDouble(value)
        }
    }

    private static func subclassed(_ number: Double, _ type: TypeRef) -> Value {
        if type == builtinType(.float) { return Value(number) }
        let object = newSubclassable(FloatObject.self, .float, type)
        object.pointee.value = number
        return Value(object)
    }

    private static func addConversions(_ type: TypeRef) {
        type.method("__hash__(self, /)") { (a) in Value(numberHash(a[0])) }
        type.method("__bool__(self, /)") { (a) in Value(floatValue(a[0]) != 0) }
        type.method("__int__(self, /)") { (a) throws(Raise) in try integerValue(truncating: floatValue(a[0])) }
        type.method("__trunc__(self, /)") { (a) throws(Raise) in try integerValue(truncating: floatValue(a[0])) }
        type.method("__floor__(self, /)") { (a) throws(Raise) in try integerValue(truncating: floor(floatValue(a[0]))) }
        type.method("__ceil__(self, /)") { (a) throws(Raise) in try integerValue(truncating: ceil(floatValue(a[0]))) }
        type.method("__float__(self, /)") { (a) in Value(floatValue(a[0])) }
        type.method("__repr__(self, /)") { (a) in newString(floatRepr(floatValue(a[0]))) }
        type.method("__format__(self, format_spec, /)") { (a) throws(Raise) in try formatMethod(a[0], a[1]) }
        type.method("__round__(self, ndigits=None, /)") { (a) throws(Raise) in
            let number = floatValue(a[0])
            if a[1].isNone { return try integerValue(truncating: number.rounded(.toNearestOrEven)) }
            return try round(number, digits: try asInt(a[1]))
        }
        type.method("__getnewargs__(self, /)") { (a) in newTuple([Value(floatValue(a[0]))]) }
        type.method("__sizeof__(self, /)") { (_) in Value(24) }
    }

    /// To `digits` decimals, from the exact decimal expansion.
    static func round(_ number: Double, digits: Int) throws(Raise) -> Value {
        if !number.isFinite || digits > 323 { return Value(number) }
        if digits < -308 { return Value(copysign(0, number)) }
        let text: [UInt8]
        if digits >= 0 {
            text = printed(number, "f", precision: digits)
        } else {
            text = roundedToPowerOfTen(number, -digits)
        }
        let result = parseFloat(text.map { UInt32($0) }) ?? number
        if result.isInfinite { throw overflowError("rounded value too large to represent") }
        return Value(result)
    }

    /// Digits rounded before the point: an `e` form with as many digits as stay.
    private static func roundedToPowerOfTen(_ number: Double, _ places: Int) -> [UInt8] {
        let magnitude = abs(number)
        let exponent = magnitude == 0 ? 0 : Int(floor(log10(magnitude)))
        for candidate in [exponent + 1, exponent, exponent - 1] where magnitude != 0 {
            // The exponent of the leading digit, certain where the text says the same.
            let digits = printed(number, "e", precision: 40)
            let text = String(decoding: digits, as: UTF8.self)
            guard let mark = text.firstIndex(of: "e"), Int(text[text.index(after: mark)...]) == candidate else {
                continue
            }
            let kept = candidate - places
            if kept >= 0 { return printed(number, "e", precision: kept) }
            if kept < -1 { break }
            // One digit beyond: up to a unit when more than half of it, ties to even (zero).
            let half = FloatType.halfUnit(places)
            return Array((magnitude > half ? "\(number < 0 ? "-" : "")1e\(places)" : number < 0 ? "-0" : "0").utf8)
        }
        return Array((number.sign == .minus ? "-0" : "0").utf8)
    }

    private static func halfUnit(_ places: Int) -> Double {
        parseFloat(Array("5e\(places - 1)".unicodeScalars.map(\.value))) ?? 0
    }

    private static func addMethods(_ type: TypeRef) {
        type.method("conjugate(self, /)") { (a) in Value(floatValue(a[0])) }
        type.method("hex(self, /)") { (a) in newString(floatHex(floatValue(a[0]))) }
        type.method("is_integer(self, /)") { (a) in
            let number = floatValue(a[0])
            return Value(number.isFinite && floor(number) == number)
        }
        type.method("as_integer_ratio(self, /)") { (a) throws(Raise) in try ratio(floatValue(a[0])) }
        type.property("real", get: { (value) in Value(floatValue(value)) })
        type.property("imag", get: { (_) in Value(0.0) })
    }

    private static func ratio(_ number: Double) throws(Raise) -> Value {
        guard number.isFinite else {
            if number.isNaN { throw valueError("cannot convert NaN to integer ratio") }
            throw overflowError("cannot convert Infinity to integer ratio")
        }
        var exponent: Int32 = 0
        let fraction = frexp(number, &exponent)
        var numerator = Int(scalbn(fraction, 53))
        var power = Int(exponent) - 53
        if numerator == 0 { return newPair(Value(0), Value(1)) }
        let zeros = numerator.trailingZeroBitCount
        numerator >>= zeros
        power += zeros
        func shifted(_ integer: Int, _ count: Int) -> Value {
            withBigNumber(integer) { (value) in bigResult { __gmpz_mul_2exp($0, value, UInt(count)) } }
        }
        return newPair(shifted(numerator, max(0, power)), shifted(1, max(0, -power)))
    }
}
