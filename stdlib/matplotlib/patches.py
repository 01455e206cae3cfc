"""Filled shapes."""

import math

from matplotlib._arrows import ConnectionPatch, FancyArrow, FancyArrowPatch
from matplotlib._data import floats
from matplotlib._patch import Patch, Polygon
from matplotlib.path import Path

_K = 0.5522847498


class Rectangle(Patch):
    """`rotation_point`: "xy", "center" or a point."""

    def __init__(self, xy, width, height, *, angle=0.0, rotation_point='xy', **kwargs):
        Patch.__init__(self, **kwargs)
        self._x0, self._y0 = xy[0], xy[1]
        self._width, self._height, self.angle = width, height, angle
        self.rotation_point = rotation_point

    def __str__(self):
        return f'Rectangle(xy=({self._x0:g}, {self._y0:g}), width={self._width:g}, height={self._height:g}, angle={self.angle:g})'

    def get_bbox(self):
        from matplotlib.transforms import Bbox
        return Bbox.from_bounds(self._x0, self._y0, self._width, self._height)

    def get_center(self):
        return floats([self._x0 + self._width / 2, self._y0 + self._height / 2])

    def get_corners(self):
        return floats(self.outline()[0])

    def set_bounds(self, *args):
        self._x0, self._y0, self._width, self._height = args[0] if len(args) == 1 else args

    def get_angle(self):
        return self.angle

    def set_angle(self, angle):
        self.angle = angle

    def get_x(self):
        return self._x0

    def get_y(self):
        return self._y0

    def get_xy(self):
        return self._x0, self._y0

    def get_width(self):
        return self._width

    def get_height(self):
        return self._height

    def set_x(self, x):
        self._x0 = x

    def set_y(self, y):
        self._y0 = y

    def set_xy(self, xy):
        self._x0, self._y0 = xy

    def set_width(self, w):
        self._width = w

    def set_height(self, h):
        self._height = h

    def outline(self):
        cosine, sine = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        x0, y0, width, height = float(self._x0), float(self._y0), float(self._width), float(self._height)
        px, py = {'xy': (0.0, 0.0), 'center': (width / 2, height / 2)}.get(self.rotation_point) if isinstance(
            self.rotation_point, str) else (self.rotation_point[0] - x0, self.rotation_point[1] - y0)
        corners = [(x - px, y - py) for x, y in ((0, 0), (width, 0), (width, height), (0, height))]
        return [(x0 + px + x * cosine - y * sine, y0 + py + x * sine + y * cosine) for x, y in corners], 'MLLLZ'


class Ellipse(Patch):
    def __init__(self, xy, width, height, *, angle=0, **kwargs):
        Patch.__init__(self, **kwargs)
        self.center, self.width, self.height, self.angle = tuple(xy), width, height, angle

    def __str__(self):
        x, y = self.center
        return f'{type(self).__name__}(xy=({x}, {y}), width={self.width}, height={self.height}, angle={self.angle})'

    def get_center(self):
        return self.center

    def set_center(self, xy):
        self.center = tuple(xy)

    def get_width(self):
        return self.width

    def set_width(self, width):
        self.width = width

    def get_height(self):
        return self.height

    def set_height(self, height):
        self.height = height

    def get_angle(self):
        return self.angle

    def set_angle(self, angle):
        self.angle = angle

    def outline(self):
        a, b = self.width / 2, self.height / 2
        k = _K
        unit = [(1, 0), (1, k), (k, 1), (0, 1), (-k, 1), (-1, k), (-1, 0), (-1, -k), (-k, -1), (0, -1), (k, -1), (1, -k), (1, 0)]
        cosine, sine = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        points = [(x * a, y * b) for x, y in unit]
        cx, cy = self.center
        return [(cx + x * cosine - y * sine, cy + x * sine + y * cosine) for x, y in points], 'MCCCCZ'


class Circle(Ellipse):
    def __init__(self, xy, radius=5, **kwargs):
        Ellipse.__init__(self, xy, radius * 2, radius * 2, **kwargs)
        self.radius = radius

    def __str__(self):
        x, y = self.center
        return f'Circle(xy=({x:g}, {y:g}), radius={self.radius:g})'

    def get_radius(self):
        return self.radius

    def set_radius(self, radius):
        self.radius = radius
        self.width = self.height = 2 * radius


def arc(center, radius, theta1, theta2):
    """Curve points from one angle (degrees) to another, without the first point; counterclockwise."""
    count = max(1, int(math.ceil(abs(theta2 - theta1) / 45)))
    step = math.radians(theta2 - theta1) / count
    handle = 4 / 3 * math.tan(step / 4)
    points = []
    angle = math.radians(theta1)
    for _ in range(count):
        a, b = angle, angle + step
        ax, ay, bx, by = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        for x, y in ((ax - handle * ay, ay + handle * ax), (bx + handle * by, by - handle * bx), (bx, by)):
            points.append((center[0] + radius * x, center[1] + radius * y))
        angle = b
    return points


class Wedge(Patch):
    def __init__(self, center, r, theta1, theta2, *, width=None, **kwargs):
        Patch.__init__(self, **kwargs)
        self.center, self.r, self.theta1, self.theta2, self.width = tuple(center), r, theta1, theta2, width

    def __str__(self):
        x, y = self.center
        return f'Wedge(center=({x:g}, {y:g}), r={self.r:g}, theta1={self.theta1:g}, theta2={self.theta2:g}, width={self.width})'

    def set_center(self, center):
        self.center = tuple(center)

    def set_radius(self, radius):
        self.r = radius

    def set_theta1(self, theta1):
        self.theta1 = theta1

    def set_theta2(self, theta2):
        self.theta2 = theta2

    def set_width(self, width):
        self.width = width

    def outline(self):
        cx, cy = self.center
        start = math.radians(self.theta1)
        outer = arc(self.center, self.r, self.theta1, self.theta2)
        first = (cx + self.r * math.cos(start), cy + self.r * math.sin(start))
        if self.width is None:
            if abs(self.theta2 - self.theta1) >= 360:
                return [first] + outer, 'M' + 'C' * (len(outer) // 3) + 'Z'
            return [self.center, first] + outer, 'ML' + 'C' * (len(outer) // 3) + 'Z'
        inner_radius = self.r - self.width
        end = math.radians(self.theta2)
        inner = arc(self.center, inner_radius, self.theta2, self.theta1)
        turn = (cx + inner_radius * math.cos(end), cy + inner_radius * math.sin(end))
        return ([first] + outer + [turn] + inner,
                'M' + 'C' * (len(outer) // 3) + 'L' + 'C' * (len(inner) // 3) + 'Z')


class FancyBboxPatch(Patch):
    """A rectangle with square or rounded corners, padded in its own units."""

    _edge_default = True

    def __init__(self, xy, width, height, boxstyle='round', *, mutation_scale=1, mutation_aspect=1, **kwargs):
        Patch.__init__(self, **kwargs)
        self._mutation_scale = mutation_scale
        self._xy, self._width, self._height, self._boxstyle = tuple(xy), width, height, boxstyle

    def __str__(self):
        x, y = self._xy
        return f'FancyBboxPatch(({x:g}, {y:g}), width={self._width:g}, height={self._height:g})'

    def outline(self):
        name, pad, rounding = box_style(self._boxstyle, self._mutation_scale)
        x, y = self._xy
        return rounded_box(x - pad, y - pad, x + self._width + pad, y + self._height + pad, rounding if 'round' in name else 0)


def box_style(text, size):
    """(name, pad, rounding) of a text such as "round,pad=0.3" in units of `size`."""
    parts = [part.strip() for part in text.split(',')]
    options = {}
    for part in parts[1:]:
        key, value = part.split('=')
        options[key.strip()] = float(value)
    pad = options.get('pad', 0.3) * size
    rounding = options.get('rounding_size')
    return parts[0], pad, pad if rounding is None else rounding * size


def rounded_box(x0, y0, x1, y1, radius):
    """(points, steps) of a rectangle with quarter curves at its corners."""
    if radius <= 0:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], 'MLLLZ'
    r = min(radius, (x1 - x0) / 2, (y1 - y0) / 2)
    k = r * (1 - 2 / 3)
    points = [(x0 + r, y0), (x1 - r, y0), (x1 - k, y0), (x1, y0 + k), (x1, y0 + r), (x1, y1 - r), (x1, y1 - k), (x1 - k, y1),
              (x1 - r, y1), (x0 + r, y1), (x0 + k, y1), (x0, y1 - k), (x0, y1 - r), (x0, y0 + r), (x0, y0 + k), (x0 + k, y0),
              (x0 + r, y0)]
    return points, 'MLCLCLCLCZ'


class PathPatch(Patch):
    """The inside of a `Path`."""

    def __init__(self, path, **kwargs):
        Patch.__init__(self, **kwargs)
        self._path = path

    def __str__(self):
        x, y = self._path.vertices.tolist()[0]
        return f'PathPatch{len(self._path)}(({x:g}, {y:g}) ...)'

    def get_path(self):
        return self._path

    def set_path(self, path):
        self._path = path

    def outline(self):
        return self._path.steps()


class StepPatch(PathPatch):
    """Steps of heights `values` between `edges` over a base line; without a base line only the steps."""

    def draw_handle(self, renderer, x0, y0, width, height, size):
        """A rectangle when filled, else a line."""
        fill, line = self.style()
        if fill is not None:
            renderer.rectangle(x0, y0, x0 + width, y0 + height, fill, line)
        else:
            renderer.polyline([(x0, y0 + height / 2), (x0 + width, y0 + height / 2)], line, snap=True)

    def __init__(self, values, edges, *, orientation='vertical', baseline=0, **kwargs):
        self.orientation = orientation
        self._values, self._edges = floats(values), floats(edges)
        self._given = (values, edges)
        self._baseline = None if baseline is None else floats(baseline)
        if self._edges.size - 1 != self._values.size:
            raise ValueError('Size mismatch between "values" and "edges". '
                             f'Expected `len(values) + 1 == len(edges)`, but `len(values) = {self._values.size}` '
                             f'and `len(edges) = {self._edges.size}`.')
        PathPatch.__init__(self, self._stepped(), **kwargs)

    def _stepped(self):
        values, edges = self._values.tolist(), self._edges.tolist()
        across = [(edge, value) for value, a, b in zip(values, edges, edges[1:]) for edge in (a, b)]
        if self._baseline is not None:
            base = self._baseline.tolist()
            if len(base) == 1:
                across = [(edges[0], base[0])] + across + [(edges[-1], base[0])]
            else:
                across += [(edge, value) for value, a, b in zip(base, edges, edges[1:]) for edge in (a, b)][::-1]
                across.append(across[0])
        return Path(across if self.orientation == 'vertical' else [(b, a) for a, b in across])

    def get_data(self):
        from collections import namedtuple
        import numpy as np
        values, edges = self._given
        kind = namedtuple('StairData', 'values edges baseline')
        base = None if self._baseline is None else np.asarray(self._baseline.tolist()[0] if self._baseline.size == 1 else self._baseline)
        if base is not None and base.ndim == 0 and float(base) == int(base):
            base = np.asarray(int(base))
        return kind(np.asarray(values), np.asarray(edges), base)


class RegularPolygon(Patch):
    """`orientation` in radians; the first corner lies above the middle."""

    def __init__(self, xy, numVertices, *, radius=5, orientation=0, **kwargs):
        Patch.__init__(self, **kwargs)
        self.xy, self.numvertices, self.radius, self.orientation = tuple(xy), numVertices, radius, orientation

    def __str__(self):
        x, y = self.xy
        return f'RegularPolygon(({x:g}, {y:g}), {self.numvertices}, radius={self.radius:g}, orientation={self.orientation:g})'

    def outline(self):
        turns = [2 * math.pi * i / self.numvertices + math.pi / 2 + self.orientation for i in range(self.numvertices)]
        points = [(self.xy[0] + self.radius * math.cos(turn), self.xy[1] + self.radius * math.sin(turn)) for turn in turns]
        return points, 'M' + 'L' * (self.numvertices - 1) + 'Z'


class CirclePolygon(RegularPolygon):
    def __init__(self, xy, radius=5, *, resolution=20, **kwargs):
        RegularPolygon.__init__(self, xy, resolution, radius=radius, orientation=0, **kwargs)

    def __str__(self):
        x, y = self.xy
        return f'CirclePolygon(({x:g}, {y:g}), radius={self.radius:g}, resolution={self.numvertices})'


class Arc(Ellipse):
    """A part of an ellipse's line; angles in degrees from the turned x axis."""

    def __init__(self, xy, width, height, *, angle=0.0, theta1=0.0, theta2=360.0, **kwargs):
        if kwargs.get('fill'):
            raise ValueError('Arc objects cannot be filled')
        kwargs['fill'] = False
        Ellipse.__init__(self, xy, width, height, angle=angle, **kwargs)
        self.theta1, self.theta2 = theta1, theta2

    def __str__(self):
        x, y = self.center
        return (f'Arc(xy=({x:g}, {y:g}), width={self.width:g}, height={self.height:g}, angle={self.angle:g}, '
                f'theta1={self.theta1:g}, theta2={self.theta2:g})')

    def outline(self):
        last = self.theta2 if self.theta2 > self.theta1 else self.theta2 + 360

        def stretched(theta):
            """The angle on the circle from which the ellipse is stretched."""
            turn = math.radians(theta)
            return math.degrees(math.atan2(math.sin(turn) * self.width, math.cos(turn) * self.height)) + 360 * math.floor((theta + 180) / 360)
        start, end = (stretched(self.theta1), stretched(last)) if self.width != self.height else (self.theta1, last)
        first = (math.cos(math.radians(start)), math.sin(math.radians(start)))
        circle = [first] + arc((0.0, 0.0), 1.0, start, end)
        cosine, sine = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        points = [(x * self.width / 2, y * self.height / 2) for x, y in circle]
        cx, cy = self.center
        return ([(cx + x * cosine - y * sine, cy + x * sine + y * cosine) for x, y in points], 'M' + 'C' * ((len(circle) - 1) // 3))


class Annulus(Patch):
    """A ring between two ellipses; `r` is one radius or a pair."""

    def __init__(self, xy, r, width, angle=0.0, **kwargs):
        Patch.__init__(self, **kwargs)
        self.center, self.width, self.angle = tuple(xy), width, angle
        self.a, self.b = (r, r) if not hasattr(r, '__len__') else r

    def __str__(self):
        x, y = self.center
        radius = float(self.a) if self.a == self.b else (self.a, self.b)
        return f'Annulus(xy=({x}, {y}), r={radius}, width={self.width}, angle={self.angle})'

    def outline(self):
        outer, steps = Ellipse(self.center, 2 * self.a, 2 * self.b, angle=self.angle).outline()
        inner, _ = Ellipse(self.center, 2 * (self.a - self.width), 2 * (self.b - self.width), angle=self.angle).outline()
        return outer + inner[::-1], steps + steps


class Arrow(Polygon):
    """A fat arrow from (x, y) to (x + dx, y + dy)."""

    def __init__(self, x, y, dx, dy, *, width=1.0, **kwargs):
        length = math.hypot(dx, dy) or 1.0
        shape = [(0.0, 0.1), (0.0, -0.1), (0.8, -0.1), (0.8, -0.3), (1.0, 0.0), (0.8, 0.3), (0.8, 0.1)]
        cosine, sine = dx / length, dy / length
        points = []
        for along, across in shape:
            a, b = along * length, across * width
            points.append((x + a * cosine - b * sine, y + a * sine + b * cosine))
        Polygon.__init__(self, points, closed=True, **kwargs)

    def __str__(self):
        return 'Arrow()'


class Shadow(Patch):
    """A darker copy of a patch, moved by inches."""

    def __init__(self, patch, ox, oy, *, shade=0.7, **kwargs):
        Patch.__init__(self)
        self.patch, self._ox, self._oy = patch, ox, oy
        color = tuple((1 - shade) * value for value in patch.get_facecolor()[:3])
        self.set_facecolor(color)
        self.set_edgecolor(color)
        self.set_alpha(0.5)
        self.zorder = patch.zorder - 1e-9
        self.set(**kwargs)

    def outline(self):
        return self.patch.outline()

    def _page(self):
        points, steps = self.patch._page()
        unit = 72.0
        return [(x + self._ox * unit, y + self._oy * unit) for x, y in points], steps
