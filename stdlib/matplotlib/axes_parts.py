"""What a plot tells of itself and takes as a whole."""

import math

import numpy as np

from matplotlib.collections import Collection
from matplotlib.image import AxesImage
from matplotlib.legend import handles_of
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.transforms import Bbox


class Parts:
    """Part of every plot."""

    def get_adjustable(self):
        return self._adjustable

    def get_anchor(self):
        return self._anchor

    def get_box_aspect(self):
        return self._box_aspect

    def get_axisbelow(self):
        return self._axisbelow

    def get_autoscale_on(self):
        return self.xaxis._auto and self.yaxis._auto

    def get_autoscalex_on(self):
        return self.xaxis._auto

    def get_autoscaley_on(self):
        return self.yaxis._auto

    def set_autoscalex_on(self, b):
        self.xaxis._auto = bool(b)

    def set_autoscaley_on(self, b):
        self.yaxis._auto = bool(b)

    def get_xmargin(self):
        return self._margin['x']

    def get_ymargin(self):
        return self._margin['y']

    def get_xaxis(self):
        return self.xaxis

    def get_yaxis(self):
        return self.yaxis

    def get_gridspec(self):
        return None if self._subplotspec is None else self._subplotspec.grid

    def get_shared_x_axes(self):
        return _Group(self, 'x')

    def get_shared_y_axes(self):
        return _Group(self, 'y')

    def get_xgridlines(self):
        return self.xaxis.get_gridlines()

    def get_ygridlines(self):
        return self.yaxis.get_gridlines()

    def get_xminorticklabels(self):
        return self.get_xticklabels(minor=True)

    def get_yminorticklabels(self):
        return self.get_yticklabels(minor=True)

    def get_xticklines(self, minor=False):
        return self.xaxis.get_ticklines(minor)

    def get_yticklines(self, minor=False):
        return self.yaxis.get_ticklines(minor)

    def get_xinverted(self):
        return self.xaxis.get_inverted()

    def get_yinverted(self):
        return self.yaxis.get_inverted()

    def set_xinverted(self, b):
        self.xaxis.set_inverted(b)

    def set_yinverted(self, b):
        self.yaxis.set_inverted(b)

    def get_data_ratio(self):
        spans = []
        for name in 'xy':
            low, high = self._limits_of(name)
            forward = self._axis(name)._scale.forward
            spans.append(max(abs(forward(high) - forward(low)), 1e-30))
        return spans[1] / spans[0]

    def add_container(self, container):
        self.containers.append(container)
        return container

    def add_table(self, tab):
        self.tables.append(tab)
        return self._add(tab, autoscale=False)

    def add_child_axes(self, ax):
        self.child_axes.append(ax)
        return ax

    def apply_aspect(self, position=None):
        self._apply_datalim_aspect()

    def reset_position(self):
        self._position = self._original

    def set_subplotspec(self, subplotspec):
        self._subplotspec = subplotspec
        self._position = subplotspec.position()

    @property
    def dataLim(self):
        """The box around the data."""
        low, high = self._datalim['x'], self._datalim['y']
        if low is None or high is None:
            return Bbox([(math.inf, math.inf), (-math.inf, -math.inf)])
        return Bbox([[np.float64(value) for value in pair] for pair in ((low[0], high[0]), (low[1], high[1]))])

    @property
    def viewLim(self):
        (x0, x1), (y0, y1) = self.get_xlim(), self.get_ylim()
        return Bbox([(x0, y0), (x1, y1)])

    artists = property(lambda self: [child for child in self._children if not isinstance(
        child, (Line2D, Patch, AxesImage, Text, Collection))])

    def format_coord(self, x, y):
        return f'(x, y) = ({self.xaxis.get_major_formatter().format_data_short(x)}, {self.yaxis.get_major_formatter().format_data_short(y)})'

    def get_xmajorticklabels(self):
        return self.get_xticklabels()

    def get_ymajorticklabels(self):
        return self.get_yticklabels()

    def get_legend_handles(self):
        return handles_of(self)[0]

    def get_tightbbox(self, renderer=None, **kwargs):
        """The box around everything that is drawn, in pixels."""
        from matplotlib._renderer import Renderer
        reach, box, scale = self.draw(Renderer(self.figure._size_points()[1])), self._box(), self.figure.dpi / 72
        return Bbox([((box[0] - reach['left']) * scale, (box[1] - reach['bottom']) * scale),
                     ((box[2] + reach['right']) * scale, (box[3] + reach['top']) * scale)])

    def in_axes(self, mouseevent):
        return False

    def can_zoom(self):
        return True

    def can_pan(self):
        return True

    def get_navigate(self):
        return True

    def set_navigate(self, b):
        pass

    def xaxis_date(self, tz=None):
        self.xaxis.axis_date()

    def yaxis_date(self, tz=None):
        self.yaxis.axis_date()


class _Group:
    """The plots that share one direction."""

    def __init__(self, axes, name):
        self._axes, self._name = axes, name

    def joined(self, a, b):
        return b in a._groups[self._name]

    def get_siblings(self, a):
        return list(a._groups[self._name])

    def join(self, *args):
        raise AttributeError("'GrouperView' object has no attribute 'join'")
