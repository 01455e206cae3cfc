/// `object`: what every class inherits.
enum ObjectType {
    /// The methods that the machine compares with to see whether a class overrides them; needed from the start.
    static func define(_ type: TypeRef) {
        type.method("__init__(self, *args, **kwargs)") { (a) throws(Raise) in
            let given = a[1].cast(to: ListObject.self).pointee.count + a[2].cast(to: DictObject.self).pointee.count
            if given > 0 {
                let type = a[0].type
                if type.special(.initialize).bits != runtime.objectInit.bits {
                    throw typeError("object.__init__() takes exactly one argument (the instance to initialize)")
                }
                if type.special(.new).bits == runtime.objectNew.bits {
                    throw typeError(
                        "\(type.nameText).__init__() takes exactly one argument (the instance to initialize)")
                }
            }
            return Value.none
        }
        type.staticMethod("__new__(cls, *args, **kwargs)") { (a) throws(Raise) in
            guard a[0].kind == .type else {
                throw typeError("object.__new__(X): X is not a type object (\(typeName(a[0])))")
            }
            let target = a[0].cast(to: TypeObject.self)
            let given = a[1].cast(to: ListObject.self).pointee.count + a[2].cast(to: DictObject.self).pointee.count
            if given > 0 {
                if target.special(.new).bits != runtime.objectNew.bits {
                    throw typeError("object.__new__() takes exactly one argument (the type to instantiate)")
                }
                if target.special(.initialize).bits == runtime.objectInit.bits {
                    throw typeError("\(target.nameText)() takes no arguments")
                }
            }
            return try newPlainObject(target)
        }
        type.method("__hash__(self)") { a in Value(identityHash(a[0])) }
        type.method("__str__(self)") { (a) throws(Raise) in try repr(a[0]) }
        type.method("__getattribute__(self, name, /)") { (a) throws(Raise) in
            guard a[1].layout == .string else {
                throw typeError("attribute name must be string, not '\(typeName(a[1]))'")
            }
            let name = intern(a[1])
            let value = try getPlainAttribute(a[0], name)
            if value.isEmpty { throw attributeError(a[0], name) }
            return value
        }
        type.method("__setattr__(self, name, value, /)") { (a) throws(Raise) in
            guard a[1].layout == .string else {
                throw typeError("attribute name must be string, not '\(typeName(a[1]))'")
            }
            try setPlainAttribute(a[0], intern(a[1]), a[2])
            return Value.none
        }
        runtime.objectInit = type.pointee.dict.get("__init__")
        runtime.objectNew = type.pointee.dict.get("__new__")
        runtime.objectHash = type.pointee.dict.get("__hash__")
        runtime.objectStr = type.pointee.dict.get("__str__")
        runtime.objectGetattribute = type.pointee.dict.get("__getattribute__")
        runtime.objectSetattr = type.pointee.dict.get("__setattr__")
    }

    static func populate(_ type: TypeRef) {
        type.method("__delattr__(self, name, /)") { (a) throws(Raise) in
            guard a[1].layout == .string else {
                throw typeError("attribute name must be string, not '\(typeName(a[1]))'")
            }
            try setPlainAttribute(a[0], intern(a[1]), .empty)
            return Value.none
        }
        type.method("__repr__(self)") { a in newString(plainRepr(a[0])) }
        type.method("__eq__(self, value, /)") { a in a[0].bits == a[1].bits ? Value.true : Value.notImplemented }
        type.method("__ne__(self, value, /)") { (a) throws(Raise) in
            let result = try callWithReceiver(a[0].type.special(.eq), a[0], a[1])
            if result.bits == Value.notImplemented.bits { return result }
            defer { result.release() }
            return Value(!(try truth(result)))
        }
        for name in [
            "__lt__(self, value, /)", "__le__(self, value, /)", "__gt__(self, value, /)", "__ge__(self, value, /)",
        ]
            as [StaticString]
        {
            type.method(name) { _ in Value.notImplemented }
        }
        type.method("__format__(self, format_spec, /)") { (a) throws(Raise) in
            guard a[1].layout == .string else {
                throw typeError("__format__() argument must be str, not \(argumentTypeName(a[1]))")
            }
            if a[1].cast(to: StringObject.self).pointee.count > 0 {
                throw typeError("unsupported format string passed to \(typeName(a[0])).__format__")
            }
            return try str(a[0])
        }
        type.method("__dir__(self)") { a in newList(attributeNames(a[0]).map { newString($0) }) }
        type.method("__sizeof__(self)") { _ in Value(MemoryLayout<ObjectHeader>.size) }
        type.method("__reduce_ex__(self, protocol, /)") { (a) throws(Raise) in
            throw typeError("cannot pickle '\(typeName(a[0]))' object")
        }
        type.classMethod("__init_subclass__(cls, **kwargs)") { (a) throws(Raise) in
            if a[1].cast(to: DictObject.self).pointee.count > 0 {
                throw typeError(
                    "\(a[0].cast(to: TypeObject.self).nameText).__init_subclass__() takes no keyword arguments")
            }
            return Value.none
        }
        type.classMethod("__subclasshook__(cls, subclass, /)") { _ in Value.notImplemented }
        type.property(
            "__class__",
            set: { (value, new) throws(Raise) in
                guard value.layout == .instance, new.kind == .type,
                    new.cast(to: TypeObject.self).pointee.instanceLayout == .instance
                else {
                    throw typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
                }
                changeClass(value.cast(to: InstanceObject.self), new.cast(to: TypeObject.self))
            }, get: { value in publicType(of: value) })
        type.define("__doc__", newString("The base class of the class hierarchy."))
    }

    /// `<module.Class object at 0x…>`
    static func plainRepr(_ value: Value) -> String {
        let type = value.type
        let module = textIfString(type.pointee.module) ?? ""
        let name = textIfString(type.pointee.qualifiedName) ?? type.nameText
        return "<\(module == "builtins" || module.isEmpty ? "" : module + ".")\(name) object at \(addressText(value))>"
    }

    private static func changeClass(_ instance: InstanceRef, _ type: TypeRef) {
        // Attributes move to a dict: shapes belong to the old class.
        toDictionaryMode(instance)
        let old = instance.pointee.header.type
        instance.pointee.header.type = type
        Value(type).retain()
        if type.pointee.rootShape.pointee.dictionaryShape == nil {
            type.pointee.rootShape.pointee.dictionaryShape = Shape.make(type: type, names: [], isDictionary: true)
        }
        instance.pointee.shape = type.pointee.rootShape.pointee.dictionaryShape.unsafelyUnwrapped
        Value(old).release()
    }
}

/// `0x7f…` as reprs show it.
func addressText(_ value: Value) -> String {
    let digits = String(value.bits, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
}
