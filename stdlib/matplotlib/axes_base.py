"""What every plot area has: position, limits, axes, titles, children and their drawing."""

import math

from matplotlib import spines
from matplotlib._data import finite_pairs
from matplotlib.artist import Artist, full_names
from matplotlib.axes_labels import Labels
from matplotlib.axes_limits import Limits
from matplotlib.axes_parts import Parts
from matplotlib.axes_places import Places
from matplotlib.axis import XAxis, YAxis
from matplotlib.collections import Collection
from matplotlib.colors import to_rgba
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import extreme_points
from matplotlib.rcparams import rcParams
from matplotlib.text import Annotation, Text


class AxesBase(Limits, Places, Parts, Labels, Artist):
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
