"""Ready-made operations."""

import numpy as np

from PIL import Image


def flip(image):
    return image.transpose(Image.FLIP_TOP_BOTTOM)


def mirror(image):
    return image.transpose(Image.FLIP_LEFT_RIGHT)


def grayscale(image):
    return image.convert('L')


def invert(image):
    return image._like(255 - image._data())


def solarize(image, threshold=128):
    return image.point([i if i < threshold else 255 - i for i in range(256)])


def posterize(image, bits):
    mask = ~(2 ** (8 - bits) - 1)
    return image.point([i & mask for i in range(256)])


def crop(image, border=0):
    left, top, right, bottom = (border,) * 4 if isinstance(border, int) else border
    return image.crop((left, top, image.width - right, image.height - bottom))


def expand(image, border=0, fill=0):
    left, top, right, bottom = (border,) * 4 if isinstance(border, int) else (tuple(border) * 2 if len(border) == 2 else border)
    made = Image.new(image.mode, (left + image.width + right, top + image.height + bottom), fill)
    made.paste(image, (left, top))
    return made


def contain(image, size, method=Image.BICUBIC):
    """The largest size with the image's shape that fits."""
    ratio, wanted = image.width / image.height, size[0] / size[1]
    if ratio != wanted:
        if ratio > wanted:
            size = (size[0], round(image.height / image.width * size[0]))
        else:
            size = (round(image.width / image.height * size[1]), size[1])
    return image.resize(size, method)


def cover(image, size, method=Image.BICUBIC):
    """The smallest size with the image's shape that covers."""
    ratio, wanted = image.width / image.height, size[0] / size[1]
    if ratio != wanted:
        if ratio < wanted:
            size = (size[0], round(image.height / image.width * size[0]))
        else:
            size = (round(image.width / image.height * size[1]), size[1])
    return image.resize(size, method)


def scale(image, factor, resample=Image.BICUBIC):
    if factor == 1:
        return image.copy()
    if factor <= 0:
        raise ValueError('the factor must be greater than 0')
    return image.resize((round(factor * image.width), round(factor * image.height)), resample)


def colorize(image, black, white, mid=None, blackpoint=0, whitepoint=255, midpoint=127):
    """A gray image between two colours, by whole numbers."""
    if image.mode != 'L':
        raise AssertionError
    if mid is not None:
        raise NotImplementedError("colorize with a middle colour is not in Cellbook's PIL")
    from PIL.Image import _color
    low, high = [_color(color, 'RGB') for color in (black, white)]
    span = whitepoint - blackpoint
    planes = []
    for a, b in zip(low, high):
        ramp = [a] * blackpoint + [a + i * (b - a) // span for i in range(span)] + [b] * (256 - whitepoint)
        planes.append(image.point(ramp[:256]))
    return Image.merge('RGB', planes)


def pad(image, size, method=Image.BICUBIC, color=None, centering=(0.5, 0.5)):
    resized = contain(image, size, method)
    if resized.size == tuple(size):
        return resized
    made = Image.new(image.mode, size, color or 0)
    made.paste(resized, (round((size[0] - resized.width) * centering[0]), round((size[1] - resized.height) * centering[1])))
    return made


def fit(image, size, method=Image.BICUBIC, bleed=0.0, centering=(0.5, 0.5)):
    """Cropped to the size's shape, then resized."""
    ratio, wanted = image.width / image.height, size[0] / size[1]
    if ratio == wanted:
        width, height = image.width, image.height
    elif ratio >= wanted:
        width, height = wanted * image.height, image.height
    else:
        width, height = image.width, image.width / wanted
    left, top = (image.width - width) * centering[0], (image.height - height) * centering[1]
    return image.resize(size, method, box=(left, top, left + width, top + height))


_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}


def exif_transpose(image, *, in_place=False):
    """The image turned upright as its EXIF orientation says."""
    orientation = image.getexif().get(0x0112, 1)
    made = image.transpose(_TURNS[orientation]) if orientation in _TURNS else image.copy()
    made.info.pop('exif', None)
    return made


def autocontrast(image, cutoff=0, ignore=None, mask=None, preserve_tone=False):
    """Each band stretched to the full range, after a share of the darkest and lightest pixels was cut off."""
    table = []
    counts = image.convert('L').histogram(mask) if preserve_tone else image.histogram(mask)
    below, above = (cutoff, cutoff) if isinstance(cutoff, (int, float)) else cutoff
    ignored = [] if ignore is None else [ignore] if isinstance(ignore, int) else list(ignore)
    for start in range(0, len(counts), 256):
        band = counts[start:start + 256]
        for level in ignored:
            band[level] = 0
        if below or above:
            total = sum(band)
            _cut(band, int(total * below // 100), range(256))
            _cut(band, int(total * above // 100), range(255, -1, -1))
        used = [level for level in range(256) if band[level]]
        low, high = (used[0], used[-1]) if used else (0, 0)
        if high <= low:
            table += list(range(256))
        else:
            scale = 255.0 / (high - low)
            table += [min(max(int(level * scale - low * scale), 0), 255) for level in range(256)]
    return image.point(table * len(image.getbands()) if preserve_tone else table)


def _cut(band, count, levels):
    for level in levels:
        if count > band[level]:
            count -= band[level]
            band[level] = 0
        else:
            band[level] -= count
            count = 0
        if count <= 0:
            break


def equalize(image, mask=None):
    counts = image.histogram(mask)
    table = []
    for start in range(0, len(counts), 256):
        band = [count for count in counts[start:start + 256] if count]
        step = (sum(band) - band[-1]) // 255 if len(band) > 1 else 0
        if not step:
            table += list(range(256))
            continue
        total = step // 2
        for level in range(256):
            table.append(min(total // step, 255))
            total += counts[start + level]
    return image.point(table)
