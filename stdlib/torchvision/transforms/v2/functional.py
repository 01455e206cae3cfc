"""The functions of `torchvision.transforms.functional` under their newer names."""

import torch
from torchvision import tv_tensors
from torchvision.transforms import functional as _functional
from torchvision.transforms.functional import (
    adjust_brightness, adjust_contrast, adjust_gamma, adjust_hue, adjust_saturation, adjust_sharpness, affine, autocontrast,
    center_crop, crop, equalize, erase, five_crop, gaussian_blur, get_dimensions, get_image_size, invert, normalize, pad,
    perspective, pil_to_tensor, posterize, resize, resized_crop, rgb_to_grayscale, rotate, solarize, ten_crop, to_grayscale,
    to_pil_image, to_tensor,
)

hflip = horizontal_flip = _functional.hflip
vflip = vertical_flip = _functional.vflip


def to_image(inpt):
    """A picture tensor of a tensor, an array of shape (H, W[, C]) or a PIL image."""
    if isinstance(inpt, torch.Tensor):
        return tv_tensors.Image(inpt)
    if type(inpt).__module__ == "numpy":
        tensor = torch.from_numpy(inpt)
        return tv_tensors.Image((tensor.unsqueeze(-1) if tensor.ndim == 2 else tensor).permute(2, 0, 1).contiguous())
    if type(inpt).__module__.startswith("PIL"):
        return tv_tensors.Image(pil_to_tensor(inpt))
    raise TypeError(
        f"Input can either be a pure Tensor, a numpy array, or a PIL image, but got {type(inpt)} instead.")


def to_dtype(inpt, dtype=torch.float, scale=False):
    return _functional.convert_image_dtype(inpt, dtype) if scale else inpt.to(dtype)


to_dtype_image = convert_image_dtype = _functional.convert_image_dtype
