"""Building blocks of networks and operations on boxes and regions."""

from torchvision.ops.boxes import batched_nms, box_area, box_convert, box_iou, clip_boxes_to_image, nms, remove_small_boxes
from torchvision.ops.boxes_overlap import complete_box_iou, distance_box_iou, generalized_box_iou, masks_to_boxes
from torchvision.ops.misc import (
    MLP,
    Conv2dNormActivation,
    Conv3dNormActivation,
    FrozenBatchNorm2d,
    Permute,
    SqueezeExcitation,
)
from torchvision.ops.stochastic_depth import StochasticDepth, stochastic_depth

_LATER = {
    "complete_box_iou_loss": "losses", "distance_box_iou_loss": "losses", "generalized_box_iou_loss": "losses",
    "sigmoid_focal_loss": "losses", "roi_align": "regions", "roi_pool": "regions", "RoIAlign": "regions", "RoIPool": "regions",
    "MultiScaleRoIAlign": "regions", "FeaturePyramidNetwork": "feature_pyramid_network",
}


def __getattr__(name):
    import importlib

    if name in _LATER:
        value = getattr(importlib.import_module("torchvision.ops." + _LATER[name]), name)
        globals()[name] = value
        return value
    if name in ("losses", "regions", "feature_pyramid_network"):
        return importlib.import_module("torchvision.ops." + name)
    raise AttributeError(f"module 'torchvision.ops' has no attribute '{name}' (not in Cellbook)")
