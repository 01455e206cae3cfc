extension OperationTable {
    static let products: [Operation] = [
        product("matmul") { (a, b) throws(TensorError) in try a.matmul(b) },
        product("mm", second: "mat2") { (a, b) throws(TensorError) in try a.mm(b) },
        product("bmm", second: "mat2") { (a, b) throws(TensorError) in try a.bmm(b) },
        product("mv", second: "vec") { (a, b) throws(TensorError) in try a.mv(b) },
        product("dot", second: "tensor") { (a, b) throws(TensorError) in try a.dot(b) },
        product("vdot") { (a, b) throws(TensorError) in try a.dot(b) },
        Operation(
            "inner", doc: "The product over the last dimensions.",
            .tensor("(Tensor input, Tensor other)") { (a) throws(TensorError) in
                let (x, y) = (try a.tensor(0), try a.tensor(1))
                if x.rank == 0 || y.rank == 0 { return try x.multiply(y) }
                guard x.shape[x.rank - 1] == y.shape[y.rank - 1] else {
                    throw .runtime(
                        "inner() the last dimension must match on both input tensors but got shapes \(x.shape.text) and \(y.shape.text)"
                    )
                }
                return try x.tensordot(y, [-1], [-1])
            }),
        Operation(
            "outer", aliases: ["ger"], doc: "All products of elements of two vectors.",
            .tensor("(Tensor input, Tensor vec2)") { (a) throws(TensorError) in try a.tensor(0).outer(a.tensor(1)) }),
        Operation(
            "addmm", [.function, .method, .inPlace], doc: "beta · input + alpha · mat1 · mat2.",
            .tensor("(Tensor input, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1)") {
                (a) throws(TensorError) in
                try a.tensor(0).addmm(a.tensor(1), a.tensor(2), beta: a.scalar(3), alpha: a.scalar(4))
            }),
        Operation(
            "addmv", [.function, .method, .inPlace], doc: "beta · input + alpha · mat · vec.",
            .tensor("(Tensor input, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1)") {
                (a) throws(TensorError) in
                try a.tensor(0).addmv(a.tensor(1), a.tensor(2), beta: a.scalar(3), alpha: a.scalar(4))
            }),
        Operation(
            "addr", [.function, .method, .inPlace], doc: "beta · input + alpha · outer(vec1, vec2).",
            .tensor("(Tensor input, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1)") {
                (a) throws(TensorError) in
                try a.tensor(0).addr(a.tensor(1), a.tensor(2), beta: a.scalar(3), alpha: a.scalar(4))
            }),
        Operation(
            "baddbmm", [.function, .method, .inPlace], doc: "beta · input + alpha · batch1 · batch2.",
            .tensor("(Tensor input, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1)") {
                (a) throws(TensorError) in
                try a.tensor(0).baddbmm(a.tensor(1), a.tensor(2), beta: a.scalar(3), alpha: a.scalar(4))
            }),
        Operation(
            "linear", [.functional], doc: "input · weightᵀ + bias.",
            .tensor("(Tensor input, Tensor weight, Tensor? bias=None)") { (a) throws(TensorError) in
                try a.tensor(0).linear(a.tensor(1), a.optionalTensor(2))
            }),
        Operation(
            "bilinear", [.functional], doc: "input1 · weight · input2 + bias.",
            .tensor("(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None)") { (a) throws(TensorError) in
                let result = try Tensor.einsum("...i,kij,...j->...k", [a.tensor(0), a.tensor(2), a.tensor(1)])
                if let bias = try a.optionalTensor(3) { return try result.add(bias) }
                return result
            }),
        Operation(
            "einsum", [.function], doc: "Einstein's summation.",
            .tensor("(str equation, Tensor[] |operands)") { (a) throws(TensorError) in
                try Tensor.einsum(a.string(0), a.tensors(1))
            }),
        Operation(
            "tensordot", [.function], doc: "The product over dimensions of both.",
            .tensor("(Tensor a, Tensor b, int[] dims_self, int[] dims_other)") { (a) throws(TensorError) in
                try a.tensor(0).tensordot(a.tensor(1), a.integers(2), a.integers(3))
            },
            .tensor("(Tensor a, Tensor b, int dims=2)") { (a) throws(TensorError) in
                let (x, y, n) = (try a.tensor(0), try a.tensor(1), try a.int(2))
                guard n >= 0 && n <= min(x.rank, y.rank) else {
                    throw .runtime("tensordot expects dims >= 0, but got dims=\(n)")
                }
                return try x.tensordot(y, Array((x.rank - n)..<x.rank), Array(0..<n))
            }),
        Operation(
            "kron", doc: "The Kronecker product.",
            .tensor("(Tensor input, Tensor other)") { (a) throws(TensorError) in
                let (x, y) = (try a.tensor(0), try a.tensor(1))
                let n = max(x.rank, y.rank)
                guard 2 * n <= Shape.maximumRank else { throw .tooManyDimensions(2 * n) }
                let p = Array(repeating: 1, count: n - x.rank) + x.shape.array
                let q = Array(repeating: 1, count: n - y.rank) + y.shape.array
                let left = try x.reshape(p.flatMap { [$0, 1] })
                let right = try y.reshape(q.flatMap { [1, $0] })
                return try left.multiply(right).reshape(zip(p, q).map { $0 * $1 }).named("UnsafeViewBackward0")
            }),
        Operation(
            "cross", [.function, .method, .linalg], doc: "The vector product in three dimensions.",
            .tensor("(Tensor input, Tensor other, int? dim=None)") { (a) throws(TensorError) in
                try cross(a.tensor(0), a.tensor(1), a.optionalInt(2))
            }),
        Operation(
            "chain_matmul", [.function], doc: "The product of matrices in order.",
            .tensor("(Tensor[] |matrices)") { (a) throws(TensorError) in
                let list = try a.tensors(0)
                guard var result = list.first else { throw .runtime("chain_matmul(): Expected one or more matrices") }
                for matrix in list.dropFirst() { result = try result.mm(matrix) }
                return result
            }),
    ]

    private static func product(
        _ name: String, second: String = "other", _ body: @escaping (Tensor, Tensor) throws(TensorError) -> Tensor
    ) -> Operation {
        Operation(
            name, doc: "The matrix product \(name).",
            .tensor("(Tensor input, Tensor \(second))") { (a) throws(TensorError) in try body(a.tensor(0), a.tensor(1))
            })
    }

    private static func cross(_ a: Tensor, _ b: Tensor, _ dimension: Int?) throws(TensorError) -> Tensor {
        let shape = try Shape.broadcast(a.shape, b.shape).array
        let (x, y) = (try a.expand(shape), try b.expand(shape))
        let d: Int
        if let dimension {
            d = try x.dimension(dimension)
            guard x.shape[d] == 3 else {
                throw .runtime(
                    "linalg.cross: inputs dimension \(dimension) must have length 3. Got \(a.shape[d]) and \(b.shape[d])"
                )
            }
        } else {
            guard let first = shape.firstIndex(of: 3) else { throw .runtime("no dimension of size 3 in input") }
            d = first
        }
        func part(_ t: Tensor, _ i: Int) throws(TensorError) -> Tensor { try t.select(d, i % 3) }
        var components: [Tensor] = []
        for i in 0..<3 {
            components.append(
                try part(x, i + 1).multiply(part(y, i + 2)).subtract(part(x, i + 2).multiply(part(y, i + 1))))
        }
        return try Tensor.stack(components, d).named("LinalgCrossBackward0")
    }
}
