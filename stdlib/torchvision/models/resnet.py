"""Residual networks, with their wide and grouped variants.

Deep Residual Learning, https://arxiv.org/abs/1512.03385; ResNeXt, https://arxiv.org/abs/1611.05431;
Wide Residual Networks, https://arxiv.org/abs/1605.07146. Bottlenecks stride in the 3x3 convolution.
"""

import torch
from torch import nn
from torchvision.models._api import imagenet_weights, load, register_model

ResNet18_Weights = imagenet_weights("ResNet18_Weights")
ResNet34_Weights = imagenet_weights("ResNet34_Weights")
ResNet50_Weights = imagenet_weights("ResNet50_Weights")
ResNet101_Weights = imagenet_weights("ResNet101_Weights")
ResNet152_Weights = imagenet_weights("ResNet152_Weights")
ResNeXt50_32X4D_Weights = imagenet_weights("ResNeXt50_32X4D_Weights")
ResNeXt101_32X8D_Weights = imagenet_weights("ResNeXt101_32X8D_Weights")
ResNeXt101_64X4D_Weights = imagenet_weights("ResNeXt101_64X4D_Weights")
Wide_ResNet50_2_Weights = imagenet_weights("Wide_ResNet50_2_Weights")
Wide_ResNet101_2_Weights = imagenet_weights("Wide_ResNet101_2_Weights")


def conv3x3(in_planes, out_planes, stride=1, groups=1, dilation=1):
    return nn.Conv2d(
        in_planes, out_planes, kernel_size=3, stride=stride, padding=dilation, groups=groups, bias=False, dilation=dilation
    )


def conv1x1(in_planes, out_planes, stride=1):
    return nn.Conv2d(in_planes, out_planes, kernel_size=1, stride=stride, bias=False)


class BasicBlock(nn.Module):
    """Two 3x3 convolutions around a shortcut."""

    expansion = 1

    def __init__(
        self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, dilation=1, norm_layer=None
    ):
        super().__init__()
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        if groups != 1 or base_width != 64:
            raise ValueError("BasicBlock only supports groups=1 and base_width=64")
        if dilation > 1:
            raise NotImplementedError("Dilation > 1 not supported in BasicBlock")
        self.conv1 = conv3x3(inplanes, planes, stride)
        self.bn1 = norm_layer(planes)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = conv3x3(planes, planes)
        self.bn2 = norm_layer(planes)
        self.downsample = downsample
        self.stride = stride

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += x if self.downsample is None else self.downsample(x)
        return self.relu(out)


class Bottleneck(nn.Module):
    """1x1 down, 3x3, 1x1 up to four times the planes, around a shortcut."""

    expansion = 4

    def __init__(
        self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, dilation=1, norm_layer=None
    ):
        super().__init__()
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        width = int(planes * (base_width / 64.0)) * groups
        self.conv1 = conv1x1(inplanes, width)
        self.bn1 = norm_layer(width)
        self.conv2 = conv3x3(width, width, stride, groups, dilation)
        self.bn2 = norm_layer(width)
        self.conv3 = conv1x1(width, planes * self.expansion)
        self.bn3 = norm_layer(planes * self.expansion)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample
        self.stride = stride

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        out += x if self.downsample is None else self.downsample(x)
        return self.relu(out)


class ResNet(nn.Module):
    """A stem, four stages of blocks, the mean over each channel, one linear layer."""

    def __init__(
        self, block, layers, num_classes=1000, zero_init_residual=False, groups=1, width_per_group=64,
        replace_stride_with_dilation=None, norm_layer=None,
    ):
        super().__init__()
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        self._norm_layer = norm_layer
        self.inplanes = 64
        self.dilation = 1
        dilate = [False, False, False] if replace_stride_with_dilation is None else replace_stride_with_dilation
        if len(dilate) != 3:
            raise ValueError(
                "replace_stride_with_dilation should be None "
                f"or a 3-element tuple, got {replace_stride_with_dilation}"
            )
        self.groups = groups
        self.base_width = width_per_group
        self.conv1 = nn.Conv2d(3, self.inplanes, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = norm_layer(self.inplanes)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.layer1 = self._make_layer(block, 64, layers[0])
        self.layer2 = self._make_layer(block, 128, layers[1], stride=2, dilate=dilate[0])
        self.layer3 = self._make_layer(block, 256, layers[2], stride=2, dilate=dilate[1])
        self.layer4 = self._make_layer(block, 512, layers[3], stride=2, dilate=dilate[2])
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(512 * block.expansion, num_classes)
        self._initialize(zero_init_residual)

    def _initialize(self, zero_init_residual):
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
            elif isinstance(module, (nn.BatchNorm2d, nn.GroupNorm)):
                nn.init.constant_(module.weight, 1)
                nn.init.constant_(module.bias, 0)
        if zero_init_residual:
            for module in self.modules():
                if isinstance(module, Bottleneck) and module.bn3.weight is not None:
                    nn.init.constant_(module.bn3.weight, 0)
                elif isinstance(module, BasicBlock) and module.bn2.weight is not None:
                    nn.init.constant_(module.bn2.weight, 0)

    def _make_layer(self, block, planes, blocks, stride=1, dilate=False):
        """One stage; its first block strides and adapts the shortcut."""
        norm_layer = self._norm_layer
        first_dilation = self.dilation
        if dilate:
            self.dilation *= stride
            stride = 1
        downsample = None
        if stride != 1 or self.inplanes != planes * block.expansion:
            downsample = nn.Sequential(
                conv1x1(self.inplanes, planes * block.expansion, stride), norm_layer(planes * block.expansion)
            )
        options = (self.groups, self.base_width)
        layers = [block(self.inplanes, planes, stride, downsample, *options, first_dilation, norm_layer)]
        self.inplanes = planes * block.expansion
        for _ in range(1, blocks):
            layers.append(block(self.inplanes, planes, 1, None, *options, self.dilation, norm_layer))
        return nn.Sequential(*layers)

    def forward(self, x):
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.maxpool(x)
        x = self.layer1(x)
        x = self.layer2(x)
        x = self.layer3(x)
        x = self.layer4(x)
        x = self.avgpool(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


# name: block, blocks of each stage, arguments beyond the defaults
CONFIGS = {
    "resnet18": (BasicBlock, [2, 2, 2, 2], {}),
    "resnet34": (BasicBlock, [3, 4, 6, 3], {}),
    "resnet50": (Bottleneck, [3, 4, 6, 3], {}),
    "resnet101": (Bottleneck, [3, 4, 23, 3], {}),
    "resnet152": (Bottleneck, [3, 8, 36, 3], {}),
    "resnext50_32x4d": (Bottleneck, [3, 4, 6, 3], {"groups": 32, "width_per_group": 4}),
    "resnext101_32x8d": (Bottleneck, [3, 4, 23, 3], {"groups": 32, "width_per_group": 8}),
    "resnext101_64x4d": (Bottleneck, [3, 4, 23, 3], {"groups": 64, "width_per_group": 4}),
    "wide_resnet50_2": (Bottleneck, [3, 4, 6, 3], {"width_per_group": 128}),
    "wide_resnet101_2": (Bottleneck, [3, 4, 23, 3], {"width_per_group": 128}),
}


def _resnet(name, weights, progress, **kwargs):
    block, layers, options = CONFIGS[name]
    for key, value in options.items():
        if kwargs.setdefault(key, value) != value:
            raise ValueError(f"The parameter '{key}' expected value {value} but got {kwargs[key]} instead.")
    return load(ResNet(block, layers, **kwargs), weights, progress)


@register_model(ResNet18_Weights)
def resnet18(weights, progress, **kwargs):
    return _resnet("resnet18", weights, progress, **kwargs)


@register_model(ResNet34_Weights)
def resnet34(weights, progress, **kwargs):
    return _resnet("resnet34", weights, progress, **kwargs)


@register_model(ResNet50_Weights)
def resnet50(weights, progress, **kwargs):
    return _resnet("resnet50", weights, progress, **kwargs)


@register_model(ResNet101_Weights)
def resnet101(weights, progress, **kwargs):
    return _resnet("resnet101", weights, progress, **kwargs)


@register_model(ResNet152_Weights)
def resnet152(weights, progress, **kwargs):
    return _resnet("resnet152", weights, progress, **kwargs)


@register_model(ResNeXt50_32X4D_Weights)
def resnext50_32x4d(weights, progress, **kwargs):
    return _resnet("resnext50_32x4d", weights, progress, **kwargs)


@register_model(ResNeXt101_32X8D_Weights)
def resnext101_32x8d(weights, progress, **kwargs):
    return _resnet("resnext101_32x8d", weights, progress, **kwargs)


@register_model(ResNeXt101_64X4D_Weights)
def resnext101_64x4d(weights, progress, **kwargs):
    return _resnet("resnext101_64x4d", weights, progress, **kwargs)


@register_model(Wide_ResNet50_2_Weights)
def wide_resnet50_2(weights, progress, **kwargs):
    return _resnet("wide_resnet50_2", weights, progress, **kwargs)


@register_model(Wide_ResNet101_2_Weights)
def wide_resnet101_2(weights, progress, **kwargs):
    return _resnet("wide_resnet101_2", weights, progress, **kwargs)
