"""Regions of a picture: connected ones, distances inside them, filled ones, and places where another picture fits."""

import math

import numpy as np

from cv2._arithmetic import saturate
from cv2._arrays import apply, give, picture, point
from cv2._constants import (
    ADAPTIVE_THRESH_GAUSSIAN_C, ADAPTIVE_THRESH_MEAN_C, BORDER_REPLICATE, DIST_C, DIST_L1, DIST_L2, THRESH_BINARY, THRESH_BINARY_INV,
    TM_CCOEFF, TM_CCOEFF_NORMED, TM_CCORR, TM_CCORR_NORMED, TM_SQDIFF, TM_SQDIFF_NORMED)
from cv2._errors import failure


def adaptiveThreshold(src, maxValue, adaptiveMethod, thresholdType, blockSize, C, dst=None):
    """Each pixel against the mean of its surroundings less C."""
    from cv2._filters import blur, GaussianBlur
    src = picture(src, 'adaptiveThreshold')
    if str(src.dtype) != 'uint8' or src.ndim != 2:
        raise failure('imgproc/src/thresh.cpp', 1767, -215, 'src.type() == CV_8UC1', 'adaptiveThreshold')
    if blockSize % 2 != 1 or blockSize <= 1:
        raise failure('imgproc/src/thresh.cpp', 1768, -215, 'blockSize % 2 == 1 && blockSize > 1', 'adaptiveThreshold')
    if adaptiveMethod == ADAPTIVE_THRESH_MEAN_C:
        mean = blur(src, (blockSize, blockSize), borderType=BORDER_REPLICATE)
    elif adaptiveMethod == ADAPTIVE_THRESH_GAUSSIAN_C:
        smooth = GaussianBlur(src.astype(np.float32), (blockSize, blockSize), 0, borderType=BORDER_REPLICATE)
        mean = saturate(smooth, np.dtype('uint8'))
    else:
        raise failure('imgproc/src/thresh.cpp', 1797, -206, 'Unknown/unsupported adaptive threshold method', 'adaptiveThreshold')
    full = int(saturate(np.array(float(maxValue)), np.dtype('uint8')))
    difference = src.astype(int) - mean.astype(int)
    if thresholdType == THRESH_BINARY:
        chosen = difference > -math.ceil(C)
    elif thresholdType == THRESH_BINARY_INV:
        chosen = difference <= -math.floor(C)
    else:
        raise failure('imgproc/src/thresh.cpp', 1813, -206, 'Unknown/unsupported threshold type', 'adaptiveThreshold')
    return give(np.where(chosen, full, 0).astype(np.uint8), dst)


def connectedComponents(image, labels=None, connectivity=8, ltype=4):
    """(number of labels with the background, labels)."""
    image = picture(image, 'connectedComponents', 'image')
    if str(image.dtype) not in ('uint8', 'int8', 'bool') or image.ndim != 2:
        raise failure('imgproc/src/connectedcomponents.cpp', 5636, -215, 'img.channels() == 1', 'connectedComponents_sub1')
    found = apply('components', (image != 0).astype(float), (connectivity == 8,)).astype(np.int32)
    return int(found.max()) + 1 if found.size else 1, found


def connectedComponentsWithStats(image, labels=None, stats=None, centroids=None, connectivity=8, ltype=4):
    """(number, labels, left, top, width, height and area of each, their centres)."""
    count, found = connectedComponents(image, labels, connectivity, ltype)
    rows, columns = np.indices(found.shape)
    flat, rows, columns = found.ravel(), rows.ravel(), columns.ravel()
    areas = np.bincount(flat, minlength=count)
    boxes, centres = [], []
    sums_x, sums_y = np.bincount(flat, columns.astype(float), count), np.bincount(flat, rows.astype(float), count)
    for label in range(count):
        area = int(areas[label])
        if area == 0:
            boxes.append([2147483647, 2147483647, 0, 0, 0])
            centres.append([math.nan, math.nan])
            continue
        chosen = flat == label
        x, y = columns[chosen], rows[chosen]
        boxes.append([int(x.min()), int(y.min()), int(x.max() - x.min()) + 1, int(y.max() - y.min()) + 1, area])
        centres.append([float(sums_x[label]) / area, float(sums_y[label]) / area])
    return count, found, np.array(boxes, dtype=np.int32), np.array(centres)


def distanceTransform(src, distanceType, maskSize, dst=None, dstType=5):
    """How far each pixel lies from the nearest zero."""
    src = picture(src, 'distanceTransform')
    if str(src.dtype) != 'uint8' or src.ndim != 2:
        raise failure('imgproc/src/distransform.cpp', 708, -215, 'src.type() == CV_8UC1', 'distanceTransform')
    costs = {DIST_L1: [1, 2], DIST_C: [1, 1]}.get(distanceType)
    if costs is None and distanceType == DIST_L2:
        costs = {3: [0.955, 1.3693], 5: [1, 1.4, 2.1969]}.get(maskSize)
    if costs is None and distanceType != DIST_L2:
        raise NotImplementedError(f"distanceTransform with distance {distanceType} is not in Cellbook's cv2")
    result = apply('distances', (src != 0).astype(float), (costs is None,), costs or [])
    return give(result.astype(np.float32), dst)


def floodFill(image, mask, seedPoint, newVal, loDiff=0, upDiff=0, flags=4):
    """Fills the region of one value around a point: (area, picture, mask, box)."""
    from cv2._arrays import scalar
    x, y = point(seedPoint, 'seedPoint', 'floodFill')
    low, high = scalar(loDiff, 'loDiff', 'floodFill'), scalar(upDiff, 'upDiff', 'floodFill')
    if any(low) or any(high):
        raise NotImplementedError("floodFill with differences is not in Cellbook's cv2")
    height, width = image.shape[:2]
    if not (0 <= x < width and 0 <= y < height):
        raise failure('imgproc/src/floodfill.cpp', 515, -211, 'Seed point is outside of image', 'floodFill')
    same = image == image[y, x]
    same = same.all(axis=2) if image.ndim == 3 else same
    if mask is not None:
        same = same & (mask[1:-1, 1:-1] == 0)
    labels = apply('components', same.astype(float), ((flags & 255) == 8,))
    region = (labels == labels[y, x]) & same
    image[region] = np.array(scalar(newVal, 'newVal', 'floodFill')[:image.shape[2] if image.ndim == 3 else 1]).astype(image.dtype)
    if mask is None:
        mask = np.zeros((height + 2, width + 2), dtype=np.uint8)
    mask[1:-1, 1:-1][region] = max(flags >> 8 & 255, 1)
    rows, columns = np.nonzero(region)
    box = (0, 0, 0, 0)
    if len(rows):
        box = (int(columns.min()), int(rows.min()), int(columns.max() - columns.min()) + 1, int(rows.max() - rows.min()) + 1)
    return int(region.sum()), image, mask, box


def matchTemplate(image, templ, method, result=None, mask=None):
    """How well a small picture fits at each place, float32."""
    image, templ = picture(image, 'matchTemplate', 'image'), picture(templ, 'matchTemplate', 'templ')
    if mask is not None:
        raise NotImplementedError("matchTemplate with a mask is not in Cellbook's cv2")
    if str(image.dtype) not in ('uint8', 'float32') or image.dtype != templ.dtype or image.ndim != templ.ndim:
        raise failure('imgproc/src/templmatch.cpp', 1164, -215,
                      '(depth == CV_8U || depth == CV_32F) && type == _templ.type() && _img.dims() <= 2', 'matchTemplate')
    height, width = templ.shape[:2]
    if height > image.shape[0] or width > image.shape[1]:
        raise failure('imgproc/src/templmatch.cpp', 1175, -215, '_img.size().height <= _templ.size().height && _img.size().width <= _templ.size().width', 'matchTemplate')
    picture_values, template_values = image.astype(float), templ.astype(float)
    sums = apply('match', picture_values, (height, width), template_values.ravel().tolist()).astype(np.float32).astype(float)
    if method == TM_CCORR:
        return sums.astype(np.float32)
    planes = picture_values if image.ndim == 3 else picture_values.reshape(image.shape + (1,))
    area = height * width
    windows = [_window_sums(planes[:, :, c], height, width) for c in range(planes.shape[2])]
    squares = sum(_window_sums(planes[:, :, c] ** 2, height, width) for c in range(planes.shape[2]))
    channels = template_values.reshape(area, -1)
    means = channels.mean(axis=0).tolist()
    energy = float((channels * channels).sum())
    centred = method in (TM_CCOEFF, TM_CCOEFF_NORMED)
    template_norm = energy - (area * sum(m * m for m in means) if centred else 0.0)
    values = sums
    if centred:
        values = values - sum(window * mean for window, mean in zip(windows, means))
    elif method in (TM_SQDIFF, TM_SQDIFF_NORMED):
        values = np.maximum(squares - 2 * sums + energy, 0.0)
    if method in (TM_CCORR_NORMED, TM_CCOEFF_NORMED, TM_SQDIFF_NORMED):
        spread = squares - (sum(window * window for window in windows) / area if centred else 0.0)
        scale = np.sqrt(np.maximum(spread, 0.0)) * math.sqrt(max(template_norm, 0.0))
        near, far = np.abs(values) < scale, np.abs(values) < scale * 1.125
        safe = np.where(near, scale, 1.0)
        fallback = 1.0 if method == TM_SQDIFF_NORMED else 0.0
        values = np.where(near, values / safe, np.where(far, np.where(values > 0, 1.0, -1.0), fallback))
    return give(values.astype(np.float32), result)


def _window_sums(plane, height, width):
    """Sums over every window, from a table of sums of all rectangles at the corner."""
    table = np.zeros((plane.shape[0] + 1, plane.shape[1] + 1))
    table[1:, 1:] = plane.cumsum(axis=0).cumsum(axis=1)
    return table[height:, width:] - table[:-height, width:] - table[height:, :-width] + table[:-height, :-width]


def integral(src, sum=None, sdepth=-1):
    """The table of sums of all rectangles at the corner, one row and column larger."""
    src = picture(src, 'integral')
    table = np.zeros((src.shape[0] + 1, src.shape[1] + 1) + tuple(src.shape[2:]), dtype=np.int32 if src.dtype.kind in 'iu' else float)
    table[1:, 1:] = src.astype(table.dtype).cumsum(axis=0).cumsum(axis=1)
    return table
