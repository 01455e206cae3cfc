"""The scale of a colormap beside a plot."""

import numpy as np

from matplotlib import ticker
from matplotlib.patches import Polygon
from matplotlib.rcparams import rcParams


class Colorbar:
    def __init__(self, ax, mappable, *, orientation='vertical', ticks=None, format=None, label='', extend='neither'):
        self.ax, self.mappable, self.orientation = ax, mappable, orientation
        self.norm, self.cmap, self.extend = mappable.norm, mappable.cmap, extend
        mappable.colorbar = self
        ax._colorbar_of = mappable
        self._fill()
        axis = self._axis()
        for each in (ax.xaxis, ax.yaxis):
            each.grid(False, 'both')
        if orientation == 'vertical':
            ax.yaxis.tick_right()
            ax.yaxis.set_label_position('right')
            ax.xaxis.set_major_locator(ticker.NullLocator())
        else:
            ax.yaxis.set_major_locator(ticker.NullLocator())
        if ticks is not None:
            self.set_ticks(ticks)
        if format is not None:
            axis.set_major_formatter(ticker.FormatStrFormatter(format) if isinstance(format, str) and '%' in format else format)
        if label:
            self.set_label(label)

    def _axis(self):
        return self.ax.yaxis if self.orientation == 'vertical' else self.ax.xaxis

    def _fill(self):
        if self.norm.vmin is None:
            self.norm.vmin, self.norm.vmax = 0.0, 1.0
        self.norm.vmin, self.norm.vmax = low, high = ticker.nonsingular(self.norm.vmin, self.norm.vmax, expander=0.1)
        levels = getattr(self.mappable, 'levels', None)
        filled = getattr(self.mappable, 'filled', False)
        if levels is not None and len(levels) > 1 and filled:
            low, high = float(levels[0]), float(levels[-1])
            count = 256
            places = [low + (i + 0.5) / count * (high - low) for i in range(count)]
            first = 1 if self.mappable.extend in ('both', 'min') else 0
            faces = self.mappable.faces()[first:first + len(levels) - 1]
            numbers = [min(max(sum(1 for level in levels if level <= place) - 1, 0), len(faces) - 1) for place in places]
            ramp = None
        else:
            ramp = np.arange(self.cmap.N) / max(self.cmap.N - 1, 1)
        if ramp is None:
            colors = np.array([faces[number][:3] for number in numbers]).reshape(-1, 1, 3)
        else:
            colors = self.cmap(np.asarray(ramp, dtype=float), alpha=self.mappable._alpha)[:, :3].reshape(-1, 1, 3)
        if self.orientation == 'horizontal':
            colors = colors.reshape(1, -1, 3)
        extent = (0, 1, low, high) if self.orientation == 'vertical' else (low, high, 0, 1)
        self.ax.imshow(colors, origin='lower', extent=extent, aspect='auto', interpolation='nearest')
        self.ax.figure._current_mappable = self.mappable
        self.ax._image = None
        self._draw_marks(levels, filled)
        if type(self.norm).__name__ == 'LogNorm':
            self._axis()._set_scale('log')
        if levels is not None and len(levels) > 1:
            self._axis().set_major_locator(ticker.FixedLocator(levels, nbins=10))

    def _draw_marks(self, levels, filled):
        """The lines of a contour plot across the bar, and pointed ends for what lies beyond its limits."""
        vertical = self.orientation == 'vertical'
        if levels is not None and not filled:
            self.ax._children = []
            for level, color, width in zip(levels, self.mappable.faces(), _endless(self.mappable._linewidth)):
                (self.ax.axhline if vertical else self.ax.axvline)(float(level), color=color, linewidth=width)
            low, high = float(levels[0]), float(levels[-1])
            low, high = (low, high) if low < high else (low - 0.5, high + 0.5)
            (self.ax.set_ylim if vertical else self.ax.set_xlim)(low, high)
            (self.ax.set_xlim if vertical else self.ax.set_ylim)(0, 1)
        extend = self.extend if levels is None or not filled else self.mappable.extend
        length = 0.05
        self.ax._ends = (length if extend in ('both', 'min') else 0.0, length if extend in ('both', 'max') else 0.0, vertical)
        for side, is_on in ((0, extend in ('both', 'min')), (1, extend in ('both', 'max'))):
            if not is_on:
                continue
            edge, tip = float(side), side + (length if side else -length)
            corners = [(0.0, edge), (0.5, tip), (1.0, edge)]
            if filled:
                color = self.mappable.faces()[-1 if side else 0]
            else:
                color = self.cmap(1.5 if side else -0.5)
            patch = Polygon(corners if vertical else [(b, a) for a, b in corners], facecolor=color, edgecolor='k',
                            linewidth=rcParams['axes.linewidth'])
            patch.set_transform(self.ax.transAxes)
            patch.set_clip_on(False)
            self.ax._add(patch, autoscale=False)

    vmin = property(lambda self: self.norm.vmin)
    vmax = property(lambda self: self.norm.vmax)
    outline = property(lambda self: self.ax.spines['outline'] if 'outline' in self.ax.spines else self.ax.spines['left'])
    long_axis = property(lambda self: self._axis())
    locator = property(lambda self: self._axis().get_major_locator(), lambda self, locator: self._axis().set_major_locator(locator))
    formatter = property(lambda self: self._axis().get_major_formatter(), lambda self, each: self._axis().set_major_formatter(each))

    def get_label(self):
        return self._axis().get_label_text()

    def set_alpha(self, alpha):
        self.mappable.set_alpha(alpha)

    def update_normal(self, mappable=None):
        """Draws the scale anew after the mappable's colours have changed."""
        if mappable is not None:
            self.mappable, self.norm, self.cmap = mappable, mappable.norm, mappable.cmap
        self.ax._children = []
        self._fill()

    def draw_all(self):
        self.update_normal()

    def minorticks_off(self):
        self._axis().minorticks_off()

    def set_label(self, label, *, loc=None, **kwargs):
        if self.orientation == 'vertical':
            self.ax.set_ylabel(label, **kwargs)
        else:
            self.ax.set_xlabel(label, **kwargs)

    def set_ticks(self, ticks, *, labels=None, minor=False, **kwargs):
        if hasattr(ticks, 'tick_values'):
            self._axis().set_major_locator(ticks)
        else:
            self._axis().set_ticks(ticks, labels, minor=minor, **kwargs)

    def set_ticklabels(self, ticklabels, *, minor=False, **kwargs):
        self._axis().set_ticklabels(ticklabels, minor=minor, **kwargs)

    def get_ticks(self, minor=False):
        return self._axis().get_ticklocs(minor=minor)

    def remove(self):
        self.ax.figure.delaxes(self.ax)

    def update_ticks(self):
        pass

    def minorticks_on(self):
        self._axis().minorticks_on()


def _endless(values):
    """A list's values over and over."""
    while True:
        for value in values:
            yield value


def split_cell(parent, location, fraction, pad, shrink):
    """Divides the parent's cell in two; the parent keeps the larger part, the result is the bar's cell."""
    cell = parent._subplotspec
    space = 2 * pad / (1 - pad)
    sizes = [1 - fraction - pad, fraction]
    ends = [0.5 * (1 - shrink), shrink, 0.5 * (1 - shrink)]
    first = location in ('left', 'top')
    ratios = sizes[::-1] if first else sizes
    if location in ('left', 'right'):
        pair = cell.subgridspec(1, 2, wspace=space, width_ratios=ratios)
        bar = pair[0 if first else 1].subgridspec(3, 1, hspace=0, height_ratios=ends)[1]
    else:
        pair = cell.subgridspec(2, 1, hspace=space, height_ratios=ratios)
        bar = pair[0 if first else 1].subgridspec(1, 3, wspace=0, width_ratios=ends)[1]
    parent._subplotspec = pair[1 if first else 0]
    parent._position = parent._subplotspec.position()
    return bar


def place_beside(parents, location, fraction, pad, shrink):
    """Takes room from several parents; the bar's (x0, y0, x1, y1)."""
    boxes = [parent._position for parent in parents]
    x0, y0 = min(b[0] for b in boxes), min(b[1] for b in boxes)
    x1, y1 = max(b[2] for b in boxes), max(b[3] for b in boxes)
    if location in ('right', 'left'):
        room, gap, spare = fraction * (x1 - x0), pad * (x1 - x0), (1 - shrink) / 2 * (y1 - y0)
        if location == 'right':
            keep, bar = (x0, x1 - room - gap), (x1 - room, y0 + spare, x1, y1 - spare)
        else:
            keep, bar = (x0 + room + gap, x1), (x0, y0 + spare, x0 + room, y1 - spare)
        _squeeze(parents, 0, (x0, x1), keep)
        return bar
    room, gap, spare = fraction * (y1 - y0), pad * (y1 - y0), (1 - shrink) / 2 * (x1 - x0)
    if location == 'bottom':
        keep, bar = (y0 + room + gap, y1), (x0 + spare, y0, x1 - spare, y0 + room)
    else:
        keep, bar = (y0, y1 - room - gap), (x0 + spare, y1 - room, x1 - spare, y1)
    _squeeze(parents, 1, (y0, y1), keep)
    return bar


def _squeeze(parents, index, old, new):
    scale = (new[1] - new[0]) / (old[1] - old[0])
    for parent in parents:
        box = list(parent._position)
        for at in (index, index + 2):
            box[at] = new[0] + (box[at] - old[0]) * scale
        parent._position = tuple(box)
        parent._squeezed = True
