import CKernels

/// Which types an element-wise operation takes, computes in and gives.
package enum TypeRule {
    /// The operands' type.
    case same
    /// Floating point: integers become the default float.
    case float
    /// Whole-number rounding: integers pass unchanged.
    case rounding
    /// Booleans from any type.
    case test
    /// Booleans; false for every integer.
    case floatTest
    /// Integers and booleans only.
    case bits
}

/// An element-wise function of one tensor. The row is all there is: function, method, in-place form and gradient.
package final class UnaryOp {
    package enum Gradient {
        case none
        /// Zero everywhere (steps), still recorded.
        case zero
        case fromGradient((Tensor) throws(TensorError) -> Tensor)
        case fromInput((_ x: Tensor, _ g: Tensor) throws(TensorError) -> Tensor)
        case fromOutput((_ y: Tensor, _ g: Tensor) throws(TensorError) -> Tensor)
    }

    package let name: String
    package let aliases: [String]
    package let doc: String
    package let nodeName: String
    package let surfaces: Surfaces
    let kernel: ElementwiseOp
    let rule: TypeRule
    let gradient: Gradient

    init(
        _ name: String, aliases: [String] = [], _ doc: String, _ kernel: ElementwiseOp, _ rule: TypeRule = .float,
        surfaces: Surfaces = [.function, .method, .inPlace], node: String? = nil, gradient: Gradient
    ) {
        self.name = name
        self.aliases = aliases
        self.doc = doc
        self.kernel = kernel
        self.rule = rule
        self.surfaces = surfaces
        self.gradient = gradient
        let base = node ?? name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        nodeName = base + "Backward0"
    }

    private func types(_ x: Tensor) throws(TensorError) -> (compute: DType, result: DType)? {
        switch rule {
        case .same:
            if x.dtype == .bool {
                switch kernel {
                case OP_NEG: throw .boolNegation
                case OP_RELU: throw .runtime("Boolean inputs not supported for relu")
                case OP_SQUARE: return (.int64, .int64)
                default: break
                }
            }
            return (x.dtype.computeType, x.dtype)
        case .float:
            let result = x.dtype.isFloatingPoint ? x.dtype : DType.defaultFloat
            return (result.computeType, result)
        case .rounding:
            if x.dtype == .bool { throw .unsupported(kernel: "\(name)_vml_cpu", .bool) }
            return x.dtype.isFloatingPoint ? (x.dtype.computeType, x.dtype) : nil
        case .test: return (x.dtype.computeType, .bool)
        case .floatTest: return x.dtype.isFloatingPoint ? (x.dtype.computeType, .bool) : nil
        case .bits:
            if x.dtype.isFloatingPoint { throw .unsupported(kernel: kernelName, x.dtype) }
            return (x.dtype, x.dtype)
        }
    }

    private var kernelName: String { "\(name)_cpu" }

    package func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor {
        guard let types = try types(x) else {
            if rule == .rounding { return try x.clone() }
            return try Tensor.full(x.shape, .bool(kernel == OP_ISFINITE), .bool)
        }
        let y = try Kernel.unary(kernel, x, compute: types.compute, result: types.result, kernelName: kernelName)
        if types.result.isFloatingPoint && Tensor.records(x) { try record(x, y) }
        return y
    }

    private func record(_ x: Tensor, _ y: Tensor) throws(TensorError) {
        if case .none = gradient { return }
        let node = UnaryNode(self, x.edge)
        switch gradient {
        case .fromInput:
            try Tensor.checkSaved([x])
            node.saved = SavedTensor(x)
        case .fromOutput: node.saved = SavedTensor(output: y)
        default: break
        }
        y.setNode(node)
    }

    /// The in-place form, `name_`.
    @discardableResult
    package func inPlace(_ x: Tensor) throws(TensorError) -> Tensor {
        try x.checkInPlace()
        guard let types = try types(x) else {
            if rule == .floatTest { try x.fillData(.bool(kernel == OP_ISFINITE)) }
            return x
        }
        if types.result.category > x.dtype.category { throw .resultCast(types.result, x.dtype) }
        let records = Tensor.records(x)
        var node: UnaryNode?
        if records {
            let new = UnaryNode(self, x.edge)
            if case .fromInput = gradient { new.saved = SavedTensor(x.detached()) }
            node = new
        }
        _ = try Kernel.unary(kernel, x, compute: types.compute, result: types.result, out: x, kernelName: kernelName)
        if let node {
            node.outputShape = x.shape
            node.outputDType = x.dtype
            x.rebase(node, slot: 0)
            if case .fromOutput = gradient { node.saved = SavedTensor(output: x) }
        } else {
            x.markChanged()
        }
        return x
    }
}

final class UnaryNode: Node {
    private let op: UnaryOp
    fileprivate(set) var saved: SavedTensor?

    @inline(__always)
    init(_ op: UnaryOp, _ edge: Edge?) {
        self.op = op
        super.init(op.nodeName, EdgeList(edge))
    }

    override func backward(_ gradients: [Tensor?]) throws(TensorError) -> [Tensor?] {
        guard let g = gradients[0] else { return [] }
        switch op.gradient {
        case .none: throw .notDifferentiable(op.name)
        case .zero: return [try Tensor.zeros(g.shape, g.dtype)]
        case .fromGradient(let rule): return [try rule(g)]
        case .fromInput(let rule): return [try rule(try value(), g)]
        case .fromOutput(let rule): return [try rule(try value(), g)]
        }
    }

    private func value() throws(TensorError) -> Tensor {
        guard let saved else { throw .secondBackward }
        return try saved.value(for: self)
    }

    override func releaseSaved() { saved = nil }
    override var keepsSaved: Bool { saved != nil }
}
