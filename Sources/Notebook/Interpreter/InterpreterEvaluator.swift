import Interpreter
import Syntax

/// The evaluator of the real language: cells run in one `__main__`, what they print goes to the host.
package final class InterpreterEvaluator: Evaluator {
    package weak var host: SessionHost? {
        didSet { connectStreams() }
    }
    private var program: Interpreter.Program
    private let files: SourcePaths
    /// The exception that the last nested run ended with, for `HostAnswer.raiseNested`; owned, or empty.
    var nestedException = Value.empty
    /// The value of the last expression of the last nested run, for `HostAnswer.lastValue`; owned.
    var nestedValue = Value.none
    /// What `undo` puts back; owned, or empty.
    var marked = Value.empty
    /// Names that the session itself put into the namespace.
    private(set) var ownNames: Set<String> = []
    /// The class `UsageError`, once it was needed.
    var usageError: TypeRef?
    private var isRunning = false

    /// Where modules come from.
    package struct SourcePaths {
        package var library: String
        package var searchPath: [String]

        package init(library: String, searchPath: [String]) {
            self.library = library
            self.searchPath = searchPath
        }
    }

    package init(nativeModules: [NativeModule], paths: SourcePaths) {
        files = paths
        startInterpreter(nativeModules: nativeModules)
        runtime.loader.libraryFolder = paths.library
        runtime.loader.path = paths.searchPath + [paths.library]
        program = Interpreter.Program()
        runtime.loader.register([sessionModule()])
    }

    var globals: DictRef { program.globals }

    /// The library's files that have been imported, and compiling them for processes that will be forked off this one.
    package var importedLibraryFiles: [String] { runtime.loader.importedLibraryFiles }
    package func compileAhead(_ files: [String]) { runtime.loader.compileAhead(files) }

    private func connectStreams() {
        guard host != nil else {
            runtime.state.streams.writeOutput = nil
            runtime.state.streams.writeError = nil
            runtime.state.streams.flushOutput = nil
            return
        }
        runtime.state.streams.writeOutput = { [weak self] bytes in
            self?.host?.write(String(decoding: bytes, as: UTF8.self), to: .standardOutput)
        }
        runtime.state.streams.writeError = { [weak self] bytes in
            self?.host?.write(String(decoding: bytes, as: UTF8.self), to: .standardError)
        }
        runtime.state.streams.flushOutput = { [weak self] in self?.host?.flush() }
        runtime.state.hooks.display = { [weak self] (value) throws(Raise) in
            self?.host?.display(try Representations.bundle(of: value))
        }
    }

    // MARK: Running

    package func run(_ source: CellSource) -> Outcome {
        let wasRunning = isRunning
        isRunning = true
        defer { isRunning = wasRunning }
        prepare(source)
        do throws(Raise) {
            let value = try execute(source)
            defer { value.release() }
            return .done(try finish(source, value))
        } catch {
            return outcome(ofFailed: source)
        }
    }

    package func locate(module name: String) -> ModuleLocation {
        do throws(Raise) {
            let program = try runtime.loader.program(name)
            return .found(file: Files.absolute(program.file), package: program.package)
        } catch {
            let exception = takePending()
            guard exception.type == ExceptionType.importError.type, let text = try? str(exception) else {
                setPending(exception)
                return .failed(outcome(ofFailed: CellSource("", mode: .program, file: name)))
            }
            defer {
                text.release()
                exception.release()
            }
            return .missing(textIfString(text) ?? name)
        }
    }

    private func prepare(_ source: CellSource) {
        switch source.mode {
        case .program:
            globals.set("__file__", newString(source.file))
            if source.file.hasPrefix("<") { _ = globals.remove(intern("__file__")) }
            globals.set(intern("__package__"), source.package.map { newString($0) } ?? Value.none)
        case .cell:
            defineSessionNames()
            history.append(source.original ?? source.text, number: source.number)
        case .nested: defineSessionNames()
        }
    }

    /// Compiles and runs; the value of the last expression, owned.
    private func execute(_ source: CellSource) throws(Raise) -> Value {
        // Lines count as in the file: empty lines stand for what comes before the cell.
        let text = String(repeating: "\n", count: max(0, source.firstLine - 1)) + source.text
        let code = try compileSource(
            Array(text.utf8), fileName: source.file, returnsLastExpression: source.mode != .program,
            withLocals: false)
        defer { code.release() }
        return try runCode(code, globals: globals)
    }

    /// Shows and keeps a cell's value.
    private func finish(_ source: CellSource, _ value: Value) throws(Raise) -> MIMEBundle? {
        if source.mode == .nested {
            let old = nestedValue
            nestedValue = value.retain()
            old.release()
        }
        if value.isNone || source.mode == .program || Self.isSuppressed(source.text) { return nil }
        let bundle = try Representations.bundle(of: value)
        if source.mode == .cell { history.keep(value, number: source.number, in: globals) }
        return bundle
    }

    /// Whether a cell's last statement ends in `;`.
    static func isSuppressed(_ text: String) -> Bool {
        var last: Lexicon.Piece?
        let bytes = Array(text.utf8)
        for piece in Lexicon.pieces(of: bytes) where piece.lexicalClass != .comment { last = piece }
        guard let last else { return false }
        return last.range.count == 1 && bytes[last.range.lowerBound] == UInt8(ascii: ";")
    }

    /// What the exception in flight makes of a run.
    private func outcome(ofFailed source: CellSource) -> Outcome {
        let exception = takePending()
        if source.mode == .nested {
            nestedException.release()
            nestedException = exception.retain()
        }
        defer { exception.release() }
        if isSubtype(exception.type, ExceptionType.systemExit.type) {
            let exit = Interpreter.Program.exitStatus(of: exception)
            return .exited(status: exit.status, message: exit.message)
        }
        return .failed(ErrorReports.report(exception))
    }

    package func endCell() {
        let wasRunning = isRunning
        isRunning = true
        defer { isRunning = wasRunning }
        for function in runtime.state.hooks.cellEnd {
            do throws(Raise) { try call(function, []).release() } catch {
                let exception = takePending()
                defer { exception.release() }
                host?.write(renderTraceback(exception), to: .standardError)
            }
        }
    }

    package func interrupt() {
        if isRunning { runtime.attention.requestInterrupt() }
    }

    package func reset() {
        program.clear()
        let functions = runtime.state.hooks.cellEnd
        runtime.state.hooks.cellEnd = []
        releaseAll(functions)
        history = CellHistory()
        ownNames = []
        forgetMark()
        nestedException.release()
        nestedException = .empty
        let old = nestedValue
        nestedValue = Value.none
        old.release()
    }

    package func setArguments(_ arguments: [String]) {
        // A program's own folder goes first, as in CPython; the current one where there is no file.
        var folder = ""
        if let script = arguments.first, !script.isEmpty, !script.hasPrefix("-") {
            let absolute = Files.absolute(script)
            folder = absolute.lastIndex(of: "/").map { String(absolute[..<$0]) } ?? ""
        } else if arguments.first == "-m" {
            folder = Files.currentFolder
        }
        runtime.loader.path = [folder] + files.searchPath + [files.library]
        publish(arguments)
    }

    package func setProgramName(_ name: String) {
        publish([name] + runtime.state.system.arguments.dropFirst())
    }

    private func publish(_ arguments: [String]) {
        runtime.state.system.arguments = arguments
        let sys = runtime.modules.get("sys")
        guard sys.kind == .module else { return }
        do throws(Raise) {
            let list = newList(arguments.map { newString($0) })
            defer { list.release() }
            try setAttribute(sys, intern("argv"), list)
        } catch { clearPending() }
    }

    package func seed(_ seed: UInt64) {
        let code = """
            import random as _r
            _r.seed(\(seed))
            try:
                import numpy as _n
                _n.random.seed(\(seed & 0xFFFF_FFFF))
            except ImportError:
                pass
            try:
                import torch as _t
                _t.manual_seed(\(seed))
            except ImportError:
                pass
            """
        runInternally(code)
    }

    /// Runs code of the session's own in a namespace that is thrown away.
    @discardableResult func runInternally(_ text: String) -> Bool {
        let namespace = newDict()
        namespace.set("__name__", newString("__cellbook__"))
        defer { Value(namespace).release() }
        do throws(Raise) {
            let code = try compileSource(Array(text.utf8), fileName: "<session>")
            defer { code.release() }
            try runCode(code, globals: namespace).release()
            return true
        } catch {
            clearPending()
            return false
        }
    }

    // MARK: The namespace

    private(set) var history = CellHistory()

    /// `get_ipython`, `display`, `In`, `Out`: once a session.
    func defineSessionNames() {
        if ownNames.isEmpty {
            for (name, value) in sessionNames() {
                globals.set(intern(name), value)
                ownNames.insert(name)
            }
            history.define(in: globals)
            ownNames.formUnion(["In", "Out"])
        }
    }

    package func variables() -> [Variable] {
        globals.retainedPairs().compactMap { pair in
            defer {
                pair.key.release()
                pair.value.release()
            }
            guard let name = textIfString(pair.key), !name.hasPrefix("_"), !ownNames.contains(name) else { return nil }
            return Representations.variable(name, pair.value)
        }
    }

    package func assign(_ name: String, literal: String) -> Bool {
        guard let module = try? Parser.parse(Array(literal.utf8), mode: .expression), module.body.count == 1,
            case .expression(let expression) = module.body[0].kind, Literals.isLiteral(expression)
        else { return false }
        do throws(Raise) {
            let code = try compileSource(
                Array(literal.utf8), fileName: "<parameter>", returnsLastExpression: true, mode: .expression)
            defer { code.release() }
            globals.set(intern(name), try runCode(code, globals: globals))
            return true
        } catch {
            clearPending()
            return false
        }
    }

    package func measure(_ statement: String, setup: String, loops: Int) -> Measurement {
        do throws(Raise) {
            let first = try compileSource(Array(setup.utf8), fileName: "<magic-timeit>")
            defer { first.release() }
            let code = try compileSource(Array(statement.utf8), fileName: "<magic-timeit>")
            defer { code.release() }
            try runCode(first, globals: globals).release()
            let start = ContinuousClock.now
            for _ in 0..<max(0, loops) { try runCode(code, globals: globals).release() }
            let duration = (ContinuousClock.now - start).components
            return .seconds(Double(duration.seconds) + Double(duration.attoseconds) * 1e-18)
        } catch {
            let exception = takePending()
            nestedException.release()
            nestedException = exception.retain()
            defer { exception.release() }
            return .failed(ErrorReports.report(exception))
        }
    }
}

/// Which expressions a parameter may be.
enum Literals {
    static func isLiteral(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant: return true
        case .unary(let operation, let operand):
            if case .constant = operand.kind { return operation == .negative || operation == .positive }
            return false
        case .tuple(let items), .list(let items), .set(let items): return items.allSatisfy(isLiteral)
        case .dictionary(let pairs):
            return pairs.allSatisfy { pair in (pair.key.map(isLiteral) ?? false) && isLiteral(pair.value) }
        default: return false
        }
    }
}
