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


def range(start=0, end=None, step=1, *, dtype=None, requires_grad=False):
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
        triu_indices, is_nonzero, isreal, is_same_size, is_signed, range,
    )
}
FUNCTIONS.update(real=_same, conj=_same, conj_physical=_same, resolve_conj=_same, resolve_neg=_same)
FUNCTIONS.update(is_conj=_false, is_neg=_false, is_inference=lambda input: input.is_inference())
METHODS = {
    name: FUNCTIONS[name]
    for name in (
        "logaddexp2 ldexp frexp mvlgamma addbmm cholesky_solve cholesky_inverse svd is_nonzero isreal conj conj_physical"
        " resolve_conj resolve_neg is_conj is_neg is_same_size"
    ).split()
}
METHODS.update(apply_=_apply_, map_=_map_, new=_new)
