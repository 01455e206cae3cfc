"""Smoothing, edges and morphology."""

import math

import numpy as np

from cv2._arithmetic import saturate
from cv2._arrays import apply, give, picture, point
from cv2._constants import (
    BORDER_DEFAULT, CV_64F, MORPH_BLACKHAT, MORPH_CLOSE, MORPH_CROSS, MORPH_DILATE, MORPH_ELLIPSE, MORPH_ERODE,
    MORPH_GRADIENT, MORPH_OPEN, MORPH_TOPHAT)
from cv2._errors import failure

_DEPTHS = {0: 'uint8', 2: 'uint16', 5: 'float32', 6: 'float64'}


def GaussianBlur(src, ksize, sigmaX, dst=None, sigmaY=0, borderType=BORDER_DEFAULT, hint=0):
    src = picture(src, 'GaussianBlur')
    width, height = point(ksize, 'ksize', 'GaussianBlur')
    if (width <= 0 or height <= 0) and sigmaX <= 0 or (width > 0 and width % 2 == 0) or (height > 0 and height % 2 == 0):
        raise failure('imgproc/src/smooth.dispatch.cpp', 291, -215,
                      'ksize.width > 0 && ksize.width % 2 == 1 && ksize.height > 0 && ksize.height % 2 == 1', 'createGaussianKernels')
    return give(apply('gaussian_blur', src, (height, width, borderType & 15), (sigmaY, sigmaX)), dst)


def getGaussianKernel(ksize, sigma, ktype=CV_64F):
    """A column of weights."""
    fixed = {1: [1.0], 3: [0.25, 0.5, 0.25], 5: [0.0625, 0.25, 0.375, 0.25, 0.0625],
             7: [0.03125, 0.109375, 0.21875, 0.28125, 0.21875, 0.109375, 0.03125]}
    if sigma <= 0 and ksize in fixed:
        values = fixed[ksize]
    else:
        sigma = sigma if sigma > 0 else 0.3 * ((ksize - 1) * 0.5 - 1) + 0.8
        values = [math.exp(-0.5 / (sigma * sigma) * (i - (ksize - 1) * 0.5) ** 2) for i in range(ksize)]
        total = sum(values)
        values = [value / total for value in values]
    return np.array(values, dtype=_DEPTHS[ktype]).reshape(-1, 1)


def blur(src, ksize, dst=None, anchor=(-1, -1), borderType=BORDER_DEFAULT):
    width, height = point(ksize, 'ksize', 'blur')
    return give(apply('box_blur', picture(src, 'blur'), (height, width, borderType & 15, 1)), dst)


def boxFilter(src, ddepth, ksize, dst=None, anchor=(-1, -1), normalize=True, borderType=BORDER_DEFAULT):
    width, height = point(ksize, 'ksize', 'boxFilter')
    return give(apply('box_blur', picture(src, 'boxFilter'), (height, width, borderType & 15, normalize)), dst)


def medianBlur(src, ksize, dst=None):
    src = picture(src, 'medianBlur')
    if ksize % 2 != 1:
        raise failure('imgproc/src/median_blur.dispatch.cpp', 192, -215, '(ksize % 2 == 1) && (_src0.dims() <= 2 )', 'medianBlur')
    return give(apply('median_blur', src, (ksize,)), dst)


def _wider(src, ddepth):
    """The picture in an element type that holds the sums of the result, and the type of the result."""
    if ddepth < 0:
        return src, src.dtype
    depth = ddepth & 7
    if depth not in _DEPTHS and depth != 3:
        raise NotImplementedError(f"filters with depth {ddepth} are not in Cellbook's cv2")
    if depth == 3:
        return src.astype('float64'), np.dtype('int16')
    return src.astype(_DEPTHS[depth]), np.dtype(_DEPTHS[depth])


def filter2D(src, ddepth, kernel, dst=None, anchor=(-1, -1), delta=0, borderType=BORDER_DEFAULT):
    """Correlation with a kernel."""
    kernel = np.asarray(kernel, dtype=float)
    if kernel.ndim == 1:
        kernel = kernel.reshape(-1, 1)
    if tuple(anchor) != (-1, -1):
        raise NotImplementedError("filter2D with an anchor is not in Cellbook's cv2")
    height, width = kernel.shape
    values = [delta] + kernel.ravel().tolist()
    wide, kind = _wider(picture(src, 'filter2D'), ddepth)
    result = apply('filter', wide, (height, width, borderType & 15), values)
    return give(result if result.dtype == kind else saturate(result, kind), dst)


def sepFilter2D(src, ddepth, kernelX, kernelY, dst=None, anchor=(-1, -1), delta=0, borderType=BORDER_DEFAULT):
    across, down = np.asarray(kernelX, dtype=float).reshape(1, -1), np.asarray(kernelY, dtype=float).reshape(-1, 1)
    return filter2D(src, ddepth, down * across, dst, delta=delta, borderType=borderType)


def _derivative(order, size):
    """Weights of a derivative of `order` of binomial smoothing over `size` samples."""
    values = [1.0]
    for _ in range(size - 1 - order):
        values = [a + b for a, b in zip(values + [0.0], [0.0] + values)]
    for _ in range(order):
        values = [b - a for a, b in zip(values + [0.0], [0.0] + values)]
    return np.array(values)


def getDerivKernels(dx, dy, ksize, kx=None, ky=None, normalize=False, ktype=5):
    if ksize <= 0:
        first = [np.array([-1.0, 0.0, 1.0]) if order else np.array([3.0, 10.0, 3.0]) for order in (dx, dy)]
    else:
        first = [_derivative(order, max(ksize, 3) if order else ksize) for order in (dx, dy)]
    return tuple(values.astype(_DEPTHS[ktype]).reshape(-1, 1) for values in first)


def Sobel(src, ddepth, dx, dy, dst=None, ksize=3, scale=1, delta=0, borderType=BORDER_DEFAULT):
    """Derivatives."""
    if dx < 0 or dy < 0 or dx + dy <= 0 or ksize > 0 and (ksize % 2 != 1 or ksize > 31):
        raise failure('imgproc/src/deriv.cpp', 79, -215, 'dx >= 0 && dy >= 0 && dx+dy > 0', 'getScharrKernels' if ksize <= 0 else 'getSobelKernels')
    across, down = [values.astype(float) for values in getDerivKernels(dx, dy, ksize)]
    return filter2D(src, ddepth, down * across.reshape(1, -1) * scale, dst, delta=delta, borderType=borderType)


def Scharr(src, ddepth, dx, dy, dst=None, scale=1, delta=0, borderType=BORDER_DEFAULT):
    return Sobel(src, ddepth, dx, dy, dst, -1, scale, delta, borderType)


def Laplacian(src, ddepth, dst=None, ksize=1, scale=1, delta=0, borderType=BORDER_DEFAULT):
    fixed = {1: [[0, 1, 0], [1, -4, 1], [0, 1, 0]], 3: [[2, 0, 2], [0, -8, 0], [2, 0, 2]]}
    if ksize in fixed:
        kernel = np.array(fixed[ksize], dtype=float)
    else:
        second, smooth = _derivative(2, ksize), _derivative(0, ksize)
        kernel = smooth.reshape(-1, 1) * second + second.reshape(-1, 1) * smooth
    return filter2D(src, ddepth, kernel * scale, dst, delta=delta, borderType=borderType)


def Canny(image, threshold1, threshold2, edges=None, apertureSize=3, L2gradient=False):
    """Edges, 255 on 0."""
    image = picture(image, 'Canny', 'image')
    if image.size == 0 or str(image.dtype) != 'uint8':
        raise failure('imgproc/src/canny.cpp', 834, -215, '_src.depth() == CV_8U', 'Canny')
    if apertureSize not in (3, 5, 7):
        raise failure('imgproc/src/canny.cpp', 849, -206, 'Aperture size should be odd between 3 and 7', 'Canny')
    values = (round(threshold1 * 1000), round(threshold2 * 1000), apertureSize, bool(L2gradient))
    return give(apply('canny', image, values), edges)


def bilateralFilter(src, d, sigmaColor, sigmaSpace, dst=None, borderType=BORDER_DEFAULT):
    """A mean weighted by distance and by likeness of colour."""
    src = picture(src, 'bilateralFilter')
    if str(src.dtype) != 'uint8':
        raise NotImplementedError("bilateralFilter is in Cellbook's cv2 for uint8")
    return give(apply('bilateral', src, (d, round(sigmaColor * 1000), round(sigmaSpace * 1000), borderType & 15)), dst)


def pyrDown(src, dst=None, dstsize=None, borderType=BORDER_DEFAULT):
    """Smoothed, every second row and column: binomial weights over 5 x 5, rounded half up."""
    src = picture(src, 'pyrDown')
    height, width = src.shape[:2]
    rows, columns = (height + 1) // 2, (width + 1) // 2
    taps = [1, 4, 6, 4, 1]
    values = src.astype(np.int64 if src.dtype.kind in 'iu' else src.dtype)
    across = [[_mirrored(2 * x + tap - 2, width) for x in range(columns)] for tap in range(5)]
    down = [[_mirrored(2 * y + tap - 2, height) for y in range(rows)] for tap in range(5)]
    narrow = sum(taps[tap] * values[:, across[tap]] for tap in range(5))
    small = sum(taps[tap] * narrow[down[tap]] for tap in range(5))
    return give(((small + 128) >> 8 if src.dtype.kind in 'iu' else small / 256).astype(src.dtype), dst)


def pyrUp(src, dst=None, dstsize=None, borderType=BORDER_DEFAULT):
    """Twice the size: rows and columns of zeros between, smoothed, times four."""
    src = picture(src, 'pyrUp')
    values = src.astype(np.int64 if src.dtype.kind in 'iu' else src.dtype)
    for axis in (1, 0):
        count = values.shape[axis]
        before = values.take([1 if count > 1 else 0] + list(range(count - 1)), axis)
        after = values.take(list(range(1, count)) + [count - 1], axis)
        even, odd = before + 6 * values + after, 4 * (values + after)
        shape = list(values.shape)
        shape[axis] = 2 * count
        values = np.stack([even, odd], axis + 1).reshape(shape)
    return give(((values + 32) >> 6 if src.dtype.kind in 'iu' else values / 64).astype(src.dtype), dst)


def _mirrored(index, count):
    if count == 1:
        return 0
    index = abs(index) % (2 * count - 2)
    return index if index < count else 2 * count - 2 - index


def getStructuringElement(shape, ksize, anchor=(-1, -1)):
    """A kernel of ones: a rectangle, a cross or an ellipse."""
    width, height = ksize
    kernel = np.zeros((height, width), dtype=np.uint8)
    if shape == MORPH_CROSS:
        kernel[height // 2, :] = 1
        kernel[:, width // 2] = 1
    elif shape == MORPH_ELLIPSE:
        r, c = height // 2, width // 2
        for i in range(height):
            dy = i - r
            if abs(dy) <= r:
                dx = round(c * math.sqrt((r * r - dy * dy) * (1.0 / (r * r) if r else 0.0)))
                kernel[i, max(c - dx, 0):min(c + dx + 1, width)] = 1
    else:
        kernel[:, :] = 1
    return kernel


def _morph(src, kernel, largest, iterations):
    kernel = np.ones((3, 3), dtype=np.uint8) if kernel is None else np.asarray(kernel)
    height, width = kernel.shape[:2]
    values = [largest, height, width] + [int(value != 0) for value in kernel.ravel().tolist()]
    for _ in range(iterations):
        src = apply('morphology', src, values)
    return src


def erode(src, kernel, dst=None, anchor=(-1, -1), iterations=1, borderType=0, borderValue=None):
    return give(_morph(picture(src, 'erode'), kernel, 0, iterations), dst)


def dilate(src, kernel, dst=None, anchor=(-1, -1), iterations=1, borderType=0, borderValue=None):
    return give(_morph(picture(src, 'dilate'), kernel, 1, iterations), dst)


def morphologyEx(src, op, kernel, dst=None, anchor=(-1, -1), iterations=1, borderType=0, borderValue=None):
    from cv2._arithmetic import subtract
    src = picture(src, 'morphologyEx')
    eroded = lambda image: _morph(image, kernel, 0, iterations)
    dilated = lambda image: _morph(image, kernel, 1, iterations)
    if op == MORPH_ERODE:
        result = eroded(src)
    elif op == MORPH_DILATE:
        result = dilated(src)
    elif op == MORPH_OPEN:
        result = dilated(eroded(src))
    elif op == MORPH_CLOSE:
        result = eroded(dilated(src))
    elif op == MORPH_GRADIENT:
        result = subtract(dilated(src), eroded(src))
    elif op == MORPH_TOPHAT:
        result = subtract(src, dilated(eroded(src)))
    elif op == MORPH_BLACKHAT:
        result = subtract(eroded(dilated(src)), src)
    else:
        raise failure('imgproc/src/morph.dispatch.cpp', 1200, -5, 'unknown morphological operation', 'morphologyEx')
    return give(result, dst)
