import CKernels

/// An element-wise function of one tensor and some numbers: `leaky_relu`, `elu`, `clamp` …
package final class ParameterOp {
    typealias Composed = (_ x: Tensor, _ p: [Double], _ g: Tensor) throws(TensorError) -> Tensor

    let name: String
    let nodeName: String
    let kernel: ElementwiseOp
    /// The fused gradient, of (gradient, input).
    let gradientKernel: ElementwiseOp?
    /// The gradient from differentiable operations.
    let composed: Composed
    let takesIntegers: Bool

    init(
        _ name: String, _ kernel: ElementwiseOp, node: String, gradientKernel: ElementwiseOp? = nil,
        takesIntegers: Bool = false, _ composed: @escaping Composed
    ) {
        self.name = name
        self.kernel = kernel
        self.nodeName = node
        self.gradientKernel = gradientKernel
        self.takesIntegers = takesIntegers
        self.composed = composed
    }

    func callAsFunction(_ x: Tensor, _ parameters: Double...) throws(TensorError) -> Tensor {
        let result = takesIntegers || x.dtype.isFloatingPoint ? x.dtype : DType.defaultFloat
        let y = try Kernel.unary(
            kernel, x, compute: result.computeType, result: result, ParameterOp.pack(parameters),
            kernelName: "\(name)_cpu")
        try y.record(nodeName, [x], saving: [x]) { [self] (node, g) throws(TensorError) in
            [try gradient(node.value(0), parameters, g)]
        }
        return y
    }

    func inPlace(_ x: Tensor, _ parameters: Double...) throws(TensorError) -> Tensor {
        if Tensor.records(x) || !x.dtype.isFloatingPoint && !takesIntegers {
            try x.checkInPlace()
            let source = try x.sourceForAdoption()
            let y = try Kernel.unary(
                kernel, source, compute: x.dtype.computeType, result: x.dtype, ParameterOp.pack(parameters),
                kernelName: "\(name)_cpu")
            try y.record(nodeName, [source], saving: [source]) { [self] (node, g) throws(TensorError) in
                [try gradient(node.value(0), parameters, g)]
            }
            try x.adopt(y)
            return x
        }
        try x.checkInPlace()
        _ = try Kernel.unary(
            kernel, x, compute: x.dtype.computeType, result: x.dtype, out: x, ParameterOp.pack(parameters),
            kernelName: "\(name)_cpu")
        x.markChanged()
        return x
    }

    private static func pack(_ p: [Double]) -> KernelParameters {
        KernelParameters(p.count > 0 ? p[0] : 0, p.count > 1 ? p[1] : 0, p.count > 2 ? p[2] : 0)
    }

    private func gradient(_ x: Tensor, _ parameters: [Double], _ g: Tensor) throws(TensorError) -> Tensor {
        guard let gradientKernel else { return try composed(x, parameters, g) }
        return try g.slope(gradientKernel, x, ParameterOp.pack(parameters)) { (g, x) throws(TensorError) in
            try composed(x, parameters, g)
        }
    }
}

extension ParameterOp {
    private static func zero(_ g: Tensor) throws(TensorError) -> Tensor { try Tensor.scalar(0, g.dtype) }

    static let leakyReLU: ParameterOp = ParameterOp(
        "leaky_relu", OP_LEAKY_RELU, node: "LeakyReluBackward0", gradientKernel: OP_LEAKY_RELU_GRAD
    ) { (x, p, g) throws(TensorError) in
        try Tensor.select(BinaryOp.gt(x, 0), g, g.multiply(.double(p[0])))
    }
    /// alpha, scale, input scale
    static let elu: ParameterOp = ParameterOp(
        "elu", OP_ELU, node: "EluBackward0", gradientKernel: OP_ELU_GRAD
    ) { (x, p, g) throws(TensorError) in
        let negative = try UnaryOp.exp(x.multiply(.double(p[2]))).multiply(.double(p[0] * p[1] * p[2]))
        return try Tensor.select(BinaryOp.le(x, 0), g.multiply(negative), g.multiply(.double(p[1])))
    }
    static let celu: ParameterOp = ParameterOp(
        "celu", OP_ELU, node: "CeluBackward0", gradientKernel: OP_ELU_GRAD, elu.composed)
    /// beta, threshold
    static let softplus: ParameterOp = ParameterOp(
        "softplus", OP_SOFTPLUS, node: "SoftplusBackward0", gradientKernel: OP_SOFTPLUS_GRAD
    ) { (x, p, g) throws(TensorError) in
        let scaled = try x.multiply(.double(p[0]))
        return try Tensor.select(BinaryOp.gt(scaled, .double(p[1])), g, g.multiply(UnaryOp.sigmoid(scaled)))
    }
    /// minimum, maximum; infinite where there is none
    static let clamp: ParameterOp = ParameterOp(
        "clamp", OP_CLAMP, node: "ClampBackward1", gradientKernel: OP_CLAMP_GRAD, takesIntegers: true
    ) { (x, p, g) throws(TensorError) in
        let inside = try BinaryOp.logicalAnd(BinaryOp.ge(x, .double(p[0])), BinaryOp.le(x, .double(p[1])))
        return try Tensor.select(inside, g, zero(g))
    }
    static let hardtanh: ParameterOp = ParameterOp(
        "hardtanh", OP_CLAMP, node: "HardtanhBackward0", takesIntegers: true
    ) { (x, p, g) throws(TensorError) in
        let inside = try BinaryOp.logicalAnd(BinaryOp.gt(x, .double(p[0])), BinaryOp.lt(x, .double(p[1])))
        return try Tensor.select(inside, g, zero(g))
    }
    /// threshold, value
    static let threshold: ParameterOp = ParameterOp(
        "threshold", OP_THRESHOLD, node: "ThresholdBackward0", gradientKernel: OP_THRESHOLD_GRAD, takesIntegers: true
    ) { (x, p, g) throws(TensorError) in
        try Tensor.select(BinaryOp.le(x, .double(p[0])), zero(g), g)
    }
    static let hardshrink: ParameterOp = ParameterOp(
        "hardshrink", OP_HARDSHRINK, node: "HardshrinkBackward0"
    ) { (x, p, g) throws(TensorError) in
        try Tensor.select(BinaryOp.le(UnaryOp.abs(x), .double(p[0])), zero(g), g)
    }
    static let softshrink: ParameterOp = ParameterOp(
        "softshrink", OP_SOFTSHRINK, node: "SoftshrinkBackward0"
    ) { (x, p, g) throws(TensorError) in
        try Tensor.select(BinaryOp.le(UnaryOp.abs(x), .double(p[0])), zero(g), g)
    }
    /// power of ten, 1 when it divides
    static let roundScaled: ParameterOp = ParameterOp(
        "round", OP_ROUND_SCALED, node: "RoundBackward1"
    ) { (x, _, g) throws(TensorError) in
        try Tensor.zeros(g.shape, g.dtype)
    }
    static let nanToNum: ParameterOp = ParameterOp(
        "nan_to_num", OP_NAN_TO_NUM, node: "NanToNumBackward0"
    ) { (x, _, g) throws(TensorError) in
        try Tensor.select(UnaryOp.isfinite(x), g, zero(g))
    }
}
