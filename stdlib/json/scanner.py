"""The scanner: from one position in the text to the value that begins there."""

from json._accelerated import scanstring
from json._errors import JSONDecodeError

_space = " \t\n\r"


def skip_space(s, index):
    """The index of the first character from `index` on that is no white space."""
    size = len(s)
    while index < size and s[index] in _space:
        index += 1
    return index


def number_end(s, start):
    """The end of the number at `start` and whether it is an integer; None if there is none."""
    size = len(s)
    index = start
    if index < size and s[index] == "-":
        index += 1
    if index >= size or not "0" <= s[index] <= "9":
        return None
    if s[index] == "0":
        index += 1
    else:
        while index < size and "0" <= s[index] <= "9":
            index += 1
    is_integer = True
    if index + 1 < size and s[index] == "." and "0" <= s[index + 1] <= "9":
        is_integer = False
        index += 2
        while index < size and "0" <= s[index] <= "9":
            index += 1
    if index < size and s[index] in "eE":
        digits = index + 1
        if digits < size and s[digits] in "+-":
            digits += 1
        if digits < size and "0" <= s[digits] <= "9":
            is_integer = False
            while digits < size and "0" <= s[digits] <= "9":
                digits += 1
            index = digits
    return index, is_integer


_words = (("null", None), ("true", True), ("false", False))


def make_scanner(context):
    """A function (text, index) → (value, end) with the hooks of a decoder. StopIteration(index): no value there."""
    parse_float, parse_int, parse_constant = context.parse_float, context.parse_int, context.parse_constant
    object_hook, object_pairs_hook, strict = context.object_hook, context.object_pairs_hook, context.strict
    plain = object_hook is None and object_pairs_hook is None
    memo = {}

    def scan(s, index):
        try:
            character = s[index]
        except IndexError:
            raise StopIteration(index) from None
        if character == '"':
            return scanstring(s, index + 1, strict)
        if character == "{":
            return scan_object(s, index + 1)
        if character == "[":
            return scan_array(s, index + 1)
        for word, value in _words:
            if character == word[0] and s.startswith(word, index):
                return value, index + len(word)
        number = number_end(s, index)
        if number is not None:
            end, is_integer = number
            text = s[index:end]
            return (parse_int(text) if is_integer else parse_float(text)), end
        for word in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(word, index):
                return parse_constant(word), index + len(word)
        raise StopIteration(index)

    def scan_object(s, end):
        pairs = {} if plain else []
        end = skip_space(s, end)
        following = s[end:end + 1]
        if following == "}":
            return finish(pairs), end + 1
        if following != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, end)
        while True:
            key, end = scanstring(s, end + 1, strict)
            key = memo.setdefault(key, key)
            if s[end:end + 1] != ":":
                end = skip_space(s, end)
                if s[end:end + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, end)
            end = skip_space(s, end + 1)
            try:
                value, end = scan(s, end)
            except StopIteration as missing:
                raise JSONDecodeError("Expecting value", s, missing.value) from None
            if plain:
                pairs[key] = value
            else:
                pairs.append((key, value))
            end = skip_space(s, end)
            following = s[end:end + 1]
            if following == "}":
                return finish(pairs), end + 1
            if following != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, end)
            end = skip_space(s, end + 1)
            if s[end:end + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, end)

    def finish(pairs):
        if plain:
            return pairs
        if object_pairs_hook is not None:
            return object_pairs_hook(pairs)
        return object_hook(dict(pairs))

    def scan_array(s, end):
        values = []
        end = skip_space(s, end)
        if s[end:end + 1] == "]":
            return values, end + 1
        while True:
            try:
                value, end = scan(s, end)
            except StopIteration as missing:
                raise JSONDecodeError("Expecting value", s, missing.value) from None
            values.append(value)
            end = skip_space(s, end)
            following = s[end:end + 1]
            if following == "]":
                return values, end + 1
            if following != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, end)
            end = skip_space(s, end + 1)

    def scan_once(s, index):
        if index < 0:
            raise ValueError("idx cannot be negative")
        try:
            return scan(s, index)
        finally:
            memo.clear()
    return scan_once
