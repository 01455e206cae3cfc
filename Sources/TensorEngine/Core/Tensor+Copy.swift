import CKernels

/// Byte strides for the kernels.
@inline(__always)
func byteStrides(_ strides: Shape, _ size: Int) -> Shape {
    var result = strides
    for i in 0..<result.count { result[i] = result[i] &* size }
    return result
}

extension Tensor {
    // MARK: Data, without the graph

    /// Writes the elements of `source`, converted and broadcast, into this tensor's memory.
    package func copyData(from source: Tensor) {
        if source.isHidden, isHidden || isVisiblyChannelsLast, storage !== source.storage, shape == source.shape,
            let from = source.channelsLastPointer, let to = channelsLastPointer
        {
            storage.prepareToWrite()
            to.update(from: from, count: count)
            return
        }
        if shape == source.shape, dtype == source.dtype, isContiguous, source.isContiguous {
            if data != source.data { data.copyMemory(from: source.data, byteCount: count * dtype.size) }
            return
        }
        if mayOverlap(source), let copy = try? source.copied() { return copyData(from: copy) }
        let to = byteStrides(strides, dtype.size)
        let from = byteStrides(source.shape.broadcastStrides(source.strides, to: shape), source.dtype.size)
        shape.withPointer { shape in
            to.withPointer { to in
                from.withPointer { from in
                    strided_copy(Int32(rank), shape, data, to, dtype.code, source.data, from, source.dtype.code)
                }
            }
        }
    }

    /// Whether a write here may reach elements of `other` that lie elsewhere in its order.
    func mayOverlap(_ other: Tensor) -> Bool {
        guard storage === other.storage else { return false }
        return !(offset == other.offset && shape == other.shape && strides == other.strides)
    }

    /// Sets every element, in this tensor's type.
    package func fillData(_ value: Scalar) throws(TensorError) {
        let scalar = ScalarElement(value, dtype)
        let to = byteStrides(strides, dtype.size)
        let from = Shape(repeating: 0, count: rank)
        withUnsafeBytes(of: scalar.bits) { bytes in
            shape.withPointer { shape in
                to.withPointer { to in
                    from.withPointer { from in
                        strided_copy(Int32(rank), shape, data, to, dtype.code, bytes.baseAddress!, from, dtype.code)
                    }
                }
            }
        }
    }

    /// Adds `source`, of the same shape, element by element in order: right also where this tensor overlaps itself.
    func accumulateData(_ source: Tensor) throws(TensorError) {
        if !overlapsItself {
            copyData(from: source)
            return
        }
        let source = source.dtype == dtype ? source : try source.to(dtype)
        let to = byteStrides(strides, dtype.size)
        let from = byteStrides(source.strides, dtype.size)
        shape.withPointer { shape in
            to.withPointer { to in
                from.withPointer { from in
                    strided_accumulate(Int32(rank), shape, data, to, source.data, from, dtype.code)
                }
            }
        }
    }

    /// A contiguous copy outside the graph.
    package func copied(_ dtype: DType? = nil) throws(TensorError) -> Tensor {
        let result = try Tensor(empty: shape, dtype ?? self.dtype)
        result.copyData(from: self)
        return result
    }

    /// This tensor, or a contiguous copy, outside the graph.
    @inline(__always)
    package func contiguousData() throws(TensorError) -> Tensor { isContiguous ? self : try copied() }

    /// Contiguous and of `dtype`, outside the graph.
    @inline(__always)
    package func contiguousData(_ dtype: DType) throws(TensorError) -> Tensor {
        isContiguous && self.dtype == dtype ? self : try copied(dtype)
    }

    /// A new tensor of this shape that keeps the order of dimensions of a dense one.
    func emptyLike(_ dtype: DType) throws(TensorError) -> Tensor {
        let result = try Tensor(empty: shape, dtype)
        if !isContiguous && isDense { result.strides = strides }
        return result
    }

    // MARK: Differentiable

    package func clone() throws(TensorError) -> Tensor {
        let result = isHidden && channelsLastPointer != nil ? try Tensor(image: shape) : try emptyLike(dtype)
        result.copyData(from: self)
        try result.record("CloneBackward0", [self]) { (_, g) in [g] }
        return result
    }

    package func contiguous() throws(TensorError) -> Tensor {
        if isContiguous { return self }
        let result = try copied()
        try result.record("CloneBackward0", [self]) { (_, g) in [g] }
        return result
    }

    package func to(_ dtype: DType, copy: Bool = false) throws(TensorError) -> Tensor {
        if dtype == self.dtype { return copy ? try clone() : self }
        let result = try emptyLike(dtype)
        result.copyData(from: self)
        let from = self.dtype
        try result.record("ToCopyBackward0", [self]) { (_, g) throws(TensorError) in [try g.to(from)] }
        return result
    }

    /// `copy_`: takes the values of `source`, converted and broadcast.
    @discardableResult
    package func copyInPlace(_ source: Tensor) throws(TensorError) -> Tensor {
        try checkInPlace()
        guard try Shape.broadcast(shape, source.shape) == shape else {
            throw .outputShape(shape.array, broadcast: try Shape.broadcast(shape, source.shape).array)
        }
        copyData(from: source)
        if Tensor.records(self, source) && dtype.isFloatingPoint {
            let node = ClosureNode("CopyBackwards", EdgeList(nil, source.edge)) { (_, gradients) in [nil, gradients[0]]
            }
            node.outputShape = shape
            node.outputDType = dtype
            rebase(node, slot: 0)
        } else {
            markChanged()
        }
        return self
    }

    /// `fill_`
    @discardableResult
    package func fillInPlace(_ value: Scalar) throws(TensorError) -> Tensor {
        try checkInPlace()
        try checkScalar(value)
        try fillData(value)
        if Tensor.records(self) || (gradient_enabled() && base?.requiresGrad == true) {
            let node = ClosureNode("FillBackward0", EdgeList(nil)) { (_, _) in [nil] }
            node.outputShape = shape
            node.outputDType = dtype
            rebase(node, slot: 0)
        } else {
            markChanged()
        }
        return self
    }

    /// Throws when an integer tensor cannot hold `value`.
    func checkScalar(_ value: Scalar) throws(TensorError) {
        guard let range = dtype.integerRange, dtype != .bool else { return }
        switch value {
        case .bool: break
        case .int(let integer):
            // Negative numbers wrap around in unsigned tensors.
            if !range.contains(Double(integer)) && !(dtype == .uint8 && integer < 0 && integer >= -255) {
                throw .scalarOverflow(dtype)
            }
        case .double(let number):
            if !range.contains(number.rounded(.towardZero)) && !number.isNaN { throw .scalarOverflow(dtype) }
        }
    }
}

/// The bits of one element.
struct ScalarElement {
    var bits: UInt64 = 0

    init(_ value: Scalar, _ dtype: DType) {
        let target = dtype.code
        withUnsafeMutableBytes(of: &bits) { bytes in
            switch value {
            case .bool(let flag):
                var source: UInt8 = flag ? 1 : 0
                kernel_convert_element(bytes.baseAddress!, target, &source, TYPE_BOOL)
            case .int(let integer):
                var source = integer
                kernel_convert_element(bytes.baseAddress!, target, &source, TYPE_I64)
            case .double(let number):
                var source = number
                kernel_convert_element(bytes.baseAddress!, target, &source, TYPE_F64)
            }
        }
    }
}
