import CKernels

/// The float32 kernels of convolutions: images pixel by pixel, weights packed.
extension Tensor {
    private static func extents(_ values: some Collection<Int>, missing: Int) -> (Int, Int, Int) {
        let all = Array(repeating: missing, count: 3 - values.count) + values
        return (all[0], all[1], all[2])
    }

    /// The numbers of a convolution as the kernels take them: a missing dimension has extent 1.
    private static func kernelShape(_ input: Shape, _ weight: Shape, _ g: ConvolutionGeometry) -> ConvolutionShape {
        var result = convolution_shape()
        result.batch = input[0]
        result.channels = input[1]
        result.filters = weight[0]
        result.groups = g.groups
        result.input = extents(input[2...], missing: 1)
        result.kernel = extents(weight[2...], missing: 1)
        result.stride = extents(g.stride, missing: 1)
        result.dilation = extents(g.dilation, missing: 1)
        result.padding = extents(g.padding, missing: 0)
        var output: [Int] = []
        for i in 0..<(input.count - 2) {
            let reach = g.dilation[i] * (weight[2 + i] - 1) + 1
            output.append((input[2 + i] + 2 * g.padding[i] - reach) / g.stride[i] + 1)
        }
        result.output = extents(output, missing: 1)
        return result
    }

    /// The output of a convolution, outside the graph.
    func convolutionData(
        _ weight: Tensor, _ bias: Tensor?, _ geometry: ConvolutionGeometry
    ) throws(TensorError) -> Tensor {
        var shape = Tensor.kernelShape(self.shape, weight.shape, geometry)
        var target: Shape = [shape.batch, shape.filters]
        let output = [shape.output.0, shape.output.1, shape.output.2]
        for i in (5 - rank)..<3 { target.append(output[i]) }
        return try convolved(weight, bias, convolution_plan(&shape, CONVOLUTION_FORWARD), target)
    }

    /// The gradient of an input of `inputShape`, `self` being the output's, outside the graph.
    func inputGradientData(
        _ inputShape: Shape, _ weight: Tensor, _ bias: Tensor?, _ geometry: ConvolutionGeometry
    ) throws(TensorError) -> Tensor {
        var shape = Tensor.kernelShape(inputShape, weight.shape, geometry)
        return try convolved(weight, bias, convolution_plan(&shape, CONVOLUTION_GRADIENT_INPUT), inputShape)
    }

    /// The gradient of the weight, `self` being the output's, outside the graph.
    func weightGradientData(
        _ input: Tensor, _ weightShape: Shape, _ geometry: ConvolutionGeometry
    ) throws(TensorError) -> Tensor {
        if count == 0 || input.count == 0 { return try Tensor.zeros(weightShape, .float32) }
        var shape = Tensor.kernelShape(input.shape, weightShape, geometry)
        var plan = convolution_plan(&shape, CONVOLUTION_GRADIENT_WEIGHT)
        let result = try Tensor(empty: weightShape, .float32)
        // A copy settles a storage that both share before the other's pointer is taken.
        let g = try storage === input.storage ? channelsLastCopy().channelsLast() : channelsLast()
        let x = try input.channelsLast()
        guard convolution_gradient_weight(&plan, x.pointer, g.pointer, result.pointer(Float.self)) else {
            throw .outOfMemory(bytes: plan.workspace_floats * 4)
        }
        withExtendedLifetime((x.storage, g.storage)) {}
        return result
    }

    private func convolved(
        _ weight: Tensor, _ bias: Tensor?, _ plan: ConvolutionPlan, _ target: Shape
    ) throws(TensorError) -> Tensor {
        if target.product == 0 || count == 0 || weight.count == 0 {
            return try Tensor.withoutProducts(target, bias)
        }
        let call = try ConvolutionCall(plan, self, weight, bias)
        let result = try Tensor.image(target, like: weight.isVisiblyChannelsLast ? weight : self)
        if plan.pass == CONVOLUTION_FORWARD, let layout = result.storage.order {
            result.storage.putOff(DeferredImage(.convolution(call), layout))
        } else {
            call.run([], into: result.storage.block.assumingMemoryBound(to: Float.self))
        }
        return result
    }

    /// A result to which nothing contributes but the bias.
    private static func withoutProducts(_ target: Shape, _ bias: Tensor?) throws(TensorError) -> Tensor {
        let empty = try Tensor.zeros(target, .float32)
        guard let bias else { return empty }
        return try empty.add(bias.detached().reshape([1, bias.count] + Array(repeating: 1, count: target.count - 2)))
    }

    /// Sums over all but the channels: the gradient of a bias.
    func channelSums() throws(TensorError) -> Tensor {
        guard dtype == .float32, !Tensor.records(self), count > 0, let layout = ImageLayout(shape),
            let pointer = channelsLastPointer
        else { return try sum([0] + Array(2..<rank)) }
        var norm = NormShape(
            batch: layout.batch, channels: layout.channels, pixels: layout.pixels, channels_last: true)
        let result = try Tensor(empty: [layout.channels], .float32)
        guard bias_gradient(&norm, pointer, nil, result.pointer(Float.self)) else {
            throw .outOfMemory(bytes: layout.channels * 8)
        }
        return result
    }
}
