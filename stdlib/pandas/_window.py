"""Summaries over moving windows: `rolling`, `expanding`, `ewm`."""

import math

import numpy as np
from pandas._values import Column, NaN, column_of, is_missing, quantile

_PLAIN = ("sum", "mean", "std", "var", "min", "max", "median", "count", "skew", "kurt", "sem", "first", "last")


class Window:
    """A series or frame, and for each row the rows of its window."""

    def __init__(self, obj, min_periods):
        self.obj = obj
        self.min_periods = min_periods

    def _bounds(self, i, length):
        raise NotImplementedError

    def __getitem__(self, key):
        import copy

        chosen = copy.copy(self)
        chosen.obj = self.obj[key]
        return chosen

    def __getattr__(self, name):
        if not name.startswith("_") and "obj" in self.__dict__ and self.obj.ndim == 2 and name in self.obj.columns:
            return self[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def _numbers(self, part):
        if part.is_text or part.kind in ("object", "category") or part.is_datetime:
            from pandas.errors import DataError

            raise DataError(
                "No numeric types to aggregate" if part.kind != "str" else "Cannot aggregate non-numeric type: str"
            )
        return [NaN if is_missing(v) else float(v) for v in part.to_list()]

    def _over(self, part, function, least=None):
        values = self._numbers(part)
        n = len(values)
        needed = self.min_periods if least is None else least
        result = []
        for i in range(n):
            low, high = self._bounds(i, n)
            window = [v for v in values[low:high] if v == v]
            result.append(function(window) if len(window) >= needed and (window or needed == 0) else NaN)
        return Column(np.array(result, dtype=float), "float64")

    def _each(self, function):
        obj = self.obj
        if obj.ndim == 2:
            from pandas._frame import DataFrame

            numbers = [n for n, label in enumerate(obj.columns) if label != getattr(self, "on", None)]
            parts = [function(part) if n in numbers else part for n, part in enumerate(obj._data)]
            return DataFrame._make(parts, obj.columns, obj.index)
        return obj._like(function(obj._column))

    def _summed(self, part, name):
        """Sums by adding what enters a window and taking away what leaves it."""
        values = self._numbers(part)
        n = len(values)
        result, low, high, total, count = [], 0, 0, 0.0, 0
        entering = leaving = 0.0
        for i in range(n):
            a, b = self._bounds(i, n)
            if a < low or b < high or a >= high:
                window = [v for v in values[a:b] if v == v]
                total, count, entering, leaving = math.fsum(window), len(window), 0.0, 0.0
            else:
                # Kahan's compensation, separately for both directions.
                for v in values[low:a]:
                    if v == v:
                        y = -v - leaving
                        t = total + y
                        leaving = t - total - y
                        total, count = t, count - 1
                for v in values[high:b]:
                    if v == v:
                        y = v - entering
                        t = total + y
                        entering = t - total - y
                        total, count = t, count + 1
            low, high = a, b
            if count < self.min_periods or (count == 0 and self.min_periods > 0):
                result.append(NaN)
            else:
                result.append(total if name == "sum" else (total / count if count else NaN))
        return Column(np.array(result, dtype=float), "float64")

    def sum(self, numeric_only=False, **kwargs):
        return self._each(lambda part: self._summed(part, "sum"))

    def mean(self, numeric_only=False, **kwargs):
        return self._each(lambda part: self._summed(part, "mean"))

    def count(self, numeric_only=False):
        def counted(part):
            flags = part.missing()
            n = len(flags)
            counts = []
            for i in range(n):
                low, high = self._bounds(i, n)
                number = (high - low) - sum(flags[low:high])
                counts.append(float(number) if high - low >= self.min_periods else NaN)
            return Column(np.array(counts, dtype=float), "float64")

        return self._each(counted)

    def var(self, ddof=1, numeric_only=False, **kwargs):
        return self._each(lambda part: self._over(part, lambda w: _variance(w, ddof)))

    def std(self, ddof=1, numeric_only=False, **kwargs):
        return self._each(lambda part: self._over(part, lambda w: math.sqrt(_variance(w, ddof))))

    def sem(self, ddof=1, numeric_only=False):
        return self._each(lambda part: self._over(part, lambda w: math.sqrt(_variance(w, ddof)) / math.sqrt(len(w))))

    def min(self, numeric_only=False, **kwargs):
        return self._each(lambda part: self._over(part, min))

    def max(self, numeric_only=False, **kwargs):
        return self._each(lambda part: self._over(part, max))

    def first(self, numeric_only=False):
        return self._each(lambda part: self._over(part, lambda w: w[0]))

    def last(self, numeric_only=False):
        return self._each(lambda part: self._over(part, lambda w: w[-1]))

    def median(self, numeric_only=False, **kwargs):
        return self._each(lambda part: self._over(part, lambda w: quantile(sorted(w), 0.5)))

    def quantile(self, q, interpolation="linear", numeric_only=False):
        return self._each(lambda part: self._over(part, lambda w: quantile(sorted(w), q)))

    def skew(self, numeric_only=False):
        return self._moments("skew")

    def kurt(self, numeric_only=False):
        return self._moments("kurt")

    def _moments(self, name):
        from pandas._reductions import reduce_column

        return self._each(lambda part: self._over(part, lambda w: float(reduce_column(column_of(w), name))))

    def rank(self, method="average", ascending=True, pct=False, numeric_only=False):
        from pandas._columnwise import ranked

        return self._each(
            lambda part: self._over(
                part, lambda w: float(ranked(column_of(w), method, ascending, "keep", pct).data[-1])
            )
        )

    def apply(self, func, raw=False, engine=None, engine_kwargs=None, args=(), kwargs=None):
        obj = self.obj

        def over(part):
            values = self._numbers(part)
            n, result = len(values), []
            for i in range(n):
                low, high = self._bounds(i, n)
                window = values[low:high]
                if sum(1 for v in window if v == v) < self.min_periods:
                    result.append(NaN)
                elif raw:
                    result.append(func(np.array(window), *args, **(kwargs or {})))
                else:
                    from pandas._series import Series

                    result.append(
                        func(Series._make(column_of(np.array(window)), obj.index[low:high]), *args, **(kwargs or {}))
                    )
            return Column(np.array(result, dtype=float), "float64")

        return self._each(over)

    def corr(self, other=None, pairwise=None, ddof=1, numeric_only=False):
        return self._paired(other, True)

    def cov(self, other=None, pairwise=None, ddof=1, numeric_only=False):
        return self._paired(other, False)

    def _paired(self, other, scaled):
        from pandas._reductions import correlation, covariance

        if self.obj.ndim == 2 or other is None:
            raise NotImplementedError("rolling corr and cov of frames (not in Cellbook)")
        a, b = self.obj._column, other.reindex(self.obj.index)._column
        n, result = len(a), []
        for i in range(n):
            low, high = self._bounds(i, n)
            x, y = a.part(slice(low, high)), b.part(slice(low, high))
            both = sum(1 for p, q in zip(x.missing(), y.missing()) if not p and not q)
            result.append(NaN if both < self.min_periods else float(correlation(x, y) if scaled else covariance(x, y)))
        return self.obj._like(Column(np.array(result, dtype=float), "float64"))

    def agg(self, func, *args, **kwargs):
        from pandas._frame import DataFrame
        from pandas._index import Index
        from pandas._multiindex import MultiIndex
        from pandas._reductions import function_name

        if isinstance(func, str):
            return getattr(self, func)(*args, **kwargs)
        if isinstance(func, dict):
            return DataFrame({label: self[label].agg(f) for label, f in func.items()})
        if isinstance(func, list):
            if self.obj.ndim == 1:
                parts = [self.agg(f)._column for f in func]
                return DataFrame._make(parts, Index([function_name(f) for f in func]), self.obj.index)
            pairs = [(label, f) for label in self.obj.columns for f in func]
            parts = [self[label].agg(f)._column for label, f in pairs]
            return DataFrame._make(
                parts, MultiIndex._of([(label, function_name(f)) for label, f in pairs]), self.obj.index
            )
        return self.apply(func)

    aggregate = agg


def _variance(window, ddof):
    n = len(window)
    if n <= ddof:
        return NaN
    mean = math.fsum(window) / n
    return math.fsum((v - mean) ** 2 for v in window) / (n - ddof)


class Rolling(Window):
    """The last so many rows, or the rows of the last span of time."""

    def __init__(self, obj, window, min_periods=None, center=False, win_type=None, on=None, closed=None, step=None):
        if win_type is not None:
            raise NotImplementedError(f"rolling(win_type={win_type!r}) (not in Cellbook)")
        self.on, self.center, self.closed = on, center, closed
        self.span = None
        if isinstance(window, str) or hasattr(window, "nanos") or hasattr(window, "total_seconds"):
            from pandas._time import span_of

            labels = obj.index if on is None else obj[on]
            stamps = list(labels)
            if not stamps or not hasattr(stamps[0], "value"):
                raise ValueError("window must be an integer 0 or greater")
            self.span = span_of(window)
            self.times = [stamp.value for stamp in stamps]
            min_periods = 1 if min_periods is None else min_periods
        else:
            if not isinstance(window, (int, np.integer)) or window < 0:
                raise ValueError("window must be an integer 0 or greater")
            if min_periods is not None and min_periods > window:
                raise ValueError(f"min_periods {min_periods} must be <= window {window}")
            min_periods = window if min_periods is None else min_periods
        self.window = window
        super().__init__(obj, min_periods)

    def _bounds(self, i, length):
        if self.span is not None:
            low = i
            left = self.times[i] - self.span
            while low > 0 and (
                self.times[low - 1] > left or (self.closed in ("both", "left") and self.times[low - 1] == left)
            ):
                low -= 1
            return (low, i) if self.closed in ("left", "neither") else (low, i + 1)
        high = i + 1 + ((self.window - 1) // 2 if self.center else 0)
        low = high - self.window
        if self.closed in ("both",):
            low -= 1
        elif self.closed == "left":
            low, high = low - 1, high - 1
        elif self.closed == "neither":
            high -= 1
        return max(low, 0), max(min(high, length), 0)

    def __repr__(self):
        return f"Rolling [window={self.window},center={self.center},method=single]"


class Expanding(Window):
    """All rows up to each row."""

    def _bounds(self, i, length):
        return 0, i + 1

    def __repr__(self):
        return f"Expanding [min_periods={self.min_periods},method=single]"


class ExponentialMovingWindow:
    """Means whose weights fall by the same factor from row to row."""

    def __init__(
        self, obj, com=None, span=None, halflife=None, alpha=None, min_periods=0, adjust=True, ignore_na=False
    ):
        given = [v for v in (com, span, halflife, alpha) if v is not None]
        if len(given) != 1:
            raise ValueError(
                "comass, span, halflife, and alpha are mutually exclusive"
                if given
                else "Must pass one of comass, span, halflife, or alpha"
            )
        if com is not None:
            if com < 0:
                raise ValueError("comass must satisfy: comass >= 0")
            alpha = 1 / (1 + com)
        elif span is not None:
            if span < 1:
                raise ValueError("span must satisfy: span >= 1")
            alpha = 2 / (span + 1)
        elif halflife is not None:
            if halflife <= 0:
                raise ValueError("halflife must satisfy: halflife > 0")
            alpha = 1 - math.exp(math.log(0.5) / halflife)
        elif not 0 < alpha <= 1:
            raise ValueError("alpha must satisfy: 0 < alpha <= 1")
        self.obj, self.alpha, self.adjust, self.ignore_na = obj, alpha, adjust, ignore_na
        self.min_periods = max(min_periods or 0, 1)

    def __getitem__(self, key):
        import copy

        chosen = copy.copy(self)
        chosen.obj = self.obj[key]
        return chosen

    def _each(self, function):
        if self.obj.ndim == 2:
            return self.obj._each(function)
        return self.obj._like(function(self.obj._column))

    def _means(self, values):
        decay, fresh = 1 - self.alpha, 1.0 if self.adjust else self.alpha
        weighted, old, count, result = NaN, 1.0, 0, []
        for value in values:
            there = value == value
            count += there
            if weighted == weighted:
                if there or not self.ignore_na:
                    old *= decay
                    if there:
                        if weighted != value:
                            weighted = (old * weighted + fresh * value) / (old + fresh)
                        old = old + fresh if self.adjust else 1.0
            elif there:
                weighted = value
            result.append(weighted if count >= self.min_periods else NaN)
        return result

    def mean(self, numeric_only=False):
        return self._each(
            lambda part: Column(np.array(self._means([float(v) for v in part.to_list()]), dtype=float), "float64")
        )

    def sum(self, numeric_only=False):
        def summed(part):
            total, result, seen = 0.0, [], 0
            for value in [float(v) for v in part.to_list()]:
                total *= 1 - self.alpha
                if value == value:
                    total += value
                    seen += 1
                result.append(total if seen >= self.min_periods else NaN)
            return Column(np.array(result, dtype=float), "float64")

        return self._each(summed)

    def var(self, bias=False, numeric_only=False):
        return self._each(lambda part: Column(np.array(self._variances(part, bias), dtype=float), "float64"))

    def std(self, bias=False, numeric_only=False):
        return self._each(lambda part: Column(np.sqrt(np.array(self._variances(part, bias), dtype=float)), "float64"))

    def _variances(self, part, bias):
        values = [float(v) for v in part.to_list()]
        result = []
        for i in range(len(values)):
            weights, kept, power = [], [], 0
            for value in reversed(values[: i + 1]):
                if value == value:
                    weights.append((1 - self.alpha) ** power)
                    kept.append(value)
                if value == value or not self.ignore_na:
                    power += 1
            if not self.adjust and weights:
                weights = [w * self.alpha for w in weights[:-1]] + [weights[-1]]
            if len(kept) < self.min_periods or not kept:
                result.append(NaN)
                continue
            total = math.fsum(weights)
            mean = math.fsum(w * v for w, v in zip(weights, kept)) / total
            variance = math.fsum(w * (v - mean) ** 2 for w, v in zip(weights, kept)) / total
            if not bias:
                below = total**2 - math.fsum(w * w for w in weights)
                variance = variance * total**2 / below if below > 0 else NaN
            result.append(variance)
        return result


class GroupWindow:
    """Windows inside the groups of a `groupby`."""

    def __init__(self, grouped, make):
        self.grouped, self.make = grouped, make

    def __getitem__(self, key):
        return GroupWindow(self.grouped[key], self.make)

    def __getattr__(self, name):
        if name not in _PLAIN and name not in ("apply", "quantile", "agg"):
            raise AttributeError(f"'RollingGroupby' object has no attribute '{name}'")

        def call(*args, **kwargs):
            from pandas._reshape import concat

            grouped = self.grouped
            pairs = []
            for key, rows in grouped._groups.items():
                part = grouped._part(rows)
                if part.ndim == 2:
                    part = part[[label for label in part.columns if label not in grouped.keys.used]]
                pairs.append((key, getattr(self.make(part), name)(*args, **kwargs)))
            return grouped._under_keys(pairs, concat)

        return call
