// Operators whose special methods run in the machine's loop: which method goes first, and what to do with its answer.

extension Opcode {
    /// The operator of an arithmetic instruction.
    fileprivate var binaryOperation: BinaryOperation? {
        switch self {
        case .add, .addInt: .add
        case .subtract, .subtractInt: .subtract
        case .multiply, .multiplyInt: .multiply
        case .divide: .divide
        case .floorDivide, .floorDivideInt: .floorDivide
        case .modulo, .moduloInt: .modulo
        case .power: .power
        case .matrixMultiply: .matrixMultiply
        case .bitAnd, .bitAndInt: .bitAnd
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        case .leftShift: .leftShift
        case .rightShift: .rightShift
        default: nil
        }
    }

    /// The operator of a comparing instruction.
    fileprivate var comparison: Comparison {
        switch self {
        case .less, .jumpUnlessLess, .jumpUnlessLessInt: .less
        case .lessOrEqual, .jumpUnlessLessOrEqual, .jumpUnlessLessOrEqualInt: .lessOrEqual
        case .greater, .jumpUnlessGreater, .jumpUnlessGreaterInt: .greater
        case .greaterOrEqual, .jumpUnlessGreaterOrEqual, .jumpUnlessGreaterOrEqualInt: .greaterOrEqual
        case .equal, .jumpUnlessEqual, .jumpUnlessEqualInt: .equal
        case .notEqual, .jumpUnlessNotEqual, .jumpUnlessNotEqualInt: .notEqual
        default: preconditionFailure("\(self) compares nothing")
        }
    }
}

/// The method that `a op b` asks first where that is one of `a`; else empty.
@inline(never) func firstOperatorMethod(
    _ operation: BinaryOperation, _ a: Value, _ b: Value, isInPlace: Bool
) -> (method: Value, isInPlace: Bool) {
    let methods = operation.methods
    let (aType, bType) = (a.type, b.type)
    if isInPlace {
        let method = aType.special(methods.inPlace)
        if !method.isEmpty && !method.isNone { return (method, true) }
    }
    if aType != bType {
        let reflected = bType.special(methods.reflected)
        if !reflected.isEmpty && isSubtype(bType, aType) && aType.special(methods.reflected).bits != reflected.bits {
            return (.empty, false)
        }
    }
    return (aType.special(methods.forward), false)
}

/// The method that comparing asks first where that is one of `a`; else empty.
@inline(never) func firstComparisonMethod(_ comparison: Comparison, _ a: Value, _ b: Value) -> Value {
    let (aType, bType) = (a.type, b.type)
    if aType != bType && isSubtype(bType, aType) && !bType.special(comparison.mirrored.method).isEmpty { return .empty }
    return aType.special(comparison.method)
}

/// The method of `a` answered `NotImplemented`: what `b` says.
@inline(never) func askOtherSide(_ i: Instruction, _ a: Value, _ b: Value, isInPlace: Bool) throws(Raise) -> Value {
    guard let operation = i.operation.binaryOperation else { return try compareReflected(i.operation.comparison, a, b) }
    let methods = operation.methods
    let result =
        isInPlace
        ? try binaryMethods(methods.forward, methods.reflected, a, b) : try reflectedMethod(methods.reflected, a, b)
    if !result.isEmpty { return result }
    throw unsupportedOperands(operation, a, b, inPlace: i.e != 0)
}

/// The truth of what a comparing method answered, which it takes over.
@inline(never) func truthOfAnswer(_ answer: Value, _ i: Instruction, _ a: Value, _ b: Value) throws(Raise) -> Bool {
    let result = answer.bits == runtime.notImplementedValue.bits ? try askOtherSide(i, a, b, isInPlace: false) : answer
    defer { result.release() }
    return try truth(result)
}
