import CKernels

extension Tensor {
    /// Whether an operation on these is recorded.
    @inline(__always)
    static func records(_ a: Tensor) -> Bool { gradient_enabled() && a.requiresGrad }

    @inline(__always)
    static func records(_ a: Tensor, _ b: Tensor) -> Bool { gradient_enabled() && (a.requiresGrad || b.requiresGrad) }

    static func records(_ tensors: [Tensor]) -> Bool {
        guard gradient_enabled() else { return false }
        for tensor in tensors where tensor.requiresGrad { return true }
        return false
    }

    /// Makes `self` an output of `node`.
    @inline(__always)
    func setNode(_ node: Node, slot: Int32 = 0) {
        if slot == 0 {
            node.outputShape = shape
            node.outputDType = dtype
        } else {
            while node.moreOutputs.count < Int(slot) { node.moreOutputs.append((Shape(), dtype)) }
            node.moreOutputs[Int(slot) - 1] = (shape, dtype)
        }
        self.node = node
        self.slot = slot
        if base != nil { viewVersion = storage.version }
    }

    /// Records that `self` was computed from `inputs`, if any of them needs a gradient.
    ///
    /// `gradient` gets the node, to read `saved` values and ask which inputs are wanted, and the gradient of `self`; it
    /// returns one gradient an input, in the shape of the input or broadcast from it. It must not capture tensors.
    @inline(__always)
    package func record(
        _ name: String, _ inputs: [Tensor], saving saved: [Tensor] = [], savingResult: Bool = false,
        _ gradient: @escaping (ClosureNode, Tensor) throws(TensorError) -> [Tensor?]
    ) throws(TensorError) {
        guard gradient_enabled(), dtype.isFloatingPoint, Tensor.records(inputs) else { return }
        try recordNode(name, inputs, saving: saved, savingResult: savingResult, gradient)
    }

    @inline(never)
    private func recordNode(
        _ name: String, _ inputs: [Tensor], saving saved: [Tensor], savingResult: Bool,
        _ gradient: @escaping (ClosureNode, Tensor) throws(TensorError) -> [Tensor?]
    ) throws(TensorError) {
        try Tensor.checkSaved(saved)
        var values = saved.map { SavedTensor($0) }
        if savingResult { values.append(SavedTensor(output: self)) }
        let node = ClosureNode(name, EdgeList(inputs.map(\.edge)), saved: values) {
            (node, gradients) throws(TensorError) in
            guard let first = gradients[0] else { return [] }
            return try gradient(node, first)
        }
        setNode(node)
    }

    /// The same for an operation with several results.
    package static func record(
        _ name: String, _ outputs: [Tensor], _ inputs: [Tensor], saving saved: [Tensor] = [],
        savingResults: [Tensor] = [],
        _ gradient: @escaping ClosureNode.Gradient
    ) throws(TensorError) {
        guard records(inputs) else { return }
        try checkSaved(saved)
        for (slot, output) in outputs.enumerated() { output.slot = Int32(slot) }
        let values = saved.map { SavedTensor($0) } + savingResults.map { SavedTensor(output: $0) }
        let node = ClosureNode(name, EdgeList(inputs.map(\.edge)), saved: values, gradient)
        for (slot, output) in outputs.enumerated() {
            if output.dtype.isFloatingPoint {
                output.setNode(node, slot: Int32(slot))
            } else if slot > 0 {
                while node.moreOutputs.count < slot { node.moreOutputs.append((output.shape, output.dtype)) }
            }
        }
    }

    @inline(__always)
    static func checkSaved(_ saved: [Tensor]) throws(TensorError) {
        for tensor in saved where tensor.isInference && !inference_enabled() { throw .inferenceSaved }
    }

    /// Gives the operation just recorded the name of the whole that it ends: a function composed of others is one
    /// operation to its users.
    func named(_ name: String) -> Tensor {
        node?.name = name
        return self
    }

    /// An alias outside the graph.
    package func detached() -> Tensor {
        Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
    }
}
