/// Look-up tables whose rows are kept short.
extension Tensor {
    /// Scales the rows that `index` names down to a norm of `limit`, in place and outside the graph.
    package func limitRows(_ index: Tensor, _ limit: Double, order: Double) throws(TensorError) {
        guard rank == 2 else { throw .runtime("'weight' must be 2-D") }
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw .runtime(
                "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
                    + "torch.\(index.dtype.scalarName)Tensor instead (while checking arguments for embedding)")
        }
        let rows = Set(try index.reshape([index.count]).integers()).sorted()
        try GradientMode.with(false) { () throws(TensorError) in
            for row in rows {
                guard row >= 0 && row < shape[0] else {
                    throw .index("select(): index \(row) out of range for tensor of size \(shape.text) at dimension 0")
                }
                let vector = try select(0, row)
                let norm = try vector.vectorNorm(order, nil).item().double
                if norm > limit { try BinaryOp.mul.inPlace(vector, .scalar(.double(limit / (norm + 1e-7)))) }
            }
        }
    }
}
