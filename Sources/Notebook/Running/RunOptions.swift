/// How a book is run, said once.
package struct RunOptions: Sendable {
    /// In the order given; a value is a literal, or text.
    package var parameters: [(name: String, value: String)] = []
    /// A JSON file with an object of parameters.
    package var parametersFile: String?
    /// Seconds that a cell may take.
    package var timeout: Double?
    package var allowsErrors = false
    package var from: String?
    package var until: String?
    package var only: [String] = []
    package var tags: [String] = []
    package var skippedTags: [String] = []
    package var seed: UInt64?
    package var allowsShell = true
    package var keepsJournal = false
    package var resumes = false
    /// Cells whose code and readings are the same as when they last ran are taken from the cache.
    package var caches = false
    /// What cached results depend on besides.
    package var programVersion = ""
    /// `BOOK.out` unless given.
    package var outputFolder: String?
    package var writesOutputs = true
    package var reports: [(format: ReportFormat, path: String)] = []
    package var isQuiet = false

    package init() {}
}

/// The exit statuses of `cellbook run` and `cellbook test`.
package enum RunStatus: Int32, Sendable {
    case done = 0
    case cellFailed = 1
    case usage = 2
    case doesNotParse = 3
    case timedOut = 4
    case outputMismatch = 5
    case outOfMemory = 6
    case interrupted = 130

    /// The word in manifests and reports.
    package var word: String {
        switch self {
        case .done: "done"
        case .cellFailed: "failed"
        case .usage: "usage"
        case .doesNotParse: "does not parse"
        case .timedOut: "timed out"
        case .outputMismatch: "output mismatch"
        case .outOfMemory: "out of memory"
        case .interrupted: "interrupted"
        }
    }
}

/// What became of one code cell.
package struct CellRecord: Equatable, Sendable {
    package enum Status: String, Sendable {
        case notRun = "not run"
        case running, done, failed, skipped
        case timedOut = "timed out"
        case interrupted
        /// Done by an earlier run, whose state was taken over.
        case resumed
    }
    /// The position in the document.
    package var index: Int
    /// From 1 among the code cells; 0 for injected parameters.
    package var number: Int
    package var title: String?
    /// Of the book's file, where the source begins.
    package var line: Int
    package var status = Status.notRun
    /// Why a cell was skipped, was not run, or had to run.
    package var reason: String?
    package var seconds = 0.0
    package var error: ErrorReport?
    /// How the outputs differ from the recorded ones.
    package var mismatch: String?
    package var files: [OutputFile] = []

    /// `cell 7 (Train the head)`
    package var label: String {
        let name = number == 0 ? "injected parameters" : "cell \(number)"
        return title.map { number == 0 ? name : "\(name) (\($0))" } ?? name
    }
}

package struct OutputFile: Equatable, Sendable {
    package var type: String
    package var name: String
    package var hash: String
}

/// What a run left behind.
package struct RunResult: Sendable {
    package var path: String
    package var document: Document
    package var cells: [CellRecord]
    package var status: RunStatus
    package var seconds: Double
    /// What could not be taken over, and the like.
    package var notes: [String] = []
    /// Why the book could not be run at all.
    package var failure: String?
}

extension RunResult {
    /// A notebook as it is, without a run.
    package init(path: String, document: Document) {
        let cells = document.codeCells.enumerated().map { number, index in
            CellRecord(
                index: index, number: number + 1, title: document.cells[index].title,
                line: document.cells[index].sourceLine)
        }
        self.init(path: path, document: document, cells: cells, status: .done, seconds: 0)
    }
}
