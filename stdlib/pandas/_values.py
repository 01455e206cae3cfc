"""The values of one column: a NumPy array for numbers and truth values, a list for everything else."""

import math

import numpy as np
from pandas._dtypes import (
    ARRAY_KINDS, NA, NULLABLE, STR, CategoricalDtype, ExtensionDtype, NaN, NaT, NullableDtype, StringDtype, TimeDtype,
)


def is_missing(value):
    """None, NaN, NaT or NA."""
    if value is None or value is NaT or value is NA:
        return True
    return isinstance(value, (float, np.floating)) and value != value


class Column:
    """`data` (array or list) and `kind`, the name of the dtype; `extra` is the dtype itself where a name does not say all."""

    __slots__ = ("data", "kind", "extra")

    def __init__(self, data, kind, extra=None):
        self.data = data
        self.kind = kind
        self.extra = extra

    @property
    def is_array(self):
        return self.kind in ARRAY_KINDS

    @property
    def is_numeric(self):
        return self.kind in ARRAY_KINDS or self.kind in NULLABLE

    @property
    def is_float(self):
        return self.kind[:5] == "float"

    @property
    def is_datetime(self):
        return self.kind[:8] == "datetime"

    @property
    def is_timedelta(self):
        return self.kind[:9] == "timedelta"

    @property
    def is_nullable(self):
        return self.kind in NULLABLE or self.kind == "string"

    @property
    def is_text(self):
        return self.kind in ("str", "string")

    @property
    def dtype(self):
        if self.extra is not None:
            return self.extra
        if self.kind in ARRAY_KINDS:
            return self.data.dtype
        return dtype_of_kind(self.kind)

    @property
    def gap(self):
        """What stands for a missing value."""
        if self.is_nullable:
            return NA
        return NaT if self.is_datetime or self.is_timedelta or self.kind[:6] == "period" else NaN

    def __len__(self):
        return len(self.data)

    def __getitem__(self, position):
        return self.data[position]

    def like(self, values):
        """A column of this kind with other values, given as a list."""
        if self.is_array:
            return Column(np.array(values, dtype=self.kind), self.kind)
        return Column(values, self.kind, self.extra)

    def take(self, positions):
        if self.is_array:
            return Column(self.data[np.array(positions, dtype=np.int64)], self.kind)
        data = self.data
        return Column([data[i] for i in positions], self.kind, self.extra)

    def take_or_missing(self, positions, fill=None):
        """As `take`; None among the positions gives a missing value, or `fill`."""
        if None not in positions:
            return self.take(positions)
        data = self.data
        if fill is not None and not is_missing(fill):
            if self.is_text and not isinstance(fill, str):
                raise TypeError(
                    f"Invalid value '{fill}' for dtype '{self.kind}'. Value should be a string or missing value, got "
                    f"'{type(fill).__name__}' instead."
                )
            return column_of([fill if i is None else data[i] for i in positions])
        if self.is_array:
            if self.kind == "bool":
                return Column([NaN if i is None else bool(data[i]) for i in positions], "object")
            kind = self.kind if self.is_float or self.kind[:7] == "complex" else "float64"
            return Column(np.array([NaN if i is None else data[i] for i in positions], dtype=kind), kind)
        gap = self.gap
        return Column([gap if i is None else data[i] for i in positions], self.kind, self.extra)

    def part(self, selection):
        """A slice of the values."""
        return Column(self.data[selection], self.kind, self.extra)

    def copy(self):
        return Column(self.data.copy() if self.is_array else list(self.data), self.kind, self.extra)

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

    def values(self):
        """As `Series.values` gives it."""
        if self.is_array:
            return self.data
        if self.kind == "category":
            from pandas._categorical import Categorical

            return Categorical._make(self)
        if self.kind == "object":
            return self.to_array()
        return ExtensionArray(self)

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
        if self.is_array:
            return self
        return Column([v for v in self.data if not is_missing(v)], self.kind, self.extra)

    def sort_keys(self):
        """Values that order as the column does: categories by their places."""
        if self.kind == "category":
            return self.extra.codes_of(self.data)
        return self.to_list()

    def order(self, ascending=True, na_position="last"):
        """Positions in the order of the values, equal ones as they stand, missing ones at an end."""
        if self.is_array and self.kind != "bool" and self.kind[:7] != "complex":
            data = self.data
            if ascending and not (self.is_float and np.isnan(data).any()):
                return np.argsort(data, kind="stable").tolist()
        keys, missing = self.sort_keys(), self.missing()
        present = [i for i in range(len(keys)) if not missing[i]]
        try:
            present.sort(key=keys.__getitem__, reverse=not ascending)
        except TypeError as error:
            raise TypeError(str(error)) from None
        absent = [i for i in range(len(keys)) if missing[i]]
        return present + absent if na_position == "last" else absent + present


def dtype_of_kind(kind):
    if kind == "str":
        return STR
    if kind == "string":
        return StringDtype()
    if kind in NULLABLE:
        return NullableDtype(kind)
    if kind.startswith(("datetime64", "timedelta64")):
        return TimeDtype(kind)
    if kind == "category":
        return CategoricalDtype()
    if kind.startswith("period"):
        from pandas._dtypes import PeriodDtype

        return PeriodDtype(kind[7:-1])
    return np.dtype(kind)


class ExtensionArray:
    """The values of a column that is no NumPy array."""

    def __init__(self, column):
        self._column = column

    @property
    def dtype(self):
        return self._column.dtype

    @property
    def shape(self):
        return (len(self._column),)

    @property
    def size(self):
        return len(self._column)

    ndim = 1

    def __len__(self):
        return len(self._column)

    def __iter__(self):
        return iter(self._column.data)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return ExtensionArray(self._column.part(key))
        if isinstance(key, (list, np.ndarray)):
            entries = list(key)
            if entries and isinstance(entries[0], (bool, np.bool_)):
                entries = [i for i, flag in enumerate(entries) if flag]
            return ExtensionArray(self._column.take(entries))
        return self._column.data[key]

    def _compared(self, other, function):
        others = list(other) if isinstance(other, (list, ExtensionArray, np.ndarray)) else [other] * len(self)
        pairs = zip(self._column.data, others)
        return np.array(
            [not is_missing(a) and not is_missing(b) and bool(function(a, b)) for a, b in pairs], dtype=bool
        )

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b)

    def __ne__(self, other):
        return self._compared(other, lambda a, b: a != b)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    __hash__ = None

    def __array__(self, dtype=None, copy=None):
        array = self._column.to_array()
        return array if dtype is None else array.astype(dtype)

    def tolist(self):
        return list(self._column.data)

    to_list = tolist

    def to_numpy(self, dtype=None, copy=False, na_value=None):
        return numpy_of(self._column, dtype, na_value)

    def isna(self):
        return np.array(self._column.missing(), dtype=bool)

    def astype(self, dtype):
        return cast(self._column, dtype).values()

    def unique(self):
        return ExtensionArray(self._column.like(list(dict.fromkeys(self._column.data))))

    def __repr__(self):
        column = self._column
        name = _array_name(column)
        if column.is_datetime or column.is_timedelta:
            shown = ["NaT" if value is NaT else f"'{value}'" for value in column.data]
        else:
            shown = [_array_text(value, column.is_text) for value in column.data]
        if len(shown) > 100:
            shown = shown[:10] + ["..."] + shown[-10:]
        lines, line = [], "["
        width = max((len(text) for text in shown), default=0) if len(", ".join(shown)) > 78 else 0
        for i, text in enumerate(shown):
            piece = text.rjust(width) + ("," if i < len(shown) - 1 else "]")
            if line not in ("[", " ") and len(line) + len(piece) > 79:
                lines.append(line.rstrip())
                line = " "
            line += piece + " "
        lines.append(line.rstrip() if shown else "[]")
        return f"<{name}>\n" + "\n".join(lines) + f"\nLength: {len(column)}, dtype: {column.dtype}"


def _array_name(column):
    if column.is_text:
        return "StringArray"
    if column.kind in NULLABLE:
        return {"I": "IntegerArray", "U": "IntegerArray", "F": "FloatingArray", "b": "BooleanArray"}[column.kind[0]]
    if column.is_datetime:
        return "DatetimeArray"
    return (
        "TimedeltaArray" if column.is_timedelta else ("PeriodArray" if column.kind[:6] == "period" else "IntervalArray")
    )


def _array_text(value, quoted):
    if is_missing(value):
        return "nan" if isinstance(value, float) or value is None else str(value)
    return repr(value) if quoted else str(value)


class StringArray(ExtensionArray):
    """The values of a column of texts."""

    def __init__(self, texts):
        super().__init__(Column(texts, "str"))


def numpy_of(column, dtype=None, na_value=None):
    """`to_numpy`."""
    if na_value is not None:
        column = Column([na_value if gone else v for v, gone in zip(column.scalars(), column.missing())], "object")
    if column.kind in NULLABLE and dtype is None and not any(column.missing()):
        dtype = NULLABLE[column.kind]
    if column.kind == "category" and dtype is None:
        return column_of(list(column.data)).to_array()
    array = column.to_array()
    return array if dtype is None else array.astype(dtype)


def column_of(values, dtype=None):
    """A column of an array, a list, a range or a column; types are found as pandas finds them."""
    if isinstance(values, Column):
        column = values
    elif hasattr(values, "_column"):
        column = values._column
    elif type(values).__name__ == "Tensor":
        column = column_of(values.detach().numpy())
    elif isinstance(values, np.ndarray):
        column = _of_array(values)
    else:
        if dtype is not None:
            return cast(Column(list(values), "object"), dtype)
        column = _of_list(list(values))
    return column if dtype is None else cast(column, dtype)


def _of_array(array):
    if array.ndim > 1:
        raise ValueError(f"Data must be 1-dimensional, got ndarray of shape {array.shape} instead")
    kind = str(array.dtype)
    if kind == "object":
        found = _of_list(array.tolist())
        return (
            found
            if found.kind in ("str",) or found.is_datetime or found.is_timedelta
            else Column(array.tolist(), "object")
        )
    if array.dtype.kind in "US":
        return Column([str(value) for value in array.tolist()], "str")
    return Column(array.reshape(1) if array.ndim == 0 else array, kind)


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
        elif isinstance(value, complex) or type(value).__name__ in ("complex64", "complex128"):
            seen.add("complex")
        else:
            seen.add("object")
            break
    if not seen:
        return Column([], "object")
    if seen == {"bool"}:
        return Column(np.array(values, dtype=bool), "bool")
    if seen == {"int"}:
        if all(-(2**63) <= int(v) < 2**63 for v in values):
            return Column(np.array([int(v) for v in values], dtype=np.int64), "int64")
        if all(0 <= int(v) < 2**64 for v in values):
            return Column(np.array([int(v) for v in values], dtype=np.uint64), "uint64")
        return Column(values, "object")
    if seen <= {"int", "float", "nan", "none"} and seen != {"none"}:
        numbers = [NaN if v is None else float(v) for v in values]
        return Column(np.array(numbers, dtype=np.float64), "float64")
    if "str" in seen and seen <= {"str", "nan", "none"}:
        return Column([NaN if is_missing(v) else v for v in values], "str")
    if "complex" in seen and seen <= {"complex", "int", "float", "nan"}:
        return Column(np.array(values, dtype=np.complex128), "complex128")
    if "object" in seen:
        found = _of_objects(values)
        if found is not None:
            return found
    return Column(values, "object")


def _of_objects(values):
    """A column of times or intervals, None if the values are others."""
    names = {type(value).__name__ for value in values if not is_missing(value)}
    if names and names <= {"Timestamp", "datetime"}:
        from pandas._time import datetime_column

        return datetime_column(values)
    if names and names <= {"Timedelta", "timedelta"}:
        from pandas._time import timedelta_column

        return timedelta_column(values)
    if not names and any(value is NaT for value in values):
        return Column([NaT] * len(values), "datetime64[us]")
    if names == {"Interval"}:
        from pandas._intervals import interval_column

        return interval_column(values)
    if names == {"Period"}:
        from pandas._periods import period_column

        return period_column(values)
    if not names and values and all(value is NA for value in values):
        return Column(list(values), "object")
    return None


def dtype_name(dtype):
    """The name of a dtype given as a text, a type, a NumPy dtype or ours."""
    if dtype is int:
        return "int64"
    if dtype is float:
        return "float64"
    if dtype is bool:
        return "bool"
    if dtype is str:
        return "str"
    if dtype is object:
        return "object"
    if isinstance(dtype, type) and issubclass(dtype, ExtensionDtype):
        dtype = dtype()
    if isinstance(dtype, ExtensionDtype):
        return dtype.name
    if isinstance(dtype, str):
        if dtype in NULLABLE or dtype in ("str", "string", "category", "object"):
            return dtype
        if dtype in ("O", "int", "float", "U", "datetime64", "timedelta64"):
            if dtype in ("datetime64", "timedelta64"):
                raise TypeError(
                    f"Passing unit-less datetime64 dtype to .astype is deprecated. Pass e.g. '{dtype}[ns]' instead."
                )
            return {"O": "object", "int": "int64", "float": "float64", "U": "str"}[dtype]
        if dtype[:10] in ("datetime64", "timedelta6") or dtype.startswith("period["):
            return dtype
        if dtype.startswith(("<M8[", "M8[", "<m8[", "m8[")):
            letter = dtype.lstrip("<")[0]
            return ("datetime64" if letter == "M" else "timedelta64") + dtype[dtype.index("[") :]
    return str(np.dtype(dtype))


def cast(column, dtype):
    """`astype`."""
    kind = dtype_name(dtype)
    if kind == "category":
        from pandas._categorical import categorical_column

        return categorical_column(column, dtype if isinstance(dtype, CategoricalDtype) else None)
    if kind == column.kind:
        return column.copy() if column.is_array or kind != "object" else Column(list(column.data), "object")
    if kind == "object":
        return Column(
            list(column.to_list() if column.is_array and column.kind != "bool" else column.scalars()), "object"
        )
    if kind in ("str", "string"):
        return _texts(column, kind)
    if kind in NULLABLE:
        return _nullable(column, kind)
    if kind.startswith(("datetime64", "timedelta64", "period")):
        from pandas._time import cast_time

        return cast_time(column, kind)
    if column.kind == "category":
        column = column_of(list(column.data))
        if column.kind == kind:
            return column
    if column.is_array:
        if column.is_float and kind.startswith(("int", "uint")) and not np.isfinite(column.data).all():
            from pandas.errors import IntCastingNaNError

            raise IntCastingNaNError(
                "Cannot convert non-finite values (NA or inf) to integer. Replace or remove non-finite values or cast to an "
                "integer type that supports these values (e.g. 'Int64')"
            )
        return Column(column.data.astype(kind), kind)
    if column.is_datetime or column.is_timedelta:
        if not kind.startswith("int"):
            raise TypeError(
                f"Cannot cast {'DatetimeArray' if column.is_datetime else 'TimedeltaArray'} to dtype {kind}"
            )
        from pandas._time import integer_of

        unit = column.kind[column.kind.index("[") + 1 :].split(",")[0].rstrip("]")
        return Column(np.array([integer_of(v, unit) for v in column.data], dtype=kind), kind)
    if column.is_nullable and any(column.missing()) and not kind.startswith("float"):
        if kind == "bool":
            raise ValueError("cannot convert NA to bool")
        raise ValueError("cannot convert NA to integer")
    if kind.startswith("float"):
        return Column(np.array([NaN if is_missing(v) else float(v) for v in column.data], dtype=kind), kind)
    if kind == "bool":
        return Column(np.array([bool(v) for v in column.data], dtype=bool), "bool")
    if any(column.missing()):
        bad = next((v for v in column.data if isinstance(v, str)), None)
        if bad is not None:
            int(bad)
        missing = next(v for v in column.data if is_missing(v))
        if missing is None:
            raise TypeError("int() argument must be a string, a bytes-like object or a real number, not 'NoneType'")
        raise ValueError("cannot convert float NaN to integer")
    return Column(np.array([int(v) for v in column.data], dtype=kind), kind)


def _texts(column, kind):
    gap = NaN if kind == "str" else NA
    if column.is_datetime or column.is_timedelta:
        from pandas._format import format_column

        texts = [text.strip() for text in format_column(column)]
        return Column([gap if gone else text for text, gone in zip(texts, column.missing())], kind)
    if column.kind == "bool":
        return Column([str(bool(v)) for v in column.data], kind)
    return Column([gap if is_missing(v) else str(v) for v in column.to_list()], kind)


def _nullable(column, kind):
    if kind == "boolean":
        change = bool
    elif kind.startswith("F"):
        change = float
    else:
        change = int
        for value in column.data if not column.is_array or column.is_float else []:
            if isinstance(value, (float, np.floating)) and value == value and value != int(value):
                raise TypeError("cannot safely cast non-equivalent float64 to int64")
    return Column([NA if is_missing(v) else change(v) for v in column.to_list()], kind)


def common(columns):
    """One kind for values of all columns, for rows and concatenation: numbers widen, mixtures become objects."""
    kinds = {column.kind for column in columns}
    if len(kinds) == 1:
        kind = next(iter(kinds))
        if kind == "category" and any(column.extra != columns[0].extra for column in columns[1:]):
            return "object"
        return kind
    if "bool" not in kinds and all(kind in ARRAY_KINDS for kind in kinds):
        dtype = columns[0].data.dtype
        for column in columns[1:]:
            dtype = np.promote_types(dtype, column.data.dtype)
        return str(dtype)
    if (
        all(kind in ARRAY_KINDS or kind in NULLABLE for kind in kinds)
        and "bool" not in kinds
        and "boolean" not in kinds
    ):
        plain = [np.dtype(NULLABLE.get(kind, kind)) for kind in kinds]
        dtype = plain[0]
        for other in plain[1:]:
            dtype = np.promote_types(dtype, other)
        name = str(dtype)
        return name[:1].upper() + name[1:] if name[0] != "u" else "UI" + name[2:]
    if kinds <= {"str", "string"}:
        return "string"
    for family in ("datetime64", "timedelta64"):
        if all(kind.startswith(family) and "," not in kind for kind in kinds):
            return f"{family}[ns]" if f"{family}[ns]" in kinds else f"{family}[us]"
    return "object"


def joined(columns):
    """Columns one after the other."""
    filled = [column for column in columns if len(column)] or columns[:1]
    kind = common(filled)
    if kind not in ARRAY_KINDS:
        values = [value for column in filled for value in column.scalars()]
        return Column(values, kind, filled[0].extra if filled[0].kind == kind else None)
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
