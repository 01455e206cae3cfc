"""Between modes, in Pillow's integer arithmetic."""

import numpy as np


def luminance(rgb):
    """(19595 R + 38470 G + 7471 B + 32768) >> 16."""
    values = rgb.astype(np.int64)
    return ((values[:, :, 0] * 19595 + values[:, :, 1] * 38470 + values[:, :, 2] * 7471 + 0x8000) >> 16).astype(np.uint8)


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
    if mode == 'LA':
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
    if mode in ('P', 'HSV', 'YCbCr', 'LAB'):
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
