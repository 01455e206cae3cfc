import Glibc
import Interpreter

/// Signals that came and whose handlers have not run yet, one bit each: all that a handler may touch.
nonisolated(unsafe) private var arrivedSignals: UInt64 = 0

/// The handlers of the language, by signal.
private final class SignalHandlers {
    nonisolated(unsafe) static let shared = SignalHandlers()
    private var handlers: [Int32: Value] = [:]
    private var isPolling = false
    /// `default_int_handler`, owned.
    var interruptHandler = Value.none

    /// What handles a signal: a callable, 0 for the system's way, 1 for ignoring it. Borrowed.
    func handler(of number: Int32) -> Value {
        if let handler = handlers[number] { return handler }
        return number == SIGINT ? interruptHandler : Value(0)
    }

    func set(_ number: Int32, _ handler: Value) throws(Raise) {
        var action = sigaction()
        if handler.bits == interruptHandler.bits && number == SIGINT {
            action.__sigaction_handler.sa_handler = { _ in runtime.attention.requestInterrupt() }
        } else if let fixed = fixedInt(handler) {
            action.__sigaction_handler.sa_handler = fixed == 0 ? SIG_DFL : SIG_IGN
        } else {
            poll()
            action.__sigaction_handler.sa_handler = { number in
                arrivedSignals |= 1 << UInt64(number)
                runtime.attention.flag = 1
            }
        }
        if sigaction(number, &action, nil) != 0 { throw systemError(errno) }
        let old = handlers.updateValue(handler.retain(), forKey: number)
        old?.release()
    }

    /// Has the machine look for signals when something asked for its attention.
    private func poll() {
        if isPolling { return }
        isPolling = true
        let other = runtime.state.hooks.poll
        runtime.state.hooks.poll = { () throws(Raise) in
            if let other { try other() }
            try SignalHandlers.shared.runArrived()
        }
    }

    private func runArrived() throws(Raise) {
        while arrivedSignals != 0 {
            let number = Int32(arrivedSignals.trailingZeroBitCount)
            arrivedSignals &= ~(1 << UInt64(number))
            guard let handler = handlers[number], fixedInt(handler) == nil else { continue }
            handler.retain()
            defer { handler.release() }
            try call(handler, Value(Int(number)), Value.none).release()
        }
    }
}

extension NativeModule {
    /// `_signal`: handlers in the language, and alarms.
    static let signal = NativeModule("_signal") { module in
        let interrupt = NativeFunction("default_int_handler(signalnum, frame, /)", doc: "Raises KeyboardInterrupt.") {
            (_) throws(Raise) in throw raise(ExceptionType.keyboardInterrupt.type, arguments: [])
        }
        interrupt.moduleName = "_signal"
        let handler = newNativeFunction(interrupt)
        SignalHandlers.shared.interruptHandler = handler.retain()
        module.constant("default_int_handler", handler)
        defineSignalNumbers(module)
        module.function("signal(signalnum, handler, /)", doc: "Sets the handler of a signal; the old one.") {
            (a) throws(Raise) in
            let number = try signalNumber(a[0])
            if fixedInt(a[1]) != 0 && fixedInt(a[1]) != 1 && a[1].type.special(.call).isEmpty && a[1].kind != .function
                && a[1].kind != .nativeFunction && a[1].kind != .boundMethod
            {
                throw typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
            }
            let old = SignalHandlers.shared.handler(of: number).retain()
            try SignalHandlers.shared.set(number, a[1])
            return old
        }
        module.function("getsignal(signalnum, /)", doc: "The handler of a signal.") { (a) throws(Raise) in
            SignalHandlers.shared.handler(of: try signalNumber(a[0])).retain()
        }
        module.function("raise_signal(signalnum, /)", doc: "Sends a signal to this process.") { (a) throws(Raise) in
            if Glibc.raise(try signalNumber(a[0])) != 0 { throw systemError(errno) }
            return Value.none
        }
        module.function("alarm(seconds, /)", doc: "Has SIGALRM come after some seconds.") { (a) throws(Raise) in
            Value(Int(alarm(UInt32(clamping: try asInt(a[0])))))
        }
        module.function("pause()", doc: "Waits for a signal.") { (_) throws(Raise) in
            _ = pause()
            try checkInterrupt()
            return Value.none
        }
        module.function("strsignal(signalnum, /)", doc: "What a signal is.") { (a) throws(Raise) in
            guard let text = strsignal(try signalNumber(a[0])) else { return Value.none }
            return newString(String(cString: text))
        }
        module.function("siginterrupt(signalnum, flag, /)", doc: "Accepted: calls are always interrupted.") { _ in
            Value.none
        }
    }
}

private func signalNumber(_ value: Value) throws(Raise) -> Int32 {
    let number = try cInt(value)
    guard number > 0 && number < 64 else { throw valueError("signal number out of range") }
    return number
}

private func defineSignalNumbers(_ module: ModuleBuilder) {
    let numbers: [(String, Int32)] = [
        ("SIGHUP", SIGHUP), ("SIGINT", SIGINT), ("SIGQUIT", SIGQUIT), ("SIGILL", SIGILL), ("SIGTRAP", SIGTRAP),
        ("SIGABRT", SIGABRT), ("SIGBUS", SIGBUS), ("SIGFPE", SIGFPE), ("SIGKILL", SIGKILL), ("SIGUSR1", SIGUSR1),
        ("SIGSEGV", SIGSEGV), ("SIGUSR2", SIGUSR2), ("SIGPIPE", SIGPIPE), ("SIGALRM", SIGALRM), ("SIGTERM", SIGTERM),
        ("SIGCHLD", SIGCHLD), ("SIGCONT", SIGCONT), ("SIGSTOP", SIGSTOP), ("SIGTSTP", SIGTSTP), ("SIGTTIN", SIGTTIN),
        ("SIGTTOU", SIGTTOU), ("SIGURG", SIGURG), ("SIGXCPU", SIGXCPU), ("SIGXFSZ", SIGXFSZ), ("SIGVTALRM", SIGVTALRM),
        ("SIGPROF", SIGPROF), ("SIGWINCH", SIGWINCH), ("SIGIO", SIGIO), ("SIGSYS", SIGSYS), ("SIG_DFL", 0),
        ("SIG_IGN", 1),
        ("NSIG", 65),
    ]
    for (name, number) in numbers { module.constant(name, Value(Int(number))) }
}
