/// Convolutions of other types than float32: windows as the rows of a matrix.
extension Tensor {
    /// Padded input as [batch][groups][channels / groups · kernel][output positions], by differentiable operations.
    private func windows(
        _ kernel: [Int], _ g: ConvolutionGeometry, _ dimensions: Int
    ) throws(TensorError) -> (Tensor, output: [Int]) {
        var padding: [Int] = []
        for i in (0..<dimensions).reversed() { padding += [g.padding[i], g.padding[i]] }
        var x = padding.allSatisfy { $0 == 0 } ? self : try padded(padding, 0)
        for i in 0..<dimensions { x = try x.unfold(2 + i, g.dilation[i] * (kernel[i] - 1) + 1, g.stride[i]) }
        for i in 0..<dimensions where g.dilation[i] > 1 { x = try x.slice(2 + dimensions + i, nil, nil, g.dilation[i]) }
        let output = (0..<dimensions).map { x.shape[2 + $0] }
        // [batch][channels][output…][kernel…] → [batch][channels][kernel…][output…]
        let order = [0, 1] + (0..<dimensions).map { 2 + dimensions + $0 } + (0..<dimensions).map { 2 + $0 }
        let positions = output.reduce(1, *)
        let rows = shape[1] / g.groups * kernel.reduce(1, *)
        return (try x.permute(order).reshape([shape[0] * g.groups, rows, positions]), output)
    }

    func convolutionByProduct(
        _ weight: Tensor, _ bias: Tensor?, _ g: ConvolutionGeometry, _ dimensions: Int
    ) throws(TensorError) -> Tensor {
        let kernel = Array(weight.shape[2...])
        let result = try GradientMode.with(false) { () throws(TensorError) in
            let (columns, output) = try windows(kernel, g, dimensions)
            let filters = weight.shape[0] / g.groups
            let matrix = try weight.reshape([1, g.groups, filters, columns.shape[1]])
                .expand([shape[0], g.groups, filters, columns.shape[1]])
                .reshape([shape[0] * g.groups, filters, columns.shape[1]])
            var y = try matrix.bmm(columns).reshape([shape[0], weight.shape[0]] + output)
            if let bias { y = try y.add(bias.reshape([1, bias.count] + Array(repeating: 1, count: dimensions))) }
            return y
        }
        try recordConvolution(result, weight, bias, g, dimensions)
        return result
    }

    func inputGradientByProduct(
        _ inputShape: Shape, _ weight: Tensor, _ g: ConvolutionGeometry, _ dimensions: Int
    ) throws(TensorError) -> Tensor {
        // The gradient of the windows, through the windows' own recorded gradient.
        let kernel = Array(weight.shape[2...])
        let (rows, filters) = (weight.shape[1] * kernel.reduce(1, *), weight.shape[0] / g.groups)
        let probe = try Tensor.zeros(inputShape, dtype)
        try probe.setRequiresGrad(true)
        let columns = try GradientMode.with(true) { () throws(TensorError) in try probe.windows(kernel, g, dimensions).0
        }
        let gradient = try GradientMode.with(false) { () throws(TensorError) in
            let matrix = try weight.reshape([1, g.groups, filters, rows]).expand([shape[0], g.groups, filters, rows])
                .reshape([shape[0] * g.groups, filters, rows])
            let y = try reshape([shape[0] * g.groups, filters, columns.shape[2]])
            return try matrix.transpose(1, 2).bmm(y)
        }
        return try Tensor.gradients(of: [columns], [gradient], for: [probe])[0] ?? probe.detached()
    }

    func weightGradientByProduct(
        _ input: Tensor, _ weightShape: Shape, _ g: ConvolutionGeometry, _ dimensions: Int
    ) throws(TensorError) -> Tensor {
        try GradientMode.with(false) { () throws(TensorError) in
            let (columns, _) = try input.windows(Array(weightShape[2...]), g, dimensions)
            let filters = weightShape[0] / g.groups
            let y = try reshape([shape[0] * g.groups, filters, columns.shape[2]])
            let product = try y.bmm(columns.transpose(1, 2))
            return try product.reshape([shape[0], g.groups, filters, columns.shape[1]]).sum([0]).reshape(
                weightShape.array)
        }
    }
}
