"""Ready-made operations."""

from PIL import Image


def flip(image):
    return image.transpose(Image.FLIP_TOP_BOTTOM)


def mirror(image):
    return image.transpose(Image.FLIP_LEFT_RIGHT)


def grayscale(image):
    return image.convert('L')


def _through(image, table):
    """Each band through a table of 256 entries, or all bands through one."""
    if image.mode == 'P':
        raise NotImplementedError("mode P support coming soon")
    if image.mode not in ('L', 'RGB'):
        raise OSError(f'not supported for mode {image.mode}')
    return image.point(table * (len(image.getbands()) if len(table) == 256 else 1))


def invert(image):
    """Levels counted from the other end."""
    if image.mode == '1':
        return image._like(255 - image._data())
    return _through(image, list(range(255, -1, -1)))


def solarize(image, threshold=128):
    """Levels from the threshold on counted from the other end."""
    return _through(image, [i if i < threshold else 255 - i for i in range(256)])


def posterize(image, bits):
    """Only the highest bits of each level."""
    mask = ~(2 ** (8 - bits) - 1)
    return _through(image, [i & mask for i in range(256)])


def colorize(image, black, white, mid=None, blackpoint=0, whitepoint=255, midpoint=127):
    """Grey levels as a ramp between two colours, or three."""
    if image.mode != 'L':
        raise ValueError(f'mode must be L, not {image.mode}')
    if not 0 <= blackpoint <= whitepoint <= 255:
        raise ValueError('blackpoint and whitepoint must each be between or equal to 0 and 255, with blackpoint less than or '
                         'equal to whitepoint')
    if mid is not None and not blackpoint <= midpoint <= whitepoint:
        raise ValueError('midpoint must be between or equal to blackpoint and whitepoint')
    stops = [(blackpoint, Image._color(black, 'RGB'))]
    if mid is not None:
        stops.append((midpoint, Image._color(mid, 'RGB')))
    stops.append((whitepoint, Image._color(white, 'RGB')))
    table = []
    for band in range(3):
        ramp = [stops[0][1][band]] * blackpoint
        for (start, low), (end, high) in zip(stops, stops[1:]):
            ramp += [low[band] + step * (high[band] - low[band]) // (end - start) for step in range(end - start)]
        table += ramp + [stops[-1][1][band]] * (256 - whitepoint)
    return image.convert('RGB').point(table)


def scale(image, factor, resample=Image.BICUBIC):
    """Both sides times a factor."""
    if factor == 1:
        return image.copy()
    if factor <= 0:
        raise ValueError('the factor must be greater than 0')
    return image.resize((round(factor * image.width), round(factor * image.height)), resample)


def cover(image, size, method=Image.BICUBIC):
    """The smallest size with the image's shape that covers a size."""
    ratio, wanted = image.width / image.height, size[0] / size[1]
    if ratio < wanted:
        size = (size[0], round(image.height / image.width * size[0]))
    elif ratio > wanted:
        size = (round(image.width / image.height * size[1]), size[1])
    return image.resize(size, method)


def deform(image, deformer, resample=Image.BILINEAR):
    """The image through the mesh that `deformer.getmesh(image)` gives."""
    return image.transform(image.size, Image.MESH, deformer.getmesh(image), resample)


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


def pad(image, size, method=Image.BICUBIC, color=None, centering=(0.5, 0.5)):
    resized = contain(image, size, method)
    if resized.size == tuple(size):
        return resized
    made = Image.new(image.mode, size, color or 0)
    made.paste(resized, (round((size[0] - resized.width) * centering[0]), round((size[1] - resized.height) * centering[1])))
    return made


def fit(image, size, method=Image.BICUBIC, bleed=0.0, centering=(0.5, 0.5)):
    """Cropped to the size's shape, without a share `bleed` of each border, then resized."""
    centering = [value if 0.0 <= value <= 1.0 else 0.5 for value in centering]
    if not 0.0 <= bleed < 0.5:
        bleed = 0.0
    margin = (bleed * image.width, bleed * image.height)
    live = (image.width - margin[0] * 2, image.height - margin[1] * 2)
    ratio, wanted = live[0] / live[1], size[0] / size[1]
    if ratio == wanted:
        width, height = live
    elif ratio >= wanted:
        width, height = wanted * live[1], live[1]
    else:
        width, height = live[0], live[0] / wanted
    left, top = margin[0] + (live[0] - width) * centering[0], margin[1] + (live[1] - height) * centering[1]
    return image.resize(size, method, box=(left, top, left + width, top + height))


_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}


def exif_transpose(image, *, in_place=False):
    """The image turned upright as its EXIF orientation says."""
    orientation = image.getexif().get(0x0112, 1)
    turned = orientation in _TURNS
    made = image.transpose(_TURNS[orientation]) if turned else image.copy()
    if turned:
        made.info.pop('exif', None)
    if not in_place:
        return made
    image._pixels, image._size, image.info = made._pixels, made._size, made.info


def _without_ends(counts, cutoff):
    """Counts without the given percentages of the darkest and the lightest samples."""
    total = sum(counts)
    for share, levels in ((cutoff[0], range(256)), (cutoff[1], range(255, -1, -1))):
        cut = int(total * share // 100)
        for level in levels:
            taken = min(cut, counts[level])
            counts[level] -= taken
            cut -= taken
            if cut <= 0:
                break
    return counts


def autocontrast(image, cutoff=0, ignore=None, mask=None, preserve_tone=False):
    """Each band stretched to the full range, or all alike by the luminance."""
    counts = image.convert('L').histogram(mask) if preserve_tone else image.histogram(mask)
    cutoff = cutoff if isinstance(cutoff, tuple) else (cutoff, cutoff)
    ignored = () if ignore is None else (ignore,) if isinstance(ignore, int) else ignore
    table = []
    for start in range(0, len(counts), 256):
        band = counts[start:start + 256]
        for level in ignored:
            band[level] = 0
        if any(cutoff):
            band = _without_ends(band, cutoff)
        used = [level for level in range(256) if band[level]]
        low, high = (used[0], used[-1]) if used else (255, 0)
        if high <= low:
            table += list(range(256))
        else:
            scale = 255.0 / (high - low)
            table += [min(max(int(level * scale + -low * scale), 0), 255) for level in range(256)]
    return _through(image, table)


def equalize(image, mask=None):
    """Levels spread so that each is about as frequent as the others."""
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
    return _through(image, table)
