/// A stretch of source text. Lines count from 1, columns from 0 in code points, as in CPython's tracebacks.
package struct SourceSpan: Equatable, Sendable {
    package var line: Int32
    package var column: Int32
    package var endLine: Int32
    package var endColumn: Int32

    package init(line: Int32, column: Int32, endLine: Int32, endColumn: Int32) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
    }

    /// From the start of this span to the end of `other`.
    package func through(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(line: line, column: column, endLine: other.endLine, endColumn: other.endColumn)
    }
}
