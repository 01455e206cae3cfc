"""Functions of `torch` that are written on its other operations and are methods of tensors too, as in PyTorch's module of this name."""

import _torch
from _torch import Tensor

__all__ = ["broadcast_shapes", "unique", "unique_consecutive", "unravel_index"]


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """The distinct elements in ascending order, or the distinct slices of a dimension.

    With `return_inverse` also, for each element, where it stands among them; with `return_counts` how often each occurs.
    """
    _check(input, "_unique2" if dim is None else "unique_dim")
    if dim is None:
        order, keys = _sorted_elements(input.detach().reshape(-1))
        values, inverse, counts = _runs(keys, order)
        return _selection(values, inverse.reshape(input.shape), counts, return_inverse, return_counts)
    dim = _dimension(input, dim)
    rows = _rows(input, dim)
    order = _lexicographic_order(rows)
    first, inverse, counts = _row_runs(rows[order], order)
    values = input.detach().index_select(dim, order[first])
    return _selection(values, inverse, counts, return_inverse, return_counts)


def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    """The elements, or the slices of a dimension, that differ from the one before."""
    _check(input, "unique_consecutive")
    if dim is None:
        keys = input.detach().reshape(-1)
        values, inverse, counts = _runs(keys, None)
        return _selection(values, inverse.reshape(input.shape), counts, return_inverse, return_counts)
    dim = _dimension(input, dim)
    rows = _rows(input, dim)
    first, inverse, counts = _row_runs(rows, None)
    values = input.detach().index_select(dim, first)
    return _selection(values, inverse, counts, return_inverse, return_counts)


def _check(input, name):
    if not isinstance(input, Tensor):
        raise TypeError(f"{name}(): argument 'input' (position 1) must be Tensor, not {type(input).__name__}")


def _dimension(input, dim):
    limit = max(input.dim(), 1)
    if not -limit <= dim < limit:
        raise IndexError(f"Dimension out of range (expected to be in range of [{-limit}, {limit - 1}], but got {dim})")
    return dim % limit


def _sorted_elements(flat):
    """The elements in order, and where each came from."""
    keys, order = (flat.to(_torch.uint8) if flat.dtype == _torch.bool else flat).sort(stable=True)
    return order, keys.to(flat.dtype)


def _runs(keys, order):
    """Values, inverse and counts of the runs of equal neighbours in `keys`; `order` says where the keys stood before sorting."""
    starts = _torch.ones(len(keys), dtype=_torch.bool)
    if len(keys) > 1:
        starts[1:] = keys[1:] != keys[:-1]
    return (keys[starts], *_numbering(starts, order))


def _rows(input, dim):
    if input.numel() == 0 and input.shape[dim] == 0:
        raise RuntimeError("unique_dim: tensor has no elements along the dimension of choice (not in Cellbook)")
    return input.detach().movedim(dim, 0).reshape(input.shape[dim] if input.dim() else 1, -1)


def _lexicographic_order(rows):
    """The order of rows by their first column, then their second …: stable sorts from the last column to the first."""
    order = _torch.arange(len(rows))
    keys = rows.to(_torch.uint8) if rows.dtype == _torch.bool else rows
    for column in range(rows.shape[1] - 1, -1, -1):
        order = order[keys[order, column].sort(stable=True)[1]]
    return order


def _row_runs(rows, order):
    starts = _torch.ones(len(rows), dtype=_torch.bool)
    if len(rows) > 1:
        starts[1:] = (rows[1:] != rows[:-1]).any(1)
    return (starts.nonzero().reshape(-1), *_numbering(starts, order))


def _numbering(starts, order):
    """For each key the number of its run, back in the keys' first order, and the lengths of the runs."""
    numbers = starts.cumsum(0) - 1
    counts = _torch.bincount(numbers) if len(numbers) else _torch.zeros(0, dtype=_torch.int64)
    if order is not None:
        numbers = _torch.empty_like(numbers).scatter_(0, order, numbers)
    return numbers, counts


def _selection(values, inverse, counts, return_inverse, return_counts):
    if return_inverse and return_counts:
        return values, inverse, counts
    if return_inverse:
        return values, inverse
    if return_counts:
        return values, counts
    return values


def broadcast_shapes(*shapes):
    """The shape that tensors of these shapes broadcast to."""
    shapes = [(shape,) if isinstance(shape, int) else tuple(shape) for shape in shapes]
    result = [1] * max((len(shape) for shape in shapes), default=0)
    for index, shape in enumerate(shapes):
        for position in range(-1, -1 - len(shape), -1):
            size = shape[position]
            if size < 0:
                raise RuntimeError(f"Trying to create tensor with negative dimension ({size}): ({size})")
            if size == 1 or size == result[position]:
                continue
            if result[position] != 1:
                raise RuntimeError(
                    f"Attempting to broadcast a dimension of length {size} at {position}! Mismatching argument at index "
                    f"{index} had {shape}; but expected shape should be broadcastable to {result}"
                )
            result[position] = size
    return _torch.Size(result)


def unravel_index(indices, shape):
    """The coordinates, a tensor for each dimension, of positions in a flattened tensor of a shape."""
    if not isinstance(indices, Tensor) or indices.is_floating_point() or indices.dtype == _torch.bool:
        raise TypeError(f"expected 'indices' to be integer dtype, but got {getattr(indices, 'dtype', type(indices))}")
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    coordinates = []
    for size in reversed(shape):
        coordinates.append(indices % size)
        indices = indices // size
    return tuple(reversed(coordinates))


METHODS = {"unique": unique, "unique_consecutive": unique_consecutive}
