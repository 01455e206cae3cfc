@testable import Notebook
import Testing

@Suite struct CellStatementsTests {
    static let cell =
        "import os; n = 3\n\n@wrap\n@other(n)\nclass Net(Base):\n    a = 1\n\nNet.b = 2\nfor i in [1]:\n    n += i\n"

    @Test func aStatementStandsAloneOnItsLine() {
        let statements = CellStatements(of: Self.cell)
        #expect(statements.text(of: 0) == "import os")
        #expect(statements.text(of: 1) == "n = 3")
        #expect(statements.text(of: 2) == "\n\n@wrap\n@other(n)\nclass Net(Base):\n    a = 1")
        #expect(statements.text(of: 3) == "\n\n\n\n\n\n\nNet.b = 2")
    }

    @Test func namesAreBoundOrChanged() {
        let usages = CellStatements(of: Self.cell).usages
        #expect(usages[2].binds == ["Net"] && usages[2].reads == ["Base", "wrap", "other", "n"])
        #expect(usages[3].binds.isEmpty && usages[3].writes == ["Net"])
        #expect(usages[4].writes == ["i", "n"])
    }

    @Test func aCellMayNotCareWhatWasBefore() {
        #expect(CellStatements(of: "x = 1\nprint(x)").bindsAnew("x"))
        #expect(!CellStatements(of: "x = x + 1").bindsAnew("x"))
        #expect(!CellStatements(of: "print(x)\nx = 1").bindsAnew("x"))
        #expect(!CellStatements(of: "x.a = 1").bindsAnew("x"))
        #expect(!CellStatements(of: "x = (").bindsAnew("x"))
    }
}
