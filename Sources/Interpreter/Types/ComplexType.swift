import Glibc

/// The methods of `complex`.
enum ComplexType {
    static func populate(_ type: TypeRef) {
        let accepts: (Value) -> Bool = { $0.layout.isNumber }
        type.staticMethod("__new__(cls, real=?, imag=?)") { (a) throws(Raise) in
            let real = a.has(1) ? a[1] : Value.empty
            let imaginary = a.has(2) ? a[2] : Value.empty
            let number = try construct(real, imaginary)
            return subclassed(number, try classArgument(a[0], builtinType(.complex)))
        }
        addBinaryMethods(type, accepts: accepts, [.add, .subtract, .multiply, .divide])
        addPowerMethods(type, accepts: accepts)
        addUnaryMethods(type)
        addComparisons(type, accepts: accepts)
        type.method("__hash__(self, /)") { (a) in Value(numberHash(a[0])) }
        type.method("__bool__(self, /)") { (a) in Value(number(a[0]) != Complex(0, 0)) }
        type.method("__complex__(self, /)") { (a) in newComplex(number(a[0])) }
        type.method("__repr__(self, /)") { (a) in newString(number(a[0]).text) }
        type.method("__format__(self, format_spec, /)") { (a) throws(Raise) in try formatMethod(a[0], a[1]) }
        type.method("__getnewargs__(self, /)") { (a) in
            newPair(Value(number(a[0]).real), Value(number(a[0]).imaginary))
        }
        type.method("conjugate(self, /)") { (a) in
            newComplex(Complex(number(a[0]).real, -number(a[0]).imaginary))
        }
        type.property("real", get: { (value) in Value(number(value).real) })
        type.property("imag", get: { (value) in Value(number(value).imaginary) })
    }

    private static func number(_ value: Value) -> Complex {
        let object = value.cast(to: ComplexObject.self)
        return Complex(object.pointee.real, object.pointee.imaginary)
    }

    private static func construct(_ real: Value, _ imaginary: Value) throws(Raise) -> Complex {
        if !real.isEmpty && real.layout == .string {
            if !imaginary.isEmpty { throw typeError("complex() can't take second arg if first is a string") }
            guard let number = parseComplex(codePointsOfText(real)) else {
                if hasMisplacedUnderscore(codePointsOfText(real)) {
                    throw valueError("could not convert string to complex: \(try reprText(real))")
                }
                throw valueError("complex() arg is a malformed string")
            }
            return number
        }
        if !imaginary.isEmpty && imaginary.layout == .string {
            throw typeError("complex() second arg can't be a string")
        }
        var result = Complex(0, 0)
        if !real.isEmpty { result = try part(real, "first argument must be a string or a number") }
        if !imaginary.isEmpty {
            let second = try part(imaginary, "second argument must be a number")
            // Adding to a zero that is not there would lose the sign of another.
            if imaginary.layout == .complex { result.real -= second.imaginary }
            result.imaginary = real.isEmpty || real.layout != .complex ? second.real : result.imaginary + second.real
        }
        return result
    }

    /// A number, or what its `__complex__` gives.
    static func part(_ value: Value, _ expected: String) throws(Raise) -> Complex {
        if value.kind == .complex { return number(value) }
        let method = value.type.special(.complex)
        if !method.isEmpty && !method.isNone {
            let result = try callWithReceiver(method, value)
            defer { result.release() }
            guard result.layout == .complex else {
                throw typeError("__complex__ returned non-complex (type \(typeName(result)))")
            }
            return number(result)
        }
        if value.layout == .complex { return number(value) }
        if !value.layout.isNumber && value.type.special(.float).isEmpty && value.type.special(.index).isEmpty {
            throw typeError("complex() \(expected), not '\(typeName(value))'")
        }
        return Complex(try asDouble(value), 0)
    }

    private static func subclassed(_ number: Complex, _ type: TypeRef) -> Value {
        if type == builtinType(.complex) { return newComplex(number) }
        let object = newSubclassable(ComplexObject.self, .complex, type)
        object.pointee.real = number.real
        object.pointee.imaginary = number.imaginary
        return Value(object)
    }
}
