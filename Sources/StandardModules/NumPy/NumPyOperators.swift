import CKernels
import Glibc
import Interpreter

/// The operators of arrays and scalars.
enum NumPyOperators {
    private struct Row {
        let forward: StaticString
        let reflected: StaticString
        let inPlace: StaticString
        let ufunc: Ufunc
    }

    private static let rows: [Row] = [
        Row(
            forward: "__add__(self, value, /)", reflected: "__radd__(self, value, /)",
            inPlace: "__iadd__(self, value, /)", ufunc: .add),
        Row(
            forward: "__sub__(self, value, /)", reflected: "__rsub__(self, value, /)",
            inPlace: "__isub__(self, value, /)", ufunc: .subtract),
        Row(
            forward: "__mul__(self, value, /)", reflected: "__rmul__(self, value, /)",
            inPlace: "__imul__(self, value, /)", ufunc: .multiply),
        Row(
            forward: "__truediv__(self, value, /)", reflected: "__rtruediv__(self, value, /)",
            inPlace: "__itruediv__(self, value, /)", ufunc: .divide),
        Row(
            forward: "__floordiv__(self, value, /)", reflected: "__rfloordiv__(self, value, /)",
            inPlace: "__ifloordiv__(self, value, /)", ufunc: .floorDivide),
        Row(
            forward: "__mod__(self, value, /)", reflected: "__rmod__(self, value, /)",
            inPlace: "__imod__(self, value, /)", ufunc: .remainder),
        Row(
            forward: "__and__(self, value, /)", reflected: "__rand__(self, value, /)",
            inPlace: "__iand__(self, value, /)", ufunc: .bitAnd),
        Row(
            forward: "__or__(self, value, /)", reflected: "__ror__(self, value, /)", inPlace: "__ior__(self, value, /)",
            ufunc: .bitOr),
        Row(
            forward: "__xor__(self, value, /)", reflected: "__rxor__(self, value, /)",
            inPlace: "__ixor__(self, value, /)", ufunc: .bitXor),
        Row(
            forward: "__lshift__(self, value, /)", reflected: "__rlshift__(self, value, /)",
            inPlace: "__ilshift__(self, value, /)", ufunc: .leftShift),
        Row(
            forward: "__rshift__(self, value, /)", reflected: "__rrshift__(self, value, /)",
            inPlace: "__irshift__(self, value, /)", ufunc: .rightShift),
    ]

    private static let comparisons: [(StaticString, Ufunc)] = [
        ("__lt__(self, value, /)", .less), ("__le__(self, value, /)", .lessEqual), ("__eq__(self, value, /)", .equal),
        ("__ne__(self, value, /)", .notEqual), ("__gt__(self, value, /)", .greater),
        ("__ge__(self, value, /)", .greaterEqual),
    ]

    static func add(to type: TypeRef) {
        let isArray = type == ndarrayType
        for row in rows {
            let ufunc = row.ufunc
            type.method(row.forward) { (a) throws(Raise) in try binary(ufunc, a[0], a[1], other: a[1]) }
            type.method(row.reflected) { (a) throws(Raise) in try binary(ufunc, a[1], a[0], other: a[1]) }
            if isArray { type.method(row.inPlace) { (a) throws(Raise) in try inPlace(ufunc, a[0], a[1]) } }
        }
        for (signature, ufunc) in comparisons {
            type.method(signature) { (a) throws(Raise) in try compared(ufunc, a[0], a[1]) }
        }
        type.method("__pow__(self, value, modulo=None, /)") { (a) throws(Raise) in try power(a[0], a[1], other: a[1]) }
        type.method("__rpow__(self, value, modulo=None, /)") { (a) throws(Raise) in try power(a[1], a[0], other: a[1]) }
        if isArray {
            type.method("__ipow__(self, value, /)") { (a) throws(Raise) in try inPlace(.power, a[0], a[1]) }
        }
        type.method("__divmod__(self, value, /)") { (a) throws(Raise) in
            newPair(try binary(.floorDivide, a[0], a[1], other: a[1]), try binary(.remainder, a[0], a[1], other: a[1]))
        }
        type.method("__neg__(self, /)") { (a) throws(Raise) in try unary(.negative, a[0]) }
        type.method("__pos__(self, /)") { (a) throws(Raise) in try unary(.positive, a[0]) }
        type.method("__abs__(self, /)") { (a) throws(Raise) in try unary(.absolute, a[0]) }
        type.method("__invert__(self, /)") { (a) throws(Raise) in try unary(.invert, a[0]) }
    }

    static func unary(_ ufunc: Ufunc, _ value: Value) throws(Raise) -> Value {
        if let scalar = NumPyScalars.element(value), scalar.type.kind == .float64 {
            switch ufunc.kernel {
            case OP_NEG: return NumPyScalars.make(-scalar.double)
            case OP_ABS: return NumPyScalars.make(abs(scalar.double))
            default: break
            }
        }
        return result(try ufunc.apply([try UfuncOperand(value)]))
    }

    /// A result as a value: without dimensions it is a scalar.
    static func result(_ array: NumPyArray) -> Value {
        array.rank == 0 ? array.scalar(array.data) : NumPyBridge.value(array)
    }

    /// Whether the other operand has a say of its own: tensors, series.
    private static func defers(to other: Value) -> Bool {
        guard other.kind == .instance || other.kind == .native else { return false }
        if NumPyBridge.isArray(other) || NumPyScalars.element(other) != nil { return false }
        let type = other.type
        return !type.lookup(intern("__array_priority__")).isEmpty || !type.lookup(intern("__array_ufunc__")).isEmpty
    }

    /// The double of a float64 scalar or of one of the language's numbers.
    @inline(__always) private static func quickDouble(_ value: Value) -> Double? {
        if value.isFloat { return value.float }
        if value.isSmallInt { return Double(value.smallInt) }
        if value.layout == .float { return floatValue(value) }
        return nil
    }

    private static func quick(_ ufunc: Ufunc, _ a: Value, _ b: Value) -> Value? {
        guard a.layout == .float || b.layout == .float, let x = quickDouble(a), let y = quickDouble(b) else {
            return nil
        }
        switch ufunc.kernel {
        case OP_ADD: return NumPyScalars.make(x + y)
        case OP_SUB: return NumPyScalars.make(x - y)
        case OP_MUL: return NumPyScalars.make(x * y)
        case OP_DIV: return y == 0 ? nil : NumPyScalars.make(x / y)
        case OP_POW: return NumPyScalars.make(pow(x, y))
        case OP_LT: return NumPyScalars.make(x < y)
        case OP_LE: return NumPyScalars.make(x <= y)
        case OP_GT: return NumPyScalars.make(x > y)
        case OP_GE: return NumPyScalars.make(x >= y)
        case OP_EQ: return NumPyScalars.make(x == y)
        case OP_NE: return NumPyScalars.make(x != y)
        default: return nil
        }
    }

    /// `'%d' % number` and `[0] * number` are the text's and the list's own.
    private static func isLeftToSequence(_ ufunc: Ufunc, _ a: Value, _ b: Value) -> Bool {
        switch a.layout {
        case .string, .bytes, .bytearray:
            ufunc.kernel == OP_REMAINDER || ufunc.kernel == OP_MUL && !NumPyBridge.isArray(b)
        case .list, .tuple: ufunc.kernel == OP_MUL && !NumPyBridge.isArray(b)
        default: false
        }
    }

    static func binary(_ ufunc: Ufunc, _ a: Value, _ b: Value, other: Value) throws(Raise) -> Value {
        if let result = quick(ufunc, a, b) { return result }
        if defers(to: other) || isLeftToSequence(ufunc, a, b) { return Value.notImplemented }
        return result(try ufunc.apply([try UfuncOperand(a), try UfuncOperand(b)]))
    }

    private static func power(_ a: Value, _ b: Value, other: Value) throws(Raise) -> Value {
        // Squares are exact products.
        if let array = NumPyBridge.array(a), array.type.kind.isFloat, let exponent = quickDouble(b), b.layout != .bool {
            if exponent == 2 { return result(try ufuncNamed("square").apply([.array(array)])) }
            if exponent == 0.5 { return result(try ufuncNamed("sqrt").apply([.array(array)])) }
            if exponent == 1 { return result(try Ufunc.positive.apply([.array(array)])) }
        }
        return try binary(.power, a, b, other: other)
    }

    private static func compared(_ ufunc: Ufunc, _ a: Value, _ b: Value) throws(Raise) -> Value {
        if let result = quick(ufunc, a, b) { return result }
        if defers(to: b) { return Value.notImplemented }
        let isEquality = ufunc.kernel == OP_EQ || ufunc.kernel == OP_NE
        if isEquality && b.isNone && NumPyScalars.element(a) != nil { return Value(ufunc.kernel == OP_NE) }
        do throws(Raise) {
            return result(try ufunc.apply([try UfuncOperand(a), try UfuncOperand(b)]))
        } catch {
            guard isEquality, pendingIs(.typeError) else { throw error }
            // Text and numbers are different everywhere.
            clearPending()
            let (x, y) = (try arrayFrom(a, nil), try arrayFrom(b, nil))
            let target = try NumPyArray.zeros(try broadcastShape([x.shape, y.shape]), .bool)
            if ufunc.kernel == OP_NE { memset(target.data, 1, target.count) }
            return result(target)
        }
    }

    private static func inPlace(_ ufunc: Ufunc, _ a: Value, _ b: Value) throws(Raise) -> Value {
        let array = a.uncheckedPayload(NumPyArray.self)
        if defers(to: b) { return Value.notImplemented }
        guard array.isWritable else { throw valueError("output array is read-only") }
        _ = try ufunc.apply([.array(array), try UfuncOperand(b)], out: array)
        return a.retain()
    }
}

private let ufuncsByName: [String: Ufunc] = {
    var table: [String: Ufunc] = [:]
    for ufunc in Ufunc.all { table[ufunc.name] = ufunc }
    return table
}()

func ufuncNamed(_ name: String) -> Ufunc { ufuncsByName[name] ?? .positive }
