"""Arithmetic of two images, sample by sample."""

import numpy as np

from PIL.Image import blend as _blend
from PIL.Image import composite as _composite
from PIL.Image import new


def _pair(image1, image2):
    """Both images' samples as whole numbers, cut to the smaller size."""
    first, second = image1._data(), image2._data()
    if image1.mode != image2.mode and first.shape[2:] != second.shape[2:] or first.dtype != np.uint8 or second.dtype != np.uint8:
        raise ValueError('images do not match' if first.dtype == second.dtype else 'image has wrong mode')
    height, width = min(image1.height, image2.height), min(image1.width, image2.width)
    return first[:height, :width].astype(np.int64), second[:height, :width].astype(np.int64)


def _result(image, values):
    return image._like(np.clip(values, 0, 255).astype(np.uint8))


def _times(a, b):
    """a b / 255, rounded."""
    product = a * b + 128
    return ((product >> 8) + product) >> 8


def _bits(image1, image2):
    for image in (image1, image2):
        if image.mode != '1':
            raise ValueError('image has wrong mode')
    first, second = _pair(image1, image2)
    return first != 0, second != 0


def _black_white(image, values):
    return image._like(np.where(values, 255, 0).astype(np.uint8))


def constant(image, value):
    return new('L', image.size, value)


def duplicate(image):
    return image.copy()


def invert(image):
    return image._like(255 - image._data())


def lighter(image1, image2):
    first, second = _pair(image1, image2)
    return _result(image1, np.maximum(first, second))


def darker(image1, image2):
    first, second = _pair(image1, image2)
    return _result(image1, np.minimum(first, second))


def difference(image1, image2):
    first, second = _pair(image1, image2)
    return _result(image1, np.abs(first - second))


def multiply(image1, image2):
    first, second = _pair(image1, image2)
    return _result(image1, first * second // 255)


def screen(image1, image2):
    first, second = _pair(image1, image2)
    return _result(image1, 255 - (255 - first) * (255 - second) // 255)


def soft_light(image1, image2):
    first, second = _pair(image1, image2)
    light = 255 - (255 - first) * (255 - second) // 255
    return _result(image1, (255 - first) * (first * second) // 65536 + first * light // 255)


def hard_light(image1, image2):
    first, second = _pair(image1, image2)
    return _result(image1, np.where(second < 128, first * second // 127, 255 - (255 - second) * (255 - first) // 127))


def overlay(image1, image2):
    first, second = _pair(image1, image2)
    return _result(image1, np.where(first < 128, first * second // 127, 255 - (255 - first) * (255 - second) // 127))


def add(image1, image2, scale=1.0, offset=0):
    """(image1 + image2) / scale + offset."""
    first, second = _pair(image1, image2)
    return _scaled(image1, first + second, scale, offset)


def subtract(image1, image2, scale=1.0, offset=0):
    first, second = _pair(image1, image2)
    return _scaled(image1, first - second, scale, offset)


def _scaled(image, values, scale, offset):
    return _result(image, np.trunc(values.astype(np.float32) / np.float32(scale) + offset).astype(np.int64))


def add_modulo(image1, image2):
    first, second = _pair(image1, image2)
    return _result(image1, (first + second) & 255)


def subtract_modulo(image1, image2):
    first, second = _pair(image1, image2)
    return _result(image1, (first - second) & 255)


def logical_and(image1, image2):
    first, second = _bits(image1, image2)
    return _black_white(image1, first & second)


def logical_or(image1, image2):
    first, second = _bits(image1, image2)
    return _black_white(image1, first | second)


def logical_xor(image1, image2):
    first, second = _bits(image1, image2)
    return _black_white(image1, first != second)


def blend(image1, image2, alpha):
    return _blend(image1, image2, alpha)


def composite(image1, image2, mask):
    return _composite(image1, image2, mask)


def offset(image, xoffset, yoffset=None):
    """Moved, with what leaves on one side coming in on the other."""
    return image._like(np.roll(image._data(), (xoffset if yoffset is None else yoffset, xoffset), axis=(0, 1)))
