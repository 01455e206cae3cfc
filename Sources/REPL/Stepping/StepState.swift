import Notebook

/// What is known of the cells of a book that is stepped through.
struct StepState {
    enum Mark: Equatable { case fresh, done, stale, failed, skipped }

    struct Entry: Equatable {
        var index: Int
        var number: Int
        var source: String
        var title: String?
        var line: Int
        var usage: NameUsage
        var mark = Mark.fresh
        var seconds = 0.0
        var hasBreakpoint = false
    }

    private(set) var document: Document
    var entries: [Entry] = []
    /// Position in `entries`; their count at the end.
    var next = 0

    init(document: Document, translate: (String) -> String) {
        self.document = document
        entries = StepState.entries(of: document, translate)
    }

    private static func entries(of document: Document, _ translate: (String) -> String) -> [Entry] {
        document.codeCells.enumerated().map { number, index in
            let cell = document.cells[index]
            return Entry(
                index: index, number: number + 1, source: cell.source, title: cell.title, line: cell.sourceLine,
                usage: NameUsage(of: translate(cell.source)))
        }
    }

    mutating func setOutputs(_ outputs: [Output], count: Int, of position: Int) {
        document.cells[entries[position].index].outputs = outputs
        document.cells[entries[position].index].executionCount = count
    }

    func outputs(of position: Int) -> [Output] { document.cells[entries[position].index].outputs }

    /// The file as it is now: cells that are the same keep what is known of them. Those that changed, and those that read
    /// what they define, are stale. Returns how many cells changed.
    mutating func reload(_ newDocument: Document, translate: (String) -> String) -> Int {
        let old = entries
        var rest = Dictionary(grouping: old.indices, by: { old[$0].source })
        var updated = StepState.entries(of: newDocument, translate)
        var document = newDocument
        var changed: [Int] = []
        var used: Set<Int> = []
        for position in updated.indices {
            guard let match = rest[updated[position].source]?.first else {
                changed.append(position)
                continue
            }
            rest[updated[position].source]?.removeFirst()
            used.insert(match)
            updated[position].mark = old[match].mark
            updated[position].seconds = old[match].seconds
            updated[position].hasBreakpoint = old[match].hasBreakpoint
            document.cells[updated[position].index].outputs = self.document.cells[old[match].index].outputs
            document.cells[updated[position].index].executionCount =
                self.document.cells[old[match].index].executionCount
        }
        // A cell that changed where another was, which had run, is stale; what a vanished cell defined is stale as well.
        var touched: Set<String> = []
        for position in changed {
            if old.indices.contains(position), !used.contains(position), old[position].mark != .fresh {
                updated[position].mark = .stale
                updated[position].hasBreakpoint = old[position].hasBreakpoint
                touched.formUnion(old[position].usage.writes)
            }
            touched.formUnion(updated[position].usage.writes)
        }
        for position in old.indices where !used.contains(position) && old[position].mark != .fresh {
            touched.formUnion(old[position].usage.writes)
        }
        entries = updated
        self.document = document
        markReaders(of: touched, from: changed.first ?? 0)
        next = min(next, entries.count)
        return changed.count
    }

    /// Marks the cells stale that read one of the names, and those that read what these define.
    mutating func markReaders(of names: Set<String>, from start: Int) {
        var names = names
        for position in entries.indices
        where position >= start && !entries[position].usage.reads.isDisjoint(with: names) {
            if entries[position].mark == .done || entries[position].mark == .failed { entries[position].mark = .stale }
            names.formUnion(entries[position].usage.writes)
        }
    }

    /// The positions that `7`, `3-5` or a title name.
    func positions(of selector: String) -> [Int] {
        let text = selector.trimmed
        if let number = Int(text) { return entries.indices.filter { entries[$0].number == number } }
        let ends = text.split(separator: "-").compactMap { Int($0.trimmed) }
        if ends.count == 2, text.allSatisfy({ $0.isNumber || $0 == "-" || $0 == " " }) {
            return entries.indices.filter { entries[$0].number >= ends[0] && entries[$0].number <= ends[1] }
        }
        let titled = entries.indices.filter { entries[$0].title?.lowercased() == text.lowercased() }
        if !titled.isEmpty { return titled }
        return Array(
            entries.indices.filter { entries[$0].title?.lowercased().begins(with: text.lowercased()) ?? false }.prefix(
                text.isEmpty ? 0 : 1))
    }
}
