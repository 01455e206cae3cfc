@testable import Notebook
import Testing

@Suite struct ProgressTests {
    @Test func aLogGetsTheEndOfALineThatIsRedrawn() {
        var log = LogLine()
        #expect(log.write("plain\nmore", at: 0) == [.init(text: "plain\n"), .init(text: "more")])
        #expect(log.write("\r  0%|", at: 1).isEmpty)
        #expect(log.write("\r 50%|", at: 2).isEmpty)
        #expect(log.write("\r100%|", at: 3).isEmpty)
        #expect(log.write("\n", at: 3) == [.init(text: "100%|\n")])
        #expect(log.finish() == "")
    }

    @Test func aLongLineIsSeenFromTimeToTime() {
        var log = LogLine()
        #expect(log.write("\r 1%", at: 0).isEmpty)
        #expect(log.write("\r 2%", at: 5).isEmpty)
        #expect(log.write("\r 3%", at: 11) == [.init(text: " 2%", isTimed: true)])
        #expect(log.write("\r 4%", at: 12).isEmpty)
        #expect(log.finish() == " 4%\n")
    }

    @Test func aBarThatIsWipedLeavesNothing() {
        var log = LogLine()
        #expect(log.write("\r 9%\r    \r", at: 0).isEmpty)
        #expect(log.finish() == "")
    }

    @Test func aLogHasPlainLinesAndTheProgramsTextUnchanged() {
        var written: [Int32: String] = [:]
        let progress = ConsoleProgress(isLive: false, write: { written[$1, default: ""] += $0 }, time: { "12:00:00" })
        let cell = CellRecord(index: 0, number: 1, title: nil, line: 1, status: .done)
        progress.began(book: "b.py", cells: 1)
        progress.began(cell, position: 1, of: 1)
        progress.wrote("a\rb", to: .standardOutput)
        progress.wrote("\r 1%\r 2%", to: .standardError)
        progress.ended(cell, position: 1, of: 1)
        #expect(written[1] == "a\rb\n")
        #expect(written[2] == "12:00:00 running b.py: 1 cell\n 2%\n12:00:00 [1/1] cell 1: done in 0.00 s\n")
    }
}
