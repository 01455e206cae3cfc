"""Which pixels lines, polygons and ellipses cover.

Every function yields horizontal runs (x0, x1, y), both ends included, in Pillow's integer and single-precision arithmetic."""

import math

import numpy as np


def thin_line(x0, y0, x1, y1):
    """Bresenham's line."""
    dx, dy = abs(x1 - x0), abs(y1 - y0)
    step_x, step_y = (1 if x1 > x0 else -1), (1 if y1 > y0 else -1)
    steep = dy > dx
    long, short = (dy, dx) if steep else (dx, dy)
    error = 2 * short - long
    for _ in range(long + 1):
        yield x0, x0, y0
        if error >= 0 and short:
            if steep:
                x0 += step_x
            else:
                y0 += step_y
            error -= 2 * long
        error += 2 * short
        if steep:
            y0 += step_y
        else:
            x0 += step_x


def _up(value):
    """Rounded, halves away from zero."""
    return math.floor(value + 0.5) if value >= 0 else -math.floor(-value + 0.5)


def _down(value):
    """Rounded, halves towards zero."""
    return math.ceil(value - 0.5) if value >= 0 else -math.ceil(-value - 0.5)


def _single(value):
    return float(np.float32(value))


class _Edge:
    """From one corner to the next; `slope` is the step in x for one line down."""

    def __init__(self, x0, y0, x1, y1):
        self.x0, self.y0 = x0, y0
        self.left, self.right = min(x0, x1), max(x0, x1)
        self.top, self.bottom = min(y0, y1), max(y0, y1)
        self.slope = 0.0 if y0 == y1 else _single((x1 - x0) / (y1 - y0))

    def at(self, y):
        return _single(_single((y - self.y0) * self.slope) + self.x0)


def edges_of(points):
    """The edges of a closed polygon; a level edge that goes on from a level edge extends it."""
    edges = []
    for i, ((x0, y0), (x1, y1)) in enumerate(zip(points, points[1:])):
        if i and y0 == y1 == points[i - 1][1]:
            before = points[i - 1][0]
            if x1 > x0 > before:
                edges[-1].right = x1
                continue
            if x1 < x0 < before:
                edges[-1].left = x1
                continue
        edges.append(_Edge(x0, y0, x1, y1))
    if points[-1] != points[0]:
        edges.append(_Edge(points[-1][0], points[-1][1], points[0][0], points[0][1]))
    return edges


def filled(edges, height):
    """The inside of a polygon by the even-odd rule, its border included."""
    if not edges:
        return
    sloped = []
    for edge in edges:
        if edge.top == edge.bottom:
            yield edge.left, edge.right, edge.top
        else:
            sloped.append(edge)
    first, last = max(min(edge.top for edge in edges), 0), min(max(edge.bottom for edge in edges), height)
    for y in range(first, last + 1):
        crossings = []
        for number, edge in enumerate(sloped):
            if not edge.top <= y <= edge.bottom:
                continue
            crossings.append(edge.at(y))
            if y == edge.bottom and y < last:
                crossings.append(crossings[-1])
            elif edge.slope != 0 and _up(crossings[-1]) == crossings[-1]:
                crossings[-1] = _joined(crossings[-1], edge, sloped[:number], y)
        crossings.sort()
        position = -math.inf
        for start, end in zip(crossings[::2], crossings[1::2]):
            right = _down(end)
            if right < position:
                continue
            left = max(_up(start), position)
            if right < left:
                continue
            yield left, right, y
            position = right + 1


def _joined(x, edge, others, y):
    """Where a corner begins whose two edges go off to the same side, so that it touches the line after it."""
    for other in others:
        if edge.slope > 0 and other.slope <= 0 or edge.slope < 0 and other.slope >= 0 or x != other.at(y):
            continue
        near = y + (-1 if y == edge.bottom else 1)
        if not other.top <= near <= other.bottom:
            continue
        first, second = edge.at(near), other.at(near)
        if x > first + 1 and x > second + 1:
            return _up(max(first, second)) + 1
        if x < first - 1 and x < second - 1:
            return _up(min(first, second)) - 1
        break
    return x


def wide_line(x0, y0, x1, y1, width, height):
    dx, dy = x1 - x0, y1 - y0
    if dx == 0 and dy == 0:
        yield x0, x0, y0
        return
    length, half = math.hypot(dx, dy), (width - 1) / 2.0
    more, less = _up(half) / length, _down(half) / length
    x_low, x_high, y_low, y_high = _down(less * dy), _down(more * dy), _up(less * dx), _up(more * dx)
    corners = [(x0 - x_low, y0 + y_high), (x1 - x_low, y1 + y_high), (x1 + x_high, y1 - y_low), (x0 + x_high, y0 - y_low)]
    edges = [_Edge(a[0], a[1], b[0], b[1]) for a, b in zip(corners, corners[1:] + corners[:1])]
    for run in filled(edges, height):
        yield run


class _Quarter:
    """Points of a quarter of an ellipse in half pixels, from its right end upwards, the nearest to the curve at each step."""

    def __init__(self, a, b):
        self.done = a < 0 or b < 0
        self.a2, self.b2, self.both = a * a, b * b, a * a * b * b
        self.x, self.y = a, b % 2
        self.last = (a % 2, b)

    def _away(self, x, y):
        return abs(self.a2 * y * y + self.b2 * x * x - self.both)

    def next(self):
        if self.done:
            return None
        here = (self.x, self.y)
        if here == self.last:
            self.done = True
        else:
            x, y = self.x, self.y + 2
            best = self._away(x, y)
            if x > 1:
                for candidate in ((self.x - 2, self.y + 2), (self.x - 2, self.y)):
                    away = self._away(*candidate)
                    if best > away:
                        (x, y), best = candidate, away
            self.x, self.y = x, y
        return here


def _ring(a, b, width):
    """Runs of a ring around the origin in half pixels."""
    outer = _Quarter(a, b)
    start = outer.next() if width >= 1 else None
    if start is None:
        return
    inner = _Quarter(a - 2 * (width - 1), b - 2 * (width - 1))
    right, y = start
    left = leftmost = a % 2
    while True:
        row, edge = y, right
        inside = left
        point = outer.next()
        while point is not None and point[1] <= row:
            point = outer.next()
        following = point
        point = inner.next()
        while point is not None and point[1] <= row:
            inside = point[0]
            point = inner.next()
        left = leftmost if point is None else point[0]
        yield -edge, -inside, -row
        if inside > 0 or inside < edge:
            yield (2 if inside == 0 else inside), edge, -row
        if row > 0:
            yield -edge, -inside, row
            if inside > 0 or inside < edge:
                yield (2 if inside == 0 else inside), edge, row
        if following is None:
            return
        right, y = following


def ellipse(x0, y0, x1, y1, fill, width, cut=None):
    """An ellipse in a box, filled or as a ring; `cut` gives the parts (x0, x1) of a run (x0, x1, y) in half pixels that are kept."""
    a, b = x1 - x0, y1 - y0
    if a < 0 or b < 0:
        return
    for left, right, y in _ring(a, b, a + b if fill else width):
        for start, end in ((left, right),) if cut is None else cut(left, right, y):
            yield x0 + (start + a) // 2, x0 + (end + a) // 2, y0 + (y + b) // 2


# Parts of an ellipse: half planes a x + b y + c >= 0 joined by "and" and "or".

def normalized(start, end):
    """The angles with 0 <= start < 360 and start <= end <= start + 360."""
    start, end = _single(start), _single(end)
    if end - start >= 360:
        return 0.0, 360.0
    first = math.fmod(360 - math.fmod(-start, 360) if start < 0 else start, 360)
    return first, first + math.fmod(360 - math.fmod(start - end, 360) if end < start else end - start, 360)


def _kept(tree, x0, x1, y):
    """The parts of a run that lie in a region, as pairs in order."""
    kind = tree[0]
    if kind == 'half':
        _, a, b, c = tree
        if abs(a) < 1e-9:
            if b * y + c < -1e-9:
                return []
        else:
            crossing = -(b * y + c) / a
            if a * x0 + b * y + c < 1e-9:
                x0 = _up(max(x0, crossing))
            if a * x1 + b * y + c < 1e-9:
                x1 = _up(min(x1, crossing))
        return [(x0, x1)] if x0 <= x1 else []
    first, second = _kept(tree[1], x0, x1, y), _kept(tree[2], x0, x1, y)
    if kind == 'and':
        return [(max(a, c), min(b, d)) for a, b in first for c, d in second if max(a, c) <= min(b, d)]
    joined = []
    for start, end in sorted(first + second):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def cutter(tree):
    return lambda x0, x1, y: _kept(tree, x0, x1, y)


def _corner(a, b, angle):
    turn = angle * math.pi / 180.0
    return a * math.cos(turn), b * math.sin(turn)


def chord(a, b, start, end):
    """The side of the line between two points of the ellipse."""
    (xl, yl), (xr, yr) = _corner(a, b, start), _corner(a, b, end)
    return 'half', yr - yl, xl - xr, -((yr - yl) * xl + (xl - xr) * yl)


def chord_line(a, b, start, end, width):
    _, p, q, r = chord(a, b, start, end)
    return 'and', ('half', p, q, r), ('half', -p, -q, 2 * width * math.sqrt(p * p + q * q) - r)


def pie(a, b, start, end):
    """The wedge between two rays from the middle."""
    (xl, yl), (xr, yr) = _corner(a, b, start), _corner(a, b, end)
    return ('and' if end - start < 180 else 'or'), ('half', -yl, xl, 0), ('half', yr, -xr, 0)


def pie_side(a, b, angle, width):
    """A strip around a ray."""
    x, y = _corner(a, b, angle)
    reach = width * math.sqrt(x * x + y * y)
    return 'and', ('and', ('half', -y, x, reach), ('half', y, -x, reach)), ('half', x, y, 0)


def arc(a, b, start, end):
    """Between two normals of the ellipse; a normal meets it twice, so the half that counts is named too."""
    if a < b:
        return _mirrored(arc(b, a, 90 - end, 90 - start))
    start, end = normalized(start, end)
    first = ('half', -a * math.sin(start * math.pi / 180.0), b * math.cos(start * math.pi / 180.0),
             (a * a - b * b) * math.sin(start * math.pi / 90.0) / 2.0)
    last = ('half', a * math.sin(end * math.pi / 180.0), -b * math.cos(end * math.pi / 180.0),
            (b * b - a * a) * math.sin(end * math.pi / 90.0) / 2.0)
    kind = 'and' if end - start < 180 else 'or'
    if start % 180 == 0 or end % 180 == 0:
        return kind, first, last

    def side(angle, flipped=False):
        return 'half', 0, (1 if int(angle / 180) % 2 == 0 else -1) * (-1 if flipped else 1), 0
    if (int(start / 180) + int(end / 180)) % 2 == 1:
        return 'or', ('and', first, side(start)), ('and', last, side(end))
    return kind, (kind, first, last), side(start, kind == 'or')


def _mirrored(tree):
    if tree[0] == 'half':
        return 'half', tree[2], tree[1], tree[3]
    return tree[0], _mirrored(tree[1]), _mirrored(tree[2])
