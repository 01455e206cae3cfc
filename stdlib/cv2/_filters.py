"""Smoothing, edges and morphology."""

import math

import numpy as np

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
    """The picture in the element type of the result."""
    if ddepth == -1:
        return src
    if ddepth not in _DEPTHS:
        raise NotImplementedError(f"filters with depth {ddepth} are not in Cellbook's cv2")
    return src.astype(_DEPTHS[ddepth])


def filter2D(src, ddepth, kernel, dst=None, anchor=(-1, -1), delta=0, borderType=BORDER_DEFAULT):
    """Correlation with a kernel."""
    kernel = np.asarray(kernel, dtype=float)
    height, width = kernel.shape
    values = [delta] + kernel.ravel().tolist()
    return give(apply('filter', _wider(picture(src, 'filter2D'), ddepth), (height, width, borderType & 15), values), dst)


def Sobel(src, ddepth, dx, dy, dst=None, ksize=3, scale=1, delta=0, borderType=BORDER_DEFAULT):
    """Derivatives of the first order with a kernel of 3."""
    if ksize != 3 or (dx, dy) not in ((1, 0), (0, 1)):
        raise NotImplementedError("Sobel is in Cellbook's cv2 for first derivatives with ksize 3")
    smooth, slope = np.array([1.0, 2.0, 1.0]), np.array([-1.0, 0.0, 1.0])
    kernel = smooth.reshape(3, 1) * slope if dx else slope.reshape(3, 1) * smooth
    return filter2D(src, ddepth, kernel * scale, dst, delta=delta, borderType=borderType)


def Laplacian(src, ddepth, dst=None, ksize=1, scale=1, delta=0, borderType=BORDER_DEFAULT):
    kernels = {1: [[0, 1, 0], [1, -4, 1], [0, 1, 0]], 3: [[2, 0, 2], [0, -8, 0], [2, 0, 2]]}
    if ksize not in kernels:
        raise NotImplementedError("Laplacian is in Cellbook's cv2 for ksize 1 and 3")
    return filter2D(src, ddepth, np.array(kernels[ksize], dtype=float) * scale, dst, delta=delta, borderType=borderType)


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
