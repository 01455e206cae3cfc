"""Ticks and labels of logarithmic and similar scales."""

import math

from matplotlib.ticker import AutoLocator, Formatter, Locator, MaxNLocator, fix_minus


class LogLocator(Locator):
    """Powers of the base, or multiples of them."""

    def __init__(self, base=10.0, subs=(1.0,), numticks=None):
        self.set_params(base, subs, numticks)

    def set_params(self, base=None, subs=None, numticks=None):
        if base is not None:
            self._base = float(base)
        if subs is not None or not hasattr(self, '_subs'):
            self._subs = [1.0] if subs is None else subs if isinstance(subs, str) else [float(sub) for sub in subs]
        if numticks is not None or not hasattr(self, 'numticks'):
            self.numticks = numticks

    def nonsingular(self, vmin, vmax):
        if vmin > vmax:
            vmin, vmax = vmax, vmin
        if not math.isfinite(vmin) or not math.isfinite(vmax) or vmax <= 0:
            return 1, 10
        if vmin <= 0:
            vmin = self.axis.get_minpos() if self.axis is not None else 1e-300
        if vmin == vmax:
            step = self._base
            vmin = step ** (math.ceil(math.log(vmin, step) - 1e-10) - 1)
            vmax = step ** (math.floor(math.log(vmax, step) + 1e-10) + 1)
        return vmin, vmax

    def _log(self, value):
        if self._base == 10:
            return math.log10(value)
        return math.log2(value) if self._base == 2 else math.log(value) / math.log(self._base)

    def _ticks(self, vmin, vmax):
        base = self._base
        wanted = self.numticks
        if wanted in (None, 'auto'):
            wanted = min(max(self.axis.get_tick_space(), 2), 9) if self.axis is not None else 9
        if vmin <= 0:
            vmin = self.axis.get_minpos() if self.axis is not None else vmin
            if vmin <= 0 or not math.isfinite(vmin):
                raise ValueError("Data cannot be log-scaled because all values are <= 0.")
        low, high = sorted((vmin, vmax))
        log_low, log_high = self._log(low), self._log(high)
        first, last = math.ceil(log_low), math.floor(log_high)
        available = last - first + 1
        subs = self._subs
        if isinstance(subs, str):
            if available >= 10 or base < 3:
                if subs == 'auto':
                    return []
                subs = [1.0]
            else:
                subs = [float(i) for i in range(2 if subs == 'auto' else 1, int(math.ceil(base)))]
        stride, decades = self._decades(log_low, log_high, first, last, available, wanted)
        is_minor = len(subs) > 1 or len(subs) == 1 and subs[0] != 1.0
        if is_minor:
            places = [sub * base ** float(e) for e in range(first - 1, last + 1) for sub in subs] if stride == 1 or available <= 1 else []
        else:
            places = [base ** float(e) for e in decades]
        if len(subs) > 1 and stride == 1 and len(decades) - 2 + sum(1 for place in places if low <= place <= high) <= 1:
            # With no more than one tick in view the view is short enough for even ticks.
            return AutoLocator()._ticks(low, high)
        return places

    @staticmethod
    def _decades(log_low, log_high, first, last, available, wanted):
        """(stride, exponents): as many ticks as are wanted at most, with one more outside at both ends."""
        stride = available // (wanted + 1) + 1
        count = math.ceil(available / stride)
        wanted = min(count, wanted)
        if wanted == 0:
            decades = [first - 1, last + 1]
            return decades[1] - decades[0], decades
        if wanted == 1:
            middle = round((log_low + log_high) / 2)
            stride = max(middle - (first - 1), (last + 1) - middle)
            return stride, [middle - stride, middle, middle + stride]
        stride = (available - 1) // (wanted - 1)
        if stride < available / wanted:
            stride = available // wanted
        least, most = max(available - stride * wanted, 0), min(available - stride * (wanted - 1), stride)
        offset = -first % stride
        if not least <= offset < most:
            offset = least
        return stride, list(range(first + offset - stride, last + stride + 1, stride))


class SymmetricalLogLocator(Locator):
    """Zero, and powers of the base beyond a threshold on both sides."""

    def __init__(self, transform=None, subs=None, linthresh=None, base=None):
        self._base = transform.base if base is None else base
        self._threshold = transform.linthresh if linthresh is None else linthresh
        self._subs = [1.0] if subs is None else list(subs)
        self.numticks = 15

    def set_params(self, subs=None, numticks=None):
        if numticks is not None:
            self.numticks = numticks
        if subs is not None:
            self._subs = list(subs)

    def _ticks(self, vmin, vmax):
        low, high = sorted((vmin, vmax))
        threshold, base = self._threshold, self._base
        if -threshold <= low < high <= threshold:
            return sorted({low, 0, high})

        def exponents(start, end):
            return math.floor(math.log(start) / math.log(base)), math.ceil(math.log(end) / math.log(base))
        below, above = low < -threshold, high > threshold
        has_zero = below and high > -threshold or above and low < threshold
        negative = exponents(abs(min(-threshold, high)), abs(low) + 1) if below else (0, 0)
        positive = exponents(max(threshold, low), high + 1) if above else (0, 0)
        total = negative[1] - negative[0] + positive[1] - positive[0] + has_zero
        stride = max(total // (self.numticks - 1), 1)
        decades = [-(base ** float(e)) for e in range(negative[0], negative[1], stride)][::-1] if below else []
        decades += [0.0] if has_zero else []
        decades += [base ** float(e) for e in range(positive[0], positive[1], stride)] if above else []
        if self._subs != [1.0]:
            return [place for decade in decades for place in ([decade] if decade == 0 else [sub * decade for sub in self._subs])]
        return decades


class AsinhLocator(Locator):
    """Round numbers that lie about evenly on an inverse hyperbolic sine scale."""

    def __init__(self, linear_width, numticks=11, symthresh=0.2, base=10, subs=None):
        self.linear_width, self.numticks, self.symthresh, self.base, self.subs = linear_width, numticks, symthresh, base, subs

    def __call__(self):
        low, high = self.axis.get_view_interval()
        if low * high < 0 and abs(1 + high / low) < self.symthresh:
            bound = max(abs(low), abs(high))
            return self.tick_values(-bound, bound)
        return self.tick_values(low, high)

    def _ticks(self, vmin, vmax):
        width = self.linear_width
        start, end = width * math.asinh(vmin / width), width * math.asinh(vmax / width)
        step = (end - start) / (self.numticks - 1)
        places = [start + step * i for i in range(self.numticks)]
        if start * end < 0:
            places = [place for place in places if abs(place / (end - start)) > 0.5 / self.numticks] + [0.0]
        found = set()
        for place in places:
            value = width * math.sinh(place / width)
            if value == 0:
                found.add(0.0)
            elif self.base > 1:
                power = math.copysign(self.base ** math.floor(math.log(abs(value)) / math.log(self.base)), value)
                found.update([power * sub for sub in self.subs] if self.subs else [power])
            else:
                power = 10.0 ** math.floor(math.log10(abs(value)))
                found.add(power * round(value / power))
        ticks = sorted(found)
        return ticks if len(ticks) >= 2 else [vmin + (vmax - vmin) * i / (self.numticks - 1) for i in range(self.numticks)]


class LogitLocator(MaxNLocator):
    """One half, powers of ten below it and what lacks them to one above it."""

    def __init__(self, minor=False, *, nbins='auto'):
        MaxNLocator.__init__(self, nbins=9, steps=[1, 2, 5, 10])
        self._minor = minor

    def nonsingular(self, vmin, vmax):
        if vmin > vmax:
            vmin, vmax = vmax, vmin
        if not math.isfinite(vmin) or not math.isfinite(vmax) or vmax <= 0 or vmin >= 1:
            return 1e-7, 1 - 1e-7
        least = self.axis.get_minpos() if self.axis is not None else 1e-7
        least = least if math.isfinite(least) else 1e-7
        vmin, vmax = (least if vmin <= 0 else vmin), (1 - least if vmax >= 1 else vmax)
        return (0.1 * vmin, 1 - 0.1 * vmin) if vmin == vmax else (vmin, vmax)

    def _ticks(self, vmin, vmax):
        low, high = self.nonsingular(vmin, vmax)
        first = math.floor(math.log10(low)) if low < 0.5 else 0 if low < 0.9 else -math.ceil(math.log10(1 - low))
        last = math.ceil(math.log10(high)) if high <= 0.5 else 1 if high <= 0.9 else -math.floor(math.log10(1 - high))
        count = last - first - 1
        if count < 2:
            return [] if self._minor else MaxNLocator._ticks(self, low, high)

        def ideal(number):
            return 10.0 ** number if number < 0 else 1 - 10.0 ** -number if number > 0 else 0.5
        space = self.axis.get_tick_space() if self.axis is not None else 9
        stride = math.ceil(count / min(max(space, 2), 9)) if count > 9 else 1
        if not self._minor:
            return [ideal(number) for number in range(first, last + 1) if number % stride == 0]
        if stride > 1:
            return [ideal(number) for number in range(first, last + 1) if number % stride]
        places = []
        for number in range(first, last):
            if number < -1:
                places += [i * 10.0 ** number for i in range(2, 10)]
            elif number == -1:
                places += [i / 10 for i in range(2, 5)]
            elif number == 0:
                places += [i / 10 for i in range(6, 9)]
            else:
                places += [1 - i * 10.0 ** (-number - 1) for i in range(9, 1, -1)]
        return places


class LogFormatter(Formatter):
    """Labels for powers of the base; values between them stay blank unless the view is short."""

    _zero = '0'

    def __init__(self, base=10.0, labelOnlyBase=False, minor_thresholds=None, linthresh=None):
        self._base, self._only_base, self._threshold = float(base), labelOnlyBase, linthresh
        self._labelled = None

    def set_locs(self, locs):
        low, high = sorted(self.axis.get_view_interval())
        if low <= 0 and self._threshold is None:
            self._labelled = None
            return
        if self._threshold is not None:
            # Only the parts beyond the linear one count.
            parts = [math.log(-low / self._threshold)] if low < -self._threshold else []
            parts += [math.log(high / self._threshold)] if high > self._threshold else []
            low, high = 1.0, math.exp(max(sum(parts), 0.0))
        decades = math.log(high / low) / math.log(self._base)
        if decades > 1:
            self._labelled = {1}
        elif decades > 0.4:
            self._labelled = {1, 3}
        else:
            self._labelled = set(range(1, 10))

    def _parts(self, x):
        exponent = math.log(abs(x)) / math.log(self._base)
        nearest = round(exponent)
        is_power = abs(exponent - nearest) < 1e-10
        whole = nearest if is_power else math.floor(exponent)
        return is_power, whole, round(abs(x) / self._base ** whole)

    def __call__(self, x, pos=None):
        if x == 0:
            return self._zero
        is_power, exponent, coefficient = self._parts(x)
        if self._only_base and not is_power:
            return ''
        if self._labelled is not None and not is_power and coefficient not in self._labelled:
            return ''
        return self._text(x, is_power, exponent, coefficient)

    def _text(self, x, is_power, exponent, coefficient):
        return fix_minus(f'{x:1.0e}')


class LogFormatterMathtext(LogFormatter):
    _zero = '$\\mathdefault{0}$'

    def _text(self, x, is_power, exponent, coefficient):
        base = int(self._base) if self._base % 1 == 0 else self._base
        sign = '-' if x < 0 else ''
        if is_power:
            return f'$\\mathdefault{{{sign}{base}^{{{exponent}}}}}$'
        return f'$\\mathdefault{{{sign}{coefficient}\\times{base}^{{{exponent}}}}}$'


class LogFormatterSciNotation(LogFormatterMathtext):
    pass


class LogFormatterExponent(LogFormatter):
    def _text(self, x, is_power, exponent, coefficient):
        value = math.log(abs(x)) / math.log(self._base)
        return fix_minus(f'{exponent}' if is_power else f'{value:1.3g}')


class LogitFormatter(Formatter):
    """Labels for probabilities: one half, powers of ten and what lacks them to one."""

    def __init__(self, *, use_overline=False, one_half=r'\frac{1}{2}', minor=False, minor_threshold=25, minor_number=6):
        self._half, self._minor = one_half, minor

    def __call__(self, x, pos=None):
        if self._minor or not 0 < x < 1:
            return ''
        if abs(x - 0.5) < 1e-7:
            text = self._half
        else:
            below = x if x < 0.5 else 1 - x
            exponent = math.log10(below)
            is_power = abs(exponent - round(exponent)) < 1e-7
            text = f'10^{{{round(exponent)}}}' if is_power else f'{below:.2g}'
            if x > 0.5:
                text = f'1-{text}'
        return f'$\\mathdefault{{{text}}}$'
