"""MnasNet: found by architecture search. https://arxiv.org/abs/1807.11626"""

import torch
from torch import nn
from torchvision.models._api import imagenet_weights, load, register_model

MNASNet0_5_Weights = imagenet_weights("MNASNet0_5_Weights")
MNASNet0_75_Weights = imagenet_weights("MNASNet0_75_Weights")
MNASNet1_0_Weights = imagenet_weights("MNASNet1_0_Weights")
MNASNet1_3_Weights = imagenet_weights("MNASNet1_3_Weights")

# TensorFlow's decay of 0.9997 as a momentum.
_BN_MOMENTUM = 1 - 0.9997
# kernel, stride, expansion, repeats of each stage
_STAGES = [(3, 2, 3, 3), (5, 2, 3, 3), (5, 2, 6, 3), (3, 1, 6, 2), (5, 2, 6, 4), (3, 1, 6, 1)]


class _InvertedResidual(nn.Module):
    def __init__(self, in_ch, out_ch, kernel_size, stride, expansion_factor, bn_momentum=0.1):
        super().__init__()
        mid_ch = in_ch * expansion_factor
        self.apply_residual = in_ch == out_ch and stride == 1
        self.layers = nn.Sequential(
            nn.Conv2d(in_ch, mid_ch, 1, bias=False),
            nn.BatchNorm2d(mid_ch, momentum=bn_momentum),
            nn.ReLU(inplace=True),
            nn.Conv2d(mid_ch, mid_ch, kernel_size, padding=kernel_size // 2, stride=stride, groups=mid_ch, bias=False),
            nn.BatchNorm2d(mid_ch, momentum=bn_momentum),
            nn.ReLU(inplace=True),
            nn.Conv2d(mid_ch, out_ch, 1, bias=False),
            nn.BatchNorm2d(out_ch, momentum=bn_momentum),
        )

    def forward(self, input):
        return self.layers(input) + input if self.apply_residual else self.layers(input)


def _stack(in_ch, out_ch, kernel_size, stride, expansion, repeats):
    blocks = [_InvertedResidual(in_ch, out_ch, kernel_size, stride, expansion, _BN_MOMENTUM)]
    blocks += [_InvertedResidual(out_ch, out_ch, kernel_size, 1, expansion, _BN_MOMENTUM) for _ in range(repeats - 1)]
    return nn.Sequential(*blocks)


def _round_to_multiple_of(value, divisor, round_up_bias=0.9):
    rounded = max(divisor, int(value + divisor / 2) // divisor * divisor)
    return rounded if rounded >= round_up_bias * value else rounded + divisor


def _depths(alpha):
    return [_round_to_multiple_of(depth * alpha, 8) for depth in [32, 16, 24, 40, 80, 96, 192, 320]]


class MNASNet(nn.Module):
    _version = 2

    def __init__(self, alpha, num_classes=1000, dropout=0.2):
        super().__init__()
        if alpha <= 0.0:
            raise ValueError(f"alpha should be greater than 0.0 instead of {alpha}")
        self.alpha = alpha
        self.num_classes = num_classes
        depths = _depths(alpha)
        stem, separable = depths[0], depths[1]
        layers = [
            nn.Conv2d(3, stem, 3, padding=1, stride=2, bias=False),
            nn.BatchNorm2d(stem, momentum=_BN_MOMENTUM),
            nn.ReLU(inplace=True),
            nn.Conv2d(stem, stem, 3, padding=1, stride=1, groups=stem, bias=False),
            nn.BatchNorm2d(stem, momentum=_BN_MOMENTUM),
            nn.ReLU(inplace=True),
            nn.Conv2d(stem, separable, 1, padding=0, stride=1, bias=False),
            nn.BatchNorm2d(separable, momentum=_BN_MOMENTUM),
        ]
        for (kernel, stride, expansion, repeats), in_ch, out_ch in zip(_STAGES, depths[1:], depths[2:]):
            layers.append(_stack(in_ch, out_ch, kernel, stride, expansion, repeats))
        layers += [
            nn.Conv2d(depths[7], 1280, 1, padding=0, stride=1, bias=False),
            nn.BatchNorm2d(1280, momentum=_BN_MOMENTUM),
            nn.ReLU(inplace=True),
        ]
        self.layers = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(1280, num_classes))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
            elif isinstance(module, nn.BatchNorm2d):
                nn.init.ones_(module.weight)
                nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Linear):
                nn.init.kaiming_uniform_(module.weight, mode="fan_out", nonlinearity="sigmoid")
                nn.init.zeros_(module.bias)

    def forward(self, x):
        x = self.layers(x).mean([2, 3])
        return self.classifier(x)


@register_model(MNASNet0_5_Weights)
def mnasnet0_5(weights, progress, **kwargs):
    return load(MNASNet(0.5, **kwargs), weights, progress)


@register_model(MNASNet0_75_Weights)
def mnasnet0_75(weights, progress, **kwargs):
    return load(MNASNet(0.75, **kwargs), weights, progress)


@register_model(MNASNet1_0_Weights)
def mnasnet1_0(weights, progress, **kwargs):
    return load(MNASNet(1.0, **kwargs), weights, progress)


@register_model(MNASNet1_3_Weights)
def mnasnet1_3(weights, progress, **kwargs):
    return load(MNASNet(1.3, **kwargs), weights, progress)
