// The prompt and the stepper with a small language, for tests through a terminal: `PromptHost`, `PromptHost step BOOK`; and
// the runner, for tests that end it at any moment: `PromptHost run BOOK NOTEBOOK`.

import Glibc
import Notebook
import REPL
import TestSupport

let evaluator = FakeEvaluator()
let session = Session(evaluator: evaluator)
let console = Console(style: .detected, figureFolder: "/tmp/cellbook-figures-\(getpid())")
let support = REPL.support(for: session, history: History(path: History.defaultPath))
PromptSignals.install { evaluator.interrupt() }

let isSmart = console.style.isInteractive && Files.environment("TERM") != "dumb"
let editor: any LineEditor =
    (isSmart ? LibeditLineEditor(support: support, isColoured: console.style.isColoured) : nil)
    ?? PlainLineEditor(support: support, isTerminal: console.style.isInteractive) { ConsoleProgress.write($0, 1) }

let arguments = CommandLine.arguments
if arguments.count == 3, arguments[1] == "step" {
    exit(try Stepper(path: arguments[2], session: session, console: console, editor: editor).run())
}
if arguments.count == 4, arguments[1] == "run" {
    var options = RunOptions()
    options.keepsJournal = true
    options.resumes = true
    options.reports = [(.ipynb, arguments[3])]
    evaluator.seed(7)
    exit(Runner(session: session, options: options, progress: SilentProgress()).run(arguments[2]).status.rawValue)
}
exit(REPL(session: session, console: console, editor: editor).run())
