"""Filters with small kernels."""

import numpy as np


class Filter:
    pass


class Kernel(Filter):
    """A correlation of size 3 or 5; the border keeps its values."""

    name = 'Kernel'

    def __init__(self, size, kernel, scale=None, offset=0):
        self.filterargs = (tuple(size), sum(kernel) if scale is None else scale, offset, list(kernel))

    def filter(self, image):
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


def _builtin(name, size, scale, offset, kernel):
    class Made(Kernel):
        filterargs = ((size, size), scale, offset, kernel)

        def __init__(self):
            pass
    Made.__name__ = name
    return Made


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


class MedianFilter(Filter):
    name = 'Median'

    def __init__(self, size=3):
        self.size = size

    def filter(self, image):
        return image._like(image._apply('median_blur', (self.size,)))


class RankFilter(Filter):
    """The value at a rank of a sorted square window; the edge is repeated outside."""

    name = 'Rank'

    def __init__(self, size, rank):
        self.size, self.rank = size, rank

    def filter(self, image):
        if self.size % 2 == 0:
            raise ValueError('bad filter size')
        pixels = image._data()
        reach = self.size // 2
        padded = np.pad(pixels, ((reach, reach), (reach, reach)) + ((0, 0),) * (pixels.ndim - 2), mode='edge')
        height, width = pixels.shape[:2]
        window = np.stack([padded[y:y + height, x:x + width] for y in range(self.size) for x in range(self.size)])
        return image._like(np.sort(window, axis=0)[self.rank].copy())


class _Extreme(Filter):
    def __init__(self, size=3):
        self.size = size

    def filter(self, image):
        if self.size % 2 == 0:
            raise ValueError('bad filter size')
        kernel = [self._largest, self.size, self.size] + [1] * (self.size * self.size)
        return image._like(image._apply('morphology', kernel))


class MinFilter(_Extreme):
    name = 'Min'
    _largest = 0


class MaxFilter(_Extreme):
    name = 'Max'
    _largest = 1


class ModeFilter(Filter):
    name = 'Mode'

    def __init__(self, size=3):
        self.size = size

    def filter(self, image):
        raise NotImplementedError("ModeFilter is not in Cellbook's PIL")


def _pair(radius):
    return (radius, radius) if isinstance(radius, (int, float)) else tuple(radius)


def _box_lines(values, radius):
    """One pass along the rows in 24-bit fixed point; the outermost samples count by the fraction of the radius."""
    whole = int(radius)
    share = int((1 << 24) / float(np.float32(radius) * np.float32(2) + np.float32(1)))
    edge = ((1 << 24) - (whole * 2 + 1) * share) // 2
    padded = np.pad(values, ((0, 0), (whole + 1, whole + 1)) + ((0, 0),) * (values.ndim - 2), mode='edge')
    sums = padded.cumsum(axis=1)
    width = values.shape[1]
    inner = sums[:, 2 * whole + 1:2 * whole + 1 + width] - sums[:, :width]
    outer = padded[:, :width] + padded[:, 2 * whole + 2:2 * whole + 2 + width]
    return (inner * share + outer * edge + (1 << 23)) >> 24


def _box_blurred(image, radii, passes):
    values = image._data().astype(np.int64)
    for radius, turned in zip(radii, (False, True)):
        if radius == 0:
            continue
        lines = np.swapaxes(values, 0, 1) if turned else values
        for _ in range(passes):
            lines = _box_lines(lines, radius)
        values = np.swapaxes(lines, 0, 1) if turned else lines
    return image._like(np.ascontiguousarray(values).astype(np.uint8))


class BoxBlur(Filter):
    name = 'BoxBlur'

    def __init__(self, radius):
        if min(_pair(radius)) < 0:
            raise ValueError('radius must be >= 0')
        self.radius = radius

    def filter(self, image):
        return _box_blurred(image, _pair(self.radius), 1)


def _gaussian_radius(radius):
    """The radius of three boxes that together spread like a normal distribution; single precision."""
    f = np.float32
    variance = f(radius) * f(radius) / f(3)
    length = f(np.sqrt(12.0 * float(variance) + 1.0))
    whole = f(np.floor((float(length) - 1.0) / 2.0))
    above = (f(2) * whole + f(1)) * (whole * (whole + f(1)) - f(3) * variance)
    return float(whole + above / (f(6) * (variance - (whole + f(1)) * (whole + f(1)))))


class GaussianBlur(Filter):
    """Three box blurs."""

    name = 'GaussianBlur'

    def __init__(self, radius=2):
        self.radius = radius

    def filter(self, image):
        return _box_blurred(image, [_gaussian_radius(r) if r else 0 for r in _pair(self.radius)], 3)


class UnsharpMask(Filter):
    """What a blur took away is added again."""

    name = 'UnsharpMask'

    def __init__(self, radius=2, percent=150, threshold=3):
        self.radius, self.percent, self.threshold = radius, percent, threshold

    def filter(self, image):
        before = image._data().astype(np.int64)
        difference = before - GaussianBlur(self.radius).filter(image)._data().astype(np.int64)
        product = difference * self.percent
        change = np.sign(product) * (np.abs(product) // 100)
        result = np.where(np.abs(difference) > self.threshold, np.clip(before + change, 0, 255), before)
        return image._like(result.astype(np.uint8))
