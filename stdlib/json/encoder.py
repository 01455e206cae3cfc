"""The encoder of values into JSON text."""

from json._accelerated import encode as encode_plainly, encode_basestring, encode_basestring_ascii

INFINITY = float("inf")


class JSONEncoder:
    """Options set how the text looks; `default` turns what JSON does not know into what it knows."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What to encode in place of an object of an unknown type."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def _pieces(self, o):
        """The JSON text of an object as a list of strings."""
        if self.indent is None and not self.sort_keys:
            text = encode_plainly(o, self.ensure_ascii, self.item_separator, self.key_separator)
            if text is not None:
                return [text]
        pieces = []
        _Writer(self, pieces.append).value(o, 0)
        return pieces

    def encode(self, o):
        """The JSON text of an object."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        return "".join(self._pieces(o))

    def iterencode(self, o, _one_shot=False):
        """The JSON text in pieces."""
        return iter(self._pieces(o))


class _Writer:
    """One encoding under way: appends pieces of text with `write`."""

    def __init__(self, encoder, write):
        self.encoder = encoder
        self.write = write
        self.string = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self.markers = {} if encoder.check_circular else None
        indent = encoder.indent
        self.indent = " " * indent if isinstance(indent, int) else indent
        self.item_separator = encoder.item_separator
        self.key_separator = encoder.key_separator

    def scalar(self, o):
        """The text of None, a boolean, a number or a string; None for anything else."""
        if isinstance(o, str):
            return self.string(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.number(o)
        return None

    def number(self, o):
        if o != o:
            text = "NaN"
        elif o == INFINITY:
            text = "Infinity"
        elif o == -INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            message = "Out of range float values are not JSON compliant"
            raise ValueError(message if self.indent is None else f"{message}: {o!r}")
        return text

    def value(self, o, level):
        text = self.scalar(o)
        if text is not None:
            self.write(text)
            return
        key = self.enter(o)
        if isinstance(o, (list, tuple)):
            self.array(o, level)
        elif isinstance(o, dict):
            self.object(o, level)
        else:
            self.value(self.encoder.default(o), level)
        if key is not None:
            del self.markers[key]

    def enter(self, o):
        if self.markers is None:
            return None
        key = id(o)
        if key in self.markers:
            raise ValueError("Circular reference detected")
        self.markers[key] = o
        return key

    def breaks(self, level):
        """What stands before the first item, between items and before the closing bracket."""
        if self.indent is None:
            return "", self.item_separator, ""
        inner = "\n" + self.indent * (level + 1)
        return inner, self.item_separator + inner, "\n" + self.indent * level

    def array(self, values, level):
        write = self.write
        if not values:
            write("[]")
            return
        before, between, after = self.breaks(level)
        write("[" + before)
        first = True
        for value in values:
            if first:
                first = False
            else:
                write(between)
            self.value(value, level + 1)
        write(after + "]")

    def object(self, mapping, level):
        write = self.write
        if not mapping:
            write("{}")
            return
        before, between, after = self.breaks(level)
        items = sorted(mapping.items()) if self.encoder.sort_keys else mapping.items()
        first = True
        write("{" + before)
        for key, value in items:
            if not isinstance(key, str):
                name = self.key(key)
                if name is None:
                    continue
                key = name
            if first:
                first = False
            else:
                write(between)
            write(self.string(key) + self.key_separator)
            self.value(value, level + 1)
        write(after + "}")

    def key(self, key):
        """The text of a key that is no string; None to skip it."""
        if isinstance(key, float):
            return self.number(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
