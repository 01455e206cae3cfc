"""Methods of arrays that are written in the language."""
import _numpy
from numpy import _creation, _files, _iteration, _mathematics, _products, _reductions, _selection, _shapes


class _Flags:
    """`array.flags`"""

    def __init__(self, array):
        self._array = array

    c_contiguous = property(lambda self: self._array._c_contiguous)
    f_contiguous = property(lambda self: self._array._f_contiguous)
    contiguous = c_contiguous
    owndata = property(lambda self: self._array._owns_data)
    aligned = True
    writebackifcopy = False

    @property
    def writeable(self):
        return self._array._writeable

    @writeable.setter
    def writeable(self, value):
        self._array._writeable = value

    def __getitem__(self, name):
        names = {"C": "c_contiguous", "F": "f_contiguous", "O": "owndata", "W": "writeable", "A": "aligned"}
        return getattr(self, names.get(name, name.lower()))

    def __setitem__(self, name, value):
        if name in ("W", "WRITEABLE"):
            self.writeable = value
        else:
            raise KeyError("Unknown flag")

    def __repr__(self):
        return (
            f"  C_CONTIGUOUS : {self.c_contiguous}\n  F_CONTIGUOUS : {self.f_contiguous}\n  OWNDATA : {self.owndata}\n"
            f"  WRITEABLE : {self.writeable}\n  ALIGNED : True\n  WRITEBACKIFCOPY : False\n")


def _flat_setter(self, value):
    _iteration.flatiter(self)[:] = value


def _mean(self, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
    return _reductions.mean(self, axis, dtype, out, keepdims, where=where)


def _var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True):
    return _reductions.var(self, axis, dtype, out, ddof, keepdims, where=where)


def _std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True):
    return _reductions.std(self, axis, dtype, out, ddof, keepdims, where=where)


def _clip(self, min=None, max=None, out=None, **kwargs):
    return _mathematics.clip(self, min, max, out, **kwargs)


def _round(self, decimals=0, out=None):
    return _mathematics.around(self, decimals, out)


def _setflags(self, write=None, align=None, uic=None):
    if write is not None:
        self._writeable = write


def _resize(self, *new_shape, refcheck=True):
    raise NotImplementedError("ndarray.resize in place is not in the subset; use numpy.resize")


def _partition(self, kth, axis=-1, kind="introselect", order=None):
    self.sort(axis)


def _choose(self, choices, out=None, mode="raise"):
    return _selection.choose(self, choices, out, mode)


def _dot(self, b, out=None):
    return _products.dot(self, b, out)


def _plain(function):
    def method(self, *args, **kwargs):
        return function(self, *args, **kwargs)
    method.__name__ = function.__name__
    return method


_numpy._define_method("flat", property(lambda self: _iteration.flatiter(self), _flat_setter))
_numpy._define_method("flags", property(_Flags))
for _name, _function in {
    "mean": _mean, "var": _var, "std": _std, "clip": _clip, "round": _round, "setflags": _setflags, "resize": _resize,
    "partition": _partition, "choose": _choose, "dot": _dot,
}.items():
    _numpy._define_method(_name, _function)
for _name, _function in {
    "repeat": _shapes.repeat, "trace": _products.trace, "diagonal": _creation.diagonal,
    "put": _selection.put, "take": _selection.take, "argpartition": _selection.argpartition, "tofile": _files.tofile,
    "conj": _numpy.positive, "conjugate": _numpy.positive,
}.items():
    _numpy._define_method(_name, _plain(_function))
_numpy._define_method("compress", lambda self, condition, axis=None: _selection.compress(condition, self, axis))
