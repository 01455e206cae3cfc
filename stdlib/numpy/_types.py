"""Questions about types and shapes."""
import _numpy
from _numpy import asarray, dtype, generic, ndarray

shares_memory = _numpy.shares_memory


def isscalar(element):
    return isinstance(element, (generic, int, float, complex, str, bytes, bool))


def iscomplexobj(x):
    return isinstance(x, complex)


def isrealobj(x):
    return not iscomplexobj(x)


def ndim(a):
    return a.ndim if isinstance(a, (ndarray, generic)) else asarray(a).ndim


def shape(a):
    return a.shape if isinstance(a, (ndarray, generic)) else asarray(a).shape


def size(a, axis=None):
    array = a if isinstance(a, ndarray) else asarray(a)
    return array.size if axis is None else array.shape[axis]


def _class_of(kind):
    if isinstance(kind, type) and issubclass(kind, generic):
        return kind
    return dtype(kind).type


def issubdtype(arg1, arg2):
    second = arg2 if isinstance(arg2, type) and issubclass(arg2, generic) else dtype(arg2).type
    return issubclass(_class_of(arg1), second)


_KINDS = "biuf"


def can_cast(from_, to, casting="safe"):
    source, target = dtype(from_), dtype(to)
    if casting == "unsafe" or source == target:
        return True
    if casting == "same_kind" and source.kind in _KINDS and target.kind in _KINDS:
        ranks = {"b": 0, "u": 1, "i": 2, "f": 3}
        return ranks[source.kind] <= ranks[target.kind]
    try:
        return _numpy.promote_types(source, target) == target
    except TypeError:
        return False
