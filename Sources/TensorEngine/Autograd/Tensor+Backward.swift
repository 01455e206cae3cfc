extension Tensor {
    /// `backward()`: adds to `grad` of the leaves, or of `inputs` alone.
    package func backward(
        gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false, inputs: [Tensor]? = nil
    ) throws(TensorError) {
        try Tensor.backward([self], [gradient], retainGraph: retainGraph, createGraph: createGraph, inputs: inputs)
    }

    package static func backward(
        _ tensors: [Tensor], _ gradients: [Tensor?], retainGraph: Bool? = nil, createGraph: Bool = false,
        inputs: [Tensor]? = nil
    ) throws(TensorError) {
        for input in inputs ?? [] where !input.isLeaf { try input.retainGrad() }
        try Backward.run(
            tensors, gradients,
            Backward.Options(retainGraph: retainGraph ?? createGraph, createGraph: createGraph, inputs: inputs))
    }

    /// `autograd.grad`: the gradients of `inputs`, nothing accumulated. Unused inputs give nil, or an error.
    package static func gradients(
        of outputs: [Tensor], _ gradients: [Tensor?], for inputs: [Tensor], retainGraph: Bool? = nil,
        createGraph: Bool = false, allowUnused: Bool = false
    ) throws(TensorError) -> [Tensor?] {
        for input in inputs where !input.requiresGrad {
            throw .runtime("One of the differentiated Tensors does not require grad")
        }
        let results = try Backward.run(
            outputs, gradients,
            Backward.Options(
                retainGraph: retainGraph ?? createGraph, createGraph: createGraph, inputs: inputs, accumulates: false))
        if !allowUnused {
            for result in results where result == nil { throw .unusedInput }
        }
        return results
    }

    /// Attaches `outputs` to one new node whose gradient is `backward`: what custom functions and module hooks build on.
    package static func attach(
        _ name: String, outputs: [Tensor], inputs: [Tensor],
        backward: @escaping ([Tensor?]) throws(TensorError) -> [Tensor?]
    ) -> [Tensor] {
        let node = CustomNode(name, EdgeList(inputs.map(\.edge)), backward)
        return outputs.enumerated().map { (slot, output) in
            let result = output.detached()
            if result.dtype.isFloatingPoint {
                result.setNode(node, slot: Int32(slot))
            } else if slot > 0 {
                while node.moreOutputs.count < slot { node.moreOutputs.append((result.shape, result.dtype)) }
            }
            return result
        }
    }
}

/// A node whose gradient the language computes. It keeps its function over repeated backwards.
final class CustomNode: Node {
    private let gradient: ([Tensor?]) throws(TensorError) -> [Tensor?]

    init(_ name: String, _ edges: EdgeList, _ gradient: @escaping ([Tensor?]) throws(TensorError) -> [Tensor?]) {
        self.gradient = gradient
        super.init(name, edges)
    }

    override func backward(_ gradients: [Tensor?]) throws(TensorError) -> [Tensor?] { try gradient(gradients) }
}
