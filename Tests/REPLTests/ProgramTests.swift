import Notebook
import TestSupport
import Testing

private let program = String(#filePath.dropLast("Tests/REPLTests/ProgramTests.swift".count)) + ".build/release/cellbook"

/// The program itself on a terminal, with the whole language behind it; `make test` builds it first.
@Suite(.serialized, .enabled(if: Files.exists(program))) struct ProgramTests {

    func start(_ arguments: [String] = [], waitingFor text: String = "In [1]:") throws -> ScriptedTerminal {
        let terminal = try #require(
            ScriptedTerminal(program, arguments, rows: 50, columns: 100, environment: ["NO_COLOR": "1"]))
        #expect(terminal.waits(for: text))
        return terminal
    }

    /// Seconds from Ctrl-C to a text.
    func interrupt(_ terminal: ScriptedTerminal, until text: String) -> Double {
        let began = Clock.monotonic
        terminal.type("\u{03}")
        #expect(terminal.waits(for: text), "\(terminal.screen.text)")
        return Clock.monotonic - began
    }

    @Test func controlCEndsALongProductAndKeepsTheVariables() throws {
        let terminal = try start()
        terminal.type("import torch; a = torch.ones(8000, 8000); b = 7; print('re' + 'ady')\r")
        #expect(terminal.waits(for: "ready\nIn [2]:", seconds: 20))
        terminal.type("b = a @ a; print('do' + 'ne')\r")
        #expect(!terminal.waits(for: "done", seconds: 0.7))
        #expect(interrupt(terminal, until: "KeyboardInterrupt\nIn [3]:") < 2)
        terminal.type("b, (a[:2, :2] @ a[:2, :2]).sum()\r")
        #expect(terminal.waits(for: "Out[3]: (7, tensor(8.))"), "\(terminal.screen.text)")
    }

    @Test func controlCEndsALoopOfProducts() throws {
        let terminal = try start()
        terminal.type("import torch; w = torch.ones(5000, 5000, requires_grad=True); x = torch.ones(5000, 5000)\r")
        #expect(terminal.waits(for: "In [2]:", seconds: 20))
        terminal.type("y = x\rfor _ in range(200): y = y @ w\r\r")
        #expect(!terminal.waits(for: "In [4]:", seconds: 0.7))
        #expect(interrupt(terminal, until: "KeyboardInterrupt\nIn [4]:") < 2)
        terminal.type("w.grad\rx.sum()\r")
        #expect(terminal.waits(for: "Out[5]: tensor(25000000.)"), "\(terminal.screen.text)")
    }

    @Test func controlCEndsALoop() throws {
        let terminal = try start()
        terminal.type("n = 0\rwhile True: n += 1\r\r")
        #expect(!terminal.waits(for: "In [3]:", seconds: 0.5))
        #expect(interrupt(terminal, until: "KeyboardInterrupt\nIn [3]:") < 1)
        terminal.type("n > 1000\r")
        #expect(terminal.waits(for: "Out[3]: True"))
    }

    @Test func completionKnowsCallsKeysAndModules() throws {
        let terminal = try start()
        terminal.type("from torch import nn, opt\t\rc = nn.Conv2d(1, 2, kern\t3)\rc.paddi\t\r")
        #expect(terminal.waits(for: "Out[3]: (0, 0)"), "\(terminal.screen.text)")
        terminal.type("d = {'alpha': 5}\rd['al\t]\r")
        #expect(terminal.waits(for: "Out[5]: 5"), "\(terminal.screen.text)")
        terminal.type("m = nn.Sequential(nn.Linear(2, 3))\rm[0].out\t\r")
        #expect(terminal.waits(for: "Out[7]: 3"), "\(terminal.screen.text)")
    }

    @Test func aSteppedCellIsUndone() throws {
        let folder = TemporaryFolder()
        let book = folder.write(
            "# %%\nimport random\nrandom.seed(1)\nlines = [1]\n\n# %%\nlines.append(random.random())\nprint(lines)\n",
            to: "b.py")
        let terminal = try start(["step", book], waitingFor: "[1/2]")
        terminal.type("\r\r")
        #expect(terminal.waits(for: "[1, 0.13436424411240122]"))
        terminal.type("undo\rlines\r\r")
        #expect(terminal.waits(for: "[1]\n"), "\(terminal.screen.text)")
        #expect(
            terminal.wait { $0.screen.text.components(of: "[1, 0.13436424411240122]") == 2 }, "\(terminal.screen.text)")
    }
}
