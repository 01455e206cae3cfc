/// The numbers of a convolution over one to three dimensions.
package struct ConvolutionGeometry {
    package var stride: [Int]
    package var padding: [Int]
    package var dilation: [Int]
    package var groups: Int

    package init(stride: [Int], padding: [Int], dilation: [Int], groups: Int) {
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.groups = groups
    }
}

extension Tensor {
    /// `convNd`: input [batch][channels][spatial…], weight [filters][channels / groups][kernel…].
    package func convolution(
        _ weight: Tensor, _ bias: Tensor?, _ geometry: ConvolutionGeometry, dimensions: Int
    ) throws(TensorError) -> Tensor {
        if rank == dimensions + 1 {
            return try unsqueeze(0).convolution(weight, bias, geometry, dimensions: dimensions).squeeze([0])
        }
        try checkConvolution(weight, bias, geometry, dimensions, transposed: false)
        if dtype != .float32 { return try convolutionByProduct(weight, bias, geometry, dimensions) }
        let result = try convolutionData(weight, bias, geometry)
        try recordConvolution(result, weight, bias, geometry, dimensions)
        return result
    }

    func recordConvolution(
        _ result: Tensor, _ weight: Tensor, _ bias: Tensor?, _ geometry: ConvolutionGeometry, _ dimensions: Int
    ) throws(TensorError) {
        var inputs = [self, weight]
        if let bias { inputs.append(bias) }
        let hasBias = bias != nil
        try result.record("ConvolutionBackward0", inputs, saving: [self, weight]) { (node, g) throws(TensorError) in
            let (x, w) = (try node.value(0), try node.value(1))
            var gradients: [Tensor?] = [nil, nil]
            if hasBias { gradients.append(node.needs(2) ? try g.channelSums() : nil) }
            if node.needs(1) { gradients[1] = try g.convolutionWeightGradient(x, w.shape, geometry, dimensions) }
            if node.needs(0) { gradients[0] = try g.convolutionInputGradient(x.shape, w, nil, geometry, dimensions) }
            return gradients
        }
    }

    /// From the gradient of the output, `self`, the gradient of an input of `inputShape`. Also the transposed convolution,
    /// which may have a bias.
    func convolutionInputGradient(
        _ inputShape: Shape, _ weight: Tensor, _ bias: Tensor?, _ geometry: ConvolutionGeometry, _ dimensions: Int
    ) throws(TensorError) -> Tensor {
        var result: Tensor
        if dtype == .float32 {
            result = try inputGradientData(inputShape, weight, bias, geometry)
        } else {
            result = try inputGradientByProduct(inputShape, weight, geometry, dimensions)
            if let bias {
                let sizes = [1, bias.count] + Array(repeating: 1, count: dimensions)
                result = try GradientMode.with(false) { () throws(TensorError) in try result.add(bias.reshape(sizes)) }
            }
        }
        var inputs = [self, weight]
        if let bias { inputs.append(bias) }
        let hasBias = bias != nil
        try result.record("ConvolutionBackward0", inputs, saving: [self, weight]) { (node, g) throws(TensorError) in
            let (y, w) = (try node.value(0), try node.value(1))
            var gradients: [Tensor?] = [
                node.needs(0) ? try g.convolution(w, nil, geometry, dimensions: dimensions) : nil,
                node.needs(1) ? try y.convolutionWeightGradient(g, w.shape, geometry, dimensions) : nil,
            ]
            if hasBias { gradients.append(node.needs(2) ? try g.channelSums() : nil) }
            return gradients
        }
        return result
    }

    /// From the gradient of the output, `self`, and the input the gradient of the weight.
    func convolutionWeightGradient(
        _ input: Tensor, _ weightShape: Shape, _ geometry: ConvolutionGeometry, _ dimensions: Int
    ) throws(TensorError) -> Tensor {
        let result: Tensor
        if dtype == .float32 {
            result = try weightGradientData(input, weightShape, geometry)
        } else {
            result = try weightGradientByProduct(input, weightShape, geometry, dimensions)
        }
        try result.record("ConvolutionBackward0", [self, input], saving: [self, input]) {
            (node, g) throws(TensorError) in
            let (y, x) = (try node.value(0), try node.value(1))
            return [
                node.needs(0) ? try x.convolution(g, nil, geometry, dimensions: dimensions) : nil,
                node.needs(1) ? try y.convolutionInputGradient(x.shape, g, nil, geometry, dimensions) : nil,
            ]
        }
        return result
    }

    /// `conv_transposeNd`: weight [channels][filters / groups][kernel…].
    package func convolutionTransposed(
        _ weight: Tensor, _ bias: Tensor?, _ geometry: ConvolutionGeometry, outputPadding: [Int], dimensions: Int
    ) throws(TensorError) -> Tensor {
        if rank == dimensions + 1 {
            return try unsqueeze(0).convolutionTransposed(
                weight, bias, geometry, outputPadding: outputPadding, dimensions: dimensions
            ).squeeze([0])
        }
        try checkConvolution(weight, bias, geometry, dimensions, transposed: true)
        var output: Shape = [shape[0], weight.shape[1] * geometry.groups]
        for i in 0..<dimensions {
            guard outputPadding[i] < Swift.max(geometry.stride[i], geometry.dilation[i]) else {
                throw .runtime(
                    "output padding must be smaller than either stride or dilation, but got output_padding_height: \(outputPadding[0]) output_padding_width: \(outputPadding[dimensions - 1]) stride_height: \(geometry.stride[0]) stride_width: \(geometry.stride[dimensions - 1]) dilation_height: \(geometry.dilation[0]) dilation_width: \(geometry.dilation[dimensions - 1])"
                )
            }
            output.append(
                (shape[2 + i] - 1) * geometry.stride[i] - 2 * geometry.padding[i]
                    + geometry.dilation[i] * (weight.shape[2 + i] - 1) + outputPadding[i] + 1)
        }
        for size in output[2...] where size <= 0 {
            throw .runtime(
                "Given input size per channel: \(Array(shape[2...])). Calculated output size per channel: \(Array(output[2...])). Output size is too small"
            )
        }
        return try convolutionInputGradient(output, weight, bias, geometry, dimensions)
    }

    // MARK: Checks

    private func checkConvolution(
        _ weight: Tensor, _ bias: Tensor?, _ g: ConvolutionGeometry, _ dimensions: Int, transposed: Bool
    ) throws(TensorError) {
        let name = "conv\(transposed ? "_transpose" : "")\(dimensions)d"
        guard rank == dimensions + 2 else {
            throw .runtime(
                "Expected \(dimensions + 1)D (unbatched) or \(dimensions + 2)D (batched) input to \(name), but got input of "
                    + "size: \(shape.text)")
        }
        guard weight.rank == dimensions + 2 else {
            throw .runtime(
                "expected \(rank)-dimensional weight for \(rank)-dimensional input \(shape.text), but got weight of size \(weight.shape.text) instead"
            )
        }
        for number in g.stride + g.padding + g.dilation where number > Int(Int32.max) { throw .sizeOverflow([number]) }
        for stride in g.stride where stride <= 0 { throw .runtime("non-positive stride is not supported") }
        for padding in g.padding where padding < 0 { throw .runtime("negative padding is not supported") }
        for dilation in g.dilation where dilation <= 0 { throw .runtime("dilation should be greater than zero") }
        guard g.groups > 0 else { throw .runtime("non-positive groups is not supported") }
        guard dtype == weight.dtype else {
            throw .runtime(
                "Input type (torch.\(typeName)) and weight type (torch.\(weight.typeName)) should be the same or input should be a MKLDNN tensor and weight is a dense tensor"
            )
        }
        if let bias, bias.dtype != dtype {
            throw .runtime("Input type (torch.\(typeName)) and bias type (torch.\(bias.typeName)) should be the same")
        }
        guard dtype.isFloatingPoint else { throw .unsupported(kernel: "slow_conv2d_cpu", dtype) }
        if transposed {
            guard shape[1] == weight.shape[0] else {
                throw .runtime(
                    "Given transposed=1, weight of size \(weight.shape.text), expected input\(shape.text) to have "
                        + "\(weight.shape[0]) channels, but got \(shape[1]) channels instead")
            }
            if let bias, bias.rank != 1 || bias.count != weight.shape[1] * g.groups {
                throw .runtime(
                    "Given transposed=1, weight of size \(weight.shape.text), expected bias to be 1-dimensional with "
                        + "\(weight.shape[1] * g.groups) elements, but got bias of size \(bias.shape.text) instead")
            }
            return
        }
        guard shape[1] == weight.shape[1] * g.groups else {
            throw .runtime(
                "Given groups=\(g.groups), weight of size \(weight.shape.text), expected input\(shape.text) to have "
                    + "\(weight.shape[1] * g.groups) channels, but got \(shape[1]) channels instead")
        }
        guard weight.shape[0] % g.groups == 0, weight.shape[0] >= g.groups else {
            throw .runtime(
                "Given groups=\(g.groups), expected weight to be divisible by \(g.groups) at dimension 0, but got weight of size "
                    + "\(weight.shape.text) instead")
        }
        if let bias, bias.rank != 1 || bias.count != weight.shape[0] {
            throw .runtime(
                "Given weight of size \(weight.shape.text), expected bias to be 1-dimensional with \(weight.shape[0]) elements, "
                    + "but got bias of size \(bias.shape.text) instead")
        }
        var padded: [String] = []
        var kernel: [String] = []
        var tooSmall = false
        for i in 0..<dimensions {
            let extent = shape[2 + i] + 2 * g.padding[i]
            let reach = g.dilation[i] * (weight.shape[2 + i] - 1) + 1
            padded.append(String(extent))
            kernel.append(String(reach))
            tooSmall = tooSmall || extent < reach
        }
        if tooSmall {
            throw .runtime(
                "Calculated padded input size per channel: (\(padded.joined(separator: " x "))). Kernel size: "
                    + "(\(kernel.joined(separator: " x "))). Kernel size can't be greater than actual input size")
        }
    }
}
