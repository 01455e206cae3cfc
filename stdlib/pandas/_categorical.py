"""Values out of a fixed set: the array, the accessor `series.cat` and the index."""

import numpy as np
from pandas._dtypes import CategoricalDtype, NaN
from pandas._index import Index, index_of
from pandas._values import Column, column_of, is_missing


def categorical_column(column, dtype=None):
    """A column of a categorical type; without one the sorted values are the categories."""
    if dtype is None and column.kind == "category":
        return column
    if column.kind == "object":
        column = column_of(list(column.data))
    if dtype is None or dtype.categories is None:
        categories = None
        if column.kind == "category":
            categories = column.extra.categories
        dtype = CategoricalDtype(
            distinct_index(column) if categories is None else categories, dtype is not None and dtype.ordered
        )
    values = column.to_list()
    codes = dtype.codes_of(values)
    return Column([NaN if code < 0 else value for value, code in zip(values, codes)], "category", dtype)


def distinct_index(column):
    """The different values, sorted where they can be."""
    values = [v for v in dict.fromkeys(column.to_list()) if not is_missing(v)]
    try:
        values = sorted(values)
    except TypeError:
        pass
    return index_of(column.like(values) if column.kind != "category" else column_of(values))


def shown_labels(values):
    from pandas._index_format import label_text
    from pandas._format import format_column

    column = column_of(list(values))
    if column.is_float:
        return [text.strip() for text in format_column(column)]
    return [label_text(v) if not is_missing(v) else "NaN" for v in values]


def categories_text(dtype, width):
    """`Categories (2, str): ['a', 'b']`, in lines."""
    labels = shown_labels(dtype.categories)
    from pandas._options import values as options

    most = options["display.max_categories"] or 10
    if len(labels) > most:
        labels = labels[: most // 2] + ["..."] + labels[-(most // 2) :]
    head = f"Categories ({len(dtype.categories)}, {dtype.categories.dtype}): "
    sep = " < " if dtype.ordered else ", "
    body, used, start = "", len(head), True
    for label in labels:
        if used + len(sep) + len(label) > width:
            body += sep.rstrip() + "\n" + " " * (len(head) + 1)
            used = len(head) + 1 + len(label)
        else:
            body += "" if start else sep
            used += len(label) + (0 if start else len(sep))
        body += label
        start = False
    return f"{head}[{body.replace(' < ... < ', ' ... ')}]"


class _Changes:
    """What arrays, accessors and indices have in common: other categories, other order."""

    @property
    def categories(self):
        return self._cells.extra.categories

    @property
    def ordered(self):
        return self._cells.extra.ordered

    def _recoded(self, categories, ordered=None, values=None):
        dtype = CategoricalDtype(categories, self.ordered if ordered is None else ordered)
        values = self._cells.data if values is None else values
        codes = dtype.codes_of(values)
        column = Column([NaN if code < 0 else value for value, code in zip(values, codes)], "category", dtype)
        return self._rebuilt(column)

    def rename_categories(self, new_categories):
        old = list(self.categories)
        if isinstance(new_categories, dict):
            new = [new_categories.get(label, label) for label in old]
        elif callable(new_categories):
            new = [new_categories(label) for label in old]
        else:
            new = list(new_categories)
        if len(new) != len(old):
            raise ValueError("new categories need to have the same number of items as the old categories!")
        change = dict(zip(old, new))
        return self._recoded(new, values=[v if is_missing(v) else change[v] for v in self._cells.data])

    def reorder_categories(self, new_categories, ordered=None):
        if set(new_categories) != set(self.categories) or len(list(new_categories)) != len(self.categories):
            raise ValueError("items in new_categories are not the same as in old categories")
        return self._recoded(new_categories, ordered)

    def add_categories(self, new_categories):
        new = (
            [new_categories]
            if isinstance(new_categories, str) or not hasattr(new_categories, "__iter__")
            else list(new_categories)
        )
        known = [label for label in new if label in self.categories]
        if known:
            raise ValueError(f"new categories must not include old categories: {set(known)}")
        return self._recoded(list(self.categories) + new)

    def remove_categories(self, removals):
        gone = [removals] if isinstance(removals, str) or not hasattr(removals, "__iter__") else list(removals)
        unknown = [label for label in gone if label not in self.categories]
        if unknown:
            raise ValueError(f"removals must all be in old categories: {Index(unknown)!r}")
        return self._recoded([label for label in self.categories if label not in gone])

    def remove_unused_categories(self):
        used = set(v for v in self._cells.data if not is_missing(v))
        return self._recoded([label for label in self.categories if label in used])

    def set_categories(self, new_categories, ordered=None, rename=False):
        return self._recoded(new_categories, ordered)

    def as_ordered(self):
        return self._recoded(self.categories, True)

    def as_unordered(self):
        return self._recoded(self.categories, False)


def codes_array(column):
    count = len(column.extra.categories)
    kind = np.int8 if count < 128 else (np.int16 if count < 32768 else np.int32)
    return np.array(column.extra.codes_of(column.data), dtype=kind)


class Categorical(_Changes):
    """An array of values out of a set of categories."""

    def __init__(self, values, categories=None, ordered=None, dtype=None, copy=True):
        column = column_of(values)
        if dtype is not None and not isinstance(dtype, str):
            categories, ordered = dtype.categories, dtype.ordered
        if column.kind == "category" and categories is None:
            self._cells = (
                column
                if ordered is None
                else Categorical._make(column)._recoded(column.extra.categories, ordered)._cells
            )
        else:
            kind = CategoricalDtype(categories, bool(ordered)) if categories is not None or ordered else None
            self._cells = categorical_column(
                column if column.kind != "category" else column_of(list(column.data)), kind
            )

    @classmethod
    def _make(cls, column):
        array = cls.__new__(cls)
        array._cells = column
        return array

    def _rebuilt(self, column):
        return Categorical._make(column)

    @classmethod
    def from_codes(cls, codes, categories=None, ordered=False, dtype=None):
        dtype = dtype if dtype is not None else CategoricalDtype(categories, ordered)
        labels = list(dtype.categories)
        if any(code >= len(labels) or code < -1 for code in codes):
            raise ValueError("codes need to be between -1 and len(categories)-1")
        return cls._make(Column([NaN if code < 0 else labels[code] for code in codes], "category", dtype))

    @property
    def _column(self):
        return self._cells

    @property
    def codes(self):
        return codes_array(self._cells)

    @property
    def dtype(self):
        return self._cells.extra

    @property
    def shape(self):
        return (len(self._cells),)

    def __len__(self):
        return len(self._cells)

    def __iter__(self):
        return iter(self._cells.data)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Categorical._make(self._cells.part(key))
        if isinstance(key, (list, np.ndarray)):
            entries = list(key)
            if entries and isinstance(entries[0], (bool, np.bool_)):
                entries = [i for i, flag in enumerate(entries) if flag]
            return Categorical._make(self._cells.take(entries))
        return self._cells.data[key]

    def __array__(self, dtype=None, copy=None):
        array = column_of(list(self._cells.data)).to_array()
        return array if dtype is None else array.astype(dtype)

    def __eq__(self, other):
        others = list(other) if isinstance(other, (list, np.ndarray, Categorical)) else [other] * len(self)
        return np.array([a == b for a, b in zip(self._cells.data, others)], dtype=bool)

    __hash__ = None

    def tolist(self):
        return list(self._cells.data)

    to_list = tolist

    def isna(self):
        return np.array(self._cells.missing(), dtype=bool)

    def astype(self, dtype):
        from pandas._values import cast

        return cast(self._cells, dtype).values()

    def _series(self):
        from pandas._series import Series

        return Series(self)

    def value_counts(self, dropna=True):
        return self._series().value_counts(sort=False, dropna=dropna)

    def describe(self):
        from pandas._frame import DataFrame

        counts = self.value_counts()
        frame = DataFrame({"counts": counts, "freqs": counts / len(self)})
        frame.index.name = "categories"
        return frame

    def min(self):
        return self._series().min()

    def max(self):
        return self._series().max()

    def unique(self):
        return self._series().unique()

    def map(self, mapper):
        return self._series().map(mapper).values

    def __repr__(self):
        labels = shown_labels(self._cells.data)
        footer = categories_text(self.dtype, 80)
        if not labels:
            return f"[], {footer}"
        long = len(labels) > 10
        if long:
            labels = labels[:5] + ["..."] + labels[-5:]
        lines, line = [], ""
        for i, label in enumerate(labels):
            piece = label + ("," if i < len(labels) - 1 else "]")
            if line and label != "..." and len(line) + 2 + len(piece) > 79:
                lines.append(line.rstrip())
                line = ""
            line += piece + " "
        lines.append(line.rstrip())
        body = "[" + "\n ".join(lines)
        return body + (f"\nLength: {len(self)}" if long else "") + "\n" + footer


class CategoricalAccessor(_Changes):
    """`series.cat`."""

    def __init__(self, series):
        if series._column.kind != "category":
            raise AttributeError("Can only use .cat accessor with a 'category' dtype")
        self._series = series
        self._cells = series._column

    def _rebuilt(self, column):
        return self._series._like(column)

    @property
    def codes(self):
        return type(self._series)._make(
            Column(codes_array(self._cells), str(codes_array(self._cells).dtype)), self._series.index
        )


class CategoricalIndex(_Changes, Index):
    """Labels out of a set of categories."""

    def __new__(cls, data=None, categories=None, ordered=None, dtype=None, copy=False, name=None):
        column = Categorical([] if data is None else data, categories, ordered, dtype)._cells
        return cls._make(
            list(column.data), "category", column.extra, getattr(data, "name", None) if name is None else name
        )

    @property
    def _cells(self):
        return self._column

    def _rebuilt(self, column):
        return index_of(column, self.name)

    @property
    def codes(self):
        return codes_array(self._column)

    def map(self, mapper, na_action=None):
        change = mapper if callable(mapper) else lambda label: mapper.get(label, NaN)
        new = [change(label) for label in self.categories]
        if len(set(new)) == len(new) and not any(is_missing(v) for v in new):
            return self.rename_categories(new)
        return super().map(mapper)
