import Glibc

// The collector of cycles, by trial deletion: among all containers, references from containers are subtracted from the counts; what
// keeps a count is held from outside (stack, Swift code, immortal things) and everything reachable from it lives; the rest is garbage. Heavy
// use of the heap makes it run by itself at the machine's next look up; `gc.collect()` calls it too.

private let unvisited: UInt8 = 1
private let reachable: UInt8 = 2

/// Frees unreachable cycles; the number of objects found.
@discardableResult package func collectCycles() -> Int {
    var containers: [ObjectRef] = []
    forEachSmallObject { object in
        if object.pointee.layout.isContainer && object.pointee.kind != .empty
            && object.pointee.count < ObjectHeader.immortal
        {
            object.pointee.collectorCount = Int32(truncatingIfNeeded: min(object.pointee.count, 1 << 30))
            object.pointee.collectorMark = unvisited
            containers.append(object)
        }
    }
    for object in containers {
        forEachReference(object) { value in
            if value.isObject && value.header.pointee.collectorMark == unvisited {
                value.header.pointee.collectorCount &-= 1
            }
        }
    }
    markReachable(containers)
    var garbage: [ObjectRef] = []
    for object in containers {
        if object.pointee.collectorMark == unvisited { garbage.append(object) }
        object.pointee.collectorMark = 0
    }
    runtime.containersMade = 0
    runtime.collectionThreshold = max(200_000, containers.count / 2)
    free(garbage)
    return garbage.count
}

private func markReachable(_ containers: [ObjectRef]) {
    var stack: [ObjectRef] = []
    for object in containers where object.pointee.collectorCount > 0 && object.pointee.collectorMark == unvisited {
        object.pointee.collectorMark = reachable
        stack.append(object)
        while let next = stack.popLast() {
            forEachReference(next) { value in
                if value.isObject && value.header.pointee.collectorMark == unvisited {
                    value.header.pointee.collectorMark = reachable
                    stack.append(value.header)
                }
            }
        }
    }
}

/// Ends garbage: finalizers run while everything is whole; then contents are taken out, so that the objects die by their counts.
private func free(_ garbage: [ObjectRef]) {
    for object in garbage { object.pointee.count += 1 }
    for object in garbage {
        if object.pointee.flags & ObjectHeader.hasWeakReferences != 0 { clearWeakReferences(to: object) }
    }
    for object in garbage where object.pointee.kind == .instance { runFinalizerOnce(object) }
    // A finalizer may have made something reachable again: whoever has more references than the garbage gives it stays, and so, to be
    // safe, does all that it holds.
    if garbage.contains(where: { isResurrected($0, among: garbage) }) {
        for object in garbage { Value(object).release() }
        return
    }
    for object in garbage { clearContents(object) }
    for object in garbage { Value(object).release() }
}

private func isResurrected(_ object: ObjectRef, among garbage: [ObjectRef]) -> Bool {
    guard object.pointee.flags & ObjectHeader.isFinalized != 0 else { return false }
    var internalReferences = 1
    for other in garbage {
        forEachReference(other) { if $0.bits == UInt(bitPattern: object) { internalReferences += 1 } }
    }
    return object.pointee.count > internalReferences
}

private func runFinalizerOnce(_ object: ObjectRef) {
    guard object.pointee.flags & ObjectHeader.isFinalized == 0 else { return }
    let finalizer = object.pointee.type.special(.del)
    if finalizer.isEmpty { return }
    object.pointee.flags |= ObjectHeader.isFinalized
    runFinalizer(finalizer, Value(object))
}

/// The values that an object owns.
func forEachReference(_ object: ObjectRef, _ body: (Value) -> Void) {
    let value = Value(object)
    let layout = object.pointee.layout
    if object.pointee.kind == .instance {
        body(Value(object.pointee.type))
        if layout != .instance { body(instanceDictPlace(object).pointee) }
    }
    switch layout {
    case .list, .tuple: for item in value.cast(to: ListObject.self).buffer { body(item) }
    case .dict:
        let dict = value.cast(to: DictObject.self)
        for entry in 0..<dict.pointee.used where !dict.pointee.entries[entry].key.isEmpty {
            body(dict.pointee.entries[entry].key)
            body(dict.pointee.entries[entry].value)
        }
    case .set, .frozenset:
        let set = value.cast(to: SetObject.self)
        for position in 0...set.pointee.mask where isLiveSetKey(set.pointee.table[position].key) {
            body(set.pointee.table[position].key)
        }
    case .instance:
        let instance = value.cast(to: InstanceObject.self)
        for slot in 0..<Int(instance.pointee.count) { body(instance.pointee.slots[slot]) }
    case .function:
        let function = value.cast(to: FunctionObject.self)
        if let closure = function.pointee.closure {
            for position in 0..<function.pointee.code.pointee.freeNames.count { body(closure[position]) }
        }
        body(Value(function.pointee.globals))
        body(function.pointee.defaults)
        body(function.pointee.keywordDefaults)
        body(function.pointee.annotations)
        body(function.pointee.attributes)
    case .generator:
        let generator = value.cast(to: GeneratorObject.self)
        if let registers = generator.pointee.registers, generator.pointee.state != .running {
            for position in 0..<generator.pointee.code.pointee.registerCount { body(registers[position]) }
        }
        body(generator.pointee.function)
    case .type:
        let type = value.cast(to: TypeObject.self)
        body(type.pointee.bases)
        body(Value(type.pointee.dict))
        for position in 1..<type.pointee.resolutionCount { body(Value(type.pointee.resolutionOrder[position])) }
    case .nativeFunction: body(value.cast(to: NativeFunctionObject.self).pointee.receiver)
    case .traceback:
        body(value.cast(to: TracebackObject.self).pointee.next)
        body(value.cast(to: TracebackObject.self).pointee.globals)
    case .frame:
        body(value.cast(to: FrameObject.self).pointee.globals)
        body(value.cast(to: FrameObject.self).pointee.locals)
        body(value.cast(to: FrameObject.self).pointee.back)
    case .exception:
        let exception = value.cast(to: ExceptionObject.self)
        for part in [
            exception.pointee.arguments, exception.pointee.traceback, exception.pointee.cause,
            exception.pointee.context,
            exception.pointee.attributes,
        ] { body(part) }
    case .weakReference: body(value.cast(to: WeakReferenceObject.self).pointee.callback)
    case .native, .nativeIterator, .memberDescriptor: break
    default:
        let values = (UnsafeMutableRawPointer(object) + MemoryLayout<ObjectHeader>.stride).assumingMemoryBound(
            to: Value.self)
        for position in 0..<plainValues(layout).count { body(values[position]) }
    }
}

/// Takes out of a garbage object what can close a cycle.
private func clearContents(_ object: ObjectRef) {
    let value = Value(object)
    if object.pointee.kind == .instance && object.pointee.layout != .instance {
        replace(instanceDictPlace(object), with: .empty)
    }
    switch object.pointee.layout {
    case .list: value.cast(to: ListObject.self).removeAll()
    case .dict: value.cast(to: DictObject.self).removeAll()
    case .cell: replace(&value.cast(to: CellObject.self).pointee.value, with: .empty)
    case .generator:
        if value.cast(to: GeneratorObject.self).pointee.state != .running {
            finish(value.cast(to: GeneratorObject.self))
        }
    case .instance:
        let instance = value.cast(to: InstanceObject.self)
        let count = Int(instance.pointee.count)
        instance.pointee.count = 0
        instance.pointee.shape = object.pointee.type.pointee.rootShape
        for slot in 0..<count { instance.pointee.slots[slot].release() }
    case .exception:
        let exception = value.cast(to: ExceptionObject.self)
        replace(&exception.pointee.traceback, with: .empty)
        replace(&exception.pointee.context, with: .empty)
        replace(&exception.pointee.cause, with: .empty)
        replace(&exception.pointee.attributes, with: .empty)
    case .function:
        let function = value.cast(to: FunctionObject.self)
        replace(&function.pointee.attributes, with: .empty)
        replace(&function.pointee.defaults, with: .empty)
    case .weakReference: replace(&value.cast(to: WeakReferenceObject.self).pointee.callback, with: .empty)
    default: break
    }
}
