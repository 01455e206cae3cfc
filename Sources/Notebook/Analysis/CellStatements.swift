import Syntax

/// The top-level statements of a cell, each with the names that it reads and writes.
struct CellStatements {
    private let lines: [String]
    private let spans: [SourceSpan]
    let usages: [NameUsage]
    /// Which of them define a function or a class.
    private let definitions: [Bool]

    /// Of a cell as Python; without any where it does not parse.
    init(of source: String) {
        lines = source.lines
        guard let module = try? Parser.parse(source) else {
            (spans, usages, definitions) = ([], [], [])
            return
        }
        spans = module.body.map(CellStatements.wholeSpan)
        usages = module.body.map { NameUsage(of: $0, scope: module.scope) }
        definitions = module.body.map(CellStatements.isDefinition)
    }

    /// With the decorators, which stand above the line that the tree names.
    private static func wholeSpan(of statement: Statement) -> SourceSpan {
        let decorators: [Expression] =
            switch statement.kind {
            case .function(let definition): definition.decorators
            case .classDefinition(let definition): definition.decorators
            default: []
            }
        var span = statement.span
        if let first = decorators.map(\.span.line).min(), first <= span.line { (span.line, span.column) = (first, 0) }
        return span
    }

    func isDefinition(_ position: Int) -> Bool { definitions[position] }

    private static func isDefinition(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .function, .classDefinition: return true
        case .assign(_, let value):
            if case .lambda = value.kind { return true }
            return false
        default: return false
        }
    }

    /// A statement alone, on its own line of the cell.
    func text(of position: Int) -> String {
        let span = spans[position]
        let first = max(0, Int(span.line) - 1)
        let last = min(lines.count, max(first + 1, Int(span.endLine)))
        guard first < last else { return "" }
        var kept = Array(lines[first..<last])
        kept[kept.count - 1] = String(kept[kept.count - 1].unicodeScalars.prefix(max(0, Int(span.endColumn))))
        kept[0] = String(kept[0].unicodeScalars.dropFirst(max(0, Int(span.column))))
        return String(repeating: "\n", count: first) + kept.joined(separator: "\n")
    }

    /// Whether what a name was before the cell does not matter to it.
    func bindsAnew(_ name: String) -> Bool {
        guard let first = usages.first(where: { $0.reads.contains(name) || $0.writes.contains(name) }) else {
            return false
        }
        return first.binds.contains(name) && !first.reads.contains(name)
    }

    func writes(_ name: String) -> Bool { usages.contains { $0.writes.contains(name) } }
}
