import CKernels
import Testing

extension Kernels {
    @Suite struct Normalization {
        struct Layer {
            var shape: NormShape
            var count: Int { shape.batch * shape.channels * shape.pixels }

            func channel(_ flat: Int) -> Int {
                shape.channels_last ? flat % shape.channels : flat / shape.pixels % shape.channels
            }
        }

        static let epsilon = 1e-5

        @Test(arguments: simdLevels, [true, false])
        func trainingMatchesDoublePrecisionForwardAndBackward(level: SimdLevel, channelsLast: Bool) {
            withLevel(level) {
                var numbers = Numbers(seed: 12)
                for _ in 0..<12 {
                    var layer = Layer(
                        shape: NormShape(
                            batch: numbers.pick([1, 3]), channels: numbers.pick([1, 5, 16, 21]),
                            pixels: numbers.pick([4, 50, 300]),
                            channels_last: channelsLast))
                    // A mean far from zero must not cost accuracy.
                    let mean = numbers.pick([0, 50]) as Float
                    let input = numbers.floats(layer.count).map { $0 + mean }, residual = numbers.floats(layer.count)
                    check(&layer, input: input, residual: residual, &numbers)
                }
            }
        }

        func check(_ layer: inout Layer, input: [Float], residual: [Float], _ numbers: inout Numbers) {
            let channels = layer.shape.channels, total = Double(layer.count / channels)
            let weight = numbers.floats(channels), bias = numbers.floats(channels),
                gradient = numbers.floats(layer.count)
            var saved = [Float](repeating: 0, count: channels), inverse = saved
            var runningMean = saved, runningVariance = [Float](repeating: 1, count: channels)
            var output = [Float](repeating: .nan, count: layer.count)
            #expect(
                batch_norm_forward(
                    &layer.shape, input, weight, bias, residual, true, Float(Self.epsilon), 0.1, &runningMean,
                    &runningVariance, &saved, &inverse, &output))

            var mean = [Double](repeating: 0, count: channels), variance = mean
            for (i, x) in input.enumerated() { mean[layer.channel(i)] += Double(x) / total }
            for (i, x) in input.enumerated() {
                let d = Double(x) - mean[layer.channel(i)]
                variance[layer.channel(i)] += d * d / total
            }
            let normal = input.enumerated().map { i, x in
                (Double(x) - mean[layer.channel(i)]) / (variance[layer.channel(i)] + Self.epsilon).squareRoot()
            }
            let exact = normal.enumerated().map { i, x in
                max(0, x * Double(weight[layer.channel(i)]) + Double(bias[layer.channel(i)]) + Double(residual[i]))
            }
            #expect(largestError(output, exact) < 4e-5)
            #expect(largestError(runningMean, mean.map { $0 * 0.1 }) < 1e-6)
            #expect(largestError(runningVariance, variance.map { 0.9 + 0.1 * $0 * total / (total - 1) }) < 1e-6)

            // The mask is the computed output's, so that an element at the edge does not count as an error.
            let masked = gradient.enumerated().map { i, g in output[i] > 0 ? Double(g) : 0 }
            var biasSum = [Double](repeating: 0, count: channels), weightSum = biasSum
            for (i, g) in masked.enumerated() {
                biasSum[layer.channel(i)] += g
                weightSum[layer.channel(i)] += g * normal[i]
            }
            let inputExact = masked.enumerated().map { i, g in
                let c = layer.channel(i)
                let scale = Double(weight[c]) / (variance[c] + Self.epsilon).squareRoot()
                return scale * (g - biasSum[c] / total - normal[i] * weightSum[c] / total)
            }
            var maskedGradient = [Float](repeating: .nan, count: layer.count), inputGradient = maskedGradient
            var weightGradient = [Float](repeating: .nan, count: channels), biasGradient = weightGradient
            #expect(
                batch_norm_backward(
                    &layer.shape, input, gradient, output, weight, saved, inverse, true, &maskedGradient,
                    &inputGradient,
                    &weightGradient, &biasGradient))
            #expect(maskedGradient.map(Double.init) == masked)
            #expect(largestError(biasGradient, biasSum) < 1e-5)
            #expect(largestError(weightGradient, weightSum) < 4e-5)
            #expect(largestError(inputGradient, inputExact) < 4e-5)

            var again = gradient, sums = [Float](repeating: .nan, count: channels)
            #expect(bias_gradient(&layer.shape, &again, output, &sums))
            #expect(again == maskedGradient && sums == biasGradient)
        }

        @Test func resultsDoNotDependOnTheNumberOfThreads() {
            let threads = pool_thread_count()
            defer { pool_set_thread_count(threads) }
            var numbers = Numbers(seed: 13)
            for channelsLast in [true, false] {
                var shape = NormShape(batch: 4, channels: 30, pixels: 900, channels_last: channelsLast)
                let input = numbers.floats(4 * 30 * 900)
                let results = [1, 3].map { count in
                    pool_set_thread_count(Int32(count))
                    var mean = [Double](repeating: 0, count: 30), variance = mean
                    #expect(batch_norm_statistics(&shape, input, &mean, &variance))
                    return mean + variance
                }
                #expect(results[0] == results[1])
            }
        }
    }
}
