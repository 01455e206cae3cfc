"""The types of columns that NumPy does not have: texts, times, categories, intervals, whole numbers with missing ones."""

import numpy as np

NaN = float("nan")
ARRAY_KINDS = frozenset(
    "int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 bool complex64 complex128".split()
)
NULLABLE = {
    "Int8": "int8", "Int16": "int16", "Int32": "int32", "Int64": "int64", "UInt8": "uint8", "UInt16": "uint16",
    "UInt32": "uint32", "UInt64": "uint64", "Float32": "float32", "Float64": "float64", "boolean": "bool",
}


class NAType:
    """The missing value of the nullable types: comparisons and arithmetic with it give itself."""

    def __repr__(self):
        return "<NA>"

    def __bool__(self):
        raise TypeError("boolean value of NA is ambiguous")

    def __hash__(self):
        return 2**61 - 1

    def __and__(self, other):
        return False if other is False else self

    def __or__(self, other):
        return True if other is True else self

    def __reduce__(self):
        return "NA"

    __rand__, __ror__ = __and__, __or__


def _install_na():
    def absorbing(self, other):
        return self

    for name in (
        "add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow eq ne lt le gt ge xor rxor"
    ).split():
        setattr(NAType, f"__{name}__", absorbing)
    for name in ("neg", "pos", "abs", "invert"):
        setattr(NAType, f"__{name}__", lambda self: self)


_install_na()
NA = NAType()


class NaTType:
    """The missing time: unequal to everything, and what is computed with it is missing."""

    value = -(2**63)

    def __repr__(self):
        return "NaT"

    __str__ = __repr__

    def __hash__(self):
        return hash("NaT")

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def isoformat(self, *args, **kwargs):
        return "NaT"

    def strftime(self, format):
        raise ValueError("NaTType does not support strftime")

    def __format__(self, spec):
        return "NaT"

    def __reduce__(self):
        return "NaT"

    def __getattr__(self, name):
        if name in (
            "year month day hour minute second microsecond nanosecond days seconds microseconds nanoseconds dayofweek "
            "day_of_week weekofyear week dayofyear day_of_year quarter days_in_month daysinmonth"
        ).split():
            return NaN
        if name in (
            "date",
            "time",
            "floor",
            "ceil",
            "round",
            "normalize",
            "to_pydatetime",
            "total_seconds",
            "day_name",
        ):
            return lambda *args, **kwargs: NaN if name in ("total_seconds", "day_name") else self
        raise AttributeError(f"'NaTType' object has no attribute '{name}'")


def _install_nat():
    for name in ("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "floordiv"):
        setattr(NaTType, f"__{name}__", lambda self, other: self)
    for name in ("lt", "le", "gt", "ge"):
        setattr(NaTType, f"__{name}__", lambda self, other: False)
    NaTType.__neg__ = NaTType.__abs__ = lambda self: self


_install_nat()
NaT = NaTType()


class ExtensionDtype:
    """A type known by its name, which it equals."""

    name = "extension"
    kind = "O"
    na_value = NaN
    type = object

    def __str__(self):
        return self.name

    def __repr__(self):
        return self.name

    def __eq__(self, other):
        if isinstance(other, str):
            return other == self.name
        return isinstance(other, ExtensionDtype) and other.name == self.name

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.name)


class StringDtype(ExtensionDtype):
    """Texts: `str` with NaN for what is missing, or `string` with NA."""

    type = str

    def __init__(self, storage=None, na_value=NA):
        self.na_value = na_value
        self.storage = storage or "python"
        self.name = "string" if na_value is NA else "str"

    def __repr__(self):
        return f"<StringDtype(storage='python', na_value={self.na_value})>"

    def __eq__(self, other):
        if other is str:
            return self.name == "str"
        return super().__eq__(other) or (self.name == "str" and other == "string" and isinstance(other, str))

    def __hash__(self):
        return hash(self.name)


STR = StringDtype(na_value=NaN)


class NullableDtype(ExtensionDtype):
    """Numbers or truth values with NA for what is missing."""

    na_value = NA

    def __init__(self, name=None):
        self.name = self.name if name is None else name
        self.numpy_dtype = np.dtype(NULLABLE[self.name])
        self.kind = self.numpy_dtype.kind
        self.itemsize = self.numpy_dtype.itemsize

    def __repr__(self):
        return "BooleanDtype" if self.name == "boolean" else f"{self.name}Dtype()"


class TimeDtype(ExtensionDtype):
    """`datetime64[us]`, `timedelta64[ns]` and their like."""

    def __init__(self, name):
        self.name = name
        self.kind = "M" if name.startswith("datetime") else "m"
        self.na_value = NaT
        self.unit = name[name.index("[") + 1 : -1]
        self.itemsize = 8

    def __repr__(self):
        return f"dtype('<{self.kind}8[{self.unit}]')"

    def __eq__(self, other):
        if isinstance(other, str) and other.startswith(("<M8", "M8", "<m8", "m8")):
            return other.lstrip("<") == f"{self.kind}8[{self.unit}]"
        return super().__eq__(other)

    def __hash__(self):
        return hash(self.name)


class DatetimeTZDtype(ExtensionDtype):
    """Times in a time zone."""

    kind = "M"
    na_value = NaT

    def __init__(self, unit="ns", tz=None):
        self.unit, self.tz = unit, tz
        self.name = f"datetime64[{unit}, {tz}]"


class CategoricalDtype(ExtensionDtype):
    """The values a column may have, and whether they are ordered."""

    name = "category"

    def __init__(self, categories=None, ordered=False):
        if categories is not None:
            from pandas._index import ensure_index

            categories = ensure_index(categories)
            if not categories.is_unique:
                raise ValueError("Categorical categories must be unique")
        self.categories = categories
        self.ordered = bool(ordered)

    def __repr__(self):
        if self.categories is None:
            return f"CategoricalDtype(categories=None, ordered={self.ordered})"
        labels = ", ".join(repr(label) if isinstance(label, str) else str(label) for label in self.categories)
        kind = self.categories.dtype
        return f"CategoricalDtype(categories=[{labels}], ordered={self.ordered}, categories_dtype={kind})"

    def __str__(self):
        return "category"

    def __eq__(self, other):
        if isinstance(other, str):
            return other == "category"
        if not isinstance(other, CategoricalDtype) or self.ordered != other.ordered:
            return False
        if self.categories is None or other.categories is None:
            return self.categories is other.categories
        if self.ordered:
            return list(self.categories) == list(other.categories)
        return set(self.categories) == set(other.categories)

    def __hash__(self):
        return hash("category")

    def codes_of(self, values):
        """Positions of the values among the categories, -1 where a value is none of them."""
        places = self.__dict__.get("_places")
        if places is None:
            places = self._places = {label: i for i, label in enumerate(self.categories)}
        return [places.get(value, -1) for value in values]


class IntervalDtype(ExtensionDtype):
    """Intervals between two numbers."""

    def __init__(self, subtype="float64", closed="right"):
        self.subtype, self.closed = subtype, closed
        self.name = f"interval[{subtype}, {closed}]"


class PeriodDtype(ExtensionDtype):
    """Spans of time of one frequency."""

    na_value = NaT

    def __init__(self, freq):
        self.freq = freq
        self.name = f"period[{freq}]"
