import Glibc
import Interpreter

/// File descriptors: open, read, write, pipes, terminals.
func defineDescriptors(_ module: ModuleBuilder) {
    module.function("open(path, flags, mode=511, *, dir_fd=None)", doc: "Opens a file; its descriptor.") {
        (a) throws(Raise) in
        try refuseDirectory(a[3], "open")
        let path = try SystemPath(a[0], "open")
        let (flags, mode) = (try cInt(a[1]), mode_t(truncatingIfNeeded: try cInt(a[2])))
        let number = try retrying { () -> Int32 in open(path.bytes, flags | O_CLOEXEC, mode) }
        if number < 0 { throw systemError(errno, file: a[0]) }
        return Value(Int(number))
    }
    module.function("close(fd)", doc: "Closes a descriptor.") { (a) throws(Raise) in
        if close(try cInt(a[0])) != 0 && errno != EINTR { throw systemError(errno) }
        return Value.none
    }
    module.function("read(fd, length, /)", doc: "At most `length` bytes.") { (a) throws(Raise) in
        let (number, wanted) = (try cInt(a[0]), try asIndex(a[1]))
        if wanted < 0 { throw systemError(EINVAL) }
        let length = try readableCount(number, wanted)
        var buffer = try byteBuffer(length)
        let count = try retrying { buffer.withUnsafeMutableBytes { read(number, $0.baseAddress, length) } }
        if count < 0 { throw systemError(errno) }
        buffer.removeLast(length - count)
        return try newBytes(buffer)
    }
    module.function("write(fd, data, /)", doc: "Writes bytes; how many were taken.") { (a) throws(Raise) in
        let number = try cInt(a[0])
        let bytes = try bytesLike(a[1])
        let count = try retrying { write(number, bytes.baseAddress, bytes.count) }
        if count < 0 { throw systemError(errno) }
        return Value(count)
    }
    module.function("lseek(fd, position, how, /)", doc: "Moves the position of a descriptor.") { (a) throws(Raise) in
        let position = lseek(try cInt(a[0]), try asInt(a[1]), try cInt(a[2]))
        if position < 0 { throw systemError(errno) }
        return Value(position)
    }
    module.function("pipe()", doc: "A pipe: the end to read and the end to write.") { (_) throws(Raise) in
        var ends: [Int32] = [0, 0]
        if pipe(&ends) != 0 { throw systemError(errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return newPair(Value(Int(ends[0])), Value(Int(ends[1])))
    }
    module.function("dup(fd, /)", doc: "Another descriptor of the same file.") { (a) throws(Raise) in
        let number = fcntl(try cInt(a[0]), F_DUPFD_CLOEXEC, 0)
        if number < 0 { throw systemError(errno) }
        return Value(Int(number))
    }
    module.function("dup2(fd, fd2, inheritable=True)", doc: "Makes one descriptor the same file as another.") {
        (a) throws(Raise) in
        let (from, to) = (try cInt(a[0]), try cInt(a[1]))
        fflush(nil)
        if dup2(from, to) < 0 { throw systemError(errno) }
        if try !truth(a[2]) { _ = fcntl(to, F_SETFD, FD_CLOEXEC) }
        return Value(Int(to))
    }
    module.function("isatty(fd, /)", doc: "Whether a descriptor is a terminal.") { (a) throws(Raise) in
        Value(isatty(try cInt(a[0])) == 1)
    }
    module.function("ftruncate(fd, length, /)", doc: "Cuts or extends an open file.") { (a) throws(Raise) in
        if ftruncate(try cInt(a[0]), try asInt(a[1])) != 0 { throw systemError(errno) }
        return Value.none
    }
    module.function("fsync(fd)", doc: "Waits until a file is on its device.") { (a) throws(Raise) in
        if fsync(try descriptor(a[0])) != 0 { throw systemError(errno) }
        return Value.none
    }
    module.function("get_inheritable(fd, /)", doc: "Whether programs started from here get a descriptor.") {
        (a) throws(Raise) in
        let flags = fcntl(try cInt(a[0]), F_GETFD)
        if flags < 0 { throw systemError(errno) }
        return Value(flags & FD_CLOEXEC == 0)
    }
    module.function(
        "set_inheritable(fd, inheritable, /)", doc: "Sets whether programs started from here get a descriptor."
    ) {
        (a) throws(Raise) in
        if fcntl(try cInt(a[0]), F_SETFD, try truth(a[1]) ? 0 : FD_CLOEXEC) < 0 { throw systemError(errno) }
        return Value.none
    }
    module.function("get_terminal_size(fd=1, /)", doc: "Columns and lines of a terminal.") { (a) throws(Raise) in
        var size = winsize()
        if ioctl(try cInt(a[0]), UInt(TIOCGWINSZ), &size) != 0 { throw systemError(errno) }
        return newPair(Value(Int(size.ws_col)), Value(Int(size.ws_row)))
    }
}

/// How much memory a read of so many bytes can need: no more than a file has left, and a moderate piece of anything else.
func readableCount(_ number: Int32, _ count: Int) throws(Raise) -> Int {
    if count <= 1 << 16 { return count }
    if count > 1 << 46 { throw memoryError() }
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
        return min(count, 1 << 20)
    }
    let position = max(0, lseek(number, 0, SEEK_CUR))
    return min(count, max(1, Int(status.st_size) - Int(position) + 1))
}

/// Zeros, or `MemoryError` where there cannot be so many.
func byteBuffer(_ count: Int) throws(Raise) -> [UInt8] {
    if count > 1 << 34 { throw memoryError() }
    return [UInt8](repeating: 0, count: max(0, count))
}
