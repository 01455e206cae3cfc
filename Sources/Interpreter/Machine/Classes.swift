// Making classes and instances.

/// What `object.__new__(type)` does.
func newPlainObject(_ type: TypeRef) throws(Raise) -> Value {
    if type.pointee.isAbstract { throw try abstractError(type) }
    switch type.pointee.instanceLayout {
    case .instance: return Value(newInstance(type))
    case .object: return Value(newObject(ObjectHeader.self, .object, type))
    default: throw typeError("object.__new__(\(type.nameText)) is not safe, use \(baseName(type)).__new__()")
    }
}

private func baseName(_ type: TypeRef) -> String { builtinType(type.pointee.instanceLayout).nameText }

private func abstractError(_ type: TypeRef) throws(Raise) -> Raise {
    let names = try collect(type.lookup(runtime.names.abstractMethods))
    defer { releaseAll(names) }
    let texts = names.compactMap(textIfString).sorted()
    return typeError(
        "Can't instantiate abstract class \(type.nameText) with abstract method\(texts.count == 1 ? "" : "s") "
            + texts.joined(separator: ", "))
}

// MARK: Class statements

/// Runs a class statement: `source[0]` is the body as a function, `source[1]` the name, then bases and keyword values, named
/// by `keywordNames`. Borrows all.
func buildClass(
    _ source: UnsafeMutablePointer<Value>, count: Int, keywordNames: Value
) throws(Raise) -> Value {
    let keywordCount =
        keywordNames.isEmpty || keywordNames.isNone ? 0 : keywordNames.cast(to: ListObject.self).pointee.count
    let baseCount = count - keywordCount
    var keywords: [(name: Value, value: Value)] = []
    var metaclass = Value.empty
    for position in 0..<keywordCount {
        let name = keywordNames.cast(to: ListObject.self).pointee.items[position]
        let value = source[2 + baseCount + position]
        if name.cast(to: StringObject.self).text == "metaclass" {
            metaclass = value
        } else {
            keywords.append((name, value))
        }
    }
    let written = (0..<baseCount).map { source[2 + $0] }
    let bases = newTuple(try resolveBases(written))
    defer { bases.release() }
    let metatype = try findMetaclass(metaclass, bases)
    let namespace = try prepareNamespace(metatype, name: source[1], bases, keywords)
    defer { namespace.release() }
    try runClassBody(source[0], namespace)
    if written.contains(where: { $0.kind != .type }) {
        let original = newTuple(written.map { $0.retain() })
        defer { original.release() }
        try setItem(namespace, intern("__orig_bases__"), original)
    }
    let type = try call(metatype, [source[1], bases, namespace], keywords: keywords)
    try fillClassCell(namespace, type)
    return type
}

/// `typing.Generic[T]` and the like stand for classes: `__mro_entries__`.
private func resolveBases(_ bases: [Value]) throws(Raise) -> [Value] {
    var result: [Value] = []
    for base in bases {
        if base.kind == .type {
            result.append(base.retain())
            continue
        }
        if base.kind == .genericAlias {
            result.append(base.cast(to: GenericAliasObject.self).pointee.origin.retain())
            continue
        }
        let method = try getAttributeIfPresent(base, intern("__mro_entries__"))
        if method.isEmpty {
            result.append(base.retain())
            continue
        }
        defer { method.release() }
        let original = newTuple(bases.map { $0.retain() })
        defer { original.release() }
        let entries = try call(method, original)
        defer { entries.release() }
        result += try collect(entries)
    }
    return result
}

/// The most derived metaclass of the bases and the given one; borrowed.
private func findMetaclass(_ given: Value, _ bases: Value) throws(Raise) -> Value {
    if !given.isEmpty && given.kind != .type { return given }
    // Without a metaclass the first base's class is called, even if that base is no class at all.
    let first = bases.cast(to: ListObject.self).buffer.first
    var winner = given.isEmpty ? first?.type ?? builtinType(.type) : given.cast(to: TypeObject.self)
    for base in bases.cast(to: ListObject.self).buffer {
        let metatype = base.type
        if isSubtype(winner, metatype) { continue }
        if isSubtype(metatype, winner) {
            winner = metatype
            continue
        }
        if base.kind != .type { continue }
        throw typeError(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
                + "all its bases")
    }
    return Value(winner)
}

private func prepareNamespace(
    _ metatype: Value, name: Value, _ bases: Value, _ keywords: [(name: Value, value: Value)]
) throws(Raise) -> Value {
    if metatype.bits == Value(builtinType(.type)).bits { return Value(newDict()) }
    let prepare = try getAttributeIfPresent(metatype, intern("__prepare__"))
    if prepare.isEmpty { return Value(newDict()) }
    defer { prepare.release() }
    return try call(prepare, [name, bases], keywords: keywords)
}

private func runClassBody(_ function: Value, _ namespace: Value) throws(Raise) {
    let base = stackTop()
    let code = function.cast(to: FunctionObject.self).pointee.code
    try checkStack(base + code.pointee.registerCount + stackMargin)
    try checkNativeStack()
    if runtime.depth >= runtime.recursionLimit { throw recursionError() }
    for position in 0..<max(1, code.pointee.localCount) { base[position] = .empty }
    pushFrame(function.retain(), base, destination: 0, mode: .leave, namespace: namespace)
    try run().release()
}

/// Methods refer to their class through a cell that the body left in the namespace.
private func fillClassCell(_ namespace: Value, _ type: Value) throws(Raise) {
    guard namespace.layout == .dict else { return }
    let cell = namespace.cast(to: DictObject.self).get(runtime.names.classCellName)
    if cell.kind == .cell { replace(&cell.cast(to: CellObject.self).pointee.value, with: type.retain()) }
}

/// What `type.__new__(metatype, name, bases, namespace, **keywords)` does. Borrows all.
func newClass(
    _ metatype: TypeRef, name: Value, bases: Value, namespace: DictRef, keywords: [(name: Value, value: Value)]
) throws(Raise) -> Value {
    var baseTypes: [TypeRef] = []
    for base in bases.cast(to: ListObject.self).buffer {
        guard base.kind == .type else {
            throw typeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
                    + "all its bases")
        }
        baseTypes.append(base.cast(to: TypeObject.self))
    }
    if baseTypes.isEmpty { baseTypes = [builtinType(.object)] }
    for base in baseTypes where !base.pointee.isBase {
        throw typeError("type '\(base.errorName)' is not an acceptable base type")
    }
    for (position, base) in baseTypes.enumerated() where baseTypes[..<position].contains(base) {
        throw typeError("duplicate base class \(base.nameText)")
    }
    let linearization = linearize(baseTypes)
    guard let order = linearization.order else {
        throw typeError(
            "Cannot create a consistent method resolution\norder (MRO) for bases "
                + linearization.conflict.joined(separator: ", "))
    }
    let solid = try solidBase(baseTypes)
    let type = allocateType(metatype, name: name, baseTypes, order, solid)
    let value = Value(type)
    do throws(Raise) {
        try fillNamespace(type, namespace)
        try callSetName(type)
        try callInitSubclass(type, keywords)
    } catch {
        value.release()
        throw error
    }
    return value
}

/// The base whose layout instances have: at most one built-in layout may be among them.
private func solidBase(_ bases: [TypeRef]) throws(Raise) -> TypeRef {
    var winner: TypeRef?
    for base in bases where base.pointee.instanceLayout != .instance && base.pointee.instanceLayout != .object {
        if let other = winner, other.pointee.instanceLayout != base.pointee.instanceLayout {
            throw typeError("multiple bases have instance lay-out conflict")
        }
        if winner == nil || isSubtype(base, winner.unsafelyUnwrapped) { winner = base }
    }
    return winner ?? bases[0]
}

private func allocateType(
    _ metatype: TypeRef, name: Value, _ bases: [TypeRef], _ order: [TypeRef], _ solid: TypeRef
) -> TypeRef {
    noteContainer()
    let type = allocateObject(MemoryLayout<TypeObject>.size).assumingMemoryBound(to: TypeObject.self)
    let resolutionOrder = UnsafeMutablePointer<TypeRef>.allocate(capacity: order.count + 1)
    resolutionOrder[0] = type
    for (position, base) in order.enumerated() {
        resolutionOrder[position + 1] = base
        Value(base).retain()
    }
    Value(metatype).retain()
    let isPlain = solid.pointee.instanceLayout == .object || solid.pointee.instanceLayout == .instance
    type.initialize(
        to: TypeObject(
            header: ObjectHeader(count: 1, type: metatype, kind: .type, layout: .type), name: name.retain(),
            qualifiedName: name.retain(), module: Value.none, bases: newTuple(bases.map { Value($0).retain() }),
            resolutionOrder: resolutionOrder, resolutionCount: order.count + 1, dict: newDict(),
            instanceKind: .instance,
            instanceLayout: isPlain ? .instance : solid.pointee.instanceLayout,
            instanceSize: isPlain ? MemoryLayout<InstanceObject>.size : solid.pointee.instanceSize,
            hasInstanceDict: true,
            isImmutable: false, isBase: true, slotHint: isPlain ? max(0, solid.pointee.slotHint) : 0, isClosed: false,
            rootShape: Shape.make(type: type, names: []), specials: nil, specialsEpoch: 0, constructor: .empty,
            constructorEpoch: 0, isAbstract: false, populate: nil, subclasses: nil, metatype: metatype))
    for base in bases { base.noteSubclass(type) }
    return type
}

/// Copies a class body's names into the class and does what some of them ask for.
private func fillNamespace(_ type: TypeRef, _ namespace: DictRef) throws(Raise) {
    let dict = type.pointee.dict
    let names = runtime.names
    for pair in namespace.retainedPairs() {
        defer {
            pair.key.release()
            pair.value.release()
        }
        guard pair.key.layout == .string else { continue }
        let key = intern(pair.key)
        if key.bits == names.classCellName.bits { continue }
        if key.bits == names.qualname.bits {
            guard pair.value.layout == .string else {
                throw typeError("type __qualname__ must be a str, not \(typeName(pair.value))")
            }
            replace(&type.pointee.qualifiedName, with: pair.value.retain())
            continue
        }
        dict.set(key, wrapImplicitly(key, pair.value))
    }
    let module = dict.get(names.module)
    if module.isEmpty {
        if runtime.depth > 0 {
            let globals = runtime.frames.unsafelyUnwrapped[runtime.depth - 1].globals
            let name = globals.get(names.name)
            if !name.isEmpty { dict.set(names.module, name.retain()) }
        }
    }
    replace(&type.pointee.module, with: dict.get(names.module).isEmpty ? Value.none : dict.get(names.module).retain())
    if !dict.get(SpecialName.eq.name).isEmpty && dict.get(SpecialName.hash.name).isEmpty {
        dict.set(SpecialName.hash.name, Value.none)
    }
    try defineSlots(type)
    if dict.get(names.doc).isEmpty { dict.set(names.doc, Value.none) }
}

/// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods, without a decorator. Owned.
private func wrapImplicitly(_ name: Value, _ value: Value) -> Value {
    guard value.kind == .function else { return value.retain() }
    let kind: Kind
    if name.bits == SpecialName.new.name.bits {
        kind = .staticMethod
    } else if name.bits == SpecialName.initSubclass.name.bits || name.bits == SpecialName.classGetItem.name.bits {
        kind = .classMethod
    } else {
        return value.retain()
    }
    let wrapper = newContainer(WrapperObject.self, kind)
    wrapper.pointee.function = value.retain()
    return Value(wrapper)
}

/// `__slots__`: a descriptor each; without `__dict__` among them or in a base, no other attributes exist.
private func defineSlots(_ type: TypeRef) throws(Raise) {
    let slots = type.pointee.dict.get(runtime.names.slots)
    let inheritsDict = (1..<type.pointee.resolutionCount).contains { position in
        let base = type.pointee.resolutionOrder[position]
        return base.pointee.instanceLayout == .instance && !base.pointee.isClosed && base != builtinType(.object)
    }
    if slots.isEmpty { return }
    let names = slots.layout == .string ? [slots.retain()] : try collect(slots)
    defer { releaseAll(names) }
    var hasDict = inheritsDict
    var defined: [String] = []
    for name in names {
        guard let text = textIfString(name) else {
            throw typeError("__slots__ items must be strings, not '\(typeName(name))'")
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.first, isIdentifierStart(first.value),
            scalars.allSatisfy({ isIdentifierPart($0.value) })
        else {
            throw typeError("__slots__ must be identifiers")
        }
        if text == "__dict__" { hasDict = true }
        if text == "__dict__" || text == "__weakref__" { continue }
        let mangled =
            text.hasPrefix("__") && !text.hasSuffix("__") ? "_\(type.nameText.drop { $0 == "_" })\(text)" : text
        if defined.contains(mangled) { continue }
        if !type.pointee.dict.get(intern(mangled)).isEmpty {
            throw valueError("'\(text)' in __slots__ conflicts with class variable")
        }
        defineSlot(type, mangled)
        defined.append(mangled)
    }
    type.pointee.isClosed = !hasDict && type.pointee.instanceLayout == .instance
    type.pointee.hasInstanceDict = hasDict || type.pointee.instanceLayout != .instance
}

private func defineSlot(_ type: TypeRef, _ name: String) {
    let slotName = intern(name)
    let get: (Value) throws(Raise) -> Value = { (object) throws(Raise) in
        let value = instanceAttribute(object, slotName)
        if value.isEmpty { throw attributeError(object, slotName) }
        return value.retain()
    }
    let set: (Value, Value) throws(Raise) -> Void = { (object, value) throws(Raise) in
        guard object.layout == .instance else { return try setOtherAttribute(object, slotName, value, isKnown: true) }
        let instance = object.cast(to: InstanceObject.self)
        let shape = instance.pointee.shape
        if value.isEmpty && instanceAttribute(object, slotName).isEmpty { throw raise(.attributeError, name) }
        if shape.pointee.isDictionary || value.isEmpty {
            return try setInstanceAttribute(instance, slotName, value, isSlot: true)
        }
        let slot = shape.slot(of: slotName)
        if slot >= 0 {
            replace(instance.pointee.slots + slot, with: value.retain())
        } else {
            instance.push(value.retain(), shape.adding(slotName))
        }
    }
    let descriptor = newObject(MemberDescriptorObject.self, .memberDescriptor)
    descriptor.pointee.property = .passRetained(
        NativeProperty(name: name, owner: type, slotName: slotName, get: get, set: set))
    type.pointee.dict.set(slotName, Value(descriptor))
}

private func callSetName(_ type: TypeRef) throws(Raise) {
    for pair in type.pointee.dict.retainedPairs() {
        defer {
            pair.key.release()
            pair.value.release()
        }
        guard pair.value.kind == .instance else { continue }
        let method = pair.value.type.special(.setName)
        if method.isEmpty { continue }
        do throws(Raise) {
            try callWithReceiver(method, pair.value, Value(type), pair.key).release()
        } catch {
            guard pendingIs(.exception) else { throw error }
            let original = takePending()
            let name = textIfString(pair.key) ?? ""
            _ = runtimeError(
                "Error calling __set_name__ on '\(typeName(pair.value))' instance '\(name)' in '\(type.nameText)'")
            let exception = runtime.pendingException.cast(to: ExceptionObject.self)
            exception.pointee.cause = original
            exception.pointee.suppressContext = true
            throw error
        }
    }
}

private func callInitSubclass(_ type: TypeRef, _ keywords: [(name: Value, value: Value)]) throws(Raise) {
    let hook = type.lookup(SpecialName.initSubclass.name, after: 0)
    guard !hook.isEmpty else { return }
    let bound = try bind(hook, receiver: .empty, type: type)
    defer { bound.release() }
    try call(bound, [], keywords: keywords).release()
}
