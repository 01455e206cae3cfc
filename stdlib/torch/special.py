"""The functions of `torch.special`: native ones, other names of functions of `torch`, and those written on both."""

import math

import _torch
from torch._arithmetic import mvlgamma

for _name in dir(_torch._special):
    if not _name.startswith("_"):
        globals()[_name] = getattr(_torch._special, _name)
del _name

expit = _torch.sigmoid
exp2 = _torch.exp2
expm1 = _torch.expm1
gammaln = _torch.lgamma
digamma = psi = _torch.digamma
i0 = _torch.i0
log1p = _torch.log1p
round = _torch.round
sinc = _torch.sinc


def entr(input):
    """-x ln x, -∞ for negative numbers."""
    inner = -input * _torch.where(input > 0, input, _torch.ones_like(input)).log()
    return _torch.where(input < 0, _torch.full_like(inner, -math.inf), inner)


def ndtr(input):
    """The distribution function of the normal distribution."""
    return _torch.erfc(-input * math.sqrt(0.5)) / 2


def log_ndtr(input):
    """Its logarithm; far below zero by the continued tail, where the function itself underflows."""
    near = ndtr(input.clamp(min=-5.0)).log()
    x = input.clamp(max=-5.0)
    square = 1 / (x * x)
    series = 1 - square * (1 - 3 * square * (1 - 5 * square * (1 - 7 * square)))
    far = -x * x / 2 - (-x).log() - 0.5 * math.log(2 * math.pi) + series.log()
    return _torch.where(input < -5.0, far, near)


def ndtri(input):
    """The inverse of the distribution function of the normal distribution."""
    return math.sqrt(2) * _torch.erfinv(2 * input - 1)


def i0e(input):
    """exp(-|x|) I₀(x)"""
    return _torch.i0(input) * (-input.abs()).exp()


def xlog1py(input, other):
    """x · ln(1 + y), zero where x is."""
    product = input * _torch.log1p(other if isinstance(other, _torch.Tensor) else _torch.tensor(other))
    return _torch.where((input == 0) & ~product.isnan(), _torch.zeros_like(product), product)


def multigammaln(input, p):
    """The logarithm of the multivariate gamma function of dimension p."""
    return mvlgamma(input, p)
