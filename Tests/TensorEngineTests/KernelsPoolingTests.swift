import CKernels
import Testing

extension Kernels {
    @Suite struct Pooling {
        struct Window {
            var shape: PoolShape
            var countsPadding = false
            var divisor = 0
            var adaptive = false

            /// Window positions along one axis, and its extent within the padded image.
            func axis(
                _ output: Int, _ input: Int, _ outputs: Int, _ kernel: Int, _ stride: Int, _ dilation: Int,
                _ padding: Int
            )
                -> (positions: [Int], padded: Int)
            {
                if adaptive {
                    let begin = output * input / outputs, end = ((output + 1) * input + outputs - 1) / outputs
                    return (Array(begin..<end), end - begin)
                }
                let begin = output * stride - padding
                let positions = (0..<kernel).map { begin + $0 * dilation }.filter { 0..<input ~= $0 }
                return (positions, min(begin + (kernel - 1) * dilation + 1, input + padding) - begin)
            }

            /// Calls `body` for every output element with the elements of its window and its divisor.
            func forEach(_ body: (_ output: Int, _ elements: [(flat: Int, index: Int)], _ divisor: Int) -> Void) {
                let s = shape
                let inputs = s.input.1 * s.input.2, outputs = s.output.1 * s.output.2
                for image in 0..<s.batch {
                    for channel in 0..<s.channels {
                        for oy in 0..<s.output.1 {
                            for ox in 0..<s.output.2 {
                                let y = axis(
                                    oy, s.input.1, s.output.1, s.kernel.1, s.stride.1, s.dilation.1, s.padding.1)
                                let x = axis(
                                    ox, s.input.2, s.output.2, s.kernel.2, s.stride.2, s.dilation.2, s.padding.2)
                                func flat(_ pixel: Int, _ pixels: Int) -> Int {
                                    s.channels_last
                                        ? (image * pixels + pixel) * s.channels + channel
                                        : (image * s.channels + channel) * pixels + pixel
                                }
                                let indices = y.positions.flatMap { y in x.positions.map { y * s.input.2 + $0 } }
                                let inside = indices.count
                                body(
                                    flat(oy * s.output.2 + ox, outputs), indices.map { (flat($0, inputs), $0) },
                                    divisor != 0 ? divisor : countsPadding && !adaptive ? y.padded * x.padded : inside)
                            }
                        }
                    }
                }
            }

            var inputCount: Int { shape.batch * shape.channels * shape.input.1 * shape.input.2 }
            var outputCount: Int { shape.batch * shape.channels * shape.output.1 * shape.output.2 }
        }

        func randomWindow(_ numbers: inout Numbers, dilates: Bool) -> Window {
            var s = PoolShape()
            (s.batch, s.channels, s.channels_last) = (2, numbers.pick([1, 3, 16, 19]), numbers.pick([true, false]))
            (s.input.0, s.output.0, s.kernel.0, s.stride.0, s.dilation.0) = (1, 1, 1, 1, 1)
            func axis() -> (Int, Int, Int, Int, Int, Int) {
                let input = numbers.pick([5, 8, 11]), kernel = numbers.pick([1, 2, 3]),
                    stride = numbers.pick([1, 2, 3])
                let dilation = dilates ? numbers.pick([1, 2]) : 1, padding = numbers.pick(Array(0...kernel / 2))
                return (
                    input, kernel, stride, dilation, padding,
                    convolution_output_extent(input, kernel, stride, padding, dilation)
                )
            }
            (s.input.1, s.kernel.1, s.stride.1, s.dilation.1, s.padding.1, s.output.1) = axis()
            (s.input.2, s.kernel.2, s.stride.2, s.dilation.2, s.padding.2, s.output.2) = axis()
            return Window(shape: s, countsPadding: numbers.pick([true, false]), divisor: numbers.pick([0, 0, 5]))
        }

        @Test(arguments: simdLevels) func theMaximumAndItsIndexAreTheFirstOfTheWindow(level: SimdLevel) {
            withLevel(level) {
                var numbers = Numbers(seed: 10)
                for _ in 0..<20 {
                    var w = randomWindow(&numbers, dilates: true)
                    // Few different values: ties are common.
                    let input = (0..<w.inputCount).map { _ in Float(numbers.bits() % 4) }
                    let gradient = numbers.floats(w.outputCount)
                    var output = [Float](repeating: 0, count: w.outputCount)
                    var indices = [Int64](repeating: -1, count: w.outputCount)
                    var inputGradient = [Float](repeating: .nan, count: w.inputCount)
                    max_pool(&w.shape, input, &output, &indices)
                    max_pool_gradient(&w.shape, gradient, indices, &inputGradient)
                    var exact = [Double](repeating: 0, count: w.inputCount)
                    w.forEach { at, elements, _ in
                        let best = elements.map { input[$0.flat] }.max()!
                        let first = elements.first { input[$0.flat] == best }!
                        #expect(output[at] == best && indices[at] == Int64(first.index))
                        exact[first.flat] += Double(gradient[at])
                    }
                    #expect(largestError(inputGradient, exact) < 1e-6)
                }
            }
        }

        @Test(arguments: simdLevels) func aNaNWinsTheMaximum(level: SimdLevel) {
            withLevel(level) {
                var s = PoolShape()
                (s.batch, s.channels, s.channels_last) = (1, 1, true)
                (s.input, s.output, s.kernel) = ((1, 1, 3), (1, 1, 1), (1, 1, 3))
                (s.stride, s.dilation) = ((1, 1, 1), (1, 1, 1))
                var output: Float = 0, index: Int64 = 0
                max_pool(&s, [1, .nan, 2], &output, &index)
                #expect(output.isNaN && index == 1)
            }
        }

        @Test(arguments: simdLevels) func averagesAndTheirGradientsMatchDoublePrecision(level: SimdLevel) {
            withLevel(level) {
                var numbers = Numbers(seed: 11)
                for _ in 0..<30 {
                    var w = randomWindow(&numbers, dilates: false)
                    w.adaptive = numbers.pick([true, false])
                    if w.adaptive {
                        (w.shape.output.1, w.shape.output.2, w.divisor) = (
                            numbers.pick([1, 3]), numbers.pick([2, 7]), 0
                        )
                    }
                    let input = numbers.floats(w.inputCount), gradient = numbers.floats(w.outputCount)
                    var output = [Float](repeating: .nan, count: w.outputCount)
                    var inputGradient = [Float](repeating: .nan, count: w.inputCount)
                    if w.adaptive {
                        adaptive_average_pool(&w.shape, input, &output)
                        adaptive_average_pool_gradient(&w.shape, gradient, &inputGradient)
                    } else {
                        average_pool(&w.shape, w.countsPadding, w.divisor, input, &output)
                        average_pool_gradient(&w.shape, w.countsPadding, w.divisor, gradient, &inputGradient)
                    }
                    var exact = [Double](repeating: 0, count: w.outputCount)
                    var exactGradient = [Double](repeating: 0, count: w.inputCount)
                    w.forEach { at, elements, divisor in
                        for element in elements {
                            exact[at] += Double(input[element.flat]) / Double(divisor)
                            exactGradient[element.flat] += Double(gradient[at]) / Double(divisor)
                        }
                    }
                    #expect(largestError(output, exact) < 2e-6)
                    #expect(largestError(inputGradient, exactGradient) < 2e-6)
                }
            }
        }
    }
}
