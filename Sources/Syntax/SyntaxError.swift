/// What is wrong with a source text, in CPython's words.
package struct SyntaxError: Error {
    package enum Category: String {
        case syntax = "SyntaxError"
        case indentation = "IndentationError"
        case tab = "TabError"
    }
    package var category: Category
    package var message: String
    package var span: SourceSpan
    /// The text ends where more could follow: a prompt asks for another line.
    package var isIncomplete: Bool
    /// The line the span refers to where it is not a line of the source: an expression of an f-string is quoted as `(expression)`.
    package var sourceLine: String?

    package init(_ message: String, _ span: SourceSpan, category: Category = .syntax, isIncomplete: Bool = false) {
        self.category = category
        self.message = message
        self.span = span
        self.isIncomplete = isIncomplete
    }
}
