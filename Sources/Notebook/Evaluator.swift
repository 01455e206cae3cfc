// What a session needs from a language. The rooms Notebook and REPL know an evaluator only through this page; the
// interpreter implements it, and tests use a small fake. All values that cross are plain.

/// A language that runs the cells of one session in one namespace.
///
/// Everything but `interrupt` is called from one thread. `run` may be entered again from inside `SessionHost.call`
/// (`%time`, `%run` and the like run code of their own).
package protocol Evaluator: AnyObject {
    /// Answers `get_ipython()` calls, display requests and `input()`. Held weakly or unowned.
    var host: SessionHost? { get set }

    /// Runs one piece of source in the session's namespace and returns when it has ended. Never throws: an error of the
    /// program is part of the outcome.
    func run(_ source: CellSource) -> Outcome

    /// What `-m name` runs, found as `import` would after importing the packages around it. What fails there is an
    /// outcome; a module that is not there is `.missing` with CPython's words.
    func locate(module name: String) -> ModuleLocation

    /// Lets modules do what they do at the end of a cell: figures that are still open are shown. Called when the cell's value
    /// or error has been shown; what fails goes to standard error.
    func endCell()

    /// Asks the running code to stop with `KeyboardInterrupt`. Callable from a signal handler and from any thread; does
    /// nothing while no code runs.
    func interrupt()

    /// Forgets every variable and imported module: the state of a new session.
    func reset()

    /// `sys.argv`. Modules are first looked for beside the file that the first argument names.
    func setArguments(_ arguments: [String])

    /// `sys.argv[0]` alone, once `-m` has found its file.
    func setProgramName(_ name: String)

    /// Seeds every generator: `random`, `numpy.random`, `torch`.
    func seed(_ seed: UInt64)

    /// The variables that the session's code has made, without modules' dunders, in order of definition.
    func variables() -> [Variable]

    /// Binds a name to the value of a literal (numbers, strings, containers, `None`, `True`, `False`). Returns false where
    /// `literal` is none.
    func assign(_ name: String, literal: String) -> Bool

    /// What could stand at `cursor` (UTF-8 bytes from the start). Runs no code with side effects.
    func complete(_ source: String, cursor: Int) -> Completion

    /// What is known of the object that an expression names; `nil` when there is none. Runs no calls.
    func help(for expression: String) -> Help?

    /// Runs `statement` `loops` times, compiled once, in the session's namespace (`setup` once before, untimed).
    func measure(_ statement: String, setup: String, loops: Int) -> Measurement

    /// The variables that can be saved and the random streams, for `--journal`.
    func snapshot() -> Snapshot

    /// Puts a snapshot's variables and streams back; returns the names that could not be restored, as those do that need a
    /// class of the session which is not defined yet.
    func restore(_ state: [UInt8]) -> [String]

    /// Remembers the variables and the random streams for `undo`, in place of what was remembered before. Returns false where
    /// they are too large for that.
    func mark() -> Bool

    /// Puts back what `mark` remembered, once; false where there is nothing.
    func undo() -> Bool

    /// What some variables are, and the files that they or `texts` name, each by a digest; an empty one where the value cannot
    /// be saved. Modules, functions and classes are left out.
    func describe(_ names: [String], texts: [String]) -> JSONObject

    /// The random streams as a digest.
    func randomDigest() -> String

    /// Remembers what the variables are, for `takeChanges`.
    func watchChanges()

    /// What has changed since `watchChanges`, as bytes; or a reason why that cannot be kept.
    func takeChanges() -> Changes

    /// Does to the variables what `takeChanges` saw; false where that cannot be.
    func apply(_ changes: [UInt8]) -> Bool
}

package enum Changes: Equatable, Sendable {
    case bytes([UInt8])
    case impossible(String)
}

extension Evaluator {
    package func locate(module name: String) -> ModuleLocation { .missing("No module named \(name)") }
    package func setProgramName(_ name: String) {}
    package func endCell() {}
    package func mark() -> Bool { false }
    package func undo() -> Bool { false }
    package func describe(_ names: [String], texts: [String]) -> JSONObject { [:] }
    package func randomDigest() -> String { "" }
    package func watchChanges() {}
    package func takeChanges() -> Changes { .impossible("the language cannot say what has changed") }
    package func apply(_ changes: [UInt8]) -> Bool { false }
}

/// Where a module lies that is to run as the program.
package enum ModuleLocation: Equatable, Sendable {
    /// Relative imports start from `package`.
    case found(file: String, package: String)
    case missing(String)
    case failed(Outcome)
}

/// What a running program may ask of the session around it.
package protocol SessionHost: AnyObject {
    /// `sys.stdout` and `sys.stderr`.
    func write(_ text: String, to stream: OutputStream)
    /// `sys.stdout.flush()`
    func flush()
    /// `display(value)`, a shown figure.
    func display(_ bundle: MIMEBundle)
    /// `IPython.display.clear_output(wait=…)`.
    func clearOutput(wait: Bool)
    /// `input(prompt)`; `nil` at the end of the input (`EOFError`).
    func readLine(prompt: String) -> String?
    /// A method of `get_ipython()`; see `HostCall`.
    func call(_ call: HostCall) -> HostAnswer
}

package enum OutputStream: String, Sendable { case standardOutput = "stdout", standardError = "stderr" }

/// The methods of the object that `get_ipython()` returns. Magics and shell lines are translated into calls of these.
package enum HostCall: Equatable, Sendable {
    /// `get_ipython().system(command)`; answers with nothing.
    case system(String)
    /// `get_ipython().getoutput(command)`; answers with a list of lines.
    case getOutput(String)
    /// `get_ipython().run_line_magic(name, line)`
    case lineMagic(name: String, line: String)
    /// `get_ipython().run_cell_magic(name, line, cell)`
    case cellMagic(name: String, line: String, cell: String)
}

/// What a `HostCall` gives back to the program.
package enum HostAnswer: Equatable, Sendable {
    case none
    case text(String)
    case lines([String])
    /// The value of the last expression of the code that the call ran (`x = %time f()`).
    case lastValue
    /// Raise this exception in the program: the name of a built-in exception, or `UsageError` (a class of its own below
    /// `Exception`), and its message.
    case raise(type: String, message: String)
    /// Raise again what the last nested `run` or `measure` ended with, with its traceback.
    case raiseNested
}

/// One piece of source and where it stands.
package struct CellSource: Equatable, Sendable {
    package enum Mode: Equatable, Sendable {
        /// A cell: the value of a last expression is echoed (unless the source ends in `;`) and kept as `_`, `__`, `_N`,
        /// `Out[N]`; the source as typed as `In[N]`. `N` is `number`.
        case cell
        /// Code that a magic runs for a cell: the value is echoed, nothing is kept.
        case nested
        /// A whole program, as `python3 file.py`: nothing is echoed.
        case program
    }
    /// Python source; magics are already calls.
    package var text: String
    package var mode: Mode
    /// As it appears in tracebacks: a path, or `<cell 3>`.
    package var file: String
    /// The line of `file` that the first line of `text` is.
    package var firstLine: Int
    /// The execution count, and the number behind `_N`; 0 for programs.
    package var number: Int
    package var title: String?
    /// The source as it was written, with its magics: `In[N]`.
    package var original: String?
    /// `__package__`, from which a program's relative imports start.
    package var package: String?

    package init(
        _ text: String, mode: Mode = .cell, file: String, firstLine: Int = 1, number: Int = 0, title: String? = nil,
        original: String? = nil, package: String? = nil
    ) {
        self.text = text
        self.mode = mode
        self.file = file
        self.package = package
        self.firstLine = firstLine
        self.number = number
        self.title = title
        self.original = original
    }
}

/// How a run ended.
package enum Outcome: Equatable, Sendable {
    /// Done; with the representations of the last expression's value where there is one to show (`None` shows nothing).
    case done(MIMEBundle?)
    case failed(ErrorReport)
    /// `SystemExit`; `message` where its argument is neither an integer nor `None` (the status is then 1).
    case exited(status: Int32, message: String?)
}

/// An exception of the program, in parts. Notebooks store these, never coloured text.
package struct ErrorReport: Equatable, Sendable {
    package enum Kind: Equatable, Sendable { case exception, syntax, interrupt, outOfMemory }
    package struct Frame: Equatable, Sendable {
        package var file: String
        package var line: Int
        package var function: String
        package var sourceLine: String
        /// Columns in code points; `nil` where the whole line is meant.
        package var columns: Range<Int>?

        package init(file: String, line: Int, function: String, sourceLine: String, columns: Range<Int>? = nil) {
            self.file = file
            self.line = line
            self.function = function
            self.sourceLine = sourceLine
            self.columns = columns
        }
    }
    package var kind: Kind
    /// The exception's class, `ZeroDivisionError`.
    package var name: String
    /// `str(exception)`.
    package var value: String
    /// Outermost first. A syntax error has one frame, where it stands.
    package var frames: [Frame]
    /// The traceback as CPython prints it, ending in a newline.
    package var traceback: String

    package init(kind: Kind, name: String, value: String, frames: [Frame], traceback: String) {
        self.kind = kind
        self.name = name
        self.value = value
        self.frames = frames
        self.traceback = traceback
    }
}

/// Representations of one value, the richest first; `text/plain` is always there.
package struct MIMEBundle: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
        case text(String)
        case data([UInt8])
    }
    package struct Representation: Equatable, Sendable {
        package var type: String
        package var content: Content

        package init(type: String, content: Content) {
            self.type = type
            self.content = content
        }
    }
    package var representations: [Representation]

    package init(_ representations: [Representation]) { self.representations = representations }
    package init(plain: String) { representations = [Representation(type: "text/plain", content: .text(plain))] }

    package subscript(type: String) -> Content? { representations.first { $0.type == type }?.content }
    package func text(_ type: String) -> String? {
        if case .text(let text)? = self[type] { text } else { nil }
    }
    package func data(_ type: String) -> [UInt8]? {
        if case .data(let bytes)? = self[type] { bytes } else { nil }
    }
}

/// A row of `%whos` and of the stepper's `who`.
package struct Variable: Equatable, Sendable {
    package var name: String
    /// The class's name.
    package var type: String
    /// One line: the shape of a tensor or table, the length of a container, the repr of a small value.
    package var summary: String
    /// Changes whenever the value is rebound or seen to change.
    package var fingerprint: UInt64

    package init(name: String, type: String, summary: String, fingerprint: UInt64 = 0) {
        self.name = name
        self.type = type
        self.summary = summary
        self.fingerprint = fingerprint
    }
}

package struct Completion: Equatable, Sendable {
    /// The bytes that a candidate replaces.
    package var range: Range<Int>
    package var candidates: [String]

    package init(range: Range<Int>, candidates: [String]) {
        self.range = range
        self.candidates = candidates
    }
}

/// What `obj?` shows, and with `source` what `obj??` shows.
package struct Help: Equatable, Sendable {
    package var signature: String?
    package var type: String
    /// The repr, cut to some lines.
    package var text: String
    package var shape: String?
    package var file: String?
    package var documentation: String?
    package var source: String?

    package init(
        signature: String? = nil, type: String, text: String, shape: String? = nil, file: String? = nil,
        documentation: String? = nil, source: String? = nil
    ) {
        self.signature = signature
        self.type = type
        self.text = text
        self.shape = shape
        self.file = file
        self.documentation = documentation
        self.source = source
    }
}

package enum Measurement: Equatable, Sendable {
    case seconds(Double)
    case failed(ErrorReport)
}

package struct Snapshot: Equatable, Sendable {
    package struct Unsaved: Equatable, Sendable {
        package var name: String
        /// `open file`, `generator`.
        package var reason: String
        /// A class or function of the session: running its statement makes it again, without the rest of its cell.
        package var isDefinition: Bool

        package init(name: String, reason: String, isDefinition: Bool = false) {
            self.name = name
            self.reason = reason
            self.isDefinition = isDefinition
        }
    }
    package var state: [UInt8]
    package var unsaved: [Unsaved]

    package init(state: [UInt8], unsaved: [Unsaved] = []) {
        self.state = state
        self.unsaved = unsaved
    }
}
