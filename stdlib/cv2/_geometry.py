"""Sizes, turns and affine maps."""

import math

import numpy as np

from cv2._arrays import apply, check_depth, give, picture, point, scalar
from cv2._constants import BORDER_CONSTANT, INTER_LINEAR, INTER_NEAREST, WARP_INVERSE_MAP
from cv2._errors import bad_argument, failure


def resize(src, dsize=(), dst=None, fx=0, fy=0, interpolation=INTER_LINEAR):
    """A picture of size (width, height), or scaled by factors."""
    if isinstance(dsize, tuple) and len(dsize) == 0:
        raise bad_argument('resize', *["resize() missing required argument 'dsize' (pos 2)"] * 2)
    src = picture(src, 'resize')
    if src.size == 0:
        raise failure('imgproc/src/resize.cpp', 4217, -215, '!ssize.empty()', 'resize')
    width, height = (0, 0) if dsize is None else point(dsize, 'dsize', 'resize')
    check_depth(src, 'func != 0', 'imgproc/src/resize.cpp', 4095, 'resize')
    if width <= 0 or height <= 0:
        if not fx > 0 or width < 0 or height < 0:
            raise failure('imgproc/src/resize.cpp', 4220, -215, 'inv_scale_x > 0', 'resize')
        if not fy > 0:
            raise failure('imgproc/src/resize.cpp', 4221, -215, 'inv_scale_y > 0', 'resize')
        width = height = 0
    try:
        return give(apply('resize', src, (height, width, interpolation), (fy, fx)), dst)
    except ValueError as reason:
        raise failure('imgproc/src/resize.cpp', 4225, -215, str(reason), 'resize') from None


def flip(src, flipCode, dst=None):
    """0 upside down, positive mirrored, negative both."""
    src = picture(src, 'flip')
    vertically, horizontally = flipCode <= 0, flipCode != 0
    result = src[::-1] if vertically else src
    return give(np.ascontiguousarray(result[:, ::-1] if horizontally else result), dst)


def rotate(src, rotateCode, dst=None):
    """0 clockwise by 90 degrees, 1 by 180, 2 counterclockwise by 90."""
    src = picture(src, 'rotate')
    if rotateCode == 1:
        return give(np.ascontiguousarray(src[::-1, ::-1]), dst)
    turned = np.swapaxes(src, 0, 1)
    return give(np.ascontiguousarray(turned[:, ::-1] if rotateCode == 0 else turned[::-1]), dst)


def transpose(src, dst=None):
    return give(np.ascontiguousarray(np.swapaxes(picture(src, 'transpose'), 0, 1)), dst)


def getRotationMatrix2D(center, angle, scale):
    """A turn by degrees, counterclockwise, about a point, with a scale; shape (2, 3)."""
    radians = angle * math.pi / 180
    alpha, beta = math.cos(radians) * scale, math.sin(radians) * scale
    x, y = float(np.float32(center[0])), float(np.float32(center[1]))
    return np.array([[alpha, beta, (1 - alpha) * x - beta * y], [-beta, alpha, beta * x + (1 - alpha) * y]])


def getAffineTransform(src, dst):
    """The map that takes three points to three others."""
    rows, values = [], []
    for (x, y), (u, v) in zip(np.asarray(src, dtype=float).tolist(), np.asarray(dst, dtype=float).tolist()):
        rows += [[x, y, 1, 0, 0, 0], [0, 0, 0, x, y, 1]]
        values += [u, v]
    return np.linalg.solve(np.array(rows, dtype=float), np.array(values, dtype=float)).reshape(2, 3)


def warpAffine(src, M, dsize, dst=None, flags=INTER_LINEAR, borderMode=BORDER_CONSTANT, borderValue=0):
    """The picture under an affine map."""
    src = picture(src, 'warpAffine')
    matrix = np.asarray(M)
    if str(matrix.dtype) not in ('float32', 'float64') or tuple(matrix.shape) != (2, 3):
        raise failure('imgproc/src/imgwarp.cpp', 2486, -215,
                      '(M0.type() == CV_32F || M0.type() == CV_64F) && M0.rows == 2 && M0.cols == 3', 'warpAffine')
    if src.size == 0:
        raise failure('imgproc/src/imgwarp.cpp', 2471, -215, 'src.cols > 0 && src.rows > 0', 'warpAffine')
    width, height = point(dsize, 'dsize', 'warpAffine')
    method = flags & 7
    if method not in (INTER_NEAREST, INTER_LINEAR):
        raise NotImplementedError("warpAffine with this interpolation is not in Cellbook's cv2")
    numbers = matrix.astype(float).ravel().tolist() + scalar(borderValue, 'borderValue', 'warpAffine')
    whole = (height, width, method == INTER_NEAREST, borderMode & 15, bool(flags & WARP_INVERSE_MAP))
    return give(apply('warp_affine', src, whole, numbers), dst)


def getPerspectiveTransform(src, dst, solveMethod=0):
    """The projective map that takes four points to four others; shape (3, 3)."""
    rows, right, left, values = [], [], [], []
    for (x, y), (u, v) in zip(np.asarray(src, dtype=float).reshape(-1, 2).tolist(), np.asarray(dst, dtype=float).reshape(-1, 2).tolist()):
        left.append([x, y, 1, 0, 0, 0, -x * u, -y * u])
        right.append([0, 0, 0, x, y, 1, -x * v, -y * v])
        values.append((u, v))
    rows = np.array(left + right, dtype=float)
    solution = np.linalg.solve(rows, np.array([u for u, _ in values] + [v for _, v in values], dtype=float))
    return np.array(solution.tolist() + [1.0]).reshape(3, 3)


def _method(flags, function):
    method = flags & 7
    if method not in (INTER_NEAREST, INTER_LINEAR):
        raise NotImplementedError(f"{function} with this interpolation is not in Cellbook's cv2")
    return method == INTER_NEAREST


def warpPerspective(src, M, dsize, dst=None, flags=INTER_LINEAR, borderMode=BORDER_CONSTANT, borderValue=0):
    """The picture under a projective map."""
    src = picture(src, 'warpPerspective')
    matrix = np.asarray(M)
    if src.size == 0:
        raise failure('imgproc/src/imgwarp.cpp', 3245, -215, '_src.total() > 0', 'warpPerspective')
    if str(matrix.dtype) not in ('float32', 'float64') or tuple(matrix.shape) != (3, 3):
        raise failure('imgproc/src/imgwarp.cpp', 3274, -215,
                      '(M0.type() == CV_32F || M0.type() == CV_64F) && M0.rows == 3 && M0.cols == 3', 'warpPerspective')
    width, height = point(dsize, 'dsize', 'warpPerspective')
    numbers = matrix.astype(float).ravel().tolist() + scalar(borderValue, 'borderValue', 'warpPerspective')
    whole = (height, width, _method(flags, 'warpPerspective'), borderMode & 15, bool(flags & WARP_INVERSE_MAP))
    return give(apply('warp_perspective', src, whole, numbers), dst)


def remap(src, map1, map2, interpolation, dst=None, borderMode=BORDER_CONSTANT, borderValue=0):
    """Each pixel from the place that two maps of float32 name."""
    src = picture(src, 'remap')
    if map2 is None or str(map1.dtype) != 'float32':
        raise NotImplementedError("remap is in Cellbook's cv2 for two maps of float32")
    height, width = map1.shape
    numbers = np.stack([map1, map2], 2).astype(float).ravel().tolist() + scalar(borderValue, 'borderValue', 'remap')
    return give(apply('remap', src, (height, width, _method(interpolation, 'remap'), borderMode & 15), numbers), dst)


def perspectiveTransform(src, m, dst=None):
    """Points of shape (n, 1, 2) under a projective map."""
    points, matrix = np.asarray(src), np.asarray(m, dtype=float)
    if points.ndim != 3:
        raise failure('core/src/matmul.dispatch.cpp', 607, -215, 'scn + 1 == m.cols', 'perspectiveTransform')
    flat = points.reshape(-1, 2).astype(float)
    mapped = np.concatenate([flat, np.ones((len(flat), 1))], axis=1) @ matrix.T
    return (mapped[:, :2] / mapped[:, 2:]).reshape(points.shape).astype(points.dtype)


def transform(src, m, dst=None):
    """Points or pixels under a matrix."""
    values, matrix = np.asarray(src), np.asarray(m, dtype=float)
    channels = values.shape[-1]
    result = values.astype(float) @ matrix[:, :channels].T
    if matrix.shape[1] == channels + 1:
        result = result + matrix[:, channels]
    from cv2._arithmetic import saturate
    return saturate(result, values.dtype)


def invertAffineTransform(M, iM=None):
    matrix = np.asarray(M, dtype=float)
    (a, b, c), (d, e, f) = matrix.tolist()
    determinant = a * e - b * d
    s = 1 / determinant if determinant else 0.0
    return np.array([[e * s, -b * s, (b * f - e * c) * s], [-d * s, a * s, (d * c - a * f) * s]])


def copyMakeBorder(src, top, bottom, left, right, borderType, dst=None, value=0):
    """The picture with rows and columns around it."""
    src = picture(src, 'copyMakeBorder')
    kind = borderType & 15
    height, width = src.shape[:2]
    if kind == BORDER_CONSTANT:
        shape = (height + top + bottom, width + left + right) + tuple(src.shape[2:])
        result = np.zeros(shape, dtype=src.dtype)
        fill = scalar(value, 'value', 'copyMakeBorder')
        if src.ndim == 3:
            for channel in range(src.shape[2]):
                result[:, :, channel] = np.array(fill[channel] if channel < 4 else 0).astype(src.dtype)
        else:
            result[:, :] = np.array(fill[0]).astype(src.dtype)
        result[top:top + height, left:left + width] = src
        return give(result, dst)
    rows = [_outside(i - top, height, kind) for i in range(height + top + bottom)]
    columns = [_outside(i - left, width, kind) for i in range(width + left + right)]
    return give(np.ascontiguousarray(src[rows][:, columns]), dst)


def _outside(index, count, kind):
    """The index inside that stands for one outside: 1 replicate, 2 reflect, 3 wrap, 4 reflect without the edge."""
    if 0 <= index < count:
        return index
    if kind == 1 or count == 1:
        return 0 if index < 0 or count == 1 else count - 1
    if kind == 3:
        return index % count
    skip = 1 if kind == 4 else 0
    period = 2 * count - 2 * skip
    phase = index % period
    return phase if phase < count else period - phase - 1 + skip
