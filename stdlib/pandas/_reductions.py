"""Summaries of one column: missing values are left out unless `skipna` is false."""

import math

import numpy as np
from pandas._dtypes import NA, NULLABLE, NaT
from pandas._values import Column, NaN, column_of, is_missing, quantile

_TEXT_REFUSED = "Cannot perform reduction '{}' with string dtype"


def reduce_column(column, name, skipna=True, min_count=0, ddof=1):
    """One value of a column."""
    if column.kind == "category":
        return _of_categories(column, name, skipna)
    if column.is_datetime or column.is_timedelta:
        return _of_times(column, name, skipna)
    if column.kind in NULLABLE:
        return _of_nullable(column, name, skipna, min_count, ddof)
    if not skipna and name not in ("any", "all", "count") and any(column.missing()):
        return NA if column.kind == "string" else NaN
    present = column.present()
    if not present.is_array:
        return _of_objects(column, present.data, name, min_count, ddof)
    data = present.data
    if name == "sum":
        if len(data) < min_count:
            return NaN
        return data.sum()
    if name == "prod":
        return data.prod() if len(data) >= min_count else NaN
    if name == "any":
        return np.bool_(data.any()) if skipna else np.bool_(column.data.any())
    if name == "all":
        return np.bool_(data.all())
    if name in ("var", "std", "sem"):
        return _spread(data, name, ddof)
    if name in ("skew", "kurt"):
        return _shape(data, name)
    if not len(data):
        return NaN
    if name == "mean":
        return data.mean() if column.kind != "float16" else np.float16(data.astype(float).mean())
    if name == "median":
        return np.float64(np.median(data.astype(float))) if column.kind != "float32" else np.float32(np.median(data))
    result = data.min() if name == "min" else data.max()
    return result


def _spread(data, name, ddof):
    if data.dtype.kind == "c":
        raise TypeError(f"{name} of complex numbers (not in Cellbook)")
    if len(data) <= ddof:
        return NaN
    # Sums of squares as deviations from the mean, in double precision for whole numbers.
    numbers = data.astype(np.float64) if data.dtype.kind != "f" else data
    variance = numbers.var(ddof=ddof)
    if name == "var":
        return variance
    root = np.sqrt(variance)
    return root if name == "std" else root / math.sqrt(len(data))


def _shape(data, name):
    """Third and fourth moment, corrected for the size of the sample."""
    n = len(data)
    if n < (3 if name == "skew" else 4):
        return NaN
    # The sums of powers of the deviations, updated value by value (Terriberry).
    mean = second = third = fourth = 0.0
    for count, value in enumerate(data.tolist(), 1):
        delta = value - mean
        step = delta / count
        term = delta * step * (count - 1)
        mean += step
        fourth += term * step * step * (count * count - 3 * count + 3) + 6 * step * step * second - 4 * step * third
        third += term * step * (count - 2) - 3 * step * second
        second += term
    if second == 0 or abs(second) < 1e-28 * n:
        return np.float64(0.0)
    if name == "skew":
        return np.float64((n * math.sqrt(n - 1) / (n - 2)) * (third / second**1.5))
    adjustment = 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))
    return np.float64(n * (n + 1) * (n - 1) * fourth / ((n - 2) * (n - 3) * second**2) - adjustment)


def _of_objects(column, values, name, min_count, ddof):
    texts = column.is_text
    if name in ("any", "all"):
        return np.bool_((any if name == "any" else all)(bool(v) for v in values))
    if name in ("min", "max"):
        if not values:
            return NaN
        return (min if name == "min" else max)(values)
    if name == "sum":
        if values and isinstance(values[0], str) or texts:
            return "".join(values) if values else ("" if texts else 0)
        return sum(values)
    if texts:
        raise TypeError(_TEXT_REFUSED.format(name))
    if name == "prod":
        return math.prod(values)
    if not values:
        return NaN
    if any(isinstance(v, str) for v in values):
        if name in ("mean", "median"):
            raise TypeError(f"Could not convert string '{''.join(str(v) for v in values)}' to numeric")
        raise TypeError(f"could not convert string to float: '{next(v for v in values if isinstance(v, str))}'")
    numbers = Column(np.array([float(v) for v in values]), "float64")
    return reduce_column(numbers, name, True, min_count, ddof)


def _of_times(column, name, skipna):
    values = [v for v in column.data if v is not NaT]
    if name in ("any", "all"):
        return np.bool_((any if name == "any" else all)(v.value for v in values))
    if column.is_datetime and name in ("sum", "prod", "var", "skew", "kurt", "sem"):
        raise TypeError(
            f"datetime64 type does not support operation '{name}'"
            if name != "sum"
            else "datetime64 type does not support operation 'sum'"
        )
    if column.is_timedelta and name in ("prod", "var", "skew", "kurt"):
        raise TypeError(f"timedelta64 type does not support operation '{name}'")
    if not values or (not skipna and len(values) < len(column.data)):
        if name == "sum" and not values:
            from pandas._time import Timedelta

            return Timedelta._of(0)
        return NaT
    if name in ("min", "max"):
        return (min if name == "min" else max)(values)
    from pandas._time import Timedelta

    unit = column.kind[column.kind.index("[") + 1 :].split(",")[0].rstrip("]")
    numbers = [v.value for v in values]
    if name in ("mean", "median", "sum"):
        if name == "sum":
            total = sum(numbers)
        elif name == "mean":
            total = sum(numbers) // len(numbers)
        else:
            ordered = sorted(numbers)
            middle = len(ordered) // 2
            total = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) // 2
        if unit != "ns":
            total = total // 1000 * 1000
        if column.is_timedelta:
            return Timedelta._of(total, unit)
        return type(values[0])._from_ns(total, unit, values[0].tzinfo)
    spread = _spread(np.array(numbers, dtype=float), name, 1)
    return Timedelta._of(int(spread) // 1000 * 1000) if spread == spread else NaT


def _of_categories(column, name, skipna):
    if name not in ("min", "max"):
        raise TypeError(f"'Categorical' with dtype category does not support operation '{name}'")
    if not column.extra.ordered:
        raise TypeError(
            f"Categorical is not ordered for operation {name}\nyou can use .as_ordered() to change the Categorical to an "
            "ordered one\n"
        )
    codes = [code for code in column.extra.codes_of(column.data) if code >= 0]
    return column.extra.categories[(min if name == "min" else max)(codes)] if codes else NaN


def _of_nullable(column, name, skipna, min_count, ddof):
    if not skipna and any(column.missing()):
        return NA
    present = [v for v in column.data if v is not NA]
    if not present and name not in ("sum", "prod", "any", "all"):
        return NA
    kind = NULLABLE[column.kind]
    if kind == "bool" and name in ("min", "max"):
        return (min if name == "min" else max)(present)
    return reduce_column(Column(np.array(present, dtype=kind), kind), name, True, min_count, ddof)


def mode_values(column, dropna=True):
    """The most frequent values, sorted."""
    counts = {}
    for value, gone in zip(column.to_list(), column.missing()):
        if not (gone and dropna):
            key = NaN if gone else value
            counts[key] = counts.get(key, 0) + 1
    most = max(counts.values(), default=0)
    values = [value for value, count in counts.items() if count == most]
    try:
        values = sorted(values)
    except TypeError:
        pass
    return column.like(values) if values or column.kind != "float64" else Column(np.array([], dtype=float), "float64")


def quantile_of(column, q, interpolation="linear"):
    """One quantile of a column."""
    if not 0 <= q <= 1:
        raise ValueError("percentiles should all be in the interval [0, 1]")
    if column.is_datetime or column.is_timedelta:
        values = sorted(v for v in column.data if v is not NaT)
        if not values:
            return NaT
        place = (len(values) - 1) * q
        low = math.floor(place)
        span = values[min(low + 1, len(values) - 1)] - values[low]
        return values[low] + type(span)._of(int(span.value * (place - low)) // 1000 * 1000)
    if column.kind == "bool":
        raise TypeError(
            "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead."
        )
    present = column.present()
    if present.is_text or (present.kind == "object" and any(isinstance(v, str) for v in present.data)):
        raise TypeError(
            "unsupported operand type(s) for -: 'str' and 'str'"
            if present.kind == "object"
            else "Cannot perform reduction 'quantile' with string dtype"
        )
    numbers = sorted(float(v) for v in present.to_list())
    if not numbers:
        return NA if column.kind in NULLABLE else NaN
    if interpolation != "linear":
        place = (len(numbers) - 1) * q
        low, high = math.floor(place), math.ceil(place)
        if interpolation == "lower":
            return np.float64(numbers[low]) if column.is_float else present.data[0].__class__(numbers[low])
        if interpolation == "higher":
            return np.float64(numbers[high]) if column.is_float else present.data[0].__class__(numbers[high])
        if interpolation == "midpoint":
            return np.float64((numbers[low] + numbers[high]) / 2)
        if interpolation == "nearest":
            return (
                np.float64(numbers[round(place)])
                if column.is_float
                else present.data[0].__class__(numbers[round(place)])
            )
        raise ValueError(
            f"'{interpolation}' is not a valid method. Use one of: 'linear', 'lower', 'higher', 'nearest', 'midpoint'"
        )
    return np.float64(quantile(numbers, q))


def pair_values(a, b):
    """Both columns' numbers where neither is missing."""
    left, right = np.asarray(_floats(a)), np.asarray(_floats(b))
    both = ~(np.isnan(left) | np.isnan(right))
    return left[both], right[both]


def _floats(column):
    if column.is_text or column.kind == "object":
        values = [v for v in column.data if isinstance(v, str)]
        if values:
            raise ValueError(f"could not convert string to float: {values[0]!r}")
    return np.array([NaN if is_missing(v) else float(v) for v in column.to_list()], dtype=float)


def correlation(a, b, method="pearson", min_periods=1):
    if callable(method):
        x, y = pair_values(a, b)
        return method(x, y)
    if method not in ("pearson", "spearman", "kendall"):
        raise ValueError(
            f"method must be either 'pearson', 'spearman', 'kendall', or a callable, '{method}' was supplied"
        )
    x, y = pair_values(a, b)
    if len(x) < max(min_periods or 1, 1):
        return NaN
    if method == "kendall":
        return _kendall(x.tolist(), y.tolist())
    if method == "spearman":
        from pandas._columnwise import ranked

        x, y = ranked(column_of(x)).data, ranked(column_of(y)).data
    if len(x) < 2:
        return NaN
    dx, dy = x - x.mean(), y - y.mean()
    # As NumPy divides: by the one deviation, then by the other.
    scale = len(x) - 1
    spread_x, spread_y = math.sqrt((dx * dx).sum() / scale), math.sqrt((dy * dy).sum() / scale)
    if spread_x == 0 or spread_y == 0:
        return NaN
    return np.float64(min(1.0, max(-1.0, (dx * dy).sum() / scale / spread_y / spread_x)))


def _kendall(x, y):
    agree = x_ties = y_ties = total = 0
    for i in range(len(x)):
        for j in range(i):
            a, b = (x[i] > x[j]) - (x[i] < x[j]), (y[i] > y[j]) - (y[i] < y[j])
            agree += a * b
            x_ties += a != 0
            y_ties += b != 0
    return np.float64(agree / math.sqrt(x_ties * y_ties)) if x_ties and y_ties else NaN


def covariance(a, b, ddof=1, min_periods=None):
    x, y = pair_values(a, b)
    if len(x) <= ddof or len(x) < (min_periods or 1):
        return NaN
    return np.float64(((x - x.mean()) * (y - y.mean())).sum() / (len(x) - ddof))


class Reductions:
    """Mixed into `Series`."""

    def _check_axis(self, axis):
        if axis not in (None, 0, "index", "rows"):
            raise ValueError(f"No axis named {axis} for object type Series")

    def sum(self, axis=None, skipna=True, numeric_only=False, min_count=0, **options):
        self._check_axis(axis)
        return reduce_column(self._column, "sum", skipna, min_count)

    def prod(self, axis=None, skipna=True, numeric_only=False, min_count=0, **options):
        return reduce_column(self._column, "prod", skipna, min_count)

    product = prod

    def count(self):
        return np.int64(len(self._column) - sum(self._column.missing()))

    def nunique(self, dropna=True):
        values = self._column.present() if dropna else self._column
        return (
            len({NaN if is_missing(v) else v for v in values.to_list()}) if not dropna else len(set(values.to_list()))
        )

    def var(self, axis=None, skipna=True, ddof=1, numeric_only=False, **options):
        return reduce_column(self._column, "var", skipna, ddof=ddof)

    def std(self, axis=None, skipna=True, ddof=1, numeric_only=False, **options):
        return reduce_column(self._column, "std", skipna, ddof=ddof)

    def sem(self, axis=None, skipna=True, ddof=1, numeric_only=False, **options):
        return reduce_column(self._column, "sem", skipna, ddof=ddof)

    def any(self, *, axis=0, bool_only=False, skipna=True, **options):
        return reduce_column(self._column, "any", skipna)

    def all(self, *, axis=0, bool_only=False, skipna=True, **options):
        return reduce_column(self._column, "all", skipna)

    def quantile(self, q=0.5, interpolation="linear"):
        if isinstance(q, (list, tuple, np.ndarray)):
            q = list(q)
            return type(self)([quantile_of(self._column, entry, interpolation) for entry in q], index=q, name=self.name)
        return quantile_of(self._column, q, interpolation)

    def mode(self, dropna=True):
        return type(self)(mode_values(self._column, dropna), name=self.name)

    def idxmax(self, axis=0, skipna=True, **options):
        return self._index[self._extreme_position(max, "argmax", skipna)]

    def idxmin(self, axis=0, skipna=True, **options):
        return self._index[self._extreme_position(min, "argmin", skipna)]

    def argmax(self, axis=None, skipna=True, **options):
        return np.int64(self._extreme_position(max, "argmax", skipna))

    def argmin(self, axis=None, skipna=True, **options):
        return np.int64(self._extreme_position(min, "argmin", skipna))

    def _extreme_position(self, choose, name, skipna=True):
        missing = self._column.missing()
        if not len(missing):
            raise ValueError(f"attempt to get {name} of an empty sequence")
        positions = [i for i in range(len(missing)) if not missing[i]]
        if not positions:
            raise ValueError("Encountered all NA values")
        if len(positions) < len(missing) and not skipna:
            raise ValueError("Encountered an NA value with skipna=False")
        values = self._column.sort_keys()
        return choose(positions, key=lambda i: values[i])

    def corr(self, other, method="pearson", min_periods=None):
        left, right = self._paired(other)
        return correlation(left, right, method, min_periods or 1)

    def cov(self, other, min_periods=None, ddof=1):
        left, right = self._paired(other)
        return covariance(left, right, ddof, min_periods)

    def _paired(self, other):
        if self._index.equals(other._index):
            return self._column, other._column
        shared = self._index.intersection(other._index)
        return self.reindex(shared)._column, other.reindex(shared)._column

    def autocorr(self, lag=1):
        return self.corr(self.shift(lag))

    def describe(self, percentiles=None, include=None, exclude=None):
        from pandas._summaries import describe_series

        return describe_series(self, percentiles)

    def agg(self, func=None, axis=0, *args, **kwargs):
        if func is None:
            return type(self)({name: self.agg(f) for name, f in kwargs.items()}, name=self.name)
        if isinstance(func, dict):
            return type(self)({name: self.agg(f) for name, f in func.items()}, name=self.name)
        if isinstance(func, (list, tuple)):
            names = [function_name(f) for f in func]
            results = [self.agg(f) for f in func]
            if results and hasattr(results[0], "_index"):
                from pandas._reshape import concat

                return concat(results, axis=1, keys=names)
            return type(self)(results, index=names, name=self.name)
        if isinstance(func, str):
            found = getattr(self, func, None) if hasattr(type(self), func) else None
            if found is None:
                raise AttributeError(f"'{func}' is not a valid function for 'Series' object")
            return found(*args, **kwargs) if callable(found) else found
        result = named_reduction(func)
        if result is not None:
            return getattr(self, result)()
        return func(self, *args, **kwargs)

    aggregate = agg


def function_name(func):
    return func if isinstance(func, str) else getattr(func, "__name__", repr(func))


def named_reduction(func):
    """The method that stands for one of NumPy's or Python's functions."""
    for name, functions in _same_functions().items():
        if any(func is f for f in functions):
            return name
    return None


def _same_functions():
    return {
        "sum": (sum, np.sum),
        "min": (min, np.min),
        "max": (max, np.max),
        "mean": (np.mean,),
        "std": (np.std,),
        "var": (np.var,),
        "median": (np.median,),
        "prod": (np.prod,),
    }


def _install():
    def method(name):
        def reduction(self, axis=0, skipna=True, numeric_only=False, **options):
            self._check_axis(axis)
            return reduce_column(self._column, name, skipna)

        return reduction

    for name in ("mean", "median", "min", "max", "skew", "kurt"):
        setattr(Reductions, name, method(name))
    Reductions.kurtosis = Reductions.kurt


_install()
