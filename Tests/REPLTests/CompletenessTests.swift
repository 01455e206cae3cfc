import Notebook
import REPL
import TestSupport
import Testing

@Suite struct CompletenessTests {
    func check(_ source: String) -> Completeness {
        let session = Session(evaluator: FakeEvaluator())
        return Completeness.of(source) { session.translate($0) }
    }

    @Test(
        arguments: [
            "x = 1", "", "if x: pass", "for i in y:\n    i\n", "def f():\n    return 1\n\n", "(1,\n 2)", "'''a\nb'''",
            "x = = 1", "%time f()",
            "!ls", "%%time\nf()\n", "x\ny", "def f(:", "class A: x = 1", "if a:\n    b\nelse:\n    c\n",
            "f(x)?",
        ])
    func complete(_ source: String) { #expect(check(source) == .complete, "\(source)") }

    @Test(arguments: [
        ("if x:", "    "), ("for i in y:\n    i", "    "), ("def f():", "    "), ("(1,", "    "), ("f(a,\n  b,", "  "),
        ("'''a", ""),
        ("%%time", ""), ("%%time\nf()", ""), ("x = 1 + \\", ""), ("def f():\n    return", ""),
        ("class A:\n    def f(self):", "        "),
        ("while 1:\n    if y:\n        break", "    "), ("@decorator", ""), ("try:\n    x", "    "), ("x = {", "    "),
        ("if x:  # why", "    "),
        ("print('a'", "    "),
    ])
    func incomplete(_ source: String, _ indentation: String) {
        #expect(check(source) == .incomplete(indentation: indentation), "\(source)")
    }
}

@Suite struct InlineImagesTests {
    func detected(_ environment: [String: String]) -> InlineImages { .detected { environment[$0] } }

    @Test func terminalsAreKnownByTheirEnvironment() {
        #expect(detected(["TERM": "xterm-kitty"]) == .kitty)
        #expect(detected(["TERM_PROGRAM": "iTerm.app"]) == .iterm)
        #expect(detected(["TERM": "foot"]) == .sixel)
        #expect(detected(["TERM": "xterm-256color"]) == .none)
        #expect(detected(["TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"]) == .none)
        #expect(detected(["TERM": "xterm", "CELLBOOK_IMAGES": "blocks"]) == .blocks)
    }

    @Test func picturesAreDrawn() throws {
        let picture = try #require(
            Picture(width: 2, height: 2, pixels: [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 9, 9, 9, 255]))
        let codec = PictureCodec(decode: { _ in picture }, encode: { _ in nil })
        #expect(
            InlineImages.kitty.text(for: [1, 2, 3], codec: nil, columns: 80) == "\u{1B}_Gf=100,a=T,m=0;AQID\u{1B}\\\n")
        #expect(
            InlineImages.blocks.text(for: [], codec: codec, columns: 80).hasPrefix(
                "\u{1B}[38;2;255;0;0m\u{1B}[48;2;0;0;255m▀"))
        let sixel = InlineImages.sixel.text(for: [], codec: codec, columns: 80)
        #expect(
            sixel.hasPrefix("\u{1B}Pq\"1;1;2;2#0;2;0;0;0") && sixel.contains("#180@?$")
                && sixel.hasSuffix("-\u{1B}\\\n"))
    }
}
