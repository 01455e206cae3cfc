import CGMP
import Glibc

/// Ends an object whose last reference went: weak references are told, `__del__` runs, what it owned is released, its memory goes
/// back. Long chains are cut: beyond a depth, objects wait in a list.
@inline(never) func destroy(_ object: ObjectRef) {
    if runtime.destroyDepth > 200 {
        object.pointee.count = 1
        runtime.state.deferredDestructions.append(object)
        return
    }
    runtime.destroyDepth &+= 1
    destroyNow(object)
    runtime.destroyDepth &-= 1
    if runtime.destroyDepth == 0 {
        while let waiting = runtime.state.deferredDestructions.popLast() {
            runtime.destroyDepth = 1
            waiting.pointee.count = 0
            destroyNow(waiting)
            runtime.destroyDepth = 0
        }
    }
}

private func destroyNow(_ object: ObjectRef) {
    if object.pointee.flags & ObjectHeader.hasWeakReferences != 0 { clearWeakReferences(to: object) }
    if object.pointee.kind == .instance && object.pointee.flags & ObjectHeader.isFinalized == 0 {
        let finalizer = object.pointee.type.special(.del)
        if !finalizer.isEmpty {
            object.pointee.count = 1
            object.pointee.flags |= ObjectHeader.isFinalized
            runFinalizer(finalizer, Value(object))
            object.pointee.count &-= 1
            if object.pointee.count > 0 { return }
        }
    }
    if object.pointee.kind == .generator, closeDyingGenerator(object) { return }
    let isSubclassed = object.pointee.kind == .instance && object.pointee.layout != .instance
    let type = object.pointee.type
    let layout = object.pointee.layout
    if isSubclassed { instanceDictPlace(object).pointee.release() }
    object.pointee.kind = .empty
    object.pointee.layout = .empty
    release(contents: object, layout: layout, extra: isSubclassed ? 8 : 0)
    if isSubclassed || layout == .instance { Value(type).release() }
}

/// A suspended generator runs its `finally` blocks before it goes; true when it lives on.
private func closeDyingGenerator(_ object: ObjectRef) -> Bool {
    let generator = Value(object).cast(to: GeneratorObject.self)
    guard generator.pointee.state == .suspended, generator.pointee.code.pointee.handlerCount > 0,
        runtime.depth < runtime.recursionLimit
    else { return false }
    object.pointee.count = 1
    let pending = runtime.pendingException
    runtime.pendingException = .empty
    do throws(Raise) { try close(generator) } catch { reportUnraisable(in: Value(object)) }
    runtime.pendingException = pending
    object.pointee.count &-= 1
    return object.pointee.count > 0
}

/// Where an instance of a subclass of a built-in type keeps its `__dict__` (a dict or empty).
@inline(__always) func instanceDictPlace(_ object: ObjectRef) -> UnsafeMutablePointer<Value> {
    (UnsafeMutableRawPointer(object) + object.pointee.type.pointee.instanceSize).assumingMemoryBound(to: Value.self)
}

/// Runs `__del__`; an exception in it is reported and forgotten, as in CPython.
func runFinalizer(_ finalizer: Value, _ object: Value) {
    let pending = runtime.pendingException
    runtime.pendingException = .empty
    do throws(Raise) {
        try callWithReceiver(finalizer, object).release()
    } catch {
        reportUnraisable(in: finalizer)
    }
    let failed = runtime.pendingException
    runtime.pendingException = pending
    failed.release()
}

private func freeBlock<T>(_ object: ObjectRef, _: T.Type, _ extra: Int) {
    freeObject(UnsafeMutableRawPointer(object), MemoryLayout<T>.size &+ extra)
}

/// Releases what an object owns and frees its memory.
private func release(contents object: ObjectRef, layout: Kind, extra: Int) {
    let value = Value(object)
    switch layout {
    case .int: freeBlock(object, IntObject.self, extra)
    case .bigInt:
        __gmpz_clear(&value.cast(to: BigIntObject.self).pointee.number)
        freeBlock(object, BigIntObject.self, extra)
    case .float: freeBlock(object, FloatObject.self, extra)
    case .complex: freeBlock(object, ComplexObject.self, extra)
    case .string:
        let string = value.cast(to: StringObject.self)
        if string.pointee.capacity == 0 {
            freeBlock(object, StringObject.self, string.pointee.count &* Int(string.pointee.width) &+ 1)
        } else {
            free(string.pointee.bytes)
            freeBlock(object, StringObject.self, extra)
        }
    case .bytes, .bytearray:
        free(value.cast(to: BytesObject.self).pointee.bytes)
        freeBlock(object, BytesObject.self, extra)
    case .list, .tuple:
        let list = value.cast(to: ListObject.self)
        if let storage = list.pointee.storage {
            for position in 0..<list.pointee.count { storage[position].release() }
            freeItems(storage, list.pointee.capacity)
        }
        freeBlock(object, ListObject.self, extra)
    case .dict: releaseDict(value.cast(to: DictObject.self), extra)
    case .set, .frozenset: releaseSet(value.cast(to: SetObject.self), extra)
    case .instance: releaseInstance(value.cast(to: InstanceObject.self))
    case .type: releaseType(value.cast(to: TypeObject.self))
    case .function: releaseFunction(value.cast(to: FunctionObject.self))
    case .generator: releaseGenerator(value.cast(to: GeneratorObject.self))
    case .native, .nativeIterator:
        value.cast(to: NativeObject.self).pointee.payload.release()
        freeBlock(object, NativeObject.self, extra)
    case .nativeFunction:
        let function = value.cast(to: NativeFunctionObject.self)
        function.pointee.function.release()
        function.pointee.receiver.release()
        freeBlock(object, NativeFunctionObject.self, extra)
    case .memberDescriptor:
        value.cast(to: MemberDescriptorObject.self).pointee.property.release()
        freeBlock(object, MemberDescriptorObject.self, extra)
    case .code:
        let code = value.cast(to: CodeObject.self)
        code.pointee.release()
        code.deinitialize(count: 1)
        freeBlock(object, CodeObject.self, extra)
    case .weakReference:
        forgetWeakReference(value)
        value.cast(to: WeakReferenceObject.self).pointee.callback.release()
        freeBlock(object, WeakReferenceObject.self, extra)
    case .rangeIterator: freeBlock(object, RangeIteratorObject.self, extra)
    default: releasePlain(object, layout: layout, extra: extra)
    }
}

/// Layouts that are a header and a row of values.
private func releasePlain(_ object: ObjectRef, layout: Kind, extra: Int) {
    let (count, size) = plainValues(layout)
    let values = (UnsafeMutableRawPointer(object) + MemoryLayout<ObjectHeader>.stride).assumingMemoryBound(
        to: Value.self)
    for position in 0..<count { values[position].release() }
    if layout == .traceback { Value(value: object).cast(to: TracebackObject.self).pointee.release() }
    if layout == .frame { Value(value: object).cast(to: FrameObject.self).pointee.release() }
    freeObject(UnsafeMutableRawPointer(object), size &+ extra)
}

extension Value {
    fileprivate init(value object: ObjectRef) { self.init(object) }
}

extension TracebackObject {
    fileprivate func release() {
        Value(code).release()
        globals.release()
    }
}

extension FrameObject {
    fileprivate func release() {
        Value(code).release()
        globals.release()
        locals.release()
        back.release()
    }
}

/// How many values follow the header of a plain layout, and the layout's size.
func plainValues(_ layout: Kind) -> (count: Int, size: Int) {
    switch layout {
    case .range: (4, MemoryLayout<RangeObject>.size)
    case .slice: (3, MemoryLayout<SliceObject>.size)
    case .sequenceIterator: (1, MemoryLayout<SequenceIteratorObject>.size)
    case .cell: (1, MemoryLayout<CellObject>.size)
    case .boundMethod: (2, MemoryLayout<BoundMethodObject>.size)
    case .module: (1, MemoryLayout<ModuleObject>.size)
    case .property: (4, MemoryLayout<PropertyObject>.size)
    case .staticMethod, .classMethod: (1, MemoryLayout<WrapperObject>.size)
    case .superObject: (3, MemoryLayout<SuperObject>.size)
    case .exception: (5, MemoryLayout<ExceptionObject>.size)
    case .traceback: (1, MemoryLayout<TracebackObject>.size)
    case .frame: (0, MemoryLayout<FrameObject>.size)
    case .dictKeys, .dictValues, .dictItems, .mappingProxy: (1, MemoryLayout<DictViewObject>.size)
    case .genericAlias: (2, MemoryLayout<GenericAliasObject>.size)
    case .object: (0, MemoryLayout<ObjectHeader>.size)
    default: preconditionFailure("an object of kind \(layout) cannot die")
    }
}

private func releaseDict(_ dict: DictRef, _ extra: Int) {
    let entries = dict.pointee.entries
    for position in 0..<dict.pointee.used where !entries[position].key.isEmpty {
        entries[position].key.release()
        entries[position].value.release()
    }
    free(entries)
    free(dict.pointee.index)
    freeBlock(Value(dict).header, DictObject.self, extra)
}

private func releaseSet(_ set: SetRef, _ extra: Int) {
    for position in 0...set.pointee.mask where isLiveSetKey(set.pointee.table[position].key) {
        set.pointee.table[position].key.release()
    }
    free(set.pointee.table)
    freeBlock(Value(set).header, SetObject.self, extra)
}

private func releaseInstance(_ instance: InstanceRef) {
    for position in 0..<Int(instance.pointee.count) { instance.pointee.slots[position].release() }
    if instance.pointee.isExternal { freeItems(instance.pointee.slots, Int(instance.pointee.externalCapacity)) }
    freeBlock(Value(instance).header, InstanceObject.self, Int(instance.pointee.inlineCapacity) &* 8)
}

private func releaseFunction(_ function: FunctionRef) {
    let fields = function.pointee
    if let closure = fields.closure {
        for position in 0..<fields.code.pointee.freeNames.count { closure[position].release() }
        closure.deallocate()
    }
    for value in [
        Value(fields.code), Value(fields.globals), fields.defaults, fields.keywordDefaults, fields.name,
        fields.qualifiedName,
        fields.documentation, fields.module, fields.annotations, fields.attributes,
    ] { value.release() }
    freeBlock(Value(function).header, FunctionObject.self, 0)
}

private func releaseGenerator(_ generator: GeneratorRef) {
    if let registers = generator.pointee.registers {
        let count = generator.pointee.code.pointee.registerCount
        for position in 0..<count { registers[position].release() }
        freeItems(registers, count)
    }
    generator.pointee.savedHandled.release()
    generator.pointee.function.release()
    generator.pointee.name.release()
    generator.pointee.qualifiedName.release()
    freeBlock(Value(generator).header, GeneratorObject.self, 0)
}

private func releaseType(_ type: TypeRef) {
    // Whoever cached something of this class must not find it at a reused address.
    classesChanged()
    let fields = type.pointee
    for position in 0..<(fields.bases.cast(to: ListObject.self).pointee.count) {
        let base = fields.bases.cast(to: ListObject.self).pointee.items[position].cast(to: TypeObject.self)
        base.pointee.subclasses?.takeUnretainedValue().types.removeAll { $0 == type }
    }
    for position in 1..<fields.resolutionCount { Value(fields.resolutionOrder[position]).release() }
    fields.resolutionOrder.deallocate()
    fields.specials?.deallocate()
    fields.populate?.release()
    fields.subclasses?.release()
    Shape.free(fields.rootShape)
    for value in [
        fields.name, fields.qualifiedName, fields.module, fields.bases, Value(fields.dict), Value(fields.metatype),
    ] {
        value.release()
    }
    freeBlock(Value(type).header, TypeObject.self, 0)
}
