"""Labels of several levels."""

import numpy as np
from pandas._index import Index, RangeIndex, ensure_index, index_of
from pandas._values import Column, NaN, column_of, is_missing


class MultiIndex(Index):
    """Labels that are tuples, one part per level."""

    def __new__(cls, levels=None, codes=None, sortorder=None, names=None):
        if codes is None:
            # Tuples, as the rest of the library hands them over.
            return cls._of(levels, names)
        levels = [list(level) for level in levels]
        labels = [tuple(NaN if code < 0 else level[code] for level, code in zip(levels, row)) for row in zip(*codes)]
        return cls._of(labels, names, len(levels), [ensure_index(level) for level in levels])

    @classmethod
    def _of(cls, tuples, names=None, width=None, levels=None):
        index = object.__new__(cls)
        labels = [tuple(entry) for entry in tuples]
        index._set(labels, "object", None, None)
        if names is None or isinstance(names, str):
            names = [None] * (width or (len(labels[0]) if labels else 1))
        index.level_names = list(names)
        index._levels = levels
        return index

    def _with(self, labels):
        return MultiIndex._of(labels, self.level_names, None, self._levels)

    @classmethod
    def from_tuples(cls, tuples, sortorder=None, names=None):
        tuples = list(tuples)
        if not tuples and names is None:
            raise TypeError("Cannot infer number of levels from empty list")
        return cls._of(tuples, names)

    @classmethod
    def from_arrays(cls, arrays, sortorder=None, names=None):
        arrays = list(arrays)
        if len({len(a) for a in arrays}) > 1:
            raise ValueError("all arrays must be same length")
        if names is None:
            names = [getattr(a, "name", None) for a in arrays]
        columns = [column_of(a) for a in arrays]
        levels = [index_of(c.like(list(c.extra.categories))) if c.kind == "category" else None for c in columns]
        return cls._of(zip(*[c.to_list() for c in columns]), names, len(arrays), None)

    @classmethod
    def from_product(cls, iterables, sortorder=None, names=None):
        import itertools

        parts = [list(part) for part in iterables]
        if names is None:
            names = [getattr(part, "name", None) for part in iterables]
        return cls._of(itertools.product(*parts), names, len(parts))

    @classmethod
    def from_frame(cls, df, sortorder=None, names=None):
        return cls._of(
            zip(*[part.to_list() for part in df._data]), list(df.columns) if names is None else names, len(df.columns)
        )

    @property
    def names(self):
        from pandas._frozen import FrozenList

        return FrozenList(self.level_names)

    @names.setter
    def names(self, names):
        self.level_names = list(names)

    @property
    def nlevels(self):
        return len(self.level_names)

    @property
    def levels(self):
        from pandas._frozen import FrozenList

        if self._levels is not None:
            return FrozenList([level.rename(name) for level, name in zip(self._levels, self.level_names)])
        return FrozenList([self._sorted_level(n) for n in range(self.nlevels)])

    def _sorted_level(self, number):
        values = [v for v in dict.fromkeys(label[number] for label in self._labels) if not is_missing(v)]
        try:
            values = sorted(values)
        except TypeError:
            pass
        return Index(values, name=self.level_names[number])

    @property
    def codes(self):
        from pandas._frozen import FrozenList

        result = []
        for number, level in enumerate(self.levels):
            places = {label: i for i, label in enumerate(level)}
            result.append(np.array([places.get(label[number], -1) for label in self._labels], dtype=np.int8))
        return FrozenList(result)

    @property
    def levshape(self):
        return tuple(len(level) for level in self.levels)

    @property
    def dtypes(self):
        from pandas._series import Series

        return Series([level.dtype for level in self.levels], index=list(self.level_names))

    @property
    def values(self):
        return Column(list(self._labels), "object").to_array()

    @property
    def _column(self):
        return Column(list(self._labels), "object")

    def _number(self, level):
        """The place of a level given by place or name."""
        if level in self.level_names and level is not None:
            return self.level_names.index(level)
        if isinstance(level, (int, np.integer)):
            if not -self.nlevels <= level < self.nlevels:
                raise IndexError(f"Too many levels: Index has only {self.nlevels} levels, not {level + 1}")
            return level % self.nlevels
        raise KeyError(f"Level {level} not found")

    def get_level_values(self, level):
        number = self._number(level)
        return Index([label[number] for label in self._labels], name=self.level_names[number])

    def unique(self, level=None):
        if level is not None:
            return self.get_level_values(level).unique()
        return self._with(list(dict.fromkeys(self._labels)))

    def _scalar(self, label):
        return tuple(
            np.int64(part) if type(part) is int else (np.float64(part) if type(part) is float else part)
            for part in label
        )

    def __contains__(self, label):
        hash(label)
        if label in self._lookup():
            return True
        prefix = label if isinstance(label, tuple) else (label,)
        return prefix in self._prefixes(len(prefix)) if len(prefix) < self.nlevels else False

    def _prefixes(self, length):
        found = self.__dict__.setdefault("_prefix_places", {})
        if length not in found:
            places = {}
            for i, label in enumerate(self._labels):
                places.setdefault(label[:length], []).append(i)
            found[length] = places
        return found[length]

    def _positions_of(self, label):
        """Places of a whole label, or of all labels that begin with a part."""
        prefix = label if isinstance(label, tuple) else (label,)
        try:
            if len(prefix) == self.nlevels:
                found = self._lookup().get(prefix)
            elif len(prefix) > self.nlevels:
                raise KeyError(f"Key length ({len(prefix)}) exceeds index depth ({self.nlevels})")
            else:
                found = self._prefixes(len(prefix)).get(prefix)
        except TypeError:
            from pandas.errors import InvalidIndexError

            raise InvalidIndexError(label) from None
        if found is None:
            raise KeyError(label)
        return found

    def _bound(self, label, side):
        prefix = label if isinstance(label, tuple) else (label,)
        keys = [entry[: len(prefix)] for entry in self._labels]
        if any(b < a for a, b in zip(keys, keys[1:])):
            from pandas.errors import UnsortedIndexError

            raise UnsortedIndexError(
                f"'Key length ({len(prefix)}) was greater than MultiIndex lexsort depth (0)'"
            )
        return sum(1 for key in keys if (key < prefix if side == "left" else key <= prefix))

    def get_loc_level(self, key, level=0):
        number = self._number(level)
        places = [i for i, label in enumerate(self._labels) if label[number] == key]
        if not places:
            raise KeyError(key)
        return places, self.take(places).droplevel(number)

    def droplevel(self, level=0):
        numbers = {self._number(entry) for entry in (level if isinstance(level, (list, tuple)) else [level])}
        kept = [n for n in range(self.nlevels) if n not in numbers]
        if not kept:
            raise ValueError(
                f"Cannot remove {len(numbers)} levels from an index with {self.nlevels} levels: at least one level must be left."
            )
        return self._levels_only(kept)

    def _levels_only(self, kept):
        if len(kept) == 1:
            return self.get_level_values(kept[0])
        return MultiIndex._of(
            [tuple(label[n] for n in kept) for label in self._labels], [self.level_names[n] for n in kept], len(kept)
        )

    def swaplevel(self, i=-2, j=-1):
        order = list(range(self.nlevels))
        a, b = self._number(i), self._number(j)
        order[a], order[b] = order[b], order[a]
        return self._levels_only(order)

    def reorder_levels(self, order):
        return self._levels_only([self._number(level) for level in order])

    def set_names(self, names, level=None, inplace=False):
        changed = list(self.level_names)
        if level is None:
            changed = list(names)
            if len(changed) != self.nlevels:
                raise ValueError("Length of names must match number of levels in MultiIndex.")
        else:
            pairs = zip(level, names) if isinstance(level, (list, tuple)) else [(level, names)]
            for entry, name in pairs:
                changed[self._number(entry)] = name
        if inplace:
            self.level_names = changed
            return None
        return MultiIndex._of(self._labels, changed, self.nlevels, self._levels)

    def rename(self, names, level=None, inplace=False):
        if names is None or isinstance(names, str) and level is None:
            if names is None:
                return MultiIndex._of(self._labels, self.level_names, self.nlevels, self._levels)
            raise TypeError("Must pass list-like as `names`.")
        return self.set_names(names, level, inplace)

    def copy(self, names=None, deep=False, name=None):
        return MultiIndex._of(self._labels, self.level_names if names is None else names, self.nlevels, self._levels)

    def set_levels(self, levels, level=None):
        codes = self.codes
        current = list(self.levels)
        if level is None:
            current = [ensure_index(entry) for entry in levels]
        else:
            current[self._number(level)] = ensure_index(levels)
        return MultiIndex(levels=current, codes=codes, names=self.level_names)

    def remove_unused_levels(self):
        return MultiIndex._of(self._labels, self.level_names, self.nlevels)

    def to_flat_index(self):
        return Index._make(list(self._labels), "object", None, None)

    def to_frame(self, index=True, name=None):
        from pandas._frame import DataFrame

        labels = name if name is not None else [n if name is None else name for n, name in enumerate(self.level_names)]
        parts = [column_of([label[n] for label in self._labels]) for n in range(self.nlevels)]
        return DataFrame._make(parts, Index(labels), self if index else RangeIndex(len(self)))

    def append(self, other):
        others = other if isinstance(other, (list, tuple)) else [other]
        labels = list(self._labels) + [label for o in others for label in o]
        names = self.level_names if all(list(o.names) == list(self.names) for o in others) else None
        return (
            MultiIndex._of(labels, names, self.nlevels)
            if all(isinstance(o, MultiIndex) for o in others)
            else Index(labels)
        )

    def insert(self, loc, item):
        labels = list(self._labels)
        item = item if isinstance(item, tuple) else (item,)
        labels.insert(loc, item + ("",) * (self.nlevels - len(item)))
        return MultiIndex._of(labels, self.level_names, self.nlevels)

    def drop(self, labels, level=None, errors="raise"):
        if level is not None:
            number, gone = self._number(level), set(labels if isinstance(labels, (list, tuple)) else [labels])
            return self.take([i for i, label in enumerate(self._labels) if label[number] not in gone])
        gone = set()
        for label in labels if isinstance(labels, list) else [labels]:
            gone.update(self._positions_of(label))
        return self.take([i for i in range(len(self)) if i not in gone])

    def isin(self, values, level=None):
        wanted = set(values)
        if level is None:
            return np.array([label in wanted for label in self._labels], dtype=bool)
        number = self._number(level)
        return np.array([label[number] in wanted for label in self._labels], dtype=bool)

    def _set_result(self, labels, other):
        names = self.level_names if list(self.names) == list(getattr(other, "names", self.names)) else None
        return MultiIndex._of(labels, names, self.nlevels)

    def sortlevel(self, level=0, ascending=True):
        number = self._number(level)
        order = sorted(
            range(len(self)), key=lambda i: (self._labels[i][number], self._labels[i]), reverse=not ascending
        )
        return self.take(order), np.array(order, dtype=np.int64)

    def map(self, mapper, na_action=None):
        values = [mapper[label] if isinstance(mapper, dict) else mapper(label) for label in self._labels]
        return Index(values)

    def equal_levels(self, other):
        return all(a.equals(b) for a, b in zip(self.levels, other.levels))
