"""Walking over arrays, and index tricks."""
import _numpy
from _numpy import asarray, concatenate, ndarray


class ndindex:
    def __init__(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])
        self.shape = shape
        import itertools
        self._walk = itertools.product(*[range(size) for size in shape])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._walk)


class ndenumerate:
    def __init__(self, arr):
        self._array = asarray(arr)
        self._index = ndindex(self._array.shape)

    def __iter__(self):
        return self

    def __next__(self):
        index = next(self._index)
        return index, self._array[index]


class flatiter:
    """The elements of an array as one row; writes go to the array."""

    def __init__(self, base):
        self.base = base
        self._position = 0

    def _places(self, key):
        return _numpy.arange(self.base.size).reshape(self.base.shape).ravel()[key]

    def __len__(self):
        return self.base.size

    def __iter__(self):
        return iter([self[position] for position in range(self.base.size)]) if self._position == 0 else self

    def __next__(self):
        if self._position >= self.base.size:
            raise StopIteration
        self._position += 1
        return self[self._position - 1]

    def __getitem__(self, key):
        return self.base.ravel()[key]

    def __setitem__(self, key, value):
        flat = self.base.reshape(-1)
        flat[key] = value
        if not _numpy.shares_memory(flat, self.base):
            self.base[...] = flat.reshape(self.base.shape)

    def __array__(self, dtype=None, copy=None):
        return self.base.ravel()

    def copy(self):
        return self.base.flatten()


class broadcast:
    def __init__(self, *arrays):
        self.shape = _numpy.broadcast_shapes(*[asarray(a).shape for a in arrays])
        self._arrays = [_numpy.broadcast_to(a, self.shape) for a in arrays]
        self.ndim = len(self.shape)
        self.size = 1
        for size in self.shape:
            self.size *= size

    def __iter__(self):
        return zip(*[iter(a.ravel()) for a in self._arrays])


class nditer:
    """Elements as 0-dimensional arrays that can be written."""

    def __init__(self, op, flags=(), op_flags=(), order="K", **options):
        self._arrays = [asarray(a) for a in op] if isinstance(op, (list, tuple)) else [op if isinstance(op, ndarray) else asarray(op)]
        self._single = not isinstance(op, (list, tuple))
        shape = _numpy.broadcast_shapes(*[a.shape for a in self._arrays])
        self._arrays = [a if a.shape == shape else _numpy.broadcast_to(a, shape) for a in self._arrays]
        self._indices = list(ndindex(shape))
        self._position = -1
        self.shape = shape
        self.finished = not self._indices

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass

    def __iter__(self):
        for self._position in range(len(self._indices)):
            yield self.value

    @property
    def multi_index(self):
        return self._indices[max(self._position, 0)]

    @property
    def index(self):
        return max(self._position, 0)

    @property
    def value(self):
        items = tuple(a[self.multi_index + (Ellipsis,)] for a in self._arrays)
        return items[0] if self._single else items

    def __getitem__(self, position):
        return self._arrays[position][self.multi_index + (Ellipsis,)]

    def __setitem__(self, position, value):
        self._arrays[position][self.multi_index] = value

    def iternext(self):
        self._position = max(self._position, 0) + 1
        self.finished = self._position >= len(self._indices)
        return not self.finished


class _Slices:
    def __init__(self, makes_tuple):
        self._makes_tuple = makes_tuple

    def __getitem__(self, item):
        return (item,) if self._makes_tuple and not isinstance(item, tuple) else item


s_, index_exp = _Slices(False), _Slices(True)


def _from_slice(item):
    from numpy._creation import linspace
    start = 0 if item.start is None else item.start
    step = 1 if item.step is None else item.step
    if isinstance(step, complex):
        return linspace(start, item.stop, int(abs(step)))
    return _numpy.arange(start, item.stop, step)


class _Grid:
    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        from numpy._creation import meshgrid
        if not isinstance(key, tuple):
            return _from_slice(key)
        grids = meshgrid(*[_from_slice(item) for item in key], indexing="ij", sparse=self._sparse)
        return grids if self._sparse else asarray(list(grids))


mgrid, ogrid = _Grid(False), _Grid(True)


class _Rows:
    def __init__(self, columns):
        self._columns = columns

    def __getitem__(self, key):
        parts = []
        for item in key if isinstance(key, tuple) else (key,):
            part = _from_slice(item) if isinstance(item, slice) else asarray(item)
            part = part.reshape(1) if part.ndim == 0 else part
            parts.append(part.reshape(-1, 1) if self._columns and part.ndim == 1 else part)
        return concatenate(parts, -1 if self._columns else 0)


r_, c_ = _Rows(False), _Rows(True)


class vectorize:
    """A function of numbers applied to every element."""

    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc, self.otypes, self.signature = pyfunc, otypes, signature
        self.__name__ = getattr(pyfunc, "__name__", "vectorize")
        self.__doc__ = doc or getattr(pyfunc, "__doc__", None)

    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:
            self.pyfunc = args[0]
            return self
        if self.signature is not None:
            raise NotImplementedError("numpy.vectorize with a signature is not in the subset")
        arrays = [asarray(a) for a in args]
        shape = _numpy.broadcast_shapes(*[a.shape for a in arrays])
        columns = [list(_numpy.broadcast_to(a, shape).ravel()) for a in arrays]
        results = [self.pyfunc(*items, **kwargs) for items in zip(*columns)]
        if not results:
            if self.otypes is None:
                raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
            return _numpy.zeros(shape, self.otypes[0])
        if isinstance(results[0], tuple):
            return tuple(_numpy.array([r[i] for r in results]).reshape(shape) for i in range(len(results[0])))
        kind = self.otypes[0] if self.otypes else _numpy.array(results[:1]).dtype
        result = _numpy.array(results, None if _numpy.dtype(kind).kind == "U" else kind).reshape(shape)
        return result if result.ndim else _numpy.array(result)
