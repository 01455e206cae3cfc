/// A form in which a run can be written down: one row for each.
package struct ReportFormat: Sendable {
    package var name: String
    package var summary: String
    private let write: @Sendable (RunResult) -> String

    init(_ name: String, _ summary: String, write: @escaping @Sendable (RunResult) -> String) {
        self.name = name
        self.summary = summary
        self.write = write
    }

    package func text(of result: RunResult) -> String { write(result) }

    package static let all: [ReportFormat] = [.ipynb, .html, .markdown, .junit, .json]

    package static let ipynb = ReportFormat("ipynb", "the notebook with its outputs") {
        DocumentFormat.ipynb.write($0.document)
    }
    package static let html = ReportFormat("html", "one page with everything inside") { HTMLReport.page(of: $0) }
    package static let markdown = ReportFormat("md", "Markdown with the outputs") {
        MarkdownReport.text(of: $0.document)
    }
    package static let junit = ReportFormat("junit", "one test case per cell") { JUnitReport.text(of: [$0]) }
    package static let json = ReportFormat("json", "what became of each cell") { JSONReport.text(of: $0) }
}

enum JSONReport {
    static func text(of result: RunResult) -> String {
        var root: JSONObject = [
            "book": .string(result.path), "status": .string(result.status.word),
            "exit_status": .integer(Int(result.status.rawValue)),
            "seconds": .number(NumberText.fixed(result.seconds, 3)),
        ]
        if let failure = result.failure { root["error"] = .string(failure) }
        root["notes"] = .array(result.notes.map(JSON.string))
        root["cells"] = .array(
            result.cells.map { record in
                var object = record.json
                object["text"] = .string(
                    result.document.cells[record.index].outputs.map { output in
                        switch output {
                        case .stream(_, let text): text
                        case .display(let data, _), .result(let data, _, _): (data["text/plain"]?.string ?? "") + "\n"
                        case .error: ""
                        }
                    }.joined())
                return .object(object)
            })
        return JSON.object(root).pretty() + "\n"
    }
}
