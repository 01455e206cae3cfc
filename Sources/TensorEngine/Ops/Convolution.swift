import CKernels

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
        let shape = Tensor.kernelShape(self.shape, weight.shape, geometry, dimensions)
        let result = try Tensor.convolve(self, weight, bias, shape, .forward)
        try recordConvolution(result, weight, bias, geometry, dimensions)
        return result
    }

    private func recordConvolution(
        _ result: Tensor, _ weight: Tensor, _ bias: Tensor?, _ geometry: ConvolutionGeometry, _ dimensions: Int
    ) throws(TensorError) {
        var inputs = [self, weight]
        if let bias { inputs.append(bias) }
        let hasBias = bias != nil
        try result.record("ConvolutionBackward0", inputs, saving: [self, weight]) { (node, g) throws(TensorError) in
            let (x, w) = (try node.value(0), try node.value(1))
            var gradients: [Tensor?] = [
                node.needs(0) ? try g.convolutionInputGradient(x.shape, w, geometry, dimensions) : nil,
                node.needs(1) ? try g.convolutionWeightGradient(x, w.shape, geometry, dimensions) : nil,
            ]
            if hasBias { gradients.append(node.needs(2) ? try g.sum([0] + Array(2..<g.rank)) : nil) }
            return gradients
        }
    }

    /// From the gradient of the output, `self`, the gradient of an input of `inputShape`. Also the transposed convolution.
    func convolutionInputGradient(
        _ inputShape: Shape, _ weight: Tensor, _ geometry: ConvolutionGeometry, _ dimensions: Int
    ) throws(TensorError) -> Tensor {
        let result: Tensor
        if dtype == .float32 {
            let shape = Tensor.kernelShape(inputShape, weight.shape, geometry, dimensions)
            result = try Tensor.convolve(self, weight, nil, shape, .inputGradient(inputShape))
        } else {
            result = try inputGradientByProduct(inputShape, weight, geometry, dimensions)
        }
        try result.record("ConvolutionBackward0", [self, weight], saving: [self, weight]) {
            (node, g) throws(TensorError) in
            let (y, w) = (try node.value(0), try node.value(1))
            return [
                node.needs(0) ? try g.convolution(w, nil, geometry, dimensions: dimensions) : nil,
                node.needs(1) ? try y.convolutionWeightGradient(g, w.shape, geometry, dimensions) : nil,
            ]
        }
        return result
    }

    /// From the gradient of the output, `self`, and the input the gradient of the weight.
    func convolutionWeightGradient(
        _ input: Tensor, _ weightShape: Shape, _ geometry: ConvolutionGeometry, _ dimensions: Int
    ) throws(TensorError) -> Tensor {
        let result: Tensor
        if dtype == .float32 {
            result = try Tensor(empty: weightShape, .float32)
            var shape = Tensor.kernelShape(input.shape, weightShape, geometry, dimensions)
            if count == 0 || input.count == 0 {
                try result.fillData(0)
            } else {
                var plan = convolution_plan(&shape, CONVOLUTION_GRADIENT_WEIGHT)
                let x = try input.channelsLast()
                let g = try channelsLast()
                guard
                    convolution_gradient_weight(
                        &plan, x.pointer(Float.self), g.pointer(Float.self), result.pointer(Float.self))
                else { throw .outOfMemory(bytes: plan.workspace_floats * 4) }
            }
        } else {
            result = try weightGradientByProduct(input, weightShape, geometry, dimensions)
        }
        try result.record("ConvolutionBackward0", [self, input], saving: [self, input]) {
            (node, g) throws(TensorError) in
            let (y, x) = (try node.value(0), try node.value(1))
            return [
                node.needs(0) ? try x.convolution(g, nil, geometry, dimensions: dimensions) : nil,
                node.needs(1) ? try y.convolutionInputGradient(x.shape, g, geometry, dimensions) : nil,
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
        var result = try convolutionInputGradient(output, weight, geometry, dimensions)
        if let bias {
            result = try result.add(bias.reshape([1, bias.count] + Array(repeating: 1, count: dimensions)))
        }
        return result.named("ConvolutionBackward0")
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

    // MARK: The kernels for float32

    private enum Pass {
        case forward
        case inputGradient(Shape)
    }

    private static func setExtents(_ tuple: inout (Int, Int, Int), _ values: [Int], missing: Int) {
        let all = Array(repeating: missing, count: 3 - values.count) + values
        tuple = (all[0], all[1], all[2])
    }

    private static func kernelShape(
        _ input: Shape, _ weight: Shape, _ g: ConvolutionGeometry, _ dimensions: Int
    ) -> ConvolutionShape {
        var result = convolution_shape()
        result.batch = input[0]
        result.channels = input[1]
        result.filters = weight[0]
        result.groups = g.groups
        let spatial = Array(input[2...])
        let kernel = Array(weight[2...])
        setExtents(&result.input, spatial, missing: 1)
        setExtents(&result.kernel, kernel, missing: 1)
        setExtents(&result.stride, g.stride, missing: 1)
        setExtents(&result.dilation, g.dilation, missing: 1)
        setExtents(&result.padding, g.padding, missing: 0)
        var output: [Int] = []
        for i in 0..<dimensions {
            output.append((spatial[i] + 2 * g.padding[i] - g.dilation[i] * (kernel[i] - 1) - 1) / g.stride[i] + 1)
        }
        setExtents(&result.output, output, missing: 1)
        return result
    }

    /// The data with channels last, in memory order [batch][spatial…][channels].
    private func channelsLast() throws(TensorError) -> Tensor {
        let order = [0] + Array(2..<rank) + [1]
        var (newShape, newStrides) = (Shape(), Shape())
        for d in order {
            newShape.append(shape[d])
            newStrides.append(strides[d])
        }
        return try Tensor(storage: storage, shape: newShape, strides: newStrides, offset: offset, dtype: dtype)
            .contiguousData()
    }

    private static func convolve(
        _ source: Tensor, _ weight: Tensor, _ bias: Tensor?, _ kernelShape: ConvolutionShape, _ pass: Pass
    ) throws(TensorError) -> Tensor {
        var shape = kernelShape
        var target: Shape
        let kind: ConvolutionPass
        switch pass {
        case .forward:
            kind = CONVOLUTION_FORWARD
            target = [shape.batch, shape.filters]
            let output = [shape.output.0, shape.output.1, shape.output.2]
            for i in (5 - source.rank)..<3 { target.append(output[i]) }
        case .inputGradient(let input):
            kind = CONVOLUTION_GRADIENT_INPUT
            target = input
        }
        var physical: Shape = [target[0]]
        for size in target[2...] { physical.append(size) }
        physical.append(target[1])
        if target.product == 0 || source.count == 0 || weight.count == 0 {
            let empty = try Tensor.zeros(target, .float32)
            if let bias {
                return try empty.add(
                    bias.detached().reshape([1, bias.count] + Array(repeating: 1, count: target.count - 2)))
            }
            return empty
        }
        var plan = convolution_plan(&shape, kind)
        let packed = try Storage(size: Swift.max(plan.packed_floats, 1) * 4)
        let packedFloats = packed.data.assumingMemoryBound(to: Float.self)
        let w = try weight.contiguousData()
        convolution_pack(&plan, w.pointer(Float.self), packedFloats)
        let result = try Tensor(empty: physical, .float32)
        let b = try bias?.contiguousData()
        var epilogue = ConvolutionEpilogue()
        epilogue.bias = b.map { UnsafePointer($0.pointer(Float.self)) }
        let done: Bool
        if source.isContiguous && convolution_accepts_channels_first(&plan) {
            done = convolution_run_channels_first(
                &plan, source.pointer(Float.self), packedFloats, &epilogue, result.pointer(Float.self))
        } else {
            let x = try source.channelsLast()
            done = convolution_run(&plan, x.pointer(Float.self), packedFloats, &epilogue, result.pointer(Float.self))
        }
        guard done else { throw .outOfMemory(bytes: plan.workspace_floats * 4) }
        var strides = Shape()
        strides.append(result.strides[0])
        strides.append(1)
        for i in 1..<(physical.count - 1) { strides.append(result.strides[i]) }
        let view = Tensor(storage: result.storage, shape: target, strides: strides, dtype: .float32)
        return try view.contiguousData()
    }

    // MARK: Other types: windows as rows of a matrix

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

    private func convolutionByProduct(
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

    private func inputGradientByProduct(
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

    private func weightGradientByProduct(
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
