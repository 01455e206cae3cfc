"""Properties of characters, and their normal forms."""

from bisect import bisect_right

import _unicodedata
from _unicodedata import category, combining, mirrored

__all__ = ["lookup", "name", "decimal", "digit", "numeric", "category", "bidirectional", "combining", "east_asian_width",
           "mirrored", "decomposition", "normalize", "is_normalized", "unidata_version"]

unidata_version = "14.0.0"
_missing = object()
# Hangul syllables are composed by rule: chapter 3.12 of the standard.
_L, _V, _T, _S = 0x1100, 0x1161, 0x11A7, 0xAC00
_V_COUNT, _T_COUNT, _S_COUNT = 21, 28, 11172


def _check(chr, function, argument="argument"):
    if not isinstance(chr, str) or len(chr) != 1:
        what = "str" if isinstance(chr, str) else type(chr).__name__
        raise TypeError(f"{function}() {argument} must be a unicode character, not {what}")


def name(chr, default=_missing, /):
    """The name of a character."""
    _check(chr, "name", "argument 1")
    code = ord(chr)
    if _S <= code < _S + _S_COUNT:
        return "HANGUL SYLLABLE " + _hangul_name(code - _S)
    found = _unicodedata.name(chr)
    if found is not None:
        return found
    if default is _missing:
        raise ValueError("no such name")
    return default


def _hangul_name(index):
    first = "G GG N D DD R M B BB S SS _ J JJ C K T P H".split()
    middle = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split()
    last = "_ G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split()
    parts = first[index // 588], middle[index % 588 // 28], last[index % 28]
    return "".join(parts).replace("_", "")


def lookup(name, /):
    """The character of a name."""
    found = _unicodedata.lookup(name)
    if found is None:
        raise KeyError("undefined character name '%s'" % name)
    return found


def _number(chr, function, kind, default, message):
    _check(chr, function, "argument 1")
    found = _unicodedata.numeric(chr)
    if found is not None and found[0] >= kind:
        return found[1]
    if default is _missing:
        raise ValueError(message)
    return default


def decimal(chr, default=_missing, /):
    value = _number(chr, "decimal", 3, default, "not a decimal")
    return int(value) if value is not default else value


def digit(chr, default=_missing, /):
    value = _number(chr, "digit", 2, default, "not a digit")
    return int(value) if value is not default else value


def numeric(chr, default=_missing, /):
    return _number(chr, "numeric", 1, default, "not a numeric character")


class _Ranges:
    """A table of ranges, read at its first use."""

    def __init__(self, table, default):
        self.table, self.default = table, default
        self.starts = None

    def __getitem__(self, code):
        if self.starts is None:
            import _unicode_tables
            rows = []
            for item in getattr(_unicode_tables, self.table).split():
                codes, _, value = item.partition(":")
                first, _, last = codes.partition("-")
                rows.append((int(first, 16), int(last or first, 16), value))
            self.rows = rows
            self.starts = [row[0] for row in rows]
        position = bisect_right(self.starts, code) - 1
        if position >= 0 and code <= self.rows[position][1]:
            return self.rows[position]
        return None


_widths, _directions, _decompositions = _Ranges("WIDTHS", "N"), _Ranges("DIRECTIONS", ""), _Ranges("DECOMPOSITIONS", "")


def east_asian_width(chr, /):
    _check(chr, "east_asian_width")
    row = _widths[ord(chr)]
    return row[2] if row else "N"


def bidirectional(chr, /):
    _check(chr, "bidirectional")
    row = _directions[ord(chr)]
    return row[2] if row else ""


def _parts(code):
    """(kind, code points) that a character decomposes into in one step; None for those that do not."""
    row = _decompositions[code]
    if row is None:
        return None
    start, _, value = row
    pieces = value.split(",")
    kind = "" if len(pieces[0]) < 6 and _is_hexadecimal(pieces[0]) else pieces.pop(0)
    codes = [int(piece, 16) for piece in pieces]
    return kind, [codes[0] + code - start] if len(codes) == 1 else codes


def _is_hexadecimal(text):
    return all(character in "0123456789ABCDEF" for character in text)


def decomposition(chr, /):
    _check(chr, "decomposition")
    parts = _parts(ord(chr))
    if parts is None:
        return ""
    kind, codes = parts
    return (f"<{kind}> " if kind else "") + " ".join("%04X" % code for code in codes)


def _expand(code, compatible, output):
    """Appends the full decomposition of a character."""
    if _S <= code < _S + _S_COUNT:
        index = code - _S
        output += [_L + index // (_V_COUNT * _T_COUNT), _V + index % (_V_COUNT * _T_COUNT) // _T_COUNT]
        if index % _T_COUNT:
            output.append(_T + index % _T_COUNT)
        return
    parts = _parts(code)
    if parts is None or parts[0] and not compatible:
        output.append(code)
        return
    for part in parts[1]:
        _expand(part, compatible, output)


def _ordered(codes):
    """Marks in the order of their classes; equal ones keep theirs."""
    result, marks = [], []
    for code in codes:
        order = combining(chr(code)) if code >= 0x300 else 0
        if order:
            marks.append((order, code))
            continue
        if marks:
            marks.sort(key=lambda mark: mark[0])
            result += [mark for _, mark in marks]
            marks = []
        result.append(code)
    marks.sort(key=lambda mark: mark[0])
    return result + [mark for _, mark in marks]


_pairs = {}


def _composed(first, second):
    """The one character for two, or None."""
    if _L <= first < _L + 19 and _V <= second < _V + _V_COUNT:
        return _S + ((first - _L) * _V_COUNT + second - _V) * _T_COUNT
    if _S <= first < _S + _S_COUNT and (first - _S) % _T_COUNT == 0 and _T < second < _T + _T_COUNT:
        return first + second - _T
    if not _pairs:
        import _unicode_tables
        excluded = {int(item, 16) for item in _unicode_tables.EXCLUDED.split()}
        _decompositions[0]
        for start, last, value in _decompositions.rows:
            pieces = value.split(",")
            if start == last and start not in excluded and len(pieces) == 2 and _is_hexadecimal(pieces[0]):
                _pairs[int(pieces[0], 16), int(pieces[1], 16)] = start
    return _pairs.get((first, second))


def _compose(codes):
    result = []
    starter, last_order = -1, -1
    for code in codes:
        order = combining(chr(code)) if code >= 0x300 else 0
        if starter >= 0 and last_order < order or starter >= 0 and last_order == -1:
            both = _composed(result[starter], code)
            if both is not None:
                result[starter] = both
                continue
        result.append(code)
        if order == 0:
            starter, last_order = len(result) - 1, -1
        else:
            last_order = order
    return result


def normalize(form, unistr, /):
    """A text in one of the normal forms NFC, NFKC, NFD, NFKD."""
    if form not in ("NFC", "NFKC", "NFD", "NFKD"):
        raise ValueError("invalid normalization form")
    if not isinstance(unistr, str):
        raise TypeError(f"normalize() argument 2 must be str, not {type(unistr).__name__}")
    if unistr.isascii():
        return unistr
    codes = []
    compatible = "K" in form
    for character in unistr:
        code = ord(character)
        if code < 0xA0:
            codes.append(code)
        else:
            _expand(code, compatible, codes)
    codes = _ordered(codes)
    if form.endswith("C"):
        codes = _compose(codes)
    return "".join(map(chr, codes))


def is_normalized(form, unistr, /):
    return normalize(form, unistr) == unistr
