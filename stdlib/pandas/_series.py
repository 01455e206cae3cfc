"""`Series`: one column of values with row labels."""

import numpy as np
from pandas._arithmetic import ARITHMETIC, COMPARISONS, combine, compare, logical
from pandas._format import series_text
from pandas._index import Index, MultiIndex, RangeIndex, ensure_index
from pandas._indexing import SeriesAt, SeriesILoc, SeriesLoc
from pandas._reductions import Reductions
from pandas._values import Column, NaN, StringArray, cast, column_of, is_missing, joined


class Series(Reductions):
    def __init__(self, data=None, index=None, dtype=None, name=None, copy=None):
        if isinstance(data, dict):
            labels = list(data.keys()) if index is None else list(index)
            values = [data.get(label, NaN) for label in labels]
            index = ensure_index(labels) if index is None else ensure_index(index)
            column = column_of(values, dtype)
        elif isinstance(data, Series):
            column = data._column if dtype is None else cast(data._column, dtype)
            name = data.name if name is None else name
            if index is not None:
                found = data.index._lookup()
                column = column_of([data._column[found[k][0]] if k in found else NaN for k in index], dtype)
            else:
                index = data.index
        elif isinstance(data, Index):
            column = column_of(data._column, dtype)
            name = data.name if name is None else name
        elif data is None or isinstance(data, (str, int, float, bool, np.generic)):
            count = 1 if index is None else len(list(index))
            column = column_of([NaN if data is None else data] * (0 if data is None and index is None else count), dtype)
        else:
            column = column_of(data, dtype)
        index = RangeIndex(len(column)) if index is None else ensure_index(index)
        if len(index) != len(column):
            raise ValueError(f"Length of values ({len(column)}) does not match length of index ({len(index)})")
        self._set(column, index, name)

    def _set(self, column, index, name):
        object.__setattr__(self, "_column", column)
        object.__setattr__(self, "_index", index)
        object.__setattr__(self, "name", name)

    @classmethod
    def _make(cls, column, index, name=None):
        series = cls.__new__(cls)
        series._set(column, index, name)
        return series

    def _like(self, column):
        return Series._make(column, self._index, self.name)

    # Description

    @property
    def index(self):
        return self._index

    @index.setter
    def index(self, labels):
        labels = ensure_index(labels)
        if len(labels) != len(self):
            raise ValueError(
                f"Length mismatch: Expected axis has {len(self)} elements, new values have {len(labels)} elements"
            )
        object.__setattr__(self, "_index", labels)

    @property
    def dtype(self):
        return self._column.dtype

    @property
    def values(self):
        return StringArray(self._column.data) if self._column.kind == "str" else self._column.to_array()

    @property
    def shape(self):
        return (len(self._column),)

    @property
    def size(self):
        return len(self._column)

    @property
    def ndim(self):
        return 1

    @property
    def empty(self):
        return len(self._column) == 0

    @property
    def T(self):
        return self

    @property
    def is_unique(self):
        return self.nunique(dropna=False) == len(self)

    @property
    def str(self):
        from pandas._strings import StringMethods

        if self._column.kind not in ("str", "object"):
            raise AttributeError("Can only use .str accessor with string values, not " + _inferred(self._column))
        return StringMethods(self._column, self._like)

    def __len__(self):
        return len(self._column)

    def __iter__(self):
        return iter(self._column.to_list())

    def __contains__(self, label):
        return label in self._index

    def __repr__(self):
        return series_text(self)

    def __array__(self, dtype=None, copy=None):
        array = self._column.to_array()
        return array if dtype is None else array.astype(dtype)

    def __bool__(self):
        raise ValueError(
            "The truth value of a Series is ambiguous. Use a.empty, a.item(), a.any() or a.all()."
        )

    def keys(self):
        return self._index

    def items(self):
        return zip(self._index, self._column.to_list())

    def tolist(self):
        return self._column.to_list()

    to_list = tolist

    def to_numpy(self, dtype=None, copy=False):
        array = self._column.to_array()
        return array if dtype is None else array.astype(dtype)

    def to_dict(self):
        return dict(zip(self._index, self._column.to_list()))

    def to_frame(self, name=None):
        from pandas._frame import DataFrame

        label = name if name is not None else (0 if self.name is None else self.name)
        return DataFrame._make([self._column], Index([label]), self._index)

    def to_string(self):
        return series_text(self)

    def item(self):
        if len(self) != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._column.to_list()[0]

    def copy(self, deep=True):
        return self._like(self._column.copy())

    def squeeze(self):
        return self._column[0] if len(self) == 1 else self

    # Selection

    @property
    def iloc(self):
        return SeriesILoc(self)

    @property
    def loc(self):
        return SeriesLoc(self)

    @property
    def at(self):
        return SeriesAt(self)

    iat = iloc

    def _take(self, positions):
        return Series._make(self._column.take(positions), self._index.take(positions), self.name)

    def __getitem__(self, key):
        if isinstance(key, slice):
            if all(part is None or isinstance(part, (int, np.integer)) for part in (key.start, key.stop)):
                return self.iloc[key]
            return self.loc[key]
        return self.loc[key]

    def __setitem__(self, key, value):
        self.loc[key] = value

    def __getattr__(self, name):
        if not name.startswith("_") and isinstance(name, str) and name in self._index:
            return self.loc[name]
        raise AttributeError(f"'Series' object has no attribute '{name}'")

    def get(self, key, default=None):
        return self.loc[key] if key in self._index else default

    def head(self, n=5):
        return self.iloc[:n]

    def tail(self, n=5):
        return self.iloc[-n:] if n else self.iloc[:0]

    def sample(self, n=None, frac=None, replace=False, weights=None, random_state=None):
        from pandas._sampling import sample_positions

        return self._take(sample_positions(len(self), n, frac, replace, weights, random_state))

    def reset_index(self, drop=False, name=None):
        if drop:
            return Series._make(self._column, RangeIndex(len(self)), self.name)
        from pandas._frame import DataFrame, index_columns

        labels, columns = index_columns(self._index)
        label = name if name is not None else (0 if self.name is None else self.name)
        return DataFrame._make(columns + [self._column], Index(labels + [label]), RangeIndex(len(self)))

    def rename(self, index=None):
        if callable(index) or isinstance(index, dict):
            change = index if callable(index) else lambda label: index.get(label, label)
            return Series._make(self._column, Index([change(k) for k in self._index], name=self._index.name), self.name)
        return Series._make(self._column, self._index, index)

    def rename_axis(self, name):
        return Series._make(self._column, self._index.rename(name), self.name)

    def drop(self, labels):
        labels = labels if isinstance(labels, (list, tuple, Index)) else [labels]
        for label in labels:
            if label not in self._index:
                raise KeyError(f"{list(labels)} not found in axis")
        return self._take([i for i, label in enumerate(self._index) if label not in labels])

    def reindex(self, index):
        return Series(self, index=index, name=self.name)

    # Element by element

    def astype(self, dtype):
        return self._like(cast(self._column, dtype))

    def map(self, arg, na_action=None):
        if isinstance(arg, Series):
            arg = arg.to_dict()
        if isinstance(arg, dict):
            return self._like(column_of([arg.get(v, NaN) for v in self._column.to_list()]))
        return self._like(column_of([arg(v) for v in self._column.to_list()]))

    def apply(self, func, args=(), **kwargs):
        if isinstance(func, str):
            return getattr(self, func)(*args, **kwargs)
        results = [func(v, *args, **kwargs) for v in self._column.to_list()]
        if results and isinstance(results[0], Series):
            from pandas._frame import DataFrame

            return DataFrame([r.to_dict() for r in results], index=self._index)
        return self._like(column_of(results))

    def isnull(self):
        return self._like(Column(np.array(self._column.missing(), dtype=bool), "bool"))

    isna = isnull

    def notnull(self):
        return self._like(Column(np.array([not m for m in self._column.missing()], dtype=bool), "bool"))

    notna = notnull

    def fillna(self, value):
        if isinstance(value, (dict, Series)):
            found = value if isinstance(value, dict) else value.to_dict()
            filled = [found.get(k, v) if m else v for k, v, m in zip(self._index, self._column.to_list(), self._column.missing())]
        else:
            filled = [value if m else v for v, m in zip(self._column.to_list(), self._column.missing())]
        column = column_of(filled)
        if self._column.is_float and column.kind == "int64":
            column = cast(column, "float64")
        return self._like(column)

    def ffill(self):
        values, last = [], NaN
        for value in self._column.to_list():
            last = last if is_missing(value) else value
            values.append(last)
        return self._like(cast(column_of(values), self._column.kind))

    def bfill(self):
        return self.iloc[::-1].ffill().iloc[::-1]

    def dropna(self):
        return self._take([i for i, missing in enumerate(self._column.missing()) if not missing])

    def isin(self, values):
        wanted = list(values)
        return self._like(Column(np.array([v in wanted for v in self._column.to_list()], dtype=bool), "bool"))

    def between(self, left, right, inclusive="both"):
        low = self >= left if inclusive in ("both", "left") else self > left
        high = self <= right if inclusive in ("both", "right") else self < right
        return low & high

    def replace(self, to_replace, value=None):
        changes = to_replace if isinstance(to_replace, dict) else (
            {old: value for old in to_replace} if isinstance(to_replace, (list, tuple)) else {to_replace: value}
        )
        return self._like(column_of([changes.get(v, v) for v in self._column.to_list()]))

    def where(self, cond, other=NaN):
        return self._like(column_of([v if c else other for v, c in zip(self._column.to_list(), list(cond))]))

    def mask(self, cond, other=NaN):
        return self.where([not c for c in cond], other)

    def clip(self, lower=None, upper=None):
        data = self._column.data
        data = data if lower is None else np.maximum(data, lower)
        return self._like(column_of(data if upper is None else np.minimum(data, upper)))

    def round(self, decimals=0):
        return self._like(column_of(np.round(self._column.data, decimals)))

    def abs(self):
        return self._like(column_of(np.abs(self._column.data)))

    def _accumulate(self, function):
        return self._like(column_of(function(self._column.data)))

    def cumsum(self):
        return self._accumulate(np.cumsum)

    def cumprod(self):
        return self._accumulate(np.cumprod)

    def cummax(self):
        return self._accumulate(np.maximum.accumulate)

    def cummin(self):
        return self._accumulate(np.minimum.accumulate)

    def diff(self, periods=1):
        return self - self.shift(periods)

    def shift(self, periods=1, fill_value=NaN):
        values, n = self._column.to_list(), len(self)
        if periods >= 0:
            moved = [fill_value] * min(periods, n) + values[: max(n - periods, 0)]
        else:
            moved = values[-periods:] + [fill_value] * min(-periods, n)
        return self._like(column_of(moved))

    def pct_change(self):
        return self / self.shift(1) - 1

    # Orders and counts

    def _order(self, ascending, na_position="last"):
        """Positions in the order of the values, missing ones at the end."""
        values, missing = self._column.to_list(), self._column.missing()
        present = [i for i in range(len(values)) if not missing[i]]
        present.sort(key=lambda i: values[i], reverse=not ascending)
        absent = [i for i in range(len(values)) if missing[i]]
        return present + absent if na_position == "last" else absent + present

    def sort_values(self, ascending=True, ignore_index=False, na_position="last", kind="quicksort", inplace=False):
        result = self._take(self._order(ascending, na_position))
        return result.reset_index(drop=True) if ignore_index else result

    def sort_index(self, ascending=True):
        labels = list(self._index)
        return self._take(sorted(range(len(labels)), key=lambda i: labels[i], reverse=not ascending))

    def argsort(self):
        return self._like(Column(np.array(self._order(True), dtype=np.int64), "int64"))

    def rank(self, ascending=True, method="average"):
        order = self._order(ascending)
        values = self._column.to_list()
        ranks = [0.0] * len(values)
        start = 0
        while start < len(order):
            end = start
            while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
                end += 1
            for i in order[start : end + 1]:
                ranks[i] = {"average": (start + end) / 2 + 1, "min": start + 1.0, "max": end + 1.0}[method]
            start = end + 1
        return self._like(column_of(ranks))

    def nlargest(self, n=5):
        return self._take(self._order(False)[:n])

    def nsmallest(self, n=5):
        return self._take(self._order(True)[:n])

    def unique(self):
        distinct = _distinct(self._column)
        return StringArray(distinct) if self._column.kind == "str" else column_of(distinct).to_array()

    def drop_duplicates(self, keep="first"):
        return self[~self.duplicated(keep)]

    def duplicated(self, keep="first"):
        from pandas._sampling import duplicated_flags

        return self._like(Column(duplicated_flags(self._column.to_list(), keep), "bool"))

    def value_counts(self, normalize=False, sort=True, ascending=False, dropna=True):
        counts = {}
        for value, missing in zip(self._column.to_list(), self._column.missing()):
            if not (missing and dropna):
                key = NaN if missing else value
                counts[key] = counts.get(key, 0) + 1
        pairs = list(counts.items())
        if sort:
            pairs.sort(key=lambda pair: pair[1], reverse=not ascending)
        numbers = [count for _, count in pairs]
        name = "count"
        if normalize:
            total = sum(numbers)
            numbers, name = [count / total for count in numbers], "proportion"
        return Series._make(column_of(numbers), Index([label for label, _ in pairs], name=self.name), name)

    def groupby(self, by, sort=True):
        return self.to_frame(self.name if self.name is not None else 0).groupby(by, sort=sort)[
            self.name if self.name is not None else 0
        ]

    def append_series(self, other):
        return Series._make(joined([self._column, other._column]), self._index.append(other._index), self.name)

    def to_csv(self, path_or_buf=None, **kwargs):
        return self.to_frame().to_csv(path_or_buf, **kwargs)

    def plot(self, *args, **kwargs):
        from pandas._plotting import plot_series

        return plot_series(self, *args, **kwargs)

    def hist(self, bins=10, **kwargs):
        import matplotlib.pyplot as plt

        plt.hist(self.dropna().values, bins=bins, **kwargs)
        return plt.gca()


def _inferred(column):
    return {"int64": "integer", "float64": "floating", "bool": "boolean"}.get(column.kind, column.kind)


def _distinct(column):
    """The different values in the order of their first occurrence, NaN once."""
    seen, result, nan_seen = set(), [], False
    for value in column.scalars():
        if is_missing(value):
            if not nan_seen:
                result.append(value)
            nan_seen = True
        elif value not in seen:
            seen.add(value)
            result.append(value)
    return result


def _install_operators():
    """One method per operator, and its mirror image."""
    for name, function in ARITHMETIC.items():
        setattr(Series, f"__{name}__", _binary(function, False))
        setattr(Series, f"__r{name}__", _binary(function, True))
        if name in ("add", "sub", "mul", "truediv", "pow", "mod", "floordiv"):
            setattr(Series, {"truediv": "div"}.get(name, name), _binary(function, False))
    for name, function in COMPARISONS.items():
        setattr(Series, f"__{name}__", _comparison(function))
        setattr(Series, name, _comparison(function))
    for name in ("and", "or", "xor"):
        setattr(Series, f"__{name}__", _logical(name))
        setattr(Series, f"__r{name}__", _logical(name))


def _binary(function, mirrored):
    def method(self, other):
        return combine(self, other, function, mirrored)

    return method


def _comparison(function):
    def method(self, other):
        return compare(self, other, function)

    return method


def _logical(name):
    def method(self, other):
        return logical(self, other, name)

    return method


_install_operators()
Series.__hash__ = None
Series.__neg__ = lambda self: self._like(column_of(-self._column.data))
Series.__invert__ = lambda self: self._like(column_of(~self._column.data))
Series.__abs__ = Series.abs
