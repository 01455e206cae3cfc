"""Arguments of plotting functions as arrays."""

import numpy as np


def plain(values):
    """Tensors, series and frames as arrays, everything else as it is."""
    if hasattr(values, 'detach'):
        if values.requires_grad:
            raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
        return values.detach().cpu().numpy()
    if hasattr(values, 'to_numpy'):
        return values.to_numpy()
    return values


def has_text(values):
    """Whether a sequence holds strings, that is categories."""
    if isinstance(values, str):
        return True
    values = plain(values)
    if isinstance(values, np.ndarray):
        return values.dtype.kind in 'US' or (values.dtype.kind == 'O' and values.size > 0 and isinstance(values.ravel()[0], str))
    return isinstance(values, (list, tuple)) and len(values) > 0 and isinstance(values[0], str)


def is_date_like(values):
    """Whether a value, or the first of a sequence, is a date: what has a year and an ordinal."""
    if hasattr(values, '__len__') and not isinstance(values, str):
        values = plain(values)
        if getattr(values, 'ndim', 1) != 1 or getattr(getattr(values, 'dtype', None), 'kind', 'O') != 'O' or not len(values):
            return False
        values = values[0]
    return hasattr(values, 'toordinal') and hasattr(values, 'year')


def floats(values):
    """A float array of at least one dimension."""
    values = plain(values)
    if isinstance(values, (map, filter, zip, range, set)) or hasattr(values, 'keys') or hasattr(values, '__next__'):
        values = list(values)
    if isinstance(values, (list, tuple)) and values and hasattr(values[0], 'detach'):
        values = [plain(value) for value in values]
    array = np.asarray(values, dtype=float)
    return array.reshape(1) if array.ndim == 0 else array


def float_list(values):
    return floats(values).ravel().tolist()


def finite_pairs(xs, ys):
    """The points of which both coordinates are finite, as two lists."""
    pairs = [(x, y) for x, y in zip(xs, ys) if x - x == 0 and y - y == 0]
    return [x for x, _ in pairs], [y for _, y in pairs]


def finite(values):
    """The finite ones of a list of numbers."""
    return [value for value in values if value - value == 0]
