"""Roots, exponentials and logarithms, in whole numbers with spare digits: more are used until the rounding is certain."""

from math import isqrt

from decimal._rounding import ROUND_HALF_EVEN, length
from decimal._signals import DivisionByZero, Inexact, InvalidOperation, Rounded


def _make(sign, coefficient, exponent, special=None):
    from decimal._number import _new
    return _new(sign, coefficient, exponent, special)


def _rounded_half_even(number, context):
    """With the mode that these functions always use."""
    other = context.copy()
    other.rounding = ROUND_HALF_EVEN
    try:
        return number._fixed(other)
    finally:
        context.flags.update(other.flags)


def square_root(x, context):
    if x._special:
        nan = x._nan(context)
        if nan is not None:
            return nan
        if not x._sign:
            return x
    if x.is_zero():
        return _make(x._sign, 0, x._exponent >> 1)._fixed(context)
    if x._sign:
        return context.note(InvalidOperation, _make(0, 0, 0, "n"))
    digits = context.prec + 1
    exponent, coefficient = x._exponent, x._coefficient
    half = exponent >> 1
    if exponent & 1:
        coefficient *= 10
        size = (length(x._coefficient) >> 1) + 1
    else:
        size = (length(x._coefficient) + 1) >> 1
    shift = digits - size
    if shift >= 0:
        coefficient *= 100 ** shift
        exact = True
    else:
        coefficient, rest = divmod(coefficient, 100 ** -shift)
        exact = not rest
    half -= shift
    root = isqrt(coefficient)
    exact = exact and root * root == coefficient
    if exact:
        if shift >= 0:
            root //= 10 ** shift
        else:
            root *= 10 ** -shift
        half += shift
    elif root % 5 == 0:
        root += 1
    return _rounded_half_even(_make(0, root, half), context)


# Fixed point: a number is an integer times 10^-places.

_constants = {}


def _ln_of(number, places):
    """ln of a small integer, kept: 2 atanh((n - 1) / (n + 1))."""
    known = _constants.get(number)
    if known is None or known[0] < places:
        spare = places + 10
        known = _constants[number] = spare, 2 * _atanh_of_ratio(number - 1, number + 1, spare)
    return known[1] // 10 ** (known[0] - places)


def _atanh_of_ratio(top, below, places):
    unit = 10 ** places
    term = unit * top // below
    square_top, square_below = top * top, below * below
    total, n = term, 1
    while term:
        term = term * square_top // square_below
        n += 2
        total += term // n
    return total


def _ln_ten(places):
    # ln 10 = 3 ln 2 + ln 1.25, with fast series for both.
    spare = places + 5
    return (3 * _ln_of(2, spare) + 2 * _atanh_of_ratio(1, 9, spare)) // 10 ** 5


def _exp_fixed(x, places):
    """e^x for 0 <= x < about 3, both in fixed point: halved often, then Taylor's series, then squared back."""
    halvings = max(4, isqrt(places))
    spare = places + halvings + 10
    unit = 10 ** spare
    x = (x * 10 ** (spare - places)) >> halvings
    total = term = unit
    n = 1
    while term:
        term = term * x // (unit * n)
        total += term
        n += 1
    for _ in range(halvings):
        total = total * total // unit
    return total // 10 ** (spare - places)


def _exp_scaled(top, exponent, places):
    """(coefficient, exponent) with e^(top * 10^exponent) about coefficient * 10^exponent, `places` digits good."""
    spare = places + max(0, exponent + length(abs(top))) + 3
    x = top * 10 ** (spare + exponent) if spare + exponent >= 0 else top // 10 ** -(spare + exponent)
    ln10 = _ln_ten(spare)
    tens, rest = divmod(x, ln10)
    result = _exp_fixed(rest, spare)
    return result, tens - spare


def _is_certain(coefficient, digits, error):
    """Whether a value known to `error` units rounds the same way whatever it is; `digits` are kept."""
    spare = length(coefficient) - digits
    if spare < 2:
        return False
    unit = 10 ** spare
    rest = coefficient % unit
    half = unit // 2
    return abs(rest - half) > error and rest > error and unit - rest > error


def _mark(coefficient):
    """A last digit that is neither 0 nor 5, so that rounding sees that more follows."""
    return coefficient * 10 + 1


def exponential(x, context):
    if x._special:
        nan = x._nan(context)
        if nan is not None:
            return nan
        return _make(0, 0, 0) if x._sign else x
    if not x._coefficient:
        return _make(0, 1, 0)
    adjusted = x.adjusted()
    if adjusted > 20:
        return _make(0, 1, context.Etiny() - 1 if x._sign else context.Emax + 1)._fixed(context)
    if adjusted < -context.prec - 1:
        # 1 and a little, or a little less.
        tail = 10 ** (context.prec + 1)
        return _rounded_half_even(_make(0, tail + (-1 if x._sign else 1), -(context.prec + 1)), context)
    places = context.prec + 5
    top = -x._coefficient if x._sign else x._coefficient
    while True:
        coefficient, exponent = _exp_scaled(top, x._exponent, places)
        if _is_certain(coefficient, context.prec, 10 ** max(1, length(coefficient) - places + 1)):
            return _rounded_half_even(_make(0, _mark(coefficient), exponent - 1), context)
        places += context.prec // 2 + 5


def _ln_fixed(coefficient, exponent, places):
    """ln(coefficient * 10^exponent) in fixed point."""
    spare = places + 10
    size = length(coefficient)
    # m in [1, 10), then by powers of 2 to about 1.
    unit = 10 ** spare
    m = coefficient * 10 ** (spare - size + 1) if spare - size + 1 >= 0 else coefficient // 10 ** (size - 1 - spare)
    twos = 0
    while 2 * m > 3 * unit:
        m //= 2
        twos += 1
    # Square roots bring m closer to 1, where the series is short.
    roots = max(2, isqrt(places) // 3)
    for _ in range(roots):
        m = isqrt(m * unit)
    t = (m - unit) * unit // (m + unit)
    square = t * t // unit
    total, term, n = t, t, 1
    while term:
        term = term * square // unit
        n += 2
        total += term // n
    value = 2 * total << roots
    value += twos * _ln_of(2, spare) + (exponent + size - 1) * _ln_ten(spare)
    return value // 10 ** (spare - places)


def _log_special(x, context):
    """What logarithms of special numbers are; None for the rest."""
    if x._special:
        nan = x._nan(context)
        if nan is not None:
            return nan
    if x.is_zero():
        return _make(1, 0, 0, "F")
    if x._special and not x._sign:
        return x
    if x._sign:
        return context.note(InvalidOperation, _make(0, 0, 0, "n"))
    return None


def _is_one(x):
    return x._coefficient == 10 ** -x._exponent if x._exponent <= 0 else False


def logarithm(x, context):
    special = _log_special(x, context)
    if special is not None:
        return special
    if _is_one(x):
        return _make(0, 0, 0)
    return _log(x, context, lambda places: _ln_fixed(x._coefficient, x._exponent, places))


def decimal_logarithm(x, context):
    special = _log_special(x, context)
    if special is not None:
        return special
    digits = str(x._coefficient)
    if digits == "1" + "0" * (len(digits) - 1):
        from decimal._number import Decimal
        return Decimal(x._exponent + len(digits) - 1)._fixed(context)

    def value(places):
        spare = places + 10
        return _ln_fixed(x._coefficient, x._exponent, spare) * 10 ** spare // _ln_ten(spare) // 10 ** 10
    return _log(x, context, value)


def _log(x, context, value):
    places = context.prec + 5 + max(0, -_distance(x))
    while True:
        found = value(places)
        if found and _is_certain(abs(found), context.prec, 10 ** 4):
            return _rounded_half_even(_make(int(found < 0), _mark(abs(found)), -places - 1), context)
        places += context.prec // 2 + 5


def _distance(x):
    """The place of the first digit of x - 1: logarithms of numbers near 1 are small."""
    one = 10 ** -x._exponent if x._exponent < 0 else 1
    number = x._coefficient if x._exponent < 0 else x._coefficient * 10 ** x._exponent if x._exponent < 30 else 0
    difference = abs(number - one)
    return length(difference) - 1 + min(0, x._exponent) if difference else 0


def power(x, y, context):
    if x._special or y._special:
        nan = x._nan(context, y)
        if nan is not None:
            return nan
    if not y:
        return context.note(InvalidOperation, _make(0, 0, 0, "n")) if not x else _make(0, 1, 0)
    is_whole = y._special is None and (y._exponent >= 0 or y._coefficient % 10 ** -y._exponent == 0)
    sign = 0
    if x._sign:
        if is_whole:
            sign = int(y) % 2 if y._exponent < 20 else 0
        elif x:
            return context.note(InvalidOperation, _make(0, 0, 0, "n"))
        x = x.copy_abs()
    if not x:
        return _make(sign, 0, 0, "F") if y._sign else _make(sign, 0, 0)
    if x._special:
        return _make(sign, 0, 0) if y._sign else _make(sign, 0, 0, "F")
    if y._special:
        order = x._order(_make(0, 1, 0))
        if order == 0:
            return _padded_one(sign, context)
        return _make(0, 0, 0) if (order < 0) != bool(y._sign) else _make(0, 0, 0, "F")
    if _is_one(x):
        return _power_of_one(x, y, is_whole, sign, context)
    if is_whole:
        result = _whole_power(x, int(y), sign, context)
        if result is not None:
            return result
    return _general_power(x, y, sign, context)


def _padded_one(sign, context):
    context.note(Inexact)
    context.note(Rounded)
    return _make(sign, 10 ** (context.prec - 1), 1 - context.prec)


def _power_of_one(x, y, is_whole, sign, context):
    if not is_whole:
        return _padded_one(sign, context)
    exponent = x._exponent * abs(int(y)) if not y._sign else 0
    exponent = max(exponent, 1 - context.prec)
    if exponent < x._exponent * abs(int(y)) or x._exponent * abs(int(y)) < 1 - context.prec:
        context.note(Rounded)
    return _make(sign, 10 ** -exponent, exponent)


def _whole_power(x, n, sign, context):
    """By multiplication where that is exact; None where it would take too many digits."""
    if abs(n) * length(x._coefficient) > 20000 and abs(n) > 1:
        return None
    number = _make(sign, x._coefficient ** abs(n), x._exponent * abs(n))
    if n > 0:
        return number._fixed(context)
    return _make(0, 1, 0)._divide(number, context)


def _general_power(x, y, sign, context):
    """e^(y ln x)."""
    reach = max(0, y.adjusted() + length(abs(x.adjusted()) + 1) + 1)
    if reach > 25:
        grows = (x._order(_make(0, 1, 0)) > 0) != bool(y._sign)
        return _make(sign, 1, context.Emax + 1 if grows else context.Etiny() - 1)._fixed(context)
    exact = _exact_root(x, y, sign, context)
    if exact is not None:
        return exact
    places = context.prec + 10
    while True:
        spare = places + reach + 5 + max(0, -_distance(x))
        product = _ln_fixed(x._coefficient, x._exponent, spare) * y._coefficient
        coefficient, exponent = _exp_scaled(-product if y._sign else product, y._exponent - spare, places)
        if _is_certain(coefficient, context.prec, 10 ** max(1, length(coefficient) - places + 2)):
            return _rounded_half_even(_make(sign, _mark(coefficient), exponent - 1), context)
        places += context.prec // 2 + 5


def _exact_root(x, y, sign, context):
    """Where y is a fraction with a small denominator and x a power of it, the result is exact, written in full length."""
    from math import gcd
    if y._exponent >= 0:
        return None
    top, below = y._coefficient, 10 ** -y._exponent
    common = gcd(top, below)
    top, below = top // common, below // common
    if below > 64 or y._sign:
        return None
    coefficient, exponent = x._coefficient, x._exponent
    while exponent % below:
        coefficient *= 10
        exponent -= 1
    low, high = 0, 1
    while high ** below <= coefficient:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        if middle ** below <= coefficient:
            low = middle
        else:
            high = middle
    if low ** below != coefficient or top > 1000:
        return None
    number = _make(sign, low ** top, exponent // below * top)
    size = length(number._coefficient)
    if size < context.prec:
        shift = context.prec - size
        number = _make(sign, number._coefficient * 10 ** shift, number._exponent - shift)
    context.note(Inexact)
    context.note(Rounded)
    return number._fixed(context)
