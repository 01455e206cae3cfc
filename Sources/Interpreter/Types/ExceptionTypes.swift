/// The built-in exception classes: one shape of methods, a few with fields of their own.
enum ExceptionTypes {
    private static func own(_ value: Value) -> ExceptionRef { value.cast(to: ExceptionObject.self) }

    static func populate(_ type: TypeRef, _ exception: ExceptionType) {
        type.define("__doc__", Value.none)
        switch exception {
        case .baseException: base(type)
        case .stopIteration:
            type.property(
                "value", set: { (value, new) throws(Raise) in setExceptionAttribute(value, "value", new.retain()) },
                get: { value in
                    let set = attribute(value, "value")
                    if !set.isEmpty { return set.retain() }
                    let arguments = own(value).pointee.arguments.cast(to: ListObject.self)
                    return arguments.pointee.count > 0 ? arguments.pointee.items[0].retain() : Value.none
                })
        case .keyError:
            // One argument shows by its repr: `KeyError: ''` would say nothing.
            type.method("__str__(self)") { (a) throws(Raise) in
                let arguments = own(a[0]).pointee.arguments.cast(to: ListObject.self)
                return arguments.pointee.count == 1 ? try repr(arguments.pointee.items[0]) : try message(a[0])
            }
        case .systemExit:
            initializer(type) { value, arguments in
                let code =
                    arguments.count == 0
                    ? Value.none : arguments.count == 1 ? arguments[0].retain() : own(value).pointee.arguments.retain()
                setExceptionAttribute(value, "code", code)
            }
        case .osError: osError(type)
        case .importError:
            type.method("__init__(self, *args, name=None, path=None)") { (a) throws(Raise) in
                replace(&own(a[0]).pointee.arguments, with: a[3].retain())
                setExceptionAttribute(a[0], "name", a[1].retain())
                setExceptionAttribute(a[0], "path", a[2].retain())
                setExceptionAttribute(
                    a[0], "msg",
                    a[3].cast(to: ListObject.self).pointee.count == 1
                        ? a[3].cast(to: ListObject.self).pointee.items[0].retain() : Value.none)
                return Value.none
            }
        case .nameError, .attributeError:
            type.method("__init__(self, *args, name=None, obj=None)") { (a) throws(Raise) in
                replace(&own(a[0]).pointee.arguments, with: a[3].retain())
                if !a[1].isNone { setExceptionAttribute(a[0], "name", a[1].retain()) }
                if !a[2].isNone { setExceptionAttribute(a[0], "obj", a[2].retain()) }
                return Value.none
            }
            for name in ["name", "obj"] where exception == .attributeError || name == "name" { field(type, name) }
        case .syntaxError: syntaxError(type)
        case .unicodeDecodeError, .unicodeEncodeError:
            initializer(type) { value, arguments in
                for (name, argument) in zip(["encoding", "object", "start", "end", "reason"], arguments) {
                    setExceptionAttribute(value, name, argument.retain())
                }
            }
            type.method("__str__(self)") { (a) throws(Raise) in
                newString(try unicodeMessage(a[0], isDecoding: exception == .unicodeDecodeError))
            }
        default: break
        }
    }

    private static func attribute(_ value: Value, _ name: String) -> Value {
        let attributes = own(value).pointee.attributes
        return attributes.isEmpty ? .empty : attributes.cast(to: DictObject.self).get(name)
    }

    /// A field that reads as `None` until set.
    private static func field(_ type: TypeRef, _ name: String) {
        type.property(
            name, set: { (value, new) throws(Raise) in setExceptionAttribute(value, name, new.retain()) },
            get: { orNone(attribute($0, name)) })
    }

    private static func initializer(_ type: TypeRef, _ body: @escaping (Value, UnsafeBufferPointer<Value>) -> Void) {
        type.method("__init__(self, *args, **kwargs)") { (a) throws(Raise) in
            try refuseKeywords(a)
            replace(&own(a[0]).pointee.arguments, with: a[1].retain())
            body(a[0], a[1].cast(to: ListObject.self).buffer)
            return Value.none
        }
    }

    /// Most exceptions take no keywords; the error names the class of the instance.
    private static func refuseKeywords(_ a: Arguments) throws(Raise) {
        if a[2].cast(to: DictObject.self).pointee.count > 0 {
            throw typeError("\(a[0].type.nameText)() takes no keyword arguments")
        }
    }

    private static func message(_ value: Value) throws(Raise) -> Value {
        let arguments = own(value).pointee.arguments
        switch arguments.cast(to: ListObject.self).pointee.count {
        case 0: return runtime.emptyString.retain()
        case 1: return try str(arguments.cast(to: ListObject.self).pointee.items[0])
        default: return try repr(arguments)
        }
    }

    private static func base(_ type: TypeRef) {
        type.staticMethod("__new__(cls, *args, **kwargs)") { a in
            newException(a[0].cast(to: TypeObject.self), arguments: a[1].retain())
        }
        type.method("__init__(self, *args, **kwargs)") { (a) throws(Raise) in
            try refuseKeywords(a)
            replace(&own(a[0]).pointee.arguments, with: a[1].retain())
            return Value.none
        }
        runtime.exceptionNew = type.pointee.dict.get("__new__")
        runtime.exceptionInit = type.pointee.dict.get("__init__")
        type.method("__str__(self)") { (a) throws(Raise) in try message(a[0]) }
        type.method("__repr__(self)") { (a) throws(Raise) in
            let arguments = own(a[0]).pointee.arguments
            let list = arguments.cast(to: ListObject.self)
            let text = list.pointee.count == 1 ? "(\(try reprText(list.pointee.items[0])))" : try reprText(arguments)
            return newString(a[0].type.nameText + text)
        }
        type.method("with_traceback(self, tb, /)") { (a) throws(Raise) in
            guard a[1].isNone || a[1].kind == .traceback else {
                throw typeError("__traceback__ must be a traceback or None")
            }
            replace(&own(a[0]).pointee.traceback, with: a[1].isNone ? .empty : a[1].retain())
            return a[0].retain()
        }
        type.method("add_note(self, note, /)") { (a) throws(Raise) in
            guard a[1].layout == .string else { throw typeError("note must be a str, not '\(typeName(a[1]))'") }
            if attribute(a[0], "__notes__").isEmpty { setExceptionAttribute(a[0], "__notes__", newList([])) }
            attribute(a[0], "__notes__").cast(to: ListObject.self).append(a[1].retain())
            return Value.none
        }
        type.method("__setstate__(self, state, /)") { _ in Value.none }
        type.property(
            "args",
            set: { (value, new) throws(Raise) in
                replace(&own(value).pointee.arguments, with: newTuple(try collect(new)))
            }, get: { own($0).pointee.arguments.retain() })
        type.property(
            "__traceback__",
            set: { (value, new) throws(Raise) in
                guard new.isNone || new.kind == .traceback else {
                    throw typeError("__traceback__ must be a traceback or None")
                }
                replace(&own(value).pointee.traceback, with: new.isNone ? .empty : new.retain())
            }, get: { orNone(own($0).pointee.traceback) })
        type.property(
            "__cause__",
            set: { (value, new) throws(Raise) in
                guard new.isNone || new.layout == .exception else {
                    throw typeError("exception cause must be None or derive from BaseException")
                }
                replace(&own(value).pointee.cause, with: new.isNone ? .empty : new.retain())
                own(value).pointee.suppressContext = true
            }, get: { orNone(own($0).pointee.cause) })
        type.property(
            "__context__",
            set: { (value, new) throws(Raise) in
                guard new.isNone || new.layout == .exception else {
                    throw typeError("exception context must be None or derive from BaseException")
                }
                replace(&own(value).pointee.context, with: new.isNone ? .empty : new.retain())
            }, get: { orNone(own($0).pointee.context) })
        type.property(
            "__suppress_context__",
            set: { (value, new) throws(Raise) in own(value).pointee.suppressContext = try truth(new) },
            get: { Value(own($0).pointee.suppressContext) })
    }

    // MARK: OSError

    /// Classes by error number: `OSError(2, …)` is a `FileNotFoundError`.
    private static let byNumber: [Int: ExceptionType] = [
        1: .permissionError, 2: .fileNotFoundError, 3: .processLookupError, 4: .interruptedError,
        10: .childProcessError,
        11: .blockingIOError, 13: .permissionError, 17: .fileExistsError, 20: .notADirectoryError,
        21: .isADirectoryError,
        32: .brokenPipeError, 103: .connectionAbortedError, 104: .connectionResetError, 110: .timeoutError,
        111: .connectionRefusedError,
    ]

    private static func osError(_ type: TypeRef) {
        type.staticMethod("__new__(cls, *args, **kwargs)") { a in
            var target = a[0].cast(to: TypeObject.self)
            let arguments = a[1].cast(to: ListObject.self)
            if target == ExceptionType.osError.type, arguments.pointee.count >= 2,
                let number = fixedInt(arguments.pointee.items[0]),
                let exact = byNumber[number]
            {
                target = exact.type
            }
            let value = newException(target, arguments: a[1].retain())
            fillOSError(value)
            return value
        }
        type.method("__init__(self, *args)") { a in
            if own(a[0]).pointee.attributes.isEmpty {
                replace(&own(a[0]).pointee.arguments, with: a[1].retain())
                fillOSError(a[0])
            }
            return Value.none
        }
        type.method("__str__(self)") { (a) throws(Raise) in
            let number = attribute(a[0], "errno")
            if number.isEmpty { return try message(a[0]) }
            let reason = attribute(a[0], "strerror")
            var result = "[Errno \(try text(of: number))] \(try text(of: reason))"
            let file = attribute(a[0], "filename")
            if !file.isEmpty && !file.isNone { result += ": \(try reprText(file))" }
            let second = attribute(a[0], "filename2")
            if !second.isEmpty && !second.isNone { result += " -> \(try reprText(second))" }
            return newString(result)
        }
        for name in ["errno", "strerror", "filename", "filename2"] { field(type, name) }
    }

    /// `OSError(errno, strerror[, filename[, winerror, filename2]])`; the arguments keep the first two.
    private static func fillOSError(_ value: Value) {
        let arguments = own(value).pointee.arguments.cast(to: ListObject.self)
        let count = arguments.pointee.count
        guard count >= 2 && count <= 5 else { return }
        let items = arguments.retainedItems()
        setExceptionAttribute(value, "errno", items[0])
        setExceptionAttribute(value, "strerror", items[1])
        setExceptionAttribute(value, "filename", count >= 3 ? items[2] : Value.none)
        if count >= 4 { items[3].release() }
        if count == 5 { setExceptionAttribute(value, "filename2", items[4]) }
        if count >= 3 {
            replace(&own(value).pointee.arguments, with: newTuple([items[0].retain(), items[1].retain()]))
        }
    }

    // MARK: SyntaxError, UnicodeError

    private static func syntaxError(_ type: TypeRef) {
        let fields = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
        type.method("__init__(self, *args)") { (a) throws(Raise) in
            replace(&own(a[0]).pointee.arguments, with: a[1].retain())
            let arguments = a[1].cast(to: ListObject.self)
            if arguments.pointee.count > 0 { setExceptionAttribute(a[0], "msg", arguments.pointee.items[0].retain()) }
            if arguments.pointee.count == 2 {
                let details = try collect(arguments.pointee.items[1])
                for (name, value) in zip(fields, details) { setExceptionAttribute(a[0], name, value) }
                for surplus in details.dropFirst(fields.count) { surplus.release() }
            }
            return Value.none
        }
        type.method("__str__(self)") { (a) throws(Raise) in
            let message = attribute(a[0], "msg")
            var result = message.isEmpty ? "None" : try text(of: message)
            let (file, line) = (attribute(a[0], "filename"), attribute(a[0], "lineno"))
            if let number = fixedInt(line) {
                if let name = textIfString(file) {
                    result += " (\(name.split(separator: "/").last.map(String.init) ?? name), line \(number))"
                } else {
                    result += " (line \(number))"
                }
            }
            return newString(result)
        }
        for name in fields + ["msg", "print_file_and_line"] { field(type, name) }
    }

    private static func unicodeMessage(_ value: Value, isDecoding: Bool) throws(Raise) -> String {
        let encoding = try text(of: orNone(attribute(value, "encoding")))
        let object = attribute(value, "object")
        let start = fixedInt(attribute(value, "start")) ?? 0
        let end = fixedInt(attribute(value, "end")) ?? 0
        let reason = try text(of: orNone(attribute(value, "reason")))
        let word = isDecoding ? "decode" : "encode"
        if end == start + 1 {
            if isDecoding, object.layout == .bytes, start >= 0, start < object.cast(to: BytesObject.self).pointee.count
            {
                let digits = String(object.cast(to: BytesObject.self).pointee.bytes[start], radix: 16)
                let byte = String(repeating: "0", count: 2 - digits.count) + digits
                return "'\(encoding)' codec can't decode byte 0x\(byte) in position \(start): \(reason)"
            }
            if !isDecoding, object.layout == .string, start >= 0,
                start < object.cast(to: StringObject.self).pointee.count
            {
                let point = object.cast(to: StringObject.self)[codePoint: start]
                let digits = String(point, radix: 16)
                let (prefix, width) = point < 256 ? ("\\x", 2) : point < 0x10000 ? ("\\u", 4) : ("\\U", 8)
                let shown = prefix + String(repeating: "0", count: width - digits.count) + digits
                return "'\(encoding)' codec can't encode character '\(shown)' in position \(start): \(reason)"
            }
        }
        let what = isDecoding ? "bytes" : "characters"
        return "'\(encoding)' codec can't \(word) \(what) in position \(start)-\(end - 1): \(reason)"
    }
}
