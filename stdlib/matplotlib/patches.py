"""Filled shapes."""

import math

from matplotlib._data import floats
from matplotlib._renderer import line_style, stroke
from matplotlib.artist import Artist
from matplotlib.rcparams import rcParams

_K = 0.5522847498


class Patch(Artist):
    """A shape with a face and an edge."""

    zorder = 1

    def __init__(self, *, edgecolor=None, facecolor=None, color=None, linewidth=None, linestyle=None, fill=True, hatch=None,
                 capstyle=None, joinstyle=None, **kwargs):
        Artist.__init__(self)
        self._fill = fill
        self._linewidth = float(rcParams['patch.linewidth'] if linewidth is None else linewidth)
        self._linestyle = line_style(linestyle)
        if color is not None:
            edgecolor = facecolor = color
        self._given_edge = edgecolor
        self._face = rcParams['patch.facecolor'] if facecolor is None else facecolor
        self.rgba(self._face)
        self._hatch = hatch
        self.set(**kwargs)

    def get_facecolor(self):
        color = self.rgba(self._face)
        return color if self._fill else color[:3] + (0,)

    def get_edgecolor(self):
        if self._given_edge is not None:
            return self.rgba(self._given_edge)
        if rcParams['patch.force_edgecolor'] or not self._fill:
            return self.rgba(rcParams['patch.edgecolor'])
        return (0.0, 0.0, 0.0, 0.0)

    def set_facecolor(self, color):
        self._face = rcParams['patch.facecolor'] if color is None else color

    def set_edgecolor(self, color):
        self._given_edge = color

    def set_color(self, c):
        self._face = self._given_edge = c

    def set_linewidth(self, w):
        self._linewidth = float(w)

    def get_linewidth(self):
        return self._linewidth

    def set_linestyle(self, ls):
        self._linestyle = line_style(ls)

    def set_fill(self, b):
        self._fill = bool(b)

    def get_fill(self):
        return self._fill

    def set_hatch(self, hatch):
        self._hatch = hatch

    def style(self):
        """(fill, stroke) for the scene."""
        face = self.get_facecolor()
        return (face if face[3] > 0 else None), stroke(self.get_edgecolor(), self._linewidth, self._linestyle, 'butt', 'miter')

    def outline(self):
        """(points in the patch's own coordinates, steps)."""
        raise NotImplementedError

    def _page(self):
        points, steps = self.outline()
        return self.get_transform().points([x for x, _ in points], [y for _, y in points]), steps

    def draw(self, renderer):
        self._clip(renderer)
        points, steps = self._page()
        fill, line = self.style()
        renderer.path(points, steps, fill, line, snap='C' not in steps and len(points) <= 5)

    def draw_handle(self, renderer, x0, y0, width, height, size):
        fill, line = self.style()
        renderer.rectangle(x0, y0, x0 + width, y0 + height, fill, line)


class Rectangle(Patch):
    def __init__(self, xy, width, height, *, angle=0.0, rotation_point='xy', **kwargs):
        Patch.__init__(self, **kwargs)
        self._x0, self._y0 = float(xy[0]), float(xy[1])
        self._width, self._height, self.angle = float(width), float(height), float(angle)

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
        corners = [(0, 0), (self._width, 0), (self._width, self._height), (0, self._height)]
        return [(self._x0 + x * cosine - y * sine, self._y0 + x * sine + y * cosine) for x, y in corners], 'MLLLZ'


class Polygon(Patch):
    def __init__(self, xy, *, closed=True, **kwargs):
        Patch.__init__(self, **kwargs)
        self._points = [tuple(row) for row in floats(xy).reshape(-1, 2).tolist()]
        self._closed = closed

    def get_xy(self):
        return floats(self._points)

    def set_xy(self, xy):
        self._points = [tuple(row) for row in floats(xy).reshape(-1, 2).tolist()]

    def outline(self):
        return self._points, 'M' + 'L' * (len(self._points) - 1) + ('Z' if self._closed else '')


class Ellipse(Patch):
    def __init__(self, xy, width, height, *, angle=0, **kwargs):
        Patch.__init__(self, **kwargs)
        self.center, self.width, self.height, self.angle = tuple(xy), width, height, angle

    def get_center(self):
        return self.center

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

    def __init__(self, xy, width, height, boxstyle='round', **kwargs):
        Patch.__init__(self, **kwargs)
        self._xy, self._width, self._height, self._boxstyle = tuple(xy), width, height, boxstyle

    def outline(self):
        name, pad, rounding = box_style(self._boxstyle, 1.0)
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


class PathPatch(Polygon):
    pass


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
