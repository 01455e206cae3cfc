"""Operations on pictures: PIL images, or tensors of shape (..., C, H, W).

Each checks its arguments and hands over to `_functional_pil` or `_functional_tensor`.
"""

import math
import numbers
from enum import Enum

import numpy as np
import torch
from torch import Tensor
from torchvision.transforms import _functional_pil as F_pil
from torchvision.transforms import _functional_tensor as F_t


class InterpolationMode(Enum):
    """How values between pixels are found."""

    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"


_OF_INT = {0: "nearest", 2: "bilinear", 3: "bicubic", 4: "box", 5: "hamming", 1: "lanczos"}


def _interpolation(value):
    """An InterpolationMode from a mode or from Pillow's number."""
    if isinstance(value, int):
        return InterpolationMode(_OF_INT[value])
    if not isinstance(value, InterpolationMode):
        raise TypeError("Argument interpolation should be a InterpolationMode or a corresponding Pillow integer constant")
    return value


def _implementation(img):
    return F_t if isinstance(img, Tensor) else F_pil


def get_dimensions(img):
    """[channels, height, width]."""
    return _implementation(img).get_dimensions(img)


def get_image_size(img):
    """[width, height]."""
    _, height, width = get_dimensions(img)
    return [width, height]


def get_image_num_channels(img):
    return get_dimensions(img)[0]


# Conversions


def to_tensor(pic):
    """A PIL image or an (H, W, C) array as a float tensor (C, H, W); bytes are divided by 255."""
    if not (F_pil.is_image(pic) or isinstance(pic, np.ndarray)):
        raise TypeError(f"pic should be PIL Image or ndarray. Got {type(pic)}")
    if isinstance(pic, np.ndarray):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        if pic.ndim == 2:
            pic = pic[:, :, None]
        img = torch.from_numpy(pic.transpose((2, 0, 1))).contiguous()
    else:
        img = F_pil.raw_tensor(pic)
        if pic.mode == "1":
            img = 255 * img
    if img.dtype == torch.uint8:
        return img.to(dtype=torch.get_default_dtype()).div(255)
    return img


def pil_to_tensor(pic):
    """A PIL image as a tensor (C, H, W) of its own numbers."""
    if not F_pil.is_image(pic):
        raise TypeError(f"pic should be PIL Image. Got {type(pic)}")
    return F_pil.raw_tensor(pic)


def convert_image_dtype(image, dtype=torch.float):
    """Another dtype, with the range of values that is usual for it."""
    if not isinstance(image, torch.Tensor):
        raise TypeError("Input img should be Tensor Image")
    return F_t.convert_image_dtype(image, dtype)


def to_pil_image(pic, mode=None):
    """A tensor (C, H, W) or an array (H, W, C) as a PIL image."""
    from PIL import Image

    if isinstance(pic, torch.Tensor):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        if pic.ndim == 2:
            pic = pic.unsqueeze(0)
        if pic.shape[-3] > 4:
            raise ValueError(f"pic should not have > 4 channels. Got {pic.shape[-3]} channels.")
        if pic.is_floating_point() and mode != "F":
            pic = pic.mul(255).byte()
        array = pic.cpu().permute(1, 2, 0).contiguous().numpy()
    elif isinstance(pic, np.ndarray):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        array = pic[:, :, None] if pic.ndim == 2 else pic
        if array.shape[-1] > 4:
            raise ValueError(f"pic should not have > 4 channels. Got {array.shape[-1]} channels.")
    else:
        raise TypeError(f"pic should be Tensor or ndarray. Got {type(pic)}.")
    channels = array.shape[2]
    if channels == 1:
        array = array[:, :, 0]
        expected = {"uint8": "L", "int16": "I;16", "int32": "I", "float32": "F"}.get(str(array.dtype))
        if mode is not None and mode != expected:
            raise ValueError(f"Incorrect mode ({mode}) supplied for input type {array.dtype.type}. Should be {expected}")
        mode = expected
    else:
        allowed, default = {2: (["LA"], "LA"), 3: (["RGB", "YCbCr", "HSV"], "RGB"), 4: (["RGBA", "CMYK", "RGBX"], "RGBA")}[
            channels
        ]
        if mode is not None and mode not in allowed:
            raise ValueError(f"Only modes {allowed} are supported for {channels}D inputs")
        if mode is None and str(array.dtype) == "uint8":
            mode = default
    if mode is None:
        raise TypeError(f"Input type {array.dtype} is not supported")
    return Image.fromarray(np.ascontiguousarray(array), mode=mode)


def normalize(tensor, mean, std, inplace=False):
    """(x - mean) / std for each channel."""
    if not isinstance(tensor, torch.Tensor):
        raise TypeError(f"img should be Tensor Image. Got {type(tensor)}")
    return F_t.normalize(tensor, mean=mean, std=std, inplace=inplace)


# Geometry


def _compute_resized_output_size(image_size, size, max_size=None, allow_size_none=False):
    """[height, width] after a resize; one number is the length of the smaller side."""
    height, width = image_size
    short, long = (width, height) if width <= height else (height, width)
    if size is None:
        new_long = max_size
        new_short = int(max_size * short / long)
    else:
        requested = size if isinstance(size, int) else size[0]
        new_short, new_long = requested, int(requested * long / short)
        if max_size is not None:
            if max_size <= requested:
                raise ValueError(
                    f"max_size = {max_size} must be strictly greater than the requested size for the smaller edge size = {size}"
                )
            if new_long > max_size:
                new_short, new_long = int(max_size * new_short / new_long), max_size
    return [new_long, new_short] if width <= height else [new_short, new_long]


def resize(img, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
    """To [height, width], or the smaller side to one number."""
    interpolation = _interpolation(interpolation)
    if isinstance(size, (list, tuple)):
        if len(size) not in (1, 2):
            raise ValueError(f"Size must be an int or a 1 or 2 element tuple/list, not a {len(size)} element tuple/list")
        if max_size is not None and len(size) != 1:
            raise ValueError(
                "max_size should only be passed if size specifies the length of the smaller edge, "
                "i.e. size should be an int or a sequence of length 1 in torchscript mode."
            )
    _, height, width = get_dimensions(img)
    if isinstance(size, int) or len(size) == 1:
        output = _compute_resized_output_size((height, width), size if isinstance(size, int) else size[0], max_size)
    else:
        output = list(size)
    if [height, width] == output:
        return img
    if isinstance(img, Tensor):
        return F_t.resize(img, output, interpolation.value, antialias)
    return F_pil.resize(img, output, interpolation.value)


def pad(img, padding, fill=0, padding_mode="constant"):
    """Borders: one number, (left and right, top and bottom), or (left, top, right, bottom)."""
    return _implementation(img).pad(img, padding=padding, fill=fill, padding_mode=padding_mode)


def crop(img, top, left, height, width):
    """A rectangle; what lies outside of the picture is 0."""
    return _implementation(img).crop(img, top, left, height, width)


def center_crop(img, output_size):
    if isinstance(output_size, numbers.Number):
        output_size = (int(output_size), int(output_size))
    elif isinstance(output_size, (tuple, list)) and len(output_size) == 1:
        output_size = (output_size[0], output_size[0])
    _, image_height, image_width = get_dimensions(img)
    crop_height, crop_width = output_size
    if crop_width > image_width or crop_height > image_height:
        padding = [
            (crop_width - image_width) // 2 if crop_width > image_width else 0,
            (crop_height - image_height) // 2 if crop_height > image_height else 0,
            (crop_width - image_width + 1) // 2 if crop_width > image_width else 0,
            (crop_height - image_height + 1) // 2 if crop_height > image_height else 0,
        ]
        img = pad(img, padding, fill=0)
        _, image_height, image_width = get_dimensions(img)
        if crop_width == image_width and crop_height == image_height:
            return img
    top = int(round((image_height - crop_height) / 2.0))
    left = int(round((image_width - crop_width) / 2.0))
    return crop(img, top, left, crop_height, crop_width)


def resized_crop(img, top, left, height, width, size, interpolation=InterpolationMode.BILINEAR, antialias=True):
    return resize(crop(img, top, left, height, width), size, interpolation, antialias=antialias)


def hflip(img):
    return _implementation(img).hflip(img)


def vflip(img):
    return _implementation(img).vflip(img)


def five_crop(img, size):
    """The four corners and the centre."""
    if isinstance(size, numbers.Number):
        size = (int(size), int(size))
    elif isinstance(size, (tuple, list)) and len(size) == 1:
        size = (size[0], size[0])
    if len(size) != 2:
        raise ValueError("Please provide only two dimensions (h, w) for size.")
    _, height, width = get_dimensions(img)
    crop_height, crop_width = size
    if crop_width > width or crop_height > height:
        raise ValueError(f"Requested crop size {size} is bigger than input size {(height, width)}")
    return (
        crop(img, 0, 0, crop_height, crop_width),
        crop(img, 0, width - crop_width, crop_height, crop_width),
        crop(img, height - crop_height, 0, crop_height, crop_width),
        crop(img, height - crop_height, width - crop_width, crop_height, crop_width),
        center_crop(img, [crop_height, crop_width]),
    )


def ten_crop(img, size, vertical_flip=False):
    """`five_crop` of the picture and of its mirror image."""
    flipped = vflip(img) if vertical_flip else hflip(img)
    return five_crop(img, size) + five_crop(flipped, size)


def _get_inverse_affine_matrix(center, angle, translate, scale, shear, inverted=True):
    """Output to input coordinates: the inverse of T C R(angle) Shear(x) Shear(y) Scale C^-1, row by row."""
    rotation, shear_x, shear_y = math.radians(angle), math.radians(shear[0]), math.radians(shear[1])
    cx, cy = center
    tx, ty = translate
    a = math.cos(rotation - shear_y) / math.cos(shear_y)
    b = -math.cos(rotation - shear_y) * math.tan(shear_x) / math.cos(shear_y) - math.sin(rotation)
    c = math.sin(rotation - shear_y) / math.cos(shear_y)
    d = -math.sin(rotation - shear_y) * math.tan(shear_x) / math.cos(shear_y) + math.cos(rotation)
    if inverted:
        matrix = [x / scale for x in [d, -b, 0.0, -c, a, 0.0]]
        matrix[2] += matrix[0] * (-cx - tx) + matrix[1] * (-cy - ty)
        matrix[5] += matrix[3] * (-cx - tx) + matrix[4] * (-cy - ty)
        matrix[2] += cx
        matrix[5] += cy
    else:
        matrix = [x * scale for x in [a, b, 0.0, c, d, 0.0]]
        matrix[2] += matrix[0] * (-cx) + matrix[1] * (-cy)
        matrix[5] += matrix[3] * (-cx) + matrix[4] * (-cy)
        matrix[2] += cx + tx
        matrix[5] += cy + ty
    return matrix


def rotate(img, angle, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=None):
    """By `angle` degrees counter-clockwise."""
    interpolation = _interpolation(interpolation)
    if not isinstance(angle, (int, float)):
        raise TypeError("Argument angle should be int or float")
    if center is not None and not isinstance(center, (list, tuple)):
        raise TypeError("Argument center should be a sequence")
    if not isinstance(img, Tensor):
        return F_pil.rotate(img, angle, interpolation.value, expand, center, fill)
    offset = [0.0, 0.0]
    if center is not None:
        _, height, width = get_dimensions(img)
        offset = [1.0 * (c - s * 0.5) for c, s in zip(center, [width, height])]
    # Positions are measured from the centre, with y downwards: hence the sign.
    matrix = _get_inverse_affine_matrix(offset, -angle, [0.0, 0.0], 1.0, [0.0, 0.0])
    return F_t.rotate(img, matrix, interpolation.value, expand, fill)


def affine(img, angle, translate, scale, shear, interpolation=InterpolationMode.NEAREST, fill=None, center=None):
    """Rotation, translation in pixels, scale and shear in degrees about the centre."""
    interpolation = _interpolation(interpolation)
    if not isinstance(angle, (int, float)):
        raise TypeError("Argument angle should be int or float")
    if not isinstance(translate, (list, tuple)):
        raise TypeError("Argument translate should be a sequence")
    if len(translate) != 2:
        raise ValueError("Argument translate should be a sequence of length 2")
    if scale <= 0.0:
        raise ValueError("Argument scale should be positive")
    if not isinstance(shear, (numbers.Number, (list, tuple))):
        raise TypeError("Shear should be either a single value or a sequence of two values")
    angle = float(angle)
    translate = list(translate)
    shear = [shear, 0.0] if isinstance(shear, numbers.Number) else list(shear)
    if len(shear) == 1:
        shear = [shear[0], shear[0]]
    if len(shear) != 2:
        raise ValueError(f"Shear should be a sequence containing two values. Got {shear}")
    _, height, width = get_dimensions(img)
    if not isinstance(img, Tensor):
        if center is None:
            center = [width * 0.5, height * 0.5]
        matrix = _get_inverse_affine_matrix(center, angle, translate, scale, shear)
        return F_pil.affine(img, matrix, interpolation.value, fill)
    offset = [0.0, 0.0]
    if center is not None:
        offset = [1.0 * (c - s * 0.5) for c, s in zip(center, [width, height])]
    matrix = _get_inverse_affine_matrix(offset, angle, [1.0 * t for t in translate], scale, shear)
    return F_t.affine(img, matrix, interpolation.value, fill)


def _get_perspective_coeffs(startpoints, endpoints):
    """The eight numbers that take the end points to the start points."""
    if len(startpoints) != 4 or len(endpoints) != 4:
        raise ValueError(
            f"Please provide exactly four corners, got {len(startpoints)} startpoints and {len(endpoints)} endpoints."
        )
    rows = torch.zeros(8, 8, dtype=torch.float64)
    for i, (end, start) in enumerate(zip(endpoints, startpoints)):
        x, y = end
        rows[2 * i] = torch.tensor([x, y, 1, 0, 0, 0, -start[0] * x, -start[0] * y], dtype=torch.float64)
        rows[2 * i + 1] = torch.tensor([0, 0, 0, x, y, 1, -start[1] * x, -start[1] * y], dtype=torch.float64)
    target = torch.tensor(startpoints, dtype=torch.float64).view(8)
    return torch.linalg.solve(rows, target).to(torch.float32).tolist()


def perspective(img, startpoints, endpoints, interpolation=InterpolationMode.BILINEAR, fill=None):
    """Moves four points of the picture to four others."""
    coefficients = _get_perspective_coeffs(startpoints, endpoints)
    return _implementation(img).perspective(img, coefficients, _interpolation(interpolation).value, fill)


def gaussian_blur(img, kernel_size, sigma=None):
    if not isinstance(kernel_size, (int, list, tuple)):
        raise TypeError(f"kernel_size should be int or a sequence of integers. Got {type(kernel_size)}")
    kernel_size = [kernel_size, kernel_size] if isinstance(kernel_size, int) else list(kernel_size)
    for size in kernel_size:
        if size % 2 == 0 or size < 0:
            raise ValueError(f"kernel_size should have odd and positive integers. Got {kernel_size}")
    if sigma is None:
        sigma = [size * 0.15 + 0.35 for size in kernel_size]
    sigma = [float(sigma), float(sigma)] if isinstance(sigma, (int, float)) else [float(s) for s in sigma]
    sigma = sigma * 2 if len(sigma) == 1 else sigma
    for s in sigma:
        if s <= 0.0:
            raise ValueError(f"sigma should have positive values. Got {sigma}")
    if isinstance(img, Tensor):
        return F_t.gaussian_blur(img, kernel_size, sigma)
    return to_pil_image(F_t.gaussian_blur(pil_to_tensor(img), kernel_size, sigma), mode=img.mode)


def erase(img, i, j, h, w, v, inplace=False):
    """The rectangle set to `v`."""
    if not isinstance(img, torch.Tensor):
        raise TypeError(f"img should be Tensor Image. Got {type(img)}")
    if not inplace:
        img = img.clone()
    img[..., i : i + h, j : j + w] = v
    return img


# Colour


def adjust_brightness(img, brightness_factor):
    return _implementation(img).adjust_brightness(img, brightness_factor)


def adjust_contrast(img, contrast_factor):
    return _implementation(img).adjust_contrast(img, contrast_factor)


def adjust_saturation(img, saturation_factor):
    return _implementation(img).adjust_saturation(img, saturation_factor)


def adjust_hue(img, hue_factor):
    """Shifts the hue by a fraction of the circle between -0.5 and 0.5."""
    if not (-0.5 <= hue_factor <= 0.5):
        raise ValueError(f"hue_factor ({hue_factor}) is not in [-0.5, 0.5].")
    return _implementation(img).adjust_hue(img, hue_factor)


def adjust_gamma(img, gamma, gain=1):
    """255 * gain * (x / 255) ^ gamma."""
    if gamma < 0:
        raise ValueError("Gamma should be a non-negative real number")
    return _implementation(img).adjust_gamma(img, gamma, gain)


def adjust_sharpness(img, sharpness_factor):
    return _implementation(img).adjust_sharpness(img, sharpness_factor)


def to_grayscale(img, num_output_channels=1):
    if isinstance(img, Tensor):
        raise TypeError("Input should be PIL Image")
    return F_pil.to_grayscale(img, num_output_channels)


def rgb_to_grayscale(img, num_output_channels=1):
    if isinstance(img, Tensor):
        return F_t.rgb_to_grayscale(img, num_output_channels)
    return F_pil.to_grayscale(img, num_output_channels)


def invert(img):
    return _implementation(img).invert(img)


def posterize(img, bits):
    if not (0 <= bits <= 8):
        raise ValueError(f"The number if bits should be between 0 and 8. Got {bits}")
    return _implementation(img).posterize(img, bits)


def solarize(img, threshold):
    return _implementation(img).solarize(img, threshold)


def autocontrast(img):
    return _implementation(img).autocontrast(img)


def equalize(img):
    return _implementation(img).equalize(img)
