/// Takes over the session that a journal describes: restores what was saved, makes the session's own classes and functions
/// again by their statements, and runs the cells again that made what cannot be saved.
struct Resumption {
    struct Cell {
        var record: CellRecord
        /// As Python.
        var source: String
        var file: String
        var statements: CellStatements

        init(record: CellRecord, source: String, file: String) {
            self.record = record
            self.source = source
            self.file = file
            statements = CellStatements(of: source)
        }
    }

    private struct Place { var cell: Int, statement: Int }

    let session: Session
    /// The cells that are done, in the order in which they ran.
    let cells: [Cell]
    let state: [UInt8]
    let unsaved: [Snapshot.Unsaved]

    /// What had to be done besides restoring, a sentence each.
    func perform() -> [String] {
        var notes: [String] = []
        var lost = Set(session.evaluator.restore(state))
        let definitions = unsaved.filter(\.isDefinition).map(\.name)
        if !definitions.isEmpty {
            notes += define(definitions)
            lost = Set(session.evaluator.restore(state))
        }
        let made = Set(session.evaluator.variables().map(\.name))
        lost.formUnion(unsaved.filter { !$0.isDefinition || !made.contains($0.name) }.map(\.name))
        guard !lost.isEmpty else { return notes }
        notes += runAgain(lost)
        // The cells that ran again may have drawn random numbers and changed what was saved.
        _ = session.evaluator.restore(state)
        return notes
    }

    // MARK: Classes and functions

    private func define(_ names: [String]) -> [String] {
        var places: [Int: Set<Int>] = [:]
        for name in names { for place in history(of: name) { places[place.cell, default: []].insert(place.statement) } }
        var failed: [Place] = []
        var notes: [String] = []
        for cell in places.keys.sorted() {
            let chosen = places[cell, default: []].sorted()
            for statement in chosen {
                let place = Place(cell: cell, statement: statement)
                if !run(cells[cell].statements.text(of: statement), of: cells[cell]) { failed.append(place) }
            }
            let own = chosen.reduce(into: Set<String>()) { $0.formUnion(cells[cell].statements.usages[$1].writes) }
            notes.append(
                "\(cells[cell].record.label) defined again \(own.intersection(names).sorted().joined(separator: ", "))")
        }
        guard !failed.isEmpty else { return notes }
        // What they lacked may be a variable that needs one of the others.
        _ = session.evaluator.restore(state)
        for place in failed { _ = run(cells[place.cell].statements.text(of: place.statement), of: cells[place.cell]) }
        return notes
    }

    /// The statements that made a name what it is: from the last one back to one that does not read it.
    private func history(of name: String) -> [Place] {
        var places: [Place] = []
        for cell in cells.indices.reversed() {
            for (statement, usage) in cells[cell].statements.usages.enumerated().reversed()
            where usage.writes.contains(name) {
                places.append(Place(cell: cell, statement: statement))
                if usage.binds.contains(name), !usage.reads.contains(name) { return places }
            }
        }
        return places
    }

    // MARK: Everything else

    private func runAgain(_ lost: Set<String>) -> [String] {
        let reasons = Dictionary(unsaved.map { ($0.name, $0.reason) }, uniquingKeysWith: { first, _ in first })
        var notes: [String] = []
        var again: Set<Int> = []
        for name in lost.sorted() {
            let makers = self.makers(of: name)
            again.formUnion(makers)
            if makers.isEmpty {
                notes.append("\(name) could not be saved" + (reasons[name].map { ": \($0)" } ?? ""))
            }
        }
        for position in again.sorted() {
            let cell = cells[position]
            let names = lost.filter(cell.statements.writes).sorted()
            let why = names.map { name in reasons[name].map { "\(name) (\($0))" } ?? name }.joined(separator: ", ")
            let verb = run(cell.source, of: cell) ? "ran again" : "ran again, and failed,"
            notes.append("\(cell.record.label) \(verb) for \(why)")
        }
        return notes
    }

    /// The cells that made a name what it is, the last one first.
    private func makers(of name: String) -> [Int] {
        var found: [Int] = []
        for position in cells.indices.reversed() where cells[position].statements.writes(name) {
            found.append(position)
            if cells[position].statements.bindsAnew(name) { break }
        }
        return found
    }

    /// Runs code where a cell stands; what it shows was shown before.
    private func run(_ code: String, of cell: Cell) -> Bool {
        let recorder = CellRecorder(cell: cell.record, folder: nil, progress: SilentProgress())
        session.sink = recorder
        defer { session.sink = nil }
        let outcome = session.run(
            CellSource(code, mode: .nested, file: cell.file, firstLine: cell.record.line))
        session.endCell()
        if case .done = outcome { return true }
        return false
    }
}
