// Types of the machine's own objects: modules, cells, code, frames, tracebacks, singletons, weak references, generic aliases.

enum SingletonTypes {
    static func populateNone(_ type: TypeRef) {
        type.staticMethod("__new__(cls)") { _ in Value.none }
        type.method("__repr__(self)") { _ in newString("None") }
        type.method("__bool__(self)") { _ in Value.false }
        type.method("__hash__(self)") { (a) throws(Raise) in Value(try hashOf(a[0])) }
    }

    static func populateEllipsis(_ type: TypeRef) {
        type.staticMethod("__new__(cls)") { _ in Value.ellipsis }
        type.method("__repr__(self)") { _ in newString("Ellipsis") }
    }

    static func populateNotImplemented(_ type: TypeRef) {
        type.staticMethod("__new__(cls)") { _ in Value.notImplemented }
        type.method("__repr__(self)") { _ in newString("NotImplemented") }
    }
}

enum ModuleType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, name, doc=None)") { (a) throws(Raise) in
            let module = newModule(try asText(a[1]))
            module.cast(to: ModuleObject.self).pointee.dict.set(runtime.names.doc, a[2].retain())
            return module
        }
        type.method("__repr__(self)") { a in
            let dict = a[0].cast(to: ModuleObject.self).pointee.dict
            let name = textIfString(dict.get(runtime.names.name)) ?? "?"
            guard let file = textIfString(dict.get(runtime.names.file)) else {
                return newString("<module '\(name)'\(dict == runtime.builtins || runtime.loader.isOwnModule(dict) ? " (built-in)" : "")>")
            }
            return newString("<module '\(name)' from '\(file)'>")
        }
        type.method("__dir__(self)") { a in newList(attributeNames(a[0]).map { newString($0) }) }
        type.property("__dict__") { Value($0.cast(to: ModuleObject.self).pointee.dict).retain() }
    }
}

enum CellType {
    static func populate(_ type: TypeRef) {
        type.property(
            "cell_contents",
            set: { (value, new) throws(Raise) in replace(&value.cast(to: CellObject.self).pointee.value, with: new.retain()) },
            get: { (value) throws(Raise) in
                let content = value.cast(to: CellObject.self).pointee.value
                if content.isEmpty { throw valueError("Cell is empty") }
                return content.retain()
            })
        type.method("__repr__(self)") { a in
            let content = a[0].cast(to: CellObject.self).pointee.value
            let what = content.isEmpty ? "empty" : "\(typeName(content)) object at \(addressText(content))"
            return newString("<cell at \(addressText(a[0])): \(what)>")
        }
    }
}

enum CodeType {
    static func populate(_ type: TypeRef) {
        func own(_ value: Value) -> CodeRef { value.cast(to: CodeObject.self) }
        func tuple(_ names: [Value]) -> Value { newTuple(names.map { $0.retain() }) }
        type.method("__repr__(self)") { a in
            newString(
                "<code object \(textIfString(own(a[0]).pointee.name) ?? "?") at \(addressText(a[0])), file "
                    + "\"\(own(a[0]).pointee.source.fileName)\", line \(own(a[0]).pointee.firstLine)>")
        }
        type.property("co_name") { own($0).pointee.name.retain() }
        type.property("co_qualname") { own($0).pointee.qualifiedName.retain() }
        type.property("co_filename") { own($0).pointee.fileName.retain() }
        type.property("co_firstlineno") { Value(own($0).pointee.firstLine) }
        type.property("co_argcount") { Value(own($0).pointee.positionalCount) }
        type.property("co_posonlyargcount") { Value(own($0).pointee.positionalOnlyCount) }
        type.property("co_kwonlyargcount") { Value(own($0).pointee.keywordOnlyCount) }
        type.property("co_nlocals") { Value(own($0).pointee.localCount) }
        type.property("co_varnames") { tuple(own($0).pointee.localNames) }
        type.property("co_freevars") { tuple(own($0).pointee.freeNames) }
        type.property("co_cellvars") { tuple(own($0).pointee.cellNames) }
        type.property("co_names") { value in
            tuple((0..<own(value).pointee.nameCount).map { own(value).pointee.names[$0] })
        }
        type.property("co_consts") { value in
            tuple((0..<own(value).pointee.constantCount).map { own(value).pointee.constants[$0] })
        }
        type.property("co_flags") { value in
            let code = own(value).pointee
            return Value(
                3 | (code.hasVariadic ? 4 : 0) | (code.hasVariadicKeyword ? 8 : 0) | (code.isGenerator ? 32 : 0))
        }
    }
}

/// A frame object for frame number `index` of the machine, its callers included. Owned.
func newFrameSnapshot(at index: Int) -> Value {
    let frame = runtime.frames.unsafelyUnwrapped[index]
    let snapshot = newContainer(FrameObject.self, .frame)
    snapshot.pointee.code = frame.code
    Value(frame.code).retain()
    snapshot.pointee.globals = Value(frame.globals).retain()
    snapshot.pointee.locals = frameLocals(at: index)
    snapshot.pointee.back = index > 0 ? newFrameSnapshot(at: index - 1) : Value.none
    snapshot.pointee.instruction = Int32(truncatingIfNeeded: frame.pc - frame.code.pointee.instructions - 1)
    return Value(snapshot)
}

/// The frame of a suspended generator.
func newFrameSnapshot(of generator: GeneratorRef) -> Value {
    let snapshot = newContainer(FrameObject.self, .frame)
    let code = generator.pointee.code
    snapshot.pointee.code = code
    Value(code).retain()
    let function = generator.pointee.function.cast(to: FunctionObject.self)
    snapshot.pointee.globals = Value(function.pointee.globals).retain()
    snapshot.pointee.locals = Value(newDict())
    if let registers = generator.pointee.registers, generator.pointee.state != .running {
        collectLocals(code, registers, generator.pointee.function, into: snapshot.pointee.locals.cast(to: DictObject.self))
    }
    snapshot.pointee.back = Value.none
    snapshot.pointee.instruction = Int32(truncatingIfNeeded: generator.pointee.pc - code.pointee.instructions - 1)
    return Value(snapshot)
}

/// `locals()` of a frame; owned.
func frameLocals(at index: Int) -> Value {
    let frame = runtime.frames.unsafelyUnwrapped[index]
    if !frame.namespace.isEmpty { return frame.namespace.retain() }
    if textIfString(frame.code.pointee.name) == "<module>" { return Value(frame.globals).retain() }
    let dict = newDict()
    collectLocals(frame.code, frame.registers, frame.function, into: dict)
    return Value(dict)
}

private func collectLocals(
    _ code: CodeRef, _ registers: UnsafeMutablePointer<Value>, _ function: Value, into dict: DictRef
) {
    func add(_ name: Value, _ value: Value) {
        let content = value.kind == .cell ? value.cast(to: CellObject.self).pointee.value : value
        if !content.isEmpty { dict.set(name, content.retain()) }
    }
    for (position, name) in code.pointee.localNames.enumerated() { add(name, registers[position]) }
    if let closure = function.cast(to: FunctionObject.self).pointee.closure {
        for (position, name) in code.pointee.freeNames.enumerated() { add(name, closure[position]) }
    }
}

enum FrameType {
    static func populate(_ type: TypeRef) {
        func own(_ value: Value) -> UnsafeMutablePointer<FrameObject> { value.cast(to: FrameObject.self) }
        type.property("f_code") { Value(own($0).pointee.code).retain() }
        type.property("f_globals") { own($0).pointee.globals.retain() }
        type.property("f_locals") { own($0).pointee.locals.retain() }
        type.property("f_back") { own($0).pointee.back.retain() }
        type.property("f_builtins") { _ in Value(runtime.builtins).retain() }
        type.property("f_lineno") { Value(tracebackFrame(own($0).pointee.code, Int(own($0).pointee.instruction)).line) }
        type.property("f_lasti") { Value(Int(own($0).pointee.instruction)) }
        type.method("clear(self)") { _ in Value.none }
    }
}

enum TracebackType {
    static func populate(_ type: TypeRef) {
        func own(_ value: Value) -> UnsafeMutablePointer<TracebackObject> { value.cast(to: TracebackObject.self) }
        type.property(
            "tb_next", set: { (value, new) throws(Raise) in replace(&own(value).pointee.next, with: new.retain()) },
            get: { orNone(own($0).pointee.next) })
        type.property("tb_lineno") { Value(tracebackFrame(own($0).pointee.code, Int(own($0).pointee.instruction)).line) }
        type.property("tb_lasti") { Value(Int(own($0).pointee.instruction)) }
        type.property("tb_frame") { value in
            let snapshot = newContainer(FrameObject.self, .frame)
            snapshot.pointee.code = own(value).pointee.code
            Value(own(value).pointee.code).retain()
            snapshot.pointee.globals = own(value).pointee.globals.retain()
            snapshot.pointee.locals = Value(newDict())
            snapshot.pointee.back = Value.none
            snapshot.pointee.instruction = own(value).pointee.instruction
            return Value(snapshot)
        }
        // The stretch of the source, as `traceback` marks it.
        type.property("_marks") { value in
            let frame = tracebackFrame(own(value).pointee.code, Int(own(value).pointee.instruction))
            guard let source = frame.source else { return Value.none }
            let line = String(source.drop { $0 == " " || $0 == "\t" })
            return ErrorMarks.marks(for: frame, source: source, line: line).map { newString($0) } ?? Value.none
        }
    }
}

enum WeakReferenceType {
    static func populate(_ type: TypeRef) {
        func own(_ value: Value) -> UnsafeMutablePointer<WeakReferenceObject> { value.cast(to: WeakReferenceObject.self) }
        type.staticMethod("__new__(cls, object, callback=None, /, **keywords)") { (a) throws(Raise) in
            let kinds: [Kind] = [
                .instance, .function, .type, .native, .module, .set, .frozenset, .generator, .boundMethod, .nativeFunction,
            ]
            guard kinds.contains(a[1].kind) else {
                throw typeError("cannot create weak reference to '\(typeName(a[1]))' object")
            }
            let type = try classArgument(a[0], builtinType(.weakReference))
            // Keywords are for the `__init__` of a subclass.
            if type == builtinType(.weakReference), try length(a[3]) > 0 { throw typeError("ref() takes no keyword arguments") }
            return newWeakReference(a[1], callback: a[2].isNone ? .empty : a[2].retain(), type: type)
        }
        type.method("__init__(self, object, callback=None, /)") { _ in Value.none }
        type.method("__call__(self)") { a in orNone(own(a[0]).pointee.target) }
        type.method("__hash__(self)") { (a) throws(Raise) in
            if own(a[0]).pointee.hash == 0 {
                if own(a[0]).pointee.target.isEmpty { throw typeError("weak object has gone away") }
                own(a[0]).pointee.hash = try hashOf(own(a[0]).pointee.target)
            }
            return Value(own(a[0]).pointee.hash)
        }
        type.method("__eq__(self, value, /)") { (a) throws(Raise) in
            guard a[1].layout == .weakReference else { return Value.notImplemented }
            let (x, y) = (own(a[0]).pointee.target, own(a[1]).pointee.target)
            if x.isEmpty || y.isEmpty { return Value(a[0].bits == a[1].bits) }
            return Value(try equal(x, y))
        }
        type.method("__repr__(self)") { a in
            let target = own(a[0]).pointee.target
            let what = target.isEmpty ? "dead" : "to '\(typeName(target))' at \(addressText(target))"
            return newString("<weakref at \(addressText(a[0])); \(what)>")
        }
        type.property("__callback__") { orNone(own($0).pointee.callback) }
    }
}

enum GenericAliasType {
    static func populate(_ type: TypeRef) {
        func own(_ value: Value) -> UnsafeMutablePointer<GenericAliasObject> { value.cast(to: GenericAliasObject.self) }
        type.staticMethod("__new__(cls, origin, args, /)") { a in
            let alias = newSubclassable(GenericAliasObject.self, .genericAlias, a[0].cast(to: TypeObject.self))
            alias.pointee.origin = a[1].retain()
            alias.pointee.arguments = a[2].kind == .tuple ? a[2].retain() : newTuple([a[2].retain()])
            return Value(alias)
        }
        type.method("__call__(self, *args, **kwargs)") { (a) throws(Raise) in
            try callWithTupleAndDict(own(a[0]).pointee.origin, a[1], a[2])
        }
        type.method("__repr__(self)") { (a) throws(Raise) in
            var parts: [String] = []
            for item in own(a[0]).pointee.arguments.cast(to: ListObject.self).retainedItems() {
                defer { item.release() }
                parts.append(try itemText(item))
            }
            return newString("\(try itemText(own(a[0]).pointee.origin))[\(parts.isEmpty ? "()" : parts.joined(separator: ", "))]")
        }
        type.method("__getitem__(self, item, /)") { a in newGenericAlias(own(a[0]).pointee.origin, a[1]) }
        type.method("__eq__(self, value, /)") { (a) throws(Raise) in
            guard a[1].kind == .genericAlias else { return Value.notImplemented }
            if try !equal(own(a[0]).pointee.origin, own(a[1]).pointee.origin) { return Value.false }
            return Value(try equal(own(a[0]).pointee.arguments, own(a[1]).pointee.arguments))
        }
        type.method("__hash__(self)") { (a) throws(Raise) in
            Value((try hashOf(own(a[0]).pointee.origin)) ^ (try hashOf(own(a[0]).pointee.arguments)))
        }
        type.method("__or__(self, other, /)") { (a) throws(Raise) in try TypeType.unionOf(a[0], a[1]) }
        type.method("__ror__(self, other, /)") { (a) throws(Raise) in try TypeType.unionOf(a[1], a[0]) }
        type.method("__mro_entries__(self, bases, /)") { a in newTuple([own(a[0]).pointee.origin.retain()]) }
        type.property("__origin__") { own($0).pointee.origin.retain() }
        type.property("__args__") { own($0).pointee.arguments.retain() }
        type.property("__parameters__") { _ in runtime.emptyTuple }
    }

    /// How an argument shows: classes by name.
    private static func itemText(_ item: Value) throws(Raise) -> String {
        if item.kind == .type { return TypeType.fullName(item.cast(to: TypeObject.self)) }
        if item.bits == Value.ellipsis.bits { return "..." }
        return try reprText(item)
    }
}

/// `list[int]`; borrows both.
package func newGenericAlias(_ origin: Value, _ arguments: Value) -> Value {
    let alias = newContainer(GenericAliasObject.self, .genericAlias)
    alias.pointee.origin = origin.retain()
    alias.pointee.arguments = arguments.kind == .tuple ? arguments.retain() : newTuple([arguments.retain()])
    return Value(alias)
}
