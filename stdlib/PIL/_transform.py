"""Turns and other geometric maps, looked up from target to source."""

import math

import numpy as np

from PIL._constants import Resampling, Transform, Transpose


def rotate(image, angle, resample=Resampling.NEAREST, expand=False, center=None, translate=None, fillcolor=None):
    """Turned counterclockwise by degrees."""
    angle = angle % 360.0
    if not (center or translate):
        if angle == 0:
            return image.copy()
        if angle == 180:
            return image.transpose(Transpose.ROTATE_180)
        if angle in (90, 270) and (expand or image.width == image.height):
            return image.transpose(Transpose.ROTATE_90 if angle == 90 else Transpose.ROTATE_270)
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
    return transform(image, (width, height), Transform.AFFINE, matrix, resample, fillcolor=fillcolor)


def transform(image, size, method, data=None, resample=Resampling.NEAREST, fill=1, fillcolor=None):
    """A new image whose pixels are looked up through AFFINE, EXTENT, PERSPECTIVE, QUAD or MESH data."""
    from PIL import Image
    if image.mode in ('LA', 'RGBA') and resample != Resampling.NEAREST:
        soft = image._like(image._apply('premultiply', (1,)))
        made = _mapped(soft, size, method, data, resample, fill, fillcolor)
        return image._like(made._apply('premultiply', (0,)))
    return _mapped(image, size, method, data, resample, fill, fillcolor)


def _mapped(image, size, method, data, resample, fill, fillcolor):
    from PIL import Image
    if hasattr(method, 'getdata') and not isinstance(method, int):
        method, data = method.getdata()
    if data is None:
        raise ValueError('missing method data')
    made = Image.new(image.mode, size, fillcolor)
    made._palette = image._palette
    made.info = dict(image.info)
    if method == Transform.MESH:
        for box, quad in data:
            _into(made, box, image, Transform.QUAD, quad, resample, fillcolor is None)
    else:
        _into(made, (0, 0) + tuple(size), image, method, data, resample, fillcolor is None)
    return made


def _into(target, box, image, method, data, resample, clears):
    left, top = box[0], box[1]
    width, height = box[2] - box[0], box[3] - box[1]
    x, y = np.arange(width).reshape(1, -1) + 0.5, np.arange(height).reshape(-1, 1) + 0.5
    if method == Transform.EXTENT:
        x0, y0, x1, y1 = data
        method, data = Transform.AFFINE, ((x1 - x0) / width, 0, x0, 0, (y1 - y0) / height, y0)
    if method == Transform.AFFINE:
        a, b, c, d, e, f = [float(value) for value in data[:6]]
        u, v = a * x + b * y + c, d * x + e * y + f
    elif method == Transform.PERSPECTIVE:
        a, b, c, d, e, f, g, h = [float(value) for value in data[:8]]
        below = g * x + h * y + 1
        u, v = (a * x + b * y + c) / below, (d * x + e * y + f) / below
    elif method == Transform.QUAD:
        (x0, y0), sw, se, ne = data[:2], data[2:4], data[4:6], data[6:8]
        sx, sy = 1.0 / width, 1.0 / height
        u = x0 + (ne[0] - x0) * sx * x + (sw[0] - x0) * sy * y + (se[0] - sw[0] - ne[0] + x0) * sx * sy * x * y
        v = y0 + (ne[1] - y0) * sx * x + (sw[1] - y0) * sy * y + (se[1] - sw[1] - ne[1] + y0) * sx * sy * x * y
    else:
        raise ValueError('unknown transformation method')
    if resample not in (Resampling.NEAREST, Resampling.BILINEAR, Resampling.BICUBIC):
        if resample in (Resampling.BOX, Resampling.HAMMING, Resampling.LANCZOS):
            used = {Resampling.BOX: 'Image.Resampling.BOX', Resampling.HAMMING: 'Image.Resampling.HAMMING',
                    Resampling.LANCZOS: 'Image.Resampling.LANCZOS'}[resample]
            message = f'{used} ({int(resample)}) cannot be used.'
        else:
            message = f'Unknown resampling filter ({resample}).'
        raise ValueError(message + ' Use Image.Resampling.NEAREST (0), Image.Resampling.BILINEAR (2) or Image.Resampling.BICUBIC (3)')
    pixels = image._data()
    shape = (height, width)
    if image.mode in ('1', 'P') or resample == Resampling.NEAREST:
        inside, rows, columns = _nearest(image.size, shape, u, v, data if method == Transform.AFFINE else None)
        found = pixels[np.where(inside, rows, 0), np.where(inside, columns, 0)]
    else:
        u, v = np.broadcast_to(u, shape), np.broadcast_to(v, shape)
        inside = (u >= 0) & (u < image.width) & (v >= 0) & (v < image.height)
        found = (_bilinear if resample == Resampling.BILINEAR else _bicubic)(pixels, u - 0.5, v - 0.5)
    # The part of the box that lies on the target.
    x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + width, target.width), min(top + height, target.height)
    if x0 >= x1 or y0 >= y1:
        return
    part = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
    inside, found = inside[part], found[part]
    place = target._pixels[y0:y1, x0:x1]
    if clears:
        place = np.zeros_like(place)
    kept = inside.reshape(inside.shape + (1,)) if found.ndim == 3 else inside
    target._pixels[y0:y1, x0:x1] = np.where(kept, found, place)


def _nearest(size, shape, u, v, matrix):
    """(mask of the pixels inside, rows, columns); affine maps go in 16-bit fixed point as long as that reaches."""
    width, height = size
    if matrix is not None:
        a, b, c, d, e, f = [float(value) for value in matrix[:6]]
        if b == 0 and d == 0:
            u = np.cumsum(np.array([c + a * 0.5] + [a] * (shape[1] - 1))).reshape(1, -1)
            v = np.cumsum(np.array([f + e * 0.5] + [e] * (shape[0] - 1))).reshape(-1, 1)
        elif all(abs(px * a + py * b + c) < 32768 and abs(px * d + py * e + f) < 32768
                 for px in (0, shape[1]) for py in (0, shape[0])):
            x, y = np.arange(shape[1]).reshape(1, -1), np.arange(shape[0]).reshape(-1, 1)
            columns = (_fixed(c + a * 0.5 + b * 0.5) + x * _fixed(a) + y * _fixed(b)) >> 16
            rows = (_fixed(f + d * 0.5 + e * 0.5) + x * _fixed(d) + y * _fixed(e)) >> 16
            return (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height), rows, columns
    u, v = np.broadcast_to(u, shape), np.broadcast_to(v, shape)
    inside = (u >= 0) & (u < width) & (v >= 0) & (v < height)
    return inside, np.where(inside, v, 0).astype(int), np.where(inside, u, 0).astype(int)


def _fixed(value):
    return int(math.floor(value * 65536.0 + 0.5))


def _taps(pixels, u, v, count):
    """`count` columns of samples around each place for each of `count` rows, and the shares of the way to the next one.

    Rows above the picture repeat its first, rows below it the row before them."""
    height, width = pixels.shape[:2]
    left, top = np.floor(u), np.floor(v)
    share_x, share_y = u - left, v - top
    if pixels.ndim == 3:
        share_x, share_y = share_x.reshape(share_x.shape + (1,)), share_y.reshape(share_y.shape + (1,))
    first = -(count // 2 - 1)
    rows = [np.clip(top + first + step, 0, height - 1).astype(int) for step in range(count)]
    columns = [np.clip(left + first + step, 0, width - 1).astype(int) for step in range(count)]
    return [[pixels[row, column].astype(np.float64) for column in columns] for row in rows], share_x, share_y


def _rounded_into(values, dtype):
    if dtype == np.float32:
        return values.astype(np.float32)
    return values.astype(dtype)


def _bilinear(pixels, u, v):
    taps, share_x, share_y = _taps(pixels, u, v, 2)
    upper, lower = [row[0] + (row[1] - row[0]) * share_x for row in taps]
    return _rounded_into(upper + (lower - upper) * share_y, pixels.dtype)


def _cubic(v1, v2, v3, v4, d):
    p2, p3, p4 = -v1 + v3, 2 * (v1 - v2) + v3 - v4, -v1 + v2 - v3 + v4
    return v2 + d * (p2 + d * (p3 + d * p4))


def _bicubic(pixels, u, v):
    taps, share_x, share_y = _taps(pixels, u, v, 4)
    mixed = _cubic(*[_cubic(row[0], row[1], row[2], row[3], share_x) for row in taps], share_y)
    return _rounded_into(np.clip(mixed, 0, 255) if pixels.dtype == np.uint8 else mixed, pixels.dtype)
