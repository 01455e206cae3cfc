import CPlatform
import Glibc
import Interpreter

/// The environment: `posix.environ` is what it was at the start, in bytes.
func defineEnvironment(_ module: ModuleBuilder) throws(Raise) {
    let table = newDict()
    var place = environ
    while let entry = place.pointee {
        let bytes = UnsafeBufferPointer(
            start: UnsafeRawPointer(entry).assumingMemoryBound(to: UInt8.self), count: strlen(entry))
        if let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 {
            let key = try newBytes(Array(bytes[..<equals]))
            defer { key.release() }
            try table.set(key: key, try newBytes(Array(bytes[(equals + 1)...])))
        }
        place += 1
    }
    module.constant("environ", Value(table))
    module.function("putenv(name, value, /)", doc: "Sets a variable for programs started from here.") {
        (a) throws(Raise) in
        let (name, value) = (try environmentText(a[0]), try environmentText(a[1]))
        if name.contains(CChar(UInt8(ascii: "="))) { throw valueError("illegal environment variable name") }
        if setenv(name, value, 1) != 0 { throw systemError(errno) }
        return Value.none
    }
    module.function("unsetenv(name, /)", doc: "Removes a variable.") { (a) throws(Raise) in
        if unsetenv(try environmentText(a[0])) != 0 { throw systemError(errno) }
        return Value.none
    }
}

private func environmentText(_ value: Value) throws(Raise) -> [CChar] {
    let path = try pathValue(value, "expected str, bytes or os.PathLike object, not \(typeName(value))")
    defer { path.release() }
    let bytes = try systemBytes(path)
    if bytes.contains(0) { throw valueError("embedded null byte") }
    return bytes.map { CChar(bitPattern: $0) } + [0]
}

/// Processes, users, the machine.
func defineProcess(_ module: ModuleBuilder) {
    defineIdentity(module)
    module.function("kill(pid, signal, /)", doc: "Sends a signal to a process.") { (a) throws(Raise) in
        if kill(try cInt(a[0]), try cInt(a[1])) != 0 { throw systemError(errno) }
        return Value.none
    }
    module.function("waitpid(pid, options, /)", doc: "Waits for a child: its number and status.") { (a) throws(Raise) in
        let (process, options) = (try cInt(a[0]), try cInt(a[1]))
        var status: Int32 = 0
        let ended = try retrying { waitpid(process, &status, options) }
        if ended < 0 { throw systemError(errno) }
        return newPair(Value(Int(ended)), Value(Int(status)))
    }
    module.function("_exit(status)", doc: "Ends the process at once.") { (a) throws(Raise) in _exit(try cInt(a[0])) }
    module.function("abort()", doc: "Ends the process with SIGABRT.") { _ in Glibc.abort() }
    module.function("system(command)", doc: "Runs a command of the shell; its wait status.") { (a) throws(Raise) in
        Value(Int(Glibc.system(try environmentText(a[0]))))
    }
    module.function("cpu_count()", doc: "Processors of the machine.") { _ in
        let count = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        return count > 0 ? Value(count) : Value.none
    }
    module.function("getloadavg()", doc: "Processes ready to run, over 1, 5 and 15 minutes.") { (_) throws(Raise) in
        var loads = [0.0, 0.0, 0.0]
        if getloadavg(&loads, 3) != 3 { throw raise(.osError, "Load averages are unobtainable") }
        return newTuple(loads.map { Value($0) })
    }
    module.function("urandom(size, /)", doc: "Random bytes of the system.") { (a) throws(Raise) in
        let size = try asIndex(a[0])
        if size < 0 { throw valueError("negative argument not allowed") }
        var bytes = try byteBuffer(size)
        var generator = SystemRandomNumberGenerator()
        for position in bytes.indices { bytes[position] = UInt8(truncatingIfNeeded: generator.next() >> 24) }
        return try newBytes(bytes)
    }
    module.function("strerror(code, /)", doc: "The text of an error number.") { (a) throws(Raise) in
        newString(errorText(try cInt(a[0])))
    }
    module.function("times()", doc: "User and system time, those of children, and elapsed time.") { (_) throws(Raise) in
        var usage = tms()
        let elapsed = times(&usage)
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        return newTuple(
            [usage.tms_utime, usage.tms_stime, usage.tms_cutime, usage.tms_cstime, elapsed].map {
                Value(Double($0) / ticks)
            })
    }
    module.function("sched_getaffinity(pid, /)", doc: "The processors that a process may use.") { (a) throws(Raise) in
        var mask = [UInt8](repeating: 0, count: 128)
        if processor_mask(try cInt(a[0]), &mask, mask.count) != 0 { throw systemError(errno) }
        let numbers = (0..<mask.count * 8).filter { mask[$0 / 8] >> UInt8($0 % 8) & 1 == 1 }
        let list = newList(numbers.map { Value($0) })
        defer { list.release() }
        return try call(Value(builtinType(.set)), list)
    }
}

private func defineIdentity(_ module: ModuleBuilder) {
    module.function("getpid()", doc: "The number of this process.") { _ in Value(Int(getpid())) }
    module.function("getppid()", doc: "The number of the parent process.") { _ in Value(Int(getppid())) }
    module.function("getuid()", doc: "The user.") { _ in Value(Int(getuid())) }
    module.function("geteuid()", doc: "The effective user.") { _ in Value(Int(geteuid())) }
    module.function("getgid()", doc: "The group.") { _ in Value(Int(getgid())) }
    module.function("getegid()", doc: "The effective group.") { _ in Value(Int(getegid())) }
    module.function("getpgrp()", doc: "The process group.") { _ in Value(Int(getpgrp())) }
    module.function("getpgid(pid)", doc: "The process group of a process.") { (a) throws(Raise) in
        let group = getpgid(try cInt(a[0]))
        if group < 0 { throw systemError(errno) }
        return Value(Int(group))
    }
    module.function("getsid(pid, /)", doc: "The session of a process.") { (a) throws(Raise) in
        let session = getsid(try cInt(a[0]))
        if session < 0 { throw systemError(errno) }
        return Value(Int(session))
    }
    module.function("killpg(pgid, signal, /)", doc: "Sends a signal to a process group.") { (a) throws(Raise) in
        if killpg(try cInt(a[0]), try cInt(a[1])) != 0 { throw systemError(errno) }
        try checkInterrupt()
        return Value.none
    }
    module.function("getgroups()", doc: "The groups of this process.") { (_) throws(Raise) in
        var groups = [gid_t](repeating: 0, count: 1 << 16)
        let count = getgroups(Int32(groups.count), &groups)
        if count < 0 { throw systemError(errno) }
        return newList(groups[..<Int(count)].map { Value(Int($0)) })
    }
    module.function("sync()", doc: "Has everything written to the devices.") { _ in
        sync()
        return Value.none
    }
    module.function("sched_yield()", doc: "Lets others go first.") { _ in
        sched_yield()
        return Value.none
    }
    module.function("nice(increment, /)", doc: "Lowers the priority of this process.") { (a) throws(Raise) in
        Value(Int(nice(try cInt(a[0]))))
    }
    module.function("getlogin()", doc: "The name of the user who logged in.") { (_) throws(Raise) in
        guard let name = getlogin() else { throw systemError(errno) }
        return newString(String(cString: name))
    }
    module.function("uname()", doc: "What the system and the machine are called.") { (_) throws(Raise) in
        var names = utsname()
        if uname(&names) != 0 { throw systemError(errno) }
        return newTuple(
            [
                fieldText(names.sysname), fieldText(names.nodename), fieldText(names.release), fieldText(names.version),
                fieldText(names.machine),
            ].map { newString($0) })
    }
}
