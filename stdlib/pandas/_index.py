"""Row and column labels."""

import numpy as np
from pandas._values import Column, column_of, dtype_name


class Index:
    """Labels in order, with an optional name."""

    def __init__(self, data=None, dtype=None, name=None):
        if isinstance(data, Index):
            self._labels = list(data._labels)
            self.name = data.name if name is None else name
            self._kind = data._kind
        else:
            column = column_of([] if data is None else data, dtype)
            self._labels = column.to_list()
            self._kind = column.kind
            self.name = name if name is not None else getattr(data, "name", None)
        self._positions = None

    @property
    def _column(self):
        return column_of(self._labels)

    @property
    def dtype(self):
        return self._column.dtype if len(self._labels) else np.dtype("object")

    @property
    def names(self):
        return [self.name]

    @property
    def values(self):
        return self._column.to_array()

    @property
    def size(self):
        return len(self._labels)

    @property
    def shape(self):
        return (len(self._labels),)

    @property
    def empty(self):
        return not self._labels

    @property
    def is_unique(self):
        return len(set(self._labels)) == len(self._labels)

    def __len__(self):
        return len(self._labels)

    def __iter__(self):
        return iter(self._labels)

    def __contains__(self, label):
        try:
            return label in self._lookup()
        except TypeError:
            return False

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Index(self._labels[key], name=self.name)
        if isinstance(key, (int, np.integer)):
            return self._labels[key]
        key = list(key)
        if key and isinstance(key[0], (bool, np.bool_)):
            return Index([label for label, wanted in zip(self._labels, key) if wanted], name=self.name)
        return Index([self._labels[i] for i in key], name=self.name)

    def __eq__(self, other):
        others = list(other) if hasattr(other, "__iter__") and not isinstance(other, str) else [other] * len(self)
        return np.array([a == b for a, b in zip(self._labels, others)], dtype=bool)

    def __hash__(self):
        raise TypeError(f"unhashable type: '{type(self).__name__}'")

    def _lookup(self):
        """label: positions."""
        if self._positions is None:
            positions = {}
            for i, label in enumerate(self._labels):
                positions.setdefault(label, []).append(i)
            self._positions = positions
        return self._positions

    def _positions_of(self, label):
        found = self._lookup().get(label)
        if found is None:
            raise KeyError(label)
        return found

    def get_loc(self, key):
        found = self._positions_of(key)
        return found[0] if len(found) == 1 else found

    def take(self, positions):
        return Index([self._labels[i] for i in positions], name=self.name)

    def equals(self, other):
        return isinstance(other, Index) and list(self) == list(other)

    def tolist(self):
        return list(self._labels)

    to_list = tolist

    def to_numpy(self):
        return self.values

    def copy(self):
        return Index(self)

    def rename(self, name):
        return Index(self, name=name)

    def unique(self):
        return Index(list(dict.fromkeys(self._labels)), name=self.name)

    def isin(self, values):
        wanted = set(values)
        return np.array([label in wanted for label in self._labels], dtype=bool)

    def drop(self, labels):
        dropped = {labels} if not isinstance(labels, (list, tuple, Index)) else set(labels)
        return Index([label for label in self._labels if label not in dropped], name=self.name)

    def append(self, other):
        return Index(list(self) + list(other), name=self.name)

    def sort_values(self, ascending=True):
        return Index(sorted(self._labels, reverse=not ascending), name=self.name)

    def map(self, function):
        return Index([function(label) for label in self._labels], name=self.name)

    @property
    def str(self):
        from pandas._strings import StringMethods

        return StringMethods(self._column, lambda column: Index(column.to_list(), name=self.name))

    def min(self):
        return min(self._labels)

    def max(self):
        return max(self._labels)

    def __repr__(self):
        body = ", ".join(repr(label) for label in self._labels)
        text = f"{type(self).__name__}([{body}], dtype='{self.dtype}'"
        if self.name is not None:
            text += f", name={self.name!r}"
        if len(text) <= 79 or not self._labels:
            return text + ")"
        return _wrapped_repr(self)


def _wrapped_repr(index):
    """Labels in lines of at most 79 columns, numbers aligned; of long indices the first and last ten."""
    indent = " " * (len(type(index).__name__) + 2)
    labels = [repr(label) for label in index._labels]
    long = len(labels) > 100
    if long:
        labels = labels[:10] + labels[-10:]
    if str(index.dtype) not in ("str", "object"):
        width = max(len(label) for label in labels)
        labels = [label.rjust(width) for label in labels]
    lines = _filled(labels[:10] if long else labels, indent)
    if long:
        lines += [indent + "..."] + _filled(labels[10:], indent)
    lines[0] = type(index).__name__ + "([" + lines[0][len(indent) :]
    lines[-1] = lines[-1][:-1] + "],"
    tail = f"{indent[:-1]}dtype='{index.dtype}'"
    if index.name is not None:
        tail += f", name={index.name!r}"
    if long:
        tail += f", length={len(index)}"
    return "\n".join(lines) + "\n" + tail + ")"


def _filled(labels, indent):
    """Lines of labels, each followed by a comma."""
    lines, line = [], indent
    for label in labels:
        piece = label + ","
        if line != indent and len(line) + len(piece) > 78:
            lines.append(line.rstrip())
            line = indent
        line += piece + " "
    return lines + [line.rstrip()]


class RangeIndex(Index):
    """0, 1, 2, … without a list in the text."""

    def __init__(self, start=None, stop=None, step=1, name=None):
        if stop is None:
            start, stop = 0, start or 0
        self.start, self.stop, self.step = start, stop, step
        self._labels = range(start, stop, step)
        self._kind = "int64"
        self._positions = None
        self.name = name

    @property
    def _column(self):
        return Column(np.arange(self.start, self.stop, self.step), "int64")

    @property
    def dtype(self):
        return np.dtype("int64")

    def __contains__(self, label):
        return isinstance(label, (int, np.integer)) and int(label) in self._labels

    def _positions_of(self, label):
        if label not in self:
            raise KeyError(label)
        return [self._labels.index(int(label))]

    def __getitem__(self, key):
        if isinstance(key, slice):
            part = self._labels[key]
            return RangeIndex(part.start, part.stop, part.step, name=self.name)
        return super().__getitem__(key)

    def copy(self):
        return RangeIndex(self.start, self.stop, self.step, self.name)

    def rename(self, name):
        return RangeIndex(self.start, self.stop, self.step, name)

    def __repr__(self):
        text = f"RangeIndex(start={self.start}, stop={self.stop}, step={self.step}"
        return text + (f", name={self.name!r})" if self.name is not None else ")")


class MultiIndex(Index):
    """Labels that are tuples, one part per level."""

    def __init__(self, tuples, names=None):
        self._labels = [tuple(entry) for entry in tuples]
        self._kind = "object"
        self._positions = None
        self.level_names = list(names) if names is not None else [None] * (len(self._labels[0]) if self._labels else 0)
        self.name = None

    @classmethod
    def from_tuples(cls, tuples, names=None):
        return cls(tuples, names)

    @property
    def names(self):
        return self.level_names

    @property
    def nlevels(self):
        return len(self.level_names)

    def get_level_values(self, level):
        number = level if isinstance(level, int) else self.level_names.index(level)
        return Index([label[number] for label in self._labels], name=self.level_names[number])

    def take(self, positions):
        return MultiIndex([self._labels[i] for i in positions], self.level_names)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return MultiIndex(self._labels[key], self.level_names)
        return super().__getitem__(key)

    def copy(self):
        return MultiIndex(self._labels, self.level_names)

    def __repr__(self):
        lines = [repr(label) for label in self._labels]
        head = "MultiIndex(["
        body = (",\n" + " " * len(head)).join(lines)
        names = "" if all(n is None for n in self.level_names) else f"names={self.level_names!r}"
        return f"{head}{body}],\n           {names})"


def ensure_index(data, name=None):
    """An index of labels; a range stays one."""
    if isinstance(data, Index):
        return data
    if isinstance(data, range):
        return RangeIndex(data.start, data.stop, data.step, name)
    labels = list(data)
    if labels and all(isinstance(label, tuple) for label in labels):
        return MultiIndex(labels)
    return Index(labels, name=name)
