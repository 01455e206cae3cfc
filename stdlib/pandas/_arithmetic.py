"""Operators on columns: values are matched by their labels, missing where one side has none."""

import operator

import numpy as np
from pandas._index import Index
from pandas._values import Column, NaN, column_of, is_missing

ARITHMETIC = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": operator.truediv,
    "floordiv": operator.floordiv, "mod": operator.mod, "pow": operator.pow,
}
COMPARISONS = {
    "eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge,
}


def _is_series(value):
    return type(value).__name__ == "Series"


def aligned(left, right):
    """Two series with the union of their labels, sorted where they differ."""
    if left.index is right.index or left.index.equals(right.index):
        return left._column, right._column, left.index
    labels = list(left.index)
    known = set(labels)
    extra = [label for label in right.index if label not in known]
    union = labels + extra
    if extra or len(right.index) != len(labels) or set(right.index) != known:
        try:
            union = sorted(union)
        except TypeError:
            union = labels + extra
    return left.reindex(union)._column, right.reindex(union)._column, Index(union)


def operate(column, other, function, mirrored=False):
    """The column that the operator gives; `other` is a column, an array, a list or a scalar."""
    if isinstance(other, (list, tuple, np.ndarray)):
        other = column_of(other)
    other_numeric = other.is_array if isinstance(other, Column) else isinstance(other, (int, float, np.number, np.bool_))
    if column.is_array and other_numeric:
        right = other.data if isinstance(other, Column) else other
        left = column.data
        if function in (operator.truediv, operator.floordiv, operator.mod):
            left = left.astype(np.float64) if function is operator.truediv else left
            with np.errstate(divide="ignore", invalid="ignore"):
                return column_of(function(right, left) if mirrored else function(left, right))
        return column_of(function(right, left) if mirrored else function(left, right))
    others = other.to_list() if isinstance(other, Column) else [other] * len(column)
    pairs = zip(others, column.to_list()) if mirrored else zip(column.to_list(), others)
    return column_of([NaN if is_missing(a) or is_missing(b) else function(a, b) for a, b in pairs])


def combine(series, other, function, mirrored):
    if type(other).__name__ == "DataFrame":
        return NotImplemented
    if not _is_series(other):
        return series._like(operate(series._column, other, function, mirrored))
    left, right, index = aligned(series, other)
    name = series.name if series.name == other.name else None
    return type(series)._make(operate(left, right, function, mirrored), index, name)


def compare(series, other, function):
    if _is_series(other):
        if len(series) != len(other) or not series.index.equals(other.index):
            raise ValueError("Can only compare identically-labeled Series objects")
        name = series.name if series.name == other.name else None
        return type(series)._make(compared(series._column, other._column, function), series.index, name)
    return series._like(compared(series._column, other, function))


def compared(column, other, function):
    """A column of truth values."""
    if isinstance(other, (list, tuple, np.ndarray)):
        other = column_of(other)
    if column.is_array and (isinstance(other, (int, float, np.number, np.bool_)) or isinstance(other, Column) and other.is_array):
        return Column(np.array(function(column.data, other.data if isinstance(other, Column) else other), dtype=bool), "bool")
    others = other.to_list() if isinstance(other, Column) else [other] * len(column)
    unequal = function is operator.ne
    flags = [
        unequal if is_missing(a) or is_missing(b) else bool(function(a, b)) for a, b in zip(column.to_list(), others)
    ]
    return Column(np.array(flags, dtype=bool), "bool")


def logical(series, other, name):
    function = {"and": operator.and_, "or": operator.or_, "xor": operator.xor}[name]
    right = other._column.data if _is_series(other) else other
    if isinstance(right, list):
        right = np.array(right)
    return series._like(column_of(function(series._column.data, right)))
