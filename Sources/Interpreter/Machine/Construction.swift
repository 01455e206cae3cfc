// Calling a class: `__new__`, then `__init__`; the common conversions without either.

/// The `__init__` to run on a plain new instance of `type` within the machine's loop, or empty where instances are made in the general
/// way: a metaclass with its own `__call__`, a `__new__`, a built-in layout, an abstract class.
@inline(never) func findConstructor(_ type: TypeRef) -> Value {
    var constructor = Value.empty
    if type.pointee.instanceLayout == .instance && type.pointee.instanceKind == .instance && !type.pointee.isAbstract
        && type.pointee.header.type.special(.call).bits == runtime.typeCall.bits
        && type.special(.new).bits == runtime.objectNew.bits
    {
        let initializer = type.special(.initialize)
        if initializer.kind == .function { constructor = initializer }
    }
    type.pointee.constructor = constructor
    type.pointee.constructorEpoch = runtime.classEpoch
    return constructor
}

/// `type(*arguments, **keywords)`; borrows the arguments in `base[0 ..< count]`.
@inline(never) func callType(
    _ type: TypeRef, _ base: UnsafeMutablePointer<Value>, _ count: Int, keywordNames: Value
) throws(Raise) -> Value {
    if count == 1 && keywordNames.isEmpty && type.pointee.isImmutable {
        let result = try convert(base[0], to: type)
        if !result.isEmpty { return result }
    }
    if type.pointee.instanceLayout == .exception && keywordNames.isEmpty
        && type.special(.new).bits == runtime.exceptionNew.bits
        && type.special(.initialize).bits == runtime.exceptionInit.bits
        && !runtime.exceptionNew.isEmpty
    {
        return newException(type, arguments: copyOfArguments(base, count))
    }
    // What is called from here lays its arguments out above these.
    let savedTop = runtime.nativeTop
    runtime.nativeTop = max(stackTop(), base + count)
    defer { runtime.nativeTop = savedTop }
    let metaCall = type.pointee.header.type.special(.call)
    if metaCall.bits == runtime.typeCall.bits { return try instantiate(type, base, count, keywordNames) }
    return try callCopying(metaCall, Value(type), base, count, keywordNames)
}

private func copyOfArguments(_ base: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
    if count == 0 { return runtime.emptyTuple.retain() }
    let tuple = newTupleStorage(count)
    for position in 0..<count { tuple.pointee.items[position] = base[position].retain() }
    return Value(tuple)
}

/// `int(value)`, `str(value)` and the like where that takes no more than the value; empty otherwise.
private func convert(_ value: Value, to type: TypeRef) throws(Raise) -> Value {
    let kind = type.pointee.instanceKind
    guard type == builtinType(kind) else { return .empty }
    switch kind {
    case .type: return publicType(of: value)
    case .bool: return Value(try truth(value))
    case .string: return try str(value)
    case .int:
        if value.isSmallInt { return value }
        if value.isFloat && abs(value.float) < 0x1p62 { return Value(Int(value.float)) }
        return value.kind == .string ? try IntType.convert(value) : .empty
    case .float:
        if value.isFloat { return value }
        if value.isSmallInt { return Value(Double(value.smallInt)) }
        return value.kind == .string ? Value(try FloatType.convert(value)) : .empty
    case .tuple: return value.kind == .tuple ? value.retain() : .empty
    case .list:
        let list = newList()
        do throws(Raise) { try listExtend(list, value) } catch {
            Value(list).release()
            throw error
        }
        return Value(list)
    default: return .empty
    }
}

/// `callable(first, *arguments)` with the last arguments named; an empty `first` is left out. Borrows all.
private func callCopying(
    _ callable: Value, _ first: Value, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value
) throws(Raise) -> Value {
    let top = stackTop()
    try checkStack(top + count + 2)
    top[0] = callable.retain()
    var next = 1
    if !first.isEmpty {
        top[1] = first.retain()
        next = 2
    }
    for position in 0..<count { top[next + position] = base[position].retain() }
    return try callAt(top, count + next - 1, keywordNames: keywordNames)
}

/// What `type.__call__` does: `__new__`, then `__init__` where the result is an instance. Borrows all.
func instantiate(
    _ type: TypeRef, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value
) throws(Raise) -> Value {
    if type == builtinType(.type) && count == 1 && keywordNames.isEmpty { return publicType(of: base[0]) }
    let object = try makeInstance(type, base, count, keywordNames)
    guard isSubtype(object.type, type) else { return object }
    let initializer = object.type.special(.initialize)
    if initializer.bits == runtime.objectInit.bits || initializer.isEmpty { return object }
    do throws(Raise) {
        let result: Value
        if initializer.kind == .function || initializer.kind == .nativeFunction {
            result = try callCopying(initializer, object, base, count, keywordNames)
        } else {
            let bound = try bind(initializer, receiver: object, type: object.type)
            defer { bound.release() }
            result = try callCopying(bound, .empty, base, count, keywordNames)
        }
        defer { result.release() }
        if !result.isNone { throw typeError("__init__() should return None, not '\(typeName(result))'") }
    } catch {
        object.release()
        throw error
    }
    return object
}

/// What `__new__` returns.
private func makeInstance(
    _ type: TypeRef, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value
) throws(Raise) -> Value {
    let new = type.special(.new)
    if new.isEmpty { throw typeError("cannot create '\(type.errorName)' instances") }
    if new.bits == runtime.objectNew.bits {
        let initializer = type.special(.initialize)
        let hasInitializer = initializer.bits != runtime.objectInit.bits && !initializer.isEmpty
        if !hasInitializer && count > 0 { throw typeError("\(type.nameText)() takes no arguments") }
        return try newPlainObject(type)
    }
    if new.kind == .staticMethod {
        return try callCopying(
            new.cast(to: WrapperObject.self).pointee.function, Value(type), base, count, keywordNames)
    }
    let function = try bind(new, receiver: .empty, type: type)
    defer { function.release() }
    return try callCopying(function, Value(type), base, count, keywordNames)
}
