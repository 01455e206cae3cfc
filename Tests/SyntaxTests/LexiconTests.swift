import Syntax
import Testing

@Suite struct LexiconTests {
    private func pieces(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Lexicon.pieces(of: text).map { "\($0.lexicalClass) \(String(decoding: bytes[$0.range], as: UTF8.self))" }
    }

    @Test func classesOfACorrectText() {
        #expect(
            pieces("def f(x): return rb'a' + 1.5e-3 # é") == [
                "keyword def", "name f", "operator (", "name x", "operator )", "operator :", "keyword return",
                "string rb'a'",
                "operator +", "number 1.5e-3", "comment # é",
            ])
    }

    @Test func markersInsideStringsAreNoComments() {
        #expect(pieces("'''\n# %%\n''' # %%") == ["string '''\n# %%\n'''", "comment # %%"])
    }

    @Test func wrongTextIsCutToo() {
        #expect(pieces("x = 'abc\ny") == ["name x", "operator =", "string 'abc", "name y"])
        #expect(pieces("$ ? \"\"\"never") == ["unknown $", "unknown ?", "string \"\"\"never"])
        #expect(pieces("'\\") == ["string '\\"])
        #expect(pieces("") == [])
    }
}
