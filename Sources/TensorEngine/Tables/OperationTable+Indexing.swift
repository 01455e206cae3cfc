import CKernels

extension OperationTable {
    static let indexing: [Operation] = [
        Operation(
            "index_select", doc: "Entries of a dimension by an index tensor.",
            .tensor("(Tensor input, int dim, Tensor index)") { (a) throws(TensorError) in
                try a.tensor(0).indexSelect(a.int(1), a.tensor(2))
            }),
        Operation(
            "index_add", [.function, .method, .inPlace], doc: "Entries of source added at an index.",
            .tensor("(Tensor input, int dim, Tensor index, Tensor source, *, Scalar alpha=1)") {
                (a) throws(TensorError) in
                let source = try a.scalar(4) == .int(1) ? a.tensor(3) : a.tensor(3).multiply(a.scalar(4))
                return try a.tensor(0).indexWrite(a.int(1), a.tensor(2), source, accumulate: true)
            }),
        Operation(
            "index_copy", [.function, .method, .inPlace], doc: "Entries of source written at an index.",
            .tensor("(Tensor input, int dim, Tensor index, Tensor source)") { (a) throws(TensorError) in
                try a.tensor(0).indexWrite(a.int(1), a.tensor(2), a.tensor(3), accumulate: false)
            }),
        Operation(
            "index_fill", [.function, .method, .inPlace], doc: "A value written at an index.",
            .tensor("(Tensor input, int dim, Tensor index, Scalar value)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                return try x.indexWrite(a.int(1), a.tensor(2), Tensor.scalar(a.scalar(3), x.dtype), accumulate: false)
                    .named("IndexFillBackward0")
            },
            .tensor("(Tensor input, int dim, Tensor index, Tensor value)") { (a) throws(TensorError) in
                try a.tensor(0).indexWrite(a.int(1), a.tensor(2), a.tensor(3), accumulate: false).named(
                    "IndexFillBackward1")
            }),
        Operation(
            "index_put", [.function, .method, .inPlace], doc: "Values written, or added, at positions.",
            inPlace: [
                .tensor("(Tensor input, Tensor[] indices, Tensor values, bool accumulate=False)") {
                    (a) throws(TensorError) in
                    try a.tensor(0).putInPlace(a.optionalTensors(1), a.tensor(2), accumulate: a.bool(3))
                    return try a.tensor(0)
                }
            ],
            .tensor("(Tensor input, Tensor[] indices, Tensor values, bool accumulate=False)") {
                (a) throws(TensorError) in
                try a.tensor(0).put(a.optionalTensors(1), a.tensor(2), accumulate: a.bool(3))
            }),
        Operation(
            "gather", doc: "Elements along a dimension by an index of the same rank.",
            .tensor("(Tensor input, int dim, Tensor index, *, bool sparse_grad=False)") { (a) throws(TensorError) in
                if try a.bool(3) { throw .notImplemented("gather: sparse gradients are not in Cellbook") }
                return try a.tensor(0).gather(a.int(1), a.tensor(2))
            }),
        Operation(
            "scatter", [.function, .method, .inPlace], doc: "Elements written along a dimension by an index.",
            .tensor("(Tensor input, int dim, Tensor index, Tensor src, *, str? reduce=None)") {
                (a) throws(TensorError) in
                try a.tensor(0).scatter(a.int(1), a.tensor(2), a.tensor(3), mode: scatterMode(a.optionalString(4)))
            },
            .tensor("(Tensor input, int dim, Tensor index, Scalar value, *, str? reduce=None)") {
                (a) throws(TensorError) in
                let x = try a.tensor(0)
                return try x.scatter(
                    a.int(1), a.tensor(2), Tensor.scalar(a.scalar(3), x.dtype), mode: scatterMode(a.optionalString(4))
                ).named("ScatterBackward1")
            }),
        Operation(
            "scatter_add", [.function, .method, .inPlace], doc: "Elements added along a dimension by an index.",
            .tensor("(Tensor input, int dim, Tensor index, Tensor src)") { (a) throws(TensorError) in
                try a.tensor(0).scatter(a.int(1), a.tensor(2), a.tensor(3), mode: SCATTER_ADD)
            }),
        Operation(
            "take", doc: "Elements at positions of the flattened tensor.",
            .tensor("(Tensor input, Tensor index)") { (a) throws(TensorError) in try a.tensor(0).take(a.tensor(1)) }),
        Operation(
            "take_along_dim", doc: "Elements along a dimension, broadcast.",
            .tensor("(Tensor input, Tensor indices, int? dim=None)") { (a) throws(TensorError) in
                if let d = try a.optionalInt(2) { return try a.tensor(0).takeAlong(a.tensor(1), d) }
                return try a.tensor(0).reshape([-1]).takeAlong(a.tensor(1).reshape([-1]), 0)
            }),
        Operation(
            "masked_fill", [.function, .method, .inPlace], doc: "A value where a mask is true.",
            .tensor("(Tensor input, Tensor mask, Operand value)") { (a) throws(TensorError) in
                try a.tensor(0).maskedFill(a.tensor(1), a.operand(2))
            }),
        Operation(
            "masked_select", doc: "The elements where a mask is true.",
            .tensor("(Tensor input, Tensor mask)") { (a) throws(TensorError) in
                try a.tensor(0).maskedSelect(a.tensor(1))
            }),
        Operation(
            "masked_scatter", [.function, .method, .inPlace],
            doc: "Elements of source, in order, where a mask is true.",
            .tensor("(Tensor input, Tensor mask, Tensor source)") { (a) throws(TensorError) in
                try a.tensor(0).maskedScatter(a.tensor(1), a.tensor(2))
            }),
        Operation(
            "nonzero", doc: "The positions of the elements that are not zero.",
            Overload("(Tensor input, *, bool as_tuple=False)") { (a) throws(TensorError) in
                try a.bool(1) ? .tensors(try a.tensor(0).nonzeroPositions()) : .tensor(try a.tensor(0).nonzero())
            }),
        Operation(
            "argwhere", doc: "The positions of the elements that are not zero.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).nonzero() }),
        Operation(
            "tril", [.function, .method, .inPlace], doc: "The lower triangle.",
            .tensor("(Tensor input, int diagonal=0)") { (a) throws(TensorError) in
                try a.tensor(0).triangle(upper: false, diagonal: a.int(1))
            }),
        Operation(
            "triu", [.function, .method, .inPlace], doc: "The upper triangle.",
            .tensor("(Tensor input, int diagonal=0)") { (a) throws(TensorError) in
                try a.tensor(0).triangle(upper: true, diagonal: a.int(1))
            }),
        Operation(
            "diag", doc: "The diagonal of a matrix, or the matrix with a diagonal.",
            .tensor("(Tensor input, int diagonal=0)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                guard x.rank == 1 || x.rank == 2 else {
                    throw .runtime("diag(): Supports 1D or 2D tensors. Got \(x.rank)D")
                }
                return try x.rank == 2
                    ? x.diagonal(offset: a.int(1)).clone().named("DiagonalBackward0_copy") : diagonalMatrix(x, a.int(1))
            }),
        Operation(
            "diag_embed", doc: "Matrices with the last dimension as diagonal.",
            .tensor("(Tensor input, int offset=0, int dim1=-2, int dim2=-1)") { (a) throws(TensorError) in
                let matrix = try diagonalMatrix(a.tensor(0), a.int(1))
                return try matrix.moveDimensions([-2, -1], [a.int(2), a.int(3)]).named("DiagEmbedBackward0")
            }),
        Operation(
            "diagflat", doc: "The matrix with all elements as diagonal.",
            .tensor("(Tensor input, int offset=0)") { (a) throws(TensorError) in
                try diagonalMatrix(a.tensor(0).reshape([-1]), a.int(1))
            }),
    ]

    private static func scatterMode(_ name: String?) throws(TensorError) -> ScatterMode {
        switch name {
        case nil: SCATTER_ASSIGN
        case "add": SCATTER_ADD
        case "multiply": SCATTER_MULTIPLY
        default: throw .runtime("reduce argument must be either add or multiply.")
        }
    }

    private static func diagonalMatrix(_ x: Tensor, _ offset: Int) throws(TensorError) -> Tensor {
        let length = x.rank == 0 ? 1 : x.shape[x.rank - 1]
        let (size, overflow) = length.addingReportingOverflow(abs(offset))
        guard !overflow else { throw .sizeOverflow([length, offset]) }
        let lead = Array(x.shape.dropLast())
        let zeros = try Tensor.zeros(Shape(checking: lead + [size, size]), x.dtype)
        let rows = try Tensor.arange(.int(Int64(max(-offset, 0))), .int(Int64(max(-offset, 0) + length)), 1, .int64)
        let columns = try Tensor.arange(.int(Int64(max(offset, 0))), .int(Int64(max(offset, 0) + length)), 1, .int64)
        let blank = [Tensor?](repeating: nil, count: lead.count)
        return try zeros.put(blank + [rows, columns], x, accumulate: false).named("DiagEmbedBackward0")
    }
}
