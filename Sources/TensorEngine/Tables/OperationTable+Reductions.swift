extension OperationTable {
    static let reductions: [Operation] = [
        Operation(
            "sum", doc: "The sum of all elements, or over dimensions.",
            .tensor("(Tensor input, *, dtype? dtype=None)") { (a) throws(TensorError) in
                try a.tensor(0).sum(dtype: a.dtype(1))
            },
            .tensor("(Tensor input, int[1]? dim, bool keepdim=False, *, dtype? dtype=None)") {
                (a) throws(TensorError) in
                try a.tensor(0).sum(a.optionalIntegers(1) ?? [], keepDimensions: a.bool(2), dtype: a.dtype(3))
            }),
        Operation(
            "mean", doc: "The mean of all elements, or over dimensions.",
            .tensor("(Tensor input, *, dtype? dtype=None)") { (a) throws(TensorError) in
                try a.tensor(0).mean(dtype: a.dtype(1))
            },
            .tensor("(Tensor input, int[1]? dim, bool keepdim=False, *, dtype? dtype=None)") {
                (a) throws(TensorError) in
                try a.tensor(0).mean(a.optionalIntegers(1) ?? [], keepDimensions: a.bool(2), dtype: a.dtype(3))
            }),
        Operation(
            "nansum", doc: "The sum, NaN counted as zero.",
            .tensor("(Tensor input, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)") {
                (a) throws(TensorError) in
                let x = try a.tensor(0)
                guard x.dtype.isFloatingPoint else {
                    return try x.sum(a.optionalIntegers(1), keepDimensions: a.bool(2), dtype: a.dtype(3))
                }
                return try x.maskedFill(UnaryOp.isnan(x), .scalar(0)).sum(
                    a.optionalIntegers(1), keepDimensions: a.bool(2), dtype: a.dtype(3)
                ).named("NansumBackward0")
            }),
        Operation(
            "nanmean", doc: "The mean of what is a number.",
            .tensor("(Tensor input, int[1]? dim=None, bool keepdim=False)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                let bad = try UnaryOp.isnan(x)
                let (list, keep) = (try a.optionalIntegers(1), try a.bool(2))
                let total = try x.maskedFill(bad, .scalar(0)).sum(list, keepDimensions: keep)
                return try total.divide(UnaryOp.logicalNot(bad).sum(list, keepDimensions: keep))
            }),
        Operation(
            "prod", doc: "The product of all elements, or over a dimension.",
            .tensor("(Tensor input, *, dtype? dtype=None)") { (a) throws(TensorError) in
                try a.tensor(0).product(dtype: a.dtype(1))
            },
            .tensor("(Tensor input, int dim, bool keepdim=False, *, dtype? dtype=None)") { (a) throws(TensorError) in
                try a.tensor(0).product(a.int(1), keepDimensions: a.bool(2), dtype: a.dtype(3))
            }),
        Operation(
            "any", doc: "Whether any element is non-zero.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).any() },
            .tensor("(Tensor input, int[1]? dim, bool keepdim=False)") { (a) throws(TensorError) in
                try a.tensor(0).any(a.optionalIntegers(1), keepDimensions: a.bool(2))
            }),
        Operation(
            "all", doc: "Whether all elements are non-zero.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).all() },
            .tensor("(Tensor input, int[1]? dim, bool keepdim=False)") { (a) throws(TensorError) in
                try a.tensor(0).all(a.optionalIntegers(1), keepDimensions: a.bool(2))
            }),
        extreme("max", maximum: true), extreme("min", maximum: false),
        limits("amax", maximum: true), limits("amin", maximum: false),
        Operation(
            "aminmax", doc: "Minimum and maximum.",
            Overload("(Tensor input, *, int? dim=None, bool keepdim=False)") { (a) throws(TensorError) in
                let list = try a.optionalInt(1).map { [$0] }
                return .structure(
                    "aminmax",
                    [
                        (
                            "min",
                            try a.tensor(0).extreme(maximum: false, list, keepDimensions: a.bool(2)).named(
                                "AminmaxBackward0")
                        ),
                        ("max", try a.tensor(0).extreme(maximum: true, list, keepDimensions: a.bool(2))),
                    ])
            }),
        position("argmax", maximum: true), position("argmin", maximum: false),
        spread("var", root: false), spread("std", root: true),
        spreadAndMean("var_mean", root: false), spreadAndMean("std_mean", root: true),
        Operation(
            "logsumexp", [.function, .method, .special], doc: "log Σ exp.",
            .tensor("(Tensor input, int[1] dim, bool keepdim=False)") { (a) throws(TensorError) in
                try a.tensor(0).logSumExp(a.integers(1), keepDimensions: a.bool(2))
            }),
        Operation(
            "count_nonzero", doc: "How many elements are not zero.",
            .tensor("(Tensor input, int[1]? dim=None)") { (a) throws(TensorError) in
                try a.tensor(0).countNonzero(a.optionalIntegers(1))
            }),
        Operation(
            "cumsum", [.function, .method, .inPlace], doc: "Running sums.",
            .tensor("(Tensor input, int dim, *, dtype? dtype=None)") { (a) throws(TensorError) in
                try a.tensor(0).cumulativeSum(a.int(1), dtype: a.dtype(2))
            }),
        Operation(
            "cumprod", [.function, .method, .inPlace], doc: "Running products.",
            .tensor("(Tensor input, int dim, *, dtype? dtype=None)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                let type = try a.dtype(2)
                return try (type == nil ? x : x.to(type ?? x.dtype)).cumulativeProduct(a.int(1))
            }),
        Operation(
            "logcumsumexp", doc: "Running log Σ exp.",
            .tensor("(Tensor input, int dim)") { (a) throws(TensorError) in
                try a.tensor(0).logCumulativeSumExp(a.int(1))
            }),
        Operation(
            "cummax", doc: "Running maxima and their positions.",
            Overload("(Tensor input, int dim)") { (a) throws(TensorError) in
                .pair("cummax", try a.tensor(0).cumulativeExtreme(maximum: true, a.int(1)))
            }),
        Operation(
            "cummin", doc: "Running minima and their positions.",
            Overload("(Tensor input, int dim)") { (a) throws(TensorError) in
                .pair("cummin", try a.tensor(0).cumulativeExtreme(maximum: false, a.int(1)))
            }),
        Operation(
            "diff", doc: "Differences of neighbours.",
            .tensor("(Tensor input, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None)") {
                (a) throws(TensorError) in
                var x = try a.tensor(0)
                guard x.rank > 0 else { throw .runtime("diff expects input to be at least one-dimensional") }
                let d = try x.dimension(a.int(2))
                let parts = [try a.optionalTensor(3), x, try a.optionalTensor(4)].compactMap { $0 }
                if parts.count > 1 { x = try Tensor.cat(parts, d) }
                for _ in 0..<Swift.max(try a.int(1), 0) {
                    if x.shape[d] == 0 { break }
                    let (later, earlier) = (try x.slice(d, 1, nil), try x.slice(d, 0, x.shape[d] - 1))
                    x = try x.dtype == .bool ? BinaryOp.logicalXor(later, earlier) : later.subtract(earlier)
                }
                return x
            }),
        Operation(
            "norm", [.function, .method], doc: "The p-norm over dimensions.",
            .tensor("(Tensor input, Scalar? p=2, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)") {
                (a) throws(TensorError) in
                try a.tensor(0).vectorNorm(
                    a.optionalDouble(1) ?? 2, a.optionalIntegers(2), keepDimensions: a.bool(3), dtype: a.dtype(4))
            },
            .tensor("(Tensor input, str p, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)") {
                (a) throws(TensorError) in
                let p = try a.string(1)
                if p == "nuc" {
                    return try a.tensor(0).matrixNorm(
                        "nuc", a.optionalIntegers(2) ?? [0, 1], keepDimensions: a.bool(3))
                }
                guard p == "fro" else { throw .runtime("norm(): unsupported p \(p)") }
                return try a.tensor(0).vectorNorm(
                    2, a.optionalIntegers(2), keepDimensions: a.bool(3), dtype: a.dtype(4))
            }),
        Operation(
            "dist", doc: "The p-norm of input - other.",
            .tensor("(Tensor input, Tensor other, Scalar p=2)") { (a) throws(TensorError) in
                try a.tensor(0).subtract(a.tensor(1)).vectorNorm(a.double(2), nil).named("DistBackward0")
            }),
        Operation(
            "trace", doc: "The sum of the diagonal.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in
                guard try a.tensor(0).rank == 2 else {
                    throw .runtime("trace: expected a matrix, but got tensor with dim \(try a.tensor(0).rank)")
                }
                return try a.tensor(0).diagonal().sum().named("TraceBackward0")
            }),
        Operation(
            "renorm", [.function, .method, .inPlace], doc: "Sub-tensors scaled down to a largest p-norm.",
            .tensor("(Tensor input, Scalar p, int dim, Scalar maxnorm)") { (a) throws(TensorError) in
                let x = try a.tensor(0)
                let d = try x.dimension(a.int(2))
                let norm = try x.vectorNorm(a.double(1), (0..<x.rank).filter { $0 != d }, keepDimensions: true)
                let limit = try a.double(3)
                let factor = try UnaryOp.reciprocal(norm.add(1e-7)).multiply(.double(limit))
                return try x.multiply(
                    Tensor.select(BinaryOp.gt(norm, .double(limit)), factor, Tensor.scalar(1, x.dtype)))
            }),
    ]

    private static func extreme(_ name: String, maximum: Bool) -> Operation {
        Operation(
            name, doc: "The \(name)imum of all elements, along a dimension with positions, or of two tensors.",
            .tensor("(Tensor input)") { (a) throws(TensorError) in try a.tensor(0).extreme(maximum: maximum) },
            Overload("(Tensor input, int dim, bool keepdim=False)") { (a) throws(TensorError) in
                .pair(name, try a.tensor(0).extreme(maximum: maximum, a.int(1), keepDimensions: a.bool(2)))
            },
            .tensor("(Tensor input, Tensor other)") { (a) throws(TensorError) in
                try (maximum ? BinaryOp.maximum : BinaryOp.minimum)(a.tensor(0), a.tensor(1))
            })
    }

    private static func limits(_ name: String, maximum: Bool) -> Operation {
        Operation(
            name, doc: "The extreme over dimensions; equal elements share the gradient.",
            .tensor("(Tensor input, int[1] dim=(), bool keepdim=False)") { (a) throws(TensorError) in
                try a.tensor(0).extreme(maximum: maximum, a.integers(1), keepDimensions: a.bool(2))
            })
    }

    private static func position(_ name: String, maximum: Bool) -> Operation {
        Operation(
            name, doc: "The position of the extreme.",
            .tensor("(Tensor input, int? dim=None, bool keepdim=False)") { (a) throws(TensorError) in
                try a.tensor(0).argumentExtreme(maximum: maximum, a.optionalInt(1), keepDimensions: a.bool(2))
            })
    }

    private static func spread(_ name: String, root: Bool) -> Operation {
        Operation(
            name, doc: root ? "The standard deviation." : "The variance.",
            .tensor("(Tensor input, bool unbiased)") { (a) throws(TensorError) in
                try a.tensor(0).variance(nil, correction: a.bool(1) ? 1 : 0, root: root)
            },
            .tensor("(Tensor input, int[1]? dim, bool unbiased, bool keepdim=False)") { (a) throws(TensorError) in
                try a.tensor(0).variance(
                    a.optionalIntegers(1), correction: a.bool(2) ? 1 : 0, keepDimensions: a.bool(3), root: root)
            },
            .tensor("(Tensor input, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False)") {
                (a) throws(TensorError) in
                try a.tensor(0).variance(
                    a.optionalIntegers(1), correction: a.optionalDouble(2) ?? 1, keepDimensions: a.bool(3), root: root)
            },
            .tensor("(Tensor input, int[1]? dim, bool keepdim)") { (a) throws(TensorError) in
                try a.tensor(0).variance(a.optionalIntegers(1), keepDimensions: a.bool(2), root: root)
            })
    }

    private static func spreadAndMean(_ name: String, root: Bool) -> Operation {
        Operation(
            name, [.function], doc: "The \(root ? "standard deviation" : "variance") and the mean.",
            Overload("(Tensor input, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False)") {
                (a) throws(TensorError) in
                let list = try a.optionalIntegers(1)
                return .tensors([
                    try a.tensor(0).variance(
                        list, correction: a.optionalDouble(2) ?? 1, keepDimensions: a.bool(3), root: root
                    ).named(root ? "StdMeanBackward0" : "VarMeanBackward0"),
                    try a.tensor(0).mean(list ?? [], keepDimensions: a.bool(3)),
                ])
            })
    }
}
