// The slow paths of attribute instructions: they answer and teach the caches.

/// What a cache compares with the object it meets: two objects with the same key find the same thing under a name, until classes
/// change.
@inline(__always) func cacheKey(_ object: ObjectRef) -> UInt {
    switch object.pointee.layout {
    case .instance: UInt(bitPattern: Value(object).cast(to: InstanceObject.self).pointee.shape)
    case .module: UInt(bitPattern: Value(object).cast(to: ModuleObject.self).pointee.dict.pointee.keyVersion)
    // A class itself is told from the instances of built-in types, which have their class for a key.
    case .type: UInt(bitPattern: object) | 1
    default: UInt(bitPattern: object.pointee.type)
    }
}

extension InlineCache {
    /// The value of the dict entry that the cache remembers.
    @inline(__always) var entryValue: Value { value.cast(to: DictObject.self).pointee.entries[index].value }

    fileprivate mutating func learn(_ object: Value, _ form: Form, index: Int = 0, value: Value = .empty) {
        key = cacheKey(object.header)
        epoch = runtime.classEpoch
        self.form = form
        self.index = index
        self.value = value
    }
}

/// `object.name`; empty where its class's `__getattr__` is to be asked.
@inline(never) func loadAttributeSlowly(
    _ object: Value, _ cache: UnsafeMutablePointer<InlineCache>
) throws(Raise) -> Value {
    let name = cache.pointee.name
    switch object.kind {
    case .instance where object.layout == .instance:
        let type = object.type
        guard type.special(.getattribute).bits == runtime.objectGetattribute.bits else { break }
        let found = type.lookup(name)
        if let slot = cacheableSlot(object, name, found) {
            cache.pointee.learn(object, .slot, index: slot)
            return object.cast(to: InstanceObject.self).pointee.slots[slot].retain()
        }
        let shape = object.cast(to: InstanceObject.self).pointee.shape
        if found.isEmpty {
            let own = instanceAttribute(object, name)
            if !own.isEmpty { return own.retain() }
            if name.bits != runtime.names.dict.bits && !type.special(.getattr).isEmpty { return .empty }
        } else if found.kind == .property && type.special(.getattr).isEmpty {
            // With a `__getattr__`, an `AttributeError` of the getter has to be caught.
            let getter = found.cast(to: PropertyObject.self).pointee.getter
            if getter.kind == .function { cache.pointee.learn(object, .getter, value: getter) }
        } else if !shape.pointee.isDictionary && shape.slot(of: name) < 0 && bindsToItself(found, throughClass: false) {
            learnEntry(cache, object, type)
        }
    case .type:
        let type = object.cast(to: TypeObject.self)
        if type.pointee.header.type.lookup(name).isEmpty, bindsToItself(type.lookup(name), throughClass: true) {
            learnEntry(cache, object, type)
        }
    case .module: learnModuleEntry(cache, object)
    default: break
    }
    return try getAttribute(object, name)
}

/// The slot in which an instance keeps an attribute, where its shape alone decides that: nothing in the class goes before it.
private func cacheableSlot(_ object: Value, _ name: Value, _ found: Value) -> Int? {
    let shape = object.cast(to: InstanceObject.self).pointee.shape
    if shape.pointee.isDictionary { return nil }
    if found.isEmpty || !isDataDescriptor(found) {
        let slot = shape.slot(of: name)
        return slot >= 0 ? slot : nil
    }
    guard let slotName = nameOfSlot(found) else { return nil }
    let slot = shape.slot(of: slotName)
    return slot >= 0 ? slot : nil
}

/// The attribute behind an entry of `__slots__`.
private func nameOfSlot(_ descriptor: Value) -> Value? {
    guard descriptor.kind == .memberDescriptor else { return nil }
    let name = descriptor.cast(to: MemberDescriptorObject.self).pointee.property._withUnsafeGuaranteedRef {
        $0.slotName
    }
    return name.isEmpty ? nil : name
}

/// Whether a class attribute is given out as it is. Plain data may be replaced without notice to the caches, but only by plain data.
private func bindsToItself(_ value: Value, throughClass: Bool) -> Bool {
    switch value.kind {
    case .empty, .staticMethod, .classMethod, .property, .memberDescriptor, .superObject: return false
    case .function: return throughClass
    case .nativeFunction:
        let function = value.cast(to: NativeFunctionObject.self)
        guard function.pointee.receiver.isEmpty else { return true }
        let binding = function.pointee.function._withUnsafeGuaranteedRef { $0.binding }
        return binding == .none || (binding == .method && throughClass)
    case .instance: return value.type.special(.get).isEmpty
    default: return true
    }
}

/// Remembers where the class of `object`, or a base of it, holds the attribute.
private func learnEntry(_ cache: UnsafeMutablePointer<InlineCache>, _ object: Value, _ type: TypeRef) {
    let name = cache.pointee.name.cast(to: StringObject.self)
    for position in 0..<type.pointee.resolutionCount {
        let dict = type.pointee.resolutionOrder[position].pointee.dict
        let entry = dict.find(string: name)
        if entry >= 0 { return cache.pointee.learn(object, .entry, index: entry, value: Value(dict)) }
    }
}

private func learnModuleEntry(_ cache: UnsafeMutablePointer<InlineCache>, _ module: Value) {
    let dict = module.cast(to: ModuleObject.self).pointee.dict
    let entry = dict.find(string: cache.pointee.name.cast(to: StringObject.self))
    guard entry >= 0 else { return }
    _ = dict.currentKeyVersion
    cache.pointee.learn(module, .entry, index: entry, value: Value(dict))
}

/// `object.name = value`, which it borrows. The class's own `__setattr__` where that is to be called instead, else empty.
@inline(never) func storeAttributeSlowly(
    _ object: Value, _ cache: UnsafeMutablePointer<InlineCache>, _ value: Value
) throws(Raise) -> Value {
    let name = cache.pointee.name
    if object.kind == .instance {
        let setter = object.type.special(.setattr)
        if setter.bits != runtime.objectSetattr.bits && setter.kind == .function { return setter }
    }
    guard object.layout == .instance, object.type.special(.setattr).bits == runtime.objectSetattr.bits,
        let shape = learnStore(object, cache)
    else {
        try setAttribute(object, name, value)
        return .empty
    }
    let instance = object.cast(to: InstanceObject.self)
    if cache.pointee.form == .slot {
        replace(instance.pointee.slots + cache.pointee.index, with: value.retain())
    } else {
        instance.push(value.retain(), shape)
        let type = object.type
        if Int(instance.pointee.count) > Int(type.pointee.slotHint) {
            type.pointee.slotHint = Int16(truncatingIfNeeded: min(16, Int(instance.pointee.count)))
        }
    }
    return .empty
}

/// Teaches a cache where an instance takes an attribute; the instance's shape afterwards, or `nil` where that is not for a cache.
private func learnStore(_ object: Value, _ cache: UnsafeMutablePointer<InlineCache>) -> ShapeRef? {
    let type = object.type
    let shape = object.cast(to: InstanceObject.self).pointee.shape
    var name = cache.pointee.name
    let found = type.lookup(name)
    guard !shape.pointee.isDictionary, name.bits != runtime.names.dict.bits else { return nil }
    if let slotName = nameOfSlot(found) {
        name = slotName
    } else if type.pointee.isClosed || (!found.isEmpty && isDataDescriptor(found)) {
        return nil
    }
    let slot = shape.slot(of: name)
    if slot >= 0 {
        cache.pointee.learn(object, .slot, index: slot)
        return shape
    }
    guard shape.pointee.count < Shape.limit else { return nil }
    let larger = shape.adding(name)
    cache.pointee.learn(object, .growth, value: Value(bits: UInt(bitPattern: larger)))
    return larger
}

func deleteAttribute(_ object: Value, _ name: Value) throws(Raise) {
    let method = object.type.special(.delattr)
    if object.kind == .instance && method.kind == .function {
        try callWithReceiver(method, object, name).release()
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
        // Numbers in registers have no header to be told by.
        if object.isObject { cache.pointee.learn(object, .method, value: function) }
        target[0] = function.retain()
        target[1] = object
        return
    }
    defer { object.release() }
    learnFunction(object, cache)
    let attribute = try getAttribute(object, name)
    target[0] = .empty
    target[1] = attribute
}

/// Teaches a cache the functions that are called without the object: static and class methods, what a class or a module holds.
private func learnFunction(_ object: Value, _ cache: UnsafeMutablePointer<InlineCache>) {
    let name = cache.pointee.name
    let type: TypeRef
    switch object.kind {
    case .module: return learnModuleEntry(cache, object)
    case .type:
        type = object.cast(to: TypeObject.self)
        if !type.pointee.header.type.lookup(name).isEmpty { return }
    case .instance where object.layout == .instance:
        type = object.type
        let shape = object.cast(to: InstanceObject.self).pointee.shape
        guard type.special(.getattribute).bits == runtime.objectGetattribute.bits, !shape.pointee.isDictionary,
            shape.slot(of: name) < 0
        else { return }
    default: return
    }
    let found = type.lookup(name)
    switch found.kind {
    case .staticMethod:
        cache.pointee.learn(object, .staticMethod, value: found.cast(to: WrapperObject.self).pointee.function)
    case .classMethod:
        let function = found.cast(to: WrapperObject.self).pointee.function
        if function.kind == .function { cache.pointee.learn(object, .classMethod, value: function) }
    default:
        if bindsToItself(found, throughClass: object.kind == .type) { learnEntry(cache, object, type) }
    }
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
        guard native.pointee.receiver.isEmpty, native.pointee.function.takeUnretainedValue().binding == .method else {
            return nil
        }
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
                    && found.cast(to: NativeFunctionObject.self).pointee.function.takeUnretainedValue().binding
                        == .method)
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
