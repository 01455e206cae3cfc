/// A value that a node needs for its gradient, with the version at which it was saved.
///
/// An output of the node itself is kept without its place in the graph, since it owns the node; it gets it back when read.
package struct SavedTensor {
    private let tensor: Tensor
    private let version: UInt32
    private let isOutput: Bool

    @inline(__always)
    package init(_ tensor: Tensor) {
        self.tensor = tensor
        version = tensor.storage.version
        isOutput = false
    }

    @inline(__always)
    package init(output tensor: Tensor) {
        self.tensor = Tensor(
            storage: tensor.storage, shape: tensor.shape, strides: tensor.strides, offset: tensor.offset,
            dtype: tensor.dtype)
        self.tensor.slot = tensor.slot
        version = tensor.storage.version
        isOutput = true
    }

    package func value(for node: Node) throws(TensorError) -> Tensor {
        guard tensor.storage.version == version else {
            let maker = isOutput ? node.name : tensor.gradNode?.name ?? ""
            throw .modified(
                type: tensor.typeName, shape: tensor.shape.array, output: Int(tensor.slot),
                node: maker.hasSuffix("Backward0") ? String(maker.dropLast(9)) : maker, version: tensor.storage.version,
                expected: version)
        }
        guard isOutput else { return tensor }
        let output = Tensor(
            storage: tensor.storage, shape: tensor.shape, strides: tensor.strides, offset: tensor.offset,
            dtype: tensor.dtype)
        output.node = node
        output.slot = tensor.slot
        return output
    }
}

extension Tensor {
    /// The legacy class name: `FloatTensor`.
    package var typeName: String { dtype.scalarName + "Tensor" }
}
