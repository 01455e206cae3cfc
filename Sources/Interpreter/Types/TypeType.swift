/// `type`: the class of classes.
enum TypeType {
    static func define(_ type: TypeRef) {
        type.method("__call__(self, *args, **kwargs)") { (a) throws(Raise) in
            let keywords = a[2].cast(to: DictObject.self).retainedPairs()
            defer {
                for pair in keywords {
                    pair.key.release()
                    pair.value.release()
                }
            }
            let names = newTuple(keywords.map { $0.key.retain() })
            defer { names.release() }
            var arguments = a[1].cast(to: ListObject.self).buffer + keywords.map(\.value) + [.empty]
            let count = arguments.count - 1
            var result = Value.empty
            var failure: Raise?
            arguments.withUnsafeMutableBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                do throws(Raise) {
                    result = try instantiate(
                        a[0].cast(to: TypeObject.self), base, count, keywords.isEmpty ? .empty : names)
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
            return result
        }
        runtime.typeCall = type.pointee.dict.get("__call__")
    }

    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(metatype, name=?, bases=?, dict=?, **kwargs)") { (a) throws(Raise) in try make(a) }
        type.method("__init__(self, *args, **kwargs)") { _ in Value.none }
        type.classMethod("__prepare__(metatype, *args, **kwargs)") { _ in Value(newDict()) }
        type.method("__repr__(self)") { a in newString("<class '\(fullName(a[0].cast(to: TypeObject.self)))'>") }
        type.method("mro(self)") { a in
            let own = a[0].cast(to: TypeObject.self)
            return newList((0..<own.pointee.resolutionCount).map { Value(own.pointee.resolutionOrder[$0]).retain() })
        }
        type.method("__subclasses__(self)") { a in
            let list = a[0].cast(to: TypeObject.self).pointee.subclasses?.takeUnretainedValue().types ?? []
            return newList(list.map { Value($0).retain() })
        }
        type.method("__instancecheck__(self, instance, /)") { (a) throws(Raise) in
            Value(isSubtype(a[1].type, a[0].cast(to: TypeObject.self)))
        }
        type.method("__subclasscheck__(self, subclass, /)") { (a) throws(Raise) in
            guard a[1].kind == .type else { throw typeError("issubclass() arg 1 must be a class") }
            return Value(isSubtype(a[1].cast(to: TypeObject.self), a[0].cast(to: TypeObject.self)))
        }
        type.method("__or__(self, other, /)") { (a) throws(Raise) in try unionOf(a[0], a[1]) }
        type.method("__ror__(self, other, /)") { (a) throws(Raise) in try unionOf(a[1], a[0]) }
        type.method("__dir__(self)") { a in newList(attributeNames(a[0]).map { newString($0) }) }
        attributes(type)
    }

    /// `type(name, bases, dict)`, as `type.__new__`.
    private static func make(_ a: Arguments) throws(Raise) -> Value {
        guard a[0].kind == .type else { throw typeError("type.__new__(X): X is not a type object (\(typeName(a[0])))") }
        let given = a.has(3) ? 3 : a.has(2) ? 2 : a.has(1) ? 1 : 0
        let isPlain = a[0].bits == Value(builtinType(.type)).bits
        if given == 1 && isPlain { return publicType(of: a[1]) }
        if given < 3 {
            throw typeError(
                isPlain ? "type() takes 1 or 3 arguments" : "type.__new__() takes exactly 3 arguments (\(given) given)")
        }
        guard a[1].layout == .string else {
            throw typeError("type.__new__() argument 1 must be str, not \(argumentTypeName(a[1]))")
        }
        guard a.has(2), a[2].layout == .tuple else {
            throw typeError("type.__new__() argument 2 must be tuple, not \(a.has(2) ? argumentTypeName(a[2]) : "nothing")")
        }
        guard a.has(3), a[3].layout == .dict else {
            throw typeError("type.__new__() argument 3 must be dict, not \(a.has(3) ? argumentTypeName(a[3]) : "nothing")")
        }
        if a[1].cast(to: StringObject.self).text.utf8.contains(0) {
            throw valueError("type name must not contain null characters")
        }
        let keywords = a[4].cast(to: DictObject.self).retainedPairs()
        defer {
            for pair in keywords {
                pair.key.release()
                pair.value.release()
            }
        }
        return try newClass(
            a[0].cast(to: TypeObject.self), name: a[1], bases: a[2], namespace: a[3].cast(to: DictObject.self),
            keywords: keywords.map { ($0.key, $0.value) })
    }

    private static func attributes(_ type: TypeRef) {
        func own(_ value: Value) -> TypeRef { value.cast(to: TypeObject.self) }
        type.property(
            "__name__",
            set: { (value, new) throws(Raise) in
                guard new.layout == .string, !own(value).pointee.isImmutable else {
                    throw typeError("can only assign string to \(own(value).nameText).__name__, not '\(typeName(new))'")
                }
                replace(&own(value).pointee.name, with: new.retain())
            }, get: { own($0).pointee.name.retain() })
        type.property(
            "__qualname__",
            set: { (value, new) throws(Raise) in
                guard new.layout == .string, !own(value).pointee.isImmutable else {
                    throw typeError(
                        "can only assign string to \(own(value).nameText).__qualname__, not '\(typeName(new))'")
                }
                replace(&own(value).pointee.qualifiedName, with: new.retain())
            }, get: { own($0).pointee.qualifiedName.retain() })
        type.property(
            "__module__",
            set: { (value, new) throws(Raise) in
                replace(&own(value).pointee.module, with: new.retain())
                own(value).pointee.dict.set(runtime.names.module, new.retain())
                classesChanged()
            }, get: { own($0).pointee.module.retain() })
        type.property("__bases__") { own($0).pointee.bases.retain() }
        type.property("__base__") { value in
            let bases = own(value).pointee.bases.cast(to: ListObject.self)
            if bases.pointee.count == 0 { return Value.none }
            let solid = bases.buffer.first {
                $0.cast(to: TypeObject.self).pointee.instanceLayout != .instance
                    && $0.cast(to: TypeObject.self) != builtinType(.object)
            }
            return (solid ?? bases.pointee.items[0]).retain()
        }
        type.property("__mro__") { value in
            newTuple(
                (0..<own(value).pointee.resolutionCount).map { Value(own(value).pointee.resolutionOrder[$0]).retain() })
        }
        type.property("__dict__") { value in
            own(value).populateIfNeeded()
            let proxy = newContainer(DictViewObject.self, .mappingProxy)
            proxy.pointee.dict = Value(own(value).pointee.dict).retain()
            return Value(proxy)
        }
        type.property(
            "__doc__",
            set: { (value, new) throws(Raise) in
                own(value).pointee.dict.set(runtime.names.doc, new.retain())
                classesChanged()
            },
            get: { value in
                own(value).populateIfNeeded()
                let doc = own(value).pointee.dict.get(runtime.names.doc)
                return doc.isEmpty ? Value.none : doc.retain()
            })
        type.property(
            "__annotations__",
            set: { (value, new) throws(Raise) in
                own(value).pointee.dict.set(runtime.names.annotations, new.retain())
                classesChanged()
            },
            get: { value in
                let dict = own(value).pointee.dict
                if dict.get(runtime.names.annotations).isEmpty {
                    dict.set(runtime.names.annotations, Value(newDict()))
                    classesChanged()
                }
                return dict.get(runtime.names.annotations).retain()
            })
        type.property(
            "__abstractmethods__",
            set: { (value, new) throws(Raise) in
                own(value).pointee.dict.set(runtime.names.abstractMethods, new.retain())
                own(value).pointee.isAbstract = try truth(new)
                classesChanged()
            },
            get: { (value) throws(Raise) in
                let found = own(value).pointee.dict.get(runtime.names.abstractMethods)
                if found.isEmpty { throw attributeError(value, runtime.names.abstractMethods) }
                return found.retain()
            })
    }

    /// `module.Name`, or `Name` for built-in ones.
    static func fullName(_ type: TypeRef) -> String {
        let module = textIfString(type.pointee.module) ?? ""
        let name = textIfString(type.pointee.qualifiedName) ?? type.nameText
        return module == "builtins" || module.isEmpty ? name : module + "." + name
    }

    /// What `|` of classes makes; `NotImplemented` where one side is no class, alias, union or `None`.
    static func unionOf(_ a: Value, _ b: Value) throws(Raise) -> Value {
        for side in [a, b]
        where side.kind != .type && side.kind != .genericAlias && !side.isNone && side.payload(UnionPayload.self) == nil
        {
            return Value.notImplemented
        }
        return try newUnion([a, b])
    }
}
