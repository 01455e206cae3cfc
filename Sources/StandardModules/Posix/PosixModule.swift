import Glibc
import Interpreter

extension NativeModule {
    /// `posix`: system calls under CPython's names; `os` is made of it.
    static let posix = NativeModule("posix") { (module) throws(Raise) in
        definePosixConstants(module)
        defineStatus(module)
        defineFolders(module)
        defineFileChanges(module)
        defineDescriptors(module)
        try defineEnvironment(module)
        defineProcess(module)
    }
}

private func definePosixConstants(_ module: ModuleBuilder) {
    let constants: [(String, Int32)] = [
        ("O_RDONLY", O_RDONLY), ("O_WRONLY", O_WRONLY), ("O_RDWR", O_RDWR), ("O_CREAT", O_CREAT), ("O_EXCL", O_EXCL),
        ("O_TRUNC", O_TRUNC), ("O_APPEND", O_APPEND), ("O_CLOEXEC", O_CLOEXEC), ("O_NOFOLLOW", O_NOFOLLOW),
        ("O_NONBLOCK", O_NONBLOCK), ("O_DIRECTORY", O_DIRECTORY), ("O_SYNC", O_SYNC), ("O_NOCTTY", O_NOCTTY), ("F_OK", F_OK),
        ("R_OK", R_OK), ("W_OK", W_OK), ("X_OK", X_OK), ("EX_OK", 0), ("EX_USAGE", 64), ("WNOHANG", WNOHANG),
        ("WUNTRACED", WUNTRACED), ("NGROUPS_MAX", 65536),
    ]
    for (name, value) in constants { module.constant(name, Value(Int(value))) }
    module.constant("error", Value(ExceptionType.osError.type))
}

/// Refuses the arguments that only make sense relative to an open folder.
func refuseDirectory(_ value: Value, _ function: String) throws(Raise) {
    if !value.isNone { throw notInSubset("\(function)(dir_fd=…)") }
}

// MARK: Status

private func defineStatus(_ module: ModuleBuilder) {
    module.function("stat(path, *, dir_fd=None, follow_symlinks=True)", doc: "The status of a file.") { (a) throws(Raise) in
        try refuseDirectory(a[1], "stat")
        if fixedInt(a[0]) != nil { return try statusOfDescriptor(a[0]) }
        return try status(a[0], follows: try truth(a[2]), "stat")
    }
    module.function("lstat(path, *, dir_fd=None)", doc: "The status of a file or of a symbolic link itself.") {
        (a) throws(Raise) in
        try refuseDirectory(a[1], "lstat")
        return try status(a[0], follows: false, "lstat")
    }
    module.function("fstat(fd)", doc: "The status of an open file.") { (a) throws(Raise) in try statusOfDescriptor(a[0]) }
    module.function(
        "access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", doc: "Whether a file may be used so."
    ) { (a) throws(Raise) in
        try refuseDirectory(a[2], "access")
        let path = try SystemPath(a[0], "access")
        return Value(access(path.bytes, try cInt(a[1])) == 0)
    }
    module.function("statvfs(path)", doc: "Sizes and free space of a file system.") { (a) throws(Raise) in
        var status = statvfs()
        let path = try SystemPath(a[0], "statvfs")
        if statvfs(path.bytes, &status) != 0 { throw systemError(errno, file: a[0]) }
        let fields = [
            status.f_bsize, status.f_frsize, status.f_blocks, status.f_bfree, status.f_bavail, status.f_files, status.f_ffree,
            status.f_favail, status.f_flag, status.f_namemax,
        ]
        return newTuple(fields.map { Value(Int(truncatingIfNeeded: $0)) })
    }
}

private func status(_ value: Value, follows: Bool, _ function: String) throws(Raise) -> Value {
    let path: SystemPath
    if value.layout != .string && value.layout != .bytes && value.type.special(.fspath).isEmpty {
        let kinds = function == "stat" ? "string, bytes, os.PathLike or integer" : "string, bytes or os.PathLike"
        throw typeError("\(function): path should be \(kinds), not \(typeName(value))")
    }
    path = try SystemPath(value, function)
    var status = stat()
    let result = follows ? stat(path.bytes, &status) : lstat(path.bytes, &status)
    if result != 0 { throw systemError(errno, file: value) }
    return statusTuple(status)
}

private func statusOfDescriptor(_ value: Value) throws(Raise) -> Value {
    var status = stat()
    if fstat(try cInt(value), &status) != 0 { throw systemError(errno) }
    return statusTuple(status)
}

private func statusTuple(_ status: stat) -> Value {
    let times = [status.st_atim, status.st_mtim, status.st_ctim]
    let numbers = [
        Int(status.st_mode), Int(truncatingIfNeeded: status.st_ino), Int(truncatingIfNeeded: status.st_dev),
        Int(truncatingIfNeeded: status.st_nlink), Int(status.st_uid), Int(status.st_gid), Int(status.st_size),
    ]
    var items = numbers.map { Value($0) }
    items += times.map { Value($0.tv_sec) }
    items += times.map { Value(Double($0.tv_sec) + 1e-9 * Double($0.tv_nsec)) }
    items += times.map { Value($0.tv_sec &* 1_000_000_000 &+ $0.tv_nsec) }
    return newTuple(items)
}

// MARK: Folders

/// Names in a folder with their kind and inode, without `.` and `..`.
private func forEachEntry(
    _ value: Value, _ function: String, _ body: (Value, Int, Int) throws(Raise) -> Void
) throws(Raise) {
    let path: SystemPath
    let folder: OpaquePointer?
    if value.isNone {
        let dot = newString(".")
        defer { dot.release() }
        path = try SystemPath(dot, function)
        folder = opendir(".")
    } else if fixedInt(value) != nil {
        let dot = newString(".")
        defer { dot.release() }
        path = try SystemPath(dot, function)
        let copy = dup(try cInt(value))
        folder = copy < 0 ? nil : fdopendir(copy)
    } else {
        if value.layout != .string && value.layout != .bytes && value.type.special(.fspath).isEmpty {
            throw typeError("\(function): path should be string, bytes, os.PathLike, integer or None, not \(typeName(value))")
        }
        path = try SystemPath(value, function)
        folder = opendir(path.bytes)
    }
    guard let folder else { throw systemError(errno, file: value.isNone ? .empty : value) }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
        let kind = Int(entry.pointee.d_type)
        let inode = Int(truncatingIfNeeded: entry.pointee.d_ino)
        let name: Value? = try withUnsafeBytes(of: &entry.pointee.d_name) { (raw) throws(Raise) in
            let start = raw.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
            let bytes = UnsafeBufferPointer(start: start, count: strlen(raw.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self)))
            if bytes.count <= 2 && bytes.allSatisfy({ $0 == UInt8(ascii: ".") }) { return nil }
            return try path.name(bytes)
        }
        if let name { try body(name, kind, inode) }
    }
}

private func defineFolders(_ module: ModuleBuilder) {
    module.function("listdir(path=None)", doc: "The names in a folder.") { (a) throws(Raise) in
        var names: [Value] = []
        try forEachEntry(a[0], "listdir") { (name, _, _) throws(Raise) in names.append(name) }
        return newList(names)
    }
    module.function("_scandir_list(path=None)", doc: "Names, kinds and inodes of what is in a folder.") { (a) throws(Raise) in
        var entries: [Value] = []
        try forEachEntry(a[0], "scandir") { (name, kind, inode) throws(Raise) in
            entries.append(newTuple([name, Value(kind), Value(inode)]))
        }
        return newList(entries)
    }
    module.function("getcwd()", doc: "The current folder.") { (_) throws(Raise) in
        try withCurrentFolder { (bytes) throws(Raise) in try pathText(bytes) }
    }
    module.function("getcwdb()", doc: "The current folder as bytes.") { (_) throws(Raise) in
        try withCurrentFolder { (bytes) throws(Raise) in try newBytes(Array(bytes)) }
    }
    module.function("chdir(path)", doc: "Makes a folder the current one.") { (a) throws(Raise) in
        try change(a[0], "chdir") { chdir($0) }
    }
    module.function("mkdir(path, mode=511, *, dir_fd=None)", doc: "Makes a folder.") { (a) throws(Raise) in
        try refuseDirectory(a[2], "mkdir")
        let mode = mode_t(truncatingIfNeeded: try cInt(a[1]))
        return try change(a[0], "mkdir") { mkdir($0, mode) }
    }
    module.function("rmdir(path, *, dir_fd=None)", doc: "Removes an empty folder.") { (a) throws(Raise) in
        try refuseDirectory(a[1], "rmdir")
        return try change(a[0], "rmdir") { rmdir($0) }
    }
}

private func withCurrentFolder(_ body: (UnsafeBufferPointer<UInt8>) throws(Raise) -> Value) throws(Raise) -> Value {
    guard let path = getcwd(nil, 0) else { throw systemError(errno) }
    defer { free(path) }
    let count = strlen(path)
    return try path.withMemoryRebound(to: UInt8.self, capacity: count) { (bytes) throws(Raise) in
        try body(UnsafeBufferPointer(start: bytes, count: count))
    }
}

/// A call on one path that gives nothing.
private func change(
    _ value: Value, _ function: String, _ body: (UnsafePointer<CChar>) -> Int32
) throws(Raise) -> Value {
    let path = try SystemPath(value, function)
    if path.bytes.withUnsafeBufferPointer({ body($0.baseAddress.unsafelyUnwrapped) }) != 0 {
        throw systemError(errno, file: value)
    }
    return Value.none
}

/// A call on two paths that gives nothing.
private func change(
    _ first: Value, _ second: Value, _ function: String, _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
) throws(Raise) -> Value {
    let source = try SystemPath(first, function, "src")
    let target = try SystemPath(second, function, "dst")
    let result = source.bytes.withUnsafeBufferPointer { a in
        target.bytes.withUnsafeBufferPointer { b in body(a.baseAddress.unsafelyUnwrapped, b.baseAddress.unsafelyUnwrapped) }
    }
    if result != 0 { throw systemError(errno, file: first, secondFile: second) }
    return Value.none
}

// MARK: Files

private func defineFileChanges(_ module: ModuleBuilder) {
    module.function("unlink(path, *, dir_fd=None)", doc: "Removes a file.") { (a) throws(Raise) in
        try refuseDirectory(a[1], "unlink")
        return try change(a[0], "unlink") { unlink($0) }
    }
    module.function("remove(path, *, dir_fd=None)", doc: "Removes a file.") { (a) throws(Raise) in
        try refuseDirectory(a[1], "remove")
        return try change(a[0], "remove") { unlink($0) }
    }
    module.function("rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", doc: "Renames a file or folder.") {
        (a) throws(Raise) in try change(a[0], a[1], "rename") { rename($0, $1) }
    }
    module.function("replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", doc: "Renames, replacing what is there.") {
        (a) throws(Raise) in try change(a[0], a[1], "replace") { rename($0, $1) }
    }
    module.function("link(src, dst, *, follow_symlinks=True)", doc: "Makes another name of a file.") { (a) throws(Raise) in
        try change(a[0], a[1], "link") { link($0, $1) }
    }
    module.function("symlink(src, dst, target_is_directory=False, *, dir_fd=None)", doc: "Makes a symbolic link.") {
        (a) throws(Raise) in try change(a[0], a[1], "symlink") { symlink($0, $1) }
    }
    module.function("readlink(path, *, dir_fd=None)", doc: "Where a symbolic link leads.") { (a) throws(Raise) in
        let path = try SystemPath(a[0], "readlink")
        var buffer = [CChar](repeating: 0, count: 4097)
        let count = readlink(path.bytes, &buffer, 4096)
        if count < 0 { throw systemError(errno, file: a[0]) }
        let bytes = buffer[..<count].map { UInt8(bitPattern: $0) }
        return try bytes.withUnsafeBufferPointer { (bytes) throws(Raise) in try path.name(bytes) }
    }
    module.function("chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", doc: "Sets the permissions of a file.") {
        (a) throws(Raise) in
        let mode = mode_t(truncatingIfNeeded: try cInt(a[1]))
        if fixedInt(a[0]) != nil {
            if fchmod(try cInt(a[0]), mode) != 0 { throw systemError(errno, file: a[0]) }
            return Value.none
        }
        return try change(a[0], "chmod") { chmod($0, mode) }
    }
    module.function("fchmod(fd, mode)", doc: "Sets the permissions of an open file.") { (a) throws(Raise) in
        if fchmod(try cInt(a[0]), mode_t(truncatingIfNeeded: try cInt(a[1]))) != 0 { throw systemError(errno) }
        return Value.none
    }
    module.function("chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", doc: "Sets the owner of a file.") {
        (a) throws(Raise) in
        let (user, group) = (try owner(a[1]), try owner(a[2]))
        let follows = try truth(a[4])
        return try change(a[0], "chown") { follows ? chown($0, user, group) : lchown($0, user, group) }
    }
    module.function("lchown(path, uid, gid)", doc: "Sets the owner of a file or of a link itself.") { (a) throws(Raise) in
        let (user, group) = (try owner(a[1]), try owner(a[2]))
        return try change(a[0], "lchown") { lchown($0, user, group) }
    }
    module.function("umask(mask, /)", doc: "Sets the mask of new files' permissions; the old one.") { (a) throws(Raise) in
        Value(Int(umask(mode_t(truncatingIfNeeded: try cInt(a[0])))))
    }
    module.function("mkfifo(path, mode=438, *, dir_fd=None)", doc: "Makes a named pipe.") { (a) throws(Raise) in
        let mode = mode_t(truncatingIfNeeded: try cInt(a[1]))
        return try change(a[0], "mkfifo") { mkfifo($0, mode) }
    }
    module.function("truncate(path, length)", doc: "Cuts or extends a file to a length.") { (a) throws(Raise) in
        let length = try asInt(a[1])
        if fixedInt(a[0]) != nil {
            if ftruncate(try cInt(a[0]), length) != 0 { throw systemError(errno) }
            return Value.none
        }
        return try change(a[0], "truncate") { truncate($0, length) }
    }
    module.function("utime(path, times=None, *, ns=?, dir_fd=None, follow_symlinks=True)", doc: "Sets a file's times.") {
        (a) throws(Raise) in
        let isGiven = a.has(2)
        if isGiven && !a[1].isNone { throw valueError("utime: you may specify either 'times' or 'ns' but not both") }
        var times: [timespec]?
        if isGiven {
            times = try pair(a[2], "utime: 'ns' must be a tuple of two ints") { (value) throws(Raise) in
                let number = try asInt(value)
                let seconds = number >= 0 ? number / 1_000_000_000 : (number - 999_999_999) / 1_000_000_000
                return timespec(tv_sec: seconds, tv_nsec: number - seconds * 1_000_000_000)
            }
        } else if !a[1].isNone {
            times = try pair(a[1], "utime: 'times' must be either a tuple of two ints or None") { (value) throws(Raise) in
                try timeSpecification(value)
            }
        }
        let flags = try truth(a[4]) ? 0 : AT_SYMLINK_NOFOLLOW
        return try change(a[0], "utime") { path in
            guard let times else { return utimensat(AT_FDCWD, path, nil, flags) }
            return utimensat(AT_FDCWD, path, times, flags)
        }
    }
}

private func pair(
    _ value: Value, _ message: String, _ convert: (Value) throws(Raise) -> timespec
) throws(Raise) -> [timespec] {
    guard value.layout == .tuple, value.cast(to: ListObject.self).pointee.count == 2 else { throw typeError(message) }
    let items = value.cast(to: ListObject.self).buffer
    return [try convert(items[0]), try convert(items[1])]
}

/// Seconds, whole or not, rounded down to nanoseconds.
private func timeSpecification(_ value: Value) throws(Raise) -> timespec {
    if let seconds = fixedInt(value) { return timespec(tv_sec: seconds, tv_nsec: 0) }
    let number = try asDouble(value)
    let seconds = number.rounded(.down)
    guard seconds.isFinite, Swift.abs(seconds) < 9.2e18 else {
        throw overflowError("timestamp out of range for platform time_t")
    }
    return timespec(tv_sec: Int(seconds), tv_nsec: min(999_999_999, Int(((number - seconds) * 1e9).rounded(.down))))
}

/// The number of a user or group; -1 leaves it as it is.
private func owner(_ value: Value) throws(Raise) -> UInt32 { UInt32(truncatingIfNeeded: try asInt(value)) }
