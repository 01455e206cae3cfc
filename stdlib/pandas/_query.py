"""`query` and `eval`: expressions over the columns of a frame."""

import re

import numpy as np
from pandas._series import Series

_TOKENS = re.compile(
    r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(`[^`]+`)|(@[A-Za-z_][A-Za-z_0-9]*)|(\b\d[\w.]*\b)|([A-Za-z_][A-Za-z_0-9]*)|(==|!=|<=|>=|<<|>>|\*\*|//|[<>=&|~()\[\],+\-*/%.:{}])|(\s+)"""
)


def _translated(text, names):
    """The expression in the language: `and`, `or`, `not`, `in` for whole columns, `@x` and quoted names as variables."""
    tokens, position = [], 0
    while position < len(text):
        match = _TOKENS.match(text, position)
        if match is None:
            raise SyntaxError(f"invalid syntax: {text!r}")
        token = match.group(0)
        position = match.end()
        if match.group(2):
            label = token[1:-1]
            variable = "_quoted_" + re.sub(r"\W", "_", label)
            names[variable] = label
            token = variable
        elif match.group(3):
            variable = "_local_" + token[1:]
            names.setdefault("@", set()).add(token[1:])
            token = variable
        if not token.isspace():
            tokens.append(token)
    return tokens


class _Parser:
    """Precedence of `query`: `or`, `and`, `not`, comparisons (chained), then the language's own arithmetic."""

    def __init__(self, tokens):
        self.tokens, self.place = tokens, 0

    def peek(self):
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self):
        token = self.peek()
        self.place += 1
        return token

    def whole(self):
        text = self.disjunction()
        if self.peek() is not None:
            raise SyntaxError("invalid syntax (<unknown>, line 1)")
        return text

    def disjunction(self):
        text = self.conjunction()
        while self.peek() in ("or", "|"):
            self.take()
            text = f"({text} | {self.conjunction()})"
        return text

    def conjunction(self):
        text = self.negation()
        while self.peek() in ("and", "&"):
            self.take()
            text = f"({text} & {self.negation()})"
        return text

    def negation(self):
        if self.peek() in ("not", "~"):
            self.take()
            return f"_not({self.negation()})"
        return self.comparison()

    def comparison(self):
        left = self.arithmetic()
        parts = []
        while True:
            operator = self.peek()
            if operator in ("==", "!=", "<", "<=", ">", ">="):
                self.take()
                right = self.arithmetic()
                if operator in ("==", "!="):
                    parts.append(f"_equal({left}, {right}, {operator == '=='})")
                else:
                    parts.append(f"({left} {operator} {right})")
            elif operator == "in":
                self.take()
                right = self.arithmetic()
                parts.append(f"_isin({left}, {right}, True)")
            elif operator == "not" and self.place + 1 < len(self.tokens) and self.tokens[self.place + 1] == "in":
                self.place += 2
                right = self.arithmetic()
                parts.append(f"_isin({left}, {right}, False)")
            else:
                return left if not parts else (parts[0] if len(parts) == 1 else "(" + " & ".join(parts) + ")")
            left = right

    def arithmetic(self):
        """Tokens up to the next comparison or connective on this level."""
        parts = []
        stop = {"or", "and", "not", "|", "&", "==", "!=", "<", "<=", ">", ">=", "in", ")", "]", ",", None, "}", ":"}
        while self.peek() not in stop:
            token = self.take()
            if token == "(":
                inner = []
                while self.peek() != ")":
                    inner.append(self.argument())
                    if self.peek() == ",":
                        inner.append(self.take())
                    elif self.peek() is None:
                        raise SyntaxError("'(' was never closed")
                self.take()
                parts.append("(" + " ".join(inner) + ")")
            elif token == "[":
                inner = []
                while self.peek() != "]":
                    if self.peek() in (",", ":"):
                        inner.append(self.take())
                    elif self.peek() is None:
                        raise SyntaxError("'[' was never closed")
                    else:
                        inner.append(self.disjunction())
                self.take()
                parts.append("[" + " ".join(inner) + "]")
            elif token == "." and parts:
                parts[-1] = parts[-1] + "." + self.take()
            else:
                parts.append(token)
        if not parts:
            raise SyntaxError("invalid syntax (<unknown>, line 1)")
        return " ".join(parts).replace(" (", "(").replace(" [", "[") if parts[0] not in ("(", "[") else " ".join(parts)

    def argument(self):
        """An argument, with its name if it has one."""
        if self.place + 1 < len(self.tokens) and self.tokens[self.place + 1] == "=":
            name = self.take()
            self.take()
            return f"{name}={self.disjunction()}"
        return self.disjunction()


def _is_in(left, right, wanted):
    values = (
        right
        if isinstance(right, (list, tuple, set, Series, np.ndarray))
        or hasattr(right, "__iter__")
        and not isinstance(right, str)
        else [right]
    )
    if isinstance(left, Series) or hasattr(left, "isin"):
        flags = left.isin(values)
        return flags if wanted else ~flags
    return (left in values) == wanted


def _equal(left, right, wanted):
    if isinstance(right, (list, tuple)) and isinstance(left, Series):
        return _is_in(left, right, wanted)
    return left == right if wanted else left != right


def _negated(value):
    return ~value if hasattr(value, "__invert__") and not isinstance(value, bool) else not value


def evaluate(frame, text, extra, caller):
    names = {}
    tokens = _translated(text.strip(), names)
    expression = _Parser(tokens).whole()
    scope = {"_isin": _is_in, "_equal": _equal, "_not": _negated, "True": True, "False": False, "None": None}
    for function in ("sin", "cos", "exp", "log", "sqrt", "abs", "log10", "tan", "log1p", "expm1", "floor", "ceil"):
        scope[function] = getattr(np, function)
    if frame is not None:
        scope["index"] = frame.index.to_series() if frame.index.nlevels == 1 else frame.index
        for name in frame.index.names:
            if isinstance(name, str):
                labels = frame.index.get_level_values(name)
                scope[name] = Series._make(labels._column, frame.index, name)
        for label in frame.columns:
            if isinstance(label, str):
                scope[label] = frame[label]
    for variable, label in names.items():
        if variable.startswith("_quoted_"):
            if frame is None or label not in frame.columns:
                raise _undefined(label)
            scope[variable] = frame[label]
    local = {}
    if caller is not None:
        local.update(caller.f_globals)
        local.update(caller.f_locals)
    local.update(extra.get("local_dict") or {})
    for name in names.get("@", ()):
        if name not in local:
            from pandas.errors import UndefinedVariableError

            raise UndefinedVariableError(name, True)
        scope["_local_" + name] = local[name]
    if frame is None:
        scope = {**local, **scope}
    try:
        return eval(expression, {"__builtins__": {}}, scope)
    except NameError as error:
        missing = re.search(r"name '(\w+)' is not defined", str(error))
        raise _undefined(missing.group(1) if missing else str(error)) from None


def _undefined(name):
    from pandas.errors import UndefinedVariableError

    return UndefinedVariableError(name)


def query(frame, text, extra, caller):
    """Rows for which the expression is true."""
    if not isinstance(text, str):
        raise ValueError(f"expr must be a string to be evaluated, {type(text)} given")
    if not text.strip():
        raise ValueError("expr cannot be an empty string")
    result = evaluate(frame, " ".join(text.split("\n")), extra, caller)
    if isinstance(result, (bool, np.bool_)):
        return frame if result else frame.iloc[:0]
    if isinstance(result, Series) and result._column.kind not in ("bool", "boolean"):
        return frame.loc[result]
    return frame[result]


def evaluate_frame(frame, text, inplace, extra, caller):
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    result = frame.copy(deep=False)
    assigned = False
    for line in lines:
        match = re.match(r"(\w+|`[^`]+`)\s*=(?!=)\s*(.+)$", line)
        if match is None:
            value = evaluate(result, line, extra, caller)
            if len(lines) == 1:
                return value
            raise ValueError("Multi-line expressions are only valid if all expressions contain an assignment")
        result[match.group(1).strip("`")] = evaluate(result, match.group(2), extra, caller)
        assigned = True
    if inplace and assigned:
        frame._replace_by(result)
        return None
    return result


def eval_expression(
    expr,
    parser="pandas",
    engine=None,
    local_dict=None,
    global_dict=None,
    resolvers=(),
    level=0,
    target=None,
    inplace=False,
):
    """`pd.eval`."""
    import sys

    return evaluate(None, expr, {"local_dict": local_dict}, sys._getframe(1))
