import Notebook
import TestSupport
import Testing

@Suite(.serialized) struct StepperTests {
    static let book = """
        # %% Load
        x = 1
        print('loaded')

        # %% Use
        y = x

        # %% Show
        y
        print('shown')
        """

    func step(_ folder: TemporaryFolder, _ text: String = book) throws -> ScriptedTerminal {
        let path = folder.write(text + "\n", to: "book.py")
        let terminal = try #require(
            ScriptedTerminal("PromptHost", ["step", path], rows: 60, environment: ["NO_COLOR": "1"]))
        #expect(terminal.waits(for: "[1/3]"))
        return terminal
    }

    @Test func enterRunsCellAfterCell() throws {
        let terminal = try step(TemporaryFolder())
        #expect(terminal.screen.text.contains("── cell 1 Load · line 2\nx = 1\nprint('loaded')"))
        terminal.type("\r")
        #expect(terminal.waits(for: "loaded\n── cell 2 Use · line 6"))
        terminal.type("\rn\r")
        #expect(terminal.waits(for: "shown\n— end of the book —"))
        terminal.type("x\r")
        #expect(terminal.waits(for: "Out[4]: 1"))
        terminal.type("q\r")
        #expect(terminal.end() == 0)
    }

    @Test func commandsMoveAndMark() throws {
        let terminal = try step(TemporaryFolder())
        terminal.type("b Show\rc\r")
        #expect(terminal.waits(for: "breakpoint at cell 3\n"))
        terminal.type("l\r")
        #expect(terminal.waits(for: "→●  3   Show"))
        #expect(terminal.screen.text.contains("    1 ✓ Load"))
        terminal.type("g 1\rr 1\rl\r")
        #expect(terminal.waits(for: "2 ~ Use"), "\(terminal.screen.text)")
        terminal.type("o 1\r")
        #expect(terminal.wait { $0.screen.text.components(of: "loaded\n") >= 3 })
        terminal.type("w\r")
        #expect(terminal.waits(for: "x  int  1"))
        terminal.type("u Use\r")
        #expect(terminal.waits(for: "[3/3]"))
        terminal.type("rf\rk\r")
        #expect(terminal.waits(for: "— end of the book —"))
        terminal.type("b 9\r")
        #expect(terminal.waits(for: "no cell '9'"))
    }

    @Test func aWordThatIsAVariableIsTheVariable() throws {
        let terminal = try step(TemporaryFolder())
        terminal.type("n = 42\rn\r")
        #expect(terminal.waits(for: "Out[2]: 42"))
        terminal.type("%next\r")
        #expect(terminal.waits(for: "[2/3]"))
    }

    @Test func aChangedFileMakesReadersStale() throws {
        let folder = TemporaryFolder()
        let terminal = try step(folder)
        terminal.type("u 3\r")
        #expect(terminal.waits(for: "[end]"))
        _ = folder.write(Self.book.replacing(text: "x = 1", with: "x = 100") + "\n", to: "book.py")
        terminal.type("l\r")
        #expect(terminal.waits(for: "has changed: 1 cell; stale: 1, 2, 3"), "\(terminal.screen.text)")
    }

    @Test func theLastCellCanBeUndone() throws {
        let terminal = try step(TemporaryFolder())
        terminal.type("undo\r")
        #expect(terminal.waits(for: "no cell has run yet"))
        terminal.type("\r\rundo\r")
        #expect(terminal.waits(for: "cell 2 undone\n── cell 2 Use"), "\(terminal.screen.text)")
        terminal.type("y\r")
        #expect(terminal.waits(for: "NameError"))
        terminal.type("l\r")
        #expect(terminal.waits(for: "→   2   Use"), "\(terminal.screen.text)")
        terminal.type("undo\r")
        #expect(terminal.waits(for: "undo\nno cell has run yet"))
        terminal.type("x\r")
        #expect(terminal.waits(for: ": 1\n"))
    }

    @Test func aCellBehindIsNotRunUpTo() throws {
        let terminal = try step(TemporaryFolder())
        terminal.type("u 2\ru 1\r")
        #expect(terminal.waits(for: "cell 1 is behind; 'g 1' goes back to it"))
    }

    @Test func outputsAreSavedAsANotebook() throws {
        let folder = TemporaryFolder()
        let terminal = try step(folder)
        terminal.type("\rsave\r")
        #expect(terminal.waits(for: "saved to"))
        let text = try #require(folder.read("book.ipynb"))
        let document = try DocumentFormat.ipynb.read(Array(text.utf8))
        #expect(document.cells[0].outputs == [.stream(.standardOutput, "loaded\n")])
    }
}
