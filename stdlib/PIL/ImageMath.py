"""Arithmetic of whole images: 32-bit whole numbers, or single precision where a part is."""

import builtins

import numpy as np

from PIL.Image import Image, _make


class _Operand:
    """An image, or a number that becomes one beside an image."""

    def __init__(self, im):
        self.im = im

    def _array(self):
        pixels = self.im._data()
        if self.im.mode == 'F':
            return pixels
        if self.im.mode == '1':
            return (pixels != 0).astype(np.int32) * np.int32(255)
        if self.im.mode not in ('L', 'I', 'I;16'):
            raise ValueError(f'unsupported mode: {self.im.mode}')
        return pixels.astype(np.int32)

    def _pair(self, other):
        """Both sides as arrays of one size and kind."""
        first = self._array()
        if isinstance(other, _Operand):
            second = other._array()
            height, width = min(first.shape[0], second.shape[0]), min(first.shape[1], second.shape[1])
            first, second = first[:height, :width], second[:height, :width]
        else:
            second = np.full(first.shape, other, dtype=np.float32 if isinstance(other, float) else np.int32)
        if first.dtype != second.dtype:
            first, second = first.astype(np.float32), second.astype(np.float32)
        return first, second

    def _apply(self, other, function, swapped=False):
        first, second = self._pair(other)
        if swapped:
            first, second = second, first
        return _operand(function(first, second), first.dtype)

    def __bool__(self):
        return self.im.getbbox() is not None

    def __abs__(self):
        array = self._array()
        return _operand(np.abs(array), array.dtype)

    def __pos__(self):
        return self

    def __neg__(self):
        array = self._array()
        return _operand(-array, array.dtype)

    def __add__(self, other):
        return self._apply(other, lambda a, b: a + b)

    def __radd__(self, other):
        return self._apply(other, lambda a, b: a + b, True)

    def __sub__(self, other):
        return self._apply(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._apply(other, lambda a, b: a - b, True)

    def __mul__(self, other):
        return self._apply(other, lambda a, b: a * b)

    def __rmul__(self, other):
        return self._apply(other, lambda a, b: a * b, True)

    def __truediv__(self, other):
        return self._apply(other, _quotient)

    def __rtruediv__(self, other):
        return self._apply(other, _quotient, True)

    def __mod__(self, other):
        return self._apply(other, _rest)

    def __rmod__(self, other):
        return self._apply(other, _rest, True)

    def __pow__(self, other):
        return self._apply(other, _power)

    def __rpow__(self, other):
        return self._apply(other, _power, True)

    def __invert__(self):
        return _operand(~self._array(), np.int32)

    def __and__(self, other):
        return self._apply(other, lambda a, b: a & b)

    __rand__ = __and__

    def __or__(self, other):
        return self._apply(other, lambda a, b: a | b)

    __ror__ = __or__

    def __xor__(self, other):
        return self._apply(other, lambda a, b: a ^ b)

    __rxor__ = __xor__

    def __lshift__(self, other):
        return self._apply(other, lambda a, b: a << b)

    def __rshift__(self, other):
        return self._apply(other, lambda a, b: a >> b)

    def _compared(self, other, function):
        return _operand(function(*self._pair(other)).astype(np.int32), np.int32)

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b)

    def __ne__(self, other):
        return self._compared(other, lambda a, b: a != b)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)


def _operand(array, dtype):
    return _Operand(_make(array.astype(dtype), 'F' if dtype == np.float32 else 'I'))


def _quotient(a, b):
    """Cut off towards zero for whole numbers; nothing divided by zero is zero."""
    below = np.where(b == 0, np.ones_like(b), b)
    if a.dtype == np.float32:
        return np.where(b == 0, np.float32(0), a / below)
    return np.where(b == 0, 0, np.sign(a) * np.sign(below) * (np.abs(a) // np.abs(below)))


def _rest(a, b):
    below = np.where(b == 0, np.ones_like(b), b)
    return np.where(b == 0, np.zeros_like(a), np.fmod(a, below))


def _power(a, b):
    return np.power(a.astype(np.float64), b.astype(np.float64))


def imagemath_int(self):
    return _operand(np.trunc(self._array()), np.int32)


def imagemath_float(self):
    return _operand(self._array(), np.float32)


def imagemath_equal(self, other):
    return self == other


def imagemath_notequal(self, other):
    return self != other


def imagemath_min(self, other):
    return self._apply(other, np.minimum)


def imagemath_max(self, other):
    return self._apply(other, np.maximum)


def imagemath_convert(self, mode):
    return _Operand(self.im.convert(mode))


ops = {'int': imagemath_int, 'float': imagemath_float, 'equal': imagemath_equal, 'notequal': imagemath_notequal, 'min': imagemath_min,
       'max': imagemath_max, 'convert': imagemath_convert, 'abs': abs, 'bool': bool}


def _names(values):
    return dict(ops, **{name: _Operand(value) if isinstance(value, Image) else value for name, value in values.items()})


def _result(value):
    return value.im if isinstance(value, _Operand) else value


def lambda_eval(expression, **kw):
    """What a function of a dictionary of images and operations gives."""
    return _result(expression(_names(kw)))


def unsafe_eval(expression, **kw):
    """What an expression in Python over images by name gives."""
    for name in kw:
        if '__' in name or hasattr(builtins, name):
            raise ValueError(f"'{name}' not allowed")
    return _result(eval(expression, dict(_names(kw), __builtins__={})))
