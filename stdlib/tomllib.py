"""Reading TOML 1.0."""

import datetime
import re

__all__ = ["loads", "load", "TOMLDecodeError"]

_bare_key = re.compile(r"[A-Za-z0-9_-]+")
_number = re.compile(r"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*"
                     r"|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<float>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)")
_moment = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6})\d*)?(Z|z|[+-]\d\d:\d\d)?)?")
_clock = re.compile(r"(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6})\d*)?")
_escapes = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class TOMLDecodeError(ValueError):
    """The text is no valid TOML."""


class _Table(dict):
    """A table that may still be added to; `kind` says how it came about."""

    kind = "implicit"


class _Reader:
    def __init__(self, text, parse_float):
        self.text = text
        self.position = 0
        self.parse_float = parse_float
        self.root = _Table()
        self.frozen = []

    def fail(self, message):
        if self.position >= len(self.text):
            place = "at end of document"
        else:
            before = self.text[:self.position]
            place = "at line %d, column %d" % (before.count("\n") + 1, self.position - before.rfind("\n"))
        return TOMLDecodeError(f"{message} ({place})")

    def peek(self, count=1):
        return self.text[self.position:self.position + count]

    def skip(self, characters):
        while self.peek() and self.peek() in characters:
            self.position += 1

    def skip_comment(self):
        if self.peek() == "#":
            while self.peek() and self.peek() != "\n":
                if ord(self.peek()) < 32 and self.peek() != "\t" or self.peek() == "\x7f":
                    raise self.fail(f"Found invalid character {self.peek()!r}")
                self.position += 1

    def read(self):
        table = self.root
        while True:
            self.skip(" \t")
            here = self.peek()
            if not here:
                return self.root
            if here == "\n":
                self.position += 1
                continue
            if here == "[":
                table = self.header()
            elif here != "#":
                if not (_bare_key.match(here) or here in "\"'"):
                    raise self.fail("Invalid statement")
                self.pair(table)
            self.skip(" \t")
            self.skip_comment()
            if self.peek() and self.peek() != "\n":
                raise self.fail("Expected newline or end of document after a statement")

    def header(self):
        is_array = self.peek(2) == "[["
        self.position += 2 if is_array else 1
        self.skip(" \t")
        key = self.key()
        closing = "]]" if is_array else "]"
        if self.peek(len(closing)) != closing:
            raise self.fail(f"Expected '{closing}' at the end of " + ("an array declaration" if is_array else "a table declaration"))
        table = self.walk(self.root, key[:-1])
        last = key[-1]
        self.position += len(closing)
        if is_array:
            items = table.setdefault(last, [])
            if not isinstance(items, list) or any(items is one for one in self.frozen):
                raise self.fail("Cannot overwrite a value")
            items.append(_Table())
            return items[-1]
        found = table.setdefault(last, _Table())
        if not isinstance(found, _Table) or found.kind != "implicit":
            self.position -= len(closing)
            raise self.fail(f"Cannot declare {key} twice")
        found.kind = "declared"
        return found

    def walk(self, table, key):
        for part in key:
            table = table.setdefault(part, _Table())
            if isinstance(table, list) and table:
                table = table[-1]
            if not isinstance(table, _Table) or table.kind == "inline":
                raise self.fail("Cannot overwrite a value")
        return table

    def pair(self, table):
        key = self.key()
        if self.peek() != "=":
            raise self.fail("Expected '=' after a key in a key/value pair")
        self.position += 1
        self.skip(" \t")
        value = self.value()
        for part in key[:-1]:
            if part in table and (not isinstance(table[part], _Table) or table[part].kind in ("inline", "declared")):
                raise self.fail("Cannot overwrite a value")
            table = table.setdefault(part, _Table())
            table.kind = "dotted"
        if key[-1] in table:
            raise self.fail("Cannot overwrite a value")
        table[key[-1]] = value

    def key(self):
        parts = []
        while True:
            here = self.peek()
            if here == '"':
                parts.append(self.basic())
            elif here == "'":
                parts.append(self.literal())
            else:
                match = _bare_key.match(self.text, self.position)
                if match is None:
                    raise self.fail("Invalid initial character for a key part")
                parts.append(match.group())
                self.position = match.end()
            self.skip(" \t")
            if self.peek() != ".":
                return tuple(parts)
            self.position += 1
            self.skip(" \t")

    def value(self):
        here = self.peek()
        if here == '"':
            return self.basic_block() if self.peek(3) == '"""' else self.basic()
        if here == "'":
            return self.literal_block() if self.peek(3) == "'''" else self.literal()
        if here == "[":
            return self.array()
        if here == "{":
            return self.inline()
        for word, value in (("true", True), ("false", False)):
            if self.peek(len(word)) == word:
                self.position += len(word)
                return value
        moment = self.moment()
        return self.number() if moment is None else moment

    def moment(self):
        match = _moment.match(self.text, self.position)
        if match is not None:
            year, month, day, hour, minute, second, fraction, zone = match.groups()
            try:
                if hour is None:
                    result = datetime.date(int(year), int(month), int(day))
                else:
                    result = datetime.datetime(int(year), int(month), int(day), int(hour), int(minute), int(second),
                                               int((fraction or "0").ljust(6, "0")), _zone(zone))
            except ValueError as error:
                raise self.fail("Invalid date or datetime") from error
        else:
            match = _clock.match(self.text, self.position)
            if match is None:
                return None
            hour, minute, second, fraction = match.groups()
            result = datetime.time(int(hour), int(minute), int(second), int((fraction or "0").ljust(6, "0")))
        self.position = match.end()
        return result

    def number(self):
        match = _number.match(self.text, self.position)
        if match is not None:
            self.position = match.end()
            if match.group("float"):
                return self.parse_float(match.group())
            return int(match.group().replace("_", ""), 0)
        for word in ("inf", "nan", "+inf", "-inf", "+nan", "-nan"):
            if self.peek(len(word)) == word:
                self.position += len(word)
                return self.parse_float(word)
        raise self.fail("Invalid value")

    def gap(self):
        while True:
            self.skip(" \t\n")
            if self.peek() != "#":
                return
            self.skip_comment()

    def array(self):
        self.position += 1
        items = []
        self.frozen.append(items)
        self.gap()
        while self.peek() != "]":
            items.append(self.value())
            self.gap()
            if self.peek() == "]":
                break
            if self.peek() != ",":
                raise self.fail("Unclosed array")
            self.position += 1
            self.gap()
        self.position += 1
        return items

    def inline(self):
        self.position += 1
        table = _Table()
        self.skip(" \t")
        while self.peek() != "}":
            self.pair(table)
            self.skip(" \t")
            if self.peek() == "}":
                break
            if self.peek() != ",":
                raise self.fail("Unclosed inline table")
            self.position += 1
            self.skip(" \t")
        self.position += 1
        _close(table)
        return table

    def literal(self):
        end = self.text.find("'", self.position + 1)
        if end < 0 or "\n" in self.text[self.position:end]:
            raise self.fail("Expected \"'\"")
        result = self.text[self.position + 1:end]
        self.position = end + 1
        return result

    def literal_block(self):
        start = self.position + 3
        end = self.text.find("'''", start)
        if end < 0:
            self.position = len(self.text)
            raise self.fail("Expected \"'''\"")
        # Up to two quotes may belong to the text.
        while self.text[end + 3:end + 4] == "'" and end < start + len(self.text) and self.text[end:end + 5].count("'") > 3:
            end += 1
        self.position = end + 3
        return self.text[start:end].removeprefix("\n")

    def basic(self):
        self.position += 1
        parts = []
        while True:
            here = self.peek()
            if not here:
                raise self.fail("Unterminated string")
            if here == '"':
                self.position += 1
                return "".join(parts)
            if here == "\\":
                parts.append(self.escape())
                continue
            if here < " " and here != "\t" or here == "\x7f":
                raise self.fail(f"Illegal character {here!r}")
            parts.append(here)
            self.position += 1

    def basic_block(self):
        self.position += 3
        if self.peek() == "\n":
            self.position += 1
        parts = []
        while True:
            here = self.peek()
            if not here:
                raise self.fail("Unterminated string")
            if self.peek(3) == '"""':
                quotes = len(self.peek(5)) - len(self.peek(5).lstrip('"'))
                parts.append('"' * (quotes - 3))
                self.position += quotes
                return "".join(parts)
            if here == "\\":
                line = re.compile(r"\\[ \t]*\n[ \t\n]*").match(self.text, self.position)
                if line:
                    self.position = line.end()
                else:
                    parts.append(self.escape())
                continue
            parts.append(here)
            self.position += 1

    def escape(self):
        kind = self.text[self.position + 1:self.position + 2]
        if kind in _escapes and kind:
            self.position += 2
            return _escapes[kind]
        length = {"u": 4, "U": 8}.get(kind)
        if length is None:
            raise self.fail("Unescaped '\\' in a string")
        digits = self.text[self.position + 2:self.position + 2 + length]
        if not re.fullmatch("[0-9A-Fa-f]{%d}" % length, digits):
            raise self.fail("Invalid hex value")
        code = int(digits, 16)
        if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            raise self.fail("Escaped character is not a Unicode scalar value")
        self.position += 2 + length
        return chr(code)


def _close(table):
    table.kind = "inline"
    for value in table.values():
        if isinstance(value, _Table):
            _close(value)


def _zone(text):
    if text is None:
        return None
    if text in "Zz":
        return datetime.timezone.utc
    offset = datetime.timedelta(hours=int(text[1:3]), minutes=int(text[4:6]))
    return datetime.timezone(-offset if text[0] == "-" else offset)


def _plain(value):
    """Without the classes that reading needs."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def loads(s, /, *, parse_float=float):
    """The tables of a text."""
    return _plain(_Reader(s.replace("\r\n", "\n"), parse_float).read())


def load(fp, /, *, parse_float=float):
    """The tables of a file, opened for bytes."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)
