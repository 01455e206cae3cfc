"""Fills of tensors for initialisation. Each draws from the default generator in memory order and returns the tensor.

https://proceedings.mlr.press/v9/glorot10a.html (Xavier), https://arxiv.org/abs/1502.01852 (Kaiming).
"""

import math
import warnings

import _torch


def _without_grad(fill):
    """Runs `fill(tensor, ...)` with gradients off, so that parameters may be overwritten."""

    def wrapped(tensor, *args, **kwargs):
        previous = _torch.is_grad_enabled()
        _torch._set_grad_enabled(False)
        try:
            return fill(tensor, *args, **kwargs)
        finally:
            _torch._set_grad_enabled(previous)

    wrapped.__name__ = fill.__name__
    wrapped.__qualname__ = fill.__name__
    wrapped.__doc__ = fill.__doc__
    return wrapped


_LINEAR_FUNCTIONS = (
    "linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "sigmoid",
)


def calculate_gain(nonlinearity, param=None):
    """The factor by which a non-linearity shrinks the spread of its input."""
    if nonlinearity in _LINEAR_FUNCTIONS:
        return 1
    if nonlinearity == "tanh":
        return 5.0 / 3
    if nonlinearity == "relu":
        return math.sqrt(2.0)
    if nonlinearity == "leaky_relu":
        if param is None:
            slope = 0.01
        elif not isinstance(param, bool) and isinstance(param, (int, float)):
            slope = param
        else:
            raise ValueError(f"negative_slope {param} not a valid number")
        return math.sqrt(2.0 / (1 + slope**2))
    if nonlinearity == "selu":
        return 3.0 / 4
    raise ValueError(f"Unsupported nonlinearity {nonlinearity}")


def _calculate_fan_in_and_fan_out(tensor):
    """How many inputs and outputs one unit has, from a weight of shape (out, in, *kernel)."""
    if tensor.dim() < 2:
        raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
    receptive_field = math.prod(tensor.shape[2:])
    return tensor.size(1) * receptive_field, tensor.size(0) * receptive_field


def _calculate_correct_fan(tensor, mode):
    mode = mode.lower()
    if mode not in ("fan_in", "fan_out"):
        raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    return fan_in if mode == "fan_in" else fan_out


@_without_grad
def uniform_(tensor, a=0.0, b=1.0, generator=None):
    """U(a, b)."""
    return tensor.uniform_(a, b, generator=generator)


@_without_grad
def normal_(tensor, mean=0.0, std=1.0, generator=None):
    """N(mean, std^2)."""
    return tensor.normal_(mean, std, generator=generator)


@_without_grad
def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    """N(mean, std^2) cut to [a, b], by rejection.

    Where more than 30 % of the bell lies within the bounds, normal draws outside are drawn again; elsewhere uniform draws
    are accepted with the probability of the bell's height. Every round draws for the whole tensor.
    """

    def distribution(x):
        return (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0

    if (mean < a - 2 * std) or (mean > b + 2 * std):
        warnings.warn(
            "mean is more than 2 std from [a, b] in nn.init.trunc_normal_. "
            "The distribution of values may be incorrect.",
            stacklevel=2,
        )
    if distribution((b - mean) / std) - distribution((a - mean) / std) > 0.3:
        return _redraw_normal(tensor, mean, std, a, b, generator)
    return _reject_uniform(tensor, mean, std, a, b, generator)


def _redraw_normal(tensor, mean, std, a, b, generator):
    # Bounds as the tensor's dtype holds them.
    low, high = tensor.new_tensor(a).item(), tensor.new_tensor(b).item()
    tensor.normal_(mean, std, generator=generator)
    outside = (tensor < low) | (tensor > high)
    while outside.any():
        again = _torch.empty_like(tensor).normal_(mean, std, generator=generator)
        tensor.copy_(_torch.where(outside, again, tensor))
        outside = (tensor < low) | (tensor > high)
    return tensor


def _reject_uniform(tensor, mean, std, a, b, generator):
    nearest = max(a, min(mean, b))
    log_peak = -0.5 * ((nearest - mean) / std) ** 2
    candidates = _torch.empty_like(tensor)
    heights = _torch.empty_like(tensor)
    pending = None
    while pending is None or pending.any():
        candidates.uniform_(a, b, generator=generator)
        tensor.copy_(candidates if pending is None else _torch.where(pending, candidates, tensor))
        candidates.sub_(mean).div_(std).pow_(2).mul_(-0.5).sub_(log_peak)
        rejected = heights.uniform_(generator=generator).log_().gt(candidates)
        pending = rejected if pending is None else pending & rejected
    return tensor


@_without_grad
def constant_(tensor, val):
    """Every element `val`."""
    return tensor.fill_(val)


@_without_grad
def ones_(tensor):
    """Every element 1."""
    return tensor.fill_(1.0)


@_without_grad
def zeros_(tensor):
    """Every element 0."""
    return tensor.zero_()


@_without_grad
def eye_(tensor):
    """The identity matrix."""
    if tensor.ndimension() != 2:
        raise ValueError("Only tensors with 2 dimensions are supported")
    return tensor.copy_(_torch.eye(*tensor.shape))


@_without_grad
def dirac_(tensor, groups=1):
    """A convolution that passes its input channels through."""
    if tensor.ndimension() not in (3, 4, 5):
        raise ValueError("Only tensors with 3, 4, or 5 dimensions are supported")
    if tensor.size(0) % groups != 0:
        raise ValueError("dim 0 must be divisible by groups")
    per_group = tensor.size(0) // groups
    tensor.zero_()
    centre = tuple(extent // 2 for extent in tensor.shape[2:])
    for group in range(groups):
        for channel in range(min(per_group, tensor.size(1))):
            tensor[(group * per_group + channel, channel) + centre] = 1
    return tensor


@_without_grad
def xavier_uniform_(tensor, gain=1.0, generator=None):
    """U(-a, a), a = gain * sqrt(6 / (fan_in + fan_out))."""
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    std = gain * math.sqrt(2.0 / float(fan_in + fan_out))
    bound = math.sqrt(3.0) * std
    return tensor.uniform_(-bound, bound, generator=generator)


@_without_grad
def xavier_normal_(tensor, gain=1.0, generator=None):
    """N(0, gain^2 * 2 / (fan_in + fan_out))."""
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    std = gain * math.sqrt(2.0 / float(fan_in + fan_out))
    return tensor.normal_(0.0, std, generator=generator)


@_without_grad
def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    """U(-b, b), b = gain * sqrt(3 / fan)."""
    if 0 in tensor.shape:
        warnings.warn("Initializing zero-element tensors is a no-op", stacklevel=2)
        return tensor
    fan = _calculate_correct_fan(tensor, mode)
    std = calculate_gain(nonlinearity, a) / math.sqrt(fan)
    bound = math.sqrt(3.0) * std
    return tensor.uniform_(-bound, bound, generator=generator)


@_without_grad
def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    """N(0, gain^2 / fan)."""
    if 0 in tensor.shape:
        warnings.warn("Initializing zero-element tensors is a no-op", stacklevel=2)
        return tensor
    fan = _calculate_correct_fan(tensor, mode)
    std = calculate_gain(nonlinearity, a) / math.sqrt(fan)
    return tensor.normal_(0, std, generator=generator)


@_without_grad
def orthogonal_(tensor, gain=1, generator=None):
    """A (semi-)orthogonal matrix: Q of a QR factorisation of N(0, 1) draws, its signs made unique."""
    if tensor.ndimension() < 2:
        raise ValueError("Only tensors with 2 or more dimensions are supported")
    if tensor.numel() == 0:
        return tensor
    rows = tensor.size(0)
    cols = tensor.numel() // rows
    flattened = tensor.new_empty((rows, cols)).normal_(0, 1, generator=generator)
    if rows < cols:
        flattened.t_()
    q, r = _torch._linalg.qr(flattened)
    q *= _torch.diag(r, 0).sign()
    if rows < cols:
        q.t_()
    tensor.view_as(q).copy_(q)
    return tensor.mul_(gain)


@_without_grad
def sparse_(tensor, sparsity, std=0.01, generator=None):
    """N(0, std^2) with a fraction `sparsity` of every column zero."""
    if tensor.ndimension() != 2:
        raise ValueError("Only tensors with 2 dimensions are supported")
    rows, cols = tensor.shape
    zeros = int(math.ceil(sparsity * rows))
    tensor.normal_(0, std, generator=generator)
    for column in range(cols):
        tensor[_torch.randperm(rows)[:zeros], column] = 0
    return tensor


def _deprecated(fill):
    """The name of before 0.4, without the underscore."""
    old = fill.__name__[:-1]

    def renamed(*args, **kwargs):
        warnings.warn(
            f"`nn.init.{old}` is now deprecated in favor of `nn.init.{fill.__name__}`.", FutureWarning, stacklevel=2
        )
        return fill(*args, **kwargs)

    renamed.__name__ = old
    return renamed


uniform = _deprecated(uniform_)
normal = _deprecated(normal_)
constant = _deprecated(constant_)
eye = _deprecated(eye_)
dirac = _deprecated(dirac_)
xavier_uniform = _deprecated(xavier_uniform_)
xavier_normal = _deprecated(xavier_normal_)
kaiming_uniform = _deprecated(kaiming_uniform_)
kaiming_normal = _deprecated(kaiming_normal_)
orthogonal = _deprecated(orthogonal_)
sparse = _deprecated(sparse_)
