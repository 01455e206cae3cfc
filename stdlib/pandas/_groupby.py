"""Rows grouped by the values of columns, of labels, or of functions of them."""

import numpy as np
from pandas import _columnwise as columnwise
from pandas._dtypes import NaT
from pandas._groupby_keys import Keys
from pandas._index import Index, RangeIndex, ensure_index
from pandas._multiindex import MultiIndex
from pandas._reductions import function_name, named_reduction, reduce_column
from pandas._series import Series
from pandas._values import Column, NaN, column_of, is_missing, joined

_REDUCED = ("sum", "mean", "median", "min", "max", "std", "var", "sem", "prod", "any", "all", "skew", "kurt")


class _GroupBy:
    """What the groups of series and frames share; `_labels()` names the columns that are worked on."""

    @property
    def _groups(self):
        return self.keys.groups

    @property
    def ngroups(self):
        return len(self._groups)

    @property
    def groups(self):
        from pandas._frozen import PrettyDict

        return PrettyDict((self._shown(key), self.frame.index.take(rows)) for key, rows in self._groups.items())

    @property
    def indices(self):
        return {self._shown(key): np.array(rows, dtype=np.int64) for key, rows in self._groups.items()}

    def _shown(self, key):
        return key[0] if len(self.keys.names) == 1 else key

    def __len__(self):
        return len(self._groups)

    def __iter__(self):
        for key, rows in self._groups.items():
            shown = key if not self.keys.single else key[0]
            yield shown, self._part(rows)

    def get_group(self, name):
        key = name if isinstance(name, tuple) else (name,)
        if key not in self._groups:
            raise KeyError(name)
        return self._part(self._groups[key])

    def _reduced_column(self, part, function):
        """One value per group of one column."""
        return column_of([function(part.take(rows)) for rows in self._groups.values()])

    def _reduce(self, name, numeric_only=False, **options):
        parts, labels = [], []
        for label, part in self._columns(numeric_only):
            if part.is_text and name in ("mean", "median", "std", "var", "sem", "prod", "skew", "kurt"):
                raise TypeError(f"dtype '{part.dtype}' does not support operation '{name}'")
            values = [reduce_column(part.take(rows), name, **options) for rows in self._groups.values()]
            if (
                name in ("min", "max", "sum")
                and not part.is_array
                and values
                and part.kind != "object"
                and not (name == "sum" and part.kind == "category")
            ):
                column = (
                    part.like(values)
                    if part.kind != "bool" and all(type(v) is type(values[0]) or is_missing(v) for v in values)
                    else column_of(values)
                )
            elif part.kind in ("float32",) and name not in ("any", "all"):
                column = Column(np.array(values, dtype=part.kind), part.kind)
            elif part.is_nullable:
                from pandas._arithmetic import nullable_column

                column = nullable_column(
                    [v.item() if isinstance(v, np.generic) else v for v in values],
                    "Float64" if name in ("mean", "std", "var", "median") else part.kind,
                )
            else:
                column = column_of(values) if values else part.part(slice(0, 0))
                if column.kind == "object" and values and all(v is NaT for v in values):
                    column = part.like(values)
            labels.append(label)
            parts.append(column)
        return self._table(labels, parts)

    def count(self):
        pairs = list(self._columns(False))
        parts = [
            Column(
                np.array(
                    [len(rows) - sum(part.take(rows).missing()) for rows in self._groups.values()], dtype=np.int64
                ),
                "int64",
            )
            for _, part in pairs
        ]
        return self._table([label for label, _ in pairs], parts)

    def nunique(self, dropna=True):
        pairs = list(self._columns(False))
        parts = []
        for _, part in pairs:
            counts = []
            for rows in self._groups.values():
                piece = part.take(rows)
                counts.append(
                    len({NaN if is_missing(v) else v for v in (piece.present() if dropna else piece).to_list()})
                )
            parts.append(Column(np.array(counts, dtype=np.int64), "int64"))
        return self._table([label for label, _ in pairs], parts)

    def first(self, numeric_only=False, min_count=-1, skipna=True):
        return self._picked(0, numeric_only)

    def last(self, numeric_only=False, min_count=-1, skipna=True):
        return self._picked(-1, numeric_only)

    def _picked(self, place, numeric_only=False):
        parts, labels = [], []
        for label, part in self._columns(numeric_only):
            missing = part.missing()
            places = []
            for rows in self._groups.values():
                present = [i for i in rows if not missing[i]]
                places.append(present[place] if present else None)
            labels.append(label)
            parts.append(part.take_or_missing(places))
        return self._table(labels, parts)

    def quantile(self, q=0.5, interpolation="linear", numeric_only=False):
        from pandas._reductions import quantile_of

        pairs = list(self._columns(numeric_only))
        if isinstance(q, (list, tuple, np.ndarray)):
            keys = [key + (entry,) for key in self._groups for entry in q]
            parts = [
                column_of(
                    [
                        quantile_of(part.take(rows), entry, interpolation)
                        for rows in self._groups.values()
                        for entry in q
                    ]
                )
                for _, part in pairs
            ]
            index = MultiIndex._of(keys, self.keys.names + [None])
            return self._table([label for label, _ in pairs], parts, index)
        parts = [self._reduced_column(part, lambda piece: quantile_of(piece, q, interpolation)) for _, part in pairs]
        return self._table([label for label, _ in pairs], parts)

    def idxmax(self, skipna=True, numeric_only=False):
        return self._labels_of("idxmax", numeric_only)

    def idxmin(self, skipna=True, numeric_only=False):
        return self._labels_of("idxmin", numeric_only)

    def _labels_of(self, name, numeric_only):
        pairs = list(self._columns(numeric_only))
        index = self.frame.index
        parts = [
            column_of(
                [getattr(Series._make(part.take(rows), index.take(rows)), name)() for rows in self._groups.values()]
            )
            for _, part in pairs
        ]
        return self._table([label for label, _ in pairs], parts)

    # Row by row

    def _spread(self, function, numeric_only=False):
        """A function of every group's column whose values go back to their rows."""
        labels, parts = [], []
        for label, part in self._columns(numeric_only):
            pieces, order = [], []
            for rows in self._groups.values():
                if rows:
                    pieces.append(function(part.take(rows)))
                    order += rows
            parts.append(self._back(pieces, order, part))
            labels.append(label)
        return self._alike(labels, parts)

    def _back(self, pieces, order, part):
        if not pieces:
            return part.part(slice(0, 0))
        whole = joined(pieces)
        places = [None] * len(self.frame)
        for place, row in enumerate(order):
            places[row] = place
        return whole.take_or_missing(places)

    def shift(self, periods=1, freq=None, fill_value=None, suffix=None):
        return self._spread(lambda part: columnwise.shifted(part, periods, fill_value))

    def diff(self, periods=1):
        return self._spread(lambda part: columnwise.difference(part, periods))

    def pct_change(self, periods=1, fill_method=None, freq=None):
        return self._spread(lambda part: columnwise.percent_change(part, periods))

    def rank(self, method="average", ascending=True, na_option="keep", pct=False):
        return self._spread(lambda part: columnwise.ranked(part, method, ascending, na_option, pct))

    def ffill(self, limit=None):
        return self._spread(lambda part: columnwise.forward_filled(part, limit))

    def bfill(self, limit=None):
        return self._spread(lambda part: columnwise.backward_filled(part, limit))

    def _counted(self, values):
        places = [0] * len(self.frame)
        for rows, numbers in zip(self._groups.values(), values):
            for row, number in zip(rows, numbers):
                places[row] = number
        return Series._make(Column(np.array(places, dtype=np.int64), "int64"), self.frame.index)

    def cumcount(self, ascending=True):
        return self._counted(
            [range(len(rows)) if ascending else range(len(rows) - 1, -1, -1) for rows in self._groups.values()]
        )

    def ngroup(self, ascending=True):
        total = len(self._groups)
        return self._counted(
            [[n if ascending else total - 1 - n] * len(rows) for n, rows in enumerate(self._groups.values())]
        )

    def head(self, n=5):
        return self._rows(sorted(i for rows in self._groups.values() for i in (rows[:n] if n >= 0 else rows[:n])))

    def tail(self, n=5):
        return self._rows(sorted(i for rows in self._groups.values() for i in (rows[-n:] if n else [])))

    @property
    def nth(self):
        return _Nth(self)

    def sample(self, n=None, frac=None, replace=False, weights=None, random_state=None):
        from pandas._sampling import sample_positions

        state = np.random.RandomState(random_state) if isinstance(random_state, int) else random_state
        kept = []
        for rows in self._groups.values():
            kept += [rows[p] for p in sample_positions(len(rows), n, frac, replace, None, state)]
        return self._rows(kept)

    def size(self):
        counts = Column(np.array([len(rows) for rows in self._groups.values()], dtype=np.int64), "int64")
        result = Series._make(counts, self.keys.index(), self._size_name())
        return result if self.as_index else result.rename("size").reset_index()

    def pipe(self, func, *args, **kwargs):
        return func(self, *args, **kwargs)

    def rolling(self, window, min_periods=None, **kwargs):
        from pandas._window import GroupWindow

        return GroupWindow(self, lambda part: part.rolling(window, min_periods, **kwargs))

    def expanding(self, min_periods=1):
        from pandas._window import GroupWindow

        return GroupWindow(self, lambda part: part.expanding(min_periods))

    def resample(self, rule, **kwargs):
        raise NotImplementedError("groupby(...).resample (not in Cellbook)")

    def filter(self, func, dropna=True, *args, **kwargs):
        kept = []
        for rows in self._groups.values():
            answer = func(self._part(rows, True), *args, **kwargs)
            if not isinstance(answer, (bool, np.bool_)) and not is_missing(answer):
                raise TypeError(f"filter function returned a {type(answer).__name__}, but expected a scalar bool")
            if not is_missing(answer) and answer:
                kept += rows
        return self._rows(sorted(kept))

    def transform(self, func, *args, engine=None, **kwargs):
        if isinstance(func, str):
            if func in (
                "cumsum",
                "cumprod",
                "cummax",
                "cummin",
                "shift",
                "diff",
                "rank",
                "ffill",
                "bfill",
                "pct_change",
                "fillna",
                "cumcount",
                "ngroup",
            ):
                return getattr(self, func)(*args, **kwargs)
            result = getattr(self, func)(*args, **kwargs)
            return self._broadcast(result)
        name = named_reduction(func)
        if name is not None:
            return self._broadcast(getattr(self, name)())
        return self._transformed(func, args, kwargs)

    def _broadcast(self, result):
        """One value per group, given to each of its rows."""
        places = [None] * len(self.frame)
        for number, rows in enumerate(self._groups.values()):
            for row in rows:
                places[row] = number
        if isinstance(result, Series):
            return Series._make(result._column.take_or_missing(places), self.frame.index, result.name)
        parts = result._data if self.as_index else result._data[len(self.keys.names) :]
        columns = result.columns if self.as_index else result.columns[len(self.keys.names) :]
        return self._alike(list(columns), [part.take_or_missing(places) for part in parts])

    def _transformed(self, func, args, kwargs):
        labels, parts = [], []
        index = self.frame.index
        for label, part in self._columns(False):
            pieces, order = [], []
            for rows in self._groups.values():
                if not rows:
                    continue
                series = Series._make(part.take(rows), index.take(rows), label)
                result = func(series, *args, **kwargs)
                if isinstance(result, Series):
                    pieces.append(result._column)
                elif isinstance(result, (np.ndarray, list)):
                    pieces.append(column_of(result))
                else:
                    pieces.append(column_of([result] * len(rows)))
                order += rows
            labels.append(label)
            parts.append(self._back(pieces, order, part))
        return self._alike(labels, parts)

    def _combined(self, results, keys, as_frames):
        """The results of `apply` under the keys of their groups."""
        from pandas._frame import DataFrame
        from pandas._reshape import concat

        first = next((r for r in results if r is not None), None)
        pairs = [(key, r) for key, r in zip(keys, results) if r is not None]
        if first is None:
            return DataFrame()
        if isinstance(first, DataFrame):
            return self._under_keys(pairs, concat)
        if isinstance(first, Series):
            same = all(isinstance(r, Series) and r.index.equals(first.index) for _, r in pairs)
            if same and as_frames:
                parts = [column_of([r._column.data[n] for _, r in pairs]) for n in range(len(first))]
                names = {r.name for _, r in pairs}
                columns = (
                    first.index
                    if first.index.name is not None or len(names) != 1 or next(iter(names)) is None
                    else first.index
                )
                return DataFrame._make(parts, columns, self.keys.index())
            return self._under_keys(pairs, concat)
        values = column_of([r for _, r in pairs])
        return Series._make(values, self.keys.index(), None)

    def _under_keys(self, pairs, concat):
        results = [r for _, r in pairs]
        whole = concat(results)
        like_rows = [rows for rows in self._groups.values() if rows]
        unchanged = all(
            list(r.index) == list(self.frame.index.take(rows)) for r, rows in zip(results, like_rows)
        ) and len(results) == len(like_rows)
        if not self.group_keys:
            if unchanged:
                order = [i for rows in like_rows for i in rows]
                place = {row: n for n, row in enumerate(order)}
                return whole._take([place[i] for i in sorted(order)])
            return whole
        labels = [key + (label if isinstance(label, tuple) else (label,)) for key, r in pairs for label in r.index]
        names = self.keys.names + list(results[0].index.names)
        return whole._with_index(MultiIndex._of(labels, names, len(names)))

    def __dir__(self):
        return object.__dir__(self)


def _install():
    def reduction(name):
        def method(self, numeric_only=False, min_count=0, ddof=1, skipna=True, engine=None, engine_kwargs=None):
            return self._reduce(
                name,
                numeric_only,
                **({"ddof": ddof} if name in ("std", "var", "sem") else {}),
                **({"min_count": min_count} if name in ("sum", "prod") else {}),
            )

        return method

    def accumulation(name):
        def method(self, numeric_only=False, *args, **kwargs):
            return self._spread(lambda part: columnwise.accumulated(part, name), numeric_only)

        return method

    for name in _REDUCED:
        setattr(_GroupBy, name, reduction(name))
    for name in ("cumsum", "cumprod", "cummax", "cummin"):
        setattr(_GroupBy, name, accumulation(name))


_install()


class _Nth:
    """`groupby.nth(2)` and `groupby.nth[1:3]`."""

    def __init__(self, grouped):
        self.grouped = grouped

    def __call__(self, n, dropna=None):
        wanted = list(n) if isinstance(n, (list, tuple)) else n
        kept = []
        for rows in self.grouped._groups.values():
            if isinstance(wanted, slice):
                kept += rows[wanted]
            else:
                for entry in wanted if isinstance(wanted, list) else [wanted]:
                    if -len(rows) <= entry < len(rows):
                        kept.append(rows[entry])
        return self.grouped._rows(sorted(set(kept)))

    __getitem__ = __call__


class DataFrameGroupBy(_GroupBy):
    """A frame, its keys, and for each key the positions of its rows."""

    def __init__(
        self,
        frame,
        by=None,
        level=None,
        as_index=True,
        sort=True,
        group_keys=True,
        observed=True,
        dropna=True,
        keys=None,
        selection=None,
    ):
        self.frame = frame
        self.as_index, self.group_keys = as_index, group_keys
        self.keys = Keys(frame, by, level, sort, observed, dropna) if keys is None else keys
        self.selection = selection

    def __getitem__(self, key):
        if isinstance(key, tuple) and key not in self.frame.columns:
            raise ValueError("Cannot subset columns with a tuple with more than one element. Use a list instead.")
        if isinstance(key, (list, Index, np.ndarray)):
            absent = [label for label in key if label not in self.frame.columns]
            if absent:
                raise KeyError(f"Columns not found: {str(absent)[1:-1]}")
            return DataFrameGroupBy(
                self.frame, as_index=self.as_index, group_keys=self.group_keys, keys=self.keys, selection=list(key)
            )
        if key not in self.frame.columns:
            raise KeyError(f"Column not found: {key}")
        return SeriesGroupBy(self.frame[key], self.keys, self.as_index, self.group_keys)

    def __getattr__(self, name):
        if not name.startswith("_") and "frame" in self.__dict__ and name in self.frame.columns:
            return self[name]
        raise AttributeError(f"'DataFrameGroupBy' object has no attribute '{name}'")

    def _value_labels(self):
        if self.selection is not None:
            return self.selection
        return [label for label in self.frame.columns if label not in self.keys.used]

    def _columns(self, numeric_only=False):
        for label in self._value_labels():
            part = self.frame[label]._column
            if not numeric_only or part.is_numeric:
                yield label, part

    def _size_name(self):
        return None

    def _part(self, rows, with_keys=True):
        part = self.frame._take(rows)
        return part if self.selection is None else part[self.selection]

    def _rows(self, rows):
        return self._part(rows)

    def _table(self, labels, parts, index=None):
        from pandas._frame import DataFrame

        columns = (
            self.frame.columns.take([self.frame.columns.get_loc(label) for label in labels])
            if self.frame.columns.is_unique and self.frame.columns.nlevels == 1
            else ensure_index(labels)
        )
        result = DataFrame._make(parts, columns, self.keys.index() if index is None else index)
        return result if self.as_index else self._flat(result)

    def _flat(self, result):
        names = [f"level_{n}" if name is None else name for n, name in enumerate(self.keys.names)]
        if any(name in result.columns for name in names):
            return result.reset_index(drop=True)
        return result.reset_index()

    def _alike(self, labels, parts):
        from pandas._frame import DataFrame

        return DataFrame._make(parts, ensure_index(labels) if labels else RangeIndex(0), self.frame.index)

    def agg(self, func=None, *args, engine=None, **kwargs):
        from pandas._frame import DataFrame

        if func is None and not kwargs:
            raise TypeError("Must provide 'func' or tuples of '(column, aggfunc).")
        if func is None:
            for name, pair in kwargs.items():
                if not isinstance(pair, tuple) or len(pair) != 2:
                    raise TypeError("Must provide 'func' or tuples of '(column, aggfunc).")
                if pair[0] not in self.frame.columns:
                    raise KeyError(f"Label(s) ['{pair[0]}'] do not exist")
            parts = [self[label]._aggregated(f)._column for label, f in kwargs.values()]
            result = DataFrame._make(parts, Index(list(kwargs)), self.keys.index())
            return result if self.as_index else self._flat(result)
        if isinstance(func, dict):
            absent = [label for label in func if label not in self.frame.columns]
            if absent:
                raise KeyError(f"Label(s) {absent} do not exist")
            many = any(isinstance(f, (list, tuple)) for f in func.values())
            pairs = [(label, f) for label, fs in func.items() for f in (fs if isinstance(fs, (list, tuple)) else [fs])]
            return self._from_pairs(pairs, many)
        if isinstance(func, (list, tuple)):
            return self._from_pairs([(label, f) for label in self._value_labels() for f in func], True)
        if isinstance(func, str):
            if not hasattr(type(self), func):
                raise AttributeError(f"'{func}' is not a valid function for 'DataFrameGroupBy' object")
            return getattr(self, func)(*args, **kwargs)
        name = named_reduction(func)
        if name is not None:
            return getattr(self, name)()
        labels = self._value_labels()
        parts = [self[label]._aggregated(lambda s: func(s, *args, **kwargs))._column for label in labels]
        return self._table(labels, parts)

    aggregate = agg

    def _from_pairs(self, pairs, many):
        from pandas._frame import DataFrame

        parts = [self[label]._aggregated(f[1] if isinstance(f, tuple) else f)._column for label, f in pairs]
        if many:
            names = _lambda_names([(label, f[0] if isinstance(f, tuple) else function_name(f)) for label, f in pairs])
            columns = MultiIndex._of(names, [self.frame.columns.name, None], 2)
        else:
            columns = Index([label for label, _ in pairs], name=self.frame.columns.name)
        result = DataFrame._make(parts, columns, self.keys.index())
        return result if self.as_index else self._flat(result)

    def apply(self, func, *args, include_groups=False, **kwargs):
        results = []
        labels = self._value_labels()
        for key, rows in self._groups.items():
            part = self.frame._take(rows)[labels]
            object.__setattr__(part, "name", key[0] if len(key) == 1 else key)
            results.append(
                getattr(part, func)(*args, **kwargs) if isinstance(func, str) else func(part, *args, **kwargs)
            )
        result = self._combined(results, list(self._groups), True)
        return result if self.as_index or not isinstance(result, Series) else result.reset_index()

    def describe(self, percentiles=None, include=None, exclude=None):
        from pandas._frame import DataFrame
        from pandas._reshape import concat

        labels = [
            label for label, part in self._columns(False) if part.is_numeric or part.is_datetime
        ] or self._value_labels()
        tables = {label: self[label].describe(percentiles) for label in labels}
        return concat(tables, axis=1)

    def value_counts(self, subset=None, normalize=False, sort=True, ascending=False, dropna=True):
        names = self.keys.used + [label for label in self._value_labels() if subset is None or label in subset]
        counts = self.frame[names].value_counts(sort=sort, ascending=ascending)
        order = (
            counts.sort_index(level=list(range(len(self.keys.used))), sort_remaining=False)
            if self.keys.sort
            else counts
        )
        return order

    def corr(self, method="pearson", min_periods=1, numeric_only=False):
        return self.apply(lambda part: part.corr(method, min_periods, numeric_only))

    def cov(self, min_periods=None, ddof=1, numeric_only=False):
        return self.apply(lambda part: part.cov(min_periods, ddof, numeric_only))

    def boxplot(self, *args, **kwargs):
        raise NotImplementedError("groupby(...).boxplot (not in Cellbook)")

    @property
    def plot(self):
        raise NotImplementedError("groupby(...).plot (not in Cellbook)")


def _lambda_names(names):
    """`<lambda>` twice under one column become `<lambda_0>`, `<lambda_1>`."""
    result, counts = [], {}
    for label, name in names:
        counts[label, name] = counts.get((label, name), 0) + 1
    seen = {}
    for label, name in names:
        if name == "<lambda>" and counts[label, name] > 1:
            number = seen.get(label, 0)
            seen[label] = number + 1
            name = f"<lambda_{number}>"
        elif counts[label, name] > 1:
            from pandas.errors import SpecificationError

            raise SpecificationError("Function names must be unique, found multiple named " + name)
        result.append((label, name))
    return result


class SeriesGroupBy(_GroupBy):
    """A series whose rows are grouped."""

    def __init__(self, series, keys, as_index=True, group_keys=True):
        self.frame = series
        self.keys = keys
        self.as_index, self.group_keys = as_index, group_keys

    @classmethod
    def _of_series(cls, series, by, level, sort, group_keys, observed, dropna):
        if by is None and level is None:
            raise TypeError("You have to supply one of 'by' and 'level'")
        from pandas._frame import DataFrame

        bare = DataFrame._make([], RangeIndex(0), series.index)
        return cls(series, Keys(bare, by, level, sort, observed, dropna), True, group_keys)

    def _columns(self, numeric_only=False):
        yield self.frame.name, self.frame._column

    def _size_name(self):
        return self.frame.name

    def _part(self, rows, with_keys=True):
        return self.frame._take(rows)

    def _rows(self, rows):
        return self.frame._take(rows)

    def _table(self, labels, parts, index=None):
        result = Series._make(parts[0], self.keys.index() if index is None else index, self.frame.name)
        if self.as_index:
            return result
        return result.reset_index()

    def _alike(self, labels, parts):
        return Series._make(parts[0], self.frame.index, self.frame.name)

    def _aggregated(self, func, args=(), kwargs=None):
        """One value per group, of a name or a function."""
        kwargs = kwargs or {}
        flat = SeriesGroupBy(self.frame, self.keys, True, self.group_keys)
        if isinstance(func, str):
            if not hasattr(flat, func):
                raise AttributeError(f"'{func}' is not a valid function for 'SeriesGroupBy' object")
            return getattr(flat, func)(*args, **kwargs)
        name = named_reduction(func)
        if name is not None:
            return getattr(flat, name)()
        values = []
        for rows in self._groups.values():
            value = func(self.frame._take(rows), *args, **kwargs)
            if isinstance(value, Series) and len(value) == 1:
                value = value._column[0]
            elif isinstance(value, (Series, np.ndarray)) and np.ndim(value) > 0:
                raise ValueError("Must produce aggregated value")
            values.append(value)
        return Series._make(column_of(values), self.keys.index(), self.frame.name)

    def agg(self, func=None, *args, engine=None, **kwargs):
        from pandas._frame import DataFrame

        if func is None:
            pairs = list(kwargs.items())
        elif isinstance(func, dict):
            from pandas.errors import SpecificationError

            raise SpecificationError("nested renamer is not supported")
        elif isinstance(func, (list, tuple)):
            pairs = [f if isinstance(f, tuple) else (function_name(f), f) for f in func]
            pairs = [(name, f) for (_, name), (_, f) in zip(_lambda_names([(None, name) for name, _ in pairs]), pairs)]
        else:
            result = self._aggregated(func, args, kwargs)
            return result if self.as_index else result.reset_index()
        parts = [self._aggregated(f)._column for _, f in pairs]
        result = DataFrame._make(parts, Index([name for name, _ in pairs]), self.keys.index())
        return result if self.as_index else result.reset_index()

    aggregate = agg

    def apply(self, func, *args, **kwargs):
        results = []
        for key, rows in self._groups.items():
            part = self.frame._take(rows)
            results.append(
                getattr(part, func)(*args, **kwargs) if isinstance(func, str) else func(part, *args, **kwargs)
            )
        result = self._combined(results, list(self._groups), False)
        if isinstance(result, Series) and result.name is None:
            result.name = self.frame.name
        return result

    def describe(self, percentiles=None, include=None, exclude=None):
        from pandas._frame import DataFrame

        tables = [self.frame._take(rows).describe(percentiles) for rows in self._groups.values()]
        labels = list(dict.fromkeys(label for table in tables for label in table.index))
        parts = [column_of([table.get(label, NaN) for table in tables]) for label in labels]
        return DataFrame._make(parts, Index(labels), self.keys.index())

    def value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True):
        keys, numbers = [], []
        for key, rows in self._groups.items():
            for value, count in self.frame._take(rows).value_counts(normalize, sort, ascending, bins, dropna).items():
                keys.append(key + (value,))
                numbers.append(count)
        index = MultiIndex._of(keys, self.keys.names + [self.frame.name], len(self.keys.names) + 1)
        return Series._make(column_of(numbers), index, "proportion" if normalize else "count")

    def unique(self):
        values = [self.frame._take(rows).unique() for rows in self._groups.values()]
        return Series._make(Column(values, "object"), self.keys.index(), self.frame.name)

    def nlargest(self, n=5, keep="first"):
        return self._kept("nlargest", n)

    def nsmallest(self, n=5, keep="first"):
        return self._kept("nsmallest", n)

    def _kept(self, name, n):
        results = [getattr(self.frame._take(rows), name)(n) for rows in self._groups.values()]
        from pandas._reshape import concat

        return self._under_keys(list(zip(self._groups, results)), concat)

    @property
    def is_monotonic_increasing(self):
        return self._aggregated(lambda s: s.is_monotonic_increasing)

    def __getattr__(self, name):
        raise AttributeError(f"'SeriesGroupBy' object has no attribute '{name}'")
