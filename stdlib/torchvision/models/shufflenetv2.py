"""ShuffleNetV2. https://arxiv.org/abs/1807.11164"""

import torch
from torch import nn
from torchvision.models._api import imagenet_weights, load, register_model

ShuffleNet_V2_X0_5_Weights = imagenet_weights("ShuffleNet_V2_X0_5_Weights")
ShuffleNet_V2_X1_0_Weights = imagenet_weights("ShuffleNet_V2_X1_0_Weights")
ShuffleNet_V2_X1_5_Weights = imagenet_weights("ShuffleNet_V2_X1_5_Weights")
ShuffleNet_V2_X2_0_Weights = imagenet_weights("ShuffleNet_V2_X2_0_Weights")


def channel_shuffle(x, groups):
    """Channels of the groups in turn."""
    batch, channels, height, width = x.size()
    x = x.view(batch, groups, channels // groups, height, width)
    return torch.transpose(x, 1, 2).contiguous().view(batch, channels, height, width)


def _depthwise(channels, stride):
    return nn.Conv2d(channels, channels, kernel_size=3, stride=stride, padding=1, bias=False, groups=channels)


def _pointwise(inp, oup):
    return [nn.Conv2d(inp, oup, kernel_size=1, stride=1, padding=0, bias=False), nn.BatchNorm2d(oup), nn.ReLU(inplace=True)]


class InvertedResidual(nn.Module):
    """Half of the channels through 1x1, depthwise, 1x1; the other half past them (or, with stride, through a copy)."""

    def __init__(self, inp, oup, stride):
        super().__init__()
        if not (1 <= stride <= 3):
            raise ValueError("illegal stride value")
        self.stride = stride
        half = oup // 2
        if stride == 1 and inp != half << 1:
            raise ValueError(
                f"Invalid combination of stride {stride}, inp {inp} and oup {oup} values. "
                "If stride == 1 then inp should be equal to oup // 2 << 1."
            )
        if stride > 1:
            self.branch1 = nn.Sequential(_depthwise(inp, stride), nn.BatchNorm2d(inp), *_pointwise(inp, half))
        else:
            self.branch1 = nn.Sequential()
        self.branch2 = nn.Sequential(
            *_pointwise(inp if stride > 1 else half, half),
            _depthwise(half, stride),
            nn.BatchNorm2d(half),
            *_pointwise(half, half),
        )

    def forward(self, x):
        if self.stride == 1:
            kept, changed = x.chunk(2, dim=1)
            out = torch.cat((kept, self.branch2(changed)), dim=1)
        else:
            out = torch.cat((self.branch1(x), self.branch2(x)), dim=1)
        return channel_shuffle(out, 2)


class ShuffleNetV2(nn.Module):
    def __init__(self, stages_repeats, stages_out_channels, num_classes=1000, inverted_residual=InvertedResidual):
        super().__init__()
        if len(stages_repeats) != 3:
            raise ValueError("expected stages_repeats as list of 3 positive ints")
        if len(stages_out_channels) != 5:
            raise ValueError("expected stages_out_channels as list of 5 positive ints")
        self._stage_out_channels = stages_out_channels
        channels = stages_out_channels[0]
        self.conv1 = nn.Sequential(
            nn.Conv2d(3, channels, 3, 2, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(inplace=True)
        )
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        for number, repeats, width in zip((2, 3, 4), stages_repeats, stages_out_channels[1:]):
            blocks = [inverted_residual(channels, width, 2)]
            blocks += [inverted_residual(width, width, 1) for _ in range(repeats - 1)]
            setattr(self, f"stage{number}", nn.Sequential(*blocks))
            channels = width
        last = stages_out_channels[-1]
        self.conv5 = nn.Sequential(
            nn.Conv2d(channels, last, 1, 1, 0, bias=False), nn.BatchNorm2d(last), nn.ReLU(inplace=True)
        )
        self.fc = nn.Linear(last, num_classes)

    def forward(self, x):
        x = self.maxpool(self.conv1(x))
        x = self.stage4(self.stage3(self.stage2(x)))
        x = self.conv5(x).mean([2, 3])
        return self.fc(x)


# Channels of the stem, the stages and the last convolution.
CONFIGS = {
    "x0_5": [24, 48, 96, 192, 1024],
    "x1_0": [24, 116, 232, 464, 1024],
    "x1_5": [24, 176, 352, 704, 1024],
    "x2_0": [24, 244, 488, 976, 2048],
}


@register_model(ShuffleNet_V2_X0_5_Weights)
def shufflenet_v2_x0_5(weights, progress, **kwargs):
    return load(ShuffleNetV2([4, 8, 4], CONFIGS["x0_5"], **kwargs), weights, progress)


@register_model(ShuffleNet_V2_X1_0_Weights)
def shufflenet_v2_x1_0(weights, progress, **kwargs):
    return load(ShuffleNetV2([4, 8, 4], CONFIGS["x1_0"], **kwargs), weights, progress)


@register_model(ShuffleNet_V2_X1_5_Weights)
def shufflenet_v2_x1_5(weights, progress, **kwargs):
    return load(ShuffleNetV2([4, 8, 4], CONFIGS["x1_5"], **kwargs), weights, progress)


@register_model(ShuffleNet_V2_X2_0_Weights)
def shufflenet_v2_x2_0(weights, progress, **kwargs):
    return load(ShuffleNetV2([4, 8, 4], CONFIGS["x2_0"], **kwargs), weights, progress)
