"""Many similar things drawn together."""

import numpy as np

from matplotlib import markers
from matplotlib._data import float_list, floats
from matplotlib._renderer import line_style, stroke
from matplotlib.artist import Artist
from matplotlib.cm import ScalarMappable
from matplotlib.colors import rgba_list
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

    def get_facecolor(self):
        return np.array(self.faces())

    def get_edgecolor(self):
        return np.array(self.edges())

    get_facecolors, get_edgecolors = get_facecolor, get_edgecolor

    def draw_handle(self, renderer, x0, y0, width, height, size):
        faces, edges = self.faces(), self.edges()
        line = stroke(edges[0], self._linewidth[0]) if edges else None
        renderer.rectangle(x0, y0, x0 + width, y0 + height, faces[0] if faces else None, line)


class PathCollection(Collection):
    """Markers of several sizes (areas in points squared) and colours: what scatter makes."""

    def __init__(self, x, y, sizes, marker, **kwargs):
        self._x, self._y = float_list(x), float_list(y)
        self._sizes = float_list(sizes)
        self._marker = marker
        Collection.__init__(self, **kwargs)

    def get_offsets(self):
        return np.array([self._x, self._y]).T

    def set_offsets(self, offsets):
        rows = floats(offsets).reshape(-1, 2)
        self._x, self._y = rows[:, 0].tolist(), rows[:, 1].tolist()

    def get_sizes(self):
        return np.array(self._sizes)

    def set_sizes(self, sizes, dpi=72.0):
        self._sizes = float_list(sizes)

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
        places = self.get_transform().points(self._x, self._y)
        self._draw(renderer, places, self._sizes, self.faces(), self.edges())

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

    get_color = Collection.get_edgecolor
    set_color = Collection.set_edgecolor

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


class PolyCollection(Collection):
    """Filled polygons in data coordinates."""

    _snaps = False

    def __init__(self, polygons, **kwargs):
        self._polygons = [[tuple(point) for point in polygon] for polygon in polygons]
        Collection.__init__(self, **kwargs)

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
