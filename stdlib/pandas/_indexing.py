"""`iloc`, `loc` and `at`: selection by position and by label, for reading and for assignment."""

import numpy as np
from pandas._dtypes import NA, NULLABLE
from pandas._index import Index, RangeIndex, ensure_index
from pandas._values import NaN, Column, column_of, is_missing, joined


def _is_series(key):
    return type(key).__name__ == "Series"


def is_mask(key):
    """A list, array or series of truth values."""
    if _is_series(key):
        column = key._column
        return (
            column.kind in ("bool", "boolean")
            or column.kind == "object"
            and len(column) > 0
            and all(isinstance(v, (bool, np.bool_)) for v in column.data)
        )
    if isinstance(key, np.ndarray):
        return str(key.dtype) == "bool"
    if type(key).__name__ == "ExtensionArray":
        return key._column.kind == "boolean"
    return isinstance(key, list) and len(key) > 0 and all(isinstance(entry, (bool, np.bool_)) for entry in key)


def mask_positions(key, index):
    """Positions where a mask is true; a series is matched by its labels."""
    if _is_series(key) and key.index is not index and not key.index.equals(index):
        if any(label not in key.index for label in index):
            from pandas.errors import IndexingError

            raise IndexingError(
                "Unalignable boolean Series provided as indexer (index of the boolean Series and of the indexed object do not match)."
            )
        key = key.reindex(index)
    flags = key._column.to_list() if _is_series(key) else list(key)
    if len(flags) != len(index):
        if not _is_series(key) and isinstance(key, (list, np.ndarray)):
            raise ValueError(f"Item wrong length {len(flags)} instead of {len(index)}.")
        raise IndexError(f"Boolean index has wrong length: {len(flags)} instead of {len(index)}")
    return [i for i, flag in enumerate(flags) if flag is not NA and flag == flag and flag]


def positions_by_place(key, length):
    """(positions, whether one position was asked for) of an `iloc` key."""
    if isinstance(key, (int, np.integer)) and not isinstance(key, bool):
        if not -length <= key < length:
            raise IndexError("single positional indexer is out-of-bounds")
        return [int(key) % length], True
    if isinstance(key, slice):
        for bound in (key.start, key.stop, key.step):
            if bound is not None and not isinstance(bound, (int, np.integer)):
                raise TypeError(
                    f"cannot do positional indexing on Index with these indexers [{bound}] of type {type(bound).__name__}"
                )
        return list(range(length))[key], False
    if _is_series(key) and is_mask(key):
        raise ValueError("iLocation based boolean indexing cannot use an indexable as a mask")
    if is_mask(key):
        if len(key) != length:
            raise IndexError(f"Boolean index has wrong length: {len(key)} instead of {length}")
        return [i for i, flag in enumerate(list(key)) if flag], False
    if isinstance(key, (str, float)) or not hasattr(key, "__iter__"):
        raise TypeError("Cannot index by location index with a non-integer key")
    entries = list(key)
    for entry in entries:
        if not isinstance(entry, (int, np.integer)):
            raise IndexError(f".iloc requires numeric indexers, got {np.array(entries)}")
    positions = [int(entry) for entry in entries]
    for entry in positions:
        if not -length <= entry < length:
            raise IndexError("positional indexers are out-of-bounds")
    return [entry % length for entry in positions], False


def positions_by_label(key, index, axis="index"):
    """(positions, whether one label was asked for) of a `loc` key."""
    if isinstance(key, slice):
        if key.start is None and key.stop is None:
            return list(range(len(index)))[:: key.step or 1], False
        first, after = index._slice_bounds(key.start, key.stop)
        step = key.step or 1
        return list(range(first, after))[::step], False
    if is_mask(key):
        return mask_positions(key, index), False
    if (
        isinstance(key, (list, np.ndarray, Index, range))
        or _is_series(key)
        or (isinstance(key, (set, dict)) and _refuse(key))
    ):
        positions, absent = [], []
        for label in list(key):
            try:
                positions.extend(index._positions_of(index._label(label)))
            except KeyError:
                absent.append(label)
        if absent:
            if len(absent) == len(list(key)):
                raise KeyError(f"None of [{ensure_index(key)!r}] are in the [{axis}]")
            raise KeyError(f"{absent} not in index")
        return positions, False
    if index.nlevels > 1:
        return _multi_positions(key, index)
    if getattr(index, "_is_partial", None) is not None and index._is_partial(key):
        return index._positions_of(key), False
    found = index._positions_of(index._label(key)) if not isinstance(key, str) else index._positions_of(key)
    return found, len(found) == 1


def _refuse(key):
    kind = "set" if isinstance(key, set) else "dict"
    raise TypeError(f"Passing a {kind} as an indexer is not supported. Use a list instead.")


def _multi_positions(key, index):
    """Of a key with parts for several levels: labels, lists or slices."""
    parts = key if isinstance(key, tuple) else (key,)
    if not any(isinstance(part, (slice, list, np.ndarray)) or is_mask(part) for part in parts):
        found = index._positions_of(key)
        return found, len(parts) == index.nlevels and len(found) == 1
    kept = list(range(len(index)))
    for number, part in enumerate(parts):
        if isinstance(part, slice) and part.start is None and part.stop is None:
            continue
        labels = index.get_level_values(number)
        if isinstance(part, slice):
            inside = {
                i for i, label in enumerate(labels)
                if (part.start is None or label >= part.start) and (part.stop is None or label <= part.stop)
            }
        elif is_mask(part):
            inside = set(mask_positions(part, index))
        else:
            wanted = set(part) if isinstance(part, (list, np.ndarray)) else {part}
            inside = {i for i, label in enumerate(labels) if label in wanted}
        kept = [i for i in kept if i in inside]
    if not kept:
        raise KeyError(key)
    return kept, False


def dropped_levels(index, key):
    """How many outer levels a label key fixes, so that the result does without them."""
    parts = key if isinstance(key, tuple) else (key,)
    if index.nlevels == 1 or any(isinstance(part, (slice, list, np.ndarray)) or is_mask(part) for part in parts):
        return 0
    return len(parts) if len(parts) < index.nlevels else 0


def _without_levels(index, count):
    return index.droplevel(list(range(count))) if count else index


def places_of(index, target, method=None):
    """For every label of `target` its position in `index`, None where it is not there."""
    if method is not None:
        return _nearest_places(index, target, method)
    if isinstance(index, RangeIndex) and isinstance(target, RangeIndex):
        labels = index._labels
        return [labels.index(label) if label in labels else None for label in target]
    if index.has_duplicates:
        raise ValueError("cannot reindex on an axis with duplicate labels")
    lookup = index._lookup()
    return [lookup[label][0] if label in lookup else None for label in target._labels]


def _nearest_places(index, target, method):
    labels = list(index)
    places = []
    for label in target:
        if method in ("ffill", "pad"):
            before = [i for i, entry in enumerate(labels) if entry <= label]
            places.append(before[-1] if before else None)
        elif method in ("bfill", "backfill"):
            after = [i for i, entry in enumerate(labels) if entry >= label]
            places.append(after[0] if after else None)
        elif method == "nearest":
            places.append(min(range(len(labels)), key=lambda i: abs(labels[i] - label)) if labels else None)
        else:
            raise ValueError(f"Invalid fill method. Expecting pad (ffill), backfill (bfill) or nearest. Got {method}")
    return places


def kept_after_drop(index, labels, level=None, errors="raise"):
    """Positions of the labels that stay."""
    wanted = (
        list(labels) if isinstance(labels, (list, tuple, Index, np.ndarray, set)) or _is_series(labels) else [labels]
    )
    if isinstance(labels, tuple) and index.nlevels > 1:
        wanted = [labels]
    if level is not None:
        number, gone = index._number(level), set(wanted)
        return [i for i, label in enumerate(index) if label[number] not in gone]
    if index.nlevels > 1:
        gone = set()
        for label in wanted:
            try:
                gone.update(index._positions_of(label))
            except KeyError:
                if errors == "raise":
                    raise
        return [i for i in range(len(index)) if i not in gone]
    wanted = [index._label(label) for label in wanted]
    absent = [label for label in wanted if label not in index]
    if absent and errors == "raise":
        raise KeyError(f"{absent} not found in axis")
    gone = set(wanted)
    return [i for i, label in enumerate(index) if label not in gone]


def filtered_positions(index, items, like, regex):
    """Positions of the labels that `filter` keeps."""
    given = sum(part is not None for part in (items, like, regex))
    if given > 1:
        raise TypeError("Keyword arguments `items`, `like`, or `regex` are mutually exclusive")
    if given == 0:
        raise TypeError("Must pass either `items`, `like`, or `regex`")
    if items is not None:
        return [index._positions_of(label)[0] for label in items if label in index]
    if like is not None:
        return [i for i, label in enumerate(index) if like in str(label)]
    import re

    pattern = re.compile(regex)
    return [i for i, label in enumerate(index) if pattern.search(str(label)) is not None]


def cross_section(index, key, level=None, drop_level=True):
    """(positions, labels of the result) of `xs`; no labels if one row was asked for."""
    if level is not None:
        numbers = [index._number(entry) for entry in (level if isinstance(level, (list, tuple)) else [level])]
        parts = key if isinstance(level, (list, tuple)) else [key]
        positions = [i for i, label in enumerate(index) if all(label[n] == part for n, part in zip(numbers, parts))]
        if not positions:
            raise KeyError(key)
        labels = index.take(positions)
        return positions, labels.droplevel(numbers) if drop_level and len(numbers) < index.nlevels else labels
    positions, single = positions_by_label(key, index)
    if single:
        return positions, None
    labels = index.take(positions)
    return positions, _without_levels(labels, dropped_levels(index, key)) if drop_level else labels


def assigned(column, positions, values):
    """The column with other values at some positions; a value that does not fit its type is refused."""
    count = len(positions)
    if _is_series(values) or type(values).__name__ in ("ExtensionArray", "Categorical") or isinstance(values, Index):
        values = values._column.scalars()
    if isinstance(values, (list, tuple, np.ndarray, range)):
        values = list(values)
        if len(values) == 1 and count != 1:
            values = values * count
        if len(values) != count:
            raise ValueError("cannot set using a list-like indexer with a different length than the value")
        shown = np.array(values) if not any(isinstance(v, str) for v in values) else values
    else:
        shown = values
        values = [values] * count
    if not count:
        return column
    new = column_of(values)
    if column.is_array:
        kind = _array_kind(column, new, values, shown)
        data = column.data.copy() if kind == column.kind else column.data.astype(kind)
        for position, value in zip(positions, values):
            data[position] = NaN if value is None else value
        return Column(data, kind)
    data = list(column.data)
    for position, value in zip(positions, _fitting(column, values)):
        data[position] = value
    return Column(data, column.kind, column.extra)


def _array_kind(column, new, values, shown):
    kind = column.kind
    refused = TypeError(f"Invalid value '{shown}' for dtype '{kind}'")
    if new.kind == kind or not len(column):
        return kind
    if column.is_float:
        if new.is_array and new.kind != "bool" and new.kind[:7] != "complex" or all(is_missing(v) for v in values):
            return kind
    elif kind[:3] in ("int", "uin"):
        if new.kind == "int64":
            info = np.iinfo(kind)
            if all(info.min <= v <= info.max for v in values):
                return kind
        if new.is_float:
            if all(v is not None and v == v and v == int(v) for v in values):
                return kind
            if all(is_missing(v) or v == int(v) for v in values) and any(is_missing(v) for v in values):
                return "float64"
        if all(is_missing(v) for v in values):
            return "float64"
    raise refused


def _fitting(column, values):
    """The values as a column of this type holds them."""
    kind = column.kind
    if kind == "object":
        return values
    result = []
    for value in values:
        if is_missing(value):
            result.append(column.gap)
        elif kind in ("str", "string"):
            if not isinstance(value, str):
                raise TypeError(
                    f"Invalid value '{value}' for dtype '{column.dtype}'. Value should be a string or missing value, got "
                    f"'{type(value).__name__}' instead."
                )
            result.append(value)
        elif kind == "category":
            if value not in column.extra.categories:
                raise TypeError(
                    f"Cannot setitem on a Categorical with a new category ({value}), set the categories first"
                )
            result.append(value)
        elif column.is_datetime or column.is_timedelta:
            from pandas._time import Timedelta, Timestamp

            try:
                result.append(Timestamp(value) if column.is_datetime else Timedelta(value))
            except (ValueError, TypeError):
                raise TypeError(f"Invalid value '{value}' for dtype '{column.dtype}'") from None
        elif kind in NULLABLE:
            fits = (
                isinstance(value, (bool, np.bool_)) if kind == "boolean" else isinstance(value, (int, float, np.number))
            )
            if not fits:
                raise TypeError(f"Invalid value '{value}' for dtype '{column.dtype}'")
            result.append(value)
        else:
            result.append(value)
    return result


class _Indexer:
    def __init__(self, target):
        self.target = target

    def __call__(self, axis=None):
        return self


def _called(key, target):
    """Keys that are functions of the object."""
    if isinstance(key, tuple):
        return tuple(part(target) if callable(part) else part for part in key)
    return key(target) if callable(key) else key


class SeriesILoc(_Indexer):
    def __getitem__(self, key):
        key = self._unpacked(_called(key, self.target))
        positions, single = positions_by_place(key, len(self.target))
        if single:
            return self.target._column[positions[0]]
        if isinstance(key, slice):
            series = self.target
            return type(series)._make(series._column.part(key), series.index[key], series.name)
        return self.target._take(positions)

    def _unpacked(self, key):
        if isinstance(key, tuple):
            if len(key) != 1:
                from pandas.errors import IndexingError

                raise IndexingError("Too many indexers")
            return key[0]
        return key

    def __setitem__(self, key, value):
        if isinstance(key, (int, np.integer)) and not -len(self.target) <= key < len(self.target):
            raise IndexError("iloc cannot enlarge its target object")
        positions, _ = positions_by_place(self._unpacked(key), len(self.target))
        object.__setattr__(self.target, "_column", assigned(self.target._column, positions, value))


class SeriesLoc(_Indexer):
    def __getitem__(self, key):
        series = self.target
        key = _called(key, series)
        if isinstance(key, tuple) and series.index.nlevels == 1:
            if len(key) > 1 and key not in series.index:
                from pandas.errors import IndexingError

                raise IndexingError("Too many indexers")
            key = key[0] if len(key) == 1 else key
        positions, single = positions_by_label(key, series.index)
        if single:
            return series._column[positions[0]]
        result = series._take(positions) if not isinstance(key, slice) else type(series)._make(
            series._column.take(positions), _sliced(series.index, positions), series.name
        )
        count = dropped_levels(series.index, key)
        if count:
            object.__setattr__(result, "_index", _without_levels(result._index, count))
        return result

    def __setitem__(self, key, value):
        series = self.target
        key = _called(key, series)
        if not isinstance(key, (slice, list, np.ndarray, Index)) and not _is_series(key) and key not in series.index:
            _enlarge(series, key, value)
            return
        positions, _ = positions_by_label(key, series.index)
        if _is_series(value) and not value.index.equals(series.index.take(positions)):
            value = value.reindex(series.index.take(positions))
        object.__setattr__(series, "_column", assigned(series._column, positions, value))


def _sliced(index, positions):
    """The labels of a slice; ranges and frequencies stay what they are."""
    if not positions:
        return index[:0]
    step = positions[1] - positions[0] if len(positions) > 1 else 1
    if step > 0 and positions == list(range(positions[0], positions[-1] + 1, step)):
        return index[positions[0] : positions[-1] + 1 : step]
    return index.take(positions)


def _enlarge(series, key, value):
    """One more label at the end."""
    if not len(series):
        column = column_of([value])
    else:
        new = column_of([value])
        old = series._column
        if is_missing(value) and old.kind not in ("bool",):
            column = old.take_or_missing(list(range(len(old))) + [None])
        elif old.kind == "category" or old.is_nullable:
            column = old.like(list(old.data) + [value])
        else:
            column = joined([old, new])
    object.__setattr__(series, "_column", column)
    object.__setattr__(series, "_index", enlarged_index(series.index, key))


def enlarged_index(index, key):
    """The labels with one more at the end; a range goes on if the label is its next."""
    if (
        isinstance(index, RangeIndex)
        and isinstance(key, (int, np.integer))
        and key == (index.stop if len(index) else 0)
    ):
        return RangeIndex(index.start, index.stop + index.step, index.step, name=index.name)
    return index.insert(len(index), key) if len(index) else Index([key], name=index.name)


class SeriesAt(SeriesLoc):
    """One value by its label."""


class FrameILoc(_Indexer):
    def _parse(self, key):
        key = _called(key, self.target)
        if isinstance(key, tuple) and len(key) > 2:
            from pandas.errors import IndexingError

            raise IndexingError("Too many indexers")
        rows, columns = (
            (key if len(key) == 2 else (key[0], slice(None))) if isinstance(key, tuple) else (key, slice(None))
        )
        frame = self.target
        row_positions, one_row = positions_by_place(rows, len(frame.index))
        column_positions, one_column = positions_by_place(columns, len(frame.columns))
        return row_positions, one_row, column_positions, one_column

    def __getitem__(self, key):
        return self.target._select(*self._parse(key))

    def __setitem__(self, key, value):
        rows = key[0] if isinstance(key, tuple) else key
        if isinstance(rows, (int, np.integer)) and not -len(self.target) <= rows < len(self.target):
            raise IndexError("iloc cannot enlarge its target object")
        rows, _, columns, _ = self._parse(key)
        self.target._assign(rows, columns, value)


class FrameLoc(_Indexer):
    def _split(self, key):
        """(row key, column key)."""
        frame = self.target
        key = _called(key, frame)
        if not isinstance(key, tuple):
            return key, slice(None)
        if frame.index.nlevels > 1:
            first = key[0]
            separate = len(key) == 2 and (isinstance(first, (tuple, list, slice, np.ndarray)) or is_mask(first))
            if not separate and not _is_label(frame.index, key) and len(key) == 2:
                separate = True
            return key if separate else (key, slice(None))
        if len(key) == 1:
            return key[0], slice(None)
        if len(key) > 2:
            from pandas.errors import IndexingError

            raise IndexingError("Too many indexers")
        return key

    def __getitem__(self, key):
        frame = self.target
        rows, columns = self._split(key)
        row_positions, one_row = positions_by_label(rows, frame.index)
        column_positions, one_column = positions_by_label(columns, frame.columns, "columns")
        result = frame._select(row_positions, one_row, column_positions, one_column)
        count = (
            dropped_levels(frame.index, rows)
            if not one_row and not isinstance(rows, (slice, list, np.ndarray)) and not is_mask(rows)
            else 0
        )
        if count:
            object.__setattr__(result, "_index", _without_levels(result._index, count))
        if (
            frame.columns.nlevels > 1
            and not one_column
            and not isinstance(columns, (slice, list))
            and not is_mask(columns)
        ):
            attribute = "_columns" if hasattr(result, "_columns") else "_index"
            labels = _without_levels(getattr(result, attribute), dropped_levels(frame.columns, columns))
            object.__setattr__(result, attribute, labels)
        return result

    def __setitem__(self, key, value):
        frame = self.target
        rows, columns = self._split(key)
        if (
            not isinstance(columns, (slice, list, np.ndarray, Index))
            and not is_mask(columns)
            and columns not in frame.columns
        ):
            if isinstance(rows, slice) and rows.start is None and rows.stop is None:
                frame[columns] = value
                return
            frame[columns] = _new_column(frame, rows, value)
            return
        if isinstance(columns, list) and not is_mask(columns):
            for label in columns:
                if label not in frame.columns:
                    frame[label] = NaN
        single = not isinstance(rows, (slice, list, np.ndarray, Index)) and not is_mask(rows) and not _is_series(rows)
        if (
            single
            and not any(isinstance(part, slice) for part in (rows if isinstance(rows, tuple) else ()))
            and rows not in frame.index
        ):
            if isinstance(columns, slice):
                frame._append_row(rows, value)
                return
            frame._append_row(rows, None)
        row_positions, _ = positions_by_label(rows, frame.index)
        column_positions, _ = positions_by_label(columns, frame.columns, "columns")
        if isinstance(value, dict):
            value = [value[frame.columns[n]] for n in column_positions]
        frame._assign(row_positions, column_positions, value, True)


def _new_column(frame, rows, value):
    """The values of a new column that is set in some rows only."""
    positions, _ = positions_by_label(rows, frame.index)
    if _is_series(value):
        value = value.reindex(frame.index.take(positions))._column.to_list()
    elif isinstance(value, (list, np.ndarray)):
        value = list(value)
    else:
        value = [value] * len(positions)
    new = column_of(value)
    places = {position: i for i, position in enumerate(positions)}
    return new.take_or_missing([places.get(i) for i in range(len(frame.index))])


def _is_label(index, key):
    try:
        return key in index
    except TypeError:
        return any(isinstance(part, (list, slice)) for part in key) and len(key) == index.nlevels


class FrameAt(FrameLoc):
    def __getitem__(self, key):
        if not isinstance(key, tuple) or len(key) != 2:
            raise ValueError("Invalid call for scalar access (getting)!")
        return super().__getitem__(key)


class FrameIAt(FrameILoc):
    def __getitem__(self, key):
        if not isinstance(key, tuple) or len(key) != 2:
            raise ValueError("Invalid call for scalar access (getting)!")
        for part in key:
            if not isinstance(part, (int, np.integer)):
                raise ValueError("iAt based indexing can only have integer indexers")
        for part, length in zip(key, self.target.shape):
            if not -length <= part < length:
                raise IndexError(f"index {part} is out of bounds for axis 0 with size {length}")
        return super().__getitem__(key)


class IndexSlice:
    """`pd.IndexSlice[...]` gives its key."""

    def __getitem__(self, key):
        return key
