extension OperationTable {
    private static func unary(
        _ name: String, aliases: [String] = [], _ surfaces: Surfaces, _ doc: String,
        _ body: @escaping (Tensor) throws(TensorError) -> Tensor
    ) -> Operation {
        Operation(
            name, aliases: aliases, surfaces, doc: doc,
            .tensor("(Tensor input)") { (a) throws(TensorError) in try body(a.tensor(0)) })
    }

    static let linearAlgebra: [Operation] = [
        unary("inv", [.linalg], "The inverse.") { (x) throws(TensorError) in try x.inverse() },
        unary("inverse", [.function, .method], "The inverse.") { (x) throws(TensorError) in try x.inverse() },
        unary("det", [.function, .method, .linalg], "The determinant.") { (x) throws(TensorError) in try x.determinant()
        },
        unary("logdet", [.function, .method], "The logarithm of the determinant.") { (x) throws(TensorError) in
            let (sign, logarithm) = try x.signAndLogDeterminant(name: "logdet")
            return try Tensor.select(BinaryOp.lt(sign, 0), Tensor.scalar(.double(.nan), x.dtype), logarithm)
        },
        Operation(
            "slogdet", [.function, .method, .linalg], doc: "Sign and logarithm of the determinant.",
            Overload("(Tensor input)") { (a) throws(TensorError) in
                let result = try a.tensor(0).signAndLogDeterminant()
                return .structure("linalg_slogdet", [("sign", result.sign), ("logabsdet", result.logarithm)])
            }),
        Operation(
            "solve", [.linalg], doc: "The solution of A x = B.",
            .tensor("(Tensor A, Tensor B, *, bool left=True)") { (a) throws(TensorError) in
                try a.tensor(0).solve(a.tensor(1), left: a.bool(2))
            }),
        Operation(
            "solve_triangular", [.linalg], doc: "The solution of A x = B for triangular A.",
            .tensor("(Tensor A, Tensor B, *, bool upper, bool left=True, bool unitriangular=False)") {
                (a) throws(TensorError) in
                try a.tensor(0).solveTriangular(a.tensor(1), upper: a.bool(2), left: a.bool(3), unitDiagonal: a.bool(4))
            }),
        Operation(
            "cholesky", [.function, .method, .linalg], doc: "The Cholesky factor.",
            .tensor("(Tensor input, *, bool upper=False)") { (a) throws(TensorError) in
                try a.tensor(0).cholesky(upper: a.bool(1))
            }),
        Operation(
            "qr", [.function, .method, .linalg], doc: "Orthogonal and triangular factor.",
            Overload("(Tensor input, str mode='reduced')") { (a) throws(TensorError) in
                let result = try a.tensor(0).qr(a.string(1))
                return .structure("linalg_qr", [("Q", result.q), ("R", result.r)])
            }),
        Operation(
            "svd", [.linalg], doc: "The singular value decomposition.",
            Overload("(Tensor A, bool full_matrices=True)") { (a) throws(TensorError) in
                let result = try a.tensor(0).svd(full: a.bool(1))
                return .structure("linalg_svd", [("U", result.u), ("S", result.s), ("Vh", result.vh)])
            }),
        unary("svdvals", [.linalg], "The singular values.") { (x) throws(TensorError) in try x.svd(full: false).s },
        Operation(
            "eigh", [.linalg], doc: "Eigenvalues and vectors of symmetric matrices.",
            Overload("(Tensor A, str UPLO='L')") { (a) throws(TensorError) in
                let result = try a.tensor(0).symmetricEigen(upper: a.string(1) == "U")
                return .structure("linalg_eigh", [("eigenvalues", result.values), ("eigenvectors", result.vectors)])
            }),
        Operation(
            "eigvalsh", [.linalg], doc: "Eigenvalues of symmetric matrices.",
            .tensor("(Tensor A, str UPLO='L')") { (a) throws(TensorError) in
                try a.tensor(0).symmetricEigen(upper: a.string(1) == "U").values
            }),
        Operation(
            "lstsq", [.linalg], doc: "Least squares.",
            Overload("(Tensor A, Tensor B, float? rcond=None, *, str? driver=None)") { (a) throws(TensorError) in
                if !a.isNone(2) || !a.isNone(3) {
                    throw .notImplemented("linalg.lstsq: rcond and driver are not in Cellbook")
                }
                let result = try a.tensor(0).leastSquares(a.tensor(1))
                return .structure(
                    "linalg_lstsq",
                    [
                        ("solution", result.solution), ("residuals", result.residuals), ("rank", result.rank),
                        ("singular_values", result.values),
                    ])
            }),
        Operation(
            "pinv", [.linalg], doc: "The pseudo-inverse.",
            .tensor("(Tensor input, float? rcond=None)") { (a) throws(TensorError) in
                try a.tensor(0).pseudoInverse(a.optionalDouble(1))
            }),
        Operation(
            "pinverse", [.function, .method], doc: "The pseudo-inverse.",
            .tensor("(Tensor input, float rcond=1e-15)") { (a) throws(TensorError) in
                try a.tensor(0).pseudoInverse(a.double(1))
            }),
        Operation(
            "matrix_rank", [.linalg], doc: "The rank.",
            .tensor("(Tensor A, *, float? atol=None, float? rtol=None, bool hermitian=False)") {
                (a) throws(TensorError) in
                // The magnitudes of a symmetric matrix's eigenvalues are its singular values: `hermitian` only says how
                // they are found.
                try a.tensor(0).matrixRank(absolute: a.optionalDouble(1), relative: a.optionalDouble(2))
            }),
        Operation(
            "matrix_power", [.function, .method, .linalg], doc: "The power of a square matrix.",
            .tensor("(Tensor input, int n)") { (a) throws(TensorError) in try a.tensor(0).matrixPower(a.int(1)) }),
        Operation(
            "vector_norm", [.linalg], doc: "The p-norm over dimensions.",
            .tensor("(Tensor x, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)") {
                (a) throws(TensorError) in
                try a.tensor(0).vectorNorm(
                    a.double(1), a.optionalIntegers(2), keepDimensions: a.bool(3), dtype: a.dtype(4))
            }),
        Operation(
            "matrix_norm", [.linalg], doc: "A norm of matrices.",
            .tensor("(Tensor A, str ord='fro', int[] dim=(-2, -1), bool keepdim=False, *, dtype? dtype=None)") {
                (a) throws(TensorError) in
                try converted(a, 4).matrixNorm(a.string(1), a.integers(2), keepDimensions: a.bool(3))
            },
            .tensor("(Tensor A, Scalar ord, int[] dim=(-2, -1), bool keepdim=False, *, dtype? dtype=None)") {
                (a) throws(TensorError) in
                try converted(a, 4).matrixNorm(orderName(a.double(1)), a.integers(2), keepDimensions: a.bool(3))
            }),
        Operation(
            "linalg_norm", [.linalg], doc: "A norm of vectors or matrices.",
            .tensor("(Tensor A, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None)") {
                (a) throws(TensorError) in
                let (x, list) = (try a.tensor(0), try a.optionalIntegers(2))
                let isMatrix = list?.count == 2 || (list == nil && x.rank == 2)
                guard let order = try a.optionalDouble(1), isMatrix else {
                    return try x.vectorNorm(
                        a.optionalDouble(1) ?? 2, list, keepDimensions: a.bool(3), dtype: a.dtype(4))
                }
                return try converted(a, 4).matrixNorm(orderName(order), list ?? [0, 1], keepDimensions: a.bool(3))
            },
            .tensor("(Tensor A, str ord, int[]? dim=None, bool keepdim=False, *, dtype? dtype=None)") {
                (a) throws(TensorError) in
                try converted(a, 4).matrixNorm(
                    a.string(1), a.optionalIntegers(2) ?? [0, 1], keepDimensions: a.bool(3))
            }),
    ]

    /// The first argument in the type that another one names.
    private static func converted(_ a: Arguments, _ place: Int) throws(TensorError) -> Tensor {
        let tensor = try a.tensor(0)
        guard let type = try a.dtype(place) else { return tensor }
        return try tensor.to(type)
    }

    private static func orderName(_ order: Double) -> String {
        order == .infinity ? "inf" : order == -.infinity ? "-inf" : Int64(exactly: order).map(String.init) ?? "\(order)"
    }
}
