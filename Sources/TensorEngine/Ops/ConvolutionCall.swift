import CKernels

/// A convolution with all that it needs, ready to run. Weights and bias are its own: what a program does to them later does
/// not matter.
struct ConvolutionCall {
    private let plan: ConvolutionPlan
    /// The input pixel by pixel, or channel by channel where the plan reads that at no extra cost.
    private let source: ChannelsLastData
    private let isChannelsFirst: Bool
    private let packed: Storage
    private let bias: [Float]

    init(_ plan: ConvolutionPlan, _ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws(TensorError) {
        var plan = plan
        packed = try weight.packed(for: &plan)
        self.bias =
            try bias.map { (bias) throws(TensorError) in
                let values = try bias.contiguousData()
                return Array(UnsafeBufferPointer(start: values.pointer(Float.self), count: values.count))
            } ?? []
        // The workspace is the thread's own: once there, it stays for the run.
        guard plan.workspace_floats == 0 || scratch_floats(SCRATCH_CALL, plan.workspace_floats) != nil else {
            throw .outOfMemory(bytes: plan.workspace_floats * 4)
        }
        isChannelsFirst = input.isContiguous && !input.isHidden && convolution_accepts_channels_first(&plan)
        if isChannelsFirst {
            source = ChannelsLastData(storage: input.storage, pointer: input.pointer(Float.self))
        } else {
            source = try input.channelsLast()
        }
        self.plan = plan
    }

    /// The storages that must not change before the run.
    var operands: [Storage] { [source.storage] }

    /// Writes the result, each element after `steps`.
    func run(_ steps: [ImageStep], into target: UnsafeMutablePointer<Float>) {
        var plan = plan
        var epilogue = ConvolutionEpilogue()
        var scale: [Float] = []
        var term = bias
        for step in steps {
            switch step {
            case .affine(let factors, let terms):
                scale = factors
                term = bias.isEmpty ? terms : terms.indices.map { bias[$0] * factors[$0] + terms[$0] }
            case .add(let image):
                epilogue.residual = UnsafePointer(image.pointer)
            case .clamp(let lower, let upper):
                epilogue.clamps = true
                epilogue.lower = lower
                epilogue.upper = upper
            }
        }
        let weights = packed.block.assumingMemoryBound(to: Float.self)
        let done = scale.withUnsafeBufferPointer { scale in
            term.withUnsafeBufferPointer { term in
                epilogue.scale = scale.isEmpty ? nil : scale.baseAddress
                epilogue.bias = term.isEmpty ? nil : term.baseAddress
                return isChannelsFirst
                    ? convolution_run_channels_first(&plan, source.pointer, weights, &epilogue, target)
                    : convolution_run(&plan, source.pointer, weights, &epilogue, target)
            }
        }
        precondition(done, "no memory for a workspace that was there before")
    }
}
