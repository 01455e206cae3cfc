"""Filters over the neighbourhood of each sample."""

import math

import numpy as np


class Filter:
    pass


class MultibandFilter(Filter):
    """Works on all bands at once; other filters see one band after the other."""


class BuiltinFilter(MultibandFilter):
    """A correlation of size 3 or 5; the border keeps its values."""

    def filter(self, image):
        if image.mode == 'P':
            raise ValueError('cannot filter palette images')
        if image._data().dtype != np.uint8:
            raise ValueError('image has wrong mode')
        (width, height), scale, offset, kernel = self.filterargs
        pixels = image._data()
        result = pixels.copy()
        rows, columns = pixels.shape[:2]
        reach = width // 2
        if rows <= 2 * reach or columns <= 2 * reach:
            return image.copy()
        shape = (rows - 2 * reach, columns - 2 * reach) + tuple(pixels.shape[2:])
        total = np.full(shape, offset + 0.5, dtype=np.float32)
        # The kernel's first row is applied to the lowest line; sums are single precision, row by row.
        for row in range(height):
            top = height - 1 - row
            part = np.zeros(shape, dtype=np.float32)
            for u in range(width):
                weight = np.float32(kernel[row * width + u] / scale)
                part = part + pixels[top:top + shape[0], u:u + shape[1]].astype(np.float32) * weight
            total = total + part
        result[reach:rows - reach, reach:columns - reach] = np.clip(np.floor(total), 0, 255).astype(np.uint8)
        return image._like(result)


class Kernel(BuiltinFilter):
    name = 'Kernel'

    def __init__(self, size, kernel, scale=None, offset=0):
        if scale is None:
            scale = sum(kernel)
        if size[0] * size[1] != len(kernel):
            raise ValueError('not enough coefficients in kernel')
        if tuple(size) not in ((3, 3), (5, 5)):
            raise ValueError('bad kernel size')
        self.filterargs = (tuple(size), scale, offset, list(kernel))


def _builtin(name, size, scale, offset, kernel):
    made = type(name, (BuiltinFilter,), {'filterargs': ((size, size), scale, offset, kernel), 'name': name.replace('_', ' ').title()})
    return made


BLUR = _builtin('BLUR', 5, 16, 0, [1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1])
CONTOUR = _builtin('CONTOUR', 3, 1, 255, [-1, -1, -1, -1, 8, -1, -1, -1, -1])
DETAIL = _builtin('DETAIL', 3, 6, 0, [0, -1, 0, -1, 10, -1, 0, -1, 0])
EDGE_ENHANCE = _builtin('EDGE_ENHANCE', 3, 2, 0, [-1, -1, -1, -1, 10, -1, -1, -1, -1])
EDGE_ENHANCE_MORE = _builtin('EDGE_ENHANCE_MORE', 3, 1, 0, [-1, -1, -1, -1, 9, -1, -1, -1, -1])
EMBOSS = _builtin('EMBOSS', 3, 1, 128, [-1, 0, 0, 0, 1, 0, 0, 0, 0])
FIND_EDGES = _builtin('FIND_EDGES', 3, 1, 0, [-1, -1, -1, -1, 8, -1, -1, -1, -1])
SHARPEN = _builtin('SHARPEN', 3, 16, 0, [-2, -2, -2, -2, 32, -2, -2, -2, -2])
SMOOTH = _builtin('SMOOTH', 3, 13, 0, [1, 1, 1, 1, 5, 1, 1, 1, 1])
SMOOTH_MORE = _builtin('SMOOTH_MORE', 5, 100, 0, [1, 1, 1, 1, 1, 1, 5, 5, 5, 1, 1, 5, 44, 5, 1, 1, 5, 5, 5, 1, 1, 1, 1, 1, 1])


def _neighbours(image, size):
    """An array of shape (height, width, size * size): what lies around each sample, borders repeated."""
    reach = size // 2
    pixels = np.pad(image._data(), reach, mode='edge')
    height, width = image.height, image.width
    return np.stack([pixels[y:y + height, x:x + width] for y in range(size) for x in range(size)], axis=2)


class RankFilter(Filter):
    """The sample of a rank among its neighbours in order."""

    name = 'Rank'

    def __init__(self, size, rank):
        self.size, self.rank = size, rank

    def filter(self, image):
        if self.size % 2 == 0:
            raise ValueError('bad filter size')
        if not 0 <= self.rank < self.size * self.size:
            raise ValueError('bad rank value')
        around = np.sort(_neighbours(image, self.size), axis=2)
        return image._like(np.ascontiguousarray(around[:, :, self.rank]))


class MedianFilter(RankFilter):
    name = 'Median'

    def __init__(self, size=3):
        RankFilter.__init__(self, size, size * size // 2)


class MinFilter(RankFilter):
    name = 'Min'

    def __init__(self, size=3):
        RankFilter.__init__(self, size, 0)


class MaxFilter(RankFilter):
    name = 'Max'

    def __init__(self, size=3):
        RankFilter.__init__(self, size, size * size - 1)


class ModeFilter(Filter):
    """The most frequent value around each sample; where none occurs more than twice, the sample stays."""

    name = 'Mode'

    def __init__(self, size=3):
        self.size = size

    def filter(self, image):
        pixels = image._data()
        reach = self.size // 2
        rows = pixels.tolist()
        result = []
        for y, row in enumerate(rows):
            lines = rows[max(y - reach, 0):y + reach + 1]
            line = []
            for x, value in enumerate(row):
                counts = {}
                for each in lines:
                    for near in each[max(x - reach, 0):x + reach + 1]:
                        counts[near] = counts.get(near, 0) + 1
                most = max(counts.values())
                line.append(min(near for near, count in counts.items() if count == most) if most > 2 else value)
            result.append(line)
        return image._like(np.array(result, dtype=np.uint8).reshape(pixels.shape))


def _both(radius):
    return tuple(radius) if isinstance(radius, (tuple, list)) else (radius, radius)


def _box_line(pixels, radius):
    """A moving average along axis 1 in 8.24 fixed point; the two outermost samples count by the radius' fraction."""
    whole = int(radius)
    weight = int(np.float32(16777216.0) / np.float32(radius * 2 + 1))
    edge = (16777216 - (whole * 2 + 1) * weight) // 2
    width = pixels.shape[1]
    wide = np.concatenate([pixels[:, :1]] * (whole + 1) + [pixels] + [pixels[:, -1:]] * (whole + 1), axis=1).astype(np.int64)
    sums = np.cumsum(wide, axis=1)
    inner = sums[:, 2 * whole + 1:2 * whole + 1 + width] - sums[:, :width]
    outer = wide[:, :width] + wide[:, 2 * whole + 2:2 * whole + 2 + width]
    return ((inner * weight + outer * edge + 8388608) >> 24).astype(np.uint8)


def _box_blur(image, radii, passes):
    pixels = image._data()
    if image.mode in ('1', 'P') or pixels.dtype != np.uint8:
        raise ValueError('cannot filter palette images' if image.mode == 'P' else 'image has wrong mode')
    if pixels.size:
        for radius, across in ((radii[0], False), (radii[1], True)):
            if radius == 0:
                continue
            lines = np.swapaxes(pixels, 0, 1) if across else pixels
            for _ in range(passes):
                lines = _box_line(lines, np.float32(radius).item())
            pixels = np.swapaxes(lines, 0, 1) if across else lines
    return image._like(np.ascontiguousarray(pixels).copy())


def _gaussian_radius(radius, passes=3):
    """The box radius whose repeated average has the variance of a Gaussian, in single precision."""
    variance = np.float32(np.float32(radius) * np.float32(radius) / passes)
    length = np.float32(math.sqrt(12.0 * float(variance) + 1.0))
    low = np.float32(math.floor((float(length) - 1.0) / 2.0))
    share = np.float32(float(np.float32(2 * low + 1)) * (float(low) * (float(low) + 1.0) - 3.0 * float(variance)))
    share = np.float32(float(share) / (6 * (float(variance) - (float(low) + 1) * (float(low) + 1))))
    return float(np.float32(low + share))


class GaussianBlur(MultibandFilter):
    """Three box blurs in a row; `radius` is the standard deviation, for both directions or one each."""

    name = 'GaussianBlur'

    def __init__(self, radius=2):
        self.radius = radius

    def filter(self, image):
        radii = _both(self.radius)
        if radii == (0, 0):
            return image.copy()
        return _box_blur(image, [_gaussian_radius(radius) if radius else 0 for radius in radii], 3)


class BoxBlur(MultibandFilter):
    """The mean of a square whose side is 2 radius + 1."""

    name = 'BoxBlur'

    def __init__(self, radius):
        if min(_both(radius)) < 0:
            raise ValueError('radius must be >= 0')
        self.radius = radius

    def filter(self, image):
        radii = _both(self.radius)
        return image.copy() if radii == (0, 0) else _box_blur(image, radii, 1)


class UnsharpMask(MultibandFilter):
    """Adds `percent` of what a blur takes away, where that is more than `threshold`."""

    name = 'UnsharpMask'

    def __init__(self, radius=2, percent=150, threshold=3):
        self.radius, self.percent, self.threshold = radius, percent, threshold

    def filter(self, image):
        pixels = image._data().astype(np.int64)
        lost = pixels - GaussianBlur(self.radius).filter(image)._data().astype(np.int64)
        added = np.sign(lost) * (np.abs(lost) * self.percent // 100)
        sharp = np.clip(pixels + added, 0, 255)
        return image._like(np.where(np.abs(lost) > self.threshold, sharp, pixels).astype(np.uint8))


def apply(image, filter):
    """A filter class or instance applied to an image."""
    from PIL import Image
    if isinstance(filter, type):
        filter = filter()
    if not hasattr(filter, 'filter'):
        raise TypeError('filter argument should be ImageFilter.Filter instance or class')
    if len(image.getbands()) == 1 or isinstance(filter, MultibandFilter):
        return filter.filter(image)
    return Image.merge(image.mode, [filter.filter(band) for band in image.split()])
