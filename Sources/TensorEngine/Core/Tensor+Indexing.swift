import CKernels

/// One item of an index expression, `x[item, item]`.
package enum IndexItem {
    case integer(Int)
    case slice(start: Int?, stop: Int?, step: Int?)
    /// `None`: a new dimension.
    case newAxis
    case ellipsis
    case bool(Bool)
    /// A mask, or integer positions.
    case tensor(Tensor)
}

/// What an index expression means for one tensor: a view, and perhaps positions in some of the view's dimensions.
private struct Selection {
    var view: Tensor
    /// An index tensor for each dimension of `view`, from the first; integers only.
    var indices: [Tensor?] = []

    var isView: Bool { indices.allSatisfy { $0 == nil } }
}

extension Tensor {
    package subscript(items: [IndexItem]) -> Tensor {
        get throws(TensorError) {
            if let chosen = try compressed(items) { return chosen }
            let selection = try select(items)
            if selection.isView {
                return selection.view === self ? try alias() : selection.view
            }
            return try selection.view.gathered(selection.indices)
        }
    }

    /// The mask, if an index is one of the tensor's own shape.
    private func wholeMask(_ items: [IndexItem]) -> Tensor? {
        guard items.count == 1, case .tensor(let mask) = items[0], mask.dtype == .bool, mask.shape == shape, rank > 0
        else {
            return nil
        }
        return mask
    }

    /// `x[mask]` outside the graph: one pass over both.
    private func compressed(_ items: [IndexItem]) throws(TensorError) -> Tensor? {
        guard let mask = wholeMask(items), !Tensor.records(self) else { return nil }
        let flags = try mask.contiguousData()
        let source = try contiguousData()
        let found = kernel_count_nonzero(flags.pointer(UInt8.self), Int64(flags.count))
        let result = try Tensor(empty: [Int(found)], dtype)
        kernel_compress(flags.pointer(UInt8.self), Int64(flags.count), source.data, result.data, found, dtype.code)
        return result
    }

    /// `x[mask] = number` outside the graph; false where that does not fit.
    private func filled(_ items: [IndexItem], _ value: Tensor) throws(TensorError) -> Bool {
        guard let mask = wholeMask(items), value.count == 1, value.rank == 0, !Tensor.records(self, value),
            !isGradientLeaf || !gradient_enabled(), base == nil, dtype.category >= value.dtype.category
        else { return false }
        try checkInPlace()
        _ = try Kernel.ternary(
            OP_WHERE, mask, value.dtype == dtype ? value : value.copied(dtype), self, compute: dtype, result: dtype,
            out: self,
            kernelName: "index_put")
        markChanged()
        return true
    }

    /// `x[items] = value`
    package func set(_ items: [IndexItem], _ value: Tensor) throws(TensorError) {
        if try filled(items, value) { return }
        let selection = try GradientMode.with(gradient_enabled()) { () throws(TensorError) in try select(items) }
        if selection.isView {
            let target = selection.view
            var source = value
            // Leading dimensions of size 1 that the target does not have are dropped.
            while source.rank > target.rank, source.shape.first == 1 { source = try source.select(0, 0) }
            guard (try? Shape.broadcast(target.shape, source.shape)) == target.shape else {
                throw .expandMismatch(source.shape, target.shape)
            }
            try target.copyInPlace(source)
            return
        }
        try selection.view.putInPlace(selection.indices, value, accumulate: false)
    }

    /// A view of the whole.
    package func alias() throws(TensorError) -> Tensor {
        let result = view(shape, strides, offset)
        try result.record("AliasBackward0", [self]) { (_, g) in [g] }
        return result
    }

    private func select(_ items: [IndexItem]) throws(TensorError) -> Selection {
        var specified = 0
        var ellipses = 0
        for item in items {
            switch item {
            case .integer, .slice: specified += 1
            case .tensor(let index): specified += index.dtype == .bool || index.dtype == .uint8 ? index.rank : 1
            case .ellipsis: ellipses += 1
            case .newAxis, .bool: break
            }
        }
        guard ellipses <= 1 else { throw .severalEllipses }
        if specified > rank {
            if rank == 0, items.contains(where: { if case .integer = $0 { true } else { false } }) {
                throw .zeroDimensionalIndex
            }
            throw .tooManyIndices(rank: rank)
        }
        var selection = Selection(view: self)
        var d = 0
        // Dimensions that single numbers took away already: messages count them.
        var taken = 0
        for item in items {
            let current = selection.view
            switch item {
            case .integer(let index):
                guard d < current.rank else { throw .tooManyIndices(rank: rank) }
                guard index >= -current.shape[d] && index < current.shape[d] else {
                    throw .indexOutOfBounds(index, dimension: d + taken, size: current.shape[d])
                }
                taken += 1
                selection.view = try current.select(d, index)
            case .slice(let start, let stop, let step):
                guard step ?? 1 != 0 else { throw .zeroSliceStep }
                guard step ?? 1 > 0 else { throw .sliceStep }
                if start != nil || stop != nil || step ?? 1 != 1 || items.count == 1 {
                    selection.view = try current.slice(d, start, stop, step ?? 1)
                }
                d += 1
            case .newAxis:
                selection.view = try current.unsqueeze(d)
                d += 1
            case .ellipsis: d += rank - specified
            case .bool(let flag):
                selection.view = try current.unsqueeze(d)
                selection.put(try Tensor.int64(flag ? [0] : []), at: d)
                d += 1
            case .tensor(let index):
                try selection.add(index, at: &d, rank: rank)
            }
        }
        return selection
    }
}

extension Selection {
    mutating func put(_ index: Tensor, at d: Int) {
        while indices.count <= d { indices.append(nil) }
        indices[d] = index
    }

    mutating func add(_ index: Tensor, at d: inout Int, rank: Int) throws(TensorError) {
        switch index.dtype {
        case .bool, .uint8:
            if index.rank == 0 {
                view = try view.unsqueeze(d)
                put(try Tensor.int64(index.scalar(atElement: 0).isTrue ? [0] : []), at: d)
                d += 1
                return
            }
            for i in 0..<index.rank where d + i >= view.rank || index.shape[i] != view.shape[d + i] {
                throw .maskShape(mask: index.shape.array, at: i, shape: view.shape.array, dimension: d + i)
            }
            for positions in try index.nonzeroPositions() {
                put(positions, at: d)
                d += 1
            }
        case .int8, .int16, .int32, .int64:
            if index.rank == 0 {
                guard let position = index.scalar(atElement: 0).int.map({ Int($0) }), d < view.rank else {
                    throw .tooManyIndices(rank: rank)
                }
                guard position >= -view.shape[d] && position < view.shape[d] else {
                    throw .indexOutOfBounds(position, dimension: d, size: view.shape[d])
                }
                view = try view.select(d, position)
                return
            }
            put(index, at: d)
            d += 1
        default: throw .indexDType
        }
    }
}

/// The geometry of an indexed access: for each index position a place in the tensor, then the untouched dimensions.
private struct IndexedAccess {
    /// Byte offsets of the index positions, row-major over `indexShape`.
    var offsets: Tensor
    var indexShape: Shape
    /// Sizes of the result.
    var resultShape: Shape
    /// Where the index dimensions begin in the result.
    var place: Int
    var restShape: Shape
    var restStrides: Shape

    init(_ tensor: Tensor, _ indices: [Tensor?]) throws(TensorError) {
        var indexed: [(dimension: Int, index: Tensor)] = []
        for (d, index) in indices.enumerated() { if let index { indexed.append((d, index)) } }
        var common = indexed[0].index.shape
        for (_, index) in indexed.dropFirst() {
            do { common = try Shape.broadcast(common, index.shape) } catch {
                throw .indexShapes(indexed.map(\.index.shape.array))
            }
        }
        let adjacent = zip(indexed, indexed.dropFirst()).allSatisfy { $0.dimension + 1 == $1.dimension }
        place = adjacent ? indexed[0].dimension : 0
        let size = tensor.dtype.size
        offsets = try Tensor.zeros([common.product], .int64)
        for (d, index) in indexed {
            let positions = try index.expand(common.array).contiguousData(.int64)
            let bad = kernel_add_offsets(
                offsets.pointer(Int64.self), positions.pointer(Int64.self), Int64(common.product),
                Int64(tensor.shape[d]), Int64(tensor.strides[d] * size))
            guard bad < 0 else {
                throw .indexOutOfBounds(
                    Int(positions.pointer(Int64.self)[Int(bad)]), dimension: d, size: tensor.shape[d])
            }
        }
        indexShape = common
        restShape = Shape()
        restStrides = Shape()
        let used = indexed.map(\.dimension)
        for d in 0..<tensor.rank where !used.contains(d) {
            restShape.append(tensor.shape[d])
            restStrides.append(tensor.strides[d] * size)
        }
        guard restShape.count + common.count <= Shape.maximumRank else {
            throw .tooManyDimensions(restShape.count + common.count)
        }
        resultShape = Shape(restShape[0..<place])
        for size in common { resultShape.append(size) }
        for size in restShape[place...] { resultShape.append(size) }
    }

    /// Byte offsets of the index positions, and strides of the rest, in a tensor of the result's shape.
    func layout(in result: Tensor) throws(TensorError) -> (offsets: Tensor, strides: Shape) {
        let size = result.dtype.size
        let offsets = try Tensor(empty: [indexShape.product], .int64)
        let positions = Tensor(
            storage: result.storage, shape: indexShape,
            strides: Shape(result.strides[place..<(place + indexShape.count)]),
            dtype: result.dtype)
        var next = 0
        let to = offsets.pointer(Int64.self)
        positions.forEachElement {
            to[next] = Int64($0 * size)
            next += 1
        }
        var strides = Shape(result.strides[0..<place])
        for stride in result.strides[(place + indexShape.count)...] { strides.append(stride) }
        return (offsets, byteStrides(strides, size))
    }
}

extension Tensor {
    /// `index`: elements at positions; nil leaves a dimension as it is.
    package func gathered(_ indices: [Tensor?]) throws(TensorError) -> Tensor {
        let access = try IndexedAccess(self, indices)
        let result = try Tensor(empty: access.resultShape, dtype)
        let to = try access.layout(in: result)
        indexedCopy(
            access, to.offsets, result.data, to.strides, access.offsets, data, access.restStrides, accumulate: false)
        if Tensor.records(self) {
            let shape = self.shape
            try result.record("IndexBackward0", [self]) { [indices] (_, g) throws(TensorError) in
                [try Tensor.zeros(shape, g.dtype).put(indices, g, accumulate: true)]
            }
        }
        return result
    }

    private func indexedCopy(
        _ access: IndexedAccess, _ toOffsets: Tensor, _ to: UnsafeMutableRawPointer, _ toStrides: Shape,
        _ fromOffsets: Tensor, _ from: UnsafeMutableRawPointer, _ fromStrides: Shape, accumulate: Bool
    ) {
        access.restShape.withPointer { shape in
            toStrides.withPointer { toStrides in
                fromStrides.withPointer { fromStrides in
                    indexed_copy(
                        Int64(access.indexShape.product), toOffsets.pointer(Int64.self),
                        fromOffsets.pointer(Int64.self),
                        Int32(access.restShape.count), shape, to, toStrides, from, fromStrides, dtype.code, accumulate)
                }
            }
        }
    }

    /// Writes `value`, broadcast, at positions; repeated positions add up with `accumulate`.
    func putData(_ indices: [Tensor?], _ value: Tensor, accumulate: Bool) throws(TensorError) {
        let access = try IndexedAccess(self, indices)
        var source = value
        while source.rank > access.resultShape.count, source.shape.first == 1 {
            source = try source.detached().select(0, 0)
        }
        guard (try? Shape.broadcast(access.resultShape, source.shape)) == access.resultShape else {
            throw .assignmentShape(value: value.shape.array, target: access.resultShape.array)
        }
        var converted = source.dtype == dtype ? source : try source.copied(dtype)
        if converted.storage === storage { converted = try converted.copied() }
        let expanded = Tensor(
            storage: converted.storage, shape: access.resultShape,
            strides: converted.shape.broadcastStrides(converted.strides, to: access.resultShape),
            offset: converted.offset,
            dtype: dtype)
        let from = try access.layout(in: expanded)
        indexedCopy(
            access, access.offsets, data, access.restStrides, from.offsets, expanded.data, from.strides,
            accumulate: accumulate)
    }

    /// `index_put_`
    package func putInPlace(_ indices: [Tensor?], _ value: Tensor, accumulate: Bool) throws(TensorError) {
        try checkInPlace()
        guard value.dtype == dtype || value.rank == 0 else {
            throw .runtime(
                "Index put requires the source and destination dtypes match, got \(dtype.scalarName) for the destination "
                    + "and \(value.dtype.scalarName) for the source.")
        }
        try putData(indices, value, accumulate: accumulate)
        guard Tensor.records(self, value) || (gradient_enabled() && base?.requiresGrad == true) else {
            markChanged()
            return
        }
        let node = putNode(indices, value, accumulate: accumulate)
        node.outputShape = shape
        node.outputDType = dtype
        rebase(node, slot: 0)
    }

    /// `index_put`
    package func put(_ indices: [Tensor?], _ value: Tensor, accumulate: Bool) throws(TensorError) -> Tensor {
        let result = try copied()
        try result.putData(indices, value, accumulate: accumulate)
        if Tensor.records(self, value) { result.setNode(putNode(indices, value, accumulate: accumulate)) }
        return result
    }

    private func putNode(_ indices: [Tensor?], _ value: Tensor, accumulate: Bool) -> Node {
        let valueShape = value.shape
        return ClosureNode("IndexPutBackward0", EdgeList(edge, value.edge)) { (node, gradients) throws(TensorError) in
            guard let g = gradients[0] else { return [] }
            var own: Tensor?
            if node.needs(0) {
                own = accumulate ? g : try g.put(indices, try Tensor.scalar(0, g.dtype), accumulate: false)
            }
            var other: Tensor?
            if node.needs(1) {
                var part = try g.gathered(indices)
                // The value may have had more leading dimensions of size 1 than the target.
                if part.rank < valueShape.count { part = try part.reshape(valueShape.array) }
                other = part
            }
            return [own, other]
        }
    }

    /// The positions of the non-zero elements, one tensor a dimension.
    package func nonzeroPositions() throws(TensorError) -> [Tensor] {
        let flags = try contiguousData(.bool)
        let bytes = flags.pointer(UInt8.self)
        let count = Int(kernel_count_nonzero(bytes, Int64(flags.count)))
        var positions: [Tensor] = []
        for _ in 0..<rank { positions.append(try Tensor(empty: [count], .int64)) }
        let linear = try Tensor(empty: [count], .int64)
        kernel_nonzero(bytes, Int64(flags.count), linear.pointer(Int64.self), Int64(count))
        if rank == 1 { return [linear] }
        var step = 1
        for d in stride(from: rank - 1, through: 0, by: -1) {
            kernel_unravel(
                linear.pointer(Int64.self), Int64(count), Int64(step), Int64(Swift.max(shape[d], 1)),
                positions[d].pointer(Int64.self))
            step *= Swift.max(shape[d], 1)
        }
        return positions
    }
}

extension TensorError {
    static func expandMismatch(_ source: Shape, _ target: Shape) -> TensorError {
        for i in 0..<source.count where source.count <= target.count {
            let lead = target.count - source.count
            if source[i] != 1 && source[i] != target[lead + i] {
                return .expandSize(
                    target[lead + i], existing: source[i], dimension: lead + i, target: target.array,
                    shape: source.array)
            }
        }
        return .expandRank(.float32, shape: source.array, target: target.array)
    }
}
