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


class GaussianBlur(Filter):
    name = 'GaussianBlur'

    def __init__(self, radius=2):
        self.radius = radius

    def filter(self, image):
        raise NotImplementedError("GaussianBlur is not in Cellbook's PIL; use cv2.GaussianBlur")
