import CKernels

/// Reading and writing at index tensors along one dimension.
extension Tensor {
    private func checkIndex(_ index: Tensor, _ operation: String) throws(TensorError) {
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw .runtime("\(operation)(): Expected dtype int32/int64 for index")
        }
    }

    package func indexSelect(_ dimension: Int, _ index: Tensor) throws(TensorError) -> Tensor {
        let d = try self.dimension(dimension)
        try checkIndex(index, "index_select")
        guard index.rank <= 1 else {
            throw .index(
                "index_select(): Index is supposed to be a vector, but got dim: \(index.rank) with type: \(index.dtype.scalarName) and size: \(index.shape.text)"
            )
        }
        let positions = index.rank == 0 ? try index.reshape([1]) : index
        let source = rank == 0 ? try reshape([1]) : self
        let list = try positions.contiguousData(.int64)
        let raw = list.pointer(Int64.self)
        for i in 0..<list.count where raw[i] < 0 || raw[i] >= Int64(source.shape[d]) {
            throw .index("index out of range in self")
        }
        let result: Tensor
        if source.isContiguous {
            var size = source.shape
            size[d] = list.count
            result = try Tensor(empty: size, dtype)
            let inner = source.shape[(d + 1)...].reduce(1, *)
            let outer = source.shape[..<d].reduce(1, *)
            kernel_select(
                raw, Int64(list.count), source.data, result.data, Int64(outer), Int64(source.shape[d]),
                Int64(inner * dtype.size))
        } else {
            result = try GradientMode.with(false) { () throws(TensorError) in
                try source.gathered(Array(repeating: nil, count: d) + [positions])
            }
        }
        let output = rank == 0 ? try result.reshape([]) : result
        let shape = self.shape
        try output.record("IndexSelectBackward0", [self], saving: [positions]) { (node, g) throws(TensorError) in
            if shape.count == 0 { return [g] }
            return [
                try Tensor.zeros(shape, g.dtype).put(
                    Array(repeating: nil, count: d) + [node.value(0)], g, accumulate: true)
            ]
        }
        return output
    }

    /// `index_add`, `index_copy`, `index_fill` as one: rows of `source` written, or added `alpha` times, at `index`.
    package func indexWrite(
        _ dimension: Int, _ index: Tensor, _ source: Tensor, accumulate: Bool
    ) throws(TensorError) -> Tensor {
        let d = try self.dimension(dimension)
        try checkIndex(index, accumulate ? "index_add" : "index_copy")
        let positions = index.rank == 0 ? try index.reshape([1]) : index
        return try put(Array(repeating: nil, count: d) + [positions], source, accumulate: accumulate)
            .named(accumulate ? "IndexAddBackward0" : "IndexCopyBackward0")
    }

    package func gather(_ dimension: Int, _ index: Tensor) throws(TensorError) -> Tensor {
        let d = try self.dimension(dimension)
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw .runtime("gather(): Expected dtype int32/int64 for index")
        }
        guard index.count == 0 || index.rank == rank else {
            throw .runtime("Index tensor must have the same number of dimensions as input tensor")
        }
        if index.count == 0 { return try Tensor(empty: index.shape, dtype) }
        for i in 0..<rank where i != d && index.shape[i] > shape[i] {
            throw .runtime(
                "Size does not match at dimension \(i) expected index \(index.shape.text) to be no larger than self "
                    + "\(shape.text) apart from dimension \(d)")
        }
        let positions = try index.contiguousData(.int64)
        let result = try Tensor(empty: index.shape, dtype)
        let from = byteStrides(strides, dtype.size)
        let bad = index.shape.withPointer { shape in
            from.withPointer { from in
                kernel_gather(
                    Int32(rank), shape, positions.pointer(Int64.self), result.data, data, from, Int32(d),
                    Int64(rank == 0 ? 1 : self.shape[d]), dtype.code)
            }
        }
        guard bad < 0 else {
            throw .runtime(
                "index \(positions.pointer(Int64.self)[Int(bad)]) is out of bounds for dimension \(d) with size "
                    + "\(rank == 0 ? 1 : shape[d])")
        }
        let own = shape
        try result.record("GatherBackward0", [self], saving: [index]) { (node, g) throws(TensorError) in
            [try Tensor.zeros(own, g.dtype).scatter(d, node.value(0), g, mode: SCATTER_ADD)]
        }
        return result
    }

    /// Writes `source` at `index` along a dimension, replacing or combining.
    package func scatter(
        _ dimension: Int, _ index: Tensor, _ source: Tensor, mode: ScatterMode
    ) throws(TensorError) -> Tensor {
        let d = try self.dimension(dimension)
        let name = mode == SCATTER_ADD ? "scatter_add" : "scatter"
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw .runtime("\(name)(): Expected dtype int32/int64 for index")
        }
        guard source.dtype == dtype || source.rank == 0 else {
            throw .runtime("\(name)(): Expected self.dtype to be equal to src.dtype")
        }
        let result = try copied()
        guard index.count > 0 else {
            try result.record("CloneBackward0", [self]) { (_, g) in [g] }
            return result
        }
        guard index.rank == rank, source.rank == 0 || source.rank == rank else {
            throw .runtime(
                "Index tensor must have the same number of dimensions as \(index.rank == rank ? "src" : "self") tensor")
        }
        for i in 0..<rank
        where (i != d && index.shape[i] > shape[i]) || (source.rank > 0 && index.shape[i] > source.shape[i]) {
            throw .runtime(
                "Expected index \(index.shape.text) to be no larger than self \(shape.text) apart from dimension \(d) and to "
                    + "be no larger size than src \(source.shape.text)")
        }
        let positions = try index.contiguousData(.int64)
        let values = source.dtype == dtype ? source : try source.copied(dtype)
        let from = byteStrides(
            values.rank == 0 ? Shape(repeating: 0, count: rank) : values.strides, dtype.size)
        let to = byteStrides(result.strides, dtype.size)
        let bad = index.shape.withPointer { shape in
            to.withPointer { to in
                from.withPointer { from in
                    kernel_scatter(
                        Int32(rank), shape, positions.pointer(Int64.self), result.data, to, values.data, from, Int32(d),
                        Int64(rank == 0 ? 1 : self.shape[d]), dtype.code, mode)
                }
            }
        }
        guard bad < 0 else {
            throw .runtime(
                "index \(positions.pointer(Int64.self)[Int(bad)]) is out of bounds for dimension \(d) with size "
                    + "\(rank == 0 ? 1 : shape[d])")
        }
        guard Tensor.records(self, source) else { return result }
        switch mode {
        case SCATTER_ADD:
            try result.record("ScatterAddBackward0", [self, source], saving: [index]) { (node, g) throws(TensorError) in
                [g, node.needs(1) ? try g.gather(d, node.value(0)) : nil]
            }
        case SCATTER_ASSIGN:
            try result.record("ScatterBackward0", [self, source], saving: [index]) { (node, g) throws(TensorError) in
                let index = try node.value(0)
                let zero = try Tensor.scalar(0, g.dtype)
                return [
                    node.needs(0) ? try g.scatter(d, index, zero, mode: SCATTER_ASSIGN) : nil,
                    node.needs(1) ? try g.gather(d, index) : nil,
                ]
            }
        default: throw .notDifferentiable("scatter_reduce")
        }
        return result
    }

    package func takeAlong(_ index: Tensor, _ dimension: Int) throws(TensorError) -> Tensor {
        let d = try self.dimension(dimension)
        guard index.dtype == .int64 else {
            throw .runtime("torch.take_along_dim(): dtype of indices should be Long but got \(index.dtype.scalarName)")
        }
        var common = shape
        var positions = index.shape
        common[d] = 1
        positions[d] = 1
        var target = try Shape.broadcast(common, positions)
        var own = target
        own[d] = shape[d]
        target[d] = index.shape[d]
        return try expand(own.array).gather(d, index.expand(target.array))
    }

    /// Elements at positions in row-major order.
    package func take(_ index: Tensor) throws(TensorError) -> Tensor {
        guard index.dtype == .int64 else {
            throw .runtime("take(): Expected a long tensor for index, but got \(index.dtype.scalarName)")
        }
        return try reshape([count]).gathered([index.reshape([index.count])]).reshape(index.shape.array).named(
            "TakeBackward0")
    }

    /// Sets the elements where `mask` is true.
    package func maskedFill(_ mask: Tensor, _ value: Operand) throws(TensorError) -> Tensor {
        guard mask.dtype == .bool else {
            throw .runtime("masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.nativeName)")
        }
        let filler: Tensor
        switch value {
        case .tensor(let tensor):
            guard tensor.rank == 0 else {
                throw .runtime(
                    "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(tensor.rank) dimension(s)."
                )
            }
            filler = tensor.dtype == dtype ? tensor : try tensor.to(dtype)
        case .scalar(let scalar):
            try checkScalar(scalar)
            filler = try Tensor.scalar(scalar, dtype)
        }
        let result = try Kernel.ternary(
            OP_WHERE, mask, filler, self, compute: dtype, result: dtype, kernelName: "masked_fill")
        try result.record(
            value.tensor == nil ? "MaskedFillBackward0" : "MaskedFillBackward1", [self, filler], saving: [mask]
        ) { (node, g) throws(TensorError) in
            let mask = try node.value(0)
            return [
                node.needs(0) ? try g.maskedFill(mask, .scalar(0)) : nil,
                node.needs(1) ? try Tensor.select(mask, g, Tensor.scalar(0, g.dtype)).sum() : nil,
            ]
        }
        return result
    }

    /// The elements where `mask` is true, as one dimension.
    package func maskedSelect(_ mask: Tensor) throws(TensorError) -> Tensor {
        guard mask.dtype == .bool else { throw .runtime("masked_select: expected BoolTensor for mask") }
        let shape = try Shape.broadcast(self.shape, mask.shape)
        let expanded = try mask.expand(shape.array)
        if rank > 0 && mask.shape == self.shape && !Tensor.records(self) { return try self[[.tensor(mask)]] }
        let positions = try expanded.nonzeroPositions()
        if rank == 0 && mask.rank == 0 {
            return try reshape([1]).gathered([try Tensor.int64(mask.scalar(atElement: 0).isTrue ? [0] : [])])
        }
        return try expand(shape.array).gathered(positions).named("MaskedSelectBackward0")
    }

    /// Elements of `source`, one after the other, where `mask` is true.
    package func maskedScatter(_ mask: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
        let shape = try Shape.broadcast(self.shape, mask.shape)
        let expanded = try mask.expand(shape.array)
        let positions = try expanded.nonzeroPositions()
        let count = positions.first?.count ?? 0
        guard source.count >= count else {
            throw .runtime(
                "masked_scatter: expected self and source to have same dtypes but got a source that is too small")
        }
        let values = try source.reshape([source.count]).slice(0, 0, count)
        return try expand(shape.array).put(positions, values, accumulate: false).named("MaskedScatterBackward0")
    }

    /// Positions of the non-zero elements, one row each.
    package func nonzero() throws(TensorError) -> Tensor {
        let positions = try nonzeroPositions()
        if positions.isEmpty { return try Tensor(empty: [scalar(atElement: 0).isTrue ? 1 : 0, 0], .int64) }
        return try Tensor.stack(positions, 1)
    }

    /// The lower (or upper) triangle of matrices, from `diagonal` on.
    package func triangle(upper: Bool, diagonal: Int) throws(TensorError) -> Tensor {
        guard rank >= 2 else { throw .runtime("tri\(upper ? "u" : "l"): input tensor must have at least 2 dimensions") }
        let (rows, columns) = (shape[rank - 2], shape[rank - 1])
        let mask = try Tensor(empty: [rows, columns], .bool)
        let flags = mask.pointer(UInt8.self)
        for r in 0..<rows {
            for c in 0..<columns {
                let (limit, overflow) = r.addingReportingOverflow(diagonal)
                let edge = overflow ? (diagonal > 0 ? Int.max : Int.min) : limit
                flags[r * columns + c] = (upper ? c >= edge : c <= edge) ? 1 : 0
            }
        }
        let result = try Kernel.ternary(
            OP_WHERE, mask, self, Tensor.scalar(0, dtype), compute: dtype, result: dtype, kernelName: "tril")
        try result.record(upper ? "TriuBackward0" : "TrilBackward0", [self]) { (_, g) throws(TensorError) in
            [try g.triangle(upper: upper, diagonal: diagonal)]
        }
        return result
    }
}
