"""Functions of one column that series and frames share: filling, shifting, accumulating, ranking, replacing."""

import math

import numpy as np
from pandas._arithmetic import operate
from pandas._dtypes import NA, NULLABLE
from pandas._values import Column, NaN, cast, column_of, is_missing


def filled(column, value, limit=None):
    """Missing values replaced by a scalar or by the values of a list of the same length."""
    missing = column.missing()
    if not any(missing):
        return column
    many = isinstance(value, list)
    if column.is_text and not many and not isinstance(value, str) and not is_missing(value):
        from pandas._warning import warn
        from pandas.errors import Pandas4Warning

        warn(
            f"'{type(value).__name__}' is not supported as a fill value for {column.kind} dtype. In a future version, calling fillna "
            "with an incompatible value will raise. Explicitly cast to a common dtype before filling.",
            Pandas4Warning,
        )
    values, left = [], limit
    for i, (old, gone) in enumerate(zip(column.to_list(), missing)):
        if gone and (left is None or left > 0):
            values.append(value[i] if many else value)
            left = None if left is None else left - 1
        else:
            values.append(old)
    return settled(column, values, value if not many else None)


def settled(column, values, scalar=None):
    """Changed values in the column's own type if they fit it, else in one that holds them."""
    if column.kind == "category":
        known = set(column.extra.categories)
        for v in values:
            if not is_missing(v) and v not in known:
                raise TypeError(
                    "Cannot setitem on a Categorical with a new category (" + str(v) + "), set the categories first"
                )
        return column.like(values)
    if column.kind in NULLABLE or column.kind == "string":
        return column.like([NA if is_missing(v) else v for v in values])
    if column.is_text and all(is_missing(v) or isinstance(v, str) for v in values):
        return Column([NaN if is_missing(v) else v for v in values], "str")
    if column.kind == "object":
        return Column(values, "object")
    found = column_of(values)
    if found.kind == column.kind:
        return found
    if column.is_float and found.kind in ("int64", "float64", "float32"):
        return cast(found, column.kind)
    if column.kind[:3] in ("int", "uin") and found.kind == "int64":
        try:
            return Column(np.array(values, dtype=column.kind), column.kind)
        except OverflowError:
            return found
    if column.is_datetime and found.is_datetime or column.is_timedelta and found.is_timedelta:
        return Column(found.data, column.kind, column.extra)
    return found if found.kind != "object" else Column(values, "object")


def back_to_whole(column, kind):
    """Floats that are whole numbers again, if the column held such before."""
    if (
        kind[:3] in ("int", "uin")
        and column.is_float
        and np.isfinite(column.data).all()
        and (column.data == np.floor(column.data)).all()
    ):
        return cast(column, kind)
    return column


def forward_filled(column, limit=None):
    missing = column.missing()
    if not any(missing):
        return column
    places, last, run = [], None, 0
    for i, gone in enumerate(missing):
        if not gone:
            last, run = i, 0
            places.append(i)
        else:
            run += 1
            places.append(last if last is not None and (limit is None or run <= limit) else i)
    return column.take(places)


def backward_filled(column, limit=None):
    turned = forward_filled(column.take(range(len(column) - 1, -1, -1)), limit)
    return turned.take(range(len(column) - 1, -1, -1))


def interpolated(column, method="linear", positions=None, limit=None, limit_direction="forward", limit_area=None):
    """Missing numbers on the line between their neighbours; after the last one its value."""
    if not column.is_float:
        return column
    values = column.to_list()
    known = [i for i, v in enumerate(values) if v == v]
    if not known:
        return column
    places = list(range(len(values))) if positions is None else positions
    result = np.interp(places, [places[i] for i in known], [values[i] for i in known]).tolist()
    first, last = known[0], known[-1]
    run = 0
    allowed = [True] * len(values)
    if limit_direction in ("forward",):
        for i in range(first):
            allowed[i] = False
    if limit_direction == "backward":
        for i in range(last + 1, len(values)):
            allowed[i] = False
    if limit is not None:
        order = range(len(values)) if limit_direction != "backward" else range(len(values) - 1, -1, -1)
        for i in order:
            run = 0 if values[i] == values[i] else run + 1
            if run > limit:
                allowed[i] = False
    if limit_area == "inside":
        for i in range(len(values)):
            allowed[i] = allowed[i] and first <= i <= last
    return Column(np.array([v if v == v or not ok else r for v, r, ok in zip(values, result, allowed)]), "float64")


def shifted(column, periods, fill_value=None):
    n = len(column)
    if periods >= 0:
        places = [None] * min(periods, n) + list(range(max(n - periods, 0)))
    else:
        places = list(range(min(-periods, n), n)) + [None] * min(-periods, n)
    return column.take_or_missing(places, fill_value)


def difference(column, periods=1):
    import operator

    if column.is_text or (column.kind == "object" and any(isinstance(v, str) for v in column.data)):
        raise TypeError("unsupported operand type(s) for -: 'str' and 'str'")
    if column.kind == "bool":
        pairs = zip(column.to_list(), shifted(column, periods).data)
        return Column([NaN if is_missing(b) else a != b for a, b in pairs], "object")
    return operate(column, shifted(column, periods), operator.sub)


def percent_change(column, periods=1, fill_method=None):
    import operator

    return operate(operate(column, shifted(column, periods), operator.truediv), 1, operator.sub)


def accumulated(column, name, skipna=True):
    """`cumsum`, `cumprod`, `cummax`, `cummin`: missing values stay, the others go on."""
    if column.is_array and not column.is_float:
        data = column.data
        if column.kind == "bool" and name in ("cumsum", "cumprod"):
            data = data.astype(np.int64)
        function = {
            "cumsum": np.cumsum,
            "cumprod": np.cumprod,
            "cummax": np.maximum.accumulate,
            "cummin": np.minimum.accumulate,
        }
        return column_of(function[name](data))
    if column.is_text and name in ("cumprod",) or column.kind == "category":
        raise TypeError(f"operation '{name}' not supported for dtype '{column.dtype}'")
    if column.is_array:
        data, gone = column.data, np.isnan(column.data)
        if not skipna and gone.any():
            first = int(np.argmax(gone))
            head = accumulated(Column(data[:first], column.kind), name).data
            return Column(np.concatenate([head, np.full(len(data) - first, NaN)]), column.kind)
        neutral = {"cumsum": 0.0, "cumprod": 1.0, "cummax": -math.inf, "cummin": math.inf}[name]
        function = {
            "cumsum": np.cumsum,
            "cumprod": np.cumprod,
            "cummax": np.maximum.accumulate,
            "cummin": np.minimum.accumulate,
        }
        result = function[name](np.where(gone, neutral, data))
        return Column(np.where(gone, NaN, result).astype(column.kind), column.kind)
    total, values = None, []
    for value in column.data:
        if is_missing(value):
            values.append(value)
            continue
        if total is None:
            total = value
        elif name == "cumsum":
            total = total + value
        elif name == "cumprod":
            total = total * value
        else:
            total = max(total, value) if name == "cummax" else min(total, value)
        values.append(total)
    return column.like(values)


def ranked(column, method="average", ascending=True, na_option="keep", pct=False):
    if method not in ("average", "min", "max", "first", "dense"):
        raise KeyError(method)
    if na_option not in ("keep", "top", "bottom"):
        raise ValueError("na_option must be one of 'keep', 'top', or 'bottom'")
    missing = column.missing()
    values = column.sort_keys()
    order = column.order(ascending)
    count = len(order) - sum(missing)
    present, absent = order[:count], sorted(order[count:])
    ranks = [NaN] * len(values)
    base = len(absent) if na_option == "top" else 0
    start, dense = 0, 0
    while start < len(present):
        end = start
        while end + 1 < len(present) and values[present[end + 1]] == values[present[start]]:
            end += 1
        dense += 1
        for offset, i in enumerate(present[start : end + 1]):
            ranks[i] = (
                base
                + {
                    "average": (start + end) / 2 + 1,
                    "min": start + 1.0,
                    "max": end + 1.0,
                    "first": start + offset + 1.0,
                    "dense": float(dense),
                }[method]
            )
        start = end + 1
    if na_option != "keep" and absent:
        low, high = (1, len(absent)) if na_option == "top" else (count + 1, len(values))
        for offset, i in enumerate(absent):
            ranks[i] = {
                "average": (low + high) / 2,
                "min": low,
                "max": high,
                "first": low + offset,
                "dense": 1.0 if na_option == "top" else dense + 1.0,
            }[method]
    result = np.array(ranks, dtype=float)
    if pct:
        total = dense if method == "dense" else (count if na_option == "keep" else len(values))
        result = result / total if total else result
    return Column(result, "float64")


def rounded(column, decimals=0):
    if column.is_float:
        return column_of(np.round(column.data, decimals))
    if column.kind[:3] in ("int", "uin"):
        return column_of(np.round(column.data, decimals)) if decimals < 0 else column
    if column.kind[:5] == "Float":
        return column.like([NA if v is NA else round(v, decimals) for v in column.data])
    return column


def absolute(column):
    if column.is_array:
        return column_of(np.abs(column.data))
    if column.is_text:
        raise TypeError("bad operand type for abs(): 'str'")
    return column.like([v if is_missing(v) else abs(v) for v in column.data])


def clipped(column, lower=None, upper=None):
    """Bounds are scalars or lists of the column's length."""
    def bound(value):
        return None if value is None or (not isinstance(value, list) and is_missing(value)) else value

    lower, upper = bound(lower), bound(upper)
    if column.is_array and not isinstance(lower, list) and not isinstance(upper, list):
        data = column.data
        whole = column.kind[:3] in ("int", "uin")
        for limit, function in ((lower, np.maximum), (upper, np.minimum)):
            if limit is not None:
                # Missing numbers stay missing: both functions pass them on.
                limit = int(limit) if whole and isinstance(limit, float) and limit == int(limit) else limit
                data = function(data, limit)
        return column_of(data)
    values = []
    for i, value in enumerate(column.to_list()):
        low = lower[i] if isinstance(lower, list) else lower
        high = upper[i] if isinstance(upper, list) else upper
        if not is_missing(value):
            value = low if low is not None and not is_missing(low) and value < low else value
            value = high if high is not None and not is_missing(high) and value > high else value
        values.append(value)
    return settled(column, values)


def chosen(column, flags, other):
    """The column's values where a flag is true, else those of `other`, a scalar or a list."""
    many = isinstance(other, list)
    if all(flags):
        return column
    if not many and is_missing(other):
        return column.take_or_missing([i if flag else None for i, flag in enumerate(flags)])
    values = [v if flag else (other[i] if many else other) for i, (v, flag) in enumerate(zip(column.to_list(), flags))]
    if column.is_array:
        others = other if many else [other]
        kind = column_of(others).kind
        if column.kind == "bool" and kind != "bool" or kind == "bool" and column.kind != "bool":
            return Column(values, "object")
        if kind in ("str", "object"):
            return Column(values, "object")
    return settled(column, values)


def replaced(column, changes, regex=False):
    """`changes` pairs of (old value or pattern, new value)."""
    if regex:
        import re

        patterns = [(re.compile(old) if isinstance(old, str) else old, new) for old, new in changes]
        values = []
        for value in column.to_list():
            for pattern, new in patterns:
                if isinstance(value, str) and hasattr(pattern, "search") and pattern.search(value):
                    value = pattern.sub(new, value) if isinstance(new, str) else new
            values.append(value)
        return settled(column, values) if column.is_text else column_of(values)
    table, gap, has_gap = {}, None, False
    for old, new in changes:
        if is_missing(old):
            gap, has_gap = new, True
        else:
            table[old] = new
    touched, values = False, []
    for value in column.to_list():
        if is_missing(value):
            touched = touched or has_gap
            values.append(gap if has_gap else value)
            continue
        try:
            hit = value in table and (
                isinstance(value, bool) == any(isinstance(k, bool) and k == value for k in table)
                or not isinstance(value, bool)
            )
        except TypeError:
            hit = False
        touched = touched or hit
        values.append(table[value] if hit else value)
    if not touched:
        return column
    if column.kind == "object":
        return Column(values, "object")
    if column.kind == "category":
        from pandas._categorical import Categorical

        return (
            Categorical._make(column)
            .rename_categories({k: v for k, v in table.items() if k in column.extra.categories})
            ._cells
        )
    return settled(column, values)


def is_in(column, values):
    wanted = list(values)
    has_gap = any(is_missing(v) for v in wanted)
    try:
        table = set(v for v in wanted if not is_missing(v))
        flags = [has_gap if is_missing(v) else v in table for v in column.to_list()]
    except TypeError:
        flags = [v in wanted for v in column.to_list()]
    return Column(np.array(flags, dtype=bool), "bool")


def map_column(column, function, na_action=None):
    """The function of every value."""
    if column.kind == "category":
        from pandas._categorical import Categorical

        new = {label: function(label) for label in column.extra.categories}
        values = [
            v if is_missing(v) and na_action == "ignore" else (function(v) if is_missing(v) else new[v])
            for v in column.data
        ]
        if len(set(new.values())) == len(new) and not any(is_missing(v) for v in new.values()):
            return Categorical._make(column)._recoded(list(new.values()), values=values)._cells
        return column_of(values)
    values = column.to_list()
    if na_action == "ignore":
        return column_of([v if is_missing(v) else function(v) for v in values])
    return column_of([function(v) for v in values])


def converted(column):
    """The nullable type that holds the values (`convert_dtypes`)."""
    if column.kind == "object":
        column = column_of(list(column.data))
    if column.kind == "bool":
        return cast(column, "boolean")
    if column.kind[:3] in ("int", "uin"):
        return cast(column, {"int": "Int", "uin": "UInt"}[column.kind[:3]] + column.kind.lstrip("uint"))
    if column.is_float:
        values = column.to_list()
        return cast(
            column,
            (
                "Int64"
                if all(v != v or v == int(v) for v in values if abs(v) != math.inf)
                and all(abs(v) != math.inf for v in values)
                else "Float64"
            ),
        )
    if column.is_text:
        return cast(column, "string")
    if column.kind == "object":
        present = [v for v in column.data if not is_missing(v)]
        if present and all(isinstance(v, bool) for v in present):
            return cast(column, "boolean")
    return column
