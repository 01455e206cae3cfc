/// `getattr`, `isinstance`, `dir`, `callable`, `repr` and their kin.
func defineAttributeBuiltins(_ table: BuiltinTable) {
    table.function("getattr(object, name, default=?, /)", doc: "The attribute of that name, or the default.") {
        (a) throws(Raise) in
        let name = try attributeName(a[1], "attribute name must be string")
        guard a.has(2) else { return try getAttribute(a[0], name) }
        do throws(Raise) {
            let value = try getAttributeIfPresent(a[0], name)
            return value.isEmpty ? a[2].retain() : value
        } catch {
            guard pendingIs(.attributeError) else { throw error }
            clearPending()
            return a[2].retain()
        }
    }
    table.function("setattr(obj, name, value, /)", doc: "Sets the attribute of that name.") { (a) throws(Raise) in
        try setAttribute(a[0], try attributeName(a[1], "attribute name must be string"), a[2])
        return Value.none
    }
    table.function("delattr(obj, name, /)", doc: "Deletes the attribute of that name.") { (a) throws(Raise) in
        try deleteAttribute(a[0], try attributeName(a[1], "attribute name must be string"))
        return Value.none
    }
    table.function("hasattr(obj, name, /)", doc: "Whether there is an attribute of that name.") { (a) throws(Raise) in
        let name = try attributeName(a[1], "attribute name must be string")
        do throws(Raise) {
            let value = try getAttributeIfPresent(a[0], name)
            defer { value.release() }
            return Value(!value.isEmpty)
        } catch {
            guard pendingIs(.attributeError) else { throw error }
            clearPending()
            return Value.false
        }
    }
    table.function("isinstance(obj, class_or_tuple, /)", doc: "Whether an object is an instance of a class.") {
        (a) throws(Raise) in Value(try isInstance(a[0], a[1]))
    }
    table.function("issubclass(cls, class_or_tuple, /)", doc: "Whether a class inherits from another.") {
        (a) throws(Raise) in Value(try isSubclass(a[0], a[1]))
    }
    table.function("callable(obj, /)", doc: "Whether an object can be called.") { a in
        switch a[0].kind {
        case .function, .nativeFunction, .boundMethod, .type: Value.true
        default: Value(!a[0].type.special(.call).isEmpty)
        }
    }
    table.function("repr(obj, /)", doc: "The canonical text of an object.") { (a) throws(Raise) in try repr(a[0]) }
    table.function("ascii(obj, /)", doc: "As repr, other characters than ASCII escaped.") { (a) throws(Raise) in
        try ascii(a[0])
    }
    table.function("format(value, format_spec='', /)", doc: "A value as text by a format specification.") {
        (a) throws(Raise) in
        guard a[1].layout == .string else { throw typeError("format() argument 2 must be str, not \(argumentTypeName(a[1]))") }
        return try format(a[0], a[1])
    }
    table.function("dir(object=?, /)", doc: "The sorted names of an object's attributes, or of the scope.") {
        (a) throws(Raise) in
        let names: Value
        if a.has(0) {
            let method = a[0].type.special(.dir)
            names = try callWithReceiver(method, a[0])
        } else {
            names = frameLocals(at: runtime.depth - 1)
        }
        defer { names.release() }
        let list = newList(try collect(names))
        try sortList(list.cast(to: ListObject.self), key: Value.none, isReversed: false)
        return list
    }
    table.function("vars(object=?, /)", doc: "The dict of an object's attributes, or the local names.") {
        (a) throws(Raise) in
        guard a.has(0) else { return frameLocals(at: runtime.depth - 1) }
        let dict = try getAttributeIfPresent(a[0], runtime.names.dict)
        if dict.isEmpty { throw typeError("vars() argument must have __dict__ attribute") }
        return dict
    }
}

private func attributeName(_ value: Value, _ message: String) throws(Raise) -> Value {
    guard value.layout == .string else { throw typeError("\(message), not '\(typeName(value))'") }
    return intern(value)
}

/// Whether `value` says by a `__class__` of its own, as proxies do, that it belongs to `type`.
private func claimsClass(_ value: Value, _ type: TypeRef) throws(Raise) -> Bool {
    guard value.kind == .instance else { return false }
    let (own, general) = (value.type, builtinType(.object))
    guard
        own.lookup(runtime.names.classAttribute).bits != general.lookup(runtime.names.classAttribute).bits
            || own.special(.getattribute).bits != runtime.objectGetattribute.bits
    else { return false }
    let claimed = try getAttributeIfPresent(value, runtime.names.classAttribute)
    defer { claimed.release() }
    return claimed.kind == .type && isSubtype(claimed.cast(to: TypeObject.self), type)
}

/// `isinstance(value, type)`
package func isInstance(_ value: Value, _ type: Value) throws(Raise) -> Bool {
    if type.kind == .type {
        let target = type.cast(to: TypeObject.self)
        if value.type == target { return true }
        let check = target.pointee.header.type.special(.instancecheck)
        if check.kind != .nativeFunction {
            let result = try callWithReceiver(check, type, value)
            defer { result.release() }
            return try truth(result)
        }
        if isSubtype(value.type, target) { return true }
        return try claimsClass(value, target)
    }
    if type.kind == .tuple {
        for item in type.cast(to: ListObject.self).retainedItems() {
            defer { item.release() }
            if try isInstance(value, item) { return true }
        }
        return false
    }
    let check = type.type.special(.instancecheck)
    if !check.isEmpty && (type.kind == .instance || type.kind == .native) {
        let result = try callWithReceiver(check, type, value)
        defer { result.release() }
        return try truth(result)
    }
    if type.kind == .genericAlias { throw typeError("isinstance() argument 2 cannot be a parameterized generic") }
    throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
}

/// `issubclass(subclass, type)`
package func isSubclass(_ subclass: Value, _ type: Value) throws(Raise) -> Bool {
    if type.kind == .tuple {
        for item in type.cast(to: ListObject.self).retainedItems() {
            defer { item.release() }
            if try isSubclass(subclass, item) { return true }
        }
        return false
    }
    let metatype = type.kind == .type ? type.cast(to: TypeObject.self).pointee.header.type : type.type
    let check = metatype.special(.subclasscheck)
    if !check.isEmpty && (check.kind == .function || type.kind == .instance || type.kind == .native) {
        let result = try callWithReceiver(check, type, subclass)
        defer { result.release() }
        return try truth(result)
    }
    guard subclass.kind == .type else { throw typeError("issubclass() arg 1 must be a class") }
    guard type.kind == .type else {
        throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    }
    return isSubtype(subclass.cast(to: TypeObject.self), type.cast(to: TypeObject.self))
}
