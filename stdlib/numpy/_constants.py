"""Numbers with names, and other names of types."""
import _numpy

pi = 3.141592653589793
e = 2.718281828459045
euler_gamma = 0.5772156649015329
inf = float("inf")
nan = float("nan")
newaxis = None

bool_ = _numpy.bool
byte, short, intc, int_, intp, long, longlong = (
    _numpy.int8, _numpy.int16, _numpy.int32, _numpy.int64, _numpy.int64, _numpy.int64, _numpy.int64)
ubyte, ushort, uintc, uint, uintp = _numpy.uint8, _numpy.uint16, _numpy.uint32, _numpy.uint64, _numpy.uint64
half, single, double = _numpy.float16, _numpy.float32, _numpy.float64
