import CKernels
import Testing

extension Kernels {
    @Suite struct Optimizers {
        @Test(arguments: simdLevels) func gradientDescentFollowsItsFormula(level: SimdLevel) {
            withLevel(level) {
                for step in [
                    SGDStep(
                        lr: 0.1, momentum: 0, dampening: 0, weight_decay: 0, nesterov: false, maximize: false,
                        first_step: false),
                    SGDStep(
                        lr: 0.1, momentum: 0.9, dampening: 0, weight_decay: 0.01, nesterov: true, maximize: false,
                        first_step: false),
                    SGDStep(
                        lr: 0.1, momentum: 0.9, dampening: 0.2, weight_decay: 0, nesterov: false, maximize: true,
                        first_step: false),
                    SGDStep(
                        lr: 0.1, momentum: 0.5, dampening: 0.2, weight_decay: 0, nesterov: false, maximize: false,
                        first_step: true),
                ] {
                    var numbers = Numbers(seed: 14), step = step
                    let gradient = numbers.floats(37), before = numbers.floats(37), oldBuffer = numbers.floats(37)
                    var parameter = before, buffer = oldBuffer
                    sgd_step(&step, 37, &parameter, gradient, &buffer)
                    let exact = (0..<37).map { i in
                        var g = Double(gradient[i]) * (step.maximize ? -1 : 1) + step.weight_decay * Double(before[i])
                        if step.momentum != 0 {
                            let b =
                                step.first_step ? g : step.momentum * Double(oldBuffer[i]) + (1 - step.dampening) * g
                            g = step.nesterov ? g + step.momentum * b : b
                        }
                        return Double(before[i]) - step.lr * g
                    }
                    #expect(largestError(parameter, exact) < 1e-6)
                }
            }
        }

        @Test(arguments: simdLevels) func adamFollowsItsFormula(level: SimdLevel) {
            withLevel(level) {
                for (amsgrad, decoupled, decay) in [(false, false, 0.0), (true, false, 0.1), (false, true, 0.1)] {
                    var numbers = Numbers(seed: 15)
                    var step = AdamStep(
                        lr: 0.01, beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weight_decay: decay, amsgrad: amsgrad,
                        decoupled: decoupled, maximize: false, step: 3)
                    let gradient = numbers.floats(37), before = numbers.floats(37)
                    let m = numbers.floats(37), v = numbers.floats(37).map { $0 * $0 }, top = v.map { $0 * 1.001 }
                    var parameter = before, first = m, second = v, maximum = top
                    adam_step(&step, 37, &parameter, gradient, &first, &second, &maximum)
                    let exact = (0..<37).map { i in
                        var p = Double(before[i]), g = Double(gradient[i])
                        if decoupled { p *= 1 - 0.01 * decay } else { g += decay * p }
                        let newM = Double(m[i]) + 0.1 * (g - Double(m[i]))
                        var newV = 0.99 * Double(v[i]) + 0.01 * g * g
                        if amsgrad { newV = max(newV, Double(top[i])) }
                        let corrected = newV.squareRoot() / (1 - 0.99 * 0.99 * 0.99).squareRoot() + 1e-8
                        return p - 0.01 / (1 - 0.9 * 0.9 * 0.9) * newM / corrected
                    }
                    #expect(largestError(parameter, exact) < 1e-6)
                }
            }
        }

        @Test(arguments: simdLevels) func meanSquareStepsFollowTheirFormula(level: SimdLevel) {
            withLevel(level) {
                for (centered, momentum) in [(false, 0.0), (true, 0.9)] {
                    var numbers = Numbers(seed: 16)
                    var step = RMSpropStep(
                        lr: 0.01, alpha: 0.9, epsilon: 1e-3, weight_decay: 0.1, momentum: momentum, centered: centered,
                        maximize: true)
                    let gradient = numbers.floats(37), before = numbers.floats(37), oldBuffer = numbers.floats(37)
                    let oldMean = numbers.floats(37).map { $0 * 0.1 },
                        oldSquare = numbers.floats(37).map { $0 * $0 + 1 }
                    var parameter = before, square = oldSquare, mean = oldMean, buffer = oldBuffer
                    rmsprop_step(&step, 37, &parameter, gradient, &square, &mean, &buffer)
                    let exact = (0..<37).map { i in
                        let g = 0.1 * Double(before[i]) - Double(gradient[i])
                        let v = 0.9 * Double(oldSquare[i]) + 0.1 * g * g
                        let m = centered ? 0.9 * Double(oldMean[i]) + 0.1 * g : 0
                        let scaled = g / ((v - m * m).squareRoot() + 1e-3)
                        let move = momentum > 0 ? momentum * Double(oldBuffer[i]) + scaled : scaled
                        return Double(before[i]) - 0.01 * move
                    }
                    #expect(largestError(parameter, exact) < 1e-6)
                }
            }
        }

        @Test(arguments: simdLevels) func accumulatingStepsFollowTheirFormulas(level: SimdLevel) {
            withLevel(level) {
                var numbers = Numbers(seed: 17)
                let gradient = numbers.floats(37), before = numbers.floats(37)
                let old = numbers.floats(37).map { $0 * $0 + 0.5 }, steps = numbers.floats(37).map { $0 * $0 + 0.5 }
                var adagrad = AdagradStep(rate: 0.1, epsilon: 1e-3, weight_decay: 0, maximize: false)
                var parameter = before, sum = old
                adagrad_step(&adagrad, 37, &parameter, gradient, &sum)
                let first = (0..<37).map { i in
                    let g = Double(gradient[i])
                    return Double(before[i]) - 0.1 * g / ((Double(old[i]) + g * g).squareRoot() + 1e-3)
                }
                #expect(largestError(parameter, first) < 1e-6)

                var adadelta = AdadeltaStep(lr: 0.5, rho: 0.9, epsilon: 1e-3, weight_decay: 0, maximize: false)
                var moved = steps
                (parameter, sum) = (before, old)
                adadelta_step(&adadelta, 37, &parameter, gradient, &sum, &moved)
                let second = (0..<37).map { i in
                    let g = Double(gradient[i]), v = 0.9 * Double(old[i]) + 0.1 * g * g
                    return Double(before[i])
                        - 0.5 * ((Double(steps[i]) + 1e-3) / (v + 1e-3)).squareRoot() * g
                }
                #expect(largestError(parameter, second) < 1e-6)
            }
        }
    }
}
