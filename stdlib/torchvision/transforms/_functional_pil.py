"""Operations on PIL images, by Pillow's own functions."""

import numbers

import numpy as np
import torch

_MODES = {"nearest": 0, "bilinear": 2, "bicubic": 3, "box": 4, "hamming": 5, "lanczos": 1, "nearest-exact": 0}
_ARRAY_TYPES = {"I": np.int32, "I;16": np.int16, "I;16B": np.int16, "F": np.float32}


def is_image(img):
    from PIL import Image

    return isinstance(img, Image.Image)


def _check(img):
    if not is_image(img):
        raise TypeError(f"img should be PIL Image. Got {type(img)}")


def raw_tensor(pic):
    """(C, H, W) of the image's own numbers."""
    array = np.array(pic, _ARRAY_TYPES.get(pic.mode, np.uint8), copy=True)
    img = torch.from_numpy(array).view(pic.size[1], pic.size[0], len(pic.getbands()))
    return img.permute((2, 0, 1)).contiguous()


def get_dimensions(img):
    _check_type(img)
    return [len(img.getbands()), img.height, img.width]


def _check_type(img):
    if not is_image(img):
        raise TypeError(f"Unexpected type {type(img)}")


def resize(img, size, interpolation):
    return img.resize(tuple(size[::-1]), _MODES[interpolation])


def crop(img, top, left, height, width):
    _check(img)
    return img.crop((left, top, left + width, top + height))


def hflip(img):
    _check(img)
    return img.transpose(0)


def vflip(img):
    _check(img)
    return img.transpose(1)


def pad(img, padding, fill=0, padding_mode="constant"):
    from PIL import ImageOps

    _check(img)
    if not isinstance(padding, (numbers.Number, tuple, list)):
        raise TypeError("Got inappropriate padding arg")
    if not isinstance(fill, (numbers.Number, str, tuple, list)):
        raise TypeError("Got inappropriate fill arg")
    if padding_mode not in ["constant", "edge", "reflect", "symmetric"]:
        raise ValueError("Padding mode should be either constant, edge, reflect or symmetric")
    if isinstance(padding, (list, tuple)):
        if len(padding) not in (1, 2, 4):
            raise ValueError(f"Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple")
        padding = padding[0] if len(padding) == 1 else tuple(padding)
    if padding_mode == "constant":
        return ImageOps.expand(img, border=padding, **_fill_option(fill, img, "fill"))
    left, top, right, bottom = _four_sides(padding)
    from PIL import Image

    array = np.asarray(img)
    widths = ((top, bottom), (left, right)) + (((0, 0),) if array.ndim == 3 else ())
    return Image.fromarray(np.pad(array, widths, padding_mode))


def _four_sides(padding):
    if isinstance(padding, int):
        return padding, padding, padding, padding
    return padding if len(padding) == 4 else (padding[0], padding[1], padding[0], padding[1])


def _fill_option(fill, img, name):
    """The fill as Pillow wants it for the image's number of bands."""
    bands = len(img.getbands())
    if fill is None:
        fill = 0
    if isinstance(fill, (int, float)) and bands > 1:
        fill = tuple([fill] * bands)
    if isinstance(fill, (list, tuple)):
        if len(fill) == 1:
            fill = tuple(fill) * bands if bands > 1 else fill[0]
        elif len(fill) != bands:
            raise ValueError(
                f"The number of elements in 'fill' does not match the number of channels of the image ({len(fill)} != {bands})"
            )
        else:
            fill = tuple(fill)
    if img.mode != "F":
        fill = tuple(int(x) for x in fill) if isinstance(fill, tuple) else int(fill)
    return {name: fill}


def rotate(img, angle, interpolation, expand, center, fill):
    _check(img)
    return img.rotate(angle, _MODES[interpolation], expand, center, **_fill_option(fill, img, "fillcolor"))


def affine(img, matrix, interpolation, fill):
    _check(img)
    # 0 is Pillow's number of the affine transform, 2 that of the perspective.
    return img.transform(img.size, 0, matrix, _MODES[interpolation], **_fill_option(fill, img, "fillcolor"))


def perspective(img, coefficients, interpolation, fill):
    _check(img)
    return img.transform(img.size, 2, coefficients, _MODES[interpolation], **_fill_option(fill, img, "fillcolor"))


def _enhanced(img, kind, factor):
    from PIL import ImageEnhance

    _check(img)
    return getattr(ImageEnhance, kind)(img).enhance(factor)


def adjust_brightness(img, factor):
    return _enhanced(img, "Brightness", factor)


def adjust_contrast(img, factor):
    return _enhanced(img, "Contrast", factor)


def adjust_saturation(img, factor):
    return _enhanced(img, "Color", factor)


def adjust_sharpness(img, factor):
    return _enhanced(img, "Sharpness", factor)


def adjust_hue(img, factor):
    from PIL import Image

    _check(img)
    if img.mode in {"L", "1", "I", "F"}:
        return img
    h, s, v = img.convert("HSV").split()
    shifted = (np.array(h, dtype=np.int64) + int(factor * 255)) % 256
    h = Image.fromarray(shifted.astype(np.uint8), "L")
    return Image.merge("HSV", (h, s, v)).convert(img.mode)


def adjust_gamma(img, gamma, gain=1):
    _check(img)
    mode = img.mode
    img = img.convert("RGB")
    table = [int((255 + 1 - 1e-3) * gain * pow(value / 255.0, gamma)) for value in range(256)] * 3
    return img.point(table).convert(mode)


def to_grayscale(img, num_output_channels):
    from PIL import Image

    _check(img)
    grey = img.convert("L")
    if num_output_channels == 1:
        return grey
    if num_output_channels != 3:
        raise ValueError("num_output_channels should be either 1 or 3")
    array = np.array(grey, dtype=np.uint8)
    return Image.fromarray(np.dstack([array, array, array]), "RGB")


def _operated(img, operation, *args):
    from PIL import ImageOps

    _check(img)
    return getattr(ImageOps, operation)(img, *args)


def invert(img):
    return _operated(img, "invert")


def posterize(img, bits):
    return _operated(img, "posterize", bits)


def solarize(img, threshold):
    return _operated(img, "solarize", threshold)


def autocontrast(img):
    return _operated(img, "autocontrast")


def equalize(img):
    return _operated(img, "equalize")
