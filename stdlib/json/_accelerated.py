"""The hot loops of JSON, in the language; where there is a native module, its functions take their place."""

from json._errors import JSONDecodeError

_escapes = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def scanstring(s, end, strict=True):
    """The string whose opening quote is before `end`; returns it and the index after its closing quote."""
    begin = end - 1
    quote = s.find('"', end)
    if quote < 0:
        _check_control(s, end, len(s), strict)
        # An escape at the very end is reported by the walk below.
        quote = len(s)
    slash = s.find("\\", end, quote)
    if slash < 0 and quote < len(s):
        text = s[end:quote]
        if strict and not text.isprintable():
            _check_control(s, end, quote, strict)
        return text, quote + 1
    pieces = []
    while True:
        quote = s.find('"', end)
        slash = s.find("\\", end)
        if quote < 0 and slash < 0:
            _check_control(s, end, len(s), strict)
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        stop = quote if slash < 0 or 0 <= quote < slash else slash
        _check_control(s, end, stop, strict)
        pieces.append(s[end:stop])
        if stop == quote:
            return "".join(pieces), stop + 1
        if stop + 1 >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        character = s[stop + 1]
        if character != "u":
            try:
                pieces.append(_escapes[character])
            except KeyError:
                raise JSONDecodeError("Invalid \\escape", s, stop) from None
            end = stop + 2
        else:
            code = _hex4(s, stop + 1)
            end = stop + 6
            if 0xD800 <= code <= 0xDBFF and s[end:end + 2] == "\\u":
                low = _hex4(s, end + 1)
                if 0xDC00 <= low <= 0xDFFF:
                    code = 0x10000 + ((code - 0xD800) << 10 | (low - 0xDC00))
                    end += 6
            pieces.append(chr(code))


def _check_control(s, start, stop, strict):
    if strict:
        for index in range(start, stop):
            if s[index] < " ":
                raise JSONDecodeError("Invalid control character at", s, index)


def _hex4(s, position):
    digits = s[position + 1:position + 5]
    if len(digits) == 4 and digits.isalnum() and digits.isascii():
        try:
            return int(digits, 16)
        except ValueError:
            pass
    raise JSONDecodeError("Invalid \\uXXXX escape", s, position)


_short = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_table = {code: "\\u%04x" % code for code in range(32)}
_table.update({ord(character): text for character, text in _short.items()})

_ascii_table = {**_table, 127: "\\u007f"}


def encode_basestring(s):
    """A JSON string that keeps all but the characters that must be escaped."""
    if s.isprintable() and '"' not in s and "\\" not in s:
        return '"' + s + '"'
    return '"' + s.translate(_table) + '"'


def encode_basestring_ascii(s):
    """A JSON string in ASCII."""
    if s.isascii():
        if s.isprintable() and '"' not in s and "\\" not in s:
            return '"' + s + '"'
        return '"' + s.translate(_ascii_table) + '"'
    pieces = []
    for character in s:
        code = ord(character)
        if code < 128:
            pieces.append(_ascii_table.get(code, character))
        elif code < 0x10000:
            pieces.append("\\u%04x" % code)
        else:
            code -= 0x10000
            pieces.append("\\u%04x\\u%04x" % (0xD800 | code >> 10, 0xDC00 | code & 0x3FF))
    return '"' + "".join(pieces) + '"'


load_value = None


def encode(o, ensure_ascii, item_separator, key_separator):
    """The JSON text of a plain value, or None where the general encoder has to do it."""
    return None


try:
    import _json
except ImportError:
    _json = None

if hasattr(_json, "loads"):
    def _located(function):
        """Errors of a native function as those of a document."""
        def located(s, index, strict=True):
            try:
                return function(s, index, strict)
            except ValueError as error:
                if len(error.args) != 2:
                    raise
                raise JSONDecodeError(error.args[0], s, error.args[1]) from None
        return located

    load_value, scanstring = _located(_json.loads), _located(_json.scanstring)
    encode_basestring, encode_basestring_ascii = _json.encode_basestring, _json.encode_basestring_ascii
    encode = _json.encode
