"""Rows grouped by the values of columns."""

import numpy as np
from pandas._index import Index, MultiIndex
from pandas._series import Series
from pandas._values import Column, column_of, is_missing

_REDUCTIONS = ("sum", "mean", "median", "min", "max", "std", "var", "count", "nunique", "first", "last", "prod")


class GroupBy:
    """A frame, its keys, and for each key the positions of its rows."""

    def __init__(self, frame, by, sort=True, as_index=True, selection=None, groups=None):
        self.frame = frame
        self.sort = sort
        self.as_index = as_index
        self.selection = selection
        self.single = not isinstance(by, list)
        self.by = [by] if self.single else by
        if groups is None:
            self.names, keys = self._keys()
            groups = {}
            for i, key in enumerate(keys):
                if not any(is_missing(part) for part in key):
                    groups.setdefault(key, []).append(i)
            if sort:
                groups = {key: groups[key] for key in sorted(groups)}
        else:
            self.names = [b if isinstance(b, str) else None for b in self.by]
        self._groups = groups

    def _keys(self):
        names, lists = [], []
        for by in self.by:
            if isinstance(by, Series):
                names.append(by.name)
                lists.append(by._column.to_list())
            elif callable(by):
                names.append(None)
                lists.append([by(label) for label in self.frame.index])
            elif isinstance(by, (list, np.ndarray)):
                names.append(None)
                lists.append(list(by))
            elif by in self.frame.columns:
                names.append(by)
                lists.append(self.frame[by]._column.to_list())
            elif by in self.frame.index.names:
                names.append(by)
                lists.append(list(self.frame.index))
            else:
                raise KeyError(by)
        return names, list(zip(*lists))

    def __getitem__(self, key):
        chosen = GroupBy(self.frame, self.by if not self.single else self.by[0], self.sort, self.as_index, key, self._groups)
        chosen.names = self.names
        return chosen

    def __getattr__(self, name):
        if not name.startswith("_") and name in self.frame.columns:
            return self[name]
        raise AttributeError(f"'DataFrameGroupBy' object has no attribute '{name}'")

    def __iter__(self):
        for key, positions in self._groups.items():
            yield (key[0] if self.single else key), self._part(positions)

    def __len__(self):
        return len(self._groups)

    @property
    def ngroups(self):
        return len(self._groups)

    @property
    def groups(self):
        return {
            (key[0] if self.single else key): self.frame.index.take(positions) for key, positions in self._groups.items()
        }

    def get_group(self, name):
        key = name if isinstance(name, tuple) else (name,)
        if key not in self._groups:
            raise KeyError(name)
        return self._part(self._groups[key])

    def _part(self, positions):
        rows = self.frame._take(positions)
        return rows if self.selection is None else rows[self.selection]

    def _index(self):
        keys = list(self._groups)
        if len(self.names) == 1:
            return Index([key[0] for key in keys], name=self.names[0])
        return MultiIndex(keys, self.names)

    def _value_columns(self, numeric_only=False):
        if self.selection is not None:
            labels = self.selection if isinstance(self.selection, list) else [self.selection]
        else:
            labels = [label for label in self.frame.columns if label not in self.names]
        return [label for label in labels if not numeric_only or self.frame[label]._column.is_array]

    def _reduce(self, function, numeric_only=False):
        """One row per group."""
        from pandas._frame import DataFrame

        labels = self._value_columns(numeric_only)
        parts = []
        for label in labels:
            series = self.frame[label]
            parts.append(column_of([function(series._take(rows)) for rows in self._groups.values()]))
        if self.selection is not None and not isinstance(self.selection, list):
            result = Series._make(parts[0], self._index(), self.selection)
            return result if self.as_index else result.reset_index()
        result = DataFrame._make(parts, Index(labels), self._index())
        return result if self.as_index else result.reset_index()

    def size(self):
        counts = Column(np.array([len(rows) for rows in self._groups.values()], dtype=np.int64), "int64")
        result = Series._make(counts, self._index(), None)
        return result if self.as_index else result.reset_index(name="size")

    def agg(self, func=None, **kwargs):
        from pandas._frame import DataFrame

        if kwargs:
            parts = {name: self[label]._reduce(_reducer(f)) for name, (label, f) in kwargs.items()}
            return DataFrame(parts)
        if isinstance(func, dict):
            if any(isinstance(f, list) for f in func.values()):
                pairs = [(label, f) for label, fs in func.items() for f in (fs if isinstance(fs, list) else [fs])]
                parts = [self[label]._reduce(_reducer(f))._column for label, f in pairs]
                return DataFrame._make(parts, MultiIndex([(label, _name(f)) for label, f in pairs]), self._index())
            parts = [self[label]._reduce(_reducer(f))._column for label, f in func.items()]
            return DataFrame._make(parts, Index(list(func)), self._index())
        if isinstance(func, list):
            if self.selection is not None and not isinstance(self.selection, list):
                parts = [self._reduce(_reducer(f))._column for f in func]
                return DataFrame._make(parts, Index([_name(f) for f in func]), self._index())
            return self.agg({label: func for label in self._value_columns()})
        return self._reduce(_reducer(func))

    aggregate = agg

    def apply(self, func, include_groups=False):
        from pandas._frame import DataFrame

        results = []
        for positions in self._groups.values():
            part = self._part(positions)
            if self.selection is None:
                part = part[self._value_columns()]
            results.append(func(part))
        if results and isinstance(results[0], Series):
            return DataFrame([r.to_dict() for r in results], index=self._index())
        if results and isinstance(results[0], DataFrame):
            from pandas._reshape import concat

            return concat(results)
        return Series._make(column_of(results), self._index())

    def transform(self, func):
        reducer = _reducer(func)

        def spread(label):
            values = [None] * len(self.frame)
            series = self.frame[label]
            for positions in self._groups.values():
                result = reducer(series._take(positions))
                parts = result._column.to_list() if isinstance(result, Series) else [result] * len(positions)
                for position, value in zip(positions, parts):
                    values[position] = value
            return column_of(values)

        from pandas._frame import DataFrame

        if self.selection is not None and not isinstance(self.selection, list):
            return Series._make(spread(self.selection), self.frame.index, self.selection)
        labels = self._value_columns()
        return DataFrame._make([spread(label) for label in labels], Index(labels), self.frame.index)

    def head(self, n=5):
        kept = sorted(i for positions in self._groups.values() for i in positions[:n])
        return self._part(kept)

    def value_counts(self):
        pairs = []
        for key, positions in self._groups.items():
            for value, count in self.frame[self.selection]._take(positions).value_counts().items():
                pairs.append((key + (value,), count))
        index = MultiIndex([key for key, _ in pairs], self.names + [self.selection])
        return Series._make(column_of([count for _, count in pairs]), index, "count")

    def describe(self):
        from pandas._frame import DataFrame

        rows = [self.frame[self.selection]._take(positions).describe().to_dict() for positions in self._groups.values()]
        return DataFrame(rows, index=self._index())


def _name(func):
    return func if isinstance(func, str) else getattr(func, "__name__", "function")


def _reducer(func):
    """A function of one group's series."""
    if callable(func):
        return func
    if func == "size":
        return len
    if func in ("first", "last"):
        return lambda series: series.dropna().iloc[0 if func == "first" else -1]
    return lambda series: getattr(series, func)()


def _install():
    for name in _REDUCTIONS:
        setattr(GroupBy, name, _method(name))


def _method(name):
    def method(self, numeric_only=False):
        return self._reduce(_reducer(name), numeric_only)

    return method


_install()
