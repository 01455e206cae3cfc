import CKernels

/// Sorting, and what is found by sorting.
extension Tensor {
    /// Rows along `d` brought to the end, contiguous, in a type the kernel sorts.
    private func sortedRows(_ d: Int, descending: Bool, first count: Int? = nil) throws(TensorError) -> (
        values: Tensor, indices: Tensor, moved: Tensor
    ) {
        let moved = try GradientMode.with(false) { () throws(TensorError) in
            rank == 0 ? try reshape([1]) : try moveDimensions([d], [-1])
        }
        let size = moved.shape[moved.rank - 1]
        if dtype == .float32 && size <= UInt32.max {
            let source = try moved.contiguousData()
            var shape = moved.shape
            shape[shape.count - 1] = count ?? size
            let values = try Tensor(empty: shape, .float32)
            let indices = try Tensor(empty: shape, .int64)
            guard
                kernel_top(
                    source.pointer(Float.self), values.pointer(Float.self), indices.pointer(Int64.self),
                    Int64(size == 0 ? 0 : source.count / size), Int64(size), Int64(count ?? size), descending)
            else { throw .outOfMemory(bytes: 16 * size) }
            return (values, indices, moved)
        }
        let type: DType = dtype.isFloatingPoint ? dtype.computeType : .int64
        let values = try moved.copied(type)
        let indices = try Tensor(empty: values.shape, .int64)
        let length = values.shape[values.rank - 1]
        guard
            kernel_sort(
                type.code, values.data, indices.pointer(Int64.self), Int64(length == 0 ? 0 : values.count / length),
                Int64(length), descending)
        else { throw .outOfMemory(bytes: 2 * values.storage.size) }
        return (values, indices, moved)
    }

    private func restored(_ tensor: Tensor, _ d: Int, _ type: DType) throws(TensorError) -> Tensor {
        if rank == 0 { return try tensor.reshape([]).to(type) }
        return try tensor.moveDimensions([-1], [d]).copied(type)
    }

    package func sort(
        _ dimension: Int = -1, descending: Bool = false
    ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
        let d = try self.dimension(dimension)
        let sorted = try sortedRows(d, descending: descending)
        let values = try restored(sorted.values, d, dtype)
        let indices = try restored(sorted.indices, d, .int64)
        try recordSelected(values, indices, "SortBackward0", d, keepDimensions: true)
        return (values, indices)
    }

    package func topK(
        _ k: Int, _ dimension: Int = -1, largest: Bool = true
    ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
        let d = try self.dimension(dimension)
        guard k >= 0 && k <= (rank == 0 ? 1 : shape[d]) else { throw .runtime("selected index k out of range") }
        let sorted = try sortedRows(d, descending: largest, first: k)
        let last = sorted.values.rank - 1
        let values = try restored(sorted.values.slice(last, 0, k), d, dtype)
        let indices = try restored(sorted.indices.slice(last, 0, k), d, .int64)
        try recordSelected(values, indices, "TopkBackward0", d, keepDimensions: true)
        return (values, indices)
    }

    /// The element of rank `position` from below along a dimension.
    private func ranked(
        _ position: (Int) -> Int, _ dimension: Int, keepDimensions: Bool, name: String
    ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
        let d = try self.dimension(dimension)
        let sorted = try sortedRows(d, descending: false)
        let last = sorted.values.rank - 1
        let place = position(sorted.values.shape[last])
        var values = try restored(sorted.values.slice(last, place, place + 1), d, dtype)
        var indices = try restored(sorted.indices.slice(last, place, place + 1), d, .int64)
        if !keepDimensions && rank > 0 {
            values = try values.reshape(Array(values.shape[0..<d]) + Array(values.shape[(d + 1)...]))
            indices = try indices.reshape(values.shape.array)
            values.base = nil
            indices.base = nil
        }
        try recordSelected(values, indices, name, d, keepDimensions: keepDimensions)
        return (values, indices)
    }

    package func kthValue(
        _ k: Int, _ dimension: Int, keepDimensions: Bool
    ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
        let d = try self.dimension(dimension)
        let size = rank == 0 ? 1 : shape[d]
        guard k >= 1 && k <= size else {
            throw .runtime("kthvalue(): selected number k out of range for dimension \(d)")
        }
        return try ranked({ _ in k - 1 }, d, keepDimensions: keepDimensions, name: "KthvalueBackward0")
    }

    /// The lower median of all elements.
    package func median(ignoringNaN: Bool = false) throws(TensorError) -> Tensor {
        if dtype == .bool { throw .unsupported(kernel: "median_out", .bool) }
        if count == 0 {
            let result = try Tensor.full([], .double(.nan), dtype)
            let shape = self.shape
            try result.record("MedianBackward0", [self]) { (_, g) throws(TensorError) in
                [try Tensor.zeros(shape, g.dtype)]
            }
            return result
        }
        let flat = try reshape([count])
        return try flat.median(0, keepDimensions: false, ignoringNaN: ignoringNaN, name: "MedianBackward0").values
    }

    package func median(
        _ dimension: Int, keepDimensions: Bool, ignoringNaN: Bool = false, name: String = "MedianBackward1"
    ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
        if dtype == .bool { throw .unsupported(kernel: "median_out", .bool) }
        let d = try self.dimension(dimension)
        if rank > 0 && shape[d] == 0 { throw .emptyReductionDimension(operation: "median", dimension: d) }
        if dtype.isFloatingPoint && !ignoringNaN {
            // A NaN is the median of its row: it sorts last, so it is looked for there.
            let sorted = try sortedRows(d, descending: false)
            let last = sorted.values.rank - 1
            let top = try sorted.values.select(last, sorted.values.shape[last] - 1)
            if try UnaryOp.isnan(top).any().truth() {
                return try medianWithNaN(d, keepDimensions: keepDimensions, name: name)
            }
        }
        return try ranked({ ($0 - 1) / 2 }, d, keepDimensions: keepDimensions, name: name)
    }

    /// Medians of rows of which some hold a NaN: those rows' first NaN.
    private func medianWithNaN(
        _ d: Int, keepDimensions: Bool, name: String
    ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
        let plain = try ranked({ ($0 - 1) / 2 }, d, keepDimensions: keepDimensions, name: name)
        let first = try UnaryOp.isnan(self).to(.uint8).extreme(maximum: true, d, keepDimensions: keepDimensions)
        let has = try first.values.to(.bool)
        let indices = try Tensor.select(has, first.indices, plain.indices)
        let values = try Tensor.select(has, Tensor.scalar(.double(.nan), dtype), plain.values.detached())
        try recordSelected(values, indices, name, d, keepDimensions: keepDimensions)
        return (values, indices)
    }

    /// The most frequent element of each row, the smallest of equals, at its last position.
    package func mode(
        _ dimension: Int, keepDimensions: Bool
    ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
        let d = try self.dimension(dimension)
        if rank > 0 && shape[d] == 0 { throw .emptyReductionDimension(operation: "mode", dimension: d) }
        let sorted = try sortedRows(d, descending: false)
        let length = sorted.values.shape[sorted.values.rank - 1]
        let rows = sorted.values.count / Swift.max(length, 1)
        let wide = try sorted.values.contiguousData(.float64)
        let values = wide.pointer(Double.self)
        let order = sorted.indices.pointer(Int64.self)
        var size = sorted.values.shape
        size[size.count - 1] = 1
        let found = try Tensor(empty: size, .int64)
        for row in 0..<rows {
            let x = values + row * length
            var (best, bestCount, start) = (0, 0, 0)
            for i in 0..<length where i + 1 == length || x[i + 1] != x[i] {
                if i + 1 - start > bestCount {
                    bestCount = i + 1 - start
                    best = i
                }
                start = i + 1
            }
            found.pointer(Int64.self)[row] = order[row * length + best]
        }
        var indices = try restored(found, d, .int64)
        var values2 =
            rank == 0
            ? try clone()
            : try GradientMode.with(false) { () throws(TensorError) in
                try gather(d, indices)
            }
        if !keepDimensions && rank > 0 {
            values2 = try values2.squeeze([d])
            indices = try indices.squeeze([d])
            values2.base = nil
            indices.base = nil
        }
        try recordSelected(values2, indices, "ModeBackward0", d, keepDimensions: keepDimensions)
        return (values2, indices)
    }

    /// Quantiles with interpolation.
    package func quantile(
        _ q: Tensor, _ dimension: Int?, keepDimensions: Bool, interpolation: String
    ) throws(TensorError) -> Tensor {
        guard dtype == .float32 || dtype == .float64 else {
            throw .runtime("quantile() input tensor must be either float or double dtype")
        }
        guard count > 0 else { throw .runtime("quantile() input tensor must be non-empty") }
        guard q.dtype == dtype else { throw .runtime("quantile() q tensor must be same dtype as the input tensor") }
        for value in try q.doubles() where !(value >= 0 && value <= 1) {
            throw .runtime("quantile() q values must be in the range [0, 1]")
        }
        let source = dimension == nil ? try reshape([count]) : self
        let d = try source.dimension(dimension ?? 0)
        let sorted = try source.sort(d, descending: false).values
        let size = sorted.rank == 0 ? 1 : sorted.shape[d]
        var parts: [Tensor] = []
        for value in try q.doubles() {
            let place = value * Double(size - 1)
            let lower = try sorted.rank == 0 ? sorted : sorted.select(d, Int(place.rounded(.down)))
            let upper = try sorted.rank == 0 ? sorted : sorted.select(d, Int(place.rounded(.up)))
            switch interpolation {
            case "linear":
                let weight = place - place.rounded(.down)
                parts.append(try lower.add(upper.subtract(lower).multiply(.double(weight))))
            case "lower": parts.append(lower)
            case "higher": parts.append(upper)
            case "nearest":
                parts.append(try sorted.rank == 0 ? sorted : sorted.select(d, Int(place.rounded(.toNearestOrEven))))
            case "midpoint": parts.append(try lower.add(upper).multiply(0.5))
            default:
                throw .runtime(
                    "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got "
                        + interpolation)
            }
        }
        if keepDimensions {
            var sizes = shape
            for i in 0..<sizes.count where dimension == nil || i == d { sizes[i] = 1 }
            for i in 0..<parts.count { parts[i] = try parts[i].reshape(sizes.array) }
        }
        if q.rank > 0 { return try Tensor.stack(parts, 0) }
        return parts[0].named("SqueezeBackward4")
    }

    /// The distinct elements in order, where each element went, and how often each occurred.
    package func unique() throws(TensorError) -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        let flat = try GradientMode.with(false) { () throws(TensorError) in try reshape([count]) }
        let sorted = try flat.sort(0)
        let list = sorted.values.scalars()
        let order = sorted.indices.pointer(Int64.self)
        let inverse = try Tensor(empty: shape, .int64)
        var starts: [Int] = []
        var counts: [Int] = []
        for (i, value) in list.enumerated() {
            if i == 0 || value != list[i - 1] {
                starts.append(i)
                counts.append(0)
            }
            counts[counts.count - 1] += 1
            inverse.pointer(Int64.self)[Int(order[i])] = Int64(starts.count - 1)
        }
        let values = try sorted.values.detached().gathered([Tensor.int64(starts)])
        return (values, inverse, try Tensor.int64(counts))
    }

    /// Where each value would be inserted in sorted rows.
    package static func searchSorted(_ rows: Tensor, _ values: Tensor, right: Bool) throws(TensorError) -> Tensor {
        guard rows.rank > 0 else {
            throw .runtime(
                "torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got boundaries tensor dim(0) and input value's dim(\(values.rank)) numel(\(values.count))"
            )
        }
        let length = rows.shape[rows.rank - 1]
        if rows.rank > 1 {
            guard values.rank == rows.rank, Array(rows.shape.dropLast()) == Array(values.shape.dropLast()) else {
                throw .runtime(
                    "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor \(rows.shape.text) and input value tensor \(values.shape.text)"
                )
            }
        }
        let boundaries = try rows.contiguousData(.float64)
        let edges = boundaries.pointer(Double.self)
        let wanted = try values.contiguousData(.float64)
        let result = try Tensor(empty: values.shape, .int64)
        let perRow = rows.rank > 1 ? values.shape[values.rank - 1] : Swift.max(values.count, 1)
        for i in 0..<values.count {
            let row = edges + (perRow > 0 ? i / perRow : 0) * (rows.rank > 1 ? length : 0)
            let v = wanted.pointer(Double.self)[i]
            var (low, high) = (0, length)
            while low < high {
                let middle = (low + high) / 2
                if right ? !(row[middle] > v) : !(row[middle] >= v) { low = middle + 1 } else { high = middle }
            }
            result.pointer(Int64.self)[i] = Int64(low)
        }
        return result
    }

    package func binCount(_ weights: Tensor?, _ minimum: Int) throws(TensorError) -> Tensor {
        guard rank == 1, dtype.isInteger else {
            throw .runtime("bincount only supports 1-d non-negative integral inputs.")
        }
        guard minimum >= 0 else { throw .runtime("minlength should be >= 0") }
        let list = try integers()
        guard list.allSatisfy({ $0 >= 0 }) else {
            throw .runtime("bincount only supports 1-d non-negative integral inputs.")
        }
        if let weights {
            guard weights.rank == 1, weights.count == count else {
                throw .runtime("weights should be 1-d and have the same length as input")
            }
        }
        let bins = Swift.max(minimum, (list.max() ?? -1) + 1)
        if let weights {
            let type: DType = weights.dtype == .float32 ? .float32 : .float64
            let result = try Tensor.zeros([bins], .float64)
            for (bin, weight) in zip(list, try weights.doubles()) { result.pointer(Double.self)[bin] += weight }
            return type == .float64 ? result : try result.copied(type)
        }
        let result = try Tensor.zeros([bins], .int64)
        for bin in list { result.pointer(Int64.self)[bin] += 1 }
        return result
    }

    package func histogram(_ bins: Int, _ minimum: Double, _ maximum: Double) throws(TensorError) -> Tensor {
        guard dtype.isFloatingPoint else { throw .unsupported(kernel: "histogram_cpu", dtype) }
        guard bins > 0 else { throw .runtime("torch.histogram(): bins must be > 0, but got \(bins) for dimension 0") }
        let list = try doubles()
        var (low, high) = (minimum, maximum)
        if low == high && count > 0 {
            low = list.min() ?? 0
            high = list.max() ?? 0
        }
        if low == high {
            low -= 1
            high += 1
        }
        guard low.isFinite && high.isFinite else {
            throw .runtime("torch.histc: range of [\(low), \(high)] is not finite")
        }
        guard low < high else { throw .runtime("torch.histc: max must be larger than min") }
        let result = try Tensor.zeros([bins], .float64)
        for value in list where value >= low && value <= high {
            let place = Swift.min(Int((value - low) / (high - low) * Double(bins)), bins - 1)
            result.pointer(Double.self)[place] += 1
        }
        return try result.copied(dtype)
    }
}
