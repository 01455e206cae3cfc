import CKernels
import Interpreter
import TensorEngine

// The steps of `torch.optim` over one parameter. Each answers whether it was done; if not, the library does it in operations.

/// A number of a parameter group, which may be a tensor (`lr=torch.tensor(0.1)`).
private func number(_ value: Value) throws(Raise) -> Double {
    if let tensor = tensor(value) { return try engine { () throws(TensorError) in try tensor.item() }.double }
    return try asDouble(value)
}

private func required(_ value: Value) throws(Raise) -> Tensor {
    guard let tensor = tensor(value) else { throw typeError("expected a Tensor, not \(typeName(value))") }
    return tensor
}

func defineOptimizerSteps(_ module: ModuleBuilder) {
    module.function(
        "_sgd_step(param, grad, buffer, lr, momentum, dampening, weight_decay, nesterov, maximize, first, /)",
        doc: "A step of SGD; `buffer` is None without momentum, and `first` says that it is empty."
    ) { (a) throws(Raise) in
        let (parameter, gradient) = (try required(a[0]), try required(a[1]))
        let step = SGDStep(
            lr: try number(a[3]), momentum: try number(a[4]), dampening: try number(a[5]),
            weight_decay: try number(a[6]),
            nesterov: try truth(a[7]), maximize: try truth(a[8]), first_step: try truth(a[9]))
        let buffer = tensor(a[2])
        if step.momentum != 0 && buffer == nil { return Value.false }
        return Value(
            try engine { () throws(TensorError) in
                try OptimizerStep.sgd(step, parameter, gradient, buffer: step.momentum == 0 ? nil : buffer)
            })
    }
    module.function(
        "_adam_step(param, grad, count, first, second, maximum, lr, betas, eps, weight_decay, decoupled, maximize, /)",
        doc: "A step of Adam or AdamW; `maximum` is None without amsgrad."
    ) { (a) throws(Raise) in
        let (parameter, gradient, count) = (try required(a[0]), try required(a[1]), try required(a[2]))
        let (first, second, maximum) = (try required(a[3]), try required(a[4]), tensor(a[5]))
        guard a[7].layout == .tuple || a[7].layout == .list, a[7].cast(to: ListObject.self).buffer.count == 2 else {
            return Value.false
        }
        let betas = a[7].cast(to: ListObject.self).buffer
        let step = AdamStep(
            lr: try number(a[6]), beta1: try number(betas[0]), beta2: try number(betas[1]), epsilon: try number(a[8]),
            weight_decay: try number(a[9]), amsgrad: maximum != nil, decoupled: try truth(a[10]),
            maximize: try truth(a[11]),
            step: 0)
        return Value(
            try engine { () throws(TensorError) in
                try OptimizerStep.adam(
                    step, count: count, parameter, gradient, first: first, second: second, maximum: maximum)
            })
    }
    module.function(
        "_rmsprop_step(param, grad, count, square, mean, buffer, lr, alpha, eps, weight_decay, momentum, maximize, /)",
        doc: "A step of RMSprop; `mean` is None unless centered, `buffer` without momentum."
    ) { (a) throws(Raise) in
        let (parameter, gradient, count) = (try required(a[0]), try required(a[1]), try required(a[2]))
        let (square, mean, buffer) = (try required(a[3]), tensor(a[4]), tensor(a[5]))
        let step = RMSpropStep(
            lr: try number(a[6]), alpha: try number(a[7]), epsilon: try number(a[8]), weight_decay: try number(a[9]),
            momentum: try number(a[10]), centered: mean != nil, maximize: try truth(a[11]))
        if step.momentum > 0 && buffer == nil { return Value.false }
        return Value(
            try engine { () throws(TensorError) in
                try OptimizerStep.rmsprop(
                    step, count: count, parameter, gradient, square: square, mean: mean,
                    buffer: step.momentum > 0 ? buffer : nil)
            })
    }
    module.function(
        "_adagrad_step(param, grad, count, sum, lr, lr_decay, eps, weight_decay, maximize, /)",
        doc: "A step of Adagrad."
    ) { (a) throws(Raise) in
        let (parameter, gradient, count, sum) = (
            try required(a[0]), try required(a[1]), try required(a[2]), try required(a[3])
        )
        let decay = try number(a[5])
        let step = AdagradStep(
            rate: try number(a[4]), epsilon: try number(a[6]), weight_decay: try number(a[7]), maximize: try truth(a[8])
        )
        return Value(
            try engine { () throws(TensorError) in
                try OptimizerStep.adagrad(step, decay: decay, count: count, parameter, gradient, sum: sum)
            })
    }
    module.function(
        "_adadelta_step(param, grad, count, square, steps, lr, rho, eps, weight_decay, maximize, /)",
        doc: "A step of Adadelta."
    ) { (a) throws(Raise) in
        let (parameter, gradient, count) = (try required(a[0]), try required(a[1]), try required(a[2]))
        let (square, steps) = (try required(a[3]), try required(a[4]))
        let step = AdadeltaStep(
            lr: try number(a[5]), rho: try number(a[6]), epsilon: try number(a[7]), weight_decay: try number(a[8]),
            maximize: try truth(a[9]))
        return Value(
            try engine { () throws(TensorError) in
                try OptimizerStep.adadelta(step, count: count, parameter, gradient, square: square, steps: steps)
            })
    }
}
