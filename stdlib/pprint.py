"""Printing nested data in lines of limited width."""

import sys
from io import StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Print an object, broken into lines where it is too wide."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, set(), 0)


def isreadable(object):
    return "<" not in saferepr(object)


def isrecursive(object):
    return "<Recursion on " in saferepr(object)


class _Key:
    """Orders keys of any kinds: by themselves where that works, else by type and id."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


class PrettyPrinter:
    """The options of printing and the printer."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent, self._width = depth, indent, width
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        stream = StringIO()
        self._format(object, stream, 0, 0, set(), 0)
        return stream.getvalue()

    def isreadable(self, object):
        return isreadable(object)

    def isrecursive(self, object):
        return isrecursive(object)

    def _format(self, object, stream, indent, allowance, context, level):
        if id(object) in context:
            stream.write(f"<Recursion on {type(object).__name__} with id={id(object)}>")
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            printer = self._printer(object)
            if printer is not None:
                context.add(id(object))
                printer(object, stream, indent, allowance, context, level + 1)
                context.discard(id(object))
                return
        stream.write(text)

    def _printer(self, object):
        cls = type(object)
        method = cls.__repr__
        if method is dict.__repr__:
            return self._print_dict
        if method is list.__repr__:
            return lambda *args: self._print_sequence(*args, "[", "]")
        if method is tuple.__repr__:
            return lambda *args: self._print_sequence(*args, "(", ",)" if len(object) == 1 else ")")
        if method is set.__repr__ or method is frozenset.__repr__:
            return self._print_set if object else None
        if method is str.__repr__:
            return self._print_str
        if method is bytes.__repr__ or method is bytearray.__repr__:
            return self._print_bytes
        if cls.__name__ == "SimpleNamespace" and cls.__module__ == "types":
            return self._print_namespace
        if cls.__name__ in ("OrderedDict", "defaultdict", "Counter", "deque") and cls.__module__ == "collections":
            return self._print_collection
        if getattr(cls, "__dataclass_fields__", None) is not None and cls.__dataclass_params__.repr:
            return self._print_dataclass
        return None

    def _print_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{" + " " * (self._indent - 1))
        if object:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._items(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _items(self, items, stream, indent, allowance, context, level):
        items = list(items)
        indent += self._indent
        for index, (key, value) in enumerate(items):
            last = index == len(items) - 1
            text = self._repr(key, context, level)
            stream.write(text + ": ")
            self._format(value, stream, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _print_sequence(self, object, stream, indent, allowance, context, level, left, right):
        stream.write(left)
        self._elements(object, stream, indent, allowance + len(right), context, level)
        stream.write(right)

    def _elements(self, elements, stream, indent, allowance, context, level):
        indent += self._indent
        if self._indent > 1:
            stream.write(" " * (self._indent - 1))
        elements = list(elements)
        separator = ",\n" + " " * indent
        room = limit = self._width - indent + 1
        before = ""
        for index, element in enumerate(elements):
            last = index == len(elements) - 1
            if last:
                limit -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(element, context, level)
                if room < len(text) + 2:
                    room = limit
                    if before:
                        before = separator
                if room >= len(text) + 2:
                    room -= len(text) + 2
                    stream.write(before + text)
                    before = ", "
                    continue
            stream.write(before)
            before = separator
            self._format(element, stream, indent, allowance if last else 1, context, level)

    def _print_set(self, object, stream, indent, allowance, context, level):
        if type(object) is set:
            left, right = "{", "}"
        else:
            left, right = type(object).__name__ + "({", "})"
            indent += len(type(object).__name__) + 1
        stream.write(left)
        self._elements(sorted(object, key=_Key), stream, indent, allowance + len(right), context, level)
        stream.write(right)

    def _print_str(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        import re
        chunks = []
        lines = object.splitlines(True)
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
        width = limit = self._width - indent
        text = ""
        for index, line in enumerate(lines):
            text = repr(line)
            if index == len(lines) - 1:
                limit -= allowance
            if len(text) <= limit:
                chunks.append(text)
                continue
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            current = ""
            limit2 = width
            for position, part in enumerate(parts):
                candidate = current + part
                if position == len(parts) - 1 and index == len(lines) - 1:
                    limit2 -= allowance
                if len(repr(candidate)) > limit2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            stream.write(text)
            return
        if parens:
            stream.write("(")
        stream.write(("\n" + " " * indent).join(chunks))
        if parens:
            stream.write(")")

    def _print_bytes(self, object, stream, indent, allowance, context, level):
        """Pieces of a multiple of four bytes, as many as fit on a line."""
        if len(object) <= 4 and isinstance(object, bytes):
            stream.write(repr(object))
            return
        opening = "bytearray(" if isinstance(object, bytearray) else "(" if level == 1 else ""
        indent += len(opening)
        allowance += bool(opening)
        data = bytes(object)
        width, last, current, pieces = self._width - indent, len(data) // 4 * 4, b"", []
        for start in range(0, len(data), 4):
            part = data[start:start + 4]
            if start == last:
                width -= allowance
            if len(repr(current + part)) > width:
                if current:
                    pieces.append(repr(current))
                current = part
            else:
                current += part
        if current:
            pieces.append(repr(current))
        stream.write(opening + ("\n" + " " * indent).join(pieces) + (")" if opening else ""))

    def _print_namespace(self, object, stream, indent, allowance, context, level):
        stream.write("namespace(")
        self._attributes(list(object.__dict__.items()), stream, indent + len("namespace("), allowance, context, level)
        stream.write(")")

    def _attributes(self, shown, stream, indent, allowance, context, level):
        """name=value, one a line."""
        for index, (key, value) in enumerate(shown):
            last = index == len(shown) - 1
            stream.write(key + "=")
            self._format(value, stream, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _print_collection(self, object, stream, indent, allowance, context, level):
        cls = type(object)
        name = cls.__name__
        if not len(object):
            stream.write(repr(object))
            return
        if name == "deque":
            stream.write(name + "(")
            indent += len(name) + 1
            stream.write("[")
            if object.maxlen is None:
                self._elements(object, stream, indent, allowance + 2, context, level)
                stream.write("])")
            else:
                self._elements(object, stream, indent, 2, context, level)
                stream.write("],\n" + " " * indent + f"maxlen={self._repr(object.maxlen, context, level)})")
        elif name == "OrderedDict":
            stream.write(name + "(")
            self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
            stream.write(")")
        elif name == "Counter":
            stream.write(name + "({" + " " * (self._indent - 1))
            self._items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
            stream.write("})")
        else:
            indent += len(name) + 1
            stream.write(f"{name}({self._repr(object.default_factory, context, level)},\n" + " " * indent)
            self._print_dict(object, stream, indent, allowance + 1, context, level)
            stream.write(")")

    def _print_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields
        name = type(object).__name__
        stream.write(name + "(")
        shown = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        self._attributes(shown, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _repr(self, object, context, level):
        """The object on one line, with recursion marked and depth limited."""
        cls = type(object)
        method = cls.__repr__
        if isinstance(object, int) and method is int.__repr__:
            return f"{object:_d}" if self._underscore else repr(object)
        if method not in (dict.__repr__, list.__repr__, tuple.__repr__):
            return repr(object)
        if not object:
            return "{}" if method is dict.__repr__ else "[]" if method is list.__repr__ else "()"
        if self._depth is not None and level >= self._depth:
            return "{...}" if method is dict.__repr__ else "[...]" if method is list.__repr__ else "(...)"
        if id(object) in context:
            return f"<Recursion on {cls.__name__} with id={id(object)}>"
        context.add(id(object))
        level += 1
        if method is dict.__repr__:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            text = "{%s}" % ", ".join(
                f"{self._repr(key, context, level)}: {self._repr(value, context, level)}" for key, value in items)
        else:
            inner = ", ".join(self._repr(element, context, level) for element in object)
            if method is list.__repr__:
                text = f"[{inner}]"
            else:
                text = f"({inner},)" if len(object) == 1 else f"({inner})"
        context.discard(id(object))
        return text
