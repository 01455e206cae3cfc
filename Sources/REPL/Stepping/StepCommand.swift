import Notebook

/// A command of the stepper: a row of the table that parsing, help and completion read.
package struct StepCommand {
    package var name: String
    package var aliases: [String]
    package var argument: String
    package var summary: String
    package var run: (Stepper, String) -> Stepper.Flow

    init(
        _ name: String, _ aliases: [String] = [], _ argument: String = "", _ summary: String,
        run: @escaping (Stepper, String) -> Stepper.Flow
    ) {
        self.name = name
        self.aliases = aliases
        self.argument = argument
        self.summary = summary
        self.run = run
    }

    package static let all: [StepCommand] = [
        StepCommand("next", ["n"], "", "runs the next cell; so does Enter") { stepper, _ in stepper.next() },
        StepCommand("run", ["r"], "N|title|N-M", "runs some cells, and stays") { stepper, argument in
            stepper.run(argument)
        },
        StepCommand("until", ["u"], "N|title", "runs from here through a cell") { stepper, argument in
            stepper.runOn(until: argument)
        },
        StepCommand("continue", ["c"], "", "runs to the next breakpoint or to the end") { stepper, _ in
            stepper.runOn(until: nil)
        },
        StepCommand("skip", ["k"], "", "passes over the next cell") { stepper, _ in stepper.skip() },
        StepCommand("break", ["b"], "N|title", "sets or removes a breakpoint; lists them") { stepper, argument in
            stepper.toggleBreakpoint(argument)
        },
        StepCommand("rerun", ["rr"], "", "runs the last cell again") { stepper, _ in stepper.rerun() },
        StepCommand("undo", [], "", "puts the variables back to what they were before the last cell") { stepper, _ in
            stepper.undo()
        },
        StepCommand("restart", ["rf"], "", "restarts and runs to here") { stepper, _ in stepper.restart() },
        StepCommand("goto", ["g"], "N|title", "makes a cell the next one") { stepper, argument in
            stepper.go(to: argument)
        },
        StepCommand("list", ["l"], "", "shows the cells with their marks") { stepper, _ in stepper.list() },
        StepCommand("who", ["w"], "", "shows the variables; a star for those that changed") { stepper, _ in
            stepper.who()
        },
        StepCommand("out", ["o"], "N", "shows a cell's outputs again") { stepper, argument in
            stepper.showOutputs(argument)
        },
        StepCommand("edit", ["e"], "N", "opens the book at a cell in $EDITOR") { stepper, argument in
            stepper.edit(argument)
        },
        StepCommand("save", [], "", "writes the outputs into the notebook") { stepper, _ in stepper.save() },
        StepCommand("help", ["h"], "", "shows this list") { stepper, _ in stepper.help() },
        StepCommand("quit", ["q"], "", "leaves") { _, _ in .leave },
    ]

    package static func named(_ word: String) -> StepCommand? {
        all.first { $0.name == word || $0.aliases.contains(word) }
    }
}
