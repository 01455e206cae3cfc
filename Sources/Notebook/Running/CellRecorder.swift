/// Keeps the outputs of the running cell: in the document as Jupyter would have them, on disk as they come, and for whoever
/// watches.
final class CellRecorder: SessionSink {
    private let folder: OutputFolder?
    private let progress: Progress
    /// Called after each file, so that the manifest can follow.
    var changed: (() -> Void)?
    private(set) var cell: CellRecord
    private(set) var failure: FileError?
    private var outputs: [Slot] = []
    private var displays = 0
    private var clearsNext = false
    private var lastTextWrite = 0.0

    private enum Slot {
        case stream(OutputStream, TerminalText)
        case other(Output)
    }

    init(cell: CellRecord, folder: OutputFolder?, progress: Progress) {
        self.cell = cell
        self.folder = folder
        self.progress = progress
    }

    var recorded: [Output] {
        outputs.compactMap { slot in
            switch slot {
            case .stream(let stream, let text): text.isEmpty ? nil : .stream(stream, text.text)
            case .other(let output): output
            }
        }
    }

    /// Everything that is text, as a reader would see it.
    private var text: String {
        var text = ""
        for slot in outputs {
            let piece =
                switch slot {
                case .stream(_, let stream): stream.text
                case .other(let output): output.data?["text/plain"]?.string ?? ""
                }
            if !text.isEmpty, !text.ends(with: "\n"), !piece.isEmpty { text += "\n" }
            text += piece
        }
        return text.isEmpty || text.ends(with: "\n") ? text : text + "\n"
    }

    // MARK: SessionSink

    func write(_ text: String, to stream: OutputStream) {
        clearIfAsked()
        if case .stream(stream, var shown)? = outputs.last {
            outputs.removeLast()
            shown.write(text)
            outputs.append(.stream(stream, shown))
        } else {
            var shown = TerminalText()
            shown.write(text)
            outputs.append(.stream(stream, shown))
        }
        progress.wrote(text, to: stream)
        if folder != nil, Clock.monotonic - lastTextWrite > 1 { writeText() }
    }

    func display(_ bundle: MIMEBundle) {
        clearIfAsked()
        outputs.append(.other(.display(data: JSONObject(bundle), metadata: [:])))
        show(bundle)
    }

    func result(_ bundle: MIMEBundle, count: Int) {
        clearIfAsked()
        outputs.append(.other(.result(data: JSONObject(bundle), metadata: [:], count: count)))
        show(bundle)
    }

    func error(_ report: ErrorReport) {
        cell.error = report
        outputs.append(
            .other(.error(name: report.name, value: report.value, traceback: report.traceback.trimmedAtEnd.lines)))
    }

    func clearOutput(wait: Bool) {
        clearsNext = true
        if !wait { clearIfAsked() }
    }

    func readLine(prompt: String) -> String? {
        write(prompt, to: .standardOutput)
        return Swift.readLine()
    }

    private func clearIfAsked() {
        guard clearsNext else { return }
        clearsNext = false
        outputs = []
        let old = cell.files
        cell.files = []
        displays = 0
        changed?()
        for file in old { folder?.remove(file) }
    }

    // MARK: Files

    private func show(_ bundle: MIMEBundle) {
        displays += 1
        var files: [OutputFile] = []
        if let folder {
            do throws(FileError) { files = try folder.write(bundle, ordinal: displays, of: cell) } catch {
                failure = error
            }
            cell.files += files
            writeText()
        }
        progress.displayed(bundle.text("text/plain") ?? "", files: files, folder: folder?.path)
    }

    private func writeText() {
        guard let folder else { return }
        lastTextWrite = Clock.monotonic
        let text = text
        if !text.isEmpty {
            // While the file changes, the manifest does not name it: its hash would be another's.
            if let old = cell.files.firstIndex(where: { $0.name == OutputFolder.textName(of: cell) }) {
                cell.files.remove(at: old)
                changed?()
            }
            do throws(FileError) {
                cell.files.append(try folder.write(text: text, of: cell))
            } catch { failure = error }
        }
        changed?()
    }

    func finish(status: CellRecord.Status, seconds: Double) {
        clearIfAsked()
        cell.status = status
        cell.seconds = seconds
        writeText()
    }
}
