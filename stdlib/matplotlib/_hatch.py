"""Patterns inside shapes: lines and dots cut to an outline, in tiles of one inch."""

import math

from matplotlib._renderer import stroke

_TILE, _DENSITY = 72.0, 6
VALID = '/\\|-+xoO.*'


def flattened(points, steps):
    """Closed polygons from an outline; curves as twelve lines each."""
    polygons, at = [], 0
    for step in steps:
        if step == 'M':
            polygons.append([points[at]])
            at += 1
        elif step == 'L':
            polygons[-1].append(points[at])
            at += 1
        elif step == 'C':
            p0, (p1, p2, p3) = polygons[-1][-1], points[at:at + 3]
            for i in range(1, 13):
                t = i / 12
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
                polygons[-1].append((a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1]))
            at += 3
    return polygons


def _cuts(polygons, nx, ny, distance):
    """The parts (start, end) along a line nx x + ny y = distance that lie inside, as places along (-ny, nx)."""
    places = []
    for polygon in polygons:
        for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1]):
            da, db = nx * ax + ny * ay - distance, nx * bx + ny * by - distance
            if (da > 0) != (db > 0):
                share = da / (da - db)
                places.append(-ny * (ax + share * (bx - ax)) + nx * (ay + share * (by - ay)))
    places.sort()
    return list(zip(places[::2], places[1::2]))


def _is_inside(polygons, x, y):
    inside = False
    for polygon in polygons:
        for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1]):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                inside = not inside
    return inside


def draw(renderer, points, steps, pattern, color, width=1.0):
    """Draws a pattern such as "//" or "xo" inside an outline on the page."""
    polygons = flattened(points, steps)
    flat = [point for polygon in polygons for point in polygon]
    if not flat:
        return
    line = stroke(color, width, '-', 'butt')
    # Each kind of line: its normal and the number of lines a tile.
    kinds = []
    for characters, normal in (('-+', (0.0, 1.0)), ('|+', (1.0, 0.0)), ('/x', (1.0, -1.0)), ('\\x', (1.0, 1.0))):
        count = sum(pattern.count(character) for character in characters) * _DENSITY
        if count:
            kinds.append((normal, count))
    for (nx, ny), count in kinds:
        # Diagonals begin at `count` places of a tile's own diagonal.
        length = math.hypot(nx, ny)
        step = _TILE / count * length
        ux, uy = nx / length, ny / length
        distances = [ux * x + uy * y for x, y in flat]
        offset = 0.5 * step if length == 1.0 else 0.0
        number = math.floor((min(distances) - offset) / step)
        while offset + number * step <= max(distances):
            distance = offset + number * step
            for start, end in _cuts(polygons, ux, uy, distance):
                renderer.polyline([(ux * distance - uy * start, uy * distance + ux * start),
                                   (ux * distance - uy * end, uy * distance + ux * end)], line)
            number += 1
    _draw_dots(renderer, polygons, flat, pattern, color, line)


def _draw_dots(renderer, polygons, flat, pattern, color, line):
    for character, radius, filled in (('o', 0.2, False), ('O', 0.35, False), ('.', 0.1, True), ('*', 1.0 / 3.0, True)):
        rows = pattern.count(character) * _DENSITY
        if not rows:
            continue
        step = _TILE / rows
        size = radius * step
        left, right = min(x for x, _ in flat), max(x for x, _ in flat)
        low, high = min(y for _, y in flat), max(y for _, y in flat)
        for row in range(math.floor(low / step), math.ceil(high / step) + 1):
            shift = 0.5 * step if row % 2 else 0.0
            for column in range(math.floor(left / step) - 1, math.ceil(right / step) + 1):
                x, y = column * step + shift, row * step
                if not _is_inside(polygons, x, y):
                    continue
                corners = 10 if character == '*' else 16
                shape = [(x + size * (0.382 if character == '*' and i % 2 else 1.0) * math.sin(2 * math.pi * i / corners),
                          y + size * (0.382 if character == '*' and i % 2 else 1.0) * math.cos(2 * math.pi * i / corners))
                         for i in range(corners)]
                renderer.polyline(shape, None if filled else line, True, color if filled else None)
