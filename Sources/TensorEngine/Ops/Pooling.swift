import CKernels

/// The windows of a pooling over one to three dimensions.
package struct PoolGeometry {
    package var kernel: [Int]
    package var stride: [Int]
    package var padding: [Int]
    package var dilation: [Int]
    package var ceil: Bool

    package init(kernel: [Int], stride: [Int], padding: [Int], dilation: [Int], ceil: Bool) {
        self.kernel = kernel
        self.stride = stride.isEmpty ? kernel : stride
        self.padding = padding
        self.dilation = dilation
        self.ceil = ceil
    }
}

extension Tensor {
    private func poolOutput(_ g: PoolGeometry, _ name: String, _ dimensions: Int) throws(TensorError) -> [Int] {
        guard rank == dimensions + 2 || rank == dimensions + 1 else {
            throw .runtime(
                "\(name): Expected \(dimensions + 1)D or \(dimensions + 2)D (batch mode) tensor with optional 0 dim batch size for input, but got:\(shape.text)"
            )
        }
        for i in 0..<dimensions {
            guard g.kernel[i] > 0 else {
                throw .runtime(
                    "kernel size should be greater than zero, but got kH: \(g.kernel[0]) kW: \(g.kernel[dimensions - 1])"
                )
            }
            guard g.stride[i] > 0 else {
                throw .runtime(
                    "stride should be greater than zero, but got dH: \(g.stride[0]) dW: \(g.stride[dimensions - 1])")
            }
            guard g.dilation[i] > 0 else {
                throw .runtime(
                    "dilation should be greater than zero, but got dilationH: \(g.dilation[0]) dilationW: \(g.dilation[dimensions - 1])"
                )
            }
            guard g.padding[i] >= 0 else { throw .runtime("pad must be non-negative, but got pad: \(g.padding[i])") }
            guard g.padding[i] <= ((g.kernel[i] - 1) * g.dilation[i] + 1) / 2 else {
                throw .runtime(
                    "pad should be at most half of effective kernel size, but got pad=\(g.padding[i]), kernel_size=\(g.kernel[i]) and dilation=\(g.dilation[i])"
                )
            }
        }
        var output: [Int] = []
        for i in 0..<dimensions {
            let input = shape[rank - dimensions + i]
            let span = input + 2 * g.padding[i] - g.dilation[i] * (g.kernel[i] - 1) - 1 + (g.ceil ? g.stride[i] - 1 : 0)
            // Division rounds down, also below zero.
            var size = (span >= 0 ? span / g.stride[i] : -((-span + g.stride[i] - 1) / g.stride[i])) + 1
            if g.ceil && (size - 1) * g.stride[i] >= input + g.padding[i] { size -= 1 }
            output.append(size)
        }
        if output.contains(where: { $0 <= 0 }) {
            let channels = shape[rank - dimensions - 1]
            let sizes = shape[(rank - dimensions)...].map(String.init).joined(separator: "x")
            let result = output.map(String.init).joined(separator: "x")
            let lead = dimensions == 1 ? "\(channels)x1x\(sizes)" : "\(channels)x\(sizes)"
            let tail = dimensions == 1 ? "\(channels)x1x\(result)" : "\(channels)x\(result)"
            throw .runtime("Given input size: (\(lead)). Calculated output size: (\(tail)). Output size is too small")
        }
        return output
    }

    private func poolShape(_ g: PoolGeometry, _ output: [Int], _ dimensions: Int) -> PoolShape {
        var result = PoolShape()
        func triple(_ values: [Int], _ missing: Int) -> (Int, Int, Int) {
            let all = Array(repeating: missing, count: 3 - values.count) + values
            return (all[0], all[1], all[2])
        }
        let channelDimension = rank - dimensions - 1
        result.batch = rank == dimensions + 2 ? shape[0] : 1
        result.channels = shape[channelDimension]
        result.input = triple(Array(shape[(rank - dimensions)...]), 1)
        result.output = triple(output, 1)
        result.kernel = triple(g.kernel, 1)
        result.stride = triple(g.stride, 1)
        result.dilation = triple(g.dilation, 1)
        result.padding = triple(g.padding, 0)
        result.channels_last = false
        return result
    }

    private func requirePooling(_ name: String) throws(TensorError) {
        guard dtype.isFloatingPoint else { throw .unsupported(kernel: name, dtype) }
    }

    private func sized(_ output: [Int], _ dimensions: Int) -> Shape {
        var result = Shape(shape[0..<(rank - dimensions)])
        for size in output { result.append(size) }
        return result
    }

    /// The largest element of each window, and where it was. The positions are there only when `indices` asks for them.
    package func maxPool(
        _ g: PoolGeometry, dimensions: Int, indices wanted: Bool = true
    ) throws(TensorError) -> (values: Tensor, indices: Tensor?) {
        try requirePooling("max_pool\(dimensions)d")
        let output = try poolOutput(g, "max_pool\(dimensions)d", dimensions)
        var pool = poolShape(g, output, dimensions)
        let target = sized(output, dimensions)
        let name = dimensions == 1 ? "SqueezeBackward1" : "MaxPool\(dimensions)DWithIndicesBackward0"
        if rank == dimensions + 2, count > 0, let pointer = channelsLastPointer {
            pool.channels_last = true
            return try maxPoolChannelsLast(&pool, pointer, target, name, dimensions, indices: wanted)
        }
        let indices = try Tensor(empty: target, .int64)
        let x = try contiguousData(.float32)
        let wide = try Tensor(empty: target, .float32)
        max_pool(&pool, x.pointer(Float.self), wide.pointer(Float.self), indices.pointer(Int64.self))
        // Values of other types are taken at the positions that were found.
        let values = dtype == .float32 ? wide : try pooledValues(indices, dimensions)
        try recordPooled(values, indices, name, dimensions)
        return (values, indices)
    }

    /// The positions are kept pixel by pixel, and only where a gradient or the caller needs them.
    private func maxPoolChannelsLast(
        _ pool: inout PoolShape, _ pointer: UnsafePointer<Float>, _ target: Shape, _ name: String, _ dimensions: Int,
        indices wanted: Bool
    ) throws(TensorError) -> (values: Tensor, indices: Tensor?) {
        let values = try Tensor.image(target, like: self)
        var order: Shape = [target[0]]
        for size in target[2...] { order.append(size) }
        order.append(target[1])
        let places = Tensor.records(self) || wanted ? try Tensor(empty: order, .int64) : nil
        max_pool(
            &pool, pointer, values.storage.block.assumingMemoryBound(to: Float.self), places?.pointer(Int64.self))
        guard let places else { return (values, nil) }
        let (geometry, source) = (pool, self.shape)
        try values.record(name, [self], saving: [places]) { (node, g) throws(TensorError) in
            let places = try node.value(0)
            if Tensor.records(g) {
                return [try g.scattered(by: places.channelsFirst(), source, dimensions)]
            }
            var pool = geometry
            let result = try Tensor(image: source)
            let gradient = try g.channelsLast()
            max_pool_gradient(
                &pool, gradient.pointer, places.pointer(Int64.self),
                result.storage.block.assumingMemoryBound(to: Float.self))
            withExtendedLifetime(gradient.storage) {}
            return [result]
        }
        return (values, wanted ? try places.channelsFirst() : nil)
    }

    /// A tensor [batch][spatial…][channels] as [batch][channels][spatial…], copied and outside the graph.
    private func channelsFirst() throws(TensorError) -> Tensor {
        var (sizes, steps) = (shape, strides)
        sizes.insert(sizes.remove(at: rank - 1), at: 1)
        steps.insert(steps.remove(at: rank - 1), at: 1)
        return try Tensor(storage: storage, shape: sizes, strides: steps, offset: offset, dtype: dtype).copied()
    }

    private func pooledValues(_ indices: Tensor, _ dimensions: Int) throws(TensorError) -> Tensor {
        try GradientMode.with(false) { () throws(TensorError) in
            let lead = Array(shape[0..<(rank - dimensions)])
            let flat = try reshape(lead + [shape[(rank - dimensions)...].reduce(1, *)])
            let places = try indices.reshape(lead + [indices.shape[(rank - dimensions)...].reduce(1, *)])
            return try flat.gather(flat.rank - 1, places).reshape(indices.shape.array)
        }
    }

    /// The gradient goes to the positions in `indices`, which count within each image.
    private func recordPooled(
        _ values: Tensor, _ indices: Tensor, _ name: String, _ dimensions: Int
    ) throws(TensorError) {
        let shape = self.shape
        try values.record(name, [self], saving: [indices]) { (node, g) throws(TensorError) in
            [try g.scattered(by: node.value(0), shape, dimensions)]
        }
    }

    /// The gradient of an input of `shape`: each element of `self` added to the position that `indices` gives it.
    private func scattered(by indices: Tensor, _ shape: Shape, _ dimensions: Int) throws(TensorError) -> Tensor {
        let lead = Array(shape[0..<(shape.count - dimensions)])
        let image = shape[(shape.count - dimensions)...].reduce(1, *)
        let places = indices.shape[(shape.count - dimensions)...].reduce(1, *)
        return try Tensor.zeros(Shape(lead + [image]), dtype)
            .scatter(lead.count, indices.reshape(lead + [places]), reshape(lead + [places]), mode: SCATTER_ADD)
            .reshape(shape.array)
    }

    /// `max_unpoolNd`
    package func maxUnpool(_ indices: Tensor, _ output: [Int], dimensions: Int) throws(TensorError) -> Tensor {
        let lead = Array(shape[0..<(rank - dimensions)])
        let places = shape[(rank - dimensions)...].reduce(1, *)
        let zeros = try Tensor.zeros(Shape(lead + [output.reduce(1, *)]), dtype)
        return try zeros.scatter(
            lead.count, indices.reshape(lead + [places]), reshape(lead + [places]), mode: SCATTER_ASSIGN
        ).reshape(lead + output)
    }

    package func averagePool(
        _ g: PoolGeometry, countPadding: Bool, divisor: Int?, dimensions: Int
    ) throws(TensorError) -> Tensor {
        try requirePooling("avg_pool\(dimensions)d")
        if let divisor, divisor == 0 { throw .runtime("divisor must be not zero") }
        let output = try poolOutput(g, "avg_pool\(dimensions)d", dimensions)
        let name = dimensions == 1 ? "AvgPool2DBackward0" : "AvgPool\(dimensions)DBackward0"
        var maps: [ResizeMap] = []
        for i in 0..<dimensions {
            maps.append(
                ResizeMap(
                    window: g.kernel[i], stride: g.stride[i], padding: g.padding[i], shape[rank - dimensions + i],
                    output[i],
                    countPadding: countPadding, divide: divisor == nil))
        }
        let scale = divisor.map { 1 / Double($0) } ?? 1
        let result = try pooled(
            name, output, dimensions, poolShape(g, output, dimensions), maps: maps, scale: scale
        ) { (pool, x, y) in
            average_pool(&pool, countPadding, divisor ?? 0, x, y)
        } _: { (pool, gy, gx) in
            average_pool_gradient(&pool, countPadding, divisor ?? 0, gy, gx)
        }
        return dimensions == 1 ? result.named("SqueezeBackward1") : result
    }

    package func adaptiveAveragePool(_ output: [Int?], dimensions: Int) throws(TensorError) -> Tensor {
        try requirePooling("adaptive_avg_pool\(dimensions)d")
        let sizes = try adaptiveSizes(output, "adaptive_avg_pool\(dimensions)d", dimensions)
        // One window is a mean, and recorded as such.
        let isMean = sizes.allSatisfy { $0 == 1 } && dimensions <= 2
        if isMean && !(isHidden && rank == dimensions + 2) {
            return try mean(Array((rank - dimensions)..<rank), keepDimensions: true)
        }
        let g = PoolGeometry(
            kernel: Array(repeating: 1, count: dimensions), stride: Array(repeating: 1, count: dimensions),
            padding: Array(repeating: 0, count: dimensions), dilation: Array(repeating: 1, count: dimensions),
            ceil: false)
        let name =
            isMean
            ? "MeanBackward1" : dimensions == 3 ? "AdaptiveAvgPool3DBackward0" : "AdaptiveAvgPool2DBackward0"
        var maps: [ResizeMap] = []
        for i in 0..<dimensions { maps.append(ResizeMap(tiling: shape[rank - dimensions + i], sizes[i])) }
        let result = try pooled(
            name, sizes, dimensions, poolShape(g, sizes, dimensions), maps: maps, scale: 1
        ) { (pool, x, y) in
            adaptive_average_pool(&pool, x, y)
        } _: { (pool, gy, gx) in
            adaptive_average_pool_gradient(&pool, gy, gx)
        }
        return dimensions == 1 && !isMean ? result.named("SqueezeBackward1") : result
    }

    private func adaptiveSizes(_ output: [Int?], _ name: String, _ dimensions: Int) throws(TensorError) -> [Int] {
        guard rank == dimensions + 2 || rank == dimensions + 1 else {
            throw .runtime("\(name)(): Expected \(dimensions + 1)D or \(dimensions + 2)D tensor, but got \(shape.text)")
        }
        var sizes: [Int] = []
        for (i, size) in output.enumerated() {
            let wanted = size ?? shape[rank - dimensions + i]
            guard wanted >= 0 else {
                throw .runtime(
                    "\(name): elements of output_size must be greater than or equal to 0 but received \(output.map { $0 ?? 0 })"
                )
            }
            sizes.append(wanted)
        }
        for i in 1..<rank where shape[i] == 0 && i >= rank - dimensions {
            throw .runtime(
                "\(name)(): Expected input to have non-zero size for non-batch dimensions, but input has sizes \(shape.text) with dimension \(i) being empty"
            )
        }
        return sizes
    }

    package func adaptiveMaxPool(
        _ output: [Int?], dimensions: Int
    ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
        try requirePooling("adaptive_max_pool\(dimensions)d")
        let sizes = try adaptiveSizes(output, "adaptive_max_pool\(dimensions)d", dimensions)
        let g = PoolGeometry(
            kernel: Array(repeating: 1, count: dimensions), stride: Array(repeating: 1, count: dimensions),
            padding: Array(repeating: 0, count: dimensions), dilation: Array(repeating: 1, count: dimensions),
            ceil: false)
        var pool = poolShape(g, sizes, dimensions)
        let target = sized(sizes, dimensions)
        let indices = try Tensor(empty: target, .int64)
        let x = try contiguousData(.float32)
        let wide = try Tensor(empty: target, .float32)
        if target.product > 0 {
            adaptive_max_pool(&pool, x.pointer(Float.self), wide.pointer(Float.self), indices.pointer(Int64.self))
        }
        let values = dtype == .float32 ? wide : try pooledValues(indices, dimensions)
        try recordPooled(values, indices, "AdaptiveMaxPool\(dimensions == 3 ? 3 : 2)DBackward0", dimensions)
        return (values, indices)
    }

    /// A linear pooling: by a kernel for float32, for other types as one sparse map a dimension.
    private func pooled(
        _ name: String, _ output: [Int], _ dimensions: Int, _ geometry: PoolShape, maps: [ResizeMap], scale: Double,
        _ forward: @escaping (inout PoolShape, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void,
        _ backward: @escaping (inout PoolShape, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    ) throws(TensorError) -> Tensor {
        let target = sized(output, dimensions)
        let source = shape
        if dtype != .float32 {
            let lead = Array(shape[0..<(rank - dimensions)])
            let flat = try reshape([lead.reduce(1, *), 1] + Array(shape[(rank - dimensions)...]))
            let mapped = try flat.resizedRecorded(maps, name, transposed: false).multiply(.double(scale))
            return try mapped.reshape(target.array).named(name)
        }
        let isImage = rank == dimensions + 2 && count > 0 && channelsLastPointer != nil
        func run(
            _ tensor: Tensor, _ to: Shape,
            _ kernel: (inout PoolShape, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
        )
            throws(TensorError) -> Tensor
        {
            var pool = geometry
            if isImage {
                pool.channels_last = true
                let y = try Tensor.image(to, like: tensor)
                let x = try tensor.channelsLast()
                kernel(&pool, x.pointer, y.storage.block.assumingMemoryBound(to: Float.self))
                withExtendedLifetime(x.storage) {}
                return y
            }
            let x = try tensor.contiguousData(.float32)
            let y = try Tensor(empty: to, .float32)
            if to.product > 0 && tensor.count > 0 { kernel(&pool, x.pointer(Float.self), y.pointer(Float.self)) }
            return tensor.dtype == .float32 ? y : try y.copied(tensor.dtype)
        }
        let result = try run(self, target, forward)
        try result.record(name, [self]) { (_, g) throws(TensorError) in
            let gradient = try run(g, source, backward)
            try gradient.record(name, [g]) { (_, gg) throws(TensorError) in [try run(gg, target, forward)] }
            return [gradient]
        }
        return result
    }
}
