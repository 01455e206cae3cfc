"""The values of one column: a NumPy array for numbers and truth values, a list for texts and mixed objects."""

import math

import numpy as np

NaN = float("nan")


def is_missing(value):
    """None, or a number that is not equal to itself."""
    return value is None or (isinstance(value, (float, np.floating)) and value != value)


class Column:
    """`data` (array or list) and `kind`: "int64", "float64", "bool", "str", "object" or another NumPy dtype's name."""

    __slots__ = ("data", "kind")

    def __init__(self, data, kind):
        self.data = data
        self.kind = kind

    @property
    def is_array(self):
        return self.kind not in ("str", "object")

    @property
    def is_numeric(self):
        return self.is_array

    @property
    def is_float(self):
        return self.kind.startswith("float")

    @property
    def dtype(self):
        return self.data.dtype if self.is_array else (StringDtype() if self.kind == "str" else np.dtype("object"))

    def __len__(self):
        return len(self.data)

    def __getitem__(self, position):
        return self.data[position]

    def take(self, positions):
        if self.is_array:
            return Column(self.data[np.array(positions, dtype=np.int64)], self.kind)
        return Column([self.data[i] for i in positions], self.kind)

    def part(self, selection):
        """A slice of the values."""
        return Column(self.data[selection], self.kind)

    def copy(self):
        return Column(self.data.copy() if self.is_array else list(self.data), self.kind)

    def to_list(self):
        """Python values."""
        return self.data.tolist() if self.is_array else list(self.data)

    def scalars(self):
        """The values as they are met one by one: NumPy scalars for arrays."""
        return [self.data[i] for i in range(len(self.data))] if self.is_array else self.data

    def to_array(self):
        if self.is_array:
            return self.data
        array = np.empty(len(self.data), dtype=object)
        for i, value in enumerate(self.data):
            array[i] = value
        return array

    def missing(self):
        """A list of truth values."""
        if self.is_float:
            return np.isnan(self.data).tolist()
        if self.is_array:
            return [False] * len(self.data)
        return [is_missing(value) for value in self.data]

    def present(self):
        """The values that are there."""
        if self.is_float:
            return Column(self.data[~np.isnan(self.data)], self.kind)
        return self if self.is_array else Column([v for v in self.data if not is_missing(v)], self.kind)


class StringDtype:
    """The dtype of texts; prints as `str` and equals its name."""

    name = "str"
    kind = "O"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "<StringDtype(na_value=nan)>"

    def __eq__(self, other):
        return isinstance(other, StringDtype) or other in ("str", "string", str)

    def __hash__(self):
        return hash("str")


class StringArray:
    """The values of a column of texts."""

    def __init__(self, texts):
        self._texts = texts

    dtype = StringDtype()

    @property
    def shape(self):
        return (len(self._texts),)

    def __len__(self):
        return len(self._texts)

    def __iter__(self):
        return iter(self._texts)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return StringArray(self._texts[key])
        return self._texts[key]

    def __eq__(self, other):
        others = list(other) if isinstance(other, (list, StringArray, np.ndarray)) else [other] * len(self)
        return np.array([a == b for a, b in zip(self._texts, others)], dtype=bool)

    def __array__(self, dtype=None, copy=None):
        return Column(self._texts, "str").to_array()

    def tolist(self):
        return list(self._texts)

    def astype(self, dtype):
        return self.__array__().astype(dtype)

    def __repr__(self):
        shown = [repr(text) if isinstance(text, str) else "nan" for text in self._texts]
        if len(shown) > 100:
            shown = shown[:10] + ["..."] + shown[-10:]
        lines, line = [], "["
        width = max((len(text) for text in shown), default=0)
        for i, text in enumerate(shown):
            piece = text.rjust(width) + ("," if i < len(shown) - 1 else "]")
            if line not in ("[", " ") and len(line) + len(piece) > 79:
                lines.append(line.rstrip())
                line = " "
            line += piece + " "
        lines.append(line.rstrip() if shown else "[]")
        return "<StringArray>\n" + "\n".join(lines) + f"\nLength: {len(self._texts)}, dtype: str"


def column_of(values, dtype=None):
    """A column of an array, a list, a range or a column; types are found as pandas finds them."""
    if isinstance(values, Column):
        column = values
    elif isinstance(values, StringArray):
        column = Column(values.tolist(), "str")
    elif type(values).__name__ == "Tensor":
        column = column_of(values.detach().numpy())
    elif isinstance(values, np.ndarray):
        column = _of_array(values)
    else:
        column = _of_list(list(values))
    return column if dtype is None else cast(column, dtype)


def _of_array(array):
    kind = str(array.dtype)
    if kind == "object":
        return Column(array.tolist(), "object")
    if array.dtype.kind in "US":
        return Column([str(value) for value in array.tolist()], "str")
    return Column(array, kind)


def _of_list(values):
    seen = set()
    for value in values:
        if value is None:
            seen.add("none")
        elif isinstance(value, (bool, np.bool_)):
            seen.add("bool")
        elif isinstance(value, (int, np.integer)):
            seen.add("int")
        elif isinstance(value, (float, np.floating)):
            seen.add("nan" if value != value else "float")
        elif isinstance(value, str):
            seen.add("str")
        else:
            seen.add("object")
    if not seen:
        return Column([], "object")
    if seen == {"bool"}:
        return Column(np.array(values, dtype=bool), "bool")
    if seen == {"int"}:
        if all(-(2**63) <= int(v) < 2**63 for v in values):
            return Column(np.array([int(v) for v in values], dtype=np.int64), "int64")
        return Column(values, "object")
    if seen <= {"int", "float", "nan", "none"} and seen != {"none"}:
        numbers = [NaN if v is None else float(v) for v in values]
        return Column(np.array(numbers, dtype=np.float64), "float64")
    if "str" in seen and seen <= {"str", "nan", "none"}:
        return Column([NaN if is_missing(v) else v for v in values], "str")
    return Column(values, "object")


def dtype_name(dtype):
    """The name of a dtype given as a text, a type, a NumPy dtype or ours."""
    if dtype is int:
        return "int64"
    if dtype is float:
        return "float64"
    if dtype is bool:
        return "bool"
    if dtype is str or isinstance(dtype, StringDtype) or dtype in ("str", "string"):
        return "str"
    if dtype is object or dtype in ("object", "O"):
        return "object"
    return str(np.dtype({"int": "int64", "float": "float64"}.get(dtype, dtype) if isinstance(dtype, str) else dtype))


def cast(column, dtype):
    """`astype`."""
    kind = dtype_name(dtype)
    if kind == column.kind:
        return column.copy()
    if kind == "object":
        return Column(list(column.scalars()), "object")
    if kind == "str":
        return Column([v if is_missing(v) else str(v) for v in column.to_list()], "str")
    if column.is_array:
        if column.is_float and kind.startswith(("int", "uint")) and not np.isfinite(column.data).all():
            raise ValueError("Cannot convert non-finite values (NA or inf) to integer")
        return Column(column.data.astype(kind), kind)
    if kind.startswith("float"):
        return Column(np.array([NaN if is_missing(v) else _number(v, float) for v in column.data], dtype=kind), kind)
    if kind == "bool":
        return Column(np.array([bool(v) for v in column.data], dtype=bool), "bool")
    return Column(np.array([_number(v, int) for v in column.data], dtype=kind), kind)


def _number(value, kind):
    return kind(value)


def common(columns):
    """One column of values of all columns' types, for rows and concatenation: numbers widen, mixtures become objects."""
    kinds = {column.kind for column in columns}
    if len(kinds) == 1:
        return next(iter(kinds))
    if all(column.is_array for column in columns) and "bool" not in kinds:
        dtype = columns[0].data.dtype
        for column in columns[1:]:
            dtype = np.promote_types(dtype, column.data.dtype)
        return str(dtype)
    return "object"


def joined(columns):
    """Columns one after the other."""
    filled = [column for column in columns if len(column)] or columns[:1]
    kind = common(filled)
    if kind in ("str", "object"):
        return Column([value for column in filled for value in column.scalars()], kind)
    return Column(np.concatenate([column.data.astype(kind) for column in filled]), kind)


def quantile(sorted_values, q):
    """Linear interpolation between the two nearest of the sorted values."""
    if not sorted_values:
        return NaN
    position = (len(sorted_values) - 1) * q
    low = math.floor(position)
    high = min(low + 1, len(sorted_values) - 1)
    a, b = sorted_values[low], sorted_values[high]
    t = position - low
    # As NumPy computes it: from the nearer end.
    return b - (b - a) * (1 - t) if t >= 0.5 else a + (b - a) * t
