import CKernels

/// Matrix products. All of them come down to `batched`: products of matrices at constant distances.
extension Tensor {
    /// How a matrix lies in memory for the kernel: rows `leading` apart, or transposed.
    private struct MatrixLayout {
        let data: UnsafeMutableRawPointer
        let leading: Int
        let transposed: Bool
        let owner: Tensor

        /// The last two dimensions of `tensor`, copied when neither row nor column is contiguous.
        init(_ tensor: Tensor) throws(TensorError) {
            let r = tensor.rank - 2, c = tensor.rank - 1
            let (rows, columns) = (tensor.shape[r], tensor.shape[c])
            let (rowStride, columnStride) = (tensor.strides[r], tensor.strides[c])
            if (columnStride == 1 || columns <= 1) && (rowStride >= Swift.max(columns, 1) || rows <= 1) {
                leading = rows <= 1 ? Swift.max(columns, 1) : rowStride
                transposed = false
                owner = tensor
            } else if (rowStride == 1 || rows <= 1) && (columnStride >= Swift.max(rows, 1) || columns <= 1) {
                leading = columns <= 1 ? Swift.max(rows, 1) : columnStride
                transposed = true
                owner = tensor
            } else {
                owner = try tensor.copied()
                leading = Swift.max(columns, 1)
                transposed = false
            }
            data = owner.data
        }
    }

    /// `a · b` of [batch][m][k] and [batch][k][n], outside the graph; a `bias` of n elements is added to each row.
    static func productData(_ a: Tensor, _ b: Tensor, bias: Tensor? = nil) throws(TensorError) -> Tensor {
        let (batch, m, k, n) = (a.shape[0], a.shape[1], a.shape[2], b.shape[2])
        let type = a.dtype
        let result = try Tensor(empty: [batch, m, n], type.isFloatingPoint ? type.computeType : .int64)
        if result.count == 0 { return try type == result.dtype ? result : result.copied(type) }
        if type == .float32 || type == .float64 {
            let left = try MatrixLayout(a)
            let right = try MatrixLayout(b)
            let done: Bool
            if type == .float32 {
                var product = Sgemm()
                product.m = m
                product.n = n
                product.k = k
                product.transpose_a = left.transposed
                product.transpose_b = right.transposed
                product.alpha = 1
                product.a = UnsafePointer(left.data.assumingMemoryBound(to: Float.self))
                product.lda = left.leading
                product.b = UnsafePointer(right.data.assumingMemoryBound(to: Float.self))
                product.ldb = right.leading
                product.c = result.pointer(Float.self)
                product.ldc = n
                product.bias = bias.map { UnsafePointer($0.pointer(Float.self)) }
                product.batch = batch
                product.a_step = left.owner.strides[0]
                product.b_step = right.owner.strides[0]
                product.c_step = m * n
                done = sgemm(&product)
            } else {
                var product = Dgemm()
                product.m = m
                product.n = n
                product.k = k
                product.transpose_a = left.transposed
                product.transpose_b = right.transposed
                product.alpha = 1
                product.a = UnsafePointer(left.data.assumingMemoryBound(to: Double.self))
                product.lda = left.leading
                product.b = UnsafePointer(right.data.assumingMemoryBound(to: Double.self))
                product.ldb = right.leading
                product.c = result.pointer(Double.self)
                product.ldc = n
                product.bias = bias.map { UnsafePointer($0.pointer(Double.self)) }
                product.batch = batch
                product.a_step = left.owner.strides[0]
                product.b_step = right.owner.strides[0]
                product.c_step = m * n
                done = dgemm(&product)
            }
            guard done else { throw .outOfMemory(bytes: (m * k + k * n) * type.size) }
            return result
        }
        if type.isReducedFloat {
            let wide = try productData(a.copied(.float32), b.copied(.float32), bias: bias?.copied(.float32))
            return try wide.copied(type)
        }
        if type == .bool { throw .unsupported(kernel: "addmm_impl_cpu_", type) }
        integerProduct(try a.contiguousData(.int64), try b.contiguousData(.int64), result, batch, m, k, n)
        return type == .int64 ? result : try result.copied(type)
    }

    private static func integerProduct(
        _ a: Tensor, _ b: Tensor, _ result: Tensor, _ batch: Int, _ m: Int, _ k: Int, _ n: Int
    ) {
        let (x, y, z) = (a.pointer(Int64.self), b.pointer(Int64.self), result.pointer(Int64.self))
        for i in 0..<(batch * m) {
            let row = z + i * n
            for j in 0..<n { row[j] = 0 }
            let other = y + i / m * k * n
            for p in 0..<k {
                let factor = x[i * k + p]
                for j in 0..<n { row[j] = row[j] &+ factor &* other[p * n + j] }
            }
        }
    }

    private static func checkTypes(_ a: Tensor, _ b: Tensor) throws(TensorError) {
        guard a.dtype == b.dtype else { throw .productDTypes(a.dtype, b.dtype) }
    }

    /// A matrix without its batch dimension put in front.
    private func asBatch() -> Tensor {
        var (newShape, newStrides) = (shape, strides)
        newShape.insert(1, at: 0)
        newStrides.insert(shape.product, at: 0)
        return Tensor(storage: storage, shape: newShape, strides: newStrides, offset: offset, dtype: dtype)
    }

    private func withoutBatch() -> Tensor {
        var (newShape, newStrides) = (shape, strides)
        newShape.remove(at: 0)
        newStrides.remove(at: 0)
        return Tensor(storage: storage, shape: newShape, strides: newStrides, offset: offset, dtype: dtype)
    }

    // MARK: Products of given ranks

    package func mm(_ other: Tensor) throws(TensorError) -> Tensor {
        guard rank == 2 else { throw .matrixRank(argument: "self") }
        guard other.rank == 2 else { throw .matrixRank(argument: "mat2") }
        guard shape[1] == other.shape[0] else {
            throw .matrixShapes(rows: (shape[0], shape[1]), columns: (other.shape[0], other.shape[1]))
        }
        try Tensor.checkTypes(self, other)
        let result = try Tensor.productData(asBatch(), other.asBatch()).withoutBatch()
        try result.record("MmBackward0", [self, other], saving: [self, other]) { (node, g) throws(TensorError) in
            let (a, b) = (try node.value(0), try node.value(1))
            return [
                node.needs(0) ? try g.mm(b.matrixTranspose()) : nil,
                node.needs(1) ? try a.matrixTranspose().mm(g) : nil,
            ]
        }
        return result
    }

    package func bmm(_ other: Tensor) throws(TensorError) -> Tensor {
        guard rank == 3 else { throw .batchRank(argument: "batch1") }
        guard other.rank == 3 else { throw .batchRank(argument: "batch2") }
        guard shape[0] == other.shape[0] && shape[2] == other.shape[1] else {
            throw .batchShapes(expected: [shape[0], shape[2]], found: Array(other.shape[0..<2]))
        }
        try Tensor.checkTypes(self, other)
        let result = try Tensor.productData(self, other)
        try result.record("BmmBackward0", [self, other], saving: [self, other]) { (node, g) throws(TensorError) in
            let (a, b) = (try node.value(0), try node.value(1))
            return [
                node.needs(0) ? try g.bmm(b.transpose(1, 2)) : nil, node.needs(1) ? try a.transpose(1, 2).bmm(g) : nil,
            ]
        }
        return result
    }

    package func mv(_ vector: Tensor) throws(TensorError) -> Tensor {
        guard rank == 2, vector.rank == 1 else {
            throw .runtime("vector + matrix @ vector expected, got \(vector.rank), \(rank), \(vector.rank)")
        }
        guard shape[1] == vector.shape[0] else {
            throw .vectorProduct(matrix: (shape[0], shape[1]), vector: vector.shape[0])
        }
        try Tensor.checkTypes(self, vector)
        let column = Tensor(
            storage: vector.storage, shape: [1, vector.count, 1], strides: [vector.count, vector.strides[0], 1],
            offset: vector.offset, dtype: vector.dtype)
        let product = try Tensor.productData(asBatch(), column)
        let result = Tensor(storage: product.storage, shape: [shape[0]], strides: [1], dtype: product.dtype)
        try result.record("MvBackward0", [self, vector], saving: [self, vector]) { (node, g) throws(TensorError) in
            let (a, v) = (try node.value(0), try node.value(1))
            return [node.needs(0) ? try g.outer(v) : nil, node.needs(1) ? try a.matrixTranspose().mv(g) : nil]
        }
        return result
    }

    package func dot(_ other: Tensor) throws(TensorError) -> Tensor {
        guard rank == 1 && other.rank == 1 else { throw .dotRank(rank, other.rank) }
        guard dtype == other.dtype else { throw .dotDTypes(dtype, other.dtype) }
        guard count == other.count else { throw .dotShapes(count, other.count) }
        let result = try GradientMode.with(false) { () throws(TensorError) in try multiply(other).sum(dtype: dtype) }
        try result.record("DotBackward0", [self, other], saving: [self, other]) { (node, g) throws(TensorError) in
            let (a, b) = (try node.value(0), try node.value(1))
            return [node.needs(0) ? try g.multiply(b) : nil, node.needs(1) ? try g.multiply(a) : nil]
        }
        return result
    }

    package func outer(_ other: Tensor) throws(TensorError) -> Tensor {
        guard rank == 1 else { throw .runtime("outer: Expected 1-D argument self, but got \(rank)-D") }
        guard other.rank == 1 else { throw .runtime("outer: Expected 1-D argument vec2, but got \(other.rank)-D") }
        return try unsqueeze(1).multiply(other)
    }

    // MARK: With an addend

    /// beta · self + alpha · a · b
    package func addmm(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(TensorError) -> Tensor {
        guard a.rank == 2 && b.rank == 2 else {
            throw .runtime(
                "\(a.rank == 2 ? "mat2" : "mat1") must be a matrix, got \(a.rank == 2 ? b.rank : a.rank)-D tensor")
        }
        guard a.shape[1] == b.shape[0] else {
            throw .matrixShapes(rows: (a.shape[0], a.shape[1]), columns: (b.shape[0], b.shape[1]))
        }
        try Tensor.checkTypes(a, b)
        let target: Shape = [a.shape[0], b.shape[1]]
        guard (try? Shape.broadcast(shape, target)) == target else {
            throw .expandMismatch(shape, target)
        }
        let plain = beta.double == 1 && alpha.double == 1
        let result: Tensor
        if plain && rank == 1 && shape[0] == target[1] && dtype == a.dtype && dtype.isFloatingPoint
            && !dtype.isReducedFloat
        {
            result = try Tensor.productData(a.asBatch(), b.asBatch(), bias: contiguousData()).withoutBatch()
        } else {
            result = try GradientMode.with(false) { () throws(TensorError) in
                let product = try Tensor.productData(a.asBatch(), b.asBatch()).withoutBatch()
                let scaled = alpha.double == 1 ? product : try product.multiply(alpha)
                if beta.double == 0 { return scaled }
                return try scaled.add(beta.double == 1 ? self : multiply(beta))
            }
        }
        try result.record("AddmmBackward0", [self, a, b], saving: [a, b]) { (node, g) throws(TensorError) in
            let (a, b) = (try node.value(0), try node.value(1))
            let scaled = alpha.double == 1 ? g : try g.multiply(alpha)
            return [
                node.needs(0) ? (beta.double == 1 ? g : try g.multiply(beta)) : nil,
                node.needs(1) ? try scaled.mm(b.matrixTranspose()) : nil,
                node.needs(2) ? try a.matrixTranspose().mm(scaled) : nil,
            ]
        }
        return result
    }

    package func baddbmm(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(TensorError) -> Tensor {
        let product = try a.bmm(b)
        let scaled = alpha.double == 1 ? product : try product.multiply(alpha)
        if beta.double == 0 { return scaled }
        return try (beta.double == 1 ? self : multiply(beta)).add(scaled).named("BaddbmmBackward0")
    }

    package func addmv(_ a: Tensor, _ v: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(TensorError) -> Tensor {
        let product = try a.mv(v)
        return try multiply(beta).add(product.multiply(alpha)).named("AddmvBackward0")
    }

    package func addr(_ a: Tensor, _ b: Tensor, beta: Scalar = 1, alpha: Scalar = 1) throws(TensorError) -> Tensor {
        let product = try a.outer(b)
        return try multiply(beta).add(product.multiply(alpha)).named("AddrBackward0")
    }

    // MARK: Of any rank

    /// `matmul`, `@`
    package func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
        guard rank > 0 && other.rank > 0 else { throw .matmulZeroDimensional(rank, other.rank) }
        switch (rank, other.rank) {
        case (1, 1): return try dot(other)
        case (2, 1): return try mv(other)
        case (1, 2):
            guard shape[0] == other.shape[0] else {
                throw .matrixShapes(rows: (1, shape[0]), columns: (other.shape[0], other.shape[1]))
            }
            return try unsqueeze(0).mm(other).squeeze([0]).named("SqueezeBackward4")
        case (2, 2): return try mm(other)
        default: break
        }
        if rank >= 3 && other.rank <= 2 { return try foldedProduct(other) }
        let left = rank == 1 ? try unsqueeze(0) : self
        let right = other.rank == 1 ? try other.unsqueeze(1) : other
        let batch = try Shape.broadcast(
            Shape(left.shape[0..<(left.rank - 2)]), Shape(right.shape[0..<(right.rank - 2)]))
        let (m, k, n) = (left.shape[left.rank - 2], left.shape[left.rank - 1], right.shape[right.rank - 1])
        let a = try left.expand(batch.array + [m, k]).reshape([batch.product, m, k])
        let b = try right.expand(batch.array + [right.shape[right.rank - 2], n])
            .reshape([batch.product, right.shape[right.rank - 2], n])
        var sizes = batch.array
        if rank > 1 { sizes.append(m) }
        if other.rank > 1 { sizes.append(n) }
        return try a.bmm(b).reshape(sizes).named("UnsafeViewBackward0")
    }

    /// A batch of matrices times one matrix or vector: all rows at once.
    private func foldedProduct(_ other: Tensor) throws(TensorError) -> Tensor {
        let leading = Array(shape[0..<(rank - 1)])
        let rows = leading.reduce(1, *)
        let folded = try reshape([rows, shape[rank - 1]])
        if other.rank == 1 { return try folded.mv(other).reshape(leading).named("UnsafeViewBackward0") }
        return try folded.mm(other).reshape(leading + [other.shape[1]]).named("UnsafeViewBackward0")
    }

    /// `x · weightᵀ + bias`
    package func linear(_ weight: Tensor, _ bias: Tensor?) throws(TensorError) -> Tensor {
        guard weight.rank == 2 else {
            if weight.rank == 1 {
                let product = try matmul(weight)
                if let bias { return try product.add(bias) }
                return product
            }
            throw .runtime("t() expects a tensor with <= 2 dimensions, but self is \(weight.rank)D")
        }
        let transposed = try weight.matrixTranspose()
        guard rank >= 1 else {
            throw .runtime("both arguments to linear need to be at least 1D, but they are 0D and 2D")
        }
        if let bias {
            if rank == 2 { return try bias.addmm(self, transposed) }
            guard shape[rank - 1] == weight.shape[1] else {
                let rows = shape[0..<(rank - 1)].reduce(1, *)
                throw .matrixShapes(rows: (rows, shape[rank - 1]), columns: (weight.shape[1], weight.shape[0]))
            }
            let leading = Array(shape[0..<(rank - 1)])
            let folded = try reshape([leading.reduce(1, *), shape[rank - 1]])
            return try bias.addmm(folded, transposed).view(leading + [weight.shape[0]])
        }
        return try matmul(transposed)
    }

    package func tensordot(_ other: Tensor, _ left: [Int], _ right: [Int]) throws(TensorError) -> Tensor {
        guard left.count == right.count else {
            throw .runtime("both dimension lists should have same length")
        }
        var (a, b): ([Int], [Int]) = ([], [])
        for (i, j) in zip(left, right) {
            let d = try dimension(i)
            let e = try other.dimension(j)
            guard shape[d] == other.shape[e] else {
                throw .runtime(
                    "contracted dimensions need to match, but first has size \(shape[d]) in dim \(i) and second has size "
                        + "\(other.shape[e]) in dim \(j)")
            }
            a.append(d)
            b.append(e)
        }
        let restA = (0..<rank).filter { !a.contains($0) }
        let restB = (0..<other.rank).filter { !b.contains($0) }
        let inner = a.reduce(1) { $0 * shape[$1] }
        let sizesA = restA.map { shape[$0] }
        let sizesB = restB.map { other.shape[$0] }
        let x = try permute(restA + a).reshape([sizesA.reduce(1, *), inner])
        let y = try other.permute(b + restB).reshape([inner, sizesB.reduce(1, *)])
        return try x.mm(y).reshape(sizesA + sizesB)
    }
}
