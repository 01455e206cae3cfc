import Notebook
import Testing
import TestSupport

/// A run of a small book in a folder of its own.
final class BookRun {
    let folder = TemporaryFolder()
    let evaluator = FakeEvaluator()
    var options = RunOptions()
    var settings = Session.Settings()
    let path: String

    init(_ text: String, name: String = "book.py") { path = folder.write(text, to: name) }

    func run() -> RunResult {
        Runner(session: Session(evaluator: evaluator, settings: settings), options: options, progress: SilentProgress())
            .run(path)
    }

    var manifest: JSONObject? { folder.read("book.out/manifest.json").flatMap { try? JSON(parsing: $0).object } }
    func statuses(_ result: RunResult) -> [String] { result.cells.map(\.status.rawValue) }
}

@Suite struct RunnerTests {
    static let failing =
        "# %%\nprint('a')\nfigure()\n\n# %% Breaks\nx = 1\nraise ValueError('bad')\n\n# %%\nprint('never')\n"

    @Test func aBookRunsToItsEnd() {
        let book = BookRun("# %%\nx = 3\n\n# %% [markdown]\n# text\n\n# %% Second\nx\n")
        let result = book.run()
        #expect(result.status == .done)
        #expect(
            result.document.cells[2].outputs == [.result(data: ["text/plain": .string("3")], metadata: [:], count: 2)])
        #expect(book.folder.read("book.out/cell-02.txt") == "3\n")
    }

    @Test func aFailureKeepsWhatWasDoneAndNamesItsPlace() throws {
        let book = BookRun(Self.failing)
        let result = book.run()
        #expect(result.status == .cellFailed)
        #expect(book.statuses(result) == ["done", "failed", "not run"])
        let report = ErrorText.report(of: result)
        #expect(report.contains("cell 2 (Breaks) failed: \(book.path), line 7"))
        #expect(report.contains("ValueError: bad"))
        #expect(report.contains("done     1\n  failed   2\n  not run  3\n"))
        #expect(book.folder.read("book.out/cell-01-1.png") == "\u{1}\u{2}\u{3}")
        let cells = try #require(book.manifest?["cells"]?.array)
        #expect(cells.count == 3)
        #expect(book.manifest?["status"] == .string("failed"))
        let png = cells[0].object?["outputs"]?.array?.first?.object
        #expect(png?["sha256"] == .string(SHA256.hexadecimal([1, 2, 3])))
    }

    @Test func theManifestListsOnlyFilesThatAreThere() throws {
        let book = BookRun(Self.failing)
        _ = book.run()
        for cell in try #require(book.manifest?["cells"]?.array) {
            for output in cell.object?["outputs"]?.array ?? [] {
                let name = try #require(output.object?["file"]?.string)
                let bytes = try Files.read(book.folder.path + "/book.out/" + name)
                #expect(SHA256.hexadecimal(bytes) == output.object?["sha256"]?.string)
            }
        }
        #expect(try Files.list(book.folder.path + "/book.out").allSatisfy { !$0.hasSuffix(".tmp") })
    }

    @Test(arguments: [
        ("raise MemoryError('')", RunStatus.outOfMemory), ("exit(0)", .done), ("exit()", .done),
        ("exit(3)", .cellFailed),
        ("x = = 1", .doesNotParse), ("def f(:", .doesNotParse), ("sleep(20)", .timedOut),
    ])
    func theEndsDiffer(_ code: String, _ expected: RunStatus) {
        let book = BookRun("# %%\n\(code)\n")
        book.options.timeout = 0.1
        #expect(book.run().status == expected)
    }

    @Test func aCellHasItsOwnTime() {
        let book = BookRun("# %% timeout=0.05\nsleep(20)\n")
        book.options.timeout = 60
        #expect(book.run().status == .timedOut)
    }

    @Test func tagsDecideWhatRuns() {
        let book = BookRun(
            "# %% tags=[\"skip-execution\"]\nraise A('')\n# %% tags=[\"raises-exception\"]\nraise B('')\n# %% tags=[\"slow\"]\nx = 1\n# %%\ny = 2\n"
        )
        book.options.skippedTags = ["slow"]
        let result = book.run()
        #expect(result.status == .done)
        #expect(book.statuses(result) == ["skipped", "done", "skipped", "done"])
    }

    @Test func errorsMayBeAllowed() {
        let book = BookRun(Self.failing)
        book.options.allowsErrors = true
        let result = book.run()
        #expect(book.statuses(result) == ["done", "failed", "done"])
        #expect(result.status == .done)
    }

    @Test func rangesAreByNumberOrTitle() {
        for (set, expected) in [
            ({ (o: inout RunOptions) in o.until = "Two" }, ["done", "done", "skipped"]),
            ({ o in o.from = "2" }, ["skipped", "done", "done"]),
            ({ o in o.only = ["1", "3"] }, ["done", "skipped", "done"]),
            ({ o in o.only = ["2-3"] }, ["skipped", "done", "done"]),
        ] {
            let book = BookRun("# %%\nx = 1\n# %% Two\ny = 2\n# %%\nz = 3\n")
            set(&book.options)
            #expect(book.statuses(book.run()) == expected)
        }
        let book = BookRun("# %% Load\nx = 1\n")
        book.options.only = ["Laod"]
        let result = book.run()
        #expect(result.status == .usage)
        #expect(result.failure?.contains("did you mean 'Load'?") == true)
    }

    @Test func parametersAreInjectedAfterTheirCell() {
        let book = BookRun("# %% tags=[\"parameters\"]\nrate = 0.1  # learning rate\nname = 'a'\n\n# %%\nrate\n")
        book.options.parameters = [("rate", "5e-4"), ("name", "Ada")]
        let result = book.run()
        #expect(result.status == .done)
        #expect(result.document.cells[1].source == "# Parameters\nrate = 5e-4\nname = 'Ada'")
        #expect(book.evaluator.names.contains { $0.name == "rate" && $0.value == "5e-4" })
        #expect(result.cells.map(\.number) == [1, 0, 2])
    }

    @Test func anUnknownParameterIsRefused() {
        let book = BookRun("# %% tags=[\"parameters\"]\nrate = 0.1\n")
        book.options.parameters = [("rat", "1")]
        let result = book.run()
        #expect(result.status == .usage)
        #expect(result.failure?.contains("did you mean 'rate'?") == true)
    }

    @Test func aRunGoesOnWhereAnotherStopped() {
        let text = "# %%\na = random()\n# %%\nh = handle()\n# %%\nb = random()\n# %%\nraise Stop('')\n# %%\na\n"
        let whole = BookRun(text.replacing(text: "raise Stop('')", with: "b"))
        whole.settings.seed = 7
        let expected = whole.run()

        let book = BookRun(text)
        book.settings.seed = 7
        book.options.keepsJournal = true
        #expect(book.run().status == .cellFailed)
        try? Files.write(text.replacing(text: "raise Stop('')", with: "b"), to: book.path)
        book.options.resumes = true
        let evaluator = FakeEvaluator()
        let result = Runner(session: Session(evaluator: evaluator), options: book.options, progress: SilentProgress())
            .run(book.path)
        #expect(result.status == .done)
        #expect(book.statuses(result) == ["resumed", "resumed", "resumed", "done", "done"])
        #expect(result.notes == ["cell 2 ran again for h (handle)"])
        #expect(result.document.cells.map(\.outputs) == expected.document.cells.map(\.outputs))
    }

    @Test func aNotebookIsABookToo() throws {
        let text = DocumentFormat.ipynb.write(Document(cells: [Cell(.code, "x = 2"), Cell(.code, "raise E('no')")]))
        let book = BookRun(text, name: "book.ipynb")
        let result = book.run()
        #expect(result.cells[1].error?.frames.first?.file == "\(book.path)[2]")
    }

    @Test func reportsAreWritten() throws {
        let book = BookRun(Self.failing)
        book.options.reports = ReportFormat.all.map { ($0, book.folder.path + "/report." + $0.name) }
        _ = book.run()
        let html = try #require(book.folder.read("report.html"))
        #expect(html.contains("data:image/png;base64,AQID") && html.contains("ValueError: bad"))
        let junit = try #require(book.folder.read("report.junit"))
        #expect(junit.contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\""))
        #expect(junit.contains("name=\"cell 2 (Breaks)\" file=\"\(book.path)\" line=\"6\""))
        let text = try #require(book.folder.read("report.json"))
        let json = try #require(try JSON(parsing: text).object)
        #expect(json["exit_status"] == .integer(1))
        let stored = try #require(book.folder.read("report.ipynb"))
        let notebook = try DocumentFormat.ipynb.read(Array(stored.utf8))
        #expect(notebook.cells.count == 3 && notebook.cells[0].outputs.count == 2)
    }

    @Test func progressBarsAreStoredAsTheyEnd() {
        var text = TerminalText()
        text.write("10%\r20%\r100%\ndone\n")
        #expect(text.text == "100%\ndone\n")
        text.write("a\u{1B}[Kb\rlonger\r\u{1B}[2Kx")
        #expect(text.text == "100%\ndone\nx")
    }
}
