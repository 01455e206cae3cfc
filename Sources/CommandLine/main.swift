import Glibc
import Interpreter

startInterpreter()
let path = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : ""
runtime.loader.path = ["/work/wt/core/stdlib"]
runtime.loader.libraryFolder = "/work/wt/core/stdlib"
let status = Program(fileName: path).run(readFile(path) ?? [], fileName: path)
flushOutput()
exit(status)
