"""Convolutions and transposed convolutions over one, two and three dimensions.

One class holds what they share; the concrete layers say how many dimensions they have. Inputs are (N, C, *) or (C, *).
"""

import math

import _torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.modules.module import Module
from torch.nn.modules.utils import _ntuple
from torch.nn.parameter import Parameter, UninitializedParameter

_PADDING_STRINGS = ("same", "valid")
_PADDING_MODES = ("zeros", "reflect", "replicate", "circular")


class _ConvNd(Module):
    """Weights (out, in / groups, *kernel), transposed: (in, out / groups, *kernel), and the arguments in `repr`'s order."""

    dimensions = 0
    transposed = False

    def __init__(
        self, in_channels, out_channels, kernel_size, stride, padding, dilation, output_padding, groups, bias,
        padding_mode, device, dtype,
    ):
        super().__init__()
        expand = _ntuple(self.dimensions)
        self._check_arguments(in_channels, out_channels, groups, padding, stride, padding_mode)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = expand(kernel_size)
        self.stride = expand(stride)
        self.padding = padding if isinstance(padding, str) else expand(padding)
        self.dilation = expand(dilation)
        self.transposed = type(self).transposed
        self.output_padding = expand(output_padding)
        self.groups = groups
        self.padding_mode = padding_mode
        self._reversed_padding_repeated_twice = self._padding_for_pad()
        self._make_weights(bias, device, dtype)

    @staticmethod
    def _check_arguments(in_channels, out_channels, groups, padding, stride, padding_mode):
        if groups <= 0:
            raise ValueError("groups must be a positive integer")
        if in_channels % groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        if out_channels % groups != 0:
            raise ValueError("out_channels must be divisible by groups")
        if isinstance(padding, str):
            if padding not in _PADDING_STRINGS:
                raise ValueError(
                    f"Invalid padding string {padding!r}, should be one of {{{', '.join(map(repr, _PADDING_STRINGS))}}}"
                )
            strides = stride if isinstance(stride, (tuple, list)) else (stride,)
            if padding == "same" and any(step != 1 for step in strides):
                raise ValueError("padding='same' is not supported for strided convolutions")
        if padding_mode not in _PADDING_MODES:
            raise ValueError(
                f"padding_mode must be one of {{{', '.join(map(repr, _PADDING_MODES))}}}, but got padding_mode='{padding_mode}'"
            )

    def _padding_for_pad(self):
        """The padding in the order of `F.pad`: last dimension first, both sides of each."""
        amounts = []
        if isinstance(self.padding, str):
            for dilation, size in zip(reversed(self.dilation), reversed(self.kernel_size)):
                total = dilation * (size - 1) if self.padding == "same" else 0
                amounts += [total // 2, total - total // 2]
            return amounts
        for padding in reversed(self.padding):
            amounts += [padding, padding]
        return tuple(amounts)

    def _make_weights(self, bias, device, dtype):
        if self.transposed:
            shape = (self.in_channels, self.out_channels // self.groups, *self.kernel_size)
        else:
            shape = (self.out_channels, self.in_channels // self.groups, *self.kernel_size)
        self.weight = Parameter(_torch.empty(shape, device=device, dtype=dtype))
        if bias:
            self.bias = Parameter(_torch.empty(self.out_channels, device=device, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
            if fan_in != 0:
                bound = 1 / math.sqrt(fan_in)
                init.uniform_(self.bias, -bound, bound)

    def extra_repr(self):
        text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        none, ones = (0,) * len(self.kernel_size), (1,) * len(self.kernel_size)
        if self.padding != none:
            text += f", padding={self.padding}"
        if self.dilation != ones:
            text += f", dilation={self.dilation}"
        if self.output_padding != none:
            text += f", output_padding={self.output_padding}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        if self.bias is None:
            text += ", bias=False"
        if self.padding_mode != "zeros":
            text += f", padding_mode={self.padding_mode}"
        return text


class _Convolution(_ConvNd):
    """Cross-correlation; `convolve` is the function of its number of dimensions."""

    convolve = None

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None,
    ):
        super().__init__(
            in_channels, out_channels, kernel_size, stride, padding, dilation, 0, groups, bias, padding_mode, device, dtype
        )

    def _conv_forward(self, input, weight, bias):
        convolve = type(self).convolve
        if self.padding_mode == "zeros":
            return convolve(input, weight, bias, self.stride, self.padding, self.dilation, self.groups)
        padded = F.pad(input, self._reversed_padding_repeated_twice, mode=self.padding_mode)
        return convolve(padded, weight, bias, self.stride, 0, self.dilation, self.groups)

    def forward(self, input):
        return self._conv_forward(input, self.weight, self.bias)


class Conv1d(_Convolution):
    """Convolution of (N, C, L) inputs."""

    dimensions = 1
    convolve = staticmethod(F.conv1d)


class Conv2d(_Convolution):
    """Convolution of (N, C, H, W) inputs."""

    dimensions = 2
    convolve = staticmethod(F.conv2d)


class Conv3d(_Convolution):
    """Convolution of (N, C, D, H, W) inputs."""

    dimensions = 3
    convolve = staticmethod(F.conv3d)


class _ConvTransposeNd(_ConvNd):
    """The gradient of a convolution with respect to its input, as a layer."""

    transposed = True
    convolve = None

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
        dilation=1, padding_mode="zeros", device=None, dtype=None,
    ):
        if padding_mode != "zeros":
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
        super().__init__(
            in_channels, out_channels, kernel_size, stride, padding, dilation, output_padding, groups, bias, padding_mode,
            device, dtype,
        )

    def forward(self, input, output_size=None):
        output_padding = self.output_padding if output_size is None else self._output_padding(input, output_size)
        return type(self).convolve(
            input, self.weight, self.bias, self.stride, self.padding, output_padding, self.groups, self.dilation
        )

    def _output_padding(self, input, output_size):
        """The additional size at one side that makes the output as large as `output_size`."""
        spatial = self.dimensions
        batch_dims = 2 if input.dim() == spatial + 2 else 1
        if len(output_size) == batch_dims + spatial:
            output_size = output_size[batch_dims:]
        if len(output_size) != spatial:
            raise ValueError(
                f"ConvTranspose{spatial}D: for {input.dim()}D input, output_size must have {spatial} "
                f"or {batch_dims + spatial} elements (got {len(output_size)})"
            )
        smallest = [
            (input.size(d + batch_dims) - 1) * self.stride[d]
            - 2 * self.padding[d]
            + self.dilation[d] * (self.kernel_size[d] - 1)
            + 1
            for d in range(spatial)
        ]
        largest = [smallest[d] + self.stride[d] - 1 for d in range(spatial)]
        for size, low, high in zip(output_size, smallest, largest):
            if size < low or size > high:
                raise ValueError(
                    f"requested an output size of {output_size}, but valid sizes range from {smallest} "
                    f"to {largest} (for an input of {input.size()[2:]})"
                )
        return [size - low for size, low in zip(output_size, smallest)]


class ConvTranspose1d(_ConvTransposeNd):
    """Transposed convolution of (N, C, L) inputs."""

    dimensions = 1
    convolve = staticmethod(F.conv_transpose1d)


class ConvTranspose2d(_ConvTransposeNd):
    """Transposed convolution of (N, C, H, W) inputs."""

    dimensions = 2
    convolve = staticmethod(F.conv_transpose2d)


class ConvTranspose3d(_ConvTransposeNd):
    """Transposed convolution of (N, C, D, H, W) inputs."""

    dimensions = 3
    convolve = staticmethod(F.conv_transpose3d)


class _LazyConvolution:
    """Mixed into a convolution: takes `in_channels` from the first input."""

    eager = None

    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        self.__dict__["_arguments"] = (out_channels, kernel_size, args, kwargs)
        Module.__init__(self)
        self.weight = UninitializedParameter()

    def forward(self, input):
        out_channels, kernel_size, args, kwargs = self._arguments
        spatial = self.dimensions
        in_channels = input.shape[-spatial - 1]
        layer = self.eager(in_channels, out_channels, kernel_size, *args, **kwargs)
        self.__dict__.update(layer.__dict__)
        self.__dict__.pop("_arguments")
        self.__class__ = self.eager
        return self.forward(input)

    def extra_repr(self):
        out_channels, kernel_size, _, _ = self._arguments
        sizes = _ntuple(self.dimensions)
        return f"0, {out_channels}, kernel_size={sizes(kernel_size)}, stride={sizes(1)}"


class LazyConv1d(_LazyConvolution, Conv1d):
    eager = Conv1d


class LazyConv2d(_LazyConvolution, Conv2d):
    eager = Conv2d


class LazyConv3d(_LazyConvolution, Conv3d):
    eager = Conv3d
