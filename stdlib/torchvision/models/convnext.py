"""ConvNeXt: a convolutional network with the habits of transformers. https://arxiv.org/abs/2201.03545"""

from functools import partial

import torch
from torch import nn
from torch.nn import functional as F
from torchvision.models._api import imagenet_weights, load, register_model
from torchvision.ops.misc import Conv2dNormActivation, Permute
from torchvision.ops.stochastic_depth import StochasticDepth

ConvNeXt_Tiny_Weights = imagenet_weights("ConvNeXt_Tiny_Weights")
ConvNeXt_Small_Weights = imagenet_weights("ConvNeXt_Small_Weights")
ConvNeXt_Base_Weights = imagenet_weights("ConvNeXt_Base_Weights")
ConvNeXt_Large_Weights = imagenet_weights("ConvNeXt_Large_Weights")


class LayerNorm2d(nn.LayerNorm):
    """Layer normalisation over the channels of (N, C, H, W)."""

    def forward(self, x):
        x = x.permute(0, 2, 3, 1)
        x = F.layer_norm(x, self.normalized_shape, self.weight, self.bias, self.eps)
        return x.permute(0, 3, 1, 2)


class CNBlock(nn.Module):
    """7x7 depthwise convolution, norm, and a two-layer network per position, scaled and added."""

    def __init__(self, dim, layer_scale, stochastic_depth_prob, norm_layer=None):
        super().__init__()
        norm_layer = partial(nn.LayerNorm, eps=1e-6) if norm_layer is None else norm_layer
        self.block = nn.Sequential(
            nn.Conv2d(dim, dim, kernel_size=7, padding=3, groups=dim, bias=True),
            Permute([0, 2, 3, 1]),
            norm_layer(dim),
            nn.Linear(in_features=dim, out_features=4 * dim, bias=True),
            nn.GELU(),
            nn.Linear(in_features=4 * dim, out_features=dim, bias=True),
            Permute([0, 3, 1, 2]),
        )
        self.layer_scale = nn.Parameter(torch.ones(dim, 1, 1) * layer_scale)
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")

    def forward(self, input):
        result = self.layer_scale * self.block(input)
        result = self.stochastic_depth(result)
        result += input
        return result


class ConvNeXt(nn.Module):
    def __init__(
        self, block_setting, stochastic_depth_prob=0.0, layer_scale=1e-6, num_classes=1000, block=None, norm_layer=None
    ):
        super().__init__()
        block = CNBlock if block is None else block
        norm_layer = partial(LayerNorm2d, eps=1e-6) if norm_layer is None else norm_layer
        first = block_setting[0][0]
        layers = [
            Conv2dNormActivation(
                3, first, kernel_size=4, stride=4, padding=0, norm_layer=norm_layer, activation_layer=None, bias=True
            )
        ]
        total = sum(num_layers for _, _, num_layers in block_setting)
        number = 0
        for width, next_width, num_layers in block_setting:
            stage = []
            for _ in range(num_layers):
                stage.append(block(width, layer_scale, stochastic_depth_prob * number / (total - 1.0)))
                number += 1
            layers.append(nn.Sequential(*stage))
            if next_width is not None:
                layers.append(
                    nn.Sequential(norm_layer(width), nn.Conv2d(width, next_width, kernel_size=2, stride=2))
                )
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        last = block_setting[-1][0]
        self.classifier = nn.Sequential(norm_layer(last), nn.Flatten(1), nn.Linear(last, num_classes))
        for module in self.modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                nn.init.trunc_normal_(module.weight, std=0.02)
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)))


# Widths of the stages, blocks of the stages, depth drop rate.
CONFIGS = {
    "convnext_tiny": ([96, 192, 384, 768], [3, 3, 9, 3], 0.1),
    "convnext_small": ([96, 192, 384, 768], [3, 3, 27, 3], 0.4),
    "convnext_base": ([128, 256, 512, 1024], [3, 3, 27, 3], 0.5),
    "convnext_large": ([192, 384, 768, 1536], [3, 3, 27, 3], 0.5),
}


def _convnext(name, weights, progress, **kwargs):
    widths, depths, drop = CONFIGS[name]
    setting = list(zip(widths, widths[1:] + [None], depths))
    drop = kwargs.pop("stochastic_depth_prob", drop)
    return load(ConvNeXt(setting, stochastic_depth_prob=drop, **kwargs), weights, progress)


@register_model(ConvNeXt_Tiny_Weights)
def convnext_tiny(weights, progress, **kwargs):
    return _convnext("convnext_tiny", weights, progress, **kwargs)


@register_model(ConvNeXt_Small_Weights)
def convnext_small(weights, progress, **kwargs):
    return _convnext("convnext_small", weights, progress, **kwargs)


@register_model(ConvNeXt_Base_Weights)
def convnext_base(weights, progress, **kwargs):
    return _convnext("convnext_base", weights, progress, **kwargs)


@register_model(ConvNeXt_Large_Weights)
def convnext_large(weights, progress, **kwargs):
    return _convnext("convnext_large", weights, progress, **kwargs)
