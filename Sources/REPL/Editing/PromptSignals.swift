import Glibc
import Synchronization

/// Signals while someone types. Their handlers may only set flags and write to a pipe, which wakes the reader.
package enum PromptSignals {
    private static let interrupted = Atomic<Bool>(false)
    private static let resized = Atomic<Bool>(false)
    private static let isReading = Atomic<Bool>(false)
    /// Both ends of the pipe in one word, so that a handler can read them at any time.
    private static let pipeEnds = Atomic<UInt64>(0)
    /// The same closure where a handler finds it without a lock: it is set once and never freed.
    nonisolated(unsafe) private static var interruptProgram: (() -> Void)?

    /// Installs the handlers. Ctrl-C calls `interrupt` while a program runs; it must be safe in a signal handler.
    package static func install(interrupt: @escaping () -> Void) {
        interruptProgram = interrupt
        if pipeEnds.load(ordering: .relaxed) == 0 {
            var ends: [Int32] = [0, 0]
            if pipe(&ends) == 0 {
                for end in ends {
                    _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                    _ = fcntl(end, F_SETFL, O_NONBLOCK)
                }
                pipeEnds.store(
                    UInt64(UInt32(bitPattern: ends[0])) | UInt64(UInt32(bitPattern: ends[1])) << 32, ordering: .relaxed)
            }
        }
        handle(SIGINT) { _ in PromptSignals.receiveInterrupt() }
        handle(SIGWINCH) { _ in PromptSignals.receiveResize() }
        // Writing to a pipe whose reader is gone is an error to handle, no reason to die.
        signal(SIGPIPE, SIG_IGN)
    }

    private static func handle(_ number: Int32, _ handler: @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        // No SA_RESTART: a read returns, and the reader looks at the flags.
        action.sa_flags = 0
        sigemptyset(&action.sa_mask)
        sigaction(number, &action, nil)
    }

    private static func receiveInterrupt() {
        if isReading.load(ordering: .relaxed) {
            interrupted.store(true, ordering: .relaxed)
            wake()
        } else {
            interruptProgram?()
        }
    }

    private static func receiveResize() {
        resized.store(true, ordering: .relaxed)
        if isReading.load(ordering: .relaxed) { wake() }
    }

    private static func wake() {
        let saved = errno
        var byte: UInt8 = 1
        _ = write(Int32(truncatingIfNeeded: pipeEnds.load(ordering: .relaxed) >> 32), &byte, 1)
        errno = saved
    }

    /// The end of the pipe to wait for; -1 before `install`.
    static var wakeDescriptor: Int32 {
        let ends = pipeEnds.load(ordering: .relaxed)
        return ends == 0 ? -1 : Int32(truncatingIfNeeded: ends & 0xFFFF_FFFF)
    }

    static func emptyPipe() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(wakeDescriptor, &bytes, bytes.count) > 0 {}
    }

    /// Runs `body` while Ctrl-C is the reader's.
    package static func whileReading<Result>(_ body: () -> Result) -> Result {
        interrupted.store(false, ordering: .relaxed)
        isReading.store(true, ordering: .relaxed)
        defer { isReading.store(false, ordering: .relaxed) }
        return body()
    }

    static func takeInterrupt() -> Bool { interrupted.exchange(false, ordering: .relaxed) }
    static func takeResize() -> Bool { resized.exchange(false, ordering: .relaxed) }
}
