import CKernels

/// Views: tensors over the same storage. Each is a change of sizes, strides and offset, recorded with its own gradient.
extension Tensor {
    /// A view with this geometry; what it is a view of, and since when, is noted.
    @inline(__always)
    func view(_ shape: Shape, _ strides: Shape, _ offset: Int, origin: ViewOrigin = .recorded) -> Tensor {
        let result = Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
        result.base = base ?? self
        result.viewOrigin = gradient_enabled() ? origin : .noGrad
        result.viewVersion = storage.version
        if isInference { result.isInference = true }
        return result
    }

    /// A view of some elements, found by the same `geometry` in this tensor and in a row-major gradient of its shape.
    private func part(
        _ name: String, origin: ViewOrigin = .recorded, _ geometry: @escaping (Shape, Shape, Int) -> ViewGeometry
    ) throws(TensorError) -> Tensor {
        let own = geometry(shape, strides, offset)
        let result = view(own.shape, own.strides, own.offset, origin: origin)
        if Tensor.records(self) {
            let shape = self.shape
            try result.record(name, [self]) { (_, g) throws(TensorError) in
                [try g.embedded(in: shape, geometry(shape, shape.contiguousStrides, 0))]
            }
        }
        return result
    }

    /// Zeros of `shape` with this tensor's elements at `geometry`, added where they fall together.
    func embedded(in shape: Shape, _ geometry: ViewGeometry) throws(TensorError) -> Tensor {
        let result = try Tensor.zeros(shape, dtype)
        try geometry.view(of: result, baseOffset: 0).accumulateData(self)
        try result.record("SliceBackward0", [self]) { (_, g) throws(TensorError) in
            [try g.strided(geometry, in: shape, strides: shape.contiguousStrides, offset: 0)]
        }
        return result
    }

    // MARK: Parts

    package func select(_ dimension: Int, _ index: Int) throws(TensorError) -> Tensor {
        guard rank > 0 else { throw .zeroDimensional(operation: "select") }
        let d = try self.dimension(dimension)
        guard index >= -shape[d] && index < shape[d] else {
            throw .selectOutOfRange(index, shape: shape.array, dimension: d)
        }
        let i = index < 0 ? index + shape[d] : index
        return try part("SelectBackward0") { (shape, strides, offset) in
            var (shape, strides) = (shape, strides)
            let moved = offset + i * strides[d]
            shape.remove(at: d)
            strides.remove(at: d)
            return ViewGeometry(shape, strides, moved)
        }
    }

    /// `start ..< end` by `step` > 0; out-of-range bounds are clamped as Python's slices do.
    package func slice(
        _ dimension: Int, _ start: Int?, _ end: Int?, _ step: Int = 1, name: String = "SliceBackward0",
        origin: ViewOrigin = .recorded
    ) throws(TensorError) -> Tensor {
        guard rank > 0 else { throw .zeroDimensional(operation: "slice") }
        let d = try self.dimension(dimension)
        guard step != 0 else { throw .zeroSliceStep }
        guard step > 0 else { throw .sliceStep }
        let size = shape[d]
        func clamped(_ index: Int) -> Int { Swift.min(Swift.max(index < 0 ? index &+ size : index, 0), size) }
        let first = clamped(start ?? 0)
        let last = Swift.max(clamped(end ?? size), first)
        let count = (last - first) / step + ((last - first) % step == 0 ? 0 : 1)
        return try part(name, origin: origin) { (shape, strides, offset) in
            var (shape, strides) = (shape, strides)
            let moved = offset + first * strides[d]
            shape[d] = count
            // A step beyond the last element is never taken; its stride must still not overflow.
            strides[d] = strides[d].multipliedReportingOverflow(by: step).overflow ? strides[d] : strides[d] * step
            return ViewGeometry(shape, strides, moved)
        }
    }

    package func narrow(_ dimension: Int, _ start: Int, _ length: Int) throws(TensorError) -> Tensor {
        guard rank > 0 else { throw .runtime("narrow() cannot be applied to a 0-dim tensor.") }
        let d = try self.dimension(dimension)
        guard length >= 0 else { throw .negativeNarrowLength }
        guard start >= -shape[d] && start <= shape[d] else { throw .narrowStart(start, size: shape[d]) }
        let first = start < 0 ? start + shape[d] : start
        guard first <= shape[d] - length else { throw .narrowLength(start: first, length: length, size: shape[d]) }
        return try slice(d, first, first + length)
    }

    package func diagonal(offset: Int = 0, _ dimension1: Int = 0, _ dimension2: Int = 1) throws(TensorError) -> Tensor {
        let d1 = try dimension(dimension1)
        let d2 = try dimension(dimension2)
        guard d1 != d2 else { throw .identicalDiagonal(dimension1, dimension2) }
        return try part("DiagonalBackward0") { (shape, strides, start) in
            let rows = shape[d1] - (offset < 0 ? Swift.min(-offset, shape[d1]) : 0)
            let columns = shape[d2] - (offset > 0 ? Swift.min(offset, shape[d2]) : 0)
            let count = Swift.max(Swift.min(rows, columns), 0)
            var (newShape, newStrides) = (Shape(), Shape())
            for d in 0..<shape.count where d != d1 && d != d2 {
                newShape.append(shape[d])
                newStrides.append(strides[d])
            }
            newShape.append(count)
            newStrides.append(strides[d1] + strides[d2])
            let moved = count == 0 ? start : start + (offset >= 0 ? offset * strides[d2] : -offset * strides[d1])
            return ViewGeometry(newShape, newStrides, moved)
        }
    }

    /// Windows of `size` along a dimension, each a new last dimension.
    package func unfold(_ dimension: Int, _ size: Int, _ step: Int) throws(TensorError) -> Tensor {
        let d = try self.dimension(dimension)
        let available = rank == 0 ? 1 : shape[d]
        guard size >= 0 else { throw .runtime("size is \(size) but must be >= 0") }
        guard size <= available else { throw .unfoldSize(dimension: d, size: available, window: size) }
        guard step > 0 else { throw .unfoldStep(step) }
        guard rank < Shape.maximumRank else { throw .tooManyDimensions(rank + 1) }
        return try part("UnfoldBackward0") { (shape, strides, offset) in
            var (shape, strides) = (shape, strides)
            if shape.count == 0 { return ViewGeometry([size], [1], offset) }
            shape.append(size)
            strides.append(strides[d])
            shape[d] = (available - size) / step + 1
            strides[d] = strides[d] &* step
            return ViewGeometry(shape, strides, offset)
        }
    }

    /// `view(dtype)`: the same bytes as elements of another type. The last dimension grows or shrinks with the size of the
    /// elements. Not part of a graph.
    package func viewedAs(_ type: DType) throws(TensorError) -> Tensor {
        let (old, new) = (dtype.size, type.size)
        if old == new { return bytesView(shape, strides, offset, type) }
        guard rank > 0 else {
            throw .runtime(
                "self.dim() cannot be 0 to view \(dtype.scalarName) as \(type.scalarName) (different element sizes)")
        }
        var (sizes, steps) = (shape, strides)
        let last = rank - 1
        guard steps[last] == 1 else {
            throw .runtime(
                "self.stride(-1) must be 1 to view \(dtype.scalarName) as \(type.scalarName) (different element sizes), but got "
                    + "\(steps[last])")
        }
        if old > new {
            let ratio = old / new
            let (size, overflow) = sizes[last].multipliedReportingOverflow(by: ratio)
            guard !overflow else { throw .sizeOverflow(sizes.array) }
            sizes[last] = size
            for d in 0..<last { steps[d] *= ratio }
            return bytesView(sizes, steps, offset * ratio, type)
        }
        let ratio = new / old
        for (what, number) in [("self.size(-1)", sizes[last]), ("self.storage_offset()", offset)]
            + (0..<last).map({ ("self.stride(\($0))", steps[$0]) })
        where number % ratio != 0 {
            throw .runtime(
                "\(what) must be divisible by \(ratio) to view \(dtype.scalarName) as \(type.scalarName) (different element "
                    + "sizes), but got \(number)")
        }
        sizes[last] /= ratio
        for d in 0..<last { steps[d] /= ratio }
        return bytesView(sizes, steps, offset / ratio, type)
    }

    private func bytesView(_ shape: Shape, _ strides: Shape, _ offset: Int, _ type: DType) -> Tensor {
        Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: type)
    }

    package func asStrided(_ sizes: [Int], _ steps: [Int], _ start: Int? = nil) throws(TensorError) -> Tensor {
        guard sizes.count == steps.count else { throw .stridedLength(sizes.count, steps.count) }
        for step in steps where step < 0 { throw .negativeStride(steps) }
        let shape = try Shape(checking: sizes)
        let strides = try Shape(checking: steps)
        let count = try shape.checkedCount()
        let first = start ?? offset
        guard first >= 0 else { throw .runtime("Tensor: invalid storage offset \(first)") }
        if count > 0 {
            var last = first
            for (size, step) in zip(sizes, steps) {
                let (reach, overflow) = (size - 1).multipliedReportingOverflow(by: step)
                let (sum, overflow2) = last.addingReportingOverflow(reach)
                guard !overflow && !overflow2 else { throw .sizeOverflow(sizes) }
                last = sum
            }
            guard last < storage.size / dtype.size else {
                throw .stridedOutOfBounds(
                    sizes: sizes, strides: steps, offset: first, itemSize: dtype.size, needed: (last + 1) &* dtype.size,
                    available: storage.size)
            }
        }
        let result = view(shape, strides, first)
        let root = base ?? self
        guard root.covers(shape, strides, first) else {
            result.base = nil
            result.viewOrigin = .none
            return result
        }
        if Tensor.records(self) {
            let node = AsStridedNode(
                root.edge, ViewGeometry(result), baseShape: root.shape, baseStrides: root.strides,
                baseOffset: root.offset)
            result.setNode(node)
        }
        return result
    }

    /// Whether a view with this geometry lies within this tensor's span of memory.
    private func covers(_ shape: Shape, _ strides: Shape, _ offset: Int) -> Bool {
        if shape.product == 0 { return true }
        var last = offset
        for (size, stride) in zip(shape, strides) { last += (size - 1) * stride }
        var end = self.offset
        for (size, stride) in zip(self.shape, self.strides) { end += (size - 1) * stride }
        return offset >= self.offset && last <= end
    }

    // MARK: Orders of dimensions

    package func permute(_ dimensions: [Int]) throws(TensorError) -> Tensor {
        guard dimensions.count == rank else { throw .permutationLength(rank: rank, given: dimensions.count) }
        var order: [Int] = []
        for given in dimensions {
            let d = try dimension(given)
            guard !order.contains(d) else { throw .duplicatePermutation }
            order.append(d)
        }
        var (newShape, newStrides) = (Shape(), Shape())
        var inverse = Array(repeating: 0, count: rank)
        for (place, d) in order.enumerated() {
            newShape.append(shape[d])
            newStrides.append(strides[d])
            inverse[d] = place
        }
        let result = view(newShape, newStrides, offset)
        try result.record("PermuteBackward0", [self]) { [inverse] (_, g) throws(TensorError) in [try g.permute(inverse)]
        }
        return result
    }

    package func transpose(
        _ dimension1: Int, _ dimension2: Int, name: String = "TransposeBackward0"
    ) throws(TensorError) -> Tensor {
        let a = try dimension(dimension1)
        let b = try dimension(dimension2)
        var (newShape, newStrides) = (shape, strides)
        if rank > 0 {
            newShape[a] = shape[b]
            newShape[b] = shape[a]
            newStrides[a] = strides[b]
            newStrides[b] = strides[a]
        }
        let result = view(newShape, newStrides, offset)
        try result.record(name, [self]) { (_, g) throws(TensorError) in [try g.transpose(a, b, name: name)] }
        return result
    }

    /// `t()`
    package func matrixTranspose() throws(TensorError) -> Tensor {
        guard rank <= 2 else { throw .transposeRank(operation: "t", rank: rank) }
        return try transpose(0, rank < 2 ? 0 : 1, name: "TBackward0")
    }

    package func moveDimensions(_ source: [Int], _ destination: [Int]) throws(TensorError) -> Tensor {
        guard source.count == destination.count else { throw .moveDimensions(source, destination) }
        var order = Array(repeating: -1, count: rank)
        var used = Array(repeating: false, count: rank)
        for (from, to) in zip(source, destination) {
            let s = try dimension(from)
            let d = try dimension(to)
            guard rank > 0 else { continue }
            guard !used[s] else { throw .runtime("movedim: repeated dim in `source` (\(source))") }
            guard order[d] < 0 else { throw .runtime("movedim: repeated dim in `destination` (\(destination))") }
            order[d] = s
            used[s] = true
        }
        var next = 0
        for place in 0..<rank where order[place] < 0 {
            while used[next] { next += 1 }
            order[place] = next
            used[next] = true
        }
        return try permute(order)
    }

    // MARK: Sizes

    package func expand(_ sizes: [Int]) throws(TensorError) -> Tensor {
        guard sizes.count >= rank else { throw .expandRank(dtype, shape: shape.array, target: sizes) }
        var newShape = try Shape(checking: sizes)
        var newStrides = Shape(repeating: 0, count: sizes.count)
        let lead = sizes.count - rank
        for i in 0..<sizes.count {
            guard i >= lead else {
                guard sizes[i] >= 0 else { throw .expandLeadingNegative(sizes[i], dimension: i) }
                continue
            }
            let size = shape[i - lead]
            if sizes[i] == -1 || sizes[i] == size {
                newShape[i] = size
                newStrides[i] = strides[i - lead]
            } else if size != 1 || sizes[i] < 0 {
                throw .expandSize(sizes[i], existing: size, dimension: i, target: sizes, shape: shape.array)
            }
        }
        _ = try newShape.checkedCount()
        let result = view(newShape, newStrides, offset)
        try result.record("ExpandBackward0", [self]) { (_, g) in [g] }
        return result
    }

    /// The sizes with one `-1` replaced by what remains.
    private func inferred(_ sizes: [Int]) throws(TensorError) -> Shape {
        var result = try Shape(checking: sizes)
        var unknown: Int?
        var known = 1
        for (i, size) in sizes.enumerated() {
            if size == -1 {
                guard unknown == nil else { throw .severalInferred }
                unknown = i
            } else if size < 0 {
                throw .invalidDimensionSize(size, shape: sizes)
            } else {
                let (product, overflow) = known.multipliedReportingOverflow(by: size)
                guard !overflow else { throw .sizeOverflow(sizes) }
                known = product
            }
        }
        if let unknown {
            guard known != 0 else {
                if count == 0 { throw .ambiguousInferred(sizes) }
                throw .invalidShape(sizes, count: count)
            }
            guard count % known == 0 else { throw .invalidShape(sizes, count: count) }
            result[unknown] = count / known
        } else if known != count {
            throw .invalidShape(sizes, count: count)
        }
        return result
    }

    /// Strides under which the same memory reads as `target`; nil when a copy is needed.
    private func strides(for target: Shape) -> Shape? {
        if count == 0 { return target == shape ? strides : target.contiguousStrides }
        var result = Shape(repeating: 1, count: target.count)
        if rank == 0 { return result }
        var view = target.count - 1
        var chunk = strides[rank - 1]
        var elements = 1
        var viewElements = 1
        for d in stride(from: rank - 1, through: 0, by: -1) {
            elements *= shape[d]
            if d == 0 || (shape[d - 1] != 1 && strides[d - 1] != elements * chunk) {
                while view >= 0 && (viewElements < elements || target[view] == 1) {
                    result[view] = viewElements * chunk
                    viewElements *= target[view]
                    view -= 1
                }
                if viewElements != elements { return nil }
                if d > 0 {
                    chunk = strides[d - 1]
                    elements = 1
                    viewElements = 1
                }
            }
        }
        return view == -1 ? result : nil
    }

    private func reshaped(_ target: Shape, _ strides: Shape, name: String) throws(TensorError) -> Tensor {
        let result = view(target, strides, offset)
        if Tensor.records(self) {
            let shape = self.shape
            try result.record(name, [self]) { (_, g) throws(TensorError) in [try g.reshape(shape.array)] }
        }
        return result
    }

    package func view(_ sizes: [Int]) throws(TensorError) -> Tensor {
        let target = try inferred(sizes)
        guard let strides = strides(for: target) else { throw .incompatibleView }
        return try reshaped(target, strides, name: "ViewBackward0")
    }

    package func reshape(_ sizes: [Int]) throws(TensorError) -> Tensor {
        let target = try inferred(sizes)
        if let strides = strides(for: target) { return try reshaped(target, strides, name: "ViewBackward0") }
        let copy = try contiguous()
        let result = try copy.reshaped(target, target.contiguousStrides, name: "UnsafeViewBackward0")
        if !copy.requiresGrad { result.base = nil }
        return result
    }

    package func flatten(_ start: Int = 0, _ end: Int = -1) throws(TensorError) -> Tensor {
        let first = try dimension(start)
        let last = try dimension(end)
        guard first <= last else { throw .flattenOrder }
        if rank == 0 { return try reshape([1]) }
        if first == last { return self }
        var sizes = Array(shape[0..<first])
        sizes.append(shape[first...last].reduce(1, *))
        sizes += shape[(last + 1)...]
        return try reshape(sizes)
    }

    package func unflatten(_ dimension: Int, _ sizes: [Int]) throws(TensorError) -> Tensor {
        let d = try self.dimension(dimension)
        guard !sizes.isEmpty else { throw .runtime("unflatten: sizes must be non-empty") }
        var sizes = sizes
        if let unknown = sizes.firstIndex(of: -1) {
            let known = sizes.reduce(1) { $1 == -1 ? $0 : $0 &* $1 }
            if known > 0, shape[d] % known == 0 { sizes[unknown] = shape[d] / known }
        }
        guard sizes.reduce(1, &*) == shape[d] else { throw .unflattenSizes(sizes, dimension: d, size: shape[d]) }
        return try view(Array(shape[0..<d]) + sizes + Array(shape[(d + 1)...]))
    }

    package func unsqueeze(_ dimension: Int) throws(TensorError) -> Tensor {
        guard rank < Shape.maximumRank else { throw .tooManyDimensions(rank + 1) }
        let d = try Tensor.dimension(dimension, rank: rank + 1)
        var (newShape, newStrides) = (shape, strides)
        newShape.insert(1, at: d)
        newStrides.insert(d < rank ? shape[d] * strides[d] : 1, at: d)
        let result = view(newShape, newStrides, offset)
        try result.record("UnsqueezeBackward0", [self]) { (_, g) throws(TensorError) in [try g.squeeze([d])] }
        return result
    }

    /// Without the dimensions of size 1, or without those of `dimensions` that have size 1.
    package func squeeze(_ dimensions: [Int]? = nil) throws(TensorError) -> Tensor {
        var dropped = Array(repeating: dimensions == nil, count: rank)
        for given in dimensions ?? [] {
            let d = try dimension(given)
            if rank > 0 { dropped[d] = true }
        }
        var (newShape, newStrides) = (Shape(), Shape())
        for d in 0..<rank where !(dropped[d] && shape[d] == 1) {
            newShape.append(shape[d])
            newStrides.append(strides[d])
        }
        let name =
            dimensions == nil ? "SqueezeBackward0" : dimensions?.count == 1 ? "SqueezeBackward1" : "SqueezeBackward2"
        return try reshaped(newShape, newStrides, name: name)
    }

    // MARK: Several views

    package func unbind(_ dimension: Int = 0) throws(TensorError) -> [Tensor] {
        guard rank > 0 else { throw .dimensionOutOfRange(dimension, rank: 0) }
        let d = try self.dimension(dimension)
        var (partShape, partStrides) = (shape, strides)
        partShape.remove(at: d)
        let step = partStrides.remove(at: d)
        let parts = (0..<shape[d]).map { view(partShape, partStrides, offset + $0 * step, origin: .multiple) }
        try Tensor.record("UnbindBackward0", parts, [self]) { [dtype] (_, gradients) throws(TensorError) in
            var full: [Tensor] = []
            for gradient in gradients {
                if let gradient { full.append(gradient) } else { full.append(try Tensor.zeros(partShape, dtype)) }
            }
            return [try Tensor.stack(full, d)]
        }
        return parts
    }

    /// Parts of given sizes, which sum to the dimension's.
    package func split(
        _ sizes: [Int], _ dimension: Int = 0, name: String = "SplitWithSizesBackward0"
    ) throws(TensorError) -> [Tensor] {
        guard rank > 0 else { throw .runtime("split expects at least a 1-dimensional tensor") }
        let d = try self.dimension(dimension)
        for size in sizes where size < 0 {
            throw .runtime(
                "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(sizes)")
        }
        guard sizes.reduce(0, &+) == shape[d] else { throw .splitSum(sizes, size: shape[d], dimension: d) }
        var start = 0
        var parts: [Tensor] = []
        for size in sizes {
            var partShape = shape
            partShape[d] = size
            parts.append(view(partShape, strides, offset + start * strides[d], origin: .multiple))
            start += size
        }
        let shape = self.shape
        try Tensor.record(name, parts, [self]) { [dtype] (_, gradients) throws(TensorError) in
            var full: [Tensor] = []
            for (gradient, size) in zip(gradients, sizes) {
                var partShape = shape
                partShape[d] = size
                if let gradient { full.append(gradient) } else { full.append(try Tensor.zeros(partShape, dtype)) }
            }
            return [try Tensor.cat(full, d)]
        }
        return parts
    }

    /// Parts of `size`, the last perhaps smaller.
    package func split(size: Int, _ dimension: Int = 0) throws(TensorError) -> [Tensor] {
        guard rank > 0 else { throw .runtime("split expects at least a 1-dimensional tensor") }
        let d = try self.dimension(dimension)
        guard size >= 0 else { throw .negativeSplitSize(size) }
        guard size > 0 || shape[d] == 0 else { throw .splitSize(size: shape[d]) }
        if shape[d] == 0 || size >= shape[d] { return try split([shape[d]], d, name: "SplitBackward0") }
        var sizes = Array(repeating: size, count: shape[d] / size)
        if shape[d] % size != 0 { sizes.append(shape[d] % size) }
        return try split(sizes, d, name: "SplitBackward0")
    }

    package func chunk(_ chunks: Int, _ dimension: Int = 0) throws(TensorError) -> [Tensor] {
        guard rank > 0 else { throw .runtime("chunk expects at least a 1-dimensional tensor") }
        guard chunks > 0 else { throw .chunkCount(chunks) }
        let d = try self.dimension(dimension)
        let size = (shape[d] + chunks - 1) / chunks
        if size == 0 { return try split(Array(repeating: 0, count: chunks), d) }
        return try split(size: size, d)
    }

    /// The alias outside the graph that `detach()` gives: changes through it are seen by saved values.
    package func detach() -> Tensor {
        let result = detached()
        result.isInference = isInference
        return result
    }
}

extension ViewGeometry {
    init(_ shape: Shape, _ strides: Shape, _ offset: Int) {
        self.shape = shape
        self.strides = strides
        self.offset = offset
    }
}
