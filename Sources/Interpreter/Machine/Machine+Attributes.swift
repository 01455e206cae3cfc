// The slow paths of attribute instructions: they answer and teach the caches.

@inline(never) func loadAttributeSlowly(
    _ object: Value, _ cache: UnsafeMutablePointer<InlineCache>
) throws(Raise) -> Value {
    let name = cache.pointee.name
    if object.layout == .instance {
        let type = object.type
        let instance = object.cast(to: InstanceObject.self)
        let shape = instance.pointee.shape
        if type.special(.getattribute).bits == runtime.objectGetattribute.bits {
            let slot = shape.pointee.isDictionary ? -1 : shape.slot(of: name)
            let found = type.lookup(name)
            if slot >= 0 && (found.isEmpty || !isDataDescriptor(found)) {
                cache.pointee.key = UInt(bitPattern: shape)
                cache.pointee.epoch = runtime.classEpoch
                cache.pointee.index = slot
                return instance.pointee.slots[slot].retain()
            }
        }
    }
    return try getAttribute(object, name)
}

/// Borrows `value`.
@inline(never) func storeAttributeSlowly(
    _ object: Value, _ cache: UnsafeMutablePointer<InlineCache>, _ value: Value
) throws(Raise) {
    let name = cache.pointee.name
    guard object.layout == .instance else { return try setAttribute(object, name, value) }
    let type = object.type
    let instance = object.cast(to: InstanceObject.self)
    let shape = instance.pointee.shape
    let found = type.lookup(name)
    guard type.special(.setattr).bits == runtime.objectSetattr.bits, found.isEmpty || !isDataDescriptor(found),
        !shape.pointee.isDictionary, !type.pointee.isClosed, name.bits != runtime.names.dict.bits
    else { return try setAttribute(object, name, value) }
    let slot = shape.slot(of: name)
    if slot >= 0 {
        cache.pointee.key = UInt(bitPattern: shape)
        cache.pointee.epoch = runtime.classEpoch
        cache.pointee.index = slot
        replace(instance.pointee.slots + slot, with: value.retain())
    } else if shape.pointee.count < Shape.limit {
        let larger = shape.adding(name)
        cache.pointee.key = UInt(bitPattern: shape)
        cache.pointee.epoch = runtime.classEpoch
        cache.pointee.index = -1
        cache.pointee.value = Value(bits: UInt(bitPattern: larger))
        instance.push(value.retain(), larger)
        if Int(instance.pointee.count) > Int(type.pointee.slotHint) {
            type.pointee.slotHint = Int16(truncatingIfNeeded: min(16, Int(instance.pointee.count)))
        }
    } else {
        try setAttribute(object, name, value)
    }
}

func deleteAttribute(_ object: Value, _ name: Value) throws(Raise) {
    let method = object.type.special(.delattr)
    if object.kind == .instance && method.kind == .function {
        try callWithReceiver(method, object, [name]).release()
        return
    }
    try setPlainAttribute(object, name, .empty)
}

/// Fills `target[0]` and `target[1]` for a method call; takes over `object`.
@inline(never) func loadMethodSlowly(
    _ object: Value, _ cache: UnsafeMutablePointer<InlineCache>, _ target: UnsafeMutablePointer<Value>
) throws(Raise) {
    let name = cache.pointee.name
    if let function = cacheableMethod(object, name) {
        cache.pointee.key =
            object.layout == .instance
            ? UInt(bitPattern: object.cast(to: InstanceObject.self).pointee.shape) : UInt(bitPattern: object.type)
        cache.pointee.epoch = runtime.classEpoch
        cache.pointee.value = function
        target[0] = function.retain()
        target[1] = object
        return
    }
    defer { object.release() }
    let attribute = try getAttribute(object, name)
    target[0] = .empty
    target[1] = attribute
}

/// The function that calling `object.name` runs with `object` in front, if shape or type alone decide it.
private func cacheableMethod(_ object: Value, _ name: Value) -> Value? {
    let type = object.type
    switch object.kind {
    case .type, .module, .superObject, .function, .exception: return nil
    case .instance:
        guard type.special(.getattribute).bits == runtime.objectGetattribute.bits else { return nil }
        if object.layout == .instance {
            let shape = object.cast(to: InstanceObject.self).pointee.shape
            if shape.pointee.isDictionary || shape.slot(of: name) >= 0 { return nil }
        } else if !type.pointee.isClosed {
            // The attribute could appear in the instance's dict at any time, which the type does not show.
            let dict = instanceDictPlace(object.header).pointee
            if !dict.isEmpty || object.layout == .exception { return nil }
        }
    default: break
    }
    let function = type.lookup(name)
    switch function.kind {
    case .function: break
    case .nativeFunction:
        let native = function.cast(to: NativeFunctionObject.self)
        guard native.pointee.receiver.isEmpty, native.pointee.function.takeUnretainedValue().binding == .method else { return nil }
    default: return nil
    }
    // Instances of subclasses of built-in types share a key, whether they have a dict or not.
    return object.kind == .instance && object.layout != .instance ? nil : function
}

/// The class cell and receiver of a `super()` without arguments.
private func superContext(closurePosition: Int, _ first: Value) throws(Raise) -> (start: TypeRef, receiver: Value) {
    let function = runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].function
    let cell = function.cast(to: FunctionObject.self).pointee.closure.unsafelyUnwrapped[closurePosition]
    let type = cell.cast(to: CellObject.self).pointee.value
    guard !type.isEmpty else { throw runtimeError("super(): empty __class__ cell") }
    let receiver = first.kind == .cell ? first.cast(to: CellObject.self).pointee.value : first
    guard !receiver.isEmpty else { throw runtimeError("super(): arg[0] deleted") }
    guard type.kind == .type else { throw runtimeError("super(): __class__ is not a type (\(typeName(type)))") }
    return (type.cast(to: TypeObject.self), receiver)
}

/// `super().name` as a method: `registers[target]` and the one behind it.
func loadSuperMethod(
    _ cache: UnsafeMutablePointer<InlineCache>, closurePosition: Int, _ registers: UnsafeMutablePointer<Value>,
    _ target: Int, _ first: Value
) throws(Raise) {
    let (start, receiver) = try superContext(closurePosition: closurePosition, first)
    let type = receiver.type
    if receiver.kind != .type {
        if cache.pointee.key == UInt(bitPattern: type) && cache.pointee.epoch == runtime.classEpoch
            && cache.pointee.index == Int(bitPattern: start)
        {
            registers[target] = cache.pointee.value.retain()
            registers[target + 1] = receiver.retain()
            return
        }
        if isSubtype(type, start) {
            let found = lookupSuper(type, after: start, cache.pointee.name)
            let isMethod =
                found.kind == .function
                || (found.kind == .nativeFunction
                    && found.cast(to: NativeFunctionObject.self).pointee.function.takeUnretainedValue().binding == .method)
            if isMethod {
                cache.pointee.key = UInt(bitPattern: type)
                cache.pointee.epoch = runtime.classEpoch
                cache.pointee.index = Int(bitPattern: start)
                cache.pointee.value = found
                registers[target] = found.retain()
                registers[target + 1] = receiver.retain()
                return
            }
        }
    }
    let attribute = try loadSuperAttribute(cache.pointee.name, closurePosition: closurePosition, first)
    registers[target] = .empty
    registers[target + 1] = attribute
}

/// `super().name`
func loadSuperAttribute(_ name: Value, closurePosition: Int, _ first: Value) throws(Raise) -> Value {
    let (start, receiver) = try superContext(closurePosition: closurePosition, first)
    let object = try newSuper(start, receiver)
    defer { object.release() }
    return try getAttribute(object, name)
}

/// `super(type, receiver)`; borrows both. An empty receiver makes the unbound form.
func newSuper(_ type: TypeRef, _ receiver: Value) throws(Raise) -> Value {
    var receiverType = Value.empty
    if !receiver.isEmpty {
        if receiver.kind == .type && isSubtype(receiver.cast(to: TypeObject.self), type) {
            receiverType = receiver
        } else if isSubtype(receiver.type, type) {
            receiverType = Value(receiver.type)
        } else {
            throw typeError("super(type, obj): obj must be an instance or subtype of type")
        }
    }
    let object = newContainer(SuperObject.self, .superObject)
    object.pointee.type = Value(type).retain()
    object.pointee.receiver = receiver.retain()
    object.pointee.receiverType = receiverType.retain()
    return Value(object)
}
