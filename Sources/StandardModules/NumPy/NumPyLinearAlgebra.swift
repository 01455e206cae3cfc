import Interpreter
import TensorEngine

/// `numpy.linalg` over the engine's decompositions, in double precision or the array's own.
func defineLinearAlgebra(_ module: ModuleBuilder) {
    module.function("_inv(a, /)") { (a) throws(Raise) in
        try engine(a[0]) { (t) throws(TensorError) in [try t.inverse()] }
    }
    module.function("_slogdet(a, /)") { (a) throws(Raise) in
        try engine(a[0]) { (t) throws(TensorError) in
            let (sign, logarithm) = try t.signAndLogDeterminant()
            return [sign, logarithm]
        }
    }
    module.function("_solve(a, b, /)") { (a) throws(Raise) in
        let right = try matrix(a[1])
        return try engine(a[0]) { (t) throws(TensorError) in [try t.solve(right)] }
    }
    module.function("_cholesky(a, /)") { (a) throws(Raise) in
        try engine(a[0]) { (t) throws(TensorError) in [try t.cholesky(upper: false)] }
    }
    module.function("_qr(a, mode, /)") { (a) throws(Raise) in
        let mode = try asText(a[1])
        return try engine(a[0]) { (t) throws(TensorError) in
            let (q, r) = try t.qr(mode)
            return [q, r]
        }
    }
    module.function("_svd(a, full, /)") { (a) throws(Raise) in
        let full = try truth(a[1])
        return try engine(a[0]) { (t) throws(TensorError) in
            let (u, s, vh) = try t.svd(full: full)
            return [u, s, vh]
        }
    }
    module.function("_eigh(a, upper, /)") { (a) throws(Raise) in
        let upper = try truth(a[1])
        return try engine(a[0]) { (t) throws(TensorError) in
            let (values, vectors) = try t.symmetricEigen(upper: upper)
            return [values, vectors]
        }
    }
}

private func matrix(_ value: Value) throws(Raise) -> Tensor {
    var array = try arrayFrom(value, nil)
    if array.type.kind != .float32 { array = try array.converted(to: .float64) }
    guard let tensor = try NumPyBridge.tensor(of: array) else { throw typeError("array type is unsupported in linalg") }
    return tensor
}

/// Results of an operation of the engine as arrays; its failures are `ValueError`s that the library makes `LinAlgError`.
private func engine(
    _ value: Value, _ body: (Tensor) throws(TensorError) -> [Tensor]
) throws(Raise) -> Value {
    let tensor = try matrix(value)
    let results: [Tensor]
    do throws(TensorError) { results = try body(tensor) } catch { throw valueError(error.message) }
    var values: [Value] = []
    for result in results {
        guard let value = NumPyBridge.value(sharing: result) else { continue }
        values.append(value)
    }
    return newTuple(values)
}
