import Testing

@testable import TensorEngine

/// The gradient of every row of the element-wise tables against central differences in double precision, and second
/// derivatives against differences of first ones.
@Suite struct FiniteDifferenceTests {
    private func values(_ count: Int, _ low: Double, _ high: Double) -> [Double] {
        var state: UInt64 = 42
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return low + (high - low) * Double(state >> 11) / 9_007_199_254_740_992
        }
    }

    private func range(_ name: String) -> (Double, Double) {
        switch name {
        case "log", "log2", "log10", "log1p", "sqrt", "rsqrt", "reciprocal", "lgamma", "digamma", "xlogy", "pow":
            (0.3, 2.5)
        case "asin", "acos", "atanh", "erfinv": (-0.8, 0.8)
        case "acosh": (1.2, 3)
        default: (-2.3, 2.1)
        }
    }

    /// The largest difference between recorded and numerical gradient of `sum(f(x) · w)`.
    private func mismatch(
        _ x: [Double], _ f: (Tensor) throws(TensorError) -> Tensor
    ) throws -> Double {
        func total(_ t: Tensor) throws(TensorError) -> Tensor {
            let y = try f(t)
            let weight = try Tensor.of((0..<y.count).map { 0.5 + Double($0 % 3) }, y.shape, .float64)
            return try y.multiply(weight).sum()
        }
        let leaf = try Tensor.of(x, [x.count], .float64)
        try leaf.setRequiresGrad(true)
        let gradient = try #require(try Tensor.gradients(of: [total(leaf)], [nil], for: [leaf])[0]).doubles()
        var worst = 0.0
        for i in x.indices {
            let h = 1e-6
            var (up, down) = (x, x)
            up[i] += h
            down[i] -= h
            let slope =
                try
                (total(Tensor.of(up, [x.count], .float64)).item().double
                - total(Tensor.of(down, [x.count], .float64)).item().double)
                / (2 * h)
            worst = max(worst, abs(slope - gradient[i]) / (1 + abs(slope)))
        }
        return worst
    }

    private func hasGradient(_ op: UnaryOp) -> Bool {
        switch op.gradient {
        case .none, .zero: false
        default: true
        }
    }

    @Test func unaryRows() throws {
        for op in UnaryOp.all + [UnaryOp.silu, .gelu, .geluTanh, .mish, .hardswish, .hardsigmoid] where hasGradient(op)
        {
            let (low, high) = range(op.name)
            let x = values(7, low, high)
            #expect(try mismatch(x) { (t) throws(TensorError) in try op(t) } < 1e-5, "\(op.name)")
            if op.name == "digamma" || op.name == "i0" { continue }
            let second = try mismatch(x) { (t) throws(TensorError) in
                var point = t
                if !t.requiresGrad {
                    point = try t.clone()
                    try point.setRequiresGrad(true)
                }
                let first = try Tensor.gradients(of: [op(point).sum()], [nil], for: [point], createGraph: true)[0] ?? t
                // A constant slope has no graph; what is added keeps its second derivative at zero.
                return try first.requiresGrad ? first : first.add(t.multiply(0.0))
            }
            #expect(second < 1e-4, "second derivative of \(op.name)")
        }
    }

    @Test func binaryRows() throws {
        for op in BinaryOp.all + [BinaryOp.add, .sub, .div, .pow] where op.gradientA != nil {
            if op.name == "remainder" || op.name == "fmod" { continue }
            let (low, high) = range(op.name)
            let x = values(8, low, high)
            let mismatch = try mismatch(x) { (t) throws(TensorError) in
                // A row against a column: broadcasting is undone on both sides.
                try op(t.slice(0, 0, 4), t.slice(0, 4, 8).unsqueeze(1)).flatten()
            }
            #expect(mismatch < 1e-5, "\(op.name)")
        }
    }

    @Test func compositions() throws {
        let x = values(12, -1.5, 1.5)
        let cases: [(String, (Tensor) throws(TensorError) -> Tensor)] = [
            ("softmax", { (t) throws(TensorError) in try t.reshape([3, 4]).softmax(1, logarithm: false) }),
            ("log_softmax", { (t) throws(TensorError) in try t.reshape([3, 4]).softmax(0, logarithm: true) }),
            ("layer_norm", { (t) throws(TensorError) in try t.reshape([3, 4]).layerNorm([4], nil, nil, 1e-5) }),
            ("std", { (t) throws(TensorError) in try t.reshape([3, 4]).variance([1], root: true) }),
            ("cumprod", { (t) throws(TensorError) in try t.reshape([3, 4]).cumulativeProduct(1) }),
            (
                "inverse",
                { (t) throws(TensorError) in
                    try t.slice(0, 0, 9).reshape([3, 3]).add(Tensor.eye(3, 3, .float64).multiply(4.0)).inverse()
                }
            ),
            (
                "svd",
                { (t) throws(TensorError) in
                    let (u, s, v) = try t.reshape([3, 4]).svd(full: false)
                    return try u.multiply(s).matmul(v).add(s.sum())
                }
            ),
            (
                "convolution",
                { (t) throws(TensorError) in
                    let geometry = ConvolutionGeometry(stride: [2], padding: [1], dilation: [1], groups: 1)
                    return try t.slice(0, 0, 8).reshape([1, 2, 4]).convolution(
                        t.slice(0, 4, 12).reshape([2, 2, 2]), nil, geometry, dimensions: 1)
                }
            ),
            ("unfold", { (t) throws(TensorError) in try t.unfold(0, 5, 2) }),
            (
                "bicubic",
                { (t) throws(TensorError) in
                    try t.reshape([1, 1, 3, 4]).interpolate(
                        size: [5, 5], scale: nil, mode: "bicubic", alignCorners: false, recomputeScale: false,
                        antialias: false)
                }
            ),
            (
                "bilinear, anti-aliased",
                { (t) throws(TensorError) in
                    try t.reshape([1, 1, 3, 4]).interpolate(
                        size: [2, 2], scale: nil, mode: "bilinear", alignCorners: false, recomputeScale: false,
                        antialias: true)
                }
            ),
        ]
        for (name, f) in cases {
            #expect(try mismatch(x) { (t) throws(TensorError) in try f(t).reshape([-1]) } < 1e-4, "\(name)")
        }
    }
}
