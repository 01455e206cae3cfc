import Interpreter

/// `_IOBase` and the bases below it: what every stream can do, made of the few methods that a class of the language defines.
enum BaseStreamTypes {
    static func populateBase(_ type: TypeRef) {
        defineNew(type)
        type.property("closed") { (value) throws(Raise) in Value(try stream(value, Stream.self).isClosed) }
        type.method("close(self)", doc: "Flushes and closes the stream.") { (a) throws(Raise) in
            let stream = try stream(a[0], Stream.self)
            if stream.isClosed { return Value.none }
            defer { stream.isClosed = true }
            try callMethod(a[0], "flush").release()
            return Value.none
        }
        type.method("flush(self)", doc: "Passes on what is waiting.") { (a) throws(Raise) in
            if try isStreamClosed(a[0]) { throw closedError() }
            return Value.none
        }
        type.method("__del__(self)") { a in
            do throws(Raise) {
                if try !isStreamClosed(a[0]) { try callMethod(a[0], "close").release() }
            } catch { clearPending() }
            return Value.none
        }
        for name in ["seek(self, offset, whence=0, /)", "truncate(self, size=None, /)", "fileno(self)"]
            as [StaticString]
        {
            defineUnsupported(type, name)
        }
        type.method("tell(self)", doc: "The position.") { (a) throws(Raise) in
            try callMethod(a[0], "seek", [Value(0), Value(1)])
        }
        for name in ["readable(self)", "writable(self)", "seekable(self)", "isatty(self)"] as [StaticString] {
            type.method(name) { (a) throws(Raise) in
                if try isStreamClosed(a[0]) { throw closedError() }
                return Value.false
            }
        }
        defineChecks(type)
        defineLines(type)
        type.method("__enter__(self)") { (a) throws(Raise) in
            if try isStreamClosed(a[0]) { throw closedError() }
            return a[0].retain()
        }
        type.method("__exit__(self, *args)") { (a) throws(Raise) in
            try callMethod(a[0], "close").release()
            return Value.none
        }
    }

    private static func defineNew(_ type: TypeRef) {
        type.staticMethod("__new__(cls, *args, **kwargs)") { a in newNative(a[0].cast(to: TypeObject.self), Stream()) }
    }

    private static func defineUnsupported(_ type: TypeRef, _ signature: StaticString) {
        let name = String("\(signature)".prefix { $0 != "(" })
        type.method(signature) { (_) throws(Raise) in throw unsupportedOperation(name) }
    }

    private static func defineChecks(_ type: TypeRef) {
        type.method("_checkClosed(self, msg=None)") { (a) throws(Raise) in
            if try isStreamClosed(a[0]) { throw closedError() }
            return Value.none
        }
        func check(_ signature: StaticString, _ method: String, _ message: String) {
            type.method(signature) { (a) throws(Raise) in
                let answer = try callMethod(a[0], method)
                defer { answer.release() }
                if answer.bits != Value.true.bits { throw unsupportedOperation(message) }
                return Value.true
            }
        }
        check("_checkReadable(self, msg=None)", "readable", "File or stream is not readable.")
        check("_checkWritable(self, msg=None)", "writable", "File or stream is not writable.")
        check("_checkSeekable(self, msg=None)", "seekable", "File or stream is not seekable.")
    }

    private static func defineLines(_ type: TypeRef) {
        type.method("__iter__(self)") { (a) throws(Raise) in
            if try isStreamClosed(a[0]) { throw closedError() }
            return a[0].retain()
        }
        type.method("__next__(self)") { (a) throws(Raise) in
            let line = try callMethod(a[0], "readline")
            if try truth(line) { return line }
            line.release()
            throw raise(ExceptionType.stopIteration.type, arguments: [])
        }
        type.method("readline(self, size=-1, /)", doc: "One line.") { (a) throws(Raise) in
            let limit = try sizeArgument(a[1])
            var line: [UInt8] = []
            while limit < 0 || line.count < limit {
                let piece = try callMethod(a[0], "read", [Value(1)])
                defer { piece.release() }
                guard piece.layout == .bytes else {
                    throw raise(.osError, "read() should have returned a bytes object, not '\(typeName(piece))'")
                }
                let bytes = try bytesLike(piece)
                if bytes.isEmpty { break }
                line += bytes
                if line.last == 10 { break }
            }
            return try newBytes(line)
        }
        type.method("readlines(self, hint=-1, /)", doc: "The lines as a list.") { (a) throws(Raise) in
            let hint = try sizeArgument(a[1])
            let list = newList()
            var total = 0
            do throws(Raise) {
                try iterate(a[0]) { (line) throws(Raise) in
                    list.append(line.retain())
                    if hint <= 0 { return true }
                    total += try length(line)
                    return total <= hint
                }
            } catch {
                Value(list).release()
                throw error
            }
            return Value(list)
        }
        type.method("writelines(self, lines, /)", doc: "Writes each of the lines.") { (a) throws(Raise) in
            if try isStreamClosed(a[0]) { throw closedError() }
            try iterate(a[1]) { (line) throws(Raise) in
                try callMethod(a[0], "write", [line]).release()
                return true
            }
            return Value.none
        }
    }

    // MARK: The bases by kind

    static func populateRaw(_ type: TypeRef) {
        type.method("read(self, size=-1, /)", doc: "At most `size` bytes, or all.") { (a) throws(Raise) in
            let size = try sizeArgument(a[1])
            if size < 0 { return try callMethod(a[0], "readall") }
            if size > 1 << 34 { throw memoryError() }
            let array = try call(Value(builtinType(.bytearray)), Value(size))
            defer { array.release() }
            let count = try callMethod(a[0], "readinto", [array])
            if count.isNone { return count }
            defer { count.release() }
            let bytes = try bytesLike(array)
            let number = try asIndex(count)
            guard number >= 0 && number <= bytes.count else {
                throw valueError("readinto returned \(number) outside buffer size \(bytes.count)")
            }
            return try newBytes(Array(bytes[..<number]))
        }
        type.method("readall(self)", doc: "Everything to the end.") { (a) throws(Raise) in
            var all: [UInt8] = []
            while true {
                let piece = try callMethod(a[0], "read", [Value(8192)])
                defer { piece.release() }
                if piece.isNone {
                    if all.isEmpty { return Value.none }
                    break
                }
                guard piece.layout == .bytes else { throw typeError("read() should return bytes") }
                let bytes = try bytesLike(piece)
                if bytes.isEmpty { break }
                all += bytes
            }
            return try newBytes(all)
        }
        type.method("readinto(self, buffer, /)") { (_) throws(Raise) in
            throw raise(ExceptionType.notImplementedError.type, arguments: [])
        }
        type.method("write(self, b, /)") { (_) throws(Raise) in
            throw raise(ExceptionType.notImplementedError.type, arguments: [])
        }
    }

    static func populateBuffered(_ type: TypeRef) {
        for name in ["read(self, size=-1, /)", "read1(self, size=-1, /)", "write(self, b, /)", "detach(self)"]
            as [StaticString]
        {
            defineUnsupported(type, name)
        }
        func define(_ signature: StaticString, _ method: String) {
            type.method(signature, doc: "Reads into a bytearray; how many bytes.") { (a) throws(Raise) in
                let room = try readTarget(a[1], method == "read" ? "readinto" : "readinto1").count
                let piece = try callMethod(a[0], method, [Value(room)])
                defer { piece.release() }
                if piece.isNone { return piece }
                guard piece.layout == .bytes else { throw typeError("read() should return bytes") }
                return Value(try copyBytes(piece, into: a[1]))
            }
        }
        define("readinto(self, buffer, /)", "read")
        define("readinto1(self, buffer, /)", "read1")
    }

    static func populateText(_ type: TypeRef) {
        for name in ["read(self, size=-1, /)", "readline(self, size=-1, /)", "write(self, s, /)", "detach(self)"]
            as [StaticString]
        {
            defineUnsupported(type, name)
        }
        for name in ["encoding", "errors", "newlines"] { type.property(name) { _ in Value.none } }
    }
}

/// The memory that a method reads into.
func readTarget(_ value: Value, _ function: String) throws(Raise) -> UnsafeMutableBufferPointer<UInt8> {
    guard let target = try writableBytes(value) else {
        throw typeError("\(function)() argument must be read-write bytes-like object, not \(argumentTypeName(value))")
    }
    return target
}

/// Copies as many bytes as a bytearray or a view of one has room for.
func copyBytes(_ source: Value, into target: Value) throws(Raise) -> Int {
    let (from, to) = (try bytesLike(source), try readTarget(target, "readinto"))
    let count = min(from.count, to.count)
    for position in 0..<count { to[position] = from[position] }
    return count
}
