extension OperationTable {
    static let views: [Operation] = [
        Operation(
            "view", [.method], doc: "The same elements with other sizes, without a copy.",
            .tensor("(Tensor input, dtype dtype)") { (a) throws(TensorError) in
                guard let type = try a.dtype(1) else { return try a.tensor(0) }
                return try a.tensor(0).viewedAs(type)
            },
            .tensor("(Tensor input, int[] |size)") { (a) throws(TensorError) in try a.tensor(0).view(a.integers(1)) }),
        Operation(
            "reshape", [.method], doc: "The same elements with other sizes; a copy where a view cannot be.",
            .tensor("(Tensor input, int[] |shape)") { (a) throws(TensorError) in try a.tensor(0).reshape(a.integers(1))
            }),
        Operation(
            "reshape", [.function], doc: "The same elements with other sizes; a copy where a view cannot be.",
            .tensor("(Tensor input, int[] |shape)") { (a) throws(TensorError) in try a.tensor(0).reshape(a.integers(1))
            }),
        Operation(
            "view_as", [.method], doc: "A view with the sizes of other.",
            .tensor("(Tensor input, Tensor other)") { (a) throws(TensorError) in
                try a.tensor(0).view(a.tensor(1).shape.array)
            }),
        Operation(
            "reshape_as", [.method], doc: "Reshaped to the sizes of other.",
            .tensor("(Tensor input, Tensor other)") { (a) throws(TensorError) in
                try a.tensor(0).reshape(a.tensor(1).shape.array)
            }),
        Operation(
            "permute", doc: "Dimensions in another order.",
            .tensor("(Tensor input, int[] |dims)") { (a) throws(TensorError) in try a.tensor(0).permute(a.integers(1)) }
        ),
        Operation(
            "transpose", aliases: ["swapaxes", "swapdims"], doc: "Two dimensions exchanged.",
            .tensor("(Tensor input, int dim0, int dim1)") { (a) throws(TensorError) in
                try a.tensor(0).transpose(a.int(1), a.int(2))
            }),
        Operation(
            "t", doc: "The transpose of a matrix.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).matrixTranspose() }),
        Operation(
            "adjoint", doc: "The last two dimensions exchanged.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).transpose(-2, -1) }),
        Operation(
            "movedim", aliases: ["moveaxis"], doc: "Dimensions moved to other places.",
            .tensor("(Tensor input, int source, int destination)") { (a) throws(TensorError) in
                try a.tensor(0).moveDimensions([a.int(1)], [a.int(2)])
            },
            .tensor("(Tensor input, int[] source, int[] destination)") { (a) throws(TensorError) in
                try a.tensor(0).moveDimensions(a.integers(1), a.integers(2))
            }),
        Operation(
            "expand", [.method], doc: "Dimensions of size 1 repeated without a copy.",
            .tensor("(Tensor input, int[] |size)") { (a) throws(TensorError) in try a.tensor(0).expand(a.integers(1)) }),
        Operation(
            "expand_as", [.method], doc: "Expanded to the sizes of other.",
            .tensor("(Tensor input, Tensor other)") { (a) throws(TensorError) in
                try a.tensor(0).expand(a.tensor(1).shape.array)
            }),
        Operation(
            "broadcast_to", doc: "Expanded to sizes.",
            .tensor("(Tensor input, int[] |size)") { (a) throws(TensorError) in try a.tensor(0).expand(a.integers(1)) }),
        Operation(
            "squeeze", doc: "Without dimensions of size 1.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).squeeze() },
            .tensor("(Tensor input, int[1] dim)") { (a) throws(TensorError) in try a.tensor(0).squeeze(a.integers(1)) }),
        Operation(
            "unsqueeze", doc: "With a new dimension of size 1.",
            .tensor("(Tensor input, int dim)") { (a) throws(TensorError) in try a.tensor(0).unsqueeze(a.int(1)) }),
        Operation(
            "flatten", doc: "A range of dimensions made one.",
            .tensor("(Tensor input, int start_dim=0, int end_dim=-1)") { (a) throws(TensorError) in
                try a.tensor(0).flatten(a.int(1), a.int(2))
            }),
        Operation(
            "ravel", doc: "All elements as one dimension.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).reshape([-1]) }),
        Operation(
            "unflatten", doc: "One dimension made several.",
            .tensor("(Tensor input, int dim, int[] sizes)") { (a) throws(TensorError) in
                try a.tensor(0).unflatten(a.int(1), a.integers(2))
            }),
        Operation(
            "select", doc: "One index of a dimension.",
            .tensor("(Tensor input, int dim, int index)") { (a) throws(TensorError) in
                try a.tensor(0).select(a.int(1), a.int(2))
            }),
        Operation(
            "narrow", doc: "A range of a dimension.",
            .tensor("(Tensor input, int dim, int start, int length)") { (a) throws(TensorError) in
                try a.tensor(0).narrow(a.int(1), a.int(2), a.int(3))
            }),
        Operation(
            "diagonal", doc: "A diagonal of two dimensions, as the last one.",
            .tensor("(Tensor input, int offset=0, int dim1=0, int dim2=1)") { (a) throws(TensorError) in
                try a.tensor(0).diagonal(offset: a.int(1), a.int(2), a.int(3))
            }),
        Operation(
            "unfold", [.method], doc: "Windows along a dimension.",
            .tensor("(Tensor input, int dimension, int size, int step)") { (a) throws(TensorError) in
                try a.tensor(0).unfold(a.int(1), a.int(2), a.int(3))
            }),
        Operation(
            "as_strided", doc: "A view by sizes, strides and offset.",
            .tensor("(Tensor input, int[] size, int[] stride, int? storage_offset=None)") { (a) throws(TensorError) in
                try a.tensor(0).asStrided(a.integers(1), a.integers(2), a.optionalInt(3))
            }),
        Operation(
            "unbind", doc: "All indices of a dimension.",
            Overload("(Tensor input, int dim=0)") { (a) throws(TensorError) in
                .tensors(try a.tensor(0).unbind(a.int(1)))
            }),
        Operation(
            "chunk", doc: "About equal parts of a dimension.",
            Overload("(Tensor input, int chunks, int dim=0)") { (a) throws(TensorError) in
                .tensors(try a.tensor(0).chunk(a.int(1), a.int(2)))
            }),
        Operation(
            "split", doc: "Parts of given sizes.",
            Overload("(Tensor input, int split_size_or_sections, int dim=0)") { (a) throws(TensorError) in
                .tensors(try a.tensor(0).split(size: a.int(1), a.int(2)))
            },
            Overload("(Tensor input, int[] split_size_or_sections, int dim=0)") { (a) throws(TensorError) in
                .tensors(try a.tensor(0).split(a.integers(1), a.int(2)))
            },
            Overload("(Tensor input, int split_size, int dim=0)") { (a) throws(TensorError) in
                .tensors(try a.tensor(0).split(size: a.int(1), a.int(2)))
            }),
        Operation(
            "tensor_split", doc: "Parts at given positions.",
            Overload("(Tensor input, int indices_or_sections, int dim=0)") { (a) throws(TensorError) in
                let (x, parts) = (try a.tensor(0), try a.int(1))
                guard x.rank > 0 else {
                    throw .runtime(
                        "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
                }
                let d = try x.dimension(a.int(2))
                guard parts > 0 else { throw .runtime("number of sections must be larger than 0, got \(parts)") }
                let (size, extra) = (x.shape[d] / parts, x.shape[d] % parts)
                var (list, start): ([Tensor], Int) = ([], 0)
                for i in 0..<parts {
                    let end = start + size + (i < extra ? 1 : 0)
                    list.append(try x.slice(d, start, end))
                    start = end
                }
                return .tensors(list)
            },
            Overload("(Tensor input, int[] indices_or_sections, int dim=0)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                let d = try x.dimension(a.int(2))
                var parts: [Tensor] = []
                var start = 0
                for end in try a.integers(1) {
                    parts.append(try x.slice(d, start, end))
                    start = end
                }
                parts.append(try x.slice(d, start, nil))
                return .tensors(parts)
            }),
        Operation(
            "contiguous", [.method], doc: "Row-major in memory; a copy where it is not.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).contiguous() }),
        Operation(
            "clone", doc: "A copy.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).clone() }),
        Operation(
            "detach", doc: "The same elements outside the graph.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).detach() }),
        Operation(
            "atleast_1d", [.function], doc: "With at least one dimension.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in
                try a.tensor(0).rank >= 1 ? a.tensor(0) : a.tensor(0).reshape([1])
            }),
        Operation(
            "atleast_2d", [.function], doc: "With at least two dimensions.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                return try x.rank >= 2 ? x : x.rank == 1 ? x.unsqueeze(0) : x.reshape([1, 1])
            }),
        Operation(
            "atleast_3d", [.function], doc: "With at least three dimensions.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                switch x.rank {
                case 0: return try x.reshape([1, 1, 1])
                case 1: return try x.unsqueeze(0).unsqueeze(2)
                case 2: return try x.unsqueeze(2)
                default: return x
                }
            }),
    ]
}
