import Glibc
import Interpreter

extension NativeModule {
    /// `_io`: the classes of streams and `open`.
    static let io = NativeModule("_io") { (module) throws(Raise) in
        let types = StreamTypes.shared
        for type in [
            types.base, types.raw, types.buffered, types.text, types.file, types.reader, types.writer, types.random,
            types.bytes,
            types.string, types.wrapper,
        ] { module.type(type) }
        module.constant("UnsupportedOperation", types.unsupported.retain())
        module.constant("BlockingIOError", Value(ExceptionType.blockingIOError.type))
        module.constant("DEFAULT_BUFFER_SIZE", Value(8192))
        module.function(
            "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
            doc: "Opens a file and returns a stream."
        ) { (a) throws(Raise) in try openStream(a) }
        module.function("open_code(path)", doc: "Opens a file of code to read its bytes.") { (a) throws(Raise) in
            let module = try runtime.loader.load("_io")
            defer { module.release() }
            let mode = newString("rb")
            defer { mode.release() }
            return try callMethod(module, "open", [a[0], mode])
        }
        module.function("text_encoding(encoding, stacklevel=2, /)", doc: "The encoding, or that of the locale.") { a in
            a[0].isNone ? newString("locale") : a[0].retain()
        }
        module.function("_standard_stream(number, /)", doc: "The stream of standard input, output or errors.") {
            (a) throws(Raise) in
            let number = try asInt(a[0])
            guard (0...2).contains(number) else { throw valueError("there is no standard stream \(number)") }
            return try standardStream(Int32(number))
        }
    }
}

/// Standard input, output or errors: output goes where `print` writes, so that their order is kept.
private func standardStream(_ number: Int32) throws(Raise) -> Value {
    let types = StreamTypes.shared
    let raw = RawFile()
    raw.number = number
    raw.isReadable = number == 0
    raw.isWritable = number != 0
    raw.closesDescriptor = false
    raw.role = number == 0 ? .standardInput : number == 1 ? .standardOutput : .standardError
    raw.name = newString(["<stdin>", "<stdout>", "<stderr>"][Int(number)])
    let rawValue = newNative(types.file, raw)
    defer { rawValue.release() }
    let buffer = BufferedFile()
    buffer.attach(rawValue, canRead: number == 0, canWrite: number != 0, capacity: 8192)
    let bufferValue = newNative(number == 0 ? types.reader : types.writer, buffer)
    defer { bufferValue.release() }
    let text = TextFile(newline: try NewlineMode(Value.none, "open()"))
    text.encodingName = "utf-8"
    text.codec = try StreamCodec("utf-8", errors: number == 2 ? "backslashreplace" : "strict")
    text.isWriteThrough = number != 0
    text.isLineBuffering = number == 2 || isatty(number) == 1
    text.mode = newString(number == 0 ? "r" : "w")
    text.attach(bufferValue)
    return newNative(types.wrapper, text)
}

/// `open`: the raw file, the buffer in front of it, and text in front of that.
private func openStream(_ a: Arguments) throws(Raise) -> Value {
    let mode = try checkedMode(a)
    let types = StreamTypes.shared
    var buffering = try asIndex(a[2])
    let raw = RawFile()
    let rawValue = newNative(types.file, raw)
    defer { rawValue.release() }
    let file =
        fixedInt(a[0]) != nil
        ? a[0].retain() : try pathValue(a[0], "expected str, bytes or os.PathLike object, not \(typeName(a[0]))")
    defer { file.release() }
    try FileType.open(raw, file, mode, closesDescriptor: try truth(a[6]), opener: a[7])
    var isLineBuffering = buffering == 1
    if buffering < 0 && isatty(raw.number) == 1 { isLineBuffering = true }
    if buffering == 1 || buffering < 0 { buffering = 8192 }
    if buffering == 0 {
        if !mode.isBinary { throw valueError("can't have unbuffered text I/O") }
        return rawValue.retain()
    }
    let buffer = BufferedFile()
    buffer.attach(rawValue, canRead: raw.isReadable, canWrite: raw.isWritable, capacity: min(buffering, 1 << 30))
    let type = mode.isUpdating ? types.random : mode.isReading ? types.reader : types.writer
    let bufferValue = newNative(type, buffer)
    if mode.isBinary { return bufferValue }
    defer { bufferValue.release() }
    let text = TextFile(newline: try NewlineMode(a[5], "open()"))
    try TextFileType.configure(text, encoding: a[3], errors: a[4], newline: a[5], "open()")
    text.isLineBuffering = isLineBuffering
    text.mode = a[1].retain()
    text.attach(bufferValue)
    return newNative(types.wrapper, text)
}

/// The mode of `open`, after the checks that need no file.
private func checkedMode(_ a: Arguments) throws(Raise) -> OpenMode {
    guard a[1].layout == .string else { throw typeError("open() argument 'mode' must be str, not \(argumentTypeName(a[1]))") }
    for (position, name) in [(3, "encoding"), (4, "errors"), (5, "newline")]
    where !a[position].isNone && a[position].layout != .string {
        throw typeError("open() argument '\(name)' must be str or None, not \(argumentTypeName(a[position]))")
    }
    let mode = try OpenMode(try asText(a[1]))
    if mode.isText && mode.isBinary { throw valueError("can't have text and binary mode at once") }
    if mode.count > 1 { throw valueError("must have exactly one of create/read/write/append mode") }
    if mode.count == 0 {
        throw valueError("Must have exactly one of create/read/write/append mode and at most one plus")
    }
    if mode.isBinary {
        for (position, text) in [(3, "an encoding"), (4, "an errors"), (5, "a newline")] where !a[position].isNone {
            throw valueError("binary mode doesn't take \(text) argument")
        }
    }
    return mode
}
