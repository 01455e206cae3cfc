"""Padding layers: constant, zero, reflected, replicated and circular borders, for one to three dimensions."""

from torch.nn import functional as F
from torch.nn.modules.module import Module
from torch.nn.modules.utils import _ntuple


class _PadNd(Module):
    """`padding`: the amounts as for `F.pad` (last dimension first), or one amount for every side."""

    sides = 0
    mode = "constant"

    def __init__(self, padding):
        super().__init__()
        self.padding = _ntuple(self.sides)(padding)

    def forward(self, input):
        return F.pad(input, self.padding, self.mode)

    def extra_repr(self):
        return f"{self.padding}"


class _ConstantPadNd(_PadNd):
    def __init__(self, padding, value):
        super().__init__(padding)
        self.value = value

    def forward(self, input):
        return F.pad(input, self.padding, "constant", self.value)

    def extra_repr(self):
        return f"padding={self.padding}, value={self.value}"


class ConstantPad1d(_ConstantPadNd):
    sides = 2


class ConstantPad2d(_ConstantPadNd):
    sides = 4


class ConstantPad3d(_ConstantPadNd):
    sides = 6


class _ZeroPadNd(_ConstantPadNd):
    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f"{self.padding}"


class ZeroPad1d(_ZeroPadNd):
    sides = 2


class ZeroPad2d(_ZeroPadNd):
    sides = 4


class ZeroPad3d(_ZeroPadNd):
    sides = 6


class ReflectionPad1d(_PadNd):
    sides = 2
    mode = "reflect"


class ReflectionPad2d(_PadNd):
    sides = 4
    mode = "reflect"


class ReflectionPad3d(_PadNd):
    sides = 6
    mode = "reflect"


class ReplicationPad1d(_PadNd):
    sides = 2
    mode = "replicate"


class ReplicationPad2d(_PadNd):
    sides = 4
    mode = "replicate"


class ReplicationPad3d(_PadNd):
    sides = 6
    mode = "replicate"


class CircularPad1d(_PadNd):
    sides = 2
    mode = "circular"


class CircularPad2d(_PadNd):
    sides = 4
    mode = "circular"


class CircularPad3d(_PadNd):
    sides = 6
    mode = "circular"
