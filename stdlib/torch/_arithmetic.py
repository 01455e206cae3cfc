"""Element-wise functions and products that are written on the engine's operations."""

import math

import _torch
from torch._results import result_type


def logaddexp2(input, other):
    """log₂(2^input + 2^other)"""
    return _torch.logaddexp(input * math.log(2), other * math.log(2)) / math.log(2)


def ldexp(input, other):
    """input · 2^other"""
    return input * _torch.pow(2.0, other)


def frexp(input):
    """Mantissas in [0.5, 1) and exponents: input = mantissa · 2^exponent."""
    if not input.is_floating_point():
        raise RuntimeError("torch.frexp() only supports floating-point dtypes")
    ordinary = (input != 0) & input.isfinite()
    magnitude = _torch.where(ordinary, input.abs(), _torch.ones_like(input))
    exponent = magnitude.log2().floor().to(_torch.int32) + 1
    mantissa = magnitude / _torch.pow(2.0, exponent.to(input.dtype))
    # The logarithm may round across a power of two.
    high, low = mantissa >= 1, mantissa < 0.5
    mantissa = _torch.where(high, mantissa / 2, _torch.where(low, mantissa * 2, mantissa))
    exponent = exponent + high.to(_torch.int32) - low.to(_torch.int32)
    mantissa = _torch.where(ordinary, mantissa.copysign(input), input)
    return result_type("frexp", "mantissa exponent")((mantissa, exponent.masked_fill(~ordinary, 0)))


def mvlgamma(input, p):
    """The logarithm of the multivariate gamma function of dimension p."""
    if bool((input <= (p - 1) / 2).any()):
        raise RuntimeError("All elements must be greater than (p-1)/2")
    result = sum((input - place / 2).lgamma() for place in range(p))
    return result + p * (p - 1) / 4 * math.log(math.pi)


def addbmm(input, batch1, batch2, *, beta=1, alpha=1):
    """beta · input + alpha · the sum of the products of a batch of matrices."""
    return _scaled(input, beta) + alpha * (batch1 @ batch2).sum(0)


def _scaled(input, beta):
    return input if beta == 1 else _torch.zeros_like(input) if beta == 0 else input * beta


def cholesky_solve(input, L, upper=False):
    """The solution of A x = B from the Cholesky factor of A."""
    solve = _torch._linalg.solve_triangular
    if upper:
        return solve(L, solve(L.mT, input, upper=False), upper=True)
    return solve(L.mT, solve(L, input, upper=False), upper=True)


def cholesky_inverse(L, upper=False):
    """The inverse of A from its Cholesky factor."""
    return cholesky_solve(_torch.eye(L.shape[-1], dtype=L.dtype).expand_as(L), L, upper)


def svd(input, some=True, compute_uv=True):
    """U, S and V of the singular value decomposition."""
    u, s, vh = _torch._linalg.svd(input, not some)
    if not compute_uv:
        u, vh = u.new_zeros(u.shape), vh.new_zeros(vh.shape)
    return result_type("svd", "U S V")((u, s, vh.mT))


def pdist(input, p=2.0):
    """The distances of all pairs of rows."""
    if input.dim() != 2:
        raise RuntimeError(f"pdist only supports 2D tensors, got: {input.dim()}D")
    count = len(input)
    rows, columns = triu_indices(count, count, 1)
    return (input[rows] - input[columns]).norm(p, -1)


def vander(x, N=None, increasing=False):
    """The powers of a vector as columns."""
    if x.dim() != 1:
        raise RuntimeError("x must be a one-dimensional tensor.")
    count = len(x) if N is None else N
    exponents = _torch.arange(count) if increasing else _torch.arange(count - 1, -1, -1)
    return x.unsqueeze(1) ** exponents


def tril_indices(row, col, offset=0, *, dtype=_torch.int64, device=None, layout=None):
    """The rows and columns of the elements on and below a diagonal."""
    return _triangle(_torch.tril, row, col, offset, dtype)


def triu_indices(row, col, offset=0, *, dtype=_torch.int64, device=None, layout=None):
    """The rows and columns of the elements on and above a diagonal."""
    return _triangle(_torch.triu, row, col, offset, dtype)


def _triangle(kept, row, col, offset, dtype):
    if row < 0 or col < 0:
        name = "row" if row < 0 else "col"
        raise RuntimeError(f"{name} must be non-negative, got{min(row, col) if row < 0 else col}")
    places = kept(_torch.ones((row, col), dtype=_torch.bool), offset).nonzero()
    return places.T.contiguous().to(dtype)


def combinations(input, r=2, with_replacement=False):
    """All choices of r elements of a vector, as rows."""
    import itertools

    if input.dim() != 1:
        raise RuntimeError(f"Expect a 1D vector, but got shape {list(input.shape)}")
    if r < 0:
        raise RuntimeError(f"Expect a non-negative number, but got {r}")
    choose = itertools.combinations_with_replacement if with_replacement else itertools.combinations
    rows = list(choose(range(len(input)), r))
    return input[_torch.tensor(rows, dtype=_torch.int64).reshape(len(rows), r)]


def gradient(input, *, spacing=1, dim=None, edge_order=1):
    """Central differences along each dimension, one-sided at the ends (of second order where edge_order is 2)."""
    dims = range(input.dim()) if dim is None else [dim] if isinstance(dim, int) else dim
    spacings = spacing if isinstance(spacing, (list, tuple)) else [spacing] * len(dims)
    return tuple(_differences(input, step, axis, edge_order) for step, axis in zip(spacings, dims))


def _differences(input, spacing, dim, edge_order):
    rows = input.movedim(dim, -1)
    count = rows.shape[-1]
    if count < edge_order + 1:
        raise RuntimeError("torch.gradient expected each dimension size to be at least edge_order+1")
    if isinstance(spacing, _torch.Tensor) and spacing.dim():
        places = spacing.to(rows.dtype if rows.is_floating_point() else _torch.get_default_dtype())
    else:
        places = _torch.arange(count, dtype=_torch.get_default_dtype()) * spacing
    steps = places.diff()
    before, after = steps[:-1], steps[1:]
    middle = (
        rows[..., 2:] * before / (after * (before + after))
        + rows[..., 1:-1] * (after - before) / (before * after)
        - rows[..., :-2] * after / (before * (before + after))
    )
    if edge_order == 1:
        first = (rows[..., 1:2] - rows[..., :1]) / steps[:1]
        last = (rows[..., -1:] - rows[..., -2:-1]) / steps[-1:]
    else:
        first = _one_sided(rows[..., :3], steps[0], steps[1])
        last = -_one_sided(rows[..., -3:].flip(-1), steps[-1], steps[-2])
    return _torch.cat([first, middle, last], -1).movedim(-1, dim)


def _one_sided(three, near, far):
    """The slope at the first of three points by the parabola through them."""
    return (
        -(2 * near + far) / (near * (near + far)) * three[..., :1]
        + (near + far) / (near * far) * three[..., 1:2]
        - near / (far * (near + far)) * three[..., 2:3]
    )


def frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False):
    """A tensor of one dimension with the bytes of a buffer; a copy."""
    data = bytes(buffer)[offset:]
    size = _torch.empty(0, dtype=dtype).element_size()
    if not data:
        raise ValueError(f"both buffer length ({len(bytes(buffer))}) and count ({count}) must not be 0")
    if count > 0:
        if count * size > len(data):
            raise ValueError(
                f"requested buffer length ({count} * {size} bytes) after offset ({offset} bytes) must not be greater than "
                f"actual buffer length ({len(bytes(buffer))} bytes)"
            )
        data = data[: count * size]
    elif len(data) % size:
        raise ValueError(
            f"buffer length ({len(data)} bytes) after offset ({offset} bytes) must be a multiple of element size ({size})"
        )
    return _torch._tensor_from_bytes(data, dtype).requires_grad_(requires_grad)


def empty_strided(size, stride, *, dtype=None, requires_grad=False, device=None, layout=None, pin_memory=False):
    """A tensor of a shape and strides, without particular values."""
    if len(size) != len(stride):
        raise RuntimeError(
            f"dimensionality of sizes ({len(size)}) must match dimensionality of strides ({len(stride)})"
        )
    reach = 1 + sum((length - 1) * step for length, step in zip(size, stride)) if 0 not in size else 0
    return _torch.empty(reach, dtype=dtype).as_strided(tuple(size), tuple(stride)).requires_grad_(requires_grad)


def is_nonzero(input):
    """The truth of the only element."""
    if input.numel() != 1:
        few = "no values" if input.numel() == 0 else "more than one value"
        raise RuntimeError(f"Boolean value of Tensor with {few} is ambiguous")
    return bool(input)


def isreal(input):
    """True everywhere: there are no complex tensors."""
    return _torch.ones_like(input, dtype=_torch.bool)


def is_same_size(input, other):
    return input.shape == other.shape


def is_signed(input):
    return input.is_signed()


def _range(start=0, end=None, step=1, *, dtype=None, requires_grad=False):
    """Deprecated: values from start to end, end included."""
    import warnings

    warnings.warn(
        "torch.range is deprecated and will be removed in a future release because its behavior is inconsistent with "
        "Python's range builtin. Instead, use torch.arange, which produces values in [start, end).",
        stacklevel=2,
    )
    if end is None:
        start, end = 0, start
    count = math.floor((end - start) / step) + 1
    values = start + step * _torch.arange(count, dtype=dtype or _torch.get_default_dtype())
    return values.requires_grad_(requires_grad)


def _same(input):
    """The tensor itself: there are no complex or lazily negated tensors."""
    return input


def _apply_(self, callable):
    """Replaces each element by what a function makes of it."""
    flat = [callable(value) for value in self.reshape(-1).tolist()]
    return self.copy_(_torch.tensor(flat, dtype=self.dtype).reshape(self.shape))


def _map_(self, tensor, callable):
    """Replaces each element by what a function makes of it and of another tensor's."""
    pairs = zip(self.reshape(-1).tolist(), tensor.expand_as(self).reshape(-1).tolist())
    flat = [callable(mine, other) for mine, other in pairs]
    return self.copy_(_torch.tensor(flat, dtype=self.dtype).reshape(self.shape))


def _new(self, *args, device=None):
    """A tensor of the same type, from sizes or from data."""
    if args and all(isinstance(size, int) for size in args):
        return self.new_empty(args)
    return self.new_tensor(args[0]) if args else self.new_empty(0)


def _false(self):
    return False


FUNCTIONS = {
    function.__name__: function
    for function in (
        logaddexp2, ldexp, frexp, mvlgamma, addbmm, cholesky_solve, cholesky_inverse, svd, pdist, vander, tril_indices,
        triu_indices, is_nonzero, isreal, is_same_size, is_signed, combinations, gradient, frombuffer, empty_strided,
    )
}
FUNCTIONS["range"] = _range
FUNCTIONS.update(real=_same, conj=_same, conj_physical=_same, resolve_conj=_same, resolve_neg=_same)
FUNCTIONS.update(is_conj=_false, is_neg=_false, is_inference=_false)
METHODS = {
    name: FUNCTIONS[name]
    for name in (
        "logaddexp2 ldexp frexp mvlgamma addbmm cholesky_solve cholesky_inverse svd is_nonzero isreal conj conj_physical"
        " resolve_conj resolve_neg is_conj is_neg is_same_size is_inference"
    ).split()
}
METHODS.update(apply_=_apply_, map_=_map_, new=_new)
