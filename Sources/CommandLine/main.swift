// The program `cellbook`. What Python's own command line takes is taken here, before the parser of subcommands is woken:
// it costs start-up time, and a program's arguments are its own.

import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
if let launch = Launch(arguments) {
    exit(launch.run())
}
RootCommand.start(RunCommand.joiningParameters(arguments))
