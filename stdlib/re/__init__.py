"""Regular expressions. `_translate` turns a pattern into PCRE2's notation; `_re` matches."""

import _re
from re._flags import (
    A, ASCII, DEBUG, DOTALL, I, IGNORECASE, L, LOCALE, M, MULTILINE, NOFLAG, RegexFlag, S, T, TEMPLATE, U, UNICODE,
    VERBOSE, X)
from re._translate import error, translate

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "template",
    "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE",
    "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
]

_cache = {}
_cache_limit = 512


class Pattern:
    """A compiled regular expression."""

    __slots__ = ("pattern", "flags", "groups", "groupindex", "_code", "_names", "_close_order", "_templates",
                 "__weakref__")

    def __init__(self):
        raise TypeError("cannot create 're.Pattern' instances")

    def search(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 2)

    def _run(self, string, pos, endpos, mode):
        pos, endpos = self._bounds(string, pos, endpos)
        spans = self._code.exec(string, pos, endpos, mode)
        if spans is None:
            return None
        return _match(self, string, pos, endpos, spans)

    def _bounds(self, string, pos, endpos):
        if isinstance(self.pattern, str):
            if not isinstance(string, str):
                if isinstance(string, (bytes, bytearray, memoryview)):
                    raise TypeError("cannot use a string pattern on a bytes-like object")
                raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        elif isinstance(string, str):
            raise TypeError("cannot use a bytes pattern on a string-like object")
        elif not isinstance(string, (bytes, bytearray, memoryview)):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        size = len(string)
        if endpos is None or endpos > size:
            endpos = size
        elif endpos < 0:
            endpos = 0
        if pos < 0:
            pos = 0
        elif pos > size:
            pos = size
        return pos, endpos

    def finditer(self, string, pos=0, endpos=None):
        pos, endpos = self._bounds(string, pos, endpos)
        return self._iterate(string, pos, endpos)

    def _iterate(self, string, pos, endpos):
        execute = self._code.exec
        at = pos
        mode = 0
        while at <= endpos:
            spans = execute(string, at, endpos, mode)
            if spans is None:
                return
            yield _match(self, string, pos, endpos, spans)
            at = spans[1]
            mode = 4 if spans[0] == at else 0

    def findall(self, string, pos=0, endpos=None):
        pos, endpos = self._bounds(string, pos, endpos)
        if pos > endpos:
            return []
        return self._code.findall(string, pos, endpos)

    def split(self, string, maxsplit=0):
        self._bounds(string, 0, None)
        if maxsplit < 0:
            return [string]
        return self._code.split(string, maxsplit)

    def sub(self, repl, string, count=0):
        return self._substitute(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        return self._substitute(repl, string, count)

    def _substitute(self, repl, string, count):
        self._bounds(string, 0, None)
        if count < 0:
            return string, 0
        if not callable(repl):
            return self._code.sub(self._template(repl), string, count)
        pieces = []
        end = 0
        made = 0
        size = len(string)
        for spans in self._code.scan(string, 0, size, count):
            replacement = repl(_match(self, string, 0, size, spans))
            if end < spans[0]:
                pieces.append(string[end:spans[0]])
            if replacement is not None:
                pieces.append(replacement)
            end = spans[1]
            made += 1
        if not made:
            return string, 0
        if end < size:
            pieces.append(string[end:])
        empty = "" if isinstance(string, str) else b""
        for index, piece in enumerate(pieces):
            if isinstance(piece, str) is not isinstance(empty, str):
                wanted = "str instance" if empty == "" else "a bytes-like object"
                raise TypeError(f"sequence item {index}: expected {wanted}, {type(piece).__name__} found")
        return empty.join(pieces), made

    def _template(self, repl):
        """The parts (text and group numbers) of a replacement template."""
        parts = self._templates.get(repl)
        if parts is None:
            from re._template import parse_template
            if len(self._templates) > 100:
                self._templates.clear()
            parts = parse_template(repl, self)
            self._templates[repl] = parts
        return parts

    def scanner(self, string, pos=0, endpos=None):
        return _Scanner(self, string, pos, endpos)

    def __repr__(self):
        return _pattern_repr(self)

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern == other.pattern and self.flags == other.flags
                and isinstance(self.pattern, str) is isinstance(other.pattern, str))

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _pattern_repr(pattern):
    text = repr(pattern.pattern)
    if len(text) > 200:
        text = text[:200]
    flags = pattern.flags
    if isinstance(pattern.pattern, str):
        flags &= ~32
    names = [name for name, bit in (("TEMPLATE", 1), ("IGNORECASE", 2), ("LOCALE", 4), ("MULTILINE", 8), ("DOTALL", 16),
                                    ("UNICODE", 32), ("VERBOSE", 64), ("DEBUG", 128), ("ASCII", 256)) if flags & bit]
    if names:
        return f"re.compile({text}, {'|'.join('re.' + name for name in names)})"
    return f"re.compile({text})"


class Match:
    """What a pattern found: the spans of its groups in `string`."""

    __slots__ = ("re", "string", "pos", "endpos", "_spans")

    def __init__(self):
        raise TypeError("cannot create 're.Match' instances")

    def _index(self, group):
        if isinstance(group, int):
            if 0 <= group <= self.re.groups:
                return group
        elif isinstance(group, str):
            number = self.re._names.get(group)
            if number is not None:
                return number
        elif hasattr(group, "__index__"):
            return self._index(group.__index__())
        raise IndexError("no such group")

    def _text(self, number):
        start = self._spans[2 * number]
        if start < 0:
            return None
        return self.string[start:self._spans[2 * number + 1]]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._index(groups[0]))
        return tuple([self._text(self._index(group)) for group in groups])

    def __getitem__(self, group):
        return self._text(self._index(group))

    def groups(self, default=None):
        result = []
        for number in range(1, self.re.groups + 1):
            text = self._text(number)
            result.append(default if text is None else text)
        return tuple(result)

    def groupdict(self, default=None):
        result = {}
        for name, number in self.re._names.items():
            text = self._text(number)
            result[name] = default if text is None else text
        return result

    def start(self, group=0, /):
        return self._spans[2 * self._index(group)]

    def end(self, group=0, /):
        return self._spans[2 * self._index(group) + 1]

    def span(self, group=0, /):
        number = self._index(group)
        return self._spans[2 * number], self._spans[2 * number + 1]

    @property
    def regs(self):
        spans = self._spans
        return tuple([(spans[index], spans[index + 1]) for index in range(0, len(spans), 2)])

    @property
    def lastindex(self):
        # The groups in the order of their closing parentheses: the last that took part closed last.
        for number in self.re._close_order:
            if self._spans[2 * number] >= 0:
                return number
        return None

    @property
    def lastgroup(self):
        number = self.lastindex
        if number is not None:
            for name, other in self.re._names.items():
                if other == number:
                    return name
        return None

    def expand(self, template):
        empty = "" if isinstance(self.string, str) else b""
        pieces = []
        for part in self.re._template(template):
            pieces.append((self._text(part) or empty) if isinstance(part, int) else part)
        return empty.join(pieces)

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={repr(self._text(0))[:50]}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


_new = object.__new__


def _match(pattern, string, pos, endpos, spans):
    match = _new(Match)
    match.re = pattern
    match.string = string
    match.pos = pos
    match.endpos = endpos
    match._spans = spans
    return match


class _Scanner:
    """Successive matches of one string: `search` or `match` goes on where the last one ended."""

    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._string = string
        self._pos, self._endpos = pattern._bounds(string, pos, endpos)
        self._at, self._mode = self._pos, 0

    def _step(self, mode):
        if self._at is None:
            return None
        spans = self.pattern._code.exec(self._string, self._at, self._endpos, mode | self._mode)
        if spans is None:
            self._at = None
            return None
        self._at = spans[1]
        self._mode = 4 if spans[0] == spans[1] else 0
        return _match(self.pattern, self._string, self._pos, self._endpos, spans)

    def search(self):
        return self._step(0)

    def match(self):
        return self._step(1)


def compile(pattern, flags=0):
    """Compile a pattern; patterns used recently are remembered."""
    flags = int(flags)
    key = (type(pattern), pattern, flags)
    try:
        return _cache[key]
    except (KeyError, TypeError):
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    translated = translate(pattern, flags)
    compiled = _new(Pattern)
    compiled.pattern = pattern
    compiled.flags = translated.flags
    compiled.groups = translated.groups
    compiled._names = translated.names
    from types import MappingProxyType
    compiled.groupindex = MappingProxyType(translated.names)
    compiled._close_order = translated.close_order[::-1]
    compiled._templates = {}
    try:
        compiled._code = _re.compile(translated.text, translated.options, isinstance(pattern, bytes))
    except ValueError as refusal:
        message = refusal.args[0]
        if "lookbehind" in message:
            raise error("look-behind requires fixed-width pattern") from None
        raise error(message, pattern) from None
    if len(_cache) >= _cache_limit:
        del _cache[next(iter(_cache))]
    _cache[key] = compiled
    return compiled


def match(pattern, string, flags=0):
    """Match at the beginning of the string."""
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Match the whole string."""
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match anywhere in the string."""
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """Replace matches by a template or by what a function returns."""
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """`sub`, and how many replacements were made."""
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """Split a string at the matches."""
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """All matches: their text, or their groups if there are any."""
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator of match objects."""
    return compile(pattern, flags).finditer(string)


def purge():
    """Forget the remembered patterns."""
    _cache.clear()


def template(pattern, flags=0):
    """Deprecated name of `compile`."""
    return compile(pattern, flags)


_special = {ord(character): "\\" + character for character in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """Put a backslash before every character that means something in a pattern."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")


class Scanner:
    """A lexicon of (pattern, action) pairs; `scan` gives the actions' results and the rest of the string."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self.scanner = [compile(phrase, flags) for phrase, _ in lexicon]

    def scan(self, string):
        result = []
        position = 0
        while True:
            for pattern, (_, action) in zip(self.scanner, self.lexicon):
                found = pattern.match(string, position)
                if found is not None:
                    break
            else:
                break
            if found.end() == position:
                break
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            position = found.end()
        return result, string[position:]
