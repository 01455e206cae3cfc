import Glibc
import Interpreter
import Notebook
import StandardModules

/// Where the rooms meet: the evaluator that every command uses.
enum Language {
    static func makeEvaluator() -> InterpreterEvaluator {
        InterpreterEvaluator(
            nativeModules: StandardModules.all,
            paths: .init(library: StandardLibrary.folder ?? "", searchPath: searchPath))
    }

    /// The folders of `CELLBOOK_PATH`.
    private static var searchPath: [String] {
        (Files.environment("CELLBOOK_PATH") ?? "").split(separator: ":").map(String.init)
    }
}
