"""How numbers are computed: precision, rounding, the range of exponents, and what is raised."""

from decimal._rounding import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, modes
from decimal._signals import (
    DivisionByZero, InvalidOperation, Overflow, Underflow, Clamped, conditions, signals)

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN, MIN_ETINY = -999999999999999999, -1999999999999999997


class _Signals(dict):
    """Flags or traps: every signal with true or false."""

    def __init__(self, given=()):
        super().__init__((signal, False) for signal in signals)
        if isinstance(given, dict):
            self.update((signal, bool(value)) for signal, value in given.items())
        else:
            for signal in given:
                if signal not in signals:
                    raise TypeError("valid values for signals are:\n  " + str([s.__name__ for s in signals]))
                self[signal] = True

    def set(self):
        return [signal for signal in signals if self[signal]]


def _whole(name, value, low, high, shown):
    if not isinstance(value, int):
        raise TypeError("argument must be an integer")
    if not low <= value <= high:
        raise ValueError(f"valid range for {name} is [{shown}]")
    return value


class Context:
    """Everything that operations look at."""

    __module__ = "decimal"
    __slots__ = ("_prec", "_rounding", "_Emin", "_Emax", "_capitals", "_clamp", "flags", "_traps", "__weakref__")

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = globals().get("DefaultContext", self)
        self.prec = getattr(base, "prec", 28) if prec is None else prec
        self.rounding = getattr(base, "rounding", ROUND_HALF_EVEN) if rounding is None else rounding
        self.Emin = getattr(base, "Emin", -999999) if Emin is None else Emin
        self.Emax = getattr(base, "Emax", 999999) if Emax is None else Emax
        self.capitals = getattr(base, "capitals", 1) if capitals is None else capitals
        self.clamp = getattr(base, "clamp", 0) if clamp is None else clamp
        self.flags = _Signals(() if flags is None else flags)
        if traps is None:
            traps = base._traps if base is not self else [InvalidOperation, DivisionByZero, Overflow]
        self._traps = _Signals(traps)

    @property
    def prec(self):
        return self._prec

    @prec.setter
    def prec(self, value):
        self._prec = _whole("prec", value, 1, MAX_PREC, "1, MAX_PREC")

    @property
    def rounding(self):
        return self._rounding

    @rounding.setter
    def rounding(self, value):
        if value not in modes:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        self._rounding = value

    @property
    def Emin(self):
        return self._Emin

    @Emin.setter
    def Emin(self, value):
        self._Emin = _whole("Emin", value, MIN_EMIN, 0, "MIN_EMIN, 0")

    @property
    def Emax(self):
        return self._Emax

    @Emax.setter
    def Emax(self, value):
        self._Emax = _whole("Emax", value, 0, MAX_EMAX, "0, MAX_EMAX")

    @property
    def capitals(self):
        return self._capitals

    @capitals.setter
    def capitals(self, value):
        if value not in (0, 1):
            raise ValueError("valid values for capitals are 0 or 1")
        self._capitals = value

    @property
    def clamp(self):
        return self._clamp

    @clamp.setter
    def clamp(self, value):
        if value not in (0, 1):
            raise ValueError("valid values for clamp are 0 or 1")
        self._clamp = value

    @property
    def traps(self):
        return self._traps

    @traps.setter
    def traps(self, value):
        self._traps = _Signals(value)

    def __repr__(self):
        flags = ", ".join(signal.__name__ for signal in self.flags.set())
        traps = ", ".join(signal.__name__ for signal in self._traps.set())
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")

    def Etiny(self):
        return self._Emin - self._prec + 1

    def Etop(self):
        return self._Emax - self._prec + 1

    def clear_flags(self):
        for signal in signals:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in signals:
            self._traps[signal] = False

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags),
                       dict(self._traps))

    __copy__ = copy

    def note(self, condition, result=None):
        """Flags a signal; raises it where it is trapped, else gives `result` back."""
        signal = conditions.get(condition, condition)
        self.flags[signal] = True
        if self._traps[signal]:
            raise signal([condition])
        return result

    def create_decimal(self, num="0", /):
        from decimal._number import Decimal
        return Decimal(num)._fixed(self)

    def create_decimal_from_float(self, f, /):
        from decimal._number import Decimal
        return Decimal.from_float(f)._fixed(self)

    def _method(self, name, *values):
        from decimal._number import Decimal
        first, *rest = [value if isinstance(value, Decimal) else _number(Decimal, value) for value in values]
        return getattr(first, name)(*rest, context=self)

    def divide(self, x, y, /):
        return self._method("_divide", x, y)

    def divide_int(self, x, y, /):
        return self._method("_floor_divide", x, y)

    def divmod(self, x, y, /):
        return self._method("_floor_divide", x, y), self._method("_remainder", x, y)

    def power(self, a, b, modulo=None):
        from decimal._number import Decimal
        if modulo is not None:
            return pow(Decimal(a), Decimal(b), Decimal(modulo))
        return self._method("_power", a, b)

    def to_sci_string(self, x, /):
        return x._text(self.capitals)

    def is_zero(self, x, /):
        return _number_of(x).is_zero()


def _number(Decimal, value):
    if not isinstance(value, int):
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return Decimal(value)


def _number_of(value):
    from decimal._number import Decimal
    return value if isinstance(value, Decimal) else _number(Decimal, value)


def _delegate(name, method):
    def operation(self, *values):
        return self._method(method, *values)
    operation.__name__ = name
    operation.__qualname__ = "Context." + name
    setattr(Context, name, operation)


for _name, _target in (
        ("add", "_add"), ("subtract", "_subtract"), ("multiply", "_multiply"), ("remainder", "_remainder"), ("abs", "_absolute"),
        ("minus", "_minus"), ("plus", "_plus"), ("compare", "compare"), ("sqrt", "sqrt"), ("exp", "exp"), ("ln", "ln"),
        ("log10", "log10"), ("quantize", "quantize"), ("normalize", "normalize"), ("fma", "fma"), ("max", "max"), ("min", "min"),
        ("next_plus", "next_plus"), ("next_minus", "next_minus"), ("scaleb", "scaleb"), ("logb", "logb"),
        ("remainder_near", "remainder_near"), ("to_integral_value", "to_integral_value"),
        ("to_integral_exact", "to_integral_exact"), ("to_integral", "to_integral_value"), ("number_class", "number_class"),
        ("is_normal", "is_normal"), ("is_subnormal", "is_subnormal")):
    _delegate(_name, _target)
del _name, _target

DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, traps=[])
_current = DefaultContext.copy()


def getcontext():
    """The context that operations use."""
    return _current


def setcontext(context, /):
    global _current
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current = context


class _Local:
    """A context for the body of a `with` statement."""

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, type, value, traceback):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    """A copy of a context, with changes, for a `with` statement."""
    context = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(context, name, value)
    return _Local(context)
