"""Palettes: given ones with error diffusion, and found ones."""

import numpy as np

from PIL._constants import Dither, Quantize

# Ten black entries, then six levels of each band.
_WEB = bytes(30) + bytes(value for blue in range(0, 256, 51) for green in range(0, 256, 51) for red in range(0, 256, 51)
             for value in (red, green, blue))


def _palette_image(image, indices, palette):
    from PIL.Image import _make
    made = _make(np.array(indices, dtype=np.uint8).reshape(image.height, image.width), 'P')
    made._palette = palette
    made.info = {key: value for key, value in image.info.items() if key != 'transparency'}
    return made


def to_web_palette(image, dither):
    """Grey keeps its levels as a palette of its own; colours go to six levels a band."""
    if image.mode in ('1', 'L'):
        return _palette_image(image, image._data(), bytes(v for v in range(256) for _ in range(3)))
    return _palette_image(image, _nearest(image.convert('RGB')._data(), _WEB, dither), _WEB)


class _Nearest:
    """The number of the nearest colour; colours are told apart in steps of four levels."""

    def __init__(self, palette):
        self.colors = np.frombuffer(palette, dtype=np.uint8).reshape(-1, 3).astype(np.int64)
        self.known = {}

    def __call__(self, red, green, blue):
        key = (red >> 2 << 16) | (green >> 2 << 8) | blue >> 2
        found = self.known.get(key)
        if found is None:
            away = self.colors - np.array([red & 252, green & 252, blue & 252])
            found = self.known[key] = int(np.argmin((away * away).sum(axis=1)))
        return found


def _nearest(pixels, palette, dither):
    nearest = _Nearest(palette)
    rows = pixels.tolist()
    if dither == Dither.NONE:
        return [nearest(red, green, blue) for row in rows for red, green, blue in row]
    colors = [tuple(palette[i:i + 3]) for i in range(0, len(palette), 3)]
    width = pixels.shape[1]
    # What is handed down to the next row, a list a band; one place more than there are columns.
    errors = [[0] * (width + 1) for _ in range(3)]
    result = []
    for row in rows:
        carried, first, second = [0, 0, 0], [0, 0, 0], [0, 0, 0]
        for x, pixel in enumerate(row):
            levels = []
            for band in range(3):
                total = carried[band] + errors[band][x + 1]
                level = pixel[band] + (total // 16 if total >= 0 else -(-total // 16))
                levels.append(0 if level < 0 else 255 if level > 255 else level)
            index = nearest(levels[0], levels[1], levels[2])
            result.append(index)
            chosen = colors[index]
            for band in range(3):
                error = levels[band] - chosen[band]
                # Shares of 3, 5, 1 and 7 sixteenths.
                errors[band][x] = 3 * error + first[band]
                first[band] = 5 * error + second[band]
                second[band] = error
                carried[band] = 7 * error
        # The last place of the row takes all its shares from blue.
        errors[0][width], errors[1][width], errors[2][width] = first[2], second[2], second[2]
    return result


def quantize(image, colors, method, kmeans, palette, dither):
    """A palette image of at most `colors` colours."""
    if method is None:
        method = Quantize.FASTOCTREE if image.mode == 'RGBA' else Quantize.MEDIANCUT
    if image.mode == 'RGBA' and method not in (Quantize.FASTOCTREE, Quantize.LIBIMAGEQUANT):
        raise ValueError('Fast Octree (method == 2) and libimagequant (method == 3) are the only valid methods for quantizing '
                         'RGBA images')
    if palette is not None:
        palette.load()
        if palette.mode != 'P':
            raise ValueError('bad mode for palette image')
        if image.mode not in ('RGB', 'L'):
            raise ValueError('only RGB or L mode images can be quantized to a palette')
        table = bytes(palette._palette)
        return _palette_image(image, _nearest(image.convert('RGB')._data(), table, dither), table)
    if kmeans < 0:
        raise ValueError('kmeans must not be negative')
    if not 1 <= colors <= 256:
        raise ValueError('bad number of colors')
    if image.mode not in ('L', 'P', 'RGB', 'RGBA'):
        raise ValueError('image has wrong mode')
    if method == Quantize.MEDIANCUT and not kmeans:
        from PIL import _median_cut
        indices, table = _median_cut.quantize(image.convert('RGB')._data(), colors)
        return _palette_image(image, indices, table)
    raise NotImplementedError("only median cut without k-means steps is in Cellbook's PIL")
