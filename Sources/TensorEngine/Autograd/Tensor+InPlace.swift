import CKernels

/// In-place changes: what forbids them, and how the graph learns of them.
extension Tensor {
    /// Throws when this tensor may not be changed in place now.
    @inline(__always)
    package func checkInPlace() throws(TensorError) {
        if isInference && !inference_enabled() { throw .inferenceInPlace }
        if gradient_enabled() {
            if isGradientLeaf && node == nil { throw .leafInPlace }
            if let base { try checkInPlaceView(of: base) }
        }
        if !isContiguous && overlapsItself { throw .overlappingWrite }
    }

    private func checkInPlaceView(of base: Tensor) throws(TensorError) {
        if base.isGradientLeaf && base.node == nil { throw .leafViewInPlace }
        guard requiresGrad || base.requiresGrad else { return }
        switch viewOrigin {
        case .multiple: throw .multipleViewInPlace(node: gradNode?.name ?? "", output: Int(slot))
        case .noGrad: throw .noGradViewInPlace
        case .none, .recorded: break
        }
    }

    /// Tells the graph that the contents were changed without a gradient of their own (`fill_`, `no_grad` blocks).
    @inline(__always)
    package func markChanged() { storage.version &+= 1 }

    /// Tells the graph that the contents are now output `slot` of `node`. Base and views follow.
    func rebase(_ node: Node, slot newSlot: Int32) {
        storage.version &+= 1
        guard let base else {
            self.node = node
            slot = newSlot
            return
        }
        let geometry = ViewGeometry(self)
        let copy = CopySlices(base: base, geometry, written: Edge(node, slot: newSlot))
        base.node = copy
        base.slot = 0
        copy.outputShape = base.shape
        copy.outputDType = base.dtype
        refreshView()
    }

    /// Takes the values, and the place in the graph, of `result`, which was computed from this tensor: how an operation
    /// without a kernel of its own for it works in place.
    package func adopt(_ result: Tensor) throws(TensorError) {
        try checkInPlace()
        guard result.shape == shape else { throw .outputShape(shape.array, broadcast: result.shape.array) }
        if dtype.category < result.dtype.category { throw .resultCast(result.dtype, dtype) }
        if !takeImage(result) { copyData(from: result) }
        if gradient_enabled(), let resultNode = result.gradNode {
            rebase(resultNode, slot: result.slot)
        } else if gradient_enabled(), node != nil || base?.requiresGrad == true {
            // The old contents are gone: nothing flows to what made them.
            rebase(ClosureNode("ZerosBackward0", EdgeList([])) { (_, _) in [] }, slot: 0)
        } else {
            markChanged()
        }
    }

    /// What to compute from when the result is then adopted: the gradient of many operations needs the old values, which adopting
    /// overwrites, so a recorded one reads them from a copy.
    func sourceForAdoption() throws(TensorError) -> Tensor {
        Tensor.records(self) ? try clone() : self
    }

    /// Renews the node of a view whose base was changed since: it is read from the base's current node.
    func refreshView() {
        guard let base, viewVersion != storage.version else { return }
        viewVersion = storage.version
        guard let edge = base.edge, viewOrigin != .noGrad, dtype == base.dtype else {
            if base.edge == nil && viewOrigin != .noGrad { node = nil }
            return
        }
        let geometry = ViewGeometry(self)
        let node = AsStridedNode(
            edge, geometry, baseShape: base.shape, baseStrides: base.strides, baseOffset: base.offset)
        node.outputShape = shape
        node.outputDType = dtype
        self.node = node
        slot = 0
    }
}

/// How a view lies in its storage.
struct ViewGeometry {
    let shape: Shape
    let strides: Shape
    let offset: Int

    init(_ tensor: Tensor) {
        shape = tensor.shape
        strides = tensor.strides
        offset = tensor.offset
    }

    /// The same elements of `gradient`, a gradient of the base laid out as `gradient.strides` say.
    ///
    /// The base is dense: each base stride maps to the gradient's stride of the same dimension, which is found by giving
    /// the gradient the base's own layout.
    func view(of gradient: Tensor, baseOffset: Int) -> Tensor {
        Tensor(
            storage: gradient.storage, shape: shape, strides: strides, offset: gradient.offset + offset - baseOffset,
            dtype: gradient.dtype)
    }
}

/// A gradient for a base tensor in the base's own layout, so that views of the base can be cut from it.
func inLayout(_ gradient: Tensor, shape: Shape, strides: Shape, zero: Bool) throws(TensorError) -> Tensor {
    var extent = 1
    for (size, stride) in zip(shape, strides) { extent += (size - 1) * stride }
    if shape.product == 0 { extent = 0 }
    let storage = try Storage(size: max(extent, 0) * gradient.dtype.size)
    let result = Tensor(storage: storage, shape: shape, strides: strides, dtype: gradient.dtype)
    if zero || extent != shape.product {
        storage.data.initializeMemory(as: UInt8.self, repeating: 0, count: storage.size)
    }
    if !zero { result.copyData(from: gradient) }
    return result
}

/// The base after one of its views was written: outside the view its old gradient goes on, inside it the written one.
final class CopySlices: Node {
    private let geometry: ViewGeometry
    private let baseShape: Shape
    private let baseStrides: Shape
    private let baseOffset: Int

    init(base: Tensor, _ geometry: ViewGeometry, written: Edge) {
        self.geometry = geometry
        baseShape = base.shape
        baseStrides = base.strides
        baseOffset = base.offset
        super.init("CopySlices", EdgeList(base.edge, written))
    }

    override func backward(_ gradients: [Tensor?]) throws(TensorError) -> [Tensor?] {
        guard let gradient = gradients[0] else { return [] }
        if gradient_enabled() && gradient.requiresGrad {
            let mask = try inLayout(
                try Tensor.full(baseShape, 1, gradient.dtype), shape: baseShape, strides: baseStrides, zero: false)
            try geometry.view(of: mask, baseOffset: baseOffset).fillData(0)
            let written = try gradient.strided(
                geometry, in: baseShape, strides: baseStrides, offset: baseOffset)
            return [try gradient.multiply(mask), written]
        }
        let rest = try inLayout(gradient, shape: baseShape, strides: baseStrides, zero: false)
        let part = geometry.view(of: rest, baseOffset: baseOffset)
        let written = try part.clone()
        try part.fillData(0)
        return [rest, written]
    }
}

/// Reading a view from its base, by geometry alone.
final class AsStridedNode: Node {
    private let geometry: ViewGeometry
    private let baseShape: Shape
    private let baseStrides: Shape
    private let baseOffset: Int

    init(_ edge: Edge?, _ geometry: ViewGeometry, baseShape: Shape, baseStrides: Shape, baseOffset: Int) {
        self.geometry = geometry
        self.baseShape = baseShape
        self.baseStrides = baseStrides
        self.baseOffset = baseOffset
        super.init("AsStridedBackward0", EdgeList(edge))
    }

    override func backward(_ gradients: [Tensor?]) throws(TensorError) -> [Tensor?] {
        guard let gradient = gradients[0] else { return [] }
        let result = try inLayout(gradient, shape: baseShape, strides: baseStrides, zero: true)
        try geometry.view(of: result, baseOffset: baseOffset).accumulateData(gradient)
        let geometry = geometry
        let (shape, strides, offset) = (baseShape, baseStrides, baseOffset)
        try result.record("AsStridedScatterBackward0", [gradient]) { (_, g) throws(TensorError) in
            [try g.strided(geometry, in: shape, strides: strides, offset: offset)]
        }
        return [result]
    }
}

extension Tensor {
    /// The elements that a view with `geometry` has of a base laid out as given, read from `self`, which has the base's
    /// shape in any layout. Differentiable.
    func strided(
        _ geometry: ViewGeometry, in baseShape: Shape, strides baseStrides: Shape, offset baseOffset: Int
    ) throws(TensorError) -> Tensor {
        let laidOut =
            strides == baseStrides ? self : try inLayout(self, shape: baseShape, strides: baseStrides, zero: false)
        let result = try geometry.view(of: laidOut, baseOffset: baseOffset).clone()
        if Tensor.records(self) {
            let node = AsStridedNode(
                edge, geometry, baseShape: baseShape, baseStrides: baseStrides, baseOffset: baseOffset)
            result.setNode(node)
        }
        return result
    }
}
