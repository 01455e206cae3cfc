"""Plots whose coordinates are an angle (radians) and a distance."""

import math

import numpy as np

from matplotlib import ticker
from matplotlib._renderer import line_style, stroke
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from matplotlib.rcparams import rcParams


class ThetaFormatter(ticker.Formatter):
    """Radians in degrees."""

    def __call__(self, x, pos=None):
        low, high = self.axis.get_view_interval()
        digits = max(-int(math.log10(math.degrees(abs(high - low))) - 1.5), 0)
        return ticker.fix_minus(f'{math.degrees(x):0.{digits}f}°')


class ThetaLocator(ticker.FixedLocator):
    def __init__(self):
        ticker.FixedLocator.__init__(self, [math.radians(45 * step) for step in range(8)])


class RadialLocator(ticker.AutoLocator):
    """No tick in the middle of the disc."""

    def __call__(self):
        low, _ = sorted(self.axis.get_view_interval())
        places = ticker.AutoLocator.__call__(self)
        return places[places > low]


class _Disc:
    """From angle and distance to the page; angles between neighbouring points are not followed."""

    def __init__(self, axes):
        self.axes, self.figure = axes, axes.figure

    def points(self, xs, ys):
        axes = self.axes
        xs, ys = axes.xaxis.convert(list(xs)), axes.yaxis.convert(list(ys))
        (cx, cy), radius = axes._middle()
        low, high = axes._limits_of('y')
        low = axes._origin if axes._origin is not None else low
        forward = axes.yaxis._scale.forward
        start, span = forward(low), forward(high) - forward(low)
        result = []
        for theta, r in zip(xs, ys):
            turn = axes._direction * theta + axes._offset
            length = (forward(r) - start) / span * radius if span else 0.0
            result.append((cx + length * math.cos(turn), cy + length * math.sin(turn)))
        return result

    def transform(self, values):
        rows = np.asarray(values, dtype=float).reshape(-1, 2).tolist()
        scale = self.figure.dpi / 72
        places = np.array([(x * scale, y * scale) for x, y in self.points([r[0] for r in rows], [r[1] for r in rows])])
        return places[0] if np.ndim(values) == 1 else places

    transform_point = transform


class PolarAxes(Axes):
    name = 'polar'

    def __init__(self, *args, theta_offset=0, theta_direction=1, rlabel_position=22.5, **kwargs):
        self._offset, self._direction, self._label_angle, self._origin = theta_offset, theta_direction, rlabel_position, None
        Axes.__init__(self, *args, **kwargs)

    def clear(self):
        Axes.clear(self)
        self._aspect, self._adjustable = 1.0, 'box'
        self.xaxis.set_major_locator(ThetaLocator())
        self.xaxis.set_major_formatter(ThetaFormatter())
        self._limits = {'x': (0.0, 2 * math.pi), 'y': (0.0, 1.0)}
        self.xaxis._auto = False
        self.yaxis.set_major_locator(RadialLocator())
        for axis in (self.xaxis, self.yaxis):
            axis._grid['major'] = rcParams['polaraxes.grid']
        self.title.set_y(1.0)

    cla = clear

    def _box_ratio(self):
        return 1.0

    def _autoscale(self, name):
        Axes._autoscale(self, name)
        known = [axes._datalim['y'] for axes in self._groups['y'] if axes._datalim['y'] is not None]
        if name == 'y' and all(low >= 0 for low, _ in known) and self.yaxis.get_scale() == 'linear':
            # The middle is zero unless values lie below it.
            for axes in self._groups['y']:
                axes._limits['y'] = (0.0, axes._limits['y'][1])

    def _middle(self):
        """(middle, radius) of the disc in points."""
        box = self._box()
        return ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), (box[2] - box[0]) / 2

    transData = property(lambda self: _Disc(self))

    # Directions and ticks

    def set_theta_offset(self, offset):
        self._offset = offset

    def get_theta_offset(self):
        return self._offset

    def set_theta_zero_location(self, loc, offset=0.0):
        places = {'N': 0.5, 'NW': 0.75, 'W': 1.0, 'SW': 1.25, 'S': 1.5, 'SE': 1.75, 'E': 0.0, 'NE': 0.25}
        self._offset = places[loc] * math.pi + math.radians(offset)

    def set_theta_direction(self, direction):
        self._direction = {'clockwise': -1.0, 'counterclockwise': 1.0, 'anticlockwise': 1.0}.get(direction, float(direction) if not isinstance(
            direction, str) else direction)

    def get_theta_direction(self):
        return self._direction

    def set_rmax(self, rmax):
        self.set_ylim(top=rmax)

    def get_rmax(self):
        return self.get_ylim()[1]

    def set_rmin(self, rmin):
        self.set_ylim(bottom=rmin)

    def get_rmin(self):
        return self.get_ylim()[0]

    def set_rlim(self, bottom=None, top=None, **kwargs):
        return self.set_ylim(bottom, kwargs.get('rmax', top))

    def set_rorigin(self, rorigin):
        self._origin = rorigin

    def set_rlabel_position(self, value):
        self._label_angle = value

    def get_rlabel_position(self):
        return self._label_angle

    def set_rscale(self, *args, **kwargs):
        self.set_yscale(*args, **kwargs)

    def set_rticks(self, *args, **kwargs):
        self.set_yticks(*args, **kwargs)

    def set_thetagrids(self, angles, labels=None, fmt=None, **kwargs):
        """Angles in degrees, with labels."""
        self.set_xticks([math.radians(float(angle)) for angle in angles])
        if labels is not None:
            self.set_xticklabels(labels, **kwargs)
        elif fmt is not None:
            self.xaxis.set_major_formatter(ticker.FormatStrFormatter(fmt))
        return self.get_xgridlines(), self.get_xticklabels()

    def set_rgrids(self, radii, labels=None, angle=None, fmt=None, **kwargs):
        self.set_yticks(radii)
        if labels is not None:
            self.set_yticklabels(labels, **kwargs)
        if angle is not None:
            self._label_angle = angle
        return self.get_ygridlines(), self.get_yticklabels()

    def set_thetamin(self, thetamin):
        raise NotImplementedError("sectors of polar plots are not in Cellbook's matplotlib")

    set_thetamax = set_thetalim = set_thetamin

    # Drawing

    def bar(self, *args, **kwargs):
        """Bars are sectors of rings."""
        made = Axes.bar(self, *args, **kwargs)
        for patch in made:
            patch.__class__ = _Sector
        return made

    def draw(self, renderer):
        (cx, cy), radius = self._middle()
        self._limits_of('y')
        reach = {'left': 0.0, 'right': 0.0, 'bottom': 0.0, 'top': 0.0}
        renderer.clipped(None)
        circle = [(cx + radius * math.cos(2 * math.pi * i / 180), cy + radius * math.sin(2 * math.pi * i / 180)) for i in range(180)]
        if self.axison and self._frameon:
            renderer.polyline(circle, None, True, to_rgba(self._facecolor))
        level = {True: 0.5, 'line': 1.5, False: 2.5}[self._axisbelow]
        jobs = [(child.zorder, child.draw) for child in self._children if child.get_visible()]
        if self.axison:
            jobs.append((level, lambda renderer: self._draw_grid(renderer, (cx, cy), radius)))
            jobs.append((2.4, lambda renderer: self._draw_labels(renderer, (cx, cy), radius, reach)))
            edge = stroke(to_rgba(rcParams['axes.edgecolor']), rcParams['axes.linewidth'])
            jobs.append((2.5, lambda renderer: (renderer.clipped(None), renderer.polyline(circle, edge, True))))
        if self.legend_ is not None and self.legend_.get_visible():
            jobs.append((self.legend_.zorder, self.legend_.draw))
        for _, job in sorted(jobs, key=lambda pair: pair[0]):
            job(renderer)
        self._draw_titles(renderer, self._box(), reach)
        return reach

    def _draw_grid(self, renderer, middle, radius):
        renderer.clipped(None)
        style = dict(self.xaxis._grid_style, **self.yaxis._grid_style)
        line = stroke(to_rgba(style.get('color', rcParams['grid.color']), style.get('alpha', rcParams['grid.alpha'])),
                      style.get('linewidth', rcParams['grid.linewidth']), line_style(style.get('linestyle', rcParams['grid.linestyle'])))
        disc = self.transData
        low, high = sorted(self._limits_of('y'))
        if self.xaxis._grid['major']:
            for theta in self.xaxis.get_majorticklocs().tolist():
                renderer.polyline(disc.points([theta, theta], [low, high]), line)
        if self.yaxis._grid['major']:
            for r in self.yaxis.get_majorticklocs().tolist():
                if low < r <= high:
                    turns = [2 * math.pi * i / 180 for i in range(180)]
                    renderer.polyline(disc.points(turns, [r] * len(turns)), line, True)

    def _draw_labels(self, renderer, middle, radius, reach):
        renderer.clipped(None)
        box = self._box()
        low, high = sorted(self._limits_of('y'))
        pad = self.xaxis._params['major']['pad'] + 7.0
        for theta, label in zip(self.xaxis.get_majorticklocs().tolist(), self.xaxis._text_objects('major')):
            turn = self._direction * theta + self._offset
            x, y = middle[0] + (radius + pad) * math.cos(turn), middle[1] + (radius + pad) * math.sin(turn)
            label.set_ha('center')
            label.set_va('center')
            drawn = label.draw_at(renderer, x, y)
            if drawn is not None:
                reach['left'], reach['right'] = max(reach['left'], box[0] - drawn[0]), max(reach['right'], drawn[2] - box[2])
                reach['bottom'], reach['top'] = max(reach['bottom'], box[1] - drawn[1]), max(reach['top'], drawn[3] - box[3])
        angle = math.radians(self._label_angle)
        for r, label in zip(self.yaxis.get_majorticklocs().tolist(), self.yaxis._text_objects('major')):
            if low < r <= high:
                (x, y), = self.transData.points([angle * self._direction], [r])
                label.set_ha('left')
                label.set_va('bottom')
                label.draw_at(renderer, x, y)


class _Sector(Rectangle):
    """A rectangle of angles and distances as a part of a ring."""

    def _page(self):
        x0, x1, y0, y1 = float(self._x0), float(self._x0 + self._width), float(self._y0), float(self._y0 + self._height)
        steps = max(int(abs(x1 - x0) / math.pi * 90), 2)
        turns = [x0 + (x1 - x0) * i / steps for i in range(steps + 1)]
        points = self.get_transform().points(turns + turns[::-1], [y0] * len(turns) + [y1] * len(turns))
        return points, 'M' + 'L' * (len(points) - 1) + 'Z'
