"""Scales of an axis: how values are spread along it."""

import math

from matplotlib import ticker


class LinearScale:
    name = 'linear'

    def forward(self, value):
        return value

    def backward(self, value):
        return value

    def limits(self, low, high, minpos):
        return low, high

    def set_defaults(self, axis):
        axis._set_locators(ticker.AutoLocator(), ticker.ScalarFormatter(), ticker.NullLocator(), ticker.NullFormatter())


class LogScale:
    """Logarithms; what is not positive lies far below everything."""

    name = 'log'

    def __init__(self, base=10, subs=None, nonpositive='clip'):
        if base <= 0 or base == 1:
            raise ValueError('The log base cannot be <= 0 or == 1')
        self.base, self.subs = base, subs

    def forward(self, value):
        return math.log(value) / math.log(self.base) if value > 0 else -1000.0

    def backward(self, value):
        return self.base ** value

    def limits(self, low, high, minpos):
        if minpos is None or not math.isfinite(minpos):
            minpos = 1e-300
        return (minpos if low <= 0 else low), (minpos if high <= 0 else high)

    def set_defaults(self, axis):
        minor = ticker.LogLocator(self.base, 'auto' if self.subs is None else self.subs)
        axis._set_locators(ticker.LogLocator(self.base), ticker.LogFormatterSciNotation(self.base), minor,
                           ticker.LogFormatterSciNotation(self.base))


class SymmetricalLogScale:
    """Linear around zero, logarithmic beyond a threshold on both sides."""

    name = 'symlog'

    def __init__(self, base=10, linthresh=2, subs=None, linscale=1):
        self.base, self.threshold, self.linscale, self.subs = base, linthresh, linscale / (1.0 - 1.0 / base), subs

    def forward(self, value):
        size = abs(value)
        if size <= self.threshold:
            return value * self.linscale
        moved = self.threshold * (self.linscale + math.log(size / self.threshold) / math.log(self.base))
        return math.copysign(moved, value)

    def backward(self, value):
        size = abs(value)
        if size <= self.threshold * self.linscale:
            return value / self.linscale
        return math.copysign(self.threshold * self.base ** (size / self.threshold - self.linscale), value)

    def limits(self, low, high, minpos):
        return low, high

    linthresh = property(lambda self: self.threshold)

    def set_defaults(self, axis):
        # The labels know the base and the threshold, minor ticks only come with `subs`.
        label = ticker.LogFormatterSciNotation(self.base, linthresh=self.threshold)
        minor = ticker.SymmetricalLogLocator(self, self.subs) if self.subs is not None else ticker.NullLocator()
        axis._set_locators(ticker.SymmetricalLogLocator(self), label, minor, ticker.NullFormatter())


class AsinhScale:
    """Linear around zero and nearly logarithmic far from it, without a corner."""

    name = 'asinh'

    def __init__(self, linear_width=1.0, base=10, subs='auto'):
        if linear_width <= 0:
            raise ValueError('Scale parameter \'linear_width\' must be strictly positive')
        multiples = {3: (2,), 4: (2,), 5: (2,), 8: (2, 4), 10: (2, 5), 16: (2, 4, 8), 64: (4, 16), 1024: (256, 512)}
        self.linear_width, self.base = linear_width, int(base)
        self.subs = multiples.get(self.base) if isinstance(subs, str) else subs

    def forward(self, value):
        return self.linear_width * math.asinh(value / self.linear_width)

    def backward(self, value):
        return self.linear_width * math.sinh(value / self.linear_width)

    def limits(self, low, high, minpos):
        return low, high

    def set_defaults(self, axis):
        label = ticker.LogFormatterSciNotation(self.base) if self.base > 1 else ticker.StrMethodFormatter('{x:.3g}')
        axis._set_locators(ticker.AsinhLocator(self.linear_width, base=self.base), label,
                           ticker.AsinhLocator(self.linear_width, base=self.base, subs=self.subs), ticker.NullFormatter())


class LogitScale:
    """Between 0 and 1: log10 of x / (1 - x)."""

    name = 'logit'

    def __init__(self, nonpositive='mask', *, one_half=r'\frac{1}{2}', use_overline=False):
        self.one_half = one_half

    def forward(self, value):
        return math.log10(value / (1 - value)) if 0 < value < 1 else -1000.0 if value <= 0 else 1000.0

    def backward(self, value):
        return 1.0 / (1 + 10 ** -value)

    def limits(self, low, high, minpos):
        minpos = minpos if math.isfinite(minpos) else 1e-7
        return (minpos if low <= 0 else low), (1 - minpos if high >= 1 else high)

    def set_defaults(self, axis):
        axis._set_locators(ticker.LogitLocator(), ticker.LogitFormatter(one_half=self.one_half), ticker.LogitLocator(minor=True),
                           ticker.LogitFormatter(minor=True))


class FuncScale:
    """Spread by a function of one's own and its inverse."""

    name = 'function'

    def __init__(self, functions):
        self._forward, self._backward = functions

    def forward(self, value):
        return float(self._forward(value))

    def backward(self, value):
        return float(self._backward(value))

    def limits(self, low, high, minpos):
        return low, high

    def set_defaults(self, axis):
        axis._set_locators(ticker.AutoLocator(), ticker.ScalarFormatter(), ticker.NullLocator(), ticker.NullFormatter())


_SCALES = {kind.name: kind for kind in (LinearScale, LogScale, SymmetricalLogScale, AsinhScale, LogitScale, FuncScale)}


def get_scale_names():
    return sorted(list(_SCALES) + ['functionlog'])


def make(name, **kwargs):
    if name == 'functionlog':
        raise NotImplementedError("the scale 'functionlog' is not in Cellbook's matplotlib")
    if name not in _SCALES:
        names = ', '.join(repr(each) for each in get_scale_names())
        raise ValueError(f"{name!r} is not a valid value for scale. Supported values are {names}")
    return _SCALES[name](**kwargs)
