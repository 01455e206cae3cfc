"""Limits of number types."""
import _numpy
from _numpy import dtype

_FLOATS = {
    "float16": (10, -14, 15, 3), "float32": (23, -126, 127, 6), "float64": (52, -1022, 1023, 15)}


class finfo:
    def __init__(self, kind):
        kind = dtype(type(kind) if isinstance(kind, (float, _numpy.floating)) else kind)
        if kind.name not in _FLOATS:
            raise ValueError(f"data type {kind.type!r} not inexact")
        digits, lowest, highest, decimals = _FLOATS[kind.name]
        make = kind.type
        self.dtype = kind
        self.bits = kind.itemsize * 8
        self.nmant, self.minexp, self.maxexp, self.precision = digits, lowest, highest + 1, decimals
        self.eps = make(2.0 ** -digits)
        self.epsneg = make(2.0 ** -(digits + 1))
        self.max = make((2.0 - 2.0 ** -digits) * 2.0 ** highest)
        self.min = make(-(2.0 - 2.0 ** -digits) * 2.0 ** highest)
        self.tiny = self.smallest_normal = make(2.0 ** lowest)
        self.smallest_subnormal = make(2.0 ** lowest * 2.0 ** -digits)
        self.resolution = make(10.0 ** -decimals)
        self.machep, self.negep = -digits, -digits - 1
        self.iexp = self.bits - digits - 1

    def __repr__(self):
        return f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype})"

    def __str__(self):
        rule = "-" * 63
        return (
            f"Machine parameters for {self.dtype}\n{rule}\n"
            f"precision = {self.precision:3d}   resolution = {self.resolution}\n"
            f"machep = {self.machep:6d}   eps =        {self.eps}\n"
            f"negep =  {self.negep:6d}   epsneg =     {self.epsneg}\n"
            f"minexp = {self.minexp:6d}   tiny =       {self.tiny}\n"
            f"maxexp = {self.maxexp:6d}   max =        {self.max}\n"
            f"nexp =   {self.iexp:6d}   min =        -max\n"
            f"smallest_normal = {self.smallest_normal}   smallest_subnormal = {self.smallest_subnormal}\n{rule}\n")


class iinfo:
    def __init__(self, kind):
        kind = dtype(type(kind) if isinstance(kind, (int, _numpy.integer)) and not isinstance(kind, type) else kind)
        if kind.kind not in "iu":
            raise ValueError(f"Invalid integer data type {kind.kind!r}.")
        self.dtype, self.kind, self.bits = kind, kind.kind, kind.itemsize * 8
        self.key = f"{self.kind}{self.bits}"
        self.min = 0 if kind.kind == "u" else -(2 ** (self.bits - 1))
        self.max = 2 ** self.bits - 1 if kind.kind == "u" else 2 ** (self.bits - 1) - 1

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"

    def __str__(self):
        rule = "-" * 63
        return f"Machine parameters for {self.dtype}\n{rule}\nmin = {self.min}\nmax = {self.max}\n{rule}\n"
