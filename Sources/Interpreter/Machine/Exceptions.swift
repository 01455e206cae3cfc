import Glibc

// Raising, matching, `with`, and tracebacks as they grow.

/// `raise value [from cause]`; takes over both. Always throws.
func raiseValue(_ value: Value, cause: Value) throws(Raise) {
    defer { cause.release() }
    let exception = try instantiateException(value, "exceptions must derive from BaseException")
    if !cause.isEmpty {
        let object = exception.cast(to: ExceptionObject.self)
        if cause.isNone {
            replace(&object.pointee.cause, with: .empty)
        } else {
            let instance: Value
            do throws(Raise) {
                instance = try instantiateException(cause.retain(), "exception causes must derive from BaseException")
            } catch {
                exception.release()
                throw error
            }
            replace(&object.pointee.cause, with: instance)
        }
        object.pointee.suppressContext = true
    }
    setPending(exception)
    throw Raise()
}

/// An exception instance from an instance or a class; takes over `value`.
private func instantiateException(_ value: Value, _ message: String) throws(Raise) -> Value {
    if value.layout == .exception { return value }
    defer { value.release() }
    if value.kind == .type && isSubtype(value.cast(to: TypeObject.self), ExceptionType.baseException.type) {
        let exception = try call(value, [])
        if exception.layout == .exception { return exception }
        exception.release()
        throw typeError(
            "calling \(value.cast(to: TypeObject.self).nameText) should have returned an instance of BaseException, not "
                + typeName(exception))
    }
    throw typeError(message)
}

/// `except type:`
func matchesException(_ exception: Value, _ type: Value) throws(Raise) -> Bool {
    if type.kind == .type && isSubtype(type.cast(to: TypeObject.self), ExceptionType.baseException.type) {
        return isSubtype(exception.type, type.cast(to: TypeObject.self))
    }
    if type.kind == .tuple {
        for item in type.cast(to: ListObject.self).buffer where try matchesException(exception, item) { return true }
        return false
    }
    throw typeError("catching classes that do not inherit from BaseException is not allowed")
}

// MARK: with

/// Prepares a `with`: `target[0]` the exit method, `target[1]` the manager, `target[2]` what `__enter__` gave. Borrows the manager.
func enterWith(_ target: UnsafeMutablePointer<Value>, _ manager: Value) throws(Raise) {
    let enter = manager.type.special(.enter)
    if enter.isEmpty {
        throw typeError("'\(typeName(manager))' object does not support the context manager protocol")
    }
    let exit = manager.type.special(.exit)
    if exit.isEmpty {
        throw typeError(
            "'\(typeName(manager))' object does not support the context manager protocol (missed __exit__ method)")
    }
    exit.retain()
    manager.retain()
    do throws(Raise) {
        let value = try callWithReceiver(enter, manager, [])
        replace(target, with: exit)
        replace(target + 1, with: manager)
        replace(target + 2, with: value)
    } catch {
        exit.release()
        manager.release()
        throw error
    }
}

/// Tells a manager of an exception; whether it wants it forgotten. Borrows all.
func exitWithException(_ exit: Value, _ manager: Value, _ exception: Value) throws(Raise) -> Bool {
    let traceback = exception.cast(to: ExceptionObject.self).pointee.traceback
    let arguments = [Value(exception.type), exception, traceback.isEmpty ? Value.none : traceback]
    let result = try callWithReceiver(exit, manager, arguments)
    defer { result.release() }
    return try truth(result)
}

// MARK: Tracebacks

/// Adds the frame that the exception in flight passes to its traceback.
func addTraceback(_ code: CodeRef, _ instruction: Int, _ globals: DictRef) {
    let exception = runtime.pendingException
    guard !exception.isEmpty else { return }
    let object = exception.cast(to: ExceptionObject.self)
    let entry = newContainer(TracebackObject.self, .traceback)
    entry.pointee.next = object.pointee.traceback.isEmpty ? Value.none : object.pointee.traceback
    entry.pointee.code = code
    Value(code).retain()
    entry.pointee.globals = Value(globals).retain()
    entry.pointee.instruction = Int32(truncatingIfNeeded: instruction)
    object.pointee.traceback = Value(entry)
}

/// An exception where nothing can handle it (`__del__`, callbacks of weak references): told on standard error and forgotten.
func reportUnraisable(in place: Value) {
    let exception = takePending()
    if exception.isEmpty { return }
    defer { exception.release() }
    if callUnraisableHook(exception, place) { return }
    var text = "Exception ignored in: "
    text += (try? reprText(place)) ?? "<object>"
    writeError(text + "\n" + renderTraceback(exception))
}

/// Tells a program's own `sys.unraisablehook`; false where it has none.
private func callUnraisableHook(_ exception: Value, _ place: Value) -> Bool {
    let sys = runtime.modules.get(intern("sys"))
    guard sys.kind == .module else { return false }
    let hook = sys.cast(to: ModuleObject.self).pointee.dict.get(intern("unraisablehook")).retain()
    if hook.isEmpty { return false }
    defer { hook.release() }
    do throws(Raise) {
        let types = try runtime.loader.load("types")
        defer { types.release() }
        let namespace = try getAttribute(types, "SimpleNamespace")
        defer { namespace.release() }
        let traceback = orNone(exception.cast(to: ExceptionObject.self).pointee.traceback)
        defer { traceback.release() }
        let details = try call(
            namespace, [],
            keywords: [
                (intern("exc_type"), Value(exception.type)), (intern("exc_value"), exception),
                (intern("exc_traceback"), traceback), (intern("err_msg"), Value.none), (intern("object"), place),
            ])
        defer { details.release() }
        try call(hook, [details]).release()
    } catch {
        let failure = takePending()
        defer { failure.release() }
        writeError(
            "Exception ignored in sys.unraisablehook: \((try? reprText(hook)) ?? "<object>")\n"
                + renderTraceback(failure))
    }
    return true
}

/// Writes to the error stream that the host gave, or to the process's own.
package func writeError(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
        if let write = runtime.state.streams.writeError {
            write(bytes)
        } else {
            _ = Glibc.write(2, bytes.baseAddress, bytes.count)
        }
    }
}

package func keyboardInterrupt() -> Raise { raise(ExceptionType.keyboardInterrupt.type, arguments: []) }

/// Looks after what asked for attention: an interrupt becomes `KeyboardInterrupt`, a due collection runs.
@inline(never) func giveAttention() throws(Raise) {
    runtime.attention.flag = 0
    if runtime.attention.isCollectionDue {
        runtime.attention.isCollectionDue = false
        if runtime.state.collectsByItself { collectCycles() } else { runtime.containersMade = 0 }
    }
    if let poll = runtime.state.hooks.poll { try poll() }
    if runtime.attention.takeInterrupt() { throw keyboardInterrupt() }
}
