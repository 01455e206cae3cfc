"""The operators of `Series`, and their names as methods."""

import numpy as np
from pandas._arithmetic import (
    ARITHMETIC, COMPARISONS, aligned, combine, common_name, compare, compared, filled_for, is_series, logical, operate,
)
from pandas._values import Column, column_of, is_missing

ALIASES = {"div": "truediv", "divide": "truediv", "multiply": "mul", "subtract": "sub", "rdiv": "rtruediv"}


def install(kind):
    """One method per operator, and its mirror image."""
    for name, function in ARITHMETIC.items():
        setattr(kind, f"__{name}__", _binary(function, False))
        setattr(kind, f"__r{name}__", _binary(function, True))
        setattr(kind, name, _flexible(function, False))
        setattr(kind, f"r{name}", _flexible(function, True))
    for alias, name in ALIASES.items():
        setattr(kind, alias, getattr(kind, name))
    for name, function in COMPARISONS.items():
        setattr(kind, f"__{name}__", _comparison(function))
        setattr(kind, name, _flexible_comparison(function))
    for name in ("and", "or", "xor"):
        setattr(kind, f"__{name}__", _logical(name))
        setattr(kind, f"__r{name}__", _logical(name))
    kind.__hash__ = None
    kind.__neg__ = _negated
    kind.__pos__ = lambda self: self
    kind.__invert__ = _inverted
    kind.__abs__ = kind.abs
    kind.__divmod__ = lambda self, other: (self // other, self % other)
    kind.divmod = kind.__divmod__
    kind.rdivmod = lambda self, other: (other // self, other % self)
    kind.__round__ = kind.round


def _binary(function, mirrored):
    def method(self, other):
        return combine(self, other, function, mirrored)

    return method


def _flexible(function, mirrored):
    def method(self, other, level=None, fill_value=None, axis=0):
        if is_series(other):
            left, right, index = aligned(self, other)
            left, right = filled_for(left, right, fill_value)
            return type(self)._make(operate(left, right, function, mirrored), index, common_name(self, other))
        if isinstance(other, (list, tuple, np.ndarray)):
            if len(other) != len(self):
                raise ValueError("Lengths must be equal")
        left = self if fill_value is None else self.fillna(fill_value)
        return combine(left, other, function, mirrored)

    return method


def _comparison(function):
    def method(self, other):
        return compare(self, other, function)

    return method


def _flexible_comparison(function):
    def method(self, other, level=None, fill_value=None, axis=0):
        if is_series(other):
            left, right, index = aligned(self, other)
            left, right = filled_for(left, right, fill_value)
            return type(self)._make(compared(left, right, function), index, common_name(self, other))
        return compare(self, other, function)

    return method


def _logical(name):
    def method(self, other):
        return logical(self, other, name)

    return method


def _negated(self):
    if self._column.kind == "bool":
        return ~self
    if self._column.is_array:
        return self._like(column_of(-self._column.data))
    if self._column.is_text:
        raise TypeError("bad operand type for unary -: 'str'")
    return self._like(self._column.like([v if is_missing(v) else -v for v in self._column.data]))


def _inverted(self):
    if self._column.is_array:
        return self._like(column_of(~self._column.data))
    if self._column.kind == "boolean":
        return self._like(self._column.like([v if is_missing(v) else not v for v in self._column.data]))
    if self._column.kind == "object":
        return self._like(
            Column(
                [v if is_missing(v) else (not v if isinstance(v, bool) else ~v) for v in self._column.data], "object"
            )
        )
    raise TypeError(f"bad operand type for unary ~: 'str'")
