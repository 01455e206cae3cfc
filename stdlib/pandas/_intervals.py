"""Intervals of numbers, and values sorted into them: `cut` and `qcut`."""

import math

import numpy as np
from pandas._dtypes import CategoricalDtype, IntervalDtype, NaN
from pandas._index import Index, ensure_index
from pandas._values import Column, column_of, is_missing


class Interval:
    """All values between two bounds."""

    def __init__(self, left, right, closed="right"):
        if closed not in ("left", "right", "both", "neither"):
            raise ValueError(f"invalid option for 'closed': {closed}")
        if not left <= right:
            raise ValueError("left side of interval must be <= right side")
        self.left, self.right, self.closed = left, right, closed

    closed_left = property(lambda self: self.closed in ("left", "both"))
    closed_right = property(lambda self: self.closed in ("right", "both"))
    open_left = property(lambda self: not self.closed_left)
    open_right = property(lambda self: not self.closed_right)
    mid = property(
        lambda self: (
            self.left + (self.right - self.left) * 0.5
            if not isinstance(self.left, (int, float))
            else (self.left + self.right) / 2
        )
    )
    length = property(lambda self: self.right - self.left)
    is_empty = property(lambda self: self.left == self.right and self.closed != "both")

    def __contains__(self, value):
        if isinstance(value, Interval):
            return self.left <= value.left and value.right <= self.right
        above = self.left <= value if self.closed_left else self.left < value
        return above and (value <= self.right if self.closed_right else value < self.right)

    def overlaps(self, other):
        low = self.left <= other.right if self.closed_left and other.closed_right else self.left < other.right
        high = other.left <= self.right if other.closed_left and self.closed_right else other.left < self.right
        return low and high

    def __str__(self):
        return f"{'[' if self.closed_left else '('}{self.left}, {self.right}{']' if self.closed_right else ')'}"

    def __repr__(self):
        return f"Interval({_bound_text(self.left)}, {_bound_text(self.right)}, closed='{self.closed}')"

    def _key(self):
        return (self.left, self.right)

    def __eq__(self, other):
        return isinstance(other, Interval) and self._key() == other._key() and self.closed == other.closed

    def __lt__(self, other):
        return self._key() < (other._key() if isinstance(other, Interval) else (other, other))

    def __le__(self, other):
        return self._key() <= other._key()

    def __gt__(self, other):
        return self._key() > (other._key() if isinstance(other, Interval) else (other, other))

    def __ge__(self, other):
        return self._key() >= other._key()

    def __hash__(self):
        return hash((self.left, self.right, self.closed))

    def __add__(self, other):
        return Interval(self.left + other, self.right + other, self.closed)

    def __sub__(self, other):
        return Interval(self.left - other, self.right - other, self.closed)

    def __mul__(self, other):
        return Interval(self.left * other, self.right * other, self.closed)


def _bound_text(bound):
    return repr(bound.item()) if isinstance(bound, np.generic) else repr(bound)


def interval_column(values):
    first = next((v for v in values if not is_missing(v)), None)
    bounds = [b for v in values if not is_missing(v) for b in (v.left, v.right)]
    subtype = str(column_of(bounds).dtype) if bounds else "float64"
    dtype = IntervalDtype(subtype, first.closed if first is not None else "right")
    return Column([NaN if is_missing(v) else v for v in values], dtype.name, dtype)


class IntervalIndex(Index):
    """Labels that are intervals; a number finds the interval that holds it."""

    def __new__(cls, data=None, closed=None, dtype=None, copy=False, name=None):
        column = interval_column(list(data))
        return cls._make(list(column.data), column.kind, column.extra, name)

    @classmethod
    def from_breaks(cls, breaks, closed="right", name=None):
        return cls.from_arrays(list(breaks)[:-1], list(breaks)[1:], closed, name)

    @classmethod
    def from_arrays(cls, left, right, closed="right", name=None):
        left, right = column_of(left).to_list(), column_of(right).to_list()
        return cls([Interval(a, b, closed) for a, b in zip(left, right)], name=name)

    @classmethod
    def from_tuples(cls, data, closed="right", name=None):
        return cls([Interval(a, b, closed) for a, b in data], name=name)

    left = property(lambda self: Index([v.left for v in self._labels]))
    right = property(lambda self: Index([v.right for v in self._labels]))
    mid = property(lambda self: Index([v.mid for v in self._labels]))
    length = property(lambda self: Index([v.length for v in self._labels]))
    closed = property(lambda self: self._extra.closed)

    def _positions_of(self, label):
        if isinstance(label, Interval):
            return super()._positions_of(label)
        found = [i for i, interval in enumerate(self._labels) if label in interval]
        if not found:
            raise KeyError(label)
        return found

    def contains(self, value):
        return np.array([value in interval for interval in self._labels], dtype=bool)


def interval_range(start=None, end=None, periods=None, freq=None, name=None, closed="right"):
    if freq is None and periods is None:
        freq = 1
    if periods is not None and freq is None:
        breaks = [start + i * (end - start) / periods for i in range(periods + 1)]
        if all(b == int(b) for b in breaks):
            breaks = [int(b) for b in breaks]
    elif end is None:
        breaks = [start + i * freq for i in range(periods + 1)]
    else:
        breaks = []
        while not breaks or breaks[-1] + freq <= end:
            breaks.append(start if not breaks else breaks[-1] + freq)
    return IntervalIndex.from_breaks(breaks, closed, name)


def cut(
    x, bins, right=True, labels=None, retbins=False, precision=3, include_lowest=False, duplicates="raise", ordered=True
):
    """Values by the bin they fall in."""
    column = column_of(x)
    if column.is_datetime or column.is_timedelta:
        raise NotImplementedError("cut of times (not in Cellbook)")
    numbers = _numbers(column)
    if isinstance(bins, IntervalIndex):
        places = [next((i for i, v in enumerate(bins) if n == n and n in v), -1) for n in numbers]
        return _categorised(x, places, bins, ordered)
    if isinstance(bins, (int, np.integer)) and not isinstance(bins, bool):
        if bins < 1:
            raise ValueError("`bins` should be a positive integer.")
        present = [n for n in numbers if n == n]
        if not present:
            raise ValueError("Cannot cut empty array")
        low, high = min(present), max(present)
        if math.isinf(low) or math.isinf(high):
            raise ValueError("cannot specify integer `bins` when input data contains infinity")
        if low == high:
            low -= 0.001 * abs(low) if low else 0.001
            high += 0.001 * abs(high) if high else 0.001
            edges = np.linspace(low, high, bins + 1).tolist()
        else:
            edges = np.linspace(low, high, bins + 1).tolist()
            margin = (high - low) * 0.001
            if right:
                edges[0] -= margin
            else:
                edges[-1] += margin
    else:
        edges = column_of(bins).to_list()
        if any(b < a for a, b in zip(edges, edges[1:])):
            raise ValueError("bins must increase monotonically.")
    return _binned(x, numbers, edges, right, labels, retbins, precision, include_lowest, duplicates, ordered)


def qcut(x, q, labels=None, retbins=False, precision=3, duplicates="raise"):
    """Values by the quantile they fall in."""
    numbers = _numbers(column_of(x))
    quantiles = np.linspace(0, 1, q + 1) if isinstance(q, (int, np.integer)) else np.asarray(q)
    present = np.array([n for n in numbers if n == n], dtype=float)
    edges = np.quantile(present, quantiles).tolist()
    return _binned(x, numbers, edges, True, labels, retbins, precision, True, duplicates, True)


def _numbers(column):
    if column.is_text or column.kind == "object":
        raise TypeError(
            'can only concatenate str (not "float") to str' if column.is_text else "unsupported operand type(s)"
        )
    return [NaN if is_missing(v) else v for v in column.to_list()]


def _binned(x, numbers, edges, right, labels, retbins, precision, include_lowest, duplicates, ordered):
    if duplicates not in ("raise", "drop"):
        raise ValueError("invalid value for 'duplicates' parameter, valid options are: raise, drop")
    unique = list(dict.fromkeys(edges))
    if len(unique) < len(edges) and len(edges) != 2:
        if duplicates == "raise":
            raise ValueError(
                f"Bin edges must be unique: {Index(edges)!r}.\nYou can drop duplicate edges by setting the 'duplicates' kwarg"
            )
        edges = unique
    import bisect

    find = bisect.bisect_left if right else bisect.bisect_right
    places = []
    for number in numbers:
        place = -1 if number != number else find(edges, number)
        if include_lowest and number == edges[0]:
            place = 1
        places.append(-1 if place in (0, len(edges), -1) else place - 1)
    if labels is False:
        if -1 in places:
            found = column_of([NaN if place < 0 else float(place) for place in places])
        else:
            found = Column(np.array(places, dtype=np.int64), "int64")
        result = x._like(found) if type(x).__name__ == "Series" else found.to_array()
    else:
        if labels is None or labels is True:
            categories = _intervals_of(edges, precision, right, include_lowest)
        else:
            categories = ensure_index(labels)
            if len(categories) != len(edges) - 1:
                raise ValueError("Bin labels must be one fewer than the number of bin edges")
            if ordered and not categories.is_unique:
                raise ValueError("labels must be unique if ordered=True; pass ordered=False for duplicate labels")
        result = _categorised(x, places, categories, ordered)
    return (result, np.array(edges)) if retbins else result


def _categorised(x, places, categories, ordered):
    from pandas._categorical import Categorical

    labels = list(categories)
    dtype = CategoricalDtype(categories if categories.is_unique else list(dict.fromkeys(labels)), ordered)
    column = Column([NaN if place < 0 else labels[place] for place in places], "category", dtype)
    return x._like(column) if type(x).__name__ == "Series" else Categorical._make(column)


def _intervals_of(edges, precision, right, include_lowest):
    for digits in range(precision, 20):
        rounded = [_significant(edge, digits) for edge in edges]
        if len(set(rounded)) == len(edges):
            break
    if right and include_lowest:
        rounded[0] = rounded[0] - 10 ** (-digits)
    if any(isinstance(edge, float) for edge in rounded):
        rounded = [float(edge) for edge in rounded]
    return IntervalIndex.from_breaks(rounded, "right" if right else "left")


def _significant(value, precision):
    """Rounded to so many digits, counted from the first one of a fraction."""
    if not isinstance(value, float):
        return value
    if not math.isfinite(value) or value == 0:
        return value
    fraction, whole = math.modf(value)
    digits = -int(math.floor(math.log10(abs(fraction)))) - 1 + precision if whole == 0 else precision
    return float(np.around(value, digits))
