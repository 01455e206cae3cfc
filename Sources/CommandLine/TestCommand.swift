import ArgumentParser
import CPlatform
import Glibc
import Notebook
import REPL
import Synchronization

struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run notebooks and compare their outputs with the recorded ones.",
        discussion: """
            A notebook holds its own recorded outputs; those of BOOK.py stand in BOOK.expected.ipynb. Text must be equal but \
            for numbers with a fraction, which may differ by the tolerance, and times, which may differ; pictures are \
            compared by pixels. Exit status 5 where outputs differ, else as for 'run'.
            """)

    @Argument(help: "Notebooks, and folders to search for them.", completion: .file())
    var paths: [String]
    @Flag(name: .long, help: "Record the outputs anew.")
    var update = false
    @Option(
        name: [.customShort("j", allowingJoined: true), .long],
        help: ArgumentHelp("Notebooks to run at once.", valueName: "n"))
    var jobs = 1
    @Option(name: .long, help: ArgumentHelp("Relative tolerance for numbers.", valueName: "number"))
    var tolerance = 1e-4
    @Option(
        name: .long, help: ArgumentHelp("Write a JUnit report, one case a cell.", valueName: "file"),
        completion: .file())
    var junit: String?
    @OptionGroup var selection: SelectionOptions

    func validate() throws {
        if jobs < 1 || jobs > 256 { throw ValidationError("-j wants a number from 1 to 256.") }
        if !(tolerance >= 0) { throw ValidationError("--tolerance wants a number that is not negative.") }
    }

    func run() throws {
        let books: [String]
        do throws(FileError) { books = try BookSearch.books(below: paths) } catch {
            complain(error.message)
            try leave(.usage)
        }
        if books.isEmpty {
            complain("no notebooks below \(paths.joined(separator: ", "))")
            try leave(.usage)
        }
        let start = Clock.monotonic
        let pool = WorkerPool(books: books, isQuiet: selection.quiet)
        PromptSignals.install { WorkerPool.isInterrupted.store(true, ordering: .relaxed) }
        let results = pool.run(jobs: jobs) { book, evaluator, report in test(book, evaluator, report: report).rawValue }
        if let junit {
            let text =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" + results.map(\.report).joined()
                + "</testsuites>\n"
            do throws(FileError) { try Files.write(text, to: junit) } catch {
                complain(error.message)
                try leave(.usage)
            }
        }
        let failed = results.filter { $0.status != 0 }
        let verb = update ? "recorded" : "passed"
        print(
            "\(results.count - failed.count) \(verb), \(failed.count) failed, in \(TimeText.plain(Clock.monotonic - start))"
        )
        throw ExitCode(failed.first?.status ?? 0)
    }

    // MARK: One book

    private func test(_ book: String, _ evaluator: InterpreterEvaluator, report: String) -> RunStatus {
        var test = BookTest()
        test.tolerance = tolerance
        test.updates = update
        test.codec = Pictures.codec
        var options = RunOptions()
        selection.apply(to: &options)
        let session = selection.makeSession(evaluator: evaluator)
        evaluator.setArguments([book])
        PromptSignals.install { evaluator.interrupt() }
        let result = test.run(book, session: session, options: options, progress: SilentProgress())
        try? Files.write(JUnitReport.suite(result), to: report)
        print(text(of: result), terminator: "")
        return result.status
    }

    private func text(of result: RunResult) -> String {
        var text = "\(result.status == .done ? "ok  " : "FAIL") \(result.path) (\(TimeText.plain(result.seconds)))\n"
        for note in result.notes { text += "     note: \(note)\n" }
        for record in result.cells where record.status == .skipped {
            text += "     \(record.label) skipped: \(record.reason ?? "")\n"
        }
        for record in result.cells {
            guard let mismatch = record.mismatch else { continue }
            text += "  \(record.label), line \(record.line): \(mismatch.replacing(text: "\n", with: "\n    "))\n"
        }
        text += ErrorText.report(of: result)
        return text
    }
}

/// Runs books in processes of their own, some at once, and shows each book's account as it ends. The processes are forked off
/// this one, which has the interpreter ready and compiles ahead what library files the books turn out to import.
private final class WorkerPool {
    struct Result { var status: Int32; var report: String }
    private struct Worker { var book: Int; var files: String }

    private let books: [String]
    private let isQuiet: Bool
    private let evaluator = Language.makeEvaluator()
    static let isInterrupted = Atomic<Bool>(false)

    init(books: [String], isQuiet: Bool) {
        self.books = books
        self.isQuiet = isQuiet
    }

    /// `test` runs a book, writes its JUnit report to a path and returns an exit status; it is called in the child.
    func run(jobs: Int, test: (String, InterpreterEvaluator, String) -> Int32) -> [Result] {
        var results: [Result?] = Array(repeating: nil, count: books.count)
        var workers: [pid_t: Worker] = [:]
        var next = 0
        while true {
            while workers.count < jobs, next < books.count, !WorkerPool.isInterrupted.load(ordering: .relaxed) {
                let worker = Worker(book: next, files: "/tmp/cellbook-test-\(getpid())-\(next)")
                fflush(nil)
                let process = fork_process()
                if process == 0 { work(worker, test) }
                if process > 0 { workers[process] = worker } else { results[next] = Result(status: 1, report: "") }
                next += 1
            }
            if workers.isEmpty { break }
            var status: Int32 = 0
            let process = waitpid(-1, &status, 0)
            if process < 0, errno == ECHILD { break }
            // A signal, or a process that is none of the workers'.
            guard process > 0, let worker = workers.removeValue(forKey: process) else { continue }
            let signal = status & 0x7F
            results[worker.book] = finish(worker, status: signal == 0 ? status >> 8 & 0xFF : -signal)
        }
        return results.map { $0 ?? Result(status: RunStatus.interrupted.rawValue, report: "") }
    }

    /// The child: everything that it prints goes to a file, so that accounts do not mix.
    private func work(_ worker: Worker, _ test: (String, InterpreterEvaluator, String) -> Int32) -> Never {
        let output = open(worker.files + ".txt", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        if output >= 0 { for descriptor in [1, 2] as [Int32] { dup2(output, descriptor) } }
        let input = open("/dev/null", O_RDONLY)
        if input >= 0 { dup2(input, 0) }
        let status = test(books[worker.book], evaluator, worker.files + ".xml")
        try? Files.write(evaluator.importedLibraryFiles.joined(separator: "\n"), to: worker.files + ".imports")
        fflush(nil)
        _exit(status)
    }

    private func finish(_ worker: Worker, status: Int32) -> Result {
        func take(_ suffix: String) -> String {
            defer { Files.remove(worker.files + suffix) }
            return (try? Files.read(worker.files + suffix)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        let (output, report, imports) = (take(".txt"), take(".xml"), take(".imports"))
        evaluator.compileAhead(imports.split(separator: "\n").map(String.init))
        if !isQuiet || status != 0 { ConsoleProgress.write(output, 1) }
        // A worker that a signal ended has no status of its own.
        if status < 0 { ConsoleProgress.write("FAIL \(books[worker.book]): ended by signal \(-status)\n", 1) }
        return Result(status: status < 0 ? 1 : status, report: report)
    }
}
