"""The number: sign, coefficient and exponent, or one of the special values."""

import math
import numbers
import re
from collections import namedtuple

from decimal import _functions
from decimal._context import getcontext
from decimal._rounding import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, length, modes, rounded
from decimal._signals import (
    Clamped, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation, Inexact, InvalidOperation,
    Overflow, Rounded, Subnormal, Underflow)

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")
_syntax = re.compile(r"(?P<sign>[-+])?((?=\d|\.\d)(?P<whole>\d*)(\.(?P<rest>\d*))?(E(?P<exponent>[-+]?\d+))?"
                     r"|Inf(inity)?|(?P<signal>s)?NaN(?P<payload>\d*))\Z", re.I)
_MODULUS = (1 << 61) - 1
_TEN_INVERSE = pow(10, _MODULUS - 2, _MODULUS)


def _new(sign, coefficient, exponent, special=None):
    """`special`: None, 'F' for infinity, 'n' and 'N' for the quiet and the signalling NaN, whose coefficient is the payload."""
    self = object.__new__(Decimal)
    self._sign, self._coefficient, self._exponent, self._special = sign, coefficient, exponent, special
    return self


def _converted(other):
    """An operand as a Decimal; None for what is none."""
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _new(1 if other < 0 else 0, abs(int(other)), 0)
    return None


def _operation(name):
    """The operator for a method `name(other, context)`, and the reflected one."""
    def forward(self, other):
        other = _converted(other)
        return NotImplemented if other is None else getattr(self, name)(other, getcontext())

    def reflected(self, other):
        other = _converted(other)
        return NotImplemented if other is None else getattr(other, name)(self, getcontext())
    return forward, reflected


class Decimal:
    """An immutable decimal number."""

    __module__ = "decimal"
    __slots__ = ("_sign", "_coefficient", "_exponent", "_special")

    def __new__(cls, value="0", context=None):
        if isinstance(value, str):
            made = _parsed(value, context)
        elif isinstance(value, Decimal):
            made = value
        elif isinstance(value, int):
            made = _converted(value)
        elif isinstance(value, float):
            (getcontext() if context is None else context).note(FloatOperation)
            made = _from_float(value)
        elif isinstance(value, (tuple, list)):
            made = _from_tuple(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        if type(made) is cls:
            return made
        self = object.__new__(cls)
        self._sign, self._coefficient = made._sign, made._coefficient
        self._exponent, self._special = made._exponent, made._special
        return self

    @classmethod
    def from_float(cls, f, /):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        return _from_float(f) if cls is Decimal else cls(_from_float(f))

    # Text.

    def _digits(self):
        return str(self._coefficient)

    def _text(self, capitals=1, engineering=False):
        sign = "-" if self._sign else ""
        if self._special:
            if self._special == "F":
                return sign + "Infinity"
            payload = str(self._coefficient) if self._coefficient else ""
            return sign + ("NaN" if self._special == "n" else "sNaN") + payload
        digits = self._digits()
        left = self._exponent + len(digits)
        if self._exponent <= 0 and left > -6:
            place = left
        elif not engineering:
            place = 1
        elif self._coefficient == 0:
            place = (left + 1) % 3 - 1
        else:
            place = (left - 1) % 3 + 1
        if place <= 0:
            whole, rest = "0", "." + "0" * -place + digits
        elif place >= len(digits):
            whole, rest = digits + "0" * (place - len(digits)), ""
        else:
            whole, rest = digits[:place], "." + digits[place:]
        power = "" if left == place else "eE"[capitals] + "%+d" % (left - place)
        return sign + whole + rest + power

    def __str__(self):
        return self._text(getcontext().capitals)

    def to_eng_string(self, context=None):
        return self._text((context or getcontext()).capitals, True)

    def __repr__(self):
        return "Decimal('%s')" % self._text(getcontext().capitals)

    def __format__(self, specifier):
        from decimal._format import formatted
        return formatted(self, specifier)

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # Kinds.

    def is_nan(self):
        return self._special in ("n", "N")

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return self._special is None

    def is_zero(self):
        return self._special is None and self._coefficient == 0

    def is_signed(self):
        return self._sign == 1

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def is_normal(self, context=None):
        return self._special is None and self._coefficient != 0 and (context or getcontext()).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        return self._special is None and self._coefficient != 0 and self.adjusted() < (context or getcontext()).Emin

    def number_class(self, context=None):
        if self.is_nan():
            return "NaN" if self._special == "n" else "sNaN"
        sign = "+-"[self._sign]
        if self._special:
            return sign + "Infinity"
        if not self._coefficient:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def adjusted(self):
        """The exponent of the first digit."""
        return 0 if self._special else self._exponent + length(self._coefficient) - 1

    def as_tuple(self):
        if self._special:
            digits = () if not self._coefficient else tuple(map(int, self._digits()))
            return DecimalTuple(self._sign, (0,) if self._special == "F" else digits, self._special)
        return DecimalTuple(self._sign, tuple(map(int, self._digits())), self._exponent)

    def as_integer_ratio(self):
        if self._special:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer ratio")
            raise OverflowError("cannot convert Infinity to integer ratio")
        number = -self._coefficient if self._sign else self._coefficient
        if self._exponent >= 0:
            return number * 10 ** self._exponent, 1
        below = 10 ** -self._exponent
        common = math.gcd(number, below)
        return number // common, below // common

    def radix(self):
        return Decimal(10)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    # Results that fit a context.

    def _nan(self, context, *others):
        """The NaN that an operation with a NaN gives; None where there is none."""
        operands = (self, *others)
        for operand in operands:
            if operand._special == "N":
                return context.note(InvalidOperation, _new(operand._sign, operand._coefficient, 0, "n"))
        for operand in operands:
            if operand._special == "n":
                return operand
        return None

    def _fixed(self, context):
        """Rounded to the context's precision and range."""
        if self._special:
            return self
        tiny, top = context.Etiny(), context.Etop()
        if not self._coefficient:
            exponent = min(max(self._exponent, tiny), top if context.clamp else context.Emax)
            if exponent != self._exponent:
                context.note(Clamped)
                return _new(self._sign, 0, exponent)
            return self
        size = length(self._coefficient)
        least = size + self._exponent - context.prec
        if least > top:
            return self._overflown(context)
        is_subnormal = least < tiny
        least = max(least, tiny)
        if self._exponent < least:
            coefficient, changed = rounded(self._coefficient, least - self._exponent, self._sign, context.rounding)
            if length(coefficient) > context.prec:
                coefficient //= 10
                least += 1
            if least > top:
                return self._overflown(context)
            result = _new(self._sign, coefficient, least)
            if changed and is_subnormal:
                context.note(Underflow)
            if is_subnormal:
                context.note(Subnormal)
            if changed:
                context.note(Inexact)
            context.note(Rounded)
            if not coefficient:
                context.note(Clamped)
            return result
        if is_subnormal:
            context.note(Subnormal)
        if context.clamp and self._exponent > top:
            context.note(Clamped)
            return _new(self._sign, self._coefficient * 10 ** (self._exponent - top), top)
        return self

    def _overflown(self, context):
        mode = context.rounding
        grows = (mode in ("ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_HALF_DOWN", "ROUND_UP")
                 or mode == ROUND_CEILING and not self._sign or mode == ROUND_FLOOR and self._sign)
        result = _new(self._sign, 0, 0, "F") if grows else _new(self._sign, 10 ** context.prec - 1, context.Etop())
        context.note(Overflow)
        context.note(Inexact)
        context.note(Rounded)
        return result

    # Arithmetic.

    def _add(self, other, context):
        special = self._special or other._special
        if special:
            nan = self._nan(context, other)
            if nan is not None:
                return nan
            if self._special and other._special and self._sign != other._sign:
                return context.note(InvalidOperation, _new(0, 0, 0, "n"))
            return self if self._special else other
        exponent = min(self._exponent, other._exponent)
        if not self._coefficient or not other._coefficient:
            return self._add_zero(other, exponent, context)
        far, near = (self, other) if self._exponent >= other._exponent else (other, self)
        # A number that lies far below the last digit of the other counts only for rounding.
        limit = far._exponent + min(0, length(far._coefficient) - context.prec - 2) - 1
        if near.adjusted() < limit:
            near = _new(near._sign, 1, limit)
        exponent = near._exponent
        first = far._coefficient * 10 ** (far._exponent - exponent)
        total = (-first if far._sign else first) + (-near._coefficient if near._sign else near._coefficient)
        if total == 0:
            exponent = min(self._exponent, other._exponent)
            negative = context.rounding == ROUND_FLOOR if self._sign != other._sign else self._sign
            return _new(int(negative), 0, exponent)._fixed(context)
        return _new(int(total < 0), abs(total), exponent)._fixed(context)

    def _add_zero(self, other, exponent, context):
        if not self._coefficient and not other._coefficient:
            negative = context.rounding == ROUND_FLOOR if self._sign != other._sign else self._sign
            return _new(int(negative), 0, exponent)._fixed(context)
        number = self if self._coefficient else other
        exponent = max(exponent, number._exponent - context.prec - 1)
        if number._exponent > exponent:
            number = _new(number._sign, number._coefficient * 10 ** (number._exponent - exponent), exponent)
        return number._fixed(context)

    def _subtract(self, other, context):
        if (self._special or other._special) and (self.is_nan() or other.is_nan()):
            return self._nan(context, other)
        return self._add(other.copy_negate(), context)

    def _multiply(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan(context, other)
            if nan is not None:
                return nan
            if self.is_zero() or other.is_zero():
                return context.note(InvalidOperation, _new(0, 0, 0, "n"))
            return _new(sign, 0, 0, "F")
        return _new(sign, self._coefficient * other._coefficient, self._exponent + other._exponent)._fixed(context)

    def _divide(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan(context, other)
            if nan is not None:
                return nan
            if self._special and other._special:
                return context.note(InvalidOperation, _new(0, 0, 0, "n"))
            if self._special:
                return _new(sign, 0, 0, "F")
            context.note(Clamped)
            return _new(sign, 0, context.Etiny())
        if not other._coefficient:
            if not self._coefficient:
                return context.note(DivisionUndefined, _new(0, 0, 0, "n"))
            return context.note(DivisionByZero, _new(sign, 0, 0, "F"))
        exponent = self._exponent - other._exponent
        if not self._coefficient:
            return _new(sign, 0, exponent)._fixed(context)
        shift = max(0, length(other._coefficient) - length(self._coefficient) + context.prec + 1)
        quotient, rest = divmod(self._coefficient * 10 ** shift, other._coefficient)
        exponent -= shift
        if rest:
            # Digits that are left make a 0 or 5 at the end a little larger, which is all that rounding needs.
            if quotient % 5 == 0:
                quotient += 1
        else:
            ideal = self._exponent - other._exponent
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _new(sign, quotient, exponent)._fixed(context)

    def _whole_division(self, other, context):
        """(quotient, remainder) of whole division; the quotient must fit the precision."""
        sign = self._sign ^ other._sign
        ideal = self._exponent if other._special else min(self._exponent, other._exponent)
        distance = self.adjusted() - other.adjusted()
        if not self._coefficient or other._special or distance <= -2:
            return _new(sign, 0, 0), self._rescaled(ideal, context.rounding)
        if distance <= context.prec:
            first, second = self._coefficient, other._coefficient
            if self._exponent >= other._exponent:
                first *= 10 ** (self._exponent - other._exponent)
            else:
                second *= 10 ** (other._exponent - self._exponent)
            quotient, rest = divmod(first, second)
            if quotient < 10 ** context.prec:
                return _new(sign, quotient, 0), _new(self._sign, rest, ideal)
        wrong = context.note(DivisionImpossible, _new(0, 0, 0, "n"))
        return wrong, wrong

    def _floor_divide(self, other, context):
        if self._special or other._special:
            nan = self._nan(context, other)
            if nan is not None:
                return nan
            if self._special:
                if other._special:
                    return context.note(InvalidOperation, _new(0, 0, 0, "n"))
                return _new(self._sign ^ other._sign, 0, 0, "F")
        if not other._coefficient and not other._special:
            if self._coefficient:
                return context.note(DivisionByZero, _new(self._sign ^ other._sign, 0, 0, "F"))
            return context.note(DivisionUndefined, _new(0, 0, 0, "n"))
        return self._whole_division(other, context)[0]

    def _remainder(self, other, context):
        if self._special or other._special:
            nan = self._nan(context, other)
            if nan is not None:
                return nan
            if self._special:
                return context.note(InvalidOperation, _new(0, 0, 0, "n"))
        if not other._coefficient and not other._special:
            return context.note(InvalidOperation if self._coefficient else DivisionUndefined, _new(0, 0, 0, "n"))
        return self._whole_division(other, context)[1]._fixed(context)

    __add__, __radd__ = _operation("_add")
    __sub__, __rsub__ = _operation("_subtract")
    __mul__, __rmul__ = _operation("_multiply")
    __truediv__, __rtruediv__ = _operation("_divide")
    __floordiv__, __rfloordiv__ = _operation("_floor_divide")
    __mod__, __rmod__ = _operation("_remainder")

    def __divmod__(self, other):
        other = _converted(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        return self._floor_divide(other, context), self._remainder(other, context)

    def __rdivmod__(self, other):
        other = _converted(other)
        return NotImplemented if other is None else divmod(other, self)

    def __pow__(self, other, modulo=None):
        other = _converted(other)
        if other is None:
            return NotImplemented
        if modulo is not None:
            return self._power_modulo(other, _converted(modulo))
        return self._power(other, getcontext())

    def __rpow__(self, other):
        other = _converted(other)
        return NotImplemented if other is None else other._power(self, getcontext())

    def _power(self, other, context):
        return _functions.power(self, other, context)

    def _power_modulo(self, other, modulo):
        context = getcontext()
        values = (self, other, modulo)
        if any(value._special or value._exponent < 0 and value != int(value) for value in values) or other._sign or not modulo:
            return context.note(InvalidOperation, _new(0, 0, 0, "n"))
        result = pow(abs(int(self)), int(other), abs(int(modulo)))
        return _new(int(self._sign and int(other) % 2), result, 0)

    def __neg__(self):
        return self._minus(getcontext())

    def _minus(self, context):
        nan = self._nan(context)
        if nan is not None:
            return nan
        if self.is_zero() and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fixed(context)
        return self.copy_negate()._fixed(context)

    def __pos__(self):
        return self._plus(getcontext())

    def _plus(self, context):
        nan = self._nan(context)
        if nan is not None:
            return nan
        if self.is_zero() and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fixed(context)
        return self._fixed(context)

    def __abs__(self):
        return self._absolute(getcontext())

    def _absolute(self, context):
        return self._minus(context) if self._sign else self._plus(context)

    def copy_abs(self):
        return _new(0, self._coefficient, self._exponent, self._special)

    def copy_negate(self):
        return _new(1 - self._sign, self._coefficient, self._exponent, self._special)

    def copy_sign(self, other, context=None):
        return _new(_converted(other)._sign, self._coefficient, self._exponent, self._special)

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        context = context or getcontext()
        other, third = _converted(other), _converted(third)
        if self._special or other._special:
            nan = self._nan(context, other, third)
            product = nan if nan is not None else self._multiply(other, context)
        else:
            product = _new(self._sign ^ other._sign, self._coefficient * other._coefficient, self._exponent + other._exponent)
        return product._add(third, context)

    # Comparison.

    def _order(self, other):
        """-1, 0 or 1, of numbers that are no NaN."""
        if self._special or other._special:
            values = [0 if each._special is None else -1 if each._sign else 1 for each in (self, other)]
            return (values[0] > values[1]) - (values[0] < values[1])
        if not self._coefficient or not other._coefficient:
            values = [0 if not each._coefficient else -1 if each._sign else 1 for each in (self, other)]
            return (values[0] > values[1]) - (values[0] < values[1])
        if self._sign != other._sign:
            return -1 if self._sign else 1
        first, second = self.adjusted(), other.adjusted()
        if first == second:
            exponent = min(self._exponent, other._exponent)
            first = self._coefficient * 10 ** (self._exponent - exponent)
            second = other._coefficient * 10 ** (other._exponent - exponent)
        order = (first > second) - (first < second)
        return -order if self._sign else order

    def _comparable(self, other, is_equality):
        if isinstance(other, Decimal):
            return other
        if isinstance(other, int):
            return _converted(other)
        if isinstance(other, float):
            context = getcontext()
            if is_equality:
                context.flags[FloatOperation] = True
            else:
                context.note(FloatOperation)
            return _from_float(other)
        return None

    def _compare_rational(self, other):
        top, below = self.as_integer_ratio()
        first, second = top * other.denominator, other.numerator * below
        return (first > second) - (first < second)

    def _ordered_with(self, other, is_equality=False):
        """-1, 0, 1; None for NaN; NotImplemented for what is no number."""
        if isinstance(other, numbers.Rational) and not isinstance(other, int):
            if self._special:
                return (None if self.is_nan() else -1 if self._sign else 1)
            return self._compare_rational(other)
        other = self._comparable(other, is_equality)
        if other is None:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            context = getcontext()
            if not is_equality or self._special == "N" or other._special == "N":
                context.note(InvalidOperation)
            return None
        return self._order(other)

    def __eq__(self, other):
        order = self._ordered_with(other, True)
        return order if order is NotImplemented else order == 0

    def __lt__(self, other):
        order = self._ordered_with(other)
        return order if order is NotImplemented else order is not None and order < 0

    def __le__(self, other):
        order = self._ordered_with(other)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other):
        order = self._ordered_with(other)
        return order if order is NotImplemented else order is not None and order > 0

    def __ge__(self, other):
        order = self._ordered_with(other)
        return order if order is NotImplemented else order is not None and order >= 0

    def compare(self, other, context=None):
        context = context or getcontext()
        other = _converted(other)
        nan = self._nan(context, other) if self._special or other._special else None
        return nan if nan is not None else Decimal(self._order(other))

    def compare_total(self, other, context=None):
        """The order in which representations of equal numbers differ too."""
        def key(number):
            rank = {None: 1, "F": 2, "N": 3, "n": 4}[number._special]
            return rank, number.copy_abs() if rank == 1 else number._coefficient, number._exponent
        other = _converted(other)
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        first, second = key(self), key(other)
        order = (first > second) - (first < second)
        return Decimal(-order if self._sign else order)

    def same_quantum(self, other, context=None):
        other = _converted(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exponent == other._exponent

    def max(self, other, context=None):
        return self._extreme(_converted(other), context or getcontext(), 1)

    def min(self, other, context=None):
        return self._extreme(_converted(other), context or getcontext(), -1)

    def _extreme(self, other, context, wanted):
        if self.is_nan() or other.is_nan():
            if self._special == "n" and not other.is_nan():
                return other._fixed(context)
            if other._special == "n" and not self.is_nan():
                return self._fixed(context)
            return self._nan(context, other)
        order = self._order(other) or int(self.compare_total(other))
        return (self if order == wanted or order == 0 else other)._fixed(context)

    def __hash__(self):
        if self._special:
            if self._special == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self._special == "n" else (-314159 if self._sign else 314159)
        power = pow(10, self._exponent, _MODULUS) if self._exponent >= 0 else pow(_TEN_INVERSE, -self._exponent, _MODULUS)
        value = self._coefficient * power % _MODULUS
        if self._sign:
            value = -value
        return -2 if value == -1 else value

    def __bool__(self):
        return self._special is not None or self._coefficient != 0

    # To other numbers.

    def __int__(self):
        if self._special:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        if self._exponent >= 0:
            whole = self._coefficient * 10 ** self._exponent
        else:
            whole = self._coefficient // 10 ** -self._exponent
        return -whole if self._sign else whole

    __trunc__ = __int__

    def __float__(self):
        if self._special == "N":
            raise ValueError("cannot convert signaling NaN to float")
        if self._special == "n":
            return float("-nan" if self._sign else "nan")
        return float(self._text())

    def __complex__(self):
        return complex(float(self))

    def __round__(self, n=None):
        if n is not None:
            if not isinstance(n, int):
                raise TypeError("optional arg must be an integer")
            return self.quantize(_new(0, 1, -n))
        if self._special:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        return int(self._rescaled(0, ROUND_HALF_EVEN))

    def __floor__(self):
        return self._to_whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_whole(ROUND_CEILING)

    def _to_whole(self, mode):
        if self._special:
            return int(self)
        return int(self._rescaled(0, mode))

    # Other exponents.

    def _rescaled(self, exponent, mode):
        if self._special:
            return self
        if self._exponent >= exponent:
            return _new(self._sign, self._coefficient * 10 ** (self._exponent - exponent), exponent)
        return _new(self._sign, rounded(self._coefficient, exponent - self._exponent, self._sign, mode)[0], exponent)

    def quantize(self, exp, rounding=None, context=None):
        """The value with the exponent of another."""
        context = context or getcontext()
        exp = _converted(exp)
        if exp is None:
            raise TypeError(f"conversion from {type(exp).__name__} to Decimal is not supported")
        mode = _mode(rounding, context)
        if self._special or exp._special:
            nan = self._nan(context, exp)
            if nan is not None:
                return nan
            if self._special and exp._special:
                return self
            return context.note(InvalidOperation, _new(0, 0, 0, "n"))
        target = exp._exponent
        if not context.Etiny() <= target <= context.Emax:
            return context.note(InvalidOperation, _new(0, 0, 0, "n"))
        if not self._coefficient:
            return _new(self._sign, 0, target)._fixed(context)
        if self.adjusted() > context.Emax or self.adjusted() - target + 1 > context.prec:
            return context.note(InvalidOperation, _new(0, 0, 0, "n"))
        result = self._rescaled(target, mode)
        if result.adjusted() > context.Emax or length(result._coefficient) > context.prec:
            return context.note(InvalidOperation, _new(0, 0, 0, "n"))
        if result._coefficient and result.adjusted() < context.Emin:
            context.note(Subnormal)
        if target > self._exponent:
            if result._order(self) != 0:
                context.note(Inexact)
            context.note(Rounded)
        return result._fixed(context)

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        mode = _mode(rounding, context)
        if self._special:
            nan = self._nan(context)
            return self if nan is None else nan
        return self if self._exponent >= 0 else self._rescaled(0, mode)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        result = self.to_integral_value(rounding, context)
        if not self._special and self._exponent < 0 and self._coefficient:
            if result._order(self) != 0:
                context.note(Inexact)
            context.note(Rounded)
        return result

    def normalize(self, context=None):
        """Without zeros at the end."""
        context = context or getcontext()
        nan = self._nan(context) if self._special else None
        if nan is not None:
            return nan
        result = self._fixed(context)
        if result._special:
            return result
        coefficient, exponent = result._coefficient, result._exponent
        if not coefficient:
            return _new(result._sign, 0, 0)
        while coefficient % 10 == 0 and exponent < context.Emax:
            coefficient //= 10
            exponent += 1
        return _new(result._sign, coefficient, exponent)

    def scaleb(self, other, context=None):
        context = context or getcontext()
        other = _converted(other)
        nan = self._nan(context, other) if self._special or other._special else None
        if nan is not None:
            return nan
        if other._special or other._exponent != 0:
            return context.note(InvalidOperation, _new(0, 0, 0, "n"))
        return self if self._special else _new(self._sign, self._coefficient, self._exponent + int(other))._fixed(context)

    def logb(self, context=None):
        context = context or getcontext()
        nan = self._nan(context) if self._special else None
        if nan is not None:
            return nan
        if self._special:
            return _new(0, 0, 0, "F")
        if not self._coefficient:
            return context.note(DivisionByZero, _new(1, 0, 0, "F"))
        return Decimal(self.adjusted())._fixed(context)

    def remainder_near(self, other, context=None):
        """The remainder of smallest size."""
        context = context or getcontext()
        other = _converted(other)
        nan = self._nan(context, other) if self._special or other._special else None
        if nan is not None:
            return nan
        if self._special or not other:
            return context.note(InvalidOperation if self else DivisionUndefined, _new(0, 0, 0, "n"))
        if other._special:
            return self._fixed(context)
        exponent = min(self._exponent, other._exponent)
        first = self._coefficient * 10 ** (self._exponent - exponent)
        second = other._coefficient * 10 ** (other._exponent - exponent)
        quotient, rest = divmod(first, second)
        if 2 * rest + (quotient & 1) > second:
            rest -= second
            quotient += 1
        if quotient >= 10 ** context.prec:
            return context.note(DivisionImpossible, _new(0, 0, 0, "n"))
        return _new(self._sign ^ int(rest < 0), abs(rest), exponent)._fixed(context)

    def next_plus(self, context=None):
        return self._neighbour(context or getcontext(), ROUND_CEILING, 0)

    def next_minus(self, context=None):
        return self._neighbour(context or getcontext(), ROUND_FLOOR, 1)

    def _neighbour(self, context, mode, sign):
        nan = self._nan(context) if self._special else None
        if nan is not None:
            return nan
        if self._special:
            return self if self._sign == sign else _new(self._sign, 10 ** context.prec - 1, context.Etop())
        quiet = context.copy()
        quiet.clear_traps()
        quiet.rounding = mode
        result = self._fixed(quiet)
        if result._order(self) != 0:
            return result
        return self._add(_new(sign, 1, quiet.Etiny() - 1), quiet)

    def next_toward(self, other, context=None):
        context = context or getcontext()
        other = _converted(other)
        nan = self._nan(context, other) if self._special or other._special else None
        if nan is not None:
            return nan
        order = self._order(other)
        if order == 0:
            return self.copy_sign(other)
        return self.next_plus(context) if order < 0 else self.next_minus(context)

    def sqrt(self, context=None):
        return _functions.square_root(self, context or getcontext())

    def exp(self, context=None):
        return _functions.exponential(self, context or getcontext())

    def ln(self, context=None):
        return _functions.logarithm(self, context or getcontext())

    def log10(self, context=None):
        return _functions.decimal_logarithm(self, context or getcontext())


numbers.Number.register(Decimal)


def _mode(rounding, context):
    if rounding is None:
        return context.rounding
    if rounding not in modes:
        raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                        "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
    return rounding


def _parsed(text, context):
    match = _syntax.match(text.strip().replace("_", ""))
    if match is None:
        return (context or getcontext()).note(ConversionSyntax, _new(0, 0, 0, "n"))
    sign = int(match.group("sign") == "-")
    if match.group("whole") is not None:
        rest = match.group("rest") or ""
        return _new(sign, int(match.group("whole") + rest or "0"), int(match.group("exponent") or 0) - len(rest))
    if match.group("payload") is not None:
        return _new(sign, int(match.group("payload") or 0), 0, "N" if match.group("signal") else "n")
    return _new(sign, 0, 0, "F")


def _from_float(value):
    """The exact value: a binary fraction is a decimal one too."""
    sign = int(math.copysign(1.0, value) < 0)
    if value != value:
        return _new(sign, 0, 0, "n")
    if math.isinf(value):
        return _new(sign, 0, 0, "F")
    top, below = abs(value).as_integer_ratio()
    power = below.bit_length() - 1
    return _new(sign, top * 5 ** power, -power)


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exponent == "F":
        return _new(sign, 0, 0, "F")
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    coefficient = int("".join(map(str, digits)) or "0")
    if exponent in ("n", "N"):
        return _new(sign, coefficient, 0, exponent)
    if not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return _new(sign, coefficient, exponent)
