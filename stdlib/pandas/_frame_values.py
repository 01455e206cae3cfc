"""Frames with other values: arithmetic, missing values, types, functions of rows and columns, summaries."""

import numpy as np
from pandas import _columnwise as columnwise
from pandas._arithmetic import ARITHMETIC, COMPARISONS, compared, filled_for, logical_column, operate, union_of
from pandas._index import Index, RangeIndex
from pandas._reductions import correlation, covariance, mode_values, quantile_of, reduce_column
from pandas._series import Series
from pandas._series_operators import ALIASES
from pandas._shared import warn_inplace
from pandas._values import Column, NaN, cast, column_of, dtype_name, is_missing

_REDUCED = ("sum", "mean", "median", "std", "var", "min", "max", "prod", "any", "all", "skew", "kurt", "sem")


class FrameValues:
    """Mixed into `DataFrame`."""

    def _series_at(self, number):
        return Series._make(self._data[number], self._index, self._columns._scalar_label(number))

    def _named(self, subset):
        names = [subset] if isinstance(subset, (str, int, tuple)) else list(subset)
        absent = [name for name in names if name not in self._columns]
        if absent:
            raise KeyError(absent)
        return [self._number(name) for name in names]

    # Missing values

    def fillna(self, value=None, *, axis=None, inplace=False, limit=None):
        if value is None:
            raise ValueError("Must specify a fill 'value'.")
        if isinstance(value, (list, tuple)):
            raise TypeError(f'"value" parameter must be a scalar or dict, but you passed a "{type(value).__name__}"')
        if isinstance(value, Series):
            value = value.to_dict()
        parts = []
        for n, (label, part) in enumerate(zip(self._columns, self._data)):
            if hasattr(value, "columns"):
                fill = value[label].reindex(self._index)._column.to_list() if label in value.columns else NaN
            else:
                fill = value.get(label, NaN) if isinstance(value, dict) else value
                if isinstance(fill, Series):
                    fill = fill.reindex(self._index)._column.to_list()
            parts.append(
                part if not isinstance(fill, list) and is_missing(fill) else columnwise.filled(part, fill, limit)
            )
        return self._result(self._with(parts), inplace)

    def dropna(self, axis=0, how=None, thresh=None, subset=None, inplace=False, ignore_index=False):
        if how is not None and thresh is not None:
            raise TypeError("You cannot set both the how and thresh arguments at the same time.")
        if how not in (None, "any", "all"):
            raise ValueError(f"invalid how option: {how}")
        decide = all if how == "all" else any
        if axis in (1, "columns"):
            rows = (
                None
                if subset is None
                else [
                    p
                    for label in (subset if isinstance(subset, list) else [subset])
                    for p in self._index._positions_of(label)
                ]
            )
            kept = []
            for n, part in enumerate(self._data):
                flags = part.missing() if rows is None else [part.missing()[i] for i in rows]
                if (len(flags) - sum(flags) >= thresh) if thresh is not None else not (flags and decide(flags)):
                    kept.append(n)
            return self._result(
                type(self)._make([self._data[n] for n in kept], self._columns.take(kept), self._index),
                inplace,
                "dropna",
            )
        numbers = list(range(len(self._data))) if subset is None else self._named(subset)
        flags = [self._data[n].missing() for n in numbers]
        rows = []
        for i in range(len(self)):
            row = [flag[i] for flag in flags]
            if (len(row) - sum(row) >= thresh) if thresh is not None else not (row and decide(row)):
                rows.append(i)
        if len(rows) == len(self):
            result = self.copy(deep=False)
        else:
            result = type(self)._make([part.take(rows) for part in self._data], self._columns, self._index.take(rows))
        return self._result(result.reset_index(drop=True) if ignore_index else result, inplace, "dropna")

    def where(self, cond, other=NaN, inplace=False, axis=None, level=None):
        return self._result(self._chosen(cond, other, False, axis), inplace)

    def mask(self, cond, other=NaN, inplace=False, axis=None, level=None):
        return self._result(self._chosen(cond, other, True, axis), inplace)

    def _chosen(self, cond, other, negate, axis):
        cond = cond(self) if callable(cond) else cond
        other = other(self) if callable(other) else other
        if hasattr(cond, "columns") and not (cond._index.equals(self._index) and cond._columns.equals(self._columns)):
            cond = cond.reindex(index=self._index, columns=self._columns)
        if hasattr(other, "columns"):
            other = other.reindex(index=self._index, columns=self._columns)
        parts = []
        for n, part in enumerate(self._data):
            if hasattr(cond, "columns"):
                flags = cond._data[n].to_list()
            elif isinstance(cond, Series):
                flags = cond.reindex(self._index)._column.to_list()
            else:
                array = np.asarray(cond)
                if array.shape != self.shape:
                    raise ValueError("Array conditional must be same shape as self")
                flags = array[:, n].tolist()
            flags = [(not is_missing(f) and bool(f)) != negate for f in flags]
            fill = other
            if hasattr(other, "columns"):
                fill = other._data[n].to_list()
            elif isinstance(other, Series):
                if axis is None:
                    raise ValueError("Must specify axis=0 or 1")
                fill = (
                    other.reindex(self._index)._column.to_list()
                    if axis in (0, "index")
                    else other.get(self._columns[n], NaN)
                )
            elif isinstance(other, np.ndarray) and other.ndim == 2:
                fill = other[:, n].tolist()
            parts.append(columnwise.chosen(part, flags, fill))
        return self._with(parts)

    def replace(self, to_replace=None, value=NaN, inplace=False, regex=False):
        from pandas._replacing import frame_changes

        if regex is not False and not isinstance(regex, bool):
            to_replace, regex = regex, True
        parts = []
        for label, part in zip(self._columns, self._data):
            changes = frame_changes(to_replace, value, label)
            parts.append(part if changes is None else columnwise.replaced(part, changes, regex))
        return self._result(self._with(parts), inplace)

    def isin(self, values):
        if isinstance(values, str) or not hasattr(values, "__iter__"):
            raise TypeError(
                f"only list-like or dict-like objects are allowed to be passed to DataFrame.isin(), you passed a '{type(values).__name__}'"
            )
        if isinstance(values, dict):
            return self._with(
                [columnwise.is_in(part, values.get(label, [])) for label, part in zip(self._columns, self._data)]
            )
        if isinstance(values, Series):
            return self.eq(values.reindex(self._index), axis="index")
        if hasattr(values, "columns"):
            return self.eq(values.reindex(index=self._index, columns=self._columns))
        values = list(values)
        return self._each(columnwise.is_in, values)

    def astype(self, dtype, copy=None, errors="raise"):
        if isinstance(dtype, (dict, Series)):
            table = dtype if isinstance(dtype, dict) else dtype.to_dict()
            for label in table:
                if label not in self._columns:
                    raise KeyError(
                        f"Only a column name can be used for the key in a dtype mappings argument. '{label}' not found in columns."
                    )
        else:
            table = None
        parts = []
        for label, part in zip(self._columns, self._data):
            try:
                if table is None:
                    parts.append(cast(part, dtype))
                else:
                    parts.append(cast(part, table[label]) if label in table else part)
            except (ValueError, TypeError) as error:
                if errors == "ignore":
                    parts.append(part)
                    continue
                note = "" if table is None else f": Error while type casting for column '{label}'"
                raise type(error)(f"{error}{note}") from None
        return self._with(parts)

    def select_dtypes(self, include=None, exclude=None):
        if include is None and exclude is None:
            raise ValueError("at least one of include or exclude must be nonempty")
        include, exclude = _dtype_list(include), _dtype_list(exclude)
        both = {str(i) for i in include} & {str(e) for e in exclude}
        if both:
            raise ValueError(f"include and exclude overlap on {frozenset(both)}")
        kept = [
            n
            for n, part in enumerate(self._data)
            if (not include or any(_is_of(part, name) for name in include))
            and not any(_is_of(part, name) for name in exclude)
        ]
        return type(self)._make([self._data[n] for n in kept], self._columns.take(kept), self._index)

    # Functions

    def apply(
        self,
        func,
        axis=0,
        raw=False,
        result_type=None,
        args=(),
        by_row="compat",
        engine="python",
        engine_kwargs=None,
        **kwargs,
    ):
        from pandas._applying import apply_frame

        return apply_frame(self, func, axis, raw, result_type, args, kwargs)

    def map(self, func, na_action=None, **kwargs):
        function = (lambda v: func(v, **kwargs)) if kwargs else func
        return self._each(lambda part: columnwise.map_column(part, function, na_action))

    def transform(self, func, axis=0, *args, **kwargs):
        if axis in (1, "columns"):
            return self.T.transform(func, 0, *args, **kwargs).T
        if isinstance(func, dict):
            return type(self)({label: self[label].transform(f) for label, f in func.items()})
        if isinstance(func, list):
            from pandas._reshape import concat

            pieces = {label: self[label].transform(func) for label in self._columns}
            return concat(pieces, axis=1)
        if isinstance(func, str):
            result = getattr(self, func)(*args, **kwargs)
        else:
            columns = [self._series_at(n).transform(func, 0, *args, **kwargs) for n in range(len(self._data))]
            result = type(self)._make([c._column for c in columns], self._columns, self._index)
        if result.shape[:1] != self.shape[:1]:
            raise ValueError("Function did not transform")
        return result

    def agg(self, func=None, axis=0, *args, **kwargs):
        from pandas._applying import aggregate_frame

        return aggregate_frame(self, func, axis, args, kwargs)

    aggregate = agg

    def round(self, decimals=0, *args, **kwargs):
        if isinstance(decimals, (dict, Series)):
            table = decimals if isinstance(decimals, dict) else decimals.to_dict()
            return self._with(
                [columnwise.rounded(p, table[l]) if l in table else p for l, p in zip(self._columns, self._data)]
            )
        return self._each(columnwise.rounded, decimals)

    def clip(self, lower=None, upper=None, *, axis=None, inplace=False, **kwargs):
        parts = []
        for n, part in enumerate(self._data):
            bounds = []
            for bound in (lower, upper):
                if isinstance(bound, Series):
                    bound = (
                        bound.reindex(self._index)._column.to_list()
                        if axis in (0, "index")
                        else bound.get(self._columns[n])
                    )
                elif isinstance(bound, (list, np.ndarray)):
                    bound = bound[n] if axis in (1, "columns") else list(bound)
                bounds.append(bound)
            parts.append(columnwise.clipped(part, *bounds))
        return self._result(self._with(parts), inplace)

    # Summaries

    def _numeric_frame(self, numeric_only):
        return self.select_dtypes(["number", "bool", "boolean"]) if numeric_only else self

    def _reduced(self, name, axis=0, skipna=True, numeric_only=False, min_count=0, ddof=1):
        """One value per column, per row, or of all."""
        frame = self._numeric_frame(numeric_only)
        if axis is None:
            whole = frame._reduced(name, 0, skipna, False, min_count, ddof)
            if name in ("mean", "median", "std", "var", "skew", "kurt", "sem"):
                return reduce_column(column_of(frame.to_numpy().reshape(-1)), name, skipna, min_count, ddof)
            return reduce_column(whole._column, name, skipna, min_count)
        if axis not in (0, 1, "index", "columns", "rows"):
            raise ValueError(f"No axis named {axis} for object type DataFrame")
        if axis in (1, "columns"):
            kinds = {part.kind for part in frame._data}
            if (
                len(kinds) == 1
                and kinds & {"float64", "int64"}
                and name in ("sum", "mean", "min", "max")
                and not any(any(p.missing()) for p in frame._data)
            ):
                return Series._make(column_of(getattr(frame.to_numpy(), name)(axis=1)), frame._index)
            values = [reduce_column(frame._row(i)._column, name, skipna, min_count, ddof) for i in range(len(frame))]
            return Series._make(column_of(values), frame._index)
        values = [reduce_column(part, name, skipna, min_count, ddof) for part in frame._data]
        return Series._make(_reduced_column(values, frame._data, name), frame._columns)

    def count(self, axis=0, numeric_only=False):
        frame = self._numeric_frame(numeric_only)
        if axis in (1, "columns"):
            flags = [part.missing() for part in frame._data]
            counts = [len(flags) - sum(flag[i] for flag in flags) for i in range(len(frame))]
            return Series._make(Column(np.array(counts, dtype=np.int64), "int64"), frame._index)
        counts = [len(part) - sum(part.missing()) for part in frame._data]
        return Series._make(Column(np.array(counts, dtype=np.int64), "int64"), frame._columns)

    def nunique(self, axis=0, dropna=True):
        return self.apply(lambda series: series.nunique(dropna), axis=axis)

    def idxmax(self, axis=0, skipna=True, numeric_only=False):
        return self._extreme_labels("idxmax", axis, skipna, numeric_only)

    def idxmin(self, axis=0, skipna=True, numeric_only=False):
        return self._extreme_labels("idxmin", axis, skipna, numeric_only)

    def _extreme_labels(self, name, axis, skipna, numeric_only):
        frame = self._numeric_frame(numeric_only)
        if axis in (1, "columns"):
            labels = [getattr(frame._row(i), name)(skipna=skipna) for i in range(len(frame))]
            return Series._make(column_of(labels), frame._index)
        for part in frame._data:
            if part.is_text or part.kind == "object":
                raise TypeError(f"reduction operation '{name.replace('idx', 'arg')}' not allowed for this dtype")
        labels = [getattr(frame._series_at(n), name)(skipna=skipna) for n in range(len(frame._data))]
        return Series._make(column_of(labels), frame._columns)

    def quantile(self, q=0.5, axis=0, numeric_only=False, interpolation="linear", method="single"):
        frame = self._numeric_frame(numeric_only)
        if axis in (1, "columns"):
            frame = frame.T
        many = isinstance(q, (list, tuple, np.ndarray))
        quantiles = list(q) if many else [q]
        columns = [column_of([quantile_of(part, entry, interpolation) for entry in quantiles]) for part in frame._data]
        if many:
            return type(self)._make(columns, frame._columns, Index(quantiles))
        return Series._make(column_of([column[0] for column in columns]), frame._columns, q)

    def mode(self, axis=0, numeric_only=False, dropna=True):
        frame = self._numeric_frame(numeric_only)
        if axis in (1, "columns"):
            return frame.T.mode(dropna=dropna).T
        modes = [mode_values(part, dropna) for part in frame._data]
        height = max((len(part) for part in modes), default=0)
        parts = [part.take_or_missing(list(range(len(part))) + [None] * (height - len(part))) for part in modes]
        return type(self)._make(parts, frame._columns, RangeIndex(height))

    def corr(self, method="pearson", min_periods=1, numeric_only=False):
        frame = self._numeric_frame(numeric_only)
        return self._pairwise(
            frame, lambda a, b, same: 1.0 if same and _varies(a) else float(correlation(a, b, method, min_periods))
        )

    def cov(self, min_periods=None, ddof=1, numeric_only=False):
        frame = self._numeric_frame(numeric_only)
        return self._pairwise(frame, lambda a, b, same: float(covariance(a, b, ddof, min_periods)))

    def _pairwise(self, frame, function):
        table = [[0.0] * len(frame._data) for _ in frame._data]
        for i, a in enumerate(frame._data):
            for j, b in enumerate(frame._data[: i + 1]):
                table[i][j] = table[j][i] = function(a, b, i == j)
        parts = [Column(np.array(row, dtype=float), "float64") for row in table]
        return type(self)._make(parts, frame._columns, frame._columns)

    def corrwith(self, other, axis=0, drop=False, method="pearson", numeric_only=False, min_periods=None):
        frame = self._numeric_frame(numeric_only)
        if isinstance(other, Series):
            return Series({label: float(frame[label].corr(other, method)) for label in frame._columns})
        shared = [label for label in frame._columns if label in other.columns]
        table = {label: float(frame[label].corr(other[label], method)) for label in shared}
        labels = (
            shared
            if drop
            else (
                list(frame._columns.union(other.columns))
                if len(shared) != len(frame._columns) or len(other.columns) != len(shared)
                else shared
            )
        )
        return Series([table.get(label, NaN) for label in labels], index=labels)

    def value_counts(self, subset=None, normalize=False, sort=True, ascending=False, dropna=True):
        from pandas._counting import frame_value_counts

        return frame_value_counts(self, subset, normalize, sort, ascending, dropna)

    def describe(self, percentiles=None, include=None, exclude=None):
        from pandas._summaries import describe_frame

        return describe_frame(self, percentiles, include, exclude)

    def dot(self, other):
        if isinstance(other, Series):
            return Series(self.to_numpy().dot(other.reindex(self._columns).to_numpy()), index=self._index)
        if hasattr(other, "columns"):
            if not self._columns.equals(other._index):
                raise ValueError("matrices are not aligned")
            return type(self)(self.to_numpy().dot(other.to_numpy()), index=self._index, columns=other._columns)
        result = self.to_numpy().dot(np.asarray(other))
        return type(self)(result, index=self._index) if result.ndim == 2 else Series(result, index=self._index)

    __matmul__ = dot

    def combine(self, other, func, fill_value=None, overwrite=True):
        rows, columns = union_of(self._index, other._index), union_of(self._columns, other._columns)
        left, right = self.reindex(rows, columns=columns), other.reindex(rows, columns=columns)
        if fill_value is not None:
            left, right = left.fillna(fill_value), right.fillna(fill_value)
        return type(self)({label: func(left[label], right[label]) for label in columns}, index=rows)

    def combine_first(self, other):
        from pandas._series import first_present

        rows = union_of(self._index, other._index)
        columns = (
            self._columns if self._columns.equals(other._columns) else self._columns.union(other._columns, sort=False)
        )
        parts = []
        for label in columns:
            sources = [frame[label] for frame in (self, other) if label in frame._columns]
            parts.append(sources[0].reindex(rows)._column if len(sources) == 1 else first_present(*sources, rows))
        return type(self)._make(parts, columns, rows)

    def update(self, other, join="left", overwrite=True, filter_func=None, errors="ignore"):
        other = other if hasattr(other, "columns") else type(self)(other)
        for n, label in enumerate(self._columns):
            if label not in other.columns:
                continue
            fresh = other[label].reindex(self._index)
            current = self._series_at(n)
            take = fresh.notna() if overwrite else fresh.notna() & current.isna()
            self._data[n] = columnwise.back_to_whole(current.mask(take, fresh)._column, self._data[n].kind)

    def compare(self, other, align_axis=1, keep_shape=False, keep_equal=False, result_names=("self", "other")):
        from pandas._multiindex import MultiIndex

        if not self._index.equals(other._index) or not self._columns.equals(other._columns):
            raise ValueError("Can only compare identically-labeled (both index and columns) DataFrame objects")
        flags = [
            [not (a == b or (is_missing(a) and is_missing(b))) for a, b in zip(x.to_list(), y.to_list())]
            for x, y in zip(self._data, other._data)
        ]
        rows = [i for i in range(len(self)) if keep_shape or any(flag[i] for flag in flags)]
        parts, keys = [], []
        for n, label in enumerate(self._columns):
            if not keep_shape and not any(flags[n]):
                continue
            places = [i if keep_equal or flags[n][i] else None for i in rows]
            parts += [_widened(source._data[n]).take_or_missing(places) for source in (self, other)]
            keys += [(label, result_names[0]), (label, result_names[1])]
        return type(self)._make(parts, MultiIndex._of(keys, None, 2), self._index.take(rows))

    # Queries

    def query(self, expr, *, inplace=False, **kwargs):
        from pandas._query import query

        return self._result(query(self, expr, kwargs, _caller_frame()), inplace, "query")

    def eval(self, expr, *, inplace=False, **kwargs):
        from pandas._query import evaluate_frame

        if inplace:
            warn_inplace(self, "eval")

        return evaluate_frame(self, expr, inplace, kwargs, _caller_frame())

    def groupby(self, by=None, level=None, as_index=True, sort=True, group_keys=True, observed=True, dropna=True):
        from pandas._groupby import DataFrameGroupBy

        if by is None and level is None:
            raise TypeError("You have to supply one of 'by' and 'level'")
        return DataFrameGroupBy(self, by, level, as_index, sort, group_keys, observed, dropna)

    def merge(
        self, right, how="inner", on=None, left_on=None, right_on=None, left_index=False, right_index=False, sort=False,
        suffixes=("_x", "_y"), copy=None, indicator=False, validate=None,
    ):
        from pandas._merge import merge

        return merge(
            self, right, how, on, left_on, right_on, left_index, right_index, sort, suffixes, copy, indicator, validate
        )

    def join(self, other, on=None, how="left", lsuffix="", rsuffix="", sort=False, validate=None):
        from pandas._merge import join

        return join(self, other, on, how, lsuffix, rsuffix, sort)

    def melt(self, id_vars=None, value_vars=None, var_name=None, value_name="value", col_level=None, ignore_index=True):
        from pandas._reshape import melt

        return melt(self, id_vars, value_vars, var_name, value_name, col_level, ignore_index)

    def pivot(self, *, columns, index=None, values=None):
        from pandas._pivot import pivot

        return pivot(self, columns=columns, index=index, values=values)

    def pivot_table(
        self, values=None, index=None, columns=None, aggfunc="mean", fill_value=None, margins=False, dropna=True,
        margins_name="All", observed=True, sort=True, **kwargs,
    ):
        from pandas._pivot import pivot_table

        return pivot_table(
            self, values, index, columns, aggfunc, fill_value, margins, dropna, margins_name, observed, sort
        )

    def boxplot(self, column=None, by=None, ax=None, **kwargs):
        from pandas._plotting import boxplot_frame

        return boxplot_frame(self, column, by, ax, kwargs)

    def hist(
        self,
        column=None,
        by=None,
        grid=True,
        ax=None,
        figsize=None,
        bins=10,
        layout=None,
        sharex=False,
        sharey=False,
        legend=False,
        **kwargs,
    ):
        from pandas._plotting import hist_frame

        return hist_frame(self, column, grid, ax, figsize, bins, layout, kwargs)


def _caller_frame():
    import sys

    return sys._getframe(2)


def _varies(column):
    values = [v for v in column.to_list() if not is_missing(v)]
    return len(values) > 1 and any(v != values[0] for v in values)


def _reduced_column(values, parts, name):
    """The values of a reduction as one column: object if the columns have nothing in common."""
    if not values:
        return (
            Column(np.array([], dtype=float), "float64")
            if name in ("sum", "mean", "prod", "std", "var")
            else Column([], "object")
        )
    if any(part.is_nullable for part in parts) and all(part.is_numeric for part in parts):
        from pandas._arithmetic import nullable_column

        return nullable_column([v.item() if isinstance(v, np.generic) else v for v in values])
    kinds = {column_of([value]).kind if not is_missing(value) else "gap" for value in values} - {"gap"}
    if kinds and all(kind in ("int64", "float64", "float32", "int32") for kind in kinds):
        if len({type(v) for v in values if isinstance(v, np.generic)}) == 1 and all(
            isinstance(v, np.generic) for v in values
        ):
            return column_of(np.array(values))
        return column_of(values)
    if kinds == {"bool"} or len(kinds) == 1:
        return column_of(values)
    return column_of(values) if not kinds else Column(list(values), "object")


def _dtype_list(given):
    if given is None:
        return []
    return list(given) if isinstance(given, (list, tuple, set)) else [given]


def _is_of(part, name):
    """Whether a column is of a type given by a name, a NumPy type or a Python type."""
    if name in ("number", np.number):
        return part.is_numeric and part.kind not in ("bool", "boolean") or part.is_timedelta
    if name in ("floating", np.floating):
        return part.is_float
    if name in ("integer", np.integer):
        return part.kind[:3] in ("int", "uin")
    if isinstance(name, str) and name in ("datetime", "datetime64"):
        return part.is_datetime and part.extra is None
    if isinstance(name, str) and name in ("timedelta", "timedelta64"):
        return part.is_timedelta
    if isinstance(name, str) and name == "datetimetz":
        return part.is_datetime and part.extra is not None
    if name in ("category",):
        return part.kind == "category"
    if name in ("object", object, "O"):
        return part.kind in ("object", "str")
    if name in ("str", str, "string"):
        return part.is_text
    return dtype_name(name) == part.kind


def _install():
    """Reductions per column and operators per element."""
    for name in _REDUCED:
        setattr(FrameValues, name, _reduction(name))
    FrameValues.product, FrameValues.kurtosis = FrameValues.prod, FrameValues.kurt
    for name, function in ARITHMETIC.items():
        setattr(FrameValues, f"__{name}__", _elementwise(operate, function, False))
        setattr(FrameValues, f"__r{name}__", _elementwise(operate, function, True))
        setattr(FrameValues, name, _flexible(operate, function, False))
        setattr(FrameValues, f"r{name}", _flexible(operate, function, True))
    for alias, name in ALIASES.items():
        setattr(FrameValues, alias, getattr(FrameValues, name))
    for name, function in COMPARISONS.items():
        setattr(FrameValues, f"__{name}__", _elementwise(_compare_columns, function, False))
        setattr(FrameValues, name, _flexible(_compare_columns, function, False))
    for name in ("and", "or", "xor"):
        setattr(FrameValues, f"__{name}__", _elementwise(_logical(name), None, False))
        setattr(FrameValues, f"__r{name}__", _elementwise(_logical(name), None, False))


def _reduction(name):
    def method(self, axis=0, skipna=True, numeric_only=False, min_count=0, ddof=1, bool_only=False, **kwargs):
        for keyword in kwargs:
            if keyword not in ("dtype", "out", "keepdims"):
                raise TypeError(f"{name}() got an unexpected keyword argument '{keyword}'")
        return self._reduced(name, axis, skipna, numeric_only, min_count, ddof)

    return method


def _compare_columns(column, other, function, mirrored):
    if column.kind in ("str", "object") or isinstance(other, str):
        from operator import eq, ne

        if function in (eq, ne) and isinstance(other, Column) and len(other) != len(column):
            raise ValueError("Lengths must match to compare")
    return compared(column, other, function)


def _logical(name):
    import operator

    def apply(column, other, function, mirrored):
        return logical_column(
            column, other, {"and": operator.and_, "or": operator.or_, "xor": operator.xor}[name], name
        )

    return apply


def _elementwise(apply, function, mirrored):
    def method(self, other):
        if type(other).__name__ in ("DataFrameGroupBy",):
            return NotImplemented
        if apply is _compare_columns and hasattr(other, "columns"):
            if not (self._index.equals(other._index) and self._columns.equals(other._columns)):
                raise ValueError("Can only compare identically-labeled (both index and columns) DataFrame objects")
        return _operated(self, other, apply, function, mirrored, 1, None)

    return method


def _flexible(apply, function, mirrored):
    def method(self, other, axis="columns", level=None, fill_value=None):
        return _operated(self, other, apply, function, mirrored, axis, fill_value)

    return method


def _operated(frame, other, apply, function, mirrored, axis, fill_value):
    """One operation of every column with its counterpart."""
    kind = type(frame)
    if isinstance(other, dict):
        other = Series(other)
    if hasattr(other, "columns"):
        left, right = frame, other
        if not (left._index.equals(right._index) and left._columns.equals(right._columns)):
            rows, columns = union_of(left._index, right._index), union_of(left._columns, right._columns)
            left, right = left.reindex(rows, columns=columns), right.reindex(rows, columns=columns)
        parts = []
        for a, b in zip(left._data, right._data):
            a, b = filled_for(a, b, fill_value)
            parts.append(apply(_numbers_if_gaps(a), _numbers_if_gaps(b), function, mirrored))
        return kind._make(parts, left._columns, left._index)
    if fill_value is not None and not isinstance(other, Series):
        frame = frame.fillna(fill_value)
    if isinstance(other, Series):
        if axis in (0, "index"):
            if not frame._index.equals(other._index):
                rows = union_of(frame._index, other._index)
                frame, other = frame.reindex(rows), other.reindex(rows)
            return frame._with([apply(part, other._column, function, mirrored) for part in frame._data])
        if not frame._columns.equals(other._index):
            columns = union_of(frame._columns, other._index)
            frame, other = frame.reindex(columns=columns), other.reindex(columns)
        scalars = other._column.scalars()
        return frame._with(
            [apply(_numbers_if_gaps(part), scalars[n], function, mirrored) for n, part in enumerate(frame._data)]
        )
    if isinstance(other, (list, tuple, np.ndarray)):
        array = np.asarray(other)
        if array.ndim == 2:
            if array.shape != frame.shape:
                raise ValueError(f"Unable to coerce to DataFrame, shape must be {frame.shape}: given {array.shape}")
            return frame._with(
                [
                    apply(part, column_of(np.array(array[:, n])), function, mirrored)
                    for n, part in enumerate(frame._data)
                ]
            )
        if axis in (0, "index"):
            return frame._with([apply(part, column_of(array), function, mirrored) for part in frame._data])
        if len(other) != len(frame._data):
            raise ValueError(f"Unable to coerce to Series, length must be {len(frame._data)}: given {len(other)}")
        return frame._with([apply(part, other[n], function, mirrored) for n, part in enumerate(frame._data)])
    return frame._with([apply(part, other, function, mirrored) for part in frame._data])


def _widened(column):
    """Whole numbers as floats, as beside missing ones."""
    return cast(column, "float64") if column.kind[:3] in ("int", "uin") else column


def _numbers_if_gaps(column):
    """A column of nothing but gaps, as reindexing makes it, counts as numbers."""
    if column.kind == "object" and len(column) and all(is_missing(v) for v in column.data):
        return Column(np.full(len(column), NaN), "float64")
    return column


_install()
FrameValues.__invert__ = lambda self: self._with([(~self._series_at(n))._column for n in range(len(self._data))])
FrameValues.__neg__ = lambda self: self._with([(-self._series_at(n))._column for n in range(len(self._data))])
FrameValues.__pos__ = lambda self: self
FrameValues.__abs__ = lambda self: self.abs()
FrameValues.__round__ = FrameValues.round
