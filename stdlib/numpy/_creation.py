"""New arrays."""
import _numpy
from _numpy import arange, array, asarray, empty, ndarray, ones, zeros

__all__ = [
    "asanyarray", "ascontiguousarray", "asfarray_", "copy", "copyto", "diag", "diagflat", "empty_like", "eye", "fromfunction",
    "fromiter", "full", "full_like", "geomspace", "identity", "indices", "linspace", "logspace", "meshgrid", "ones_like", "require",
    "tri", "tril", "triu", "vander", "zeros_like", "asfortranarray", "tril_indices", "tril_indices_from", "triu_indices", "triu_indices_from", "mask_indices",
    "diag_indices", "diagonal",
]


def asanyarray(a, dtype=None, order=None):
    return asarray(a, dtype)


def asfarray_(a, dtype=None):
    return asarray(a, dtype or float)


def ascontiguousarray(a, dtype=None):
    result = asarray(a, dtype)
    if result.ndim == 0:
        result = result.reshape(1)
    return result if result._c_contiguous else result.copy()


def asfortranarray(a, dtype=None):
    return asarray(asarray(a, dtype).T.copy()).T


def require(a, dtype=None, requirements=None):
    return ascontiguousarray(a, dtype)


def copy(a, order="K", subok=False):
    return array(a)


def copyto(dst, src, casting="same_kind", where=True):
    if where is True:
        dst[...] = src
    else:
        mask = _numpy.broadcast_to(where, dst.shape)
        dst[mask] = _numpy.broadcast_to(src, dst.shape)[mask]


def full(shape, fill_value, dtype=None, order="C"):
    if dtype is None:
        dtype = asarray(fill_value).dtype
    result = empty(shape, dtype)
    result[...] = fill_value
    return result


def _shape_like(a, shape):
    return asarray(a).shape if shape is None else shape


def zeros_like(a, dtype=None, order="K", subok=True, shape=None):
    return zeros(_shape_like(a, shape), asarray(a).dtype if dtype is None else dtype)


def ones_like(a, dtype=None, order="K", subok=True, shape=None):
    return ones(_shape_like(a, shape), asarray(a).dtype if dtype is None else dtype)


def empty_like(a, dtype=None, order="K", subok=True, shape=None):
    return empty(_shape_like(a, shape), asarray(a).dtype if dtype is None else dtype)


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None):
    return full(_shape_like(a, shape), fill_value, asarray(a).dtype if dtype is None else dtype)


def eye(N, M=None, k=0, dtype=float, order="C"):
    M = N if M is None else M
    result = zeros((N, M), dtype)
    first = max(0, -k)
    count = min(N - first, M - max(0, k))
    if count > 0:
        rows = arange(first, first + count)
        result[rows, rows + k] = 1
    return result


def identity(n, dtype=None):
    return eye(n, dtype=float if dtype is None else dtype)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    divisions = num - 1 if endpoint else num
    start = asarray(start) * 1.0
    stop = asarray(stop) * 1.0
    delta = stop - start
    values = arange(0, num).reshape((-1,) + (1,) * asarray(delta).ndim).astype(float)
    if divisions > 0:
        step = delta / divisions
        if (asarray(step) == 0).any():
            values = values / divisions * delta
        else:
            values = values * step
    else:
        step = _numpy.float64(float("nan"))
        values = values * delta
    values = values + start
    if endpoint and num > 1:
        values[-1, ...] = stop
    if axis != 0:
        from numpy._shapes import moveaxis
        values = moveaxis(values, 0, axis)
    if dtype is not None:
        if _numpy.dtype(dtype).kind in "iu":
            values = _numpy.floor(values)
        values = values.astype(dtype)
    return (values, step) if retstep else values


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    result = _numpy.power(base, linspace(start, stop, num, endpoint, axis=axis))
    return result if dtype is None else result.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    sign = -1.0 if start < 0 else 1.0
    result = logspace(_numpy.log10(sign * start), _numpy.log10(sign * stop), num, endpoint) * sign
    if num > 0:
        result[0] = start
        if num > 1 and endpoint:
            result[-1] = stop
    return result if dtype is None else result.astype(dtype)


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    count = len(xi)
    grids = [asarray(x).reshape((1,) * i + (-1,) + (1,) * (count - i - 1)) for i, x in enumerate(xi)]
    if indexing == "xy" and count > 1:
        grids[0] = grids[0].reshape((1, -1) + (1,) * (count - 2))
        grids[1] = grids[1].reshape((-1, 1) + (1,) * (count - 2))
    if not sparse:
        shape = _numpy.broadcast_shapes(*[grid.shape for grid in grids])
        grids = [_numpy.broadcast_to(grid, shape) for grid in grids]
        if copy:
            grids = [grid.copy() for grid in grids]
    return tuple(grids)


def indices(dimensions, dtype=int, sparse=False):
    dimensions = tuple(dimensions)
    grids = meshgrid(*[arange(size) for size in dimensions], indexing="ij", sparse=sparse)
    if sparse:
        return grids
    result = empty((len(dimensions),) + dimensions, dtype)
    for position, grid in enumerate(grids):
        result[position] = grid
    return result


def fromfunction(function, shape, *, dtype=float, **kwargs):
    return function(*indices(shape, dtype=dtype), **kwargs)


def fromiter(iter, dtype, count=-1):
    items = []
    for item in iter:
        if len(items) == count:
            break
        items.append(item)
    return array(items, dtype)


def diagonal(a, offset=0, axis1=0, axis2=1):
    from numpy._shapes import moveaxis
    a = asarray(a)
    if a.ndim < 2:
        raise ValueError("diag requires an array of at least two dimensions")
    a = moveaxis(a, (axis1, axis2), (-2, -1))
    rows, columns = a.shape[-2:]
    count = max(0, min(rows + min(offset, 0), columns - max(offset, 0)))
    first = arange(count) + max(0, -offset)
    return a[..., first, arange(count) + max(0, offset)]


def diag(v, k=0):
    v = asarray(v)
    if v.ndim == 1:
        size = len(v) + abs(k)
        result = zeros((size, size), v.dtype)
        rows = arange(len(v)) + max(0, -k)
        result[rows, arange(len(v)) + max(0, k)] = v
        return result
    if v.ndim == 2:
        return diagonal(v, k)
    raise ValueError("Input must be 1- or 2-d.")


def diagflat(v, k=0):
    return diag(asarray(v).ravel(), k)


def tri(N, M=None, k=0, dtype=float):
    M = N if M is None else M
    return (arange(N).reshape(-1, 1) >= arange(M) - k).astype(dtype)


def tril(m, k=0):
    m = asarray(m)
    mask = tri(*m.shape[-2:], k=k, dtype=bool)
    return _numpy.where(mask, m, zeros(1, m.dtype))


def triu(m, k=0):
    m = asarray(m)
    mask = tri(*m.shape[-2:], k=k - 1, dtype=bool)
    return _numpy.where(mask, zeros(1, m.dtype), m)


def tril_indices(n, k=0, m=None):
    return tri(n, m, k=k, dtype=bool).nonzero()


def tril_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def triu_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def triu_indices(n, k=0, m=None):
    return (~tri(n, m, k=k - 1, dtype=bool)).nonzero()


def mask_indices(n, mask_func, k=0):
    return (mask_func(ones((n, n), int), k) != 0).nonzero()


def diag_indices(n, ndim=2):
    return (arange(n),) * ndim


def vander(x, N=None, increasing=False):
    x = asarray(x)
    N = len(x) if N is None else N
    powers = arange(N) if increasing else arange(N - 1, -1, -1)
    return x.reshape(-1, 1) ** powers
