/// The hooks of a leaf, in the order they were registered.
final class TensorHooks {
    var gradient: [NodeHook] = []
    var accumulated: [AccumulatedHook] = []
}

struct AccumulatedHook {
    let identifier: Int
    let call: (Tensor) throws(TensorError) -> Void
}

extension Tensor {
    private nonisolated(unsafe) static var nextHook = 0

    private static func newHookIdentifier() -> Int {
        nextHook += 1
        return nextHook
    }

    /// Calls `call` with the gradient of this tensor when it is computed; a tensor it returns takes the gradient's place.
    /// Returns a number for `removeHook`.
    package func registerHook(_ call: @escaping (Tensor) throws(TensorError) -> Tensor?) throws(TensorError) -> Int {
        guard requiresGrad else { throw .hookWithoutGrad }
        let hook = NodeHook(identifier: Tensor.newHookIdentifier(), slot: slot, call: call)
        if let node = gradNode {
            node.hooks.append(hook)
        } else {
            if hooks == nil { hooks = TensorHooks() }
            hooks?.gradient.append(hook)
        }
        return hook.identifier
    }

    /// Calls `call` with this leaf after its `grad` was changed by a backward.
    package func registerAccumulatedHook(_ call: @escaping (Tensor) throws(TensorError) -> Void) -> Int {
        let hook = AccumulatedHook(identifier: Tensor.newHookIdentifier(), call: call)
        if hooks == nil { hooks = TensorHooks() }
        hooks?.accumulated.append(hook)
        return hook.identifier
    }

    package func removeHook(_ identifier: Int) {
        node?.hooks.removeAll { $0.identifier == identifier }
        hooks?.gradient.removeAll { $0.identifier == identifier }
        hooks?.accumulated.removeAll { $0.identifier == identifier }
    }

    /// Keeps the gradient of a result in `grad`, as leaves do.
    package func retainGrad() throws(TensorError) {
        guard requiresGrad else { throw .retainGradWithoutGrad }
        guard let node = gradNode, !retainsGrad else { return }
        retainsGrad = true
        let hook = NodeHook(identifier: Tensor.newHookIdentifier(), slot: slot) {
            [weak self] (gradient) throws(TensorError) in
            guard let self else { return nil }
            if let present = self.grad {
                self.grad = try present.add(gradient)
            } else {
                self.grad = try gradient.clone()
            }
            return nil
        }
        node.hooks.append(hook)
    }
}
