"""`iloc`, `loc` and `at`: selection by position and by label, for reading and for assignment."""

import numpy as np
from pandas._index import Index
from pandas._values import NaN, Column, cast, column_of, common


def is_mask(key):
    """A list, array or series of truth values."""
    if type(key).__name__ == "Series":
        return key._column.kind == "bool"
    if isinstance(key, np.ndarray):
        return str(key.dtype) == "bool"
    return isinstance(key, list) and len(key) > 0 and all(isinstance(entry, (bool, np.bool_)) for entry in key)


def mask_positions(key, index):
    """Positions where a mask is true; a series is matched by its labels."""
    if type(key).__name__ == "Series" and key.index is not index and not key.index.equals(index):
        key = key.reindex(list(index))
    flags = key._column.to_list() if type(key).__name__ == "Series" else list(key)
    if len(flags) != len(index):
        raise IndexError(f"Boolean index has wrong length: {len(flags)} instead of {len(index)}")
    return [i for i, flag in enumerate(flags) if flag]


def positions_by_place(key, length):
    """(positions, whether one position was asked for) of an `iloc` key."""
    if isinstance(key, (int, np.integer)) and not isinstance(key, bool):
        if not -length <= key < length:
            raise IndexError("single positional indexer is out-of-bounds")
        return [int(key) % length], True
    if isinstance(key, slice):
        return list(range(length))[key], False
    if is_mask(key):
        return [i for i, flag in enumerate(list(key)) if flag], False
    if isinstance(key, str):
        raise TypeError("Cannot index by location index with a non-integer key")
    positions = [int(entry) for entry in key]
    for entry in positions:
        if not -length <= entry < length:
            raise IndexError("positional indexers are out-of-bounds")
    return [entry % length for entry in positions], False


def positions_by_label(key, index):
    """(positions, whether one label was asked for) of a `loc` key."""
    if isinstance(key, slice):
        labels = list(index)
        start = 0 if key.start is None else index._positions_of(key.start)[0]
        stop = len(labels) - 1 if key.stop is None else _last_of(index, key.stop)
        return list(range(start, stop + 1))[:: key.step or 1], False
    if is_mask(key):
        return mask_positions(key, index), False
    if isinstance(key, (list, np.ndarray, Index)) or type(key).__name__ == "Series":
        positions, absent = [], []
        for label in list(key):
            if label in index:
                positions.extend(index._positions_of(label))
            else:
                absent.append(label)
        if absent:
            if len(absent) == len(list(key)):
                raise KeyError(f"None of [{Index(absent)!r}] are in the [index]")
            raise KeyError(f"{absent} not in index")
        return positions, False
    found = index._positions_of(key)
    return found, len(found) == 1


def _last_of(index, label):
    if label in index:
        return index._positions_of(label)[-1]
    if isinstance(label, (int, np.integer)):
        return len([entry for entry in index if entry <= label]) - 1
    raise KeyError(label)


def assigned(column, positions, values):
    """The column with other values at some positions; its type widens where it has to."""
    count = len(positions)
    if type(values).__name__ == "Series":
        values = values._column.scalars()
    if isinstance(values, (list, tuple, np.ndarray)):
        values = list(values)
        if len(values) != count:
            raise ValueError("cannot set using a list-like indexer with a different length than the value")
    else:
        values = [values] * count
    new = column_of(values)
    kind = common([column, new]) if len(column) and len(new) else column.kind
    if column.kind == "str" and new.kind == "float64" and all(v != v for v in new.to_list()):
        kind = "str"
    if column.kind.startswith("float") and new.kind == "int64":
        kind = column.kind
    if kind in ("str", "object"):
        data = list(column.scalars())
        for position, value in zip(positions, values):
            data[position] = NaN if value is None and kind == "str" else value
        return Column(data, kind)
    data = cast(column, kind).data.copy()
    for position, value in zip(positions, values):
        data[position] = value
    return Column(data, kind)


class _Indexer:
    def __init__(self, target):
        self.target = target


class SeriesILoc(_Indexer):
    def __getitem__(self, key):
        positions, single = positions_by_place(key, len(self.target))
        if single:
            return self.target._column[positions[0]]
        if isinstance(key, slice):
            series = self.target
            return type(series)._make(series._column.part(key), series.index[key], series.name)
        return self.target._take(positions)

    def __setitem__(self, key, value):
        positions, _ = positions_by_place(key, len(self.target))
        object.__setattr__(self.target, "_column", assigned(self.target._column, positions, value))


class SeriesLoc(_Indexer):
    def __getitem__(self, key):
        positions, single = positions_by_label(key, self.target.index)
        return self.target._column[positions[0]] if single else self.target._take(positions)

    def __setitem__(self, key, value):
        series = self.target
        if not isinstance(key, (slice, list, np.ndarray)) and not is_mask(key) and key not in series.index:
            from pandas._values import joined

            object.__setattr__(series, "_column", joined([series._column, column_of([value])]))
            object.__setattr__(series, "_index", Index(list(series.index) + [key], name=series.index.name))
            return
        positions, _ = positions_by_label(key, series.index)
        object.__setattr__(series, "_column", assigned(series._column, positions, value))


class SeriesAt(SeriesLoc):
    pass


class FrameILoc(_Indexer):
    def _parse(self, key):
        rows, columns = key if isinstance(key, tuple) else (key, slice(None))
        frame = self.target
        row_positions, one_row = positions_by_place(rows, len(frame.index))
        column_positions, one_column = positions_by_place(columns, len(frame.columns))
        return row_positions, one_row, column_positions, one_column

    def __getitem__(self, key):
        return self.target._select(*self._parse(key))

    def __setitem__(self, key, value):
        rows, _, columns, _ = self._parse(key)
        self.target._assign(rows, columns, value)


class FrameLoc(_Indexer):
    def _parse(self, key):
        frame = self.target
        rows, columns = key if isinstance(key, tuple) and not hasattr(frame.index, "nlevels") else (key, slice(None))
        row_positions, one_row = positions_by_label(rows, frame.index)
        column_positions, one_column = positions_by_label(columns, frame.columns)
        return row_positions, one_row, column_positions, one_column

    def __getitem__(self, key):
        return self.target._select(*self._parse(key))

    def __setitem__(self, key, value):
        frame = self.target
        rows, columns = key if isinstance(key, tuple) else (key, slice(None))
        if isinstance(columns, str) and columns not in frame.columns:
            frame[columns] = NaN
        if not isinstance(rows, (slice, list, np.ndarray)) and not is_mask(rows) and rows not in frame.index:
            if not isinstance(key, tuple) and isinstance(value, (list, tuple, np.ndarray, dict)):
                frame._append_row(rows, [value[label] for label in frame.columns] if isinstance(value, dict) else value)
                return
            frame._append_row(rows)
        row_positions, _, column_positions, _ = self._parse(key)
        frame._assign(row_positions, column_positions, value)


class FrameAt(FrameLoc):
    pass
