import Interpreter

// What a program sees of its session: `get_ipython()`, `display`, and the native module `_session` on which `IPython` is written.

extension InterpreterEvaluator {
    /// The names that every cell has.
    func sessionNames() -> [(String, Value)] {
        let shell = newNative(shellType(), ShellObject(self))
        let getShell = NativeFunction("get_ipython()", doc: "The session that runs the cells.") { _ in shell.retain() }
        let display = NativeFunction("display(*objs, **kwargs)", doc: "Shows values in the session.") {
            (a) throws(Raise) in
            for value in a[0].cast(to: ListObject.self).retainedItems() {
                defer { value.release() }
                try runtime.state.hooks.display?(value)
            }
            return Value.none
        }
        return [("get_ipython", newNativeFunction(getShell)), ("display", newNativeFunction(display))]
    }

    /// `_session`: the same as functions.
    func sessionModule() -> NativeModule {
        NativeModule("_session") { [weak self] module in
            module.function("display(value)", doc: "Shows a value.") { (a) throws(Raise) in
                try runtime.state.hooks.display?(a[0])
                return Value.none
            }
            module.function(
                "display_data(mime, data, text=None)", doc: "Shows data of a type: str or bytes; `text` stands for it."
            ) { (a) throws(Raise) in
                let type = try asText(a[0])
                let content: MIMEBundle.Content
                if a[1].layout == .bytes {
                    content = .data(Array(a[1].cast(to: BytesObject.self).buffer))
                } else {
                    content = .text(try asText(a[1]))
                }
                var bundle = MIMEBundle([.init(type: type, content: content)])
                if !a[2].isNone {
                    bundle.representations.append(.init(type: "text/plain", content: .text(try asText(a[2]))))
                }
                self?.host?.display(bundle)
                return Value(self?.host != nil)
            }
            module.function("clear_output(wait=False)", doc: "Clears what the cell has shown.") { (a) throws(Raise) in
                self?.host?.clearOutput(wait: try truth(a[0]))
                return Value.none
            }
            module.function("read_line(prompt='')", doc: "A line of input, or None at its end.") { (a) throws(Raise) in
                self?.host?.readLine(prompt: try asText(a[0])).map { newString($0) } ?? Value.none
            }
            module.function("is_interactive()", doc: "Whether cells are run, not a program.") { _ in
                Value(self?.ownNames.isEmpty == false)
            }
            module.function("get_ipython()", doc: "The session, or None.") { (_) throws(Raise) in
                guard let self, !self.ownNames.isEmpty else { return Value.none }
                let function = self.globals.get("get_ipython")
                return function.isEmpty ? Value.none : try call(function, [])
            }
        }
    }

    /// Turns what the host answers into a value or an exception.
    fileprivate func answer(_ call: HostCall) throws(Raise) -> Value {
        guard let host else { throw raise(.runtimeError, "there is no session to ask") }
        switch host.call(call) {
        case .none: return Value.none
        case .text(let text): return newString(text)
        case .lines(let lines): return newList(lines.map { newString($0) })
        case .lastValue: return nestedValue.retain()
        case .raise(let type, let message): throw try raiseNamed(type, message)
        case .raiseNested:
            if nestedException.isEmpty { throw raise(.runtimeError, "the nested code failed") }
            let exception = nestedException
            nestedException = .empty
            throw restorePending(exception)
        }
    }

    private func raiseNamed(_ type: String, _ message: String) throws(Raise) -> Raise {
        let known = runtime.builtins.get(type)
        if known.kind == .type, isSubtype(known.cast(to: TypeObject.self), ExceptionType.baseException.type) {
            return raise(known.cast(to: TypeObject.self), arguments: [newString(message)])
        }
        return raise(usageErrorType(), arguments: [newString(message)])
    }

    /// `UsageError`: a magic was used wrongly.
    private func usageErrorType() -> TypeRef {
        if let type = usageError { return type }
        let type = newBuiltinType(
            "UsageError", .exception, base: ExceptionType.exception.type, size: MemoryLayout<ExceptionObject>.size,
            isBase: true)
        usageError = type
        return type
    }

    private func shellType() -> TypeRef {
        newNativeType("InteractiveShell", module: "cellbook") { type in
            func evaluator(_ value: Value) throws(Raise) -> InterpreterEvaluator {
                guard let evaluator = value.uncheckedPayload(ShellObject.self).evaluator else {
                    throw raise(.runtimeError, "the session has ended")
                }
                return evaluator
            }
            type.method("system(self, command)") { (a) throws(Raise) in
                try evaluator(a[0]).answer(.system(try asText(a[1])))
            }
            type.method("getoutput(self, command)") { (a) throws(Raise) in
                try evaluator(a[0]).answer(.getOutput(try asText(a[1])))
            }
            type.method("run_line_magic(self, name, line)") { (a) throws(Raise) in
                try evaluator(a[0]).answer(.lineMagic(name: try asText(a[1]), line: try asText(a[2])))
            }
            type.method("run_cell_magic(self, name, line, cell)") { (a) throws(Raise) in
                try evaluator(a[0]).answer(
                    .cellMagic(name: try asText(a[1]), line: try asText(a[2]), cell: try asText(a[3])))
            }
            type.method("magic(self, line)") { (a) throws(Raise) in
                let line = try asText(a[1])
                let name = line.prefix { $0 != " " }
                return try evaluator(a[0]).answer(
                    .lineMagic(name: String(name), line: String(line.dropFirst(name.count).drop { $0 == " " })))
            }
        }
    }
}

/// The payload of `get_ipython()`.
private final class ShellObject {
    weak var evaluator: InterpreterEvaluator?
    init(_ evaluator: InterpreterEvaluator) { self.evaluator = evaluator }
}
