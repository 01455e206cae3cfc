import CKernels

/// Putting tensors together, and repeating and turning them.
extension Tensor {
    package static func cat(_ tensors: [Tensor], _ dimension: Int = 0) throws(TensorError) -> Tensor {
        guard !tensors.isEmpty else { throw .emptyTensorList(operation: "cat") }
        // A 1-D tensor without elements joins anything.
        let parts = tensors.filter { !($0.rank == 1 && $0.count == 0) }
        let type = Promotion.of(tensors)
        guard let first = parts.first else { return try tensors[0].to(type, copy: true) }
        for (index, part) in tensors.enumerated() where part.rank == 0 {
            throw .runtime("zero-dimensional tensor (at position \(index)) cannot be concatenated")
        }
        let d = try first.dimension(dimension)
        var shape = first.shape
        shape[d] = 0
        for (index, part) in tensors.enumerated() where !(part.rank == 1 && part.count == 0) {
            guard part.rank == first.rank else { throw .joinRanks(first.rank, part.rank) }
            for i in 0..<first.rank where i != d && part.shape[i] != first.shape[i] {
                throw .joinSizes(dimension: d, expected: first.shape[i], found: part.shape[i], index: index)
            }
            shape[d] += part.shape[d]
        }
        let isImage = d == 1 && type == .float32 && Tensor.areImages(parts)
        let result = try isImage ? Tensor(image: shape) : Tensor(empty: shape, type)
        var start = 0
        var sizes: [Int] = []
        for part in tensors {
            if part.rank == 1 && part.count == 0 && first.rank != 1 {
                sizes.append(-1)
                continue
            }
            if isImage {
                result.exposedChannels(start, part.shape[d]).copyData(from: part.exposed)
            } else {
                var partShape = shape
                partShape[d] = part.shape[d]
                Tensor(
                    storage: result.storage, shape: partShape, strides: result.strides,
                    offset: start * result.strides[d], dtype: type
                ).copyData(from: part)
            }
            sizes.append(part.shape[d])
            start += part.shape[d]
        }
        try result.record("CatBackward0", tensors) { (node, g) throws(TensorError) in
            var gradients: [Tensor?] = []
            var start = 0
            for (index, size) in sizes.enumerated() {
                if size < 0 {
                    gradients.append(try Tensor.zeros([0], g.dtype))
                    continue
                }
                gradients.append(node.needs(index) ? try g.joinedPart(d, start, size) : nil)
                start += size
            }
            return gradients
        }
        return result
    }

    /// Whether these are joined pixel by pixel: one of them lies so, and hidden.
    private static func areImages(_ parts: [Tensor]) -> Bool {
        parts.contains { $0.isHidden && $0.channelsLastPointer != nil }
    }

    /// The gradient of one part of a join: a view, or a copy of a hidden image's channels, which cannot have views.
    private func joinedPart(_ d: Int, _ start: Int, _ size: Int) throws(TensorError) -> Tensor {
        guard d == 1, isHidden, !Tensor.records(self), channelsLastPointer != nil else {
            return try slice(d, start, start + size)
        }
        var part = shape
        part[1] = size
        let result = try Tensor(image: part)
        result.exposed.copyData(from: exposedChannels(start, size))
        return result
    }

    package static func stack(_ tensors: [Tensor], _ dimension: Int = 0) throws(TensorError) -> Tensor {
        guard let first = tensors.first else { throw .emptyTensorList(operation: "stack") }
        guard first.rank < Shape.maximumRank else { throw .tooManyDimensions(first.rank + 1) }
        let d = try Tensor.dimension(dimension, rank: first.rank + 1)
        for (index, tensor) in tensors.enumerated() where tensor.shape != first.shape {
            throw .stackSizes(first: first.shape.array, other: tensor.shape.array, index: index)
        }
        let type = Promotion.of(tensors)
        var shape = first.shape
        shape.insert(tensors.count, at: d)
        let result = try Tensor(empty: shape, type)
        var partStrides = result.strides
        let step = partStrides.remove(at: d)
        for (index, tensor) in tensors.enumerated() {
            Tensor(
                storage: result.storage, shape: first.shape, strides: partStrides, offset: index * step, dtype: type
            ).copyData(from: tensor)
        }
        let count = tensors.count
        try result.record("StackBackward0", tensors) { (node, g) throws(TensorError) in
            var gradients: [Tensor?] = []
            for index in 0..<count { gradients.append(node.needs(index) ? try g.select(d, index) : nil) }
            return gradients
        }
        return result
    }

    /// `repeat`: copies along each dimension; more numbers than dimensions add leading ones.
    package func repeated(_ repeats: [Int]) throws(TensorError) -> Tensor {
        guard repeats.count >= rank else {
            throw .runtime(
                "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
        }
        for count in repeats where count < 0 {
            throw .runtime("Trying to create tensor with negative dimension \(count): \(repeats)")
        }
        guard repeats.count + repeats.count <= 2 * Shape.maximumRank else { throw .tooManyDimensions(repeats.count) }
        let lead = repeats.count - rank
        var shape = Shape(repeating: 1, count: repeats.count)
        for d in 0..<rank { shape[lead + d] = self.shape[d] }
        var target = Shape()
        for d in 0..<repeats.count {
            let (size, overflow) = repeats[d].multipliedReportingOverflow(by: shape[d])
            guard !overflow else { throw .sizeOverflow(repeats) }
            target.append(size)
        }
        let result = try Tensor(empty: target, dtype)
        if result.count > 0 { fillRepeated(result, shape, repeats) }
        let own = self.shape
        try result.record("RepeatBackward0", [self]) { (_, g) throws(TensorError) in
            var sum = g
            for d in stride(from: repeats.count - 1, through: 0, by: -1) where repeats[d] != 1 {
                if repeats[d] == 0 { return [try Tensor.zeros(own, g.dtype)] }
                sum = try sum.unflatten(d, [repeats[d], shape[d]]).sum([d])
            }
            return [try sum.reshape(own.array)]
        }
        return result
    }

    private func fillRepeated(_ result: Tensor, _ shape: Shape, _ repeats: [Int]) {
        // Each copy is one strided copy; their number is the product of the repeats.
        var index = Shape(repeating: 0, count: repeats.count)
        while true {
            var offset = 0
            for d in 0..<repeats.count { offset += index[d] * shape[d] * result.strides[d] }
            Tensor(storage: result.storage, shape: shape, strides: result.strides, offset: offset, dtype: dtype)
                .copyData(from: self)
            var d = repeats.count - 1
            while d >= 0 {
                index[d] += 1
                if index[d] < repeats[d] { break }
                index[d] = 0
                d -= 1
            }
            if d < 0 { return }
        }
    }

    package func tile(_ repeats: [Int]) throws(TensorError) -> Tensor {
        let lead = Swift.max(rank - repeats.count, 0)
        return try repeated(Array(repeating: 1, count: lead) + repeats)
    }

    /// Elements in reverse order along dimensions.
    package func flip(_ list: [Int]) throws(TensorError) -> Tensor {
        var dimensions: [Int] = []
        for given in list {
            let d = try dimension(given)
            guard !dimensions.contains(d) else { throw .repeatedDimension(d) }
            dimensions.append(d)
        }
        let result = try Tensor(empty: shape, dtype)
        if result.count > 0 {
            var strides = result.strides
            var offset = 0
            if rank > 0 {
                for d in dimensions {
                    offset += (shape[d] - 1) * strides[d]
                    strides[d] = -strides[d]
                }
            }
            Tensor(storage: result.storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
                .copyData(from: self)
        }
        try result.record("FlipBackward0", [self]) { (_, g) throws(TensorError) in [try g.flip(dimensions)] }
        return result
    }

    /// Elements moved on, those pushed out coming back at the start.
    package func roll(_ shifts: [Int], _ list: [Int]) throws(TensorError) -> Tensor {
        if list.isEmpty && shifts.count == 1 {
            return try reshape([count]).roll(shifts, [0]).reshape(shape.array).named("RollBackward0")
        }
        guard !shifts.isEmpty else { throw .runtime("`shifts` required") }
        guard shifts.count == list.count else {
            throw .runtime("shifts and dimensions must align. shifts: \(shifts.count), dims:\(list.count)")
        }
        var result = self
        for (shift, given) in zip(shifts, list) {
            let d = try dimension(given)
            let size = rank == 0 ? 1 : shape[d]
            if size == 0 || rank == 0 { continue }
            let start = ((-shift % size) + size) % size
            let rolled = result
            result = try GradientMode.with(false) { () throws(TensorError) in
                try Tensor.cat([rolled.slice(d, start, nil), rolled.slice(d, 0, start)], d)
            }
        }
        if result === self { result = try copied() }
        let output = result
        try output.record("RollBackward0", [self]) { (_, g) throws(TensorError) in
            [try g.roll(shifts.map { -$0 }, list)]
        }
        return output
    }

    /// Quarter turns in the plane of two dimensions.
    package func rotate90(_ turns: Int, _ dimensions: [Int]) throws(TensorError) -> Tensor {
        guard dimensions.count == 2 else {
            throw .runtime("expected total rotation dims == 2, but got dims = \(dimensions.count)")
        }
        guard rank >= 2 else { throw .runtime("expected total dims >= 2, but got total dims = \(rank)") }
        let a = try dimension(dimensions[0])
        let b = try dimension(dimensions[1])
        guard a != b else {
            throw .runtime(
                "expected rotation dims to be different, but got dim0 = \(dimensions[0]) and dim1 = \(dimensions[1])")
        }
        switch ((turns % 4) + 4) % 4 {
        case 1: return try flip([b]).transpose(a, b).named("Rot90Backward0")
        case 2: return try flip([a, b]).named("Rot90Backward0")
        case 3: return try flip([a]).transpose(a, b).named("Rot90Backward0")
        default: return try clone().named("Rot90Backward0")
        }
    }

    /// Each element several times in a row.
    package func repeatInterleave(_ repeats: [Int], _ dimension: Int?) throws(TensorError) -> Tensor {
        let source = dimension == nil ? try reshape([count]) : self
        let d = try source.dimension(dimension ?? 0)
        let size = source.rank == 0 ? 1 : source.shape[d]
        for count in repeats where count < 0 { throw .runtime("repeats can not be negative") }
        guard repeats.count == 1 || repeats.count == size else {
            throw .runtime(
                "repeats must have the same size as input along dim, but got repeats.size(0) = "
                    + "\(repeats.count) and input.size(\(d)) = \(size)")
        }
        var positions: [Int] = []
        for i in 0..<size {
            positions += Array(repeating: i, count: repeats.count == 1 ? repeats[0] : repeats[i])
        }
        return try source.indexSelect(d, Tensor.int64(positions))
    }
}
