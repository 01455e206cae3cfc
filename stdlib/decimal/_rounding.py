"""Leaving digits off."""

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN"
ROUND_CEILING, ROUND_FLOOR, ROUND_UP = "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP"
ROUND_HALF_DOWN, ROUND_05UP = "ROUND_HALF_DOWN", "ROUND_05UP"
modes = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)


def rounded(coefficient, digits, sign, mode):
    """(coefficient without its last `digits` digits, whether that changed the value)."""
    unit = 10 ** digits
    whole, rest = divmod(coefficient, unit)
    if not rest:
        return whole, False
    if mode == ROUND_DOWN:
        up = False
    elif mode == ROUND_UP:
        up = True
    elif mode == ROUND_CEILING:
        up = not sign
    elif mode == ROUND_FLOOR:
        up = bool(sign)
    elif mode == ROUND_05UP:
        up = whole % 5 == 0
    else:
        double = 2 * rest
        if double != unit:
            up = double > unit
        elif mode == ROUND_HALF_UP:
            up = True
        elif mode == ROUND_HALF_DOWN:
            up = False
        else:
            up = whole % 2 == 1
    return whole + up, True


def length(coefficient):
    """Decimal digits of a number that is not negative; 1 for zero."""
    if coefficient < 10:
        return 1
    # From the binary length, which is off by one at most.
    guess = int((coefficient.bit_length() - 1) * 0.30102999566398120) + 1
    while coefficient >= 10 ** guess:
        guess += 1
    while guess > 1 and coefficient < 10 ** (guess - 1):
        guess -= 1
    return guess
