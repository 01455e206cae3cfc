"""Histograms, counts, correlations, windows."""
import _numpy
from _numpy import asarray

__all__ = [
    "bartlett", "bincount", "blackman", "corrcoef", "cov", "hamming", "hanning", "histogram", "histogram2d", "histogram_bin_edges", "histogramdd",
]


def bincount(x, weights=None, minlength=0):
    x = asarray(x)
    if x.ndim != 1:
        raise ValueError("object of too small depth for desired array" if x.ndim == 0 else "object too deep for desired array")
    if x.size and x.dtype.kind not in "iub":
        raise TypeError(f"Cannot cast array data from dtype('{x.dtype}') to dtype('int64') according to the rule 'safe'")
    if x.size and x.min() < 0:
        raise ValueError("'list' argument must have no negative elements")
    size = max(int(x.max()) + 1 if x.size else 0, minlength)
    if weights is None:
        ordered = _numpy.sort(x)
        edges = asarray(ordered.searchsorted(_numpy.arange(size + 1)))
        return edges[1:] - edges[:-1]
    result = _numpy.zeros(size)
    totals = [0.0] * size
    for value, weight in zip(x.tolist(), asarray(weights).tolist()):
        totals[value] += weight
    result[...] = totals
    return result


def _range(a, range):
    if range is not None:
        first, last = range
        if first > last:
            raise ValueError("max must be larger than min in range parameter.")
        if not (first - first == 0 and last - last == 0):
            raise ValueError(f"supplied range of [{first}, {last}] is not finite")
    elif a.size == 0:
        first, last = 0, 1
    else:
        first, last = a.min(), a.max()
        if not (first - first == 0 and last - last == 0):
            raise ValueError(f"autodetected range of [{first}, {last}] is not finite")
    if first == last:
        first, last = first - 0.5, last + 0.5
    return first, last


def _width(a, rule, first, last):
    spread = a.max() - a.min()
    size = a.size
    if rule == "sqrt":
        return spread / _numpy.sqrt(size)
    if rule == "sturges":
        return spread / (_numpy.log2(size) + 1.0)
    if rule == "rice":
        return spread / (2.0 * size ** (1.0 / 3))
    if rule == "scott":
        return (24.0 * 3.141592653589793 ** 0.5 / size) ** (1.0 / 3.0) * a.std()
    from numpy._reductions import percentile
    quarter, three = percentile(a, [25, 75])
    freedman = 2.0 * (three - quarter) * size ** (-1.0 / 3.0)
    if rule == "fd":
        return freedman
    if rule == "auto":
        sturges = spread / (_numpy.log2(size) + 1.0)
        return min(freedman, sturges) if freedman else sturges
    raise ValueError(f"'{rule}' is not a valid estimator for `bins`")


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    from numpy._creation import linspace
    a = asarray(a).ravel()
    if isinstance(bins, str):
        first, last = _range(a, range)
        if range is not None:
            a = a[(a >= first) & (a <= last)]
        width = _width(a, bins, first, last) if a.size else 0
        if width:
            if a.dtype.kind in "iu" and width < 1:
                width = 1
            bins = int(_numpy.ceil((last - first) / width))
        else:
            bins = 1
    if asarray(bins).ndim == 0:
        if bins < 1:
            raise ValueError("`bins` must be positive, when an integer")
        first, last = _range(a, range)
        return linspace(first, last, int(bins) + 1)
    edges = asarray(bins)
    if (edges[:-1] > edges[1:]).any():
        raise ValueError("`bins` must increase monotonically, when an array")
    return edges


def histogram(a, bins=10, range=None, density=None, weights=None):
    a = asarray(a).ravel()
    edges = histogram_bin_edges(a, bins, range)
    if a.dtype.kind == "b":
        a = a.astype("u1")
    if weights is None:
        ordered = _numpy.sort(a)
        places = asarray(ordered.searchsorted(edges, "left"))
        places[-1] = ordered.searchsorted(edges[-1], "right")
        counts = places[1:] - places[:-1]
    else:
        order = a.argsort()
        ordered = a[order]
        sums = _numpy.concatenate([[0.0], asarray(weights).ravel()[order].cumsum()])
        places = asarray(ordered.searchsorted(edges, "left"))
        places[-1] = ordered.searchsorted(edges[-1], "right")
        counts = sums[places[1:]] - sums[places[:-1]]
    if density:
        return counts / (edges[1:] - edges[:-1]) / counts.sum(), edges
    return counts, edges


def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    sample = asarray(sample)
    columns = [sample[:, d] for d in _numpy.arange(sample.shape[1]).tolist()]
    counts = [bins] * len(columns) if isinstance(bins, int) else list(bins)
    edges = [histogram_bin_edges(c, b, None if range is None else range[d]) * 1.0 for d, (c, b) in enumerate(zip(columns, counts))]
    places = []
    inside = _numpy.ones(len(sample), bool)
    for column, edge in zip(columns, edges):
        place = asarray(edge.searchsorted(column, "right")) - 1
        place[column == edge[-1]] = len(edge) - 2
        inside &= (place >= 0) & (place < len(edge) - 1)
        places.append(place)
    result = _numpy.zeros([len(edge) - 1 for edge in edges])
    values = _numpy.ones(len(sample)) if weights is None else asarray(weights)
    for position in inside.nonzero()[0].tolist():
        result[tuple(int(place[position]) for place in places)] += values[position]
    if density:
        result = result / result.sum()
        for d, edge in enumerate(edges):
            shape = [1] * len(edges)
            shape[d] = -1
            result = result / (edge[1:] - edge[:-1]).reshape(shape)
    return result, edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    from numpy._shapes import stack
    if not isinstance(bins, int) and len(bins) != 2:
        bins = [asarray(bins), asarray(bins)]
    result, edges = histogramdd(stack([asarray(x), asarray(y)], 1), bins, range, density, weights)
    return result, edges[0], edges[1]


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    from numpy._shapes import atleast_2d, concatenate
    x = atleast_2d(asarray(m)) * 1.0
    if not rowvar and asarray(m).ndim != 1:
        x = x.T
    if y is not None:
        other = atleast_2d(asarray(y)) * 1.0
        if not rowvar and asarray(y).ndim != 1:
            other = other.T
        x = concatenate([x, other], 0)
    ddof = (0 if bias else 1) if ddof is None else ddof
    weights = fweights if aweights is None else aweights if fweights is None else asarray(fweights) * aweights
    if weights is None:
        count = x.shape[1]
        x = x - x.mean(1, keepdims=True)
        factor = count - ddof
        product = _numpy.matmul(x, x.T)
    else:
        weights = asarray(weights)
        total = weights.sum()
        x = x - ((x * weights).sum(1) / total)[:, None]
        factor = total - ddof if aweights is None else total - ddof * (weights * asarray(aweights)).sum() / total
        product = _numpy.matmul(x * weights, x.T)
    if factor <= 0:
        import warnings
        warnings.warn("Degrees of freedom <= 0 for slice", RuntimeWarning, stacklevel=2)
        factor = 0.0
    return (product / factor).squeeze()[()]


def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    c = asarray(cov(x, y, rowvar))
    if c.ndim == 0:
        return c / c
    from numpy._creation import diag
    deviations = _numpy.sqrt(diag(c))
    c = c / deviations[:, None] / deviations[None, :]
    from numpy._mathematics import clip
    return clip(c, -1, 1)


def _window(M, function):
    if M < 1:
        return _numpy.zeros(0)
    if M == 1:
        return _numpy.ones(1)
    return function(_numpy.arange(1 - M, M, 2) * 1.0)


def hanning(M):
    return _window(M, lambda n: 0.5 + 0.5 * _numpy.cos(3.141592653589793 * n / (M - 1)))


def hamming(M):
    return _window(M, lambda n: 0.54 + 0.46 * _numpy.cos(3.141592653589793 * n / (M - 1)))


def blackman(M):
    return _window(M, lambda n: 0.42 + 0.5 * _numpy.cos(3.141592653589793 * n / (M - 1)) + 0.08 * _numpy.cos(2.0 * 3.141592653589793 * n / (M - 1)))


def bartlett(M):
    return _window(M, lambda n: _numpy.where(n <= 0, 1 + n / (M - 1), 1 - n / (M - 1)))

