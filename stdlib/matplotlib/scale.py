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
        self.base, self.threshold, self.linscale = base, linthresh, linscale / (1.0 - 1.0 / base)

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

    def set_defaults(self, axis):
        axis._set_locators(ticker.AutoLocator(), ticker.ScalarFormatter(), ticker.NullLocator(), ticker.NullFormatter())


def make(name, **kwargs):
    scales = {'linear': LinearScale, 'log': LogScale, 'symlog': SymmetricalLogScale}
    if name not in scales:
        raise ValueError(f"{name!r} is not a valid value for scale.")
    return scales[name](**kwargs)
