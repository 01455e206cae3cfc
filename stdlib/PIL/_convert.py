"""Between modes, in Pillow's integer arithmetic."""

import numpy as np


def luminance(rgb):
    """(19595 R + 38470 G + 7471 B + 32768) >> 16."""
    values = rgb.astype(np.int64)
    return ((values[:, :, 0] * 19595 + values[:, :, 1] * 38470 + values[:, :, 2] * 7471 + 0x8000) >> 16).astype(np.uint8)


def unpacked_bits(rows, width):
    """Bits from bytes, the highest first: an array of shape (height, width)."""
    bits = (rows.reshape(rows.shape[0], -1, 1) >> np.arange(7, -1, -1, dtype=np.uint8)) & np.uint8(1)
    return bits.reshape(rows.shape[0], -1)[:, :width]


def packed_bits(mask):
    """Bytes from rows of bits, the first bit the highest: an array of shape (height, bytes a row)."""
    height, width = mask.shape
    bits = np.zeros((height, (width + 7) // 8 * 8), dtype=np.uint8)
    bits[:, :width] = mask
    return (bits.reshape(height, -1, 8) << np.arange(7, -1, -1, dtype=np.uint8)).sum(axis=2).astype(np.uint8)


def _times(a, b):
    """a b / 255, rounded."""
    product = a * b + 128
    return ((product >> 8) + product) >> 8


def _to_rgb(image):
    mode, pixels = image.mode, image._pixels
    if mode in ('RGB', 'RGBA'):
        return pixels[:, :, :3]
    if mode in ('1', 'L'):
        return np.stack([pixels] * 3, axis=2)
    if mode == 'LA':
        return np.stack([pixels[:, :, 0]] * 3, axis=2)
    if mode == 'P':
        return _palette(image)[pixels]
    if mode == 'CMYK':
        values = pixels.astype(int)
        light = 255 - values[:, :, 3:4]
        return np.clip(light - _times(values[:, :, :3], light), 0, 255).astype(np.uint8)
    if mode == 'HSV':
        return _from_hsv(pixels)
    if mode == 'YCbCr':
        return _from_ycbcr(pixels)
    if mode in ('I', 'F'):
        return np.stack([np.clip(pixels, 0, 255).astype(np.uint8)] * 3, axis=2)
    if mode == 'I;16':
        return np.stack([(pixels >> 8).astype(np.uint8)] * 3, axis=2)
    raise ValueError(f'conversion from {mode} to RGB not supported')


def _palette(image):
    table = np.zeros((256, 3), dtype=np.uint8)
    given = np.frombuffer(bytes(image._palette or b''), dtype=np.uint8).reshape(-1, 3)
    table[:given.shape[0]] = given
    return table


def _gray(image):
    mode, pixels = image.mode, image._pixels
    if mode in ('1', 'L'):
        return pixels
    if mode in ('LA', 'YCbCr'):
        return pixels[:, :, 0]
    if mode in ('I', 'F'):
        return np.clip(pixels, 0, 255).astype(np.uint8)
    if mode == 'I;16':
        return np.minimum(pixels >> 8, 255).astype(np.uint8)
    return luminance(_to_rgb(image))


def _alpha(image):
    mode, pixels = image.mode, image._pixels
    if mode in ('RGBA', 'LA'):
        return pixels[:, :, -1]
    opaque = np.full(pixels.shape[:2], 255, dtype=np.uint8)
    transparent = image.info.get('transparency')
    if mode == 'P' and transparent is not None:
        table = np.full(256, 255, dtype=np.uint8)
        if isinstance(transparent, bytes):
            table[:len(transparent)] = np.frombuffer(transparent, dtype=np.uint8)
        else:
            table[transparent] = 0
        return table[pixels]
    if transparent is not None and mode in ('L', 'RGB', '1'):
        same = pixels == np.array(transparent)
        opaque[same.all(axis=2) if same.ndim == 3 else same] = 0
    return opaque


def _dither(gray):
    """Black and white by error diffusion (Floyd and Steinberg)."""
    rows = []
    height, width = gray.shape
    errors = [0] * (width + 1)
    for row in gray.tolist():
        left = first = second = 0
        line = []
        for x, value in enumerate(row):
            total = left + errors[x + 1]
            level = min(max(value + (total // 16 if total >= 0 else -(-total // 16)), 0), 255)
            shown = 255 if level > 128 else 0
            line.append(shown)
            error = level - shown
            twice = 2 * error
            left = error + twice
            errors[x] = left + first
            left += twice
            first = left + second
            second = error
            left += twice
        errors[width] = first
        rows.append(line)
    return np.array(rows, dtype=np.uint8).reshape(height, width)


def _to_hsv(rgb):
    """Hue, saturation and value in single precision, cut off below the point."""
    values = rgb.astype(np.float32)
    red, green, blue = values[:, :, 0], values[:, :, 1], values[:, :, 2]
    high, low = values.max(axis=2), values.min(axis=2)
    spread = high - low
    below = np.where(spread == 0, np.float32(1), spread)
    rc, gc, bc = (high - red) / below, (high - green) / below, (high - blue) / below
    hue = np.where(red == high, (bc - gc).astype(np.float64), np.where(
        green == high, 2.0 + rc.astype(np.float64) - bc, 4.0 + gc.astype(np.float64) - rc)).astype(np.float32)
    hue = np.mod(hue.astype(np.float64) / 6.0 + 1.0, 1.0).astype(np.float32)
    share = spread / np.where(high == 0, np.float32(1), high)
    planes = [np.where(spread == 0, 0, hue.astype(np.float64) * 255.0), np.where(spread == 0, 0, share.astype(np.float64) * 255.0), high]
    return np.stack([np.clip(plane, 0, 255).astype(np.uint8) for plane in planes], axis=2)


def _from_hsv(pixels):
    values = pixels.astype(np.float64)
    sixth = (values[:, :, 0] * 6.0 / 255.0).astype(np.float32)
    sector = np.floor(values[:, :, 0] * 6.0 / 255.0)
    part = (sixth - sector.astype(np.float32)).astype(np.float64)
    share = (values[:, :, 1] / 255.0).astype(np.float32).astype(np.float64)
    light = values[:, :, 2]

    def rounded(value):
        return np.clip(np.floor(value + 0.5), 0, 255).astype(np.uint8)
    p, q, t = rounded(light * (1.0 - share)), rounded(light * (1.0 - share * part)), rounded(light * (1.0 - share * (1.0 - part)))
    v = pixels[:, :, 2]
    turns = ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))
    number = sector.astype(int) % 6
    planes = []
    for band in range(3):
        plane = v
        for turn in range(6):
            plane = np.where(number == turn, turns[turn][band], plane)
        planes.append(np.where(pixels[:, :, 1] == 0, v, plane))
    return np.stack(planes, axis=2)


# JFIF's weights of red, green and blue in 1/64, rounded for each level.
_LUMA = (0.29900, 0.58700, 0.11400)
_BLUE_DIFFERENCE = (-0.16874, -0.33126, 0.50000)
_RED_DIFFERENCE = (0.50000, -0.41869, -0.08131)


def _weights(factor, start=0):
    """Products of a factor with the levels in 1/64, a half added and cut off towards zero."""
    return np.trunc((np.arange(256) - start) * factor * 64 + 0.5).astype(np.int64)


def _to_ycbcr(rgb):
    def mixed(factors):
        return sum(_weights(factor)[rgb[:, :, band]] for band, factor in enumerate(factors)) >> 6
    planes = [mixed(_LUMA), mixed(_BLUE_DIFFERENCE) + 128, mixed(_RED_DIFFERENCE) + 128]
    return np.stack([plane.astype(np.uint8) for plane in planes], axis=2)


def _from_ycbcr(pixels):
    y, cb, cr = pixels[:, :, 0].astype(np.int64), pixels[:, :, 1], pixels[:, :, 2]
    red = y + (_weights(1.40200, 128)[cr] >> 6)
    green = y + ((_weights(-0.34414, 128)[cb] + _weights(-0.71414, 128)[cr]) >> 6)
    blue = y + (_weights(1.77200, 128)[cb] >> 6)
    return np.stack([np.clip(plane, 0, 255).astype(np.uint8) for plane in (red, green, blue)], axis=2)


def convert(image, mode, dither):
    """The pixels of an image in another mode."""
    if mode == 'L':
        return _gray(image).copy()
    if mode == '1':
        gray = _gray(image) if image.mode not in ('RGB', 'RGBA') else _coarse_gray(image._pixels)
        return _dither(gray) if dither else np.where(gray >= 128, 255, 0).astype(np.uint8)
    if mode == 'RGB':
        return np.ascontiguousarray(_to_rgb(image))
    if mode == 'RGBA':
        return np.concatenate([_to_rgb(image), _alpha(image).reshape(image.height, image.width, 1)], axis=2)
    if mode == 'LA':
        return np.stack([_gray(image), _alpha(image)], axis=2)
    if mode == 'I':
        source = image._pixels if image.mode in ('I;16', 'F') else _gray(image)
        return source.astype(np.int32)
    if mode == 'F':
        source = image._pixels if image.mode in ('I;16', 'I') else _exact_gray(image)
        return source.astype(np.float32)
    if mode == 'CMYK':
        rgb = _to_rgb(image)
        return np.concatenate([255 - rgb, np.zeros(rgb.shape[:2] + (1,), dtype=np.uint8)], axis=2)
    if mode == 'I;16' and image.mode in ('L', '1', 'I'):
        return image._pixels.astype(np.uint16)
    if mode == 'HSV':
        return _to_hsv(_to_rgb(image))
    if mode == 'YCbCr':
        return _to_ycbcr(_to_rgb(image))
    if mode in ('LAB', 'PA', 'RGBX', 'La', 'RGBa'):
        raise NotImplementedError(f"conversion to {mode} is not in Cellbook's PIL")
    raise ValueError('image has wrong mode')


def _coarse_gray(rgb):
    """(299 R + 587 G + 114 B) / 1000, cut off: what black and white are chosen from."""
    values = rgb.astype(np.int64)
    return ((values[:, :, 0] * 299 + values[:, :, 1] * 587 + values[:, :, 2] * 114) // 1000).astype(np.uint8)


def _exact_gray(image):
    if image.mode not in ('RGB', 'RGBA'):
        return _gray(image)
    values = image._pixels.astype(np.float32)
    return (values[:, :, 0] * np.float32(299) + values[:, :, 1] * np.float32(587) + values[:, :, 2] * np.float32(114)) / np.float32(1000)
