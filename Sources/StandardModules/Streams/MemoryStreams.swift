import Interpreter

/// Bytes in memory.
final class BytesStream: Stream {
    var bytes: [UInt8] = []
    var position = 0

    func check() throws(Raise) {
        if isClosed { throw closedError() }
    }

    /// Takes a stretch from the position on.
    func take(_ count: Int) -> ArraySlice<UInt8> {
        let start = min(position, bytes.count)
        let end = count < 0 ? bytes.count : start + min(count, bytes.count - start)
        if end > start { position = end }
        return bytes[start..<end]
    }

    func write(_ new: UnsafeBufferPointer<UInt8>) throws(Raise) {
        if new.isEmpty { return }
        if position > 1 << 32 || new.count > 1 << 32 { throw memoryError() }
        if position > bytes.count { bytes.append(contentsOf: repeatElement(0, count: position - bytes.count)) }
        let overlap = min(new.count, bytes.count - position)
        for offset in 0..<overlap { bytes[position + offset] = new[offset] }
        bytes.append(contentsOf: new[overlap...])
        position += new.count
    }
}

/// `_io.BytesIO`
enum BytesStreamType {
    private static func own(_ value: Value) throws(Raise) -> BytesStream {
        let bytes = try stream(value, BytesStream.self)
        try bytes.check()
        return bytes
    }

    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, *args, **kwargs)") { a in
            newNative(a[0].cast(to: TypeObject.self), BytesStream())
        }
        type.method("__init__(self, initial_bytes=None)") { (a) throws(Raise) in
            let own = try stream(a[0], BytesStream.self)
            own.bytes = a[1].isNone ? [] : Array(try bytesLike(a[1]))
            own.position = 0
            return Value.none
        }
        for name in ["read(self, size=-1, /)", "read1(self, size=-1, /)"] as [StaticString] {
            type.method(name, doc: "`size` bytes, or all.") { (a) throws(Raise) in
                let size = try sizeArgument(a[1])
                return try bytesValue(try own(a[0]).take(size))
            }
        }
        type.method("readline(self, size=-1, /)", doc: "One line.") { (a) throws(Raise) in
            let size = try sizeArgument(a[1])
            return try bytesValue(line(try own(a[0]), size))
        }
        type.method("__next__(self)") { (a) throws(Raise) in
            let next = line(try own(a[0]), -1)
            if next.isEmpty { throw raise(ExceptionType.stopIteration.type, arguments: []) }
            return try bytesValue(next)
        }
        type.method("readinto(self, buffer, /)", doc: "Reads into a bytearray.") { (a) throws(Raise) in
            let piece = try bytesValue(try own(a[0]).take(try readTarget(a[1], "readinto").count))
            defer { piece.release() }
            return Value(try copyBytes(piece, into: a[1]))
        }
        type.method("write(self, b, /)", doc: "Writes bytes.") { (a) throws(Raise) in
            let stream = try own(a[0])
            let bytes = try bytesLike(a[1])
            try stream.write(bytes)
            return Value(bytes.count)
        }
        type.method("getvalue(self)", doc: "All the bytes.") { (a) throws(Raise) in
            try bytesValue(try own(a[0]).bytes[...])
        }
        type.method("getbuffer(self)", doc: "A view of the bytes as they are now; not for writing.") { (a) throws(Raise) in
            let bytes = try bytesValue(try own(a[0]).bytes[...])
            defer { bytes.release() }
            return try call(runtime.builtins.get(intern("memoryview")), bytes)
        }
        definePosition(type)
    }

    private static func line(_ stream: BytesStream, _ limit: Int) -> ArraySlice<UInt8> {
        let start = min(stream.position, stream.bytes.count)
        let end = limit < 0 ? stream.bytes.count : start + min(limit, stream.bytes.count - start)
        let newline = stream.bytes[start..<end].firstIndex(of: 10)
        return stream.take(newline.map { $0 + 1 - start } ?? end - start)
    }

    private static func definePosition(_ type: TypeRef) {
        type.method("seek(self, pos, whence=0, /)", doc: "Moves the position.") { (a) throws(Raise) in
            let stream = try own(a[0])
            let offset = try asIndex(a[1])
            switch try cInt(a[2]) {
            case 0:
                if offset < 0 { throw valueError("negative seek value \(offset)") }
                stream.position = offset
            case 1: stream.position = max(0, stream.position.addingReportingOverflow(offset).partialValue)
            case 2: stream.position = max(0, stream.bytes.count.addingReportingOverflow(offset).partialValue)
            default: throw valueError("invalid whence (\(try cInt(a[2])), should be 0, 1 or 2)")
            }
            return Value(stream.position)
        }
        type.method("tell(self)", doc: "The position.") { (a) throws(Raise) in Value(try own(a[0]).position) }
        type.method("truncate(self, size=None, /)", doc: "Cuts what lies behind a size.") { (a) throws(Raise) in
            let stream = try own(a[0])
            let size = a[1].isNone ? stream.position : try asIndex(a[1])
            if size < 0 { throw valueError("negative size value \(size)") }
            if size < stream.bytes.count { stream.bytes.removeLast(stream.bytes.count - size) }
            return Value(size)
        }
        for name in ["readable(self)", "writable(self)", "seekable(self)"] as [StaticString] {
            type.method(name) { (a) throws(Raise) in
                _ = try own(a[0])
                return Value.true
            }
        }
        type.method("close(self)", doc: "Forgets the bytes.") { (a) throws(Raise) in
            let stream = try stream(a[0], BytesStream.self)
            stream.isClosed = true
            stream.bytes = []
            return Value.none
        }
        type.property("closed") { (value) throws(Raise) in Value(try stream(value, BytesStream.self).isClosed) }
    }
}

/// Text in memory.
final class StringStream: Stream {
    var points: [UInt32] = []
    var position = 0
    var newline: NewlineMode
    var seenNewlines: SeenNewlines = []

    init(newline: NewlineMode) { self.newline = newline }

    /// Writes text with its line ends as the stream has them.
    func write(_ text: Value) throws(Raise) {
        var text = text.retain()
        if newline.isUniversal { text = seenNewlines.take(text, translates: newline.translates) }
        defer { text.release() }
        let string = text.cast(to: StringObject.self)
        var new: [UInt32] = []
        new.reserveCapacity(string.pointee.count)
        for place in 0..<string.pointee.count {
            let point = string[codePoint: place]
            if point == 10, let end = newline.written {
                new += end.unicodeScalars.map(\.value)
            } else {
                new.append(point)
            }
        }
        if new.isEmpty { return }
        if position > 1 << 28 || new.count > 1 << 32 { throw memoryError() }
        if position > points.count { points.append(contentsOf: repeatElement(0, count: position - points.count)) }
        let overlap = min(new.count, points.count - position)
        points.replaceSubrange(position..<position + overlap, with: new)
        position += new.count
    }

    func take(_ count: Int) -> Value {
        let start = min(position, points.count)
        let end = count < 0 ? points.count : start + min(count, points.count - start)
        if end > start { position = end }
        return points.withUnsafeBufferPointer { newString(codePoints: UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }

    /// Characters to the end of the line, its end included.
    func lineLength(_ limit: Int) -> Int {
        let start = min(position, points.count)
        let end = limit < 0 ? points.count : start + min(limit, points.count - start)
        for place in start..<end {
            let point = points[place]
            let isPair = point == 13 && place + 1 < end && points[place + 1] == 10
            switch newline.argument {
            case nil, "\n": if point == 10 { return place + 1 - start }
            case "\r": if point == 13 { return place + 1 - start }
            case "\r\n": if isPair { return place + 2 - start }
            default:
                if point == 10 { return place + 1 - start }
                if point == 13 { return place + (isPair ? 2 : 1) - start }
            }
        }
        return end - start
    }
}

/// `_io.StringIO`
enum StringStreamType {
    private static func own(_ value: Value) throws(Raise) -> StringStream {
        let text = try stream(value, StringStream.self)
        if text.isClosed { throw closedError("I/O operation on closed file") }
        return text
    }

    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, *args, **kwargs)") { (a) throws(Raise) in
            newNative(a[0].cast(to: TypeObject.self), StringStream(newline: try NewlineMode(Value.none, "StringIO()")))
        }
        type.method("__init__(self, initial_value='', newline='\n')") { (a) throws(Raise) in
            guard a[1].isNone || a[1].layout == .string else {
                throw typeError("initial_value must be str or None, not \(typeName(a[1]))")
            }
            let text = try stream(a[0], StringStream.self)
            text.newline = try NewlineMode(a[2], "StringIO()")
            text.points = []
            text.position = 0
            if !a[1].isNone { try text.write(a[1]) }
            text.position = 0
            return Value.none
        }
        type.method("read(self, size=-1, /)", doc: "`size` characters, or all.") { (a) throws(Raise) in
            let size = try sizeArgument(a[1])
            return try own(a[0]).take(size)
        }
        type.method("readline(self, size=-1, /)", doc: "One line.") { (a) throws(Raise) in
            let text = try own(a[0])
            return text.take(text.lineLength(try sizeArgument(a[1])))
        }
        type.method("__next__(self)") { (a) throws(Raise) in
            let text = try own(a[0])
            let line = a[0].kind == .native ? text.take(text.lineLength(-1)) : try callMethod(a[0], "readline")
            if try truth(line) { return line }
            line.release()
            throw raise(ExceptionType.stopIteration.type, arguments: [])
        }
        type.method("write(self, s, /)", doc: "Writes text; its length.") { (a) throws(Raise) in
            guard a[1].layout == .string else {
                throw typeError("string argument expected, got '\(typeName(a[1]))'")
            }
            try own(a[0]).write(a[1])
            return Value(a[1].cast(to: StringObject.self).pointee.count)
        }
        type.method("getvalue(self)", doc: "All the text.") { (a) throws(Raise) in
            newString(codePoints: try own(a[0]).points)
        }
        definePosition(type)
    }

    private static func definePosition(_ type: TypeRef) {
        type.method("seek(self, pos, whence=0, /)", doc: "Moves the position.") { (a) throws(Raise) in
            let text = try own(a[0])
            let (offset, whence) = (try asIndex(a[1]), try cInt(a[2]))
            guard (0...2).contains(whence) else { throw valueError("Invalid whence (\(whence), should be 0, 1 or 2)") }
            if whence == 0 && offset < 0 { throw valueError("Negative seek position \(offset)") }
            if whence != 0 && offset != 0 { throw raise(.osError, "Can't do nonzero cur-relative seeks") }
            text.position = whence == 0 ? offset : whence == 1 ? text.position : text.points.count
            return Value(text.position)
        }
        type.method("tell(self)", doc: "The position.") { (a) throws(Raise) in Value(try own(a[0]).position) }
        type.method("truncate(self, pos=None, /)", doc: "Cuts what lies behind a position.") { (a) throws(Raise) in
            let text = try own(a[0])
            let size = a[1].isNone ? text.position : try asIndex(a[1])
            if size < 0 { throw valueError("Negative size value \(size)") }
            if size < text.points.count { text.points.removeLast(text.points.count - size) }
            return Value(size)
        }
        for name in ["readable(self)", "writable(self)", "seekable(self)"] as [StaticString] {
            type.method(name) { (a) throws(Raise) in
                _ = try own(a[0])
                return Value.true
            }
        }
        type.method("close(self)", doc: "Forgets the text.") { (a) throws(Raise) in
            let text = try stream(a[0], StringStream.self)
            text.isClosed = true
            text.points = []
            return Value.none
        }
        type.property("closed") { (value) throws(Raise) in Value(try stream(value, StringStream.self).isClosed) }
        type.property("newlines") { (value) throws(Raise) in try own(value).seenNewlines.value }
        type.property("line_buffering") { _ in Value.false }
    }
}
