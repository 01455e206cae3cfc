# torch-summary's table of a frozen VGG16 with a new head.
import torch
from torch import nn
from torchvision import models


def vgg16():
    return models.vgg16(init_weights=False)


def with_head(model, name, pool):
    for p in model.parameters():
        p.requires_grad = False
    model.avgpool = pool
    setattr(model, name, nn.Sequential(nn.Flatten(), nn.Linear(512, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 1), nn.Sigmoid()))
    return model

from torchsummary import summary

summary(with_head(vgg16(), 'classifier', nn.AdaptiveAvgPool2d(output_size=(1, 1))), torch.zeros(1, 3, 224, 224))
