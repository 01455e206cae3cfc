import CKernels

extension Tensor {
    package static func full(_ shape: Shape, _ value: Scalar, _ dtype: DType? = nil) throws(TensorError) -> Tensor {
        let result = try Tensor(empty: shape, dtype ?? value.dtype)
        if dtype != nil { try result.checkScalar(value) }
        try result.fillData(value)
        return result
    }

    package static func zeros(_ shape: Shape, _ dtype: DType) throws(TensorError) -> Tensor {
        let result = try Tensor(empty: shape, dtype)
        result.storage.data.initializeMemory(as: UInt8.self, repeating: 0, count: result.storage.size)
        return result
    }

    package static func ones(_ shape: Shape, _ dtype: DType) throws(TensorError) -> Tensor { try full(shape, 1, dtype) }

    /// A 0-dimensional tensor.
    package static func scalar(_ value: Scalar, _ dtype: DType? = nil) throws(TensorError) -> Tensor {
        try full([], value, dtype)
    }

    /// A tensor over a copy of `values`.
    package static func of<T>(_ values: [T], _ shape: Shape, _ dtype: DType) throws(TensorError) -> Tensor {
        let result = try Tensor(empty: shape, dtype)
        precondition(values.count == result.count && MemoryLayout<T>.size == dtype.size)
        values.withUnsafeBytes {
            if $0.count > 0 { result.data.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
        }
        return result
    }

    package static func int64(_ values: [Int]) throws(TensorError) -> Tensor { try of(values, [values.count], .int64) }

    /// `start, start + step …` before `end`.
    package static func arange(
        _ start: Scalar, _ end: Scalar, _ step: Scalar, _ dtype: DType? = nil
    ) throws(TensorError) -> Tensor {
        let isFloat = start.isFloatingPoint || end.isFloatingPoint || step.isFloatingPoint
        let dtype = dtype ?? (isFloat ? DType.defaultFloat : .int64)
        guard step.double != 0 else { throw .runtime("step must be nonzero") }
        guard start.double.isFinite && end.double.isFinite else {
            throw .runtime("unsupported range: \(start.double) -> \(end.double)")
        }
        guard step.double > 0 ? end.double >= start.double : end.double <= start.double else {
            throw .runtime("upper bound and lower bound inconsistent with step sign")
        }
        let size: Double
        if !isFloat, let first = start.int, let last = end.int, let by = step.int {
            let span = Double(last) - Double(first)
            size = (span / Double(by)).rounded(.up)
        } else {
            size = ((end.double - start.double) / step.double).rounded(.up)
        }
        guard let count = Int(exactly: size) else { throw .sizeOverflow([Int.max]) }
        let result = try Tensor(empty: [count], dtype)
        if !isFloat, let first = start.int, let by = step.int, dtype == .int64 {
            let to = result.pointer(Int64.self)
            for i in 0..<count { to[i] = first &+ Int64(i) &* by }
        } else {
            let (first, by) = (start.double, step.double)
            let values = try Tensor(empty: [count], .float64)
            let to = values.pointer(Double.self)
            for i in 0..<count { to[i] = first + Double(i) * by }
            result.copyData(from: values)
        }
        return result
    }

    /// `steps` values from `start` to `end`, both included; counted from the nearer end, as PyTorch does.
    package static func linspace(
        _ start: Double, _ end: Double, _ steps: Int, _ dtype: DType
    ) throws(TensorError) -> Tensor {
        guard steps >= 0 else { throw .runtime("number of steps must be non-negative") }
        let result = try Tensor(empty: [steps], dtype)
        if dtype == .float32 {
            let to = result.pointer(Float.self)
            let (first, last) = (Float(start), Float(end))
            let step = (last - first) / Float(Swift.max(steps - 1, 1))
            for i in 0..<steps { to[i] = i < steps / 2 ? first + step * Float(i) : last - step * Float(steps - i - 1) }
            if steps == 1 { to[0] = first }
            return result
        }
        let values = try Tensor(empty: [steps], .float64)
        let to = values.pointer(Double.self)
        let step = (end - start) / Double(Swift.max(steps - 1, 1))
        for i in 0..<steps { to[i] = i < steps / 2 ? start + step * Double(i) : end - step * Double(steps - i - 1) }
        if steps == 1 { to[0] = start }
        result.copyData(from: values)
        return result
    }

    package static func logspace(
        _ start: Double, _ end: Double, _ steps: Int, base: Double, _ dtype: DType
    ) throws(TensorError) -> Tensor {
        let exponents = try linspace(start, end, steps, .float64)
        let values = try Tensor.scalar(.double(base), .float64).power(exponents)
        return try values.to(dtype)
    }

    package static func eye(_ rows: Int, _ columns: Int, _ dtype: DType) throws(TensorError) -> Tensor {
        guard rows >= 0 else { throw .runtime("n must be greater or equal to 0, got \(rows)") }
        guard columns >= 0 else { throw .runtime("m must be greater or equal to 0, got \(columns)") }
        let result = try zeros([rows, columns], dtype)
        let diagonal = Tensor(
            storage: result.storage, shape: [min(rows, columns)], strides: [columns + 1], dtype: dtype)
        try diagonal.fillData(1)
        return result
    }
}
