import COpenBLAS

/// Decompositions by LAPACK, in double precision for every type, one matrix of a batch after the other.
extension Tensor {
    private func checkMatrix(_ name: String, square: Bool = false) throws(TensorError) {
        guard rank >= 2 else {
            throw .runtime("linalg.\(name): The input tensor A must have at least 2 dimensions.")
        }
        guard dtype == .float32 || dtype == .float64 else {
            throw .runtime(
                "linalg.\(name): Expected a floating point or complex tensor as input. Got \(dtype.scalarName)")
        }
        if square, shape[rank - 1] != shape[rank - 2] {
            throw .runtime(
                "linalg.\(name): A must be batches of square matrices, but they are \(shape[rank - 2]) by \(shape[rank - 1]) "
                    + "matrices")
        }
        guard openblas_load() else {
            throw .runtime("linalg.\(name): the library OpenBLAS is needed: \(String(cString: openblas_location()))")
        }
        guard shape[rank - 1] < Int(Int32.max), shape[rank - 2] < Int(Int32.max) else {
            throw .sizeOverflow(shape.array)
        }
    }

    private var batch: [Int] { Array(shape[0..<(rank - 2)]) }
    private var rows: Int { shape[rank - 2] }
    private var columns: Int { shape[rank - 1] }

    /// Matrices column after column, as LAPACK wants them: the transpose, contiguous and double.
    private func columnMajor() throws(TensorError) -> Tensor {
        try GradientMode.with(false) { () throws(TensorError) in try transpose(-1, -2).copied(.float64) }
    }

    /// From column-major double back to this tensor's type.
    private static func fromColumnMajor(_ tensor: Tensor, _ dtype: DType) throws(TensorError) -> Tensor {
        try GradientMode.with(false) { () throws(TensorError) in try tensor.transpose(-1, -2).copied(dtype) }
    }

    private static func fault(_ message: String) -> TensorError {
        .argument(ArgumentFault(kind: .linearAlgebra, message: message))
    }

    /// The LU factorisation of each matrix.
    private func factorized() throws(TensorError) -> (factors: Tensor, pivots: [[Int32]], info: [Int]) {
        let a = try columnMajor()
        let n = rows
        var pivots: [[Int32]] = []
        var info: [Int] = []
        for i in 0..<batch.reduce(1, *) {
            var p = [Int32](repeating: 0, count: Swift.max(n, 1))
            info.append(
                n == 0
                    ? 0
                    : Int(
                        openblas_dgetrf(
                            Int32(n), Int32(n), a.pointer(Double.self) + i * n * n, Int32(n), &p)))
            pivots.append(p)
        }
        return (a, pivots, info)
    }

    package func inverse() throws(TensorError) -> Tensor {
        try checkMatrix("inv", square: true)
        let n = rows
        let (a, pivots, info) = try factorized()
        for (i, code) in info.enumerated() where code > 0 {
            throw Tensor.fault(
                "linalg.inv: \(info.count > 1 ? "(Batch element \(i)): " : "")The diagonal element \(code) is zero, the "
                    + "inversion could not be completed because the input matrix is singular.")
        }
        for (i, p) in pivots.enumerated() where n > 0 {
            _ = openblas_dgetri(Int32(n), a.pointer(Double.self) + i * n * n, Int32(n), p)
        }
        let result = try Tensor.fromColumnMajor(a, dtype)
        try result.record("LinalgInvExBackward0", [self], savingResult: true) { (node, g) throws(TensorError) in
            let t = try node.value(0).transpose(-1, -2)
            return [try t.matmul(g).matmul(t).negated()]
        }
        return result
    }

    package func determinant() throws(TensorError) -> Tensor {
        try checkMatrix("det", square: true)
        let (sign, logarithm) = try signAndLogDeterminant(name: "det")
        let result = try GradientMode.with(false) { () throws(TensorError) in
            try sign.to(.float64).multiply(UnaryOp.exp(logarithm.to(.float64))).to(dtype)
        }
        let exact = try exactDeterminant(result)
        try exact.record("LinalgDetBackward0", [self], saving: [self], savingResult: true) {
            (node, g) throws(TensorError) in
            let inverse = try node.value(0).inverse()
            let scaled = try g.multiply(node.value(1)).unsqueeze(-1).unsqueeze(-1)
            return [try inverse.transpose(-1, -2).multiply(scaled)]
        }
        return exact
    }

    /// The product of the pivots, instead of the exponential of a sum.
    private func exactDeterminant(_ like: Tensor) throws(TensorError) -> Tensor {
        let n = rows
        let (a, pivots, _) = try factorized()
        let result = try Tensor(empty: like.shape, .float64)
        for (i, p) in pivots.enumerated() {
            var value = 1.0
            for k in 0..<n {
                value *= a.pointer(Double.self)[i * n * n + k * n + k]
                if Int(p[k]) != k + 1 { value = -value }
            }
            result.pointer(Double.self)[i] = value
        }
        return try result.copied(dtype)
    }

    package func signAndLogDeterminant(name: String = "slogdet") throws(TensorError) -> (
        sign: Tensor, logarithm: Tensor
    ) {
        try checkMatrix(name, square: true)
        let n = rows
        let (a, pivots, _) = try factorized()
        let signs = try Tensor(empty: Shape(batch), .float64)
        let logs = try Tensor(empty: Shape(batch), .float64)
        for (i, p) in pivots.enumerated() {
            var (sign, sum) = (1.0, 0.0)
            for k in 0..<n {
                let pivot = a.pointer(Double.self)[i * n * n + k * n + k]
                if Int(p[k]) != k + 1 { sign = -sign }
                sign *= pivot > 0 ? 1 : pivot < 0 ? -1 : 0
                sum += logOfMagnitude(pivot)
            }
            signs.pointer(Double.self)[i] = sign
            logs.pointer(Double.self)[i] = sum
        }
        let logarithm = try logs.copied(dtype)
        try logarithm.record("LinalgSlogdetBackward0", [self], saving: [self]) { (node, g) throws(TensorError) in
            let inverse = try node.value(0).inverse()
            return [try inverse.transpose(-1, -2).multiply(g.unsqueeze(-1).unsqueeze(-1))]
        }
        return (try signs.copied(dtype), logarithm)
    }

    package func solve(_ right: Tensor, left: Bool = true) throws(TensorError) -> Tensor {
        try checkMatrix("solve", square: true)
        guard right.dtype == dtype else {
            throw .runtime(
                "linalg.solve: Expected A and B to have the same dtype, but found A of type \(dtype.scalarName) and B of type \(right.dtype.scalarName) instead"
            )
        }
        if !left { return try transpose(-1, -2).solve(right.transpose(-1, -2)).transpose(-1, -2) }
        let isVector = right.rank == 1 || (right.rank == rank - 1 && right.shape.array == Array(shape[0..<(rank - 1)]))
        let b = isVector ? try right.unsqueeze(-1) : right
        guard b.rank >= 2, b.shape[b.rank - 2] == columns else {
            throw .runtime(
                "linalg.solve: Incompatible shapes of A and B for the equation AX = B (\(rows)x\(columns) and \(b.rank >= 2 ? b.shape[b.rank - 2] : 0)x\(b.shape[b.rank - 1]))"
            )
        }
        let common = try Shape.broadcast(Shape(batch), Shape(b.shape[0..<(b.rank - 2)])).array
        let a = try expand(common + [rows, columns])
        let target = try b.expand(common + Array(b.shape[(b.rank - 2)...]))
        let (factors, pivots, info) = try a.factorized()
        for (i, code) in info.enumerated() where code > 0 {
            throw Tensor.fault(
                "linalg.solve: \(info.count > 1 ? "(Batch element \(i)): " : "")The solver failed because the input matrix is singular."
            )
        }
        let x = try target.columnMajor()
        let (n, k) = (rows, b.shape[b.rank - 1])
        for (i, p) in pivots.enumerated() where n > 0 && k > 0 {
            _ = openblas_dgetrs(
                false, Int32(n), Int32(k), factors.pointer(Double.self) + i * n * n, Int32(n), p,
                x.pointer(Double.self) + i * n * k, Int32(n))
        }
        let solved = try Tensor.fromColumnMajor(x, dtype)
        try solved.record("LinalgSolveExBackward0", [a, target], saving: [a], savingResult: true) {
            (node, g) throws(TensorError) in
            let db = try node.value(0).transpose(-1, -2).solve(g)
            return [node.needs(0) ? try db.matmul(node.value(1).transpose(-1, -2)).negated() : nil, db]
        }
        return isVector ? try solved.squeeze([-1]).named("LinalgSolveExBackward0") : solved
    }

    package func cholesky(upper: Bool = false) throws(TensorError) -> Tensor {
        try checkMatrix("cholesky", square: true)
        let a = try columnMajor()
        let n = rows
        let count = batch.reduce(1, *)
        for i in 0..<count where n > 0 {
            let code = openblas_dpotrf(upper, Int32(n), a.pointer(Double.self) + i * n * n, Int32(n))
            guard code == 0 else {
                throw Tensor.fault(
                    "linalg.cholesky: \(count > 1 ? "(Batch element \(i)): " : "")The factorization could not be completed "
                        + "because the input is not positive-definite (the leading minor of order \(code) is not "
                        + "positive-definite).")
            }
        }
        let result = try GradientMode.with(false) { () throws(TensorError) in
            try Tensor.fromColumnMajor(a, dtype).triangle(upper: upper, diagonal: 0)
        }
        try result.record("LinalgCholeskyExBackward0", [self], savingResult: true) { (node, g) throws(TensorError) in
            let factor = try node.value(0)
            let l = upper ? try factor.transpose(-1, -2) : factor
            let gl = upper ? try g.transpose(-1, -2) : g
            // Φ takes the lower triangle with half of the diagonal.
            let product = try l.transpose(-1, -2).matmul(gl).triangle(upper: false, diagonal: 0)
            let symmetric = try product.add(product.triangle(upper: false, diagonal: -1).transpose(-1, -2)).multiply(
                0.5)
            let inverse = try l.inverse()
            return [try inverse.transpose(-1, -2).matmul(symmetric).matmul(inverse)]
        }
        return result
    }

    package func qr(_ mode: String) throws(TensorError) -> (q: Tensor, r: Tensor) {
        try checkMatrix("qr")
        guard ["reduced", "complete", "r"].contains(mode) else {
            throw .runtime(
                "qr received unrecognized mode '\(mode)' but expected one of 'reduced' (default), 'r', or 'complete'")
        }
        let (m, n) = (rows, columns)
        let k = Swift.min(m, n)
        let width = mode == "complete" ? m : k
        let a = try columnMajor()
        let q = try Tensor.zeros(Shape(batch + [width, m]), .float64)
        var tau = [Double](repeating: 0, count: Swift.max(k, 1))
        let r = try Tensor.zeros(Shape(batch + [n, width]), .float64)
        for i in 0..<batch.reduce(1, *) where k > 0 {
            let matrix = a.pointer(Double.self) + i * m * n
            _ = openblas_dgeqrf(Int32(m), Int32(n), matrix, Int32(m), &tau)
            let (to, target) = (r.pointer(Double.self) + i * n * width, q.pointer(Double.self) + i * width * m)
            for c in 0..<n { for row in 0...Swift.min(c, width - 1) { to[c * width + row] = matrix[c * m + row] } }
            for c in 0..<k { for row in 0..<m { target[c * m + row] = matrix[c * m + row] } }
            _ = openblas_dorgqr(Int32(m), Int32(width), Int32(k), target, Int32(m), tau)
        }
        let rows = try Tensor.fromColumnMajor(r, dtype)
        if mode == "r" { return (try Tensor(empty: [0], dtype), rows) }
        let orthogonal = try Tensor.fromColumnMajor(q, dtype)
        guard Tensor.records(self) else { return (orthogonal, rows) }
        guard mode == "reduced", m >= n else { throw .notDifferentiable("linalg_qr of this mode") }
        try Tensor.record("LinalgQrBackward0", [orthogonal, rows], [self], savingResults: [orthogonal, rows]) {
            (node, gradients) throws(TensorError) in
            let (q, r) = (try node.value(0), try node.value(1))
            var total = try Tensor.zeros(r.shape, r.dtype)
            if let gr = gradients[1] { total = try total.add(r.matmul(gr.transpose(-1, -2))) }
            if let gq = gradients[0] { total = try total.subtract(gq.transpose(-1, -2).matmul(q)) }
            // The lower triangle mirrored to a symmetric matrix.
            let lower = try total.triangle(upper: false, diagonal: 0)
            let symmetric = try lower.add(total.triangle(upper: false, diagonal: -1).transpose(-1, -2))
            var right = try q.matmul(symmetric)
            if let gq = gradients[0] { right = try right.add(gq) }
            return [try right.matmul(r.inverse().transpose(-1, -2))]
        }
        return (orthogonal, rows)
    }

    package func svd(full: Bool) throws(TensorError) -> (u: Tensor, s: Tensor, vh: Tensor) {
        try checkMatrix("svd")
        let (m, n) = (rows, columns)
        let k = Swift.min(m, n)
        let (wide, tall) = full ? (m, n) : (k, k)
        let a = try columnMajor()
        let u = try Tensor.zeros(Shape(batch + [wide, m]), .float64)
        let vt = try Tensor.zeros(Shape(batch + [n, tall]), .float64)
        let s = try Tensor(empty: Shape(batch + [k]), .float64)
        let count = batch.reduce(1, *)
        for i in 0..<count where k > 0 {
            let code = openblas_dgesdd(
                full, Int32(m), Int32(n), a.pointer(Double.self) + i * m * n, Int32(m), s.pointer(Double.self) + i * k,
                u.pointer(Double.self) + i * wide * m, Int32(m), vt.pointer(Double.self) + i * n * tall,
                Int32(Swift.max(tall, 1)))
            guard code == 0 else {
                throw Tensor.fault(
                    "linalg.svd: \(count > 1 ? "(Batch element \(i)): " : "")The algorithm failed to converge because the "
                        + "input matrix contained non-finite values.")
            }
        }
        let results = [
            try Tensor.fromColumnMajor(u, dtype), try s.copied(dtype), try Tensor.fromColumnMajor(vt, dtype),
        ]
        guard Tensor.records(self) else { return (results[0], results[1], results[2]) }
        if full && m != n { throw .notDifferentiable("linalg_svd with full_matrices=True") }
        try Tensor.record("LinalgSvdBackward0", results, [self], savingResults: results) {
            (node, gradients) throws(TensorError) in
            [try Tensor.svdGradient(node.value(0), node.value(1), node.value(2), gradients)]
        }
        return (results[0], results[1], results[2])
    }

    private static func svdGradient(
        _ u: Tensor, _ s: Tensor, _ vh: Tensor, _ gradients: [Tensor?]
    ) throws(TensorError) -> Tensor {
        let ut = try u.transpose(-1, -2)
        let v = try vh.transpose(-1, -2)
        let k = s.shape[s.rank - 1]
        var middle = try Tensor.zeros(Shape(s.shape.array + [k]), s.dtype)
        let row = try s.unsqueeze(-2)
        let column = try s.unsqueeze(-1)
        if let gs = gradients[1] {
            middle = try middle.add(gs.unsqueeze(-1).multiply(Tensor.eye(k, k, s.dtype)))
        }
        if gradients[0] != nil || gradients[2] != nil {
            let square = try row.multiply(row).subtract(column.multiply(column))
            let unit = try Tensor.eye(k, k, .bool)
            let safe = try Tensor.select(unit, Tensor.scalar(1, s.dtype), square)
            let f = try Tensor.select(unit, Tensor.scalar(0, s.dtype), UnaryOp.reciprocal(safe))
            if let gu = gradients[0] {
                let p = try ut.matmul(gu)
                middle = try middle.add(p.subtract(p.transpose(-1, -2)).multiply(f).multiply(row))
            }
            if let gv = gradients[2] {
                let q = try vh.matmul(gv.transpose(-1, -2))
                middle = try middle.add(column.multiply(q.subtract(q.transpose(-1, -2)).multiply(f)))
            }
        }
        var result = try u.matmul(middle).matmul(vh)
        let inverse = try UnaryOp.reciprocal(row)
        let (m, n) = (u.shape[u.rank - 2], v.shape[v.rank - 2])
        if let gu = gradients[0], m > k {
            let scaled = try gu.multiply(inverse)
            result = try result.add(scaled.subtract(u.matmul(ut.matmul(scaled))).matmul(vh))
        }
        if let gv = gradients[2], n > k {
            let scaled = try gv.multiply(inverse.transpose(-1, -2))
            result = try result.add(u.matmul(scaled.subtract(scaled.matmul(v).matmul(vh))))
        }
        return result
    }

    /// Eigenvalues and vectors of symmetric matrices, by their lower or upper triangle.
    package func symmetricEigen(upper: Bool) throws(TensorError) -> (values: Tensor, vectors: Tensor) {
        try checkMatrix("eigh", square: true)
        let n = rows
        let a = try columnMajor()
        let values = try Tensor(empty: Shape(batch + [n]), .float64)
        for i in 0..<batch.reduce(1, *) where n > 0 {
            let code = openblas_dsyevd(
                true, upper, Int32(n), a.pointer(Double.self) + i * n * n, Int32(n), values.pointer(Double.self) + i * n
            )
            guard code == 0 else {
                throw Tensor.fault(
                    "linalg.eigh: The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated eigenvalues (error code: \(code))."
                )
            }
        }
        let results = [try values.copied(dtype), try Tensor.fromColumnMajor(a, dtype)]
        try Tensor.record("LinalgEighBackward0", results, [self], savingResults: results) {
            (node, gradients) throws(TensorError) in
            let (w, v) = (try node.value(0), try node.value(1))
            let vt = try v.transpose(-1, -2)
            let size = w.shape[w.rank - 1]
            var middle = try Tensor.zeros(v.shape, v.dtype)
            if let gw = gradients[0] {
                middle = try middle.add(gw.unsqueeze(-1).multiply(Tensor.eye(size, size, w.dtype)))
            }
            if let gv = gradients[1] {
                let difference = try w.unsqueeze(-2).subtract(w.unsqueeze(-1))
                let unit = try Tensor.eye(size, size, .bool)
                let safe = try Tensor.select(unit, Tensor.scalar(.double(.infinity), w.dtype), difference)
                middle = try middle.add(vt.matmul(gv).divide(safe))
            }
            return [try v.matmul(middle).matmul(vt)]
        }
        return (results[0], results[1])
    }

    package func leastSquares(_ right: Tensor) throws(TensorError) -> (
        solution: Tensor, residuals: Tensor, rank: Tensor, values: Tensor
    ) {
        try checkMatrix("lstsq")
        let isVector = right.rank == rank - 1
        let b = isVector ? try right.unsqueeze(-1) : right
        guard b.rank >= 2, b.shape[b.rank - 2] == rows else {
            throw .runtime("linalg.lstsq: input.size(-2) should match other.size(-2)")
        }
        let (m, n, k) = (rows, columns, b.shape[b.rank - 1])
        let a = try columnMajor()
        let tall = Swift.max(m, n)
        let count = batch.reduce(1, *)
        let work = try Tensor.zeros(Shape(batch + [k, tall]), .float64)
        let x = try Tensor(empty: Shape(batch + [k, n]), .float64)
        let from = try b.columnMajor()
        let ranks = try Tensor.zeros(Shape(batch), .int64)
        let residuals = try Tensor.zeros(Shape(batch + [k]), .float64)
        var s = [Double](repeating: 0, count: Swift.max(Swift.min(m, n), 1))
        let epsilon = (dtype == .float32 ? 1.1920928955078125e-07 : 2.220446049250313e-16) * Double(tall)
        for i in 0..<count where m > 0 && n > 0 {
            let target = work.pointer(Double.self) + i * k * tall
            for c in 0..<k { for r in 0..<m { target[c * tall + r] = from.pointer(Double.self)[(i * k + c) * m + r] } }
            var found: Int32 = 0
            _ = openblas_dgelsd(
                Int32(m), Int32(n), Int32(k), a.pointer(Double.self) + i * m * n, Int32(m), target, Int32(tall), &s,
                epsilon,
                &found)
            ranks.pointer(Int64.self)[i] = Int64(found)
            for c in 0..<k {
                for r in 0..<n { x.pointer(Double.self)[(i * k + c) * n + r] = target[c * tall + r] }
                for r in n..<Swift.max(m, n) where r < m {
                    residuals.pointer(Double.self)[i * k + c] += target[c * tall + r] * target[c * tall + r]
                }
            }
        }
        let solution = try Tensor.fromColumnMajor(x, dtype)
        let found = try ranks.integers()
        let full = m > n && found.allSatisfy { $0 == n }
        return (
            isVector ? try solution.squeeze([-1]) : solution,
            full ? try residuals.copied(dtype) : try Tensor(empty: [0], dtype), ranks, try Tensor(empty: [0], dtype)
        )
    }

    package func solveTriangular(
        _ right: Tensor, upper: Bool, left: Bool, unitDiagonal: Bool
    ) throws(TensorError) -> Tensor {
        try checkMatrix("solve_triangular", square: true)
        var matrix = try triangle(upper: upper, diagonal: 0)
        if unitDiagonal {
            let strict = try triangle(upper: upper, diagonal: upper ? 1 : -1)
            matrix = try strict.add(Tensor.eye(rows, rows, dtype))
        }
        return try matrix.solve(right, left: left)
    }

    package func pseudoInverse(_ relative: Double?) throws(TensorError) -> Tensor {
        let (u, s, vh) = try svd(full: false)
        let epsilon = dtype == .float32 ? 1.1920928955078125e-07 : 2.220446049250313e-16
        let cutoff = relative ?? epsilon * Double(Swift.max(rows, columns))
        if s.count == 0 { return try Tensor.zeros(Shape(batch + [columns, rows]), dtype) }
        let limit = try s.detached().extreme(maximum: true, [-1], keepDimensions: true).multiply(.double(cutoff))
        let kept = try BinaryOp.gt(s, limit)
        let inverted = try Tensor.select(kept, UnaryOp.reciprocal(s), Tensor.scalar(0, dtype))
        return try vh.transpose(-1, -2).multiply(inverted.unsqueeze(-2)).matmul(u.transpose(-1, -2)).named(
            "LinalgPinvBackward0")
    }

    /// Singular values above the larger of both limits count; the relative one is 0 where only the absolute one is given.
    package func matrixRank(absolute: Double? = nil, relative: Double?) throws(TensorError) -> Tensor {
        let s = try GradientMode.with(false) { () throws(TensorError) in try svd(full: false).s }
        if s.count == 0 { return try Tensor.zeros(Shape(batch), .int64) }
        let epsilon = dtype == .float32 ? 1.1920928955078125e-07 : 2.220446049250313e-16
        let fallback = (absolute ?? 0) > 0 ? 0 : epsilon * Double(Swift.max(rows, columns))
        let limit = try s.extreme(maximum: true, [-1], keepDimensions: true).multiply(.double(relative ?? fallback))
        return try BinaryOp.gt(s, limit.clamp(.double(absolute ?? 0), nil)).sum([-1])
    }

    /// `matrix_power`
    package func matrixPower(_ exponent: Int) throws(TensorError) -> Tensor {
        guard rank >= 2, rows == columns else {
            throw .runtime(
                "linalg.matrix_power: A must be batches of square matrices, but they are \(rank >= 2 ? rows : 0) by \(rank >= 2 ? columns : 0) matrices"
            )
        }
        if exponent < 0 { return try inverse().matrixPower(exponent == Int.min ? Int.max : -exponent) }
        var result: Tensor?
        var base = self
        var e = exponent
        while e > 0 {
            if e & 1 == 1 {
                if let present = result { result = try present.matmul(base) } else { result = base }
            }
            e >>= 1
            if e > 0 { base = try base.matmul(base) }
        }
        if let result { return result }
        return try Tensor.eye(rows, rows, dtype).expand(batch + [rows, rows]).copied()
    }

    /// Norms of matrices: Frobenius, nuclear, and the operator norms 1, 2 and ∞.
    package func matrixNorm(_ order: String, _ dimensions: [Int], keepDimensions: Bool) throws(TensorError) -> Tensor {
        guard dimensions.count == 2 else {
            throw .runtime("linalg.matrix_norm: dim must be a 2-tuple. Got \(dimensions)")
        }
        let (a, b) = (try dimension(dimensions[0]), try dimension(dimensions[1]))
        guard a != b else {
            throw .runtime("linalg.matrix_norm: dims must be different. Got (\(dimensions[0]), \(dimensions[1]))")
        }
        func restore(_ tensor: Tensor) throws(TensorError) -> Tensor {
            if !keepDimensions { return tensor }
            return try tensor.unsqueeze(Swift.min(a, b)).unsqueeze(Swift.max(a, b))
        }
        switch order {
        case "fro": return try vectorNorm(2, [a, b], keepDimensions: keepDimensions)
        case "nuc", "2", "-2":
            let s = try moveDimensions([a, b], [-2, -1]).svd(full: false).s
            if order == "nuc" { return try restore(s.sum([-1])) }
            return try restore(s.extreme(maximum: order == "2", [-1], keepDimensions: false))
        case "1", "-1", "inf", "-inf":
            let along = order.hasSuffix("1") ? a : b
            let other = order.hasSuffix("1") ? b : a
            let sums = try UnaryOp.abs(self).sum([along], keepDimensions: true)
            let result = try sums.extreme(maximum: !order.hasPrefix("-"), [other], keepDimensions: true)
            if keepDimensions { return result }
            return try result.squeeze([a, b]).named(order.hasPrefix("-") ? "AminBackward0" : "AmaxBackward0")
        default: throw .runtime("linalg.matrix_norm: Order \(order) not supported.")
        }
    }

    /// Distances between all rows of two sets.
    package func cdist(_ other: Tensor, _ p: Double) throws(TensorError) -> Tensor {
        guard rank >= 2 else { throw .runtime("cdist only supports at least 2D tensors, X1 got: \(rank)D") }
        guard other.rank >= 2 else { throw .runtime("cdist only supports at least 2D tensors, X2 got: \(other.rank)D") }
        guard shape[rank - 1] == other.shape[other.rank - 1] else {
            throw .runtime(
                "X1 and X2 must have the same number of columns. X1: \(shape[rank - 1]) X2: \(other.shape[other.rank - 1])"
            )
        }
        guard p >= 0 else { throw .runtime("cdist only supports non-negative p values") }
        return try unsqueeze(-2).subtract(other.unsqueeze(-3)).vectorNorm(p, [-1]).named("CdistBackward0")
    }
}
