"""What rows are grouped by: columns, labels, functions of labels, spans of time."""

import numpy as np
from pandas._index import Index, index_of
from pandas._multiindex import MultiIndex
from pandas._series import Series
from pandas._values import NaN, column_of, is_missing


class Grouper:
    """A column or the labels, at a frequency: `Grouper(key="date", freq="ME")`."""

    def __init__(self, key=None, level=None, freq=None, sort=False, closed=None, label=None, **options):
        self.key, self.level, self.freq, self.closed, self.label = key, level, freq, closed, label


class NamedAgg(tuple):
    """A column and a function."""

    def __new__(cls, column, aggfunc):
        return tuple.__new__(cls, (column, aggfunc))

    column = property(lambda self: self[0])
    aggfunc = property(lambda self: self[1])


class Keys:
    """The key of every row, the keys in order, and the rows of each."""

    def __init__(self, frame, by, level, sort, observed, dropna):
        self.frame = frame
        self.sort = sort
        self.names, self.columns, self.used = [], [], []
        self.single = not isinstance(by, list) if level is None else not isinstance(level, (list, tuple))
        if level is not None:
            for entry in level if isinstance(level, (list, tuple)) else [level]:
                self._add_level(entry)
        else:
            entries = by if isinstance(by, list) else [by]
            if (
                isinstance(by, list)
                and by
                and len(by) == len(frame)
                and not all(self._names_key(entry) for entry in by)
            ):
                entries, self.single = [by], True
            if isinstance(by, tuple) and by not in frame.columns:
                raise KeyError(by)
            for entry in entries:
                self._add(entry)
        self.lists = [column.to_list() for column in self.columns]
        keys = list(zip(*self.lists))
        groups = {}
        for i, key in enumerate(keys):
            if any(is_missing(part) for part in key):
                if dropna:
                    continue
                key = tuple(NaN if is_missing(part) else part for part in key)
            if key in groups:
                groups[key].append(i)
            else:
                groups[key] = [i]
        self.groups = self._ordered(groups, observed)

    def _names_key(self, entry):
        if isinstance(entry, (Series, np.ndarray, list, Index, Grouper)) or callable(entry):
            return True
        try:
            return entry in self.frame.columns or entry in self.frame.index.names
        except TypeError:
            return False

    def _add(self, entry):
        frame = self.frame
        if isinstance(entry, Series):
            column = entry._column if entry.index.equals(frame.index) else entry.reindex(frame.index)._column
            self._put(entry.name, column)
            if entry.name in frame.columns and frame[entry.name]._column is entry._column:
                self.used.append(entry.name)
        elif isinstance(entry, Grouper):
            from pandas._resample import binned_column

            source = frame[entry.key]._column if entry.key is not None else frame.index._column
            name = entry.key if entry.key is not None else frame.index.name
            self._put(
                name, binned_column(source, entry.freq, entry.closed, entry.label) if entry.freq is not None else source
            )
            if entry.key is not None:
                self.used.append(entry.key)
        elif isinstance(entry, dict):
            self._put(None, column_of([entry.get(label, NaN) for label in frame.index]))
        elif callable(entry):
            self._put(None, column_of([entry(label) for label in frame.index]))
        elif isinstance(entry, (list, np.ndarray, Index)) or type(entry).__name__ in ("Categorical", "ExtensionArray"):
            if len(entry) != len(frame):
                raise ValueError(f"Grouper and axis must be same length")
            self._put(getattr(entry, "name", None), column_of(entry))
        elif entry in frame.columns:
            found = frame[entry]
            if getattr(found, "ndim", 1) != 1:
                raise ValueError(f"Grouper for '{entry}' not 1-dimensional")
            self._put(entry, found._column)
            self.used.append(entry)
        elif entry in frame.index.names and entry is not None:
            self._add_level(entry)
        else:
            raise KeyError(entry)

    def _add_level(self, level):
        labels = self.frame.index.get_level_values(level)
        self._put(labels.name, labels._column)

    def _put(self, name, column):
        self.names.append(name)
        self.columns.append(column)

    def _ordered(self, groups, observed):
        categorical = [column.kind == "category" for column in self.columns]
        if any(categorical) and not observed:
            import itertools

            parts = []
            for number, column in enumerate(self.columns):
                if column.kind == "category":
                    parts.append(list(column.extra.categories))
                else:
                    parts.append(sorted({key[number] for key in groups}))
            groups = {key: groups.get(key, []) for key in itertools.product(*parts)}
            return groups
        if not self.sort:
            return groups

        def rank(key):
            return tuple(
                (
                    (1, 0)
                    if is_missing(part)
                    else (0, column.extra.codes_of([part])[0] if column.kind == "category" else part)
                )
                for part, column in zip(key, self.columns)
            )

        try:
            return {key: groups[key] for key in sorted(groups, key=rank)}
        except TypeError:
            return groups

    def index(self):
        keys = list(self.groups)
        if len(self.names) == 1:
            values = [key[0] for key in keys]
            column = self.columns[0]
            if column.kind == "object":
                return (
                    Index(values, name=self.names[0])
                    if not values or not isinstance(values[0], tuple)
                    else Index._make(values, "object", None, self.names[0])
                )
            if column.is_array and any(is_missing(v) for v in values):
                return index_of(column_of(values), self.names[0])
            return index_of(column.like(values), self.names[0])
        return MultiIndex._of(keys, self.names, len(self.names))
