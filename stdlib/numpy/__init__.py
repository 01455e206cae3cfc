"""NumPy: arrays and what is computed with them."""
from _numpy import (
    AxisError, absolute, add, arange, arccos, arccosh, arcsin, arcsinh, arctan, arctan2, arctanh, array, asarray, bitwise_and,
    bitwise_or, bitwise_xor, bool, broadcast_shapes, broadcast_to, ceil, character, concatenate, copysign, cos, cosh, divide,
    dtype, empty, equal, exp, exp2, expm1, flexible, float16, float32, float64, floating, floor, floor_divide, fmax, fmin, fmod,
    frombuffer, gcd, generic, greater, greater_equal, heaviside, hypot, inexact, int8, int16, int32, int64, integer, invert,
    isfinite, isinf, isnan, lcm, left_shift, less, less_equal, log, log10, log1p, log2, logaddexp, logical_and, logical_not,
    logical_or, logical_xor, matmul, maximum, minimum, multiply, ndarray, negative, nextafter, not_equal, number, object_, ones,
    positive, power, promote_types, reciprocal, remainder, result_type, right_shift, rint, sign, signbit, signedinteger, sin, sinh,
    sqrt, square, str_, subtract, tan, tanh, trunc, ufunc, uint8, uint16, uint32, uint64, unsignedinteger, where, zeros,
)
from numpy._constants import (
    bool_, byte, double, e, euler_gamma, half, inf, int_, intc, intp, long, longlong, nan, newaxis, pi, short, single, ubyte, uint,
    uintp, ushort,
)
from numpy._creation import *
from numpy._shapes import *
from numpy._reductions import *
from numpy._mathematics import *
from numpy._selection import *
from numpy._products import *
from numpy._sets import *
from numpy._numerals import *
from numpy._statistics import *
from numpy._limits import finfo, iinfo
from numpy._settings import (
    array2string, array_repr, array_str, errstate, get_printoptions, geterr, printoptions, set_printoptions, seterr,
)
from numpy._files import fromfile, fromstring, genfromtxt, load, loadtxt, save, savetxt, savez, savez_compressed
from numpy._iteration import broadcast, c_, flatiter, index_exp, ndenumerate, ndindex, nditer, ogrid, mgrid, r_, s_, vectorize
from numpy._types import can_cast, isscalar, issubdtype, iscomplexobj, isrealobj, ndim, shape, shares_memory, size
from numpy import _methods, exceptions, linalg, random, testing, lib

abs = absolute
acos, acosh, asin, asinh, atan, atanh, atan2 = arccos, arccosh, arcsin, arcsinh, arctan, arctanh, arctan2
bitwise_not = bitwise_invert = invert
bitwise_left_shift, bitwise_right_shift = left_shift, right_shift
concat = concatenate
conj = conjugate = positive
fabs = absolute
mod = remainder
pow = power
true_divide = divide
degrees, radians = rad2deg, deg2rad
max, min, round, all, any = amax, amin, around, all_, any_
sum = sum_
True_, False_ = bool_(True), bool_(False)
__version__ = "2.4.6"

# Names of NumPy's that Cellbook does not have: errors say so.
_OUTSIDE = frozenset((
    "asarray_chkfinite asmatrix astype bitwise_count bmat busday_count busday_offset busdaycalendar bytes_ cdouble char clongdouble "
    "common_type complex128 complex256 complex64 complexfloating core csingle ctypeslib cumulative_prod datetime64 "
    "datetime_as_string datetime_data diag_indices_from dtypes emath f2py fft float128 from_dlpack frompyfunc fromregex i0 info is_busday "
    "isdtype isfortran isnat iterable kaiser logaddexp2 longdouble ma matrix matvec may_share_memory memmap min_scalar_type mintypecode "
    "nancumprod nested_iters poly poly1d polyadd polyder polydiv polyint polymul polynomial polysub real_if_close rec recarray record "
    "roots row_stack sctypeDict sort_complex strings timedelta64 typecodes typename typing uintc ulong ulonglong unique_all vecmat void"
).split())


def __getattr__(name):
    if name in ("fft", "ma", "polynomial", "strings", "char"):
        import importlib
        try:
            return importlib.import_module("numpy." + name)
        except ImportError:
            pass
    raise AttributeError(f"module 'numpy' has no attribute {name!r}" + (" (not in Cellbook)" if name in _OUTSIDE else ""))
