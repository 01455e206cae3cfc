/// Type promotion: which type the result of an operation on several operands has.
///
/// Operands fall into three groups: tensors with dimensions, tensors without, and scalars. A later group changes the
/// result only when its category (bool < integer < floating point) is higher.
extension DType {
    /// The smallest type that holds both, as PyTorch's table has it.
    package static func promote(_ a: DType, _ b: DType) -> DType {
        if a == b { return a }
        switch (a.isFloatingPoint, b.isFloatingPoint) {
        case (true, true):
            if a == .float64 || b == .float64 { return .float64 }
            return .float32
        case (true, false): return a
        case (false, true): return b
        case (false, false): break
        }
        if a == .bool { return b }
        if b == .bool { return a }
        if a.isSigned == b.isSigned { return a.size >= b.size ? a : b }
        let (signed, unsigned) = a.isSigned ? (a, b) : (b, a)
        if signed.size > unsigned.size { return signed }
        switch unsigned.size {
        case 1: return .int16
        case 2: return .int32
        case 4: return .int64
        default: return .float32
        }
    }

    /// 0 for bool, 1 for integers, 2 for floating point.
    var category: Int { isFloatingPoint ? 2 : self == .bool ? 0 : 1 }
}

/// The promotion of operands, gathered one after the other.
package struct Promotion {
    private var dimensioned: DType?
    private var zeroDimensional: DType?
    private var scalar: DType?

    package init() {}

    package mutating func add(_ tensor: Tensor) {
        if tensor.shape.count > 0 {
            dimensioned = dimensioned.map { DType.promote($0, tensor.dtype) } ?? tensor.dtype
        } else {
            zeroDimensional = zeroDimensional.map { DType.promote($0, tensor.dtype) } ?? tensor.dtype
        }
    }

    package mutating func add(_ value: Scalar) {
        scalar = scalar.map { DType.promote($0, value.dtype) } ?? value.dtype
    }

    package var result: DType {
        Promotion.combine(dimensioned, Promotion.combine(zeroDimensional, scalar)) ?? DType.defaultFloat
    }

    private static func combine(_ higher: DType?, _ lower: DType?) -> DType? {
        guard let higher else { return lower }
        guard let lower else { return higher }
        return lower.category > higher.category ? DType.promote(higher, lower) : higher
    }

    package static func of(_ a: Tensor, _ b: Tensor) -> DType {
        if a.dtype == b.dtype { return a.dtype }
        var promotion = Promotion()
        promotion.add(a)
        promotion.add(b)
        return promotion.result
    }

    package static func of(_ a: Tensor, _ b: Scalar) -> DType {
        let other = b.dtype
        return other.category > a.dtype.category ? DType.promote(a.dtype, other) : a.dtype
    }

    package static func of(_ tensors: [Tensor]) -> DType {
        var promotion = Promotion()
        for tensor in tensors { promotion.add(tensor) }
        return promotion.result
    }
}
