"""Functions of complex numbers."""

import math

__all__ = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "isclose", "isfinite", "isinf", "isnan", "log",
           "log10", "phase", "polar", "rect", "sin", "sinh", "sqrt", "tan", "tanh", "e", "pi", "tau", "inf", "nan", "infj", "nanj"]

e, pi, tau, inf, nan = math.e, math.pi, math.tau, math.inf, math.nan
infj, nanj = complex(0.0, inf), complex(0.0, nan)


def phase(z, /):
    z = complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    z = complex(z)
    return abs(z), phase(z)


def rect(r, phi, /):
    if not math.isfinite(r) or not math.isfinite(phi):
        if math.isinf(phi) and r and not math.isnan(r):
            raise ValueError("math domain error")
        if math.isinf(r) and math.isfinite(phi) and phi:
            return complex(math.copysign(inf, r * math.cos(phi)), math.copysign(inf, r * math.sin(phi)))
    return complex(r * math.cos(phi), r * math.sin(phi))


def isfinite(z, /):
    z = complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z, /):
    z = complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z, /):
    z = complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = complex(a), complex(b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


def exp(z, /):
    z = complex(z)
    if z.imag == 0.0:
        return complex(math.exp(z.real), z.imag)
    if math.isinf(z.imag) and math.isfinite(z.real):
        raise ValueError("math domain error")
    if z.real > 708.7:
        # One factor e less under the exponential.
        scale = math.exp(z.real - 1.0)
        return complex(scale * math.cos(z.imag) * e, scale * math.sin(z.imag) * e)
    scale = math.exp(z.real)
    return complex(scale * math.cos(z.imag), scale * math.sin(z.imag))


def _log(z):
    x, y = abs(z.real), abs(z.imag)
    if x == 0.0 and y == 0.0:
        raise ValueError("math domain error")
    size = math.hypot(x, y)
    if 0.71 <= size <= 1.73:
        # Near the unit circle the logarithm of the size loses digits.
        high, low = max(x, y), min(x, y)
        real = math.log1p((high - 1.0) * (high + 1.0) + low * low) / 2.0
    else:
        real = math.log(size) if math.isfinite(size) and size > 1e-300 else math.log(max(x, y)) + math.log(
            math.hypot(x / max(x, y), y / max(x, y))) if math.isfinite(x) and math.isfinite(y) else math.log(size)
    return complex(real, math.atan2(z.imag, z.real))


def log(z, base=None, /):
    result = _log(complex(z))
    return result if base is None else result / _log(complex(base))


def log10(z, /):
    result = _log(complex(z))
    return complex(result.real / math.log(10.0), result.imag / math.log(10.0))


def sqrt(z, /):
    z = complex(z)
    x, y = z.real, z.imag
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    if math.isinf(y):
        return complex(inf, y)
    if math.isinf(x):
        if x > 0:
            return complex(x, math.copysign(0.0, y) if not math.isnan(y) else y)
        return complex(0.0 if not math.isnan(y) else y, math.copysign(inf, y))
    ax, ay = abs(x) / 8.0, abs(y)
    half = 2.0 * math.sqrt(ax + math.hypot(ax, ay / 8.0))
    other = ay / (2.0 * half)
    if x >= 0.0:
        return complex(half, math.copysign(other, y))
    return complex(other, math.copysign(half, y))


def sinh(z, /):
    z = complex(z)
    return complex(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


def cosh(z, /):
    z = complex(z)
    return complex(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


def tanh(z, /):
    z = complex(z)
    x, y = z.real, z.imag
    if math.isinf(y) and math.isfinite(x):
        raise ValueError("math domain error")
    if abs(x) > 354.9:
        return complex(math.copysign(1.0, x), 4.0 * math.sin(y) * math.cos(y) * math.exp(-2.0 * abs(x)))
    tx, ty = math.tanh(x), math.tan(y)
    cx = 1.0 / math.cosh(x)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx)


def _turned(function, z):
    """f(z) of a function with f(iz) = i g(z)."""
    result = function(complex(-z.imag, z.real))
    return complex(result.imag, -result.real)


def sin(z, /):
    return _turned(sinh, complex(z))


def cos(z, /):
    z = complex(z)
    return cosh(complex(-z.imag, z.real))


def tan(z, /):
    return _turned(tanh, complex(z))


def asinh(z, /):
    z = complex(z)
    first, second = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    real = math.asinh(first.real * second.imag - second.real * first.imag)
    return complex(real, math.atan2(z.imag, first.real * second.real - first.imag * second.imag))


def asin(z, /):
    return _turned(asinh, complex(z))


def acos(z, /):
    z = complex(z)
    first, second = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * math.atan2(first.real, second.real), math.asinh(second.real * first.imag - second.imag * first.real))


def acosh(z, /):
    z = complex(z)
    first, second = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(math.asinh(first.real * second.real + first.imag * second.imag), 2.0 * math.atan2(first.imag, second.real))


def atanh(z, /):
    z = complex(z)
    if z.real < 0.0 or z.real == 0.0 and math.copysign(1.0, z.real) < 0.0:
        return -atanh(-z)
    x, y = z.real, abs(z.imag)
    if x == 1.0 and y == 0.0:
        raise ValueError("math domain error")
    real = math.log1p(4.0 * x / ((1.0 - x) * (1.0 - x) + y * y)) / 4.0 if x or y else x
    imag = -math.atan2(-2.0 * z.imag, (1.0 - x) * (1.0 + x) - y * y) / 2.0
    return complex(real, imag)


def atan(z, /):
    return _turned(atanh, complex(z))
