# The printed form of ResNet18.
from torchvision import models

print(models.resnet18())
