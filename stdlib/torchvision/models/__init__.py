"""Networks for pictures. A family is loaded when one of its names is first used."""

import importlib

from torchvision.models._api import Weights, WeightsEnum

# The names of each family, as a text to be split.
_FAMILIES = {
    "alexnet": "AlexNet_Weights alexnet AlexNet",
    "convnext": (
        "ConvNeXt_Tiny_Weights ConvNeXt_Small_Weights ConvNeXt_Base_Weights ConvNeXt_Large_Weights convnext_tiny "
        "convnext_small convnext_base convnext_large ConvNeXt"
    ),
    "densenet": (
        "DenseNet121_Weights DenseNet161_Weights DenseNet169_Weights DenseNet201_Weights densenet121 densenet161 "
        "densenet169 densenet201 DenseNet"
    ),
    "efficientnet": (
        "EfficientNet_B0_Weights EfficientNet_B1_Weights EfficientNet_B2_Weights EfficientNet_B3_Weights "
        "EfficientNet_B4_Weights EfficientNet_B5_Weights EfficientNet_B6_Weights EfficientNet_B7_Weights "
        "EfficientNet_V2_S_Weights EfficientNet_V2_M_Weights EfficientNet_V2_L_Weights efficientnet_b0 "
        "efficientnet_b1 efficientnet_b2 efficientnet_b3 efficientnet_b4 efficientnet_b5 efficientnet_b6 "
        "efficientnet_b7 efficientnet_v2_s efficientnet_v2_m efficientnet_v2_l EfficientNet"
    ),
    "googlenet": "GoogLeNet_Weights googlenet GoogLeNet GoogLeNetOutputs",
    "inception": "Inception_V3_Weights inception_v3 Inception3 InceptionOutputs",
    "mnasnet": (
        "MNASNet0_5_Weights MNASNet0_75_Weights MNASNet1_0_Weights MNASNet1_3_Weights mnasnet0_5 mnasnet0_75 "
        "mnasnet1_0 mnasnet1_3 MNASNet"
    ),
    "mobilenetv2": "MobileNet_V2_Weights mobilenet_v2 MobileNetV2",
    "mobilenetv3": "MobileNet_V3_Large_Weights MobileNet_V3_Small_Weights mobilenet_v3_large mobilenet_v3_small MobileNetV3",
    "resnet": (
        "ResNet18_Weights ResNet34_Weights ResNet50_Weights ResNet101_Weights ResNet152_Weights "
        "ResNeXt50_32X4D_Weights ResNeXt101_32X8D_Weights ResNeXt101_64X4D_Weights Wide_ResNet50_2_Weights "
        "Wide_ResNet101_2_Weights resnet18 resnet34 resnet50 resnet101 resnet152 resnext50_32x4d resnext101_32x8d "
        "resnext101_64x4d wide_resnet50_2 wide_resnet101_2 ResNet"
    ),
    "shufflenetv2": (
        "ShuffleNet_V2_X0_5_Weights ShuffleNet_V2_X1_0_Weights ShuffleNet_V2_X1_5_Weights ShuffleNet_V2_X2_0_Weights "
        "shufflenet_v2_x0_5 shufflenet_v2_x1_0 shufflenet_v2_x1_5 shufflenet_v2_x2_0 ShuffleNetV2"
    ),
    "squeezenet": "SqueezeNet1_0_Weights SqueezeNet1_1_Weights squeezenet1_0 squeezenet1_1 SqueezeNet",
    "vgg": (
        "VGG11_Weights VGG11_BN_Weights VGG13_Weights VGG13_BN_Weights VGG16_Weights VGG16_BN_Weights VGG19_Weights "
        "VGG19_BN_Weights vgg11 vgg11_bn vgg13 vgg13_bn vgg16 vgg16_bn vgg19 vgg19_bn VGG"
    ),
    "vision_transformer": (
        "ViT_B_16_Weights ViT_B_32_Weights ViT_L_16_Weights ViT_L_32_Weights ViT_H_14_Weights vit_b_16 vit_b_32 "
        "vit_l_16 vit_l_32 vit_h_14 VisionTransformer"
    ),
}
_FAMILY_OF = {name: family for family, names in _FAMILIES.items() for name in names.split()}
_REGISTRY = ("get_model", "get_model_builder", "get_model_weights", "get_weight", "list_models")


def _load(family):
    module = importlib.import_module("torchvision.models." + family)
    # Some families are named as one of their networks: the name is the network's.
    if _FAMILY_OF.get(family) == family:
        globals()[family] = getattr(module, family)
    return module


def __getattr__(name):
    if name in _FAMILY_OF:
        value = getattr(_load(_FAMILY_OF[name]), name)
    elif name in _FAMILIES:
        return _load(name)
    elif name in _REGISTRY:
        for family in _FAMILIES:
            _load(family)
        value = getattr(importlib.import_module("torchvision.models._api"), name)
    else:
        raise AttributeError(f"module 'torchvision.models' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__():
    return sorted(list(globals()) + list(_FAMILIES) + list(_FAMILY_OF) + list(_REGISTRY))
