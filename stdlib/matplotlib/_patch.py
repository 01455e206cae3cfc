"""What all filled shapes have in common, and polygons."""

from matplotlib import _hatch
from matplotlib._data import floats
from matplotlib._renderer import line_style, stroke
from matplotlib.artist import Artist
from matplotlib.colors import to_rgba
from matplotlib.path import of_steps
from matplotlib.rcparams import rcParams


class Patch(Artist):
    """A shape with a face and an edge."""

    zorder = 1
    # Whether the edge shows although no colour is given for it.
    _edge_default = False

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
        if rcParams['patch.force_edgecolor'] or not self._fill or self._edge_default:
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

    def get_path(self):
        """The outline in the patch's own coordinates."""
        return of_steps(*self.outline())

    def get_hatch(self):
        return self._hatch

    def get_linestyle(self):
        return {'-': 'solid', '--': 'dashed', '-.': 'dashdot', ':': 'dotted'}.get(self._linestyle, self._linestyle)

    def get_extents(self):
        from matplotlib.transforms import Bbox
        scale = self.figure.dpi / 72
        points, _ = self._page()
        xs, ys = [x * scale for x, _ in points], [y * scale for _, y in points]
        return Bbox([(min(xs), min(ys)), (max(xs), max(ys))])

    get_window_extent = lambda self, renderer=None: self.get_extents()
    fill = property(get_fill, set_fill)
    get_fc, get_ec, get_lw, get_ls = get_facecolor, get_edgecolor, get_linewidth, get_linestyle

    def _page(self):
        points, steps = self.outline()
        return self.get_transform().points([x for x, _ in points], [y for _, y in points]), steps

    def draw(self, renderer):
        self._clip(renderer)
        points, steps = self._page()
        fill, line = self.style()
        renderer.path(points, steps, fill, line, snap='C' not in steps and len(points) <= 5)
        self._draw_hatch(renderer, points, steps)

    def _draw_hatch(self, renderer, points, steps):
        if self._hatch:
            edge = self.get_edgecolor()
            color = edge if edge[3] > 0 else to_rgba(rcParams['hatch.color'] if rcParams['hatch.color'] != 'edge' else 'black', self._alpha)
            _hatch.draw(renderer, points, steps, self._hatch, color, rcParams['hatch.linewidth'])

    def draw_handle(self, renderer, x0, y0, width, height, size):
        fill, line = self.style()
        renderer.rectangle(x0, y0, x0 + width, y0 + height, fill, line)
        self._draw_hatch(renderer, [(x0, y0), (x0 + width, y0), (x0 + width, y0 + height), (x0, y0 + height)], 'MLLLZ')


class Polygon(Patch):
    def __init__(self, xy, *, closed=True, **kwargs):
        Patch.__init__(self, **kwargs)
        self._points = [tuple(row) for row in floats(xy).reshape(-1, 2).tolist()]
        self._closed = closed

    def __str__(self):
        count = len(self._points) + (1 if self._closed and self._points and self._points[0] != self._points[-1] else 0)
        if not count:
            return 'Polygon0()'
        x, y = self._points[0]
        return f'Polygon{count}(({x:g}, {y:g}) ...)'

    def get_xy(self):
        closes = self._closed and self._points and self._points[0] != self._points[-1]
        return floats(self._points + self._points[:1] if closes else self._points)

    def get_closed(self):
        return self._closed

    def set_xy(self, xy):
        self._points = [tuple(row) for row in floats(xy).reshape(-1, 2).tolist()]

    def outline(self):
        return self._points, 'M' + 'L' * (len(self._points) - 1) + ('Z' if self._closed else '')
