"""Arrays in other shapes, put together and taken apart."""
import _numpy
from _numpy import AxisError, asarray, concatenate, empty, ndarray

__all__ = [
    "append", "array_split", "atleast_1d", "atleast_2d", "atleast_3d", "block", "broadcast_arrays", "column_stack", "delete",
    "dsplit", "dstack", "expand_dims", "flip", "fliplr", "flipud", "hsplit", "hstack", "insert", "moveaxis", "pad", "permute_dims",
    "ravel", "repeat", "reshape", "resize", "roll", "rollaxis", "rot90", "row_stack_", "split", "squeeze", "stack", "swapaxes", "tile",
    "transpose", "trim_zeros", "unstack", "vsplit", "vstack", "matrix_transpose", "packbits", "unpackbits",
]


def _axis(axis, ndim):
    if not -ndim <= axis < ndim:
        raise AxisError(f"axis {axis} is out of bounds for array of dimension {ndim}")
    return axis + ndim if axis < 0 else axis


def _axes(axis, ndim):
    return [_axis(a, ndim) for a in ((axis,) if isinstance(axis, int) else tuple(axis))]


def reshape(a, shape=None, order="C", *, newshape=None, copy=None):
    return asarray(a).reshape(newshape if shape is None else shape, order=order)


def ravel(a, order="C"):
    return asarray(a).ravel(order)


def transpose(a, axes=None):
    a = asarray(a)
    return a.transpose() if axes is None else a.transpose(*axes)


permute_dims = transpose


def matrix_transpose(x):
    return asarray(x).mT


def swapaxes(a, axis1, axis2):
    return asarray(a).swapaxes(axis1, axis2)


def squeeze(a, axis=None):
    return asarray(a).squeeze(axis)


def expand_dims(a, axis):
    a = asarray(a)
    axes = (axis,) if isinstance(axis, int) or hasattr(axis, "__index__") else tuple(axis)
    ndim = a.ndim + len(axes)
    axes = [_axis(int(x), ndim) for x in axes]
    if len(set(axes)) != len(axes):
        raise ValueError("repeated axis")
    sizes = iter(a.shape)
    return a.reshape([1 if d in axes else next(sizes) for d in range(ndim)])


def moveaxis(a, source, destination):
    a = asarray(a)
    source, destination = _axes(source, a.ndim), _axes(destination, a.ndim)
    if len(source) != len(destination):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [d for d in range(a.ndim) if d not in source]
    for target, origin in sorted(zip(destination, source)):
        order.insert(target, origin)
    return a.transpose(order)


def rollaxis(a, axis, start=0):
    a = asarray(a)
    axis = _axis(axis, a.ndim)
    if start < 0:
        start += a.ndim
    if axis < start:
        start -= 1
    return a if axis == start else moveaxis(a, axis, start)


def broadcast_arrays(*args):
    arrays = [asarray(a) for a in args]
    shape = _numpy.broadcast_shapes(*[a.shape for a in arrays])
    return tuple(a if a.shape == shape else _numpy.broadcast_to(a, shape) for a in arrays)


def _atleast(arrays, raised):
    results = [raised(asarray(a)) for a in arrays]
    return results[0] if len(results) == 1 else tuple(results)


def atleast_1d(*arys):
    return _atleast(arys, lambda a: a.reshape(1) if a.ndim == 0 else a)


def atleast_2d(*arys):
    return _atleast(arys, lambda a: a.reshape(1, 1) if a.ndim == 0 else a[None, :] if a.ndim == 1 else a)


def _three(a):
    if a.ndim == 0:
        return a.reshape(1, 1, 1)
    if a.ndim == 1:
        return a[None, :, None]
    return a[:, :, None] if a.ndim == 2 else a


def atleast_3d(*arys):
    return _atleast(arys, _three)


def stack(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    arrays = [asarray(a) for a in arrays]
    if not arrays:
        raise ValueError("need at least one array to stack")
    if len({a.shape for a in arrays}) != 1:
        raise ValueError("all input arrays must have the same shape")
    axis = _axis(axis, arrays[0].ndim + 1)
    place = (slice(None),) * axis + (None,)
    result = concatenate([a[place] for a in arrays], axis, dtype=dtype)
    if out is None:
        return result
    out[...] = result
    return out


def unstack(x, *, axis=0):
    x = asarray(x)
    return tuple(moveaxis(x, axis, 0))


def vstack(tup, *, dtype=None, casting="same_kind"):
    return concatenate([atleast_2d(a) for a in tup], 0, dtype=dtype)


row_stack_ = vstack


def hstack(tup, *, dtype=None, casting="same_kind"):
    arrays = [atleast_1d(a) for a in tup]
    return concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1, dtype=dtype)


def dstack(tup):
    return concatenate([atleast_3d(a) for a in tup], 2)


def column_stack(tup):
    arrays = [asarray(a) for a in tup]
    return concatenate([a if a.ndim >= 2 else a.reshape(-1, 1) for a in arrays], 1)


def block(arrays):
    def joined(item, depth):
        if not isinstance(item, list):
            return asarray(item)
        parts = [joined(part, depth - 1) for part in item]
        ndim = max(max(part.ndim for part in parts), depth)
        parts = [part.reshape((1,) * (ndim - part.ndim) + part.shape) for part in parts]
        return concatenate(parts, axis=-depth)

    def depth_of(item):
        return 1 + max(depth_of(part) for part in item) if isinstance(item, list) else 0

    return joined(arrays, depth_of(arrays))


def array_split(ary, indices_or_sections, axis=0):
    ary = asarray(ary)
    total = ary.shape[axis]
    if hasattr(indices_or_sections, "__len__"):
        points = [0] + [int(i) for i in indices_or_sections] + [total]
    else:
        sections = int(indices_or_sections)
        if sections <= 0:
            raise ValueError("number sections must be larger than 0.")
        each, extras = divmod(total, sections)
        points = [0]
        for position in range(sections):
            points.append(points[-1] + each + (1 if position < extras else 0))
    place = (slice(None),) * _axis(axis, ary.ndim)
    return [ary[place + (slice(start, stop),)] for start, stop in zip(points, points[1:])]


def split(ary, indices_or_sections, axis=0):
    if not hasattr(indices_or_sections, "__len__"):
        if indices_or_sections and asarray(ary).shape[axis] % indices_or_sections:
            raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def vsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0)


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0 if asarray(ary).ndim == 1 else 1)


def dsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 2)


def flip(m, axis=None):
    m = asarray(m)
    axes = range(m.ndim) if axis is None else _axes(axis, m.ndim)
    return m[tuple(slice(None, None, -1) if d in axes else slice(None) for d in range(m.ndim))]


def flipud(m):
    m = asarray(m)
    if m.ndim < 1:
        raise ValueError("Input must be >= 1-d.")
    return m[::-1, ...]


def fliplr(m):
    m = asarray(m)
    if m.ndim < 2:
        raise ValueError("Input must be >= 2-d.")
    return m[:, ::-1]


def rot90(m, k=1, axes=(0, 1)):
    m = asarray(m)
    first, second = _axes(axes, m.ndim)
    k %= 4
    if k == 0:
        return m[:]
    if k == 2:
        return flip(flip(m, first), second)
    order = list(range(m.ndim))
    order[first], order[second] = order[second], order[first]
    return flip(m, second).transpose(order) if k == 1 else flip(m.transpose(order), second)


def roll(a, shift, axis=None):
    a = asarray(a)
    if axis is None:
        return roll(a.ravel(), shift, 0).reshape(a.shape)
    axes = _axes(axis, a.ndim)
    shifts = [shift] * len(axes) if isinstance(shift, int) or asarray(shift).ndim == 0 else list(shift)
    for axis, amount in zip(axes, shifts):
        size = a.shape[axis]
        if size:
            amount = int(amount) % size
            place = (slice(None),) * axis
            a = concatenate([a[place + (slice(size - amount, None),)], a[place + (slice(0, size - amount),)]], axis)
    return a


def repeat(a, repeats, axis=None):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    axis = _axis(axis, a.ndim)
    counts = asarray(repeats)
    if counts.ndim == 0 or counts.size == 1:
        if counts.item() < 0:
            raise ValueError("repeats may not contain negative values.")
        positions = _numpy.arange(a.shape[axis] * int(counts.item())) // max(int(counts.item()), 1)
    else:
        if counts.size != a.shape[axis]:
            raise ValueError(f"operands could not be broadcast together with shape ({a.shape[axis]},) ({counts.size},)")
        positions = asarray([i for i, count in enumerate(counts.tolist()) for _ in range(count)], dtype=int)
    return a[(slice(None),) * axis + (positions,)]


def tile(A, reps):
    A = asarray(A)
    reps = (reps,) if isinstance(reps, int) or asarray(reps).ndim == 0 else tuple(reps)
    ndim = max(A.ndim, len(reps))
    reps = (1,) * (ndim - len(reps)) + tuple(int(r) for r in reps)
    shape = (1,) * (ndim - A.ndim) + A.shape
    result = A.reshape(shape)
    for axis, count in enumerate(reps):
        if count != 1:
            result = concatenate([result] * count, axis) if count else result[(slice(None),) * axis + (slice(0, 0),)]
    return result.copy() if result.size == A.size else result


def resize(a, new_shape):
    a = asarray(a).ravel()
    shape = (new_shape,) if isinstance(new_shape, int) else tuple(new_shape)
    count = 1
    for size in shape:
        count *= size
    if a.size == 0:
        return _numpy.zeros(shape, a.dtype)
    return tile(a, -(-count // a.size))[:count].reshape(shape)


def append(arr, values, axis=None):
    if axis is None:
        return concatenate([ravel(arr), ravel(values)])
    return concatenate([asarray(arr), asarray(values)], axis)


def delete(arr, obj, axis=None):
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = _axis(axis, arr.ndim)
    size = arr.shape[axis]
    kept = _numpy.ones(size, bool)
    if isinstance(obj, int) and not -size <= obj < size:
        raise IndexError(f"index {obj} is out of bounds for axis {axis} with size {size}")
    kept[obj if isinstance(obj, (slice, int)) else asarray(obj)] = False
    return arr[(slice(None),) * axis + (kept,)]


def insert(arr, obj, values, axis=None):
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = _axis(axis, arr.ndim)
    size = arr.shape[axis]
    positions = asarray(obj)
    single = positions.ndim == 0
    places = [int(p) + size if p < 0 else int(p) for p in positions.ravel().tolist()]
    for place in places:
        if not 0 <= place <= size:
            raise IndexError(f"index {place} is out of bounds for axis {axis} with size {size}")
    lead = (slice(None),) * axis
    values = asarray(values).astype(arr.dtype)
    if single:
        block = values
        if axis == 0 and arr.ndim == 1:
            block = values.reshape(-1)
        else:
            rest = arr.shape[:axis] + arr.shape[axis + 1:]
            block = expand_dims(_numpy.broadcast_to(values, rest), axis) if values.ndim < arr.ndim else values
        return concatenate([arr[lead + (slice(0, places[0]),)], block, arr[lead + (slice(places[0], None),)]], axis)
    order = sorted(range(len(places)), key=lambda i: places[i])
    total = size + len(places)
    targets = [0] * len(places)
    for rank, i in enumerate(order):
        targets[i] = places[i] + rank
    old = _numpy.ones(total, bool)
    old[targets] = False
    shape = list(arr.shape)
    shape[axis] = total
    result = empty(shape, arr.dtype)
    result[lead + (targets,)] = values
    result[lead + (old,)] = arr
    return result


def trim_zeros(filt, trim="fb"):
    positions = asarray(filt).nonzero()[0]
    if not len(positions):
        return filt[:0]
    first = int(positions[0]) if "f" in trim.lower() else 0
    last = int(positions[-1]) + 1 if "b" in trim.lower() else len(filt)
    return filt[first:last]


def _pad_widths(pad_width, ndim):
    widths = asarray(pad_width)
    if widths.dtype.kind not in "iu":
        raise TypeError("`pad_width` must be of integral type.")
    widths = _numpy.broadcast_to(widths, (ndim, 2)).tolist()
    if any(width < 0 for pair in widths for width in pair):
        raise ValueError("index can't contain negative values")
    return widths


def _mirrored(size, before, after, skips_edge):
    period = 2 * size - 2 if skips_edge else 2 * size
    positions = []
    for i in range(-before, size + after):
        if size == 1 and skips_edge:
            positions.append(0)
            continue
        i %= period
        positions.append(i if i < size else period - i if skips_edge else period - 1 - i)
    return positions


def pad(array, pad_width, mode="constant", **kwargs):
    array = asarray(array)
    if isinstance(pad_width, dict):
        pad_width = [_pair(pad_width.get(d, pad_width.get(d - array.ndim, 0))) for d in range(array.ndim)]
    widths = _pad_widths(pad_width, array.ndim)
    if mode == "constant":
        values = _numpy.broadcast_to(asarray(kwargs.get("constant_values", 0)), (array.ndim, 2)).tolist()
        for axis, ((before, after), (first, last)) in enumerate(zip(widths, values)):
            shape = list(array.shape)
            shape[axis] += before + after
            result = empty(shape, array.dtype)
            lead = (slice(None),) * axis
            size = array.shape[axis]
            result[lead + (slice(0, before),)] = first
            result[lead + (slice(before, before + size),)] = array
            result[lead + (slice(before + size, None),)] = last
            array = result
        return array
    for axis, (before, after) in enumerate(widths):
        size = array.shape[axis]
        lead = (slice(None),) * axis
        if mode == "edge":
            positions = [min(max(i, 0), size - 1) for i in range(-before, size + after)]
        elif mode == "wrap":
            positions = [i % size for i in range(-before, size + after)]
        elif mode in ("reflect", "symmetric"):
            positions = _mirrored(size, before, after, mode == "reflect")
        elif mode in ("mean", "maximum", "minimum"):
            function = {"mean": "mean", "maximum": "max", "minimum": "min"}[mode]
            value = getattr(array, function)(axis=axis, keepdims=True).astype(array.dtype)
            array = concatenate([repeat(value, before, axis), array, repeat(value, after, axis)], axis)
            continue
        else:
            raise ValueError(f"mode '{mode}' is not supported")
        array = array[lead + (positions,)]
    return array


def _pair(width):
    return (width, width) if isinstance(width, int) else tuple(width)


def packbits(a, axis=None, bitorder="big"):
    flags = (asarray(a) != 0).astype("uint8")
    flags = moveaxis(flags, axis, -1) if axis is not None else flags.ravel()
    count = flags.shape[-1]
    padded = _numpy.zeros(flags.shape[:-1] + (-(-count // 8) * 8,), "uint8")
    padded[..., :count] = flags
    weights = asarray([128, 64, 32, 16, 8, 4, 2, 1] if bitorder == "big" else [1, 2, 4, 8, 16, 32, 64, 128], "uint8")
    packed = (padded.reshape(flags.shape[:-1] + (-1, 8)) * weights).sum(-1).astype("uint8")
    return packed if axis is None else moveaxis(packed, -1, axis)


def unpackbits(a, axis=None, count=None, bitorder="big"):
    shifts = asarray([7, 6, 5, 4, 3, 2, 1, 0] if bitorder == "big" else [0, 1, 2, 3, 4, 5, 6, 7], "uint8")
    packed = asarray(a).ravel() if axis is None else moveaxis(asarray(a), axis, -1)
    bits = ((packed.reshape(packed.shape + (1,)) >> shifts) & 1).astype("uint8").reshape(packed.shape[:-1] + (-1,))
    bits = bits if count is None else bits[..., :count]
    return bits if axis is None else moveaxis(bits, -1, axis)
