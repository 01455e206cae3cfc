"""Turns and affine maps, looked up from target to source."""

import math

import numpy as np

from PIL.Image import BILINEAR, NEAREST, ROTATE_180, ROTATE_270, ROTATE_90


def rotate(image, angle, resample, expand, center, translate, fillcolor):
    angle = angle % 360.0
    if not (center or translate):
        if angle == 0:
            return image.copy()
        if angle == 180:
            return image.transpose(ROTATE_180)
        if angle in (90, 270) and (expand or image.width == image.height):
            return image.transpose(ROTATE_90 if angle == 90 else ROTATE_270)
    width, height = image.size
    move = (0, 0) if translate is None else translate
    middle = (width / 2, height / 2) if center is None else center
    radians = -math.radians(angle)
    matrix = [round(math.cos(radians), 15), round(math.sin(radians), 15), 0.0,
              round(-math.sin(radians), 15), round(math.cos(radians), 15), 0.0]

    def mapped(x, y):
        a, b, c, d, e, f = matrix
        return a * x + b * y + c, d * x + e * y + f
    matrix[2], matrix[5] = mapped(-middle[0] - move[0], -middle[1] - move[1])
    matrix[2] += middle[0]
    matrix[5] += middle[1]
    if expand:
        corners = [mapped(x, y) for x, y in ((0, 0), (width, 0), (width, height), (0, height))]
        new_width = math.ceil(max(c[0] for c in corners)) - math.floor(min(c[0] for c in corners))
        new_height = math.ceil(max(c[1] for c in corners)) - math.floor(min(c[1] for c in corners))
        matrix[2], matrix[5] = mapped(-(new_width - width) / 2.0, -(new_height - height) / 2.0)
        width, height = new_width, new_height
    return affine(image, (width, height), matrix, resample, fillcolor)


def affine(image, size, matrix, resample, fillcolor):
    """Each target pixel's centre mapped by six numbers onto the source."""
    from PIL.Image import _color
    width, height = size
    pixels = image._data()
    a, b, c, d, e, f = [float(value) for value in matrix]
    result = np.zeros((height, width) + tuple(pixels.shape[2:]), dtype=pixels.dtype)
    if fillcolor is not None:
        result[:] = np.array(_color(fillcolor, image.mode)).astype(pixels.dtype)
    if resample == NEAREST or image.mode in ('1', 'P'):
        inside, rows, columns = _nearest(image.size, (width, height), (a, b, c, d, e, f))
        result[inside] = pixels[rows[inside], columns[inside]]
        return image._like(result)
    if resample != BILINEAR:
        raise NotImplementedError("bicubic transforms are not in Cellbook's PIL")
    x = np.arange(width).reshape(1, -1) + 0.5
    y = np.arange(height).reshape(-1, 1) + 0.5
    u, v = a * x + b * y + c, d * x + e * y + f
    inside = (u >= 0) & (u < image.width) & (v >= 0) & (v < image.height)
    u, v = u - 0.5, v - 0.5
    left, top = np.floor(u), np.floor(v)
    share_x, share_y = u - left, v - top
    if pixels.ndim == 3:
        share_x, share_y = share_x.reshape(share_x.shape + (1,)), share_y.reshape(share_y.shape + (1,))

    def at(dy, dx):
        rows = np.clip(top + dy, 0, image.height - 1).astype(int)
        columns = np.clip(left + dx, 0, image.width - 1).astype(int)
        return pixels[rows, columns].astype(float)
    upper = at(0, 0) + share_x * (at(0, 1) - at(0, 0))
    lower = at(1, 0) + share_x * (at(1, 1) - at(1, 0))
    mixed = (upper + share_y * (lower - upper)).astype(pixels.dtype)
    result[inside] = mixed[inside]
    return image._like(result)


def _nearest(source, target, matrix):
    """(mask of the pixels inside, rows, columns) in 16-bit fixed point."""
    width, height = target

    def fixed(value):
        return int(math.floor(value * 65536.0 + 0.5))
    a, b, c, d, e, f = matrix
    start_x, start_y = fixed(c + a * 0.5 + b * 0.5), fixed(f + d * 0.5 + e * 0.5)
    x, y = np.arange(width).reshape(1, -1), np.arange(height).reshape(-1, 1)
    columns = (start_x + x * fixed(a) + y * fixed(b)) >> 16
    rows = (start_y + x * fixed(d) + y * fixed(e)) >> 16
    inside = (columns >= 0) & (columns < source[0]) & (rows >= 0) & (rows < source[1])
    return inside, rows, columns
