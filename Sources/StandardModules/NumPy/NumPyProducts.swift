import CKernels
import Interpreter

/// Matrix products.
enum NumPyProducts {
    static func matmul(_ a: NumPyArray, _ b: NumPyArray) throws(Raise) -> NumPyArray {
        for (place, operand) in [a, b].enumerated() where operand.rank == 0 {
            throw valueError(
                "matmul: Input operand \(place) does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)"
            )
        }
        guard let type = NumPyType.promoted(a.type, b.type), type.kind.isNumeric else {
            throw Ufunc("matmul", OP_MUL, 2, .arithmetic).noLoop([.array(a), .array(b)])
        }
        let left = a.rank == 1 ? a.view(shape: [1, a.shape[0]], strides: [0, a.strides[0]], base: .empty) : a
        let right = b.rank == 1 ? b.view(shape: [b.shape[0], 1], strides: [b.strides[0], 0], base: .empty) : b
        let (m, k, n) = (left.shape[left.rank - 2], left.shape[left.rank - 1], right.shape[right.rank - 1])
        let inner = right.shape[right.rank - 2]
        guard k == inner else {
            throw valueError(
                "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size \(inner) is different from \(k))"
            )
        }
        let batch: [Int]
        do throws(Raise) {
            batch = try broadcastShape([Array(left.shape.dropLast(2)), Array(right.shape.dropLast(2))])
        } catch {
            clearPending()
            throw valueError(
                "operands could not be broadcast together with remapped shapes [original->remapped]: "
                    + "\(compactShapeText(a.shape))->(\(left.shape.dropLast(2).map { String($0) }.joined(separator: ",")),newaxis,newaxis) "
                    + "\(compactShapeText(b.shape))->(\(right.shape.dropLast(2).map { String($0) }.joined(separator: ",")),newaxis,newaxis) "
            )
        }
        let working = workingType(type)
        let (x, y) = (try spread(left, batch, working), try spread(right, batch, working))
        let result = try NumPyArray.zeros(batch + [m, n], working)
        let count = batch.reduce(1, &*)
        if result.count > 0 && k > 0 {
            for i in 0..<count {
                try multiply(
                    x.data + i * m * k * working.size, y.data + i * k * n * working.size,
                    result.data + i * m * n * working.size, (m, k, n), working)
            }
        }
        var shape = batch
        if a.rank > 1 { shape.append(m) }
        if b.rank > 1 { shape.append(n) }
        let dense = try result.converted(to: type)
        return dense.reshapedView(shape, base: .empty) ?? dense
    }

    private static func workingType(_ type: NumPyType) -> NumPyType {
        if type.kind == .float16 { return .float32 }
        return type.kind.isFloat ? type : type.kind == .uint64 ? .uint64 : .int64
    }

    /// In C order with the batch's dimensions written out.
    private static func spread(_ array: NumPyArray, _ batch: [Int], _ type: NumPyType) throws(Raise) -> NumPyArray {
        let shape = batch + array.shape.suffix(2)
        guard let strides = array.broadcastStrides(to: shape) else { throw broadcastError(array.shape, into: shape) }
        let view = array.view(shape: shape, strides: strides, base: .empty)
        return try view.converted(to: type).contiguous()
    }

    private static func multiply(
        _ a: UnsafeMutableRawPointer, _ b: UnsafeMutableRawPointer, _ c: UnsafeMutableRawPointer,
        _ size: (m: Int, k: Int, n: Int),
        _ type: NumPyType
    ) throws(Raise) {
        switch type.kind {
        case .float64:
            var product = Dgemm()
            (product.m, product.n, product.k) = (size.m, size.n, size.k)
            (product.alpha, product.beta) = (1, 0)
            product.a = UnsafePointer(a.assumingMemoryBound(to: Double.self))
            product.b = UnsafePointer(b.assumingMemoryBound(to: Double.self))
            product.c = c.assumingMemoryBound(to: Double.self)
            (product.lda, product.ldb, product.ldc) = (size.k, size.n, size.n)
            product.batch = 1
            guard dgemm(&product) else { throw memoryError() }
            try checkInterruptedLoop()
        case .float32:
            var product = Sgemm()
            (product.m, product.n, product.k) = (size.m, size.n, size.k)
            (product.alpha, product.beta) = (1, 0)
            product.a = UnsafePointer(a.assumingMemoryBound(to: Float.self))
            product.b = UnsafePointer(b.assumingMemoryBound(to: Float.self))
            product.c = c.assumingMemoryBound(to: Float.self)
            (product.lda, product.ldb, product.ldc) = (size.k, size.n, size.n)
            product.batch = 1
            guard sgemm(&product) else { throw memoryError() }
            try checkInterruptedLoop()
        default:
            let (x, y) = (a.assumingMemoryBound(to: Int64.self), b.assumingMemoryBound(to: Int64.self))
            let z = c.assumingMemoryBound(to: Int64.self)
            for i in 0..<size.m {
                for l in 0..<size.k {
                    let factor = x[i * size.k + l]
                    for j in 0..<size.n { z[i * size.n + j] &+= factor &* y[l * size.n + j] }
                }
            }
        }
    }
}
