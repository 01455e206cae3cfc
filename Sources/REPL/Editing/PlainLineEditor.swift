import Glibc
import Notebook

/// Reads lines from a pipe or a terminal without abilities; writes no escape sequences.
package final class PlainLineEditor: LineEditor {
    private let support: EditorSupport
    private let isTerminal: Bool
    private let write: (String) -> Void
    private var pending: [UInt8] = []
    /// Lines that were read to see whether a block goes on.
    private var ahead: [String] = []
    private var hasEnded = false
    private let descriptor: Int32

    package init(support: EditorSupport, descriptor: Int32 = 0, isTerminal: Bool, write: @escaping (String) -> Void) {
        self.support = support
        self.descriptor = descriptor
        self.isTerminal = isTerminal
        self.write = write
    }

    package func readCell(prompt: String, initial: String?) -> EditorResult {
        if isTerminal { write(prompt) }
        var lines: [String] = initial.map(\.lines) ?? []
        while true {
            switch nextLine() {
            case .line(let line): lines.append(line)
            case .interrupted: return .interrupted(hadText: lines.contains { !$0.isBlank })
            case .end:
                if lines.allSatisfy(\.isBlank) { return .endOfInput }
                return done(lines)
            }
            let source = lines.joined(separator: "\n")
            if support.completeness(source) == .complete, !blockGoesOn(lines) { return done(lines) }
            if isTerminal { write(String(repeating: ".", count: max(0, prompt.count - 2)) + ": ") }
        }
    }

    private func done(_ lines: [String]) -> EditorResult {
        let source = lines.joined(separator: "\n")
        support.history.add(source)
        return .cell(source)
    }

    /// A blank line in a function of a piped program does not end it: the next line tells.
    private func blockGoesOn(_ lines: [String]) -> Bool {
        guard !isTerminal, lines.count > 1, lines.last?.isBlank == true else { return false }
        var index = 0
        while true {
            if index == ahead.count {
                guard case .line(let line) = read() else { return false }
                ahead.append(line)
            }
            let line = ahead[index]
            if !line.isBlank {
                return !line.indentation.isEmpty
                    || ["else", "elif", "except", "finally"].contains(String(line.prefix { $0.isLetter }))
            }
            index += 1
        }
    }

    package func readLine(prompt: String) -> String? {
        write(prompt)
        if case .line(let line) = nextLine() { return line }
        return nil
    }

    private enum Line { case line(String), interrupted, end }

    private func nextLine() -> Line { ahead.isEmpty ? read() : .line(ahead.removeFirst()) }

    private func read() -> Line {
        while true {
            if let end = pending.firstIndex(of: 0x0A) {
                let line = pending[..<end]
                pending.removeFirst(end + 1)
                return .line(text(line.last == 0x0D ? line.dropLast() : line))
            }
            if hasEnded {
                guard !pending.isEmpty else { return .end }
                defer { pending = [] }
                return .line(text(pending[...]))
            }
            if PromptSignals.takeInterrupt() { return .interrupted }
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count > 0 {
                pending += chunk[..<count]
            } else if count == 0 || errno != EINTR {
                hasEnded = true
            }
        }
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
