import CKernels

/// Numbers nested in sequences, as the language gives them to `torch.tensor` and gets them from `tolist`.
package indirect enum NestedValue {
    case scalar(Scalar)
    case tensor(Tensor)
    case list([NestedValue])
}

extension Tensor {
    /// The element at a position in memory, counted in elements from the first.
    package func scalar(atElement position: Int) -> Scalar {
        let address = data + position * dtype.size
        switch dtype {
        case .bool: return .bool(address.load(as: UInt8.self) != 0)
        case .uint64:
            let value = address.load(as: UInt64.self)
            return Int64(exactly: value).map(Scalar.int) ?? .double(Double(value))
        case .float64: return .double(address.load(as: Double.self))
        case .float32: return .double(Double(address.load(as: Float.self)))
        case .float16, .bfloat16:
            var value = 0.0
            kernel_convert_element(&value, TYPE_F64, address, dtype.code)
            return .double(value)
        default:
            var value: Int64 = 0
            kernel_convert_element(&value, TYPE_I64, address, dtype.code)
            return .int(value)
        }
    }

    /// The only element, as a number of the language.
    package func item() throws(TensorError) -> Scalar {
        guard count == 1 else { throw .notOneElement(count) }
        return scalar(atElement: 0)
    }

    /// `bool(tensor)`
    package func truth() throws(TensorError) -> Bool {
        guard count == 1 else { throw .ambiguousTruth(count) }
        return scalar(atElement: 0).isTrue
    }

    /// All elements in row-major order.
    package func scalars() -> [Scalar] {
        var result: [Scalar] = []
        result.reserveCapacity(count)
        forEachElement { result.append(scalar(atElement: $0)) }
        return result
    }

    /// Calls `body` with the position, in elements from the first, of each element in row-major order.
    func forEachElement(_ body: (Int) -> Void) {
        guard count > 0 else { return }
        var index = Shape(repeating: 0, count: rank)
        var position = 0
        while true {
            body(position)
            var d = rank - 1
            while d >= 0 {
                index[d] += 1
                position += strides[d]
                if index[d] < shape[d] { break }
                position -= shape[d] * strides[d]
                index[d] = 0
                d -= 1
            }
            if d < 0 { return }
        }
    }

    /// `tolist()`: nested lists, or a number for no dimensions.
    package func nested() -> NestedValue {
        func list(_ dimension: Int, _ position: Int) -> NestedValue {
            if dimension == rank { return .scalar(scalar(atElement: position)) }
            var items: [NestedValue] = []
            items.reserveCapacity(shape[dimension])
            for i in 0..<shape[dimension] { items.append(list(dimension + 1, position + i * strides[dimension])) }
            return .list(items)
        }
        return list(0, 0)
    }

    package func doubles() throws(TensorError) -> [Double] {
        let values = try contiguousData(.float64)
        return Array(UnsafeBufferPointer(start: values.pointer(Double.self), count: values.count))
    }

    package func integers() throws(TensorError) -> [Int] {
        let values = try contiguousData(.int64)
        return Array(UnsafeBufferPointer(start: values.pointer(Int.self), count: values.count))
    }

    /// `torch.tensor(data)`: the shape from the nesting, the type from the numbers unless given.
    package convenience init(_ value: NestedValue, _ dtype: DType? = nil) throws(TensorError) {
        var shape = Shape()
        try Tensor.measure(value, &shape)
        var found: DType?
        if dtype == nil { Tensor.inferType(value, &found) }
        let dtype = dtype ?? found ?? DType.defaultFloat
        try self.init(empty: shape, dtype)
        var position = 0
        try fill(value, shape, 0, &position)
    }

    private static func measure(_ value: NestedValue, _ shape: inout Shape) throws(TensorError) {
        switch value {
        case .scalar: break
        case .tensor(let tensor):
            guard shape.count + tensor.rank <= Shape.maximumRank else {
                throw .tooManyDimensions(shape.count + tensor.rank)
            }
            for size in tensor.shape { shape.append(size) }
        case .list(let items):
            guard shape.count < Shape.maximumRank else { throw .tooManyDimensions(shape.count + 1) }
            shape.append(items.count)
            if let first = items.first { try measure(first, &shape) }
        }
    }

    private static func inferType(_ value: NestedValue, _ found: inout DType?) {
        switch value {
        case .scalar(let scalar): found = found.map { DType.promote($0, scalar.dtype) } ?? scalar.dtype
        case .tensor(let tensor): found = found.map { DType.promote($0, tensor.dtype) } ?? tensor.dtype
        case .list(let items): for item in items { inferType(item, &found) }
        }
    }

    private func fill(
        _ value: NestedValue, _ shape: Shape, _ dimension: Int, _ position: inout Int
    ) throws(TensorError) {
        switch value {
        case .scalar(let scalar):
            guard dimension == shape.count else {
                throw .type("not a sequence")
            }
            try checkScalar(scalar)
            let element = ScalarElement(scalar, dtype)
            withUnsafeBytes(of: element.bits) {
                (data + position * dtype.size).copyMemory(from: $0.baseAddress!, byteCount: dtype.size)
            }
            position += 1
        case .tensor(let tensor):
            guard tensor.shape.array == Array(shape.array[dimension...]) else {
                if tensor.rank < shape.count - dimension { throw .type("not a sequence") }
                throw .raggedSequence(
                    expected: dimension < shape.count ? shape[dimension] : 0, found: tensor.shape.first ?? 0,
                    dimension: dimension)
            }
            let part = Tensor(
                storage: storage, shape: tensor.shape, strides: tensor.shape.contiguousStrides, offset: position,
                dtype: dtype)
            part.copyData(from: tensor)
            position += tensor.count
        case .list(let items):
            guard dimension < shape.count else { throw .notConvertible("list") }
            guard items.count == shape[dimension] else {
                throw .raggedSequence(expected: shape[dimension], found: items.count, dimension: dimension)
            }
            for item in items { try fill(item, shape, dimension + 1, &position) }
        }
    }
}
