// Names: locals, cells, globals through their caches; below, what the caches miss.

extension Machine {
    @inline(always) func moveTemporary(_ i: Instruction) {
        let value = registers[i.b]
        registers[i.b] = .empty
        set(i.a, value)
    }

    @inline(always) func loadGlobal(_ i: Instruction) throws(Raise) {
        let cache = code.pointee.caches + i.b
        if cache.pointee.key == UInt(bitPattern: globals.pointee.keyVersion) && cache.pointee.key != 0 {
            if cache.pointee.epoch == 0 {
                set(i.a, globals.pointee.entries[cache.pointee.index].value.retain())
                return
            }
            if cache.pointee.epoch == runtime.builtins.pointee.keyVersion {
                set(i.a, runtime.builtins.pointee.entries[cache.pointee.index].value.retain())
                return
            }
        }
        set(i.a, try loadGlobalSlowly(globals, cache))
    }

    @inline(always) func storeGlobal(_ i: Instruction) {
        let cache = code.pointee.caches + i.a
        let value = take(i.b)
        if cache.pointee.key == UInt(bitPattern: globals.pointee.keyVersion) && cache.pointee.key != 0
            && cache.pointee.epoch == 0
        {
            let place = globals.pointee.entries + cache.pointee.index
            let old = place.pointee.value
            place.pointee.value = value
            old.release()
        } else {
            storeGlobalSlowly(globals, cache, value)
        }
    }

    @inline(always) func loadNameOrFree(_ i: Instruction) throws(Raise) {
        let found = try lookInNamespace(code.pointee.names[i.b])
        if found.isEmpty {
            let cell = function.pointee.closure.unsafelyUnwrapped[i.c]
            let value = cell.cast(to: CellObject.self).pointee.value
            if value.isEmpty { throw unboundFree(code.pointee.names[i.b]) }
            set(i.a, value.retain())
        } else {
            set(i.a, found)
        }
    }

    @inline(always) func loadCell(_ i: Instruction) throws(Raise) {
        let value = registers[i.b].cast(to: CellObject.self).pointee.value
        if value.isEmpty { throw unboundLocal(code.pointee.names[i.c]) }
        set(i.a, value.retain())
    }

    @inline(always) func storeCell(_ i: Instruction) {
        let value = take(i.b)
        replace(&registers[i.a].cast(to: CellObject.self).pointee.value, with: value)
    }

    @inline(always) func deleteCell(_ i: Instruction) throws(Raise) {
        let cell = registers[i.a].cast(to: CellObject.self)
        if cell.pointee.value.isEmpty { throw unboundLocal(code.pointee.names[i.b]) }
        replace(&cell.pointee.value, with: .empty)
    }

    @inline(always) func makeCell(_ i: Instruction) {
        let cell = newContainer(CellObject.self, .cell)
        cell.pointee.value = registers[i.a]
        registers[i.a] = Value(cell)
    }

    @inline(always) func loadFree(_ i: Instruction) throws(Raise) {
        let cell = function.pointee.closure.unsafelyUnwrapped[i.b]
        let value = cell.cast(to: CellObject.self).pointee.value
        if value.isEmpty { throw unboundFree(code.pointee.names[i.c]) }
        set(i.a, value.retain())
    }

    @inline(always) func storeFree(_ i: Instruction) {
        let value = take(i.b)
        let cell = function.pointee.closure.unsafelyUnwrapped[i.a]
        replace(&cell.cast(to: CellObject.self).pointee.value, with: value)
    }

    @inline(always) func deleteFree(_ i: Instruction) throws(Raise) {
        let cell = function.pointee.closure.unsafelyUnwrapped[i.a]
        if cell.cast(to: CellObject.self).pointee.value.isEmpty { throw unboundFree(code.pointee.names[i.b]) }
        replace(&cell.cast(to: CellObject.self).pointee.value, with: .empty)
    }
}

@inline(never) func loadGlobalSlowly(
    _ globals: DictRef, _ cache: UnsafeMutablePointer<InlineCache>
) throws(Raise) -> Value {
    let name = cache.pointee.name
    var entry = globals.find(string: name.cast(to: StringObject.self))
    if entry >= 0 {
        cache.pointee.key = UInt(bitPattern: globals.currentKeyVersion)
        cache.pointee.epoch = 0
        cache.pointee.index = entry
        return globals.pointee.entries[entry].value.retain()
    }
    entry = runtime.builtins.find(string: name.cast(to: StringObject.self))
    if entry >= 0 {
        cache.pointee.key = UInt(bitPattern: globals.currentKeyVersion)
        cache.pointee.epoch = runtime.builtins.currentKeyVersion
        cache.pointee.index = entry
        return runtime.builtins.pointee.entries[entry].value.retain()
    }
    throw nameError(name)
}

@inline(never) func storeGlobalSlowly(
    _ globals: DictRef, _ cache: UnsafeMutablePointer<InlineCache>, _ value: Value
) {
    let name = cache.pointee.name
    globals.set(name, value)
    cache.pointee.key = UInt(bitPattern: globals.currentKeyVersion)
    cache.pointee.epoch = 0
    cache.pointee.index = globals.find(string: name.cast(to: StringObject.self))
}

/// `name` in the frame's namespace; owned, or empty.
func lookInNamespace(_ name: Value) throws(Raise) -> Value {
    let namespace = runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].namespace
    if namespace.isEmpty { return .empty }
    if namespace.kind == .dict { return namespace.cast(to: DictObject.self).get(name).retain() }
    do throws(Raise) { return try getItem(namespace, name) } catch {
        guard pendingIs(.keyError) else { throw error }
        clearPending()
        return .empty
    }
}

func loadName(_ name: Value, _ globals: DictRef) throws(Raise) -> Value {
    let found = try lookInNamespace(name)
    if !found.isEmpty { return found }
    let global = globals.get(name)
    if !global.isEmpty { return global.retain() }
    let builtin = runtime.builtins.get(name)
    if !builtin.isEmpty { return builtin.retain() }
    throw nameError(name)
}

/// Borrows `value`.
func storeName(_ name: Value, _ value: Value) throws(Raise) {
    let frame = runtime.frames.unsafelyUnwrapped + (runtime.depth &- 1)
    let namespace = frame.pointee.namespace.isEmpty ? Value(frame.pointee.globals) : frame.pointee.namespace
    if namespace.kind == .dict {
        namespace.cast(to: DictObject.self).set(name, value.retain())
    } else {
        try setItem(namespace, name, value)
    }
}

func deleteName(_ name: Value) throws(Raise) {
    let frame = runtime.frames.unsafelyUnwrapped + (runtime.depth &- 1)
    let namespace = frame.pointee.namespace.isEmpty ? Value(frame.pointee.globals) : frame.pointee.namespace
    if namespace.kind == .dict {
        if !namespace.cast(to: DictObject.self).remove(name) { throw nameError(name) }
        return
    }
    do throws(Raise) { try deleteItem(namespace, name) } catch {
        guard pendingIs(.keyError) else { throw error }
        clearPending()
        throw nameError(name)
    }
}

@inline(never) func nameError(_ name: Value) -> Raise {
    raiseNameError(.nameError, "name '\(name.cast(to: StringObject.self).text)' is not defined", name)
}

@inline(never) func unboundLocal(_ name: Value) -> Raise {
    raiseNameError(
        .unboundLocalError,
        "cannot access local variable '\(name.cast(to: StringObject.self).text)' where it is not associated with a value",
        name)
}

@inline(never) func unboundFree(_ name: Value) -> Raise {
    raiseNameError(
        .nameError,
        "cannot access free variable '\(name.cast(to: StringObject.self).text)' where it is not associated with a value in "
            + "enclosing scope", name)
}

private func raiseNameError(_ type: ExceptionType, _ message: String, _ name: Value) -> Raise {
    let exception = newException(type.type, arguments: newTuple([newString(message)]))
    setExceptionAttribute(exception, "name", name.retain())
    setPending(exception)
    return Raise()
}

/// The namespace (or the globals) has a dict `__annotations__`.
func setupAnnotations(_ globals: DictRef) throws(Raise) {
    let found = try lookInNamespace(runtime.names.annotations)
    let namespace = runtime.frames.unsafelyUnwrapped[runtime.depth &- 1].namespace
    if !found.isEmpty {
        found.release()
        return
    }
    if namespace.isEmpty && !globals.get(runtime.names.annotations).isEmpty { return }
    let dict = Value(newDict())
    defer { dict.release() }
    try storeName(runtime.names.annotations, dict)
}
