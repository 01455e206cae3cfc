"""Shapes of markers: corners in units of the marker's size, around the origin, y up."""

import math

_CIRCLE = 0.2652031


def _circle(radius):
    k = 0.5522847498 * radius
    r = radius
    points = [(r, 0), (r, k), (k, r), (0, r), (-k, r), (-r, k), (-r, 0), (-r, -k), (-k, -r), (0, -r), (k, -r), (r, -k), (r, 0)]
    return points, 'MCCCCZ'


def _regular(count, radius=0.5, turn=90.0, inner=None):
    points = []
    total = count * (2 if inner else 1)
    for i in range(total):
        angle = math.radians(turn + 360.0 * i / total)
        r = radius if not inner or i % 2 == 0 else radius * inner
        points.append((r * math.cos(angle), r * math.sin(angle)))
    return points, 'M' + 'L' * (total - 1) + 'Z'


def _closed(*points):
    return list(points), 'M' + 'L' * (len(points) - 1) + 'Z'


def _segments(*points):
    return list(points), 'ML' * (len(points) // 2)


_h = 0.5
_r = 0.5 / math.sqrt(2)
_SHAPES = {
    'o': _circle(0.5), '.': _circle(0.25), ',': _closed((-0.01, -0.01), (0.01, -0.01), (0.01, 0.01), (-0.01, 0.01)),
    's': _closed((-_h, -_h), (_h, -_h), (_h, _h), (-_h, _h)),
    'D': _closed((0, -_r * 2), (_r * 2, 0), (0, _r * 2), (-_r * 2, 0)),
    'd': _closed((0, -_r * 2), (_r * 1.2, 0), (0, _r * 2), (-_r * 1.2, 0)),
    '^': _closed((0, _h), (-_h, -_h), (_h, -_h)), 'v': _closed((0, -_h), (_h, _h), (-_h, _h)),
    '<': _closed((-_h, 0), (_h, _h), (_h, -_h)), '>': _closed((_h, 0), (-_h, -_h), (-_h, _h)),
    'p': _regular(5), '*': _regular(5, inner=0.381966), 'h': _regular(6), 'H': _regular(6, turn=0.0),
    '8': _regular(8, turn=22.5),
    'P': _closed((-1 / 6, -_h), (1 / 6, -_h), (1 / 6, -1 / 6), (_h, -1 / 6), (_h, 1 / 6), (1 / 6, 1 / 6), (1 / 6, _h),
                 (-1 / 6, _h), (-1 / 6, 1 / 6), (-_h, 1 / 6), (-_h, -1 / 6), (-1 / 6, -1 / 6)),
    'X': _closed((-0.25, -_h), (0, -0.25), (0.25, -_h), (_h, -0.25), (0.25, 0), (_h, 0.25), (0.25, _h), (0, 0.25),
                 (-0.25, _h), (-_h, 0.25), (-0.25, 0), (-_h, -0.25)),
    '+': _segments((-_h, 0), (_h, 0), (0, -_h), (0, _h)), 'x': _segments((-_h, -_h), (_h, _h), (-_h, _h), (_h, -_h)),
    '|': _segments((0, -_h), (0, _h)), '_': _segments((-_h, 0), (_h, 0)),
    '1': _segments((0, 0), (0, -_h), (0, 0), (0.4, 0.25), (0, 0), (-0.4, 0.25)),
    '2': _segments((0, 0), (0, _h), (0, 0), (0.4, -0.25), (0, 0), (-0.4, -0.25)),
    '3': _segments((0, 0), (-_h, 0), (0, 0), (0.25, 0.4), (0, 0), (0.25, -0.4)),
    '4': _segments((0, 0), (_h, 0), (0, 0), (-0.25, 0.4), (0, 0), (-0.25, -0.4)),
}
UNFILLED = '+x|_1234,'


def is_marker(marker):
    return marker in _SHAPES


def shape(marker):
    """(points, steps) of a marker, or None for none."""
    if marker is None or marker in ('None', 'none', '', ' '):
        return None
    if marker not in _SHAPES:
        raise ValueError(f"Unrecognized marker style {marker!r}")
    return _SHAPES[marker]
