import CKernels

/// Activations that are more than one element-wise kernel.
extension Tensor {
    package func softmax(_ dimension: Int, dtype: DType? = nil, logarithm: Bool) throws(TensorError) -> Tensor {
        let source = dtype == nil || dtype == self.dtype ? self : try to(dtype ?? self.dtype)
        guard source.dtype.isFloatingPoint else {
            throw .unsupported(
                kernel: logarithm ? "log_softmax_lastdim_kernel_impl" : "softmax_lastdim_kernel_impl", source.dtype)
        }
        let d = try source.dimension(dimension)
        let compute = source.dtype.computeType
        let layout = try ReductionLayout(source, rank == 0 ? [] : [d], compute)
        var result = try Tensor(empty: source.shape, compute)
        _ = kernel_softmax(
            logarithm, compute.code, layout.source.data, result.data, Int64(layout.outer), Int64(layout.length),
            Int64(layout.inner))
        if compute != source.dtype { result = try result.copied(source.dtype) }
        try result.record(
            logarithm ? "LogSoftmaxBackward0" : "SoftmaxBackward0", [source], savingResult: true
        ) { (node, g) throws(TensorError) in
            [try Tensor.softmaxGradient(g, node.value(0), d, logarithm: logarithm)]
        }
        return result
    }

    private static func softmaxGradient(
        _ g: Tensor, _ y: Tensor, _ d: Int, logarithm: Bool
    ) throws(TensorError) -> Tensor {
        if records(g, y) {
            if logarithm { return try g.subtract(UnaryOp.exp(y).multiply(g.sum([d], keepDimensions: true))) }
            let weighted = try g.multiply(y)
            return try weighted.subtract(y.multiply(weighted.sum([d], keepDimensions: true)))
        }
        let compute = y.dtype.computeType
        let layout = try ReductionLayout(y, y.rank == 0 ? [] : [d], compute)
        let gradient = try g.contiguousData(compute)
        let result = try Tensor(empty: y.shape, compute)
        _ = kernel_softmax_gradient(
            logarithm, compute.code, gradient.data, layout.source.data, result.data, Int64(layout.outer),
            Int64(layout.length), Int64(layout.inner))
        return compute == y.dtype ? result : try result.copied(y.dtype)
    }

    /// `x · sigmoid(gate)` of the two halves of a dimension.
    package func glu(_ dimension: Int) throws(TensorError) -> Tensor {
        guard rank > 0 else { throw .runtime("glu does not support 0-dimensional tensors") }
        let d = try self.dimension(dimension)
        guard shape[d] % 2 == 0 else {
            throw .runtime("Halving dimension must be even, but dimension \(d) is size \(shape[d])")
        }
        let half = shape[d] / 2
        return try slice(d, 0, half).multiply(UnaryOp.sigmoid(slice(d, half, nil))).named("GluBackward0")
    }

    package func prelu(_ weight: Tensor) throws(TensorError) -> Tensor {
        guard weight.rank <= 1 else {
            throw .runtime("prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(weight.rank)")
        }
        var slope = weight
        if weight.count != 1 {
            let channels = rank > 1 ? shape[1] : 1
            guard weight.count == channels else {
                throw .runtime(
                    "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight.count) and "
                        + "channel size = \(channels).")
            }
            var sizes = Array(repeating: 1, count: rank)
            if rank > 1 { sizes[1] = weight.count }
            slope = try weight.reshape(sizes)
        } else if rank == 0 {
            slope = try weight.reshape([])
        }
        let result = try GradientMode.with(false) { () throws(TensorError) in
            try Tensor.select(BinaryOp.gt(self, 0), self, slope.multiply(self))
        }
        try result.record("PreluKernelBackward0", [self, slope], saving: [self, slope]) {
            (node, g) throws(TensorError) in
            let (x, slope) = (try node.value(0), try node.value(1))
            let positive = try BinaryOp.gt(x, 0)
            let zero = try Tensor.scalar(0, g.dtype)
            return [
                node.needs(0) ? try Tensor.select(positive, g, g.multiply(slope)) : nil,
                node.needs(1) ? try Tensor.select(positive, zero, g.multiply(x)) : nil,
            ]
        }
        return result
    }

    /// `clamp` with numbers.
    package func clamp(_ minimum: Scalar?, _ maximum: Scalar?) throws(TensorError) -> Tensor {
        guard minimum != nil || maximum != nil else {
            throw .runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
        }
        var source = self
        for bound in [minimum, maximum] {
            guard let bound else { continue }
            let type = Promotion.of(source, bound)
            if type != source.dtype { source = try source.to(type) }
        }
        if (minimum?.double.isNaN ?? false) || (maximum?.double.isNaN ?? false) {
            return try source.multiply(.double(.nan))
        }
        if !source.dtype.isFloatingPoint {
            var result = source
            if let minimum { result = try BinaryOp.maximum(result, minimum) }
            if let maximum { result = try BinaryOp.minimum(result, maximum) }
            return result
        }
        let result = try ParameterOp.clamp(source, minimum?.double ?? -.infinity, maximum?.double ?? .infinity)
        return minimum != nil && maximum != nil ? result : result.named("ClampBackward1")
    }

    /// `clamp` with tensors.
    package func clamp(_ minimum: Tensor?, _ maximum: Tensor?) throws(TensorError) -> Tensor {
        guard minimum != nil || maximum != nil else {
            throw .runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
        }
        var result = self
        let zero = try Tensor.scalar(0, dtype)
        if let minimum {
            let low = try GradientMode.with(false) { () throws(TensorError) in try BinaryOp.maximum(result, minimum) }
            let source = result
            try low.record("ClampMinBackward0", [source, minimum], saving: [source, minimum]) {
                (node, g) throws(TensorError) in
                let inside = try BinaryOp.ge(node.value(0), node.value(1))
                return [try Tensor.select(inside, g, zero.to(g.dtype)), try Tensor.select(inside, zero.to(g.dtype), g)]
            }
            result = low
        }
        if let maximum {
            let high = try GradientMode.with(false) { () throws(TensorError) in try BinaryOp.minimum(result, maximum) }
            let source = result
            try high.record("ClampMaxBackward0", [source, maximum], saving: [source, maximum]) {
                (node, g) throws(TensorError) in
                let inside = try BinaryOp.le(node.value(0), node.value(1))
                return [try Tensor.select(inside, g, zero.to(g.dtype)), try Tensor.select(inside, zero.to(g.dtype), g)]
            }
            result = high
        }
        return minimum != nil && maximum != nil ? result.named("ClampBackward0") : result
    }

    package func lerp(_ end: Tensor, _ weight: Operand) throws(TensorError) -> Tensor {
        guard dtype == end.dtype else {
            throw .runtime("expected dtype \(dtype.nativeName) for `end` but got dtype \(end.dtype.nativeName)")
        }
        let w = try weight.asTensor(dtype)
        let result = try Kernel.ternary(
            OP_LERP, self, end, w, compute: dtype.computeType, result: dtype, kernelName: "lerp_kernel")
        try result.record(
            weight.tensor == nil ? "LerpBackward0" : "LerpBackward1", [self, end, w], saving: [self, end, w]
        ) { (node, g) throws(TensorError) in
            let (a, b, w) = (try node.value(0), try node.value(1), try node.value(2))
            return [
                node.needs(0) ? try g.multiply(w.negated().add(1.0)) : nil, node.needs(1) ? try g.multiply(w) : nil,
                node.needs(2) ? try g.multiply(b.subtract(a)) : nil,
            ]
        }
        return result
    }

    package func addcmul(_ a: Tensor, _ b: Tensor, _ value: Scalar) throws(TensorError) -> Tensor {
        let type = DType.promote(Promotion.of(a, b), dtype)
        let result = try Kernel.ternary(
            OP_ADDCMUL, self, a, b, compute: type.computeType, result: type, KernelParameters(value.double),
            kernelName: "addcmul_cpu_out")
        try result.record("AddcmulBackward0", [self, a, b], saving: [a, b]) { (node, g) throws(TensorError) in
            let scaled = try g.multiply(value)
            return [
                g, node.needs(1) ? try scaled.multiply(node.value(1)) : nil,
                node.needs(2) ? try scaled.multiply(node.value(0)) : nil,
            ]
        }
        return result
    }

    package func addcdiv(_ a: Tensor, _ b: Tensor, _ value: Scalar) throws(TensorError) -> Tensor {
        let type = DType.promote(Promotion.of(a, b), dtype)
        guard type.isFloatingPoint else {
            throw .runtime(
                "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true "
                    + "division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value "
                    + "* torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 "
                    + "/ tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + "
                    + "value * tensor1 / tensor2), for all dtypes.")
        }
        let result = try Kernel.ternary(
            OP_ADDCDIV, self, a, b, compute: type.computeType, result: type, KernelParameters(value.double),
            kernelName: "addcdiv_cpu_out")
        try result.record("AddcdivBackward0", [self, a, b], saving: [a, b]) { (node, g) throws(TensorError) in
            let (a, b) = (try node.value(0), try node.value(1))
            let ratio = try g.multiply(value).divide(b)
            return [
                g, node.needs(1) ? ratio : nil,
                node.needs(2) ? try ratio.multiply(a).divide(b).negated() : nil,
            ]
        }
        return result
    }
}
