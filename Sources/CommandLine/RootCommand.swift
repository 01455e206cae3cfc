import ArgumentParser
import Glibc
import Notebook

struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cellbook",
        abstract: "A notebook-style scripting environment for computer vision.",
        usage: """
            cellbook
            cellbook FILE.py [ARGUMENT ...]
            cellbook -c CODE [ARGUMENT ...]
            cellbook -m MODULE [ARGUMENT ...]
            cellbook - [ARGUMENT ...]
            cellbook SUBCOMMAND ...
            """,
        discussion: """
            Without arguments it is a prompt. FILE.py, -c, -m and - run a program as python3 does; the subcommands work with \
            notebooks, which are percent-format .py files or .ipynb files.
            """,
        version: "Cellbook \(Version.text)",
        subcommands: [
            RunCommand.self, StepCommandLine.self, TestCommand.self, ConvertCommand.self, SummaryCommand.self,
            DoctorCommand.self,
        ])

    /// Parses and runs; a mistake in the arguments has the status that the other tools of this kind use.
    static func start(_ arguments: [String]) -> Never {
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
            exit()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            ConsoleProgress.write(fullMessage(for: error) + "\n", 2)
            Glibc.exit(RunStatus.usage.rawValue)
        }
    }

    static let subcommandNames: Set<String> = ["run", "step", "test", "convert", "summary", "doctor", "help"]
}

/// Ends the program with a status of `RunStatus`.
func leave(_ status: RunStatus) throws -> Never { throw ExitCode(status.rawValue) }

func complain(_ message: String) { ConsoleProgress.write("error: \(message)\n", 2) }
