"""Of the trees of programs, only `literal_eval`: a value from its text. The text is compiled, which finds its mistakes, and then
read again as a literal, so that nothing in it is run."""

import re

__all__ = ["literal_eval"]

_token = re.compile(
    r"\s+|(?P<number>(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:[0-9][0-9_]*)?\.?[0-9][0-9_]*\.?(?:[eE][+-]?[0-9_]+)?[jJ]?))"
    r"|(?P<string>(?:[rRbBuU]|[rR][bB]|[bB][rR])?(?:'''(?:\\.|[^\\])*?'''|\"\"\"(?:\\.|[^\\])*?\"\"\""
    r"|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"))|(?P<name>[A-Za-z_]\w*)|(?P<sign>.)", re.S)
_names = {"None": None, "True": True, "False": False}


class _NoLiteral(Exception):
    """The text is some other expression."""


class _Reader:
    """Recursive descent over the tokens of a literal."""

    def __init__(self, text):
        self.tokens = []
        for match in _token.finditer(text):
            if match.lastgroup:
                self.tokens.append((match.lastgroup, match.group()))
        self.tokens.append(("end", ""))
        self.position = 0

    def peek(self):
        return self.tokens[self.position]

    def take(self, text=None):
        kind, found = self.tokens[self.position]
        if text is not None and found != text:
            raise _NoLiteral
        self.position += 1
        return kind, found

    def whole(self):
        first = self.sum()
        if self.peek()[1] == ",":
            first = self.rest_of_tuple(first, "")
        if self.peek()[0] != "end":
            raise _NoLiteral
        return first

    def rest_of_tuple(self, first, end):
        items = [first]
        while self.peek()[1] == ",":
            self.take()
            if self.peek()[1] == end:
                break
            items.append(self.sum())
        return tuple(items)

    def sum(self):
        """A value, or a real number and an imaginary one."""
        left = self.signed()
        while self.peek()[1] in ("+", "-") and self.peek()[0] == "sign":
            sign = self.take()[1]
            right = self.atom()
            if type(left) not in (int, float) or type(right) is not complex:
                raise _NoLiteral
            left = left + right if sign == "+" else left - right
        return left

    def signed(self):
        kind, text = self.peek()
        if kind == "sign" and text in "+-":
            self.take()
            value = self.signed()
            if type(value) not in (int, float, complex):
                raise _NoLiteral
            return value if text == "+" else -value
        return self.atom()

    def atom(self):
        kind, text = self.take()
        if kind == "number":
            return eval(text)
        if kind == "string":
            value = eval(text)
            while self.peek()[0] == "string":
                value += eval(self.take()[1])
            return value
        if kind == "name" and text in _names:
            return _names[text]
        if kind == "name" and text == "set" and self.peek()[1] == "(":
            self.take()
            self.take(")")
            return set()
        if text == "(":
            return self.parenthesis()
        if text == "[":
            return self.items("]")
        if text == "{":
            return self.braces()
        if text == "." and self.tokens[self.position:self.position + 2] == [("sign", ".")] * 2:
            self.position += 2
            return ...
        raise _NoLiteral

    def parenthesis(self):
        if self.peek()[1] == ")":
            self.take()
            return ()
        value = self.sum()
        if self.peek()[1] == ",":
            value = self.rest_of_tuple(value, ")")
        self.take(")")
        return value

    def items(self, end):
        result = []
        while self.peek()[1] != end:
            result.append(self.sum())
            if self.peek()[1] != ",":
                break
            self.take()
        self.take(end)
        return result

    def braces(self):
        if self.peek()[1] == "}":
            self.take()
            return {}
        first = self.sum()
        if self.peek()[1] != ":":
            if self.peek()[1] == ",":
                self.take()
                return {first, *self.items("}")}
            self.take("}")
            return {first}
        self.take()
        result = {first: self.sum()}
        while self.peek()[1] == ",":
            self.take()
            if self.peek()[1] == "}":
                break
            key = self.sum()
            self.take(":")
            result[key] = self.sum()
        self.take("}")
        return result


def literal_eval(node_or_string):
    """The value of a literal: numbers, strings, tuples, lists, dictionaries, sets, None, True, False."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    text = node_or_string.lstrip(" \t")
    compile(text, "<unknown>", "eval")
    try:
        return _Reader(text).whole()
    except _NoLiteral:
        raise ValueError(f"malformed node or string: {text!r}") from None
