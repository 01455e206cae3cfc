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
    }
}
