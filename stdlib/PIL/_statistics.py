"""What can be counted in an image."""

import math

import numpy as np

# Table sizes and the polynomials over GF(2) that step through them.
_TABLES = ((4, 3), (8, 3), (16, 3), (32, 5), (64, 3), (128, 3), (256, 29), (512, 17), (1024, 9), (2048, 5), (4096, 83), (8192, 27),
           (16384, 43), (32768, 3), (65536, 45), (131072, 9), (262144, 39), (524288, 39), (1048576, 9), (2097152, 5), (4194304, 3))


def _planes(image):
    pixels = image._data()
    return [pixels] if pixels.ndim == 2 else [pixels[:, :, i] for i in range(pixels.shape[2])]


def getextrema(image):
    extrema = tuple((plane.min().item(), plane.max().item()) for plane in _planes(image))
    return extrema[0] if len(extrema) == 1 else extrema


def _visible(image, alpha_only):
    pixels = image._data()
    if pixels.ndim == 2:
        return pixels != 0
    return pixels[:, :, -1] != 0 if alpha_only and image.mode in ('RGBA', 'LA', 'PA') else (pixels != 0).any(axis=2)


def getbbox(image, *, alpha_only=True):
    """(left, upper, right, lower) of what is not zero; None when all is."""
    mask = _visible(image, alpha_only)
    rows, columns = np.nonzero(mask.any(axis=1))[0].tolist(), np.nonzero(mask.any(axis=0))[0].tolist()
    return (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1) if rows else None


def getprojection(image):
    """Ones where a column, and where a row, holds something that is not zero."""
    mask = _visible(image, False)
    return mask.any(axis=0).astype(int).tolist(), mask.any(axis=1).astype(int).tolist()


def histogram(image, mask=None, extrema=None):
    """Counts of the 256 levels of each band; modes I and F spread their range over 256 bins."""
    inside = None
    if mask is not None:
        if mask.mode not in ('1', 'L'):
            raise ValueError('bad transparency mask')
        if mask.size != image.size:
            raise ValueError('mask and image size do not match')
        inside = mask._data() != 0
    counts = []
    for plane in _planes(image):
        values = plane.ravel() if inside is None else plane[inside]
        if image.mode in ('I', 'F', 'I;16'):
            low, high = image.getextrema() if extrema is None else extrema
            if low >= high or not values.size:
                counts += [0] * 256
                continue
            places = ((values.astype(np.float64) - low) * (255.0 / (high - low))).astype(int)
            values = places[(places >= 0) & (places < 256)]
        counts += np.bincount(values, minlength=256).tolist()
    return counts


def entropy(image, mask=None, extrema=None):
    """-sum p log2 p over the histogram's levels of all bands."""
    counts = histogram(image, mask, extrema)
    total, result = float(sum(counts)), 0.0
    for count in counts:
        if count:
            share = count / total
            result += share * math.log(share) * 1.4426950408889634
    return -result


def getcolors(image, maxcolors=256):
    """(count, value) of each value that occurs, or None when there are more than `maxcolors`."""
    pixels = image._data()
    if image.mode in ('1', 'L', 'P'):
        counts = np.bincount(pixels.ravel(), minlength=256).tolist()
        found = [(count, value) for value, count in enumerate(counts) if count]
        return None if len(found) > maxcolors else found
    if pixels.ndim == 2:
        packed = pixels.astype(np.int32).view(np.uint32) if image.mode != 'F' else np.ascontiguousarray(pixels).view(np.uint32)
        packed = packed.ravel().astype(np.int64)
    else:
        flat = pixels.reshape(-1, pixels.shape[2]).astype(np.int64)
        # Grey with alpha is stored as grey, grey, grey, alpha.
        columns = [0, 0, 0, 1] if pixels.shape[2] == 2 else list(range(pixels.shape[2]))
        packed = sum(flat[:, column] << (8 * byte) for byte, column in enumerate(columns))
    values, first, counts = np.unique(packed, return_index=True, return_counts=True)
    if values.size > maxcolors:
        return None
    order = np.argsort(first).tolist()
    values, first, counts = values.tolist(), first.tolist(), counts.tolist()
    slots = _slots([values[i] for i in order], maxcolors)
    width = image.width
    return [(counts[order[i]], image.getpixel((first[order[i]] % width, first[order[i]] // width))) for i in slots]


def _slots(values, maxcolors):
    """The order in which a hash table, filled in the order of first occurrence, lists its entries."""
    size, polynomial = next(((size, poly) for size, poly in _TABLES if size > maxcolors), _TABLES[-1])
    mask = size - 1
    table = {}
    for number, value in enumerate(values):
        at = ~value & mask
        step = (value ^ (value >> 3)) & mask or mask
        while at in table:
            at = (at + step) & mask
            step <<= 1
            if step > mask:
                step ^= size | polynomial
        table[at] = number
    return [table[at] for at in sorted(table)]
