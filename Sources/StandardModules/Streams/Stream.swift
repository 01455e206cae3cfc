import Glibc
import Interpreter

/// What a stream of `_io` carries; by itself that of a class of the language that inherits from one of the bases.
class Stream {
    var isClosed = false
}

/// The classes of `_io`.
final class StreamTypes {
    let base, raw, buffered, text, file, reader, writer, random, bytes, string, wrapper: TypeRef
    /// `UnsupportedOperation`, an `OSError` and a `ValueError`.
    let unsupported: Value

    nonisolated(unsafe) static let shared = StreamTypes()

    private init() {
        func make(_ name: String, _ base: TypeRef?, _ populate: @escaping (TypeRef) -> Void) -> TypeRef {
            newNativeType(name, module: "_io", isBase: true, base: base, populate)
        }
        base = make("_IOBase", nil, BaseStreamTypes.populateBase)
        raw = make("_RawIOBase", base, BaseStreamTypes.populateRaw)
        buffered = make("_BufferedIOBase", base, BaseStreamTypes.populateBuffered)
        text = make("_TextIOBase", base, BaseStreamTypes.populateText)
        file = make("FileIO", raw, FileType.populate)
        reader = make("BufferedReader", buffered, BufferedTypes.populateReader)
        writer = make("BufferedWriter", buffered, BufferedTypes.populateWriter)
        random = make("BufferedRandom", buffered, BufferedTypes.populateRandom)
        bytes = make("BytesIO", buffered, BytesStreamType.populate)
        string = make("StringIO", text, StringStreamType.populate)
        wrapper = make("TextIOWrapper", text, TextFileType.populate)
        unsupported = Self.makeUnsupported()
    }

    private static func makeUnsupported() -> Value {
        let namespace = newDict()
        namespace.set("__module__", newString("io"))
        let bases = newTuple([
            Value(ExceptionType.osError.type).retain(), Value(ExceptionType.valueError.type).retain(),
        ])
        let arguments = [newString("UnsupportedOperation"), bases, Value(namespace)]
        defer { releaseAll(arguments) }
        guard let type = try? call(Value(builtinType(.type)), arguments) else {
            clearPending()
            return Value(ExceptionType.osError.type)
        }
        return type
    }
}

/// Raises `io.UnsupportedOperation`.
func unsupportedOperation(_ message: String) -> Raise {
    let text = newString(message)
    defer { text.release() }
    do throws(Raise) {
        setPending(try call(StreamTypes.shared.unsupported, text))
        return Raise()
    } catch { return error }
}

func closedError(_ message: String = "I/O operation on closed file.") -> Raise { valueError(message) }

/// The Swift part of a stream that a method belongs to.
@inline(__always) func stream<T: Stream>(_ value: Value, _: T.Type) throws(Raise) -> T {
    guard let stream = value.payload(T.self) else { throw valueError("I/O operation on uninitialized object") }
    return stream
}

/// A size argument: `None` and negative numbers mean "everything".
func sizeArgument(_ value: Value) throws(Raise) -> Int {
    if value.isNone { return -1 }
    guard
        value.layout == .int || value.layout == .bool || value.layout == .bigInt || !value.type.special(.index).isEmpty
    else {
        throw typeError("argument should be integer or None, not '\(typeName(value))'")
    }
    return try asIndex(value)
}

/// Bytes as a value.
func bytesValue(_ bytes: ArraySlice<UInt8>) throws(Raise) -> Value {
    let result = try newBytesStorage(bytes.count)
    bytes.withUnsafeBytes {
        if let start = $0.baseAddress, $0.count > 0 { memcpy(result.pointee.bytes, start, $0.count) }
    }
    return Value(result)
}

/// Whether a stream of any kind says that it is closed.
func isStreamClosed(_ value: Value) throws(Raise) -> Bool {
    let closed = try getAttribute(value, "closed")
    defer { closed.release() }
    return try truth(closed)
}

/// Streams that may hold what has not reached the system yet, so that nothing is lost at the end of a program.
enum UnwrittenStreams {
    nonisolated(unsafe) private static var texts: [ObjectIdentifier: Unmanaged<TextFile>] = [:]
    nonisolated(unsafe) private static var buffers: [ObjectIdentifier: Unmanaged<BufferedFile>] = [:]
    nonisolated(unsafe) private static var isRegistered = false

    private static func register() {
        if isRegistered { return }
        isRegistered = true
        atexit { UnwrittenStreams.flushAll() }
    }

    static func add(_ text: TextFile) {
        register()
        texts[ObjectIdentifier(text)] = .passUnretained(text)
    }

    static func add(_ buffer: BufferedFile) {
        register()
        buffers[ObjectIdentifier(buffer)] = .passUnretained(buffer)
    }

    static func remove(_ stream: Stream) {
        texts[ObjectIdentifier(stream)] = nil
        buffers[ObjectIdentifier(stream)] = nil
    }

    private static func flushAll() {
        for text in texts.values { text.takeUnretainedValue().flushQuietly() }
        for buffer in buffers.values { buffer.takeUnretainedValue().flushQuietly() }
    }
}
