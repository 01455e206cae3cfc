"""`DataFrame`: columns of one length under shared row labels."""

from collections import namedtuple

import numpy as np
from pandas._frame_forms import FrameForms
from pandas._frame_labels import FrameLabels
from pandas._frame_parts import parts_of
from pandas._frame_values import FrameValues
from pandas._index import Index, RangeIndex, ensure_index, index_of
from pandas._indexing import (
    FrameAt,
    FrameIAt,
    FrameILoc,
    FrameLoc,
    _sliced,
    assigned,
    enlarged_index,
    is_mask,
    mask_positions,
)
from pandas._series import Series, scalar_like
from pandas._shared import Shared
from pandas._values import Column, NaN, cast, column_of, common, is_missing, joined


class DataFrame(FrameValues, FrameLabels, FrameForms, Shared):
    ndim = 2

    def __init__(self, data=None, index=None, columns=None, dtype=None, copy=None):
        labels, parts, rows = parts_of(data, index, columns)
        if dtype is not None:
            parts = [cast(part, dtype) for part in parts]
        self._set(parts, labels, rows)

    def _set(self, parts, columns, index):
        object.__setattr__(self, "_data", list(parts))
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "_index", index)

    @classmethod
    def _make(cls, parts, columns, index):
        frame = object.__new__(DataFrame)
        frame._set(parts, ensure_index(columns), index)
        return frame

    def _with(self, parts):
        return DataFrame._make(parts, self._columns, self._index)

    @property
    def _parts(self):
        return self._data

    def _rebuilt(self, parts, index):
        return DataFrame._make(parts, self._columns, index)

    def _replace_by(self, other):
        self._set(other._data, other._columns, other._index)

    # Description

    @property
    def columns(self):
        return self._columns

    @property
    def index(self):
        return self._index

    def __setattr__(self, name, value):
        if name in ("columns", "index"):
            labels = ensure_index(value)
            expected = len(self._columns) if name == "columns" else len(self._index)
            if len(labels) != expected:
                raise ValueError(
                    f"Length mismatch: Expected axis has {expected} elements, new values have {len(labels)} elements"
                )
            object.__setattr__(self, "_" + name, labels)
        elif name in self._columns:
            self[name] = value
        else:
            if isinstance(value, (list, Series, np.ndarray)) and not name.startswith("_"):
                import warnings

                warnings.warn(
                    "Pandas doesn't allow columns to be created via a new attribute name - see "
                    "https://pandas.pydata.org/docs/dev/user_guide/indexing.html#attribute-access",
                    UserWarning,
                    stacklevel=2,
                )
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        if not name.startswith("_") and name in self._columns:
            return self[name]
        note = (
            " (not in Cellbook)"
            if name in ("asof", "select", "sparse", "from_arrow", "to_stata", "to_xml", "to_iceberg")
            else ""
        )
        raise AttributeError(f"'DataFrame' object has no attribute '{name}'{note}")

    def __dir__(self):
        return sorted(
            set(object.__dir__(self))
            | {label for label in self._columns if isinstance(label, str) and label.isidentifier()}
        )

    @property
    def shape(self):
        return (len(self._index), len(self._columns))

    @property
    def size(self):
        return len(self._index) * len(self._columns)

    @property
    def empty(self):
        return self.size == 0

    @property
    def dtypes(self):
        return Series._make(Column([part.dtype for part in self._data], "object"), self._columns)

    @property
    def values(self):
        return self.to_numpy()

    @property
    def T(self):
        return self.transpose()

    def transpose(self, *args, copy=False):
        kinds = {part.kind for part in self._data}
        if len(kinds) == 1 and self._data and self._data[0].is_array:
            array = self.to_numpy()
            rows = [column_of(np.array(array[i])) for i in range(len(self))]
        else:
            rows = [self._row(i)._column for i in range(len(self))]
            if self._data and common(self._data) == "object":
                rows = [Column(list(row.data), "object") for row in rows]
        return DataFrame._make(rows, self._index, self._columns)

    def to_numpy(self, dtype=None, copy=False, na_value=None):
        if not self._data:
            return np.empty(self.shape, dtype=object if dtype is None else dtype)
        kind = common(self._data)
        if kind == "object" or not self._data[0].is_array or not all(part.is_array for part in self._data):
            if (
                na_value is None
                and all(part.is_numeric and part.kind not in ("bool", "boolean") for part in self._data)
                and not any(any(p.missing()) for p in self._data if not p.is_array)
            ):
                array = np.stack([np.array(part.to_list()) for part in self._data], axis=1)
                return array if dtype is None else array.astype(dtype)
            array = np.empty(self.shape, dtype=object)
            for j, part in enumerate(self._data):
                for i, value in enumerate(part.to_list()):
                    array[i, j] = na_value if na_value is not None and is_missing(value) else value
            return array if dtype is None else array.astype(dtype)
        array = np.stack([part.data.astype(kind) for part in self._data], axis=1)
        if na_value is not None:
            array[np.isnan(array)] = na_value
        return array if dtype is None else array.astype(dtype)

    def __array__(self, dtype=None, copy=None):
        return self.to_numpy(dtype)

    def __len__(self):
        return len(self._index)

    def __iter__(self):
        return iter(self._columns)

    def __contains__(self, label):
        return label in self._columns

    def __bool__(self):
        raise ValueError("The truth value of a DataFrame is ambiguous. Use a.empty, a.item(), a.any() or a.all().")

    # Selection

    @property
    def iloc(self):
        return FrameILoc(self)

    @property
    def loc(self):
        return FrameLoc(self)

    @property
    def at(self):
        return FrameAt(self)

    @property
    def iat(self):
        return FrameIAt(self)

    def _row(self, position, numbers=None):
        numbers = range(len(self._data)) if numbers is None else numbers
        parts = [self._data[n] for n in numbers]
        labels = self._columns if len(parts) == len(self._data) else self._columns.take(list(numbers))
        return Series._make(_row_column(parts, position), labels, self._index[position])

    def _take(self, positions):
        return DataFrame._make(
            [part.take(positions) for part in self._data], self._columns, self._taken_index(positions)
        )

    def _select(self, rows, one_row, columns, one_column):
        if one_row and one_column:
            return self._data[columns[0]][rows[0]]
        if one_row:
            return self._row(rows[0], columns)
        whole = rows == list(range(len(self)))
        index = self._index if whole else self._taken_index(rows)
        if one_column:
            part = self._data[columns[0]] if whole else self._data[columns[0]].take(rows)
            return Series._make(part, index, self._columns[columns[0]])
        parts = [self._data[n] if whole else self._data[n].take(rows) for n in columns]
        labels = self._columns if columns == list(range(len(self._columns))) else self._columns.take(columns)
        return DataFrame._make(parts, labels, index)

    def _taken_index(self, rows):
        if isinstance(self._index, RangeIndex) and len(rows) or getattr(self._index, "freq", None) is not None:
            return _sliced(self._index, list(rows))
        return self._index[:0] if not len(rows) else self._index.take(rows)

    def _assign(self, rows, columns, value, by_label=False):
        values_2d = None
        if isinstance(value, DataFrame):
            wanted = value
            if by_label:
                wanted = value.reindex(index=self._index.take(rows), columns=self._columns.take(columns))
            values_2d = [part.to_list() for part in wanted._data]
        elif isinstance(value, np.ndarray) and value.ndim == 2:
            values_2d = [value[:, order] for order in range(value.shape[1])]
        elif isinstance(value, list) and value and all(isinstance(row, (list, tuple)) for row in value):
            if len(value) == len(rows):
                values_2d = [list(part) for part in zip(*value)]
        if values_2d is not None and len(values_2d) == 1 and len(columns) > 1:
            values_2d = values_2d * len(columns)
        for order, number in enumerate(columns):
            values = value
            if values_2d is not None:
                if len(values_2d) != len(columns):
                    raise ValueError("Must have equal len keys and value when setting with an ndarray")
                values = values_2d[order]
            elif isinstance(value, Series):
                if (
                    len(rows) == 1
                    and len(columns) > 1
                    or (by_label and len(columns) > 1 and value.index.equals(self._columns.take(columns)))
                ):
                    values = value.get(self._columns[number], NaN) if by_label else value._column[order]
                elif by_label:
                    values = value.reindex(self._index.take(rows))._column.scalars()
            elif isinstance(value, (list, tuple, np.ndarray)) and not (len(columns) == 1 and len(rows) != 1):
                if len(value) == len(columns):
                    values = value[order]
                elif len(rows) == 1 or len(value) != len(rows):
                    raise ValueError("Must have equal len keys and value when setting with an iterable")
            self._data[number] = assigned(self._data[number], rows, values)

    def _append_row(self, label, values=None):
        """A new row at the end, missing everywhere or with one value per column."""
        count = len(self._data)
        if isinstance(values, Series):
            values = [values.get(column, NaN) for column in self._columns]
        elif isinstance(values, dict):
            values = [values.get(column, NaN) for column in self._columns]
        elif values is None or scalar_like(values):
            values = [NaN if values is None else values] * count
        values = list(values)
        if len(values) != count:
            raise ValueError("cannot set a row with mismatched columns")
        object.__setattr__(self, "_index", enlarged_index(self._index, label))
        self._data[:] = [_appended(part, value) for part, value in zip(self._data, values)]

    def _number(self, label):
        return self._columns._positions_of(label)[0]

    def __getitem__(self, key):
        if callable(key):
            key = key(self)
        if isinstance(key, DataFrame):
            return self.where(key)
        if is_mask(key):
            if isinstance(key, Series) and not key.index.equals(self._index):
                import warnings

                warnings.warn(
                    "Boolean Series key will be reindexed to match DataFrame index.", UserWarning, stacklevel=2
                )
            return self._take(mask_positions(key, self._index))
        if isinstance(key, (list, np.ndarray, Index, Series)):
            numbers, absent = [], []
            for label in key:
                try:
                    numbers += self._columns._positions_of(label)
                except KeyError:
                    absent.append(label)
            if absent:
                if len(absent) == len(list(key)):
                    raise KeyError(f"None of [{ensure_index(key)!r}] are in the [columns]")
                raise KeyError(f"{absent} not in index")
            return DataFrame._make([self._data[n] for n in numbers], self._columns.take(numbers), self._index)
        if isinstance(key, slice):
            positional = all(part is None or isinstance(part, (int, np.integer)) for part in (key.start, key.stop))
            return self.iloc[key] if positional and self._index._kind[:5] != "float" else self.loc[key]
        found = self._columns._positions_of(key)
        if (
            self._columns.nlevels > 1
            and len(found) >= 1
            and not (isinstance(key, tuple) and len(key) == self._columns.nlevels)
        ):
            count = len(key) if isinstance(key, tuple) else 1
            labels = self._columns.take(found).droplevel(list(range(count)))
            parts = [self._data[n] for n in found]
            if len(found) == 1 and labels.nlevels == 1 and labels[0] == "":
                return Series._make(parts[0], self._index, key)
            return DataFrame._make(parts, labels, self._index)
        if len(found) > 1:
            return DataFrame._make([self._data[n] for n in found], self._columns.take(found), self._index)
        return Series._make(self._data[found[0]], self._index, self._columns._scalar_label(found[0]))

    def __setitem__(self, key, value):
        if callable(key):
            key = key(self)
        if isinstance(key, DataFrame) or (isinstance(key, np.ndarray) and key.ndim == 2):
            self._data[:] = self.mask(key, value)._data
            return
        if is_mask(key):
            self._assign(mask_positions(key, self._index), list(range(len(self._data))), value, True)
            return
        if isinstance(key, slice):
            self.iloc[key] = value
            return
        if isinstance(key, (list, Index)):
            self._set_columns(list(key), value)
            return
        part = self._as_part(value)
        if not len(self._columns) and not len(self._index):
            object.__setattr__(self, "_index", value.index if isinstance(value, Series) else RangeIndex(len(part)))
        self._put(key, part)

    def _put(self, key, part):
        found = self._columns._positions_of(key) if key in self._columns else []
        for number in found:
            self._data[number] = part
        if not found:
            self._data.append(part)
            object.__setattr__(self, "_columns", _with_label(self._columns, len(self._columns), key))

    def _set_columns(self, labels, value):
        if isinstance(value, DataFrame):
            if len(value.columns) != len(labels):
                raise ValueError("Columns must be same length as key")
            for order, label in enumerate(labels):
                self[label] = value.iloc[:, order]
        elif scalar_like(value):
            for label in labels:
                self[label] = value
        elif isinstance(value, Series) or np.ndim(value) == 1:
            if len(value) != len(labels) and not isinstance(value, Series):
                raise ValueError("Columns must be same length as key")
            if isinstance(value, Series) or len(labels) != len(value):
                raise ValueError("Columns must be same length as key")
            for label, entry in zip(labels, value):
                self[label] = entry
        else:
            array = value if isinstance(value, np.ndarray) else [list(row) for row in value]
            width = array.shape[1] if isinstance(array, np.ndarray) else len(array[0])
            if width != len(labels):
                raise ValueError("Columns must be same length as key")
            for order, label in enumerate(labels):
                self[label] = array[:, order] if isinstance(array, np.ndarray) else [row[order] for row in array]

    def _as_part(self, value):
        """A value as a column of this frame's length."""
        if isinstance(value, Series):
            if not len(self._columns) and not len(self._index) or value.index.equals(self._index):
                return value._column
            if value.index.has_duplicates:
                raise ValueError("cannot reindex on an axis with duplicate labels")
            return value.reindex(self._index)._column
        if isinstance(value, DataFrame):
            if len(value.columns) != 1:
                raise ValueError(
                    f"Cannot set a DataFrame with multiple columns to the single column {self._columns[0] if len(self._columns) else ''}"
                )
            return self._as_part(value.iloc[:, 0])
        if scalar_like(value):
            return column_of([value] * len(self._index)) if len(self._index) else column_of([value]).part(slice(0, 0))
        if isinstance(value, np.ndarray) and value.ndim == 0:
            return column_of([value.item()] * len(self._index))
        if isinstance(value, np.ndarray) and value.ndim == 2 and value.shape[1] == 1:
            value = value[:, 0]
        if isinstance(value, (set, frozenset)):
            raise TypeError("Set type is unordered")
        part = column_of(value)
        if isinstance(value, np.ndarray) and part.is_array:
            part = part.copy()
        if len(part) != len(self._index) and (len(self._columns) or len(self._index)):
            raise ValueError(f"Length of values ({len(part)}) does not match length of index ({len(self._index)})")
        return part

    def __delitem__(self, key):
        gone = set(self._columns._positions_of(key))
        self._data[:] = [part for n, part in enumerate(self._data) if n not in gone]
        object.__setattr__(
            self, "_columns", self._columns.take([n for n in range(len(self._columns)) if n not in gone])
        )

    def pop(self, item):
        series = self[item]
        del self[item]
        return series

    def insert(self, loc, column, value, allow_duplicates=False):
        if column in self._columns and not allow_duplicates:
            raise ValueError(f"cannot insert {column}, already exists")
        if not isinstance(loc, (int, np.integer)):
            raise TypeError("loc must be int")
        if loc < 0:
            raise ValueError("unbounded slice")
        if loc > len(self._columns):
            raise IndexError(f"index {loc} is out of bounds for axis 0 with size {len(self._columns)}")
        self._data.insert(loc, self._as_part(value))
        object.__setattr__(self, "_columns", _with_label(self._columns, loc, column))

    def isetitem(self, loc, value):
        self._data[loc] = self._as_part(value)

    def assign(self, **kwargs):
        result = self.copy(deep=False)
        for name, value in kwargs.items():
            result[name] = value(result) if callable(value) else value
        return result

    def get(self, key, default=None):
        try:
            return self[key]
        except (KeyError, ValueError, IndexError):
            return default

    def keys(self):
        return self._columns

    def xs(self, key, axis=0, level=None, drop_level=True):
        from pandas._indexing import cross_section

        if axis in (1, "columns"):
            if level is None:
                return self[key]
            positions, labels = cross_section(self._columns, key, level, drop_level)
            return DataFrame._make([self._data[n] for n in positions], labels, self._index)
        positions, index = cross_section(self._index, key, level, drop_level)
        if index is None:
            return self._row(positions[0])
        return DataFrame._make([part.take(positions) for part in self._data], self._columns, index)

    def squeeze(self, axis=None):
        if len(self._columns) == 1 and axis in (None, 1, "columns"):
            return self.iloc[:, 0].squeeze() if len(self) == 1 and axis is None else self.iloc[:, 0]
        return self._row(0) if len(self) == 1 and axis in (None, 0, "index") else self

    def items(self):
        for n, label in enumerate(self._columns):
            yield label, Series._make(self._data[n], self._index, label)

    def iterrows(self):
        for i in range(len(self)):
            yield self._index._labels[i], self._row(i)

    def itertuples(self, index=True, name="Pandas"):
        lists = ([list(self._index)] if index else []) + [part.to_list() for part in self._data]
        labels = (["Index"] if index else []) + [str(label) for label in self._columns]
        if name is None:
            yield from zip(*lists)
            return
        kind = namedtuple(name, labels, rename=True)
        for row in zip(*lists):
            yield kind(*row)

    def filter(self, items=None, like=None, regex=None, axis=None):
        from pandas._indexing import filtered_positions

        if axis in (0, "index"):
            return self._take(filtered_positions(self._index, items, like, regex))
        numbers = filtered_positions(self._columns, items, like, regex)
        return DataFrame._make([self._data[n] for n in numbers], self._columns.take(numbers), self._index)

    @property
    def plot(self):
        from pandas._plotting import PlotAccessor

        return PlotAccessor(self)

    @property
    def style(self):
        raise NotImplementedError("DataFrame.style (not in Cellbook)")


def _row_column(parts, position):
    """One value of every column, in the narrowest common type."""
    kind = common(parts) if parts else "object"
    if not parts or kind == "object":
        return Column([part[position] for part in parts], "object")
    first = parts[0]
    if not column_kind_is_array(kind):
        return Column([part[position] for part in parts], kind, first.extra if first.kind == kind else None)
    return Column(np.array([part[position] for part in parts], dtype=kind), kind)


def column_kind_is_array(kind):
    from pandas._dtypes import ARRAY_KINDS

    return kind in ARRAY_KINDS


def _appended(part, value):
    if not len(part):
        return column_of([value])
    if is_missing(value):
        return part.take_or_missing(list(range(len(part))) + [None])
    if part.kind == "category" and value in part.extra.categories or part.is_nullable:
        return part.like(list(part.data) + [value])
    new = column_of([value])
    if part.is_float and new.kind == "int64":
        new = cast(new, part.kind)
    return joined([part, new])


def _with_label(columns, place, key):
    """Column labels with one more."""
    if columns.nlevels > 1:
        return columns.insert(place, key)
    labels = list(columns)
    labels.insert(place, key)
    if not len(columns):
        return (
            Index._make([key], column_of([key]).kind, None, columns.name)
            if not isinstance(key, (tuple,))
            else Index([key])
        )
    if isinstance(columns, RangeIndex) and isinstance(key, int) and key == columns.stop and place == len(columns):
        return RangeIndex(columns.start, columns.stop + columns.step, columns.step, name=columns.name)
    return index_of(column_of(labels), columns.name)


DataFrame.__hash__ = None
