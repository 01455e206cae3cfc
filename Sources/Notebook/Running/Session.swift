/// Where a session's outputs go: a prompt prints them, a runner keeps them.
package protocol SessionSink: AnyObject {
    func write(_ text: String, to stream: OutputStream)
    func display(_ bundle: MIMEBundle)
    func clearOutput(wait: Bool)
    func readLine(prompt: String) -> String?
    /// Shows what it has kept back of the output.
    func flush()
}

extension SessionSink {
    package func flush() {}
}

/// One namespace and the cells that ran in it. The prompt, the stepper and the headless runner are faces of this.
package final class Session: SessionHost {
    package struct Settings: Sendable {
        package var allowsShell = true
        /// Shell commands have the terminal to themselves.
        package var givesTerminalToShell = false
        /// Packages that `%pip install` may say are there.
        package var builtInPackages: [String] = []
        package var seed: UInt64?
        /// `ls`, `cd folder` without a sign: at a prompt and in notebooks, as in IPython.
        package var takesBareMagics = true

        package init() {}
    }

    package let evaluator: Evaluator
    package var settings: Settings
    package weak var sink: SessionSink?
    package let magics: MagicTable
    /// The sources as typed, by execution count from 1.
    package internal(set) var inputs: [String] = []
    /// What the next prompt begins with (`%load`, `%rerun`, `%edit`).
    package var nextInput: String?
    /// Where the running code stands, for the code that magics run.
    var running: [CellSource] = []
    /// Outputs that `%%capture` holds back, the innermost last.
    var captures: [Capture] = []
    /// The folder before the last `%cd`.
    var previousFolder: String?

    final class Capture {
        var text: [OutputStream: String] = [:]
        var displays: [MIMEBundle] = []
    }

    package init(evaluator: Evaluator, settings: Settings = Settings(), magics: MagicTable = .standard) {
        self.evaluator = evaluator
        self.settings = settings
        self.magics = magics
        evaluator.host = self
        if let seed = settings.seed { evaluator.seed(seed) }
    }

    /// Forgets the variables and the inputs.
    package func restart() {
        evaluator.reset()
        inputs = []
        if let seed = settings.seed { evaluator.seed(seed) }
    }

    package var executionCount: Int { inputs.count }

    package func translate(_ source: String) -> String {
        let bare = settings.takesBareMagics ? magics.bareNames : []
        return CellTranslator(bareMagics: bare) { [evaluator] name in
            evaluator.variables().contains { $0.name == name }
        }.translate(source)
    }

    /// Runs a cell as it was written and counts it.
    package func run(cell source: String, file: String, firstLine: Int = 1, title: String? = nil) -> Outcome {
        inputs.append(source)
        var cell = CellSource(translate(source), file: file, firstLine: firstLine, number: inputs.count, title: title)
        cell.original = source
        return run(cell)
    }

    /// Called by a face when it has shown how the cell ended.
    package func endCell() { evaluator.endCell() }

    func run(_ source: CellSource) -> Outcome {
        running.append(source)
        defer { running.removeLast() }
        return evaluator.run(source)
    }

    /// Runs code of a magic where the running cell stands; `line` is counted from that cell's first line.
    func runNested(_ code: String, line: Int = 0) -> Outcome {
        let file = running.last?.file ?? "<magic>"
        let first = running.last?.firstLine ?? 1
        return run(CellSource(translate(code), mode: .nested, file: file, firstLine: first + line))
    }

    /// `str(expression)`, or `nil` where it cannot be had.
    func text(of expression: String) -> String? {
        let capture = Capture()
        captures.append(capture)
        defer { captures.removeLast() }
        let code = "print((\(expression)), end='')"
        guard case .done = evaluator.run(CellSource(code, mode: .nested, file: "<expansion>")) else { return nil }
        return capture.text[.standardOutput] ?? ""
    }

    // MARK: What the program asks

    package func write(_ text: String, to stream: OutputStream) {
        if let capture = captures.last {
            capture.text[stream, default: ""] += text
        } else {
            sink?.write(text, to: stream)
        }
    }

    package func flush() {
        if captures.isEmpty { sink?.flush() }
    }

    package func display(_ bundle: MIMEBundle) {
        if let capture = captures.last { capture.displays.append(bundle) } else { sink?.display(bundle) }
    }

    package func clearOutput(wait: Bool) {
        if captures.isEmpty { sink?.clearOutput(wait: wait) }
    }

    package func readLine(prompt: String) -> String? { sink?.readLine(prompt: prompt) }

    package func call(_ call: HostCall) -> HostAnswer {
        switch call {
        case .system(let command): system(expand(command))
        case .getOutput(let command): getOutput(expand(command))
        case .lineMagic(let name, let line): magics.run(MagicCall(name: name, line: line, cell: nil), in: self)
        case .cellMagic(let name, let line, let cell):
            magics.run(MagicCall(name: name, line: line, cell: cell), in: self)
        }
    }

    // MARK: Shell

    private func system(_ command: String) -> HostAnswer {
        if let answer = installation(command) { return answer }
        guard settings.allowsShell else {
            return .raise(type: "PermissionError", message: "shell commands are switched off (--no-shell)")
        }
        let status = Shell.run(command, inheritsTerminal: settings.givesTerminalToShell && captures.isEmpty) {
            text, stream in
            write(text, to: stream)
        }
        _ = evaluator.assign("_exit_code", literal: "\(status)")
        return .none
    }

    func getOutput(_ command: String) -> HostAnswer {
        guard settings.allowsShell else {
            return .raise(type: "PermissionError", message: "shell commands are switched off (--no-shell)")
        }
        let result = Shell.output(of: command)
        _ = evaluator.assign("_exit_code", literal: "\(result.status)")
        var lines = result.output.lines.map { $0.ends(with: "\r") ? $0.dropping(last: 1) : $0 }
        if lines.last == "" { lines.removeLast() }
        return .lines(lines)
    }

    /// `pip install …` answers for itself, whether a shell is allowed or not: nothing can be installed into this program.
    private func installation(_ command: String) -> HostAnswer? {
        let words = command.split(separator: " ").map(String.init)
        let arguments: ArraySlice<String>
        if let first = words.first, ["pip", "pip3"].contains(Files.name(of: first)) {
            arguments = words.dropFirst()
        } else if words.count >= 3, Files.name(of: words[0]).begins(with: "python"), words[1] == "-m", words[2] == "pip"
        {
            arguments = words.dropFirst(3)
        } else {
            return nil
        }
        return magics.run(MagicCall(name: "pip", line: arguments.joined(separator: " "), cell: nil), in: self)
    }

    /// Puts the values of `{expression}` and `$name` into a command, as IPython does; what is none of ours is left as it is.
    func expand(_ command: String) -> String {
        guard command.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "$") }) else {
            return command
        }
        let names = Set(evaluator.variables().map(\.name))
        let bytes = Array(command.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "$") {
                if index + 1 < bytes.count, bytes[index + 1] == byte {
                    result.append(byte)
                    index += 2
                    continue
                }
                var scanner = LineScanner(command, from: index + 1)
                if let name = scanner.word(), names.contains(name), let value = text(of: name) {
                    result += value.utf8
                    index = scanner.position
                    continue
                }
            } else if byte == UInt8(ascii: "{"), let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) {
                let expression = String(decoding: bytes[(index + 1)..<end], as: UTF8.self).trimmed
                if !expression.isEmpty, let value = text(of: expression) {
                    result += value.utf8
                    index = end + 1
                    continue
                }
            }
            result.append(byte)
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }
}
