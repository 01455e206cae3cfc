import Glibc
import Syntax

/// `print`, `input`, `open`, and running code: `eval`, `exec`, `compile`, `globals`, `__import__`.
func defineProgramBuiltins(_ table: BuiltinTable) {
    table.function(
        "print(*args, sep=None, end=None, file=None, flush=False)",
        doc: "Writes values to a stream, by default standard output."
    ) { (a) throws(Raise) in
        try printValues(a[4], separator: a[0], end: a[1], file: a[2], isFlushing: try truth(a[3]))
        return Value.none
    }
    table.function("input(prompt='', /)", doc: "Reads a line from standard input.") { (a) throws(Raise) in
        try writeOutput(text(of: a[0]))
        let sys = try runtime.loader.load("sys")
        defer { sys.release() }
        let stream = try getAttribute(sys, "stdin")
        defer { stream.release() }
        let line = try callMethod(stream, "readline")
        defer { line.release() }
        var result = try asText(line)
        if result.isEmpty { throw raise(.eofError, "EOF when reading a line") }
        if result.hasSuffix("\n") { result.removeLast() }
        return newString(result)
    }
    table.function(
        "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
        doc: "Opens a file and returns a stream."
    ) { (a) throws(Raise) in
        let io = try runtime.loader.load("_io")
        defer { io.release() }
        let function = try getAttribute(io, "open")
        defer { function.release() }
        return try call(function, (0..<8).map { a[$0] })
    }
    table.function("globals()", doc: "The dict of the module's names.") { _ in
        runtime.depth > 0
            ? Value(runtime.frames.unsafelyUnwrapped[runtime.depth - 1].globals).retain() : Value(newDict())
    }
    table.function("locals()", doc: "A dict of the local names.") { _ in
        runtime.depth > 0 ? frameLocals(at: runtime.depth - 1) : Value(newDict())
    }
    table.function(
        "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)",
        doc: "Compiles a text to a code object."
    ) { (a) throws(Raise) in
        let mode = try asText(a[2])
        guard ["exec", "eval", "single"].contains(mode) else {
            throw valueError("compile() mode must be 'exec', 'eval' or 'single'")
        }
        return try compileText(a[0], fileName: try asText(a[1]), isExpression: mode == "eval")
    }
    table.function("eval(source, globals=None, locals=None, /)", doc: "The value of an expression given as text.") {
        (a) throws(Raise) in
        let code = a[0].kind == .code ? a[0].retain() : try compileText(a[0], isExpression: true, caller: "eval")
        defer { code.release() }
        return try runInScope(code, globals: a[1], locals: a[2], "eval")
    }
    table.function("exec(source, globals=None, locals=None, /)", doc: "Runs statements given as text.") {
        (a) throws(Raise) in
        let code = a[0].kind == .code ? a[0].retain() : try compileText(a[0], isExpression: false, caller: "exec")
        defer { code.release() }
        try runInScope(code, globals: a[1], locals: a[2], "exec").release()
        return Value.none
    }
    table.function(
        "__import__(name, globals=None, locals=None, fromlist=(), level=0)", doc: "What the import statement calls."
    ) { (a) throws(Raise) in
        guard a[0].layout == .string else { throw typeError("module name must be a string") }
        let level = try asInt(a[4])
        if level < 0 { throw valueError("level must be >= 0") }
        if level == 0 && a[0].cast(to: StringObject.self).pointee.count == 0 { throw valueError("Empty module name") }
        let globals = a[1].kind == .dict ? a[1].cast(to: DictObject.self) : runtime.builtins
        let names = newTuple(try collect(a[3].isNone ? runtime.emptyTuple : a[3]))
        defer { names.release() }
        let isPlain = names.cast(to: ListObject.self).pointee.count == 0
        return try runtime.loader.importName(
            intern(a[0]), names: isPlain ? Value.none : names, level: level, globals: globals)
    }
    table.function("__build_class__(func, name, /, *bases, **kwds)", doc: "What the class statement calls.") {
        (a) throws(Raise) in
        let keywords = a[3].cast(to: DictObject.self).retainedPairs()
        var values = [a[0], a[1]] + a[2].cast(to: ListObject.self).buffer + keywords.map(\.value)
        defer {
            for pair in keywords {
                pair.key.release()
                pair.value.release()
            }
        }
        let names = newTuple(keywords.map { $0.key.retain() })
        defer { names.release() }
        let count = values.count - 2
        return try values.withUnsafeMutableBufferPointer { buffer throws(Raise) in
            guard let base = buffer.baseAddress else { return Value.none }
            return try buildClass(base, count: count, keywordNames: names)
        }
    }
    for signature in ["exit(code=None)", "quit(code=None)"] as [StaticString] {
        table.function(signature, doc: "Ends the program.") { (a) throws(Raise) in
            setPending(try call(Value(ExceptionType.systemExit.type), a[0].isNone ? [] : [a[0]]))
            throw Raise()
        }
    }
    table.function("breakpoint(*args, **kws)", doc: "There is no debugger: raises.") { (_) throws(Raise) in
        throw notInSubset("breakpoint()")
    }
}

/// `print`: straight to the host's stream unless a program replaced `sys.stdout` or named a file.
private func printValues(
    _ values: Value, separator: Value, end: Value, file: Value, isFlushing: Bool
) throws(Raise) {
    for (name, value) in [("sep", separator), ("end", end)] where !value.isNone && value.layout != .string {
        throw typeError("\(name) must be None or a string, not \(typeName(value))")
    }
    let target = file.isNone ? try replacedOutput() : file.retain()
    defer { target.release() }
    if target.isNone { return }
    if !target.isEmpty { return try printPieces(values, separator, end, to: target, isFlushing: isFlushing) }
    var bytes: [UInt8] = []
    let separatorBytes = separator.isNone ? [32] : separator.cast(to: StringObject.self).utf8
    for (position, value) in values.cast(to: ListObject.self).buffer.enumerated() {
        if position > 0 { bytes += separatorBytes }
        let string = try str(value)
        bytes += string.cast(to: StringObject.self).utf8
        string.release()
    }
    bytes += end.isNone ? [10] : end.cast(to: StringObject.self).utf8
    bytes.withUnsafeBufferPointer { writeOutput($0) }
    if isFlushing { flushOutput() }
}

/// Each value, separator and end goes to the stream by a `write` of its own, as programs that replace streams can see.
private func printPieces(
    _ values: Value, _ separator: Value, _ end: Value, to target: Value, isFlushing: Bool
) throws(Raise) {
    func write(_ piece: Value) throws(Raise) { try callMethod(target, "write", [piece]).release() }
    let (blank, newline) = (newString(" "), newString("\n"))
    defer { releaseAll([blank, newline]) }
    for (position, value) in values.cast(to: ListObject.self).buffer.enumerated() {
        if position > 0 { try write(separator.isNone ? blank : separator) }
        let string = try str(value)
        defer { string.release() }
        try write(string)
    }
    try write(end.isNone ? newline : end)
    if isFlushing { try callMethod(target, "flush").release() }
}

/// `sys.stdout` where a program put something else there; owned, or empty for the host's own.
private func replacedOutput() throws(Raise) -> Value {
    let sys = runtime.modules.get(intern("sys"))
    guard sys.kind == .module else { return .empty }
    let dict = sys.cast(to: ModuleObject.self).pointee.dict
    let stream = dict.get(runtime.names.stdout)
    let original = dict.get(intern("__stdout__"))
    return stream.isEmpty || stream.bits == original.bits ? .empty : stream.retain()
}

/// Writes to the program's standard output: the host's closure, or a buffer in front of the process's own.
package func writeOutput(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let write = runtime.state.streams.writeOutput {
        write(bytes)
    } else {
        fwrite(bytes.baseAddress, 1, bytes.count, stdout)
    }
}

package func writeOutput(_ text: String) {
    var text = text
    text.withUTF8 { writeOutput($0) }
}

package func flushOutput() {
    if let flush = runtime.state.streams.flushOutput {
        flush()
    } else {
        fflush(stdout)
    }
}

/// Compiles for `compile`, or for `eval` and `exec`, which take code objects too and say so.
private func compileText(
    _ source: Value, fileName: String = "<string>", isExpression: Bool, caller: String = "compile"
) throws(Raise) -> Value {
    var bytes: [UInt8]
    switch source.layout {
    case .string: bytes = source.cast(to: StringObject.self).utf8
    case .bytes, .bytearray:
        let object = source.cast(to: BytesObject.self)
        bytes = Array(UnsafeBufferPointer(start: object.pointee.bytes, count: object.pointee.count))
    default:
        throw typeError("\(caller)() arg 1 must be a string, bytes or \(caller == "compile" ? "AST" : "code") object")
    }
    if isExpression { bytes = Array(bytes.drop { $0 == 32 || $0 == 9 }) }
    if bytes.contains(0) { throw valueError("source code string cannot contain null bytes") }
    if isExpression && bytes.isEmpty {
        var nothing = SyntaxError("invalid syntax", SourceSpan(line: 0, column: -1, endLine: 0, endColumn: -1))
        nothing.sourceLine = ""
        throw raiseSyntaxError(nothing, SourceText(fileName: fileName, bytes: bytes))
    }
    return try compileSource(
        bytes, fileName: fileName, returnsLastExpression: isExpression, mode: isExpression ? .expression : .module,
        withLocals: true, isText: fileName.hasPrefix("<"))
}

/// Runs code with the given namespaces, or those of the calling frame.
private func runInScope(_ code: Value, globals: Value, locals: Value, _ name: String) throws(Raise) -> Value {
    if name == "eval" && !locals.isNone && locals.type.special(.getitem).isEmpty {
        throw typeError("locals must be a mapping")
    }
    if !globals.isNone && globals.layout != .dict {
        if name == "exec" { throw typeError("exec() globals must be a dict, not \(typeName(globals))") }
        let isMapping = !globals.type.special(.getitem).isEmpty
        throw typeError(
            isMapping ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict")
    }
    if !locals.isNone && locals.type.special(.getitem).isEmpty {
        throw typeError("locals must be a mapping or None, not \(typeName(locals))")
    }
    if globals.isNone {
        guard runtime.depth > 0 else { throw runtimeError("\(name)() needs a frame or globals") }
        let frame = runtime.frames.unsafelyUnwrapped[runtime.depth - 1]
        let namespace = locals.isNone ? frameLocals(at: runtime.depth - 1) : locals.retain()
        defer { namespace.release() }
        return try runCode(code, globals: frame.globals, locals: namespace)
    }
    return try runCode(code, globals: globals.cast(to: DictObject.self), locals: locals.isNone ? globals : locals)
}
