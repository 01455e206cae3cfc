"""Dropout of elements, channels or sequences while training. https://arxiv.org/abs/1207.0580"""

from torch.nn import functional as F
from torch.nn.modules.module import Module


class _DropoutNd(Module):
    """Zeroes with probability p and scales the rest by 1 / (1 - p)."""

    drop = None

    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p = p
        self.inplace = inplace

    def forward(self, input):
        return type(self).drop(input, self.p, self.training, self.inplace)

    def extra_repr(self):
        return f"p={self.p}, inplace={self.inplace}"


class Dropout(_DropoutNd):
    drop = staticmethod(F.dropout)


class Dropout1d(_DropoutNd):
    drop = staticmethod(F.dropout1d)


class Dropout2d(_DropoutNd):
    drop = staticmethod(F.dropout2d)


class Dropout3d(_DropoutNd):
    drop = staticmethod(F.dropout3d)


class AlphaDropout(_DropoutNd):
    drop = staticmethod(F.alpha_dropout)


class FeatureAlphaDropout(_DropoutNd):
    drop = staticmethod(F.feature_alpha_dropout)
