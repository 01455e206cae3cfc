"""Statistics and integrals over tensors, written on the engine's operations."""

import _torch
from torch._results import result_type


def trapezoid(y, x=None, *, dx=None, dim=-1):
    """The integral along a dimension by the trapezoidal rule, over points `x` or steps `dx`."""
    return _trapezoids(y, x, dx, dim).sum(dim)


def cumulative_trapezoid(y, x=None, *, dx=None, dim=-1):
    """The running integrals of the trapezoidal rule."""
    return _trapezoids(y, x, dx, dim).cumsum(dim)


def _trapezoids(y, x, dx, dim):
    size = y.size(dim)
    pairs = y.narrow(dim, 0, max(size - 1, 0)) + y.narrow(dim, min(1, size), max(size - 1, 0))
    if x is None:
        return pairs * (0.5 if dx is None else dx / 2)
    if x.dim() == 1 and y.dim() > 1:
        x = x.reshape([-1] + [1] * (y.dim() - 1 - dim % y.dim()))
    axis = dim if x.dim() == y.dim() else 0
    steps = x.narrow(axis, 1, x.size(axis) - 1) - x.narrow(axis, 0, x.size(axis) - 1)
    return pairs * steps / 2


def cov(input, *, correction=1, fweights=None, aweights=None):
    """The covariances of variables (rows) over observations (columns)."""
    if input.dim() > 2:
        raise RuntimeError(
            f"cov(): expected input to have two or fewer dimensions but got an input with {input.dim()} dimensions"
        )
    values = input.reshape(1, -1) if input.dim() < 2 else input
    weights = aweights if fweights is None else fweights if aweights is None else fweights * aweights
    if not values.is_floating_point():
        values = values.to(_torch.get_default_dtype())
    if weights is None:
        total = values.shape[1]
        mean = values.mean(1, keepdim=True)
        deviations = values - mean
        product = deviations @ deviations.mT
        normaliser = total - correction
    else:
        total = weights.sum()
        mean = (values * weights).sum(1, keepdim=True) / total
        deviations = values - mean
        product = deviations @ (deviations * weights).mT
        if aweights is None or correction == 0:
            normaliser = total - correction
        elif fweights is None:
            normaliser = total - correction * (aweights * aweights).sum() / total
        else:
            normaliser = total - correction * (weights * aweights).sum() / total
    result = product / normaliser
    return result.squeeze()


def corrcoef(input):
    """The correlations of variables (rows) over observations (columns), within [-1, 1]."""
    if input.dim() > 2:
        raise RuntimeError(
            f"corrcoef(): expected input to have two or fewer dimensions but got an input with {input.dim()} dimensions"
        )
    covariances = cov(input)
    if covariances.dim() == 0:
        return covariances / covariances
    deviations = covariances.diagonal().sqrt()
    return (covariances / deviations.reshape(-1, 1) / deviations.reshape(1, -1)).clamp(-1, 1)


def nanmedian(input, dim=None, keepdim=False):
    """The lower median of what is a number; with `dim` also where it stands."""
    if dim is None:
        flat = input.reshape(-1)
        kept = flat[~flat.isnan()]
        return kept.median() if len(kept) else _torch.full((), float("nan"), dtype=input.dtype)
    filled = input.masked_fill(input.isnan(), float("inf"))
    order, places = filled.sort(dim)
    counts = (~input.isnan()).sum(dim, keepdim=True)
    middle = ((counts - 1) // 2).clamp(min=0)
    indices = places.gather(dim, middle)
    values = input.gather(dim, indices)
    if not keepdim:
        values, indices = values.squeeze(dim), indices.squeeze(dim)
    return result_type("nanmedian", "values indices")((values, indices))


def nanquantile(input, q, dim=None, keepdim=False, *, interpolation="linear"):
    """Quantiles of what is a number."""
    if not isinstance(q, _torch.Tensor):
        q = _torch.tensor(float(q), dtype=input.dtype)
    whole = dim is None
    rows = input.reshape(-1) if whole else input.movedim(dim, -1)
    length = rows.shape[-1]
    order = rows.masked_fill(rows.isnan(), float("inf")).sort(-1)[0]
    counts = (~rows.isnan()).sum(-1, keepdim=True)
    ranks = (counts - 1).clamp(min=0) * q.reshape(-1)
    low = ranks.floor().long().clamp(0, max(length - 1, 0))
    high = ranks.ceil().long().clamp(0, max(length - 1, 0))
    below, above = order.gather(-1, low), order.gather(-1, high)
    result = _between(below, above, ranks - low, interpolation)
    result = result.masked_fill((counts == 0).expand_as(result), float("nan"))
    result = result.movedim(-1, 0)
    if keepdim:
        result = result.reshape(result.shape[:1] + (1,) * input.dim()) if whole else result.unsqueeze(-1).movedim(-1, 1 + dim % input.dim())
    return result if q.dim() else result.squeeze(0)


def _between(below, above, share, interpolation):
    if interpolation == "linear":
        return _torch.lerp(below, above, share.to(below.dtype))
    if interpolation == "lower":
        return below
    if interpolation == "higher":
        return above
    if interpolation == "midpoint":
        return (below + above) / 2
    if interpolation == "nearest":
        return _torch.where(share.round() > 0.5, above, below)
    raise RuntimeError(
        "nanquantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got " + interpolation
    )


def histogram(input, bins, *, range=None, weight=None, density=False):
    """Counts, or sums of weights, in bins: a number of equal ones, or between edges."""
    flat = input.detach().reshape(-1)
    weights = _torch.ones_like(flat) if weight is None else weight.reshape(-1)
    if isinstance(bins, _torch.Tensor):
        edges = bins
    else:
        low, high = (flat.min().item(), flat.max().item()) if range is None else range
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = _torch.linspace(low, high, bins + 1, dtype=input.dtype)
    count = len(edges) - 1
    inside = (flat >= edges[0]) & (flat <= edges[-1])
    places = (_torch.searchsorted(edges, flat[inside].contiguous(), right=True) - 1).clamp(0, count - 1)
    hist = _torch.zeros(count, dtype=input.dtype).scatter_add_(0, places, weights[inside].to(input.dtype))
    if density:
        hist = hist / hist.sum() / edges.diff()
    return result_type("histogram", "hist bin_edges")((hist, edges))


FUNCTIONS = {
    "trapezoid": trapezoid, "trapz": trapezoid, "cumulative_trapezoid": cumulative_trapezoid, "cov": cov, "corrcoef": corrcoef,
    "nanmedian": nanmedian, "nanquantile": nanquantile, "histogram": histogram,
}
METHODS = {name: FUNCTIONS[name] for name in ("cov", "corrcoef", "nanmedian", "nanquantile", "histogram")}
