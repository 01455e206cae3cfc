import Notebook

/// Where the rooms meet: the evaluator that every command uses.
enum Language {
    static func makeEvaluator() -> any Evaluator { UnconnectedEvaluator() }
}

/// Stands where the interpreter will be connected; says so, and runs nothing.
private final class UnconnectedEvaluator: Evaluator {
    weak var host: SessionHost?
    func run(_ source: CellSource) -> Outcome {
        .failed(
            ErrorReport(
                kind: .exception, name: "SystemError", value: "no interpreter in this build", frames: [],
                traceback: "SystemError: no interpreter in this build\n"))
    }
    func interrupt() {}
    func reset() {}
    func setArguments(_ arguments: [String]) {}
    func seed(_ seed: UInt64) {}
    func variables() -> [Variable] { [] }
    func assign(_ name: String, literal: String) -> Bool { false }
    func complete(_ source: String, cursor: Int) -> Completion { Completion(range: cursor..<cursor, candidates: []) }
    func help(for expression: String) -> Help? { nil }
    func measure(_ statement: String, setup: String, loops: Int) -> Measurement { .seconds(0) }
    func snapshot() -> Snapshot { Snapshot(state: []) }
    func restore(_ state: [UInt8]) -> [String] { [] }
}
