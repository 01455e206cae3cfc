import Glibc

// Starting the runtime: the heap, the built-in types in an order in which each finds what it needs, singletons, the stack.

/// Sets up the interpreter; once per process, before anything else of this room is used. `nativeModules` are importable by name.
package func startInterpreter(nativeModules: [NativeModule] = []) {
    guard runtime.state == nil else { return }
    runtime.state = RuntimeState()
    makeHeap()
    makeStacks()
    runtime.methodCache = .allocate(capacity: methodCacheSize)
    runtime.methodCache?.initialize(
        repeating: MethodCacheEntry(type: 0, name: 0, epoch: 0, value: .empty), count: methodCacheSize)
    runtime.types = .allocate(capacity: Kind.allCases.count)
    makeTypes()
    makeExceptionTypes()
    runtime.modulesDict = newDict()
    runtime.builtinsDict = newDict()
    defineBuiltins()
    runtime.state.loader.register([.gc, .weakref, .math, .sys, .tracebackModule] + nativeModules)
}

/// Registers and frames in mapped memory: pages are used as they are touched.
private func makeStacks() {
    func map(_ bytes: Int) -> UnsafeMutableRawPointer {
        let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let memory, memory != MAP_FAILED else { outOfMemory() }
        return memory
    }
    let values = 1 << 23
    let base = map(values * 8).assumingMemoryBound(to: Value.self)
    runtime.stackBase = base
    // Beyond the limit there is room for one frame of the largest size and the margin of a native call.
    runtime.stackLimit = base + (values - (1 << 17))
    runtime.nativeTop = base
    runtime.frames = map((maximumFrames + 16) * MemoryLayout<Frame>.stride).assumingMemoryBound(to: Frame.self)
    setNativeStackLimit()
}

/// Takes the native stack that this thread runs on, of which `size` bytes are left (8 MiB is what systems give a program), as
/// the one to be guarded.
package func setNativeStackLimit(size: Int = 8 << 20) {
    var marker = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    // What lies below the limit is for Swift code between two checks.
    let reserve = min(size / 4, 512 << 10)
    runtime.nativeStackLimit = here - UInt(size - reserve)
}

/// What a built-in type is called, where instances lie, and what fills it in.
private struct TypeRow {
    var kind: Kind
    var name: String
    var size: Int
    var isBase = false
    var base: Kind = .object
    var module = "builtins"
    var populate: (TypeRef) -> Void
}

private func typeRows() -> [TypeRow] {
    func size<T>(_: T.Type) -> Int { MemoryLayout<T>.size }
    return [
        TypeRow(kind: .none, name: "NoneType", size: size(ObjectHeader.self), populate: SingletonTypes.populateNone),
        TypeRow(
            kind: .ellipsis, name: "ellipsis", size: size(ObjectHeader.self), populate: SingletonTypes.populateEllipsis),
        TypeRow(
            kind: .notImplemented, name: "NotImplementedType", size: size(ObjectHeader.self),
            populate: SingletonTypes.populateNotImplemented),
        TypeRow(kind: .int, name: "int", size: size(IntObject.self), isBase: true, populate: IntType.populate),
        TypeRow(kind: .bool, name: "bool", size: size(ObjectHeader.self), base: .int, populate: BoolType.populate),
        TypeRow(kind: .float, name: "float", size: size(FloatObject.self), isBase: true, populate: FloatType.populate),
        TypeRow(
            kind: .complex, name: "complex", size: size(ComplexObject.self), isBase: true,
            populate: ComplexType.populate),
        TypeRow(kind: .string, name: "str", size: size(StringObject.self), isBase: true, populate: StringType.populate),
        TypeRow(kind: .bytes, name: "bytes", size: size(BytesObject.self), isBase: true, populate: BytesType.populate),
        TypeRow(
            kind: .bytearray, name: "bytearray", size: size(BytesObject.self), isBase: true,
            populate: BytearrayType.populate),
        TypeRow(kind: .list, name: "list", size: size(ListObject.self), isBase: true, populate: ListType.populate),
        TypeRow(kind: .tuple, name: "tuple", size: size(ListObject.self), isBase: true, populate: TupleType.populate),
        TypeRow(kind: .dict, name: "dict", size: size(DictObject.self), isBase: true, populate: DictType.populate),
        TypeRow(kind: .set, name: "set", size: size(SetObject.self), isBase: true, populate: SetType.populate),
        TypeRow(
            kind: .frozenset, name: "frozenset", size: size(SetObject.self), isBase: true,
            populate: FrozensetType.populate),
        TypeRow(kind: .range, name: "range", size: size(RangeObject.self), populate: RangeType.populate),
        TypeRow(kind: .slice, name: "slice", size: size(SliceObject.self), populate: SliceType.populate),
        TypeRow(kind: .function, name: "function", size: size(FunctionObject.self), populate: FunctionType.populate),
        TypeRow(
            kind: .nativeFunction, name: "builtin_function_or_method", size: size(NativeFunctionObject.self),
            populate: NativeFunctionType.populate),
        TypeRow(
            kind: .boundMethod, name: "method", size: size(BoundMethodObject.self), populate: BoundMethodType.populate),
        TypeRow(kind: .module, name: "module", size: size(ModuleObject.self), populate: ModuleType.populate),
        TypeRow(
            kind: .generator, name: "generator", size: size(GeneratorObject.self), populate: GeneratorType.populate),
        TypeRow(kind: .cell, name: "cell", size: size(CellObject.self), populate: CellType.populate),
        TypeRow(kind: .code, name: "code", size: size(CodeObject.self), populate: CodeType.populate),
        TypeRow(kind: .frame, name: "frame", size: size(FrameObject.self), populate: FrameType.populate),
        TypeRow(
            kind: .traceback, name: "traceback", size: size(TracebackObject.self), populate: TracebackType.populate),
        TypeRow(
            kind: .property, name: "property", size: size(PropertyObject.self), isBase: true,
            populate: PropertyType.populate),
        TypeRow(
            kind: .staticMethod, name: "staticmethod", size: size(WrapperObject.self), isBase: true,
            populate: WrapperTypes.populateStatic),
        TypeRow(
            kind: .classMethod, name: "classmethod", size: size(WrapperObject.self), isBase: true,
            populate: WrapperTypes.populateClass),
        TypeRow(kind: .superObject, name: "super", size: size(SuperObject.self), populate: SuperType.populate),
        TypeRow(
            kind: .rangeIterator, name: "range_iterator", size: size(RangeIteratorObject.self),
            populate: IteratorTypes.populate),
        TypeRow(
            kind: .sequenceIterator, name: "iterator", size: size(SequenceIteratorObject.self),
            populate: IteratorTypes.populate),
        TypeRow(
            kind: .nativeIterator, name: "iterator", size: size(NativeObject.self), populate: IteratorTypes.populate),
        TypeRow(
            kind: .dictKeys, name: "dict_keys", size: size(DictViewObject.self), populate: DictViewTypes.populateKeys),
        TypeRow(
            kind: .dictValues, name: "dict_values", size: size(DictViewObject.self),
            populate: DictViewTypes.populateValues),
        TypeRow(
            kind: .dictItems, name: "dict_items", size: size(DictViewObject.self), populate: DictViewTypes.populateItems
        ),
        TypeRow(
            kind: .mappingProxy, name: "mappingproxy", size: size(DictViewObject.self),
            populate: MappingProxyType.populate),
        TypeRow(
            kind: .weakReference, name: "ReferenceType", size: size(WeakReferenceObject.self), isBase: true, module: "weakref",
            populate: WeakReferenceType.populate),
        TypeRow(
            kind: .genericAlias, name: "GenericAlias", size: size(GenericAliasObject.self), isBase: true,
            module: "types", populate: GenericAliasType.populate),
        TypeRow(
            kind: .memberDescriptor, name: "member_descriptor", size: size(MemberDescriptorObject.self),
            populate: MemberDescriptorType.populate),
    ]
}

private func makeTypes() {
    guard let types = runtime.types else { return }
    // `type`, `object`, `str`, `tuple` and `dict` are needed to make any type: their places are set first, their contents follow.
    let placeholder = allocateObject(MemoryLayout<TypeObject>.size).assumingMemoryBound(to: TypeObject.self)
    for kind in Kind.allCases { types[Int(kind.rawValue)] = placeholder }
    makeEarlyObjects()
    let objectType = newBuiltinType(
        "object", .object, base: nil, size: MemoryLayout<ObjectHeader>.size, isBase: true)
    types[Int(Kind.object.rawValue)] = objectType
    let typeType = newBuiltinType("type", .type, base: objectType, size: MemoryLayout<TypeObject>.size, isBase: true)
    types[Int(Kind.type.rawValue)] = typeType
    for row in typeRows() {
        let type = newBuiltinType(
            row.name, row.kind, base: types[Int(row.base.rawValue)], size: row.size, isBase: row.isBase,
            module: row.module)
        type.onFirstUse(row.populate)
        types[Int(row.kind.rawValue)] = type
    }
    types[Int(Kind.bigInt.rawValue)] = types[Int(Kind.int.rawValue)]
    types[Int(Kind.instance.rawValue)] = objectType
    types[Int(Kind.exception.rawValue)] = objectType
    types[Int(Kind.native.rawValue)] = objectType
    objectType.onFirstUse(ObjectType.populate)
    typeType.onFirstUse(TypeType.populate)
    giveTypes(to: placeholder)
    makeSingletons()
    ObjectType.define(objectType)
    TypeType.define(typeType)
}

/// Strings and tuples that exist before their types do.
private func makeEarlyObjects() {
    let empty = newStringStorage(0, width: 1)
    empty.pointee.isASCII = true
    empty.pointee.header.count = ObjectHeader.immortal
    runtime.emptyString = Value(empty)
    let characters = UnsafeMutablePointer<Value>.allocate(capacity: 256)
    for code in 0..<256 {
        let string = newStringStorage(1, width: 1)
        string.pointee.bytes[0] = UInt8(code)
        string.pointee.isASCII = code < 128
        string.pointee.header.count = ObjectHeader.immortal
        characters[code] = Value(string)
    }
    runtime.characters = characters
    let tuple = newTupleStorage(0)
    tuple.pointee.header.count = ObjectHeader.immortal
    runtime.emptyTuple = Value(tuple)
    let names = UnsafeMutablePointer<Value>.allocate(capacity: SpecialName.count)
    for name in SpecialName.allCases { names[name.rawValue] = intern(name.text) }
    runtime.specialNames = names
    runtime.commonNames = .allocate(capacity: 1)
    runtime.commonNames?.initialize(to: CommonNames())
}

/// Everything made with the placeholder gets its real type.
private func giveTypes(to placeholder: TypeRef) {
    forEachSmallObject { object in
        guard object.pointee.kind != .empty, object.pointee.type == placeholder else { return }
        object.pointee.type = builtinType(object.pointee.kind)
    }
    forEachSmallObject { object in
        guard object.pointee.kind == .type else { return }
        let type = Value(object).cast(to: TypeObject.self)
        object.pointee.type = builtinType(.type)
        type.pointee.metatype = builtinType(.type)
    }
}

private func makeSingletons() {
    func singleton(_ kind: Kind) -> Value {
        let object = newObject(ObjectHeader.self, kind)
        object.pointee.count = ObjectHeader.immortal
        return Value(object)
    }
    runtime.noneValue = singleton(.none)
    runtime.ellipsisValue = singleton(.ellipsis)
    runtime.notImplementedValue = singleton(.notImplemented)
    runtime.trueValue = singleton(.bool)
    runtime.falseValue = singleton(.bool)
}

private func makeExceptionTypes() {
    let types = UnsafeMutablePointer<TypeRef>.allocate(capacity: ExceptionType.allCases.count)
    runtime.exceptionTypes = types
    var made: Set<Int> = []
    /// A parent may come later in the table: it is made on the way.
    func make(_ type: ExceptionType) {
        guard made.insert(type.rawValue).inserted else { return }
        if let parent = type.parent { make(parent) }
        types[type.rawValue] = newBuiltinType(
            type.name, .exception, base: type.parent.map { types[$0.rawValue] } ?? builtinType(.object),
            size: MemoryLayout<ExceptionObject>.size, isBase: true)
        types[type.rawValue].onFirstUse { ExceptionTypes.populate($0, type) }
    }
    for type in ExceptionType.allCases { make(type) }
}
