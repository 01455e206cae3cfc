import CKernels
import Glibc

/// Resizing of images. Each dimension is a sparse linear map: for every output position a few input positions with
/// weights. Forward applies the maps dimension by dimension, backward their transposes.
struct ResizeMap {
    let inputSize: Int
    let outputSize: Int
    /// `taps` positions and weights for each output position.
    let taps: Int
    let positions: [Int]
    let weights: [Double]

    enum Mode {
        case nearest, nearestExact, linear, cubic
    }

    /// The mean of windows that start at `o · stride - padding`; with `divide` false their sum.
    init(
        window: Int, stride: Int, padding: Int, _ input: Int, _ output: Int, countPadding: Bool, divide: Bool
    ) {
        inputSize = input
        outputSize = output
        taps = window
        var (positions, weights): ([Int], [Double]) = ([], [])
        for o in 0..<output {
            let start = o * stride - padding
            let end = Swift.min(start + window, input + padding)
            let inside = Swift.min(end, input) - Swift.max(start, 0)
            let divisor = divide ? Double(countPadding ? end - start : inside) : 1
            for k in 0..<window {
                let place = start + k
                positions.append(Swift.min(Swift.max(place, 0), Swift.max(input - 1, 0)))
                weights.append(place >= 0 && place < input ? 1 / divisor : 0)
            }
        }
        self.positions = positions
        self.weights = weights
    }

    /// The mean of windows ⌊o · input / output⌋ ..< ⌈(o + 1) · input / output⌉.
    init(tiling input: Int, _ output: Int) {
        inputSize = input
        outputSize = output
        let ranges = (0..<output).map { (o: Int) -> (Int, Int) in
            (o * input / output, ((o + 1) * input + output - 1) / output)
        }
        taps = ranges.map { $0.1 - $0.0 }.max() ?? 1
        var (positions, weights): ([Int], [Double]) = ([], [])
        for (start, end) in ranges {
            for k in 0..<taps {
                positions.append(Swift.min(start + k, input - 1))
                weights.append(start + k < end ? 1 / Double(end - start) : 0)
            }
        }
        self.positions = positions
        self.weights = weights
    }

    /// `scale`: input elements an output element, where the user gave a factor.
    init(_ mode: Mode, _ input: Int, _ output: Int, alignCorners: Bool, scale given: Double?) {
        inputSize = input
        outputSize = output
        let scale = ResizeMap.scale(
            input, output, alignCorners: alignCorners && (mode == .linear || mode == .cubic), given: given)
        var positions: [Int] = []
        var weights: [Double] = []
        func clamp(_ index: Int) -> Int { Swift.min(Swift.max(index, 0), input - 1) }
        switch mode {
        case .nearest:
            taps = 1
            for i in 0..<output {
                positions.append(clamp(Int((Float(i) * Float(scale)).rounded(.down))))
                weights.append(1)
            }
        case .nearestExact:
            taps = 1
            for i in 0..<output {
                positions.append(clamp(Int(((Float(i) + 0.5) * Float(scale)).rounded(.down))))
                weights.append(1)
            }
        case .linear:
            taps = 2
            for i in 0..<output {
                let source = alignCorners ? scale * Double(i) : Swift.max(scale * (Double(i) + 0.5) - 0.5, 0)
                let first = Swift.min(Int(source), input - 1)
                let fraction = Swift.min(Swift.max(source - Double(first), 0), 1)
                positions += [first, Swift.min(first + 1, input - 1)]
                weights += [1 - fraction, fraction]
            }
        case .cubic:
            taps = 4
            let a = -0.75
            func near(_ x: Double) -> Double { ((a + 2) * x - (a + 3)) * x * x + 1 }
            func far(_ x: Double) -> Double { ((a * x - 5 * a) * x + 8 * a) * x - 4 * a }
            for i in 0..<output {
                let source = alignCorners ? scale * Double(i) : scale * (Double(i) + 0.5) - 0.5
                let base = source.rounded(.down)
                let t = source - base
                for k in -1...2 { positions.append(clamp(Int(base) + k)) }
                weights += [far(t + 1), near(t), near(1 - t), far(2 - t)]
            }
        }
        self.positions = positions
        self.weights = weights
    }

    /// With anti-aliasing the filter, a triangle or Keys' cubic with a = -0.5, is as wide as an output element, and the weights inside
    /// the picture are scaled to the sum 1: `_upsample_bilinear2d_aa` and Pillow's `resize`.
    /// PyTorch computes the weights in the type of the data, `Real`.
    init<Real: BinaryFloatingPoint>(
        antialiased mode: Mode, _ input: Int, _ output: Int, alignCorners: Bool, scale given: Double?, as: Real.Type
    ) {
        inputSize = input
        outputSize = output
        let scale = Real(ResizeMap.scale(input, output, alignCorners: alignCorners, given: given))
        let width = Swift.max(scale, 1)
        let support = (mode == .cubic ? 2 : 1) * width
        let ranges = (0..<output).map { (o: Int) -> (center: Real, start: Int, end: Int) in
            let center = scale * (Real(o) + 0.5)
            let start = Swift.min(Swift.max(Int(center - support + 0.5), 0), input - 1)
            return (center, start, Swift.min(Swift.max(Int(center + support + 0.5), start + 1), input))
        }
        taps = ranges.map { $0.end - $0.start }.max() ?? 1
        var (positions, weights): ([Int], [Double]) = ([], [])
        for (center, start, end) in ranges {
            let values = (start..<end).map { ResizeMap.filter(mode, (Real($0) - center + 0.5) * (1 / width)) }
            let sum = values.reduce(0, +)
            for k in 0..<taps {
                positions.append(Swift.min(start + k, input - 1))
                weights.append(k < values.count ? Double(sum == 0 ? values[k] : values[k] / sum) : 0)
            }
        }
        self.positions = positions
        self.weights = weights
    }

    private static func scale(_ input: Int, _ output: Int, alignCorners: Bool, given: Double?) -> Double {
        if alignCorners { return output > 1 ? Double(input - 1) / Double(output - 1) : 0 }
        return given ?? (output > 0 ? Double(input) / Double(output) : 0)
    }

    private static func filter<Real: BinaryFloatingPoint>(_ mode: Mode, _ x: Real) -> Real {
        let x = abs(x)
        guard mode == .cubic else { return x < 1 ? 1 - x : 0 }
        let a: Real = -0.5
        if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0
    }
}

extension Tensor {
    /// Applies a map, or its transpose, along dimension `d`; contiguous float or double data.
    private func resized(_ d: Int, _ map: ResizeMap, transposed: Bool) throws(TensorError) -> Tensor {
        var target = shape
        target[d] = transposed ? map.inputSize : map.outputSize
        let result = try Tensor.zeros(target, dtype)
        let outer = shape[0..<d].reduce(1, *)
        let inner = shape[(d + 1)...].reduce(1, *)
        guard result.count > 0, count > 0 else { return result }
        let places = map.positions.map(Int64.init)
        kernel_resize(
            dtype.code, data, result.data, Int64(outer), Int64(shape[d]), Int64(target[d]), Int64(inner),
            Int64(map.taps),
            places, map.weights, transposed)
        return result
    }

    private func resized(_ maps: [ResizeMap], transposed: Bool) throws(TensorError) -> Tensor {
        let compute = dtype == .float64 ? DType.float64 : .float32
        var result = try contiguousData(compute)
        for (i, map) in maps.enumerated().reversed() { result = try result.resized(2 + i, map, transposed: transposed) }
        return result.dtype == dtype ? result : try result.copied(dtype)
    }

    func resizedRecorded(_ maps: [ResizeMap], _ name: String, transposed: Bool) throws(TensorError) -> Tensor {
        let result = try resized(maps, transposed: transposed)
        try result.record(name, [self]) { (_, g) throws(TensorError) in
            [try g.resizedRecorded(maps, name, transposed: !transposed)]
        }
        return result
    }

    /// `interpolate` for [batch][channels][spatial…].
    package func interpolate(
        size: [Int]?, scale: [Double]?, mode: String, alignCorners: Bool?, recomputeScale: Bool, antialias: Bool
    ) throws(TensorError) -> Tensor {
        let dimensions = rank - 2
        guard dimensions >= 1 && dimensions <= 3 else {
            throw .notImplemented(
                "Input Error: Only 3D, 4D and 5D input Tensors supported (got \(rank)D) for the modes: nearest | linear | "
                    + "bilinear | bicubic | trilinear | area | nearest-exact (got \(mode))")
        }
        if ["nearest", "area", "nearest-exact"].contains(mode), alignCorners != nil {
            throw .value(
                "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear"
            )
        }
        if antialias && !(["bilinear", "bicubic"].contains(mode) && rank == 4) {
            throw .value(
                "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input")
        }
        if size != nil && scale != nil { throw .value("only one of size or scale_factor should be defined") }
        var output: [Int] = []
        var factors: [Double?] = Array(repeating: nil, count: dimensions)
        if let size {
            guard size.count == dimensions else {
                throw .value(
                    "Input and output must have the same number of spatial dimensions, but got input with spatial dimensions "
                        + "of \(Array(shape[2...])) and output size of \(size). Please provide input tensor in (N, C, d1, d2, "
                        + "...,dK) format and output size in (o1, o2, ...,oK) format.")
            }
            output = size
        } else if let scale {
            guard scale.count == dimensions else {
                throw .value(
                    "Input and scale_factor must have the same number of spatial dimensions, but got input with spatial "
                        + "dimensions of \(Array(shape[2...])) and scale_factor of shape \(scale). Please provide input tensor "
                        + "in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.")
            }
            for i in 0..<dimensions {
                let size = (Double(shape[2 + i]) * scale[i]).rounded(.down)
                guard let whole = Int(exactly: size) else {
                    throw .runtime("Input and output sizes should be greater than 0")
                }
                output.append(whole)
                if !recomputeScale && scale[i] > 0 { factors[i] = 1 / scale[i] }
            }
        } else {
            throw .value("either size or scale_factor should be defined")
        }
        for (i, extent) in output.enumerated() where extent <= 0 || shape[2 + i] <= 0 {
            throw .runtime(
                "Input and output sizes should be greater than 0, but got input (\(Array(shape[2...]).map { "W: \($0)" }.joined(separator: ", "))) and output (\(output.map { "W: \($0)" }.joined(separator: ", ")))"
            )
        }
        if mode == "area" { return try adaptiveAveragePool(output.map { $0 }, dimensions: dimensions) }
        let kinds: [String: (ResizeMap.Mode, Int, String)] = [
            "linear": (.linear, 1, "UpsampleLinear1DBackward0"),
            "bilinear": (.linear, 2, "UpsampleBilinear2DBackward0"),
            "trilinear": (.linear, 3, "UpsampleTrilinear3DBackward0"),
            "bicubic": (.cubic, 2, "UpsampleBicubic2DBackward0"),
            "nearest": (.nearest, dimensions, "UpsampleNearest\(dimensions)DBackward0"),
            "nearest-exact": (.nearestExact, dimensions, "UpsampleNearestExact\(dimensions)DBackward0"),
        ]
        guard let (kind, wanted, name) = kinds[mode] else {
            throw .notImplemented(
                "Input Error: Only 3D, 4D and 5D input Tensors supported (got \(rank)D) for the modes: nearest | linear | "
                    + "bilinear | bicubic | trilinear | area | nearest-exact (got \(mode))")
        }
        guard wanted == dimensions else {
            throw .notImplemented("Got \(rank)D input, but \(mode) mode needs \(wanted + 2)D input")
        }
        var maps: [ResizeMap] = []
        for i in 0..<dimensions {
            let (input, corners) = (shape[2 + i], alignCorners ?? false)
            if !antialias {
                maps.append(ResizeMap(kind, input, output[i], alignCorners: corners, scale: factors[i]))
            } else if dtype == .float64 {
                maps.append(
                    ResizeMap(antialiased: kind, input, output[i], alignCorners: corners, scale: factors[i], as: Double.self))
            } else {
                maps.append(
                    ResizeMap(antialiased: kind, input, output[i], alignCorners: corners, scale: factors[i], as: Float.self))
            }
        }
        guard dtype.isFloatingPoint || (dtype == .uint8 && kind == .nearest) else {
            throw .unsupported(kernel: "upsample_\(mode)2d_channels_last", dtype)
        }
        return try resizedRecorded(maps, antialias ? "\(name.dropLast(9))AaBackward0" : name, transposed: false)
    }

    /// Samples [batch][channels][h][w] at the normalised coordinates (x, y) of `grid`, [batch][h'][w'][2].
    package func gridSample(
        _ grid: Tensor, mode: String, padding: String, alignCorners: Bool
    ) throws(TensorError) -> Tensor {
        guard rank == 4, grid.rank == 4, grid.shape[3] == 2 else {
            throw .runtime(
                "grid_sampler(): expected 4D input and grid with same number of dimensions, but got input with sizes \(shape.text) and grid with sizes \(grid.shape.text)"
            )
        }
        guard shape[0] == grid.shape[0] else {
            throw .runtime(
                "grid_sampler(): expected grid and input to have same batch size, but got input with sizes \(shape.text) and grid with sizes \(grid.shape.text)"
            )
        }
        guard ["bilinear", "nearest"].contains(mode) else {
            throw .value(
                "nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '\(mode)'"
            )
        }
        guard ["zeros", "border", "reflection"].contains(padding) else {
            throw .value(
                "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: '\(padding)'"
            )
        }
        let (n, c, h, w) = (shape[0], shape[1], shape[2], shape[3])
        let (oh, ow) = (grid.shape[1], grid.shape[2])
        let x = try grid.select(3, 0).place(w, padding, alignCorners)
        let y = try grid.select(3, 1).place(h, padding, alignCorners)
        let flat = try permute([0, 2, 3, 1]).reshape([n * h * w, c])
        let base = try Tensor.arange(0, .int(Int64(n)), 1, .int64).multiply(.int(Int64(h * w))).reshape([n, 1, 1])
        /// Pixels at whole coordinates; zero outside.
        func pixels(_ px: Tensor, _ py: Tensor) throws(TensorError) -> Tensor {
            let inside = try BinaryOp.logicalAnd(
                BinaryOp.logicalAnd(BinaryOp.ge(px, 0), BinaryOp.le(px, .int(Int64(w - 1)))),
                BinaryOp.logicalAnd(BinaryOp.ge(py, 0), BinaryOp.le(py, .int(Int64(h - 1)))))
            let column = try px.detached().clamp(0, .int(Int64(w - 1))).to(.int64)
            let row = try py.detached().clamp(0, .int(Int64(h - 1))).to(.int64)
            let index = try row.multiply(.int(Int64(w))).add(column).add(base).reshape([n * oh * ow])
            let values = try flat.gathered([index]).reshape([n, oh, ow, c])
            return try values.multiply(inside.to(dtype).unsqueeze(3))
        }
        if mode == "nearest" {
            let result = try GradientMode.with(gradient_enabled()) { () throws(TensorError) in
                try pixels(UnaryOp.rint(x.detached()), UnaryOp.rint(y.detached()))
            }
            return try result.permute([0, 3, 1, 2]).contiguous().named("GridSampler2DBackward0")
        }
        let x0 = try UnaryOp.floor(x).detached()
        let y0 = try UnaryOp.floor(y).detached()
        let fx = try x.subtract(x0).unsqueeze(3)
        let fy = try y.subtract(y0).unsqueeze(3)
        let (gx, gy) = (try fx.negated().add(1.0), try fy.negated().add(1.0))
        let x1 = try x0.add(1.0)
        let y1 = try y0.add(1.0)
        let top = try pixels(x0, y0).multiply(gx.multiply(gy)).add(pixels(x1, y0).multiply(fx.multiply(gy)))
        let bottom = try pixels(x0, y1).multiply(gx.multiply(fy)).add(pixels(x1, y1).multiply(fx.multiply(fy)))
        return try top.add(bottom).permute([0, 3, 1, 2]).contiguous().named("GridSampler2DBackward0")
    }

    /// Normalised coordinates as pixels, by the rule for what lies outside.
    private func place(_ size: Int, _ padding: String, _ alignCorners: Bool) throws(TensorError) -> Tensor {
        let extent = Double(size)
        let pixel =
            alignCorners
            ? try add(1.0).multiply(.double((extent - 1) / 2))
            : try add(1.0).multiply(.double(extent)).subtract(1.0).divide(2.0)
        switch padding {
        case "border": return try pixel.clamp(0, .double(extent - 1))
        case "reflection":
            let low = alignCorners ? 0.0 : -0.5
            let span = alignCorners ? extent - 1 : extent
            if span <= 0 { return try pixel.multiply(0.0) }
            let distance = try UnaryOp.abs(pixel.subtract(.double(low)))
            let extra = try BinaryOp.fmod(distance, .double(span))
            let flips = try UnaryOp.floor(distance.divide(.double(span)).detached())
            let even = try BinaryOp.eq(BinaryOp.fmod(flips, 2.0), 0)
            let folded = try Tensor.select(
                even, extra.add(.double(low)), extra.negated().add(.double(span + low)))
            return try folded.clamp(0, .double(extent - 1))
        default: return pixel
        }
    }

    /// The grid that `gridSample` takes for affine maps `theta`, [batch][2][3].
    package static func affineGrid(
        _ theta: Tensor, _ size: [Int], alignCorners: Bool
    ) throws(TensorError) -> Tensor {
        guard theta.rank == 3, theta.shape[1] == 2, theta.shape[2] == 3, size.count == 4 else {
            throw .value(
                "Expected a batch of 2D affine matrices of shape Nx2x3 for size \(size). Got torch.Size(\(theta.shape.text))."
            )
        }
        func line(_ count: Int) throws(TensorError) -> Tensor {
            if count <= 1 { return try Tensor.zeros([Swift.max(count, 0)], theta.dtype) }
            let whole = try Tensor.linspace(-1, 1, count, theta.dtype)
            return alignCorners ? whole : try whole.multiply(.double(Double(count - 1) / Double(count)))
        }
        let (n, h, w) = (size[0], size[2], size[3])
        let xs = try line(w).reshape([1, w]).expand([h, w])
        let ys = try line(h).reshape([h, 1]).expand([h, w])
        let base = try Tensor.stack([xs, ys, Tensor.ones([h, w], theta.dtype)], 2).reshape([1, h * w, 3])
            .expand([n, h * w, 3])
        return try base.bmm(theta.transpose(1, 2)).reshape([n, h, w, 2]).named("AffineGridGeneratorBackward0")
    }
}
