"""Row and column labels."""

import operator

import numpy as np
from pandas._dtypes import ARRAY_KINDS, NaN
from pandas._values import Column, cast, column_of, is_missing


class Index:
    """Labels in order, with an optional name; the class of an index follows from the type of its labels."""

    def __new__(cls, data=None, dtype=None, copy=False, name=None, tupleize_cols=True):
        if isinstance(data, Index):
            name = data.name if name is None else name
            if dtype is None:
                return data.rename(name)
        elif data is not None and (isinstance(data, (str, bytes)) or not hasattr(data, "__iter__")):
            raise TypeError(
                f"{cls.__name__}(...) must be called with a collection of some kind, {data!r} was passed"
            )
        if name is None and type(data).__name__ == "Series":
            name = data.name
        if isinstance(data, range) and dtype is None:
            return RangeIndex(data.start, data.stop, data.step, name=name)
        if data is not None and not hasattr(data, "_column") and not isinstance(data, np.ndarray):
            data = list(data)
            if tupleize_cols and data and dtype is None and all(isinstance(label, tuple) for label in data):
                from pandas._multiindex import MultiIndex

                return MultiIndex.from_tuples(data, names=name if isinstance(name, list) else None)
        return index_of(column_of([] if data is None else data, dtype), name)

    @classmethod
    def _make(cls, labels, kind, extra=None, name=None):
        index = object.__new__(cls)
        index._set(labels, kind, extra, name)
        return index

    def _set(self, labels, kind, extra, name):
        self._labels = labels
        self._kind = kind
        self._extra = extra
        self._positions = None
        self.name = name

    def _with(self, labels):
        """An index of this type with other labels."""
        return type(self)._make(labels, self._kind, self._extra, self.name)

    @property
    def _column(self):
        if self._kind in ARRAY_KINDS:
            return Column(np.array(self._labels, dtype=self._kind), self._kind)
        return Column(list(self._labels), self._kind, self._extra)

    # Description

    @property
    def dtype(self):
        return np.dtype(self._kind) if self._kind in ARRAY_KINDS else Column([], self._kind, self._extra).dtype

    @property
    def names(self):
        return [self.name]

    @names.setter
    def names(self, names):
        self.name = list(names)[0]

    nlevels = 1
    ndim = 1

    @property
    def values(self):
        return self._column.values()

    array = values

    @property
    def size(self):
        return len(self._labels)

    @property
    def shape(self):
        return (len(self._labels),)

    @property
    def empty(self):
        return not len(self._labels)

    @property
    def T(self):
        return self

    @property
    def is_unique(self):
        return len(set(self._labels)) == len(self._labels)

    @property
    def has_duplicates(self):
        return not self.is_unique

    @property
    def hasnans(self):
        return any(self._column.missing())

    @property
    def is_monotonic_increasing(self):
        return _ordered(list(self._column.sort_keys()), operator.le)

    @property
    def is_monotonic_decreasing(self):
        return _ordered(list(self._column.sort_keys()), operator.ge)

    is_monotonic = is_monotonic_increasing

    @property
    def inferred_type(self):
        kinds = {"str": "string", "bool": "boolean", "category": "categorical"}
        if self._kind in kinds:
            return kinds[self._kind]
        if self._kind[:3] in ("int", "uin", "flo"):
            return "floating" if self._kind[0] == "f" else "integer"
        if self._kind == "object":
            return "mixed" if len(self._labels) else "empty"
        return self._kind.split("[")[0]

    @property
    def nbytes(self):
        return 8 * len(self._labels)

    def memory_usage(self, deep=False):
        return 8 * len(self._labels)

    def __len__(self):
        return len(self._labels)

    def __iter__(self):
        return iter(self._labels)

    def __contains__(self, label):
        hash(label)
        return label in self._lookup()

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._with(self._labels[key])
        if isinstance(key, (int, np.integer)):
            labels = self._labels
            if not -len(labels) <= key < len(labels):
                raise IndexError(f"index {key} is out of bounds for axis 0 with size {len(labels)}")
            return self._scalar(labels[int(key)])
        entries = list(key)
        if entries and isinstance(entries[0], (bool, np.bool_)):
            if len(entries) != len(self):
                raise IndexError(
                    f"boolean index did not match indexed array along axis 0; size of axis is {len(self)} but size of "
                    f"corresponding boolean axis is {len(entries)}"
                )
            return self.take([i for i, flag in enumerate(entries) if flag])
        return self.take(entries)

    def _scalar(self, label):
        """A label as indexing gives it: numbers are NumPy's."""
        if self._kind in ARRAY_KINDS and not isinstance(label, np.generic):
            return np.dtype(self._kind).type(label)
        return label

    def _scalar_label(self, position):
        """A label as a name: as it stands in the list."""
        return self._labels[position]

    def __setitem__(self, key, value):
        raise TypeError("Index does not support mutable operations")

    def __bool__(self):
        raise ValueError(
            f"The truth value of a {type(self).__name__} is ambiguous. Use a.empty, a.bool(), a.item(), a.any() or a.all()."
        )

    def __hash__(self):
        raise TypeError(f"unhashable type: '{type(self).__name__}'")

    def __array__(self, dtype=None, copy=None):
        array = self._column.to_array()
        return array if dtype is None else array.astype(dtype)

    def __repr__(self):
        from pandas._index_format import index_text

        return index_text(self)

    # Places of labels

    def _lookup(self):
        if self._positions is None:
            positions = {}
            for i, label in enumerate(self._labels):
                if label in positions:
                    positions[label].append(i)
                else:
                    positions[label] = [i]
            self._positions = positions
        return self._positions

    def _positions_of(self, label):
        try:
            found = self._lookup().get(label)
        except TypeError:
            raise _invalid(label) from None
        if found is None:
            if is_missing(label):
                places = [i for i, gone in enumerate(self._column.missing()) if gone]
                if places:
                    return places
            raise KeyError(label)
        return found

    def _label(self, key):
        """A key in the form the labels have."""
        return key

    def _slice_bounds(self, start, stop):
        """Positions [first, after) of the labels from `start` to `stop`, both included."""
        if self._labels and not isinstance(self, RangeIndex):
            for bound in (start, stop):
                if bound is not None and self._kind[:3] in ("int", "uin") and isinstance(bound, str):
                    raise TypeError(
                        f"cannot do slice indexing on {type(self).__name__} with these indexers [{bound}] of type str"
                    )
        first = 0 if start is None else self._bound(start, "left")
        after = len(self) if stop is None else self._bound(stop, "right")
        return first, after

    def _bound(self, label, side):
        label = self._label(label)
        try:
            found = self._positions_of(label)
        except KeyError:
            keys = list(self._column.sort_keys())
            increasing = _ordered(keys, operator.le)
            if not increasing and not _ordered(keys, operator.ge):
                raise
            try:
                if increasing:
                    return sum(1 for key in keys if (key < label if side == "left" else key <= label))
                return sum(1 for key in keys if (key > label if side == "left" else key >= label))
            except TypeError:
                raise KeyError(label) from None
        if len(found) > 1 and found[-1] - found[0] + 1 != len(found):
            raise KeyError(f"Cannot get {side} slice bound for non-unique label: {label!r}")
        return found[0] if side == "left" else found[-1] + 1

    def slice_indexer(self, start=None, end=None, step=None):
        first, after = self._slice_bounds(start, end)
        return slice(first, after, step)

    def get_loc(self, key):
        found = self._positions_of(self._label(key))
        if len(found) == 1:
            return found[0]
        if found[-1] - found[0] + 1 == len(found):
            return slice(found[0], found[-1] + 1, None)
        return np.array([i in found for i in range(len(self))], dtype=bool)

    def get_indexer(self, target, method=None):
        if self.has_duplicates:
            from pandas.errors import InvalidIndexError

            raise InvalidIndexError("Reindexing only valid with uniquely valued Index objects")
        places = self._lookup()
        return np.array([places.get(label, [-1])[0] for label in target], dtype=np.int64)

    def get_indexer_for(self, target):
        return self.get_indexer(target)

    def searchsorted(self, value, side="left"):
        return self._column.to_array().searchsorted(value, side)

    # Other labels

    def take(self, positions):
        labels = self._labels
        return self._with([labels[i] for i in positions])

    def _take_or_missing(self, positions):
        if None not in positions:
            return self.take(positions)
        return index_of(self._column.take_or_missing(positions), self.name)

    def delete(self, loc):
        gone = {i % len(self) for i in ([loc] if isinstance(loc, (int, np.integer)) else loc)}
        return self.take([i for i in range(len(self)) if i not in gone])

    def insert(self, loc, item):
        labels = list(self._labels)
        if loc < 0:
            loc += len(labels)
        labels.insert(loc, item)
        return self._retyped(labels)

    def _retyped(self, labels):
        """Labels whose type is found anew, unless this one still fits."""
        found = column_of(labels)
        if found.kind != self._kind and self._kind not in ("int64", "bool", "float64") and len(self):
            if not (self._kind == "str" and found.kind == "object"):
                try:
                    found = cast(found, self.dtype) if self._kind != "object" else Column(labels, "object")
                except (TypeError, ValueError):
                    pass
        return index_of(found, self.name)

    def append(self, other):
        others = other if isinstance(other, (list, tuple)) else [other]
        from pandas._values import joined

        names = {self.name} | {o.name for o in others}
        name = self.name if len(names) == 1 else None
        return index_of(joined([self._column] + [o._column for o in others]), name)

    def drop(self, labels, errors="raise"):
        dropped = list(labels) if isinstance(labels, (list, tuple, Index, np.ndarray)) else [labels]
        absent = [label for label in dropped if label not in self]
        if absent and errors == "raise":
            raise KeyError(f"{absent} not found in axis")
        gone = set(dropped)
        return self.take([i for i, label in enumerate(self._labels) if label not in gone])

    def copy(self, name=None, deep=False):
        return self.rename(self.name if name is None else name)

    view = copy

    def rename(self, name, inplace=False):
        if isinstance(name, list) and self.nlevels == 1:
            if len(name) != 1:
                raise ValueError(f"Length of new names must be 1, got {len(name)}")
            name = name[0]
        if inplace:
            self.name = name
            return None
        index = self._with(self._labels)
        index.name = name
        return index

    def set_names(self, names, level=None, inplace=False):
        return self.rename(names[0] if isinstance(names, list) else names, inplace)

    def astype(self, dtype, copy=True):
        return index_of(cast(self._column, dtype), self.name)

    def map(self, mapper, na_action=None):
        if isinstance(mapper, dict):
            values = [mapper.get(label, NaN) for label in self._labels]
        elif callable(mapper):
            values = [mapper(label) for label in self._labels]
        else:
            found = mapper.to_dict()
            values = [found.get(label, NaN) for label in self._labels]
        if values and all(isinstance(value, tuple) for value in values):
            return Index(values)
        return index_of(column_of(values), self.name)

    def unique(self, level=None):
        return self._with(list(dict.fromkeys(self._labels)))

    def duplicated(self, keep="first"):
        from pandas._sampling import duplicated_flags

        return duplicated_flags(list(self._labels), keep)

    def drop_duplicates(self, keep="first"):
        return self[~self.duplicated(keep)]

    def nunique(self, dropna=True):
        return len({label for label in self._labels if not (dropna and is_missing(label))})

    def isin(self, values, level=None):
        wanted = set(values)
        return np.array([label in wanted for label in self._labels], dtype=bool)

    def isna(self):
        return np.array(self._column.missing(), dtype=bool)

    isnull = isna

    def notna(self):
        return ~self.isna()

    notnull = notna

    def dropna(self, how="any"):
        return self[self.notna()]

    def fillna(self, value):
        return index_of(column_of([value if is_missing(v) else v for v in self._labels]), self.name)

    def where(self, cond, other=NaN):
        return index_of(column_of([v if c else other for v, c in zip(self._labels, cond)]), self.name)

    def repeat(self, repeats):
        counts = [repeats] * len(self) if isinstance(repeats, int) else list(repeats)
        return self.take([i for i, count in enumerate(counts) for _ in range(count)])

    def round(self, decimals=0):
        return index_of(column_of(np.round(self._column.data, decimals)), self.name)

    # Orders and sets

    def sort_values(self, return_indexer=False, ascending=True, na_position="last", key=None):
        keyed = self if key is None else key(self)
        order = keyed._column.order(ascending, na_position)
        result = self.take(order)
        return (result, np.array(order, dtype=np.int64)) if return_indexer else result

    def argsort(self, *args, **kwargs):
        return np.array(self._column.order(), dtype=np.int64)

    def _sorted(self, labels, sort):
        if sort is not False:
            try:
                labels = sorted(labels)
            except TypeError:
                pass
        return labels

    def _set_result(self, labels, other):
        name = self.name if self.name == getattr(other, "name", self.name) else None
        other_kind = getattr(other, "_kind", self._kind)
        if self._kind == other_kind:
            result = self._with(labels) if type(self) is not RangeIndex else index_of(self._column.like(labels))
            result.name = name
            return result
        return index_of(column_of(labels), name)

    def union(self, other, sort=None):
        other = ensure_index(other)
        known = set(self._labels)
        extra = [label for label in dict.fromkeys(other) if label not in known]
        labels = list(self._labels) + extra
        if extra or list(self._labels) != list(other):
            labels = self._sorted(labels, sort)
        return self._set_result(labels, other)

    def intersection(self, other, sort=False):
        other = ensure_index(other)
        known = set(other)
        return self._set_result([label for label in dict.fromkeys(self._labels) if label in known], other)

    def difference(self, other, sort=None):
        other = ensure_index(other)
        known = set(other)
        result = self._with(self._sorted([label for label in dict.fromkeys(self._labels) if label not in known], sort))
        if isinstance(self, RangeIndex):
            result = index_of(self._column.like(list(result._labels)), self.name)
        return result

    def symmetric_difference(self, other, sort=None):
        other = ensure_index(other)
        left, right = set(self._labels), set(other)
        labels = [v for v in self._labels if v not in right] + [v for v in other if v not in left]
        return self._set_result(self._sorted(labels, sort), other)

    def equals(self, other):
        return self is other or (isinstance(other, Index) and len(self) == len(other) and _same(self, other))

    def identical(self, other):
        return self.equals(other) and self.names == other.names and self.dtype == other.dtype

    def min(self, axis=None, skipna=True):
        return self._extreme(min)

    def max(self, axis=None, skipna=True):
        return self._extreme(max)

    def _extreme(self, choose):
        labels = [label for label in self._labels if not is_missing(label)]
        return self._scalar(choose(labels)) if labels else NaN

    def argmin(self, axis=None):
        return np.int64(min(range(len(self)), key=lambda i: self._labels[i]))

    def argmax(self, axis=None):
        return np.int64(max(range(len(self)), key=lambda i: self._labels[i]))

    def any(self):
        return any(self._labels)

    def all(self):
        return all(self._labels)

    def sum(self):
        return self._column.data.sum()

    def mean(self):
        return self._column.data.mean()

    def factorize(self, sort=False):
        distinct = {}
        codes = [distinct.setdefault(label, len(distinct)) for label in self._labels]
        return np.array(codes, dtype=np.int64), self._with(list(distinct))

    def value_counts(self, normalize=False, sort=True, ascending=False, dropna=True):
        from pandas._series import Series

        return Series._make(self._column, RangeIndex(len(self)), self.name).value_counts(
            normalize, sort, ascending, None, dropna
        )

    # Other forms

    def tolist(self):
        return list(self._labels)

    to_list = tolist

    def to_numpy(self, dtype=None, copy=False):
        array = self._column.to_array()
        return array if dtype is None else array.astype(dtype)

    def to_series(self, index=None, name=None):
        from pandas._series import Series

        return Series._make(
            self._column, self if index is None else ensure_index(index), self.name if name is None else name
        )

    def to_frame(self, index=True, name=None):
        from pandas._frame import DataFrame

        label = name if name is not None else (0 if self.name is None else self.name)
        return DataFrame._make([self._column], Index([label]), self if index else RangeIndex(len(self)))

    def to_flat_index(self):
        return self

    def ravel(self):
        return self

    def item(self):
        if len(self) != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._labels[0]

    def get_level_values(self, level):
        if level not in (0, -1) and level != self.name:
            if isinstance(level, int):
                raise IndexError(f"Too many levels: Index has only 1 level, not {level + 1}")
            raise KeyError(f"Requested level ({level}) does not match index name ({self.name})")
        return self

    @property
    def str(self):
        from pandas._strings import StringMethods

        if self._kind not in ("str", "object", "string"):
            raise AttributeError(f"Can only use .str accessor with string values, not {self.inferred_type}")
        return StringMethods(
            self._column, lambda column: column.to_array() if column.kind == "bool" else index_of(column, self.name)
        )

    def __getattr__(self, name):
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")


def _ordered(keys, relation):
    try:
        return all(relation(a, b) for a, b in zip(keys, keys[1:]))
    except TypeError:
        return False


def _same(left, right):
    if left._kind == "category" or right._kind == "category":
        return list(left._labels) == list(right._labels)
    return all(a == b or (is_missing(a) and is_missing(b)) for a, b in zip(left._labels, right._labels))


def _invalid(key):
    from pandas.errors import InvalidIndexError

    return InvalidIndexError(key)


class RangeIndex(Index):
    """0, 1, 2, … without a list in the text."""

    def __new__(cls, start=None, stop=None, step=None, dtype=None, copy=False, name=None):
        if isinstance(start, (range, RangeIndex)):
            start, stop, step = start.start, start.stop, start.step
        if start is None and stop is None and step is None:
            raise TypeError("RangeIndex(...) must be called with integers")
        if stop is None:
            start, stop = 0, start or 0
        labels = range(0 if start is None else int(start), int(stop), 1 if step is None else int(step))
        return cls._make(labels, "int64", None, name)

    @classmethod
    def _make(cls, labels, kind, extra=None, name=None):
        if not isinstance(labels, range):
            return Index._make(labels, kind, extra, name)
        index = object.__new__(cls)
        index._set(labels, "int64", None, name)
        return index

    @classmethod
    def from_range(cls, data, name=None):
        return cls._make(data, "int64", None, name)

    @property
    def start(self):
        return self._labels.start

    @property
    def stop(self):
        return self._labels.stop

    @property
    def step(self):
        return self._labels.step

    @property
    def _column(self):
        return Column(np.arange(self.start, self.stop, self.step), "int64")

    is_unique = True

    @property
    def nbytes(self):
        return 132

    def memory_usage(self, deep=False):
        return 132

    def _scalar(self, label):
        return int(label)

    def __contains__(self, label):
        hash(label)
        if isinstance(label, (float, np.floating)) and abs(label) < 1e18 and label == int(label):
            label = int(label)
        return isinstance(label, (int, np.integer)) and int(label) in self._labels

    def _positions_of(self, label):
        try:
            if label not in self:
                raise KeyError(label)
        except TypeError:
            raise _invalid(label) from None
        return [self._labels.index(int(label))]

    def _slice_bounds(self, start, stop):
        for bound in (start, stop):
            if bound is not None and not isinstance(bound, (int, np.integer, float)):
                raise TypeError(
                    f"cannot do slice indexing on RangeIndex with these indexers [{bound}] of type {type(bound).__name__}"
                )
        return super()._slice_bounds(start, stop)

    def unique(self, level=None):
        return self

    def __getitem__(self, key):
        return (
            compact_range(super().__getitem__(key))
            if not isinstance(key, (int, np.integer))
            else super().__getitem__(key)
        )

    def take(self, positions):
        labels = self._labels
        chosen = [labels[i] for i in positions]
        return Index._make(chosen, "int64", None, self.name)

    def append(self, other):
        others = other if isinstance(other, (list, tuple)) else [other]
        if all(isinstance(o, RangeIndex) for o in others):
            stop, step, name = self.stop, self.step, self.name
            for o in others:
                if o.start != stop or (o.step != step and len(o) > 1):
                    break
                stop = o.stop
            else:
                return RangeIndex(self.start, stop, step)
        return super().append(other)

    def sort_values(self, return_indexer=False, ascending=True, na_position="last", key=None):
        if return_indexer or key is not None:
            return super().sort_values(return_indexer, ascending, na_position, key)
        return self if ascending == (self.step > 0) else self[::-1]

    def min(self, axis=None, skipna=True):
        return min(self._labels) if len(self._labels) else NaN

    def max(self, axis=None, skipna=True):
        return max(self._labels) if len(self._labels) else NaN

    def equals(self, other):
        if isinstance(other, RangeIndex):
            return self._labels == other._labels
        return super().equals(other)


def index_of(column, name=None):
    """The index whose class fits the type of a column."""
    kind = column.kind
    labels = column.to_list()
    if kind in ARRAY_KINDS or kind in ("str", "object", "string"):
        return Index._make(labels, kind, None, name)
    if kind[:8] == "datetime":
        from pandas._timeindex import DatetimeIndex as cls
    elif kind[:9] == "timedelta":
        from pandas._timeindex import TimedeltaIndex as cls
    elif kind[:6] == "period":
        from pandas._periods import PeriodIndex as cls
    elif kind == "category":
        from pandas._categorical import CategoricalIndex as cls
    elif kind[:8] == "interval":
        from pandas._intervals import IntervalIndex as cls
    else:
        cls = Index
    return cls._make(labels, kind, column.extra, name)


def compact_range(index):
    """A range instead of whole numbers at even distances, as labels taken from a column become."""
    labels = index._labels
    if type(index) is Index and index._kind == "int64" and len(labels) > 1:
        step = labels[1] - labels[0]
        if step and list(range(labels[0], labels[-1] + (1 if step > 0 else -1), step)) == labels:
            return RangeIndex(labels[0], labels[-1] + step, step, name=index.name)
    return index


def ensure_index(data, name=None):
    """An index of labels; a range stays one."""
    if isinstance(data, Index):
        return data
    if isinstance(data, range):
        return RangeIndex(data.start, data.stop, data.step, name=name)
    return Index(data, name=name)


def _install_operators():
    """Elementwise: comparisons give arrays of truth values, arithmetic gives an index."""
    from pandas._arithmetic import ARITHMETIC, COMPARISONS, compared, operate

    def comparison(function):
        def method(self, other):
            if hasattr(other, "_set") and not isinstance(other, Index):
                return NotImplemented
            others = other
            if isinstance(other, Index):
                if len(other) != len(self):
                    raise ValueError("Lengths must match to compare")
                others = other._column
            return compared(self._column, others, function).data
        return method

    def arithmetic(function, mirrored):
        def method(self, other):
            if hasattr(other, "_set") and not isinstance(other, Index):
                return NotImplemented
            others = other._column if isinstance(other, Index) else other
            if (
                isinstance(self, RangeIndex)
                and isinstance(other, (int, np.integer))
                and not mirrored
                and not isinstance(other, bool)
            ):
                if function in (operator.add, operator.sub):
                    return RangeIndex(
                        function(self.start, other), function(self.stop, other), self.step, name=self.name
                    )
                if function is operator.mul and other:
                    return RangeIndex(self.start * other, self.stop * other, self.step * other, name=self.name)
            result = index_of(operate(self._column, others, function, mirrored), self.name)
            if (
                getattr(self, "_offset", None) is not None
                and type(result) is type(self)
                and type(other).__name__ == "Timedelta"
            ):
                result._offset = self._offset
            return result
        return method

    for name, function in COMPARISONS.items():
        setattr(Index, f"__{name}__", comparison(function))
    for name, function in ARITHMETIC.items():
        setattr(Index, f"__{name}__", arithmetic(function, False))
        setattr(Index, f"__r{name}__", arithmetic(function, True))


_install_operators()
