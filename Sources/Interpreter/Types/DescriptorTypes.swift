// `property`, `staticmethod`, `classmethod`, `super`, and the descriptors of native attributes.

enum PropertyType {
    static func populate(_ type: TypeRef) {
        func own(_ value: Value) -> UnsafeMutablePointer<PropertyObject> { value.cast(to: PropertyObject.self) }
        type.staticMethod("__new__(cls, *args, **kwargs)") { a in
            let property = newSubclassable(PropertyObject.self, .property, a[0].cast(to: TypeObject.self))
            property.pointee.getter = .empty
            property.pointee.setter = .empty
            property.pointee.deleter = .empty
            property.pointee.documentation = .empty
            return Value(property)
        }
        type.method("__init__(self, fget=None, fset=None, fdel=None, doc=None)") { a in
            replace(&own(a[0]).pointee.getter, with: a[1].retain())
            replace(&own(a[0]).pointee.setter, with: a[2].retain())
            replace(&own(a[0]).pointee.deleter, with: a[3].retain())
            var doc = a[4]
            if doc.isNone && a[1].kind == .function { doc = a[1].cast(to: FunctionObject.self).pointee.documentation }
            replace(&own(a[0]).pointee.documentation, with: doc.retain())
            return Value.none
        }
        func copy(_ value: Value, _ change: (UnsafeMutablePointer<PropertyObject>) -> Void) -> Value {
            let property = newSubclassable(PropertyObject.self, .property, value.type)
            property.pointee.getter = own(value).pointee.getter.retain()
            property.pointee.setter = own(value).pointee.setter.retain()
            property.pointee.deleter = own(value).pointee.deleter.retain()
            property.pointee.documentation = own(value).pointee.documentation.retain()
            change(property)
            return Value(property)
        }
        type.method("getter(self, fget, /)") { a in copy(a[0]) { replace(&$0.pointee.getter, with: a[1].retain()) } }
        type.method("setter(self, fset, /)") { a in copy(a[0]) { replace(&$0.pointee.setter, with: a[1].retain()) } }
        type.method("deleter(self, fdel, /)") { a in copy(a[0]) { replace(&$0.pointee.deleter, with: a[1].retain()) } }
        type.method("__get__(self, instance, owner=None)") { (a) throws(Raise) in
            if a[1].isNone { return a[0].retain() }
            let getter = own(a[0]).pointee.getter
            if getter.isEmpty || getter.isNone {
                throw raise(.attributeError, "property of '\(typeName(a[1]))' object has no getter")
            }
            return try call(getter, a[1])
        }
        type.method("__set__(self, instance, value)") { (a) throws(Raise) in
            let setter = own(a[0]).pointee.setter
            if setter.isEmpty || setter.isNone {
                throw raise(.attributeError, "property of '\(typeName(a[1]))' object has no setter")
            }
            return try call(setter, a[1], a[2])
        }
        type.method("__delete__(self, instance)") { (a) throws(Raise) in
            let deleter = own(a[0]).pointee.deleter
            if deleter.isEmpty || deleter.isNone {
                throw raise(.attributeError, "property of '\(typeName(a[1]))' object has no deleter")
            }
            return try call(deleter, a[1])
        }
        type.property("fget") { orNone(own($0).pointee.getter) }
        type.property("fset") { orNone(own($0).pointee.setter) }
        type.property("fdel") { orNone(own($0).pointee.deleter) }
        type.property(
            "__doc__",
            set: { (value, new) throws(Raise) in replace(&own(value).pointee.documentation, with: new.retain()) },
            get: { orNone(own($0).pointee.documentation) })
        type.property("__isabstractmethod__") { (value) throws(Raise) in
            for function in [own(value).pointee.getter, own(value).pointee.setter, own(value).pointee.deleter]
            where !function.isEmpty && !function.isNone {
                if try isAbstract(function) { return Value.true }
            }
            return Value.false
        }
    }
}

/// Whether a function is marked by `abstractmethod`.
private func isAbstract(_ function: Value) throws(Raise) -> Bool {
    let mark = try getAttributeIfPresent(function, intern("__isabstractmethod__"))
    if mark.isEmpty { return false }
    defer { mark.release() }
    return try truth(mark)
}

enum WrapperTypes {
    static func populateStatic(_ type: TypeRef) {
        common(type, .staticMethod)
        type.method("__call__(self, *args, **kwargs)") { (a) throws(Raise) in
            try callWithTupleAndDict(a[0].cast(to: WrapperObject.self).pointee.function, a[1], a[2])
        }
        type.method("__get__(self, instance, owner=None)") {
            $0[0].cast(to: WrapperObject.self).pointee.function.retain()
        }
    }

    static func populateClass(_ type: TypeRef) {
        common(type, .classMethod)
        type.method("__get__(self, instance, owner=None)") { (a) throws(Raise) in
            let owner = a[2].isNone ? Value(a[1].type) : a[2]
            guard owner.kind == .type else { throw typeError("classmethod needs a class") }
            return try bind(a[0], receiver: .empty, type: owner.cast(to: TypeObject.self))
        }
    }

    private static func common(_ type: TypeRef, _ kind: Kind) {
        type.staticMethod("__new__(cls, function, /)") { a in
            let wrapper = newSubclassable(WrapperObject.self, kind, a[0].cast(to: TypeObject.self))
            wrapper.pointee.function = a[1].retain()
            return Value(wrapper)
        }
        type.property("__func__") { $0.cast(to: WrapperObject.self).pointee.function.retain() }
        type.property("__wrapped__") { $0.cast(to: WrapperObject.self).pointee.function.retain() }
        for name in ["__name__", "__qualname__", "__module__", "__doc__"] {
            type.property(name) { (value) throws(Raise) in
                try getAttribute(value.cast(to: WrapperObject.self).pointee.function, name)
            }
        }
        type.property("__isabstractmethod__") { (value) throws(Raise) in
            Value(try isAbstract(value.cast(to: WrapperObject.self).pointee.function))
        }
    }
}

enum SuperType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, type=?, object=?, /)") { (a) throws(Raise) in
            if !a.has(1) { return try implicit() }
            guard a[1].kind == .type else {
                throw typeError("super() argument 1 must be a type, not \(typeName(a[1]))")
            }
            return try newSuper(a[1].cast(to: TypeObject.self), a.has(2) && !a[2].isNone ? a[2] : .empty)
        }
        type.method("__init__(self, *args)") { _ in Value.none }
        type.method("__repr__(self)") { a in
            let own = a[0].cast(to: SuperObject.self)
            let name = own.pointee.type.cast(to: TypeObject.self).nameText
            let receiver =
                own.pointee.receiver.isEmpty
                ? "NULL" : "<\(own.pointee.receiverType.cast(to: TypeObject.self).nameText) object>"
            return newString("<super: <class '\(name)'>, \(receiver)>")
        }
        type.property("__thisclass__") { $0.cast(to: SuperObject.self).pointee.type.retain() }
        type.property("__self__") { orNone($0.cast(to: SuperObject.self).pointee.receiver) }
        type.property("__self_class__") { orNone($0.cast(to: SuperObject.self).pointee.receiverType) }
    }

    /// `super()`: class and receiver come from the calling frame.
    private static func implicit() throws(Raise) -> Value {
        guard runtime.depth > 0 else { throw runtimeError("super(): no current frame") }
        let frame = runtime.frames.unsafelyUnwrapped[runtime.depth - 1]
        let code = frame.code
        guard code.pointee.positionalCount > 0 else { throw runtimeError("super(): no arguments") }
        guard let position = code.pointee.freeNames.firstIndex(where: { $0.bits == runtime.names.classCell.bits })
        else {
            throw runtimeError("super(): __class__ cell not found")
        }
        let cell = frame.function.cast(to: FunctionObject.self).pointee.closure.unsafelyUnwrapped[position]
        let type = cell.cast(to: CellObject.self).pointee.value
        guard type.kind == .type else { throw runtimeError("super(): empty __class__ cell") }
        let first = frame.registers[0]
        let receiver = first.kind == .cell ? first.cast(to: CellObject.self).pointee.value : first
        guard !receiver.isEmpty else { throw runtimeError("super(): arg[0] deleted") }
        return try newSuper(type.cast(to: TypeObject.self), receiver)
    }
}

enum MemberDescriptorType {
    static func populate(_ type: TypeRef) {
        func own(_ value: Value) -> NativeProperty {
            value.cast(to: MemberDescriptorObject.self).pointee.property.takeUnretainedValue()
        }
        type.method("__get__(self, instance, owner=None)") { (a) throws(Raise) in
            if a[1].isNone { return a[0].retain() }
            try checkOwner(own(a[0]), a[1])
            return try own(a[0]).get(a[1])
        }
        type.method("__set__(self, instance, value)") { (a) throws(Raise) in
            guard let set = own(a[0]).set else {
                throw raise(
                    .attributeError, "attribute '\(own(a[0]).name)' of '\(typeName(a[1]))' objects is not writable")
            }
            try checkOwner(own(a[0]), a[1])
            try set(a[1], a[2])
            return Value.none
        }
        type.method("__repr__(self)") { a in
            newString(
                "<\(own(a[0]).slotName.isEmpty ? "attribute" : "member") '\(own(a[0]).name)' of '\(own(a[0]).owner.errorName)' objects>"
            )
        }
        type.property("__name__") { newString(own($0).name) }
        type.property("__objclass__") { Value(own($0).owner).retain() }
        type.property("__doc__") { value in
            own(value).doc.utf8CodeUnitCount == 0 ? Value.none : newString(own(value).doc.description)
        }
    }
}
