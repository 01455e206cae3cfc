/// Thrown in Swift when an exception of the language is in flight: the exception itself is `runtime.pendingException`.
/// An empty struct under typed `throws` costs a few nanoseconds.
package struct Raise: Error {
    @inline(__always) package init() {}
}

/// The built-in exception classes and their parents.
package enum ExceptionType: Int, CaseIterable {
    case baseException, exception, arithmeticError, lookupError
    case assertionError, attributeError, bufferError, eofError, floatingPointError, generatorExit, importError
    case moduleNotFoundError, indexError, keyError, keyboardInterrupt, memoryError, nameError, notImplementedError,
        osError
    case overflowError, recursionError, referenceError, runtimeError, stopIteration, stopAsyncIteration, syntaxError
    case indentationError, tabError, systemError, systemExit, typeError, unboundLocalError, unicodeError,
        unicodeEncodeError
    case unicodeDecodeError, unicodeTranslateError, valueError, zeroDivisionError
    case blockingIOError, childProcessError, connectionError, brokenPipeError, connectionAbortedError,
        connectionRefusedError
    case connectionResetError, fileExistsError, fileNotFoundError, interruptedError, isADirectoryError,
        notADirectoryError
    case permissionError, processLookupError, timeoutError
    case warning, deprecationWarning, pendingDeprecationWarning, runtimeWarning, syntaxWarning, userWarning,
        futureWarning
    case importWarning, unicodeWarning, bytesWarning, resourceWarning, encodingWarning

    var name: String {
        switch self {
        case .eofError: "EOFError"
        case .osError: "OSError"
        case .blockingIOError: "BlockingIOError"
        case .isADirectoryError: "IsADirectoryError"
        case .notADirectoryError: "NotADirectoryError"
        default: "\(self)".prefix(1).uppercased() + "\(self)".dropFirst()
        }
    }

    var parent: ExceptionType? {
        switch self {
        case .baseException: nil
        case .exception, .generatorExit, .keyboardInterrupt, .systemExit: .baseException
        case .floatingPointError, .overflowError, .zeroDivisionError: .arithmeticError
        case .indexError, .keyError: .lookupError
        case .moduleNotFoundError: .importError
        case .unboundLocalError: .nameError
        case .notImplementedError, .recursionError: .runtimeError
        case .indentationError: .syntaxError
        case .tabError: .indentationError
        case .unicodeError: .valueError
        case .unicodeEncodeError, .unicodeDecodeError, .unicodeTranslateError: .unicodeError
        case .blockingIOError, .childProcessError, .connectionError, .fileExistsError, .fileNotFoundError,
            .interruptedError,
            .isADirectoryError, .notADirectoryError, .permissionError, .processLookupError, .timeoutError:
            .osError
        case .brokenPipeError, .connectionAbortedError, .connectionRefusedError, .connectionResetError: .connectionError
        case .deprecationWarning, .pendingDeprecationWarning, .runtimeWarning, .syntaxWarning, .userWarning,
            .futureWarning,
            .importWarning, .unicodeWarning, .bytesWarning, .resourceWarning, .encodingWarning:
            .warning
        default: .exception
        }
    }

    package var type: TypeRef { runtime.exceptionTypes.unsafelyUnwrapped[rawValue] }
}

/// Raises an exception with one message: `throw raise(.typeError, "…")`.
@inline(never) package func raise(_ type: ExceptionType, _ message: String) -> Raise {
    raise(type.type, arguments: [newString(message)])
}

/// Raises an exception of `type` with owned `arguments`.
@inline(never) package func raise(_ type: TypeRef, arguments: [Value]) -> Raise {
    setPending(newException(type, arguments: newTuple(arguments)))
    return Raise()
}

@inline(never) package func typeError(_ message: String) -> Raise { raise(.typeError, message) }
@inline(never) package func valueError(_ message: String) -> Raise { raise(.valueError, message) }
@inline(never) package func indexError(_ message: String) -> Raise { raise(.indexError, message) }
@inline(never) package func overflowError(_ message: String) -> Raise { raise(.overflowError, message) }
@inline(never) package func runtimeError(_ message: String) -> Raise { raise(.runtimeError, message) }
@inline(never) package func memoryError() -> Raise { raise(ExceptionType.memoryError.type, arguments: []) }
/// `key` is borrowed.
@inline(never) package func keyError(_ key: Value) -> Raise {
    raise(ExceptionType.keyError.type, arguments: [key.retain()])
}
/// Something of Python that Cellbook leaves out; says so.
@inline(never) package func notInSubset(_ what: String) -> Raise {
    raise(.notImplementedError, "\(what) is not part of Cellbook's language")
}

/// A new exception object; takes over `arguments` (a tuple).
func newException(_ type: TypeRef, arguments: Value) -> Value {
    let object = newSubclassable(ExceptionObject.self, .exception, type)
    object.pointee.arguments = arguments
    object.pointee.traceback = .empty
    object.pointee.cause = .empty
    object.pointee.context = .empty
    object.pointee.suppressContext = false
    object.pointee.attributes = .empty
    return Value(object)
}

/// Puts an owned exception in flight, its context being what is handled at present.
package func setPending(_ exception: Value) {
    let object = exception.cast(to: ExceptionObject.self)
    let handled = runtime.handledException
    if !handled.isEmpty && handled.bits != exception.bits && object.pointee.context.isEmpty {
        object.pointee.context = breakContextCycle(from: handled, to: exception).retain()
    }
    let old = runtime.pendingException
    runtime.pendingException = exception
    old.release()
}

/// Before `exception` gets `handled` as its context: takes `exception` out of `handled`'s own chain.
private func breakContextCycle(from handled: Value, to exception: Value) -> Value {
    var walker = handled
    while true {
        let object = walker.cast(to: ExceptionObject.self)
        let next = object.pointee.context
        if next.isEmpty { break }
        if next.bits == exception.bits {
            object.pointee.context = .empty
            next.release()
            break
        }
        walker = next
    }
    return handled
}

/// Takes the exception in flight: after a `catch`, in Swift code that handles it. The result is owned.
package func takePending() -> Value {
    let exception = runtime.pendingException
    runtime.pendingException = .empty
    return exception
}

/// Puts back an owned exception as it was, without changing its context.
package func restorePending(_ exception: Value) -> Raise {
    let old = runtime.pendingException
    runtime.pendingException = exception
    old.release()
    return Raise()
}

/// In a Swift `catch`: whether the exception in flight is of `type`.
package func pendingIs(_ type: ExceptionType) -> Bool {
    !runtime.pendingException.isEmpty && isSubtype(runtime.pendingException.type, type.type)
}

/// In a Swift `catch`: forgets the exception in flight.
package func clearPending() {
    let exception = runtime.pendingException
    runtime.pendingException = .empty
    exception.release()
}
