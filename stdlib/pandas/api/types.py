"""Whether a column or a dtype is of a kind."""

import numpy as np
from pandas._dtypes import CategoricalDtype, DatetimeTZDtype, IntervalDtype, PeriodDtype
from pandas._values import Column, column_of, dtype_name


def _column(obj):
    if hasattr(obj, "_column"):
        return obj._column
    if isinstance(obj, np.ndarray):
        return column_of(obj)
    name = dtype_name(obj)
    return Column([], name)


def _asking(test):
    def question(arr_or_dtype):
        try:
            return bool(test(_column(arr_or_dtype)))
        except TypeError:
            return False

    return question


is_numeric_dtype = _asking(lambda c: c.is_numeric)
is_integer_dtype = _asking(lambda c: c.kind.lower().startswith(("int", "uint")))
is_float_dtype = _asking(lambda c: c.kind.lower().startswith("float"))
is_bool_dtype = _asking(lambda c: c.kind in ("bool", "boolean"))
is_string_dtype = _asking(lambda c: c.is_text or c.kind == "object" and all(isinstance(v, str) for v in c.data))
is_object_dtype = _asking(lambda c: c.kind == "object")
is_categorical_dtype = _asking(lambda c: c.kind == "category")
is_datetime64_any_dtype = _asking(lambda c: c.is_datetime)
is_datetime64_dtype = _asking(lambda c: c.is_datetime and c.extra is None)
is_timedelta64_dtype = _asking(lambda c: c.is_timedelta)
is_interval_dtype = _asking(lambda c: c.kind[:8] == "interval")
is_signed_integer_dtype = _asking(lambda c: c.kind.lower().startswith("int"))
is_unsigned_integer_dtype = _asking(lambda c: c.kind.lower().startswith("uint"))
is_any_real_numeric_dtype = _asking(
    lambda c: c.is_numeric and c.kind not in ("bool", "boolean") and c.kind[:7] != "complex"
)


def is_list_like(obj, allow_sets=True):
    return (
        hasattr(obj, "__iter__")
        and not isinstance(obj, (str, bytes))
        and (allow_sets or not isinstance(obj, (set, frozenset)))
    )


def is_dict_like(obj):
    return hasattr(obj, "keys") and hasattr(obj, "__getitem__") and hasattr(obj, "__contains__")


def is_scalar(val):
    return not hasattr(val, "__iter__") or isinstance(val, (str, bytes))


def is_integer(obj):
    return isinstance(obj, (int, np.integer)) and not isinstance(obj, bool)


def is_float(obj):
    return isinstance(obj, (float, np.floating))


def is_number(obj):
    return isinstance(obj, (int, float, complex, np.number)) and not isinstance(obj, bool) or isinstance(obj, bool)


def is_bool(obj):
    return isinstance(obj, (bool, np.bool_))


def is_hashable(obj):
    try:
        hash(obj)
    except TypeError:
        return False
    return True
