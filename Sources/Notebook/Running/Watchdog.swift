import Glibc

/// Interrupts a cell that runs longer than it may. When the interrupt does not help, because the cell is deep in native
/// code or catches everything, the process ends: all that was done is on disk by then.
final class Watchdog {
    private final class State {
        var mutex = pthread_mutex_t()
        var condition = pthread_cond_t()
        var isOver = false
        var hasFired = false
        let deadline: Double
        let interrupt: () -> Void

        init(deadline: Double, interrupt: @escaping () -> Void) {
            self.deadline = deadline
            self.interrupt = interrupt
            pthread_mutex_init(&mutex, nil)
            var attributes = pthread_condattr_t()
            pthread_condattr_init(&attributes)
            pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
            pthread_cond_init(&condition, &attributes)
            pthread_condattr_destroy(&attributes)
        }

        /// Returns false when the deadline passes first.
        func waitForEnd(until deadline: Double) -> Bool {
            var time = timespec(tv_sec: Int(deadline), tv_nsec: Int((deadline - deadline.rounded(.down)) * 1e9))
            while !isOver {
                if pthread_cond_timedwait(&condition, &mutex, &time) == ETIMEDOUT { return isOver }
            }
            return true
        }

        func run() {
            pthread_mutex_lock(&mutex)
            if !waitForEnd(until: deadline) {
                hasFired = true
                interrupt()
                if !waitForEnd(until: Clock.monotonic + Watchdog.patience) {
                    ConsoleProgress.write("error: the cell did not stop after its time was up\n", 2)
                    _exit(RunStatus.timedOut.rawValue)
                }
            }
            pthread_mutex_unlock(&mutex)
        }
    }

    /// Seconds between the interrupt and the end of the process.
    static let patience = 10.0
    /// Longer times are none: they would not fit the system's clock.
    private static let longest = 1e9

    private let state: State
    private var thread = pthread_t()
    private let hasThread: Bool

    init?(seconds: Double?, interrupt: @escaping () -> Void) {
        guard let seconds, seconds > 0, seconds < Watchdog.longest else { return nil }
        let state = State(deadline: Clock.monotonic + seconds, interrupt: interrupt)
        self.state = state
        let argument = Unmanaged.passRetained(state)
        hasThread =
            pthread_create(
                &thread, nil,
                { argument in
                    Unmanaged<State>.fromOpaque(argument!).takeRetainedValue().run()
                    return nil
                }, argument.toOpaque()) == 0
        if !hasThread { argument.release() }
    }

    /// Ends the watch; true when the time had run out.
    func stop() -> Bool {
        pthread_mutex_lock(&state.mutex)
        state.isOver = true
        pthread_cond_signal(&state.condition)
        pthread_mutex_unlock(&state.mutex)
        if hasThread { pthread_join(thread, nil) }
        return state.hasFired
    }
}
