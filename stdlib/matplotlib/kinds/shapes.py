"""Stairs, broken bars, sparse matrices and fields of arrows."""

import math

import numpy as np

from matplotlib._data import float_list, floats
from matplotlib.artist import full_names
from matplotlib.collections import Collection, PolyCollection
from matplotlib.kinds.image import _norm
from matplotlib.kinds.line import plot
from matplotlib.patches import StepPatch
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator


def stairs(axes, values, edges=None, *, orientation='vertical', baseline=0, fill=False, data=None, **kwargs):
    """A histogram's outline from values and edges."""
    kwargs = full_names(kwargs)
    if 'color' not in kwargs and 'facecolor' not in kwargs and 'edgecolor' not in kwargs:
        kwargs['facecolor' if fill else 'edgecolor'] = axes._next_color('lines')
    if fill:
        kwargs.setdefault('linewidth', 0)
        if 'facecolor' not in kwargs and 'color' in kwargs:
            kwargs['facecolor'] = kwargs.pop('color')
    elif 'color' in kwargs:
        kwargs.setdefault('edgecolor', kwargs.pop('color'))
    patch = StepPatch(values, np.arange(len(values) + 1) if edges is None else edges, baseline=baseline, orientation=orientation,
                      fill=fill, **kwargs)
    axes._add(patch)
    points, _ = patch.outline()
    axes._extend_limits([x for x, _ in points], [y for _, y in points])
    if baseline is not None:
        axes._stick('y' if orientation == 'vertical' else 'x', float(np.min(floats(baseline))))
    return patch


def broken_barh(axes, xranges, yrange, align='bottom', **kwargs):
    """Rectangles (start, width) of one height."""
    low, height = yrange
    low = {'bottom': low, 'center': low - height / 2, 'top': low - height}[align]
    kwargs = full_names(kwargs)
    color = kwargs.pop('color', None)
    if color is not None:
        kwargs['facecolor'] = kwargs['edgecolor'] = color
    elif 'facecolor' not in kwargs:
        kwargs['facecolor'] = axes._next_color('patches')
    polygons = [[(x, low), (x, low + height), (x + width, low + height), (x + width, low)] for x, width in xranges]
    return axes.add_collection(PolyCollection(polygons, **kwargs))


def spy(axes, Z, *, precision=0, marker=None, markersize=None, aspect='equal', origin='upper', **kwargs):
    """Where a matrix is not zero: as a picture, or as markers."""
    values = floats(Z)
    hidden = np.abs(values) <= (0 if precision == 'present' else precision)
    rows, columns = values.shape
    if marker is None and markersize is None:
        from matplotlib.colors import ListedColormap
        kwargs.setdefault('cmap', ListedColormap(['w', 'k'], name='binary'))
        made = axes.imshow((~hidden).astype(float), interpolation='nearest', aspect=aspect, origin=origin, **kwargs)
    else:
        ys, xs = np.nonzero(~hidden)
        kwargs.setdefault('linestyle', 'None')
        made, = plot(axes, xs, ys, marker=marker or 's', markersize=10 if markersize is None else markersize, **kwargs)
        axes.set_xlim(-0.5, columns - 0.5)
        axes.set_ylim(*((rows - 0.5, -0.5) if origin == 'upper' else (-0.5, rows - 0.5)))
        axes.set_aspect(aspect)
    axes.title.set_y(1.05)
    if origin == 'upper':
        axes.xaxis.tick_top()
    axes.xaxis.set_ticks_position('both')
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(nbins=9, steps=[1, 2, 5, 10], integer=True))
    return made


class Quiver(Collection):
    """Arrows at points; lengths in units of the plot's width unless `scale_units` says otherwise."""

    def __init__(self, xs, ys, us, vs, scale=None, width=None, headwidth=3, headlength=5, headaxislength=4.5, minshaft=1, minlength=1,
                 units='width', scale_units=None, angles='uv', pivot='tail', **kwargs):
        self.X, self.Y, self.U, self.V = xs, ys, us, vs
        self.N = len(xs)
        self.scale, self.width, self.units, self.scale_units, self.angles = scale, width, units, scale_units, angles
        self.headwidth, self.headlength, self.headaxislength = headwidth, headlength, headaxislength
        self.minshaft, self.minlength, self.pivot = minshaft, minlength, 'mid' if pivot == 'middle' else pivot
        Collection.__init__(self, **kwargs)

    def get_offsets(self):
        return np.array([self.X, self.Y]).T

    def set_UVC(self, U, V, C=None):
        self.U, self.V = float_list(U), float_list(V)
        if C is not None:
            self.set_array(floats(C).ravel())

    def _unit(self, name):
        """A unit of length in points."""
        box = self.axes._box()
        width, height = box[2] - box[0], box[3] - box[1]
        low, high = self.axes._limits_of('x'), self.axes._limits_of('y')
        units = {'width': width, 'height': height, 'dots': 72.0 / self.axes.figure.dpi, 'inches': 72.0,
                 'x': width / abs(low[1] - low[0]), 'y': height / abs(high[1] - high[0])}
        units['xy'] = math.hypot(units['x'], units['y'])
        return units[name]

    def _sizes(self):
        """(points of one unit of a vector, the shaft's width in points)."""
        span = self._unit('width')
        unit = self._unit(self.units)
        width = self.width * unit if self.width is not None else 0.06 * span / min(max(math.sqrt(self.N), 8), 25)
        lengths = [math.hypot(u, v) for u, v in zip(self.U, self.V)]
        if self.scale is not None:
            per = (unit if self.scale_units is None else self._unit(self.scale_units)) / self.scale
        else:
            mean = sum(lengths) / len(lengths) if lengths else 1.0
            per = span / (1.8 * (mean or 1.0) * max(10, math.sqrt(self.N)))
        return per, width

    def _arrow(self, x, y, u, v, per, width):
        length = math.hypot(u, v) * per / width
        head_axis, head, wide = self.headaxislength, self.headlength, self.headwidth
        if length < self.minlength:
            return [(x + width * 0.5 * math.cos(k * math.pi / 3), y + width * 0.5 * math.sin(k * math.pi / 3)) for k in range(6)]
        least = self.minshaft * head
        outline = [(0, 0.5), (length - head_axis, 0.5), (length - head, 0.5 * wide), (length, 0)]
        if length < least:
            # A short arrow keeps the shape of the shortest one with a full head.
            share = length / least
            outline = [(0, 0.5 * share), ((least - head_axis) * share, 0.5 * share), ((least - head) * share, 0.5 * wide * share), (length, 0)]
        corners = outline + [(a, -b) for a, b in outline[2::-1]]
        shift = {'tail': 0.0, 'mid': length / 2, 'tip': length}[self.pivot]
        angle = math.atan2(v, u)
        cosine, sine = math.cos(angle) * width, math.sin(angle) * width
        return [(x + (a - shift) * cosine - b * sine, y + (a - shift) * sine + b * cosine) for a, b in corners]

    def draw(self, renderer):
        self._clip(renderer)
        per, width = self._sizes()
        faces = self.faces()
        places = self.get_transform().points(self.X, self.Y)
        for index, ((x, y), u, v) in enumerate(zip(places, self.U, self.V)):
            if self.angles == 'xy':
                (tx, ty), = self.get_transform().points([self.X[index] + u], [self.Y[index] + v])
                length, turn = math.hypot(u, v), math.atan2(ty - y, tx - x)
                u, v = length * math.cos(turn), length * math.sin(turn)
            renderer.polyline(self._arrow(x, y, u, v, per, width), None, True, faces[index % len(faces)])


def quiver(axes, *args, data=None, **kwargs):
    """Arrows: quiver([X, Y], U, V, [C])."""
    kwargs = full_names(kwargs)
    args = [floats(arg) for arg in args]
    colors = None
    if len(args) in (3, 5):
        colors = args.pop().ravel()
    us, vs = args[-2], args[-1]
    if len(args) == 4:
        xs, ys = args[0], args[1]
        if xs.ndim == 1 and ys.ndim == 1 and us.ndim == 2:
            xs, ys = np.meshgrid(xs, ys)
    else:
        rows, columns = us.shape if us.ndim == 2 else (1, us.size)
        xs, ys = np.meshgrid(np.arange(columns), np.arange(rows))
    color = kwargs.pop('color', kwargs.pop('facecolor', 'k'))
    norm, cmap = _norm(kwargs.pop('norm', None), kwargs.pop('vmin', None), kwargs.pop('vmax', None)), kwargs.pop('cmap', None)
    made = Quiver(float_list(xs), float_list(ys), float_list(us), float_list(vs), facecolor=color, norm=norm, cmap=cmap, **kwargs)
    if colors is not None:
        made.set_array(colors)
        made.norm.autoscale_None(colors)
        axes._set_mappable(made)
    axes._add(made)
    axes._extend_limits(made.X, made.Y)
    return made


class QuiverKey(Text):
    """An arrow of known length with a label beside it."""

    def __init__(self, Q, X, Y, U, label, *, angle=0, coordinates='axes', labelpos='N', labelsep=0.1, color=None, labelcolor=None, **kwargs):
        Text.__init__(self, X, Y, label, color=labelcolor)
        self.Q, self.U, self.angle, self.coordinates, self.labelpos, self.labelsep, self.key_color = (
            Q, U, angle, coordinates, labelpos, labelsep * 72, color)

    def draw(self, renderer):
        renderer.clipped(None)
        places = {'axes': self.axes.transAxes, 'figure': self.figure.transFigure, 'data': self.axes.transData}
        (x, y), = places[self.coordinates].points([self._x], [self._y])
        per, width = self.Q._sizes()
        turn = math.radians(self.angle)
        saved, self.Q.pivot = self.Q.pivot, {'N': 'mid', 'S': 'mid', 'E': 'tip', 'W': 'tail'}[self.labelpos]
        corners = self.Q._arrow(x, y, self.U * math.cos(turn), self.U * math.sin(turn), per, width)
        self.Q.pivot = saved
        face = self.Q.faces()[0] if self.key_color is None else self.rgba(self.key_color)
        renderer.polyline(corners, None, True, face)
        dx, dy = {'N': (0, 1), 'S': (0, -1), 'E': (1, 0), 'W': (-1, 0)}[self.labelpos]
        self.set_ha({'N': 'center', 'S': 'center', 'E': 'left', 'W': 'right'}[self.labelpos])
        self.set_va({'N': 'bottom', 'S': 'top', 'E': 'center', 'W': 'center'}[self.labelpos])
        self.draw_at(renderer, x + dx * self.labelsep, y + dy * self.labelsep)


def quiverkey(axes, Q, X, Y, U, label, **kwargs):
    return axes._add(QuiverKey(Q, X, Y, U, label, **kwargs), autoscale=False)
