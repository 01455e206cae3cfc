"""Programs made from a grammar: any statement in any place, values of every kind."""

TOKENS = [
    "(", ")", "[", "]", "{", "}", ":", ",", ";", ".", "=", "==", "->", ":=", "*", "**", "+", "-", "@", "%", "if", "else", "elif",
    "for", "while", "in", "not", "and", "or", "is", "lambda", "def", "class", "return", "yield", "yield from", "raise", "from",
    "try", "except", "finally", "with", "as", "import", "global", "nonlocal", "del", "pass", "break", "continue", "assert", "async",
    "await", "None", "True", "...", "\n", "\n    ", "\\", "0x", "1_0", "1e", "''", "f'{x}'", "f'{x!r:>{w}}'", "b'\\xff'", "'''",
    "\t", "\x00", "é", "𝒙", "1j", "0b1", "print", "self", "super()", "__class__", "*a", "**k", "//", "<<", "#",
]
NAMES = ["a", "b", "c", "d", "x", "y", "f", "g", "C", "D", "self", "items"]
CONSTANTS = ["0", "1", "-1", "7", "2**65", "1.5", "float('nan')", "''", "'abc'", "b'x'", "None", "True", "[]", "[1, 2]", "()", "{}",
             "{1: 2}", "{1}", "range(3)", "lambda: 0", "..."]
METHODS = ["append", "pop", "sort", "items", "keys", "join", "split", "format", "update", "add", "copy", "clear", "insert", "index",
           "send", "throw", "close", "__next__", "__iter__", "x", "y", "remove", "reverse", "setdefault", "extend", "encode"]
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>", "@", "<", ">", "==", "!=", "<=", ">=", "is", "in",
             "and", "or", "not in"]


class Maker:
    def __init__(self, random):
        self.random = random
        self.budget = random.choice((30, 80, 200))

    def pick(self, *choices):
        return self.random.choice(choices)

    def expression(self, depth=0):
        r = self.random
        self.budget -= 1
        if depth > 5 or self.budget < 0 or r.random() < 0.25:
            return r.choice(NAMES) if r.random() < 0.6 else r.choice(CONSTANTS)
        e = lambda: self.expression(depth + 1)
        what = r.randrange(18)
        if what < 4:
            operator = r.choice(OPERATORS)
            right = r.choice(("2", "3", "x")) if operator in ("**", "<<", "*") else e()
            return f"({e()} {operator} {right})"
        if what < 6:
            return f"{r.choice(NAMES)}({self.arguments(depth)})"
        if what == 6:
            return f"{e()}.{r.choice(METHODS)}({self.arguments(depth)})"
        if what == 7:
            return f"{e()}[{e()}]"
        if what == 8:
            return f"{e()}[{self.pick('', e())}:{self.pick('', e())}:{self.pick('', '-1', '2', e())}]"
        if what == 9:
            return f"[{e()} for {self.target()} in {e()}{self.pick('', ' if ' + e())}]"
        if what == 10:
            return self.pick(f"{{{e()}: {e()} for {self.target()} in {e()}}}", f"{{{e()} for {self.target()} in {e()}}}",
                             f"({e()} for {self.target()} in {e()})")
        if what == 11:
            return f"({e()} if {e()} else {e()})"
        if what == 12:
            return f"(lambda {self.parameters()}: {e()})"
        if what == 13:
            return "f'{" + r.choice(NAMES) + self.pick("", "!r", ":5", ":>{x}", "=") + "}'"
        if what == 14:
            return f"[*{e()}, {e()}]"
        if what == 15:
            return f"({r.choice(NAMES)} := {e()})"
        if what == 16:
            return f"({e()}, {e()})"
        return f"(yield {e()})" if r.random() < 0.2 else f"(not {e()})"

    def arguments(self, depth):
        r = self.random
        parts = [self.expression(depth + 1) for _ in range(r.randrange(3))]
        if r.random() < 0.15:
            parts.append("*" + self.expression(depth + 1))
        if r.random() < 0.15:
            parts.append(f"{r.choice(NAMES)}={self.expression(depth + 1)}")
        if r.random() < 0.1:
            parts.append("**" + self.expression(depth + 1))
        return ", ".join(parts)

    def parameters(self):
        r = self.random
        names = r.sample(NAMES, r.randrange(4))
        parts = [n + self.pick("", "=1") if i == len(names) - 1 else n for i, n in enumerate(names)]
        if r.random() < 0.2:
            parts.append("*rest")
        if r.random() < 0.2:
            parts.append("**more")
        return ", ".join(parts)

    def target(self):
        r = self.random
        return self.pick(r.choice(NAMES), r.choice(NAMES), f"({r.choice(NAMES)}, *{r.choice(NAMES)})", f"{r.choice(NAMES)}.x",
                         f"{r.choice(NAMES)}[0]", f"{r.choice(NAMES)}, {r.choice(NAMES)}")

    def block(self, depth, indent, inside):
        lines = []
        for _ in range(self.random.choice((1, 1, 2, 3))):
            lines += self.statement(depth + 1, indent + "    ", inside)
        return lines

    def statement(self, depth, indent, inside=""):
        r = self.random
        e = self.expression
        simple = depth > 4 or self.budget < 0
        what = r.randrange(7 if simple else 20)
        if what < 3:
            return [f"{indent}{self.target()} = {e()}"]
        if what == 3:
            return [f"{indent}{e()}"]
        if what == 4:
            return [f"{indent}{r.choice(NAMES)} {r.choice(('+', '-', '|', '&', '//'))}= {e()}"]
        if what == 5:
            return [indent + self.pick("pass", f"del {r.choice(NAMES)}", f"assert {e()}", f"raise {self.pick('ValueError', e())}",
                                       f"global {r.choice(NAMES)}", f"print({e()})", f"raise {e()} from {e()}", "raise")]
        if what == 6:
            if "function" in inside:
                return [indent + self.pick(f"return {e()}", f"yield {e()}", f"yield from {e()}", f"nonlocal {r.choice(NAMES)}")]
            return [indent + (self.pick("break", "continue") if "loop" in inside else f"x = {e()}")]
        if what < 9:
            lines = [f"{indent}if {e()}:"] + self.block(depth, indent, inside)
            return lines + ([f"{indent}else:"] + self.block(depth, indent, inside) if r.random() < 0.4 else [])
        if what < 11:
            lines = [f"{indent}for {self.target()} in {e()}:"] + self.block(depth, indent, inside + "loop")
            return lines + ([f"{indent}else:"] + self.block(depth, indent, inside) if r.random() < 0.2 else [])
        if what == 11:
            return ([f"{indent}n = 0", f"{indent}while n < 5 and {e()}:", f"{indent}    n += 1"]
                    + self.block(depth, indent, inside + "loop"))
        if what < 15:
            lines = [f"{indent}try:"] + self.block(depth, indent, inside)
            form = r.randrange(4)
            if form < 3:
                kind = self.pick("Exception", "Exception as err", "(TypeError, ValueError) as a", "BaseException")
                lines += [f"{indent}except {kind}:"] + self.block(depth, indent, inside)
            if form == 1:
                lines += [f"{indent}else:"] + self.block(depth, indent, inside)
            if form >= 2:
                lines += [f"{indent}finally:"] + self.block(depth, indent, inside)
            return lines
        if what == 15:
            return [f"{indent}with {e()} as {r.choice(NAMES)}:"] + self.block(depth, indent, inside)
        if what < 18:
            decorator = [f"{indent}@{e()}"] if r.random() < 0.1 else []
            return decorator + [f"{indent}def {r.choice(('f', 'g', 'x', '__eq__', '__getattr__', '__iter__', '__len__'))}"
                                f"({self.pick('', 'self, ')}{self.parameters()}):"] + self.block(depth, indent, "function")
        base = self.pick("", "(C)", "(list)", "(Exception)", f"({e()})", "(dict)", "(int)", "(object)")
        return [f"{indent}class {r.choice(('C', 'D'))}{base}:"] + self.block(depth, indent, "class")


SETUP = """
class C:
    def __init__(self, *a): self.x = a
    def __add__(self, o): return self
    def __getitem__(self, i): return i
class D(C):
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __eq__(self, o): return NotImplemented
def f(*a, **k): return a
def g(n=3):
    for i in range(3): yield i
a, b, c, d, x, y = 1, 'b', [1, 2, 3], {'k': 1}, C(), D(1)
items = [a, b, c, d]; self = x; w = 5
"""


def program(random):
    maker = Maker(random)
    lines = [SETUP]
    while maker.budget > 0:
        statement = maker.statement(0, "    ")
        lines += ["try:"] + statement + ["except Exception: pass"]
    if random.random() < 0.1:
        depth = random.choice((50, 150, 1000, 20000))
        opening, closing = random.choice((("(", ")"), ("[", "]"), ("-", ""), ("not ", ""), ("{1:", "}"), ("lambda: ", ""),
                                          ("f(", ")"), ("a.b[", "]"), ("x if x else ", "")))
        lines.append("v = " + opening * depth + "1" + closing * depth)
    return "\n".join(lines) + "\n"
