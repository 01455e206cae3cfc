import CPlatform
import Glibc
import Interpreter

extension NativeModule {
    /// `_subprocess`: starting programs and waiting for them; `subprocess` is made of it.
    static let subprocess = NativeModule("_subprocess") { module in
        module.function(
            "spawn(argv, executable, cwd, env, stdin, stdout, stderr, new_session, /)", doc: "Starts a program; its number."
        ) { (a) throws(Raise) in try spawn(a) }
        module.function("wait(pid, nohang, /)", doc: "The exit code, minus the signal that ended it, or None.") { (a) throws(Raise) in
            let (process, options) = (try cInt(a[0]), try truth(a[1]) ? WNOHANG : 0)
            var status: Int32 = 0
            let ended = try retrying { waitpid(process, &status, options) }
            if ended < 0 { throw systemError(errno) }
            if ended == 0 { return Value.none }
            let signal = status & 0x7F
            return Value(Int(signal == 0 ? status >> 8 & 0xFF : -signal))
        }
        module.function("poll_fds(fds, timeout, /)", doc: "The descriptors that are ready, of pairs (fd, for writing).") {
            (a) throws(Raise) in
            let pairs = try collect(a[0])
            defer { releaseAll(pairs) }
            var requests: [pollfd] = []
            for pair in pairs {
                guard pair.layout == .tuple, pair.cast(to: ListObject.self).pointee.count == 2 else {
                    throw typeError("poll_fds() needs pairs")
                }
                let items = pair.cast(to: ListObject.self).buffer
                let events = try truth(items[1]) ? POLLOUT : POLLIN
                requests.append(pollfd(fd: try cInt(items[0]), events: Int16(events), revents: 0))
            }
            let timeout = a[1].isNone ? -1 : Int32(clamping: Int(min(2e9, max(0, (try asDouble(a[1])) * 1000).rounded(.up))))
            let count = try retrying { poll(&requests, UInt(requests.count), timeout) }
            if count < 0 { throw systemError(errno) }
            return newList(requests.filter { $0.revents != 0 }.map { Value(Int($0.fd)) })
        }
    }
}

/// Texts with a zero at the end, in memory for C.
private final class TextTable {
    private(set) var pointers: [UnsafeMutablePointer<CChar>?] = []

    func append(_ bytes: [UInt8]) {
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
        for (position, byte) in bytes.enumerated() { copy[position] = CChar(bitPattern: byte) }
        copy[bytes.count] = 0
        pointers.append(copy)
    }

    func end() { pointers.append(nil) }

    deinit { for pointer in pointers { pointer?.deallocate() } }
}

private func programText(_ value: Value) throws(Raise) -> [UInt8] {
    let path = try pathValue(value, "expected str, bytes or os.PathLike object, not \(typeName(value))")
    defer { path.release() }
    let bytes = try systemBytes(path)
    if bytes.contains(0) { throw valueError("embedded null byte") }
    return bytes
}

private func table(_ values: Value) throws(Raise) -> TextTable {
    let table = TextTable()
    try iterate(values) { (value) throws(Raise) in
        table.append(try programText(value))
        return true
    }
    table.end()
    return table
}

private func spawn(_ a: Arguments) throws(Raise) -> Value {
    let arguments = try table(a[0])
    let environment = a[3].isNone ? nil : try table(a[3])
    let program = a[1].isNone ? try firstArgument(arguments) : try programText(a[1])
    let executables = TextTable()
    for path in candidates(program, environment) { executables.append(path) }
    executables.end()
    let folder = TextTable()
    if !a[2].isNone { folder.append(try programText(a[2])) }
    let (input, output, error) = (try cInt(a[4]), try cInt(a[5]), try cInt(a[6]))
    let startsSession = try truth(a[7])
    flushOutput()
    var stage: Int32 = 0
    let child = arguments.pointers.withUnsafeBufferPointer { argumentList in
        executables.pointers.withUnsafeBufferPointer { executableList in
            (environment?.pointers ?? []).withUnsafeBufferPointer { environmentList in
                var request = spawn_request(
                    arguments: argumentList.baseAddress, executables: executableList.baseAddress,
                    environment: environment == nil ? nil : environmentList.baseAddress,
                    folder: folder.pointers.first.flatMap { UnsafePointer($0) }, input: input, output: output, error: error,
                    starts_session: startsSession ? 1 : 0)
                return spawn_process(&request, &stage)
            }
        }
    }
    if child >= 0 { return Value(Int(child)) }
    let number = errno
    if stage == Int32(SPAWN_FOLDER.rawValue) { throw systemError(number, file: a[2]) }
    if stage == Int32(SPAWN_FORK.rawValue) { throw systemError(number) }
    let name = try program.withUnsafeBufferPointer { (bytes) throws(Raise) in try pathText(bytes) }
    defer { name.release() }
    throw systemError(number, file: name)
}

private func firstArgument(_ arguments: TextTable) throws(Raise) -> [UInt8] {
    guard let first = arguments.pointers.first, let first else { throw indexError("list index out of range") }
    return UnsafeBufferPointer(start: first, count: strlen(first)).map { UInt8(bitPattern: $0) }
}

/// Where a program may be: a name without a slash is looked for along `PATH` of the child's environment.
private func candidates(_ program: [UInt8], _ environment: TextTable?) -> [[UInt8]] {
    if program.contains(UInt8(ascii: "/")) { return [program] }
    var path = getenv("PATH").map { String(cString: $0) } ?? "/bin:/usr/bin"
    if let environment {
        path = "/bin:/usr/bin"
        for entry in environment.pointers.compactMap({ $0 }) {
            let text = String(cString: entry)
            if text.hasPrefix("PATH=") { path = String(text.dropFirst(5)) }
        }
    }
    return path.split(separator: ":", omittingEmptySubsequences: false).map { folder in
        folder.isEmpty ? program : Array(folder.utf8) + [UInt8(ascii: "/")] + program
    }
}
