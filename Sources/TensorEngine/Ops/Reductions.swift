import CKernels

/// A tensor seen as `[outer][length][inner]` for a reduction, and how the result is shaped.
struct ReductionLayout {
    let source: Tensor
    let outer: Int
    let length: Int
    let inner: Int
    /// Sizes of the result with the reduced dimensions dropped, and with them kept as 1.
    let dropped: Shape
    let kept: Shape

    /// `dimensions` sorted and distinct. The source is contiguous and of `dtype` in the end.
    init(_ tensor: Tensor, _ dimensions: [Int], _ dtype: DType) throws(TensorError) {
        var dropped = Shape()
        var kept = tensor.shape
        var length = 1
        for d in 0..<tensor.rank {
            if dimensions.contains(d) {
                kept[d] = 1
                length *= tensor.shape[d]
            } else {
                dropped.append(tensor.shape[d])
            }
        }
        self.dropped = dropped
        self.kept = kept
        self.length = length
        let adjacent = zip(dimensions, dimensions.dropFirst()).allSatisfy { $0 + 1 == $1 }
        if adjacent, let first = dimensions.first, let last = dimensions.last, tensor.rank > 0 {
            source = try tensor.contiguousData(dtype)
            outer = tensor.shape[0..<first].reduce(1, *)
            inner = tensor.shape[(last + 1)...].reduce(1, *)
            return
        }
        if dimensions.isEmpty || tensor.rank == 0 {
            source = try tensor.contiguousData(dtype)
            outer = tensor.count
            inner = 1
            return
        }
        // The reduced dimensions are brought to the end.
        var (shape, strides) = (Shape(), Shape())
        for d in 0..<tensor.rank where !dimensions.contains(d) {
            shape.append(tensor.shape[d])
            strides.append(tensor.strides[d])
        }
        outer = shape.product
        for d in dimensions {
            shape.append(tensor.shape[d])
            strides.append(tensor.strides[d])
        }
        source = try Tensor(
            storage: tensor.storage, shape: shape, strides: strides, offset: tensor.offset, dtype: tensor.dtype
        ).contiguousData(dtype)
        inner = 1
    }

    func resultShape(keepDimensions: Bool) -> Shape { keepDimensions ? kept : dropped }
}

extension Tensor {
    /// The distinct dimensions that a list names, sorted; all when the list is nil or empty.
    func reducedDimensions(_ list: [Int]?) throws(TensorError) -> [Int] {
        guard let list, !list.isEmpty else { return Array(0..<rank) }
        var result: [Int] = []
        for given in list {
            let d = try dimension(given)
            guard !result.contains(d) else { throw .repeatedDimension(d) }
            result.append(d)
        }
        return rank == 0 ? [] : result.sorted()
    }

    private func reduceData(
        _ op: ReduceOp, _ dimensions: [Int], _ keepDimensions: Bool, _ compute: DType, _ result: DType
    ) throws(TensorError) -> Tensor {
        if dimensions.count == rank && isContiguous && dtype == compute && !keepDimensions {
            let output = try Tensor(empty: Shape(), compute)
            guard kernel_reduce(op, compute.code, data, output.data, 1, Int64(count), 1) else {
                throw .unsupported(kernel: "reduce_cpu", dtype)
            }
            return result == compute ? output : try output.copied(result)
        }
        let layout = try ReductionLayout(self, dimensions, compute)
        let output = try Tensor(empty: layout.resultShape(keepDimensions: keepDimensions), compute)
        guard
            kernel_reduce(
                op, compute.code, layout.source.data, output.data, Int64(layout.outer), Int64(layout.length),
                Int64(layout.inner))
        else { throw .unsupported(kernel: "reduce_cpu", dtype) }
        return result == compute ? output : try output.copied(result)
    }

    /// A gradient with the reduced dimensions put back as 1.
    static func restore(_ g: Tensor, _ dimensions: [Int], keepDimensions: Bool) throws(TensorError) -> Tensor {
        if keepDimensions { return g }
        var result = g
        for d in dimensions { result = try result.unsqueeze(d) }
        return result
    }

    // MARK: Sums

    package func sum(
        _ list: [Int]? = nil, keepDimensions: Bool = false, dtype: DType? = nil
    ) throws(TensorError) -> Tensor {
        if self.dtype == .bool && list == nil && dtype == nil && isContiguous {
            return try Tensor.scalar(.int(kernel_count_nonzero(pointer(UInt8.self), Int64(count))), .int64)
        }
        let dimensions = try reducedDimensions(list)
        let type = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
        let source = self.dtype == .bool || !type.isFloatingPoint || self.dtype.isFloatingPoint ? self : try to(type)
        let compute = type.isFloatingPoint ? type.computeType : DType.int64
        let result = try source.reduceData(REDUCE_SUM, dimensions, keepDimensions, compute, type)
        let shape = self.shape
        try result.record(list == nil ? "SumBackward0" : "SumBackward1", [self]) { (_, g) throws(TensorError) in
            [try Tensor.restore(g, dimensions, keepDimensions: keepDimensions).expand(shape.array)]
        }
        return result
    }

    /// Sums the dimensions that broadcasting to this shape from `target` added or widened.
    package func summed(to target: Shape) throws(TensorError) -> Tensor {
        if shape == target { return self }
        let lead = rank - target.count
        guard lead >= 0 else { return try expand(target.array) }
        var dimensions = Array(0..<lead)
        for d in 0..<target.count where target[d] == 1 && shape[lead + d] != 1 { dimensions.append(lead + d) }
        var result = dimensions.isEmpty ? self : try sum(dimensions, keepDimensions: true)
        if lead > 0 { result = try result.reshape(Array(result.shape[lead...])) }
        // What is smaller than the target was itself broadcast.
        return result.shape == target ? result : try result.expand(target.array)
    }

    package func mean(
        _ list: [Int]? = nil, keepDimensions: Bool = false, dtype: DType? = nil
    ) throws(TensorError) -> Tensor {
        let type = dtype ?? self.dtype
        guard type.isFloatingPoint else { throw .meanDType(type) }
        let source = self.dtype == type ? self : try to(type)
        let dimensions = try reducedDimensions(list)
        var count = 1
        for d in dimensions { count *= shape[d] }
        let total = try source.reduceData(REDUCE_SUM, dimensions, keepDimensions, type.computeType, type.computeType)
        var result = try Kernel.binary(
            OP_DIV, total, scalar: .double(Double(count)), compute: type.computeType, result: type.computeType,
            out: total,
            kernelName: "mean")
        if result.dtype != type { result = try result.copied(type) }
        let shape = self.shape
        try result.record(list == nil ? "MeanBackward0" : "MeanBackward1", [source]) { (_, g) throws(TensorError) in
            let spread = try Tensor.restore(g, dimensions, keepDimensions: keepDimensions)
            return [try spread.divide(.double(Double(count))).expand(shape.array)]
        }
        return result
    }

    package func product(
        _ dimension: Int? = nil, keepDimensions: Bool = false, dtype: DType? = nil
    ) throws(TensorError) -> Tensor {
        let type = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
        let source = self.dtype == type || !type.isFloatingPoint ? self : try to(type)
        let dimensions = try reducedDimensions(dimension.map { [$0] })
        let compute = type.isFloatingPoint ? type.computeType : DType.int64
        let result = try source.reduceData(REDUCE_PRODUCT, dimensions, keepDimensions, compute, type)
        try result.record(
            dimension == nil ? "ProdBackward0" : "ProdBackward1", [source], saving: [source]
        ) { (node, g) throws(TensorError) in
            let x = try node.value(0)
            let spread = try Tensor.restore(g, dimensions, keepDimensions: keepDimensions)
            return [try spread.multiply(x.productOfOthers(dimensions))]
        }
        return result
    }

    /// For each element the product of all others that are reduced with it.
    private func productOfOthers(_ dimensions: [Int]) throws(TensorError) -> Tensor {
        if rank == 0 { return try Tensor.full(shape, 1, dtype) }
        if dimensions.count > 1 {
            let flat = try reshape([count])
            return try flat.productOfOthers([0]).reshape(shape.array)
        }
        guard let d = dimensions.first else { return try Tensor.full(shape, 1, dtype) }
        if shape[d] <= 1 { return try Tensor.full(shape, 1, dtype) }
        var one = shape
        one[d] = 1
        let ones = try Tensor.full(one, 1, dtype)
        let before = try Tensor.cat([ones, slice(d, 0, shape[d] - 1)], d).cumulativeProduct(d)
        let reversed = try flip([d])
        let after = try Tensor.cat([ones, reversed.slice(d, 0, shape[d] - 1)], d).cumulativeProduct(d).flip([d])
        return try before.multiply(after)
    }

    // MARK: Truth

    package func any(_ list: [Int]? = nil, keepDimensions: Bool = false) throws(TensorError) -> Tensor {
        let flags = dtype == .bool ? self : try copied(.bool)
        let result = try flags.reduceData(
            REDUCE_ANY, try reducedDimensions(list), keepDimensions, .bool, dtype == .uint8 ? .uint8 : .bool)
        return result
    }

    package func all(_ list: [Int]? = nil, keepDimensions: Bool = false) throws(TensorError) -> Tensor {
        let flags = dtype == .bool ? self : try copied(.bool)
        return try flags.reduceData(
            REDUCE_ALL, try reducedDimensions(list), keepDimensions, .bool, dtype == .uint8 ? .uint8 : .bool)
    }

    package func countNonzero(_ list: [Int]? = nil) throws(TensorError) -> Tensor {
        try copied(.bool).copied(.int64).reduceData(REDUCE_SUM, try reducedDimensions(list), false, .int64, .int64)
    }

    // MARK: Extremes

    /// `max()`, `min()`: of all elements.
    package func extreme(maximum: Bool) throws(TensorError) -> Tensor {
        guard count > 0 else { throw .emptyReductionLegacy(operation: maximum ? "max" : "min") }
        let result = try reduceData(
            maximum ? REDUCE_MAXIMUM : REDUCE_MINIMUM, Array(0..<rank), false, dtype.computeType, dtype)
        try recordExtreme(result, maximum ? "MaxBackward1" : "MinBackward1", Array(0..<rank), keepDimensions: false)
        return result
    }

    /// `amax`, `amin`
    package func extreme(maximum: Bool, _ list: [Int]?, keepDimensions: Bool) throws(TensorError) -> Tensor {
        let dimensions = try reducedDimensions(list)
        let name = maximum ? "amax" : "amin"
        if count == 0 {
            for d in dimensions where shape[d] == 0 {
                throw list?.isEmpty ?? true
                    ? .emptyReductionLegacy(operation: name) : .emptyReductionDimension(operation: name, dimension: d)
            }
        }
        let result = try reduceData(
            maximum ? REDUCE_MAXIMUM : REDUCE_MINIMUM, dimensions, keepDimensions, dtype.computeType, dtype)
        try recordExtreme(
            result, maximum ? "AmaxBackward0" : "AminBackward0", dimensions, keepDimensions: keepDimensions)
        return result
    }

    /// The gradient is shared evenly by all elements that are the extreme.
    private func recordExtreme(
        _ result: Tensor, _ name: String, _ dimensions: [Int], keepDimensions: Bool
    ) throws(TensorError) {
        try result.record(name, [self], saving: [self], savingResult: true) { (node, g) throws(TensorError) in
            let x = try node.value(0)
            let best = try Tensor.restore(try node.value(1), dimensions, keepDimensions: keepDimensions)
            let spread = try Tensor.restore(g, dimensions, keepDimensions: keepDimensions)
            let mask = try BinaryOp.eq(x, best)
            let ties = try mask.sum(dimensions.isEmpty ? nil : dimensions, keepDimensions: true)
            let weight = try mask.to(g.dtype).divide(ties.rank == x.rank ? ties : ties.reshape([]))
            return [try spread.multiply(weight)]
        }
    }

    /// `max(dim)`, `min(dim)`: extremes and their positions along one dimension.
    package func extreme(
        maximum: Bool, _ dimension: Int, keepDimensions: Bool
    ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
        let d = try self.dimension(dimension)
        let name = maximum ? "max" : "min"
        if rank > 0 && shape[d] == 0 { throw .emptyReductionDimension(operation: name, dimension: d) }
        let dimensions = rank == 0 ? [] : [d]
        let compute = dtype.computeType
        let layout = try ReductionLayout(self, dimensions, compute)
        let shape = layout.resultShape(keepDimensions: keepDimensions)
        var values = try Tensor(empty: shape, compute)
        let indices = try Tensor(empty: shape, .int64)
        guard
            kernel_extreme(
                maximum, compute.code, layout.source.data, values.data, indices.pointer(Int64.self),
                Int64(layout.outer),
                Int64(layout.length), Int64(layout.inner))
        else { throw .unsupported(kernel: "\(name)_cpu", dtype) }
        if values.dtype != dtype { values = try values.copied(dtype) }
        try recordSelected(
            values, indices, maximum ? "MaxBackward0" : "MinBackward0", d, keepDimensions: keepDimensions)
        return (values, indices)
    }

    /// Records values that were selected along dimension `d` at `indices`.
    func recordSelected(
        _ values: Tensor, _ indices: Tensor, _ name: String, _ d: Int, keepDimensions: Bool
    ) throws(TensorError) {
        let shape = self.shape
        try values.record(name, [self], saving: [indices]) { (node, g) throws(TensorError) in
            var index = try node.value(0)
            var spread = g
            if shape.count == 0 { return [g] }
            if !keepDimensions {
                index = try index.unsqueeze(d)
                spread = try spread.unsqueeze(d)
            }
            return [try Tensor.zeros(shape, g.dtype).scatter(d, index, spread, mode: SCATTER_ADD)]
        }
    }

    package func argumentExtreme(
        maximum: Bool, _ dimension: Int?, keepDimensions: Bool
    ) throws(TensorError) -> Tensor {
        let name = maximum ? "argmax" : "argmin"
        let dimensions: [Int]
        if let dimension {
            let d = try self.dimension(dimension)
            if rank > 0 && shape[d] == 0 { throw .emptyReductionDimension(operation: name, dimension: d) }
            dimensions = rank == 0 ? [] : [d]
        } else {
            guard count > 0 else { throw .emptyReduction(operation: name) }
            dimensions = Array(0..<rank)
        }
        if dtype == .bool { throw .runtime("\(name)(): does not support bool input") }
        let layout = try ReductionLayout(self, dimensions, dtype.computeType)
        let indices = try Tensor(empty: layout.resultShape(keepDimensions: keepDimensions), .int64)
        guard
            kernel_extreme(
                maximum, dtype.computeType.code, layout.source.data, nil, indices.pointer(Int64.self),
                Int64(layout.outer),
                Int64(layout.length), Int64(layout.inner))
        else { throw .unsupported(kernel: "\(name)_cpu", dtype) }
        return indices
    }

    // MARK: Spread

    package func variance(
        _ list: [Int]?, correction: Double = 1, keepDimensions: Bool = false, root: Bool
    ) throws(TensorError) -> Tensor {
        guard dtype.isFloatingPoint else {
            throw .runtime("std and var only support floating point and complex dtypes")
        }
        return try spread(list, correction: correction, keepDimensions: keepDimensions, root: root).0
    }

    /// Variance, or its root, with the mean.
    package func spread(
        _ list: [Int]?, correction: Double, keepDimensions: Bool, root: Bool
    ) throws(TensorError) -> (Tensor, mean: Tensor) {
        let dimensions = try reducedDimensions(list)
        let compute = dtype.computeType
        let layout = try ReductionLayout(self, dimensions, compute)
        let shape = layout.resultShape(keepDimensions: keepDimensions)
        let mean = try Tensor(empty: shape, compute)
        var result = try Tensor(empty: shape, compute)
        _ = kernel_moments(
            compute.code, layout.source.data, mean.data, result.data, Int64(layout.outer), Int64(layout.length),
            Int64(layout.inner))
        let divisor = Swift.max(Double(layout.length) - correction, 0)
        _ = try Kernel.binary(
            OP_DIV, result, scalar: .double(divisor), compute: compute, result: compute, out: result, kernelName: "var")
        if root {
            _ = try Kernel.unary(OP_SQRT, result, compute: compute, result: compute, out: result, kernelName: "std")
        }
        if compute != dtype { result = try result.copied(dtype) }
        try result.record(
            root ? "StdBackward0" : "VarBackward0", [self], saving: [self], savingResult: true
        ) { (node, g) throws(TensorError) in
            let x = try node.value(0)
            var spread = g
            if root {
                let deviation = try node.value(1)
                let halved = try g.divide(deviation.multiply(2.0))
                spread = try Tensor.select(BinaryOp.eq(deviation, 0), Tensor.scalar(0, g.dtype), halved)
            }
            let center = try x.subtract(x.mean(dimensions.isEmpty ? nil : dimensions, keepDimensions: true))
            return [
                try Tensor.restore(spread, dimensions, keepDimensions: keepDimensions).multiply(.double(2 / divisor))
                    .multiply(center)
            ]
        }
        return (result, compute == dtype ? mean : try mean.copied(dtype))
    }

    package func logSumExp(_ list: [Int], keepDimensions: Bool) throws(TensorError) -> Tensor {
        let source = dtype.isFloatingPoint ? self : try to(DType.defaultFloat)
        let dimensions = try source.reducedDimensions(list)
        let result = try GradientMode.with(false) { () throws(TensorError) in
            if source.count == 0 {
                return try UnaryOp.log(UnaryOp.exp(source).sum(dimensions, keepDimensions: keepDimensions))
            }
            let top = try source.extreme(maximum: true, dimensions, keepDimensions: true)
            let finite = try Tensor.select(
                BinaryOp.eq(UnaryOp.abs(top), .double(.infinity)), Tensor.scalar(0, top.dtype), top)
            let sum = try UnaryOp.exp(source.subtract(finite)).sum(dimensions, keepDimensions: keepDimensions)
            let shift = keepDimensions ? finite : try finite.squeeze(dimensions)
            return try UnaryOp.log(sum).add(shift)
        }
        try result.record("LogsumexpBackward0", [source], saving: [source], savingResult: true) {
            (node, g) throws(TensorError) in
            let x = try node.value(0)
            let y = try Tensor.restore(node.value(1), dimensions, keepDimensions: keepDimensions)
            return [
                try Tensor.restore(g, dimensions, keepDimensions: keepDimensions).multiply(UnaryOp.exp(x.subtract(y)))
            ]
        }
        return result
    }

    // MARK: Norms

    /// The p-norm over dimensions.
    package func vectorNorm(
        _ order: Double, _ list: [Int]?, keepDimensions: Bool = false, dtype type: DType? = nil
    ) throws(TensorError) -> Tensor {
        let type = type ?? dtype
        guard type.isFloatingPoint else {
            throw .runtime(
                "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(type.scalarName)")
        }
        let source = dtype == type ? self : try to(type)
        let dimensions = try source.reducedDimensions(list)
        let compute = type.computeType
        var result: Tensor
        switch order {
        case 2:
            result = try source.reduceData(REDUCE_SUM_OF_SQUARES, dimensions, keepDimensions, compute, compute)
            _ = try Kernel.unary(OP_SQRT, result, compute: compute, result: compute, out: result, kernelName: "norm")
        case 1: result = try source.reduceData(REDUCE_SUM_OF_MAGNITUDES, dimensions, keepDimensions, compute, compute)
        case 0: result = try source.reduceData(REDUCE_NONZERO, dimensions, keepDimensions, compute, compute)
        case .infinity, -.infinity:
            let magnitude = try GradientMode.with(false) { () throws(TensorError) in try UnaryOp.abs(source) }
            if magnitude.count == 0 {
                throw .runtime(
                    "linalg.vector_norm cannot compute the \(order) norm on an empty tensor because the operation does not "
                        + "have an identity")
            }
            result = try magnitude.reduceData(
                order > 0 ? REDUCE_MAXIMUM : REDUCE_MINIMUM, dimensions, keepDimensions, compute, compute)
        default:
            let powers = try GradientMode.with(false) { () throws(TensorError) in
                try UnaryOp.abs(source).power(.double(order))
            }
            let sum = try powers.reduceData(REDUCE_SUM, dimensions, keepDimensions, compute, compute)
            result = try GradientMode.with(false) { () throws(TensorError) in try sum.power(.double(1 / order)) }
        }
        if compute != type { result = try result.copied(type) }
        try result.record("LinalgVectorNormBackward0", [source], saving: [source], savingResult: true) {
            (node, g) throws(TensorError) in
            let x = try node.value(0)
            let norm = try Tensor.restore(node.value(1), dimensions, keepDimensions: keepDimensions)
            let spread = try Tensor.restore(g, dimensions, keepDimensions: keepDimensions)
            let zero = try Tensor.scalar(0, g.dtype)
            switch order {
            case 0: return [try Tensor.zeros(x.shape, g.dtype)]
            case 1: return [try spread.multiply(UnaryOp.sgn(x))]
            case 2:
                let ratio = try x.divide(norm)
                return [try spread.multiply(Tensor.select(BinaryOp.eq(norm, 0), zero, ratio))]
            case .infinity, -.infinity:
                let mask = try BinaryOp.eq(UnaryOp.abs(x), norm)
                let ties = try mask.sum(dimensions.isEmpty ? nil : dimensions, keepDimensions: true)
                let weight = try mask.to(g.dtype).divide(ties.rank == x.rank ? ties : ties.reshape([]))
                return [try spread.multiply(UnaryOp.sgn(x)).multiply(weight)]
            default:
                let magnitude = try UnaryOp.abs(x)
                let slope = try UnaryOp.sgn(x).multiply(magnitude.power(.double(order - 1)))
                    .divide(norm.power(.double(order - 1)))
                return [try spread.multiply(Tensor.select(BinaryOp.eq(norm, 0), zero, slope))]
            }
        }
        return result
    }

    // MARK: Running

    private func scan(_ op: ScanOp, _ dimension: Int, _ dtype: DType?) throws(TensorError) -> Tensor {
        let d = try self.dimension(dimension)
        let type = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
        let compute = type.isFloatingPoint ? type.computeType : DType.int64
        let layout = try ReductionLayout(self, rank == 0 ? [] : [d], compute)
        let result = try Tensor(empty: shape, compute)
        guard
            kernel_scan(
                op, compute.code, layout.source.data, result.data, Int64(layout.outer), Int64(layout.length),
                Int64(layout.inner))
        else { throw .unsupported(kernel: "logcumsumexp_out_cpu", self.dtype) }
        return compute == type ? result : try result.copied(type)
    }

    package func cumulativeSum(_ dimension: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
        let result = try scan(SCAN_SUM, dimension, dtype)
        let d = try self.dimension(dimension)
        try result.record("CumsumBackward0", [self]) { (_, g) throws(TensorError) in
            [g.rank == 0 ? g : try g.flip([d]).cumulativeSum(d).flip([d])]
        }
        return result
    }

    package func cumulativeProduct(_ dimension: Int, dtype: DType? = nil) throws(TensorError) -> Tensor {
        let result = try scan(SCAN_PRODUCT, dimension, dtype)
        let d = try self.dimension(dimension)
        try result.record("CumprodBackward0", [self], saving: [self]) { (node, g) throws(TensorError) in
            let x = try node.value(0)
            if x.rank == 0 { return [g] }
            return [try x.cumulativeProductGradient(d, g)]
        }
        return result
    }

    /// Σ over later outputs of g · (product without the element): element by element, so that zeros do no harm.
    private func cumulativeProductGradient(_ d: Int, _ g: Tensor) throws(TensorError) -> Tensor {
        var parts: [Tensor] = []
        for k in 0..<shape[d] {
            let before =
                try k == 0
                ? Tensor.full(select(d, 0).shape, 1, dtype) : slice(d, 0, k).product(d)
            var total = try before.multiply(g.select(d, k))
            var running = before
            for j in (k + 1)..<Swift.max(shape[d], k + 1) {
                running = try running.multiply(select(d, j))
                total = try total.add(running.multiply(g.select(d, j)))
            }
            parts.append(total)
        }
        return parts.isEmpty ? g : try Tensor.stack(parts, d)
    }

    package func logCumulativeSumExp(_ dimension: Int) throws(TensorError) -> Tensor {
        let result = try scan(SCAN_LOG_SUM_EXP, dimension, nil)
        let d = try self.dimension(dimension)
        try result.record("LogcumsumexpBackward0", [self], saving: [self], savingResult: true) {
            (node, g) throws(TensorError) in
            let (x, y) = (try node.value(0), try node.value(1))
            if x.rank == 0 { return [g] }
            let weighted = try g.multiply(UnaryOp.exp(y.negated()))
            return [try weighted.flip([d]).cumulativeSum(d).flip([d]).multiply(UnaryOp.exp(x))]
        }
        return result
    }

    package func cumulativeExtreme(
        maximum: Bool, _ dimension: Int
    ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
        let d = try self.dimension(dimension)
        let compute = dtype.isFloatingPoint ? dtype.computeType : DType.int64
        let layout = try ReductionLayout(self, rank == 0 ? [] : [d], compute)
        var values = try Tensor(empty: shape, compute)
        let indices = try Tensor(empty: shape, .int64)
        _ = kernel_scan_extreme(
            maximum, compute.code, layout.source.data, values.data, indices.pointer(Int64.self), Int64(layout.outer),
            Int64(layout.length), Int64(layout.inner))
        if compute != dtype { values = try values.copied(dtype) }
        let name = maximum ? "CummaxBackward0" : "CumminBackward0"
        try recordSelected(values, indices, name, d, keepDimensions: true)
        return (values, indices)
    }
}
