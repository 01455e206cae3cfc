"""The preparation of pictures that published weights expect."""

import torch
from torch import nn
from torchvision.transforms import functional as F


class ImageClassification(nn.Module):
    """Resize the smaller side, crop the centre, scale to [0, 1], normalise."""

    def __init__(
        self, *, crop_size, resize_size=256, mean=(0.485, 0.456, 0.406), std=(0.229, 0.224, 0.225),
        interpolation=F.InterpolationMode.BILINEAR, antialias=True,
    ):
        super().__init__()
        self.crop_size = [crop_size]
        self.resize_size = [resize_size]
        self.mean = list(mean)
        self.std = list(std)
        self.interpolation = interpolation
        self.antialias = antialias

    def forward(self, img):
        img = F.resize(img, self.resize_size, interpolation=self.interpolation, antialias=self.antialias)
        img = F.center_crop(img, self.crop_size)
        if not isinstance(img, torch.Tensor):
            img = F.pil_to_tensor(img)
        img = F.convert_image_dtype(img, torch.float)
        return F.normalize(img, mean=self.mean, std=self.std)

    def __repr__(self):
        text = type(self).__name__ + "("
        text += f"\n    crop_size={self.crop_size}"
        text += f"\n    resize_size={self.resize_size}"
        text += f"\n    mean={self.mean}"
        text += f"\n    std={self.std}"
        text += f"\n    interpolation={self.interpolation}"
        return text + "\n)"

    def describe(self):
        return (
            "Accepts ``PIL.Image``, batched ``(B, C, H, W)`` and single ``(C, H, W)`` image ``torch.Tensor`` objects. "
            f"The images are resized to ``resize_size={self.resize_size}`` using ``interpolation={self.interpolation}``, "
            f"followed by a central crop of ``crop_size={self.crop_size}``. Finally the values are first rescaled to "
            f"``[0.0, 1.0]`` and then normalized using ``mean={self.mean}`` and ``std={self.std}``."
        )
