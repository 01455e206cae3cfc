import Glibc
import Interpreter

/// A lock. Programs run in one thread, where waiting for a lock that is held would never end.
private final class LockState {
    var count = 0
    let isReentrant: Bool
    init(isReentrant: Bool) { self.isReentrant = isReentrant }

    func acquire(blocking: Bool, timeout: Double) throws(Raise) -> Bool {
        if !blocking && timeout != -1 { throw valueError("can't specify a timeout for a non-blocking call") }
        if timeout < 0 && timeout != -1 { throw valueError("timeout value must be positive") }
        if count == 0 || isReentrant {
            count += 1
            return true
        }
        if !blocking { return false }
        if timeout == -1 { throw runtimeError("deadlock: the lock is held, and no other thread could release it") }
        var left = timespec(tv_sec: Int(min(timeout, 1e9)), tv_nsec: Int((timeout - timeout.rounded(.down)) * 1e9))
        while withUnsafeMutablePointer(to: &left, { nanosleep($0, $0) }) != 0 && errno == EINTR { try checkInterrupt() }
        return false
    }

    func release() throws(Raise) {
        if count == 0 { throw runtimeError(isReentrant ? "cannot release un-acquired lock" : "release unlocked lock") }
        count -= 1
    }
}

extension NativeModule {
    /// `_thread`: one thread. A thread that a program starts runs to its end at once.
    static let thread = NativeModule("_thread") { (module) throws(Raise) in
        let lock = newNativeType("lock", module: "_thread") { populate($0, "lock") }
        let reentrant = newNativeType("RLock", module: "_thread") { populate($0, "RLock") }
        module.constant("LockType", Value(lock))
        reentrant.staticMethod("__new__(cls)") { _ in newNative(reentrant, LockState(isReentrant: true)) }
        module.constant("RLock", Value(reentrant))
        for name in ["allocate_lock()", "allocate()"] as [StaticString] {
            module.function(name, doc: "A new lock.") { _ in newNative(lock, LockState(isReentrant: false)) }
        }
        module.constant("error", Value(ExceptionType.runtimeError.type))
        module.constant("TIMEOUT_MAX", Value(9223372036.0))
        module.constant("_local", try makeLocalType())
        module.function("get_ident()", doc: "The number of this thread.") { _ in Value(Int(bitPattern: UInt(pthread_self()))) }
        module.function("get_native_id()", doc: "The system's number of this thread.") { _ in Value(Int(getpid())) }
        module.function("stack_size(size=0, /)", doc: "Accepted without effect.") { _ in Value(0) }
        module.function("_count()", doc: "Threads that were started and run.") { _ in Value(0) }
        module.function("interrupt_main(signum=2, /)", doc: "Has KeyboardInterrupt raised.") { _ in
            runtime.attention.requestInterrupt()
            return Value.none
        }
        for name in ["start_new_thread(function, args, kwargs=?, /)", "start_new(function, args, kwargs=?, /)"] as [StaticString] {
            module.function(name, doc: "Runs a function to its end.") { (a) throws(Raise) in try start(a) }
        }
    }
}

private func makeLocalType() throws(Raise) -> Value {
    let namespace = newDict()
    namespace.set("__module__", newString("_thread"))
    let arguments = [newString("_local"), runtime.emptyTuple, Value(namespace)]
    defer { releaseAll(arguments) }
    return try call(Value(builtinType(.type)), arguments)
}

private func start(_ a: Arguments) throws(Raise) -> Value {
    guard a[1].layout == .tuple else { throw typeError("2nd arg must be a tuple") }
    var keywords: [(name: Value, value: Value)] = []
    if a.has(2) {
        guard a[2].layout == .dict else { throw typeError("optional 3rd arg must be a dictionary") }
        keywords = a[2].cast(to: DictObject.self).retainedPairs().map { ($0.key, $0.value) }
    }
    let arguments = a[1].cast(to: ListObject.self).retainedItems()
    defer {
        releaseAll(arguments)
        for pair in keywords {
            pair.name.release()
            pair.value.release()
        }
    }
    do throws(Raise) {
        try call(a[0], arguments, keywords: keywords).release()
    } catch {
        if pendingIs(.keyboardInterrupt) { throw error }
        let isExit = pendingIs(.systemExit)
        let exception = takePending()
        defer { exception.release() }
        if !isExit {
            writeError("Exception ignored in thread started by: \(try reprText(a[0]))\n" + renderTraceback(exception))
        }
    }
    return Value(Int(bitPattern: UInt(pthread_self())))
}

private func populate(_ type: TypeRef, _ name: String) {
    func own(_ value: Value) -> LockState { value.uncheckedPayload(LockState.self) }
    func acquire(_ a: Arguments) throws(Raise) -> Value {
        Value(try own(a[0]).acquire(blocking: try truth(a[1]), timeout: try asDouble(a[2])))
    }
    func release(_ a: Arguments) throws(Raise) -> Value {
        try own(a[0]).release()
        return Value.none
    }
    for signature in ["acquire(self, blocking=True, timeout=-1)", "acquire_lock(self, blocking=True, timeout=-1)"] as [StaticString] {
        type.method(signature, doc: "Takes the lock.", acquire)
    }
    for signature in ["release(self)", "release_lock(self)"] as [StaticString] {
        type.method(signature, doc: "Gives the lock back.", release)
    }
    type.method("__enter__(self)") { (a) throws(Raise) in Value(try own(a[0]).acquire(blocking: true, timeout: -1)) }
    type.method("__exit__(self, *args)") { (a) throws(Raise) in try release(a) }
    for signature in ["locked(self)", "_is_owned(self)"] as [StaticString] {
        type.method(signature) { a in Value(own(a[0]).count > 0) }
    }
    type.method("__repr__(self)") { a in
        let digits = String(a[0].bits, radix: 16)
        let address = "0x" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
        let state = own(a[0]).count > 0 ? "locked" : "unlocked"
        return newString("<\(state) _thread.\(name) object at \(address)>")
    }
}
