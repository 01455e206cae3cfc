"""Lines with markers."""

import numpy as np

from matplotlib import markers
from matplotlib._data import float_list
from matplotlib._renderer import line_style, stroke
from matplotlib.artist import Artist
from matplotlib.rcparams import rcParams


class Line2D(Artist):
    zorder = 2

    def __init__(self, xdata, ydata, *, linewidth=None, linestyle=None, color=None, marker=None, markersize=None,
                 markeredgewidth=None, markeredgecolor=None, markerfacecolor=None, drawstyle='default', **kwargs):
        Artist.__init__(self)
        self.set_xdata(xdata)
        self.set_ydata(ydata)
        if len(self._x) != len(self._y):
            raise RuntimeError(f"xdata and ydata must be the same length, but have shapes ({len(self._x)},) and ({len(self._y)},)")
        self._linewidth = float(rcParams['lines.linewidth'] if linewidth is None else linewidth)
        self._linestyle = line_style(rcParams['lines.linestyle'] if linestyle is None else linestyle)
        self._color = rcParams['lines.color'] if color is None else color
        self.rgba(self._color)
        self._marker = rcParams['lines.marker'] if marker is None else marker
        markers.shape(self._marker)
        self._markersize = float(rcParams['lines.markersize'] if markersize is None else markersize)
        self._markeredgewidth = rcParams['lines.markeredgewidth'] if markeredgewidth is None else markeredgewidth
        self._markeredgecolor = 'auto' if markeredgecolor is None else markeredgecolor
        self._markerfacecolor = 'auto' if markerfacecolor is None else markerfacecolor
        self._drawstyle = drawstyle
        self._markevery = None
        self._cap, self._dash_cap = 'projecting', 'butt'
        self.set(**kwargs)

    def __str__(self):
        if self._label:
            return f'Line2D({self._label})'
        points = [f'({x:g},{y:g})' for x, y in zip(self._x, self._y)]
        if len(points) > 3:
            points[2:-1] = ['...']
        return f"Line2D({','.join(points)})"

    def get_xdata(self, orig=True):
        """The values as they were given, or as numbers."""
        return self._xorig if orig else np.array(self._x)

    def get_ydata(self, orig=True):
        return self._yorig if orig else np.array(self._y)

    def get_data(self, orig=True):
        return self.get_xdata(orig), self.get_ydata(orig)

    def get_xydata(self):
        return np.array([self._x, self._y]).T

    def set_xdata(self, x):
        self._x, self._xorig = float_list(x), x

    def set_ydata(self, y):
        self._y, self._yorig = float_list(y), y

    def set_data(self, *args):
        x, y = args[0] if len(args) == 1 else args
        self.set_xdata(x)
        self.set_ydata(y)

    def get_color(self):
        return self._color

    def set_color(self, color):
        self.rgba(color)
        self._color = color

    def get_linewidth(self):
        return self._linewidth

    def set_linewidth(self, w):
        self._linewidth = float(w)

    def get_linestyle(self):
        return self._linestyle

    def set_linestyle(self, ls):
        self._linestyle = line_style(ls)

    def get_marker(self):
        return self._marker

    def set_marker(self, marker):
        markers.shape(marker)
        self._marker = marker

    def get_markersize(self):
        return self._markersize

    def set_markersize(self, sz):
        self._markersize = float(sz)

    def set_markeredgewidth(self, ew):
        self._markeredgewidth = ew

    def set_markeredgecolor(self, ec):
        self._markeredgecolor = ec

    def set_markerfacecolor(self, fc):
        self._markerfacecolor = fc

    def set_fillstyle(self, fs):
        if fs == 'none':
            self._markerfacecolor = 'none'

    def set_drawstyle(self, drawstyle):
        self._drawstyle = drawstyle

    def set_markevery(self, every):
        self._markevery = every

    def set_solid_capstyle(self, s):
        self._cap = s

    def set_dash_capstyle(self, s):
        self._dash_cap = s

    def set_solid_joinstyle(self, s):
        pass

    def set_dash_joinstyle(self, s):
        pass

    def set_dashes(self, seq):
        self._linestyle = (0, tuple(seq)) if seq is not None and len(seq) and seq[0] is not None else '-'

    def _part_color(self, color):
        """A marker's colour, the line's where it says "auto"."""
        return self._color if isinstance(color, str) and color == 'auto' else color

    def get_markeredgecolor(self):
        return self._part_color(self._markeredgecolor)

    def get_markerfacecolor(self):
        return self._part_color(self._markerfacecolor)

    def get_markeredgewidth(self):
        return self._markeredgewidth

    def get_drawstyle(self):
        return self._drawstyle

    def get_markevery(self):
        return self._markevery

    def get_fillstyle(self):
        return 'none' if isinstance(self._markerfacecolor, str) and self._markerfacecolor == 'none' else 'full'

    def get_solid_capstyle(self):
        return self._cap

    def get_dash_capstyle(self):
        return self._dash_cap

    def get_solid_joinstyle(self):
        return 'round'

    get_dash_joinstyle = get_solid_joinstyle

    def get_path(self):
        from matplotlib.path import Path
        return Path(list(zip(self._x, self._y)))

    def get_antialiased(self):
        return True

    def is_dashed(self):
        return self._linestyle in ('--', '-.', ':')

    def get_window_extent(self, renderer=None):
        from matplotlib.transforms import Bbox
        scale, points = self.figure.dpi / 72, [p for p in self.points() if p[0] - p[0] == 0 and p[1] - p[1] == 0]
        xs, ys = [x * scale for x, _ in points], [y * scale for _, y in points]
        return Bbox([(min(xs), min(ys)), (max(xs), max(ys))])

    get_c, get_lw, get_ls, get_ms, get_ds = get_color, get_linewidth, get_linestyle, get_markersize, get_drawstyle
    set_c, set_lw, set_ls, set_ms, set_ds = set_color, set_linewidth, set_linestyle, set_markersize, set_drawstyle
    get_mec, get_mfc, get_mew, get_aa = get_markeredgecolor, get_markerfacecolor, get_markeredgewidth, get_antialiased
    set_mec, set_mfc, set_mew = set_markeredgecolor, set_markerfacecolor, set_markeredgewidth

    def points(self):
        """The line's points on the page, as pairs."""
        return self.get_transform().points(self._x, self._y)

    def _stepped(self, points):
        if not self._drawstyle.startswith('steps'):
            return points
        result = points[:1]
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            if self._drawstyle in ('steps', 'steps-pre'):
                result.append((x0, y1))
            elif self._drawstyle == 'steps-post':
                result.append((x1, y0))
            else:
                result += [((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)]
            result.append((x1, y1))
        return result

    def draw(self, renderer):
        self._clip(renderer)
        points = self.points()
        line = stroke(self.rgba(self._color), self._linewidth, self._linestyle, self._cap)
        if line is not None and len(points) > 1:
            for effect in self._path_effects:
                renderer.polyline(self._stepped(points), stroke(effect.rgba(self._alpha), effect.linewidth, self._linestyle, self._cap))
            snap = len(points) == 2 and (points[0][0] == points[1][0] or points[0][1] == points[1][1])
            renderer.polyline(self._stepped(points), line, snap=snap)
        places = points if self._markevery is None else points[::self._markevery]
        self.draw_markers(renderer, [point for point in places if point[0] - point[0] == 0 and point[1] - point[1] == 0])

    def draw_markers(self, renderer, places):
        form = markers.shape(self._marker)
        if form is None or not places:
            return
        size = self._markersize * (0.5 if self._marker == ',' else 1.0)
        shape = [(x * size, y * size) for x, y in form[0]]
        face = self._color if isinstance(self._markerfacecolor, str) and self._markerfacecolor == 'auto' else self._markerfacecolor
        edge = self._color if isinstance(self._markeredgecolor, str) and self._markeredgecolor == 'auto' else self._markeredgecolor
        fills = [] if self._marker in markers.UNFILLED else list(self.rgba(face))
        if fills and fills[3] == 0:
            fills = []
        renderer.markers(shape, form[1], places, [], fills, [],
                         stroke(self.rgba(edge), self._markeredgewidth, cap='butt', join='miter' if self._marker not in 'o.' else 'round'))

    def draw_handle(self, renderer, x0, y0, width, height, size):
        """The sample in a legend: the line across, one marker in its middle."""
        middle = y0 + height / 2
        line = stroke(self.rgba(self._color), self._linewidth, self._linestyle, 'butt')
        if line is not None:
            renderer.polyline([(x0, middle), (x0 + width, middle)], line, snap=True)
        self.draw_markers(renderer, [(x0 + width / 2, middle)])
