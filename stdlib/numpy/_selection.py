"""Choosing elements, sorting, searching."""
import _numpy
from _numpy import asarray, ndarray

__all__ = [
    "argpartition", "argsort", "argwhere", "choose", "compress", "digitize", "extract", "fill_diagonal", "flatnonzero", "lexsort",
    "nonzero", "partition", "piecewise", "place", "put", "put_along_axis", "putmask", "ravel_multi_index", "searchsorted", "select", "sort",
    "take", "take_along_axis", "unravel_index", "apply_along_axis", "apply_over_axes", "ix_",
]

def sort(a, axis=-1, kind=None, order=None, *, stable=None):
    return _numpy.sort(a, axis)


def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
    return asarray(a).argsort(axis)


def partition(a, kth, axis=-1, kind="introselect", order=None):
    return _numpy.sort(a, axis)


def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    return asarray(a).argsort(axis)


def lexsort(keys, axis=-1):
    keys = [asarray(key) for key in keys]
    order = _numpy.arange(keys[0].shape[-1])
    for key in keys:
        order = order[key[order].argsort()]
    return order


def searchsorted(a, v, side="left", sorter=None):
    a = asarray(a)
    return (a if sorter is None else a[sorter]).searchsorted(v, side)


def digitize(x, bins, right=False):
    bins = asarray(bins)
    if len(bins) > 1 and bins[0] > bins[-1]:
        return len(bins) - asarray(bins[::-1].searchsorted(x, "left" if not right else "right"))
    return bins.searchsorted(x, "left" if right else "right")


def nonzero(a):
    return asarray(a).nonzero()


def flatnonzero(a):
    return asarray(a).ravel().nonzero()[0]


def argwhere(a):
    a = asarray(a)
    if a.ndim == 0:
        return _numpy.zeros((1 if a else 0, 0), int)
    from numpy._shapes import stack
    return stack(a.nonzero(), 1)


def take(a, indices, axis=None, out=None, mode="raise"):
    a = asarray(a)
    indices = asarray(indices)
    if indices.size == 0:
        indices = indices.astype(int)
    if axis is None:
        a, axis = a.ravel(), 0
    size = a.shape[axis]
    if mode == "clip":
        indices = _numpy.minimum(_numpy.maximum(indices, 0), size - 1)
    elif mode == "wrap":
        indices = indices % size
    result = a[(slice(None),) * (axis % a.ndim) + (indices,)]
    if out is not None:
        out[...] = result
        return out
    return result


def _along(a, indices, axis):
    axis = axis % a.ndim
    places = []
    for d in range(a.ndim):
        shape = [1] * a.ndim
        shape[d] = -1
        places.append(indices if d == axis else _numpy.arange(indices.shape[d] if a.shape[d] != 1 else 1).reshape(shape))
    return tuple(places)


def take_along_axis(arr, indices, axis=-1):
    arr, indices = asarray(arr), asarray(indices)
    if axis is None:
        return arr.ravel()[indices]
    return arr[_along(arr, indices, axis)]


def put_along_axis(arr, indices, values, axis):
    arr[_along(arr, asarray(indices), axis)] = values


def put(a, ind, v, mode="raise"):
    flat = a.reshape(-1)
    positions = asarray(ind).ravel()
    values = asarray(v).ravel()
    if values.size < positions.size:
        values = values[_numpy.arange(positions.size) % values.size]
    flat[positions] = values[:positions.size]
    if not _numpy.shares_memory(flat, a):
        a[...] = flat.reshape(a.shape)


def putmask(a, mask, values):
    mask = asarray(mask)
    values = asarray(values)
    if values.size == 1:
        a[mask] = values.ravel()[0]
    else:
        full = values.ravel()[_numpy.arange(a.size) % values.size].reshape(a.shape)
        a[mask] = full[mask]


def place(arr, mask, vals):
    mask = asarray(mask).astype(bool)
    vals = asarray(vals).ravel()
    count = int(mask.sum())
    if count:
        arr[mask] = vals[_numpy.arange(count) % vals.size]


def extract(condition, arr):
    return asarray(arr).ravel()[asarray(condition).ravel().astype(bool)]


def compress(condition, a, axis=None, out=None):
    a = asarray(a)
    positions = asarray(condition).nonzero()[0]
    return a.ravel()[positions] if axis is None else take(a, positions, axis)


def select(condlist, choicelist, default=0):
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of conditions")
    if not condlist:
        raise ValueError("select with an empty condition list is not possible")
    result = asarray(default)
    for condition, choice in zip(reversed(condlist), reversed(choicelist)):
        condition = asarray(condition)
        if condition.dtype.kind != "b":
            raise TypeError(f"invalid entry {len(condlist) - 1} in condlist: should be boolean ndarray")
        result = _numpy.where(condition, choice, result)
    return result


def choose(a, choices, out=None, mode="raise"):
    a = asarray(a)
    choices = [asarray(c) for c in choices]
    shape = _numpy.broadcast_shapes(a.shape, *[c.shape for c in choices])
    result = _numpy.broadcast_to(choices[0], shape).copy()
    index = _numpy.broadcast_to(a, shape)
    for position, choice in enumerate(choices):
        mask = index == position
        result[mask] = _numpy.broadcast_to(choice, shape)[mask]
    return result


def piecewise(x, condlist, funclist, *args, **kw):
    x = asarray(x)
    conditions = [asarray(c).astype(bool) for c in (condlist if isinstance(condlist, (list, tuple)) else [condlist])]
    if len(funclist) == len(conditions) + 1:
        rest = conditions[0]
        for condition in conditions[1:]:
            rest = rest | condition
        conditions.append(~rest)
    result = _numpy.zeros(x.shape, x.dtype)
    for condition, function in zip(conditions, funclist):
        result[condition] = function(x[condition], *args, **kw) if callable(function) else function
    return result


def fill_diagonal(a, val, wrap=False):
    size = min(a.shape)
    rows = _numpy.arange(size)
    a[(rows,) * a.ndim] = val if asarray(val).ndim == 0 else asarray(val)[:size]


def unravel_index(indices, shape, order="C"):
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    indices = asarray(indices)
    total = 1
    for size in shape:
        total *= size
    flat = indices.ravel()
    for index in flat.tolist():
        if not 0 <= index < total:
            raise ValueError(f"index {index} is out of bounds for array with size {total}")
    results = []
    for size in (reversed(shape) if order == "C" else shape):
        results.append((indices % size)[()])
        indices = indices // size
    return tuple(reversed(results)) if order == "C" else tuple(results)


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    result = 0
    for index, size in zip(multi_index, dims):
        if mode == "raise" and ((asarray(index) < 0).any() or (asarray(index) >= size).any()):
            raise ValueError("invalid entry in coordinates array")
        if mode == "clip":
            index = _numpy.minimum(_numpy.maximum(index, 0), size - 1)
        elif mode == "wrap":
            index = _numpy.remainder(index, size)
        result = result * size + asarray(index)
    return result


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    from numpy._shapes import moveaxis
    arr = asarray(arr)
    moved = moveaxis(arr, axis, -1)
    results = [asarray(func1d(row, *args, **kwargs)) for row in moved.reshape(-1, moved.shape[-1])]
    result = asarray(results).reshape(moved.shape[:-1] + results[0].shape)
    if results[0].ndim == 0:
        return result
    return moveaxis(result, -1, axis) if results[0].ndim == 1 else result


def apply_over_axes(func, a, axes):
    from numpy._shapes import expand_dims
    result = asarray(a)
    for axis in ((axes,) if isinstance(axes, int) else axes):
        reduced = func(result, axis)
        result = reduced if reduced.ndim == result.ndim else expand_dims(reduced, axis)
    return result


def ix_(*args):
    results = []
    for position, values in enumerate(args):
        values = asarray(values)
        if values.dtype.kind == "b":
            values = values.nonzero()[0]
        results.append(values.reshape((1,) * position + (-1,) + (1,) * (len(args) - position - 1)))
    return tuple(results)
