"""Arithmetic that saturates, masks, statistics and tables."""

import math

import numpy as np

from cv2._arrays import give, picture, scalar
from cv2._constants import (
    NORM_INF, NORM_L1, NORM_L2, NORM_MINMAX, THRESH_BINARY, THRESH_BINARY_INV, THRESH_OTSU, THRESH_TOZERO, THRESH_TOZERO_INV,
    THRESH_TRUNC)
from cv2._errors import failure

_LIMITS = {'uint8': (0, 255), 'int8': (-128, 127), 'uint16': (0, 65535), 'int16': (-32768, 32767), 'int32': (-2147483648, 2147483647)}


def saturate(values, dtype):
    """Rounded half to even and clipped to the element type."""
    name = str(dtype)
    if name in _LIMITS:
        low, high = _LIMITS[name]
        return np.clip(np.rint(values), low, high).astype(dtype)
    return values.astype(dtype)


def _pair(src1, src2, function):
    """Two arrays of one shape; a number or a tuple stands for a colour."""
    if not isinstance(src1, np.ndarray):
        src1, src2, swapped = src2, src1, True
    else:
        swapped = False
    if not isinstance(src2, np.ndarray):
        values = scalar(src2, 'src2', function)
        channels = src1.shape[2] if src1.ndim == 3 else 1
        src2 = np.array(values[:channels] if src1.ndim == 3 else values[0])
    elif src1.shape != src2.shape:
        raise failure('core/src/arithm.cpp', 688, -209, "The operation is neither 'array op array' (where arrays have the same "
                      "size and the same number of channels), nor 'array op scalar', nor 'scalar op array'", 'arithm_op')
    return (src2, src1, src1.dtype) if swapped else (src1, src2, src1.dtype)


def _masked(result, src, mask, dst):
    if mask is not None:
        base = np.zeros(result.shape, dtype=result.dtype) if dst is None else dst
        chosen = np.asarray(mask) != 0
        result = np.where(chosen.reshape(chosen.shape + (1,)) if result.ndim == 3 else chosen, result, base)
    return give(result, dst)


def add(src1, src2, dst=None, mask=None, dtype=-1):
    a, b, kind = _pair(src1, src2, 'add')
    return _masked(saturate(a.astype(float) + b.astype(float), kind), src1, mask, dst)


def subtract(src1, src2, dst=None, mask=None, dtype=-1):
    a, b, kind = _pair(src1, src2, 'subtract')
    return _masked(saturate(a.astype(float) - b.astype(float), kind), src1, mask, dst)


def multiply(src1, src2, dst=None, scale=1, dtype=-1):
    a, b, kind = _pair(src1, src2, 'multiply')
    return give(saturate(a.astype(float) * b.astype(float) * scale, kind), dst)


def absdiff(src1, src2, dst=None):
    a, b, kind = _pair(src1, src2, 'absdiff')
    return give(saturate(np.abs(a.astype(float) - b.astype(float)), kind), dst)


def addWeighted(src1, alpha, src2, beta, gamma, dst=None, dtype=-1):
    """alpha src1 + beta src2 + gamma."""
    a, b, kind = _pair(src1, src2, 'addWeighted')
    if kind.itemsize > 4 or str(kind) == 'int32':
        return give(saturate(a.astype(float) * alpha + b.astype(float) * beta + gamma, kind), dst)
    # Fused multiply-add in single precision: each of the two sums is rounded once.
    first, second, shift = float(np.float32(alpha)), float(np.float32(beta)), float(np.float32(gamma))
    rest = (b.astype(float) * second + shift).astype(np.float32).astype(float)
    return give(saturate((a.astype(float) * first + rest).astype(np.float32), kind), dst)


def convertScaleAbs(src, dst=None, alpha=1, beta=0):
    return give(saturate(np.abs(picture(src, 'convertScaleAbs').astype(float) * alpha + beta), np.dtype('uint8')), dst)


def bitwise_and(src1, src2, dst=None, mask=None):
    a, b, kind = _pair(src1, src2, 'bitwise_and')
    return _masked(a.astype(kind) & b.astype(kind), src1, mask, dst)


def bitwise_or(src1, src2, dst=None, mask=None):
    a, b, kind = _pair(src1, src2, 'bitwise_or')
    return _masked(a.astype(kind) | b.astype(kind), src1, mask, dst)


def bitwise_xor(src1, src2, dst=None, mask=None):
    a, b, kind = _pair(src1, src2, 'bitwise_xor')
    return _masked(a.astype(kind) ^ b.astype(kind), src1, mask, dst)


def bitwise_not(src, dst=None, mask=None):
    return _masked(~picture(src, 'bitwise_not'), src, mask, dst)


def split(m, mv=None):
    """A tuple of the channels."""
    m = picture(m, 'split', 'm')
    if m.ndim == 2:
        return (m.copy(),)
    return tuple(np.ascontiguousarray(m[:, :, channel]) for channel in range(m.shape[2]))


def merge(mv, dst=None):
    return give(np.stack([plane.reshape(plane.shape[:2]) for plane in mv], axis=2), dst)


def hconcat(src, dst=None):
    return give(np.concatenate(list(src), axis=1), dst)


def vconcat(src, dst=None):
    return give(np.concatenate(list(src), axis=0), dst)


def inRange(src, lowerb, upperb, dst=None):
    """255 where every channel lies between its bounds."""
    src = picture(src, 'inRange')
    channels = src.shape[2] if src.ndim == 3 else 1
    low, high = np.array(_bounds(lowerb, channels)), np.array(_bounds(upperb, channels))
    values = src if src.ndim == 3 else src.reshape(src.shape + (1,))
    inside = ((values >= low) & (values <= high)).all(axis=2)
    return give(inside.astype(np.uint8) * np.uint8(255), dst)


def _bounds(value, channels):
    values = [float(item) for item in np.asarray(value).ravel().tolist()]
    return (values * channels if len(values) == 1 else values)[:channels]


def threshold(src, thresh, maxval, type, dst=None):
    """(the threshold used, the picture)."""
    src = picture(src, 'threshold')
    kind = type & 7
    if type & THRESH_OTSU:
        if str(src.dtype) != 'uint8' or src.ndim != 2:
            raise failure('imgproc/src/thresh.cpp', 1555, -215, 'src.type() == CV_8UC1 || src.type() == CV_16UC1', 'threshold')
        thresh = _otsu(src)
    level = math.floor(thresh) if src.dtype.kind in 'iu' else thresh
    above = src > level
    full = saturate(np.array(float(maxval)), src.dtype)
    zero = np.zeros(src.shape, dtype=src.dtype)
    if kind == THRESH_BINARY:
        result = np.where(above, full, zero)
    elif kind == THRESH_BINARY_INV:
        result = np.where(above, zero, full)
    elif kind == THRESH_TRUNC:
        result = np.where(above, saturate(np.array(float(level)), src.dtype), src)
    elif kind == THRESH_TOZERO:
        result = np.where(above, src, zero)
    elif kind == THRESH_TOZERO_INV:
        result = np.where(above, zero, src)
    else:
        raise failure('imgproc/src/thresh.cpp', 1700, -5, 'Unknown threshold type', 'threshold')
    return float(thresh), give(result.astype(src.dtype), dst)


def _otsu(src):
    """The level that separates two groups of gray values best."""
    counts = np.bincount(src.ravel(), minlength=256).tolist()
    scale = 1.0 / src.size
    mean = sum(level * count for level, count in enumerate(counts)) * scale
    first_mean = first_share = 0.0
    best, chosen = 0.0, 0
    for level, count in enumerate(counts):
        share = count * scale
        first_mean *= first_share
        first_share += share
        rest = 1.0 - first_share
        if first_share < 1.1920929e-07 or rest < 1.1920929e-07 or first_share > 1 - 1.1920929e-07 or rest > 1 - 1.1920929e-07:
            continue
        first_mean = (first_mean + level * share) / first_share
        other = (mean - first_share * first_mean) / rest
        spread = first_share * rest * (first_mean - other) * (first_mean - other)
        if spread > best:
            best, chosen = spread, level
    return float(chosen)


def equalizeHist(src, dst=None):
    src = picture(src, 'equalizeHist')
    counts = np.bincount(src.ravel(), minlength=256).tolist()
    first = next((level for level, count in enumerate(counts) if count), 0)
    if counts[first] == src.size:
        return give(np.full(src.shape, first, dtype=np.uint8), dst)
    scale = np.float32(255.0) / np.float32(src.size - counts[first])
    table, total = [0] * 256, 0
    for level in range(first + 1, 256):
        total += counts[level]
        table[level] = int(np.rint(np.float32(total) * scale))
    return give(np.array(table, dtype=np.uint8)[src], dst)


def LUT(src, lut, dst=None):
    """Each value replaced by its entry in a table of 256."""
    table = np.asarray(lut)
    if table.ndim == 3 and src.ndim == 3:
        return give(np.stack([table[0, :, c][src[:, :, c]] for c in range(src.shape[2])], axis=2), dst)
    return give(table.ravel()[src], dst)


def applyColorMap(src, colormap, dst=None):
    """A gray picture in colours."""
    from cv2._colormap_tables import TABLES
    src = picture(src, 'applyColorMap')
    if str(src.dtype) != 'uint8':
        raise failure('imgproc/src/colormap.cpp', 736, -5, 'cv::ColorMap only supports source images of type CV_8UC1 or CV_8UC3', 'operator()')
    if src.ndim == 3 and src.shape[2] == 3:
        from cv2._color import cvtColor
        src = cvtColor(src, 6)
    if isinstance(colormap, np.ndarray):
        table = colormap.reshape(256, -1)
    elif colormap in TABLES:
        table = np.frombuffer(bytes.fromhex(TABLES[colormap]), dtype=np.uint8).reshape(256, 3)
    else:
        raise NotImplementedError(f"colormap {colormap} is not in Cellbook's cv2")
    return give(table[src.reshape(src.shape[:2])], dst)


def calcHist(images, channels, mask, histSize, ranges, hist=None, accumulate=False):
    """Counts of one channel's values, as float32."""
    if len(channels) != 1:
        raise NotImplementedError("calcHist of several channels is not in Cellbook's cv2")
    image = images[0]
    values = (image[:, :, channels[0]] if image.ndim == 3 else image)
    values = values[np.asarray(mask) != 0] if mask is not None else values.ravel()
    if str(values.dtype) == 'uint8' and list(ranges) == [0, 256] and histSize[0] == 256:
        return np.bincount(values, minlength=256).astype(np.float32)
    low, high, bins = ranges[0], ranges[1], histSize[0]
    values = values[(values >= low) & (values < high)].astype(float)
    places = np.floor((values - low) * (bins / (high - low))).astype(int)
    return np.bincount(places, minlength=bins).astype(np.float32)


def countNonZero(src):
    return int((picture(src, 'countNonZero') != 0).sum())


def meanStdDev(src, mean=None, stddev=None, mask=None):
    """(means, standard deviations), each of shape (channels, 1)."""
    chosen = None if mask is None else np.asarray(mask) != 0
    planes = [(plane if chosen is None else plane[chosen]).astype(float) for plane in split(picture(src, 'meanStdDev'))]
    means = [float(plane.mean()) for plane in planes]
    spreads = [math.sqrt(abs(float((plane * plane).mean()) - m * m)) for plane, m in zip(planes, means)]
    return np.array(means).reshape(-1, 1), np.array(spreads).reshape(-1, 1)


def sumElems(src):
    values = [float(plane.astype(float).sum()) for plane in split(picture(src, 'sumElems'))]
    return tuple(values + [0.0] * (4 - len(values)))


def divide(src1, src2, dst=None, scale=1, dtype=-1):
    """Where the divisor is zero, integers become zero."""
    a, b, kind = _pair(src1, src2, 'divide')
    a, b = a.astype(float), b.astype(float)
    if kind.kind not in 'iu':
        return give((a * scale / b).astype(kind), dst)
    return give(saturate(np.where(b != 0, a * scale / np.where(b != 0, b, 1.0), 0.0), kind), dst)


def _extreme(function, src1, src2, dst):
    a, b, kind = _pair(src1, src2, function.__name__)
    return give(function(a, b.astype(kind)), dst)


def max(src1, src2, dst=None):
    return _extreme(np.maximum, src1, src2, dst)


def min(src1, src2, dst=None):
    return _extreme(np.minimum, src1, src2, dst)


def compare(src1, src2, cmpop, dst=None):
    """255 where the comparison holds."""
    a, b, _ = _pair(src1, src2, 'compare')
    operations = (np.equal, np.greater, np.greater_equal, np.less, np.less_equal, np.not_equal)
    return give(operations[cmpop](a, b).astype(np.uint8) * np.uint8(255), dst)


def sqrt(src, dst=None):
    return give(np.sqrt(picture(src, 'sqrt')), dst)


def pow(src, power, dst=None):
    src = picture(src, 'pow')
    return give(saturate(src.astype(float) ** power, src.dtype), dst)


def exp(src, dst=None):
    return give(np.exp(picture(src, 'exp')), dst)


def log(src, dst=None):
    return give(np.log(picture(src, 'log')), dst)


def magnitude(x, y, magnitude=None):
    return give(np.sqrt(x * x + y * y), magnitude)


def reduce(src, dim, rtype, dst=None, dtype=-1):
    """Rows (0) or columns (1) to one: sum, mean, largest, smallest."""
    src = picture(src, 'reduce')
    kind = src.dtype if dtype < 0 else np.dtype({0: 'uint8', 2: 'uint16', 3: 'int16', 4: 'int32', 5: 'float32', 6: 'float64'}[dtype & 7])
    values = src.astype(float)
    operation = {0: np.sum, 1: np.mean, 2: np.max, 3: np.min}.get(rtype)
    if operation is None:
        raise NotImplementedError(f"reduce with operation {rtype} is not in Cellbook's cv2")
    return give(saturate(operation(values, axis=dim, keepdims=True), kind), dst)


def extractChannel(src, coi, dst=None):
    return give(np.ascontiguousarray(src[:, :, coi]), dst)


def mean(src, mask=None):
    """Four means, one a channel."""
    src = picture(src, 'mean')
    planes = split(src)
    chosen = None if mask is None else np.asarray(mask) != 0
    values = [float((plane if chosen is None else plane[chosen]).astype(float).mean()) for plane in planes]
    return tuple(values + [0.0] * (4 - len(values)))


def minMaxLoc(src, mask=None):
    """(smallest, largest, place of the smallest, of the largest), places as (x, y)."""
    src = picture(src, 'minMaxLoc')
    width = src.shape[1]
    low, high = int(src.argmin()), int(src.argmax())
    flat = src.ravel()
    return float(flat[low]), float(flat[high]), (low % width, low // width), (high % width, high // width)


def norm(src1, src2=None, normType=NORM_L2, mask=None):
    values = np.asarray(src1, dtype=float)
    if src2 is not None and not isinstance(src2, int):
        values = values - np.asarray(src2, dtype=float)
    elif isinstance(src2, int):
        normType = src2
    if normType == NORM_INF:
        return float(np.abs(values).max())
    return float(np.abs(values).sum()) if normType == NORM_L1 else float(math.sqrt((values * values).sum()))


def normalize(src, dst, alpha=1, beta=0, norm_type=NORM_L2, dtype=-1, mask=None):
    """Scaled to an interval (NORM_MINMAX) or to a norm."""
    src = picture(src, 'normalize')
    values = src.astype(float)
    kind = src.dtype if dtype < 0 else np.dtype({0: 'uint8', 2: 'uint16', 5: 'float32', 6: 'float64'}[dtype & 7])
    if norm_type == NORM_MINMAX:
        low, high = float(values.min()), float(values.max())
        small, large = sorted((alpha, beta))
        scale = (large - small) * (1 / (high - low) if high - low > 2.220446049250313e-16 else 0)
        result = values * scale + (small - low * scale)
    else:
        size = norm(src, normType=norm_type)
        result = values * (alpha / size if size > 2.220446049250313e-16 else 0)
    return give(saturate(result, kind), dst if isinstance(dst, np.ndarray) else None)
