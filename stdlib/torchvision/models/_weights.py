"""Published ImageNet checkpoints: address, preparation of pictures, facts; and the default of each model."""

IMAGENET_WEIGHTS = {
    "AlexNet_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/alexnet-owt-7be5be79.pth",
                {"crop_size": 224},
                {"num_params": 61100840, "min_size": (63, 63), "_metrics": {"ImageNet-1K": {"acc@1": 56.522, "acc@5": 79.066}}, "_ops": 0.714, "_file_size": 233.087},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ConvNeXt_Base_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/convnext_base-6075fbad.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (32, 32), "num_params": 88591464, "_metrics": {"ImageNet-1K": {"acc@1": 84.062, "acc@5": 96.87}}, "_ops": 15.355, "_file_size": 338.064},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ConvNeXt_Large_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/convnext_large-ea097f82.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (32, 32), "num_params": 197767336, "_metrics": {"ImageNet-1K": {"acc@1": 84.414, "acc@5": 96.976}}, "_ops": 34.361, "_file_size": 754.537},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ConvNeXt_Small_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/convnext_small-0c510722.pth",
                {"crop_size": 224, "resize_size": 230},
                {"min_size": (32, 32), "num_params": 50223688, "_metrics": {"ImageNet-1K": {"acc@1": 83.616, "acc@5": 96.65}}, "_ops": 8.684, "_file_size": 191.703},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ConvNeXt_Tiny_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/convnext_tiny-983f1562.pth",
                {"crop_size": 224, "resize_size": 236},
                {"min_size": (32, 32), "num_params": 28589128, "_metrics": {"ImageNet-1K": {"acc@1": 82.52, "acc@5": 96.146}}, "_ops": 4.456, "_file_size": 109.119},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "DenseNet121_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/densenet121-a639ec97.pth",
                {"crop_size": 224},
                {"min_size": (29, 29), "num_params": 7978856, "_metrics": {"ImageNet-1K": {"acc@1": 74.434, "acc@5": 91.972}}, "_ops": 2.834, "_file_size": 30.845},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "DenseNet161_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/densenet161-8d451a50.pth",
                {"crop_size": 224},
                {"min_size": (29, 29), "num_params": 28681000, "_metrics": {"ImageNet-1K": {"acc@1": 77.138, "acc@5": 93.56}}, "_ops": 7.728, "_file_size": 110.369},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "DenseNet169_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/densenet169-b2777c0a.pth",
                {"crop_size": 224},
                {"min_size": (29, 29), "num_params": 14149480, "_metrics": {"ImageNet-1K": {"acc@1": 75.6, "acc@5": 92.806}}, "_ops": 3.36, "_file_size": 54.708},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "DenseNet201_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/densenet201-c1103571.pth",
                {"crop_size": 224},
                {"min_size": (29, 29), "num_params": 20013928, "_metrics": {"ImageNet-1K": {"acc@1": 76.896, "acc@5": 93.37}}, "_ops": 4.291, "_file_size": 77.373},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "EfficientNet_B0_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_b0_rwightman-7f5810bc.pth",
                {"crop_size": 224, "resize_size": 256, "interpolation": "bicubic"},
                {"min_size": (1, 1), "num_params": 5288548, "_metrics": {"ImageNet-1K": {"acc@1": 77.692, "acc@5": 93.532}}, "_ops": 0.386, "_file_size": 20.451},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "EfficientNet_B1_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_b1_rwightman-bac287d4.pth",
                {"crop_size": 240, "resize_size": 256, "interpolation": "bicubic"},
                {"min_size": (1, 1), "num_params": 7794184, "_metrics": {"ImageNet-1K": {"acc@1": 78.642, "acc@5": 94.186}}, "_ops": 0.687, "_file_size": 30.134},
            ),
            "IMAGENET1K_V2": (
                "https://download.pytorch.org/models/efficientnet_b1-c27df63c.pth",
                {"crop_size": 240, "resize_size": 255, "interpolation": "bilinear"},
                {"min_size": (1, 1), "num_params": 7794184, "_metrics": {"ImageNet-1K": {"acc@1": 79.838, "acc@5": 94.934}}, "_ops": 0.687, "_file_size": 30.136},
            ),
        },
        "IMAGENET1K_V2",
    ),
    "EfficientNet_B2_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_b2_rwightman-c35c1473.pth",
                {"crop_size": 288, "resize_size": 288, "interpolation": "bicubic"},
                {"min_size": (1, 1), "num_params": 9109994, "_metrics": {"ImageNet-1K": {"acc@1": 80.608, "acc@5": 95.31}}, "_ops": 1.088, "_file_size": 35.174},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "EfficientNet_B3_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_b3_rwightman-b3899882.pth",
                {"crop_size": 300, "resize_size": 320, "interpolation": "bicubic"},
                {"min_size": (1, 1), "num_params": 12233232, "_metrics": {"ImageNet-1K": {"acc@1": 82.008, "acc@5": 96.054}}, "_ops": 1.827, "_file_size": 47.184},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "EfficientNet_B4_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_b4_rwightman-23ab8bcd.pth",
                {"crop_size": 380, "resize_size": 384, "interpolation": "bicubic"},
                {"min_size": (1, 1), "num_params": 19341616, "_metrics": {"ImageNet-1K": {"acc@1": 83.384, "acc@5": 96.594}}, "_ops": 4.394, "_file_size": 74.489},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "EfficientNet_B5_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_b5_lukemelas-1a07897c.pth",
                {"crop_size": 456, "resize_size": 456, "interpolation": "bicubic"},
                {"min_size": (1, 1), "num_params": 30389784, "_metrics": {"ImageNet-1K": {"acc@1": 83.444, "acc@5": 96.628}}, "_ops": 10.266, "_file_size": 116.864},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "EfficientNet_B6_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_b6_lukemelas-24a108a5.pth",
                {"crop_size": 528, "resize_size": 528, "interpolation": "bicubic"},
                {"min_size": (1, 1), "num_params": 43040704, "_metrics": {"ImageNet-1K": {"acc@1": 84.008, "acc@5": 96.916}}, "_ops": 19.068, "_file_size": 165.362},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "EfficientNet_B7_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_b7_lukemelas-c5b4e57e.pth",
                {"crop_size": 600, "resize_size": 600, "interpolation": "bicubic"},
                {"min_size": (1, 1), "num_params": 66347960, "_metrics": {"ImageNet-1K": {"acc@1": 84.122, "acc@5": 96.908}}, "_ops": 37.746, "_file_size": 254.675},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "EfficientNet_V2_L_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_v2_l-59c71312.pth",
                {"crop_size": 480, "resize_size": 480, "interpolation": "bicubic", "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]},
                {"min_size": (33, 33), "num_params": 118515272, "_metrics": {"ImageNet-1K": {"acc@1": 85.808, "acc@5": 97.788}}, "_ops": 56.08, "_file_size": 454.573},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "EfficientNet_V2_M_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_v2_m-dc08266a.pth",
                {"crop_size": 480, "resize_size": 480, "interpolation": "bilinear"},
                {"min_size": (33, 33), "num_params": 54139356, "_metrics": {"ImageNet-1K": {"acc@1": 85.112, "acc@5": 97.156}}, "_ops": 24.582, "_file_size": 208.01},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "EfficientNet_V2_S_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/efficientnet_v2_s-dd5fe13b.pth",
                {"crop_size": 384, "resize_size": 384, "interpolation": "bilinear"},
                {"min_size": (33, 33), "num_params": 21458488, "_metrics": {"ImageNet-1K": {"acc@1": 84.228, "acc@5": 96.878}}, "_ops": 8.366, "_file_size": 82.704},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "GoogLeNet_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/googlenet-1378be20.pth",
                {"crop_size": 224},
                {"num_params": 6624904, "min_size": (15, 15), "_metrics": {"ImageNet-1K": {"acc@1": 69.778, "acc@5": 89.53}}, "_ops": 1.498, "_file_size": 49.731},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "Inception_V3_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/inception_v3_google-0cc3c7bd.pth",
                {"crop_size": 299, "resize_size": 342},
                {"num_params": 27161264, "min_size": (75, 75), "_metrics": {"ImageNet-1K": {"acc@1": 77.294, "acc@5": 93.45}}, "_ops": 5.713, "_file_size": 103.903},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "MNASNet0_5_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/mnasnet0.5_top1_67.823-3ffadce67e.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 2218512, "_metrics": {"ImageNet-1K": {"acc@1": 67.734, "acc@5": 87.49}}, "_ops": 0.104, "_file_size": 8.591},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "MNASNet0_75_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/mnasnet0_75-7090bc5f.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 3170208, "_metrics": {"ImageNet-1K": {"acc@1": 71.18, "acc@5": 90.496}}, "_ops": 0.215, "_file_size": 12.303},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "MNASNet1_0_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/mnasnet1.0_top1_73.512-f206786ef8.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 4383312, "_metrics": {"ImageNet-1K": {"acc@1": 73.456, "acc@5": 91.51}}, "_ops": 0.314, "_file_size": 16.915},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "MNASNet1_3_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/mnasnet1_3-a4c69d6f.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 6282256, "_metrics": {"ImageNet-1K": {"acc@1": 76.506, "acc@5": 93.522}}, "_ops": 0.526, "_file_size": 24.246},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "MobileNet_V2_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/mobilenet_v2-b0353104.pth",
                {"crop_size": 224},
                {"num_params": 3504872, "min_size": (1, 1), "_metrics": {"ImageNet-1K": {"acc@1": 71.878, "acc@5": 90.286}}, "_ops": 0.301, "_file_size": 13.555},
            ),
            "IMAGENET1K_V2": (
                "https://download.pytorch.org/models/mobilenet_v2-7ebf99e0.pth",
                {"crop_size": 224, "resize_size": 232},
                {"num_params": 3504872, "min_size": (1, 1), "_metrics": {"ImageNet-1K": {"acc@1": 72.154, "acc@5": 90.822}}, "_ops": 0.301, "_file_size": 13.598},
            ),
        },
        "IMAGENET1K_V2",
    ),
    "MobileNet_V3_Large_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/mobilenet_v3_large-8738ca79.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 5483032, "_metrics": {"ImageNet-1K": {"acc@1": 74.042, "acc@5": 91.34}}, "_ops": 0.217, "_file_size": 21.114},
            ),
            "IMAGENET1K_V2": (
                "https://download.pytorch.org/models/mobilenet_v3_large-5c1a4163.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 5483032, "_metrics": {"ImageNet-1K": {"acc@1": 75.274, "acc@5": 92.566}}, "_ops": 0.217, "_file_size": 21.107},
            ),
        },
        "IMAGENET1K_V2",
    ),
    "MobileNet_V3_Small_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/mobilenet_v3_small-047dcff4.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 2542856, "_metrics": {"ImageNet-1K": {"acc@1": 67.668, "acc@5": 87.402}}, "_ops": 0.057, "_file_size": 9.829},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ResNeXt101_32X8D_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/resnext101_32x8d-8ba56ff5.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 88791336, "_metrics": {"ImageNet-1K": {"acc@1": 79.312, "acc@5": 94.526}}, "_ops": 16.414, "_file_size": 339.586},
            ),
            "IMAGENET1K_V2": (
                "https://download.pytorch.org/models/resnext101_32x8d-110c445d.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 88791336, "_metrics": {"ImageNet-1K": {"acc@1": 82.834, "acc@5": 96.228}}, "_ops": 16.414, "_file_size": 339.673},
            ),
        },
        "IMAGENET1K_V2",
    ),
    "ResNeXt101_64X4D_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/resnext101_64x4d-173b62eb.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 83455272, "_metrics": {"ImageNet-1K": {"acc@1": 83.246, "acc@5": 96.454}}, "_ops": 15.46, "_file_size": 319.318},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ResNeXt50_32X4D_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/resnext50_32x4d-7cdf4587.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 25028904, "_metrics": {"ImageNet-1K": {"acc@1": 77.618, "acc@5": 93.698}}, "_ops": 4.23, "_file_size": 95.789},
            ),
            "IMAGENET1K_V2": (
                "https://download.pytorch.org/models/resnext50_32x4d-1a0047aa.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 25028904, "_metrics": {"ImageNet-1K": {"acc@1": 81.198, "acc@5": 95.34}}, "_ops": 4.23, "_file_size": 95.833},
            ),
        },
        "IMAGENET1K_V2",
    ),
    "ResNet101_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/resnet101-63fe2227.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 44549160, "_metrics": {"ImageNet-1K": {"acc@1": 77.374, "acc@5": 93.546}}, "_ops": 7.801, "_file_size": 170.511},
            ),
            "IMAGENET1K_V2": (
                "https://download.pytorch.org/models/resnet101-cd907fc2.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 44549160, "_metrics": {"ImageNet-1K": {"acc@1": 81.886, "acc@5": 95.78}}, "_ops": 7.801, "_file_size": 170.53},
            ),
        },
        "IMAGENET1K_V2",
    ),
    "ResNet152_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/resnet152-394f9c45.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 60192808, "_metrics": {"ImageNet-1K": {"acc@1": 78.312, "acc@5": 94.046}}, "_ops": 11.514, "_file_size": 230.434},
            ),
            "IMAGENET1K_V2": (
                "https://download.pytorch.org/models/resnet152-f82ba261.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 60192808, "_metrics": {"ImageNet-1K": {"acc@1": 82.284, "acc@5": 96.002}}, "_ops": 11.514, "_file_size": 230.474},
            ),
        },
        "IMAGENET1K_V2",
    ),
    "ResNet18_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/resnet18-f37072fd.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 11689512, "_metrics": {"ImageNet-1K": {"acc@1": 69.758, "acc@5": 89.078}}, "_ops": 1.814, "_file_size": 44.661},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ResNet34_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/resnet34-b627a593.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 21797672, "_metrics": {"ImageNet-1K": {"acc@1": 73.314, "acc@5": 91.42}}, "_ops": 3.664, "_file_size": 83.275},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ResNet50_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/resnet50-0676ba61.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 25557032, "_metrics": {"ImageNet-1K": {"acc@1": 76.13, "acc@5": 92.862}}, "_ops": 4.089, "_file_size": 97.781},
            ),
            "IMAGENET1K_V2": (
                "https://download.pytorch.org/models/resnet50-11ad3fa6.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 25557032, "_metrics": {"ImageNet-1K": {"acc@1": 80.858, "acc@5": 95.434}}, "_ops": 4.089, "_file_size": 97.79},
            ),
        },
        "IMAGENET1K_V2",
    ),
    "ShuffleNet_V2_X0_5_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/shufflenetv2_x0.5-f707e7126e.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 1366792, "_metrics": {"ImageNet-1K": {"acc@1": 60.552, "acc@5": 81.746}}, "_ops": 0.04, "_file_size": 5.282},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ShuffleNet_V2_X1_0_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/shufflenetv2_x1-5666bf0f80.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 2278604, "_metrics": {"ImageNet-1K": {"acc@1": 69.362, "acc@5": 88.316}}, "_ops": 0.145, "_file_size": 8.791},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ShuffleNet_V2_X1_5_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/shufflenetv2_x1_5-3c479a10.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 3503624, "_metrics": {"ImageNet-1K": {"acc@1": 72.996, "acc@5": 91.086}}, "_ops": 0.296, "_file_size": 13.557},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ShuffleNet_V2_X2_0_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/shufflenetv2_x2_0-8be3c8ee.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 7393996, "_metrics": {"ImageNet-1K": {"acc@1": 76.23, "acc@5": 93.006}}, "_ops": 0.583, "_file_size": 28.433},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "SqueezeNet1_0_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/squeezenet1_0-b66bff10.pth",
                {"crop_size": 224},
                {"min_size": (21, 21), "num_params": 1248424, "_metrics": {"ImageNet-1K": {"acc@1": 58.092, "acc@5": 80.42}}, "_ops": 0.819, "_file_size": 4.778},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "SqueezeNet1_1_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/squeezenet1_1-b8a52dc0.pth",
                {"crop_size": 224},
                {"min_size": (17, 17), "num_params": 1235496, "_metrics": {"ImageNet-1K": {"acc@1": 58.178, "acc@5": 80.624}}, "_ops": 0.349, "_file_size": 4.729},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "VGG11_BN_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vgg11_bn-6002323d.pth",
                {"crop_size": 224},
                {"min_size": (32, 32), "num_params": 132868840, "_metrics": {"ImageNet-1K": {"acc@1": 70.37, "acc@5": 89.81}}, "_ops": 7.609, "_file_size": 506.881},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "VGG11_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vgg11-8a719046.pth",
                {"crop_size": 224},
                {"min_size": (32, 32), "num_params": 132863336, "_metrics": {"ImageNet-1K": {"acc@1": 69.02, "acc@5": 88.628}}, "_ops": 7.609, "_file_size": 506.84},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "VGG13_BN_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vgg13_bn-abd245e5.pth",
                {"crop_size": 224},
                {"min_size": (32, 32), "num_params": 133053736, "_metrics": {"ImageNet-1K": {"acc@1": 71.586, "acc@5": 90.374}}, "_ops": 11.308, "_file_size": 507.59},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "VGG13_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vgg13-19584684.pth",
                {"crop_size": 224},
                {"min_size": (32, 32), "num_params": 133047848, "_metrics": {"ImageNet-1K": {"acc@1": 69.928, "acc@5": 89.246}}, "_ops": 11.308, "_file_size": 507.545},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "VGG16_BN_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vgg16_bn-6c64b313.pth",
                {"crop_size": 224},
                {"min_size": (32, 32), "num_params": 138365992, "_metrics": {"ImageNet-1K": {"acc@1": 73.36, "acc@5": 91.516}}, "_ops": 15.47, "_file_size": 527.866},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "VGG16_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vgg16-397923af.pth",
                {"crop_size": 224},
                {"min_size": (32, 32), "num_params": 138357544, "_metrics": {"ImageNet-1K": {"acc@1": 71.592, "acc@5": 90.382}}, "_ops": 15.47, "_file_size": 527.796},
            ),
            "IMAGENET1K_FEATURES": (
                "https://download.pytorch.org/models/vgg16_features-amdegroot-88682ab5.pth",
                {"crop_size": 224, "mean": [0.48235, 0.45882, 0.40784], "std": [0.00392156862745098, 0.00392156862745098, 0.00392156862745098]},
                {"min_size": (32, 32), "num_params": 138357544, "_metrics": {"ImageNet-1K": {"acc@1": float("nan"), "acc@5": float("nan")}}, "_ops": 15.47, "_file_size": 527.802, "categories": None},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "VGG19_BN_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vgg19_bn-c79401a0.pth",
                {"crop_size": 224},
                {"min_size": (32, 32), "num_params": 143678248, "_metrics": {"ImageNet-1K": {"acc@1": 74.218, "acc@5": 91.842}}, "_ops": 19.632, "_file_size": 548.143},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "VGG19_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vgg19-dcbb9e9d.pth",
                {"crop_size": 224},
                {"min_size": (32, 32), "num_params": 143667240, "_metrics": {"ImageNet-1K": {"acc@1": 72.376, "acc@5": 90.876}}, "_ops": 19.632, "_file_size": 548.051},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ViT_B_16_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vit_b_16-c867db91.pth",
                {"crop_size": 224},
                {"num_params": 86567656, "min_size": (224, 224), "_metrics": {"ImageNet-1K": {"acc@1": 81.072, "acc@5": 95.318}}, "_ops": 17.564, "_file_size": 330.285},
            ),
            "IMAGENET1K_SWAG_E2E_V1": (
                "https://download.pytorch.org/models/vit_b_16_swag-9ac1b537.pth",
                {"crop_size": 384, "resize_size": 384, "interpolation": "bicubic"},
                {"num_params": 86859496, "min_size": (384, 384), "_metrics": {"ImageNet-1K": {"acc@1": 85.304, "acc@5": 97.65}}, "_ops": 55.484, "_file_size": 331.398},
            ),
            "IMAGENET1K_SWAG_LINEAR_V1": (
                "https://download.pytorch.org/models/vit_b_16_lc_swag-4e70ced5.pth",
                {"crop_size": 224, "resize_size": 224, "interpolation": "bicubic"},
                {"num_params": 86567656, "min_size": (224, 224), "_metrics": {"ImageNet-1K": {"acc@1": 81.886, "acc@5": 96.18}}, "_ops": 17.564, "_file_size": 330.285},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ViT_B_32_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vit_b_32-d86f8d99.pth",
                {"crop_size": 224},
                {"num_params": 88224232, "min_size": (224, 224), "_metrics": {"ImageNet-1K": {"acc@1": 75.912, "acc@5": 92.466}}, "_ops": 4.409, "_file_size": 336.604},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ViT_H_14_Weights": (
        {
            "IMAGENET1K_SWAG_E2E_V1": (
                "https://download.pytorch.org/models/vit_h_14_swag-80465313.pth",
                {"crop_size": 518, "resize_size": 518, "interpolation": "bicubic"},
                {"num_params": 633470440, "min_size": (518, 518), "_metrics": {"ImageNet-1K": {"acc@1": 88.552, "acc@5": 98.694}}, "_ops": 1016.717, "_file_size": 2416.643},
            ),
            "IMAGENET1K_SWAG_LINEAR_V1": (
                "https://download.pytorch.org/models/vit_h_14_lc_swag-c1eb923e.pth",
                {"crop_size": 224, "resize_size": 224, "interpolation": "bicubic"},
                {"num_params": 632045800, "min_size": (224, 224), "_metrics": {"ImageNet-1K": {"acc@1": 85.708, "acc@5": 97.73}}, "_ops": 167.295, "_file_size": 2411.209},
            ),
        },
        "IMAGENET1K_SWAG_E2E_V1",
    ),
    "ViT_L_16_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vit_l_16-852ce7e3.pth",
                {"crop_size": 224, "resize_size": 242},
                {"num_params": 304326632, "min_size": (224, 224), "_metrics": {"ImageNet-1K": {"acc@1": 79.662, "acc@5": 94.638}}, "_ops": 61.555, "_file_size": 1161.023},
            ),
            "IMAGENET1K_SWAG_E2E_V1": (
                "https://download.pytorch.org/models/vit_l_16_swag-4f3808c9.pth",
                {"crop_size": 512, "resize_size": 512, "interpolation": "bicubic"},
                {"num_params": 305174504, "min_size": (512, 512), "_metrics": {"ImageNet-1K": {"acc@1": 88.064, "acc@5": 98.512}}, "_ops": 361.986, "_file_size": 1164.258},
            ),
            "IMAGENET1K_SWAG_LINEAR_V1": (
                "https://download.pytorch.org/models/vit_l_16_lc_swag-4d563306.pth",
                {"crop_size": 224, "resize_size": 224, "interpolation": "bicubic"},
                {"num_params": 304326632, "min_size": (224, 224), "_metrics": {"ImageNet-1K": {"acc@1": 85.146, "acc@5": 97.422}}, "_ops": 61.555, "_file_size": 1161.023},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "ViT_L_32_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/vit_l_32-c7638314.pth",
                {"crop_size": 224},
                {"num_params": 306535400, "min_size": (224, 224), "_metrics": {"ImageNet-1K": {"acc@1": 76.972, "acc@5": 93.07}}, "_ops": 15.378, "_file_size": 1169.449},
            ),
        },
        "IMAGENET1K_V1",
    ),
    "Wide_ResNet101_2_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/wide_resnet101_2-32ee1156.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 126886696, "_metrics": {"ImageNet-1K": {"acc@1": 78.848, "acc@5": 94.284}}, "_ops": 22.753, "_file_size": 242.896},
            ),
            "IMAGENET1K_V2": (
                "https://download.pytorch.org/models/wide_resnet101_2-d733dc28.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 126886696, "_metrics": {"ImageNet-1K": {"acc@1": 82.51, "acc@5": 96.02}}, "_ops": 22.753, "_file_size": 484.747},
            ),
        },
        "IMAGENET1K_V2",
    ),
    "Wide_ResNet50_2_Weights": (
        {
            "IMAGENET1K_V1": (
                "https://download.pytorch.org/models/wide_resnet50_2-95faca4d.pth",
                {"crop_size": 224},
                {"min_size": (1, 1), "num_params": 68883240, "_metrics": {"ImageNet-1K": {"acc@1": 78.468, "acc@5": 94.086}}, "_ops": 11.398, "_file_size": 131.82},
            ),
            "IMAGENET1K_V2": (
                "https://download.pytorch.org/models/wide_resnet50_2-9ba9bcbe.pth",
                {"crop_size": 224, "resize_size": 232},
                {"min_size": (1, 1), "num_params": 68883240, "_metrics": {"ImageNet-1K": {"acc@1": 81.602, "acc@5": 95.758}}, "_ops": 11.398, "_file_size": 263.124},
            ),
        },
        "IMAGENET1K_V2",
    ),
}
