"""Sums, means, extremes along axes."""
import _numpy
from _numpy import asarray, ndarray

__all__ = [
    "all_", "amax", "amin", "any_", "argmax", "argmin", "average", "count_nonzero", "cumprod", "cumsum", "cumulative_sum", "mean",
    "median", "nanargmax", "nanargmin", "nancumsum", "nanmax", "nanmean", "nanmedian", "nanmin", "nanpercentile", "nanprod",
    "nanquantile", "nanstd", "nansum", "nanvar", "percentile", "prod", "ptp", "quantile", "std", "sum_", "var",
]


def _finish(result, out):
    if out is None:
        return result
    out[...] = result
    return out


def _axes_count(a, axis):
    if axis is None:
        return a.size
    count = 1
    for d in (axis if isinstance(axis, tuple) else (axis,)):
        if not -a.ndim <= d < a.ndim:
            raise _numpy.AxisError(f"axis {d} is out of bounds for array of dimension {a.ndim}")
        count *= a.shape[d]
    return count


def _foreign(a, name, axis, **options):
    """What an object of another library makes of a reduction by its own method; None where it has none."""
    method = None if isinstance(a, (ndarray, list, tuple, _numpy.generic)) else getattr(a, name, None)
    if method is None or not hasattr(a, "shape"):
        return None
    return method(axis=axis, **options)


def _masked(a, where, neutral):
    return a if where is True else _numpy.where(where, a, asarray(neutral).astype(a.dtype))


def sum_(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    if not isinstance(a, ndarray) and hasattr(a, "__next__"):
        raise TypeError("Calling np.sum(generator) is deprecated. Use np.sum(np.fromiter(generator)) or the python sum builtin instead.")
    own = _foreign(a, "sum", axis)
    if own is not None:
        return own
    result = _masked(asarray(a), where, 0).sum(axis, dtype, None, keepdims)
    return _finish(result if initial is None else result + initial, out)


sum_.__name__ = "sum"


def prod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    own = _foreign(a, "prod", axis)
    if own is not None:
        return own
    result = _masked(asarray(a), where, 1).prod(axis, dtype, None, keepdims)
    return _finish(result if initial is None else result * initial, out)


def _extreme(a, axis, out, keepdims, initial, where, name, combine):
    own = _foreign(a, name, axis)
    if own is not None:
        return own
    a = asarray(a)
    if where is not True:
        if initial is None:
            raise ValueError(f"reduction operation '{name}imum' does not have an identity, so to use a where mask one has to specify 'initial'")
        a = _masked(a, where, initial)
    if initial is not None and a.size == 0:
        return _finish(asarray(initial)[()], out)
    result = getattr(a, name)(axis, None, keepdims)
    return _finish(result if initial is None else combine(result, initial), out)


def amax(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return _extreme(a, axis, out, keepdims, initial, where, "max", _numpy.maximum)


def amin(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return _extreme(a, axis, out, keepdims, initial, where, "min", _numpy.minimum)


def any_(a, axis=None, out=None, keepdims=False, *, where=True):
    return _finish(_masked(asarray(a), where, False).any(axis, None, keepdims), out)


def all_(a, axis=None, out=None, keepdims=False, *, where=True):
    return _finish(_masked(asarray(a), where, True).all(axis, None, keepdims), out)


def argmax(a, axis=None, out=None, *, keepdims=False):
    return _finish(asarray(a).argmax(axis, None, keepdims), out)


def argmin(a, axis=None, out=None, *, keepdims=False):
    return _finish(asarray(a).argmin(axis, None, keepdims), out)


def ptp(a, axis=None, out=None, keepdims=False):
    a = asarray(a)
    return _finish(a.max(axis, None, keepdims) - a.min(axis, None, keepdims), out)


def cumsum(a, axis=None, dtype=None, out=None):
    return _finish(asarray(a).cumsum(axis, dtype), out)


def cumprod(a, axis=None, dtype=None, out=None):
    return _finish(asarray(a).cumprod(axis, dtype), out)


def cumulative_sum(x, *, axis=None, dtype=None, out=None, include_initial=False):
    x = asarray(x)
    result = x.cumsum(0 if axis is None else axis, dtype)
    if include_initial:
        from numpy._shapes import insert
        result = insert(result, 0, 0, axis=0 if axis is None else axis)
    return result


def count_nonzero(a, axis=None, *, keepdims=False):
    a = asarray(a)
    return (a != "" if a.dtype.kind == "U" else a != 0).sum(axis, None, None, keepdims)


def mean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
    own = _foreign(a, "mean", axis)
    if own is not None:
        return own
    a = asarray(a)
    if where is not True:
        mask = _numpy.broadcast_to(where, a.shape)
        return _finish(sum_(a, axis, keepdims=keepdims, where=mask) / mask.sum(axis, None, None, keepdims), out)
    count = _axes_count(a, axis)
    if count == 0:
        _warn("Mean of empty slice.")
    if dtype is None and a.dtype.kind in "iub":
        dtype = "f8"
    half = dtype is None and a.dtype == "float16"
    total = a.sum(axis, "f4" if half else dtype, None, keepdims)
    if count == 0 and not isinstance(total, ndarray):
        return _numpy.float64("nan")
    if isinstance(total, ndarray):
        result = total / count
    else:
        result = total / count if not isinstance(total, _numpy.generic) or isinstance(total, float) else type(total)(total / count)
    if half:
        result = result.astype("f2") if isinstance(result, ndarray) else _numpy.float16(result)
    return _finish(result, out)


def _warn(message):
    import warnings
    warnings.warn(message, RuntimeWarning, stacklevel=4)


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=None):
    own = _foreign(a, "var", axis, ddof=ddof) if hasattr(a, "iloc") else None
    if own is not None:
        return own
    a = asarray(a)
    if correction is not None:
        ddof = correction
    if where is not True:
        mask = _numpy.broadcast_to(where, a.shape)
        count = mask.sum(axis, None, None, keepdims)
        center = sum_(a, axis, keepdims=True, where=mask) / mask.sum(axis, None, None, True)
        return sum_((a - center) ** 2, axis, keepdims=keepdims, where=mask) / (count - ddof)
    count = _axes_count(a, axis)
    if count - ddof <= 0:
        _warn("Degrees of freedom <= 0 for slice")
    if dtype is None and a.dtype.kind in "iub":
        dtype = "f8"
    half = dtype is None and a.dtype == "float16"
    if half:
        dtype = "f4"
    if mean is None:
        center = asarray(a.sum(axis, dtype, None, True))
        center = center / count if count else center * float("nan")
    else:
        center = asarray(mean)
    deviation = asarray(a - center)
    total = _numpy.multiply(deviation, deviation)
    total = asarray(total).sum(axis, dtype, None, keepdims)
    rest = max(count - ddof, 0)
    result = total / rest if rest or isinstance(total, ndarray) else _numpy.float64("nan")
    if half:
        result = asarray(result).astype("f2")[()]
    return _finish(result, out)


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction=None):
    own = _foreign(a, "std", axis, ddof=ddof) if hasattr(a, "iloc") else None
    if own is not None:
        return own
    return _finish(_numpy.sqrt(var(a, axis, dtype, None, ddof, keepdims, where=where, mean=mean, correction=correction)), out)


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    a = asarray(a)
    if weights is None:
        result = mean(a, axis, keepdims=keepdims)
        count = a.size / asarray(result).size
        return (result, asarray(result) * 0 + count) if returned else result
    weights = asarray(weights)
    if weights.shape != a.shape:
        if axis is None:
            raise TypeError("Axis must be specified when shapes of a and weights differ.")
        if weights.ndim != 1 or weights.shape[0] != a.shape[axis]:
            raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
        shape = [1] * a.ndim
        shape[axis] = -1
        weights = _numpy.broadcast_to(weights.reshape(shape), a.shape)
    scale = asarray(weights.sum(axis, None, None, keepdims)) * 1.0
    if (scale == 0).any():
        raise ZeroDivisionError("Weights sum to zero, can't be normalized")
    result = asarray((a * weights).sum(axis, None, None, keepdims)) / scale
    return (result, scale[()]) if returned else result


def _rows(a, axis):
    """The array with the reduced axes as one, last."""
    from numpy._shapes import moveaxis
    if axis is None:
        return a.reshape(-1)
    axes = [d % a.ndim for d in (axis if isinstance(axis, tuple) else (axis,))]
    _axes_count(a, axis)
    kept = [d for d in range(a.ndim) if d not in axes]
    return a.transpose(kept + axes).reshape([a.shape[d] for d in kept] + [-1])


def _kept_shape(a, axis):
    axes = range(a.ndim) if axis is None else [d % a.ndim for d in (axis if isinstance(axis, tuple) else (axis,))]
    return tuple(1 if d in axes else size for d, size in enumerate(a.shape))


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = asarray(a)
    rows = _numpy.sort(_rows(a, axis), -1)
    count = rows.shape[-1]
    if count == 0:
        _warn("Mean of empty slice.")
        return _numpy.float64("nan")
    half = count // 2
    middle = rows[..., half:half + 1] if count % 2 else rows[..., half - 1:half + 1]
    result = mean(middle, -1)
    if rows.dtype.kind == "f":
        bad = _numpy.isnan(rows[..., -1])
        result = asarray(_numpy.where(bad, asarray(float("nan"), rows.dtype), result))[()]
    if keepdims:
        result = asarray(result).reshape(_kept_shape(a, axis))
    return _finish(result, out)


_METHODS = {"inverted_cdf", "linear", "lower", "higher", "midpoint", "nearest", "hazen", "weibull", "median_unbiased"}


def _quantile(a, q, axis, method, keepdims):
    a = asarray(a)
    if a.dtype.kind == "b":
        raise TypeError("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.")
    rows = _numpy.sort(_rows(a, axis), -1)
    count = rows.shape[-1]
    q = asarray(q)
    flat = q.ravel()
    results = []
    for part in flat.tolist():
        if method in ("hazen", "weibull", "median_unbiased"):
            alpha = {"hazen": 0.5, "weibull": 0.0, "median_unbiased": 1 / 3}[method]
            place = min(max(count * part + (alpha + part * (1 - 2 * alpha)) - 1, 0), count - 1)
        else:
            place = (count - 1) * part
        low = int(place // 1)
        high = min(low + 1, count - 1)
        share = place - low
        if method == "lower":
            results.append(rows[..., low])
        elif method == "higher":
            results.append(rows[..., high if share else low])
        elif method == "nearest":
            near = low if share < 0.5 or share == 0.5 and low % 2 == 0 else high
            results.append(rows[..., near])
        elif method == "inverted_cdf":
            from math import ceil
            results.append(rows[..., max(ceil(count * part) - 1, 0)])
        else:
            if method == "midpoint":
                share = 0.5 if share else 0.0
            first, second = rows[..., low], rows[..., high]
            step = second - first
            value = first + step * share if share < 0.5 else second - step * (1 - share)
            results.append(value)
    if rows.dtype.kind == "f":
        bad = _numpy.isnan(rows[..., -1])
        if asarray(bad).any():
            results = [_numpy.where(bad, float("nan"), result)[()] for result in results]
    if keepdims:
        results = [asarray(result).reshape(_kept_shape(a, axis)) for result in results]
    if q.ndim == 0:
        return results[0]
    stacked = asarray([asarray(result) for result in results])
    return stacked.reshape(q.shape + asarray(results[0]).shape)


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None, interpolation=None):
    if not ((asarray(q) >= 0).all() and (asarray(q) <= 1).all()):
        raise ValueError("Quantiles must be in the range [0, 1]")
    return _finish(_quantile(a, asarray(q) * 1.0, axis, interpolation or method, keepdims), out)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None, interpolation=None):
    if not ((asarray(q) >= 0).all() and (asarray(q) <= 100).all()):
        raise ValueError("Percentiles must be in the range [0, 100]")
    return _finish(_quantile(a, asarray(q) / 100, axis, interpolation or method, keepdims), out)


def _without_nan(a, neutral):
    a = asarray(a)
    if a.dtype.kind != "f":
        return a, None
    mask = _numpy.isnan(a)
    return _numpy.where(mask, asarray(neutral, a.dtype), a), mask


def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    return _finish(_without_nan(a, 0)[0].sum(axis, dtype, None, keepdims), out)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    return _finish(_without_nan(a, 1)[0].prod(axis, dtype, None, keepdims), out)


def nancumsum(a, axis=None, dtype=None, out=None):
    return _finish(_without_nan(a, 0)[0].cumsum(axis, dtype), out)


def _nan_extreme(a, axis, keepdims, name, neutral):
    values, mask = _without_nan(a, neutral)
    result = getattr(values, name)(axis, None, keepdims)
    if mask is None:
        return result
    empty = mask.all(axis, None, keepdims)
    if asarray(empty).any():
        _warn("All-NaN slice encountered" if asarray(empty).ndim == 0 else "All-NaN slice encountered")
        result = _numpy.where(empty, asarray(float("nan"), values.dtype), result)[()]
    return result


def nanmax(a, axis=None, out=None, keepdims=False):
    return _finish(_nan_extreme(a, axis, keepdims, "max", float("-inf")), out)


def nanmin(a, axis=None, out=None, keepdims=False):
    return _finish(_nan_extreme(a, axis, keepdims, "min", float("inf")), out)


def _nan_argument(a, axis, keepdims, name, neutral):
    values, mask = _without_nan(a, neutral)
    if mask is not None and asarray(mask.all(axis)).any():
        raise ValueError("All-NaN slice encountered")
    return getattr(values, name)(axis, None, keepdims)


def nanargmax(a, axis=None, out=None, *, keepdims=False):
    return _nan_argument(a, axis, keepdims, "argmax", float("-inf"))


def nanargmin(a, axis=None, out=None, *, keepdims=False):
    return _nan_argument(a, axis, keepdims, "argmin", float("inf"))


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
    values, mask = _without_nan(a, 0)
    if mask is None:
        return mean(values, axis, dtype, out, keepdims)
    count = (~mask).sum(axis, None, None, keepdims)
    if (asarray(count) == 0).any():
        _warn("Mean of empty slice")
    from numpy._settings import errstate
    with errstate(all="ignore"):
        return _finish(values.sum(axis, dtype, None, keepdims) / asarray(count).astype(values.dtype)[()], out)


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    values, mask = _without_nan(a, 0)
    if mask is None:
        return var(values, axis, dtype, out, ddof, keepdims)
    return _finish(var(values, axis, dtype, None, ddof, keepdims, where=~mask), out)


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return _finish(_numpy.sqrt(nanvar(a, axis, dtype, None, ddof, keepdims)), out)


def _by_rows(function, a, axis, keepdims):
    a = asarray(a)
    rows = _rows(a, axis)
    flat = rows.reshape(-1, rows.shape[-1])
    results = [function(row[~_numpy.isnan(row)] if a.dtype.kind == "f" else row) for row in flat]
    if axis is None:
        return results[0]
    result = asarray(results)
    return result.reshape(_kept_shape(a, axis) if keepdims else rows.shape[:-1])[()]


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    return _by_rows(median, a, axis, keepdims)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    return _by_rows(lambda row: quantile(row, q, method=method), a, axis, keepdims)


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    return _by_rows(lambda row: percentile(row, q, method=method), a, axis, keepdims)
