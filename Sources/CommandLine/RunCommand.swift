import ArgumentParser
import Glibc
import Notebook
import REPL

/// The options that `run` and `test` share.
struct SelectionOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Seconds that a cell may take; a cell's own timeout= goes before.", valueName: "seconds"))
    var timeout: Double?
    @Option(name: .long, help: ArgumentHelp("Run only cells with one of these tags.", valueName: "tag,…"))
    var tags: [String] = []
    @Option(name: .long, help: ArgumentHelp("Skip cells with one of these tags.", valueName: "tag,…"))
    var skipTags: [String] = []
    @Option(name: .long, help: ArgumentHelp("Seed every generator before the first cell.", valueName: "number"))
    var seed: UInt64?
    @Flag(name: .long, help: "Refuse shell commands.")
    var noShell = false
    @Flag(name: [.short, .long], help: "Say nothing but errors.")
    var quiet = false

    func validate() throws {
        if let timeout, !(timeout > 0) { throw ValidationError("--timeout wants a number above zero.") }
    }

    func apply(to options: inout RunOptions) {
        options.timeout = timeout
        options.tags = tags.flatMap { $0.split(separator: ",").map(String.init) }
        options.skippedTags = skipTags.flatMap { $0.split(separator: ",").map(String.init) }
        options.seed = seed
        options.allowsShell = !noShell
        options.isQuiet = quiet
    }

    func makeSession(evaluator: any Evaluator = Language.makeEvaluator()) -> Session {
        Prompt.makeSession(evaluator: evaluator) {
            $0.allowsShell = !noShell
            $0.seed = seed
        }
    }
}

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run notebooks from the first cell to the last.",
        discussion: """
            Exit statuses: 0 done, 1 a cell failed, 2 usage, 3 the file does not parse, 4 time-out, 6 out of memory, \
            130 interrupted.
            """)

    @Argument(help: "Percent-format .py or .ipynb files.", completion: .file(extensions: ["py", "ipynb"]))
    var books: [String]
    @Option(
        name: [.customShort("p"), .customLong("parameter")],
        help: ArgumentHelp(
            "A parameter and its value, typed like a literal; '-p name=value' too.", valueName: "name value"))
    var parameters: [String] = []
    @Option(
        name: [.customShort("f"), .customLong("parameters-file")],
        help: ArgumentHelp("A JSON file with parameters.", valueName: "file"), completion: .file(extensions: ["json"]))
    var parametersFile: String?
    @Flag(name: .long, help: "List the notebook's parameters and stop.")
    var helpNotebook = false
    @Flag(name: .long, help: "Go on after a cell that fails.")
    var allowErrors = false
    @Option(name: .long, help: ArgumentHelp("Run through this cell.", valueName: "n|title"))
    var until: String?
    @Option(name: .long, help: ArgumentHelp("Run from this cell on.", valueName: "n|title"))
    var from: String?
    @Option(name: .long, help: ArgumentHelp("Run only this cell or range; may be repeated.", valueName: "n|n-m|title"))
    var only: [String] = []
    @OptionGroup var selection: SelectionOptions
    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("The folder for outputs, instead of BOOK.out.", valueName: "folder"), completion: .directory)
    var output: String?
    @Flag(name: .long, help: "Write no outputs to disk.")
    var noOutput = false
    @Flag(name: .long, help: "Keep the session's state after each cell, for --resume.")
    var journal = false
    @Flag(name: .long, help: "Go on after the last cell that an earlier run with --journal finished.")
    var resume = false
    @Flag(name: .long, help: "Take cells from an earlier run whose code, variables and files are the same.")
    var cache = false
    @Option(
        name: .long, help: ArgumentHelp("Write the notebook with its outputs.", valueName: "file"), completion: .file())
    var ipynb: String?
    @Option(
        name: .long, help: ArgumentHelp("Write one HTML page with everything inside.", valueName: "file"),
        completion: .file())
    var html: String?
    @Option(name: .long, help: ArgumentHelp("Write Markdown with the outputs.", valueName: "file"), completion: .file())
    var md: String?
    @Option(
        name: .long, help: ArgumentHelp("Write a JUnit report, one case a cell.", valueName: "file"),
        completion: .file())
    var junit: String?
    @Option(name: .long, help: ArgumentHelp("Write what became of each cell.", valueName: "file"), completion: .file())
    var json: String?

    /// The parser takes one word after an option: `-p NAME VALUE` becomes `-p NAME=VALUE`.
    static func joiningParameters(_ arguments: [String]) -> [String] {
        guard arguments.first == "run" else { return arguments }
        var joined: [String] = []
        var index = 0
        while index < arguments.count {
            joined.append(arguments[index])
            index += 1
            guard ["-p", "--parameter"].contains(joined[joined.count - 1]), index + 1 < arguments.count,
                !arguments[index].contains("=")
            else { continue }
            joined.append("\(arguments[index])=\(arguments[index + 1])")
            index += 2
        }
        return joined
    }

    func validate() throws {
        if books.isEmpty { throw ValidationError("Missing expected argument '<books> ...'") }
        if books.count > 1, ipynb != nil || html != nil || md != nil || json != nil || output != nil || junit != nil {
            throw ValidationError("A report or an output folder is for one notebook; there are \(books.count).")
        }
    }

    func run() throws {
        if helpNotebook { return try listParameters() }
        // For the training loops in the book: `torch.utils.data.Checkpoint` goes on from its file.
        setenv("CELLBOOK_RESUME", resume ? "1" : "0", 1)
        var worst = RunStatus.done
        for book in books {
            let status = try run(book)
            if worst == .done { worst = status }
            if status == .interrupted { break }
        }
        try leave(worst)
    }

    private func run(_ book: String) throws -> RunStatus {
        let session = selection.makeSession()
        session.evaluator.setArguments([book])
        let runner = Runner(
            session: session, options: try options(), progress: selection.quiet ? QuietProgress() : ConsoleProgress())
        PromptSignals.install { runner.interrupt() }
        return runner.run(book).status
    }

    private func options() throws -> RunOptions {
        var options = RunOptions()
        selection.apply(to: &options)
        for parameter in parameters {
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty else {
                complain("-p wants a name and a value, not '\(parameter)'")
                try leave(.usage)
            }
            options.parameters.append((parts[0], parts[1]))
        }
        options.parametersFile = parametersFile
        options.allowsErrors = allowErrors
        (options.from, options.until, options.only) = (from, until, only)
        (options.outputFolder, options.writesOutputs) = (output, !noOutput)
        (options.keepsJournal, options.resumes) = (journal, resume)
        options.caches = cache
        options.programVersion = "\(Version.text) \(Files.stamp("/proc/self/exe") ?? [])"
        let reports: [(ReportFormat, String?)] = [
            (.ipynb, ipynb), (.html, html), (.markdown, md), (.junit, junit), (.json, json),
        ]
        options.reports = reports.compactMap { format, path in path.map { (format, $0) } }
        return options
    }

    private func listParameters() throws {
        for book in books {
            guard let bytes = try? Files.read(book), let document = try? DocumentFormat.read(bytes, path: book) else {
                complain("\(book) cannot be read as a notebook")
                try leave(.usage)
            }
            let declared = BookParameters(of: document).declared
            print(declared.isEmpty ? "\(book) has no parameters" : "Parameters of \(book):")
            let width = declared.map { $0.name.count + $0.defaultText.count + 3 }.max() ?? 0
            for parameter in declared {
                let text = "\(parameter.name) = \(parameter.defaultText)"
                print("  " + (parameter.comment.map { text.rightPadded(to: width) + "  # " + $0 } ?? text))
            }
        }
    }
}

/// Errors, and nothing else.
final class QuietProgress: Progress {
    func began(book: String, cells: Int) {}
    func began(_ cell: CellRecord, position: Int, of count: Int) {}
    func wrote(_ text: String, to stream: OutputStream) {}
    func displayed(_ text: String, files: [OutputFile], folder: String?) {}
    func ended(_ cell: CellRecord, position: Int, of count: Int) {}
    func ended(_ result: RunResult) { ConsoleProgress.write(ErrorText.report(of: result), 2) }
}
