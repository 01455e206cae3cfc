"""Arrows between two places: the line that connects them and the heads at its ends."""

import math

from matplotlib._patch import Patch, Polygon
from matplotlib._renderer import stroke


def _options(text, defaults):
    """(name, options) of a text such as "->,head_length=0.5"."""
    name, *parts = [part.strip() for part in text.split(',')]
    if name not in defaults:
        raise ValueError(f'Unknown style: {name!r}')
    options = dict(defaults[name])
    for part in parts:
        key, value = part.split('=')
        options[key.strip()] = value.strip() if value.strip().isalpha() else float(value)
    return name, options


_HEAD = {'head_length': 0.4, 'head_width': 0.2}
_BRACKET = {'widthB': 1.0, 'lengthB': 0.2, 'angleB': 0.0, 'widthA': 1.0, 'lengthA': 0.2, 'angleA': 0.0}
ARROWS = {
    '-': {}, '->': _HEAD, '<-': _HEAD, '<->': _HEAD, '-|>': _HEAD, '<|-': _HEAD, '<|-|>': _HEAD, '-[': _BRACKET, ']-': _BRACKET,
    ']-[': _BRACKET, '|-|': {'widthA': 1.0, 'widthB': 1.0, 'lengthA': 0.0, 'lengthB': 0.0, 'angleA': 0.0, 'angleB': 0.0},
    'simple': {'head_length': 0.5, 'head_width': 0.5, 'tail_width': 0.2},
    'fancy': {'head_length': 0.4, 'head_width': 0.4, 'tail_width': 0.4}, 'wedge': {'tail_width': 0.3, 'shrink_factor': 0.5},
}
CONNECTIONS = {
    'arc3': {'rad': 0.0}, 'angle3': {'angleA': 90.0, 'angleB': 0.0}, 'angle': {'angleA': 90.0, 'angleB': 0.0, 'rad': 0.0},
    'bar': {'armA': 0.0, 'armB': 0.0, 'fraction': 0.3, 'angle': None},
}


def _meeting(a, angle_a, b, angle_b):
    """Where two lines through points in given directions (degrees) meet."""
    ca, sa = math.cos(math.radians(angle_a)), math.sin(math.radians(angle_a))
    cb, sb = math.cos(math.radians(angle_b)), math.sin(math.radians(angle_b))
    across = ca * sb - sa * cb
    if abs(across) < 1e-12:
        return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    along = ((b[0] - a[0]) * sb - (b[1] - a[1]) * cb) / across
    return a[0] + along * ca, a[1] + along * sa


def connect(style, start, end):
    """The connection as a list of parabolas (three points each)."""
    name, options = _options(style, CONNECTIONS)
    (x0, y0), (x1, y1) = start, end
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    if name == 'arc3':
        rad = options['rad']
        return [(start, (middle[0] + rad * (y1 - y0), middle[1] - rad * (x1 - x0)), end)]
    if name == 'bar':
        dx, dy = x1 - x0, y1 - y0
        fraction = options['fraction']
        a, b = (x0 - fraction * dy * -1, y0 - fraction * dx), (x1 - fraction * dy * -1, y1 - fraction * dx)
        corners = [start, a, b, end]
    else:
        corner = _meeting(start, options['angleA'], end, options['angleB'])
        if name == 'angle3':
            return [(start, corner, end)]
        corners = [start, corner, end]
    return [(p, ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2), q) for p, q in zip(corners, corners[1:])]


def _at(curve, t):
    (x0, y0), (x1, y1), (x2, y2) = curve
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2


def _between(curve, t0, t1):
    """The part of a parabola between two parameters."""
    def mixed(p, q, t):
        return p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t
    a, b = mixed(curve[0], curve[1], t0), mixed(curve[1], curve[2], t0)
    return _at(curve, t0), mixed(a, b, t1), _at(curve, t1)


def _leaves(curve, inside):
    """The parameter at which a curve that begins inside goes out; 0 when it begins outside, None when it stays inside."""
    if not inside(curve[0]):
        return 0.0
    if inside(curve[2]):
        return None
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        if inside(_at(curve, middle)):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def shortened(curves, inside):
    """The connection without its first part, as long as that lies inside a region."""
    for number, curve in enumerate(curves):
        t = _leaves(curve, inside)
        if t is not None:
            return [_between(curve, t, 1.0)] + curves[number + 1:]
    return curves


def reversed_curves(curves):
    return [curve[::-1] for curve in curves[::-1]]


def _wedge(tip, towards, length, width, line_width):
    """(three points of a head, the line's end behind a sharp tip)."""
    dx, dy = towards[0] - tip[0], towards[1] - tip[1]
    distance = math.hypot(dx, dy) or 1.0
    reach = math.hypot(length, width) or 1e-9
    cosine, sine = length / reach, width / reach
    pad = 0.5 * line_width / sine if sine else 0.0
    ux, uy = dx / distance, dy / distance
    end = (tip[0] + pad * ux, tip[1] + pad * uy)
    left = (cosine * ux + sine * uy, -sine * ux + cosine * uy)
    right = (cosine * ux - sine * uy, sine * ux + cosine * uy)
    return [(end[0] + reach * left[0], end[1] + reach * left[1]), end, (end[0] + reach * right[0], end[1] + reach * right[1])], end


class FancyArrowPatch(Patch):
    """An arrow from `posA` to `posB`; sizes of heads are in units of `mutation_scale` points."""

    _edge_default = True

    def __init__(self, posA=None, posB=None, *, path=None, arrowstyle='simple', connectionstyle='arc3', patchA=None, patchB=None,
                 shrinkA=2, shrinkB=2, mutation_scale=1, mutation_aspect=1, **kwargs):
        if path is not None:
            raise NotImplementedError("arrows along paths are not in Cellbook's matplotlib")
        Patch.__init__(self, **kwargs)
        self._posA_posB = [posA, posB]
        self.patchA, self.patchB, self.shrinkA, self.shrinkB = patchA, patchB, shrinkA, shrinkB
        self._mutation_scale = mutation_scale
        self.set_arrowstyle(arrowstyle)
        self.set_connectionstyle(connectionstyle)
        # What of the page belongs to the things the arrow leaves from and points at: functions of a point.
        self._around = [None, None]

    def __str__(self):
        (x0, y0), (x1, y1) = self._posA_posB
        return f'FancyArrowPatch(({x0:g}, {y0:g})->({x1:g}, {y1:g}))'

    def set_positions(self, posA, posB):
        if posA is not None:
            self._posA_posB[0] = posA
        if posB is not None:
            self._posA_posB[1] = posB

    def set_arrowstyle(self, arrowstyle=None, **kwargs):
        extra = ''.join(f',{key}={value}' for key, value in kwargs.items())
        self._arrow = _options(arrowstyle + extra, ARROWS)

    def set_connectionstyle(self, connectionstyle=None, **kwargs):
        self._connection = connectionstyle + ''.join(f',{key}={value}' for key, value in kwargs.items())
        _options(self._connection, CONNECTIONS)

    def set_mutation_scale(self, scale):
        self._mutation_scale = scale

    def get_mutation_scale(self):
        return self._mutation_scale

    def outline(self):
        return [tuple(place) for place in self._posA_posB], 'ML'

    def _ends(self):
        return self.get_transform().points([p[0] for p in self._posA_posB], [p[1] for p in self._posA_posB])

    def curves(self):
        """The connection on the page after what its ends touch has been cut off."""
        start, end = self._ends()
        curves = connect(self._connection, start, end)
        for index, shrink in ((0, self.shrinkA), (1, self.shrinkB)):
            if index:
                curves = reversed_curves(curves)
            if self._around[index] is not None:
                curves = shortened(curves, self._around[index])
            if shrink:
                cx, cy = curves[0][0]
                curves = shortened(curves, lambda p, cx=cx, cy=cy, r=shrink: (p[0] - cx) ** 2 + (p[1] - cy) ** 2 < r * r)
            if index:
                curves = reversed_curves(curves)
        return curves

    def draw(self, renderer):
        self._clip(renderer) if self.axes is not None and self._clip_on else renderer.clipped(None)
        curves, (name, options) = self.curves(), self._arrow
        edge, face = self.get_edgecolor(), self.get_facecolor()
        line = stroke(edge, self._linewidth, self._linestyle, 'butt', 'round')
        if name in ('simple', 'fancy', 'wedge'):
            renderer.polyline(self._fat(curves, name, options), line, True, face if face[3] else None)
            return
        heads = []
        scale = self._mutation_scale
        for at_end, mark in ((False, name[:-1] if name != '-' else ''), (True, name[1:] if name != '-' else '')):
            ends = reversed_curves(curves) if not at_end else curves
            tip, towards = ends[-1][2], ends[-1][1]
            if name in ('|-|',) or ('[' in mark if at_end else ']' in mark):
                side = 'B' if at_end else 'A'
                heads.append((self._bracket(tip, towards, options['width' + side] * scale, options['length' + side] * scale), False))
            elif ('>' in mark) if at_end else ('<' in mark):
                wings, end = _wedge(tip, towards, options['head_length'] * scale, options['head_width'] * scale, self._linewidth)
                heads.append((wings, '|' in name))
                last = ends[-1][:2] + (end,)
                curves = curves[:-1] + [last] if at_end else [last[::-1]] + curves[1:]
        points, steps = [curves[0][0]], 'M'
        for a, b, c in curves:
            points += [(a[0] + 2 / 3 * (b[0] - a[0]), a[1] + 2 / 3 * (b[1] - a[1])), (c[0] + 2 / 3 * (b[0] - c[0]), c[1] + 2 / 3 * (b[1] - c[1])), c]
            steps += 'C'
        renderer.path(points, steps, None, line)
        solid = stroke(edge, self._linewidth, '-', 'butt', 'round')
        for wings, is_filled in heads:
            renderer.polyline(wings, solid, is_filled, face if is_filled and face[3] else None)

    @staticmethod
    def _bracket(tip, towards, width, length):
        dx, dy = towards[0] - tip[0], towards[1] - tip[1]
        distance = math.hypot(dx, dy) or 1.0
        ux, uy = dx / distance, dy / distance
        left, right = (tip[0] - uy * width, tip[1] + ux * width), (tip[0] + uy * width, tip[1] - ux * width)
        if not length:
            return [left, right]
        return [(left[0] + ux * length, left[1] + uy * length), left, right, (right[0] + ux * length, right[1] + uy * length)]

    def _fat(self, curves, name, options):
        """The outline of an arrow as wide as it is told, along the connection."""
        scale = self._mutation_scale
        tail = options['tail_width'] * scale / 2
        places = [_at(curve, i / 24) for curve in curves for i in range(25)]
        lengths = [0.0]
        for a, b in zip(places, places[1:]):
            lengths.append(lengths[-1] + math.hypot(b[0] - a[0], b[1] - a[1]))
        total = lengths[-1] or 1.0
        head = 0.0 if name == 'wedge' else min(options['head_length'] * scale, total)
        left, right = [], []
        for i, (x, y) in enumerate(places):
            if lengths[i] > total - head + 1e-9:
                break
            a, b = places[max(i - 1, 0)], places[min(i + 1, len(places) - 1)]
            length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
            nx, ny = -(b[1] - a[1]) / length, (b[0] - a[0]) / length
            share = lengths[i] / total
            half = tail * {'simple': 1.0, 'fancy': 0.3 + 0.7 * (1 - share), 'wedge': 1 - share}[name]
            left.append((x + nx * half, y + ny * half))
            right.append((x - nx * half, y - ny * half))
        tip = places[-1]
        if name == 'wedge':
            return left + [tip] + right[::-1]
        neck = ((left[-1][0] + right[-1][0]) / 2, (left[-1][1] + right[-1][1]) / 2)
        dx, dy = tip[0] - neck[0], tip[1] - neck[1]
        distance = math.hypot(dx, dy) or 1.0
        base = (tip[0] - dx / distance * head, tip[1] - dy / distance * head)
        wide = options['head_width'] * scale / 2
        nx, ny = -dy / distance, dx / distance
        return left + [(base[0] + nx * wide, base[1] + ny * wide), tip, (base[0] - nx * wide, base[1] - ny * wide)] + right[::-1]


class ConnectionPatch(FancyArrowPatch):
    """An arrow between places in two plots or systems of coordinates."""

    def __init__(self, xyA, xyB, coordsA, coordsB=None, *, axesA=None, axesB=None, arrowstyle='-', shrinkA=0, shrinkB=0,
                 mutation_scale=10, **kwargs):
        FancyArrowPatch.__init__(self, xyA, xyB, arrowstyle=arrowstyle, shrinkA=shrinkA, shrinkB=shrinkB,
                                 mutation_scale=mutation_scale, **kwargs)
        self.xy1, self.xy2, self.coords1, self.coords2 = xyA, xyB, coordsA, coordsA if coordsB is None else coordsB
        self.axesA, self.axesB = axesA, axesB
        self._clip_on = False

    def __str__(self):
        return f'ConnectionPatch(({self.xy1[0]:g}, {self.xy1[1]:g}), ({self.xy2[0]:g}, {self.xy2[1]:g}))'

    def _ends(self):
        ends = []
        for place, coords, axes in ((self.xy1, self.coords1, self.axesA), (self.xy2, self.coords2, self.axesB)):
            axes = self.axes if axes is None else axes
            if not isinstance(coords, str):
                transform = coords
            else:
                transform = {'data': lambda: axes.transData, 'axes fraction': lambda: axes.transAxes,
                             'figure fraction': lambda: self.figure.transFigure}[coords]()
            ends += transform.points([place[0]], [place[1]])
        return ends


class FancyArrow(Polygon):
    """A polygon in data coordinates: what `arrow` draws."""

    _edge_default = True

    def __init__(self, x, y, dx, dy, *, width=0.001, length_includes_head=False, head_width=None, head_length=None, shape='full',
                 overhang=0, head_starts_at_zero=False, **kwargs):
        self._x, self._y, self._dx, self._dy = x, y, dx, dy
        head_width = 3 * width if head_width is None else head_width
        head_length = 1.5 * head_width if head_length is None else head_length
        distance = math.hypot(dx, dy)
        length = distance if length_includes_head else distance + head_length
        if not length:
            Polygon.__init__(self, [], **kwargs)
            return
        hw, hl, hs, lw = head_width, head_length, overhang, width
        half = [(0.0, 0.0), (-hl, -hw / 2), (-hl * (1 - hs), -lw / 2), (-length, -lw / 2), (-length, 0)]
        if head_starts_at_zero:
            half = [(a + hl, b) for a, b in half]
        other = [(a, -b) for a, b in half]
        if shape == 'left':
            corners = half
        elif shape == 'right':
            corners = other
        else:
            corners = half[:-1] + other[-2::-1]
        cosine, sine = (dx / distance, dy / distance) if distance else (1, 0)
        ox, oy = x + dx, y + dy
        if not length_includes_head:
            ox, oy = ox + head_length * cosine, oy + head_length * sine
        Polygon.__init__(self, [(ox + a * cosine - b * sine, oy + a * sine + b * cosine) for a, b in corners], **kwargs)

    def __str__(self):
        return 'FancyArrow()'
