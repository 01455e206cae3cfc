@testable import Notebook
import Testing

@Suite struct CompletionContextTests {
    @Test(arguments: [
        ("x = pri", CompletionContext.Place.name, "pri"), ("model.fea", .member(of: "model"), "fea"),
        ("f(model.features[0].we", .member(of: "model.features[0]"), "we"), ("import to", .module(in: ""), "to"),
        ("import torch.n", .module(in: "torch"), "n"), ("from torch.nn.f", .module(in: "torch.nn"), "f"),
        ("from torch import n", .imported(from: "torch"), "n"),
        ("from torch import (nn, op", .imported(from: "torch"), "op"),
        ("x = 1; import ra", .module(in: ""), "ra"), ("d['al", .key(of: "d", quote: "'"), "al"),
        ("a.b[\"", .key(of: "a.b", quote: "\""), ""), ("open('da", .name, "da"),
        ("f(d['a'], d['b", .key(of: "d", quote: "'"), "b"),
    ])
    func whatStandsBeforeTheCursor(_ text: String, _ place: CompletionContext.Place, _ partial: String) {
        let context = CompletionContext(Array(text.utf8))
        #expect(context.place == place)
        #expect(context.partial == partial)
    }

    @Test(arguments: [
        ("f(", "f"), ("nn.Conv2d(3, 4, ", "nn.Conv2d"), ("f(g(1), ", "f"), ("f(')', ", "f"), ("f(a=", nil),
        ("f(1)", nil),
        ("[1, ", nil), ("f(x + ", nil), ("", nil),
    ])
    func theCallThatIsOpen(_ text: String, _ called: String?) {
        #expect(CompletionContext.openCall(Array(text.utf8)[...]) == called)
    }
}
