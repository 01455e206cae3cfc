import CKernels

/// Whole steps of optimisers in one pass over memory, with the roundings of the operations they stand for.
///
/// Each answers false, and changes nothing, for tensors that the kernels do not take: other types than float32, other
/// layouts than the contiguous one, shapes that differ. The caller then does the step operation by operation.
package enum OptimizerStep {
    /// The gradient as the kernels read it, or nil; `others` are the parameter and its state.
    private static func readable(
        _ gradient: Tensor, _ parameter: Tensor, _ others: Tensor?...
    ) throws(TensorError) -> Tensor? {
        guard gradient.dtype == .float32, gradient.shape == parameter.shape, !gradient.requiresGrad else { return nil }
        for tensor in [parameter] + others.compactMap({ $0 }) {
            guard tensor.dtype == .float32, tensor.isContiguous, tensor.shape == parameter.shape else { return nil }
            try tensor.checkInPlace()
        }
        return gradient.isContiguous ? gradient : try gradient.contiguous()
    }

    private static func changed(_ tensors: Tensor?...) {
        for case let tensor? in tensors { tensor.markChanged() }
    }

    package static func sgd(
        _ step: SGDStep, _ parameter: Tensor, _ gradient: Tensor, buffer: Tensor?
    ) throws(TensorError) -> Bool {
        guard let gradient = try readable(gradient, parameter, buffer) else { return false }
        withUnsafePointer(to: step) {
            sgd_step(
                $0, parameter.count, parameter.pointer(Float.self), gradient.pointer(Float.self),
                buffer?.pointer(Float.self))
        }
        changed(parameter, buffer)
        return true
    }

    /// `count` is the tensor that counts the steps; it is raised first.
    package static func adam(
        _ step: AdamStep, count: Tensor, _ parameter: Tensor, _ gradient: Tensor, first: Tensor, second: Tensor,
        maximum: Tensor?
    ) throws(TensorError) -> Bool {
        guard let gradient = try readable(gradient, parameter, first, second, maximum), raise(count) else {
            return false
        }
        var step = step
        step.step = Double(count.pointer(Float.self).pointee)
        withUnsafePointer(to: step) {
            adam_step(
                $0, parameter.count, parameter.pointer(Float.self), gradient.pointer(Float.self),
                first.pointer(Float.self), second.pointer(Float.self), maximum?.pointer(Float.self))
        }
        changed(parameter, first, second, maximum)
        return true
    }

    package static func rmsprop(
        _ step: RMSpropStep, count: Tensor, _ parameter: Tensor, _ gradient: Tensor, square: Tensor, mean: Tensor?,
        buffer: Tensor?
    ) throws(TensorError) -> Bool {
        guard let gradient = try readable(gradient, parameter, square, mean, buffer), raise(count) else { return false }
        withUnsafePointer(to: step) {
            rmsprop_step(
                $0, parameter.count, parameter.pointer(Float.self), gradient.pointer(Float.self),
                square.pointer(Float.self), mean?.pointer(Float.self), buffer?.pointer(Float.self))
        }
        changed(parameter, square, mean, buffer)
        return true
    }

    /// `step.rate` is the rate of the first step; `decay` lowers it from step to step.
    package static func adagrad(
        _ step: AdagradStep, decay: Double, count: Tensor, _ parameter: Tensor, _ gradient: Tensor, sum: Tensor
    ) throws(TensorError) -> Bool {
        guard let gradient = try readable(gradient, parameter, sum), raise(count) else { return false }
        var step = step
        step.rate /= 1 + (Double(count.pointer(Float.self).pointee) - 1) * decay
        withUnsafePointer(to: step) {
            adagrad_step(
                $0, parameter.count, parameter.pointer(Float.self), gradient.pointer(Float.self),
                sum.pointer(Float.self))
        }
        changed(parameter, sum)
        return true
    }

    package static func adadelta(
        _ step: AdadeltaStep, count: Tensor, _ parameter: Tensor, _ gradient: Tensor, square: Tensor, steps: Tensor
    ) throws(TensorError) -> Bool {
        guard let gradient = try readable(gradient, parameter, square, steps), raise(count) else { return false }
        withUnsafePointer(to: step) {
            adadelta_step(
                $0, parameter.count, parameter.pointer(Float.self), gradient.pointer(Float.self),
                square.pointer(Float.self), steps.pointer(Float.self))
        }
        changed(parameter, square, steps)
        return true
    }

    private static func raise(_ count: Tensor) -> Bool {
        guard count.dtype == .float32, count.count == 1 else { return false }
        count.pointer(Float.self).pointee += 1
        count.markChanged()
        return true
    }
}
