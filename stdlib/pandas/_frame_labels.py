"""Frames with other labels, other orders of rows, fewer rows."""

import numpy as np
from pandas._index import Index, RangeIndex, compact_range, ensure_index, index_of
from pandas._indexing import kept_after_drop, places_of
from pandas._ordering import order_by
from pandas._values import Column, NaN, column_of, is_missing


def index_columns(index):
    """The labels of an index as columns: (names, columns)."""
    if index.nlevels > 1:
        names = [f"level_{i}" if n is None else n for i, n in enumerate(index.names)]
        return names, [index.get_level_values(i)._column for i in range(index.nlevels)]
    return ["index" if index.name is None else index.name], [index._column]


def renamed(index, change, level=None):
    """An index whose labels a function, a table or a series changes."""
    if callable(change):
        function = change
    else:
        table = change if isinstance(change, dict) else change.to_dict()
        function = lambda label: table.get(label, label)
    if index.nlevels > 1:
        from pandas._multiindex import MultiIndex

        numbers = range(index.nlevels) if level is None else [index._number(level)]
        labels = [tuple(function(part) if n in numbers else part for n, part in enumerate(label)) for label in index]
        return MultiIndex._of(labels, list(index.names), index.nlevels)
    labels = [function(label) for label in index]
    if isinstance(index, RangeIndex) and labels == list(index):
        return index
    return Index(labels, name=index.name) if labels else index


class FrameLabels:
    """Mixed into `DataFrame`."""

    def reset_index(
        self, level=None, drop=False, inplace=False, col_level=0, col_fill="", allow_duplicates=False, names=None
    ):
        index = self._index
        if level is not None and index.nlevels > 1:
            chosen = [index._number(entry) for entry in (level if isinstance(level, (list, tuple)) else [level])]
        else:
            if level is not None:
                index.get_level_values(level if not isinstance(level, list) else level[0])
            chosen = list(range(index.nlevels))
        rest = [n for n in range(index.nlevels) if n not in chosen]
        rows = RangeIndex(len(self)) if not rest else index._levels_only(rest)
        if drop:
            return self._result(type(self)._make(self._data, self._columns, rows), inplace, "reset_index")
        labels, parts = index_columns(index)
        if index.nlevels == 1 and index.name is None and "index" in self._columns:
            labels = ["level_0"]
        labels, parts = [labels[n] for n in chosen], [parts[n] for n in chosen]
        if names is not None:
            labels = [names] if isinstance(names, str) else list(names)
        for label in labels:
            if label in self._columns and not allow_duplicates and self._columns.nlevels == 1:
                raise ValueError(f"cannot insert {label}, already exists")
        if self._columns.nlevels > 1:
            from pandas._multiindex import MultiIndex

            width = self._columns.nlevels
            padded = [(label if isinstance(label, tuple) else (label,)) + (col_fill,) * (width - 1) for label in labels]
            columns = MultiIndex._of(padded + list(self._columns), list(self._columns.names), width)
        else:
            columns = index_of(column_of(labels + list(self._columns)), self._columns.name)
        return self._result(type(self)._make(parts + list(self._data), columns, rows), inplace, "reset_index")

    def set_index(self, keys, drop=True, append=False, inplace=False, verify_integrity=False):
        names = keys if isinstance(keys, list) else [keys]
        columns, labels, absent = [], [], []
        for name in names:
            if type(name).__name__ == "Series" or isinstance(name, (np.ndarray, list, Index)):
                columns.append(column_of(name))
                labels.append(getattr(name, "name", None))
            elif name in self._columns:
                columns.append(self[name]._column)
                labels.append(name)
            else:
                absent.append(name)
        if absent:
            raise KeyError(f"None of {absent} are in the columns")
        for column in columns:
            if len(column) != len(self):
                raise ValueError(f"Length mismatch: Expected {len(self)} rows, received array of length {len(column)}")
        if append:
            old_names, old = index_columns(self._index)
            old_names = list(self._index.names)
            columns, labels = old + columns, old_names + labels
        if len(columns) == 1:
            index = compact_range(index_of(columns[0], labels[0]))
        else:
            from pandas._multiindex import MultiIndex

            index = MultiIndex.from_arrays([index_of(c) for c in columns], names=labels)
        if verify_integrity and index.has_duplicates:
            raise ValueError(f"Index has duplicate keys: {index[index.duplicated()].unique()!r}")
        gone = [name for name in names if isinstance(name, (str, int, float, tuple))] if drop else []
        kept = [n for n, label in enumerate(self._columns) if label not in gone]
        result = type(self)._make([self._data[n] for n in kept], self._columns.take(kept), index)
        return self._result(result, inplace, "set_index")

    def reindex(
        self,
        labels=None,
        index=None,
        columns=None,
        axis=None,
        method=None,
        copy=None,
        level=None,
        fill_value=NaN,
        limit=None,
        tolerance=None,
    ):
        if labels is not None:
            if axis in (1, "columns"):
                columns = labels
            else:
                index = labels
        result = self
        if index is not None:
            target = ensure_index(index)
            if not target.equals(self._index):
                places = places_of(self._index, target, method)
                parts = [part.take_or_missing(places, fill_value) for part in result._data]
            else:
                parts = list(result._data)
            if target.name is None and self._index.name is not None and not isinstance(index, Index):
                target = target.rename(self._index.name)
            result = type(self)._make(parts, result._columns, target)
        if columns is not None:
            target = ensure_index(columns)
            places = places_of(self._columns, target, method)
            empty = column_of([fill_value] * len(result)) if len(result) else Column([], "object")
            parts = [empty if place is None else result._data[place] for place in places]
            if target.name is None and self._columns.name is not None and not isinstance(columns, Index):
                target = target.rename(self._columns.name)
            result = type(self)._make(parts, target, result._index)
        return result

    def rename(
        self, mapper=None, index=None, columns=None, axis=None, copy=None, inplace=False, level=None, errors="ignore"
    ):
        if mapper is None and index is None and columns is None:
            raise TypeError("must pass an index to rename")
        if mapper is not None:
            columns, index = (mapper, index) if axis in (1, "columns") else (columns, mapper)
        if errors == "raise":
            for change, labels in ((columns, self._columns), (index, self._index)):
                absent = [label for label in change if label not in labels] if isinstance(change, dict) else []
                if absent:
                    raise KeyError(f"{absent} not found in axis")
        heads = self._columns if columns is None else renamed(self._columns, columns, level)
        rows = self._index if index is None else renamed(self._index, index, level)
        return self._result(type(self)._make(self._data, heads, rows), inplace, "rename")

    def rename_axis(self, mapper=None, index=None, columns=None, axis=0, copy=None, inplace=False):
        result = self.copy(deep=False)
        if mapper is not None or (index is None and columns is None):
            index, columns = (index, mapper) if axis in (1, "columns") else (mapper, columns)
            if mapper is None:
                target = "_columns" if axis in (1, "columns") else "_index"
                object.__setattr__(result, target, getattr(self, target).rename(None))
        for name, attribute in ((index, "_index"), (columns, "_columns")):
            if name is not None:
                labels = getattr(self, attribute)
                if callable(name) or isinstance(name, dict):
                    change = name if callable(name) else lambda old, table=name: table.get(old, old)
                    name = [change(old) for old in labels.names]
                if labels.nlevels == 1:
                    labels = labels.rename(name[0] if isinstance(name, (list, tuple)) else name)
                else:
                    labels = labels.set_names(name)
                object.__setattr__(result, attribute, labels)
        return self._result(result, inplace, "rename_axis")

    def add_prefix(self, prefix, axis=None):
        return self.rename(**{"index" if axis in (0, "index") else "columns": lambda label: f"{prefix}{label}"})

    def add_suffix(self, suffix, axis=None):
        return self.rename(**{"index" if axis in (0, "index") else "columns": lambda label: f"{label}{suffix}"})

    def drop(self, labels=None, axis=0, index=None, columns=None, level=None, inplace=False, errors="raise"):
        if labels is None and index is None and columns is None:
            raise ValueError("Need to specify at least one of 'labels', 'index' or 'columns'")
        if labels is not None:
            if index is not None or columns is not None:
                raise ValueError("Cannot specify both 'labels' and 'index'/'columns'")
            if axis not in (0, 1, "index", "columns", "rows"):
                raise ValueError(f"No axis named {axis} for object type DataFrame")
            index, columns = (index, labels) if axis in (1, "columns") else (labels, columns)
        result = self
        if columns is not None:
            kept = kept_after_drop(self._columns, columns, level, errors)
            result = type(self)._make([self._data[n] for n in kept], self._columns.take(kept), self._index)
        if index is not None:
            result = result._take(kept_after_drop(self._index, index, level, errors))
            if isinstance(self._index, RangeIndex):
                object.__setattr__(
                    result, "_index", self._index.take(kept_after_drop(self._index, index, level, errors))
                )
        return self._result(result, inplace, "drop")

    def sort_values(
        self,
        by,
        axis=0,
        ascending=True,
        inplace=False,
        kind="quicksort",
        na_position="last",
        ignore_index=False,
        key=None,
    ):
        if axis in (1, "columns"):
            row = self.loc[by if not isinstance(by, list) else by[0]]
            return self.iloc[:, row._column.order(ascending, na_position)]
        names = by if isinstance(by, list) else [by]
        directions = list(ascending) if isinstance(ascending, (list, tuple)) else [ascending] * len(names)
        if len(directions) != len(names):
            raise ValueError(f"Length of ascending ({len(directions)}) != length of by ({len(names)})")
        columns = []
        for name in names:
            if name in self._columns:
                series = self[name]
            elif name in self._index.names and name is not None:
                series = self._index.get_level_values(name).to_series()
            else:
                raise KeyError(name)
            if getattr(series, "ndim", 1) == 2:
                raise ValueError(f"The column label '{name}' is not unique.")
            columns.append((series if key is None else key(series))._column)
        order = order_by(columns, directions, na_position)
        result = type(self)._make(
            [part.take(order) for part in self._data],
            self._columns,
            (
                RangeIndex(len(self))
                if ignore_index
                else (self._index if order == list(range(len(order))) else self._index.take(order))
            ),
        )
        return self._result(result, inplace, "sort_values")

    def nlargest(self, n, columns, keep="first"):
        return self._extremes(n, columns, False, "nlargest")

    def nsmallest(self, n, columns, keep="first"):
        return self._extremes(n, columns, True, "nsmallest")

    def _extremes(self, n, columns, ascending, name):
        for label in columns if isinstance(columns, list) else [columns]:
            if not self[label]._column.is_numeric and not self[label]._column.is_datetime:
                raise TypeError(
                    f"Column {label!r} has dtype {self[label].dtype}, cannot use method {name!r} with this dtype"
                )
        return self.dropna(subset=columns).sort_values(columns, ascending=ascending).head(n)

    def duplicated(self, subset=None, keep="first"):
        from pandas._sampling import duplicated_flags
        from pandas._series import Series

        if subset is None:
            numbers = list(range(len(self._columns)))
        else:
            names = [subset] if isinstance(subset, (str, int, tuple)) else list(subset)
            absent = [name for name in names if name not in self._columns]
            if absent:
                raise KeyError(Index(absent))
            numbers = [self._number(name) for name in names]
        lists = [[None if is_missing(v) else v for v in self._data[n].to_list()] for n in numbers]
        keys = list(zip(*lists)) if lists else [()] * len(self)
        return Series._make(Column(duplicated_flags(keys, keep), "bool"), self._index)

    def drop_duplicates(self, subset=None, *, keep="first", inplace=False, ignore_index=False):
        flags = self.duplicated(subset, keep)
        result = self._take([i for i, flag in enumerate(flags._column.data) if not flag])
        result = result.reset_index(drop=True) if ignore_index else result
        return self._result(result, inplace, "drop_duplicates")

    def align(self, other, join="outer", axis=None, level=None, copy=None, fill_value=None, **kwargs):
        from pandas._series import joined_labels

        fill = NaN if fill_value is None else fill_value
        if other.ndim == 1:
            if axis in (1, "columns"):
                labels = joined_labels(self._columns, other._index, join)
                return self.reindex(columns=labels, fill_value=fill), other.reindex(labels, fill_value=fill)
            labels = joined_labels(self._index, other._index, join)
            return self.reindex(index=labels, fill_value=fill), other.reindex(labels, fill_value=fill)
        rows = None if axis in (1, "columns") else joined_labels(self._index, other._index, join)
        columns = None if axis in (0, "index") else joined_labels(self._columns, other._columns, join)
        return self.reindex(index=rows, columns=columns, fill_value=fill), other.reindex(
            index=rows, columns=columns, fill_value=fill
        )

    def explode(self, column, ignore_index=False):
        from pandas._stacking import explode

        return explode(self, column, ignore_index)

    def stack(self, level=-1, dropna=None, sort=None, future_stack=True):
        from pandas._stacking import stack

        return stack(self, level, dropna, sort, future_stack)

    def unstack(self, level=-1, fill_value=None, sort=True):
        from pandas._stacking import unstack

        return unstack(self, level, fill_value, sort)
