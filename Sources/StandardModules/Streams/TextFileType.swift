import Interpreter

/// `_io.TextIOWrapper`
enum TextFileType {
    private static func own(_ value: Value) throws(Raise) -> TextFile { try stream(value, TextFile.self) }

    static func populate(_ type: TypeRef) {
        type.staticMethod("__new__(cls, *args, **kwargs)") { (a) throws(Raise) in
            newNative(a[0].cast(to: TypeObject.self), TextFile(newline: try NewlineMode(Value.none, "TextIOWrapper()")))
        }
        type.method(
            "__init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)"
        ) { (a) throws(Raise) in
            let text = try own(a[0])
            try configure(text, encoding: a[2], errors: a[3], newline: a[4], "TextIOWrapper()")
            try callMethod(a[1], "readable").release()
            text.isLineBuffering = try truth(a[5])
            text.isWriteThrough = try truth(a[6])
            text.attach(a[1])
            return Value.none
        }
        defineReading(type)
        defineWriting(type)
        definePosition(type)
        defineState(type)
        type.method("__repr__(self)") { (a) throws(Raise) in
            let text = try own(a[0])
            var shown = "<_io.\(a[0].type.nameText)"
            if !text.buffer.isEmpty { shown += try nameText(a[0]) }
            if !text.mode.isEmpty { shown += " mode=\(try reprText(text.mode))" }
            return newString("\(shown) encoding='\(text.encodingName)'>")
        }
    }

    /// Sets the encoding and the line ends.
    static func configure(
        _ text: TextFile, encoding: Value, errors: Value, newline: Value, _ function: String
    ) throws(Raise) {
        text.newline = try NewlineMode(newline, function)
        if !encoding.isNone && encoding.layout != .string {
            throw typeError("\(function) argument 'encoding' must be str or None, not \(argumentTypeName(encoding))")
        }
        if !errors.isNone && errors.layout != .string {
            throw typeError("\(function) argument 'errors' must be str or None, not \(argumentTypeName(errors))")
        }
        let name = encoding.isNone ? "UTF-8" : try asText(encoding)
        text.encodingName = name == "locale" ? "UTF-8" : name
        text.codec = try StreamCodec(text.encodingName, errors: errors.isNone ? "strict" : try asText(errors))
    }

    private static func defineReading(_ type: TypeRef) {
        type.method("read(self, size=-1, /)", doc: "`size` characters, or all.") { (a) throws(Raise) in
            let size = try sizeArgument(a[1])
            return size < 0 ? try own(a[0]).readAll() : try own(a[0]).read(size)
        }
        type.method("readline(self, size=-1, /)", doc: "One line.") { (a) throws(Raise) in
            try own(a[0]).readLine(try asIndex(a[1]))
        }
        type.method("__next__(self)") { (a) throws(Raise) in
            let text = try own(a[0])
            text.isIterating = true
            let line = a[0].kind == .native ? try text.readLine(-1) : try callMethod(a[0], "readline")
            if line.layout == .string && line.cast(to: StringObject.self).pointee.count > 0 { return line }
            text.isIterating = false
            defer { line.release() }
            if line.layout != .string {
                throw raise(.osError, "readline() should have returned a str object, not '\(typeName(line))'")
            }
            throw raise(ExceptionType.stopIteration.type, arguments: [])
        }
    }

    private static func defineWriting(_ type: TypeRef) {
        type.method("write(self, text, /)", doc: "Writes text; its length.") { (a) throws(Raise) in
            guard a[1].layout == .string else {
                throw typeError("write() argument must be str, not \(argumentTypeName(a[1]))")
            }
            try own(a[0]).write(a[1])
            return Value(a[1].cast(to: StringObject.self).pointee.count)
        }
        type.method("flush(self)", doc: "Passes on what waits.") { (a) throws(Raise) in
            try own(a[0]).flush()
            return Value.none
        }
        type.method("truncate(self, pos=None, /)", doc: "Cuts or extends the file.") { (a) throws(Raise) in
            let text = try own(a[0])
            try text.flush()
            return try callMethod(text.buffer, "truncate", a[1].isNone ? [] : [a[1]])
        }
        type.method("close(self)", doc: "Flushes and closes.") { (a) throws(Raise) in
            let text = try own(a[0])
            if text.buffer.isEmpty { throw valueError("underlying buffer has been detached") }
            if try text.isBufferClosed() {
                text.isClosed = true
                return Value.none
            }
            do throws(Raise) { try callMethod(a[0], "flush").release() } catch {
                let exception = takePending()
                do throws(Raise) { try callMethod(text.buffer, "close").release() } catch { clearPending() }
                text.isClosed = true
                throw restorePending(exception)
            }
            text.isClosed = true
            try callMethod(text.buffer, "close").release()
            return Value.none
        }
        type.method("detach(self)", doc: "Separates the stream of bytes from the text.") { (a) throws(Raise) in
            let text = try own(a[0])
            if text.buffer.isEmpty { throw valueError("underlying buffer has been detached") }
            return try text.detach()
        }
    }

    private static func definePosition(_ type: TypeRef) {
        type.method("tell(self)", doc: "The position, for `seek`.") { (a) throws(Raise) in Value(try own(a[0]).tell()) }
        type.method("seek(self, cookie, whence=0, /)", doc: "Goes to a position that `tell` gave.") {
            (a) throws(Raise) in
            Value(try own(a[0]).seek(a[1], try cInt(a[2])))
        }
        type.method(
            "reconfigure(self, *, encoding=None, errors=None, newline=?, line_buffering=None, write_through=None)",
            doc: "Changes how text is written."
        ) { (a) throws(Raise) in
            let text = try own(a[0])
            try text.flush()
            if !a[1].isNone || !a[2].isNone {
                if !a[1].isNone { text.encodingName = try asText(a[1]) }
                let errors = !a[2].isNone ? try asText(a[2]) : !a[1].isNone ? "strict" : text.codec?.errors ?? "strict"
                text.codec = try StreamCodec(text.encodingName, errors: errors)
            }
            if a.has(3) { text.newline = try NewlineMode(a[3], "reconfigure()") }
            if !a[4].isNone { text.isLineBuffering = try truth(a[4]) }
            if !a[5].isNone { text.isWriteThrough = try truth(a[5]) }
            return Value.none
        }
    }

    private static func defineState(_ type: TypeRef) {
        for signature in ["readable(self)", "writable(self)", "seekable(self)", "fileno(self)", "isatty(self)"]
            as [StaticString]
        {
            let name = String("\(signature)".prefix { $0 != "(" })
            type.method(signature) { (a) throws(Raise) in try callMethod(try bufferOf(a[0]), name) }
        }
        type.property("buffer") { (value) throws(Raise) in try bufferOf(value).retain() }
        type.property("closed") { (value) throws(Raise) in Value(try own(value).isBufferClosed()) }
        type.property("name") { (value) throws(Raise) in try getAttribute(try bufferOf(value), "name") }
        type.property(
            "mode",
            set: { (value, mode) throws(Raise) in
                let text = try own(value)
                let old = text.mode
                text.mode = mode.retain()
                old.release()
            },
            get: { (value) throws(Raise) in
                let mode = try own(value).mode
                if mode.isEmpty { throw raise(.attributeError, "'\(typeName(value))' object has no attribute 'mode'") }
                return mode.retain()
            })
        type.property("encoding") { (value) throws(Raise) in newString(try own(value).encodingName) }
        type.property("errors") { (value) throws(Raise) in newString(try own(value).codec?.errors ?? "strict") }
        type.property("newlines") { (value) throws(Raise) in try own(value).seenNewlines.value }
        type.property("line_buffering") { (value) throws(Raise) in Value(try own(value).isLineBuffering) }
        type.property("write_through") { (value) throws(Raise) in Value(try own(value).isWriteThrough) }
    }

    private static func bufferOf(_ value: Value) throws(Raise) -> Value {
        let text = try own(value)
        if text.buffer.isEmpty {
            throw valueError(
                text.codec == nil ? "I/O operation on uninitialized object" : "underlying buffer has been detached")
        }
        return text.buffer
    }
}
