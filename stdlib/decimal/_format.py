"""Numbers by format specification."""

import re

from decimal._context import getcontext
from decimal._rounding import length, rounded

_specification = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<zeros>0)?(?P<width>(?!0)\d+)?(?P<comma>,)?"
    r"(?:\.(?P<precision>0|(?!0)\d+))?(?P<type>[eEfFgGn%])?\Z", re.S)


def formatted(number, specifier):
    match = _specification.match(specifier)
    if match is None:
        raise ValueError("invalid format string")
    spec = match.groupdict()
    if spec["zeros"] and (spec["align"] or spec["fill"]):
        if spec["fill"] is not None and spec["align"] is not None:
            raise ValueError("invalid format string")
    if spec["zeros"] and not spec["align"]:
        spec["fill"], spec["align"] = "0", "="
    fill, align = spec["fill"] or " ", spec["align"] or ">"
    sign = "-" if number._sign else spec["sign"] if spec["sign"] in ("+", " ") else ""
    if number._special:
        body = "Infinity" if number._special == "F" else ("NaN" if number._special == "n" else "sNaN") + (
            str(number._coefficient) if number._coefficient else "")
        if spec["type"] == "%":
            body += "%"
        if fill == "0" and align == "=":
            fill = " " if spec["zeros"] else fill
            align = ">"
        whole, rest = body, ""
    else:
        sign, whole, rest = _parts(number, spec, sign)
    if spec["comma"] and not number._special:
        least = int(spec["width"] or 0) - len(sign) - len(rest) if fill == "0" and align == "=" else 1
        whole = _grouped(whole, least)
    body, width = whole + rest, int(spec["width"] or 0)
    padding = width - len(sign) - len(body)
    if padding <= 0:
        return sign + body
    if align == "<":
        return sign + body + fill * padding
    if align == ">":
        return fill * padding + sign + body
    if align == "=":
        return sign + fill * padding + body
    left = padding // 2
    return fill * left + sign + body + fill * (padding - left)


def _grouped(digits, least):
    """Commas between thousands, with zeros before so that the length is `least`."""
    groups = []
    while True:
        length_of_group = min(max(len(digits), least, 1), 3)
        groups.append(digits[-length_of_group:].rjust(length_of_group, "0"))
        digits = digits[:-length_of_group]
        least -= length_of_group + 1
        if not digits and least <= 0:
            return ",".join(reversed(groups))


def _parts(number, spec, sign):
    """(sign, digits before the point, the rest)."""
    from decimal._number import _new
    context = getcontext()
    kind, precision = spec["type"], spec["precision"]
    precision = None if precision is None else int(precision)
    if kind is None:
        kind = "gG"[context.capitals]
    elif kind == "n":
        kind = "g"
    mode = context.rounding
    if kind == "%":
        number = _new(number._sign, number._coefficient, number._exponent + 2)
    if precision is not None:
        if kind in "eE":
            number = _to_digits(number, precision + 1, mode)
        elif kind in "fF%":
            number = number._rescaled(-precision, mode)
        elif kind in "gG" and length(number._coefficient) > max(1, precision):
            number = _to_digits(number, max(1, precision), mode)
    if not number._coefficient and number._exponent > 0 and kind in "fF%":
        number = number._rescaled(0, mode)
    if not number._coefficient and not number._sign:
        sign = sign if sign != "-" else ""
    digits = str(number._coefficient)
    left = number._exponent + len(digits)
    if kind in "eE":
        place = 1 if number._coefficient or precision is None else 1 - precision
    elif kind in "fF%":
        place = left
    elif number._exponent <= 0 and left > -6:
        place = left
    else:
        place = 1
    if place < 0 or place == 0:
        whole, rest = "0", "0" * -place + digits
    elif place > len(digits):
        whole, rest = digits + "0" * (place - len(digits)), ""
    else:
        whole, rest = digits[:place] or "0", digits[place:]
    power = left - place
    tail = "." + rest if rest else ""
    if power != 0 or kind in "eE":
        tail += {"E": "E", "e": "e", "G": "E", "g": "e"}[kind] + "%+d" % power
    if kind == "%":
        tail += "%"
    return sign, whole, tail


def _to_digits(number, digits, mode):
    from decimal._number import _new
    size = length(number._coefficient)
    if not number._coefficient:
        return number
    if size <= digits:
        shift = digits - size
        return _new(number._sign, number._coefficient * 10 ** shift, number._exponent - shift)
    coefficient, _ = rounded(number._coefficient, size - digits, number._sign, mode)
    exponent = number._exponent + size - digits
    if length(coefficient) > digits:
        coefficient //= 10
        exponent += 1
    return _new(number._sign, coefficient, exponent)
