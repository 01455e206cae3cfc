import Glibc
import Interpreter

/// The buffer in front of a raw stream: what was read ahead, and what waits to be written.
final class BufferedFile: Stream {
    /// The raw stream, owned; empty before `__init__` and after `detach`.
    private(set) var raw = Value.empty
    /// The same where it is a plain file: then no method of the language is in between.
    private var file: RawFile?
    private(set) var canRead = false
    private(set) var canWrite = false
    private var capacity = 8192
    private var wasAttached = false
    private var input: [UInt8] = []
    private var inputPosition = 0
    private var output: [UInt8] = []

    deinit {
        if !isClosed { flushQuietly() }
        if canWrite { UnwrittenStreams.remove(self) }
        raw.release()
    }

    /// Takes a reference to `raw`.
    func attach(_ raw: Value, canRead: Bool, canWrite: Bool, capacity: Int) {
        let old = self.raw
        self.raw = raw.retain()
        wasAttached = true
        old.release()
        file = raw.kind == .native ? raw.payload(RawFile.self) : nil
        self.canRead = canRead
        self.canWrite = canWrite
        // A host's stream has a buffer of its own, which `print` shares.
        self.capacity = file.map { $0.role == .standardOutput || $0.role == .standardError } ?? false ? 0 : capacity
        if canWrite { UnwrittenStreams.add(self) }
    }

    /// Gives up the raw stream: the caller owns it.
    func detach() throws(Raise) -> Value {
        try flush()
        let raw = raw
        self.raw = .empty
        file = nil
        return raw
    }

    func check(_ what: String) throws(Raise) {
        if raw.isEmpty {
            throw valueError(wasAttached ? "raw stream has been detached" : "I/O operation on uninitialized object")
        }
        if try isRawClosed() { throw closedError("\(what) closed file") }
    }

    func isRawClosed() throws(Raise) -> Bool {
        if let file { return file.isClosed || file.number < 0 }
        return raw.isEmpty ? isClosed : try isStreamClosed(raw)
    }

    // MARK: The raw stream

    /// One read of the raw stream; `nil` where nothing is there yet.
    private func rawRead(_ count: Int) throws(Raise) -> [UInt8]? {
        if let file {
            let count = try readableCount(file.number, count)
            var bytes = try byteBuffer(count)
            guard
                let got = try bytes.withUnsafeMutableBufferPointer({ (raw) throws(Raise) in
                    try file.read(raw.baseAddress, count)
                })
            else { return nil }
            bytes.removeLast(count - got)
            return bytes
        }
        let array = try call(Value(builtinType(.bytearray)), Value(count))
        defer { array.release() }
        let result = try callMethod(raw, "readinto", [array])
        defer { result.release() }
        if result.isNone { return nil }
        let got = try asIndex(result)
        guard got >= 0 && got <= count else {
            throw raise(
                .osError, "raw readinto() returned invalid length \(got) (should have been between 0 and \(count))")
        }
        return Array(try bytesLike(array).prefix(got))
    }

    private func rawWrite(_ bytes: ArraySlice<UInt8>) throws(Raise) -> Int? {
        if let file {
            return try bytes.withUnsafeBufferPointer { (raw) throws(Raise) in
                try file.write(UnsafeRawBufferPointer(raw))
            }
        }
        let value = try bytesValue(bytes)
        defer { value.release() }
        let result = try callMethod(raw, "write", [value])
        defer { result.release() }
        if result.isNone { return nil }
        let count = try asIndex(result)
        guard count >= 0 && count <= bytes.count else {
            throw raise(
                .osError, "raw write() returned invalid length \(count) (should have been between 0 and \(bytes.count))"
            )
        }
        return count
    }

    private func rawSeek(_ offset: Int, _ whence: Int32) throws(Raise) -> Int {
        if let file { return try file.seek(offset, whence) }
        let result = try callMethod(raw, "seek", [Value(offset), Value(Int(whence))])
        defer { result.release() }
        return try asInt(result)
    }

    private func rawTell() throws(Raise) -> Int {
        if let file { return try file.seek(0, SEEK_CUR) }
        let result = try callMethod(raw, "tell")
        defer { result.release() }
        return try asInt(result)
    }

    // MARK: Reading

    private var unread: ArraySlice<UInt8> { input[inputPosition...] }

    private func dropInput() {
        input.removeAll(keepingCapacity: true)
        inputPosition = 0
    }

    /// Before reading: what waits is written first.
    private func prepareReading() throws(Raise) {
        if !output.isEmpty { try flushOutput() }
    }

    /// Reads ahead once; false at the end or where nothing is there yet.
    private func fill() throws(Raise) -> Bool {
        guard let bytes = try rawRead(max(1, capacity)), !bytes.isEmpty else { return false }
        if inputPosition == input.count {
            input = bytes
        } else {
            input = unread + bytes
        }
        inputPosition = 0
        return true
    }

    func readAll() throws(Raise) -> [UInt8] {
        try prepareReading()
        var all = Array(unread)
        dropInput()
        if let file {
            try file.readAll(into: &all)
            return all
        }
        let rest = try callMethod(raw, "readall")
        defer { rest.release() }
        if !rest.isNone { all += try bytesLike(rest) }
        return all
    }

    /// `count` bytes, fewer at the end; `nil` where nothing is there yet.
    func read(_ count: Int) throws(Raise) -> [UInt8]? {
        try prepareReading()
        if count <= input.count - inputPosition {
            defer { inputPosition += count }
            return Array(input[inputPosition..<inputPosition + count])
        }
        var result = Array(unread)
        dropInput()
        while result.count < count {
            let missing = count - result.count
            // Large stretches go past the buffer.
            if missing >= capacity {
                guard let bytes = try rawRead(missing) else { return result.isEmpty ? nil : result }
                if bytes.isEmpty { break }
                result += bytes
            } else {
                guard let bytes = try rawRead(max(1, capacity)) else { return result.isEmpty ? nil : result }
                if bytes.isEmpty { break }
                let taken = min(missing, bytes.count)
                result += bytes[..<taken]
                input = bytes
                inputPosition = taken
            }
        }
        return result
    }

    /// What is there, after at most one read of the raw stream.
    func read1(_ count: Int) throws(Raise) -> [UInt8] {
        try prepareReading()
        let count = count < 0 ? max(1, capacity) : count
        if count == 0 { return [] }
        if inputPosition < input.count {
            let end = inputPosition + min(count, input.count - inputPosition)
            defer { inputPosition = end }
            return Array(input[inputPosition..<end])
        }
        dropInput()
        return try rawRead(count) ?? []
    }

    /// What was read ahead, after a read where there is nothing; the position stays.
    func peek() throws(Raise) -> ArraySlice<UInt8> {
        try prepareReading()
        if inputPosition == input.count { _ = try fill() }
        return unread
    }

    func readLine(_ limit: Int) throws(Raise) -> [UInt8] {
        try prepareReading()
        var line: [UInt8] = []
        while true {
            if inputPosition == input.count, try !fill() { return line }
            var end = input.count
            if limit >= 0 { end = inputPosition + min(limit - line.count, end - inputPosition) }
            if let newline = input[inputPosition..<end].firstIndex(of: 10) {
                line += input[inputPosition...newline]
                inputPosition = newline + 1
                return line
            }
            line += input[inputPosition..<end]
            inputPosition = end
            if limit >= 0 && line.count >= limit { return line }
        }
    }

    // MARK: Writing

    func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) {
        if inputPosition < input.count {
            // The raw stream is ahead of where the program is.
            _ = try rawSeek(inputPosition - input.count, SEEK_CUR)
        }
        dropInput()
        if output.count + bytes.count > capacity && !output.isEmpty { try flushOutput() }
        if bytes.count <= capacity {
            output.append(contentsOf: bytes)
        } else {
            try writeThrough(Array(bytes)[...])
        }
    }

    private func writeThrough(_ bytes: ArraySlice<UInt8>) throws(Raise) {
        var rest = bytes
        while !rest.isEmpty {
            guard let count = try rawWrite(rest) else {
                throw raise(.blockingIOError, "write could not complete without blocking")
            }
            rest = rest.dropFirst(count)
        }
    }

    private func flushOutput() throws(Raise) {
        while !output.isEmpty {
            guard let count = try rawWrite(output[...]) else {
                throw raise(.blockingIOError, "write could not complete without blocking")
            }
            output.removeFirst(count)
        }
    }

    func flush() throws(Raise) {
        if !output.isEmpty { try flushOutput() }
        if let file, file.role == .standardOutput {
            Interpreter.flushOutput()
        } else if file == nil && !raw.isEmpty {
            try callMethod(raw, "flush").release()
        }
        if canRead && inputPosition < input.count && canWrite {
            _ = try rawSeek(inputPosition - input.count, SEEK_CUR)
            dropInput()
        }
    }

    /// At the end of a program or of the stream's life, where nobody can be told of an error.
    func flushQuietly() {
        guard !output.isEmpty, let file, !file.isClosed else { return }
        do throws(Raise) { try flushOutput() } catch { clearPending() }
    }

    func seek(_ offset: Int, _ whence: Int32) throws(Raise) -> Int {
        if !output.isEmpty { try flushOutput() }
        let ahead = input.count - inputPosition
        dropInput()
        return try rawSeek(
            whence == SEEK_CUR ? offset.subtractingReportingOverflow(ahead).partialValue : offset, whence)
    }

    func tell() throws(Raise) -> Int { try rawTell() - (input.count - inputPosition) + output.count }
}

/// `BufferedReader`, `BufferedWriter` and `BufferedRandom`: one buffer with the methods that the direction allows.
enum BufferedTypes {
    private static func own(_ value: Value) throws(Raise) -> BufferedFile { try stream(value, BufferedFile.self) }

    static func populateReader(_ type: TypeRef) {
        defineCommon(type, canRead: true, canWrite: false)
        defineReading(type)
        type.method("truncate(self, size=None, /)") { (_) throws(Raise) in throw unsupportedOperation("truncate") }
    }

    static func populateWriter(_ type: TypeRef) {
        defineCommon(type, canRead: false, canWrite: true)
        defineWriting(type)
    }

    static func populateRandom(_ type: TypeRef) {
        defineCommon(type, canRead: true, canWrite: true)
        defineReading(type)
        defineWriting(type)
    }

    private static func ask(_ raw: Value, _ method: String) throws(Raise) -> Bool {
        let answer = try callMethod(raw, method)
        defer { answer.release() }
        return try truth(answer)
    }

    private static func defineCommon(_ type: TypeRef, canRead: Bool, canWrite: Bool) {
        type.staticMethod("__new__(cls, *args, **kwargs)") { a in
            newNative(a[0].cast(to: TypeObject.self), BufferedFile())
        }
        type.method("__init__(self, raw, buffer_size=8192)") { (a) throws(Raise) in
            let file = try own(a[0])
            let size = try asIndex(a[2])
            if size <= 0 { throw valueError("buffer size must be strictly positive") }
            if canRead && canWrite, try !ask(a[1], "seekable") {
                throw unsupportedOperation("File or stream is not seekable.")
            }
            if canRead, try !ask(a[1], "readable") { throw unsupportedOperation("File or stream is not readable.") }
            if canWrite, try !ask(a[1], "writable") { throw unsupportedOperation("File or stream is not writable.") }
            file.attach(a[1], canRead: canRead, canWrite: canWrite, capacity: min(size, 1 << 30))
            return Value.none
        }
        type.method("close(self)", doc: "Flushes and closes.") { (a) throws(Raise) in
            let file = try own(a[0])
            if file.raw.isEmpty { throw valueError("raw stream has been detached") }
            if try file.isRawClosed() { return Value.none }
            do throws(Raise) { try callMethod(a[0], "flush").release() } catch {
                let exception = takePending()
                do throws(Raise) { try callMethod(file.raw, "close").release() } catch { clearPending() }
                file.isClosed = true
                throw restorePending(exception)
            }
            try callMethod(file.raw, "close").release()
            file.isClosed = true
            return Value.none
        }
        type.method("detach(self)", doc: "Separates the raw stream from the buffer.") { (a) throws(Raise) in
            let file = try own(a[0])
            if file.raw.isEmpty { throw valueError("raw stream has been detached") }
            return try file.detach()
        }
        type.method("flush(self)", doc: "Passes on what waits.") { (a) throws(Raise) in
            let file = try own(a[0])
            try file.check("flush of")
            try file.flush()
            return Value.none
        }
        type.method("seek(self, target, whence=0, /)", doc: "Moves the position.") { (a) throws(Raise) in
            let file = try own(a[0])
            try file.check("seek of")
            let whence = try cInt(a[2])
            guard (0...2).contains(whence) else { throw valueError("whence value \(whence) unsupported") }
            if try !ask(file.raw, "seekable") { throw unsupportedOperation("File or stream is not seekable.") }
            return Value(try file.seek(try asInt(a[1]), whence))
        }
        type.method("tell(self)", doc: "The position.") { (a) throws(Raise) in
            let file = try own(a[0])
            if file.raw.isEmpty { throw valueError("raw stream has been detached") }
            return Value(try file.tell())
        }
        for signature in ["readable(self)", "writable(self)", "seekable(self)", "fileno(self)", "isatty(self)"]
            as [StaticString]
        {
            let name = String("\(signature)".prefix { $0 != "(" })
            type.method(signature) { (a) throws(Raise) in
                let file = try own(a[0])
                if file.raw.isEmpty { throw valueError("raw stream has been detached") }
                return try callMethod(file.raw, name)
            }
        }
        type.property("closed") { (value) throws(Raise) in Value(try own(value).isRawClosed()) }
        for name in ["name", "mode"] {
            type.property(name) { (value) throws(Raise) in try getAttribute(try rawOf(value), name) }
        }
        type.property("raw") { (value) throws(Raise) in try rawOf(value).retain() }
        type.method("__repr__(self)") { (a) throws(Raise) in
            newString("<_io.\(a[0].type.nameText)\(try nameText(a[0]))>")
        }
    }

    private static func rawOf(_ value: Value) throws(Raise) -> Value {
        let raw = try own(value).raw
        if raw.isEmpty { throw valueError("raw stream has been detached") }
        return raw
    }

    private static func defineReading(_ type: TypeRef) {
        type.method("read(self, size=-1, /)", doc: "`size` bytes, or all.") { (a) throws(Raise) in
            let file = try own(a[0])
            let size = try sizeArgument(a[1])
            if size < -1 { throw valueError("read length must be non-negative or -1") }
            try file.check("read of")
            if size < 0 { return try bytesValue(try file.readAll()[...]) }
            guard let bytes = try file.read(size) else { return Value.none }
            return try bytesValue(bytes[...])
        }
        type.method("read1(self, size=-1, /)", doc: "What is there, at most `size` bytes.") { (a) throws(Raise) in
            let file = try own(a[0])
            try file.check("read of")
            return try bytesValue(try file.read1(try asIndex(a[1]))[...])
        }
        type.method("peek(self, size=0, /)", doc: "Bytes ahead; the position stays.") { (a) throws(Raise) in
            let file = try own(a[0])
            try file.check("peek of")
            return try bytesValue(try file.peek())
        }
        type.method("readline(self, size=-1, /)", doc: "One line.") { (a) throws(Raise) in
            let file = try own(a[0])
            try file.check("readline of")
            return try bytesValue(try file.readLine(try sizeArgument(a[1]))[...])
        }
        type.method("__next__(self)") { (a) throws(Raise) in
            let file = try own(a[0])
            try file.check("readline of")
            let line = try file.readLine(-1)
            if line.isEmpty { throw raise(ExceptionType.stopIteration.type, arguments: []) }
            return try bytesValue(line[...])
        }
    }

    private static func defineWriting(_ type: TypeRef) {
        type.method("write(self, buffer, /)", doc: "Writes bytes.") { (a) throws(Raise) in
            let file = try own(a[0])
            try file.check("write to")
            let bytes = try bytesLike(a[1])
            try file.write(bytes)
            return Value(bytes.count)
        }
        type.method("truncate(self, pos=None, /)", doc: "Cuts or extends the file.") { (a) throws(Raise) in
            let file = try own(a[0])
            try file.check("truncate of")
            try file.flush()
            let position = a[1].isNone ? Value(try file.tell()) : a[1]
            return try callMethod(file.raw, "truncate", [position])
        }
    }
}

/// ` name='x'` for a repr, where a stream has a name.
func nameText(_ value: Value) throws(Raise) -> String {
    do throws(Raise) {
        let name = try getAttribute(value, "name")
        defer { name.release() }
        return " name=\(try reprText(name))"
    } catch {
        guard pendingIs(.attributeError) || pendingIs(.valueError) else { throw error }
        clearPending()
        return ""
    }
}
