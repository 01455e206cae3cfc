import CKernels

/// An element-wise function of two operands, either of which may be a number.
package final class BinaryOp {
    package enum Types {
        /// The promoted type.
        case promoted
        /// The promoted type; integers become the default float.
        case float
        /// Floating point only.
        case floatOnly
        /// Booleans, compared in the promoted type.
        case comparison
        /// Booleans from the truth of the operands.
        case logic
        /// Integers and booleans only.
        case bits
    }

    /// Which operands' values the gradients need.
    enum Saving {
        case none
        /// Each gradient needs the other operand: a product.
        case crosswise
        /// The second operand always, the first for the second's gradient: a quotient.
        case divisor
        case all
    }

    /// What the gradients read.
    struct Context {
        let a: Operand
        let b: Operand
        let g: Tensor
    }

    package let name: String
    package let aliases: [String]
    package let doc: String
    package let surfaces: Surfaces
    package let nodeName: String
    /// The node's name where the second operand, or the first, is a number.
    let scalarNodeName: String
    let kernel: ElementwiseOp
    let types: Types
    let saving: Saving
    let gradientA: ((Context) throws(TensorError) -> Tensor?)?
    let gradientB: ((Context) throws(TensorError) -> Tensor?)?

    init(
        _ name: String, aliases: [String] = [], _ doc: String, _ kernel: ElementwiseOp, _ types: Types = .promoted,
        surfaces: Surfaces = [.function, .method, .inPlace], node: String? = nil, scalarNode: String? = nil,
        kernelName: String? = nil, saving: Saving = .all,
        gradientA: ((Context) throws(TensorError) -> Tensor?)? = nil,
        gradientB: ((Context) throws(TensorError) -> Tensor?)? = nil
    ) {
        self.name = name
        self.aliases = aliases
        self.doc = doc
        self.kernel = kernel
        self.types = types
        self.surfaces = surfaces
        self.saving = saving
        self.gradientA = gradientA
        self.gradientB = gradientB
        let plain =
            node ?? name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Backward0"
        nodeName = plain
        scalarNodeName = scalarNode ?? plain
        self.kernelName = kernelName ?? "\(name)_cpu"
    }

    private let kernelName: String

    @inline(__always)
    private func resolve(_ promoted: DType) throws(TensorError) -> (compute: DType, result: DType) {
        switch types {
        case .promoted: return (promoted.computeType, promoted)
        case .float:
            let result = promoted.isFloatingPoint ? promoted : DType.defaultFloat
            return (result.computeType, result)
        case .floatOnly:
            if !promoted.isFloatingPoint { throw .unsupported(kernel: kernelName, promoted) }
            return (promoted.computeType, promoted)
        case .comparison, .logic: return (promoted.computeType, .bool)
        case .bits:
            if promoted.isFloatingPoint { throw .unsupported(kernel: kernelName, promoted) }
            return (promoted, promoted)
        }
    }

    /// Booleans are not subtracted.
    private func checkSubtraction(_ a: DType, _ b: DType) throws(TensorError) {
        if kernel == OP_SUB && (a == .bool || b == .bool) {
            throw a == b ? .boolSubtraction : .mixedBoolSubtraction
        }
    }

    /// Integer division traps on zero; PyTorch raises. Only integers are looked at.
    private func checkDivisor(_ b: Operand, _ compute: DType) throws(TensorError) {
        guard !compute.isFloatingPoint else { return }
        switch kernel {
        case OP_FLOOR_DIVIDE, OP_TRUNC_DIVIDE, OP_REMAINDER, OP_FMOD:
            if compute == .bool { throw .unsupported(kernel: kernelName, .bool) }
            switch b {
            case .scalar(let value): if !value.isTrue { throw .integerDivisionByZero }
            case .tensor(let tensor):
                let flags = try tensor.contiguousData(.bool)
                if Int(kernel_count_nonzero(flags.pointer(UInt8.self), Int64(flags.count))) != flags.count {
                    throw .integerDivisionByZero
                }
            }
        case OP_POW:
            if case .scalar(let value) = b, value.double < 0 { throw .integerPower }
        default: break
        }
    }

    @inline(__always)
    package func callAsFunction(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
        if a.dtype == .bool || b.dtype == .bool { try checkSubtraction(a.dtype, b.dtype) }
        let types = try resolve(Promotion.of(a, b))
        if !types.compute.isFloatingPoint { try checkDivisor(.tensor(b), types.compute) }
        let y = try Kernel.binary(kernel, a, b, compute: types.compute, result: types.result, kernelName: kernelName)
        if Tensor.records(a, b) && types.result.isFloatingPoint { try record(.tensor(a), .tensor(b), y) }
        return y
    }

    package func callAsFunction(_ a: Tensor, _ b: Scalar) throws(TensorError) -> Tensor {
        try checkSubtraction(a.dtype, b.dtype)
        let types = try resolve(Promotion.of(a, b))
        if !types.compute.isFloatingPoint { try checkDivisor(.scalar(b), types.compute) }
        let y = try Kernel.binary(
            kernel, a, scalar: b, compute: types.compute, result: types.result, kernelName: kernelName)
        if Tensor.records(a) && types.result.isFloatingPoint { try record(.tensor(a), .scalar(b), y) }
        return y
    }

    package func callAsFunction(_ a: Scalar, _ b: Tensor) throws(TensorError) -> Tensor {
        try checkSubtraction(a.dtype, b.dtype)
        let types = try resolve(Promotion.of(b, a))
        if !types.compute.isFloatingPoint { try checkDivisor(.tensor(b), types.compute) }
        let y = try Kernel.binary(
            kernel, b, scalar: a, reversed: true, compute: types.compute, result: types.result, kernelName: kernelName)
        if Tensor.records(b) && types.result.isFloatingPoint { try record(.scalar(a), .tensor(b), y) }
        return y
    }

    package func callAsFunction(_ a: Operand, _ b: Operand) throws(TensorError) -> Tensor {
        switch (a, b) {
        case (.tensor(let a), .tensor(let b)): return try self(a, b)
        case (.tensor(let a), .scalar(let b)): return try self(a, b)
        case (.scalar(let a), .tensor(let b)): return try self(a, b)
        case (.scalar(let a), .scalar(let b)): return try self(try Tensor.scalar(a), b)
        }
    }

    @inline(__always)
    private func record(_ a: Operand, _ b: Operand, _ y: Tensor) throws(TensorError) {
        guard gradientA != nil || gradientB != nil else { return }
        y.setNode(try BinaryNode(self, a, b))
    }

    /// The in-place form: `a` becomes the result, in its own type.
    @discardableResult
    package func inPlace(_ a: Tensor, _ b: Operand) throws(TensorError) -> Tensor {
        try a.checkInPlace()
        let promoted: DType
        switch b {
        case .tensor(let tensor): promoted = Promotion.of(a, tensor)
        case .scalar(let value): promoted = Promotion.of(a, value)
        }
        let types = try resolve(promoted)
        if types.result.category > a.dtype.category { throw .resultCast(types.result, a.dtype) }
        if !types.compute.isFloatingPoint { try checkDivisor(b, types.compute) }
        var node: BinaryNode?
        switch b {
        case .tensor(let tensor):
            if Tensor.records(a, tensor) || (gradient_enabled() && a.base?.requiresGrad == true) {
                node = try BinaryNode(self, .tensor(a), b, inPlace: true)
            }
            let input = try Kernel.separated(tensor, from: a)
            guard try Shape.broadcast(a.shape, input.shape) == a.shape else {
                throw .outputShape(a.shape.array, broadcast: try Shape.broadcast(a.shape, input.shape).array)
            }
            _ = try Kernel.binary(
                kernel, a, input, compute: types.compute, result: types.result, out: a, kernelName: kernelName)
        case .scalar(let value):
            if Tensor.records(a) { node = try BinaryNode(self, .tensor(a), b, inPlace: true) }
            _ = try Kernel.binary(
                kernel, a, scalar: value, compute: types.compute, result: types.result, out: a, kernelName: kernelName)
        }
        if let node, gradientA != nil {
            node.outputShape = a.shape
            node.outputDType = a.dtype
            a.rebase(node, slot: 0)
        } else {
            a.markChanged()
        }
        return a
    }
}

final class BinaryNode: Node {
    private let op: BinaryOp
    private var a: Value
    private var b: Value

    private enum Value {
        case none
        case tensor(SavedTensor)
        case scalar(Scalar)
    }

    @inline(__always)
    init(_ op: BinaryOp, _ a: Operand, _ b: Operand, inPlace: Bool = false) throws(TensorError) {
        self.op = op
        self.a = .none
        self.b = .none
        let (edgeA, edgeB) = (a.tensor?.edge, b.tensor?.edge)
        let savesA: Bool
        let savesB: Bool
        switch op.saving {
        case .none: (savesA, savesB) = (false, false)
        case .crosswise: (savesA, savesB) = (edgeB != nil, edgeA != nil)
        case .divisor: (savesA, savesB) = (edgeB != nil, true)
        case .all: (savesA, savesB) = (true, true)
        }
        self.a = try BinaryNode.save(a, when: savesA, alias: inPlace)
        self.b = try BinaryNode.save(b, when: savesB, alias: false)
        let isScalar = a.tensor == nil || b.tensor == nil
        super.init(isScalar ? op.scalarNodeName : op.nodeName, EdgeList(edgeA, edgeB))
    }

    /// An operand about to be overwritten is saved without its place in the graph, which this node will take.
    @inline(__always)
    private static func save(_ operand: Operand, when saved: Bool, alias: Bool) throws(TensorError) -> Value {
        switch operand {
        case .tensor(let tensor):
            if !saved { return .none }
            if tensor.isInference { try Tensor.checkSaved([tensor]) }
            return .tensor(SavedTensor(alias ? tensor.detached() : tensor))
        case .scalar(let value): return .scalar(value)
        }
    }

    private func load(_ value: Value) throws(TensorError) -> Operand {
        switch value {
        case .none: .scalar(0)
        case .tensor(let saved): .tensor(try saved.value(for: self))
        case .scalar(let value): .scalar(value)
        }
    }

    override func backward(_ gradients: [Tensor?]) throws(TensorError) -> [Tensor?] {
        guard let g = gradients[0] else { return [] }
        let context = BinaryOp.Context(a: try load(a), b: try load(b), g: g)
        let ga = needs(0) ? try op.gradientA?(context) : nil
        let gb = needs(1) ? try op.gradientB?(context) : nil
        return [ga ?? nil, gb ?? nil]
    }

    override func releaseSaved() {
        a = .none
        b = .none
    }

    override var keepsSaved: Bool {
        if case .tensor = a { return true }
        if case .tensor = b { return true }
        // PyTorch keeps a number as a tensor, which is freed like any other.
        if op.saving == .none { return false }
        if case .scalar = a { return true }
        if case .scalar = b { return true }
        return false
    }
}
