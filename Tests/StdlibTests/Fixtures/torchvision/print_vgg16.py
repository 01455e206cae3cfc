# The printed form of VGG16.
from torchvision import models

print(models.vgg16(init_weights=False))
