/// Runs a book and holds its outputs against those that were recorded: in the notebook itself, or for a percent file in
/// `BOOK.expected.ipynb` beside it.
package struct BookTest {
    package var tolerance = 1e-4
    package var updates = false
    package var codec: PictureCodec?

    package init() {}

    package static func recordPath(for book: String) -> String {
        book.ends(with: ".ipynb") ? book : Files.stem(of: book) + ".expected.ipynb"
    }

    /// The run's result, with what differs in the records of its cells.
    package func run(_ path: String, session: Session, options: RunOptions, progress: Progress) -> RunResult {
        let record = BookTest.recordPath(for: path)
        let expected = (try? Files.read(record)).flatMap { try? DocumentFormat.ipynb.read($0) }
        var result = Runner(session: session, options: options, progress: progress).run(path)
        guard result.failure == nil else { return result }
        if updates {
            guard result.status == .done else { return result }
            do throws(FileError) { try Files.write(DocumentFormat.ipynb.write(result.document), to: record) } catch {
                result.failure = error.message
                result.status = .usage
            }
            return result
        }
        guard let expected else {
            result.notes.append("no outputs are recorded in \(record): only checked that the cells run")
            return result
        }
        compare(&result, with: expected, folder: options.outputFolder ?? OutputFolder.path(for: path))
        return result
    }

    private func compare(_ result: inout RunResult, with expected: Document, folder: String) {
        let old = expected.cells.filter { $0.kind == .code && !$0.has(.injectedParameters) }
        for position in result.cells.indices {
            let record = result.cells[position]
            guard record.status == .done, record.number > 0, record.number <= old.count else { continue }
            let cell = result.document.cells[record.index]
            let recorded = old[record.number - 1]
            if cell.has(.removeOutput) { continue }
            let differences = self.differences(
                expected: recorded.outputs, actual: cell.outputs, tolerance: cell.tolerance ?? tolerance, record, folder
            )
            if !differences.isEmpty {
                let stale = recorded.source == cell.source ? "" : " (the cell has changed since they were recorded)"
                result.cells[position].mismatch =
                    "the outputs differ from the recorded ones\(stale)\n" + differences.joined(separator: "\n")
                if result.status == .done { result.status = .outputMismatch }
            }
        }
        if result.status == .done, old.count != result.cells.count(where: { $0.number > 0 }) {
            result.notes.append("\(old.count) cells are recorded, the book has \(result.cells.count { $0.number > 0 })")
        }
    }

    private func differences(
        expected: [Output], actual: [Output], tolerance: Double, _ record: CellRecord, _ folder: String
    ) -> [String] {
        let old = Sorted(expected)
        let new = Sorted(actual)
        var differences = TextComparison.differences(expected: old.text, actual: new.text, tolerance: tolerance)
        if old.errors != new.errors {
            differences += old.errors.map { "- \($0)" } + new.errors.map { "+ \($0)" }
        }
        if old.pictures.count != new.pictures.count {
            differences.append("\(new.pictures.count) pictures instead of \(old.pictures.count)")
        }
        for (index, (before, after)) in zip(old.pictures, new.pictures).enumerated() where before != after {
            guard let codec, let before = codec.decode(before), let after = codec.decode(after) else {
                differences.append("picture \(index + 1) differs")
                continue
            }
            if case .different(let what, let picture) = PictureComparison.compare(expected: before, actual: after) {
                var line = "picture \(index + 1): \(what)"
                let path = "\(folder)/\(OutputFolder.stem(record))-\(index + 1).diff.png"
                if let picture, let bytes = codec.encode(picture), (try? Files.write(bytes, to: path)) != nil {
                    line += ", see \(path)"
                }
                differences.append(line)
            }
        }
        return differences
    }

    /// A cell's outputs by what they are compared as. Standard error is for people: warnings and progress come and go.
    private struct Sorted {
        var text = ""
        var errors: [String] = []
        var pictures: [[UInt8]] = []

        init(_ outputs: [Output]) {
            for output in outputs {
                switch output {
                case .stream(.standardOutput, let text): self.text += text
                case .stream(.standardError, _): break
                case .error(let name, let value, _): errors.append("\(name): \(value)")
                case .display(let data, _), .result(let data, _, _):
                    if let picture = data["image/png"]?.string.flatMap(Base64.decode) {
                        pictures.append(picture)
                    } else {
                        if !text.isEmpty, !text.ends(with: "\n") { text += "\n" }
                        text += (data["text/plain"]?.string ?? "") + "\n"
                    }
                }
            }
        }
    }
}

/// Finds the books below some paths.
package enum BookSearch {
    package static func books(below paths: [String]) throws(FileError) -> [String] {
        var found: [String] = []
        for path in paths {
            guard Files.exists(path) else { throw FileError(path: path, code: 2) }
            if Files.isFolder(path) { try search(path, depth: 0, into: &found) } else { found.append(path) }
        }
        return found
    }

    private static func search(_ folder: String, depth: Int, into found: inout [String]) throws(FileError) {
        guard depth < 32 else { return }
        for name in try Files.list(folder) where !name.begins(with: ".") && name != "__pycache__" {
            let path = folder.ends(with: "/") ? folder + name : folder + "/" + name
            if Files.isFolder(path) {
                if !name.ends(with: ".out") { try search(path, depth: depth + 1, into: &found) }
            } else if name.ends(with: ".ipynb"), !name.ends(with: ".expected.ipynb") {
                found.append(path)
            } else if name.ends(with: ".py"), isBook(path) {
                found.append(path)
            }
        }
    }

    /// A percent file has a marker; other Python files are modules.
    private static func isBook(_ path: String) -> Bool {
        guard let bytes = try? Files.read(path), let text = String(validating: bytes, as: UTF8.self) else {
            return false
        }
        return text.lines.contains { PercentMarker($0) != nil }
    }
}
