// Weak references: each object that has some carries a flag; the references themselves are listed in the runtime.

/// A weak reference to `target` (borrowed) that calls `callback` (taken over; may be empty) when the target dies. References of
/// the type itself without a callback are shared.
func newWeakReference(_ target: Value, callback: Value, type: TypeRef) -> Value {
    if callback.isEmpty && type == builtinType(.weakReference) {
        let shared = runtime.state.weakReferences[target.bits]?.first {
            $0.type == type && $0.cast(to: WeakReferenceObject.self).pointee.callback.isEmpty
        }
        if let shared { return shared.retain() }
    }
    let reference = newSubclassable(WeakReferenceObject.self, .weakReference, type)
    reference.pointee.target = target
    reference.pointee.callback = callback
    reference.pointee.hash = 0
    target.header.pointee.flags |= ObjectHeader.hasWeakReferences
    runtime.state.weakReferences[target.bits, default: []].append(Value(reference))
    return Value(reference)
}

/// The object died: its references are emptied, then their callbacks run, the newest first.
func clearWeakReferences(to object: ObjectRef) {
    object.pointee.flags &= ~ObjectHeader.hasWeakReferences
    guard let references = runtime.state.weakReferences.removeValue(forKey: UInt(bitPattern: object)) else { return }
    for reference in references {
        reference.cast(to: WeakReferenceObject.self).pointee.target = .empty
        reference.retain()
    }
    for reference in references.reversed() {
        let callback = reference.cast(to: WeakReferenceObject.self).pointee.callback
        if !callback.isEmpty && !callback.isNone {
            let pending = takePending()
            do throws(Raise) { try call(callback, reference).release() } catch { reportUnraisable(in: callback) }
            _ = restorePending(pending)
        }
        reference.release()
    }
}

/// The reference itself died.
func forgetWeakReference(_ reference: Value) {
    let target = reference.cast(to: WeakReferenceObject.self).pointee.target
    if target.isEmpty { return }
    runtime.state.weakReferences[target.bits]?.removeAll { $0.bits == reference.bits }
    if runtime.state.weakReferences[target.bits]?.isEmpty == true {
        runtime.state.weakReferences[target.bits] = nil
        target.header.pointee.flags &= ~ObjectHeader.hasWeakReferences
    }
}
