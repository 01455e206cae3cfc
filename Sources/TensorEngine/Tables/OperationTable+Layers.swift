extension OperationTable {
    /// One number for each dimension.
    private static func spread(_ list: [Int], _ dimensions: Int, _ name: String) throws(TensorError) -> [Int] {
        if list.count == dimensions { return list }
        guard list.count == 1 else {
            throw .runtime(
                "expected \(name) to be a single integer value or a list of \(dimensions) values to match the convolution dimensions, but got \(name)=\(list)"
            )
        }
        return Array(repeating: list[0], count: dimensions)
    }

    private static func convolution(_ dimensions: Int) -> Operation {
        let n = dimensions
        return Operation(
            "conv\(n)d", [.functional, .function], doc: "Convolution over \(n) dimension\(n > 1 ? "s" : "").",
            .tensor(
                "(Tensor input, Tensor weight, Tensor? bias=None, int[\(n)] stride=1, int[\(n)] padding=0, "
                    + "int[\(n)] dilation=1, int groups=1)"
            ) { (a) throws(TensorError) in
                let geometry = ConvolutionGeometry(
                    stride: try spread(a.integers(3), n, "stride"), padding: try spread(a.integers(4), n, "padding"),
                    dilation: try spread(a.integers(5), n, "dilation"), groups: try a.int(6))
                return try a.tensor(0).convolution(a.tensor(1), a.optionalTensor(2), geometry, dimensions: n)
            },
            .tensor(
                "(Tensor input, Tensor weight, Tensor? bias=None, int[\(n)] stride=1, str padding='valid', "
                    + "int[\(n)] dilation=1, int groups=1)"
            ) { (a) throws(TensorError) in
                let (stride, dilation) = (
                    try spread(a.integers(3), n, "stride"), try spread(a.integers(5), n, "dilation")
                )
                let mode = try a.string(4)
                guard mode == "same" || mode == "valid" else {
                    throw .runtime("Invalid padding string: '\(mode)'")
                }
                var x = try a.tensor(0)
                let weight = try a.tensor(1)
                var padding = Array(repeating: 0, count: n)
                if mode == "same" {
                    guard stride.allSatisfy({ $0 == 1 }) else {
                        throw .runtime("padding='same' is not supported for strided convolutions")
                    }
                    var extra = Array(repeating: 0, count: 2 * n)
                    for i in 0..<n where weight.rank == n + 2 {
                        let total = dilation[i] * (weight.shape[2 + i] - 1)
                        padding[i] = total / 2
                        // An odd amount puts one more behind.
                        extra[2 * (n - 1 - i) + 1] = total - 2 * (total / 2)
                    }
                    if extra.contains(where: { $0 != 0 }) { x = try x.padded(extra, 0) }
                }
                let geometry = ConvolutionGeometry(
                    stride: stride, padding: padding, dilation: dilation, groups: try a.int(6))
                return try x.convolution(weight, a.optionalTensor(2), geometry, dimensions: n)
            })
    }

    private static func transposed(_ dimensions: Int) -> Operation {
        let n = dimensions
        return Operation(
            "conv_transpose\(n)d", [.functional, .function], doc: "Transposed convolution.",
            .tensor(
                "(Tensor input, Tensor weight, Tensor? bias=None, int[\(n)] stride=1, int[\(n)] padding=0, "
                    + "int[\(n)] output_padding=0, int groups=1, int[\(n)] dilation=1)"
            ) { (a) throws(TensorError) in
                let geometry = ConvolutionGeometry(
                    stride: try spread(a.integers(3), n, "stride"), padding: try spread(a.integers(4), n, "padding"),
                    dilation: try spread(a.integers(7), n, "dilation"), groups: try a.int(6))
                return try a.tensor(0).convolutionTransposed(
                    a.tensor(1), a.optionalTensor(2), geometry,
                    outputPadding: spread(a.integers(5), n, "output_padding"),
                    dimensions: n)
            })
    }

    /// The stride of a pooling: empty where it is the kernel's size.
    private static func windowStride(_ a: Arguments, _ n: Int) throws(TensorError) -> [Int] {
        let list = try a.integers(2)
        return list.isEmpty ? [] : try spread(list, n, "stride")
    }

    private static func maxPool(_ dimensions: Int, indices: Bool) -> Operation {
        let n = dimensions
        let signature =
            "(Tensor input, int[\(n)] kernel_size, int[\(n)]? stride=None, int[\(n)] padding=0, int[\(n)] dilation=1, "
            + "bool ceil_mode=False, bool return_indices=False)"
        return Operation(
            "max_pool\(n)d" + (indices ? "_with_indices" : ""), [.functional, .function],
            doc: "The largest element of each window.",
            Overload(signature) { (a) throws(TensorError) in
                let geometry = PoolGeometry(
                    kernel: try spread(a.integers(1), n, "kernel_size"),
                    stride: try windowStride(a, n),
                    padding: try spread(a.integers(3), n, "padding"),
                    dilation: try spread(a.integers(4), n, "dilation"),
                    ceil: try a.bool(5))
                let result = try a.tensor(0).maxPool(geometry, dimensions: n)
                let wanted = try a.bool(6)
                return indices || wanted ? .tensors([result.values, result.indices]) : .tensor(result.values)
            })
    }

    private static func averagePool(_ dimensions: Int) -> Operation {
        let n = dimensions
        return Operation(
            "avg_pool\(n)d", [.functional, .function], doc: "The mean of each window.",
            .tensor(
                "(Tensor input, int[\(n)] kernel_size, int[\(n)]? stride=None, int[\(n)] padding=0, bool ceil_mode=False, "
                    + "bool count_include_pad=True, int? divisor_override=None)"
            ) { (a) throws(TensorError) in
                let geometry = PoolGeometry(
                    kernel: try spread(a.integers(1), n, "kernel_size"),
                    stride: try windowStride(a, n),
                    padding: try spread(a.integers(3), n, "padding"), dilation: Array(repeating: 1, count: n),
                    ceil: try a.bool(4))
                return try a.tensor(0).averagePool(
                    geometry, countPadding: a.bool(5), divisor: a.optionalInt(6), dimensions: n)
            })
    }

    /// Output sizes; -1 stands for the input's.
    private static func outputs(_ a: Arguments, _ n: Int) throws(TensorError) -> [Int?] {
        let list = try a.integers(1)
        let all = list.count == 1 ? Array(repeating: list[0], count: n) : list
        guard all.count == n else { throw .runtime("adaptive pooling: output_size must be \(n)") }
        return all.map { $0 == -1 ? nil : $0 }
    }

    private static func adaptiveAverage(_ dimensions: Int) -> Operation {
        Operation(
            "adaptive_avg_pool\(dimensions)d", [.functional, .function],
            doc: "The mean of windows that tile the input.",
            .tensor("(Tensor input, int[\(dimensions)] output_size)") { (a) throws(TensorError) in
                try a.tensor(0).adaptiveAveragePool(outputs(a, dimensions), dimensions: dimensions)
            })
    }

    private static func adaptiveMax(_ dimensions: Int) -> Operation {
        Operation(
            "adaptive_max_pool\(dimensions)d", [.functional, .function],
            doc: "The largest element of windows that tile.",
            Overload("(Tensor input, int[\(dimensions)] output_size, bool return_indices=False)") {
                (a) throws(TensorError) in
                let result = try a.tensor(0).adaptiveMaxPool(outputs(a, dimensions), dimensions: dimensions)
                return try a.bool(2) ? .tensors([result.values, result.indices]) : .tensor(result.values)
            })
    }

    /// Grouped queries: each head of keys and values serves as many heads of queries as there are for one.
    private static func repeatedHeads(
        _ q: Tensor, _ k: Tensor, _ v: Tensor
    ) throws(TensorError) -> (Tensor, Tensor) {
        guard q.rank >= 3, k.rank >= 3, v.rank >= 3 else {
            throw .runtime("scaled_dot_product_attention: enable_gqa needs tensors with a dimension of heads")
        }
        let heads = q.shape[q.rank - 3]
        func spread(_ x: Tensor) throws(TensorError) -> Tensor {
            let own = x.shape[x.rank - 3]
            guard own > 0, heads % own == 0 else {
                throw .runtime(
                    "Number of heads in key and value must divide the number of heads in query, got \(own) and \(heads)"
                )
            }
            return own == heads ? x : try x.repeatInterleave([heads / own], x.rank - 3)
        }
        return (try spread(k), try spread(v))
    }

    static let layers: [Operation] = [
        convolution(1), convolution(2), convolution(3), transposed(1), transposed(2), transposed(3),
        maxPool(1, indices: false), maxPool(2, indices: false), maxPool(3, indices: false),
        maxPool(1, indices: true), maxPool(2, indices: true), maxPool(3, indices: true),
        averagePool(1), averagePool(2), averagePool(3),
        adaptiveAverage(1), adaptiveAverage(2), adaptiveAverage(3), adaptiveMax(1), adaptiveMax(2), adaptiveMax(3),
        Operation(
            "batch_norm", [.functional], doc: "Normalised over all but the channels.",
            .tensor(
                "(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, Tensor? bias=None, "
                    + "bool training=False, float momentum=0.1, float eps=1e-05)"
            ) { (a) throws(TensorError) in
                try a.tensor(0).batchNorm(
                    a.optionalTensor(1), a.optionalTensor(2), a.optionalTensor(3), a.optionalTensor(4),
                    training: a.bool(5),
                    momentum: a.double(6), epsilon: a.double(7))
            }),
        Operation(
            "instance_norm", [.functional], doc: "Normalised for each sample and channel.",
            .tensor(
                "(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, Tensor? weight=None, "
                    + "Tensor? bias=None, bool use_input_stats=True, float momentum=0.1, float eps=1e-05)"
            ) { (a) throws(TensorError) in
                try a.tensor(0).instanceNorm(
                    a.optionalTensor(1), a.optionalTensor(2), a.optionalTensor(3), a.optionalTensor(4),
                    useInput: a.bool(5),
                    momentum: a.double(6), a.double(7))
            }),
        Operation(
            "layer_norm", [.functional, .function], doc: "Normalised over the last dimensions.",
            .tensor(
                "(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)"
            ) { (a) throws(TensorError) in
                try a.tensor(0).layerNorm(a.integers(1), a.optionalTensor(2), a.optionalTensor(3), a.double(4))
            }),
        Operation(
            "group_norm", [.functional, .function], doc: "Normalised over groups of channels.",
            .tensor("(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)") {
                (a) throws(TensorError) in
                try a.tensor(0).groupNorm(a.int(1), a.optionalTensor(2), a.optionalTensor(3), a.double(4))
            }),
        Operation(
            "embedding", [.functional], doc: "Rows of a table.",
            .tensor(
                "(Tensor input, Tensor weight, int? padding_idx=None, float? max_norm=None, float norm_type=2.0, "
                    + "bool scale_grad_by_freq=False, bool sparse=False)"
            ) { (a) throws(TensorError) in
                if try a.bool(6) { throw .notImplemented("embedding: sparse gradients are not in Cellbook") }
                let (index, weight) = (try a.tensor(0), try a.tensor(1))
                if let limit = try a.optionalDouble(3) { try weight.limitRows(index, limit, order: a.double(4)) }
                return try index.embedding(weight, paddingIndex: a.optionalInt(2), scaleByFrequency: a.bool(5))
            }),
        Operation(
            "embedding_renorm_", [.function], doc: "Scales the rows in use down to a norm, in place.",
            .tensor("(Tensor weight, Tensor input, float max_norm, float norm_type)") { (a) throws(TensorError) in
                try a.tensor(0).limitRows(a.tensor(1), a.double(2), order: a.double(3))
                return try a.tensor(0)
            }),
        Operation(
            "one_hot", [.functional], doc: "Class indices as unit vectors.",
            .tensor("(Tensor tensor, int num_classes=-1)") { (a) throws(TensorError) in try a.tensor(0).oneHot(a.int(1))
            }),
        Operation(
            "local_response_norm", [.functional], doc: "Divided by the energy of neighbouring channels.",
            .tensor("(Tensor input, int size, float alpha=0.0001, float beta=0.75, float k=1.0)") {
                (a) throws(TensorError) in
                let x = try a.tensor(0)
                guard x.rank >= 3 else {
                    throw .value(
                        "Expected 3D or higher dimensionality                          input (got \(x.rank) dimensions)"
                    )
                }
                let size = try a.int(1)
                guard size > 0 else { throw .runtime("size must be positive") }
                let square = try x.multiply(x).moveDimensions([1], [-1])
                let windows = try square.padded([size / 2, (size - 1) / 2], 0).unfold(-1, size, 1)
                let energy = try windows.mean([-1]).moveDimensions([-1], [1])
                let divisor = try energy.multiply(.double(a.double(2))).add(.double(a.double(4))).power(
                    .double(a.double(3)))
                return try x.divide(divisor)
            }),
        Operation(
            "scaled_dot_product_attention", [.functional], doc: "softmax(q · kᵀ / √d) · v.",
            .tensor(
                "(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, "
                    + "bool is_causal=False, *, float? scale=None, bool enable_gqa=False)"
            ) { (a) throws(TensorError) in
                let q = try a.tensor(0)
                var (k, v) = (try a.tensor(1), try a.tensor(2))
                if try a.bool(7) { (k, v) = try repeatedHeads(q, k, v) }
                let factor = try a.optionalDouble(6) ?? 1 / Double(q.shape[q.rank - 1]).squareRoot()
                var scores = try q.matmul(k.transpose(-2, -1)).multiply(.double(factor))
                let minus = Scalar.double(-.infinity)
                if try a.bool(5) {
                    let ones = try Tensor.ones([q.shape[q.rank - 2], k.shape[k.rank - 2]], .bool)
                    scores = try scores.maskedFill(
                        UnaryOp.logicalNot(ones.triangle(upper: false, diagonal: 0)), .scalar(minus))
                }
                if let mask = try a.optionalTensor(3) {
                    scores =
                        try mask.dtype == .bool
                        ? scores.maskedFill(UnaryOp.logicalNot(mask), .scalar(minus)) : scores.add(mask)
                }
                let weights = try scores.softmax(-1, logarithm: false)
                    .dropout(a.double(4), training: true, Generator.default)
                return try weights.matmul(v).named("ScaledDotProductFlashAttentionForCpuBackward0")
            }),
    ]
}
