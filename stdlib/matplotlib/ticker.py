"""Where ticks stand and what they say."""

import math

import numpy as np

from matplotlib.rcparams import font_size, rcParams


def nonsingular(vmin, vmax, expander=0.001, tiny=1e-15, increasing=True):
    """An interval with some width: equal or nearly equal ends are moved apart."""
    if not math.isfinite(vmin) or not math.isfinite(vmax):
        return -expander, expander
    swapped = False
    if vmax < vmin:
        vmin, vmax = vmax, vmin
        swapped = True
    vmin, vmax = float(vmin), float(vmax)
    largest = max(abs(vmin), abs(vmax))
    if largest < (1e6 / tiny) * 2.2250738585072014e-308:
        vmin, vmax = -expander, expander
    elif vmax - vmin <= largest * tiny:
        if vmax == 0 and vmin == 0:
            vmin, vmax = -expander, expander
        else:
            vmin -= expander * abs(vmin)
            vmax += expander * abs(vmax)
    if swapped and not increasing:
        vmin, vmax = vmax, vmin
    return vmin, vmax


def fix_minus(text):
    """A typographic minus sign for the hyphen."""
    return text.replace('-', '\N{MINUS SIGN}') if rcParams['axes.unicode_minus'] else text


# Locators: `tick_values(vmin, vmax)` gives a list of places.

class Locator:
    axis = None

    def set_axis(self, axis):
        self.axis = axis

    def __call__(self):
        low, high = self.axis.get_view_interval()
        return self.tick_values(low, high)

    def tick_values(self, vmin, vmax):
        """The places of the ticks for limits."""
        return np.array(self._ticks(vmin, vmax), dtype=float)

    def _ticks(self, vmin, vmax):
        raise NotImplementedError('Derived must override')

    def create_dummy_axis(self, **kwargs):
        if self.axis is None:
            self.axis = _DummyAxis(**kwargs)

    def nonsingular(self, v0, v1):
        return nonsingular(v0, v1, expander=0.05)

    def set_params(self, **kwargs):
        raise NotImplementedError(f"'set_params()' not defined for locator of type {type(self)}")


class NullLocator(Locator):
    def tick_values(self, vmin, vmax):
        return []


class FixedLocator(Locator):
    def __init__(self, locs, nbins=None):
        self._given = np.asarray(locs).ravel()
        self.locs = self._given.astype(float).tolist()
        self.nbins = max(nbins, 2) if nbins is not None else None

    def tick_values(self, vmin, vmax):
        if self.nbins is None:
            return self._given
        step = max(int(math.ceil(len(self.locs) / self.nbins)), 1)
        # Of the ways to leave ticks out the one that comes closest to zero.
        return min((self._given[start::step] for start in range(step)), key=lambda locs: min(abs(loc) for loc in locs.tolist()))


class IndexLocator(Locator):
    def __init__(self, base, offset):
        self._base, self.offset = base, offset

    def _ticks(self, vmin, vmax):
        return np.arange(vmin + self.offset, vmax + 1, self._base).tolist()


class LinearLocator(Locator):
    def __init__(self, numticks=None):
        self.numticks = numticks or 11

    def _ticks(self, vmin, vmax):
        return np.linspace(vmin, vmax, self.numticks).tolist()


class MultipleLocator(Locator):
    """Multiples of a base, with one on either side of the view."""

    def __init__(self, base=1.0, offset=0.0):
        self._edge = _EdgeInteger(base, 0)
        self._offset = offset

    def _ticks(self, vmin, vmax):
        if vmax < vmin:
            vmin, vmax = vmax, vmin
        step = self._edge.step
        vmin -= self._offset
        vmax -= self._offset
        first = self._edge.ge(vmin) * step
        n = int((vmax - vmin + 0.001 * step) // step)
        if n > 100000:
            raise ValueError(f"too many ticks: {n}")
        return [first - step + i * step + self._offset for i in range(n + 3)]


class _EdgeInteger:
    """Counts steps up to a value, forgiving rounding errors that grow with the offset."""

    def __init__(self, step, offset):
        if step <= 0:
            raise ValueError("'step' must be positive")
        self.step = step
        self._offset = abs(offset)

    def closeto(self, ms, edge):
        if self._offset > 0:
            digits = math.log10(self._offset / self.step)
            tolerance = min(0.4999, max(1e-10, 10 ** (digits - 12)))
        else:
            tolerance = 1e-10
        return abs(ms - edge) < tolerance

    def le(self, x):
        d, m = divmod(x, self.step)
        return d + 1 if self.closeto(m / self.step, 1) else d

    def ge(self, x):
        d, m = divmod(x, self.step)
        return d if self.closeto(m / self.step, 0) else d + 1


def _scale_range(vmin, vmax, n, threshold=100):
    width = abs(vmax - vmin)
    mean = (vmax + vmin) / 2
    if abs(mean) / width < threshold:
        offset = 0
    else:
        offset = math.copysign(10 ** (math.log10(abs(mean)) // 1), mean)
    return 10 ** (math.log10(width / n) // 1), offset


class MaxNLocator(Locator):
    """At most `nbins` intervals with steps that are round numbers."""

    def __init__(self, nbins=10, steps=None, integer=False, symmetric=False, prune=None, min_n_ticks=2):
        self._nbins = nbins if nbins == 'auto' else int(nbins)
        self._integer, self._symmetric, self._prune, self._min = integer, symmetric, prune, max(1, min_n_ticks)
        self._set_steps(steps)

    def _set_steps(self, steps):
        steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] if steps is None else list(steps)
        if steps[0] != 1:
            steps = [1] + steps
        if steps[-1] != 10:
            steps = steps + [10]
        self._steps = steps
        self._extended = [0.1 * step for step in steps[:-1]] + steps + [10 * steps[1]]

    def set_params(self, nbins=None, integer=None, prune=None, steps=None, min_n_ticks=None, symmetric=None):
        if nbins is not None:
            self._nbins = nbins if nbins == 'auto' else int(nbins)
        if integer is not None:
            self._integer = integer
        if prune is not None:
            self._prune = None if prune == 'none' else prune
        if symmetric is not None:
            self._symmetric = symmetric
        if min_n_ticks is not None:
            self._min = max(1, min_n_ticks)
        if steps is not None:
            self._set_steps(steps)

    def _raw_ticks(self, vmin, vmax):
        if self._nbins == 'auto':
            nbins = 9 if self.axis is None else min(max(self.axis.get_tick_space(), max(1, self._min - 1)), 9)
        else:
            nbins = self._nbins
        scale, offset = _scale_range(vmin, vmax, nbins)
        low, high = vmin - offset, vmax - offset
        steps = [step * scale for step in self._extended]
        if self._integer:
            steps = [step for step in steps if step < 1 or abs(step - round(step)) < 0.001]
        raw = (high - low) / nbins
        last = len(steps) - 1
        for index, step in enumerate(steps):
            if step >= raw:
                last = index
                break
        ticks = []
        for step in steps[last::-1]:
            if self._integer and math.floor(high) - math.ceil(low) >= self._min - 1:
                step = max(1, step)
            start = (low // step) * step
            edge = _EdgeInteger(step, offset)
            first, end = edge.le(low - start), edge.ge(high - start)
            ticks = [(first + i) * step + start for i in range(int(end - first) + 1)]
            if sum(1 for tick in ticks if low <= tick <= high) >= self._min:
                break
        return [tick + offset for tick in ticks]

    def _ticks(self, vmin, vmax):
        if self._symmetric:
            vmax = max(abs(vmin), abs(vmax))
            vmin = -vmax
        vmin, vmax = nonsingular(vmin, vmax, expander=1e-13, tiny=1e-14)
        locs = self._raw_ticks(vmin, vmax)
        if self._prune in ('lower', 'both'):
            locs = locs[1:]
        if self._prune in ('upper', 'both'):
            locs = locs[:-1]
        return locs


class AutoLocator(MaxNLocator):
    def __init__(self):
        MaxNLocator.__init__(self, nbins='auto', steps=[1, 2, 2.5, 5, 10])


class AutoMinorLocator(Locator):
    """Minor ticks that divide the major steps into equal parts."""

    def __init__(self, n=None):
        self.ndivs = n

    def _ticks(self, vmin, vmax):
        major = self.axis.get_majorticklocs()
        if len(major) < 2:
            return []
        step = major[1] - major[0]
        parts = self.ndivs or (5 if round(step / 10 ** math.floor(math.log10(abs(step))), 6) in (1, 2.5, 5, 10) else 4)
        minor = step / parts
        low, high = min(vmin, vmax), max(vmin, vmax)
        first = math.ceil((low - major[0]) / minor)
        count = int(math.floor((high - major[0]) / minor)) - first + 1
        return [major[0] + (first + i) * minor for i in range(count) if (first + i) % parts != 0]


# Formatters: `format_ticks(values)` gives a list of texts.

class _DummyAxis:
    """Limits for a formatter that belongs to no axis."""

    def __init__(self, minpos=0):
        self._view = self._data = (0, 1)
        self._minpos = minpos

    def get_view_interval(self):
        return self._view

    def set_view_interval(self, vmin, vmax):
        self._view = (vmin, vmax)

    def set_data_interval(self, vmin, vmax):
        self._data = (vmin, vmax)

    def get_minpos(self):
        return self._minpos

    def get_tick_space(self):
        return 9


class Formatter:
    axis = None

    def create_dummy_axis(self, **kwargs):
        if self.axis is None:
            self.axis = _DummyAxis(**kwargs)

    def format_data(self, value):
        return self(value)

    def format_data_short(self, value):
        return self.format_data(value)

    def set_axis(self, axis):
        self.axis = axis

    def set_locs(self, locs):
        self.locs = locs

    def format_ticks(self, values):
        self.set_locs(values)
        return [self(value, index) for index, value in enumerate(values)]

    def get_offset(self):
        return ''


class NullFormatter(Formatter):
    def __call__(self, x, pos=None):
        return ''


class FixedFormatter(Formatter):
    def __init__(self, seq):
        self.seq = list(seq)
        self.offset_string = ''

    def __call__(self, x, pos=None):
        return self.seq[pos] if pos is not None and pos < len(self.seq) else ''


class FuncFormatter(Formatter):
    def __init__(self, func):
        self.func = func

    def __call__(self, x, pos=None):
        return self.func(x, pos)


class FormatStrFormatter(Formatter):
    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fmt % x


class StrMethodFormatter(Formatter):
    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return fix_minus(self.fmt.format(x=x, pos=pos))


class EngFormatter(Formatter):
    """Numbers with the prefixes of powers of a thousand."""

    ENG_PREFIXES = {-30: 'q', -27: 'r', -24: 'y', -21: 'z', -18: 'a', -15: 'f', -12: 'p', -9: 'n', -6: 'µ', -3: 'm', 0: '', 3: 'k',
                    6: 'M', 9: 'G', 12: 'T', 15: 'P', 18: 'E', 21: 'Z', 24: 'Y', 27: 'R', 30: 'Q'}

    def __init__(self, unit='', places=None, sep=' ', *, usetex=None, useMathText=None, useOffset=False):
        self.unit, self.places, self.sep = unit, places, sep

    def __call__(self, x, pos=None):
        return fix_minus(self.format_data(x))

    def format_data(self, value):
        sign, value = (-1, -value) if value < 0 else (1, value)
        power = int(math.floor(math.log10(value) / 3) * 3) if value != 0 else 0
        power = min(max(power, -30), 30)
        digits = 'g' if self.places is None else f'.{self.places:d}f'
        mantissa = sign * value / 10.0 ** power
        if abs(float(format(mantissa, digits))) >= 1000 and power < 30:
            mantissa, power = mantissa / 1000, power + 3
        suffix = self.ENG_PREFIXES[power] + self.unit
        return f'{mantissa:{digits}}{self.sep}{suffix}' if suffix else f'{mantissa:{digits}}'

    format_eng = format_data


class PercentFormatter(Formatter):
    """Values as a percentage of `xmax`."""

    def __init__(self, xmax=100, decimals=None, symbol='%', is_latex=False):
        self.xmax, self.decimals, self._symbol = xmax + 0.0, decimals, symbol

    def __call__(self, x, pos=None):
        low, high = self.axis.get_view_interval()
        return self.format_pct(x, abs(high - low))

    def format_pct(self, x, display_range):
        x = 100.0 * (x / self.xmax)
        if self.decimals is None:
            scaled = 100.0 * (display_range / self.xmax)
            decimals = 0 if scaled <= 0 else min(max(math.ceil(2.0 - math.log10(2.0 * scaled)), 0), 5)
        else:
            decimals = self.decimals
        return fix_minus(f"{x:0.{int(decimals)}f}{self._symbol or ''}")


class ScalarFormatter(Formatter):
    """Plain numbers with as many decimals as the steps need; an offset or a power of ten is taken out where that helps."""

    def __init__(self, useOffset=None, useMathText=None, useLocale=None):
        self._use_offset = rcParams['axes.formatter.useoffset'] if useOffset is None else bool(useOffset)
        self.offset = useOffset if isinstance(useOffset, float) else 0
        self._scientific = True
        self.orderOfMagnitude = 0
        self.format = ''
        self.locs = []
        self._powerlimits = rcParams['axes.formatter.limits']
        self._math = bool(useMathText)

    def set_scientific(self, b):
        self._scientific = bool(b)

    def set_powerlimits(self, lims):
        self._powerlimits = lims

    def set_useOffset(self, value):
        self._use_offset = bool(value)
        if not self._use_offset:
            self.offset = 0

    def set_useMathText(self, value):
        self._math = bool(value)

    def __call__(self, x, pos=None):
        if len(self.locs) == 0:
            return ''
        shown = (x - self.offset) / (10.0 ** self.orderOfMagnitude)
        if abs(shown) < 1e-8:
            shown = 0
        return fix_minus(self.format % shown)

    def set_locs(self, locs):
        self.locs = list(locs)
        if self.locs:
            if self._use_offset:
                self._compute_offset()
            self._set_order_of_magnitude()
            self._set_format()

    def _view(self):
        return sorted(self.axis.get_view_interval())

    def _compute_offset(self):
        low, high = self._view()
        locs = [loc for loc in self.locs if low <= loc <= high]
        self.offset = 0
        if not locs:
            return
        low, high = min(locs), max(locs)
        if low == high or low <= 0 <= high:
            return
        smaller, larger = sorted((abs(low), abs(high)))
        sign = math.copysign(1, low)
        top = math.ceil(math.log10(larger))
        order = top
        while smaller // 10.0 ** order == larger // 10.0 ** order:
            order -= 1
        order += 1
        if (larger - smaller) / 10.0 ** order <= 1e-2:
            order = top
            while not larger // 10.0 ** order - smaller // 10.0 ** order > 1:
                order -= 1
            order += 1
        digits = rcParams['axes.formatter.offset_threshold'] - 1
        if larger // 10.0 ** order >= 10 ** digits:
            self.offset = sign * (larger // 10.0 ** order) * 10.0 ** order

    def _set_order_of_magnitude(self):
        self.orderOfMagnitude = 0
        if not self._scientific:
            return
        if self._powerlimits[0] == self._powerlimits[1] != 0:
            self.orderOfMagnitude = self._powerlimits[0]
            return
        low, high = self._view()
        locs = [abs(loc) for loc in self.locs if low <= loc <= high]
        if not locs:
            return
        if self.offset:
            order = math.floor(math.log10(high - low))
        else:
            largest = max(locs)
            order = 0 if largest == 0 else math.floor(math.log10(largest))
        if order <= self._powerlimits[0] or order >= self._powerlimits[1]:
            self.orderOfMagnitude = order

    def _set_format(self):
        places = self.locs if len(self.locs) >= 2 else self.locs + list(self._view())
        locs = [(loc - self.offset) / 10.0 ** self.orderOfMagnitude for loc in places]
        extent = max(locs) - min(locs)
        if extent == 0:
            extent = max(abs(loc) for loc in locs)
        if extent == 0:
            extent = 1
        if len(self.locs) < 2:
            locs = locs[:-2]
        order = int(math.floor(math.log10(extent)))
        decimals = max(0, 3 - order)
        threshold = 1e-3 * 10.0 ** order
        while decimals >= 0:
            if max(abs(loc - round(loc, decimals)) for loc in locs) < threshold:
                decimals -= 1
            else:
                break
        self.format = f'%1.{decimals + 1}f'
        if self._math:
            self.format = f'$\\mathdefault{{{self.format}}}$'

    def get_offset(self):
        if len(self.locs) == 0 or not (self.orderOfMagnitude or self.offset):
            return ''
        offset = ''
        if self.offset:
            offset = self.format_data(self.offset)
            if self.offset > 0:
                offset = '+' + offset
        power = ''
        if self.orderOfMagnitude:
            power = f'$\\times 10^{{{self.orderOfMagnitude}}}$' if self._math else f'1e{self.orderOfMagnitude}'
        return fix_minus(power + offset)

    def format_data(self, value):
        exponent = math.floor(math.log10(abs(value)))
        significand = round(value / 10.0 ** exponent, 10)
        text = '%d' % significand if significand % 1 == 0 else '%1.10g' % significand
        return text if exponent == 0 else f'{text}e{exponent}'


def tick_space(length, size, factor):
    """How many labels of a font size fit on a length in points."""
    size = font_size(size) * factor
    return int(math.floor(length / size)) if size > 0 else 2 ** 31 - 1


from matplotlib.log_ticks import (
    AsinhLocator, LogFormatter, LogFormatterExponent, LogFormatterMathtext, LogFormatterSciNotation, LogitFormatter, LogitLocator,
    LogLocator, SymmetricalLogLocator)
