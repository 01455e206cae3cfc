import CKernels
import Glibc
import Interpreter

/// NumPy's own exception classes.
enum NumPyErrors {
    private static func make(_ name: String, qualified: String? = nil, module: String, _ bases: [TypeRef]) -> TypeRef {
        let namespace = newDict()
        namespace.set("__module__", newString(module))
        if let qualified { namespace.set("__qualname__", newString(qualified)) }
        let arguments = [newString(name), newTuple(bases.map { Value($0).retain() }), Value(namespace)]
        defer { releaseAll(arguments) }
        do throws(Raise) { return try call(Value(builtinType(.type)), arguments).cast(to: TypeObject.self) } catch {
            clearPending()
            return bases[0]
        }
    }

    nonisolated(unsafe) static let noLoop = make(
        "UFuncTypeError", qualified: "_UFuncNoLoopError", module: "numpy._core._exceptions",
        [ExceptionType.typeError.type])
    nonisolated(unsafe) static let casting = make(
        "UFuncTypeError", qualified: "_UFuncOutputCastingError", module: "numpy._core._exceptions",
        [ExceptionType.typeError.type])
    nonisolated(unsafe) static let axis = make(
        "AxisError", module: "numpy.exceptions", [ExceptionType.valueError.type, ExceptionType.indexError.type])

    static func raise(_ type: TypeRef, _ message: String) -> Raise {
        let text = newString(message)
        defer { text.release() }
        return Interpreter.raise(type, arguments: [text.retain()])
    }

    static func axisOutOfBounds(_ axis: Int, _ rank: Int) -> Raise {
        raise(NumPyErrors.axis, "axis \(axis) is out of bounds for array of dimension \(rank)")
    }
}

/// The dimension that a possibly negative number names.
func checkedAxis(_ axis: Int, _ rank: Int) throws(Raise) -> Int {
    guard axis >= -rank && axis < rank else { throw NumPyErrors.axisOutOfBounds(axis, rank) }
    return axis < 0 ? axis + rank : axis
}

/// Warnings about divisions by zero, invalid values and overflow.
enum NumPyWarnings {
    /// False within `errstate(all='ignore')`.
    nonisolated(unsafe) static var isActive = true
    /// The function of the language that issues a warning (kind, message); empty until the library sets it.
    nonisolated(unsafe) static var hook = Value.empty

    static func issue(_ kind: String, _ message: String) throws(Raise) {
        if hook.isEmpty || !isActive { return }
        let arguments = [newString(kind), newString(message)]
        defer { releaseAll(arguments) }
        try call(hook, arguments).release()
    }
}

extension Ufunc {
    /// Looks at the operands of functions that have gaps, and warns as NumPy does.
    func warn(_ arrays: [NumPyArray], _ result: NumPyArray) throws(Raise) {
        switch kernel {
        case OP_DIV, OP_FLOOR_DIVIDE, OP_REMAINDER:
            guard arrays.count == 2, NumPyWarnings.any(arrays[1], { $0 == 0 }) else { return }
            let isInteger = !result.type.kind.isFloat
            if kernel != OP_REMAINDER && (isInteger || NumPyWarnings.any(result, { $0.isInfinite })) || isInteger {
                try NumPyWarnings.issue("divide", "divide by zero encountered in \(name)")
            }
            if !isInteger && NumPyWarnings.any(result, { $0.isNaN })
                && !arrays.allSatisfy({ NumPyWarnings.any($0, { $0.isNaN }) })
            {
                try NumPyWarnings.issue("invalid", "invalid value encountered in \(name)")
            }
        case OP_LOG, OP_LOG2, OP_LOG10:
            if NumPyWarnings.any(arrays[0], { $0 == 0 }) {
                try NumPyWarnings.issue("divide", "divide by zero encountered in \(name)")
            }
            if NumPyWarnings.any(arrays[0], { $0 < 0 }) {
                try NumPyWarnings.issue("invalid", "invalid value encountered in \(name)")
            }
        case OP_SQRT:
            if NumPyWarnings.any(arrays[0], { $0 < 0 }) {
                try NumPyWarnings.issue("invalid", "invalid value encountered in \(name)")
            }
        case OP_EXP:
            let limit = result.type.kind == .float32 ? 88.8 : result.type.kind == .float16 ? 11.1 : 709.79
            if NumPyWarnings.any(arrays[0], { $0 > limit && $0.isFinite }) {
                try NumPyWarnings.issue("over", "overflow encountered in exp")
            }
        default: return
        }
    }
}

extension NumPyWarnings {
    /// Whether any element meets a condition.
    static func any(_ array: NumPyArray, _ condition: (Double) -> Bool) -> Bool {
        let total = array.count
        if array.type.kind == .float64 && array.isContiguous {
            let values = array.data.assumingMemoryBound(to: Double.self)
            for position in 0..<total where condition(values[position]) { return true }
            return false
        }
        if array.type.kind == .float32 && array.isContiguous {
            let values = array.data.assumingMemoryBound(to: Float.self)
            for position in 0..<total where condition(Double(values[position])) { return true }
            return false
        }
        for position in 0..<total where condition(array.number(array.pointer(position))) { return true }
        return false
    }
}
