"""Windows for signals: weights that fade out at the ends."""

import math

import _torch


def _phases(window_length, periodic, dtype):
    """Angles 2πk/N; N is one less for a symmetric window."""
    if window_length < 0:
        raise RuntimeError(f"window_length must be non-negative, got {window_length}")
    count = window_length + 1 if periodic else window_length
    dtype = dtype or _torch.get_default_dtype()
    return _torch.arange(window_length, dtype=dtype) * (2 * math.pi / max(count - 1, 1)), dtype


def hann_window(window_length, periodic=True, *, dtype=None, requires_grad=False):
    """½ − ½ cos"""
    return hamming_window(window_length, periodic, 0.5, 0.5, dtype=dtype, requires_grad=requires_grad)


def hamming_window(window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None, requires_grad=False):
    """alpha − beta · cos"""
    angles, dtype = _phases(window_length, periodic, dtype)
    values = _torch.ones(1) if window_length == 1 else alpha - beta * angles.cos()
    return values.to(dtype).requires_grad_(requires_grad)


def blackman_window(window_length, periodic=True, *, dtype=None, requires_grad=False):
    """0.42 − ½ cos + 0.08 cos of twice the angle"""
    angles, dtype = _phases(window_length, periodic, dtype)
    values = 0.42 - 0.5 * angles.cos() + 0.08 * (2 * angles).cos()
    if window_length == 1:
        values = _torch.ones(1)
    return values.to(dtype).requires_grad_(requires_grad)


def bartlett_window(window_length, periodic=True, *, dtype=None, requires_grad=False):
    """A triangle"""
    angles, dtype = _phases(window_length, periodic, dtype)
    values = 1 - (angles / math.pi - 1).abs()
    if window_length == 1:
        values = _torch.ones(1)
    return values.to(dtype).requires_grad_(requires_grad)


def kaiser_window(window_length, periodic=True, beta=12.0, *, dtype=None, requires_grad=False):
    """I₀(β √(1 − x²)) / I₀(β), x from -1 to 1"""
    angles, dtype = _phases(window_length, periodic, dtype)
    places = angles / math.pi - 1
    values = _torch.i0(beta * (1 - places**2).clamp(min=0).sqrt()) / _torch.i0(_torch.tensor(beta, dtype=_torch.float64))
    if window_length == 1:
        values = _torch.ones(1)
    return values.to(dtype).requires_grad_(requires_grad)


FUNCTIONS = {
    function.__name__: function
    for function in (hann_window, hamming_window, blackman_window, bartlett_window, kaiser_window)
}
