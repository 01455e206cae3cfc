"""Many similar things drawn together."""

import math

import numpy as np

from matplotlib import markers
from matplotlib._data import float_list, floats, plain
from matplotlib._renderer import line_style, stroke
from matplotlib.artist import Artist
from matplotlib.cm import ScalarMappable
from matplotlib.colors import rgba_list
from matplotlib.path import Path, of_steps
from matplotlib.rcparams import rcParams


class Collection(Artist, ScalarMappable):
    """Faces, edges and widths in turn; colours may come from an array through the colormap."""

    zorder = 1

    def __init__(self, *, facecolor=None, edgecolor=None, linewidth=None, linestyle='-', norm=None, cmap=None, **kwargs):
        Artist.__init__(self)
        ScalarMappable.__init__(self, norm, cmap)
        self._face = rcParams['patch.facecolor'] if facecolor is None else facecolor
        self._edge = 'none' if edgecolor is None else edgecolor
        widths = rcParams['patch.linewidth'] if linewidth is None else linewidth
        self._linewidth = float_list(widths)
        self._linestyle = linestyle if isinstance(linestyle, (list, tuple)) else line_style(linestyle)
        self.set(**kwargs)

    def set_color(self, c):
        self._face = self._edge = c

    def set_facecolor(self, c):
        self._face = c

    def set_edgecolor(self, c):
        self._edge = c

    def set_linewidth(self, lw):
        self._linewidth = float_list(lw)

    def set_linestyle(self, ls):
        self._linestyle = line_style(ls)

    def faces(self):
        """A list of RGBA, one for all or one an element."""
        if self._A is not None:
            return [tuple(row) for row in self.to_rgba(self._A, self._alpha).reshape(-1, 4).tolist()]
        return rgba_list(self._face, self._alpha)

    def edges(self):
        if isinstance(self._edge, str) and self._edge == 'face':
            return self.faces()
        return rgba_list(self._edge, self._alpha)

    # Colours from values are settled when the figure is drawn for the first time.
    _is_mapped = False

    def update_scalarmappable(self):
        self._is_mapped = True

    def get_facecolor(self):
        if self._A is not None and not self._is_mapped:
            return np.array(rgba_list(self._face, self._alpha))
        return np.array(self.faces())

    def get_edgecolor(self):
        if self._A is not None and not self._is_mapped and isinstance(self._edge, str) and self._edge == 'face':
            return self.get_facecolor()
        return np.array(self.edges())

    get_facecolors, get_edgecolors = get_facecolor, get_edgecolor

    def get_linewidth(self):
        return np.array(self._linewidth)

    get_linewidths, get_lw = get_linewidth, get_linewidth

    def get_linestyle(self):
        return [(0.0, None)] if self._linestyle == '-' else self._linestyle

    get_linestyles = get_linestyle

    def get_paths(self):
        """The outlines in data coordinates."""
        return []

    def get_offsets(self):
        return np.zeros((1, 2))

    def set_hatch(self, hatch):
        self._hatch = hatch

    def draw_handle(self, renderer, x0, y0, width, height, size):
        faces, edges = self.faces(), self.edges()
        line = stroke(edges[0], self._linewidth[0]) if edges else None
        renderer.rectangle(x0, y0, x0 + width, y0 + height, faces[0] if faces else None, line)


class PathCollection(Collection):
    """Markers of several sizes (areas in points squared) and colours: what scatter makes."""

    def __init__(self, x, y, sizes, marker, **kwargs):
        self._x, self._y = float_list(x), float_list(y)
        self.set_sizes(sizes)
        self._marker = marker
        Collection.__init__(self, **kwargs)

    def get_offsets(self):
        return np.array([self._x, self._y]).T

    def set_offsets(self, offsets):
        rows = floats(offsets).reshape(-1, 2)
        self._x, self._y = rows[:, 0].tolist(), rows[:, 1].tolist()

    def get_sizes(self):
        return self._given_sizes

    def set_sizes(self, sizes, dpi=72.0):
        self._sizes = float_list(sizes)
        values = np.asarray(plain(sizes))
        self._given_sizes = values if values.ndim else values.reshape(1)

    def _draw(self, renderer, places, sizes, faces, edges):
        shape, steps = markers.shape(self._marker)
        widths = self._linewidth or [1.0]
        if self._marker in markers.UNFILLED:
            faces, edges = [], faces or edges
        line = stroke(edges[0], widths[0]) if edges else None
        if edges and line is None and len(edges) > 1:
            line = stroke((0.0, 0.0, 0.0, 1.0), widths[0])
        renderer.markers(shape, steps, places, [size ** 0.5 for size in sizes], [v for face in faces for v in face],
                         [v for edge in edges for v in edge] if line is not None else [], line)

    def draw(self, renderer):
        self._clip(renderer)
        self.update_scalarmappable()
        places = self.get_transform().points(self._x, self._y)
        self._draw(renderer, places, self._sizes, self.faces(), self.edges())

    def get_paths(self):
        points, steps = markers.shape(self._marker)
        return [of_steps(points, steps)]

    def legend_elements(self, prop='colors', num='auto', fmt=None, func=lambda x: x, **kwargs):
        """(sample lines, labels) of a few levels of the colours or the sizes."""
        from matplotlib import ticker
        from matplotlib.lines import Line2D
        is_colors = prop == 'colors'
        if prop not in ('colors', 'sizes'):
            raise ValueError("Valid values for `prop` are 'colors' or 'sizes'. You supplied '%s' instead." % prop)
        if is_colors and self._A is None:
            import warnings
            warnings.warn("Collection without array used. Make sure to specify the values to be colormapped via the `c` argument.")
            return [], []
        if fmt is None:
            fmt = ticker.ScalarFormatter(useOffset=False, useMathText=True)
        elif isinstance(fmt, str):
            fmt = ticker.StrMethodFormatter(fmt)
        fmt.create_dummy_axis()
        array = self._A if is_colors else np.array(self._sizes)
        known = np.unique(array)
        values = func(known)
        if num is None or num == 'auto' and len(known) <= 9:
            labels = values
        elif hasattr(num, 'tick_values') or hasattr(num, '__len__'):
            labels = np.array(num.tick_values(values.min(), values.max()) if hasattr(num, 'tick_values') else num, dtype=float)
        else:
            count = 9 if num == 'auto' else num
            locator = ticker.MaxNLocator(nbins=count, min_n_ticks=count - 1, steps=[1, 2, 2.5, 3, 5, 6, 8, 10])
            labels = np.array(locator.tick_values(float(func(array).min()), float(func(array).max())))
            labels = labels[(labels >= func(array).min()) & (labels <= func(array).max())]
        shown = labels if func(1.0) == 1.0 and func(2.0) == 2.0 else np.interp(
            labels, func(np.linspace(float(array.min()), float(array.max()), 100)), np.linspace(float(array.min()), float(array.max()), 100))
        fmt.axis.set_view_interval(float(values.min()), float(values.max()))
        fmt.axis.set_data_interval(float(values.min()), float(values.max()))
        handles, texts = [], []
        fmt.set_locs(labels.tolist())
        for value, label in zip(shown.tolist(), labels.tolist()):
            if is_colors:
                color, size = self.cmap(self.norm(value)), kwargs.get('size', rcParams['lines.markersize'])
            else:
                color, size = kwargs.get('color', 'k'), math.sqrt(value)
                if math.isclose(size, 0.0):
                    continue
            style = {key: each for key, each in kwargs.items() if key not in ('color', 'size')}
            handles.append(Line2D([0], [0], linestyle='None', color=color, markersize=size, marker=self._marker,
                                  alpha=self._alpha, **style))
            texts.append(fmt(label))
        return handles, texts

    def draw_handle(self, renderer, x0, y0, width, height, size):
        largest, smallest = max(self._sizes, default=20.0), min(self._sizes, default=20.0)
        self._draw(renderer, [(x0 + width / 2, y0 + height * 3 / 8)], [0.5 * (largest + smallest)], self.faces()[:1], self.edges()[:1])


class LineCollection(Collection):
    """Separate polylines in data coordinates."""

    zorder = 2

    def __init__(self, segments, *, colors=None, **kwargs):
        self._segments = [[tuple(point) for point in floats(segment).reshape(-1, 2).tolist()] for segment in segments]
        kwargs.setdefault('linewidth', rcParams['lines.linewidth'])
        Collection.__init__(self, facecolor='none', edgecolor=rcParams['lines.color'] if colors is None else colors, **kwargs)

    def set_segments(self, segments):
        self._segments = [[tuple(point) for point in floats(segment).reshape(-1, 2).tolist()] for segment in segments]

    def get_segments(self):
        return [np.array(segment) for segment in self._segments]

    def edges(self):
        if self._A is not None:
            return self.faces()
        return rgba_list(self._edge, self._alpha)

    def get_paths(self):
        return [Path(segment) for segment in self._segments]

    set_verts = set_paths = set_segments
    get_color = get_colors = Collection.get_edgecolor
    set_color = set_colors = Collection.set_edgecolor

    def draw(self, renderer):
        self._clip(renderer)
        edges = self.edges()
        for index, segment in enumerate(self._segments):
            points = self.get_transform().points([p[0] for p in segment], [p[1] for p in segment])
            width = self._linewidth[index % len(self._linewidth)]
            line = stroke(edges[index % len(edges)], width, self._linestyle, 'butt')
            straight = len(points) == 2 and (points[0][0] == points[1][0] or points[0][1] == points[1][1])
            renderer.polyline(points, line, snap=straight)

    def draw_handle(self, renderer, x0, y0, width, height, size):
        middle = y0 + height / 2
        renderer.polyline([(x0, middle), (x0 + width, middle)],
                          stroke(self.edges()[0], self._linewidth[0], self._linestyle, 'butt'), snap=True)


class EventCollection(LineCollection):
    """Marks of one length across a line at places along it."""

    def __init__(self, positions, orientation='horizontal', *, lineoffset=0, linelength=1, linewidth=None, color=None, **kwargs):
        self._is_horizontal, self._offset, self._length = orientation == 'horizontal', lineoffset, linelength
        LineCollection.__init__(self, self._marks(float_list(positions) if len(positions) else []), colors=color,
                                **(kwargs if linewidth is None else dict(kwargs, linewidth=linewidth)))

    def _marks(self, positions):
        ends = (self._offset + self._length / 2, self._offset - self._length / 2)
        return [[(p, end) if self._is_horizontal else (end, p) for end in ends] for p in positions]

    def get_positions(self):
        at = 0 if self._is_horizontal else 1
        return [np.float64(segment[0][at]) for segment in self._segments]

    def set_positions(self, positions):
        self._segments = self._marks(float_list(positions) if len(positions) else [])

    def get_orientation(self):
        return 'horizontal' if self._is_horizontal else 'vertical'

    def get_lineoffset(self):
        return self._offset

    def get_linelength(self):
        return self._length


class PolyCollection(Collection):
    """Filled polygons in data coordinates."""

    _snaps = False

    def __init__(self, polygons, **kwargs):
        self.set_verts(polygons)
        Collection.__init__(self, **kwargs)

    def set_verts(self, verts, closed=True):
        self._polygons = [[tuple(point) for point in floats(polygon).reshape(-1, 2).tolist()] if hasattr(polygon, 'tolist') else
                          [tuple(point) for point in polygon] for polygon in verts]

    set_paths = set_verts

    def get_paths(self):
        return [Path(polygon + polygon[:1], closed=True) for polygon in self._polygons]

    def get_offsets(self):
        return np.array(getattr(self, '_offsets', [(0.0, 0.0)]))

    def draw(self, renderer):
        self._clip(renderer)
        faces, edges = self.faces(), self.edges()
        for index, polygon in enumerate(self._polygons):
            points = self.get_transform().points([p[0] for p in polygon], [p[1] for p in polygon])
            face = faces[index % len(faces)] if faces else None
            line = None
            if edges:
                line = stroke(edges[index % len(edges)], self._linewidth[index % len(self._linewidth)], self._linestyle, 'butt')
            renderer.polyline(points, line, True, face, snap=self._snaps)


class QuadMesh(PolyCollection):
    """Cells of a grid, coloured by an array."""

    _snaps = True

    def get_array(self):
        return self._A if self._A is None else self._A.reshape(self._shape)


class PatchCollection(Collection):
    """Patches that share colours."""

    def __init__(self, patches, match_original=False, **kwargs):
        self._patches = list(patches)
        self._original = match_original
        Collection.__init__(self, **kwargs)

    def draw(self, renderer):
        faces, edges = self.faces(), self.edges()
        self._clip(renderer)
        for index, patch in enumerate(self._patches):
            points, steps = patch.outline()
            page = self.get_transform().points([p[0] for p in points], [p[1] for p in points])
            if self._original:
                fill, line = patch.style()
            else:
                fill = faces[index % len(faces)] if faces else None
                line = stroke(edges[index % len(edges)], self._linewidth[0]) if edges else None
            renderer.path(page, steps, fill, line)

    def get_paths(self):
        return [patch.get_path() for patch in self._patches]
