import Notebook

/// Reads cells from whoever types them.
package protocol LineEditor: AnyObject {
    /// Reads one cell, which may have several lines. `initial` is text to begin with.
    func readCell(prompt: String, initial: String?) -> EditorResult
    /// Reads one line for `input()`: no history, no completion.
    func readLine(prompt: String) -> String?
}

package enum EditorResult: Equatable {
    case cell(String)
    /// Ctrl-C, which throws away what was typed: two in a row with nothing between leave.
    case interrupted(hadText: Bool)
    /// Ctrl-D, or the end of a pipe.
    case endOfInput
}

/// What an editor asks about the text it edits.
package struct EditorSupport {
    package var completeness: (String) -> Completeness
    package var completion: (String, Int) -> Completion
    package var history: History

    package init(
        completeness: @escaping (String) -> Completeness, completion: @escaping (String, Int) -> Completion,
        history: History
    ) {
        self.completeness = completeness
        self.completion = completion
        self.history = history
    }
}
