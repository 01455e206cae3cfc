"""`Series`: one column of values with row labels."""

import numpy as np
from pandas import _columnwise as columnwise
from pandas._arithmetic import aligned, common_name, is_series, union_of
from pandas._index import Index, RangeIndex, ensure_index, index_of
from pandas._indexing import SeriesAt, SeriesILoc, SeriesLoc
from pandas._reductions import Reductions
from pandas._series_operators import install
from pandas._shared import Shared
from pandas._values import Column, NaN, cast, column_of, is_missing, joined, numpy_of


def scalar_like(value):
    """Whether a value stands for itself, not for several."""
    return (
        isinstance(value, (str, bytes))
        or not hasattr(value, "__len__")
        and not hasattr(value, "__iter__")
        or is_missing(value)
    )


class Series(Reductions, Shared):
    ndim = 1

    def __init__(self, data=None, index=None, dtype=None, name=None, copy=None):
        index = None if index is None else ensure_index(index)
        if isinstance(data, dict):
            labels = list(data.keys())
            values = list(data.values())
            if index is None:
                index = ensure_index(labels)
            else:
                values = [data.get(label, NaN) for label in index]
            column = column_of(values, dtype) if values else Column([], "object")
        elif isinstance(data, Series):
            name = data.name if name is None else name
            column = data._column if index is None or index.equals(data._index) else data.reindex(index)._column
            column = column if dtype is None else cast(column, dtype)
            index = data._index if index is None else index
        elif isinstance(data, Index):
            column = column_of(data._column, dtype)
            name = data.name if name is None else name
        elif data is None:
            count = 0 if index is None else len(index)
            column = column_of([NaN] * count, dtype or (object if index is None or not count else None))
        elif scalar_like(data):
            column = column_of([data] * (1 if index is None else len(index)), dtype)
        else:
            if type(data).__name__ == "set":
                raise TypeError("'set' type is unordered")
            if type(data).__name__ == "DataFrame":
                raise ValueError("Data must be 1-dimensional, got ndarray of shape " + str(data.shape) + " instead")
            column = column_of(data, dtype)
            if isinstance(data, np.ndarray) and column.is_array:
                # The array stays its owner's.
                column = column.copy()
        index = RangeIndex(len(column)) if index is None else index
        if len(index) != len(column):
            raise ValueError(f"Length of values ({len(column)}) does not match length of index ({len(index)})")
        self._set(column, index, name)

    def _set(self, column, index, name):
        object.__setattr__(self, "_column", column)
        object.__setattr__(self, "_index", index)
        object.__setattr__(self, "_name", name)

    @classmethod
    def _make(cls, column, index, name=None):
        series = object.__new__(Series)
        series._set(column, index, name)
        return series

    def _like(self, column):
        return Series._make(column, self._index, self._name)

    @property
    def _parts(self):
        return (self._column,)

    def _rebuilt(self, parts, index):
        return Series._make(parts[0], index, self._name)

    def _replace_by(self, other):
        self._set(other._column, other._index, other._name)

    # Description

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        hash(value)
        object.__setattr__(self, "_name", value)

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

    def __setattr__(self, name, value):
        if name in ("index", "name") or name.startswith("_") or not (isinstance(name, str) and name in self._index):
            object.__setattr__(self, name, value)
        else:
            self.loc[name] = value

    @property
    def dtype(self):
        return self._column.dtype

    dtypes = dtype

    @property
    def values(self):
        return self._column.values()

    @property
    def array(self):
        if self._column.is_array or self._column.kind == "object":
            from pandas._values import ExtensionArray

            return ExtensionArray(self._column)
        return self._column.values()

    @property
    def shape(self):
        return (len(self._column),)

    @property
    def size(self):
        return len(self._column)

    @property
    def empty(self):
        return len(self._column) == 0

    @property
    def nbytes(self):
        return self._column.data.nbytes if self._column.is_array else 8 * len(self._column)

    @property
    def T(self):
        return self

    def transpose(self):
        return self

    @property
    def hasnans(self):
        return any(self._column.missing())

    @property
    def is_unique(self):
        return self.nunique(dropna=False) == len(self)

    @property
    def is_monotonic_increasing(self):
        return self._values_index().is_monotonic_increasing

    @property
    def is_monotonic_decreasing(self):
        return self._values_index().is_monotonic_decreasing

    def _values_index(self):
        return index_of(self._column)

    @property
    def str(self):
        from pandas._strings import StringMethods

        column = self._column
        if column.kind == "category" and column.extra.categories._kind in ("str", "object"):
            column = Column(list(column.data), "object")
        if column.kind not in ("str", "object", "string"):
            raise AttributeError("Can only use .str accessor with string values, not " + _inferred(column))
        if (
            column.kind == "object"
            and len(column)
            and not any(isinstance(v, (str, list, tuple, dict, bytes)) for v in column.data)
        ):
            raise AttributeError("Can only use .str accessor with string values, not " + _inferred_values(column))
        return StringMethods(column, self._like, self._index)

    @property
    def dt(self):
        from pandas._dt import accessor

        return accessor(self)

    @property
    def cat(self):
        from pandas._categorical import CategoricalAccessor

        return CategoricalAccessor(self)

    @property
    def plot(self):
        from pandas._plotting import PlotAccessor

        return PlotAccessor(self)

    def __len__(self):
        return len(self._column)

    def __iter__(self):
        return iter(self._column.to_list())

    def __contains__(self, label):
        return label in self._index

    def __repr__(self):
        from pandas._format import repr_of_series

        return repr_of_series(self)

    def __array__(self, dtype=None, copy=None):
        return numpy_of(self._column, dtype)

    def __bool__(self):
        raise ValueError("The truth value of a Series is ambiguous. Use a.empty, a.item(), a.any() or a.all().")

    def __float__(self):
        if len(self) != 1:
            raise TypeError("cannot convert the series to <class 'float'>")
        return float(self._column[0])

    def __int__(self):
        if len(self) != 1:
            raise TypeError("cannot convert the series to <class 'int'>")
        return int(self._column[0])

    def keys(self):
        return self._index

    def items(self):
        return zip(self._index, self._column.to_list())

    def tolist(self):
        return self._column.to_list()

    to_list = tolist

    def to_numpy(self, dtype=None, copy=False, na_value=None):
        return numpy_of(self._column, dtype, na_value)

    def to_dict(self, *, into=dict):
        return into(zip(self._index, self._column.to_list()))

    def to_frame(self, name=None):
        from pandas._frame import DataFrame

        label = name if name is not None else (0 if self.name is None else self.name)
        columns = RangeIndex(1) if name is None and self.name is None else Index([label])
        return DataFrame._make([self._column], columns, self._index)

    def to_string(
        self, buf=None, na_rep="NaN", float_format=None, header=True, index=True, length=False, dtype=False, name=False,
        max_rows=None, min_rows=None,
    ):
        from pandas._format import series_text

        text = series_text(self, max_rows, min_rows, na_rep, float_format, header, index, length, dtype, name)
        if buf is None:
            return text
        buf.write(text)

    def info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=True):
        from pandas._summaries import print_series_info

        print_series_info(self, buf)

    def memory_usage(self, index=True, deep=False):
        from pandas._summaries import column_bytes, index_bytes

        return column_bytes(self._column, deep) + (index_bytes(self._index, deep) if index else 0)

    def item(self):
        if len(self) != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._column.to_list()[0]

    def squeeze(self, axis=None):
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
        return Series._make(self._column.take(positions), self._index.take(positions), self._name)

    def __getitem__(self, key):
        if callable(key):
            key = key(self)
        if isinstance(key, slice):
            if all(part is None or isinstance(part, (int, np.integer)) for part in (key.start, key.stop)):
                if self._index._kind[:5] != "float":
                    return self.iloc[key]
            return self.loc[key]
        if key is Ellipsis:
            return self
        return self.loc[key]

    def __setitem__(self, key, value):
        if isinstance(key, slice) and all(
            part is None or isinstance(part, (int, np.integer)) for part in (key.start, key.stop)
        ):
            self.iloc[key] = value
            return
        self.loc[key] = value

    def __delitem__(self, key):
        found = set(self._index._positions_of(key))
        self._replace_by(self._take([i for i in range(len(self)) if i not in found]))

    def pop(self, item):
        value = self[item]
        del self[item]
        return value

    def __getattr__(self, name):
        if name in ("cat", "dt", "str"):
            # The accessor itself refused: its own words again.
            return object.__getattribute__(self, name)
        if not name.startswith("_") and isinstance(name, str):
            try:
                if name in self._index:
                    return self.loc[name]
            except TypeError:
                pass
        note = " (not in Cellbook)" if name in ("sparse", "struct", "list", "from_arrow") else ""
        raise AttributeError(f"'Series' object has no attribute '{name}'{note}")

    def get(self, key, default=None):
        try:
            return self.loc[key]
        except (KeyError, IndexError):
            return default

    def xs(self, key, axis=0, level=None, drop_level=True):
        from pandas._indexing import cross_section

        positions, index = cross_section(self._index, key, level, drop_level)
        if index is None:
            return self._column[positions[0]]
        return Series._make(self._column.take(positions), index, self._name)

    def reset_index(self, level=None, drop=False, name=None, inplace=False, allow_duplicates=False):
        if drop and level is None:
            return self._result(Series._make(self._column, RangeIndex(len(self)), self._name), inplace, "reset_index")
        if drop:
            return Series._make(self._column, self._index.droplevel(level), self._name)
        label = name if name is not None else (0 if self.name is None else self.name)
        from pandas._frame import DataFrame

        return DataFrame._make([self._column], Index([label]), self._index).reset_index(level)

    def rename(self, index=None, axis=None, copy=None, inplace=False, level=None, errors="ignore"):
        if callable(index) or isinstance(index, dict) or is_series(index):
            from pandas._frame import renamed

            return self._result(
                Series._make(self._column, renamed(self._index, index, level), self._name), inplace, "rename"
            )
        if isinstance(index, list):
            raise TypeError("Series.name must be a hashable type")
        return self._result(Series._make(self._column, self._index, index), inplace, "rename")

    def rename_axis(self, mapper=None, index=None, axis=0, inplace=False):
        name = mapper if mapper is not None or index is None else index
        if isinstance(name, (list, tuple)) and self._index.nlevels == 1:
            name = name[0]
        return self._result(
            Series._make(
                self._column,
                self._index.set_names(name) if self._index.nlevels > 1 else self._index.rename(name),
                self._name,
            ),
            inplace,
            "rename_axis",
        )

    def add_prefix(self, prefix, axis=None):
        return Series._make(self._column, Index([f"{prefix}{label}" for label in self._index]), self._name)

    def add_suffix(self, suffix, axis=None):
        return Series._make(self._column, Index([f"{label}{suffix}" for label in self._index]), self._name)

    def drop(self, labels=None, axis=0, index=None, columns=None, level=None, inplace=False, errors="raise"):
        from pandas._indexing import kept_after_drop

        labels = labels if labels is not None else index
        if labels is None:
            return self
        return self._result(self._take(kept_after_drop(self._index, labels, level, errors)), inplace, "drop")

    def reindex(
        self, index=None, axis=None, method=None, copy=None, level=None, fill_value=NaN, limit=None, tolerance=None
    ):
        from pandas._indexing import places_of

        if index is None:
            return self
        target = ensure_index(index)
        if target.name is None and self._index.name is not None and not isinstance(index, Index):
            target = target.rename(self._index.name)
        if target.equals(self._index):
            return Series._make(self._column, target, self._name)
        places = places_of(self._index, target, method)
        return Series._make(self._column.take_or_missing(places, fill_value), target, self._name)

    def align(self, other, join="outer", axis=None, level=None, copy=None, fill_value=None, **kwargs):
        if type(other).__name__ == "DataFrame":
            raise NotImplementedError("Series.align with a frame (not in Cellbook)")
        index = joined_labels(self._index, other._index, join)
        fill = NaN if fill_value is None else fill_value
        return self.reindex(index, fill_value=fill), other.reindex(index, fill_value=fill)

    # Element by element

    def astype(self, dtype, copy=None, errors="raise"):
        if isinstance(dtype, dict):
            if list(dtype) != [self.name]:
                raise KeyError("Only the Series name can be used for the key in Series dtype mappings.")
            dtype = dtype[self.name]
        try:
            return self._like(cast(self._column, dtype))
        except (ValueError, TypeError):
            if errors == "ignore":
                return self
            raise

    def map(self, func=None, na_action=None, engine=None, **kwargs):
        if isinstance(func, (dict, Series)):
            table = func if isinstance(func, dict) else dict(zip(func._index, func._column.to_list()))
            default = func.__missing__ if hasattr(func, "__missing__") else None
            if default is not None:
                return self._like(columnwise.map_column(self._column, lambda v: func[v], na_action))
            gap_key = next((k for k in table if is_missing(k)), None)
            if self._column.kind == "category":
                return self._like(columnwise.map_column(self._column, lambda v: table.get(v, NaN), "ignore"))
            values = [
                table[gap_key] if is_missing(v) and gap_key is not None else table.get(v, NaN)
                for v in self._column.to_list()
            ]
            return self._like(column_of(values))
        return self._like(
            columnwise.map_column(self._column, (lambda v: func(v, **kwargs)) if kwargs else func, na_action)
        )

    def apply(self, func, args=(), *, by_row="compat", **kwargs):
        if isinstance(func, str):
            return getattr(self, func)(*args, **kwargs)
        if isinstance(func, (list, dict)):
            return self.agg(func)
        if isinstance(func, np.ufunc):
            return self._like(column_of(func(self.to_numpy())))
        results = [
            func(v, *args, **kwargs)
            for v in (self._column.to_list() if self._column.kind != "bool" else self._column.to_list())
        ]
        if results and isinstance(results[0], Series):
            from pandas._frame import DataFrame

            return DataFrame([r.to_dict() for r in results], index=self._index)
        return self._like(column_of(results) if results else self._column)

    def transform(self, func, axis=0, *args, **kwargs):
        if isinstance(func, (list, dict)):
            from pandas._frame import DataFrame
            from pandas._reductions import function_name

            pairs = func.items() if isinstance(func, dict) else [(function_name(f), f) for f in func]
            return DataFrame({name: self.transform(f) for name, f in pairs})
        if isinstance(func, str) and not hasattr(type(self), func) and hasattr(np, func):
            func = getattr(np, func)
        result = (
            getattr(self, func)(*args, **kwargs) if isinstance(func, str) else self._transformed(func, *args, **kwargs)
        )
        if not isinstance(result, Series) or len(result) != len(self):
            raise ValueError("Function did not transform")
        return result

    def _transformed(self, func, *args, **kwargs):
        try:
            return self.apply(func, args=args, **kwargs)
        except (AttributeError, TypeError):
            return func(self, *args, **kwargs)

    def fillna(self, value=None, *, axis=None, inplace=False, limit=None):
        if value is None:
            raise ValueError("Must specify a fill 'value'.")
        if isinstance(value, (dict, Series)):
            table = value if isinstance(value, dict) else value.to_dict()
            value = [table.get(label, v) for label, v in zip(self._index, self._column.to_list())]
        elif isinstance(value, (list, tuple)):
            raise TypeError(f'"value" parameter must be a scalar or dict, but you passed a "{type(value).__name__}"')
        return self._result(self._like(columnwise.filled(self._column, value, limit)), inplace)

    def dropna(self, axis=0, inplace=False, how=None, ignore_index=False):
        missing = self._column.missing()
        result = self if not any(missing) else self._take([i for i, gone in enumerate(missing) if not gone])
        result = result.reset_index(drop=True) if ignore_index else result.copy(deep=False)
        return self._result(result, inplace, "dropna")

    def isin(self, values):
        if isinstance(values, str) or not hasattr(values, "__iter__"):
            raise TypeError(
                f"only list-like objects are allowed to be passed to isin(), you passed a `{type(values).__name__}`"
            )
        return self._like(columnwise.is_in(self._column, values))

    def between(self, left, right, inclusive="both"):
        if inclusive not in ("both", "left", "right", "neither"):
            raise ValueError("Inclusive has to be either string of 'both','left', 'right', or 'neither'.")
        low = self >= left if inclusive in ("both", "left") else self > left
        high = self <= right if inclusive in ("both", "right") else self < right
        return low & high

    def replace(self, to_replace=None, value=NaN, inplace=False, regex=False):
        from pandas._replacing import changes_of

        if regex is not False and not isinstance(regex, bool):
            to_replace, regex = regex, True
        return self._result(
            self._like(columnwise.replaced(self._column, changes_of(to_replace, value), regex)), inplace
        )

    def where(self, cond, other=NaN, inplace=False, axis=None, level=None):
        return self._result(self._chosen(cond, other, False), inplace)

    def mask(self, cond, other=NaN, inplace=False, axis=None, level=None):
        return self._result(self._chosen(cond, other, True), inplace)

    def _chosen(self, cond, other, negate):
        cond = cond(self) if callable(cond) else cond
        other = other(self) if callable(other) else other
        if isinstance(cond, Series):
            flags = (
                cond.reindex(self._index)._column.to_list()
                if not cond._index.equals(self._index)
                else cond._column.to_list()
            )
        else:
            flags = list(cond)
        if len(flags) != len(self):
            raise ValueError("Array conditional must be same shape as self")
        flags = [(not is_missing(f) and bool(f)) != negate for f in flags]
        if isinstance(other, Series):
            other = other.reindex(self._index)._column.to_list()
        elif isinstance(other, (np.ndarray, Index, list)):
            other = list(other)
        return self._like(columnwise.chosen(self._column, flags, other))

    def case_when(self, caselist):
        result = self
        taken = np.zeros(len(self), dtype=bool)
        for condition, value in caselist:
            condition = condition(self) if callable(condition) else condition
            flags = np.asarray(condition, dtype=bool) & ~taken
            result = result.mask(flags, value)
            taken = taken | flags
        return result

    def clip(self, lower=None, upper=None, *, axis=None, inplace=False, **kwargs):
        bounds = [
            b._column.to_list() if isinstance(b, Series) else (list(b) if isinstance(b, (list, np.ndarray)) else b)
            for b in (lower, upper)
        ]
        return self._result(self._like(columnwise.clipped(self._column, *bounds)), inplace)

    def round(self, decimals=0, *args, **kwargs):
        return self._like(columnwise.rounded(self._column, decimals))

    def explode(self, ignore_index=False):
        from pandas._stacking import exploded_rows, object_column

        places, values = exploded_rows(self._column)
        index = RangeIndex(len(places)) if ignore_index else self._index.take(places)
        return Series._make(
            object_column(values) if self._column.kind == "object" else self._column.take(places), index, self._name
        )

    def repeat(self, repeats, axis=None):
        counts = [repeats] * len(self) if isinstance(repeats, (int, np.integer)) else list(repeats)
        return self._take([i for i, count in enumerate(counts) for _ in range(count)])

    def combine(self, other, func, fill_value=None):
        if isinstance(other, Series):
            left, right, index = aligned(self, other)
            pairs = [
                (
                    fill_value if is_missing(a) and fill_value is not None else a,
                    fill_value if is_missing(b) and fill_value is not None else b,
                )
                for a, b in zip(left.to_list(), right.to_list())
            ]
            return Series._make(column_of([func(a, b) for a, b in pairs]), index, common_name(self, other))
        return self._like(column_of([func(v, other) for v in self._column.to_list()]))

    def combine_first(self, other):
        index = union_of(self._index, other._index)
        return Series._make(first_present(self, other, index), index, self.name)

    def update(self, other):
        other = other if isinstance(other, Series) else Series(other)
        other = other.reindex(self._index)
        updated = self.mask(other.notna(), other)._column
        self._replace_by(self._like(columnwise.back_to_whole(updated, self._column.kind)))

    def compare(self, other, align_axis=1, keep_shape=False, keep_equal=False, result_names=("self", "other")):
        different = [
            not (a == b or (is_missing(a) and is_missing(b)))
            for a, b in zip(self._column.to_list(), other._column.to_list())
        ]
        rows = [i for i, flag in enumerate(different) if flag or keep_shape]
        from pandas._frame import DataFrame

        kept = [source._column for source in (self, other)]
        parts = [
            (cast(part, "float64") if part.kind == "int64" and not keep_equal else part).take(rows) for part in kept
        ]
        return DataFrame._make(parts, Index(list(result_names)), self._index.take(rows))

    def dot(self, other):
        if type(other).__name__ == "DataFrame":
            return Series(np.dot(self.to_numpy(), other.to_numpy()), index=other.columns)
        return np.dot(self.to_numpy(), np.asarray(other))

    __matmul__ = dot

    def searchsorted(self, value, side="left", sorter=None):
        return self.to_numpy().searchsorted(value, side)

    def factorize(self, sort=False, use_na_sentinel=True):
        from pandas._functions import factorize

        return factorize(self, sort, use_na_sentinel)

    # Orders and counts

    def sort_values(
        self,
        *,
        axis=0,
        ascending=True,
        inplace=False,
        kind="quicksort",
        na_position="last",
        ignore_index=False,
        key=None,
    ):
        column = self._column if key is None else column_of(key(self))
        if isinstance(ascending, (list, tuple)):
            if len(ascending) != 1:
                raise ValueError(f"Length of ascending ({len(ascending)}) must be 1 for Series")
            ascending = ascending[0]
        if na_position not in ("first", "last"):
            raise ValueError(f"invalid na_position: {na_position}")
        result = self._take(column.order(ascending, na_position))
        return self._result(result.reset_index(drop=True) if ignore_index else result, inplace, "sort_values")

    def argsort(self, axis=0, kind="quicksort", order=None, stable=None):
        return self._like(Column(np.array(self._column.order(), dtype=np.int64), "int64"))

    def _extremes(self, n, largest, keep):
        if self._column.is_text or self._column.kind == "object":
            raise TypeError(
                f"Cannot use method '{'nlargest' if largest else 'nsmallest'}' with dtype {self._column.dtype}"
            )
        order = [i for i in self._column.order(not largest) if not is_missing(self._column[i])]
        if keep == "all" and len(order) > n > 0:
            last = self._column[order[n - 1]]
            return self._take([i for rank, i in enumerate(order) if rank < n or self._column[i] == last])
        if keep == "last":
            values = self._column.to_list()
            order.sort(key=lambda i: (-values[i] if largest else values[i], -i))
        return self._take(order[:n])

    def nlargest(self, n=5, keep="first"):
        return self._extremes(n, True, keep)

    def nsmallest(self, n=5, keep="first"):
        return self._extremes(n, False, keep)

    def unique(self):
        distinct = _distinct(self._column)
        if self._column.kind == "category":
            from pandas._categorical import Categorical

            return Categorical._make(self._column.like(distinct))
        return self._column.like(distinct).values()

    def drop_duplicates(self, *, keep="first", inplace=False, ignore_index=False):
        result = self[~self.duplicated(keep)]
        return self._result(result.reset_index(drop=True) if ignore_index else result, inplace, "drop_duplicates")

    def duplicated(self, keep="first"):
        from pandas._sampling import duplicated_flags

        return Series._make(Column(duplicated_flags(self._column.to_list(), keep), "bool"), self._index, self._name)

    def value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True):
        from pandas._counting import value_counts

        return value_counts(self, normalize, sort, ascending, bins, dropna)

    def groupby(self, by=None, level=None, as_index=True, sort=True, group_keys=True, observed=True, dropna=True):
        from pandas._groupby import SeriesGroupBy

        label = self.name if self.name is not None else 0
        return SeriesGroupBy._of_series(self, by, level, sort, group_keys, observed, dropna)

    def unstack(self, level=-1, fill_value=None, sort=True):
        from pandas._stacking import unstack

        return unstack(self, level, fill_value, sort)

    def filter(self, items=None, like=None, regex=None, axis=None):
        from pandas._indexing import filtered_positions

        return self._take(filtered_positions(self._index, items, like, regex))

    def asof(self, where, subset=None):
        known = [i for i, gone in enumerate(self._column.missing()) if not gone]

        def one(label):
            label = self._index._label(label)
            before = [i for i in known if self._index[i] <= label]
            return self._column[before[-1]] if before else NaN

        if scalar_like(where):
            return one(where)
        return Series([one(label) for label in where], index=where, name=self.name)

    def to_csv(self, path_or_buf=None, **kwargs):
        frame = self.to_frame() if self.name is not None else self.to_frame(0)
        return frame.to_csv(path_or_buf, **kwargs)

    def hist(
        self,
        by=None,
        ax=None,
        grid=True,
        xlabelsize=None,
        xrot=None,
        ylabelsize=None,
        yrot=None,
        figsize=None,
        bins=10,
        **kwargs,
    ):
        from pandas._plotting import hist_series

        return hist_series(self, ax, grid, figsize, bins, kwargs)


def first_present(left, right, index):
    """For every label the left value, the right one where that is missing."""
    known = {label: i for i, (label, gone) in enumerate(zip(left._index, left._column.missing())) if not gone}
    others = {label: i for i, label in enumerate(right._index)}
    size = len(left)
    whole = joined([left._column, right._column])
    places = [
        known[label] if label in known else (size + others[label] if label in others else None) for label in index
    ]
    return whole.take_or_missing(places)


def joined_labels(left, right, join):
    if left.equals(right):
        return left
    if join == "outer":
        return left.union(right)
    if join == "inner":
        return left.intersection(right)
    return left if join == "left" else right


def _inferred(column):
    kinds = {"int64": "integer", "float64": "floating", "bool": "boolean"}
    return kinds.get(
        column.kind,
        (
            column.kind.split("[")[0]
            if column.is_datetime or column.is_timedelta
            else column.kind.rstrip("0123456789").replace("int", "integer").replace("float", "floating")
        ),
    )


def _inferred_values(column):
    found = column_of([v for v in column.data if not is_missing(v)])
    return _inferred(found) if found.kind != "object" else ("mixed" if len(found) else "empty")


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


install(Series)
