"""Shapes painted into a picture, in place."""

import math

import numpy as np

from cv2._arrays import apply, picture, point, scalar, whole
from cv2._constants import LINE_8, LINE_AA
from cv2._errors import bad_argument, failure


def _target(img, function, overloads=1):
    """The picture to paint on; it must lie in memory row by row."""
    if not isinstance(img, np.ndarray):
        raise bad_argument(function, *(['img is not a numpy array, neither a scalar'] * overloads
                                       + ["Expected Ptr<cv::UMat> for argument 'img'"] * overloads))
    item = img.dtype.itemsize
    channels = img.shape[2] if img.ndim == 3 else 1
    dense = img.strides[1] == item * channels and (img.ndim < 3 or img.strides[2] == item) and img.strides[0] > 0
    if str(img.dtype) == 'int64' or not dense:
        raise bad_argument(function, *(['Layout of the output array img is incompatible with cv::Mat'] * overloads
                                       + ["Expected Ptr<cv::UMat> for argument 'img'"] * overloads))
    return img


def _connectivity(line_type):
    if line_type == LINE_AA:
        raise NotImplementedError("LINE_AA is not in Cellbook's cv2; use LINE_8")
    return 4 if line_type == 4 else 8


def _paint(operation, img, values, color, function):
    result = apply(operation, img, values, scalar(color, 'color', function))
    img[...] = result.reshape(img.shape)
    return img


def _thick(thickness, number, function):
    if thickness > 32767:
        raise failure('imgproc/src/drawing.cpp', number, -215, 'thickness <= MAX_THICKNESS', function)
    return thickness


def line(img, pt1, pt2, color, thickness=1, lineType=LINE_8, shift=0):
    img = _target(img, 'line')
    (x0, y0), (x1, y1) = point(pt1, 'pt1', 'line'), point(pt2, 'pt2', 'line')
    values = (_connectivity(lineType), x0, y0, x1, y1, _thick(whole(thickness, 'thickness', 'line'), 1840, 'line'), shift)
    return _paint('line', img, values, color, 'line')


def arrowedLine(img, pt1, pt2, color, thickness=1, line_type=LINE_8, shift=0, tipLength=0.1):
    start, end = point(pt1, 'pt1', 'arrowedLine'), point(pt2, 'pt2', 'arrowedLine')
    size = math.hypot(start[0] - end[0], start[1] - end[1]) * tipLength
    line(img, start, end, color, thickness, line_type, shift)
    angle = math.atan2(start[1] - end[1], start[0] - end[0])
    for turn in (math.pi / 4, -math.pi / 4):
        tip = (round(end[0] + size * math.cos(angle + turn)), round(end[1] + size * math.sin(angle + turn)))
        line(img, tip, end, color, thickness, line_type, shift)
    return img


def rectangle(img, pt1, pt2=None, color=None, thickness=1, lineType=LINE_8, shift=0, rec=None):
    """Between two corners, or from a rectangle (x, y, width, height) and a colour."""
    img = _target(img, 'rectangle', 2)
    if hasattr(pt1, '__len__') and len(pt1) == 4:
        x, y, width, height = [int(value) for value in pt1]
        if color is not None:
            thickness = color
        pt1, pt2, color = (x, y), (x + width - 1, y + height - 1), pt2
    (x0, y0), (x1, y1) = point(pt1, 'pt1', 'rectangle', 4), point(pt2, 'pt2', 'rectangle', 4)
    values = (_connectivity(lineType), x0, y0, x1, y1, _thick(whole(thickness, 'thickness', 'rectangle'), 1876, 'rectangle'), shift)
    return _paint('rectangle', img, values, color, 'rectangle')


def circle(img, center, radius, color, thickness=1, lineType=LINE_8, shift=0):
    img = _target(img, 'circle')
    x, y = point(center, 'center', 'circle')
    radius, thickness = whole(radius, 'radius', 'circle'), whole(thickness, 'thickness', 'circle')
    if radius < 0 or thickness > 32767 or not 0 <= shift <= 16:
        raise failure('imgproc/src/drawing.cpp', 1926, -215,
                      'radius >= 0 && thickness <= MAX_THICKNESS && 0 <= shift && shift <= XY_SHIFT', 'circle')
    return _paint('circle', img, (_connectivity(lineType), x, y, radius, thickness, shift), color, 'circle')


def ellipse(img, center, axes, angle=None, startAngle=None, endAngle=None, color=None, thickness=1, lineType=LINE_8, shift=0):
    """From half axes and angles in degrees; or from a rotated box ((x, y), (w, h), angle) and a colour."""
    img = _target(img, 'ellipse', 2)
    if startAngle is None:
        raise NotImplementedError("ellipse of a rotated box is not in Cellbook's cv2")
    (x, y), (a, b) = point(center, 'center', 'ellipse', 4), point(axes, 'axes', 'ellipse', 4)
    if a < 0 or b < 0 or thickness > 32767:
        raise failure('imgproc/src/drawing.cpp', 1957, -215, 'axes.width >= 0 && axes.height >= 0 && thickness <= MAX_THICKNESS && 0 <= shift && shift <= XY_SHIFT', 'ellipse')
    values = (_connectivity(lineType), x, y, a, b, round(angle), round(startAngle), round(endAngle), thickness, shift)
    return _paint('ellipse', img, values, color, 'ellipse')


def _polygon(points, function):
    array = np.asarray(points)
    if str(array.dtype) != 'int32':
        raise failure('imgproc/src/drawing.cpp', 2460, -215, 'p.checkVector(2, CV_32S) >= 0', function)
    return array.reshape(-1).tolist()


def _polygons(kind, img, polygons, color, thickness, line_type, shift, function):
    values = [_connectivity(line_type), kind, thickness, shift]
    for points in polygons:
        flat = _polygon(points, function)
        values += [len(flat) // 2] + flat
    return _paint('polygons', img, values, color, function)


def fillPoly(img, pts, color, lineType=LINE_8, shift=0, offset=(0, 0)):
    pts = [pts] if isinstance(pts, np.ndarray) and pts.ndim == 2 else pts
    if tuple(offset) != (0, 0):
        pts = [np.asarray(points) + np.array(offset, dtype=np.int32) for points in pts]
    return _polygons(0, _target(img, 'fillPoly'), pts, color, 1, lineType, shift, 'fillPoly')


def fillConvexPoly(img, points, color, lineType=LINE_8, shift=0):
    return _polygons(1, _target(img, 'fillConvexPoly'), [points], color, 1, lineType, shift, 'fillConvexPoly')


def polylines(img, pts, isClosed, color, thickness=1, lineType=LINE_8, shift=0):
    pts = [pts] if isinstance(pts, np.ndarray) and pts.ndim == 2 else pts
    return _polygons(2 if isClosed else 3, _target(img, 'polylines'), pts, color, thickness, lineType, shift, 'polylines')


def putText(img, text, org, fontFace, fontScale, color, thickness=1, lineType=LINE_8, bottomLeftOrigin=False):
    raise NotImplementedError("putText is not in Cellbook's cv2: its letters come from a font of OpenCV's own")


def getTextSize(text, fontFace, fontScale, thickness):
    raise NotImplementedError("getTextSize is not in Cellbook's cv2: its letters come from a font of OpenCV's own")
