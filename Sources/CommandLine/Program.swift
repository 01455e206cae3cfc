import Glibc
import Notebook
import REPL

/// A whole program, run as `python3` would.
struct Program {
    var text: String
    /// As it stands in tracebacks and in `__file__`: an absolute path, or `<string>`.
    var file: String
    var arguments: [String]

    func run() -> Int32 {
        Self.running(arguments, file: file) { evaluator in
            evaluator.run(CellSource(text, mode: .program, file: file))
        }
    }

    /// `-m name`: a module found as `import` would find it, from the current folder on.
    static func run(module name: String, arguments: [String]) -> Int32 {
        var missing: String?
        let status = running(["-m"] + arguments, file: name) { evaluator in
            switch evaluator.locate(module: name) {
            case .failed(let outcome): return outcome
            case .missing(let message):
                missing = message
                return .done(nil)
            case .found(let file, let package):
                guard let bytes = try? Files.read(file) else {
                    missing = "can't open file '\(file)'"
                    return .done(nil)
                }
                evaluator.setProgramName(file)
                let text = String(decoding: bytes, as: UTF8.self)
                return evaluator.run(CellSource(text, mode: .program, file: file, package: package))
            }
        }
        return missing.map { refuse("cellbook: \($0)") } ?? status
    }

    /// What `body` ends with, as an exit status; an uncaught exception is shown.
    private static func running(_ arguments: [String], file: String, _ body: (Evaluator) -> Outcome) -> Int32 {
        let evaluator = Language.makeEvaluator()
        let session = Session(evaluator: evaluator)
        let screen = ProgramScreen(file: file)
        session.sink = screen
        PromptSignals.install { evaluator.interrupt() }
        evaluator.setArguments(arguments)
        let outcome = body(evaluator)
        screen.flush()
        switch outcome {
        case .done: return 0
        case .exited(let status, let message):
            if let message { ConsoleProgress.write(message + "\n", 2) }
            return status
        case .failed(let report):
            ConsoleProgress.write(report.traceback.hasSuffix("\n") ? report.traceback : report.traceback + "\n", 2)
            return report.kind == .interrupt ? RunStatus.interrupted.rawValue : 1
        }
    }

    static func refuse(_ message: String, status: Int32 = 1) -> Int32 {
        ConsoleProgress.write(message + "\n", 2)
        return status
    }
}

/// Standard output in blocks, or in lines where it is a terminal, as C has it.
private final class ProgramScreen: SessionSink {
    private let file: String
    private let isTerminal = isatty(1) == 1
    private var pending: [UInt8] = []
    private var figures = 0

    init(file: String) { self.file = file }

    func flush() {
        guard !pending.isEmpty else { return }
        ConsoleProgress.write(String(decoding: pending, as: UTF8.self), 1)
        pending.removeAll(keepingCapacity: true)
    }

    func write(_ text: String, to stream: OutputStream) {
        guard stream == .standardOutput else {
            ConsoleProgress.write(text, 2)
            return
        }
        pending += text.utf8
        if pending.count >= 1 << 13 || (isTerminal && text.utf8.contains(0x0A)) { flush() }
    }

    /// A figure becomes a file; what its name is goes to standard error, for standard output is the program's.
    func display(_ bundle: MIMEBundle) {
        guard let png = bundle.data("image/png") else {
            return write((bundle.text("text/plain") ?? "") + "\n", to: .standardOutput)
        }
        let folder = file.hasSuffix(".py") ? OutputFolder.path(for: file) : "figures"
        figures += 1
        let path = "\(folder)/figure-\(figures).png"
        do throws(FileError) {
            try Files.makeFolder(folder)
            try Files.write(png, to: path)
            ConsoleProgress.write("→ \(path)\n", 2)
        } catch { ConsoleProgress.write("the figure could not be saved: \(error.message)\n", 2) }
    }

    func clearOutput(wait: Bool) {}

    func readLine(prompt: String) -> String? {
        write(prompt, to: .standardOutput)
        flush()
        return Swift.readLine()
    }
}
