"""CPython's trees in the form of TreeDump.swift. Used by the record_*.py scripts beside this file."""

import ast
import struct
import sys

sys.set_int_max_str_digits(0)

BINARY = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.MatMult: "@", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
}
UNARY = {ast.Not: "not", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}
COMPARISON = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "is",
    ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}


class Excluded(Exception):
    """The text uses a part of Python that is outside the language."""


def quoted(codes):
    result = []
    for code in codes:
        if code in (0x22, 0x5C):
            result.append("\\" + chr(code))
        elif 0x20 <= code < 0x7F:
            result.append(chr(code))
        else:
            result.append("\\u{%x}" % code)
    return '"' + "".join(result) + '"'


def bits(value):
    return "%x" % struct.unpack("<Q", struct.pack("<d", value))


class Dump:
    def __init__(self, source, spans):
        self.lines = source.encode().split(b"\n")
        self.spans = spans
        self.classes = []
        self.formatted = 0

    def column(self, line, offset):
        return len(self.lines[line - 1][:offset].decode(errors="replace")) if line <= len(self.lines) else offset

    def node(self, name, node, *parts):
        span = ""
        if self.spans and not self.formatted:
            start = self.column(node.lineno, node.col_offset)
            end = self.column(node.end_lineno, node.end_col_offset)
            span = f"@{node.lineno}:{start}-{node.end_lineno}:{end}"
        elif self.spans:
            span = "@"
        return "(" + " ".join([name + span, *parts]) + ")"

    def mangle(self, name):
        if not self.classes or not name.startswith("__") or name.endswith("__") or "." in name:
            return name
        owner = self.classes[-1].lstrip("_")
        return f"_{owner}{name}" if owner else name

    def list(self, nodes):
        return "[" + " ".join(nodes) + "]"

    def all(self, nodes):
        return self.list([self.write(node) for node in nodes])

    def write(self, node):
        return "-" if node is None else getattr(self, type(node).__name__, self.unknown)(node)

    def unknown(self, node):
        raise Excluded(type(node).__name__)

    # Expressions

    def Name(self, node):
        return self.node("Name", node, self.mangle(node.id))

    def Constant(self, node):
        value = node.value
        if value is None or value is True or value is False:
            text = str(value)
        elif value is ...:
            text = "..."
        elif isinstance(value, int):
            text = str(value)
        elif isinstance(value, float):
            text = "float:" + bits(value)
        elif isinstance(value, complex):
            text = "imaginary:" + bits(value.imag)
        elif isinstance(value, str):
            text = quoted(map(ord, value))
        else:
            text = "b" + quoted(value)
        return self.node("Constant", node, text)

    def parts(self, nodes):
        result = []
        for node in nodes:
            if isinstance(node, ast.Constant):
                result.append(quoted(map(ord, node.value)))
            else:
                conversion = "-" if node.conversion == -1 else chr(node.conversion)
                spec = "-" if node.format_spec is None else self.parts(node.format_spec.values)
                result.append(f"(FormattedValue {self.write(node.value)} {conversion} {spec})")
        return self.list(result)

    def JoinedStr(self, node):
        self.formatted += 1
        parts = self.parts(node.values)
        self.formatted -= 1
        return self.node("JoinedStr", node, parts)

    def UnaryOp(self, node):
        return self.node("UnaryOp", node, UNARY[type(node.op)], self.write(node.operand))

    def BinOp(self, node):
        return self.node("BinOp", node, self.write(node.left), BINARY[type(node.op)], self.write(node.right))

    def BoolOp(self, node):
        return self.node("BoolOp", node, "and" if isinstance(node.op, ast.And) else "or", self.all(node.values))

    def Compare(self, node):
        operators = self.list([COMPARISON[type(op)] for op in node.ops])
        return self.node("Compare", node, self.write(node.left), operators, self.all(node.comparators))

    def IfExp(self, node):
        return self.node("IfExp", node, self.write(node.test), self.write(node.body), self.write(node.orelse))

    def Attribute(self, node):
        return self.node("Attribute", node, self.write(node.value), self.mangle(node.attr))

    def Subscript(self, node):
        return self.node("Subscript", node, self.write(node.value), self.write(node.slice))

    def Slice(self, node):
        return self.node("Slice", node, self.write(node.lower), self.write(node.upper), self.write(node.step))

    def arguments_of(self, args, keywords):
        return self.all(args) + " " + self.all(keywords)

    def keyword(self, node):
        return self.node("keyword", node, node.arg or "-", self.write(node.value))

    def Call(self, node):
        return self.node("Call", node, self.write(node.func), self.arguments_of(node.args, node.keywords))

    def Tuple(self, node):
        return self.node("Tuple", node, self.all(node.elts))

    def List(self, node):
        return self.node("List", node, self.all(node.elts))

    def Set(self, node):
        return self.node("Set", node, self.all(node.elts))

    def Dict(self, node):
        items = [f"({self.write(key)} {self.write(value)})" for key, value in zip(node.keys, node.values)]
        return self.node("Dict", node, self.list(items))

    def Starred(self, node):
        return self.node("Starred", node, self.write(node.value))

    def Lambda(self, node):
        return self.node("Lambda", node, self.parameters(node.args), self.write(node.body))

    def generators(self, clauses):
        result = []
        for clause in clauses:
            if clause.is_async:
                raise Excluded("async")
            result.append(f"(for {self.write(clause.target)} {self.write(clause.iter)} {self.all(clause.ifs)})")
        return self.list(result)

    def ListComp(self, node):
        return self.node("ListComp", node, self.write(node.elt), self.generators(node.generators))

    def SetComp(self, node):
        return self.node("SetComp", node, self.write(node.elt), self.generators(node.generators))

    def GeneratorExp(self, node):
        return self.node("GeneratorExp", node, self.write(node.elt), self.generators(node.generators))

    def DictComp(self, node):
        return self.node("DictComp", node, self.write(node.key), self.write(node.value), self.generators(node.generators))

    def Yield(self, node):
        return self.node("Yield", node, self.write(node.value))

    def YieldFrom(self, node):
        return self.node("YieldFrom", node, self.write(node.value))

    def NamedExpr(self, node):
        return self.node("NamedExpr", node, self.write(node.target), self.write(node.value))

    # Parameters

    def parameters(self, node):
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        pairs = list(zip(positional, defaults))
        count = len(node.posonlyargs)
        groups = [
            ("posonly", pairs[:count]), ("args", pairs[count:]),
            ("vararg", [(node.vararg, None)] if node.vararg else []),
            ("kwonly", list(zip(node.kwonlyargs, node.kw_defaults))),
            ("kwarg", [(node.kwarg, None)] if node.kwarg else []),
        ]
        text = ""
        for name, group in groups:
            if group:
                text += name + " " + self.list([
                    self.node("arg", arg, self.mangle(arg.arg), self.write(arg.annotation), self.write(default))
                    for arg, default in group
                ])
        return "(" + text + ")"

    # Statements

    def Expr(self, node):
        return self.node("Expr", node, self.write(node.value))

    def Assign(self, node):
        return self.node("Assign", node, self.all(node.targets), self.write(node.value))

    def AugAssign(self, node):
        return self.node("AugAssign", node, self.write(node.target), BINARY[type(node.op)], self.write(node.value))

    def AnnAssign(self, node):
        parts = self.write(node.target), self.write(node.annotation), self.write(node.value), str(node.simple)
        return self.node("AnnAssign", node, *parts)

    def Return(self, node):
        return self.node("Return", node, self.write(node.value))

    def Delete(self, node):
        return self.node("Delete", node, self.all(node.targets))

    def Pass(self, node):
        return self.node("Pass", node)

    def Break(self, node):
        return self.node("Break", node)

    def Continue(self, node):
        return self.node("Continue", node)

    def Global(self, node):
        return self.node("Global", node, self.list(map(self.mangle, node.names)))

    def Nonlocal(self, node):
        return self.node("Nonlocal", node, self.list(map(self.mangle, node.names)))

    def Assert(self, node):
        return self.node("Assert", node, self.write(node.test), self.write(node.msg))

    def Raise(self, node):
        return self.node("Raise", node, self.write(node.exc), self.write(node.cause))

    def alias(self, node):
        alias = self.mangle(node.asname or node.name)
        return self.node("alias", node, node.name, "-" if alias == node.name and not node.asname else alias)

    def Import(self, node):
        return self.node("Import", node, self.all(node.names))

    def ImportFrom(self, node):
        names = "*" if node.names[0].name == "*" else self.all(node.names)
        return self.node("ImportFrom", node, node.module or "-", names, str(node.level))

    def If(self, node):
        return self.node("If", node, self.write(node.test), self.all(node.body), self.all(node.orelse))

    def While(self, node):
        return self.node("While", node, self.write(node.test), self.all(node.body), self.all(node.orelse))

    def For(self, node):
        parts = self.write(node.target), self.write(node.iter), self.all(node.body), self.all(node.orelse)
        return self.node("For", node, *parts)

    def ExceptHandler(self, node):
        name = self.mangle(node.name) if node.name else "-"
        return self.node("ExceptHandler", node, self.write(node.type), name, self.all(node.body))

    def Try(self, node):
        parts = self.all(node.body), self.all(node.handlers), self.all(node.orelse), self.all(node.finalbody)
        return self.node("Try", node, *parts)

    def withitem(self, node):
        return f"(withitem {self.write(node.context_expr)} {self.write(node.optional_vars)})"

    def With(self, node):
        return self.node("With", node, self.all(node.items), self.all(node.body))

    def FunctionDef(self, node):
        parts = self.parameters(node.args), self.write(node.returns), self.all(node.decorator_list), self.all(node.body)
        return self.node("FunctionDef", node, self.mangle(node.name), *parts)

    def ClassDef(self, node):
        arguments = self.arguments_of(node.bases, node.keywords)
        decorators = self.all(node.decorator_list)
        self.classes.append(node.name)
        body = self.all(node.body)
        self.classes.pop()
        return self.node("ClassDef", node, self.mangle(node.name), arguments, decorators, body)


def dump(source, spans=False):
    writer = Dump(source, spans)
    return "".join(writer.write(statement) + "\n" for statement in ast.parse(source).body)
