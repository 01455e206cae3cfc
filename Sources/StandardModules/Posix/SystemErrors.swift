import Glibc
import Interpreter

// Errors of the system as exceptions, and values as the system takes them.

/// `OSError` for an error number, of the subclass that CPython chooses; the file names are borrowed.
func systemError(_ number: Int32, file: Value = .empty, secondFile: Value = .empty) -> Raise {
    var arguments = [Value(Int(number)), newString(errorText(number))]
    if !file.isEmpty { arguments.append(shownPath(file)) }
    if !secondFile.isEmpty { arguments += [Value.none, shownPath(secondFile)] }
    defer { releaseAll(arguments) }
    do throws(Raise) {
        setPending(try call(Value(ExceptionType.osError.type), arguments))
        return Raise()
    } catch { return error }
}

/// A path object as the text that it stands for. Owned.
private func shownPath(_ value: Value) -> Value {
    guard value.layout != .string, value.layout != .bytes, fixedInt(value) == nil else { return value.retain() }
    do throws(Raise) { return try pathValue(value, "") } catch {
        clearPending()
        return value.retain()
    }
}

func errorText(_ number: Int32) -> String {
    guard let text = strerror(number) else { return "Unknown error \(number)" }
    return String(cString: text)
}

/// Raises `KeyboardInterrupt` where an interrupt came in while a system call waited.
func checkInterrupt() throws(Raise) {
    if runtime.attention.takeInterrupt() { throw keyboardInterrupt() }
}

/// The result of a system call that is repeated when a signal interrupts it; -1 with `errno` set where it fails.
func retrying<Result: SignedInteger>(_ call: () -> Result) throws(Raise) -> Result {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
        try checkInterrupt()
    }
}

/// A path as the system takes it: its bytes and a zero.
struct SystemPath {
    let bytes: [CChar]
    let isBytes: Bool
    /// The argument it came from, borrowed.
    let value: Value

    /// `str`, `bytes` or an object with `__fspath__`.
    init(_ value: Value, _ function: String, _ argument: String = "path") throws(Raise) {
        let path = try pathValue(
            value, "\(function): \(argument) should be string, bytes or os.PathLike, not \(typeName(value))")
        defer { path.release() }
        self.value = value
        isBytes = path.layout == .bytes
        let text = try systemBytes(path)
        if text.contains(0) {
            throw valueError(
                path.layout == .string ? "embedded null byte" : "\(function): embedded null character in \(argument)")
        }
        bytes = text.map { CChar(bitPattern: $0) } + [0]
    }

    /// A name that the system gave, of the type that the path has. Owned.
    func name(_ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) -> Value {
        isBytes ? try newBytes(Array(bytes)) : try pathText(bytes)
    }
}

/// The `str` or `bytes` that stands for a path. Owned.
func pathValue(_ value: Value, _ message: @autoclosure () -> String) throws(Raise) -> Value {
    if value.layout == .string || value.layout == .bytes { return value.retain() }
    let method = value.type.special(.fspath)
    if method.isEmpty || method.isNone { throw typeError(message()) }
    let path = try callWithReceiver(method, value)
    if path.layout == .string || path.layout == .bytes { return path }
    defer { path.release() }
    throw typeError("expected \(typeName(value)).__fspath__() to return str or bytes, not \(typeName(path))")
}

/// The bytes of a `str` (as `os.fsencode` has them) or of `bytes`.
func systemBytes(_ value: Value) throws(Raise) -> [UInt8] {
    if value.layout == .bytes { return Array(value.cast(to: BytesObject.self).buffer) }
    let encoded = try encode(value, encoding: "utf-8", errors: "surrogateescape")
    defer { encoded.release() }
    return Array(encoded.cast(to: BytesObject.self).buffer)
}

/// Bytes of the system as text: what is not UTF-8 becomes lone surrogates. Owned.
func pathText(_ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) -> Value {
    if bytes.allSatisfy({ $0 < 128 }) { return newString(utf8: bytes) }
    let value = try newBytes(Array(bytes))
    defer { value.release() }
    return try decode(value, encoding: "utf-8", errors: "surrogateescape")
}

/// Text of a field of fixed size in a C struct.
func fieldText<Field>(_ field: Field) -> String {
    withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}

/// A file descriptor: an integer, or something with `fileno`.
func descriptor(_ value: Value) throws(Raise) -> Int32 {
    if let number = fixedInt(value) { return try checkedDescriptor(number) }
    if value.layout == .bigInt { throw overflowError("Python int too large to convert to C int") }
    let method = try getAttributeIfPresent(value, intern("fileno"))
    if method.isEmpty { throw typeError("argument must be an int, or have a fileno() method.") }
    defer { method.release() }
    let number = try call(method)
    defer { number.release() }
    guard let integer = fixedInt(number) else { throw typeError("fileno() returned a non-integer") }
    return try checkedDescriptor(integer)
}

private func checkedDescriptor(_ number: Int) throws(Raise) -> Int32 {
    guard let descriptor = Int32(exactly: number) else {
        throw overflowError("Python int too large to convert to C int")
    }
    return descriptor
}

/// An argument for a C `int`.
func cInt(_ value: Value) throws(Raise) -> Int32 {
    if value.isFloat || value.layout == .float { throw typeError("'float' object cannot be interpreted as an integer") }
    guard let number = Int32(exactly: try asInt(value)) else {
        throw overflowError(
            try asInt(value) > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum")
    }
    return number
}
