"""Arithmetic between two images of one mode, band by band."""

import numpy as np


def _computed(image1, image2, operation):
    """A result of whole numbers, cut to 0…255; larger images are cut to the smaller."""
    if image1.mode != image2.mode:
        raise ValueError('images do not match')
    width, height = min(image1.width, image2.width), min(image1.height, image2.height)
    a, b = image1._data()[:height, :width].astype(int), image2._data()[:height, :width].astype(int)
    return image1._like(np.clip(operation(a, b), 0, 255).astype(np.uint8))


def _over_255(product):
    shifted = product + 128
    return (shifted + (shifted >> 8)) >> 8


def add(image1, image2, scale=1.0, offset=0):
    return _computed(image1, image2, lambda a, b: ((a + b) / scale + offset).astype(int))


def subtract(image1, image2, scale=1.0, offset=0):
    return _computed(image1, image2, lambda a, b: np.trunc((a - b) / scale + offset).astype(int))


def add_modulo(image1, image2):
    return _computed(image1, image2, lambda a, b: (a + b) & 255)


def subtract_modulo(image1, image2):
    return _computed(image1, image2, lambda a, b: (a - b) & 255)


def difference(image1, image2):
    return _computed(image1, image2, lambda a, b: abs(a - b))


def multiply(image1, image2):
    return _computed(image1, image2, lambda a, b: a * b // 255)


def screen(image1, image2):
    return _computed(image1, image2, lambda a, b: 255 - (255 - a) * (255 - b) // 255)


def lighter(image1, image2):
    return _computed(image1, image2, np.maximum)


def darker(image1, image2):
    return _computed(image1, image2, np.minimum)


def invert(image):
    return image._like(255 - image._data())


def duplicate(image):
    return image.copy()


def constant(image, value):
    from PIL import Image
    return Image.new('L', image.size, value)


def offset(image, xoffset, yoffset=None):
    """Moved with wrapping around."""
    shift = xoffset if yoffset is None else yoffset
    return image._like(np.roll(image._data(), (shift, xoffset), axis=(0, 1)))


def blend(image1, image2, alpha):
    from PIL import Image
    return Image.blend(image1, image2, alpha)


def composite(image1, image2, mask):
    from PIL import Image
    return Image.composite(image1, image2, mask)


def _logical(image1, image2, operation):
    if image1.mode != '1' or image2.mode != '1':
        raise ValueError('image has wrong mode')
    return image1._like(operation(image1._data() != 0, image2._data() != 0).astype(np.uint8) * np.uint8(255))


def logical_and(image1, image2):
    return _logical(image1, image2, np.logical_and)


def logical_or(image1, image2):
    return _logical(image1, image2, np.logical_or)


def logical_xor(image1, image2):
    return _logical(image1, image2, np.logical_xor)
