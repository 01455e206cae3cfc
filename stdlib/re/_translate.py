"""From the language's regular expressions to PCRE2's.

One walk over the pattern copies what both understand, rewrites what they write differently and refuses, with the
language's messages, what is an error. PCRE2 would accept more (`\\h`, `(?1)`, `[[:alpha:]]`); none of that comes through.
"""

_TEMPLATE, _IGNORECASE, _LOCALE, _MULTILINE, _DOTALL, _UNICODE, _VERBOSE, _DEBUG, _ASCII = (
    1, 2, 4, 8, 16, 32, 64, 128, 256)
_flag_letters = {"i": 2, "L": 4, "m": 8, "s": 16, "x": 64, "a": 256, "u": 32}
_max_repeat = 4294967295


class error(Exception):
    """A pattern or template that is not valid: msg, pattern, pos, lineno, colno."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = "%s at position %d" % (msg, pos)
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = "%s (line %d, column %d)" % (msg, self.lineno, self.colno)
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


class _GlobalFlags(Exception):
    """The pattern switches on verbose mode by itself: it must be read again."""


class Translation:
    """PCRE2 text, options for `_re.compile`, flags, number of groups, names, groups in the order of their closing."""

    __slots__ = ("text", "options", "flags", "groups", "names", "close_order")


def translate(pattern, flags):
    is_bytes = isinstance(pattern, bytes)
    text = pattern.decode("latin-1") if is_bytes else pattern
    if is_bytes:
        if flags & _UNICODE:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
        if flags & _LOCALE and flags & _ASCII:
            raise ValueError("ASCII and LOCALE flags are incompatible")
    else:
        if flags & _LOCALE:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & _ASCII and flags & _UNICODE:
            raise ValueError("ASCII and UNICODE flags are incompatible")
    try:
        walk = _Walk(pattern, text, flags, is_bytes)
        walk.run()
    except _GlobalFlags as found:
        walk = _Walk(pattern, text, flags | found.args[0], is_bytes)
        walk.run()
    flags = walk.flags
    if not is_bytes:
        if flags & _ASCII and flags & _UNICODE:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        if not flags & _ASCII:
            flags |= _UNICODE
    result = Translation()
    result.text = "".join(walk.out)
    result.options = (
        (1 if flags & _IGNORECASE else 0) | (2 if flags & _MULTILINE else 0) | (4 if flags & _DOTALL else 0)
        | (8 if not is_bytes and not flags & _ASCII else 0))
    result.flags = flags
    result.groups = walk.groups
    result.names = walk.names
    result.close_order = walk.close_order
    return result


_quantifiers = "*+?{"
_plain_escapes = {"a": "\\x07", "f": "\\f", "n": "\\n", "r": "\\r", "t": "\\t", "v": "\\x0b", "\\": "\\\\"}
_class_escapes = "dDsSwW"


def _literal(code):
    """PCRE2's notation of one character, safe everywhere."""
    character = chr(code)
    if character.isascii() and character.isalnum():
        return character
    if code > 127 and not 0xD800 <= code <= 0xDFFF:
        return character
    return "\\x{%x}" % code


class _Walk:
    """The walk over one pattern. `out` collects pieces; `verbose` is the current setting of the x flag."""

    def __init__(self, pattern, text, flags, is_bytes):
        self.pattern = pattern
        self.text = text
        self.flags = flags
        self.is_bytes = is_bytes
        self.out = []
        self.at = 0
        self.groups = 0
        self.names = {}
        self.open = []
        self.close_order = []
        self.conditions = []

    def fail(self, message, position):
        raise error(message, self.pattern, position)

    def run(self):
        self.alternatives(bool(self.flags & _VERBOSE), 0)
        if self.at < len(self.text):
            self.fail("unbalanced parenthesis", self.at)
        for number, position in self.conditions:
            if number > self.groups:
                self.fail(f"invalid group reference {number}", position)

    def alternatives(self, verbose, depth, branch_limit=None):
        """Everything up to the closing parenthesis (not consumed) or the end."""
        text, out = self.text, self.out
        size = len(text)
        # Where the last item begins, for quantifiers: None = nothing to repeat, "again" = already repeated.
        repeatable = None
        branches = 1
        while self.at < size:
            start = self.at
            character = text[start]
            if character == "|":
                branches += 1
                if branch_limit is not None and branches > branch_limit:
                    self.fail("conditional backref with more than two branches", start)
                out.append("|")
                self.at += 1
                repeatable = None
            elif character == ")":
                return
            elif verbose and character in " \t\n\r\v\f":
                self.at += 1
            elif verbose and character == "#":
                end = text.find("\n", start)
                self.at = size if end < 0 else end + 1
            elif character == "(":
                repeatable = self.group(verbose, depth)
            elif character == "[":
                self.character_class()
                repeatable = True
            elif character == "\\":
                repeatable = self.escape()
            elif character in _quantifiers:
                repeatable = self.quantifier(repeatable)
            elif character == "^":
                out.append("^")
                self.at += 1
                repeatable = None
            elif character == "$":
                out.append("$")
                self.at += 1
                repeatable = None
            elif character == ".":
                out.append(".")
                self.at += 1
                repeatable = True
            else:
                out.append(_literal(ord(character)) if not character.isalnum() else character)
                self.at += 1
                repeatable = True

    def quantifier(self, repeatable):
        text = self.text
        start = self.at
        character = text[start]
        end = start + 1
        if character == "{":
            close = end
            while close < len(text) and (text[close] in "0123456789,"):
                close += 1
            inside = text[end:close]
            if close >= len(text) or text[close] != "}" or inside.count(",") > 1 or not inside:
                self.out.append("\\{")
                self.at = end
                return True
            low, comma, high = inside.partition(",")
            if not low and not high and not comma:
                self.out.append("\\{")
                self.at = end
                return True
            end = close + 1
            lowest = int(low) if low else 0
            highest = int(high) if high else None
            if not comma:
                highest = lowest
            if lowest >= _max_repeat or highest is not None and highest >= _max_repeat:
                raise OverflowError("the repetition number is too large")
            if highest is not None and highest < lowest:
                self.fail("min repeat greater than max repeat", start + 1)
            if not comma:
                piece = "{%d}" % lowest
            elif highest is None:
                piece = "{%d,}" % lowest if lowest else "*"
            else:
                piece = "{%d,%d}" % (lowest, highest)
        else:
            piece = character
        if repeatable is None:
            self.fail("nothing to repeat", start)
        if repeatable == "again":
            self.fail("multiple repeat", start)
        if repeatable == "assertion":
            # PCRE2 refuses to repeat some assertions; an empty group around them is repeatable.
            self.out.append("(?:)")
        self.at = end
        if end < len(text) and text[end] in "?+":
            piece += text[end]
            self.at = end + 1
        self.out.append(piece)
        return "again"

    def escape(self):
        """An escape outside a class."""
        text = self.text
        start = self.at
        if start + 1 >= len(text):
            self.fail("bad escape (end of pattern)", start)
        character = text[start + 1]
        self.at = start + 2
        out = self.out
        if character in _class_escapes:
            out.append(self.category(character))
            return True
        if character == "b" or character == "B":
            out.append("\\" + character)
            return None
        if character == "A":
            out.append("\\A")
            return None
        if character == "Z":
            out.append("\\z")
            return None
        if character in "xuUN":
            out.append(_literal(self.numbered(start, character)))
            return True
        if character == "0":
            digits = self.take_digits("01234567", 2)
            out.append(_literal(int("0" + digits, 8)))
            return True
        if character in "123456789":
            if self.at < len(text) and text[self.at] in "0123456789":
                second = text[self.at]
                if (character in "01234567" and second in "01234567" and self.at + 1 < len(text)
                        and text[self.at + 1] in "01234567"):
                    octal = text[start + 1:start + 4]
                    value = int(octal, 8)
                    self.at = start + 4
                    if value > 255:
                        self.fail(f"octal escape value \\{octal} outside of range 0-0o377", start)
                    out.append(_literal(value))
                    return True
                character += second
                self.at += 1
            number = int(character)
            if number > self.groups:
                self.fail(f"invalid group reference {number}", start + 1)
            self.check_closed(number, start)
            out.append("\\g{%d}" % number)
            return True
        if character in _plain_escapes:
            out.append(_plain_escapes[character])
            return True
        if character.isascii() and character.isalpha():
            self.fail(f"bad escape \\{character}", start)
        out.append(_literal(ord(character)))
        return True

    def category(self, character):
        if character in "sS" and not self.is_bytes and not self.flags & _ASCII:
            # The language counts the four separators 1C-1F as space; PCRE2 does not.
            return "[\\s\\x1c-\\x1f\\x85]" if character == "s" else "[^\\s\\x1c-\\x1f\\x85]"
        return "\\" + character

    def check_closed(self, number, position):
        if number in self.open:
            self.fail("cannot refer to an open group", position)

    def take_digits(self, allowed, most):
        end = self.at
        while end < len(self.text) and end - self.at < most and self.text[end] in allowed:
            end += 1
        digits = self.text[self.at:end]
        self.at = end
        return digits

    def numbered(self, start, character):
        """The code of \\xhh, \\uhhhh, \\Uhhhhhhhh or \\N{name}."""
        text = self.text
        if character != "x" and self.is_bytes:
            self.fail(f"bad escape \\{character}", start)
        if character == "N":
            if self.at >= len(text) or text[self.at] != "{":
                self.fail("missing {", self.at)
            close = text.find("}", self.at)
            if close < 0:
                name = text[self.at + 1:]
                self.fail("missing }, unterminated name" if name else "missing character name", self.at + 1)
            name = text[self.at + 1:close]
            if not name:
                self.fail("missing character name", self.at + 1)
            from unicodedata import lookup
            try:
                code = ord(lookup(name))
            except (KeyError, TypeError):
                self.fail(f"undefined character name {name!r}", start)
            self.at = close + 1
            return code
        wanted = {"x": 2, "u": 4, "U": 8}[character]
        digits = self.take_digits("0123456789abcdefABCDEF", wanted)
        if len(digits) != wanted:
            self.fail(f"incomplete escape \\{character}{digits}", start)
        code = int(digits, 16)
        if code > 0x10FFFF:
            self.fail(f"bad escape \\{character}{digits}", start)
        return code

    def character_class(self):
        """[…], with every literal escaped so that PCRE2 sees no POSIX names or operators in it."""
        text, out = self.text, self.out
        size = len(text)
        opened = self.at
        self.at += 1
        negated = self.at < size and text[self.at] == "^"
        if negated:
            self.at += 1
        out.append("[^" if negated else "[")
        first = True
        while True:
            if self.at >= size:
                self.fail("unterminated character set", opened)
            start = self.at
            if text[start] == "]" and not first:
                self.at += 1
                break
            first = False
            low = self.class_item()
            if self.at + 1 <= size and text[self.at:self.at + 1] == "-":
                if self.at + 1 >= size:
                    self.fail("unterminated character set", opened)
                if text[self.at + 1] == "]":
                    out.append(self.class_text(low) + "\\-")
                    self.at += 2
                    break
                self.at += 1
                high = self.class_item()
                if not isinstance(low, int) or not isinstance(high, int):
                    self.fail(f"bad character range {text[start:self.at]}", start)
                if high < low:
                    self.fail(f"bad character range {text[start:self.at]}", start)
                out.append(self.class_text(low) + "-" + self.class_text(high))
            else:
                out.append(self.class_text(low))
        out.append("]")

    def class_text(self, item):
        if isinstance(item, int):
            return _literal(item)
        if item == "\\s" and not self.is_bytes and not self.flags & _ASCII:
            return "\\s\\x1c-\\x1f\\x85"
        return item

    def class_item(self):
        """One member of a class: a character code, or the text of a category."""
        text = self.text
        start = self.at
        character = text[start]
        self.at = start + 1
        if character != "\\":
            return ord(character)
        if self.at >= len(text):
            self.fail("bad escape (end of pattern)", start)
        character = text[self.at]
        self.at += 1
        if character in _class_escapes:
            return "\\" + character
        if character in "xuUN":
            return self.numbered(start, character)
        if character in "01234567":
            self.at -= 1
            digits = self.take_digits("01234567", 3)
            value = int(digits, 8)
            if value > 255:
                self.fail(f"octal escape value \\{digits} outside of range 0-0o377", start)
            return value
        if character == "b":
            return 8
        simple = {"a": 7, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11}.get(character)
        if simple is not None:
            return simple
        if character.isascii() and character.isalnum():
            self.fail(f"bad escape \\{character}", start)
        return ord(character)

    def group(self, verbose, depth):
        """A parenthesis: group, assertion, flags, comment or condition. Returns what a quantifier may do with it."""
        text, out = self.text, self.out
        opened = self.at
        if depth > 200:
            raise RecursionError("maximum recursion depth exceeded")
        self.at += 1
        number = None
        kind = True
        branch_limit = None
        if text[self.at:self.at + 1] == "?":
            self.at += 1
            if self.at >= len(text):
                self.fail("unexpected end of pattern", self.at)
            character = text[self.at]
            self.at += 1
            if character == ":":
                out.append("(?:")
            elif character == ">":
                out.append("(?>")
            elif character == "P":
                number = self.named(opened)
                if number is None:
                    return True
            elif character == "#":
                close = text.find(")", self.at)
                if close < 0:
                    self.fail("missing ), unterminated comment", opened)
                self.at = close + 1
                return True if out and out[-1] != "|" else None
            elif character in "=!":
                out.append("(?" + character)
                kind = "assertion"
            elif character == "<":
                if self.at >= len(text):
                    self.fail("unexpected end of pattern", self.at)
                character = text[self.at]
                self.at += 1
                if character not in "=!":
                    self.fail(f"unknown extension ?<{character}", self.at - 3)
                out.append("(?<" + character)
                kind = "assertion"
            elif character == "(":
                self.condition(opened)
                branch_limit = 2
            elif character in _flag_letters or character == "-":
                inner = self.inline_flags(character, verbose, opened)
                if inner is None:
                    return None
                verbose = inner
            else:
                self.fail(f"unknown extension ?{character}", self.at - 2)
        else:
            number = self.new_group(None, opened)
        if number is not None:
            self.open.append(number)
        self.alternatives(verbose, depth + 1, branch_limit)
        if self.at >= len(text):
            self.fail("missing ), unterminated subpattern", opened)
        self.at += 1
        out.append(")")
        if number is not None:
            self.open.remove(number)
            self.close_order.append(number)
        return kind

    def new_group(self, name, position):
        self.groups += 1
        if name is not None:
            self.names[name] = self.groups
        self.out.append("(")
        return self.groups

    def group_name(self, terminator, position):
        text = self.text
        end = text.find(terminator, self.at)
        if end < 0:
            if self.at >= len(text):
                self.fail("missing group name", self.at)
            self.fail(f"missing {terminator}, unterminated name", self.at)
        name = text[self.at:end]
        if not name:
            self.fail("missing group name", self.at)
        return name, end

    def named(self, opened):
        """(?P<name>…): the group's number; (?P=name): None, all done."""
        text = self.text
        if self.at >= len(text):
            self.fail("unexpected end of pattern", self.at)
        character = text[self.at]
        self.at += 1
        if character == "<":
            name, end = self.group_name(">", self.at)
            if not name.isidentifier() or self.is_bytes and not name.isascii():
                self.fail(f"bad character in group name {self.shown(name)}", self.at)
            if name in self.names:
                self.fail(f"redefinition of group name {name!r} as group {self.groups + 1}; "
                          f"was group {self.names[name]}", self.at)
            self.at = end + 1
            return self.new_group(name, opened)
        if character == "=":
            name, end = self.group_name(")", self.at)
            if not name.isidentifier():
                self.fail(f"bad character in group name {self.shown(name)}", self.at)
            number = self.names.get(name)
            if number is None:
                self.fail(f"unknown group name {name!r}", self.at)
            if number in self.open:
                self.fail("cannot refer to an open group", self.at)
            self.at = end + 1
            self.out.append("\\g{%d}" % number)
            return None
        self.fail(f"unknown extension ?P{character}", self.at - len(character) - 2)

    def shown(self, name):
        return repr(name) if not self.is_bytes else repr(name.encode("latin-1"))

    def condition(self, opened):
        name, end = self.group_name(")", self.at)
        if name.isidentifier():
            number = self.names.get(name)
            if number is None:
                self.fail(f"unknown group name {name!r}", self.at)
        else:
            if not (name.isdecimal() and name.isascii()):
                self.fail(f"bad character in group name {self.shown(name)}", self.at)
            number = int(name)
            if number == 0:
                self.fail("bad group number", self.at)
            self.conditions.append((number, self.at))
        self.at = end + 1
        self.out.append("(?(%d)" % number)

    def inline_flags(self, character, verbose, opened):
        """(?aiLmsux-imsx:…) opens a group and returns its verbose setting; (?flags) returns None."""
        text = self.text
        size = len(text)
        on = off = 0
        if character != "-":
            while True:
                flag = _flag_letters[character]
                if self.is_bytes and character == "u":
                    self.fail("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at)
                if not self.is_bytes and character == "L":
                    self.fail("bad inline flags: cannot use 'L' flag with a str pattern", self.at)
                on |= flag
                kinds = on & (_ASCII | _LOCALE | _UNICODE)
                if flag & (_ASCII | _LOCALE | _UNICODE) and kinds != flag:
                    self.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", self.at)
                if self.at >= size:
                    self.fail("missing -, : or )", self.at)
                character = text[self.at]
                self.at += 1
                if character in ")-:":
                    break
                if character not in _flag_letters:
                    self.fail("unknown flag" if character.isalpha() else "missing -, : or )", self.at - 1)
        if character == ")":
            if opened != 0:
                self.fail("global flags not at the start of the expression", opened)
            if on & _VERBOSE and not self.flags & _VERBOSE:
                raise _GlobalFlags(on)
            self.flags |= on
            return None
        if on & (_TEMPLATE | _DEBUG):
            self.fail("bad inline flags: cannot turn on global flag", self.at - 1)
        if character == "-":
            if self.at >= size:
                self.fail("missing flag", self.at)
            character = text[self.at]
            self.at += 1
            if character not in _flag_letters:
                self.fail("unknown flag" if character.isalpha() else "missing flag", self.at - 1)
            while True:
                flag = _flag_letters[character]
                if flag & (_ASCII | _LOCALE | _UNICODE):
                    self.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", self.at)
                off |= flag
                if self.at >= size:
                    self.fail("missing :", self.at)
                character = text[self.at]
                self.at += 1
                if character == ":":
                    break
                if character not in _flag_letters:
                    self.fail("unknown flag" if character.isalpha() else "missing :", self.at - 1)
        if on & off:
            self.fail("bad inline flags: flag turned on and off", self.at - 1)
        switched_on = "".join(letter for letter, flag in (("i", 2), ("m", 8), ("s", 16)) if on & flag)
        switched_off = "".join(letter for letter, flag in (("i", 2), ("m", 8), ("s", 16)) if off & flag)
        self.out.append(f"(?{switched_on}{'-' if switched_off else ''}{switched_off}:")
        return (verbose or bool(on & _VERBOSE)) and not off & _VERBOSE
