"""DenseNet: every layer sees the outputs of all layers before it. https://arxiv.org/abs/1608.06993"""

import re
from collections import OrderedDict

import torch
from torch import nn
from torch.nn import functional as F
from torchvision.models._api import imagenet_weights, register_model

DenseNet121_Weights = imagenet_weights("DenseNet121_Weights")
DenseNet161_Weights = imagenet_weights("DenseNet161_Weights")
DenseNet169_Weights = imagenet_weights("DenseNet169_Weights")
DenseNet201_Weights = imagenet_weights("DenseNet201_Weights")


class _DenseLayer(nn.Module):
    """BN-ReLU-1x1, BN-ReLU-3x3; adds `growth_rate` channels."""

    def __init__(self, num_input_features, growth_rate, bn_size, drop_rate, memory_efficient=False):
        super().__init__()
        self.norm1 = nn.BatchNorm2d(num_input_features)
        self.relu1 = nn.ReLU(inplace=True)
        self.conv1 = nn.Conv2d(num_input_features, bn_size * growth_rate, kernel_size=1, stride=1, bias=False)
        self.norm2 = nn.BatchNorm2d(bn_size * growth_rate)
        self.relu2 = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(bn_size * growth_rate, growth_rate, kernel_size=3, stride=1, padding=1, bias=False)
        self.drop_rate = float(drop_rate)
        self.memory_efficient = memory_efficient

    def forward(self, input):
        features = [input] if isinstance(input, torch.Tensor) else input
        bottleneck = self.conv1(self.relu1(self.norm1(torch.cat(features, 1))))
        new_features = self.conv2(self.relu2(self.norm2(bottleneck)))
        if self.drop_rate > 0:
            new_features = F.dropout(new_features, p=self.drop_rate, training=self.training)
        return new_features


class _DenseBlock(nn.ModuleDict):
    def __init__(self, num_layers, num_input_features, bn_size, growth_rate, drop_rate, memory_efficient=False):
        super().__init__()
        for i in range(num_layers):
            layer = _DenseLayer(
                num_input_features + i * growth_rate, growth_rate, bn_size, drop_rate, memory_efficient
            )
            self.add_module(f"denselayer{i + 1}", layer)

    def forward(self, init_features):
        features = [init_features]
        for _, layer in self.items():
            features.append(layer(features))
        return torch.cat(features, 1)


class _Transition(nn.Sequential):
    """Halves the channels and the size."""

    def __init__(self, num_input_features, num_output_features):
        super().__init__()
        self.norm = nn.BatchNorm2d(num_input_features)
        self.relu = nn.ReLU(inplace=True)
        self.conv = nn.Conv2d(num_input_features, num_output_features, kernel_size=1, stride=1, bias=False)
        self.pool = nn.AvgPool2d(kernel_size=2, stride=2)


class DenseNet(nn.Module):
    def __init__(
        self, growth_rate=32, block_config=(6, 12, 24, 16), num_init_features=64, bn_size=4, drop_rate=0, num_classes=1000,
        memory_efficient=False,
    ):
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                [
                    ("conv0", nn.Conv2d(3, num_init_features, kernel_size=7, stride=2, padding=3, bias=False)),
                    ("norm0", nn.BatchNorm2d(num_init_features)),
                    ("relu0", nn.ReLU(inplace=True)),
                    ("pool0", nn.MaxPool2d(kernel_size=3, stride=2, padding=1)),
                ]
            )
        )
        features = num_init_features
        for i, num_layers in enumerate(block_config):
            block = _DenseBlock(num_layers, features, bn_size, growth_rate, drop_rate, memory_efficient)
            self.features.add_module(f"denseblock{i + 1}", block)
            features += num_layers * growth_rate
            if i != len(block_config) - 1:
                self.features.add_module(f"transition{i + 1}", _Transition(features, features // 2))
                features //= 2
        self.features.add_module("norm5", nn.BatchNorm2d(features))
        self.classifier = nn.Linear(features, num_classes)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight)
            elif isinstance(module, nn.BatchNorm2d):
                nn.init.constant_(module.weight, 1)
                nn.init.constant_(module.bias, 0)
            elif isinstance(module, nn.Linear):
                nn.init.constant_(module.bias, 0)

    def forward(self, x):
        out = F.relu(self.features(x), inplace=True)
        out = F.adaptive_avg_pool2d(out, (1, 1))
        return self.classifier(torch.flatten(out, 1))


# name: growth rate, layers of each block, channels of the stem
CONFIGS = {
    "densenet121": (32, (6, 12, 24, 16), 64),
    "densenet161": (48, (6, 12, 36, 24), 96),
    "densenet169": (32, (6, 12, 32, 32), 64),
    "densenet201": (32, (6, 12, 48, 32), 64),
}

# The published files name modules such as "norm.1" that are now "norm1".
_OLD_KEY = re.compile(r"^(.*denselayer\d+\.(?:norm|relu|conv))\.((?:[12])\.(?:weight|bias|running_mean|running_var))$")


def _densenet(name, weights, progress, **kwargs):
    model = DenseNet(*CONFIGS[name], **kwargs)
    if weights is not None:
        state = weights.get_state_dict(progress=progress, check_hash=True)
        for key in list(state.keys()):
            match = _OLD_KEY.match(key)
            if match:
                state[match.group(1) + match.group(2)] = state.pop(key)
        model.load_state_dict(state)
    return model


@register_model(DenseNet121_Weights)
def densenet121(weights, progress, **kwargs):
    return _densenet("densenet121", weights, progress, **kwargs)


@register_model(DenseNet161_Weights)
def densenet161(weights, progress, **kwargs):
    return _densenet("densenet161", weights, progress, **kwargs)


@register_model(DenseNet169_Weights)
def densenet169(weights, progress, **kwargs):
    return _densenet("densenet169", weights, progress, **kwargs)


@register_model(DenseNet201_Weights)
def densenet201(weights, progress, **kwargs):
    return _densenet("densenet201", weights, progress, **kwargs)
