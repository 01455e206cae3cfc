// Functions, native functions and bound methods.

enum FunctionType {
    static func populate(_ type: TypeRef) {
        type.pointee.module = intern("builtins")
        func own(_ value: Value) -> FunctionRef { value.cast(to: FunctionObject.self) }
        type.method("__call__(self, *args, **kwargs)") { (a) throws(Raise) in try callWithTupleAndDict(a[0], a[1], a[2])
        }
        type.method("__get__(self, instance, owner=None)") { a in
            a[1].isNone && !a[2].isNone ? a[0].retain() : newBoundMethod(a[0].retain(), a[1].retain())
        }
        type.method("__repr__(self)") { a in
            newString("<function \(textIfString(own(a[0]).pointee.qualifiedName) ?? "?") at \(addressText(a[0]))>")
        }
        type.property(
            "__name__",
            set: { (value, new) throws(Raise) in
                guard new.layout == .string else { throw typeError("__name__ must be set to a string object") }
                replace(&own(value).pointee.name, with: new.retain())
            }, get: { own($0).pointee.name.retain() })
        type.property(
            "__qualname__",
            set: { (value, new) throws(Raise) in
                guard new.layout == .string else { throw typeError("__qualname__ must be set to a string object") }
                replace(&own(value).pointee.qualifiedName, with: new.retain())
            }, get: { own($0).pointee.qualifiedName.retain() })
        type.property(
            "__doc__",
            set: { (value, new) throws(Raise) in replace(&own(value).pointee.documentation, with: new.retain()) },
            get: { own($0).pointee.documentation.retain() })
        type.property(
            "__module__",
            set: { (value, new) throws(Raise) in replace(&own(value).pointee.module, with: new.retain()) },
            get: { own($0).pointee.module.retain() })
        type.property(
            "__defaults__",
            set: { (value, new) throws(Raise) in
                guard new.isNone || new.layout == .tuple else {
                    throw typeError("__defaults__ must be set to a tuple object")
                }
                replace(&own(value).pointee.defaults, with: new.isNone ? .empty : new.retain())
            }, get: { orNone(own($0).pointee.defaults) })
        type.property(
            "__kwdefaults__",
            set: { (value, new) throws(Raise) in
                guard new.isNone || new.layout == .dict else {
                    throw typeError("__kwdefaults__ must be set to a dict object")
                }
                replace(&own(value).pointee.keywordDefaults, with: new.isNone ? .empty : new.retain())
            }, get: { orNone(own($0).pointee.keywordDefaults) })
        type.property(
            "__annotations__",
            set: { (value, new) throws(Raise) in
                guard new.layout == .dict else { throw typeError("__annotations__ must be set to a dict object") }
                replace(&own(value).pointee.annotations, with: new.retain())
            },
            get: { value in
                if own(value).pointee.annotations.isEmpty { own(value).pointee.annotations = Value(newDict()) }
                return own(value).pointee.annotations.retain()
            })
        type.property("__code__") { Value(own($0).pointee.code).retain() }
        let readOnly: (Value, Value) throws(Raise) -> Void = { (_, _) throws(Raise) in
            throw raise(.attributeError, "readonly attribute")
        }
        type.property("__globals__", set: readOnly, get: { Value(own($0).pointee.globals).retain() })
        type.property(
            "__closure__", set: readOnly,
            get: { value in
                guard let cells = own(value).pointee.closure else { return Value.none }
                return newTuple((0..<own(value).pointee.code.pointee.freeNames.count).map { cells[$0].retain() })
            })
        type.property(
            "__dict__",
            set: { (value, new) throws(Raise) in
                guard new.layout == .dict else {
                    throw typeError("__dict__ must be set to a dictionary, not a '\(typeName(new))'")
                }
                replace(&own(value).pointee.attributes, with: new.retain())
            }, get: { (value) throws(Raise) in try instanceDict(value) })
    }
}

/// A value, owned, or `None` where it is empty.
func orNone(_ value: Value) -> Value { value.isEmpty ? Value.none : value.retain() }

/// `callable(*tuple, **dict)`; borrows all.
func callWithTupleAndDict(_ callable: Value, _ tuple: Value, _ dict: Value) throws(Raise) -> Value {
    let pairs = dict.cast(to: DictObject.self).retainedPairs()
    defer {
        for pair in pairs {
            pair.key.release()
            pair.value.release()
        }
    }
    return try call(
        callable, Array(tuple.cast(to: ListObject.self).buffer),
        keywords: pairs.map { (name: intern($0.key), value: $0.value) })
}

enum NativeFunctionType {
    static func populate(_ type: TypeRef) {
        func own(_ value: Value) -> NativeFunction {
            value.cast(to: NativeFunctionObject.self).pointee.function.takeUnretainedValue()
        }
        type.method("__call__(self, *args, **kwargs)") { (a) throws(Raise) in try callWithTupleAndDict(a[0], a[1], a[2])
        }
        type.method("__get__(self, instance, owner=None)") { (a) throws(Raise) in
            try bind(a[0], receiver: a[1].isNone ? .empty : a[1], type: a[1].isNone ? builtinType(.object) : a[1].type)
        }
        type.method("__repr__(self)") { a in
            let receiver = a[0].cast(to: NativeFunctionObject.self).pointee.receiver
            let function = own(a[0])
            if receiver.isEmpty {
                if let owner = function.owner, function.binding == .method {
                    let word = function.name.hasPrefix("__") ? "slot wrapper" : "method"
                    return newString("<\(word) '\(function.name)' of '\(owner.errorName)' objects>")
                }
                return newString("<built-in function \(function.name)>")
            }
            return newString(
                "<built-in method \(function.name) of \(typeName(receiver)) object at \(addressText(receiver))>")
        }
        type.property("__name__") { newString(own($0).name) }
        type.property("__qualname__") { newString(own($0).displayName) }
        type.property("__doc__") { value in
            let doc = own(value).doc
            return doc.isEmpty ? Value.none : newString(doc)
        }
        type.property("__module__") { newString(own($0).moduleName.isEmpty ? "builtins" : own($0).moduleName) }
        type.property("__self__") { value in orNone(value.cast(to: NativeFunctionObject.self).pointee.receiver) }
        type.property("__text_signature__") { value in
            let text = own(value).signature
            return newString(String(text.drop { $0 != "(" }))
        }
        type.method("__eq__(self, value, /)") { a in
            guard a[1].kind == .nativeFunction else { return Value.notImplemented }
            let (x, y) = (a[0].cast(to: NativeFunctionObject.self), a[1].cast(to: NativeFunctionObject.self))
            return Value(own(a[0]) === own(a[1]) && x.pointee.receiver.bits == y.pointee.receiver.bits)
        }
        type.method("__hash__(self)") { a in
            Value(Int(bitPattern: Unmanaged.passUnretained(own(a[0])).toOpaque()) >> 4)
        }
    }
}

enum BoundMethodType {
    static func populate(_ type: TypeRef) {
        func own(_ value: Value) -> UnsafeMutablePointer<BoundMethodObject> { value.cast(to: BoundMethodObject.self) }
        type.staticMethod("__new__(cls, function, instance, /)") { (a) throws(Raise) in
            if a[2].isNone { throw typeError("self must not be None") }
            return newBoundMethod(a[1].retain(), a[2].retain())
        }
        type.method("__call__(self, *args, **kwargs)") { (a) throws(Raise) in try callWithTupleAndDict(a[0], a[1], a[2])
        }
        type.method("__repr__(self)") { (a) throws(Raise) in
            let function = own(a[0]).pointee.function
            let name: String
            if function.kind == .function {
                name = textIfString(function.cast(to: FunctionObject.self).pointee.qualifiedName) ?? "?"
            } else {
                name = "?"
            }
            return newString("<bound method \(name) of \(try reprText(own(a[0]).pointee.receiver))>")
        }
        type.property("__self__") { own($0).pointee.receiver.retain() }
        type.property("__func__") { own($0).pointee.function.retain() }
        type.method("__getattr__(self, name, /)") { (a) throws(Raise) in
            let value = try getAttributeIfPresent(own(a[0]).pointee.function, intern(a[1]))
            if value.isEmpty { throw attributeError(a[0], intern(a[1])) }
            return value
        }
        type.property("__doc__") { (value) throws(Raise) in try getAttribute(own(value).pointee.function, "__doc__") }
        type.method("__eq__(self, value, /)") { (a) throws(Raise) in
            guard a[1].kind == .boundMethod else { return Value.notImplemented }
            if own(a[0]).pointee.receiver.bits != own(a[1]).pointee.receiver.bits { return Value.false }
            return Value(try equal(own(a[0]).pointee.function, own(a[1]).pointee.function))
        }
        type.method("__hash__(self)") { (a) throws(Raise) in
            Value(identityHash(own(a[0]).pointee.receiver) ^ (try hashOf(own(a[0]).pointee.function)))
        }
    }
}
