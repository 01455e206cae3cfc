import Glibc

/// Hears what happens in a run. Text of the program goes through here as well, so that one live line and the program's
/// output do not write over each other.
package protocol Progress: AnyObject {
    func began(book: String, cells: Int)
    func began(_ cell: CellRecord, position: Int, of count: Int)
    func wrote(_ text: String, to stream: OutputStream)
    func displayed(_ text: String, files: [OutputFile], folder: String?)
    func ended(_ cell: CellRecord, position: Int, of count: Int)
    func ended(_ result: RunResult)
}

/// For sinks that show nothing.
package final class SilentProgress: Progress {
    package init() {}
    package func began(book: String, cells: Int) {}
    package func began(_ cell: CellRecord, position: Int, of count: Int) {}
    package func wrote(_ text: String, to stream: OutputStream) {}
    package func displayed(_ text: String, files: [OutputFile], folder: String?) {}
    package func ended(_ cell: CellRecord, position: Int, of count: Int) {}
    package func ended(_ result: RunResult) {}
}

/// The program's text goes to standard output unchanged, so that a pipe gets the same as a screen. What the runner has to
/// say goes to standard error: one live line on a terminal, timed plain lines elsewhere.
package final class ConsoleProgress: Progress {
    private let isLive: Bool
    private let write: (String, Int32) -> Void
    private let time: () -> String
    /// The live line, while it is on the screen.
    private var live: String?
    private var current = ""
    /// The program's last character was no newline: the live line waits.
    private var isMidLine = false
    /// What a log gets of lines that are drawn over and over.
    private var bar = LogLine()

    package init(
        isLive: Bool = isatty(2) == 1 && Files.environment("TERM") != "dumb",
        write: @escaping (String, Int32) -> Void = ConsoleProgress.write,
        time: @escaping () -> String = ConsoleProgress.timeOfDay
    ) {
        self.isLive = isLive
        self.write = write
        self.time = time
    }

    package static func write(_ text: String, _ descriptor: Int32) {
        var text = text
        text.withUTF8 { buffer in
            var written = 0
            while written < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
                if count < 0 {
                    if errno == EINTR || errno == EAGAIN { continue }
                    return
                }
                written += count
            }
        }
    }

    package static func timeOfDay() -> String {
        var now = Glibc.time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { String($0).leftPadded(to: 2, with: "0") }.joined(
            separator: ":")
    }

    private func say(_ line: String) {
        if isLive {
            hide()
            write(line + "\n", 2)
            show()
        } else {
            write("\(time()) \(line)\n", 2)
        }
    }

    private func hide() {
        guard live != nil else { return }
        write("\r\u{1B}[K", 2)
        live = nil
    }

    private func show() {
        guard isLive, !isMidLine, !current.isEmpty else { return }
        write(current, 2)
        live = current
    }

    package func began(book: String, cells: Int) {
        if !isLive { say("running \(book): \(cells) cell\(cells == 1 ? "" : "s")") }
    }

    package func began(_ cell: CellRecord, position: Int, of count: Int) {
        hide()
        current = "[\(position)/\(count)] \(cell.title ?? cell.label) …"
        show()
    }

    package func wrote(_ text: String, to stream: OutputStream) {
        guard !text.isEmpty else { return }
        if !isLive, stream == .standardError {
            for line in bar.write(text, at: Clock.monotonic) {
                write(line.isTimed ? "\(time()) \(line.text)\n" : line.text, 2)
            }
            return
        }
        hide()
        write(text, stream == .standardOutput ? 1 : 2)
        isMidLine = !text.utf8.last.map { $0 == 0x0A }!
        show()
    }

    package func displayed(_ text: String, files: [OutputFile], folder: String?) {
        wrote(text.isEmpty || text.ends(with: "\n") ? text : text + "\n", to: .standardOutput)
        guard let folder else { return }
        for file in files where file.type.begins(with: "image/") {
            wrote("→ \(folder)/\(file.name)\n", to: .standardOutput)
        }
    }

    package func ended(_ cell: CellRecord, position: Int, of count: Int) {
        hide()
        current = ""
        let rest = bar.finish()
        if !rest.isEmpty { write(rest, 2) }
        if isMidLine {
            write("\n", 1)
            isMidLine = false
        }
        switch cell.status {
        case .done where isLive && cell.reason == nil: break
        case .skipped: say("[\(position)/\(count)] \(cell.label): skipped, \(cell.reason ?? "")")
        case .resumed: say("[\(position)/\(count)] \(cell.label): done before")
        default:
            say(
                "[\(position)/\(count)] \(cell.label): \(cell.status.rawValue) in \(TimeText.plain(cell.seconds))"
                    + (cell.reason.map { ", \($0)" } ?? ""))
        }
    }

    package func ended(_ result: RunResult) {
        hide()
        current = ""
        for note in result.notes { say("note: \(note)") }
        let report = ErrorText.report(of: result)
        if !report.isEmpty { write(report, 2) }
        if result.failure != nil { return }
        let done = result.cells.count { $0.status == .done || $0.status == .resumed }
        say(
            "\(result.path): \(result.status.word), \(done) of \(result.cells.count) cells in \(TimeText.plain(result.seconds))"
        )
    }
}

/// Lines for a log of a stream on which progress bars are drawn: of a line that carriage returns write anew its end, and now
/// and then how far it is. Other text passes as it comes.
struct LogLine {
    struct Piece: Equatable {
        var text: String
        /// A state of a line that is not over: it wants the time before it.
        var isTimed = false
    }
    /// Seconds between two states of one line.
    static let interval = 10.0

    /// Since the last carriage return, and what stood there before it.
    private var line = ""
    private var before = ""
    private var isRedrawn = false
    private var lastState = 0.0

    mutating func write(_ text: String, at time: Double) -> [Piece] {
        var pieces: [Piece] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r":
                if !isRedrawn { (isRedrawn, lastState) = (true, time) }
                if !line.isEmpty { before = line }
                line = ""
                if time - lastState >= LogLine.interval, !before.isBlank {
                    pieces.append(Piece(text: before.trimmedAtEnd, isTimed: true))
                    lastState = time
                }
            case "\n": pieces.append(Piece(text: ended() + "\n"))
            default: line.unicodeScalars.append(scalar)
            }
        }
        if !isRedrawn, !line.isEmpty { pieces.append(Piece(text: ended())) }
        return pieces
    }

    /// What is left of a line that was not ended.
    mutating func finish() -> String {
        let text = ended().trimmedAtEnd
        return text.isEmpty ? "" : text + "\n"
    }

    private mutating func ended() -> String {
        defer { (line, before, isRedrawn) = ("", "", false) }
        return line.isEmpty ? before : line
    }
}

/// The account of a failed run: which cell, where its source stands, the traceback, and what became of the others.
package enum ErrorText {
    package static func report(of result: RunResult) -> String {
        if let failure = result.failure { return "error: \(failure)\n" }
        guard result.status != .done,
            let failed = result.cells.first(where: { $0.error != nil && $0.status != .done })
                ?? result.cells.first(where: { $0.status == .timedOut })
        else { return "" }
        var text = "\n\(failed.label) \(failed.status.rawValue): \(result.path), line \(failed.line)\n"
        if let error = failed.error {
            if let frame = error.frames.first(where: { $0.file == result.path }) ?? error.frames.first,
                frame.line != failed.line
            {
                text = "\n\(failed.label) \(failed.status.rawValue): \(frame.file), line \(frame.line)\n"
            }
            text += error.traceback.ends(with: "\n") ? error.traceback : error.traceback + "\n"
        }
        func numbers(_ statuses: [CellRecord.Status]) -> String {
            ranges(result.cells.filter { statuses.contains($0.status) && $0.number > 0 }.map(\.number))
        }
        for (word, statuses) in [
            ("done", [CellRecord.Status.done, .resumed]), ("failed", [.failed, .timedOut, .interrupted]),
            ("skipped", [.skipped]), ("not run", [.notRun]),
        ] {
            let list = numbers(statuses)
            if !list.isEmpty { text += "  \(word.rightPadded(to: 8)) \(list)\n" }
        }
        return text
    }

    /// `1-4, 7`
    static func ranges(_ numbers: [Int]) -> String {
        var parts: [(Int, Int)] = []
        for number in numbers {
            if let last = parts.last, last.1 == number - 1 {
                parts[parts.count - 1].1 = number
            } else {
                parts.append((number, number))
            }
        }
        return parts.map { $0.0 == $0.1 ? "\($0.0)" : "\($0.0)-\($0.1)" }.joined(separator: ", ")
    }
}
