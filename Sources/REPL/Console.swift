import Glibc
import Notebook

/// The screen of a prompt: where a session's outputs appear, in colour where that is wanted.
package final class Console: SessionSink {
    package struct Style: Sendable {
        /// Colours and other escape sequences may be written.
        package var isColoured: Bool
        /// Someone types: prompts are shown.
        package var isInteractive: Bool
        package var images: InlineImages

        package init(isColoured: Bool, isInteractive: Bool, images: InlineImages) {
            self.isColoured = isColoured
            self.isInteractive = isInteractive
            self.images = images
        }

        /// What the terminal and the environment allow.
        package static var detected: Style {
            let isTerminal = isatty(0) == 1 && isatty(1) == 1
            let isDumb = ["dumb", ""].contains(Files.environment("TERM") ?? "")
            let isPlain = !(Files.environment("NO_COLOR") ?? "").isEmpty
            return Style(
                isColoured: isTerminal && !isDumb && !isPlain, isInteractive: isTerminal,
                images: isTerminal && !isDumb ? .detected() : .none)
        }
    }

    package let style: Style
    private let codec: PictureCodec?
    private let out: (String, Int32) -> Void
    /// The folder that figures are saved to, made when the first one comes.
    private let figureFolder: String
    private var figures = 0
    package weak var editor: LineEditor?
    private var isMidLine = false

    package init(
        style: Style, codec: PictureCodec? = nil, figureFolder: String = "figures",
        out: @escaping (String, Int32) -> Void = ConsoleProgress.write
    ) {
        self.style = style
        self.codec = codec
        self.figureFolder = figureFolder
        self.out = out
    }

    package func coloured(_ text: String, _ code: String) -> String {
        style.isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
    package func highlighted(_ source: String) -> String { style.isColoured ? Highlighter.terminal(source) : source }

    package func print(_ line: String = "") { write(line + "\n", to: .standardOutput) }

    /// Ends a line that a program left open.
    package func finishLine() {
        if isMidLine { write("\n", to: .standardOutput) }
    }

    // MARK: SessionSink

    package func write(_ text: String, to stream: OutputStream) {
        guard let last = text.utf8.last else { return }
        isMidLine = last != 0x0A
        out(text, stream == .standardOutput ? 1 : 2)
    }

    package func display(_ bundle: MIMEBundle) {
        finishLine()
        show(bundle, label: "")
    }

    /// The value of a cell.
    package func result(_ bundle: MIMEBundle, number: Int) {
        finishLine()
        show(bundle, label: style.isInteractive ? coloured("Out[\(number)]: ", "31") : "")
    }

    private func show(_ bundle: MIMEBundle, label: String) {
        if let png = bundle.data("image/png") { return show(png, bundle) }
        let text = bundle.text("text/plain") ?? ""
        // Rows stand under each other only from the first column.
        print(label + (text.utf8.contains(0x0A) && !label.isEmpty ? "\n" : "") + text)
    }

    private func show(_ png: [UInt8], _ bundle: MIMEBundle) {
        let shown = style.images.text(for: png, codec: codec, columns: Columns.terminalWidth)
        if !shown.isEmpty { out(shown, 1) }
        do throws(FileError) {
            try Files.makeFolder(figureFolder)
            repeat { figures += 1 } while Files.exists("\(figureFolder)/figure-\(figures).png")
            let path = "\(figureFolder)/figure-\(figures).png"
            try Files.write(png, to: path)
            print("→ \(path)")
        } catch {
            print(bundle.text("text/plain") ?? "")
            write("the figure could not be saved: \(error.message)\n", to: .standardError)
        }
    }

    package func error(_ report: ErrorReport) {
        finishLine()
        if report.name == "UsageError" {
            // What was wrong is in the line that was typed.
            return write(coloured("UsageError: \(report.value)", "31") + "\n", to: .standardError)
        }
        var text = report.traceback.ends(with: "\n") ? report.traceback : report.traceback + "\n"
        if style.isColoured {
            var lines = text.dropping(last: 1).lines
            lines[lines.count - 1] = coloured(lines[lines.count - 1], "1;31")
            text = lines.joined(separator: "\n") + "\n"
        }
        write(text, to: .standardError)
    }

    package func clearOutput(wait: Bool) {
        if style.isColoured { out("\r\u{1B}[K", 1) }
    }

    package func readLine(prompt: String) -> String? {
        isMidLine = false
        return editor?.readLine(prompt: prompt)
    }
}
