import CKernels
import Testing

extension Kernels {
    @Suite struct Convolutions {
        static let algorithms: [ConvolutionAlgorithm] = [
            CONVOLUTION_DIRECT, CONVOLUTION_DIRECT_PADDED, CONVOLUTION_DEPTHWISE, CONVOLUTION_WINOGRAD_4_INDEPENDENT,
            CONVOLUTION_WINOGRAD_4_COOPERATIVE,
        ]

        /// A convolution with its operands, and plain loops in double precision over it.
        struct Problem {
            var shape: ConvolutionShape
            var input: [Float], weights: [Float], gradient: [Float]

            var outputPixels: Int { shape.output.0 * shape.output.1 * shape.output.2 }
            var inputPixels: Int { shape.input.0 * shape.input.1 * shape.input.2 }
            var taps: Int { shape.kernel.0 * shape.kernel.1 * shape.kernel.2 }
            var outputCount: Int { shape.batch * outputPixels * shape.filters }
            var inputCount: Int { shape.batch * inputPixels * shape.channels }
            var weightCount: Int { shape.filters * shape.channels / shape.groups * taps }

            init(_ shape: ConvolutionShape, _ numbers: inout Numbers) {
                self.shape = shape
                (input, weights, gradient) = ([], [], [])
                input = numbers.floats(inputCount)
                weights = numbers.floats(weightCount)
                gradient = numbers.floats(outputCount)
            }

            /// Calls `body` with the flat indices of output, input and weight for every product of the convolution.
            func forEachProduct(_ body: (_ output: Int, _ input: Int, _ weight: Int) -> Void) {
                let s = shape
                let channels = s.channels / s.groups, filters = s.filters / s.groups
                func pixels(_ extent: (Int, Int, Int)) -> [(Int, Int, Int)] {
                    (0..<extent.0 * extent.1 * extent.2).map {
                        ($0 / extent.2 / extent.1, $0 / extent.2 % extent.1, $0 % extent.2)
                    }
                }
                let outputs = pixels(s.output), kernel = pixels(s.kernel)
                for image in 0..<s.batch {
                    for (o, output) in outputs.enumerated() {
                        for (t, tap) in kernel.enumerated() {
                            let z = output.0 * s.stride.0 - s.padding.0 + tap.0 * s.dilation.0
                            let y = output.1 * s.stride.1 - s.padding.1 + tap.1 * s.dilation.1
                            let x = output.2 * s.stride.2 - s.padding.2 + tap.2 * s.dilation.2
                            guard 0..<s.input.0 ~= z, 0..<s.input.1 ~= y, 0..<s.input.2 ~= x else { continue }
                            let from = image * inputPixels + (z * s.input.1 + y) * s.input.2 + x
                            for filter in 0..<s.filters {
                                let first = filter / filters * channels
                                for channel in 0..<channels {
                                    body(
                                        (image * outputs.count + o) * s.filters + filter,
                                        from * s.channels + first + channel,
                                        (filter * channels + channel) * kernel.count + t)
                                }
                            }
                        }
                    }
                }
            }

            func exactOutput() -> [Double] {
                var result = [Double](repeating: 0, count: outputCount)
                result.withUnsafeMutableBufferPointer { result in
                    forEachProduct { o, i, w in result[o] += Double(input[i]) * Double(weights[w]) }
                }
                return result
            }

            func exactInputGradient() -> [Double] {
                var result = [Double](repeating: 0, count: inputCount)
                result.withUnsafeMutableBufferPointer { result in
                    forEachProduct { o, i, w in result[i] += Double(gradient[o]) * Double(weights[w]) }
                }
                return result
            }

            func exactWeightGradient() -> [Double] {
                var result = [Double](repeating: 0, count: weightCount)
                result.withUnsafeMutableBufferPointer { result in
                    forEachProduct { o, i, w in result[w] += Double(gradient[o]) * Double(input[i]) }
                }
                return result
            }
        }

        /// Packs the weights and runs a forward or gradient-input pass.
        func run(
            _ plan: ConvolutionPlan, _ source: [Float], _ weights: [Float], count: Int,
            epilogue: ConvolutionEpilogue? = nil
        ) -> [Float] {
            var plan = plan
            var packed = [Float](repeating: .nan, count: plan.packed_floats)
            var result = [Float](repeating: .nan, count: count)
            convolution_pack(&plan, weights, &packed)
            if var epilogue {
                #expect(convolution_run(&plan, source, packed, &epilogue, &result))
            } else {
                #expect(convolution_run(&plan, source, packed, nil, &result))
            }
            return result
        }

        func check(_ problem: Problem) {
            let output = problem.exactOutput(), inputGradient = problem.exactInputGradient()
            let weightGradient = problem.exactWeightGradient()
            var shape = problem.shape
            for algorithm in Self.algorithms {
                var plan = ConvolutionPlan()
                if convolution_plan_with(&shape, CONVOLUTION_FORWARD, algorithm, &plan) {
                    let result = run(plan, problem.input, problem.weights, count: output.count)
                    #expect(largestError(result, output) < 2e-5, "forward, \(algorithm), \(shape)")
                }
                if convolution_plan_with(&shape, CONVOLUTION_GRADIENT_INPUT, algorithm, &plan) {
                    let result = run(plan, problem.gradient, problem.weights, count: inputGradient.count)
                    #expect(largestError(result, inputGradient) < 2e-5, "gradient of input, \(algorithm), \(shape)")
                }
                if convolution_plan_with(&shape, CONVOLUTION_GRADIENT_WEIGHT, algorithm, &plan) {
                    var result = [Float](repeating: .nan, count: weightGradient.count)
                    #expect(convolution_gradient_weight(&plan, problem.input, problem.gradient, &result))
                    #expect(largestError(result, weightGradient) < 2e-5, "gradient of weights, \(algorithm), \(shape)")
                }
            }
        }

        /// A random shape of `dimensions` dimensions with a non-empty output.
        func randomShape(_ numbers: inout Numbers, dimensions: Int, square: Bool) -> ConvolutionShape {
            while true {
                var s = convolution_shape()
                let depthwise = !square && numbers.pick([true, false, false])
                s.batch = numbers.pick([1, 2, 3])
                s.groups = depthwise ? numbers.pick([3, 8, 17]) : numbers.pick([1, 1, 2])
                s.channels = s.groups * (depthwise ? 1 : numbers.pick([1, 3, 5, 9]))
                s.filters = s.groups * (depthwise ? 1 : numbers.pick([1, 7, 16, 19]))
                if square {
                    (s.groups, s.channels, s.filters) = (1, numbers.pick([3, 16, 21]), numbers.pick([5, 16, 33]))
                }
                func axis(_ extents: [Int]) -> (Int, Int, Int, Int, Int, Int) {
                    let input = numbers.pick(extents), kernel = square ? 3 : numbers.pick([1, 2, 3, 3, 5])
                    let stride = square ? 1 : numbers.pick([1, 1, 2, 3]),
                        dilation = square ? 1 : numbers.pick([1, 1, 2])
                    let padding = numbers.pick([0, 1, 1, 2])
                    return (
                        input, kernel, stride, dilation, padding,
                        convolution_output_extent(input, kernel, stride, padding, dilation)
                    )
                }
                let x = axis([1, 4, 7, 9, 12])
                (s.input.2, s.kernel.2, s.stride.2, s.dilation.2, s.padding.2, s.output.2) = x
                if dimensions > 1 {
                    (s.input.1, s.kernel.1, s.stride.1, s.dilation.1, s.padding.1, s.output.1) = axis([1, 3, 8, 9])
                }
                if dimensions > 2 {
                    (s.input.0, s.kernel.0, s.stride.0, s.dilation.0, s.padding.0, s.output.0) = axis([2, 4])
                }
                if s.output.0 > 0, s.output.1 > 0, s.output.2 > 0 { return s }
            }
        }

        @Test(arguments: simdLevels) func everyWayMatchesDoublePrecision(level: SimdLevel) {
            withLevel(level) {
                var numbers = Numbers(seed: 5)
                for dimensions in [1, 2, 2, 2, 3] {
                    for _ in 0..<5 {
                        check(Problem(randomShape(&numbers, dimensions: dimensions, square: false), &numbers))
                    }
                }
            }
        }

        @Test(arguments: simdLevels) func winogradHandlesEveryEdge(level: SimdLevel) {
            withLevel(level) {
                var numbers = Numbers(seed: 6)
                for _ in 0..<8 {
                    check(Problem(randomShape(&numbers, dimensions: 2, square: true), &numbers))
                }
            }
        }

        @Test(arguments: simdLevels) func theEpilogueScalesShiftsAddsAndClamps(level: SimdLevel) {
            withLevel(level) {
                var numbers = Numbers(seed: 7)
                for square in [true, false] {
                    let problem = Problem(randomShape(&numbers, dimensions: 2, square: square), &numbers)
                    let filters = problem.shape.filters
                    let scale = numbers.floats(filters), bias = numbers.floats(filters)
                    let residual = numbers.floats(problem.outputCount)
                    let exact = problem.exactOutput().enumerated().map { index, sum in
                        let value =
                            sum * Double(scale[index % filters]) + Double(bias[index % filters])
                            + Double(residual[index])
                        return min(max(value, 0), 1.5)
                    }
                    var shape = problem.shape
                    for algorithm in Self.algorithms {
                        var plan = ConvolutionPlan()
                        guard convolution_plan_with(&shape, CONVOLUTION_FORWARD, algorithm, &plan) else { continue }
                        let result = scale.withUnsafeBufferPointer { scale in
                            bias.withUnsafeBufferPointer { bias in
                                residual.withUnsafeBufferPointer { residual in
                                    run(
                                        plan, problem.input, problem.weights, count: exact.count,
                                        epilogue: ConvolutionEpilogue(
                                            scale: scale.baseAddress, bias: bias.baseAddress,
                                            residual: residual.baseAddress,
                                            clamps: true, lower: 0, upper: 1.5))
                                }
                            }
                        }
                        #expect(largestError(result, exact) < 2e-5, "\(algorithm) \(shape)")
                    }
                }
            }
        }

        /// A transposed convolution is the gradient of the input, with a bias and perhaps pixels that no kernel reaches.
        @Test(arguments: simdLevels) func aTransposedConvolutionAddsItsBiasEverywhere(level: SimdLevel) {
            withLevel(level) {
                var numbers = Numbers(seed: 17)
                for kernel in [1, 2, 3] {
                    var shape = convolution_shape()
                    (shape.batch, shape.channels, shape.filters) = (2, 5, 18)
                    (shape.kernel, shape.stride, shape.output) = ((1, kernel, kernel), (1, 3, 2), (1, 4, 5))
                    // One pixel more than the kernel needs at the end of each axis: output_padding 1.
                    shape.input = (1, 3 * 3 + kernel + 1, 4 * 2 + kernel + 1)
                    let problem = Problem(shape, &numbers), bias = numbers.floats(5)
                    let exact = problem.exactInputGradient().enumerated().map { $1 + Double(bias[$0 % 5]) }
                    let plan = convolution_plan(&shape, CONVOLUTION_GRADIENT_INPUT)
                    let result = bias.withUnsafeBufferPointer { bias in
                        run(
                            plan, problem.gradient, problem.weights, count: exact.count,
                            epilogue: ConvolutionEpilogue(
                                scale: nil, bias: bias.baseAddress, residual: nil, clamps: false, lower: 0, upper: 0))
                    }
                    #expect(largestError(result, exact) < 2e-5)
                }
            }
        }

        @Test func anEmptyBatchGivesNoGradient() {
            var shape = convolution_shape()
            (shape.batch, shape.channels, shape.filters) = (0, 3, 4)
            (shape.input, shape.kernel, shape.output) = ((1, 8, 8), (1, 3, 3), (1, 6, 6))
            for algorithm in Self.algorithms {
                var plan = ConvolutionPlan()
                guard convolution_plan_with(&shape, CONVOLUTION_GRADIENT_WEIGHT, algorithm, &plan) else { continue }
                var result = [Float](repeating: .nan, count: 4 * 3 * 9)
                #expect(convolution_gradient_weight(&plan, [], [], &result))
                #expect(result.allSatisfy { $0 == 0 })
            }
        }

        @Test func aStemReadsChannelsFirst() {
            var shape = convolution_shape()
            (shape.batch, shape.channels, shape.filters) = (2, 3, 16)
            (shape.input, shape.kernel, shape.stride) = ((1, 17, 19), (1, 7, 7), (1, 2, 2))
            (shape.padding, shape.output) = ((0, 3, 3), (1, 9, 10))
            var plan = convolution_plan(&shape, CONVOLUTION_FORWARD)
            #expect(convolution_accepts_channels_first(&plan))
            var numbers = Numbers(seed: 8)
            let problem = Problem(shape, &numbers)
            var first = [Float](repeating: 0, count: problem.inputCount)
            channels_last_to_first(problem.input, &first, 2, 3, 17 * 19)
            var packed = [Float](repeating: 0, count: plan.packed_floats)
            convolution_pack(&plan, problem.weights, &packed)
            var result = [Float](repeating: 0, count: problem.outputCount)
            #expect(convolution_run_channels_first(&plan, first, packed, nil, &result))
            #expect(largestError(result, problem.exactOutput()) < 2e-5)
        }

        @Test func resultsDoNotDependOnTheNumberOfThreads() {
            let threads = pool_thread_count()
            defer { pool_set_thread_count(threads) }
            var numbers = Numbers(seed: 9)
            var shape = convolution_shape()
            (shape.batch, shape.channels, shape.filters) = (3, 17, 20)
            (shape.input, shape.kernel, shape.padding, shape.output) = ((1, 21, 21), (1, 3, 3), (0, 1, 1), (1, 21, 21))
            let problem = Problem(shape, &numbers)
            for algorithm in [CONVOLUTION_DIRECT, CONVOLUTION_WINOGRAD_4_COOPERATIVE] {
                var plan = ConvolutionPlan()
                #expect(convolution_plan_with(&shape, CONVOLUTION_GRADIENT_WEIGHT, algorithm, &plan))
                let results = [1, 3].map { count in
                    pool_set_thread_count(Int32(count))
                    var result = [Float](repeating: 0, count: problem.weightCount)
                    #expect(convolution_gradient_weight(&plan, problem.input, problem.gradient, &result))
                    return result
                }
                #expect(results[0] == results[1])
            }
        }
    }
}
