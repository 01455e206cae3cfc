import Notebook
import Testing

@Suite struct IPYNBFormatTests {
    static let notebook = """
        {"nbformat": 4, "nbformat_minor": 2, "metadata": {"kernelspec": {"name": "python3"}, "custom": {"big": 12345678901234567890}},
         "cells": [
          {"cell_type": "markdown", "metadata": {"tags": ["a"]}, "source": ["# T\\n", "![p](attachment:p.png)"], "attachments": {"p.png": {"image/png": "AQID"}}},
          {"cell_type": "code", "metadata": {}, "execution_count": 3, "source": "x\\ny", "outputs": [
            {"output_type": "stream", "name": "stdout", "text": ["a\\n", "b"]},
            {"output_type": "display_data", "metadata": {"w": 1}, "data": {"image/png": "AQID\\n", "text/plain": ["<F>"], "application/json": {"k": [1]}}},
            {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t1", "t2"]}]},
          {"cell_type": "raw", "metadata": {}, "source": []}]}
        """

    @Test func readsAndWritesEverything() throws {
        let document = try DocumentFormat.ipynb.read(Array(Self.notebook.utf8))
        #expect(document.cells.map(\.source) == ["# T\n![p](attachment:p.png)", "x\ny", ""])
        #expect(document.cells[1].outputs[0] == .stream(.standardOutput, "a\nb"))
        #expect(document.cells[1].outputs[1].data?["application/json"] == ["k": .array([.integer(1)])])
        let again = try DocumentFormat.ipynb.read(Array(DocumentFormat.ipynb.write(document).utf8))
        #expect(again == document)
    }

    @Test(arguments: [(0, 1, false), (3, 3, false), (5, 5, true), (9, 5, true)])
    func theVersionStays(_ minor: Int, _ written: Int, _ hasIdentifiers: Bool) throws {
        var document = try DocumentFormat.ipynb.read(Array(Self.notebook.utf8))
        document.minorVersion = minor
        let again = try DocumentFormat.ipynb.read(Array(DocumentFormat.ipynb.write(document).utf8))
        #expect(again.minorVersion == written)
        #expect(again.cells.allSatisfy { ($0.id != nil) == hasIdentifiers })
    }

    @Test func attachmentsAndMetadataSurviveAPercentFile() throws {
        let document = try DocumentFormat.ipynb.read(Array(Self.notebook.utf8))
        let back = try DocumentFormat.percent.read(Array(DocumentFormat.percent.write(document).utf8))
        #expect(back.cells.map(\.source) == document.cells.map(\.source))
        #expect(back.cells[0].attachments == document.cells[0].attachments)
        #expect(back.cells[0].tags == ["a"])
        #expect(back.metadata["custom"] == document.metadata["custom"])
    }

    @Test(arguments: [
        "[]", "{}", "{\"nbformat\": 3}", "{\"nbformat\": 4}", "{\"nbformat\": 4, \"cells\": [1]}", "nonsense",
    ])
    func otherFilesAreRefused(_ text: String) {
        #expect(throws: FormatError.self) { try DocumentFormat.ipynb.read(Array(text.utf8)) }
    }

    @Test func windowsLinesAndMarksSurvive() throws {
        for text in [
            "\u{FEFF}# %%\r\nx = 1\r\n", "# %%\r\nx\r\n\r\n# %%\ny\n", "# %%\nx\u{0C}\n", "\r\n", "", "x", "\n\n",
        ] {
            let notebook = DocumentFormat.ipynb.write(try DocumentFormat.percent.read(Array(text.utf8)))
            let back = DocumentFormat.percent.write(try DocumentFormat.ipynb.read(Array(notebook.utf8)))
            #expect(Array(back.utf8) == Array(text.utf8), "\(text.debugDescription)")
        }
    }
}
