import Syntax
import Testing

@Suite struct ResolverTests {
    @Test(arguments: Fixture.all(in: "scopes", "py", "scopes"))
    func scopesAreThoseOfCPython(_ fixture: Fixture) throws {
        let ours = ScopeDump.text(try Parser.parse(fixture.source)).split(separator: "\n").map(comparable)
        let theirs = fixture.expected.split(separator: "\n").map(String.init)
        #expect(ours.count == theirs.count)
        for (mine, recorded) in zip(ours, theirs) { #expect(mine == recorded) }
    }

    /// Symbol tables know no registers, generators or class cells: locals are sorted and the rest is left out.
    private func comparable(_ line: Substring) -> String {
        var fields = line.split(separator: "|", omittingEmptySubsequences: false).prefix(3).map(String.init)
        let names = fields[1].split(separator: " ").dropFirst().first ?? ""
        fields[1] = " locals " + names.split(separator: ",").sorted().joined(separator: ",") + " "
        if fields[2].hasSuffix(" "), !fields[2].hasSuffix("free ") { fields[2].removeLast() }
        return fields.joined(separator: "|")
    }

    private func scopes(_ source: String) throws -> [String] {
        ScopeDump.text(try Parser.parse(source)).split(separator: "\n").map(String.init)
    }

    @Test func registersHoldParametersThenLocalsInOrderOfBinding() throws {
        let lines = try scopes("def f(a, /, b, *c, d, **e):\n  z = 1\n  y = z\n  def g(): return y\n  del x\n")
        #expect(lines[1].contains("| locals a,b,d,c,e,z,y,g,x |"))
        #expect(lines[1].contains("y:cell"))
    }

    @Test func generatorsAreMarked() throws {
        let lines = try scopes(
            "def f():\n  x = yield\ndef g(): return (a for a in b), [c for c in d]\ndef h(): lambda: (yield)\n")
        #expect(lines.map { $0.hasSuffix("| generator") } == [false, true, false, true, false, false, true])
    }

    @Test func classesKnowThatMethodsUseSuper() throws {
        let lines = try scopes(
            "class A:\n  def f(self): super()\nclass B:\n  def f(self): pass\nclass C:\n  def f(self):\n    return lambda: __class__\n"
        )
        #expect(lines.filter { $0.hasSuffix("| __class__") }.map { $0.prefix(7) } == ["class A", "class C"])
    }

    @Test func separateLocalsAreNamespaces() throws {
        let module = try Parser.parse("x = y", mode: .module, withLocals: true)
        #expect(module.scope.bindings == ["x": .namespace, "y": .namespace])
        #expect(try Parser.parse("x = y").scope.bindings == ["x": .global, "y": .global])
    }

    @Test func futureImportsComeFirst() throws {
        #expect(try Parser.parse("'doc'\nfrom __future__ import annotations\n").postponesAnnotations)
        #expect(
            errorText("x\nfrom __future__ import annotations")
                == "SyntaxError: from __future__ imports must occur at the beginning of the file @ 2:0-2:34")
        #expect(errorText("from __future__ import braces")?.hasPrefix("SyntaxError: not a chance") == true)
    }
}
