import CKernels

/// Filling tensors from a generator, draw by draw as PyTorch does.
extension Tensor {
    private func requireFloat(_ operation: String) throws(TensorError) {
        guard dtype.isFloatingPoint else { throw .unsupported(kernel: operation, dtype) }
    }

    /// Fills in row-major order through a contiguous tensor of `type`.
    private func fillThrough(_ type: DType, _ body: (Tensor) throws(TensorError) -> Void) throws(TensorError) {
        if isContiguous && dtype == type { return try body(self) }
        let values = try Tensor(empty: shape, type)
        try body(values)
        copyData(from: values)
    }

    package func uniformInPlace(_ from: Double, _ to: Double, _ generator: Generator) throws(TensorError) {
        try checkInPlace()
        try requireFloat("check_uniform_bounds")
        guard from <= to else {
            throw .runtime("uniform_ expects to return a [from, to) range, but found from=\(from) > to=\(to)")
        }
        if dtype == .float64 {
            try fillThrough(.float64) { (t) in
                twister_fill_uniform_f64(&generator.twister.state, t.pointer(Double.self), t.count, from, to)
            }
        } else {
            try fillThrough(.float32) { (t) in
                twister_fill_uniform_f32(
                    &generator.twister.state, t.pointer(Float.self), t.count, Float(from), Float(to))
            }
        }
        markChanged()
    }

    package func normalInPlace(_ mean: Double, _ deviation: Double, _ generator: Generator) throws(TensorError) {
        try checkInPlace()
        try requireFloat("normal_kernel_cpu")
        guard deviation >= 0 else { throw .runtime("normal expects std >= 0.0, but found std \(deviation)") }
        if count >= 16 && isContiguous {
            if dtype == .float64 {
                twister_fill_normal_f64(&generator.twister.state, pointer(Double.self), count, mean, deviation)
            } else {
                try fillThrough(.float32) { (t) in
                    twister_fill_normal_f32(
                        &generator.twister.state, t.pointer(Float.self), t.count, Float(mean), Float(deviation))
                }
            }
        } else {
            try fillThrough(.float64) { (t) in
                let to = t.pointer(Double.self)
                for i in 0..<t.count { to[i] = generator.normal() * deviation + mean }
            }
        }
        markChanged()
    }

    package static func rand(_ shape: Shape, _ dtype: DType, _ generator: Generator) throws(TensorError) -> Tensor {
        let result = try Tensor(empty: shape, dtype)
        try result.uniformInPlace(0, 1, generator)
        return result
    }

    package static func randn(_ shape: Shape, _ dtype: DType, _ generator: Generator) throws(TensorError) -> Tensor {
        let result = try Tensor(empty: shape, dtype)
        try result.normalInPlace(0, 1, generator)
        return result
    }

    package static func randint(
        _ low: Int, _ high: Int, _ shape: Shape, _ dtype: DType, _ generator: Generator
    ) throws(TensorError) -> Tensor {
        guard low < high else {
            throw .runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
        }
        let result = try Tensor(empty: shape, dtype)
        try result.randomInPlace(low, high, generator)
        return result
    }

    /// `random_(from, to)`
    package func randomInPlace(_ low: Int, _ high: Int, _ generator: Generator) throws(TensorError) {
        try checkInPlace()
        guard low < high else {
            throw .runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
        }
        if let range = dtype.integerRange {
            guard range.contains(Double(low)) else { throw .runtime("from is out of bounds for \(dtype.nativeName)") }
            guard range.contains(Double(high - 1)) else {
                throw .runtime("to - 1 is out of bounds for \(dtype.nativeName)")
            }
        }
        try fillThrough(.int64) { (t) in
            twister_fill_integers(
                &generator.twister.state, t.pointer(Int64.self), t.count, Int64(low),
                UInt64(bitPattern: Int64(high &- low)))
        }
        markChanged()
    }

    /// `random_()`: over the whole range that the type represents exactly.
    package func randomInPlace(_ generator: Generator) throws(TensorError) {
        try checkInPlace()
        let type = dtype
        try fillThrough(.int64) { (t) in
            let to = t.pointer(Int64.self)
            for i in 0..<t.count {
                switch type {
                case .int64: to[i] = Int64(generator.twister.next64() & 0x7fff_ffff_ffff_ffff)
                case .float64: to[i] = Int64(generator.twister.next64() % (1 << 53 + 1))
                case .float32: to[i] = Int64(generator.twister.next() % (1 << 24 + 1))
                case .float16: to[i] = Int64(generator.twister.next() % (1 << 11 + 1))
                case .bfloat16: to[i] = Int64(generator.twister.next() % (1 << 8 + 1))
                case .bool: to[i] = Int64(generator.twister.next() & 1)
                case .int32: to[i] = Int64(generator.twister.next() % 0x8000_0000)
                case .int16: to[i] = Int64(generator.twister.next() % 0x8000)
                case .int8: to[i] = Int64(generator.twister.next() % 0x80)
                case .uint8: to[i] = Int64(generator.twister.next() % 0x100)
                default: to[i] = Int64(generator.twister.next())
                }
            }
        }
        markChanged()
    }

    package static func randperm(_ count: Int, _ dtype: DType, _ generator: Generator) throws(TensorError) -> Tensor {
        guard count >= 0 else { throw .runtime("n must be non-negative, got\(count)") }
        let result = try Tensor(empty: [count], .int64)
        twister_permutation(&generator.twister.state, result.pointer(Int64.self), count)
        return dtype == .int64 ? result : try result.copied(dtype)
    }

    /// `bernoulli_(p)`: one 53-bit draw an element.
    package func bernoulliInPlace(_ p: Double, _ generator: Generator) throws(TensorError) {
        try checkInPlace()
        guard p >= 0 && p <= 1 else { throw .runtime("bernoulli_ expects p to be in [0, 1], but got p=\(p)") }
        try fillThrough(.float32) { (t) in
            twister_fill_bernoulli_f32(&generator.twister.state, t.pointer(Float.self), t.count, p)
        }
        markChanged()
    }

    /// `bernoulli`: each element is a probability.
    package func bernoulli(_ generator: Generator) throws(TensorError) -> Tensor {
        try requireFloat("bernoulli_tensor_cpu_self_")
        let p = try contiguousData(.float64)
        let from = p.pointer(Double.self)
        let result = try Tensor(empty: shape, dtype)
        for i in 0..<p.count where !(from[i] >= 0 && from[i] <= 1) {
            throw .runtime(
                "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)"
            )
        }
        let wide = dtype == .float64
        try result.fillThrough(.float32) { (t) in
            let to = t.pointer(Float.self)
            for i in 0..<t.count {
                let draw =
                    wide
                    ? twister_uniform53(&generator.twister.state) : Double(twister_uniform24(&generator.twister.state))
                to[i] = draw < from[i] ? 1 : 0
            }
        }
        try result.record("BernoulliBackward0", [self]) { (_, g) throws(TensorError) in
            [try Tensor.zeros(g.shape, g.dtype)]
        }
        return result
    }

    /// `exponential_`, `geometric_`, `cauchy_`, `log_normal_`: from uniforms in double precision.
    package func transformedInPlace(
        _ generator: Generator, _ transform: (Double) -> Double
    ) throws(TensorError) {
        try checkInPlace()
        try fillThrough(.float64) { (t) in
            let to = t.pointer(Double.self)
            for i in 0..<t.count { to[i] = transform(twister_uniform53(&generator.twister.state)) }
        }
        markChanged()
    }

    package func dropout(_ p: Double, training: Bool, _ generator: Generator) throws(TensorError) -> Tensor {
        guard p >= 0 && p <= 1 else {
            throw .value("dropout probability has to be between 0 and 1, but got \(p)")
        }
        if !training || p == 0 || count == 0 { return self }
        if p == 1 { return try multiply(Tensor.zeros([], dtype)) }
        let mask = try dropoutMask(shape, p, generator)
        return try multiply(mask)
    }

    /// Whole channels are dropped: one draw for each sample and channel.
    package func featureDropout(_ p: Double, training: Bool, _ generator: Generator) throws(TensorError) -> Tensor {
        guard p >= 0 && p <= 1 else {
            throw .value("dropout probability has to be between 0 and 1, but got \(p)")
        }
        if !training || p == 0 || count == 0 { return self }
        if p == 1 { return try multiply(Tensor.zeros([], dtype)) }
        guard rank >= 2 else { throw .runtime("Feature dropout requires at least 2 dimensions in the input") }
        var sizes = Shape(repeating: 1, count: rank)
        sizes[0] = shape[0]
        sizes[1] = shape[1]
        return try multiply(dropoutMask(sizes, p, generator))
    }

    private func dropoutMask(_ shape: Shape, _ p: Double, _ generator: Generator) throws(TensorError) -> Tensor {
        let mask = try Tensor(empty: shape, dtype)
        try mask.bernoulliInPlace(1 - p, generator)
        _ = try BinaryOp.div.inPlace(mask, .scalar(.double(1 - p)))
        return mask
    }

    /// Positions drawn by weight, one row of `samples` for each row.
    package func multinomial(_ samples: Int, replacement: Bool, _ generator: Generator) throws(TensorError) -> Tensor {
        guard rank == 1 || rank == 2 else { throw .runtime("prob_dist must be 1 or 2 dim") }
        try requireFloat("multinomial")
        let categories = shape[rank - 1]
        guard samples > 0 else { throw .runtime("cannot sample n_sample <= 0 samples") }
        guard replacement || samples <= categories else {
            throw .runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
        }
        let rows = rank == 2 ? shape[0] : 1
        let weights = try contiguousData(.float64)
        let raw = weights.pointer(Double.self)
        for i in 0..<weights.count where !(raw[i] >= 0 && raw[i] < .infinity) {
            throw .runtime("probability tensor contains either `inf`, `nan` or element < 0")
        }
        let result = try Tensor(empty: rank == 2 ? [rows, samples] : [samples], .int64)
        if !replacement || samples == 1 {
            // The largest of p / q, q exponential: drawn for all elements at once.
            let q = try Tensor(empty: shape, dtype)
            try q.exponentialInPlace(1, generator)
            let ratio = try GradientMode.with(false) { () throws(TensorError) in try divide(q) }
            if samples == 1 { return try ratio.argumentExtreme(maximum: true, -1, keepDimensions: true) }
            return try ratio.topK(samples, -1, largest: true).indices
        }
        for row in 0..<rows {
            let p = raw + row * categories
            var sums: [Double] = []
            var total = 0.0
            for i in 0..<categories {
                total += p[i]
                sums.append(total)
            }
            guard total > 0 else { throw .runtime("invalid multinomial distribution (sum of probabilities <= 0)") }
            for i in 0..<categories { sums[i] /= total }
            for s in 0..<samples {
                let u = twister_uniform53(&generator.twister.state)
                var (low, high) = (0, categories)
                while low < high {
                    let middle = (low + high) / 2
                    if sums[middle] < u { low = middle + 1 } else { high = middle }
                }
                result.pointer(Int64.self)[row * samples + s] = Int64(Swift.min(low, categories - 1))
            }
        }
        return result
    }
}
