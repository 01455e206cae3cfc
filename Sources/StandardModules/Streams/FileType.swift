import Glibc
import Interpreter

/// An open file of the system, without a buffer.
final class RawFile: Stream {
    /// What stands behind the descriptor: a program's standard streams may be the host's.
    enum Role { case file, standardInput, standardOutput, standardError }

    var number: Int32 = -1
    var isReadable = false
    var isWritable = false
    var isAppending = false
    var isCreated = false
    var closesDescriptor = true
    var role = Role.file
    /// Empty, or owned.
    var name = Value.empty
    private var seekable: Bool?

    deinit {
        if number >= 0 && closesDescriptor && !isClosed { close(number) }
        name.release()
    }

    /// As `mode` shows it.
    var mode: String {
        if isCreated { return isReadable ? "xb+" : "xb" }
        if isAppending { return isReadable ? "ab+" : "ab" }
        if isReadable && isWritable { return "rb+" }
        return isReadable ? "rb" : "wb"
    }

    func check() throws(Raise) {
        if isClosed || number < 0 { throw closedError("I/O operation on closed file") }
    }

    /// Reads into memory; `nil` where nothing is there yet.
    func read(_ target: UnsafeMutableRawPointer?, _ count: Int) throws(Raise) -> Int? {
        if !isReadable { throw unsupportedOperation("File not open for reading") }
        if role == .standardInput { flushOutput() }
        let result = try retrying { Glibc.read(number, target, count) }
        if result >= 0 { return result }
        if errno == EAGAIN { return nil }
        throw systemError(errno)
    }

    /// Everything to the end.
    func readAll(into all: inout [UInt8]) throws(Raise) {
        var status = stat()
        var size = 8192
        if fstat(number, &status) == 0, status.st_size > 0 {
            let position = lseek(number, 0, SEEK_CUR)
            if position >= 0 && status.st_size > position { size = Int(status.st_size) - Int(position) + 1 }
        }
        while true {
            let start = all.count
            let wanted = size
            if start + wanted > 1 << 34 { throw memoryError() }
            all.append(contentsOf: repeatElement(0, count: wanted))
            let count = try all.withUnsafeMutableBufferPointer { (buffer) throws(Raise) in
                try read(buffer.baseAddress.map { $0 + start }, wanted)
            }
            all.removeLast(wanted - (count ?? 0))
            guard let count, count > 0 else { return }
            size = max(8192, all.count / 2)
        }
    }

    /// Writes; how many bytes were taken, `nil` where none can be at present.
    func write(_ bytes: UnsafeRawBufferPointer) throws(Raise) -> Int? {
        if !isWritable { throw unsupportedOperation("File not open for writing") }
        if role == .standardOutput {
            writeOutput(bytes.bindMemory(to: UInt8.self))
            return bytes.count
        }
        if role == .standardError {
            writeError(String(decoding: bytes, as: UTF8.self))
            return bytes.count
        }
        let result = try retrying { Glibc.write(number, bytes.baseAddress, bytes.count) }
        if result >= 0 { return result }
        if errno == EAGAIN { return nil }
        throw systemError(errno)
    }

    func seek(_ offset: Int, _ whence: Int32) throws(Raise) -> Int {
        try check()
        let position = lseek(number, offset, whence)
        if position < 0 { throw systemError(errno) }
        return position
    }

    var isSeekable: Bool {
        if let seekable { return seekable }
        let answer = lseek(number, 0, SEEK_CUR) >= 0
        seekable = answer
        return answer
    }

    func closeDescriptor() throws(Raise) {
        if isClosed { return }
        isClosed = true
        if role == .standardOutput { flushOutput() }
        if closesDescriptor && number >= 0 && close(number) != 0 && errno != EINTR { throw systemError(errno) }
    }
}

/// How a file is opened.
struct OpenMode {
    var isReading = false
    var isWriting = false
    var isAppending = false
    var isCreating = false
    var isUpdating = false
    var isText = false
    var isBinary = false

    /// The letters of `open`.
    init(_ text: String) throws(Raise) {
        var seen: Set<Character> = []
        for letter in text {
            guard seen.insert(letter).inserted else { throw valueError("invalid mode: '\(text)'") }
            switch letter {
            case "r": isReading = true
            case "w": isWriting = true
            case "a": isAppending = true
            case "x": isCreating = true
            case "+": isUpdating = true
            case "t": isText = true
            case "b": isBinary = true
            default: throw valueError("invalid mode: '\(text)'")
            }
        }
    }

    var count: Int { [isReading, isWriting, isAppending, isCreating].filter { $0 }.count }

    var flags: Int32 {
        var flags = isUpdating ? O_RDWR : isReading ? O_RDONLY : O_WRONLY
        if isCreating { flags |= O_CREAT | O_EXCL }
        if isWriting { flags |= O_CREAT | O_TRUNC }
        if isAppending { flags |= O_CREAT | O_APPEND }
        return flags | O_CLOEXEC
    }
}

/// `_io.FileIO`
enum FileType {
    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, *args, **kwargs)") { a in newNative(a[0].cast(to: TypeObject.self), RawFile()) }
        type.method("__init__(self, file, mode='r', closefd=True, opener=None)") { (a) throws(Raise) in
            guard a[2].layout == .string else {
                throw typeError("FileIO() argument 'mode' must be str, not \(argumentTypeName(a[2]))")
            }
            let text = try asText(a[2])
            let mode = try OpenMode(text)
            if mode.isText { throw valueError("invalid mode: \(text)") }
            if mode.count != 1 {
                throw valueError("Must have exactly one of create/read/write/append mode and at most one plus")
            }
            try open(try stream(a[0], RawFile.self), a[1], mode, closesDescriptor: try truth(a[3]), opener: a[4])
            return Value.none
        }
        defineReading(type)
        defineState(type)
        type.method("__repr__(self)") { (a) throws(Raise) in
            let file = try stream(a[0], RawFile.self)
            let name = a[0].type.nameText
            if file.isClosed || file.number < 0 { return newString("<_io.\(name) [closed]>") }
            let shown = file.name.isEmpty ? "fd=\(file.number)" : "name=\(try reprText(file.name))"
            return newString(
                "<_io.\(name) \(shown) mode='\(file.mode)' closefd=\(file.closesDescriptor ? "True" : "False")>")
        }
    }

    /// Opens by a path or takes a descriptor.
    static func open(
        _ file: RawFile, _ name: Value, _ mode: OpenMode, closesDescriptor: Bool, opener: Value
    ) throws(Raise) {
        file.isReadable = mode.isReading || mode.isUpdating
        file.isWritable = !mode.isReading || mode.isUpdating
        file.isAppending = mode.isAppending
        file.isCreated = mode.isCreating
        file.closesDescriptor = closesDescriptor
        if let number = fixedInt(name) {
            if number < 0 { throw valueError("negative file descriptor") }
            file.number = Int32(truncatingIfNeeded: number)
            var status = stat()
            if fstat(file.number, &status) != 0 {
                file.number = -1
                throw systemError(errno)
            }
        } else {
            if !closesDescriptor { throw valueError("Cannot use closefd=False with file name") }
            file.number = try openPath(name, mode.flags, opener)
        }
        try refuseFolder(file, name)
        file.name.release()
        file.name = name.retain()
        file.isClosed = false
        if mode.isAppending { _ = lseek(file.number, 0, SEEK_END) }
    }

    private static func openPath(_ name: Value, _ flags: Int32, _ opener: Value) throws(Raise) -> Int32 {
        let path = try pathValue(name, "expected str, bytes or os.PathLike object, not \(typeName(name))")
        defer { path.release() }
        let bytes = try systemBytes(path)
        if bytes.contains(0) { throw valueError("embedded null byte") }
        if opener.isNone {
            let text = bytes.map { CChar(bitPattern: $0) } + [0]
            let number = try retrying { () -> Int32 in Glibc.open(text, flags, 0o666) }
            if number < 0 { throw systemError(errno, file: name) }
            return number
        }
        let result = try call(opener, name, Value(Int(flags)))
        defer { result.release() }
        guard let number = fixedInt(result) else { throw typeError("expected integer from opener") }
        if number < 0 { throw valueError("opener returned \(number)") }
        return Int32(truncatingIfNeeded: number)
    }

    private static func refuseFolder(_ file: RawFile, _ name: Value) throws(Raise) {
        var status = stat()
        guard fstat(file.number, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
        if fixedInt(name) == nil { close(file.number) }
        file.number = -1
        throw systemError(EISDIR, file: name)
    }

    private static func defineReading(_ type: TypeRef) {
        type.method("read(self, size=-1, /)", doc: "At most `size` bytes in one call of the system, or all.") {
            (a) throws(Raise) in
            let file = try stream(a[0], RawFile.self)
            try file.check()
            let size = try sizeArgument(a[1])
            if size < 0 { return try callMethod(a[0], "readall") }
            let room = try readableCount(file.number, size)
            var buffer = try byteBuffer(room)
            guard
                let count = try buffer.withUnsafeMutableBufferPointer({ (raw) throws(Raise) in
                    try file.read(raw.baseAddress, room)
                })
            else { return Value.none }
            return try bytesValue(buffer[..<count])
        }
        type.method("readall(self)", doc: "Everything to the end.") { (a) throws(Raise) in
            let file = try stream(a[0], RawFile.self)
            try file.check()
            var all: [UInt8] = []
            try file.readAll(into: &all)
            return try bytesValue(all[...])
        }
        type.method("readinto(self, buffer, /)", doc: "Reads into a bytearray.") { (a) throws(Raise) in
            let file = try stream(a[0], RawFile.self)
            try file.check()
            let target = try readTarget(a[1], "readinto")
            guard let count = try file.read(target.baseAddress, target.count) else { return Value.none }
            return Value(count)
        }
        type.method("write(self, b, /)", doc: "Writes bytes; how many were taken.") { (a) throws(Raise) in
            let file = try stream(a[0], RawFile.self)
            try file.check()
            let bytes = try bytesLike(a[1])
            guard let count = try file.write(UnsafeRawBufferPointer(bytes)) else { return Value.none }
            return Value(count)
        }
        type.method("seek(self, pos, whence=0, /)", doc: "Moves the position.") { (a) throws(Raise) in
            Value(try stream(a[0], RawFile.self).seek(try asInt(a[1]), try cInt(a[2])))
        }
        type.method("tell(self)", doc: "The position.") { (a) throws(Raise) in
            Value(try stream(a[0], RawFile.self).seek(0, SEEK_CUR))
        }
        type.method("truncate(self, size=None, /)", doc: "Cuts or extends the file.") { (a) throws(Raise) in
            let file = try stream(a[0], RawFile.self)
            try file.check()
            if !file.isWritable { throw unsupportedOperation("File not open for writing") }
            let size = a[1].isNone ? try file.seek(0, SEEK_CUR) : try asInt(a[1])
            if ftruncate(file.number, size) != 0 { throw systemError(errno) }
            return Value(size)
        }
    }

    private static func defineState(_ type: TypeRef) {
        type.method("close(self)", doc: "Closes the file.") { (a) throws(Raise) in
            let file = try stream(a[0], RawFile.self)
            if !file.closesDescriptor { file.isClosed = true } else { try file.closeDescriptor() }
            return Value.none
        }
        type.method("fileno(self)", doc: "The descriptor.") { (a) throws(Raise) in
            let file = try stream(a[0], RawFile.self)
            try file.check()
            return Value(Int(file.number))
        }
        type.method("isatty(self)", doc: "Whether it is a terminal.") { (a) throws(Raise) in
            let file = try stream(a[0], RawFile.self)
            try file.check()
            return Value(isatty(file.number) == 1)
        }
        func define(_ signature: StaticString, _ answer: @escaping (RawFile) -> Bool) {
            type.method(signature) { (a) throws(Raise) in
                let file = try stream(a[0], RawFile.self)
                try file.check()
                return Value(answer(file))
            }
        }
        define("readable(self)") { $0.isReadable }
        define("writable(self)") { $0.isWritable }
        define("seekable(self)") { $0.isSeekable }
        type.property("closed") { (value) throws(Raise) in
            let file = try stream(value, RawFile.self)
            return Value(file.isClosed || file.number < 0)
        }
        type.property("mode") { (value) throws(Raise) in newString(try stream(value, RawFile.self).mode) }
        type.property("closefd") { (value) throws(Raise) in Value(try stream(value, RawFile.self).closesDescriptor) }
        type.property(
            "name",
            set: { (value, name) throws(Raise) in
                let file = try stream(value, RawFile.self)
                let old = file.name
                file.name = name.retain()
                old.release()
            },
            get: { (value) throws(Raise) in
                let name = try stream(value, RawFile.self).name
                if name.isEmpty {
                    throw raise(.attributeError, "'\(typeName(value))' object has no attribute 'name'")
                }
                return name.retain()
            })
    }
}
