"""Operators on columns: values are matched by their labels, missing where one side has none."""

import operator

import numpy as np
from pandas._dtypes import NA, NULLABLE
from pandas._values import Column, NaN, column_of, is_missing

ARITHMETIC = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": operator.truediv,
    "floordiv": operator.floordiv, "mod": operator.mod, "pow": operator.pow,
}
COMPARISONS = {
    "eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge,
}
SYMBOLS = {
    operator.add: "+", operator.sub: "-", operator.mul: "*", operator.truediv: "/", operator.floordiv: "//",
    operator.mod: "%", operator.pow: "**", operator.lt: "<", operator.le: "<=", operator.gt: ">", operator.ge: ">=",
}
_NUMBERS = (int, float, complex, np.number, np.bool_)


def union_of(left, right):
    """The labels of both indices, sorted where they differ."""
    if left is right or left.equals(right):
        return left
    return left.union(right)


def aligned(left, right):
    """Two series with the union of their labels, sorted where they differ."""
    if left.index is right.index or left.index.equals(right.index):
        return left._column, right._column, left.index
    union = union_of(left.index, right.index)
    return left.reindex(union)._column, right.reindex(union)._column, union


def operate(column, other, function, mirrored=False):
    """The column that the operator gives; `other` is a column, an array, a list or a scalar."""
    if isinstance(other, (list, tuple, np.ndarray, range)) or (
        hasattr(other, "_column") and not isinstance(other, Column)
    ):
        other = column_of(other)
    if isinstance(other, Column) and len(other) != len(column):
        if len(other) != 1:
            raise ValueError(f"operands could not be broadcast together with shapes ({len(column)},) ({len(other)},) ")
        other = other[0]
    if isinstance(other, bool) is False and type(other).__name__ == "Tensor":
        other = column_of(other)
    _check_supported(column, other, function, mirrored)
    plain = other.is_array if isinstance(other, Column) else isinstance(other, _NUMBERS)
    if column.is_array and plain:
        left, right = column.data, other.data if isinstance(other, Column) else other
        return column_of(_numeric(right, left, function) if mirrored else _numeric(left, right, function))
    if isinstance(other, Column):
        others = other.to_list()
    else:
        others = [other] * len(column)
    pairs = zip(others, column.to_list()) if mirrored else zip(column.to_list(), others)
    values = [None if is_missing(a) or is_missing(b) else function(a, b) for a, b in pairs]
    return _typed(values, column, other, function, mirrored)


def _numeric(left, right, function):
    """On arrays: whole numbers divided by zero give infinities, as floats do."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if function in (operator.floordiv, operator.mod):
            divisor = np.asarray(right)
            if divisor.dtype.kind in "iub" and np.asarray(left).dtype.kind in "iub" and not divisor.all():
                left, right = np.asarray(left, dtype=float), np.asarray(right, dtype=float)
                if function is operator.floordiv:
                    return np.where(
                        right == 0,
                        np.divide(left, np.where(right == 0, 0.0, right)),
                        np.floor_divide(left, np.where(right == 0, 1.0, right)),
                    )
                return np.where(right == 0, NaN, np.mod(left, np.where(right == 0, 1.0, right)))
        if function is operator.pow and isinstance(right, int) and right < 0 and np.asarray(left).dtype.kind in "iu":
            raise ValueError("Integers to negative integer powers are not allowed.")
        return function(left, right)


def _check_supported(column, other, function, mirrored):
    if column.kind == "category":
        names = ("Categorical", _kind_text(other))
        names = names[::-1] if mirrored else names
        raise TypeError(f"unsupported operand type(s) for {SYMBOLS[function]}: '{names[0]}' and '{names[1]}'")
    if column.is_array and isinstance(other, str) and function is not operator.mul:
        # NumPy's own refusal.
        function(other, column.data) if mirrored else function(column.data, other)
    if (
        (column.is_datetime or column.is_timedelta)
        and isinstance(other, (int, float, np.number))
        and function in (operator.add, operator.sub)
    ):
        array = "DatetimeArray" if column.is_datetime else "TimedeltaArray"
        raise TypeError(
            f"Addition/subtraction of integers and integer-arrays with {array} is no longer supported.  Instead of "
            "adding/subtracting `n`, use `n * obj.freq`"
        )
    if column.is_datetime and isinstance(other, Column) and other.is_datetime and function is operator.add:
        raise TypeError("cannot add DatetimeArray and DatetimeArray")


def _kind_text(other):
    if isinstance(other, Column):
        return "Categorical" if other.kind == "category" else "ndarray"
    return type(other).__name__


def _typed(values, column, other, function, mirrored):
    """The values as a column whose missing ones are of the right sort."""
    kinds = [column.kind] + ([other.kind] if isinstance(other, Column) else [])
    if any(kind in NULLABLE for kind in kinds) or other is NA:
        return nullable_column(values, column.kind)
    if "string" in kinds:
        return Column([NA if v is None else v for v in values], "string")
    present = [v for v in values if v is not None]
    if not present:
        both = column.is_datetime and (
            isinstance(other, Column) and other.is_datetime or type(other).__name__ == "Timestamp"
        )
        if both and function is operator.sub:
            return Column([_nat()] * len(values), "timedelta64[us]")
        if column.is_datetime or column.is_timedelta:
            return Column([_nat()] * len(values), column.kind, column.extra)
        if column.is_text:
            return Column([NaN] * len(values), "str")
        return column_of([NaN] * len(values)) if len(values) else column
    if column.kind == "object" or (isinstance(other, Column) and other.kind == "object"):
        if not isinstance(present[0], (str,)) and not hasattr(present[0], "value"):
            return Column([NaN if v is None else v for v in values], "object")
    if column.is_text and isinstance(present[0], str):
        return Column([NaN if v is None else v for v in values], "str")
    return column_of([NaN if v is None and isinstance(present[0], (int, float, complex)) else v for v in values])


def _nat():
    from pandas._dtypes import NaT

    return NaT


def nullable_column(values, hint="Int64"):
    """A column of a nullable type: the type of the values that are there decides."""
    present = [v for v in values if not is_missing(v)]
    if not present:
        kind = hint if hint in NULLABLE else "Int64"
    elif all(isinstance(v, (bool, np.bool_)) for v in present):
        kind = "boolean"
    elif all(isinstance(v, (int, np.integer)) for v in present):
        kind = hint if hint in NULLABLE and hint[0] in "IU" else "Int64"
    else:
        kind = "Float64"
    return Column([NA if is_missing(v) else v for v in values], kind)


def _foreign(other):
    return type(other).__name__ in ("DataFrame",)


def is_series(value):
    return hasattr(value, "_column") and hasattr(value, "_index") and hasattr(value, "iloc")


def combine(series, other, function, mirrored):
    if _foreign(other):
        return NotImplemented
    if not is_series(other):
        return series._like(operate(series._column, other, function, mirrored))
    left, right, index = aligned(series, other)
    return type(series)._make(operate(left, right, function, mirrored), index, common_name(series, other))


def common_name(left, right):
    a, b = left.name, right.name
    return a if a is b or a == b else None


def compare(series, other, function):
    if _foreign(other):
        return NotImplemented
    if is_series(other):
        if len(series) != len(other) or not series.index.equals(other.index):
            raise ValueError("Can only compare identically-labeled Series objects")
        column = compared(series._column, other._column, function)
        return type(series)._make(column, series.index, common_name(series, other))
    return series._like(compared(series._column, other, function))


def compared(column, other, function):
    """A column of truth values."""
    if isinstance(other, (list, tuple, np.ndarray, range)) or (
        hasattr(other, "_column") and not isinstance(other, Column)
    ):
        other = column_of(other)
        if len(other) != len(column):
            raise ValueError(f"('Lengths must match to compare', ({len(column)},), ({len(other)},))")
    if column.is_array and (isinstance(other, _NUMBERS) or isinstance(other, Column) and other.is_array):
        return Column(
            np.array(function(column.data, other.data if isinstance(other, Column) else other), dtype=bool), "bool"
        )
    equality = function in (operator.eq, operator.ne)
    if column.kind == "category":
        column, other = _ordered_codes(column, other, equality)
    if (column.is_datetime or column.is_timedelta) and isinstance(other, str):
        from pandas._time import Timedelta, Timestamp

        try:
            other = Timestamp(other) if column.is_datetime else Timedelta(other)
        except ValueError:
            if not equality:
                raise TypeError(f"Invalid comparison between dtype={column.dtype} and str") from None
    if column.is_datetime and isinstance(other, Column) and other.is_text:
        from pandas._values import cast

        other = cast(other, column.dtype)
    if not isinstance(other, Column) and column.kind[:6] == "period" and isinstance(other, str):
        from pandas._periods import Period

        other = Period(other, column.kind[7:-1])
    others = other.to_list() if isinstance(other, Column) else [other] * len(column)
    if column.is_nullable or isinstance(other, Column) and other.is_nullable or other is NA:
        values = [
            NA if is_missing(a) or is_missing(b) else bool(function(a, b)) for a, b in zip(column.to_list(), others)
        ]
        return Column(values, "boolean")
    unequal = function is operator.ne
    try:
        flags = [
            unequal if is_missing(a) or is_missing(b) else bool(function(a, b))
            for a, b in zip(column.to_list(), others)
        ]
    except TypeError:
        if equality or column.kind in ("object", "str", "string"):
            raise
        what = other.dtype if isinstance(other, Column) else type(other).__name__
        raise TypeError(f"Invalid comparison between dtype={column.dtype} and {what}") from None
    return Column(np.array(flags, dtype=bool), "bool")


def _ordered_codes(column, other, equality):
    """Ordered categories compare by their places."""
    dtype = column.extra
    if equality:
        return Column(list(column.data), "object"), (
            Column(list(other.data), "object") if isinstance(other, Column) and other.kind == "category" else other
        )
    if not dtype.ordered:
        raise TypeError("Unordered Categoricals can only compare equality or not")
    codes = Column([NaN if code < 0 else code for code in dtype.codes_of(column.data)], "object")
    if isinstance(other, Column):
        return codes, Column([NaN if code < 0 else code for code in dtype.codes_of(other.data)], "object")
    place = dtype.codes_of([other])[0]
    if place < 0:
        raise TypeError(
            "Cannot compare a Categorical with the given scalar, which is not a category."
        )
    return codes, place


def logical(series, other, name, mirrored=False):
    function = {"and": operator.and_, "or": operator.or_, "xor": operator.xor}[name]
    if _foreign(other):
        return NotImplemented
    if is_series(other):
        left, right, index = series._column, other._column, series.index
        if not series.index.equals(other.index):
            index = union_of(series.index, other.index)
            left = _filled_false(series.reindex(index)._column)
            right = _filled_false(other.reindex(index)._column)
        return type(series)._make(logical_column(left, right, function, name), index, common_name(series, other))
    return series._like(logical_column(series._column, other, function, name))


def _filled_false(column):
    if not any(column.missing()):
        return column
    return Column(
        np.array([not gone and bool(v) for v, gone in zip(column.to_list(), column.missing())], dtype=bool), "bool"
    )


def logical_column(column, other, function, name):
    if isinstance(other, (list, tuple, np.ndarray)):
        other = column_of(other)
    left, right = column, other
    if left.kind == "boolean" or isinstance(right, Column) and right.kind == "boolean":
        others = right.to_list() if isinstance(right, Column) else [right] * len(left)
        return nullable_column([function(a, b) for a, b in zip(left.to_list(), others)], "boolean")
    if left.is_text or (isinstance(right, Column) and right.is_text) or isinstance(right, str):
        symbol = {"and": "&", "or": "|", "xor": "^"}[name]
        names = ["StringArray" if left.is_text else "ndarray"]
        names.append(
            ("StringArray" if right.is_text else "ndarray") if isinstance(right, Column) else type(right).__name__
        )
        raise TypeError(f"unsupported operand type(s) for {symbol}: '{names[0]}' and '{names[1]}'")
    if left.is_float or (isinstance(right, Column) and right.is_float) or isinstance(right, float):
        if not isinstance(right, Column):
            raise TypeError(
                f"Cannot perform '{name}_' with a dtyped [{left.dtype}] array and scalar of type [{type(right).__name__}]"
            )
        symbol = {"and": "&", "or": "|", "xor": "^"}[name]
        names = ["float" if part.is_float else part.kind.rstrip("0123456789") for part in (left, right)]
        raise TypeError(f"unsupported operand type(s) for {symbol}: '{names[0]}' and '{names[1]}'")
    if left.is_array and (
        isinstance(right, (bool, int, np.bool_, np.integer)) or isinstance(right, Column) and right.is_array
    ):
        return column_of(function(left.data, right.data if isinstance(right, Column) else right))
    others = right.to_list() if isinstance(right, Column) else [right] * len(left)
    values = [
        False if is_missing(a) or is_missing(b) else bool(function(bool(a), bool(b)))
        for a, b in zip(left.to_list(), others)
    ]
    return Column(np.array(values, dtype=bool), "bool")


def filled_for(left, right, fill_value):
    """Missing values of one side become the fill value where the other side has a value."""
    if fill_value is None:
        return left, right
    gone_left, gone_right = left.missing(), right.missing()
    if not any(gone_left) and not any(gone_right):
        return left, right

    def filled(column, gone, other_gone):
        values = [fill_value if a and not b else v for v, a, b in zip(column.to_list(), gone, other_gone)]
        return column_of([float(v) if column.is_float else v for v in values]) if column.is_array else column_of(values)

    return filled(left, gone_left, gone_right), filled(right, gone_right, gone_left)
