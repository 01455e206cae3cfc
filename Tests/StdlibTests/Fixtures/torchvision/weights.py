# Enumerations of weights.
from torchvision import models
from torchvision.models import ResNet50_Weights, VGG16_Weights

w = VGG16_Weights.DEFAULT
print(repr(w), w, w.name, w.url, w.meta["num_params"], w.meta["categories"][:3], len(w.meta["categories"]))
print(list(VGG16_Weights), ResNet50_Weights.DEFAULT, ResNet50_Weights["IMAGENET1K_V1"] is ResNet50_Weights.IMAGENET1K_V1)
print(w.transforms(), ResNet50_Weights.IMAGENET1K_V2.transforms())
print(models.get_weight("VGG16_Weights.IMAGENET1K_V1"), models.get_model_weights("resnet18"))
for call in (lambda: models.get_model("nope"), lambda: VGG16_Weights["X"]):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
