import Testing

import Notebook

/// The folder of this room's fixtures.
func fixture(_ name: String, file: String = #filePath) -> String { Files.folder(of: file) + "Fixtures/" + name }

func json(_ name: String) throws -> JSON { try JSON(parsing: Files.read(fixture(name))) }

@Suite struct PercentFormatTests {
    static let books = (try? json("percent/books.json").object) ?? [:]
    static let reads = books["reads"]?.array ?? []
    static let writes = books["writes"]?.array ?? []

    func cells(_ json: JSON?) -> [Cell] {
        json?.array?.compactMap { entry in
            guard let entry = entry.object, let kind = entry["kind"]?.string.flatMap(Cell.Kind.init) else { return nil }
            return Cell(kind, entry["source"]?.string ?? "", metadata: entry["metadata"]?.object ?? [:])
        } ?? []
    }

    /// Jupytext reads `1.50` as a number, and we as its digits.
    func byValue(_ metadata: JSONObject) -> JSONObject {
        var metadata = metadata
        for (key, value) in metadata.entries {
            if case .number(let digits) = value, let number = Double(digits) { metadata[key] = .number("\(number)") }
        }
        return metadata
    }

    @Test func booksAreRecorded() {
        #expect(Self.reads.count == 400 && Self.writes.count == 200)
    }

    @Test func readsTheCellsThatJupytextReads() throws {
        for book in Self.reads {
            let text = try #require(book.object?["text"]?.string)
            let expected = cells(book.object?["cells"])
            let document = try DocumentFormat.percent.read(Array(text.utf8))
            let read = document.cells.map { cell in
                var metadata = cell.metadata
                metadata["cellbook"] = nil
                return Cell(cell.kind, cell.source, metadata: byValue(metadata))
            }
            #expect(read == expected.map { Cell($0.kind, $0.source, metadata: byValue($0.metadata)) }, "\(text)")
        }
    }

    @Test func writesTheTextThatJupytextWrites() throws {
        for book in Self.writes {
            let document = Document(
                cells: cells(book.object?["cells"]), metadata: book.object?["metadata"]?.object ?? [:])
            let expected = try #require(book.object?["text"]?.string)
            #expect(DocumentFormat.percent.write(document) == expected)
        }
    }

    @Test func everyFileSurvivesTheWayThroughANotebook() throws {
        for book in Self.reads {
            let text = try #require(book.object?["text"]?.string)
            let notebook = DocumentFormat.ipynb.write(try DocumentFormat.percent.read(Array(text.utf8)))
            let back = DocumentFormat.percent.write(try DocumentFormat.ipynb.read(Array(notebook.utf8)))
            #expect(Array(back.utf8) == Array(text.utf8), "\(text)")
        }
    }
}
