import Syntax
import Testing

/// What the parser answers: nothing if the text is right.
func errorText(_ source: String, mode: Parser.Mode = .module) -> String? {
    do throws(SyntaxError) {
        _ = try Parser.parse(source, mode: mode)
        return nil
    } catch {
        let span = error.span
        let place = "\(span.line):\(span.column)-\(span.endLine):\(span.endColumn)"
        let quoted = error.sourceLine.map { " \($0)" } ?? ""
        return "\(error.category.rawValue): \(error.message) @ \(place)\(quoted)"
    }
}

@Suite struct ParserTests {
    @Test(arguments: Fixture.all(in: "trees", "py", "tree"))
    func treesAreThoseOfCPython(_ fixture: Fixture) throws {
        let withSpans = !fixture.source.hasPrefix("# without spans")
        let dump = TreeDump.text(try Parser.parse(fixture.source), spans: withSpans)
        // Spans inside f-strings are not compared: CPython 3.11 misplaces some.
        let ours = dump.split(separator: "\n")
        let theirs = fixture.expected.split(separator: "\n")
        #expect(ours.count == theirs.count)
        for (mine, recorded) in zip(ours, theirs) { #expect(mine == recorded) }
    }

    @Test(arguments: Fixture.all(in: "errors", "txt", "expected"))
    func errorsAreThoseOfCPython(_ fixture: Fixture) {
        let snippets = fixture.source.lines(dividedBy: "---")
        let expected = fixture.expected.split(separator: "\n").map(String.init)
        #expect(snippets.count == expected.count)
        for (snippet, answer) in zip(snippets, expected) {
            #expect(errorText(snippet) ?? "no error" == answer, "\(snippet)")
        }
    }

    @Test(arguments: [
        ("async def f(): pass", "'async'"), ("async with a: pass", "'async'"), ("def f(): await x", "'await'"),
        ("[x async for x in y]", "'async'"), ("@a\nasync def f(): pass", "'async'"),
        ("match x:\n    case 1: pass", "'match' statements are"),
        ("match (a, b):\n  case _:\n    pass", "'match' statements are"),
        ("try: pass\nexcept* A: pass", "'except*'"), (#""\ud800""#, "surrogate escapes"),
    ])
    func excludedFeaturesAreNamed(source: String, feature: String) {
        let text = errorText(source) ?? ""
        #expect(text.contains(feature) && text.contains("not part of Cellbook's language"))
    }

    @Test(arguments: ["match = 1", "match(x)", "match[x]", "print(match, case)", "match: int = 1", "_ = match.a"])
    func softKeywordsAreNames(source: String) {
        #expect(errorText(source) == nil)
    }

    @Test(arguments: [
        "(", "f(a,\n", "[1,\n  2", "'''abc", "if x:", "if x:\n", "def f():\n", "x = \\\n", "try:\n", "class A:",
    ])
    func unfinishedTextIsIncomplete(source: String) {
        #expect(isIncomplete(source))
    }

    @Test(arguments: ["x = )", "'abc", "if x", "a b", "f(a b\nc d", "x = 1 +\n", "if x:\ny", "(]"])
    func wrongTextIsNotIncomplete(source: String) {
        #expect(errorText(source) != nil && !isIncomplete(source))
    }

    private func isIncomplete(_ source: String) -> Bool {
        do throws(SyntaxError) {
            _ = try Parser.parse(source)
            return false
        } catch { return error.isIncomplete }
    }

    @Test func expressionModeReadsOneExpression() throws {
        #expect(TreeDump.text(try Parser.parse(" \n", mode: .module)) == "")
        #expect(
            TreeDump.text(try Parser.parse("a, b\n\n", mode: .expression)) == "(Expr (Tuple [(Name a) (Name b)]))\n")
        #expect(errorText("a = 1", mode: .expression) == "SyntaxError: invalid syntax @ 1:2-1:3")
        #expect(errorText("a; b", mode: .expression) == "SyntaxError: invalid syntax @ 1:1-1:2")
        #expect(errorText("", mode: .expression)?.hasPrefix("SyntaxError: invalid syntax") == true)
    }

    @Test(arguments: [
        String(repeating: "(", count: 201), String(repeating: "-", count: 100_000) + "1",
        "a" + String(repeating: ".b", count: 100_000), "1" + String(repeating: "+1", count: 100_000),
        String(repeating: "lambda: ", count: 10_000) + "1", String(repeating: "a if b else ", count: 10_000) + "c",
        "if a: pass\n" + String(repeating: "elif b: pass\n", count: 10_000),
        String(repeating: "{1:", count: 190) + "=", String(repeating: "[x for x in ", count: 150) + "=",
    ])
    func deepNestingIsRefused(source: String) {
        #expect(errorText(source) != nil)
    }

    @Test func deepNestingWithinTheLimitsIsRead() throws {
        for source in [
            String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200),
            String(repeating: "f(a.b[(-", count: 60) + "1" + String(repeating: ")])", count: 60),
            "1" + String(repeating: "+1", count: 900), "[" + String(repeating: "1,", count: 50_000) + "]",
        ] {
            #expect(errorText(source) == nil)
        }
    }

    @Test func lineEndsAndByteOrderMarksAreLeftOut() throws {
        let text = "\u{FEFF}if a:\r\n    b = '''c\r\nd'''\r\n"
        let expected = "(If (Name a) [(Assign [(Name b)] (Constant \"c\\u{a}d\"))] [])\n"
        #expect(TreeDump.text(try Parser.parse(Array(text.utf8))) == expected)
        #expect(TreeDump.text(try Parser.parse(Array("a\rb".utf8))) == "(Expr (Name a))\n(Expr (Name b))\n")
    }

    @Test func sourceEncodingIsDeclaredInAComment() throws {
        let latin = Array("# -*- coding: latin-1 -*-\nx = '".utf8) + [0xE9] + Array("'\n".utf8)
        #expect(TreeDump.text(try Parser.parse(latin)) == "(Assign [(Name x)] (Constant \"\\u{e9}\"))\n")
        #expect(throws: SyntaxError.self) { try Parser.parse([0x27, 0xE9, 0x27, 0x0A]) }
        #expect(errorText("# coding: nonsense\nx") == "SyntaxError: unknown encoding: nonsense @ 1:0-1:1")
    }

    @Test func identifiersAreNormalized() throws {
        #expect(TreeDump.text(try Parser.parse("µ = ｗｉｄｔｈ = 𝐱")) == "(Assign [(Name μ) (Name width)] (Name x))\n")
        #expect(errorText("a€b = 1") == "SyntaxError: invalid character '€' (U+20AC) @ 1:1-1:2")
        #expect(errorText("a\u{A0}= 1") == "SyntaxError: invalid non-printable character U+00A0 @ 1:1-1:2")
    }
}

extension String {
    /// Pieces between lines that hold `divider` alone.
    fileprivate func lines(dividedBy divider: String) -> [String] {
        var pieces: [[Substring]] = [[]]
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            if line == divider { pieces.append([]) } else { pieces[pieces.count - 1].append(line) }
        }
        return pieces.map { $0.joined(separator: "\n") }
    }
}
