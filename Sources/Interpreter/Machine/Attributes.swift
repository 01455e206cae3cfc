import Glibc

// Attribute access in its general form. The machine's caches answer most of it; what they miss comes here.

/// `value.name`; `name` is an interned string.
@inline(never) package func getAttribute(_ value: Value, _ name: Value) throws(Raise) -> Value {
    let result = try getAttributeIfPresent(value, name)
    if result.isEmpty { throw attributeError(value, name) }
    return result
}

package func getAttribute(_ value: Value, _ name: String) throws(Raise) -> Value {
    try getAttribute(value, intern(name))
}

/// `value.name`, or empty where there is none: no exception is made for it (one raised by a `__getattr__` counts as absence too).
package func getAttributeIfPresent(_ value: Value, _ name: Value) throws(Raise) -> Value {
    let type = value.type
    let getattribute = type.special(.getattribute)
    if getattribute.bits != runtime.objectGetattribute.bits && !getattribute.isEmpty && value.kind == .instance {
        return try getOverridden(value, name, getattribute)
    }
    let getattr = type.special(.getattr)
    if getattr.isEmpty { return try getPlainAttribute(value, name) }
    do throws(Raise) {
        let result = try getPlainAttribute(value, name)
        if !result.isEmpty { return result }
    } catch {
        // A property that fails so is as good as absent.
        guard pendingIs(.attributeError) else { throw error }
        clearPending()
    }
    return try callWithReceiver(getattr, value, name)
}

/// An attribute through a class's own `__getattribute__`, then its `__getattr__`.
private func getOverridden(_ value: Value, _ name: Value, _ getattribute: Value) throws(Raise) -> Value {
    do throws(Raise) { return try callWithReceiver(getattribute, value, name) } catch {
        let getattr = value.type.special(.getattr)
        guard pendingIs(.attributeError), !getattr.isEmpty else { throw error }
        clearPending()
        return try callWithReceiver(getattr, value, name)
    }
}

/// What `object.__getattribute__` does: data descriptor, instance attribute, other class attribute; empty where there is none.
func getPlainAttribute(_ value: Value, _ name: Value) throws(Raise) -> Value {
    switch value.kind {
    case .type: return try getClassAttribute(value.cast(to: TypeObject.self), name)
    case .module: return try getModuleAttribute(value, name)
    case .superObject: return try getSuperAttribute(value, name)
    default: break
    }
    let type = value.type
    let found = type.lookup(name)
    if !found.isEmpty && isDataDescriptor(found) { return try bind(found, receiver: value, type: type) }
    let own = instanceAttribute(value, name)
    if !own.isEmpty { return own.retain() }
    if !found.isEmpty { return try bind(found, receiver: value, type: type) }
    if name.bits == runtime.names.dict.bits { return try instanceDict(value) }
    return .empty
}

/// An attribute of the instance itself, borrowed, or empty.
@inline(__always) package func instanceAttribute(_ value: Value, _ name: Value) -> Value {
    switch value.layout {
    case .instance:
        let instance = value.cast(to: InstanceObject.self)
        let shape = instance.pointee.shape
        if shape.pointee.isDictionary { return instance.pointee.slots[0].cast(to: DictObject.self).get(name) }
        let slot = shape.slot(of: name)
        return slot < 0 ? .empty : instance.pointee.slots[slot]
    case .function:
        let attributes = value.cast(to: FunctionObject.self).pointee.attributes
        return attributes.isEmpty ? .empty : attributes.cast(to: DictObject.self).get(name)
    case .exception where value.kind != .instance || !value.type.pointee.hasInstanceDict:
        let attributes = value.cast(to: ExceptionObject.self).pointee.attributes
        return attributes.isEmpty ? .empty : attributes.cast(to: DictObject.self).get(name)
    default:
        guard value.isObject, value.kind == .instance else { return .empty }
        let dict = instanceDictPlace(value.header).pointee
        if !dict.isEmpty {
            let found = dict.cast(to: DictObject.self).get(name)
            if !found.isEmpty { return found }
        }
        if value.layout == .exception {
            let attributes = value.cast(to: ExceptionObject.self).pointee.attributes
            return attributes.isEmpty ? .empty : attributes.cast(to: DictObject.self).get(name)
        }
        return .empty
    }
}

/// Whether a class attribute goes before an instance attribute of the same name: it has `__set__` or `__delete__`.
@inline(__always) func isDataDescriptor(_ value: Value) -> Bool {
    switch value.kind {
    case .property, .memberDescriptor: true
    case .instance: !value.type.special(.set).isEmpty || !value.type.special(.delete).isEmpty
    default: false
    }
}

/// What a class attribute gives when reached through an instance (`receiver`) or through the class (`receiver` empty).
func bind(_ attribute: Value, receiver: Value, type: TypeRef) throws(Raise) -> Value {
    switch attribute.kind {
    case .function: return receiver.isEmpty ? attribute.retain() : newBoundMethod(attribute.retain(), receiver.retain())
    case .nativeFunction:
        let function = attribute.cast(to: NativeFunctionObject.self)
        if !function.pointee.receiver.isEmpty { return attribute.retain() }
        let native = function.pointee.function.takeUnretainedValue()
        switch native.binding {
        case .none: return attribute.retain()
        case .method:
            return receiver.isEmpty ? attribute.retain() : newNativeFunction(native, receiver: receiver.retain())
        case .classMethod: return newNativeFunction(native, receiver: Value(type).retain())
        }
    case .staticMethod: return attribute.cast(to: WrapperObject.self).pointee.function.retain()
    case .classMethod:
        let function = attribute.cast(to: WrapperObject.self).pointee.function
        if function.kind == .function { return newBoundMethod(function.retain(), Value(type).retain()) }
        return try bind(function, receiver: Value(type), type: type.pointee.header.type)
    case .property:
        if receiver.isEmpty { return attribute.retain() }
        let getter = attribute.cast(to: PropertyObject.self).pointee.getter
        if getter.isEmpty || getter.isNone { throw propertyError(attribute, receiver, "getter") }
        return try call(getter, receiver)
    case .memberDescriptor:
        if receiver.isEmpty { return attribute.retain() }
        let property = attribute.cast(to: MemberDescriptorObject.self).pointee.property.takeUnretainedValue()
        try checkOwner(property, receiver)
        return try property.get(receiver)
    case .instance:
        let method = attribute.type.special(.get)
        if method.isEmpty { return attribute.retain() }
        return try callWithReceiver(method, attribute, receiver.isEmpty ? Value.none : receiver, Value(type))
    default: return attribute.retain()
    }
}

/// A native attribute relies on the layout of its class: a program may ask a descriptor about anything.
func checkOwner(_ property: NativeProperty, _ receiver: Value) throws(Raise) {
    if isSubtype(receiver.type, property.owner) { return }
    throw typeError(
        "descriptor '\(property.name)' for '\(property.owner.nameText)' objects doesn't apply to a '\(typeName(receiver))' object")
}

func newBoundMethod(_ function: Value, _ receiver: Value) -> Value {
    let method = newContainer(BoundMethodObject.self, .boundMethod)
    method.pointee.function = function
    method.pointee.receiver = receiver
    return Value(method)
}

private func propertyError(_ property: Value, _ receiver: Value, _ what: String) -> Raise {
    let name = nameOfProperty(property, in: receiver.type)
    if let owner = (0..<receiver.type.pointee.resolutionCount).map({ receiver.type.pointee.resolutionOrder[$0] }).first(where: \.isWrittenInC) {
        return raise(.attributeError, "attribute \(name)of '\(owner.errorName)' objects is not writable")
    }
    return raise(.attributeError, "property \(name)of '\(receiver.type.nameText)' object has no \(what)")
}

/// The name under which a class holds a property, quoted, with a blank behind it.
private func nameOfProperty(_ property: Value, in type: TypeRef) -> String {
    for position in 0..<type.pointee.resolutionCount {
        for pair in type.pointee.resolutionOrder[position].pointee.dict.retainedPairs() {
            defer {
                pair.key.release()
                pair.value.release()
            }
            if pair.value.bits == property.bits { return "'\(textIfString(pair.key) ?? "")' " }
        }
    }
    return ""
}

// MARK: Classes, modules, super

/// `SomeClass.name`
private func getClassAttribute(_ type: TypeRef, _ name: Value) throws(Raise) -> Value {
    let metatype = type.pointee.header.type
    let meta = metatype.lookup(name)
    if !meta.isEmpty && isDataDescriptor(meta) { return try bind(meta, receiver: Value(type), type: metatype) }
    let found = type.lookup(name)
    if !found.isEmpty { return try bind(found, receiver: .empty, type: type) }
    if !meta.isEmpty { return try bind(meta, receiver: Value(type), type: metatype) }
    return .empty
}

private func getModuleAttribute(_ module: Value, _ name: Value) throws(Raise) -> Value {
    let dict = module.cast(to: ModuleObject.self).pointee.dict
    let value = dict.get(name)
    if !value.isEmpty { return value.retain() }
    let type = module.type
    let found = type.lookup(name)
    if !found.isEmpty { return try bind(found, receiver: module, type: type) }
    if name.bits == runtime.names.dict.bits { return Value(dict).retain() }
    let getattr = dict.get(SpecialName.getattr.name)
    if !getattr.isEmpty { return try call(getattr, name) }
    return .empty
}

private func getSuperAttribute(_ value: Value, _ name: Value) throws(Raise) -> Value {
    let object = value.cast(to: SuperObject.self)
    if !object.pointee.receiver.isEmpty && name.bits != runtime.names.classCell.bits {
        let type = object.pointee.receiverType.cast(to: TypeObject.self)
        let found = lookupSuper(type, after: object.pointee.type.cast(to: TypeObject.self), name)
        if !found.isEmpty {
            // Through a class (`super()` in a class method) functions stay unbound.
            let receiver = object.pointee.receiver
            let isClass = receiver.bits == Value(type).bits
            return try bind(found, receiver: isClass ? .empty : receiver, type: type)
        }
    }
    let found = value.type.lookup(name)
    return found.isEmpty ? .empty : try bind(found, receiver: value, type: value.type)
}

/// What the classes behind `start` in `type`'s order of resolution define.
func lookupSuper(_ type: TypeRef, after start: TypeRef, _ name: Value) -> Value {
    var position = 0
    while position < type.pointee.resolutionCount && type.pointee.resolutionOrder[position] != start { position += 1 }
    return type.lookup(name, after: position)
}

// MARK: Errors

/// Raises the error of an attribute that is not there, with what "did you mean" needs.
@inline(never) func attributeError(_ value: Value, _ name: Value) -> Raise {
    let text = name.cast(to: StringObject.self).text
    let message: String
    switch value.kind {
    case .type: message = "type object '\(value.cast(to: TypeObject.self).errorName)' has no attribute '\(text)'"
    case .module: message = moduleAttributeMessage(value, text)
    default: message = "'\(typeName(value))' object has no attribute '\(text)'"
    }
    let exception = newException(ExceptionType.attributeError.type, arguments: newTuple([newString(message)]))
    setExceptionAttribute(exception, "name", name.retain())
    setExceptionAttribute(exception, "obj", value.retain())
    setPending(exception)
    return Raise()
}

private func moduleAttributeMessage(_ module: Value, _ name: String) -> String {
    let dict = module.cast(to: ModuleObject.self).pointee.dict
    let moduleName = textIfString(dict.get(runtime.names.name)) ?? "?"
    let message = "module '\(moduleName)' has no attribute '\(name)'"
    if runtime.loader.isInitializing(moduleName) {
        return
            "partially initialized module '\(moduleName)' has no attribute '\(name)' (most likely due to a circular import)"
    }
    // What belongs to the real library and is left out here says so.
    return runtime.loader.isIncomplete(dict) ? message + " (not in Cellbook)" : message
}

/// Sets an attribute that exceptions of a built-in class carry; takes over `value`.
package func setExceptionAttribute(_ exception: Value, _ name: String, _ value: Value) {
    let object = exception.cast(to: ExceptionObject.self)
    if object.pointee.attributes.isEmpty { object.pointee.attributes = Value(newDict()) }
    object.pointee.attributes.cast(to: DictObject.self).set(intern(name), value)
}

// MARK: Setting and deleting

/// `value.name = new`; borrows all.
@inline(never) package func setAttribute(_ value: Value, _ name: Value, _ new: Value) throws(Raise) {
    let setattr = value.type.special(.setattr)
    if setattr.bits != runtime.objectSetattr.bits && value.kind == .instance {
        try callWithReceiver(setattr, value, name, new).release()
        return
    }
    if value.kind == .type {
        let meta = value.type.special(.setattr)
        if meta.bits != runtime.objectSetattr.bits && meta.kind == .function {
            try callWithReceiver(meta, value, name, new).release()
            return
        }
    }
    try setPlainAttribute(value, name, new)
}

/// What `object.__setattr__` does. `new` empty deletes.
func setPlainAttribute(_ value: Value, _ name: Value, _ new: Value) throws(Raise) {
    switch value.kind {
    case .type: return try setClassAttribute(value.cast(to: TypeObject.self), name, new)
    case .module:
        let dict = value.cast(to: ModuleObject.self).pointee.dict
        if new.isEmpty {
            if !dict.remove(name) { throw attributeError(value, name) }
        } else {
            dict.set(name, new.retain())
        }
        return
    default: break
    }
    let found = value.type.lookup(name)
    if !found.isEmpty, try setThroughDescriptor(found, value, name, new) { return }
    if name.bits == runtime.names.dict.bits && !new.isEmpty { return try replaceInstanceDict(value, new) }
    switch value.layout {
    case .instance: try setInstanceAttribute(value.cast(to: InstanceObject.self), name, new)
    case .function:
        let function = value.cast(to: FunctionObject.self)
        if function.pointee.attributes.isEmpty { function.pointee.attributes = Value(newDict()) }
        try setInDict(function.pointee.attributes.cast(to: DictObject.self), value, name, new)
    default: try setOtherAttribute(value, name, new, isKnown: !found.isEmpty)
    }
}

/// Values of built-in layouts: instances of subclasses have a dict of their own, exceptions too, others take no attributes.
func setOtherAttribute(_ value: Value, _ name: Value, _ new: Value, isKnown: Bool) throws(Raise) {
    if value.isObject && value.kind == .instance && value.type.pointee.hasInstanceDict {
        let place = instanceDictPlace(value.header)
        if place.pointee.isEmpty { place.pointee = Value(newDict()) }
        return try setInDict(place.pointee.cast(to: DictObject.self), value, name, new)
    }
    if value.layout == .exception {
        let object = value.cast(to: ExceptionObject.self)
        if object.pointee.attributes.isEmpty { object.pointee.attributes = Value(newDict()) }
        return try setInDict(object.pointee.attributes.cast(to: DictObject.self), value, name, new)
    }
    if isKnown {
        throw raise(
            .attributeError,
            "'\(typeName(value))' object attribute '\(name.cast(to: StringObject.self).text)' is read-only")
    }
    throw attributeError(value, name)
}

private func setInDict(_ dict: DictRef, _ value: Value, _ name: Value, _ new: Value) throws(Raise) {
    if !new.isEmpty {
        dict.set(name, new.retain())
    } else if !dict.remove(name) {
        throw attributeError(value, name)
    }
}

/// Lets a data descriptor take the assignment; false when it is none.
private func setThroughDescriptor(
    _ descriptor: Value, _ value: Value, _ name: Value, _ new: Value
) throws(Raise) -> Bool {
    switch descriptor.kind {
    case .property:
        let property = descriptor.cast(to: PropertyObject.self)
        let function = new.isEmpty ? property.pointee.deleter : property.pointee.setter
        if function.isEmpty || function.isNone {
            throw propertyError(descriptor, value, new.isEmpty ? "deleter" : "setter")
        }
        try call(function, new.isEmpty ? [value] : [value, new]).release()
        return true
    case .memberDescriptor:
        let property = descriptor.cast(to: MemberDescriptorObject.self).pointee.property.takeUnretainedValue()
        try checkOwner(property, value)
        guard let set = property.set else {
            throw raise(
                .attributeError,
                "attribute '\(property.name)' of '\(property.owner.errorName)' objects is not writable")
        }
        try set(value, new)
        return true
    case .instance:
        let method = descriptor.type.special(new.isEmpty ? .delete : .set)
        if method.isEmpty {
            if descriptor.type.special(new.isEmpty ? .set : .delete).isEmpty { return false }
            throw raise(.attributeError, new.isEmpty ? "__delete__" : "__set__")
        }
        try callWithReceiver(method, descriptor, value, new).release()
        return true
    default: return false
    }
}

/// Sets or deletes (`new` empty) an attribute in an instance's slots.
func setInstanceAttribute(
    _ instance: InstanceRef, _ name: Value, _ new: Value, isSlot: Bool = false
) throws(Raise) {
    let shape = instance.pointee.shape
    if shape.pointee.isDictionary {
        if instance.pointee.header.type.pointee.isClosed && !isSlot { throw attributeError(Value(instance), name) }
        return try setInDict(instance.pointee.slots[0].cast(to: DictObject.self), Value(instance), name, new)
    }
    let slot = shape.slot(of: name)
    if new.isEmpty {
        if slot < 0 { throw attributeError(Value(instance), name) }
        let dict = toDictionaryMode(instance)
        _ = dict.remove(name)
    } else if slot >= 0 {
        replace(instance.pointee.slots + slot, with: new.retain())
    } else if instance.pointee.header.type.pointee.isClosed {
        throw attributeError(Value(instance), name)
    } else if shape.pointee.count >= Shape.limit {
        toDictionaryMode(instance).set(name, new.retain())
    } else {
        instance.push(new.retain(), shape.adding(name))
    }
}

/// `SomeClass.name = new`, or `del` when `new` is empty.
private func setClassAttribute(_ type: TypeRef, _ name: Value, _ new: Value) throws(Raise) {
    let text = name.cast(to: StringObject.self).text
    type.populateIfNeeded()
    if type.pointee.isImmutable {
        throw typeError("cannot set '\(text)' attribute of immutable type '\(type.errorName)'")
    }
    let metatype = type.pointee.header.type
    let meta = metatype.lookup(name)
    if !meta.isEmpty && isDataDescriptor(meta), try setThroughDescriptor(meta, Value(type), name, new) { return }
    let dict = type.pointee.dict
    let old = dict.get(name)
    if new.isEmpty {
        if old.isEmpty { throw attributeError(Value(type), name) }
        classesChanged()
        _ = dict.remove(name)
        return
    }
    // Plain data over plain data: no cache holds it, so none need be told.
    let isPlain = !old.isEmpty && isPlainData(old) && isPlainData(new)
    dict.set(name, new.retain())
    if !isPlain { classesChanged() }
    if name.bits == runtime.names.abstractMethods.bits { type.pointee.isAbstract = (try? truth(new)) ?? false }
}

/// Values that caches of class attributes never hold.
func isPlainData(_ value: Value) -> Bool {
    switch value.kind {
    case .int, .float, .string, .none, .bool, .list, .dict, .tuple, .bigInt: true
    default: false
    }
}

// MARK: Instances

/// A new instance of an ordinary class, without attributes.
@inline(__always) func newInstance(_ type: TypeRef) -> InstanceRef {
    noteContainer()
    let hint = Int(type.pointee.slotHint)
    let instance = newObject(InstanceObject.self, .instance, type, extra: hint &* 8)
    type.pointee.header.count &+= 1
    instance.pointee.shape = type.pointee.rootShape
    instance.pointee.slots = (UnsafeMutableRawPointer(instance) + MemoryLayout<InstanceObject>.size)
        .assumingMemoryBound(to: Value.self)
    instance.pointee.count = 0
    instance.pointee.inlineCapacity = Int16(truncatingIfNeeded: hint)
    instance.pointee.isExternal = false
    instance.pointee.externalCapacity = 0
    return instance
}

extension UnsafeMutablePointer where Pointee == InstanceObject {
    /// Adds a slot with an owned value; `shape` is the one with the new name.
    @inline(__always) func push(_ value: Value, _ shape: ShapeRef) {
        let count = Int(pointee.count)
        let capacity = pointee.isExternal ? Int(pointee.externalCapacity) : Int(pointee.inlineCapacity)
        if count == capacity { growSlots() }
        pointee.slots[count] = value
        pointee.count &+= 1
        pointee.shape = shape
    }

    @inline(never) private func growSlots() {
        let count = Int(pointee.count)
        let capacity = Swift.max(4, count * 2)
        let slots = allocateItems(capacity)
        for position in 0..<count { slots[position] = pointee.slots[position] }
        if pointee.isExternal { freeItems(pointee.slots, count) }
        pointee.slots = slots
        pointee.isExternal = true
        pointee.externalCapacity = Int32(truncatingIfNeeded: capacity)
        let type = pointee.header.type
        if Swift.min(capacity, 16) > Int(type.pointee.slotHint) {
            type.pointee.slotHint = Int16(truncatingIfNeeded: Swift.min(capacity, 16))
        }
    }
}

/// Moves an instance's attributes into a dict, which is its `__dict__` from now on.
@discardableResult func toDictionaryMode(_ instance: InstanceRef) -> DictRef {
    let shape = instance.pointee.shape
    if shape.pointee.isDictionary { return instance.pointee.slots[0].cast(to: DictObject.self) }
    let root = instance.pointee.header.type.pointee.rootShape
    if root.pointee.dictionaryShape == nil {
        root.pointee.dictionaryShape = Shape.make(type: root.pointee.type, names: [], isDictionary: true)
    }
    let dict = newDict()
    for slot in 0..<Int(instance.pointee.count) { dict.set(shape.pointee.names[slot], instance.pointee.slots[slot]) }
    instance.pointee.count = 0
    instance.push(Value(dict), root.pointee.dictionaryShape.unsafelyUnwrapped)
    return dict
}

/// `value.__dict__`, owned, or empty where there is none.
func instanceDict(_ value: Value) throws(Raise) -> Value {
    switch value.layout {
    case .instance:
        if value.type.pointee.isClosed { return .empty }
        return Value(toDictionaryMode(value.cast(to: InstanceObject.self))).retain()
    case .function:
        let function = value.cast(to: FunctionObject.self)
        if function.pointee.attributes.isEmpty { function.pointee.attributes = Value(newDict()) }
        return function.pointee.attributes.retain()
    case .module: return Value(value.cast(to: ModuleObject.self).pointee.dict).retain()
    default:
        if value.isObject && value.kind == .instance && value.type.pointee.hasInstanceDict {
            let place = instanceDictPlace(value.header)
            if place.pointee.isEmpty { place.pointee = Value(newDict()) }
            return place.pointee.retain()
        }
        if value.layout == .exception {
            let object = value.cast(to: ExceptionObject.self)
            if object.pointee.attributes.isEmpty { object.pointee.attributes = Value(newDict()) }
            return object.pointee.attributes.retain()
        }
        return .empty
    }
}

private func replaceInstanceDict(_ value: Value, _ new: Value) throws(Raise) {
    guard new.layout == .dict else {
        throw typeError("__dict__ must be set to a dictionary, not a '\(typeName(new))'")
    }
    if value.layout == .instance && !value.type.pointee.isClosed {
        let instance = value.cast(to: InstanceObject.self)
        toDictionaryMode(instance)
        replace(instance.pointee.slots, with: new.retain())
    } else if value.isObject && value.kind == .instance && value.type.pointee.hasInstanceDict {
        replace(instanceDictPlace(value.header), with: new.retain())
    } else {
        throw attributeError(value, runtime.names.dict)
    }
}
