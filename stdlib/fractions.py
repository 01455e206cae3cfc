"""Exact fractions."""

import math
import re
from numbers import Rational

__all__ = ["Fraction"]

_format = re.compile(
    r"\A\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)(?:(?:/(?P<denom>\d+(_\d+)*))?|"
    r"(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)\s*\Z", re.IGNORECASE)


class Fraction(Rational):
    """numerator / denominator in lowest terms, denominator positive."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                return cls._make(numerator, 1)
            if isinstance(numerator, (Rational, float)) or hasattr(numerator, "as_integer_ratio"):
                return cls._make(*numerator.as_integer_ratio())
            if isinstance(numerator, str):
                return cls._parse(numerator)
            raise TypeError("argument should be a string or a Rational instance")
        if type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % numerator)
        g = math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        return cls._make(numerator // g, denominator // g)

    @classmethod
    def _make(cls, numerator, denominator):
        self = object.__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    @classmethod
    def _parse(cls, text):
        found = _format.match(text)
        if found is None:
            raise ValueError("Invalid literal for Fraction: %r" % text)
        numerator = int(found.group("num") or "0")
        if found.group("denom"):
            denominator = int(found.group("denom"))
        else:
            denominator = 1
            decimal = found.group("decimal")
            if decimal:
                decimal = decimal.replace("_", "")
                numerator = numerator * 10 ** len(decimal) + int(decimal)
                denominator *= 10 ** len(decimal)
            if found.group("exp"):
                exponent = int(found.group("exp"))
                if exponent >= 0:
                    numerator *= 10 ** exponent
                else:
                    denominator *= 10 ** -exponent
        if found.group("sign") == "-":
            numerator = -numerator
        return cls(numerator, denominator)

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
        return cls._make(*f.as_integer_ratio())

    numerator = property(lambda a: a._numerator)
    denominator = property(lambda a: a._denominator)

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction with a denominator of at most `max_denominator` (continued fractions)."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        lower, upper = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return upper if abs(upper - self) <= abs(lower - self) else lower

    def __repr__(self):
        return "%s(%s, %s)" % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else "%s/%s" % (self._numerator, self._denominator)

    def _binary(self, other, exact, approximate):
        if isinstance(other, Rational):
            return exact(self._numerator, self._denominator, other.numerator, other.denominator)
        if isinstance(other, float):
            return approximate(float(self), other)
        return NotImplemented

    def _reflected(self, other, exact, approximate):
        if isinstance(other, Rational):
            return exact(other.numerator, other.denominator, self._numerator, self._denominator)
        if isinstance(other, float):
            return approximate(other, float(self))
        return NotImplemented

    def __add__(self, other):
        return self._binary(other, _add, lambda a, b: a + b)

    def __radd__(self, other):
        return self._reflected(other, _add, lambda a, b: a + b)

    def __sub__(self, other):
        return self._binary(other, _sub, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._reflected(other, _sub, lambda a, b: a - b)

    def __mul__(self, other):
        return self._binary(other, _mul, lambda a, b: a * b)

    def __rmul__(self, other):
        return self._reflected(other, _mul, lambda a, b: a * b)

    def __truediv__(self, other):
        return self._binary(other, _div, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._reflected(other, _div, lambda a, b: a / b)

    def __floordiv__(self, other):
        return self._binary(other, _floordiv, lambda a, b: a // b)

    def __rfloordiv__(self, other):
        return self._reflected(other, _floordiv, lambda a, b: a // b)

    def __mod__(self, other):
        return self._binary(other, _mod, lambda a, b: a % b)

    def __rmod__(self, other):
        return self._reflected(other, _mod, lambda a, b: a % b)

    def __divmod__(self, other):
        return self // other, self % other

    def __pow__(self, other):
        if isinstance(other, Rational):
            if other.denominator == 1:
                power = other.numerator
                if power >= 0:
                    return Fraction._make(self._numerator ** power, self._denominator ** power)
                if self._numerator == 0:
                    raise ZeroDivisionError("Fraction(%s, 0)" % self._denominator ** -power)
                return Fraction(self._denominator ** -power, self._numerator ** -power)
            return float(self) ** float(other)
        return float(self) ** other

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        if isinstance(other, Rational):
            return Fraction(other.numerator, other.denominator) ** self
        return other ** float(self)

    def __pos__(self):
        return Fraction._make(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction._make(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._make(abs(self._numerator), self._denominator)

    def __int__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __trunc__ = __int__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator or rest * 2 == self._denominator and floor % 2 == 0:
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        # A fraction equals an int or float of the same value, so it must hash as they do: n / d modulo 2**61 - 1.
        if self._denominator == 1:
            return hash(self._numerator)
        prime = (1 << 61) - 1
        try:
            value = abs(self._numerator) * pow(self._denominator, -1, prime) % prime
        except ValueError:
            value = 314159
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(self, other):
        if type(other) is int:
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return 0.0 == other
            return self == self.from_float(other)
        return NotImplemented

    def _ordered(self, other, compare):
        if isinstance(other, Rational):
            return compare(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return compare(0.0, other)
            return self._ordered(self.from_float(other), compare)
        return NotImplemented

    def __lt__(self, other):
        return self._ordered(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._ordered(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._ordered(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._ordered(other, lambda a, b: a >= b)

    def __bool__(self):
        return bool(self._numerator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)


def _add(na, da, nb, db):
    return Fraction(na * db + da * nb, da * db)


def _sub(na, da, nb, db):
    return Fraction(na * db - da * nb, da * db)


def _mul(na, da, nb, db):
    return Fraction(na * nb, da * db)


def _div(na, da, nb, db):
    if nb == 0:
        raise ZeroDivisionError("Fraction(%s, 0)" % (na * db))
    return Fraction(na * db, nb * da)


def _floordiv(na, da, nb, db):
    return na * db // (da * nb)


def _mod(na, da, nb, db):
    return Fraction(na * db % (nb * da), da * db)
