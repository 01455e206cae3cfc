"""EfficientNet, https://arxiv.org/abs/1905.11946, and EfficientNetV2, https://arxiv.org/abs/2104.00298"""

import copy
import math
from functools import partial

import torch
from torch import nn
from torchvision.models._api import imagenet_weights, load, register_model
from torchvision.models._utils import make_divisible
from torchvision.ops.misc import Conv2dNormActivation, SqueezeExcitation
from torchvision.ops.stochastic_depth import StochasticDepth

EfficientNet_B0_Weights = imagenet_weights("EfficientNet_B0_Weights")
EfficientNet_B1_Weights = imagenet_weights("EfficientNet_B1_Weights")
EfficientNet_B2_Weights = imagenet_weights("EfficientNet_B2_Weights")
EfficientNet_B3_Weights = imagenet_weights("EfficientNet_B3_Weights")
EfficientNet_B4_Weights = imagenet_weights("EfficientNet_B4_Weights")
EfficientNet_B5_Weights = imagenet_weights("EfficientNet_B5_Weights")
EfficientNet_B6_Weights = imagenet_weights("EfficientNet_B6_Weights")
EfficientNet_B7_Weights = imagenet_weights("EfficientNet_B7_Weights")
EfficientNet_V2_S_Weights = imagenet_weights("EfficientNet_V2_S_Weights")
EfficientNet_V2_M_Weights = imagenet_weights("EfficientNet_V2_M_Weights")
EfficientNet_V2_L_Weights = imagenet_weights("EfficientNet_V2_L_Weights")


class MBConvConfig:
    """One stage: expansion, kernel, stride, channels in and out, repeats, scaled by the width and depth factors."""

    fused = False

    def __init__(
        self, expand_ratio, kernel, stride, input_channels, out_channels, num_layers, width_mult=1.0, depth_mult=1.0
    ):
        self.expand_ratio = expand_ratio
        self.kernel = kernel
        self.stride = stride
        self.input_channels = self.adjust_channels(input_channels, width_mult)
        self.out_channels = self.adjust_channels(out_channels, width_mult)
        self.num_layers = int(math.ceil(num_layers * depth_mult))

    @staticmethod
    def adjust_channels(channels, width_mult, min_value=None):
        return make_divisible(channels * width_mult, 8, min_value)

    def block(self, stochastic_depth_prob, norm_layer):
        kind = FusedMBConv if self.fused else MBConv
        return kind(self, stochastic_depth_prob, norm_layer)


class FusedMBConvConfig(MBConvConfig):
    """A stage whose expansion and depthwise convolutions are one."""

    fused = True


class MBConv(nn.Module):
    """Expansion, depthwise convolution, squeeze-and-excitation, projection."""

    def __init__(self, cnf, stochastic_depth_prob, norm_layer, se_layer=SqueezeExcitation):
        super().__init__()
        if not (1 <= cnf.stride <= 2):
            raise ValueError("illegal stride value")
        self.use_res_connect = cnf.stride == 1 and cnf.input_channels == cnf.out_channels
        layers = []
        expanded = cnf.adjust_channels(cnf.input_channels, cnf.expand_ratio)
        if expanded != cnf.input_channels:
            layers.append(
                Conv2dNormActivation(
                    cnf.input_channels, expanded, kernel_size=1, norm_layer=norm_layer, activation_layer=nn.SiLU
                )
            )
        layers.append(
            Conv2dNormActivation(
                expanded, expanded, kernel_size=cnf.kernel, stride=cnf.stride, groups=expanded, norm_layer=norm_layer,
                activation_layer=nn.SiLU,
            )
        )
        squeeze_channels = max(1, cnf.input_channels // 4)
        layers.append(se_layer(expanded, squeeze_channels, activation=partial(nn.SiLU, inplace=True)))
        layers.append(
            Conv2dNormActivation(
                expanded, cnf.out_channels, kernel_size=1, norm_layer=norm_layer, activation_layer=None
            )
        )
        self.block = nn.Sequential(*layers)
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")
        self.out_channels = cnf.out_channels

    def forward(self, input):
        result = self.block(input)
        if self.use_res_connect:
            result = self.stochastic_depth(result)
            result += input
        return result


class FusedMBConv(nn.Module):
    """One full convolution instead of expansion and depthwise convolution."""

    def __init__(self, cnf, stochastic_depth_prob, norm_layer):
        super().__init__()
        if not (1 <= cnf.stride <= 2):
            raise ValueError("illegal stride value")
        self.use_res_connect = cnf.stride == 1 and cnf.input_channels == cnf.out_channels
        layers = []
        expanded = cnf.adjust_channels(cnf.input_channels, cnf.expand_ratio)
        if expanded != cnf.input_channels:
            layers.append(
                Conv2dNormActivation(
                    cnf.input_channels, expanded, kernel_size=cnf.kernel, stride=cnf.stride, norm_layer=norm_layer,
                    activation_layer=nn.SiLU,
                )
            )
            layers.append(
                Conv2dNormActivation(
                    expanded, cnf.out_channels, kernel_size=1, norm_layer=norm_layer, activation_layer=None
                )
            )
        else:
            layers.append(
                Conv2dNormActivation(
                    cnf.input_channels, cnf.out_channels, kernel_size=cnf.kernel, stride=cnf.stride, norm_layer=norm_layer,
                    activation_layer=nn.SiLU,
                )
            )
        self.block = nn.Sequential(*layers)
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")
        self.out_channels = cnf.out_channels

    def forward(self, input):
        result = self.block(input)
        if self.use_res_connect:
            result = self.stochastic_depth(result)
            result += input
        return result


class EfficientNet(nn.Module):
    def __init__(
        self, inverted_residual_setting, dropout, stochastic_depth_prob=0.2, num_classes=1000, norm_layer=None,
        last_channel=None,
    ):
        super().__init__()
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        first = inverted_residual_setting[0].input_channels
        layers = [
            Conv2dNormActivation(3, first, kernel_size=3, stride=2, norm_layer=norm_layer, activation_layer=nn.SiLU)
        ]
        total = sum(cnf.num_layers for cnf in inverted_residual_setting)
        number = 0
        for cnf in inverted_residual_setting:
            stage = []
            for _ in range(cnf.num_layers):
                row = copy.copy(cnf)
                if stage:
                    row.input_channels = row.out_channels
                    row.stride = 1
                # The deeper the block, the likelier it is dropped.
                stage.append(row.block(stochastic_depth_prob * float(number) / total, norm_layer))
                number += 1
            layers.append(nn.Sequential(*stage))
        last_input = inverted_residual_setting[-1].out_channels
        last = last_channel if last_channel is not None else 4 * last_input
        layers.append(
            Conv2dNormActivation(last_input, last, kernel_size=1, norm_layer=norm_layer, activation_layer=nn.SiLU)
        )
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(last, num_classes))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif isinstance(module, (nn.BatchNorm2d, nn.GroupNorm)):
                nn.init.ones_(module.weight)
                nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                bound = 1.0 / math.sqrt(module.out_features)
                nn.init.uniform_(module.weight, -bound, bound)
                nn.init.zeros_(module.bias)

    def forward(self, x):
        x = self.avgpool(self.features(x))
        return self.classifier(torch.flatten(x, 1))


# The paper's table 1: expansion, kernel, stride, channels in, channels out, repeats; V2 adds which stages are fused.
_B_STAGES = [
    (1, 3, 1, 32, 16, 1),
    (6, 3, 2, 16, 24, 2),
    (6, 5, 2, 24, 40, 2),
    (6, 3, 2, 40, 80, 3),
    (6, 5, 1, 80, 112, 3),
    (6, 5, 2, 112, 192, 4),
    (6, 3, 1, 192, 320, 1),
]
_V2_STAGES = {
    "efficientnet_v2_s": (
        [(1, 3, 1, 24, 24, 2), (4, 3, 2, 24, 48, 4), (4, 3, 2, 48, 64, 4)],
        [(4, 3, 2, 64, 128, 6), (6, 3, 1, 128, 160, 9), (6, 3, 2, 160, 256, 15)],
    ),
    "efficientnet_v2_m": (
        [(1, 3, 1, 24, 24, 3), (4, 3, 2, 24, 48, 5), (4, 3, 2, 48, 80, 5)],
        [(4, 3, 2, 80, 160, 7), (6, 3, 1, 160, 176, 14), (6, 3, 2, 176, 304, 18), (6, 3, 1, 304, 512, 5)],
    ),
    "efficientnet_v2_l": (
        [(1, 3, 1, 32, 32, 4), (4, 3, 2, 32, 64, 7), (4, 3, 2, 64, 96, 7)],
        [(4, 3, 2, 96, 192, 10), (6, 3, 1, 192, 224, 19), (6, 3, 2, 224, 384, 25), (6, 3, 1, 384, 640, 7)],
    ),
}


def _efficientnet_b(width_mult, depth_mult, dropout, weights, progress, norm_layer=None, **kwargs):
    stages = [MBConvConfig(*row, width_mult=width_mult, depth_mult=depth_mult) for row in _B_STAGES]
    dropout = kwargs.pop("dropout", dropout)
    return load(EfficientNet(stages, dropout, norm_layer=norm_layer, **kwargs), weights, progress)


def _efficientnet_v2(name, dropout, weights, progress, **kwargs):
    fused, plain = _V2_STAGES[name]
    stages = [FusedMBConvConfig(*row) for row in fused] + [MBConvConfig(*row) for row in plain]
    kwargs.setdefault("norm_layer", partial(nn.BatchNorm2d, eps=1e-03))
    dropout = kwargs.pop("dropout", dropout)
    return load(EfficientNet(stages, dropout, last_channel=1280, **kwargs), weights, progress)


@register_model(EfficientNet_B0_Weights)
def efficientnet_b0(weights, progress, **kwargs):
    return _efficientnet_b(1.0, 1.0, 0.2, weights, progress, **kwargs)


@register_model(EfficientNet_B1_Weights)
def efficientnet_b1(weights, progress, **kwargs):
    return _efficientnet_b(1.0, 1.1, 0.2, weights, progress, **kwargs)


@register_model(EfficientNet_B2_Weights)
def efficientnet_b2(weights, progress, **kwargs):
    return _efficientnet_b(1.1, 1.2, 0.3, weights, progress, **kwargs)


@register_model(EfficientNet_B3_Weights)
def efficientnet_b3(weights, progress, **kwargs):
    return _efficientnet_b(1.2, 1.4, 0.3, weights, progress, **kwargs)


@register_model(EfficientNet_B4_Weights)
def efficientnet_b4(weights, progress, **kwargs):
    return _efficientnet_b(1.4, 1.8, 0.4, weights, progress, **kwargs)


def _fine_norm():
    return partial(nn.BatchNorm2d, eps=0.001, momentum=0.01)


@register_model(EfficientNet_B5_Weights)
def efficientnet_b5(weights, progress, **kwargs):
    return _efficientnet_b(1.6, 2.2, 0.4, weights, progress, norm_layer=_fine_norm(), **kwargs)


@register_model(EfficientNet_B6_Weights)
def efficientnet_b6(weights, progress, **kwargs):
    return _efficientnet_b(1.8, 2.6, 0.5, weights, progress, norm_layer=_fine_norm(), **kwargs)


@register_model(EfficientNet_B7_Weights)
def efficientnet_b7(weights, progress, **kwargs):
    return _efficientnet_b(2.0, 3.1, 0.5, weights, progress, norm_layer=_fine_norm(), **kwargs)


@register_model(EfficientNet_V2_S_Weights)
def efficientnet_v2_s(weights, progress, **kwargs):
    return _efficientnet_v2("efficientnet_v2_s", 0.2, weights, progress, **kwargs)


@register_model(EfficientNet_V2_M_Weights)
def efficientnet_v2_m(weights, progress, **kwargs):
    return _efficientnet_v2("efficientnet_v2_m", 0.3, weights, progress, **kwargs)


@register_model(EfficientNet_V2_L_Weights)
def efficientnet_v2_l(weights, progress, **kwargs):
    return _efficientnet_v2("efficientnet_v2_l", 0.4, weights, progress, **kwargs)
