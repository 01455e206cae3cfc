import Glibc

/// What `sys` tells of the program; the host sets it before the first import.
package struct SystemInformation {
    package var arguments: [String] = [""]
    package var executable = Self.ownFile ?? ""
    package init() {}

    /// The file of the running program.
    package static var ownFile: String? {
        guard let path = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(path) }
        return String(cString: path)
    }
}

extension NativeModule {
    /// `sys`, as CPython 3.11 on Linux.
    package static let sys = NativeModule("sys") { module throws(Raise) in
        defineVersion(module)
        definePaths(module)
        defineLimits(module)
        defineInspection(module)
        try defineStreams(module)
    }
}

private func defineVersion(_ module: ModuleBuilder) {
    module.constant("version", newString("3.11.7 (Cellbook)"))
    module.constant(
        "version_info",
        newNamedTuple(
            "sys.version_info", ["major", "minor", "micro", "releaselevel", "serial"],
            [Value(3), Value(11), Value(7), newString("final"), Value(0)]))
    module.constant("hexversion", Value(0x030b07f0))
    module.constant("api_version", Value(1013))
    module.constant("copyright", newString("Cellbook"))
    module.constant("platform", newString("linux"))
    module.constant("byteorder", newString("little"))
    module.constant("maxsize", Value(Int.max))
    module.constant("maxunicode", Value(0x10FFFF))
    module.constant("float_repr_style", newString("short"))
    module.constant(
        "implementation",
        newNamespace([
            ("name", newString("cpython")), ("cache_tag", newString("cpython-311")), ("hexversion", Value(0x030b07f0)),
            ("version", module.namespace.get("version_info").retain()),
        ]))
    module.constant(
        "float_info",
        newNamedTuple(
            "sys.float_info",
            [
                "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix",
                "rounds",
            ],
            [
                Value(Double.greatestFiniteMagnitude), Value(1024), Value(308), Value(Double.leastNormalMagnitude),
                Value(-1021),
                Value(-307), Value(15), Value(53), Value(Double.ulpOfOne), Value(2), Value(1),
            ]))
    module.constant(
        "int_info",
        newNamedTuple(
            "sys.int_info", ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"],
            [Value(30), Value(4), Value(4300), Value(640)]))
    module.constant(
        "hash_info",
        newNamedTuple(
            "sys.hash_info",
            ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"],
            [
                Value(64), Value((1 << 61) - 1), Value(314159), Value(0), Value(1_000_003), newString("fnv"), Value(64),
                Value(0),
                Value(0),
            ]))
    let flags = [
        "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
        "ignore_environment",
        "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode",
        "warn_default_encoding",
        "safe_path", "int_max_str_digits",
    ]
    module.constant(
        "flags",
        newNamedTuple(
            "sys.flags", flags,
            flags.map { $0 == "int_max_str_digits" ? Value(4300) : $0 == "dont_write_bytecode" ? Value(1) : Value(0) }))
}

private func definePaths(_ module: ModuleBuilder) {
    let information = runtime.state.system
    module.constant("argv", newList(information.arguments.map { newString($0) }))
    module.constant("orig_argv", newList(information.arguments.map { newString($0) }))
    module.constant("executable", newString(information.executable))
    module.constant("path", newList(runtime.loader.path.map { newString($0) }))
    module.constant("modules", Value(runtime.modules).retain())
    module.constant("meta_path", newList([]))
    module.constant("path_hooks", newList([]))
    module.constant("warnoptions", newList([]))
    module.constant("dont_write_bytecode", Value.true)
    module.constant("pycache_prefix", Value.none)
    for name in ["prefix", "base_prefix", "exec_prefix", "base_exec_prefix"] {
        module.constant(name, newString("/usr"))
    }
    module.constant("builtin_module_names", newTuple(runtime.loader.nativeModuleNames.map { newString($0) }))
    module.constant("stdlib_module_names", newFrozenset(standardModuleNames.map(String.init)))
}

private func newFrozenset(_ names: [String]) -> Value {
    let list = newList(names.map { newString($0) })
    defer { list.release() }
    return (try? call(Value(builtinType(.frozenset)), list)) ?? Value.none
}

private func defineLimits(_ module: ModuleBuilder) {
    module.function("getrecursionlimit()", doc: "The depth of calls that is allowed.") { _ in
        Value(runtime.recursionLimit)
    }
    module.function("setrecursionlimit(limit, /)", doc: "Sets the depth of calls that is allowed.") {
        (a) throws(Raise) in
        let limit = try asInt(a[0])
        if limit < 1 { throw valueError("recursion limit must be greater or equal than 1") }
        if limit <= runtime.depth {
            throw raise(
                .recursionError,
                "cannot set the recursion limit to \(limit) at the recursion depth \(runtime.depth): the limit is too low"
            )
        }
        runtime.recursionLimit = min(limit, maximumFrames)
        return Value.none
    }
    module.function("get_int_max_str_digits()", doc: "The most digits in conversions between int and str.") { _ in
        Value(integerDigitLimit)
    }
    module.function(
        "set_int_max_str_digits(maxdigits)", doc: "Sets the most digits in conversions between int and str."
    ) {
        (a) throws(Raise) in
        let limit = try asInt(a[0])
        if limit != 0 && limit < 640 { throw valueError("maxdigits must be 0 or larger than 640") }
        integerDigitLimit = limit
        return Value.none
    }
    module.function("getswitchinterval()", doc: "Seconds between switches of threads.") { _ in Value(0.005) }
    module.function("setswitchinterval(interval, /)", doc: "Accepted without effect.") { _ in Value.none }
    module.function("getdefaultencoding()", doc: "utf-8") { _ in newString("utf-8") }
    module.function("getfilesystemencoding()", doc: "utf-8") { _ in newString("utf-8") }
    module.function("getfilesystemencodeerrors()", doc: "surrogateescape") { _ in newString("surrogateescape") }
    module.function("is_finalizing()", doc: "Whether the interpreter is shutting down.") { _ in Value.false }
}

private func defineInspection(_ module: ModuleBuilder) {
    module.function("exit(status=None, /)", doc: "Raises SystemExit.") { (a) throws(Raise) in
        let arguments = a[0].isNone ? [] : a[0].kind == .tuple ? Array(a[0].cast(to: ListObject.self).buffer) : [a[0]]
        let exception = try call(Value(ExceptionType.systemExit.type), arguments)
        setPending(exception)
        throw Raise()
    }
    module.function("exc_info()", doc: "Type, value and traceback of what is being handled.") { _ in
        let exception = runtime.handledException
        if exception.isEmpty || exception.isNone { return newTuple([Value.none, Value.none, Value.none]) }
        return newTuple([
            Value(exception.type).retain(), exception.retain(),
            orNone(exception.cast(to: ExceptionObject.self).pointee.traceback),
        ])
    }
    module.function("exception()", doc: "The exception being handled.") { _ in orNone(runtime.handledException) }
    module.function("_getframe(depth=0, /)", doc: "The frame of the caller that many calls up.") { (a) throws(Raise) in
        let depth = try asInt(a[0])
        let index = runtime.depth - 1 - max(0, depth)
        guard index >= 0 else { throw valueError("call stack is not deep enough") }
        return newFrameSnapshot(at: index)
    }
    module.function("getrefcount(object, /)", doc: "How many references there are to an object, the argument included.")
    { a in
        Value(a[0].isObject ? min(a[0].header.pointee.count, ObjectHeader.immortal) : 1)
    }
    module.function("getsizeof(object, default=?, /)", doc: "The memory of an object in bytes.") { (a) throws(Raise) in
        try callMethod(a[0], "__sizeof__")
    }
    module.function("intern(string, /)", doc: "The one copy of a string that is kept for comparison.") {
        (a) throws(Raise) in
        guard a[0].kind == .string else { throw typeError("intern() argument must be str, not \(argumentTypeName(a[0]))") }
        return Interpreter.intern(a[0])
    }
    module.function("displayhook(object, /)", doc: "Prints a value as a prompt does.") { (a) throws(Raise) in
        if a[0].isNone { return Value.none }
        runtime.builtins.set("_", a[0].retain())
        writeOutput(try reprText(a[0]) + "\n")
        return Value.none
    }
    module.function("excepthook(exctype, value, traceback, /)", doc: "Prints an exception.") { a in
        if a[1].layout == .exception { writeError(renderTraceback(a[1])) }
        return Value.none
    }
    module.constant("__displayhook__", module.namespace.get("displayhook").retain())
    module.constant("__excepthook__", module.namespace.get("excepthook").retain())
    module.function("gettrace()", doc: "There is no tracing.") { _ in Value.none }
    module.function("settrace(function, /)", doc: "There is no tracing.") { (a) throws(Raise) in
        if !a[0].isNone { throw notInSubset("sys.settrace") }
        return Value.none
    }
    module.function("getprofile()", doc: "There is no profiling.") { _ in Value.none }
}

/// `sys.stdin`, `stdout`, `stderr`: streams of `_io` where the host has it.
private func defineStreams(_ module: ModuleBuilder) throws(Raise) {
    guard runtime.loader.nativeModuleNames.contains("_io") else { return }
    let io = try runtime.loader.load("_io")
    defer { io.release() }
    let make = try getAttribute(io, "_standard_stream")
    defer { make.release() }
    for (number, name) in ["stdin", "stdout", "stderr"].enumerated() {
        let stream = try call(make, Value(number))
        module.constant(name, stream)
        module.constant("__\(name)__", stream.retain())
    }
}

/// A tuple whose items also have names, as `sys.version_info`. Takes over `values`.
package func newNamedTuple(_ typeName: String, _ names: [String], _ values: [Value]) -> Value {
    newNamedTuple(newNamedTupleType(typeName, names), values)
}

/// A class of tuples whose items also have names.
package func newNamedTupleType(_ typeName: String, _ names: [String]) -> TypeRef {
    let short = typeName.split(separator: ".").last.map(String.init) ?? typeName
    let module = typeName.contains(".") ? String(typeName.dropLast(short.count + 1)) : "builtins"
    let type = newBuiltinType(
        short, .instance, base: builtinType(.tuple), size: MemoryLayout<ListObject>.size, module: module)
    type.pointee.instanceLayout = .tuple
    for (position, name) in names.enumerated() {
        type.property(name) { $0.cast(to: ListObject.self).pointee.items[position].retain() }
    }
    type.define("n_fields", Value(names.count))
    type.define("n_sequence_fields", Value(names.count))
    type.define("n_unnamed_fields", Value(0))
    type.method("__repr__(self)") { (a) throws(Raise) in
        var parts: [String] = []
        for (name, item) in zip(names, a[0].cast(to: ListObject.self).buffer) {
            parts.append("\(name)=\(try reprText(item))")
        }
        return newString("\(typeName)(\(parts.joined(separator: ", ")))")
    }
    return type
}

/// An instance of a class of named tuples; takes over `values`, one for each name.
package func newNamedTuple(_ type: TypeRef, _ values: [Value]) -> Value {
    let tuple = newSubclassable(ListObject.self, .tuple, type)
    tuple.pointee.count = values.count
    tuple.pointee.capacity = values.count
    tuple.pointee.storage = values.isEmpty ? nil : allocateItems(values.count)
    for (position, value) in values.enumerated() { tuple.pointee.items[position] = value }
    return Value(tuple)
}

/// A module-like object with attributes. Takes over the values.
private func newNamespace(_ attributes: [(String, Value)]) -> Value {
    let object = newModule("namespace")
    let dict = object.cast(to: ModuleObject.self).pointee.dict
    for (name, value) in attributes { dict.set(intern(name), value) }
    return object
}

/// A class in Swift that inherits from `tuple`.
package func newTupleType(_ name: String, module: String, _ populate: @escaping (TypeRef) -> Void) -> TypeRef {
    let type = newBuiltinType(
        name, .instance, base: builtinType(.tuple), size: MemoryLayout<ListObject>.size, module: module)
    type.pointee.instanceLayout = .tuple
    type.onFirstUse(populate)
    return type
}

/// An instance of a subclass of `tuple`; takes over `items`.
package func newTuple(of type: TypeRef, _ items: [Value]) -> Value { newNamedTuple(type, items) }
