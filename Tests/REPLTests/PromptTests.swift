import Notebook
import TestSupport
import Testing

/// The prompt on a terminal of its own, with a small language behind it.
@Suite(.serialized) struct PromptTests {
    func prompt(_ environment: [String: String] = [:], rows: Int = 24, columns: Int = 80) throws -> ScriptedTerminal {
        let terminal = try #require(
            ScriptedTerminal(
                "PromptHost", rows: rows, columns: columns, environment: ["NO_COLOR": "1"].merging(environment) { $1 }))
        #expect(terminal.waits(for: "In [1]:"))
        return terminal
    }

    @Test func valuesAreShown() throws {
        let terminal = try prompt()
        terminal.type("x = 3\rx\r")
        #expect(terminal.waits(for: "Out[2]: 3"))
        #expect(terminal.waits(for: "In [3]:"))
        terminal.type("x;\r")
        #expect(terminal.waits(for: "In [4]:"))
        #expect(!terminal.screen.text.contains("Out[3]"))
        terminal.type("\u{04}")
        #expect(terminal.end() == 0)
    }

    @Test func aBlockWaitsForABlankLine() throws {
        let terminal = try prompt()
        terminal.type("if x:\r")
        #expect(terminal.wait { $0.screen.row == 2 && $0.screen.column == 4 })
        terminal.type("y = 1\r")
        terminal.type("\r")
        #expect(terminal.waits(for: "NameError"))
        #expect(terminal.screen.text.contains("In [1]:\nif x:\n    y = 1\n"), "\(terminal.screen.text)")
    }

    @Test func theCursorMovesInsideACellFirst() throws {
        let terminal = try prompt()
        terminal.type("a = 1\r")
        #expect(terminal.waits(for: "In [2]:"))
        terminal.type("(\r1\r+ 2")
        #expect(terminal.waits(for: "+ 2"))
        terminal.type("\u{1B}[A\u{1B}[A")
        #expect(terminal.wait { $0.screen.row == $0.screen.lines.count - 3 })
        terminal.type("\u{1B}[A")
        #expect(terminal.waits(for: "In [2]:\na = 1"), "\(terminal.screen.text)")
        terminal.type("\u{1B}[B")
        #expect(terminal.waits(for: "+ 2"))
    }

    @Test func aPasteRunsNothingByItself() throws {
        let terminal = try prompt()
        let lines = (1...200).map { "v\($0) = \($0)" }
        terminal.type("\u{1B}[200~" + lines.joined(separator: "\r") + "\u{1B}[201~")
        #expect(terminal.waits(for: "v200 = 200"))
        #expect(!terminal.screen.text.contains("In [2]:"))
        terminal.type("\r")
        #expect(terminal.waits(for: "In [2]:"))
        terminal.type("v1\rv200\r")
        #expect(terminal.waits(for: "Out[2]: 1"))
        #expect(terminal.waits(for: "Out[3]: 200"))
    }

    @Test func historyIsSharedBetweenSessions() throws {
        let folder = TemporaryFolder()
        let environment = ["CELLBOOK_HISTORY": folder.path + "/deep/history.jsonl"]
        let first = try prompt(environment)
        let second = try prompt(environment)
        first.type("alpha = 11\r")
        #expect(first.waits(for: "In [2]:"))
        second.type("beta = 22\r")
        #expect(second.waits(for: "In [2]:"))
        second.type("\u{1B}[A\u{1B}[A")
        #expect(second.waits(for: "In [2]: alpha = 11"), "\(second.screen.text)")
        first.type("\u{04}")
        #expect(first.end() == 0)
        let third = try prompt(environment)
        third.type("\u{1B}[A")
        #expect(third.waits(for: "In [1]: beta = 22"))
        third.type("\u{03}")
        #expect(third.waits(for: "22\nIn [1]:"))
        third.type("\u{12}alph")
        #expect(third.waits(for: "alpha = 11"))
        let entries = try #require(folder.read("deep/history.jsonl")).split(separator: "\n")
        #expect(entries.count == 2)
    }

    @Test func tabCompletes() throws {
        let terminal = try prompt()
        terminal.type("pri\t('done')\r")
        #expect(terminal.waits(for: "In [1]: print('done')\ndone"))
        terminal.type("pr\t\t")
        #expect(terminal.waits(for: "print     property"))
        let listed = "print     property\nIn [2]: pr"
        #expect(terminal.waits(for: "\(listed)\n\(listed)"), "\(terminal.screen.text)")
        terminal.type("\u{03}")
        #expect(terminal.waits(for: "In [2]: pr\nIn [2]:"))
        terminal.type("%mat\t\r")
        #expect(terminal.waits(for: "In [2]: %matplotlib"))
    }

    @Test func controlCClearsThenLeaves() throws {
        let terminal = try prompt()
        terminal.type("half a l")
        #expect(terminal.waits(for: "half a l"))
        terminal.type("\u{03}")
        #expect(terminal.waits(for: "In [1]: half a l\nIn [1]:"), "\(terminal.screen.text)")
        terminal.type("more")
        #expect(terminal.waits(for: "In [1]: more"))
        terminal.type("\u{03}")
        #expect(terminal.waits(for: "In [1]: more\nIn [1]:"), "\(terminal.screen.text)")
        terminal.type("\u{03}")
        #expect(terminal.waits(for: "once more"))
        terminal.type("x = 1\r")
        #expect(terminal.waits(for: "In [2]:"))
        terminal.type("\u{03}")
        #expect(terminal.wait { $0.screen.text.components(of: "once more") == 2 })
        terminal.type("\u{03}")
        #expect(terminal.end() == 0)
    }

    @Test func controlCInterruptsAProgramAndKeepsTheSession() throws {
        let terminal = try prompt()
        terminal.type("x = 5\r")
        #expect(terminal.waits(for: "In [2]:"))
        terminal.type("sleep(30)\r")
        #expect(terminal.waits(for: "sleep(30)"))
        #expect(!terminal.waits(for: "In [3]:", seconds: 0.3))
        let start = Clock.monotonic
        terminal.type("\u{03}")
        #expect(terminal.waits(for: "KeyboardInterrupt"))
        #expect(Clock.monotonic - start < 1)
        terminal.type("x\r")
        #expect(terminal.waits(for: "Out[3]: 5"))
    }

    @Test func wideCharactersKeepTheCursorInPlace() throws {
        let terminal = try prompt()
        terminal.type("'漢字é'\u{1B}[D\u{1B}[D\u{7F}ü\r")
        #expect(terminal.waits(for: "Out[1]: '漢üé'"), "\(terminal.screen.text)")
    }

    @Test func aResizeRedraws() throws {
        let terminal = try prompt(columns: 80)
        terminal.type("'" + String(repeating: "a", count: 60) + "'")
        #expect(terminal.waits(for: "aaa'"))
        terminal.resize(rows: 20, columns: 40)
        terminal.type("\u{05}")
        terminal.type("\r")
        #expect(terminal.waits(for: "In [2]:"))
        #expect(terminal.screen.text.contains("Out[1]: '" + String(repeating: "a", count: 31)))
    }

    @Test func backspaceTakesAStepOfTheIndentation() throws {
        let terminal = try prompt()
        terminal.type("if 1:\r\u{7F}x = 7\r\r")
        #expect(terminal.waits(for: "In [2]:") || terminal.waits(for: "Error"))
        #expect(terminal.screen.text.contains("if 1:\nx = 7"), "\(terminal.screen.text)")
    }

    @Test func aDumbTerminalGetsNoEscapes() throws {
        let terminal = try prompt(["TERM": "dumb"])
        terminal.type("x = 4\nx\n")
        #expect(terminal.waits(for: "Out[2]: 4"))
        terminal.type("if x:\n    y = 1\n\n")
        #expect(terminal.waits(for: "In [4]:") || terminal.waits(for: "Error"))
        #expect(!terminal.output.contains("\u{1B}"))
        terminal.type("\u{04}")
        #expect(terminal.end() == 0)
    }

    @Test func aPipeGetsValuesOnly() {
        let result = Shell.output(
            of:
                "printf 'x = 6\\nx\\n\\nprint(\"a\")\\nexit(3)\\n' | '\(ScriptedTerminal.folder)PromptHost'; echo status $?"
        )
        #expect(result.output == "6\na\nstatus 3\n")
    }

    @Test func helpAndMagics() throws {
        let terminal = try prompt()
        terminal.type("x = 1\rx?\r")
        #expect(terminal.waits(for: "Docstring:   Doc of x."))
        terminal.type("?*conv*\r")
        #expect(terminal.waits(for: "Conv2d\nconv1d"))
        terminal.type("%whos\r")
        #expect(terminal.waits(for: "Variable   Type    Data/Info"))
        terminal.type("files = !echo hello\rfiles\r")
        #expect(terminal.waits(for: "['hello']"))
        terminal.type("%nonsense\r")
        #expect(terminal.waits(for: "UsageError: Line magic function `%nonsense` not found."))
    }
}

extension String {
    func components(of text: String) -> Int {
        var count = 0
        var from = 0
        while let offset = offset(of: text, from: from) {
            count += 1
            from = offset + text.utf8.count
        }
        return count
    }
}
