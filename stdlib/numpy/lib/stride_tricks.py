"""Views with other strides."""
from _numpy import asarray, broadcast_to


def as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    x = asarray(x)
    return x._strided(x.shape if shape is None else shape, x.strides if strides is None else strides)


def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    x = asarray(x)
    window = (window_shape,) if isinstance(window_shape, int) else tuple(window_shape)
    axes = tuple(range(x.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    if len(window) != len(axes):
        raise ValueError(
            f"Since axis is None, must provide window_shape for all dimensions of `x`; got {len(window)} window_shape elements and "
            f"`x.ndim` is {x.ndim}.")
    shape = list(x.shape)
    for size, d in zip(window, axes):
        shape[d] -= size - 1
        if shape[d] < 0:
            raise ValueError("window shape cannot be larger than input array shape")
    strides = tuple(x.strides) + tuple(x.strides[d] for d in axes)
    return x._strided(tuple(shape) + window, strides)
