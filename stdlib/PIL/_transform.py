"""Turns and affine maps, looked up from target to source."""

import math

import numpy as np

from PIL.Image import BICUBIC, BILINEAR, NEAREST, ROTATE_180, ROTATE_270, ROTATE_90


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
    x = np.arange(width).reshape(1, -1) + 0.5
    y = np.arange(height).reshape(-1, 1) + 0.5
    return _looked_up(image, (width, height), a * x + b * y + c, d * x + e * y + f, resample, fillcolor)


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


def general(image, size, method, data, resample, fillcolor):
    """Extents, projective maps and quadrilaterals, like `Image.transform`."""
    width, height = size
    x = np.arange(width).reshape(1, -1) + 0.5
    y = np.arange(height).reshape(-1, 1) + 0.5
    if method == 1:
        x0, y0, x1, y1 = data
        return affine(image, size, ((x1 - x0) / width, 0, x0, 0, (y1 - y0) / height, y0), resample, fillcolor)
    if method == 2:
        a, b, c, d, e, f, g, h = [float(value) for value in data]
        w = g * x + h * y + 1
        u, v = (a * x + b * y + c) / w, (d * x + e * y + f) / w
    elif method == 3:
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = [(data[i], data[i + 1]) for i in range(0, 8, 2)]
        s, t = 1.0 / width, 1.0 / height
        u = x0 + (x3 - x0) * s * x + (x1 - x0) * t * y + (x2 - x1 - x3 + x0) * s * t * x * y
        v = y0 + (y3 - y0) * s * x + (y1 - y0) * t * y + (y2 - y1 - y3 + y0) * s * t * x * y
    else:
        raise NotImplementedError("Image.MESH is not in Cellbook's PIL")
    return _looked_up(image, size, u, v, resample, fillcolor)


def _looked_up(image, size, u, v, resample, fillcolor):
    """Each target pixel from the place (u, v) of the source."""
    from PIL.Image import _color
    pixels = image._data()
    result = np.zeros((size[1], size[0]) + tuple(pixels.shape[2:]), dtype=pixels.dtype)
    if fillcolor is not None:
        result[:] = np.array(_color(fillcolor, image.mode)).astype(pixels.dtype)
    inside = (u >= 0) & (u < image.width) & (v >= 0) & (v < image.height)
    if resample == NEAREST or image.mode in ('1', 'P'):
        rows, columns = np.floor(v[inside]).astype(int), np.floor(u[inside]).astype(int)
        result[inside] = pixels[rows, columns]
        return image._like(result)
    if resample not in (BILINEAR, BICUBIC):
        raise ValueError('this resampling filter is not available for transforms')
    u, v = u[inside] - 0.5, v[inside] - 0.5
    left, top = np.floor(u), np.floor(v)
    reach = (0, 1) if resample == BILINEAR else (-1, 0, 1, 2)
    share_x, share_y = u - left, v - top
    if pixels.ndim == 3:
        share_x, share_y = share_x.reshape(-1, 1), share_y.reshape(-1, 1)

    def at(dy, dx):
        rows = np.clip(top + dy, 0, image.height - 1).astype(int)
        columns = np.clip(left + dx, 0, image.width - 1).astype(int)
        return pixels[rows, columns].astype(float)
    mix = _linear if resample == BILINEAR else _cubic
    mixed = mix(share_y, [mix(share_x, [at(dy, dx) for dx in reach]) for dy in reach])
    if pixels.dtype == np.uint8:
        mixed = np.clip(mixed + (0.5 if resample == BICUBIC else 0), 0, 255)
    result[inside] = mixed.astype(pixels.dtype)
    return image._like(result)


def _linear(share, values):
    return values[0] + share * (values[1] - values[0])


def _cubic(share, values):
    """Through the two middle values, with slopes of the neighbours at half weight."""
    p1, p2, p3, p4 = values[1], -values[0] + values[2], 2 * (values[0] - values[1]) + values[2] - values[3], -values[0] + values[1] - values[2] + values[3]
    return p1 + share * (p2 + share * (p3 + share * p4))
