import ArgumentParser
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
    /// Test one book, and write its part of the JUnit report: what this command starts for each book.
    @Option(name: .customLong("worker-report"), help: .hidden)
    var workerReport: String?

    func validate() throws {
        if jobs < 1 || jobs > 256 { throw ValidationError("-j wants a number from 1 to 256.") }
        if !(tolerance >= 0) { throw ValidationError("--tolerance wants a number that is not negative.") }
    }

    func run() throws {
        if let workerReport, let book = paths.first { try leave(test(book, report: workerReport)) }
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
        let pool = WorkerPool(books: books, command: workerCommand, isQuiet: selection.quiet)
        PromptSignals.install { pool.interrupt() }
        let results = pool.run(jobs: min(jobs, books.count))
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

    private func test(_ book: String, report: String) -> RunStatus {
        var test = BookTest()
        test.tolerance = tolerance
        test.updates = update
        test.codec = Pictures.codec
        var options = RunOptions()
        selection.apply(to: &options)
        let session = selection.makeSession()
        session.evaluator.setArguments([book])
        PromptSignals.install { [evaluator = session.evaluator] in evaluator.interrupt() }
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

    private func workerCommand(_ book: String, _ report: String) -> String {
        var words = ["test", book, "--worker-report", report, "--tolerance", "\(tolerance)"]
        if update { words.append("--update") }
        if let timeout = selection.timeout { words += ["--timeout", "\(timeout)"] }
        if let seed = selection.seed { words += ["--seed", "\(seed)"] }
        if selection.noShell { words.append("--no-shell") }
        for tag in selection.tags { words += ["--tags", tag] }
        for tag in selection.skipTags { words += ["--skip-tags", tag] }
        return "exec "
            + (["/proc/\(getpid())/exe"] + words).map { "'" + $0.replacing(text: "'", with: "'\\''") + "'" }.joined(
                separator: " ")
    }
}

/// Runs books in processes of their own, some at once; shows each book's account as it ends.
private final class WorkerPool: @unchecked Sendable {
    struct Result { var status: Int32; var report: String }

    private let books: [String]
    private let command: (String, String) -> String
    private let isQuiet: Bool
    private let next = Atomic<Int>(0)
    private let isInterrupted = Atomic<Bool>(false)
    private let results: Mutex<[Result?]>

    init(books: [String], command: @escaping (String, String) -> String, isQuiet: Bool) {
        self.books = books
        self.command = command
        self.isQuiet = isQuiet
        results = Mutex(Array(repeating: nil, count: books.count))
    }

    /// The workers get the terminal's Ctrl-C themselves; no more are started.
    func interrupt() { isInterrupted.store(true, ordering: .relaxed) }

    func run(jobs: Int) -> [Result] {
        var threads: [pthread_t] = []
        for _ in 1..<max(1, jobs) {
            var thread = pthread_t()
            let argument = Unmanaged.passRetained(self).toOpaque()
            let status = pthread_create(
                &thread, nil,
                { argument in
                    Unmanaged<WorkerPool>.fromOpaque(argument!).takeRetainedValue().work()
                    return nil
                }, argument)
            if status == 0 { threads.append(thread) } else { Unmanaged<WorkerPool>.fromOpaque(argument).release() }
        }
        work()
        for thread in threads { pthread_join(thread, nil) }
        return results.withLock { $0.map { $0 ?? Result(status: RunStatus.interrupted.rawValue, report: "") } }
    }

    private func work() {
        while !isInterrupted.load(ordering: .relaxed) {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < books.count else { return }
            let report = "/tmp/cellbook-test-\(getpid())-\(index).xml"
            let run = Shell.output(of: command(books[index], report))
            let xml = (try? Files.read(report)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            Files.remove(report)
            // A worker that a signal ended has no status of its own.
            let status = run.status < 0 ? 1 : run.status
            results.withLock { results in
                results[index] = Result(status: status, report: xml)
                if !isQuiet || status != 0 { ConsoleProgress.write(run.output, 1) }
                if run.status < 0 { ConsoleProgress.write("FAIL \(books[index]): ended by signal \(-run.status)\n", 1) }
            }
        }
    }
}
