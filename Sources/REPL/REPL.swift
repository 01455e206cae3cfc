import Notebook

/// The interactive prompt.
package final class REPL {
    private let session: Session
    private let console: Console
    private let editor: LineEditor
    /// Interrupts in a row while nothing ran.
    private var interrupts = 0

    package init(session: Session, console: Console, editor: LineEditor) {
        self.session = session
        self.console = console
        self.editor = editor
        console.editor = editor
        session.sink = console
    }

    /// What an editor needs to know of a session.
    package static func support(for session: Session, history: History) -> EditorSupport {
        let completion = PromptCompletion(session: session)
        return EditorSupport(
            completeness: { source in Completeness.of(source) { session.translate($0) } },
            completion: { completion.complete($0, cursor: $1) }, history: history)
    }

    /// Reads and runs cells until someone leaves; the exit status.
    package func run() -> Int32 {
        while true {
            let number = session.executionCount + 1
            let prompt = console.style.isInteractive ? "In [\(number)]: " : ""
            let initial = session.nextInput
            session.nextInput = nil
            switch editor.readCell(prompt: prompt, initial: initial) {
            case .endOfInput: return 0
            case .interrupted(let hadText):
                interrupts = hadText ? 0 : interrupts + 1
                if hadText { continue }
                if interrupts > 1 { return 0 }
                console.print(console.coloured("once more, or Ctrl-D, to leave", "90"))
            case .cell(let source):
                interrupts = 0
                if source.isBlank { continue }
                if let status = leaves(source) { return status }
                if let status = run(source, number: number) { return status }
            }
        }
    }

    /// `exit` and `quit` leave, unless they are variables.
    private func leaves(_ source: String) -> Int32? {
        let word = source.trimmed
        guard ["exit", "quit", "exit()", "quit()", "%exit", "%quit"].contains(word) else { return nil }
        let name = String(word.filter { $0.isLetter })
        return session.evaluator.variables().contains { $0.name == name } ? nil : 0
    }

    /// Runs a cell and shows its value; a status where it ended the session.
    private func run(_ source: String, number: Int) -> Int32? {
        switch session.run(cell: source, file: "<cell \(number)>") {
        case .done(let bundle): if let bundle { console.result(bundle, number: number) }
        case .failed(let report): console.error(report)
        case .exited(let status, let message):
            if let message { console.write(message + "\n", to: .standardError) }
            return status
        }
        session.endCell()
        console.finishLine()
        return nil
    }
}
