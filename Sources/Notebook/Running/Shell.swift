import Glibc

/// Runs shell commands for `!command`.
package enum Shell {
    package struct Result: Equatable {
        package var output: String
        /// The exit status; negative the signal that ended it.
        package var status: Int32
    }

    /// Runs a command and hands its output on as it comes. With `inheritsTerminal` the command has the terminal itself,
    /// so that it may ask and draw, and nothing is handed on.
    package static func run(
        _ command: String, inheritsTerminal: Bool = false, write: (String, OutputStream) -> Void
    ) -> Int32 {
        if inheritsTerminal {
            fflush(nil)
            guard let process = spawn(command, output: nil, error: nil) else { return 127 }
            return wait(for: process)
        }
        guard let output = Pipe(), let error = Pipe() else { return 127 }
        guard let process = spawn(command, output: output, error: error) else { return 127 }
        close(output.writing)
        close(error.writing)
        var texts: [Int32: UTF8Stream] = [output.reading: UTF8Stream(), error.reading: UTF8Stream()]
        var open = [output.reading, error.reading]
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        while !open.isEmpty {
            var polls = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            if poll(&polls, nfds_t(polls.count), -1) < 0, errno != EINTR { break }
            for entry in polls where entry.revents != 0 {
                let count = Glibc.read(entry.fd, &chunk, chunk.count)
                if count < 0, errno == EINTR { continue }
                let stream: OutputStream = entry.fd == output.reading ? .standardOutput : .standardError
                if count > 0 {
                    let text = texts[entry.fd]?.add(chunk[..<count]) ?? ""
                    if !text.isEmpty { write(text, stream) }
                    continue
                }
                if let rest = texts[entry.fd]?.finish(), !rest.isEmpty { write(rest, stream) }
                close(entry.fd)
                open.removeAll { $0 == entry.fd }
            }
        }
        return wait(for: process)
    }

    /// The output of a command, both streams as one.
    package static func output(of command: String) -> Result {
        var text = ""
        let status = run(command) { piece, _ in text += piece }
        return Result(output: text, status: status)
    }

    private struct Pipe {
        let reading: Int32
        let writing: Int32

        init?() {
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else { return nil }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (reading, writing) = (ends[0], ends[1])
        }
    }

    private static func spawn(_ command: String, output: Pipe?, error: Pipe?) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let output { posix_spawn_file_actions_adddup2(&actions, output.writing, 1) }
        if let error { posix_spawn_file_actions_adddup2(&actions, error.writing, 2) }
        // A program may ignore signals; its commands must not inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        let arguments: [UnsafeMutablePointer<CChar>?] =
            ["/bin/sh", "-c", command].map { (text: String) in strdup(text) } + [nil]
        defer { for argument in arguments { free(argument) } }
        guard posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environ) == 0 else { return nil }
        return process
    }

    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 { if errno != EINTR { return 127 } }
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : -signal
    }
}

/// Puts text together from pieces of bytes that may split a character.
struct UTF8Stream {
    private var pending: [UInt8] = []

    mutating func add(_ bytes: ArraySlice<UInt8>) -> String {
        pending += bytes
        // The start of a last character that is not complete waits for the rest.
        var end = pending.count
        for back in 1...4 where back <= pending.count {
            let byte = pending[pending.count - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            if length > back { end = pending.count - back }
            break
        }
        defer { pending.removeFirst(end) }
        return String(decoding: pending[..<end], as: UTF8.self)
    }

    mutating func finish() -> String {
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self)
    }
}
