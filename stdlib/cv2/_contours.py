"""Borders of regions and what is measured on them."""

import math

import numpy as np

import _image

from cv2._arrays import give, picture
from cv2._constants import (
    CHAIN_APPROX_NONE, CHAIN_APPROX_SIMPLE, LINE_8, RETR_CCOMP, RETR_EXTERNAL, RETR_LIST, RETR_TREE)
from cv2._errors import bad_argument, failure


def findContours(image, mode, method, contours=None, hierarchy=None, offset=(0, 0)):
    """(contours of shape (n, 1, 2), hierarchy of shape (1, contours, 4): next, previous, first child, parent)."""
    image = picture(image, 'findContours', 'image')
    if image.size == 0:
        return (), None
    if str(image.dtype) not in ('uint8', 'int8') or image.ndim != 2:
        if mode in (RETR_CCOMP, RETR_EXTERNAL, RETR_LIST, RETR_TREE) and str(image.dtype) != 'int32':
            raise failure('imgproc/src/contours_new.cpp', 327, -210,
                          'Only CV_8U (or CV_32S for some modes) images are supported', 'findContours')
        raise NotImplementedError("findContours of labels is not in Cellbook's cv2")
    if mode not in (RETR_EXTERNAL, RETR_LIST, RETR_CCOMP, RETR_TREE):
        raise NotImplementedError(f"findContours with mode {mode} is not in Cellbook's cv2")
    if method not in (CHAIN_APPROX_NONE, CHAIN_APPROX_SIMPLE):
        raise NotImplementedError(f"findContours with method {method} is not in Cellbook's cv2")
    height, width = image.shape
    found = _image.contours(
        np.ascontiguousarray(image).view(np.uint8).tobytes(), height, width, method == CHAIN_APPROX_SIMPLE)
    parents = [_parent(found, index, mode) for index in range(len(found))]
    order, links = _ordered(found, parents, mode)
    shift = np.array(offset, dtype=np.int32)
    points = tuple(np.frombuffer(found[index][2], dtype=np.int32).reshape(-1, 1, 2) + shift for index in order)
    return points, np.array([links], dtype=np.int32) if links else None


def _parent(found, index, mode):
    """The contour above in the tree that the mode asks for; -1 at the top."""
    parent, is_hole = found[index][0], found[index][1]
    if mode == RETR_TREE:
        return parent
    return parent if mode == RETR_CCOMP and is_hole else -1


def _ordered(found, parents, mode):
    """Siblings as they were found, the last first, each followed by its children; and the links between them."""
    chosen = [i for i in range(len(found)) if mode != RETR_EXTERNAL or found[i][0] < 0 and not found[i][1]]
    children = {}
    for index in reversed(chosen):
        children.setdefault(parents[index], []).append(index)
    order = []
    pending = list(reversed(children.get(-1, [])))
    while pending:
        index = pending.pop()
        order.append(index)
        pending.extend(reversed(children.get(index, [])))
    places = {index: place for place, index in enumerate(order)}
    links = [[-1, -1, -1, -1] for _ in order]
    for parent, siblings in children.items():
        for earlier, later in zip(siblings, siblings[1:]):
            links[places[earlier]][0] = places[later]
            links[places[later]][1] = places[earlier]
        if parent >= 0:
            links[places[parent]][2] = places[siblings[0]]
            for sibling in siblings:
                links[places[sibling]][3] = places[parent]
    return order, links


def drawContours(image, contours, contourIdx, color, thickness=1, lineType=LINE_8, hierarchy=None, maxLevel=None, offset=(0, 0)):
    """Draws one contour, or all for a negative index; with a negative thickness it fills them."""
    from cv2._drawing import fillPoly, polylines
    contours = list(contours)
    if contourIdx >= 0 and contourIdx >= len(contours):
        raise failure('imgproc/src/drawing.cpp', 2553, -215, '0 <= contourIdx && contourIdx < (int)last', 'drawContours')
    chosen = contours if contourIdx < 0 else [contours[contourIdx]]
    pieces = []
    for contour in chosen:
        points = np.asarray(contour)
        if str(points.dtype) != 'int32':
            raise failure('imgproc/src/drawing.cpp', 2613, -215, 'npoints > 0', 'drawContours')
        pieces.append(points.reshape(-1, 2) + np.array(offset, dtype=np.int32))
    if thickness < 0:
        return fillPoly(image, pieces, color, lineType)
    for points in pieces:
        polylines(image, [points], True, color, thickness, lineType)
    return image


def _points(value, function, name='contour'):
    """Points as an array of floats of shape (n, 2), and whether they were whole numbers."""
    if not isinstance(value, np.ndarray):
        raise bad_argument(function, f'{name} is not a numpy array, neither a scalar', f"Expected Ptr<cv::UMat> for argument '{name}'")
    return value.reshape(-1, 2).astype(float), str(value.dtype) == 'int32'


def contourArea(contour, oriented=False):
    points, _ = _points(contour, 'contourArea')
    if len(points) == 0:
        return 0.0
    x, y = points[:, 0], points[:, 1]
    area = float((np.roll(x, 1) * y - np.roll(y, 1) * x).sum()) * 0.5
    return area if oriented else abs(area)


def arcLength(curve, closed):
    points, _ = _points(curve, 'arcLength', 'curve')
    if len(points) < 2:
        return 0.0
    steps = (points - np.roll(points, 1, axis=0) if closed else points[1:] - points[:-1]).astype(np.float32)
    lengths = np.sqrt(steps[:, 0] * steps[:, 0] + steps[:, 1] * steps[:, 1])
    return float(lengths.astype(float).sum())


def boundingRect(array):
    """(x, y, width, height) of points, or of the pixels of a picture that are not zero."""
    array = np.asarray(array)
    if array.ndim == 2 and array.shape[1] != 2 or str(array.dtype) == 'uint8':
        rows, columns = np.nonzero(array.any(axis=1))[0], np.nonzero(array.any(axis=0))[0]
        if len(rows) == 0:
            return 0, 0, 0, 0
        return int(columns[0]), int(rows[0]), int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1
    points = array.reshape(-1, 2)
    if len(points) == 0:
        return 0, 0, 0, 0
    left, top = np.floor(points.min(axis=0)).astype(int).tolist()
    right, bottom = np.floor(points.max(axis=0)).astype(int).tolist()
    return left, top, right - left + 1, bottom - top + 1


def moments(array, binaryImage=False):
    """Spatial, central and normalised moments to the third order, of a contour or of a picture."""
    array = np.asarray(array)
    is_contour = array.ndim == 3 and array.shape[1:] == (1, 2) or array.ndim == 2 and array.shape[1] == 2 and str(array.dtype) in ('int32', 'float32')
    sums = _contour_moments(array.reshape(-1, 2)) if is_contour else _picture_moments(array, binaryImage)
    return _with_central(sums)


def _picture_moments(array, binary):
    values = (array != 0).astype(float) if binary else array.astype(float)
    x, y = np.arange(values.shape[1]).astype(float), np.arange(values.shape[0]).astype(float)
    names = ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (3, 0), (2, 1), (1, 2), (0, 3))
    return [float(((y ** q).reshape(-1, 1) * values * x ** p).sum()) for p, q in names]


def _contour_moments(points):
    """By Green's theorem over the edges."""
    total = [0.0] * 10
    if len(points) == 0:
        return total
    coordinates = points.astype(float).tolist()
    x0, y0 = coordinates[-1]
    xx0, yy0 = x0 * x0, y0 * y0
    for x, y in coordinates:
        xx, yy = x * x, y * y
        cross = x0 * y - x * y0
        sx, sy = x0 + x, y0 + y
        total[0] += cross
        total[1] += cross * sx
        total[2] += cross * sy
        total[3] += cross * (x0 * sx + xx)
        total[4] += cross * (x0 * (sy + y0) + x * (sy + y))
        total[5] += cross * (y0 * sy + yy)
        total[6] += cross * sx * (xx0 + xx)
        total[7] += cross * (xx0 * (3 * y0 + y) + 2 * x * x0 * sy + xx * (y0 + 3 * y))
        total[8] += cross * (yy0 * (3 * x0 + x) + 2 * y * y0 * sx + yy * (x0 + 3 * x))
        total[9] += cross * sy * (yy0 + yy)
        x0, y0, xx0, yy0 = x, y, xx, yy
    if abs(total[0]) <= 1.1920929e-07:
        return [0.0] * 10
    sign = 1.0 if total[0] > 0 else -1.0
    shares = (1 / 2, 1 / 6, 1 / 6, 1 / 12, 1 / 24, 1 / 12, 1 / 20, 1 / 60, 1 / 60, 1 / 20)
    return [value * (sign * share) for value, share in zip(total, shares)]


def _with_central(sums):
    m00, m10, m01, m20, m11, m02, m30, m21, m12, m03 = sums
    names = "m00 m10 m01 m20 m11 m02 m30 m21 m12 m03 mu20 mu11 mu02 mu30 mu21 mu12 mu03 nu20 nu11 nu02 nu30 nu21 nu12 nu03".split()
    if abs(m00) <= 2.220446049250313e-16:
        return dict(zip(names, sums + [0.0] * 14))
    inverse = 1.0 / m00
    cx, cy = m10 * inverse, m01 * inverse
    mu20, mu11, mu02 = m20 - m10 * cx, m11 - m10 * cy, m02 - m01 * cy
    mu30 = m30 - cx * (3 * mu20 + cx * m10)
    mu11 += mu11
    mu21 = m21 - cx * (mu11 + cx * m01) - cy * mu20
    mu12 = m12 - cy * (mu11 + cy * m10) - cx * mu02
    mu03 = m03 - cy * (3 * mu02 + cy * m01)
    mu11 = m11 - m10 * cy
    root = math.sqrt(abs(inverse))
    s2 = inverse * inverse
    s3 = s2 * root
    central = [mu20, mu11, mu02, mu30, mu21, mu12, mu03]
    return dict(zip(names, sums + central + [value * s2 for value in central[:3]] + [value * s3 for value in central[3:]]))


def HuMoments(m, hu=None):
    """Seven invariants, shape (7, 1)."""
    t0, t1 = m['nu30'] + m['nu12'], m['nu21'] + m['nu03']
    q0, q1 = t0 * t0, t1 * t1
    n4, s, d = 4 * m['nu11'], m['nu20'] + m['nu02'], m['nu20'] - m['nu02']
    values = [s, d * d + n4 * m['nu11'], 0.0, q0 + q1, 0.0, d * (q0 - q1) + n4 * t0 * t1, 0.0]
    t0 *= q0 - 3 * q1
    t1 *= 3 * q0 - q1
    q0, q1 = m['nu30'] - 3 * m['nu12'], 3 * m['nu21'] - m['nu03']
    values[2] = q0 * q0 + q1 * q1
    values[4] = q0 * t0 + q1 * t1
    values[6] = q1 * t0 - q0 * t1
    return np.array(values).reshape(-1, 1)


def convexHull(points, hull=None, clockwise=False, returnPoints=True):
    """The corners of the smallest convex polygon around points: shape (n, 1, 2), or their places."""
    array = np.asarray(points)
    coordinates = array.reshape(-1, 2).tolist()
    order = sorted(range(len(coordinates)), key=lambda i: coordinates[i])

    def chain(indices):
        kept = []
        for i in indices:
            while len(kept) >= 2 and _turn(coordinates[kept[-2]], coordinates[kept[-1]], coordinates[i]) <= 0:
                kept.pop()
            if not kept or coordinates[kept[-1]] != coordinates[i]:
                kept.append(i)
        return kept

    lower, upper = chain(order), chain(order[::-1])
    corners = lower[:-1] + upper[:-1] if len(lower) > 1 else lower
    if not clockwise:
        corners = corners[::-1]
    if corners:
        # OpenCV starts at the corner that is farthest right, the lowest of several.
        first = max(range(len(corners)), key=lambda k: (coordinates[corners[k]][0], coordinates[corners[k]][1]))
        corners = corners[first:] + corners[:first]
    if not returnPoints:
        return np.array(corners, dtype=np.int32).reshape(-1, 1)
    return np.array([coordinates[i] for i in corners], dtype=array.dtype).reshape(-1, 1, 2)


def _turn(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def isContourConvex(contour):
    points = np.asarray(contour).reshape(-1, 2).tolist()
    count = len(points)
    if count < 3:
        return False
    signs = set()
    for i in range(count):
        turn = _turn(points[i - 2], points[i - 1], points[i])
        if turn == 0:
            return False
        signs.add(turn > 0)
    return len(signs) == 1


def pointPolygonTest(contour, pt, measureDist):
    """1 inside, -1 outside, 0 on the edge; or the signed distance."""
    points = np.asarray(contour).reshape(-1, 2).astype(float).tolist()
    px, py = float(pt[0]), float(pt[1])
    inside, nearest = False, math.inf
    for (x0, y0), (x1, y1) in zip([points[-1]] + points[:-1], points):
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy
        share = 0.0 if length == 0 else min(max(((px - x0) * dx + (py - y0) * dy) / length, 0.0), 1.0)
        nearest = min(nearest, (px - x0 - share * dx) ** 2 + (py - y0 - share * dy) ** 2)
        if (y0 > py) != (y1 > py) and px < (x1 - x0) * (py - y0) / (y1 - y0) + x0:
            inside = not inside
    if measureDist:
        return math.sqrt(nearest) if inside else -math.sqrt(nearest)
    return 0.0 if nearest == 0 else 1.0 if inside else -1.0


def approxPolyDP(curve, epsilon, closed, approxCurve=None):
    """Fewer points, none of the others farther than epsilon from the lines between them (Douglas and Peucker)."""
    array = np.asarray(curve)
    points = array.reshape(-1, 2).tolist()
    if epsilon < 0:
        raise failure('imgproc/src/approx.cpp', 672, -5, 'Epsilon not valid.', 'approxPolyDP')
    if len(points) < 3:
        return array.reshape(-1, 1, 2).copy()
    kept = _simplified(points, float(epsilon) * float(epsilon), closed)
    return np.array(kept, dtype=array.dtype).reshape(-1, 1, 2)


def _farthest_start(points):
    """Three jumps to the farthest point find the ends of a diameter; the second end and how far it lies."""
    count, place, farthest = len(points), 0, 0
    right = 0
    for _ in range(3):
        place = (place + right) % count
        x, y = points[place]
        farthest, right = 0, 0
        for step in range(1, count):
            px, py = points[(place + step) % count]
            distance = (px - x) * (px - x) + (py - y) * (py - y)
            if distance > farthest:
                farthest, right = distance, step
    return place, (place + right) % count, farthest


def _simplified(points, limit, closed):
    count = len(points)
    result = []
    if closed:
        start, end, farthest = _farthest_start(points)
        if farthest <= limit:
            return [points[start]]
        pending = [(end, start), (start, end)]
    else:
        pending = [(0, count - 1)]
    while pending:
        start, end = pending.pop()
        sx, sy = points[start]
        dx, dy = points[end][0] - sx, points[end][1] - sy
        place, largest, split = (start + 1) % count, 0.0, None
        while place != end:
            px, py = points[place]
            distance = abs((py - sy) * dx - (px - sx) * dy)
            if distance > largest:
                largest, split = distance, place
            place = (place + 1) % count
        if split is None or float(largest) * largest <= limit * (float(dx) * dx + float(dy) * dy):
            result.append(points[start])
        else:
            pending.append((split, end))
            pending.append((start, split))
    if not closed:
        result.append(points[-1])
    return _without_straight(result, limit, closed)


def _without_straight(points, limit, closed):
    """Drops corners that lie so near the line between their neighbours that the curve goes on straight."""
    count = len(points)
    kept = list(points)
    if count <= 2:
        return kept
    result = []
    index = 0 if closed else 1
    if not closed:
        result.append(kept[0])
    last = count if closed else count - 1
    before = kept[-1] if closed else kept[0]
    while index < last:
        here, after = kept[index], kept[(index + 1) % count]
        dx, dy = after[0] - before[0], after[1] - before[1]
        distance = abs((here[0] - before[0]) * dy - (here[1] - before[1]) * dx)
        forward = (here[0] - before[0]) * (after[0] - here[0]) + (here[1] - before[1]) * (after[1] - here[1])
        if distance * distance <= 0.5 * limit * (dx * dx + dy * dy) and dx != 0 and dy != 0 and forward >= 0 and len(kept) > 2:
            result.append(after)
            before = after
            index += 2
            continue
        result.append(here)
        before = here
        index += 1
    if not closed:
        result.append(kept[-1])
    return result


def minEnclosingCircle(points):
    """((x, y), radius) of the smallest circle around points."""
    coordinates = np.asarray(points).reshape(-1, 2).astype(float).tolist()
    if not coordinates:
        return (0.0, 0.0), 0.0
    hull = convexHull(np.array(coordinates, dtype=np.float32)).reshape(-1, 2).astype(float).tolist()
    circle = (hull[0][0], hull[0][1], 0.0)
    for i, p in enumerate(hull):
        if _holds(circle, p):
            continue
        circle = (p[0], p[1], 0.0)
        for j in range(i):
            if _holds(circle, hull[j]):
                continue
            circle = _circle_of_two(p, hull[j])
            for k in range(j):
                if not _holds(circle, hull[k]):
                    circle = _circle_of_three(p, hull[j], hull[k]) or circle
    x, y, radius = circle
    single = lambda value: float(np.float32(value))
    return (single(x), single(y)), single(radius + 1e-4)


def _holds(circle, point):
    return math.hypot(point[0] - circle[0], point[1] - circle[1]) <= circle[2] + 1e-7


def _circle_of_two(a, b):
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, math.hypot(a[0] - b[0], a[1] - b[1]) / 2


def _circle_of_three(a, b, c):
    bx, by, cx, cy = b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]
    d = 2 * (bx * cy - by * cx)
    if d == 0:
        return None
    ux = (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / d
    uy = (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / d
    return a[0] + ux, a[1] + uy, math.hypot(ux, uy)


def matchShapes(contour1, contour2, method, parameter):
    """How unlike two shapes are, by their Hu moments."""
    total = 0.0
    first, second = [HuMoments(moments(np.asarray(contour))).ravel().tolist() for contour in (contour1, contour2)]
    for a, b in zip(first, second):
        if abs(a) <= 1e-5 or abs(b) <= 1e-5:
            continue
        ma = math.log10(abs(a)) * (1 if a > 0 else -1)
        mb = math.log10(abs(b)) * (1 if b > 0 else -1)
        if method == 1:
            total += abs(-1.0 / ma + 1.0 / mb)
        elif method == 2:
            total += abs(-ma + mb)
        else:
            total = max(total, abs((ma - mb) / ma))
    return total
