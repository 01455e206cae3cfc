"""Functions of elements beyond the universal ones."""
import _numpy
from _numpy import asarray, ndarray

__all__ = [
    "divmod",
    "allclose", "angle", "around", "array_equal", "array_equiv", "cbrt", "clip", "convolve", "correlate", "cross", "deg2rad",
    "diff", "divmod_", "ediff1d", "fix", "float_power", "gradient", "interp", "isclose", "iscomplex", "isneginf", "isposinf", "isreal",
    "modf", "nan_to_num", "polyfit", "polyval", "rad2deg", "real", "imag", "sinc", "trapezoid", "unwrap",
    "frexp", "ldexp", "spacing",
]


def _into(result, out):
    if out is None:
        return result
    target = out[0] if isinstance(out, tuple) else out
    target[...] = result
    return target


def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None, **kwargs):
    low = a_min if a_min is not None else min
    high = a_max if a_max is not None else max
    result = asarray(a)
    if low is not None:
        result = _numpy.maximum(result, low)
    if high is not None:
        result = _numpy.minimum(result, high)
    if low is None and high is None:
        result = _numpy.positive(result)
    if out is not None:
        return _into(result, out)
    return result


def around(a, decimals=0, out=None):
    a = asarray(a)
    if a.dtype.kind in "iub":
        if decimals >= 0:
            result = a.astype("f2") if a.dtype.kind == "b" else a.copy()
        else:
            scale = 10 ** -decimals
            result = (_numpy.rint(a / scale) * scale).astype(a.dtype)
    elif a.dtype.kind == "O":
        result = asarray([round(x, decimals) for x in a.ravel().tolist()], dtype=object).reshape(a.shape)
    elif decimals == 0:
        result = _numpy.rint(a)
    elif decimals > 0:
        scale = a.dtype.type(10.0 ** decimals)
        result = _numpy.rint(a * scale) / scale
    else:
        scale = a.dtype.type(10.0 ** -decimals)
        result = _numpy.rint(a / scale) * scale
    return _into(asarray(result)[()], out)


around.__name__ = "round"


def fix(x, out=None):
    return _numpy.trunc(x, out=out)


def cbrt(x):
    x = asarray(x) * 1.0
    root = _numpy.sign(x) * _numpy.power(_numpy.absolute(x), 1 / 3)
    near = _numpy.rint(root)
    return _numpy.where(near * near * near == x, near, root)[()]


def float_power(x1, x2):
    return _numpy.power(asarray(x1, "f8"), asarray(x2, "f8"))



def deg2rad(x, out=None):
    return _into(_numpy.multiply(x, 0.017453292519943295), out)


def rad2deg(x, out=None):
    return _into(_numpy.multiply(x, 57.29577951308232), out)


def angle(z, deg=False):
    return _numpy.arctan2(0.0, z)


def real(val):
    return asarray(val).real


def imag(val):
    return asarray(val).imag


def isreal(x):
    return asarray(x) == asarray(x)


def iscomplex(x):
    return _numpy.zeros(asarray(x).shape, bool)[()]


def isposinf(x, out=None):
    return _into(_numpy.equal(x, float("inf")), out)


def isneginf(x, out=None):
    return _into(_numpy.equal(x, float("-inf")), out)


def modf(x):
    whole = _numpy.trunc(x)
    return x - whole, whole


def divmod_(a, b):
    return _numpy.floor_divide(a, b), _numpy.remainder(a, b)


def frexp(x):
    import math
    pairs = [math.frexp(v) for v in asarray(x).ravel().tolist()]
    shape = asarray(x).shape
    return asarray([p[0] for p in pairs]).reshape(shape)[()], asarray([p[1] for p in pairs], "i4").reshape(shape)[()]


def ldexp(x, exponent):
    return _numpy.multiply(x, _numpy.power(2.0, exponent))


def spacing(x):
    return _numpy.subtract(_numpy.nextafter(x, float("inf")), x)


def sinc(x):
    y = _numpy.multiply(3.141592653589793, _numpy.where(asarray(x) == 0, 1e-20, x))
    return (_numpy.sin(y) / y)[()]


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    result = asarray(x)
    if result.dtype.kind != "f":
        return result.copy()[()] if copy else x
    from numpy._limits import finfo
    limits = finfo(result.dtype)
    target = result.copy() if copy or not isinstance(x, ndarray) else x
    target[_numpy.isnan(result)] = nan
    target[isposinf(result)] = limits.max if posinf is None else posinf
    target[isneginf(result)] = limits.min if neginf is None else neginf
    return target[()]


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    from numpy._settings import errstate
    a, b = asarray(a), asarray(b)
    if b.dtype.kind != "f":
        b = b.astype("f8")
    with errstate(all="ignore"):
        result = (_numpy.absolute(a - b) <= atol + rtol * _numpy.absolute(b)) & _numpy.isfinite(b) | (a == b)
        if equal_nan:
            result = result | (_numpy.isnan(a) & _numpy.isnan(b))
    return asarray(result)[()]


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(asarray(isclose(a, b, rtol, atol, equal_nan)).all())


def array_equal(a1, a2, equal_nan=False):
    try:
        a1, a2 = asarray(a1), asarray(a2)
    except Exception:
        return False
    if a1.shape != a2.shape:
        return False
    same = asarray(a1 == a2)
    if equal_nan and a1.dtype.kind == "f" and a2.dtype.kind == "f":
        same = same | (_numpy.isnan(a1) & _numpy.isnan(a2))
    return bool(same.all())


def array_equiv(a1, a2):
    try:
        a1, a2 = asarray(a1), asarray(a2)
        _numpy.broadcast_shapes(a1.shape, a2.shape)
    except Exception:
        return False
    return bool(asarray(a1 == a2).all())


def diff(a, n=1, axis=-1, prepend=None, append=None):
    a = asarray(a)
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n}")
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    axis = axis % a.ndim
    lead = (slice(None),) * axis

    def edge(value):
        value = asarray(value)
        if value.ndim == 0:
            value = _numpy.broadcast_to(value, a.shape[:axis] + (1,) + a.shape[axis + 1:])
        return value

    parts = [a]
    if prepend is not None:
        parts.insert(0, edge(prepend))
    if append is not None:
        parts.append(edge(append))
    if len(parts) > 1:
        a = _numpy.concatenate(parts, axis)
    for _ in range(n):
        later, earlier = a[lead + (slice(1, None),)], a[lead + (slice(None, -1),)]
        a = later != earlier if a.dtype.kind == "b" else later - earlier
    return a


def ediff1d(ary, to_end=None, to_begin=None):
    result = diff(asarray(ary).ravel())
    parts = [p for p in (to_begin, result, to_end) if p is not None]
    from numpy._shapes import hstack
    return hstack(parts)


def gradient(f, *varargs, axis=None, edge_order=1):
    f = asarray(f)
    if f.dtype.kind in "iub":
        f = f.astype("f8")
    axes = range(f.ndim) if axis is None else [axis % f.ndim] if isinstance(axis, int) else [a % f.ndim for a in axis]
    steps = [1.0] * len(axes) if not varargs else list(varargs) * (len(axes) if len(varargs) == 1 else 1)
    results = []
    for d, step in zip(axes, steps):
        lead = (slice(None),) * d
        size = f.shape[d]
        if size < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
        at = lambda s: lead + (s,)
        result = _numpy.empty(f.shape, f.dtype)
        if asarray(step).ndim == 0:
            result[at(slice(1, -1))] = (f[at(slice(2, None))] - f[at(slice(None, -2))]) / (2.0 * step)
            if edge_order == 1:
                result[at(0)] = (f[at(1)] - f[at(0)]) / step
                result[at(-1)] = (f[at(-1)] - f[at(-2)]) / step
            else:
                result[at(0)] = (-1.5 * f[at(0)] + 2.0 * f[at(1)] - 0.5 * f[at(2)]) / step
                result[at(-1)] = (0.5 * f[at(-3)] - 2.0 * f[at(-2)] + 1.5 * f[at(-1)]) / step
        else:
            gaps = diff(asarray(step)).reshape([-1] + [1] * (f.ndim - d - 1))
            first, second = gaps[:-1], gaps[1:]
            result[at(slice(1, -1))] = (
                -second / (first * (first + second)) * f[at(slice(None, -2))]
                + (second - first) / (first * second) * f[at(slice(1, -1))]
                + first / (second * (first + second)) * f[at(slice(2, None))])
            result[at(0)] = (f[at(1)] - f[at(0)]) / gaps[0]
            result[at(-1)] = (f[at(-1)] - f[at(-2)]) / gaps[-1]
        results.append(result)
    return results[0] if len(results) == 1 else tuple(results)


def interp(x, xp, fp, left=None, right=None, period=None):
    x, xp, fp = asarray(x) * 1.0, asarray(xp) * 1.0, asarray(fp) * 1.0
    x = asarray(x)
    if xp.ndim != 1 or fp.ndim != 1:
        raise ValueError("Data points must be 1-D sequences")
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    if not len(xp):
        raise ValueError("array of sample points is empty")
    if period is not None:
        x, xp = x % period, xp % period
        order = xp.argsort()
        xp, fp = xp[order], fp[order]
        xp = _numpy.concatenate([xp[-1:] - period, xp, xp[:1] + period])
        fp = _numpy.concatenate([fp[-1:], fp, fp[:1]])
    place = asarray(xp.searchsorted(x, "right")) - 1
    low = clip(place, 0, max(len(xp) - 2, 0))
    if len(xp) == 1:
        result = _numpy.broadcast_to(fp[0], x.shape).copy()
    else:
        slope = (fp[1:] - fp[:-1]) / (xp[1:] - xp[:-1])
        result = asarray(slope[low] * (x - xp[low]) + fp[low])
        result[x == xp[-1]] = fp[-1]
    result[x < xp[0]] = fp[0] if left is None else left
    result[x > xp[-1]] = fp[-1] if right is None else right
    return result[()]


def trapezoid(y, x=None, dx=1.0, axis=-1):
    from numpy._shapes import moveaxis
    y = moveaxis(asarray(y), axis, -1)
    widths = dx if x is None else diff(asarray(x))
    return (widths * (y[..., 1:] + y[..., :-1]) / 2.0).sum(-1)




def convolve(a, v, mode="full"):
    a, v = asarray(a).ravel(), asarray(v).ravel()
    if not len(a):
        raise ValueError("a cannot be empty")
    if not len(v):
        raise ValueError("v cannot be empty")
    if len(v) > len(a):
        a, v = v, a
    n, m = len(a), len(v)
    result = _numpy.zeros(n + m - 1, _numpy.promote_types(a.dtype, v.dtype))
    for position in range(m):
        result[position:position + n] += a * v[position]
    if mode == "same":
        first = (m - 1) // 2
        return result[first:first + n]
    return result[m - 1:n] if mode == "valid" else result


def correlate(a, v, mode="valid"):
    a, v = asarray(a), asarray(v)
    if len(v) > len(a):
        return convolve(v, a[::-1], mode)[::-1]
    return convolve(a, v[::-1], mode)


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    from numpy._shapes import moveaxis
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = moveaxis(asarray(a), axisa, -1), moveaxis(asarray(b), axisb, -1)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    a0, a1, b0, b1 = a[..., 0], a[..., 1], b[..., 0], b[..., 1]
    last = a0 * b1 - a1 * b0
    if a.shape[-1] == 2 and b.shape[-1] == 2:
        return last
    a2 = a[..., 2] if a.shape[-1] == 3 else a0 * 0
    b2 = b[..., 2] if b.shape[-1] == 3 else b0 * 0
    from numpy._shapes import stack
    return moveaxis(stack([asarray(a1 * b2 - a2 * b1), asarray(a2 * b0 - a0 * b2), asarray(last)], -1), -1, axisc)


def polyval(p, x):
    result = asarray(x) * 0
    for coefficient in asarray(p):
        result = result * x + coefficient
    return result


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    from numpy._creation import vander
    from numpy import linalg
    x, y = asarray(x) * 1.0, asarray(y) * 1.0
    left = vander(x, deg + 1)
    scale = _numpy.sqrt((left * left).sum(0))
    solution = linalg.lstsq(left / scale, y)[0]
    return (solution.T / scale).T



def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    p = asarray(p) * 1.0
    steps = diff(p, axis=axis)
    half = period / 2
    wrapped = (steps + half) % period - half
    wrapped = _numpy.where((wrapped == -half) & (steps > 0), half, wrapped)
    correction = _numpy.where(_numpy.absolute(steps) < (half if discont is None else discont), 0.0, wrapped - steps)
    result = p.copy()
    lead = (slice(None),) * (axis % p.ndim)
    result[lead + (slice(1, None),)] += correction.cumsum(axis)
    return result


divmod = divmod_
