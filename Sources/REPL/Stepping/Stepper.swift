import Notebook

/// The prompt with a book loaded: its cells run one after the other, and whatever else is typed runs in the same session.
package final class Stepper {
    package enum Flow { case stay, leave }

    private let path: String
    private let session: Session
    private let console: Console
    private let editor: LineEditor
    private var state: StepState
    private var stamp: [Int]?
    private var last: Int?
    /// What `undo` needs of the last cell besides its variables.
    private var before: (position: Int, state: StepState)?
    private var fingerprints: [String: UInt64] = [:]
    private var changed: Set<String> = []
    private var interrupts = 0

    package init(path: String, session: Session, console: Console, editor: LineEditor) throws(FormatError) {
        self.path = path
        self.session = session
        self.console = console
        self.editor = editor
        let bytes: [UInt8]
        do throws(FileError) { bytes = try Files.read(path) } catch { throw .notANotebook(error.message) }
        state = StepState(document: try DocumentFormat.read(bytes, path: path)) { session.translate($0) }
        stamp = Files.stamp(path)
        console.editor = editor
        session.sink = console
        session.evaluator.setArguments([path])
    }

    package func run() -> Int32 {
        console.print("\(path): \(state.entries.count) cells. Enter runs the next one, 'help' lists the commands.")
        showNext()
        while true {
            switch editor.readCell(
                prompt: prompt,
                initial: session.nextInput.map {
                    session.nextInput = nil; return $0
                })
            {
            case .endOfInput: return 0
            case .interrupted(let hadText):
                interrupts = hadText ? 0 : interrupts + 1
                if hadText { continue }
                if interrupts > 1 { return 0 }
                console.print(console.coloured("once more, or Ctrl-D, to leave", "90"))
            case .cell(let line):
                interrupts = 0
                reloadIfChanged()
                if perform(line) == .leave { return 0 }
            }
        }
    }

    private var prompt: String {
        guard console.style.isInteractive else { return "" }
        return state.next < state.entries.count
            ? "[\(state.entries[state.next].number)/\(state.entries.count)] " : "[end] "
    }

    // MARK: What was typed

    /// Enter runs the next cell; a command is a command, unless its first word is a variable and it was written without a
    /// per cent sign; the rest is code.
    private func perform(_ line: String) -> Flow {
        let text = line.trimmed
        if text.isEmpty { return next() }
        let isMarked = text.begins(with: "%") && !text.begins(with: "%%")
        let words = (isMarked ? text.dropping(first: 1) : text).split(separator: " ", maxSplits: 1).map(String.init)
        if let word = words.first, let command = StepCommand.named(word),
            isMarked || !isCode(word, rest: words.count > 1 ? words[1] : "")
        {
            // A magic of the same name keeps it when it is written as a magic of Jupyter's.
            return command.run(self, words.count > 1 ? words[1].trimmed : "")
        }
        let number = session.executionCount + 1
        finish(session.run(cell: line, file: "<input \(number)>"), number: number)
        noteChanges()
        return .stay
    }

    private func isCode(_ word: String, rest: String) -> Bool {
        if session.evaluator.variables().contains(where: { $0.name == word }) { return true }
        // `n = 3` and `list(x)` are code; a selector begins with a letter, a digit or a quote.
        guard let first = rest.trimmed.unicodeScalars.first else { return false }
        return "=+-*/.,:[(<>!&|^@%".unicodeScalars.contains(first)
    }

    @discardableResult
    private func finish(_ outcome: Outcome, number: Int) -> Bool {
        defer {
            session.endCell()
            console.finishLine()
        }
        switch outcome {
        case .done(let bundle):
            if let bundle { console.result(bundle, number: number) }
            return true
        case .failed(let report):
            console.error(report)
            return false
        case .exited(let status, let message):
            console.print(message ?? "SystemExit: \(status)")
            return false
        }
    }

    // MARK: Running cells

    /// Runs one cell and keeps its outputs; true when it succeeded.
    private func runCell(_ position: Int) -> Bool {
        let entry = state.entries[position]
        before = session.evaluator.mark() ? (position, state) : nil
        let recorder = StepRecorder(console: console)
        session.sink = recorder
        let start = Clock.monotonic
        let file = path.ends(with: ".ipynb") ? "\(path)[\(entry.number)]" : path
        let outcome = session.run(cell: entry.source, file: file, firstLine: entry.line, title: entry.title)
        let number = session.executionCount
        if case .done(let bundle?) = outcome {
            recorder.outputs.append(.result(data: JSONObject(bundle), metadata: [:], count: number))
        }
        if case .failed(let report) = outcome {
            recorder.outputs.append(
                .error(name: report.name, value: report.value, traceback: report.traceback.trimmedAtEnd.lines))
        }
        let succeeded = finish(outcome, number: number)
        session.sink = console
        state.setOutputs(recorder.settled, count: number, of: position)
        state.entries[position].mark = succeeded ? .done : .failed
        state.entries[position].seconds = Clock.monotonic - start
        last = position
        // What ran before and read the old values is stale now.
        if succeeded { state.markReaders(of: entry.usage.writes, from: position + 1) }
        noteChanges()
        return succeeded
    }

    package func next() -> Flow {
        guard state.next < state.entries.count else {
            console.print("the book is at its end; 'rf' restarts, 'q' leaves")
            return .stay
        }
        if runCell(state.next) { state.next += 1 }
        showNext()
        return .stay
    }

    package func run(_ selector: String) -> Flow {
        let positions =
            selector.isEmpty ? [state.next].filter { $0 < state.entries.count } : state.positions(of: selector)
        guard !positions.isEmpty else { return unknown(selector) }
        for position in positions where !runCell(position) { break }
        return .stay
    }

    package func runOn(until selector: String?) -> Flow {
        var end = state.entries.count - 1
        if let selector {
            guard let position = state.positions(of: selector).last else { return unknown(selector) }
            end = position
        }
        if end < state.next, selector != nil {
            console.print(
                "cell \(state.entries[end].number) is behind; 'g \(state.entries[end].number)' goes back to it")
            return .stay
        }
        var isFirst = true
        while state.next <= end, state.next < state.entries.count {
            if state.entries[state.next].hasBreakpoint, !isFirst {
                console.print("breakpoint at cell \(state.entries[state.next].number)")
                break
            }
            isFirst = false
            show(state.next)
            guard runCell(state.next) else { break }
            state.next += 1
        }
        showNext()
        return .stay
    }

    package func skip() -> Flow {
        guard state.next < state.entries.count else { return next() }
        if state.entries[state.next].mark == .fresh { state.entries[state.next].mark = .skipped }
        state.next += 1
        showNext()
        return .stay
    }

    package func rerun() -> Flow {
        guard let last, last < state.entries.count else {
            console.print("no cell has run yet")
            return .stay
        }
        if runCell(last), last == state.next { state.next += 1 }
        return .stay
    }

    package func undo() -> Flow {
        guard let before, session.evaluator.undo() else {
            console.print(
                last == nil ? "no cell has run yet" : "nothing to undo: only the last cell, and no large state")
            return .stay
        }
        self.before = nil
        state = before.state
        state.next = before.position
        last = nil
        console.print("cell \(state.entries[before.position].number) undone")
        noteChanges()
        showNext()
        return .stay
    }

    package func restart() -> Flow {
        session.restart()
        session.evaluator.setArguments([path])
        let end = state.next
        for position in state.entries.indices { state.entries[position].mark = .fresh }
        fingerprints = [:]
        before = nil
        state.next = 0
        while state.next < end {
            guard runCell(state.next) else { break }
            state.next += 1
        }
        showNext()
        return .stay
    }

    package func go(to selector: String) -> Flow {
        guard let position = state.positions(of: selector).first else { return unknown(selector) }
        state.next = position
        showNext()
        return .stay
    }

    package func toggleBreakpoint(_ selector: String) -> Flow {
        if selector.isEmpty {
            let set = state.entries.filter(\.hasBreakpoint).map { "\($0.number)" }
            console.print(set.isEmpty ? "no breakpoints" : "breakpoints: " + set.joined(separator: ", "))
            return .stay
        }
        let positions = state.positions(of: selector)
        guard !positions.isEmpty else { return unknown(selector) }
        for position in positions {
            state.entries[position].hasBreakpoint.toggle()
            console.print(
                "breakpoint at cell \(state.entries[position].number) \(state.entries[position].hasBreakpoint ? "set" : "removed")"
            )
        }
        return .stay
    }

    private func unknown(_ selector: String) -> Flow {
        let near = Spelling.nearest(to: selector, among: state.entries.compactMap(\.title))
        console.print("no cell '\(selector)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
        return .stay
    }

    // MARK: Showing

    private func showNext() {
        if state.next < state.entries.count {
            show(state.next)
        } else {
            console.print(console.coloured("— end of the book —", "90"))
        }
    }

    private func show(_ position: Int) {
        let entry = state.entries[position]
        let title = entry.title.map { " " + $0 } ?? ""
        console.print(console.coloured("── cell \(entry.number)\(title) · line \(entry.line)", "90"))
        console.print(console.highlighted(entry.source))
    }

    package func list() -> Flow {
        for (position, entry) in state.entries.enumerated() {
            let mark =
                switch entry.mark {
                case .fresh: " "
                case .done: "✓"
                case .stale: "~"
                case .failed: "✗"
                case .skipped: "-"
                }
            let pointer = position == state.next ? "→" : " "
            let stop = entry.hasBreakpoint ? "●" : " "
            let text = entry.title ?? entry.source.lines.first { !$0.isBlank } ?? ""
            let seconds = entry.seconds > 0 ? TimeText.plain(entry.seconds) : ""
            let name = String(text.prefix(50)).rightPadded(to: 50)
            console.print(
                "\(pointer)\(stop)\(String(entry.number).leftPadded(to: 3)) \(mark) \(name) \(seconds)".trimmedAtEnd)
        }
        return .stay
    }

    package func who() -> Flow {
        let variables = session.evaluator.variables().filter { !$0.name.begins(with: "_") }
        if variables.isEmpty { console.print("no variables") }
        let width = variables.map(\.name.count).max() ?? 0
        let typeWidth = min(24, variables.map(\.type.count).max() ?? 0)
        for variable in variables {
            console.print(
                "\(changed.contains(variable.name) ? "*" : " ") \(variable.name.rightPadded(to: width))  \(variable.type.rightPadded(to: typeWidth))  \(variable.summary)"
            )
        }
        return .stay
    }

    private func noteChanges() {
        changed = []
        var now: [String: UInt64] = [:]
        for variable in session.evaluator.variables() {
            now[variable.name] = variable.fingerprint
            if fingerprints[variable.name] != variable.fingerprint { changed.insert(variable.name) }
        }
        fingerprints = now
    }

    package func showOutputs(_ selector: String) -> Flow {
        guard let position = selector.isEmpty ? last : state.positions(of: selector).first else {
            return unknown(selector)
        }
        let outputs = state.outputs(of: position)
        if outputs.isEmpty { console.print("cell \(state.entries[position].number) has no outputs") }
        for output in outputs {
            switch output {
            case .stream(let stream, let text): console.write(text, to: stream)
            case .error(_, _, let traceback): console.print(traceback.joined(separator: "\n"))
            case .display(let data, _), .result(let data, _, _): console.print(data["text/plain"]?.string ?? "")
            }
            console.finishLine()
        }
        return .stay
    }

    package func help() -> Flow {
        for command in StepCommand.all {
            let names = ([command.name] + command.aliases).joined(separator: ", ")
            console.print(
                "  \((names + (command.argument.isEmpty ? "" : " " + command.argument)).rightPadded(to: 26)) \(command.summary)"
            )
        }
        console.print(
            "Anything else is code in the same session; %\(StepCommand.all[0].name) is the command where a variable has its name."
        )
        return .stay
    }

    // MARK: The file

    package func edit(_ selector: String) -> Flow {
        let position =
            selector.isEmpty ? min(state.next, state.entries.count - 1) : state.positions(of: selector).first ?? -1
        guard state.entries.indices.contains(position) else { return unknown(selector) }
        if !Editor.open(path, line: state.entries[position].line) { console.print("no editor: set $EDITOR") }
        reloadIfChanged()
        return .stay
    }

    private func reloadIfChanged() {
        let now = Files.stamp(path)
        guard let now, now != stamp else { return }
        stamp = now
        do throws(FileError) {
            let bytes = try Files.read(path)
            do throws(FormatError) {
                before = nil
                let count = state.reload(try DocumentFormat.read(bytes, path: path)) { session.translate($0) }
                if last.map({ $0 >= state.entries.count }) ?? false { last = nil }
                let stale = state.entries.filter { $0.mark == .stale }.map { "\($0.number)" }
                console.print(
                    "\(path) has changed: \(count) cell\(count == 1 ? "" : "s")"
                        + (stale.isEmpty ? "" : "; stale: " + stale.joined(separator: ", ")))
            } catch { console.print("\(path) has changed, and cannot be read: \(error.message)") }
        } catch { console.print(error.message) }
    }

    /// Outputs go into the notebook; for a percent file into a notebook beside it.
    package func save() -> Flow {
        let target = path.ends(with: ".ipynb") ? path : Files.stem(of: path) + ".ipynb"
        do throws(FileError) {
            try Files.write(DocumentFormat.ipynb.write(state.document), to: target)
            if target == path { stamp = Files.stamp(path) }
            console.print("saved to \(target)")
        } catch { console.print("not saved: \(error.message)") }
        return .stay
    }
}

/// Keeps a cell's outputs while the console shows them.
private final class StepRecorder: SessionSink {
    private let console: Console
    var outputs: [Output] = []

    init(console: Console) { self.console = console }

    /// With progress bars as they ended.
    var settled: [Output] {
        outputs.map { output in
            guard case .stream(let stream, let text) = output else { return output }
            var shown = TerminalText()
            shown.write(text)
            return .stream(stream, shown.text)
        }
    }

    func write(_ text: String, to stream: OutputStream) {
        if case .stream(stream, let before)? = outputs.last {
            outputs[outputs.count - 1] = .stream(stream, before + text)
        } else {
            outputs.append(.stream(stream, text))
        }
        console.write(text, to: stream)
    }

    func display(_ bundle: MIMEBundle) {
        outputs.append(.display(data: JSONObject(bundle), metadata: [:]))
        console.display(bundle)
    }

    func clearOutput(wait: Bool) {
        outputs = []
        console.clearOutput(wait: wait)
    }

    func readLine(prompt: String) -> String? { console.readLine(prompt: prompt) }
}
