import Glibc

// The special methods that int, float and complex share: each names the operands it accepts and answers
// `NotImplemented` to others.

func addBinaryMethods(_ type: TypeRef, accepts: @escaping (Value) -> Bool, _ operations: [BinaryOperation]) {
    for operation in operations {
        let methods = operation.methods
        addMethod(type, methods.forward) { (self, other) throws(Raise) in
            accepts(other) ? try orNotImplemented(numberBinary(operation, self, other)) : Value.notImplemented.retain()
        }
        addMethod(type, methods.reflected) { (self, other) throws(Raise) in
            accepts(other) ? try orNotImplemented(numberBinary(operation, other, self)) : Value.notImplemented.retain()
        }
    }
}

/// A special method of one argument under a name that is not literal.
func addMethod(_ type: TypeRef, _ name: SpecialName, _ body: @escaping (Value, Value) throws(Raise) -> Value) {
    type.method(name.operandSignature) { (a) throws(Raise) in try body(a[0], a[1]) }
}

@inline(__always) func orNotImplemented(_ value: Value) -> Value {
    value.isEmpty ? Value.notImplemented.retain() : value
}

func addPowerMethods(_ type: TypeRef, accepts: @escaping (Value) -> Bool) {
    type.method("__pow__(self, value, mod=None, /)") { (a) throws(Raise) in
        try power(a[0], a[1], a[2], accepts: accepts)
    }
    type.method("__rpow__(self, value, mod=None, /)") { (a) throws(Raise) in
        try power(a[1], a[0], a[2], accepts: accepts)
    }
}

private func power(_ a: Value, _ b: Value, _ modulus: Value, accepts: (Value) -> Bool) throws(Raise) -> Value {
    if !modulus.isNone && (a.layout == .float || b.layout == .float) {
        throw typeError("pow() 3rd argument not allowed unless all arguments are integers")
    }
    guard accepts(a), accepts(b) else { return Value.notImplemented.retain() }
    if modulus.isNone { return orNotImplemented(try numberBinary(.power, a, b)) }
    guard a.isInteger, b.isInteger else {
        if a.layout == .complex || b.layout == .complex { throw valueError("complex modulo") }
        throw typeError("pow() 3rd argument not allowed unless all arguments are integers")
    }
    guard modulus.isInteger else {
        if modulus.layout == .float {
            throw typeError("pow() 3rd argument not allowed unless all arguments are integers")
        }
        return Value.notImplemented.retain()
    }
    return try modularPower(a, b, modulus)
}

func addDivmodMethods(_ type: TypeRef, accepts: @escaping (Value) -> Bool) {
    type.method("__divmod__(self, value, /)") { (a) throws(Raise) in
        accepts(a[1]) ? orNotImplemented(try numberDivmod(a[0], a[1])) : Value.notImplemented.retain()
    }
    type.method("__rdivmod__(self, value, /)") { (a) throws(Raise) in
        accepts(a[1]) ? orNotImplemented(try numberDivmod(a[1], a[0])) : Value.notImplemented.retain()
    }
}

func addUnaryMethods(_ type: TypeRef) {
    type.method("__neg__(self, /)") { (a) throws(Raise) in try numberUnary(.negative, a[0]) }
    type.method("__pos__(self, /)") { (a) throws(Raise) in try numberUnary(.positive, a[0]) }
    type.method("__abs__(self, /)") { (a) throws(Raise) in try numberAbsolute(a[0]) }
}

/// `abs(number)`; empty where it is none.
func numberAbsolute(_ value: Value) throws(Raise) -> Value {
    switch value.layout {
    case .int, .bool, .bigInt: return signOfInteger(value) < 0 ? try numberUnary(.negative, value) : exactInteger(value)
    case .float: return Value(abs(floatValue(value)))
    case .complex:
        let object = value.cast(to: ComplexObject.self)
        let length = hypot(object.pointee.real, object.pointee.imaginary)
        if length.isInfinite && object.pointee.real.isFinite && object.pointee.imaginary.isFinite {
            throw overflowError("absolute value too large")
        }
        return Value(length)
    default: return .empty
    }
}

func addComparisons(_ type: TypeRef, accepts: @escaping (Value) -> Bool) {
    for comparison in Comparison.all {
        addMethod(type, comparison.method) { (self, other) throws(Raise) in
            accepts(other)
                ? orNotImplemented(try numberCompare(comparison, self, other)) : Value.notImplemented.retain()
        }
    }
}

extension Comparison {
    static let all: [Comparison] = [.less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual]

    /// What the comparison says of an order: negative, zero or positive.
    @inline(__always) func holds(_ order: Int) -> Bool {
        switch self {
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .equal: order == 0
        case .notEqual: order != 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}

extension SpecialName {
    /// The signature of a special method with one operand.
    var operandSignature: StaticString {
        switch self {
        case .add: "__add__(self, value, /)"
        case .sub: "__sub__(self, value, /)"
        case .mul: "__mul__(self, value, /)"
        case .truediv: "__truediv__(self, value, /)"
        case .floordiv: "__floordiv__(self, value, /)"
        case .mod: "__mod__(self, value, /)"
        case .pow: "__pow__(self, value, /)"
        case .lshift: "__lshift__(self, value, /)"
        case .rshift: "__rshift__(self, value, /)"
        case .and: "__and__(self, value, /)"
        case .or: "__or__(self, value, /)"
        case .xor: "__xor__(self, value, /)"
        case .radd: "__radd__(self, value, /)"
        case .rsub: "__rsub__(self, value, /)"
        case .rmul: "__rmul__(self, value, /)"
        case .rtruediv: "__rtruediv__(self, value, /)"
        case .rfloordiv: "__rfloordiv__(self, value, /)"
        case .rmod: "__rmod__(self, value, /)"
        case .rpow: "__rpow__(self, value, /)"
        case .rlshift: "__rlshift__(self, value, /)"
        case .rrshift: "__rrshift__(self, value, /)"
        case .rand: "__rand__(self, value, /)"
        case .ror: "__ror__(self, value, /)"
        case .rxor: "__rxor__(self, value, /)"
        case .lt: "__lt__(self, value, /)"
        case .le: "__le__(self, value, /)"
        case .eq: "__eq__(self, value, /)"
        case .ne: "__ne__(self, value, /)"
        case .gt: "__gt__(self, value, /)"
        case .ge: "__ge__(self, value, /)"
        default: preconditionFailure("\(self) takes no operand")
        }
    }
}

/// The first argument of a `__new__`: a subtype of `base`.
func classArgument(_ value: Value, _ base: TypeRef) throws(Raise) -> TypeRef {
    guard value.layout == .type else {
        throw typeError("\(base.nameText).__new__(X): X is not a type object (\(typeName(value)))")
    }
    let type = value.cast(to: TypeObject.self)
    guard isSubtype(type, base) else {
        throw typeError(
            "\(base.nameText).__new__(\(type.nameText)): \(type.nameText) is not a subtype of \(base.nameText)")
    }
    return type
}

/// `__format__` of the types that `formatBuiltin` knows, for instances of their subclasses too.
func formatMethod(_ value: Value, _ specification: Value) throws(Raise) -> Value {
    guard specification.layout == .string else {
        throw typeError("__format__() argument must be str, not \(argumentTypeName(specification))")
    }
    return try formatLayout(value, specification.cast(to: StringObject.self))
}
