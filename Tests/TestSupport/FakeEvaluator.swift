import Glibc
import Notebook

/// A language of a few statements, each on a line, for tests of what stands around a language:
/// `print('text')`, `name = literal`, `name`, `literal`, `raise Name('message')`, `exit(n)`, `figure()`, `sleep(seconds)`,
/// `loop()`, `input()`, `del name`, `x = handle()` (cannot be saved), `random()` and the calls of `get_ipython()`.
package final class FakeEvaluator: Evaluator {
    package weak var host: SessionHost?
    package var names: [(name: String, value: String)] = []
    package var arguments: [String] = []
    package var runs: [CellSource] = []
    package var randomState: UInt64 = 0
    private var unsavable: Set<String> = []
    private var marked: (names: [(name: String, value: String)], randomState: UInt64)?
    private var nestedFailure: ErrorReport?
    private var nestedValue: String?
    private let interrupted = UnsafeMutablePointer<Bool>.allocate(capacity: 1)
    private var isRunning = 0
    private var memory = false

    package init() { interrupted.initialize(to: false) }

    package func interrupt() { interrupted.pointee = true }
    package func reset() { names = [] }
    package func setArguments(_ arguments: [String]) { self.arguments = arguments }
    package func seed(_ seed: UInt64) { randomState = seed }
    package func variables() -> [Variable] {
        names.map {
            Variable(
                name: $0.name, type: $0.value.hasPrefix("'") ? "str" : "int", summary: $0.value,
                fingerprint: UInt64(bitPattern: Int64($0.value.hashValue)))
        }
    }
    package func assign(_ name: String, literal: String) -> Bool {
        names.removeAll { $0.name == name }
        names.append((name, literal))
        return true
    }
    package func complete(_ source: String, cursor: Int) -> Completion {
        let bytes = Array(source.utf8.prefix(cursor))
        let start = bytes.lastIndex { !(LineScanner.isWord($0)) }.map { $0 + 1 } ?? 0
        let word = String(decoding: bytes[start...], as: UTF8.self)
        let all = names.map(\.name) + ["print", "property", "conv1d", "Conv2d"]
        return Completion(range: start..<cursor, candidates: all.filter { $0.hasPrefix(word) }.sorted())
    }
    package func help(for expression: String) -> Help? {
        names.first { $0.name == expression }.map {
            Help(
                signature: "\($0.name)(x)", type: "int", text: $0.value, file: "f.py",
                documentation: "Doc of \($0.name).", source: "def f(): pass")
        }
    }
    package func measure(_ statement: String, setup: String, loops: Int) -> Measurement {
        .seconds(Double(loops) * 1e-4)
    }

    package func snapshot() -> Snapshot {
        let saved = names.filter { !unsavable.contains($0.name) }
        let text = saved.map { "\($0.name)=\($0.value)\n" }.joined() + "random=\(randomState)\n"
        return Snapshot(state: Array(text.utf8), unsaved: unsavable.sorted().map { .init(name: $0, reason: "handle") })
    }
    package func mark() -> Bool {
        marked = (names, randomState)
        return true
    }
    package func undo() -> Bool {
        guard let marked else { return false }
        (names, randomState) = marked
        self.marked = nil
        return true
    }
    package func restore(_ state: [UInt8]) -> [String] {
        for line in String(decoding: state, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if parts[0] == "random" {
                randomState = UInt64(parts[1]) ?? 0
            } else {
                _ = assign(parts[0], literal: parts[1])
            }
        }
        return []
    }

    // MARK: Running

    private enum Stop: Error {
        case failed(ErrorReport)
        case exited(Int32)
    }

    package func run(_ source: CellSource) -> Outcome {
        runs.append(source)
        if isRunning == 0 { interrupted.pointee = false }
        isRunning += 1
        defer { isRunning -= 1 }
        var value: String?
        let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (index, line) in lines.enumerated() {
            do { value = try statement(line.trimmed, line: source.firstLine + index, of: source) } catch Stop.failed(
                let report)
            {
                if source.mode == .nested { nestedFailure = report }
                return .failed(report)
            } catch Stop.exited(let status) {
                return .exited(status: status, message: nil)
            } catch { fatalError("\(error)") }
        }
        if source.mode == .nested { nestedValue = value }
        let isSilent = source.text.trimmed.hasSuffix(";") || source.mode == .program
        return .done(isSilent ? nil : value.map { MIMEBundle(plain: $0) })
    }

    private func failure(
        _ name: String, _ value: String, line: Int, of source: CellSource, kind: ErrorReport.Kind = .exception
    ) -> Stop {
        let text = source.text.lines
        let here = text.indices.contains(line - source.firstLine) ? text[line - source.firstLine] : ""
        return .failed(
            ErrorReport(
                kind: kind, name: name, value: value,
                frames: [.init(file: source.file, line: line, function: "<module>", sourceLine: here)],
                traceback:
                    "Traceback (most recent call last):\n  File \"\(source.file)\", line \(line), in <module>\n    \(here.trimmed)\n\(name): \(value)\n"
            ))
    }

    private func statement(_ text: String, line: Int, of source: CellSource) throws -> String? {
        if text.isEmpty || text.hasPrefix("#") || text.hasPrefix("import ") { return nil }
        if let inner = argument(of: "print", in: text) {
            host?.write(
                resolve(inner.replacing(text: ", end=''", with: "")) + (inner.hasSuffix("end=''") ? "" : "\n"),
                to: .standardOutput)
            return nil
        }
        if let inner = argument(of: "warn", in: text) {
            host?.write(resolve(inner) + "\n", to: .standardError)
            return nil
        }
        if text.hasPrefix("raise ") {
            let name = String(text.dropFirst(6).prefix { $0 != "(" })
            let kind: ErrorReport.Kind = name == "MemoryError" ? .outOfMemory : .exception
            throw failure(
                name, unquote(argument(of: name, in: String(text.dropFirst(6))) ?? ""), line: line, of: source,
                kind: kind)
        }
        if let inner = argument(of: "exit", in: text) { throw Stop.exited(Int32(inner) ?? 0) }
        if text == "figure()" {
            host?.display(
                MIMEBundle([
                    .init(type: "image/png", content: .data([1, 2, 3])),
                    .init(type: "text/plain", content: .text("<Figure>")),
                ]))
            return nil
        }
        if let inner = argument(of: "sleep", in: text) {
            let end = Clock.monotonic + (Double(inner) ?? 0)
            while Clock.monotonic < end {
                usleep(2000)
                if interrupted.pointee {
                    throw failure("KeyboardInterrupt", "", line: line, of: source, kind: .interrupt)
                }
            }
            return nil
        }
        if text == "input()" { return quoted(host?.readLine(prompt: "? ") ?? "") }
        if text.hasPrefix("del ") {
            let gone = text.dropFirst(4).split(separator: ",").map(\.trimmed)
            names.removeAll { gone.contains($0.name) }
            return nil
        }
        if let equals = text.offset(of: " = ") {
            let name = String(text.prefix { $0 != " " })
            let right = text.dropping(first: equals + 3)
            if right == "handle()" { unsavable.insert(name) }
            let value =
                try call(right, line: line, of: source) ?? (right == "random()" ? random() : resolveValue(right))
            _ = assign(name, literal: value)
            return nil
        }
        if text.hasPrefix("get_ipython()") { return try call(text, line: line, of: source) }
        let value = text.hasSuffix(";") ? String(text.dropLast()) : text
        if value.first.map({ $0.isLetter }) == true, !names.contains(where: { $0.name == value }), value != "random()" {
            throw failure("NameError", "name '\(value)' is not defined", line: line, of: source)
        }
        return value == "random()" ? random() : resolveValue(value)
    }

    private func random() -> String {
        randomState = randomState &* 6_364_136_223_846_793_005 &+ 1
        return "\(randomState >> 33)"
    }

    /// A call of `get_ipython()`, with its answer as a value.
    private func call(_ text: String, line: Int, of source: CellSource) throws -> String? {
        guard text.hasPrefix("get_ipython()."), let host else { return nil }
        let rest = text.dropping(first: "get_ipython().".utf8.count)
        let name = String(rest.prefix { $0 != "(" })
        let strings = literals(rest)
        let hostCall: HostCall? =
            switch name {
            case "system": .system(strings.first ?? "")
            case "getoutput": .getOutput(strings.first ?? "")
            case "run_line_magic" where strings.count == 2: .lineMagic(name: strings[0], line: strings[1])
            case "run_cell_magic" where strings.count == 3:
                .cellMagic(name: strings[0], line: strings[1], cell: strings[2])
            default: nil
            }
        guard let hostCall else { return nil }
        switch host.call(hostCall) {
        case .none: return nil
        case .text(let text): return quoted(text)
        case .lines(let lines): return "[" + lines.map(quoted).joined(separator: ", ") + "]"
        case .lastValue: return nestedValue
        case .raise(let type, let message): throw failure(type, message, line: line, of: source)
        case .raiseNested:
            throw Stop.failed(
                nestedFailure
                    ?? ErrorReport(kind: .exception, name: "RuntimeError", value: "", frames: [], traceback: ""))
        }
    }

    private func argument(of function: String, in text: String) -> String? {
        guard text.hasPrefix(function + "("), text.hasSuffix(")") else { return nil }
        return String(text.dropFirst(function.count + 1).dropLast())
    }

    private func resolveValue(_ text: String) -> String { names.first { $0.name == text }?.value ?? text }
    private func resolve(_ text: String) -> String {
        var text = text
        while text.hasPrefix("("), text.hasSuffix(")") { text = String(text.dropFirst().dropLast()) }
        return unquote(resolveValue(text))
    }
    private func quoted(_ text: String) -> String { "'\(text)'" }
    private func unquote(_ text: String) -> String {
        guard text.count >= 2, let quote = text.first, quote == "'" || quote == "\"", text.last == quote else {
            return text
        }
        return literals("(\(text))").first ?? text
    }

    /// The string literals between some parentheses.
    private func literals(_ text: String) -> [String] {
        var found: [String] = []
        var current: String?
        var quote: Character = "'"
        var escaped = false
        for character in text {
            guard var open = current else {
                if character == "'" || character == "\"" {
                    quote = character
                    current = ""
                }
                continue
            }
            if escaped {
                open.append(["n": "\n", "t": "\t", "r": "\r"][character] ?? character)
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else if character == quote {
                found.append(open)
                current = nil
                continue
            } else {
                open.append(character)
            }
            current = open
        }
        return found
    }
}

/// A folder for one test, removed when it goes.
package final class TemporaryFolder {
    package let path: String

    package init() {
        var template = Array("/tmp/cellbook-test-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
    }

    deinit { _ = Shell.run("rm -rf '\(path)'") { _, _ in } }

    package func write(_ text: String, to name: String) -> String {
        let file = path + "/" + name
        try? Files.write(text, to: file)
        return file
    }

    package func read(_ name: String) -> String? {
        (try? Files.read(path + "/" + name)).map { String(decoding: $0, as: UTF8.self) }
    }
}
