"""Functions of whole series."""

import numpy as np
from pandas._series import Series
from pandas._values import Column, NaN, cast, column_of, is_missing


def isna(obj):
    """Whether a value is missing, or for every value of a series or frame."""
    if hasattr(obj, "isna"):
        return obj.isna()
    if isinstance(obj, (list, tuple, np.ndarray)):
        if isinstance(obj, np.ndarray) and obj.ndim != 1:
            return np.array([[is_missing(v) for v in row] for row in obj.tolist()], dtype=bool)
        return np.array([is_missing(value) for value in list(obj)], dtype=bool)
    return is_missing(obj)


isnull = isna


def notna(obj):
    result = isna(obj)
    return not result if isinstance(result, bool) else ~result


notnull = notna


def unique(values):
    if isinstance(values, (list, tuple)):
        raise TypeError(
            "unique requires a Series, Index, ExtensionArray, np.ndarray or NumpyExtensionArray got list."
            if isinstance(values, list)
            else "unique requires a Series, Index, ExtensionArray, np.ndarray or NumpyExtensionArray got tuple."
        )
    return values.unique() if hasattr(values, "unique") else Series(values).unique()


def to_numeric(arg, errors="raise", downcast=None, dtype_backend=None):
    """Texts as numbers; with errors="coerce" what is none becomes NaN."""
    if errors not in ("raise", "coerce"):
        raise ValueError("invalid error value specified")
    if isinstance(arg, (str, int, float, np.number)):
        if isinstance(arg, str):
            return _number_of(arg, 0, errors)
        return arg
    source = column_of(arg)
    if source.is_array:
        column = source
    elif source.is_datetime:
        column = cast(source, "int64")
    elif source.kind == "category":
        column = column_of(list(source.data))
    else:
        values = []
        for position, value in enumerate(source.data):
            if is_missing(value):
                values.append(NaN)
            elif isinstance(value, str):
                values.append(_number_of(value, position, errors))
            elif isinstance(value, (int, float, np.number, bool)):
                values.append(value)
            elif errors == "coerce":
                values.append(NaN)
            else:
                raise TypeError(f"Invalid object type at position {position}")
        column = (
            column_of([float(v) if isinstance(v, bool) else v for v in values])
            if values
            else Column(np.array([], dtype=float), "float64")
        )
    if downcast is not None:
        column = _downcast(column, downcast)
    if isinstance(arg, Series):
        return arg._like(column)
    from pandas._index import Index, index_of

    return index_of(column, arg.name) if isinstance(arg, Index) else column.to_array()


def _number_of(text, position, errors):
    body = text.strip()
    try:
        if body.lstrip("+-").isdigit():
            return int(body)
        if "_" in body or not body:
            raise ValueError(text)
        return float(body)
    except ValueError:
        if errors == "coerce":
            return NaN
        raise ValueError(f"Unable to parse string {text!r} at position {position}") from None


def _downcast(column, downcast):
    if downcast not in ("integer", "signed", "unsigned", "float"):
        raise ValueError("invalid downcasting method provided")
    data = column.data
    if downcast == "float":
        return (
            Column(data.astype(np.float32), "float32")
            if np.allclose(data, data.astype(np.float32), equal_nan=True)
            else column
        )
    if not len(data) or not np.isfinite(data).all() or (data != np.floor(data)).any():
        return column
    kinds = ["uint8", "uint16", "uint32", "uint64"] if downcast == "unsigned" else ["int8", "int16", "int32", "int64"]
    for kind in kinds:
        info = np.iinfo(kind)
        if info.min <= data.min() and data.max() <= info.max:
            return Column(data.astype(kind), kind)
    return column


def factorize(values, sort=False, use_na_sentinel=True, size_hint=None):
    """Numbers of the distinct values, and those values."""
    if isinstance(values, (list, tuple)):
        raise TypeError(
            f"factorize requires a Series, Index, ExtensionArray, np.ndarray or NumpyExtensionArray got {type(values).__name__}."
        )
    column = column_of(values)
    entries = column.to_list()
    distinct, codes = {}, []
    for value in entries:
        if is_missing(value) and use_na_sentinel:
            codes.append(-1)
        else:
            key = NaN if is_missing(value) else value
            codes.append(distinct.setdefault(key, len(distinct)))
    labels = list(distinct)
    if sort:
        order = sorted(range(len(labels)), key=lambda i: labels[i])
        place = {old: new for new, old in enumerate(order)}
        labels, codes = [labels[i] for i in order], [place.get(code, -1) for code in codes]
    found = column.like(labels) if column.kind != "category" else column_of(labels)
    if hasattr(values, "_index") or hasattr(values, "_labels"):
        from pandas._index import index_of

        return np.array(codes, dtype=np.int64), index_of(found)
    return np.array(codes, dtype=np.int64), found.to_array()


def array(data, dtype=None, copy=True):
    """An array of one of the library's types."""
    from pandas._arithmetic import nullable_column
    from pandas._values import ExtensionArray

    column = column_of(data, dtype)
    if dtype is None and isinstance(data, (list, tuple)) and column.kind == "float64":
        column = nullable_column(list(data), "Float64")
    elif dtype is None:
        if column.kind in ("int64", "float64", "bool"):
            column = nullable_column(
                column.to_list(), {"int64": "Int64", "float64": "Float64", "bool": "boolean"}[column.kind]
            )
        elif column.kind == "object" and any(is_missing(v) for v in column.data):
            column = nullable_column(list(column.data))
    return ExtensionArray(column) if column.kind != "category" else column.values()
