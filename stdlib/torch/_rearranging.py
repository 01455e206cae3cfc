"""Views and writes of parts of tensors, written on the engine's operations; the in-place forms that change a tensor's shape."""

import _torch
from torch._grad_mode import no_grad


def split_with_sizes(input, split_sizes, dim=0):
    """Pieces of the given sizes along a dimension."""
    return input.split(list(split_sizes), dim)


def hsplit(input, indices_or_sections):
    """Pieces side by side: along the second dimension, of vectors along the only one."""
    if input.dim() == 0:
        raise RuntimeError("torch.hsplit requires a tensor with at least 1 dimension, but got a tensor with 0 dimensions!")
    return _pieces("hsplit", input, indices_or_sections, 0 if input.dim() == 1 else 1)


def vsplit(input, indices_or_sections):
    """Pieces along the first dimension."""
    if input.dim() < 2:
        raise RuntimeError(
            f"torch.vsplit requires a tensor with at least 2 dimension, but got a tensor with {input.dim()} dimensions!"
        )
    return _pieces("vsplit", input, indices_or_sections, 0)


def dsplit(input, indices_or_sections):
    """Pieces along the third dimension."""
    if input.dim() < 3:
        raise RuntimeError(
            f"torch.dsplit requires a tensor with at least 3 dimension, but got a tensor with {input.dim()} dimensions!"
        )
    return _pieces("dsplit", input, indices_or_sections, 2)


def _pieces(name, input, indices_or_sections, dim):
    if isinstance(indices_or_sections, int) and input.size(dim) % indices_or_sections:
        raise RuntimeError(
            f"torch.{name} attempted to split along dimension {dim}, but the size of the dimension {input.size(dim)} is not"
            f" divisible by the split_size {indices_or_sections}!"
        )
    return input.tensor_split(indices_or_sections, dim)


def select_scatter(input, src, dim, index):
    """A copy with `src` at one position of a dimension."""
    result = input.clone()
    place = result.select(dim, index)
    if place.shape != src.shape:
        raise RuntimeError(
            "expected src to have a size equal to the slice of self. src size = "
            f"{list(src.shape)}, slice size = {list(place.shape)}"
        )
    place.copy_(src)
    return result


def slice_scatter(input, src, dim=0, start=None, end=None, step=1):
    """A copy with `src` in a slice of a dimension."""
    result = input.clone()
    place = result[(slice(None),) * (dim % input.dim()) + (slice(start, end, step),)]
    if place.shape != src.shape:
        raise RuntimeError(
            "expected src to have a size equal to the slice of self. src size = "
            f"{list(src.shape)}, slice size = {list(place.shape)}"
        )
    place.copy_(src)
    return result


def diagonal_scatter(input, src, offset=0, dim1=0, dim2=1):
    """A copy with `src` on a diagonal."""
    result = input.clone()
    result.diagonal(offset, dim1, dim2).copy_(src)
    return result


def scatter_reduce(input, dim, index, src, reduce, *, include_self=True):
    """The elements of `src` that an index sends to one place, reduced: "sum", "prod", "mean", "amax" or "amin"."""
    if reduce not in ("sum", "prod", "mean", "amax", "amin"):
        raise RuntimeError(f"reduce argument must be either sum, prod, mean, amax or amin, got {reduce}.")
    touched = _torch.zeros_like(input, dtype=_torch.bool).scatter(dim, index, True)
    part = src[tuple(slice(0, size) for size in index.shape)]
    if reduce in ("amax", "amin"):
        return _extremes(input, dim, index, part, touched, reduce == "amax", include_self)
    neutral = 1 if reduce == "prod" else 0
    start = input if include_self else _torch.where(touched, _torch.full_like(input, neutral), input)
    if reduce == "prod":
        return start.scatter(dim, index, part, reduce="multiply")
    total = start.scatter_add(dim, index, part)
    if reduce == "sum":
        return total
    counts = _torch.ones_like(input) if include_self else (~touched).to(input.dtype)
    counts = counts.scatter_add(dim, index, _torch.ones_like(part))
    return total / counts if input.is_floating_point() else total.div(counts, rounding_mode="floor")


def _extremes(input, dim, index, src, touched, largest, include_self):
    """Each place takes the mean of the elements that equal its extreme, so that they share its gradient."""
    with no_grad():
        order = src.argsort(dim, descending=not largest, stable=True)
        # The last write to a place stays: the extreme.
        found = input.scatter(dim, index.gather(dim, order), src.gather(dim, order))
        if include_self:
            best = _torch.maximum(input, found) if largest else _torch.minimum(input, found)
            found = _torch.where(touched, best, input)
        hits = src == found.gather(dim, index)
        own = (input == found) if include_self else ~touched
        counts = own.to(input.dtype).scatter_add(dim, index, hits.to(input.dtype))
    zero = _torch.zeros((), dtype=input.dtype)
    sums = _torch.where(own, input, zero).scatter_add(dim, index, _torch.where(hits, src, zero))
    return sums / counts if input.is_floating_point() else found


def index_reduce(input, dim, index, source, reduce, *, include_self=True):
    """Slices of `source` reduced into the positions of a dimension: "prod", "mean", "amax" or "amin"."""
    if reduce not in ("prod", "mean", "amax", "amin"):
        raise RuntimeError(f"index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got {reduce}.")
    shape = [1] * input.dim()
    shape[dim] = -1
    return scatter_reduce(input, dim, index.reshape(shape).expand_as(source), source, reduce, include_self=include_self)


def put(input, index, source, accumulate=False):
    """A copy with elements written, or added, at positions of the flattened tensor."""
    flat = input.reshape(-1)
    if accumulate:
        flat = flat.index_add(0, _torch.where(index < 0, index + len(flat), index).reshape(-1), source.reshape(-1))
    else:
        flat = flat.scatter(0, _torch.where(index < 0, index + len(flat), index).reshape(-1), source.reshape(-1))
    return flat.reshape(input.shape)


def narrow_copy(input, dim, start, length):
    """A copy of a range of a dimension."""
    return input.narrow(dim, start, length).clone()


def sum_to_size(input, *size):
    """Summed over the dimensions that a smaller shape would broadcast."""
    size = size[0] if len(size) == 1 and not isinstance(size[0], int) else size
    lead = input.dim() - len(size)
    if lead < 0 or any(wanted not in (1, have) for wanted, have in zip(size, input.shape[lead:])):
        raise RuntimeError(f"size {{{list(size)}}} is not expandable to size {{{list(input.shape)}}}.")
    result = input.sum(list(range(lead))) if lead else input
    over = [place for place, wanted in enumerate(size) if wanted == 1 and result.shape[place] != 1]
    return result.sum(over, keepdim=True) if over else result


def _fill_diagonal_(self, fill_value, wrap=False):
    """Fills the main diagonal; with `wrap` that of a tall matrix begins anew below."""
    if self.dim() < 2:
        raise RuntimeError("dimensions must larger than 1")
    step = sum(self.stride())
    if self.dim() > 2 and len(set(self.shape)) > 1:
        raise RuntimeError("all dimensions of input must be of equal length")
    rows, columns = self.shape[0], self.shape[1]
    if self.dim() == 2:
        self.diagonal().fill_(fill_value)
        if wrap:
            for first in range(columns + 1, rows, columns + 1):
                self[first:].diagonal().fill_(fill_value)
    else:
        self.as_strided((rows,), (step,)).fill_(fill_value)
    return self


def _in_place(function):
    """The form of an operation that copies its result into the tensor."""

    def method(self, *args, **kwargs):
        return self.copy_(function(self, *args, **kwargs))

    method.__doc__ = function.__doc__
    return method


def _reshaping(function, name):
    """The form of a view operation that changes the tensor's own shape."""

    def method(self, *args):
        if self.requires_grad:
            if self.is_leaf:
                raise RuntimeError("a leaf Variable that requires grad is being used in an in-place operation.")
            raise NotImplementedError(f"{name}_ of a tensor with a history is not in Cellbook")
        self.data = function(self, *args)
        return self

    method.__name__ = name + "_"
    method.__doc__ = function.__doc__
    return method


def _resize(self, *sizes, memory_format=None):
    """The first elements in a new shape; what is new has no particular value."""
    sizes = sizes[0] if len(sizes) == 1 and not isinstance(sizes[0], int) else sizes
    count = 1
    for size in sizes:
        count *= size
    flat = self.detach().reshape(-1)
    if count > len(flat):
        flat = _torch.cat([flat, flat.new_zeros(count - len(flat))])
    return flat[:count].reshape(sizes)


def _views():
    tensor = _torch.Tensor
    for name in "squeeze unsqueeze transpose t swapaxes swapdims".split():
        yield name + "_", _reshaping(getattr(tensor, name), name)
    yield "resize_", _reshaping(_resize, "resize")
    yield "resize_as_", _reshaping(lambda self, other: _resize(self, other.shape), "resize_as")
    yield "set_", _reshaping(lambda self, source: source, "set")


FUNCTIONS = {
    function.__name__: function
    for function in (
        split_with_sizes, hsplit, vsplit, dsplit, select_scatter, slice_scatter, diagonal_scatter, scatter_reduce, index_reduce,
        put, narrow_copy,
    )
}
FUNCTIONS["unsafe_split_with_sizes"] = split_with_sizes
FUNCTIONS["unsafe_chunk"] = _torch.chunk
FUNCTIONS["unsafe_split"] = _torch.split
METHODS = dict(
    FUNCTIONS, sum_to_size=sum_to_size, fill_diagonal_=_fill_diagonal_, scatter_reduce_=_in_place(scatter_reduce),
    index_reduce_=_in_place(index_reduce), put_=_in_place(put), **dict(_views()),
)
