import CKernels
import Glibc
import Interpreter
import TensorEngine

/// What types a universal function computes in and gives.
enum UfuncRule {
    /// Numbers stay what they are: `add`, `maximum`.
    case arithmetic
    /// Integers become floats: `exp`, `divide`.
    case floating
    /// Gives truth values.
    case comparison
    /// Truth values of the operands.
    case logical
    /// Integers and truth values only.
    case bitwise
    /// Numbers give truth values: `isnan`.
    case test
    /// Floats are rounded, integers stay: `floor`.
    case rounding
}

/// A universal function: its kernel, its rule, and what it does to objects.
final class Ufunc {
    let name: String
    let kernel: ElementwiseOp
    let inputs: Int
    let rule: UfuncRule
    /// The operator that objects are combined with.
    let operation: BinaryOperation?
    let comparison: Comparison?
    /// For reductions of nothing.
    let identity: Double?

    init(
        _ name: String, _ kernel: ElementwiseOp, _ inputs: Int, _ rule: UfuncRule, operation: BinaryOperation? = nil,
        comparison: Comparison? = nil, identity: Double? = nil
    ) {
        self.name = name
        self.kernel = kernel
        self.inputs = inputs
        self.rule = rule
        self.operation = operation
        self.comparison = comparison
        self.identity = identity
    }

    static let add = Ufunc("add", OP_ADD, 2, .arithmetic, operation: .add, identity: 0)
    static let subtract = Ufunc("subtract", OP_SUB, 2, .arithmetic, operation: .subtract)
    static let multiply = Ufunc("multiply", OP_MUL, 2, .arithmetic, operation: .multiply, identity: 1)
    static let divide = Ufunc("divide", OP_DIV, 2, .floating, operation: .divide)
    static let floorDivide = Ufunc("floor_divide", OP_FLOOR_DIVIDE, 2, .arithmetic, operation: .floorDivide)
    static let remainder = Ufunc("remainder", OP_REMAINDER, 2, .arithmetic, operation: .modulo)
    static let power = Ufunc("power", OP_POW, 2, .arithmetic, operation: .power)
    static let maximum = Ufunc("maximum", OP_MAXIMUM, 2, .arithmetic)
    static let minimum = Ufunc("minimum", OP_MINIMUM, 2, .arithmetic)
    static let bitAnd = Ufunc("bitwise_and", OP_BITWISE_AND, 2, .bitwise, operation: .bitAnd)
    static let bitOr = Ufunc("bitwise_or", OP_BITWISE_OR, 2, .bitwise, operation: .bitOr, identity: 0)
    static let bitXor = Ufunc("bitwise_xor", OP_BITWISE_XOR, 2, .bitwise, operation: .bitXor, identity: 0)
    static let leftShift = Ufunc("left_shift", OP_SHIFT_LEFT, 2, .bitwise, operation: .leftShift)
    static let rightShift = Ufunc("right_shift", OP_SHIFT_RIGHT, 2, .bitwise, operation: .rightShift)
    static let equal = Ufunc("equal", OP_EQ, 2, .comparison, comparison: .equal)
    static let notEqual = Ufunc("not_equal", OP_NE, 2, .comparison, comparison: .notEqual)
    static let less = Ufunc("less", OP_LT, 2, .comparison, comparison: .less)
    static let lessEqual = Ufunc("less_equal", OP_LE, 2, .comparison, comparison: .lessOrEqual)
    static let greater = Ufunc("greater", OP_GT, 2, .comparison, comparison: .greater)
    static let greaterEqual = Ufunc("greater_equal", OP_GE, 2, .comparison, comparison: .greaterOrEqual)
    static let negative = Ufunc("negative", OP_NEG, 1, .arithmetic)
    static let positive = Ufunc("positive", OP_COPY, 1, .arithmetic)
    static let absolute = Ufunc("absolute", OP_ABS, 1, .arithmetic)
    static let invert = Ufunc("invert", OP_BITWISE_NOT, 1, .bitwise)
    static let logicalAnd = Ufunc("logical_and", OP_LOGICAL_AND, 2, .logical, identity: 1)
    static let logicalOr = Ufunc("logical_or", OP_LOGICAL_OR, 2, .logical, identity: 0)

    static let all: [Ufunc] = [
        add, subtract, multiply, divide, floorDivide, remainder, power, maximum, minimum, bitAnd, bitOr, bitXor,
        leftShift,
        rightShift, equal, notEqual, less, lessEqual, greater, greaterEqual, negative, positive, absolute, invert,
        logicalAnd,
        logicalOr,
        Ufunc("logical_xor", OP_LOGICAL_XOR, 2, .logical, identity: 0),
        Ufunc("logical_not", OP_LOGICAL_NOT, 1, .logical),
        Ufunc("fmax", OP_FMAX, 2, .arithmetic), Ufunc("fmin", OP_FMIN, 2, .arithmetic),
        Ufunc("fmod", OP_FMOD, 2, .arithmetic),
        Ufunc("arctan2", OP_ATAN2, 2, .floating), Ufunc("hypot", OP_HYPOT, 2, .floating, identity: 0),
        Ufunc("copysign", OP_COPYSIGN, 2, .floating), Ufunc("nextafter", OP_NEXTAFTER, 2, .floating),
        Ufunc("logaddexp", OP_LOGADDEXP, 2, .floating), Ufunc("gcd", OP_GCD, 2, .arithmetic),
        Ufunc("lcm", OP_LCM, 2, .arithmetic),
        Ufunc("heaviside", OP_HEAVISIDE, 2, .floating),
        Ufunc("sign", OP_SIGN, 1, .arithmetic), Ufunc("square", OP_SQUARE, 1, .arithmetic),
        Ufunc("reciprocal", OP_RECIPROCAL, 1, .floating), Ufunc("floor", OP_FLOOR, 1, .rounding),
        Ufunc("ceil", OP_CEIL, 1, .rounding), Ufunc("rint", OP_ROUND, 1, .floating),
        Ufunc("trunc", OP_TRUNC, 1, .rounding),
        Ufunc("sqrt", OP_SQRT, 1, .floating), Ufunc("exp", OP_EXP, 1, .floating), Ufunc("exp2", OP_EXP2, 1, .floating),
        Ufunc("expm1", OP_EXPM1, 1, .floating), Ufunc("log", OP_LOG, 1, .floating),
        Ufunc("log2", OP_LOG2, 1, .floating),
        Ufunc("log10", OP_LOG10, 1, .floating), Ufunc("log1p", OP_LOG1P, 1, .floating),
        Ufunc("sin", OP_SIN, 1, .floating),
        Ufunc("cos", OP_COS, 1, .floating), Ufunc("tan", OP_TAN, 1, .floating), Ufunc("arcsin", OP_ASIN, 1, .floating),
        Ufunc("arccos", OP_ACOS, 1, .floating), Ufunc("arctan", OP_ATAN, 1, .floating),
        Ufunc("sinh", OP_SINH, 1, .floating),
        Ufunc("cosh", OP_COSH, 1, .floating), Ufunc("tanh", OP_TANH, 1, .floating),
        Ufunc("arcsinh", OP_ASINH, 1, .floating),
        Ufunc("arccosh", OP_ACOSH, 1, .floating), Ufunc("arctanh", OP_ATANH, 1, .floating),
        Ufunc("isnan", OP_ISNAN, 1, .test), Ufunc("isinf", OP_ISINF, 1, .test),
        Ufunc("isfinite", OP_ISFINITE, 1, .test),
        Ufunc("signbit", OP_SIGNBIT, 1, .test),
    ]
}

/// An operand: an array, or a number of the language, which takes on the other operand's type.
enum UfuncOperand {
    case array(NumPyArray)
    case weakInt(Value)
    case weakFloat(Double)

    init(_ value: Value) throws(Raise) {
        if let array = NumPyBridge.array(value) {
            self = .array(array)
        } else if value.isFloat {
            self = .weakFloat(value.float)
        } else if value.isSmallInt || value.kind == .int || value.kind == .bigInt {
            self = .weakInt(value)
        } else {
            self = .array(try arrayFrom(value, nil))
        }
    }

    var type: NumPyType {
        switch self {
        case .array(let array): array.type
        case .weakInt: .int64
        case .weakFloat: .float64
        }
    }

    var shape: [Int] {
        if case .array(let array) = self { return array.shape }
        return []
    }

    /// As an array; a number takes the type that it is used with.
    func array(_ type: NumPyType) throws(Raise) -> NumPyArray {
        switch self {
        case .array(let array): return array
        case .weakInt(let value):
            let isInteger = type.kind.isInteger || type.kind == .bool
            let array = try NumPyArray.empty(
                [], isInteger ? (type.kind == .bool ? .int64 : type) : type.kind == .object ? .object : type)
            try array.store(value, at: array.data)
            return array
        case .weakFloat(let number):
            let array = try NumPyArray.empty([], type.kind.isFloat || type.kind == .object ? type : .float64)
            try array.store(Value(number), at: array.data)
            return array
        }
    }
}

extension Ufunc {
    /// The common type of the operands; weak ones fit in.
    func commonType(_ operands: [UfuncOperand]) throws(Raise) -> NumPyType {
        var strong: NumPyType?
        for case .array(let array) in operands {
            guard let known = strong else { strong = array.type; continue }
            guard let both = NumPyType.promoted(known, array.type) else { throw noLoop(operands) }
            strong = both
        }
        var result = strong
        for operand in operands {
            switch operand {
            case .array: continue
            case .weakInt(let value):
                guard let type = result else {
                    result = fixedInt(value) == nil ? .object : .int64
                    continue
                }
                if type.kind == .bool { result = .int64 } else if type.kind == .string { throw noLoop(operands) }
            case .weakFloat:
                guard let type = result else { result = .float64; continue }
                if type.kind == .string { throw noLoop(operands) }
                if !type.kind.isFloat && type.kind != .object { result = .float64 }
            }
        }
        return result ?? .float64
    }

    func noLoop(_ operands: [UfuncOperand]) -> Raise {
        if inputs == 2 {
            return NumPyErrors.raise(
                NumPyErrors.noLoop,
                "ufunc '\(name)' did not contain a loop with signature matching types "
                    + "(\(operands.map { "dtype('\($0.type.kind == .object ? "O" : $0.type.text)')" }.joined(separator: ", "))) -> None"
            )
        }
        return typeError(
            "ufunc '\(name)' not supported for the input types, and the inputs could not be safely coerced to any supported types"
                + " according to the casting rule ''safe''")
    }

    // MARK: Calling

    /// Computes; `out` receives the result where given.
    func apply(_ operands: [UfuncOperand], out: NumPyArray? = nil, type requested: NumPyType? = nil) throws(Raise)
        -> NumPyArray
    {
        let common: NumPyType
        if let requested { common = requested } else { common = try commonType(operands) }
        if common.kind == .object { return try applyToObjects(operands, out) }
        if common.kind == .string { return try applyToText(operands, out) }
        let (compute, result) = try types(common, operands)
        var arrays: [NumPyArray] = []
        for operand in operands {
            // Integers out of the range of the other operand compare as they are.
            if rule == .comparison, case .weakInt(let value) = operand, let wide = try outOfRange(value, common) {
                arrays.append(wide)
                continue
            }
            arrays.append(try operand.array(rule == .logical ? operand.type : common))
        }
        var kernelType = compute
        if rule == .comparison, arrays.contains(where: { $0.type.kind == .float64 }) && !compute.kind.isFloat {
            kernelType = .float64
        }
        let shape: [Int]
        if let out { shape = out.shape } else { shape = try broadcastShape(arrays.map { $0.shape }) }
        if let out {
            let needed = try broadcastShape(arrays.map { $0.shape })
            guard try broadcastShape([needed, out.shape]) == out.shape else {
                throw valueError(
                    "non-broadcastable output operand with shape \(compactShapeText(out.shape)) doesn't match the broadcast shape "
                        + compactShapeText(needed))
            }
            try checkCast(result, out.type)
        }
        try checkIntegers(arrays, compute)
        let target = try NumPyArray.output(out, shape, result)
        try run(arrays, target, kernelType, result, shape)
        if NumPyWarnings.isActive { try warn(arrays, target) }
        return target
    }

    private func outOfRange(_ value: Value, _ type: NumPyType) throws(Raise) -> NumPyArray? {
        guard type.kind.isInteger else { return nil }
        let array = try NumPyArray.empty([], type)
        do throws(Raise) { try array.store(value, at: array.data); return nil } catch {
            clearPending()
            let wide = try NumPyArray.empty([], .float64)
            try wide.store(value, at: wide.data)
            return wide
        }
    }

    private func checkCast(_ from: NumPyType, _ to: NumPyType) throws(Raise) {
        let keepsKind = from.kind.isInteger && to.kind.isInteger && !(from.kind.isSigned && to.kind.isUnsigned)
        let isFine =
            from == to || to.kind == .object || (to.kind.isFloat && from.kind.isNumeric)
            || (from.kind == .bool && to.kind.isNumeric) || keepsKind
        if !isFine {
            throw NumPyErrors.raise(
                NumPyErrors.casting,
                "Cannot cast ufunc '\(name)' output from dtype('\(from.text)') to dtype('\(to.text)') with casting rule 'same_kind'"
            )
        }
    }

    /// What the kernel computes in and what it gives.
    private func types(_ common: NumPyType, _ operands: [UfuncOperand]) throws(Raise) -> (NumPyType, NumPyType) {
        switch rule {
        case .arithmetic:
            if common.kind == .bool { return try boolArithmetic() }
            return (common, common)
        case .floating:
            let type = inputs == 2 && !common.kind.isFloat && kernel == OP_DIV ? .float64 : common.floating
            return (type, type)
        case .comparison: return (common, .bool)
        case .logical: return (common, .bool)
        case .bitwise:
            if common.kind.isFloat { throw typeErrorOfInputs() }
            if common.kind == .bool && (kernel == OP_SHIFT_LEFT || kernel == OP_SHIFT_RIGHT) {
                return (NumPyType(.int8), NumPyType(.int8))
            }
            if common.kind == .bool && kernel == OP_BITWISE_NOT { return (.bool, .bool) }
            return (common, common)
        case .test: return (common.kind.isFloat ? common : .float64, .bool)
        case .rounding: return (common, common)
        }
    }

    private func typeErrorOfInputs() -> Raise {
        typeError(
            "ufunc '\(name)' not supported for the input types, and the inputs could not be safely coerced to any supported types"
                + " according to the casting rule ''safe''")
    }

    private func boolArithmetic() throws(Raise) -> (NumPyType, NumPyType) {
        switch kernel {
        case OP_ADD, OP_MUL, OP_MAXIMUM, OP_MINIMUM, OP_ABS: return (.bool, .bool)
        case OP_SUB:
            throw typeError(
                "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead."
            )
        case OP_NEG:
            throw typeError(
                "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead."
            )
        case OP_FLOOR_DIVIDE, OP_REMAINDER, OP_POW, OP_SQUARE, OP_FMOD: return (NumPyType(.int8), NumPyType(.int8))
        default: return (.bool, .bool)
        }
    }

    private func checkIntegers(_ arrays: [NumPyArray], _ compute: NumPyType) throws(Raise) {
        guard kernel == OP_POW, compute.kind.isSigned, arrays.count == 2 else { return }
        let exponent = arrays[1]
        try exponent.forEachPointer { (place) throws(Raise) in
            if exponent.number(place) < 0 { throw valueError("Integers to negative integer powers are not allowed.") }
        }
    }

    private func run(
        _ arrays: [NumPyArray], _ target: NumPyArray, _ compute: NumPyType, _ result: NumPyType, _ shape: [Int]
    ) throws(Raise) {
        if target.count == 0 { return }
        let truncates = compute.kind.isInteger || compute.kind == .bool
        if kernel == OP_COPY || truncates && rule == .rounding {
            try target.assign(from: arrays[0])
            return
        }
        if compute.kind == .bool
            && (kernel == OP_ADD || kernel == OP_MUL || kernel == OP_MAXIMUM || kernel == OP_MINIMUM)
        {
            let logical = kernel == OP_ADD || kernel == OP_MAXIMUM ? OP_LOGICAL_OR : OP_LOGICAL_AND
            try launch(logical, arrays, target, .bool, shape)
            return
        }
        if compute.kind == .bool && (kernel == OP_BITWISE_NOT) {
            try launch(OP_LOGICAL_NOT, arrays, target, .bool, shape)
            return
        }
        if compute.kind == .bool && kernel == OP_ABS || compute.kind.isUnsigned && kernel == OP_ABS {
            try target.assign(from: arrays[0])
            return
        }
        try launch(kernel, arrays, target, compute, shape)
    }

    /// Runs one kernel over `shape`.
    private func launch(
        _ op: ElementwiseOp, _ arrays: [NumPyArray], _ target: NumPyArray, _ compute: NumPyType, _ shape: [Int]
    ) throws(Raise) {
        guard NumPyKernels.apply(op, arrays, target, compute, shape) else { throw typeErrorOfInputs() }
    }

    // MARK: Objects and text

    private func applyToObjects(_ operands: [UfuncOperand], _ out: NumPyArray?) throws(Raise) -> NumPyArray {
        var arrays: [NumPyArray] = []
        for operand in operands { arrays.append(try operand.array(.object).converted(to: .object)) }
        let shape = try broadcastShape(arrays.map { $0.shape })
        let isTest = rule == .comparison
        let target = try NumPyArray.output(out, shape, isTest ? .bool : .object)
        let lists = try arrays.map { (array) throws(Raise) in try array.broadcastValues(to: shape) }
        defer { for list in lists { releaseAll(list) } }
        var position = 0
        try target.forEachPointer { (place) throws(Raise) in
            let result = try applyToObject(lists.map { $0[position] })
            defer { result.release() }
            position += 1
            try target.store(result, at: place)
        }
        return target
    }

    private func applyToObject(_ values: [Value]) throws(Raise) -> Value {
        if let operation { return try binaryOperation(operation, values[0], values[1]) }
        if let comparison { return try compare(comparison, values[0], values[1]) }
        switch kernel {
        case OP_NEG: return try unaryOperation(.negative, values[0])
        case OP_COPY: return try unaryOperation(.positive, values[0])
        case OP_ABS: return try callMethod(values[0], "__abs__")
        case OP_BITWISE_NOT: return try unaryOperation(.invert, values[0])
        case OP_SQUARE: return try binaryOperation(.multiply, values[0], values[0])
        case OP_MAXIMUM: return try isLess(values[0], values[1]) ? values[1].retain() : values[0].retain()
        case OP_MINIMUM: return try isLess(values[1], values[0]) ? values[1].retain() : values[0].retain()
        case OP_LOGICAL_NOT: return Value(!(try truth(values[0])))
        case OP_LOGICAL_AND: return try truth(values[0]) ? values[1].retain() : values[0].retain()
        case OP_LOGICAL_OR: return try truth(values[0]) ? values[0].retain() : values[1].retain()
        default:
            throw typeError(
                "loop of ufunc does not support argument 0 of type \(typeName(values[0])) which has no callable \(name) method"
            )
        }
    }

    private func applyToText(_ operands: [UfuncOperand], _ out: NumPyArray?) throws(Raise) -> NumPyArray {
        guard rule == .comparison || kernel == OP_ADD, inputs == 2 else { throw noLoop(operands) }
        var arrays: [NumPyArray] = []
        for operand in operands { arrays.append(try operand.array(.object)) }
        let shape = try broadcastShape(arrays.map { $0.shape })
        let type: NumPyType = rule == .comparison ? .bool : .string((arrays[0].type.size + arrays[1].type.size) / 4)
        let target = try NumPyArray.output(out, shape, type)
        let lists = try arrays.map { (array) throws(Raise) in try array.broadcastValues(to: shape) }
        defer { for list in lists { releaseAll(list) } }
        var position = 0
        try target.forEachPointer { (place) throws(Raise) in
            let result = try applyToObject(lists.map { $0[position] })
            defer { result.release() }
            position += 1
            try target.store(result, at: place)
        }
        return target
    }
}

extension NumPyArray {
    static func output(_ out: NumPyArray?, _ shape: [Int], _ type: NumPyType) throws(Raise) -> NumPyArray {
        if let out { return out }
        return try empty(shape, type)
    }

    /// The elements as values of the language in C order of `target`, owned.
    func broadcastValues(to target: [Int]) throws(Raise) -> [Value] {
        guard let strides = broadcastStrides(to: target) else { throw broadcastError(shape, into: target) }
        let walk = NumPyArray(storage: storage, offset: offset, shape: target, strides: strides, type: type)
        var values: [Value] = []
        values.reserveCapacity(walk.count)
        try walk.forEachPointer { (place) throws(Raise) in values.append(plainValue(place)) }
        return values
    }

    func containsZero() -> Bool {
        var found = false
        do throws(Raise) {
            try forEachPointer { (place) throws(Raise) in if number(place) == 0 { found = true } }
        } catch { clearPending() }
        return found
    }
}

/// The engine's element-wise kernels over arrays.
enum NumPyKernels {
    /// `target = op(arrays…)` computed in `compute`; false when there is no such kernel.
    static func apply(
        _ op: ElementwiseOp, _ arrays: [NumPyArray], _ target: NumPyArray, _ compute: NumPyType, _ shape: [Int]
    ) -> Bool {
        // Half precision computes in single precision.
        let code = compute.kind == .float16 && op != OP_WHERE ? TYPE_F32 : compute.code
        var operands: [ElementwiseOperand] = []
        var kept: [NumPyArray] = []
        for (position, source) in ([target] + arrays).enumerated() {
            var array = source
            if position > 0, array.storage === target.storage,
                array.offset != target.offset || array.strides != target.strides
            {
                do throws(Raise) { array = try array.copied() } catch { clearPending(); return false }
            }
            guard let strides = array.broadcastStrides(to: shape) else { return false }
            kept.append(array)
            var operand = ElementwiseOperand()
            operand.data = array.data
            operand.type = array.type.code
            withUnsafeMutableBytes(of: &operand.stride) { bytes in
                for (d, stride) in strides.enumerated() {
                    bytes.storeBytes(of: Int64(stride), toByteOffset: d * 8, as: Int64.self)
                }
            }
            operands.append(operand)
        }
        let sizes = shape.map { Int64($0) }
        let parameters = [0.0, 0, 0, 0]
        let done = operands.withUnsafeMutableBufferPointer {
            elementwise_apply(op, code, Int32(shape.count), sizes, $0.baseAddress, Int32($0.count), parameters)
        }
        withExtendedLifetime(kept) {}
        return done
    }
}
