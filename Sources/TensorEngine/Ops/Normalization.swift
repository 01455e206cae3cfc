import CKernels

extension Tensor {
    package func layerNorm(
        _ normalized: [Int], _ weight: Tensor?, _ bias: Tensor?, _ epsilon: Double
    ) throws(TensorError) -> Tensor {
        guard !normalized.isEmpty else {
            throw .runtime(
                "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
                    + "normalized_shape = []")
        }
        guard rank >= normalized.count, Array(shape[(rank - normalized.count)...]) == normalized else {
            throw .runtime(
                "Given normalized_shape=\(normalized), expected input with shape [*, "
                    + normalized.map(String.init).joined(separator: ", ") + "], but got input of size\(shape.text)")
        }
        for (name, tensor) in [("weight", weight), ("bias", bias)] {
            if let tensor, tensor.shape.array != normalized {
                throw .runtime(
                    "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape "
                        + "\(tensor.shape.text) and normalized_shape = \(normalized)")
            }
        }
        guard dtype.isFloatingPoint else { throw .unsupported(kernel: "LayerNormKernelImpl", dtype) }
        let compute = dtype.computeType
        let length = normalized.reduce(1, *)
        let rows = length == 0 ? 0 : count / length
        let x = try contiguousData(compute)
        let w = try weight?.contiguousData(compute)
        let b = try bias?.contiguousData(compute)
        var result = try Tensor(empty: shape, compute)
        let mean = try Tensor(empty: [rows], compute)
        let rstd = try Tensor(empty: [rows], compute)
        _ = kernel_layer_norm(
            compute.code, x.data, w?.data, b?.data, result.data, mean.data, rstd.data, Int64(rows), Int64(length),
            epsilon)
        if compute != dtype { result = try result.copied(dtype) }
        var inputs = [self]
        if let weight { inputs.append(weight) }
        if let bias { inputs.append(bias) }
        let hasWeight = weight != nil
        let hasBias = bias != nil
        try result.record(
            "NativeLayerNormBackward0", inputs, saving: [self, mean, rstd] + (weight.map { [$0] } ?? [])
        ) { (node, g) throws(TensorError) in
            let x = try node.value(0)
            let weight = hasWeight ? try node.value(3) : nil
            var gradients: [Tensor?] = [nil]
            let lead = Array(0..<(x.rank - normalized.count))
            if Tensor.records([x, g] + (weight.map { [$0] } ?? [])) {
                let (dx, xhat) = try Tensor.layerNormGradient(g, x, weight, normalized.count, epsilon)
                gradients[0] = dx
                if hasWeight { gradients.append(try g.multiply(xhat)) }
            } else {
                let (mean, rstd) = (try node.value(1), try node.value(2))
                if node.needs(0) {
                    let dx = try Tensor(empty: x.shape, compute)
                    let gradient = try g.contiguousData(compute)
                    let input = try x.contiguousData(compute)
                    let w = try weight?.contiguousData(compute)
                    _ = kernel_layer_norm_gradient(
                        compute.code, gradient.data, input.data, w?.data, mean.data, rstd.data, dx.data, Int64(rows),
                        Int64(length))
                    gradients[0] = dx
                }
                if hasWeight {
                    let sizes = lead.map { x.shape[$0] } + Array(repeating: 1, count: normalized.count)
                    let xhat = try x.subtract(mean.reshape(sizes)).multiply(rstd.reshape(sizes))
                    gradients.append(try g.multiply(xhat))
                }
            }
            if hasBias { gradients.append(g) }
            return gradients
        }
        return result
    }

    /// The gradient from differentiable operations, and the normalised input.
    private static func layerNormGradient(
        _ g: Tensor, _ x: Tensor, _ weight: Tensor?, _ dimensions: Int, _ epsilon: Double
    ) throws(TensorError) -> (Tensor, Tensor) {
        let list = Array((x.rank - dimensions)..<x.rank)
        let mean = try x.mean(list, keepDimensions: true)
        let center = try x.subtract(mean)
        let rstd = try UnaryOp.rsqrt(center.multiply(center).mean(list, keepDimensions: true).add(.double(epsilon)))
        let xhat = try center.multiply(rstd)
        var gw = g
        if let weight { gw = try g.multiply(weight) }
        let a = try gw.mean(list, keepDimensions: true)
        let b = try gw.multiply(xhat).mean(list, keepDimensions: true)
        return (try gw.subtract(a).subtract(xhat.multiply(b)).multiply(rstd), xhat)
    }

    package func groupNorm(
        _ groups: Int, _ weight: Tensor?, _ bias: Tensor?, _ epsilon: Double
    ) throws(TensorError) -> Tensor {
        guard rank >= 2 else {
            throw .runtime("Expected at least 2 dimensions for input tensor but received \(rank)")
        }
        guard groups > 0, shape[1] % groups == 0 else {
            throw .runtime(
                "Expected number of channels in input to be divisible by num_groups, but got input of shape \(shape.text) and "
                    + "num_groups=\(groups)")
        }
        let channels = shape[1]
        for (name, tensor) in [("weight", weight), ("bias", bias)] {
            if let tensor, tensor.rank != 1 || tensor.count != channels {
                throw .runtime(
                    "Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of "
                        + "shape \(tensor.shape.text) and input of shape \(shape.text)")
            }
        }
        let inner = count / Swift.max(shape[0] * groups, 1)
        let grouped = try reshape([shape[0] * groups, inner])
        var result = try grouped.layerNorm([inner], nil, nil, epsilon).reshape(shape.array)
        let sizes = [1, channels] + Array(repeating: 1, count: rank - 2)
        if let weight { result = try result.multiply(weight.reshape(sizes)) }
        if let bias { result = try result.add(bias.reshape(sizes)) }
        return result.named("NativeGroupNormBackward0")
    }

    package func instanceNorm(
        _ runningMean: Tensor?, _ runningVariance: Tensor?, _ weight: Tensor?, _ bias: Tensor?, useInput: Bool,
        momentum: Double, _ epsilon: Double
    ) throws(TensorError) -> Tensor {
        guard rank >= 2 else { throw .runtime("Expected more than 1 dimension") }
        if !useInput {
            return try batchNorm(
                runningMean, runningVariance, weight, bias, training: false, momentum: momentum, epsilon: epsilon)
        }
        let spatial = shape[2...].reduce(1, *)
        if spatial == 1 {
            throw .value("Expected more than 1 spatial element when training, got input size torch.Size(\(shape.text))")
        }
        // Each sample's channel is a channel of its own.
        let (n, c) = (shape[0], shape[1])
        let merged = try reshape([1, n * c] + Array(shape[2...]))
        let w = try weight?.repeated([n])
        let b = try bias?.repeated([n])
        let mean = try runningMean?.detached().repeated([n])
        let variance = try runningVariance?.detached().repeated([n])
        let result = try merged.batchNorm(
            mean, variance, w, b, training: true, momentum: momentum, epsilon: epsilon)
        if let runningMean, let mean { runningMean.copyData(from: try mean.reshape([n, c]).mean([0])) }
        if let runningVariance, let variance { runningVariance.copyData(from: try variance.reshape([n, c]).mean([0])) }
        return try result.reshape(shape.array)
    }

    package func batchNorm(
        _ runningMean: Tensor?, _ runningVariance: Tensor?, _ weight: Tensor?, _ bias: Tensor?, training: Bool,
        momentum: Double, epsilon: Double
    ) throws(TensorError) -> Tensor {
        guard rank >= 2 else { throw .runtime("Expected at least 2 dimensions, got \(rank)") }
        let channels = shape[1]
        for (name, tensor) in [
            ("running_mean", runningMean), ("running_var", runningVariance), ("weight", weight), ("bias", bias),
        ] {
            if let tensor, tensor.count != channels {
                throw .runtime("\(name) should contain \(channels) elements not \(tensor.count)")
            }
        }
        if training && channels > 0 && count / channels == 1 {
            throw .value(
                "Expected more than 1 value per channel when training, got input size torch.Size(\(shape.text))")
        }
        if !training && (runningMean == nil || runningVariance == nil) {
            throw .runtime("Expected running_mean and running_var to be defined when training=False")
        }
        let sizes = [1, channels] + Array(repeating: 1, count: rank - 2)
        let list = [0] + Array(2..<rank)
        if dtype == .float32, count > 0, weight?.dtype ?? .float32 == .float32, bias?.dtype ?? .float32 == .float32,
            runningMean?.dtype ?? .float32 == .float32
        {
            return try batchNormKernel(
                runningMean, runningVariance, weight, bias, training: training, momentum: momentum, epsilon: epsilon)
        }
        let mean: Tensor
        let variance: Tensor
        if training {
            (variance, mean) = try GradientMode.with(false) { () throws(TensorError) in
                try spread(list, correction: 0, keepDimensions: true, root: false)
            }
            let n = Double(count / Swift.max(channels, 1))
            try GradientMode.with(false) { () throws(TensorError) in
                if let runningMean {
                    let new = try mean.reshape([channels]).multiply(.double(momentum))
                    runningMean.copyData(from: try runningMean.multiply(.double(1 - momentum)).add(new))
                    runningMean.markChanged()
                }
                if let runningVariance {
                    let new = try variance.reshape([channels]).multiply(.double(momentum * n / (n - 1)))
                    runningVariance.copyData(from: try runningVariance.multiply(.double(1 - momentum)).add(new))
                    runningVariance.markChanged()
                }
            }
        } else {
            guard let runningMean, let runningVariance else { return self }
            mean = try runningMean.reshape(sizes)
            variance = try runningVariance.reshape(sizes)
        }
        let inverse = try GradientMode.with(false) { () throws(TensorError) in
            try UnaryOp.rsqrt(variance.add(.double(epsilon)))
        }
        let result = try GradientMode.with(false) { () throws(TensorError) in
            var y = try subtract(mean).multiply(inverse)
            if let weight { y = try y.multiply(weight.reshape(sizes)) }
            if let bias { y = try y.add(bias.reshape(sizes)) }
            return try y.to(dtype)
        }
        try recordBatchNorm(result, weight, bias, mean, inverse, training: training, sizes, list, epsilon)
        return result
    }

    private func batchNormKernel(
        _ runningMean: Tensor?, _ runningVariance: Tensor?, _ weight: Tensor?, _ bias: Tensor?, training: Bool,
        momentum: Double, epsilon: Double
    ) throws(TensorError) -> Tensor {
        let channels = shape[1]
        let mean = try Tensor(empty: [channels], .float32)
        let inverse = try Tensor(empty: [channels], .float32)
        let result: Tensor
        if training {
            result = try normalizedByBatch(
                runningMean, runningVariance, weight, bias, momentum: momentum, epsilon: epsilon, mean, inverse)
        } else if let runningMean, let runningVariance {
            mean.copyData(from: runningMean)
            let variance = try runningVariance.contiguousData()
            let (v, rstd) = (variance.pointer(Float.self), inverse.pointer(Float.self))
            for c in 0..<channels { rstd[c] = 1 / (v[c] + Float(epsilon)).squareRoot() }
            result = try normalized(mean, inverse, weight, bias)
        } else {
            preconditionFailure("batch norm without statistics")
        }
        let sizes = [1, channels] + Array(repeating: 1, count: rank - 2)
        try recordBatchNorm(
            result, weight, bias, mean.reshape(sizes), inverse.reshape(sizes), training: training, sizes,
            [0] + Array(2..<rank), epsilon)
        return result
    }

    /// How the kernels see this tensor: images in the order in which they lie, where that is one of the two.
    private func normShape(channelsLast: Bool) -> NormShape {
        let channels = shape[1]
        return NormShape(
            batch: shape[0], channels: channels, pixels: count / Swift.max(shape[0] * channels, 1),
            channels_last: channelsLast)
    }

    /// This tensor in an order that the kernels take, and a new tensor in the same order.
    private func normOperands() throws(TensorError) -> (NormShape, ChannelsLastData, Tensor) {
        if let pointer = channelsLastPointer {
            let result = try Tensor.image(shape, like: self)
            return (normShape(channelsLast: true), ChannelsLastData(storage: storage, pointer: pointer), result)
        }
        let x = try contiguousData()
        let result = try Tensor(empty: shape, .float32)
        let data = ChannelsLastData(storage: x.storage, pointer: x.pointer(Float.self))
        return (normShape(channelsLast: false), data, result)
    }

    /// Training's result; fills `mean` and `inverse` and moves the running statistics.
    private func normalizedByBatch(
        _ runningMean: Tensor?, _ runningVariance: Tensor?, _ weight: Tensor?, _ bias: Tensor?, momentum: Double,
        epsilon: Double, _ mean: Tensor, _ inverse: Tensor
    ) throws(TensorError) -> Tensor {
        let w = try weight?.contiguousData()
        let b = try bias?.contiguousData()
        let m = try runningMean?.contiguousData()
        let v = try runningVariance?.contiguousData()
        let (wp, bp) = (w?.pointer(Float.self), b?.pointer(Float.self))
        let (mp, vp) = (m?.pointer(Float.self), v?.pointer(Float.self))
        var factors = [Float](repeating: 0, count: shape[1])
        var terms = factors
        var (norm, x, result) = try normOperands()
        let done = batch_norm_prepare(
            &norm, x.pointer, wp, bp, Float(epsilon), momentum, mp, vp, mean.pointer(Float.self),
            inverse.pointer(Float.self), &factors, &terms)
        withExtendedLifetime((x.storage, w, b)) {}
        guard done else { throw .outOfMemory(bytes: shape[1] * 16) }
        scaled(factors, terms, &norm, x, into: result)
        for (running, new) in [(runningMean, m), (runningVariance, v)] {
            guard let running, let new else { continue }
            if running !== new { running.copyData(from: new) }
            running.markChanged()
        }
        return result
    }

    /// Inference's result: a factor and a term for each channel.
    private func normalized(
        _ mean: Tensor, _ inverse: Tensor, _ weight: Tensor?, _ bias: Tensor?
    ) throws(TensorError) -> Tensor {
        let channels = shape[1]
        let w = try weight?.contiguousData()
        let b = try bias?.contiguousData()
        let (wp, bp) = (w?.pointer(Float.self), b?.pointer(Float.self))
        let (rstd, centre) = (inverse.pointer(Float.self), mean.pointer(Float.self))
        let factors = (0..<channels).map { rstd[$0] * (wp?[$0] ?? 1) }
        let terms = (0..<channels).map { (bp?[$0] ?? 0) - centre[$0] * factors[$0] }
        withExtendedLifetime((w, b)) {}
        if let result = try extendDeferred(by: .affine(scale: factors, shift: terms), out: nil) { return result }
        var (norm, x, result) = try normOperands()
        scaled(factors, terms, &norm, x, into: result)
        return result
    }

    /// The second half of batch norm, put off where the result is hidden: a ReLU or a residual may join it.
    private func scaled(
        _ factors: [Float], _ terms: [Float], _ norm: inout NormShape, _ x: ChannelsLastData, into result: Tensor
    ) {
        if let layout = result.storage.order {
            result.storage.putOff(DeferredImage(.image(x), layout, [.affine(scale: factors, shift: terms)]))
        } else {
            let to = result.storage.block.assumingMemoryBound(to: Float.self)
            batch_norm_apply(&norm, x.pointer, factors, terms, nil, false, to)
            withExtendedLifetime(x.storage) {}
        }
    }

    private func recordBatchNorm(
        _ result: Tensor, _ weight: Tensor?, _ bias: Tensor?, _ mean: Tensor, _ inverse: Tensor, training: Bool,
        _ sizes: [Int], _ list: [Int], _ epsilon: Double
    ) throws(TensorError) {
        var inputs = [self]
        if let weight { inputs.append(weight) }
        if let bias { inputs.append(bias) }
        let hasWeight = weight != nil
        let hasBias = bias != nil
        let channels = shape[1]
        try result.record(
            "NativeBatchNormBackward0", inputs, saving: [self, mean, inverse] + (weight.map { [$0] } ?? [])
        ) { (node, g) throws(TensorError) in
            let x = try node.value(0)
            let weight = hasWeight ? try node.value(3) : nil
            var gradients: [Tensor?] = []
            if Tensor.records([x, g] + (weight.map { [$0] } ?? [])) || x.dtype != .float32 {
                var (mean, inverse) = (try node.value(1), try node.value(2))
                if training && Tensor.records([x, g]) {
                    mean = try x.mean(list, keepDimensions: true)
                    let center = try x.subtract(mean)
                    inverse = try UnaryOp.rsqrt(
                        center.multiply(center).mean(list, keepDimensions: true).add(.double(epsilon)))
                }
                let xhat = try x.subtract(mean).multiply(inverse)
                var scaled = g
                if let weight { scaled = try g.multiply(weight.reshape(sizes)) }
                if training {
                    let a = try scaled.mean(list, keepDimensions: true)
                    let b = try scaled.multiply(xhat).mean(list, keepDimensions: true)
                    gradients.append(try scaled.subtract(a).subtract(xhat.multiply(b)).multiply(inverse))
                } else {
                    gradients.append(try scaled.multiply(inverse))
                }
                if hasWeight { gradients.append(try g.multiply(xhat).sum(list)) }
                if hasBias { gradients.append(try g.sum(list)) }
                return gradients
            }
            let (mean, inverse) = (try node.value(1), try node.value(2))
            let (dx, dw, db) = try x.batchNormGradient(
                g, weight, mean, inverse, training: training, wanted: (node.needs(0), hasWeight, hasBias))
            gradients.append(dx)
            if hasWeight { gradients.append(dw) }
            if hasBias { gradients.append(db) }
            return gradients
        }
    }

    /// The gradients of the input, `self`, of the weight and of the bias, as far as they are wanted.
    private func batchNormGradient(
        _ g: Tensor, _ weight: Tensor?, _ mean: Tensor, _ inverse: Tensor, training: Bool, wanted: (Bool, Bool, Bool)
    ) throws(TensorError) -> (Tensor?, Tensor?, Tensor?) {
        let channels = shape[1]
        let dw = wanted.1 ? try Tensor(empty: [channels], .float32) : nil
        let db = wanted.2 ? try Tensor(empty: [channels], .float32) : nil
        let w = try weight?.contiguousData()
        let (wp, dwp, dbp) = (w?.pointer(Float.self), dw?.pointer(Float.self), db?.pointer(Float.self))
        let (m, rstd) = (mean.pointer(Float.self), inverse.pointer(Float.self))
        let gradient: ChannelsLastData
        if channelsLastPointer != nil {
            gradient = try storage === g.storage ? g.channelsLastCopy().channelsLast() : g.channelsLast()
        } else {
            let plain = try g.contiguousData(.float32)
            gradient = ChannelsLastData(storage: plain.storage, pointer: plain.pointer(Float.self))
        }
        var (norm, x, dx) = try normOperands()
        let to = wanted.0 ? dx.storage.block.assumingMemoryBound(to: Float.self) : nil
        let done = batch_norm_backward(
            &norm, x.pointer, gradient.pointer, nil, wp, m, rstd, training, nil, to, dwp, dbp)
        withExtendedLifetime((x.storage, gradient.storage, w)) {}
        guard done else { throw .outOfMemory(bytes: channels * 16) }
        return (wanted.0 ? dx : nil, dw, db)
    }

    /// Rows of a table.
    package func embedding(
        _ weight: Tensor, paddingIndex: Int?, scaleByFrequency: Bool = false
    ) throws(TensorError) -> Tensor {
        guard weight.rank == 2 else { throw .runtime("'weight' must be 2-D") }
        guard dtype == .int64 || dtype == .int32 else {
            throw .runtime(
                "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.\(typeName) instead (while checking arguments for embedding)"
            )
        }
        let list = try reshape([count])
        for index in try list.integers() where index < 0 || index >= weight.shape[0] {
            throw .index("index out of range in self")
        }
        let result = try GradientMode.with(false) { () throws(TensorError) in
            try weight.gathered([list]).reshape(shape.array + [weight.shape[1]])
        }
        let sizes = weight.shape
        try result.record("EmbeddingBackward0", [weight], saving: [list]) { (node, g) throws(TensorError) in
            let list = try node.value(0)
            var rows = try g.reshape([list.count, sizes[1]])
            if let paddingIndex {
                let padding = paddingIndex < 0 ? paddingIndex + sizes[0] : paddingIndex
                rows = try rows.multiply(BinaryOp.ne(list, .int(Int64(padding))).to(g.dtype).unsqueeze(1))
            }
            if scaleByFrequency {
                let counts = try list.binCount(nil, sizes[0])
                rows = try rows.divide(counts.gathered([list]).to(g.dtype).unsqueeze(1))
            }
            return [try Tensor.zeros(sizes, g.dtype).put([list], rows, accumulate: true)]
        }
        return result
    }

    package func oneHot(_ classes: Int) throws(TensorError) -> Tensor {
        guard dtype == .int64 else {
            throw .runtime("one_hot is only applicable to index tensor of type LongTensor.")
        }
        let list = try integers()
        if list.isEmpty && classes <= 0 {
            throw .runtime("Can not infer total number of classes from empty tensor.")
        }
        guard (list.min() ?? 0) >= 0 else { throw .runtime("Class values must be non-negative.") }
        let largest = list.max() ?? -1
        guard classes == -1 || classes > largest else {
            throw .runtime("Class values must be smaller than num_classes.")
        }
        let width = classes == -1 ? largest + 1 : classes
        var sizes = shape
        sizes.append(width)
        let result = try Tensor.zeros(sizes, .int64)
        for (i, index) in list.enumerated() { result.pointer(Int64.self)[i * width + index] = 1 }
        return result
    }
}
