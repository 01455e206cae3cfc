"""What every plot area has: position, limits, axes, titles, children and their drawing."""

import math

from matplotlib import _check, spines
from matplotlib._data import finite, finite_pairs, float_list
from matplotlib.artist import Artist, full_names
from matplotlib.axis import XAxis, YAxis
from matplotlib.collections import Collection, PathCollection
from matplotlib.colors import to_rgba
from matplotlib.image import AxesImage
from matplotlib.legend import Legend, handles_of
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.path import extreme_points
from matplotlib.rcparams import rcParams
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox, Transform


class AxesBase(Artist):
    """`_position` is (x0, y0, x1, y1) as fractions of the figure."""

    def __init__(self, figure, position, *, facecolor=None, frameon=True, label='', **kwargs):
        Artist.__init__(self)
        self.figure = figure
        self.axes = self
        self._original = self._position = tuple(position)
        self._subplotspec = None
        self._facecolor = rcParams['axes.facecolor'] if facecolor is None else facecolor
        self._frameon = frameon
        self._label = label
        self._groups = {'x': [self], 'y': [self]}
        self._twins = []
        self._colorbar_of = None
        self.clear()
        self.set(**kwargs)

    def clear(self):
        self._children, self.containers, self.child_axes, self.tables = [], [], [], []
        self.legend_ = None
        self.axison = True
        self._limits = {'x': (0.0, 1.0), 'y': (0.0, 1.0)}
        self._datalim = {'x': None, 'y': None}
        self._minpos = {'x': math.inf, 'y': math.inf}
        self._sticky = {'x': [], 'y': []}
        self._stale = {'x': False, 'y': False}
        self._margin = {'x': rcParams['axes.xmargin'], 'y': rcParams['axes.ymargin']}
        self._aspect, self._adjustable, self._anchor, self._box_aspect = 'auto', 'box', 'C', None
        self._axisbelow = rcParams['axes.axisbelow']
        self._cycle, self._steps = {'lines': 0, 'patches': 0}, {}
        self._own_cycle = None
        self.xaxis, self.yaxis = XAxis(self), YAxis(self)
        self.spines = spines.Spines({side: spines.Spine(self, side) for side in ('left', 'right', 'bottom', 'top')})
        self._titles = {}
        for place, align in ((0.5, 'center'), (0.0, 'left'), (1.0, 'right')):
            color = rcParams['axes.titlecolor']
            title = Text(place, 1.0, '', fontsize=rcParams['axes.titlesize'], fontweight=rcParams['axes.titleweight'],
                         color=rcParams['text.color'] if color == 'auto' else color, horizontalalignment=align,
                         verticalalignment='baseline')
            title.figure, title.axes = self.figure, self
            self._titles[align] = title
        self._titlepad = rcParams['axes.titlepad']
        self._image = None

    cla = clear

    title = property(lambda self: self._titles['center'])
    lines = property(lambda self: [child for child in self._children if isinstance(child, Line2D)])
    patches = property(lambda self: [child for child in self._children if isinstance(child, Patch)])
    images = property(lambda self: [child for child in self._children if isinstance(child, AxesImage)])
    texts = property(lambda self: [child for child in self._children if isinstance(child, Text)])
    collections = property(lambda self: [child for child in self._children if not isinstance(
        child, (Line2D, Patch, AxesImage, Text)) and isinstance(child, Collection)])

    def get_lines(self):
        return self.lines

    def get_children(self):
        return list(self._children)

    def get_images(self):
        return self.images

    # Children

    def _add(self, artist, autoscale=True):
        artist.axes = self
        artist.figure = self.figure
        if isinstance(artist, (Collection, AxesImage, Line2D)) and not artist.get_label():
            artist.set_label(f'_child{len(self._children)}')
        self._children.append(artist)
        if autoscale:
            self._request_autoscale()
        return artist

    def _remove(self, artist):
        if artist is self:
            self.figure.delaxes(self)
            return
        self._children = [child for child in self._children if child is not artist]

    def remove(self):
        self.figure.delaxes(self)

    def add_line(self, line):
        self._add(line)
        self._extend_limits(*finite_pairs(line._x, line._y))
        return line

    def add_patch(self, p):
        self._add(p)
        points = extreme_points(*p.outline())
        if p._transform is None and points:
            self._extend_limits([x for x, _ in points], [y for _, y in points])
        return p

    def add_collection(self, collection, autolim=True):
        self._add(collection)
        points = []
        for polygon in getattr(collection, '_polygons', []) + getattr(collection, '_segments', []):
            points += polygon
        for patch in getattr(collection, '_patches', []):
            points += extreme_points(*patch.outline())
        if points:
            self._extend_limits([p[0] for p in points], [p[1] for p in points])
        return collection

    def add_artist(self, a):
        return self._add(a, autoscale=False)

    def add_image(self, image):
        return self._add(image)

    def _set_mappable(self, mappable):
        """What `colorbar()` without arguments shows."""
        self._image = self.figure._current_mappable = mappable

    def has_data(self):
        return bool(self._children)

    def _next_style(self, which='lines'):
        """The next step of the property cycle."""
        cycle = self._own_cycle or rcParams['axes.prop_cycle']
        steps = self._steps.setdefault(which, list(cycle))
        step = steps[self._cycle[which] % len(steps)]
        self._cycle[which] += 1
        return full_names(step)

    def _next_color(self, which='lines'):
        return self._next_style(which).get('color', 'k')

    def set_prop_cycle(self, *args, **kwargs):
        from cycler import cycler
        if args and kwargs:
            raise TypeError('Cannot supply both positional and keyword arguments to this method.')
        self._own_cycle = None if len(args) == 1 and args[0] is None else cycler(*args, **kwargs)
        self._cycle, self._steps = {'lines': 0, 'patches': 0}, {}

    # Limits

    def _extend_limits(self, xs=(), ys=()):
        for name, values in (('x', xs), ('y', ys)):
            values = finite(values)
            if not values:
                continue
            low, high = min(values), max(values)
            if self._datalim[name] is not None:
                low, high = min(low, self._datalim[name][0]), max(high, self._datalim[name][1])
            self._datalim[name] = (low, high)
            positive = [value for value in values if value > 0]
            if positive:
                self._minpos[name] = min(self._minpos[name], min(positive))
            self._request_autoscale(name)

    update_datalim = lambda self, xys: self._extend_limits([x for x, _ in xys], [y for _, y in xys])

    def _stick(self, name, *values):
        self._sticky[name] += [float(value) for value in values]

    def _request_autoscale(self, names='xy'):
        for name in names:
            for axes in self._groups[name]:
                axes._stale[name] = True

    def _axis(self, name):
        return self.xaxis if name == 'x' else self.yaxis

    def _limits_of(self, name):
        if self._stale[name]:
            for axes in self._groups[name]:
                axes._stale[name] = False
            if self._axis(name)._auto:
                self._autoscale(name)
        return self._limits[name]

    def _autoscale(self, name):
        group = self._groups[name]
        limits = [axes._datalim[name] for axes in group if axes._datalim[name] is not None]
        axis = self._axis(name)
        if limits:
            low, high = min(each[0] for each in limits), max(each[1] for each in limits)
        else:
            low, high = -math.inf, math.inf
        minpos = min(axes._minpos[name] for axes in group)
        locator = axis.get_major_locator()
        if axis._scale.name in ('log', 'logit'):
            low, high = axis._scale.limits(low, high, minpos)
        low, high = locator.nonsingular(low, high)
        margin = self._margin[name]
        bound_low, bound_high = self._sticky_bounds(name, low, high, margin)
        forward, backward = axis._scale.forward, axis._scale.backward
        start, end = forward(low), forward(high)
        delta = (end - start) * margin
        if not math.isfinite(delta):
            delta = 0.0
        low, high = backward(start - delta), backward(end + delta)
        if bound_low is not None:
            low = max(low, bound_low)
        if bound_high is not None:
            high = min(high, bound_high)
        low, high = locator.nonsingular(low, high)
        inverted = self._limits[name][0] > self._limits[name][1]
        for axes in group:
            axes._limits[name] = (high, low) if inverted else (low, high)

    def _sticky_bounds(self, name, low, high, margin):
        """Values that a margin must not cross, below and above the data."""
        if not margin:
            return None, None
        edges = sorted(edge for axes in self._groups[name] for edge in axes._sticky[name])
        slack = 1e-5 * abs(high - low)
        below = [edge for edge in edges if edge <= low + slack]
        above = [edge for edge in edges if edge >= high - slack]
        return (below[-1] if below else None), (above[0] if above else None)

    def _set_limits(self, name, low, high, auto=False):
        axis = self._axis(name)
        old = self._limits_of(name)
        low = old[0] if low is None else axis.convert([low])[0]
        high = old[1] if high is None else axis.convert([high])[0]
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError("Axis limits cannot be NaN or Inf")
        if axis._scale.name == 'log' and (low <= 0 or high <= 0):
            import warnings
            warnings.warn(f"Attempt to set non-positive {name}lim on a log-scaled axis will be ignored.", UserWarning)
            low, high = (old[0] if low <= 0 else low), (old[1] if high <= 0 else high)
        if low == high:
            import warnings
            warnings.warn(f"Attempting to set identical low and high {name}lims makes transformation singular; "
                          "automatically expanding.", UserWarning)
        is_reversed = low > high
        if low == high:
            low, high = axis.get_major_locator().nonsingular(low, high)
        if is_reversed and low < high:
            low, high = high, low
        for axes in self._groups[name]:
            axes._limits[name] = (float(low), float(high))
            if auto is not None:
                axes._axis(name)._auto = bool(auto)
                axes._stale[name] = False
        return self._limits[name]

    def get_xlim(self):
        import numpy as np
        return tuple(np.float64(value) for value in self._limits_of('x'))

    def get_ylim(self):
        import numpy as np
        return tuple(np.float64(value) for value in self._limits_of('y'))

    get_xbound = lambda self: tuple(sorted(self.get_xlim()))
    get_ybound = lambda self: tuple(sorted(self.get_ylim()))

    def set_xlim(self, left=None, right=None, *, emit=True, auto=False, xmin=None, xmax=None):
        if right is None and isinstance(left, (tuple, list)) or hasattr(left, 'tolist') and getattr(left, 'ndim', 0) == 1:
            left, right = left
        self._set_limits('x', xmin if left is None else left, xmax if right is None else right, auto)
        return self.get_xlim()

    def set_ylim(self, bottom=None, top=None, *, emit=True, auto=False, ymin=None, ymax=None):
        if top is None and isinstance(bottom, (tuple, list)) or hasattr(bottom, 'tolist') and getattr(bottom, 'ndim', 0) == 1:
            bottom, top = bottom
        self._set_limits('y', ymin if bottom is None else bottom, ymax if top is None else top, auto)
        return self.get_ylim()

    set_xbound, set_ybound = set_xlim, set_ylim

    def margins(self, *margins, x=None, y=None, tight=True):
        if margins:
            x, y = margins if len(margins) == 2 else (margins[0], margins[0])
        if x is None and y is None:
            return self._margin['x'], self._margin['y']
        for name, value in (('x', x), ('y', y)):
            if value is not None:
                self._margin[name] = value
        self._request_autoscale()

    def set_xmargin(self, m):
        self.margins(x=m)

    def set_ymargin(self, m):
        self.margins(y=m)

    def autoscale(self, enable=True, axis='both', tight=None):
        for name in 'xy':
            if axis in (name, 'both') and enable is not None:
                self._axis(name)._auto = bool(enable)
                if tight:
                    self._margin[name] = 0.0
        self._request_autoscale()

    def autoscale_view(self, tight=None, scalex=True, scaley=True):
        self._request_autoscale()

    def set_autoscale_on(self, b):
        self.xaxis._auto = self.yaxis._auto = bool(b)

    def relim(self, visible_only=False):
        self._datalim = {'x': None, 'y': None}
        for child in self._children:
            if isinstance(child, Line2D) and child._transform is None:
                self._extend_limits(*finite_pairs(child._x, child._y))
            elif isinstance(child, Patch) and child._transform is None:
                points = extreme_points(*child.outline())
                self._extend_limits([x for x, _ in points], [y for _, y in points])

    def invert_xaxis(self):
        self.xaxis.set_inverted(not self.xaxis.get_inverted())

    def invert_yaxis(self):
        self.yaxis.set_inverted(not self.yaxis.get_inverted())

    def xaxis_inverted(self):
        return self.xaxis.get_inverted()

    def yaxis_inverted(self):
        return self.yaxis.get_inverted()

    def set_xscale(self, value, **kwargs):
        for axes in self._groups['x']:
            axes.xaxis._set_scale(value, **kwargs)

    def set_yscale(self, value, **kwargs):
        for axes in self._groups['y']:
            axes.yaxis._set_scale(value, **kwargs)

    def get_xscale(self):
        return self.xaxis.get_scale()

    def get_yscale(self):
        return self.yaxis.get_scale()

    # Places on the page

    # Where an inset lies: (parent, bounds, transform).
    _inside = None

    def _full_box(self):
        if self._inside is not None:
            parent, (x, y, width, height), transform = self._inside
            (x0, y0), (x1, y1) = (parent.transAxes if transform is None else transform).points([x, x + width], [y, y + height])
            return x0, y0, x1, y1
        width, height = self.figure._size_points()
        x0, y0, x1, y1 = self._position
        return x0 * width, y0 * height, x1 * width, y1 * height

    def _box(self):
        """The plot area in points after the aspect has been applied, without a colour bar's pointed ends."""
        x0, y0, x1, y1 = self._aspect_box()
        low, high, is_vertical = self._ends
        total = 1 + low + high
        if is_vertical:
            height = (y1 - y0) / total
            return x0, y0 + low * height, x1, y0 + (1 + low) * height
        width = (x1 - x0) / total
        return x0 + low * width, y0, x0 + (1 + low) * width, y1

    # How far the ends of a colour bar reach beyond it on both sides, in shares of its length.
    _ends = (0.0, 0.0, True)

    def _aspect_box(self):
        x0, y0, x1, y1 = self._full_box()
        ratio = self._box_ratio()
        if ratio is None or x1 <= x0 or y1 <= y0:
            return x0, y0, x1, y1
        width, height = x1 - x0, y1 - y0
        if height / width > ratio:
            height = width * ratio
        else:
            width = height / ratio
        fx = {'W': 0.0, 'E': 1.0}.get(self._anchor[-1], 0.5)
        fy = {'S': 0.0, 'N': 1.0}.get(self._anchor[0], 0.5)
        left, low = x0 + fx * (x1 - x0 - width), y0 + fy * (y1 - y0 - height)
        return left, low, left + width, low + height

    def _box_ratio(self):
        """Height over width that the aspect asks for; None when the box fills its place."""
        if self._box_aspect is not None:
            return self._box_aspect
        if self._aspect == 'auto' or self._adjustable != 'box':
            return None
        spans = []
        for name in 'xy':
            low, high = self._limits_of(name)
            forward = self._axis(name)._scale.forward
            spans.append(abs(forward(high) - forward(low)))
        return self._aspect * spans[1] / spans[0] if spans[0] and spans[1] else None

    def _apply_datalim_aspect(self):
        """Widens the limits of one direction so that units are equal on both."""
        if self._aspect == 'auto' or self._adjustable != 'datalim':
            return
        box = self._full_box()
        (x0, x1), (y0, y1) = self._limits_of('x'), self._limits_of('y')
        wanted = (box[3] - box[1]) / (box[2] - box[0]) / self._aspect
        if wanted * abs(x1 - x0) > abs(y1 - y0):
            half, middle = wanted * (x1 - x0) / 2, (y0 + y1) / 2
            half = abs(half) if y1 >= y0 else -abs(half)
            self._limits['y'] = (middle - half, middle + half)
        else:
            half, middle = abs(y1 - y0) / wanted / 2, (x0 + x1) / 2
            half = half if x1 >= x0 else -half
            self._limits['x'] = (middle - half, middle + half)

    def _map(self, name, values):
        """Places on the page, in points, of values of one direction."""
        box = self._box()
        start, end = (box[0], box[2]) if name == 'x' else (box[1], box[3])
        low, high = self._limits_of(name)
        forward = self._axis(name)._scale.forward
        first, last = forward(low), forward(high)
        factor = (end - start) / (last - first)
        if self._axis(name)._scale.name == 'linear':
            return [start + (value - first) * factor for value in values]
        return [start + (forward(value) - first) * factor for value in values]

    def _unmap(self, name, place):
        box = self._box()
        start, end = (box[0], box[2]) if name == 'x' else (box[1], box[3])
        low, high = self._limits_of(name)
        scale = self._axis(name)._scale
        first, last = scale.forward(low), scale.forward(high)
        return scale.backward(first + (place - start) / (end - start) * (last - first))

    def _fraction(self, name, values):
        box = self._box()
        start, end = (box[0], box[2]) if name == 'x' else (box[1], box[3])
        return [start + value * (end - start) for value in values]

    def _unfraction(self, name, place):
        box = self._box()
        start, end = (box[0], box[2]) if name == 'x' else (box[1], box[3])
        return (place - start) / (end - start)

    def _transform_of(self, x_kind, y_kind):
        maps, backs = [], []
        for name, kind in (('x', x_kind), ('y', y_kind)):
            if kind == 'data':
                maps.append(lambda values, name=name: self._map(name, self._axis(name).convert(list(values))))
                backs.append(lambda place, name=name: self._unmap(name, place))
            else:
                maps.append(lambda values, name=name: self._fraction(name, values))
                backs.append(lambda place, name=name: self._unfraction(name, place))
        return Transform(self.figure, maps[0], maps[1], backs[0], backs[1])

    transData = property(lambda self: self._transform_of('data', 'data'))
    transAxes = property(lambda self: self._transform_of('axes', 'axes'))

    def get_xaxis_transform(self, which='grid'):
        return self._transform_of('data', 'axes')

    def get_yaxis_transform(self, which='grid'):
        return self._transform_of('axes', 'data')

    def _edge(self, side):
        """(where ticks of a side stand, +1 or -1 for the outward direction)."""
        return self.spines[side].place(), (1.0 if side in ('top', 'right') else -1.0)

    def get_position(self, original=False):
        if original:
            return Bbox([self._position[:2], self._position[2:]])
        width, height = self.figure._size_points()
        box = self._box()
        return Bbox([(box[0] / width, box[1] / height), (box[2] / width, box[3] / height)])

    def set_position(self, pos, which='both'):
        if isinstance(pos, Bbox):
            self._position = (pos.x0, pos.y0, pos.x1, pos.y1)
        else:
            left, bottom, width, height = pos
            self._position = (left, bottom, left + width, bottom + height)
        self._subplotspec = None

    @property
    def bbox(self):
        scale = self.figure.dpi / 72
        box = self._box()
        return Bbox([(box[0] * scale, box[1] * scale), (box[2] * scale, box[3] * scale)])

    def get_window_extent(self, renderer=None):
        return self.bbox

    def get_subplotspec(self):
        return self._subplotspec

    # Aspect and visibility

    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
        if aspect == 'equal':
            aspect = 1.0
        if aspect != 'auto':
            aspect = float(aspect)
            if aspect <= 0 or not math.isfinite(aspect):
                raise ValueError("aspect must be finite and positive ")
        self._aspect = aspect
        if adjustable is not None:
            self._adjustable = adjustable
        if anchor is not None:
            self._anchor = anchor

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
        import numpy as np
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

    def get_aspect(self):
        return self._aspect

    def set_adjustable(self, adjustable, share=False):
        self._adjustable = adjustable

    def set_anchor(self, anchor, share=False):
        self._anchor = anchor

    def set_box_aspect(self, aspect=None):
        """Height over width of the plot's box, whatever its limits are."""
        self._box_aspect = None if aspect is None else float(aspect)

    def set_axis_off(self):
        self.axison = False

    def set_axis_on(self):
        self.axison = True

    def set_frame_on(self, b):
        self._frameon = b

    def get_frame_on(self):
        return self._frameon

    def set_axisbelow(self, b):
        self._axisbelow = b

    def set_facecolor(self, color):
        to_rgba(color)
        self._facecolor = color

    def get_facecolor(self):
        return to_rgba(self._facecolor)

    @property
    def patch(self):
        patch = Rectangle((0, 0), 1, 1, facecolor=self._facecolor)
        patch.set_facecolor = self.set_facecolor
        return patch

    def axis(self, arg=None, /, *, emit=True, **kwargs):
        if isinstance(arg, (str, bool)):
            self._axis_mode({True: 'on', False: 'off'}.get(arg, arg))
        elif arg is not None:
            left, right, bottom, top = float_list(arg)
            self.set_xlim(left, right)
            self.set_ylim(bottom, top)
        elif kwargs:
            unknown = [key for key in kwargs if key not in ('xmin', 'xmax', 'ymin', 'ymax')]
            if unknown:
                raise TypeError(f"axis() got an unexpected keyword argument {unknown[0]!r}")
            self._set_limits('x', kwargs.get('xmin'), kwargs.get('xmax'))
            self._set_limits('y', kwargs.get('ymin'), kwargs.get('ymax'))
        return self.get_xlim() + self.get_ylim()

    def _axis_mode(self, mode):
        mode = mode.lower()
        if mode in ('on', 'off'):
            self.axison = mode == 'on'
        elif mode in ('equal', 'tight', 'scaled', 'auto', 'image', 'square'):
            self.autoscale(True)
            self.set_aspect('auto', 'box')
            if mode == 'equal':
                self.set_aspect('equal', 'datalim')
            elif mode == 'scaled':
                self.set_aspect('equal', 'box', 'C')
                self.set_autoscale_on(False)
            elif mode == 'tight':
                self._limits_of('x'), self._limits_of('y')
                self.set_autoscale_on(False)
            elif mode == 'image':
                self._limits_of('x'), self._limits_of('y')
                self.set_autoscale_on(False)
                self.set_aspect('equal', 'box', 'C')
            elif mode == 'square':
                low, bottom = self._limits_of('x')[0], self._limits_of('y')[0]
                edge = max(abs(self._limits['x'][1] - low), abs(self._limits['y'][1] - bottom))
                self.set_xlim(low, low + edge)
                self.set_ylim(bottom, bottom + edge)
                self.set_aspect('equal', 'box')
        else:
            raise ValueError(f"Unrecognized string {mode!r} to axis; try 'on' or 'off'")

    # Titles, labels, ticks, grid

    def __str__(self):
        box = self.get_position()
        return f'{type(self).__name__}({box.x0:g},{box.y0:g};{box.width:g}x{box.height:g})'

    def __repr__(self):
        titles = {loc: title.get_text() for loc, title in self._titles.items() if title.get_text()}
        fields = [f'label={self._label!r}'] if self._label else []
        fields += [f'title={titles}'] if titles else []
        for name in 'xy':
            label = self._axis(name).label.get_text()
            fields += [f'{name}label={label!r}'] if label else []
        return f"<{type(self).__name__}: {', '.join(fields)}>"

    def set_title(self, label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs):
        loc = (rcParams['axes.titlelocation'] if loc is None else loc).lower()
        _check.in_list(('left', 'center', 'right'), loc=loc)
        title = self._titles[loc]
        title.set_text(label)
        title.set(**dict(fontdict or {}, **kwargs))
        if pad is not None:
            self._titlepad = float(pad)
        if y is not None:
            title.set_y(y)
        return title

    def get_title(self, loc='center'):
        return self._titles[loc.lower()].get_text()

    def _set_label(self, axis, text, fontdict, labelpad, loc, kwargs):
        if labelpad is not None:
            axis.labelpad = labelpad
        label = axis.set_label_text(text, fontdict, **kwargs)
        if loc is not None:
            place = {'left': 0.0, 'bottom': 0.0, 'center': 0.5, 'right': 1.0, 'top': 1.0}[loc]
            label.set_x(place) if axis is self.xaxis else label.set_y(place)
            label.set_ha({0.0: 'left', 0.5: 'center', 1.0: 'right'}[place])
        return label

    def set_xlabel(self, xlabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
        return self._set_label(self.xaxis, xlabel, fontdict, labelpad, loc, kwargs)

    def set_ylabel(self, ylabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
        return self._set_label(self.yaxis, ylabel, fontdict, labelpad, loc, kwargs)

    def get_xlabel(self):
        return self.xaxis.label.get_text()

    def get_ylabel(self):
        return self.yaxis.label.get_text()

    def get_xticks(self, *, minor=False):
        return self.xaxis.get_ticklocs(minor=minor)

    def get_yticks(self, *, minor=False):
        return self.yaxis.get_ticklocs(minor=minor)

    def set_xticks(self, ticks, labels=None, *, minor=False, **kwargs):
        self.xaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def set_yticks(self, ticks, labels=None, *, minor=False, **kwargs):
        self.yaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def get_xticklabels(self, minor=False, which=None):
        return self.xaxis.get_ticklabels(minor, which)

    def get_yticklabels(self, minor=False, which=None):
        return self.yaxis.get_ticklabels(minor, which)

    def set_xticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        return self.xaxis.set_ticklabels(labels, minor=minor, **dict(fontdict or {}, **kwargs))

    def set_yticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        return self.yaxis.set_ticklabels(labels, minor=minor, **dict(fontdict or {}, **kwargs))

    def tick_params(self, axis='both', **kwargs):
        _check.in_list(('x', 'y', 'both'), axis=axis)
        for name in 'xy':
            if axis in (name, 'both'):
                self._axis(name).set_tick_params(**kwargs)

    def ticklabel_format(self, *, axis='both', style=None, scilimits=None, useOffset=None, useLocale=None, useMathText=None):
        for name in 'xy':
            if axis in (name, 'both'):
                formatter = self._axis(name).get_major_formatter()
                if style is not None:
                    formatter.set_scientific(style in ('sci', 'scientific'))
                if scilimits is not None:
                    formatter.set_powerlimits(scilimits)
                if useOffset is not None:
                    formatter.set_useOffset(useOffset)
                if useMathText is not None:
                    formatter.set_useMathText(useMathText)

    def locator_params(self, axis='both', tight=None, **kwargs):
        for name in 'xy':
            if axis in (name, 'both'):
                self._axis(name).get_major_locator().set_params(**kwargs)

    def minorticks_on(self):
        self.xaxis.minorticks_on()
        self.yaxis.minorticks_on()

    def minorticks_off(self):
        self.xaxis.minorticks_off()
        self.yaxis.minorticks_off()

    def grid(self, visible=None, which='major', axis='both', **kwargs):
        _check.in_list(('x', 'y', 'both'), axis=axis)
        for name in 'xy':
            if axis in (name, 'both'):
                self._axis(name).grid(visible, which, **kwargs)

    def label_outer(self, remove_inner_ticks=False):
        spec = self._subplotspec
        if spec is None:
            return
        if not spec.is_last_row():
            self.xaxis.set_tick_params(which='both', labelbottom=False)
            self.set_xlabel('')
        if not spec.is_first_col():
            self.yaxis.set_tick_params(which='both', labelleft=False)
            self.set_ylabel('')

    # Legend

    def get_legend_handles_labels(self, legend_handler_map=None):
        return handles_of(self)

    def legend(self, *args, handles=None, labels=None, **kwargs):
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        if labels is not None and isinstance(labels, str):
            labels = [labels]
        if handles is None:
            handles, found = handles_of(self)
            if labels is not None:
                handles = [child for child in self._children
                           if isinstance(child, (Line2D, Patch)) or hasattr(child, 'faces')] + self.containers
                in_containers = [id(part) for container in self.containers for part in container]
                handles = [handle for handle in handles if id(handle) not in in_containers]
                handles, labels = handles[:len(labels)], list(labels)[:len(handles)]
            else:
                labels = found
                if not handles:
                    import warnings
                    warnings.warn("No artists with labels found to put in legend.  Note that artists whose label start with "
                                  "an underscore are ignored when legend() is called with no argument.", UserWarning, stacklevel=2)
        elif labels is None:
            labels = [handle.get_label() for handle in handles]
        flat = [handle[0] if type(handle) in (list, tuple) else handle for handle in handles]
        self.legend_ = Legend(self, flat, [str(label) for label in labels], **kwargs)
        return self.legend_

    def get_legend(self):
        return self.legend_

    def _obstacles(self):
        """What a legend should not hide: (points, lines, boxes) on the page."""
        points, lines, boxes = [], [], []
        for child in self._children:
            if not child.get_visible():
                continue
            if isinstance(child, Line2D):
                lines.append(child.points())
            elif isinstance(child, Rectangle) and child._transform is None:
                page, _ = child._page()
                xs, ys = [p[0] for p in page], [p[1] for p in page]
                boxes.append((min(xs), min(ys), max(xs), max(ys)))
            elif isinstance(child, Patch):
                lines.append(child._page()[0])
            elif isinstance(child, PathCollection):
                points += child.get_transform().points(child._x, child._y)
        return points, lines, boxes

    # Text

    def text(self, x, y, s, fontdict=None, *, transform=None, **kwargs):
        label = Text(x, y, s, **dict(fontdict or {}, **kwargs))
        if 'clip_on' not in kwargs:
            label.set_clip_on(False)
        label.set_transform(transform)
        return self._add(label, autoscale=False)

    def annotate(self, text, xy, xytext=None, xycoords='data', textcoords=None, arrowprops=None, annotation_clip=None, **kwargs):
        return self._add(Annotation(text, xy, xytext, xycoords, textcoords, arrowprops, annotation_clip, **kwargs), autoscale=False)

    # Drawing

    def draw(self, renderer):
        """Draws everything; returns how far it reaches beyond the box on each side, in points."""
        self._apply_datalim_aspect()
        box = self._box()
        if self.axison and self._frameon:
            renderer.clipped(None)
            renderer.rectangle(box[0], box[1], box[2], box[3], to_rgba(self._facecolor))
        grid_level = {True: 0.5, 'line': 1.5, False: 2.5}[self._axisbelow]
        reach = {'left': 0.0, 'right': 0.0, 'bottom': 0.0, 'top': 0.0}

        def draw_axis(name):
            axis = self._axis(name)
            axis.draw_grid(renderer)
            reach.update(axis.draw_ticks(renderer))
        jobs = [(child.zorder, child.draw) for child in self._children if child.get_visible()]
        if self.axison:
            jobs += [(grid_level, lambda renderer, name=name: draw_axis(name)) for name in 'xy']
            if self._frameon:
                jobs += [(2.5, spine.draw) for spine in self.spines.values()]
        jobs += [(child.zorder, child.draw) for child in self.child_axes if child.get_visible()]
        if self.legend_ is not None and self.legend_.get_visible():
            jobs.append((self.legend_.zorder, self.legend_.draw))
        for _, job in sorted(jobs, key=lambda pair: pair[0]):
            job(renderer)
        self._draw_titles(renderer, box, reach)
        return reach

    def _draw_titles(self, renderer, box, reach):
        renderer.clipped(None)
        above = reach['top']
        for title in self._titles.values():
            x, y = title.get_position()
            place = (box[0] + x * (box[2] - box[0]), box[1] + y * (box[3] - box[1]) + (above if y == 1.0 else 0.0) + self._titlepad)
            extent = title.extent_at(*place)
            if extent is not None and y == 1.0 and extent[1] < box[3] + above:
                # What hangs below the base line stays above the plot too.
                place = (place[0], place[1] + box[3] + above - extent[1])
            drawn = title.draw_at(renderer, *place)
            if drawn is not None:
                reach['top'] = max(reach['top'], drawn[3] - box[3])


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
