import Glibc
import Notebook
import REPL

/// Puts the prompt and the stepper together.
enum Prompt {
    static func makeSession(
        evaluator: any Evaluator = Language.makeEvaluator(), _ configure: (inout Session.Settings) -> Void = { _ in }
    ) -> Session {
        var settings = Session.Settings()
        settings.builtInPackages = StandardLibrary.packages
        configure(&settings)
        return Session(evaluator: evaluator, settings: settings)
    }

    static func run() -> Int32 {
        let style = Console.Style.detected
        let (session, console, editor) = make(style)
        if style.isInteractive {
            console.print("Cellbook \(Version.text) — obj? for help, %lsmagic for magics, Ctrl-D to leave")
        }
        return REPL(session: session, console: console, editor: editor).run()
    }

    static func step(_ path: String) -> Int32 {
        let (session, console, editor) = make(.detected)
        do throws(FormatError) {
            return try Stepper(path: path, session: session, console: console, editor: editor).run()
        } catch {
            ConsoleProgress.write("error: \(error.message)\n", 2)
            return RunStatus.usage.rawValue
        }
    }

    private static func make(_ style: Console.Style) -> (Session, Console, any LineEditor) {
        let session = makeSession { $0.givesTerminalToShell = style.isInteractive }
        session.evaluator.setArguments([""])
        PromptSignals.install { [evaluator = session.evaluator] in evaluator.interrupt() }
        let console = Console(style: style, codec: Pictures.codec)
        let support = REPL.support(
            for: session, history: History(path: style.isInteractive ? History.defaultPath : nil))
        if style.isInteractive, !["dumb", ""].contains(Files.environment("TERM") ?? ""),
            let editor = LibeditLineEditor(support: support, isColoured: style.isColoured)
        {
            return (session, console, editor)
        }
        return (
            session, console,
            PlainLineEditor(support: support, isTerminal: style.isInteractive) { ConsoleProgress.write($0, 1) }
        )
    }
}

enum Version {
    static let text = "0.1"
}
