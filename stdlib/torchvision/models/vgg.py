"""VGG: stacks of 3x3 convolutions. Very Deep Convolutional Networks, https://arxiv.org/abs/1409.1556"""

import torch
from torch import nn
from torchvision.models._api import imagenet_weights, load, register_model

VGG11_Weights = imagenet_weights("VGG11_Weights")
VGG11_BN_Weights = imagenet_weights("VGG11_BN_Weights")
VGG13_Weights = imagenet_weights("VGG13_Weights")
VGG13_BN_Weights = imagenet_weights("VGG13_BN_Weights")
VGG16_Weights = imagenet_weights("VGG16_Weights")
VGG16_BN_Weights = imagenet_weights("VGG16_BN_Weights")
VGG19_Weights = imagenet_weights("VGG19_Weights")
VGG19_BN_Weights = imagenet_weights("VGG19_BN_Weights")

# Columns A, B, D and E of the paper's table 1: channels of each convolution, "M" for a pooling.
CONFIGS = {
    "A": [64, "M", 128, "M", 256, 256, "M", 512, 512, "M", 512, 512, "M"],
    "B": [64, 64, "M", 128, 128, "M", 256, 256, "M", 512, 512, "M", 512, 512, "M"],
    "D": [64, 64, "M", 128, 128, "M", 256, 256, 256, "M", 512, 512, 512, "M", 512, 512, 512, "M"],
    "E": [64, 64, "M", 128, 128, "M", 256, 256, 256, 256, "M", 512, 512, 512, 512, "M", 512, 512, 512, 512, "M"],
}


class VGG(nn.Module):
    """`features`, pooled to 7x7, and a `classifier` of three linear layers."""

    def __init__(self, features, num_classes=1000, init_weights=True, dropout=0.5):
        super().__init__()
        self.features = features
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(
            nn.Linear(512 * 7 * 7, 4096),
            nn.ReLU(True),
            nn.Dropout(p=dropout),
            nn.Linear(4096, 4096),
            nn.ReLU(True),
            nn.Dropout(p=dropout),
            nn.Linear(4096, num_classes),
        )
        if init_weights:
            self._initialize()

    def _initialize(self):
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
                if module.bias is not None:
                    nn.init.constant_(module.bias, 0)
            elif isinstance(module, nn.BatchNorm2d):
                nn.init.constant_(module.weight, 1)
                nn.init.constant_(module.bias, 0)
            elif isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, 0, 0.01)
                nn.init.constant_(module.bias, 0)

    def forward(self, x):
        x = self.features(x)
        x = self.avgpool(x)
        x = torch.flatten(x, 1)
        return self.classifier(x)


def make_layers(config, batch_norm=False):
    """The convolutional part of a configuration."""
    layers = []
    channels = 3
    for entry in config:
        if entry == "M":
            layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
            continue
        layers.append(nn.Conv2d(channels, entry, kernel_size=3, padding=1))
        if batch_norm:
            layers.append(nn.BatchNorm2d(entry))
        layers.append(nn.ReLU(inplace=True))
        channels = entry
    return nn.Sequential(*layers)


def _vgg(config, batch_norm, weights, progress, **kwargs):
    if weights is not None:
        # Weights that are about to be loaded are not drawn twice.
        kwargs["init_weights"] = False
    return load(VGG(make_layers(CONFIGS[config], batch_norm), **kwargs), weights, progress)


@register_model(VGG11_Weights)
def vgg11(weights, progress, **kwargs):
    return _vgg("A", False, weights, progress, **kwargs)


@register_model(VGG11_BN_Weights)
def vgg11_bn(weights, progress, **kwargs):
    return _vgg("A", True, weights, progress, **kwargs)


@register_model(VGG13_Weights)
def vgg13(weights, progress, **kwargs):
    return _vgg("B", False, weights, progress, **kwargs)


@register_model(VGG13_BN_Weights)
def vgg13_bn(weights, progress, **kwargs):
    return _vgg("B", True, weights, progress, **kwargs)


@register_model(VGG16_Weights)
def vgg16(weights, progress, **kwargs):
    return _vgg("D", False, weights, progress, **kwargs)


@register_model(VGG16_BN_Weights)
def vgg16_bn(weights, progress, **kwargs):
    return _vgg("D", True, weights, progress, **kwargs)


@register_model(VGG19_Weights)
def vgg19(weights, progress, **kwargs):
    return _vgg("E", False, weights, progress, **kwargs)


@register_model(VGG19_BN_Weights)
def vgg19_bn(weights, progress, **kwargs):
    return _vgg("E", True, weights, progress, **kwargs)
