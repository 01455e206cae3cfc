"""Lines and areas of equal height over a grid."""

from matplotlib._data import float_list, floats
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colormaps import get_cmap
from matplotlib.colors import Normalize, to_rgba
from matplotlib.ticker import MaxNLocator


class ContourSet(list):
    """The collections of a contour plot, with its levels and colours."""

    def __init__(self, axes, levels, norm, cmap, array):
        list.__init__(self)
        self.axes, self.levels, self.norm, self.cmap, self._A = axes, levels, norm, cmap, array
        self._alpha = None

    @property
    def collections(self):
        return list(self)

    def get_array(self):
        return self._A

    def get_cmap(self):
        return self.cmap


def _grid(args):
    values = floats(args[2] if len(args) >= 3 else args[0])
    if values.ndim != 2:
        raise TypeError(f"Input z must be 2D, not {values.ndim}D")
    rows, columns = values.shape
    if len(args) >= 3:
        grid_x, grid_y = floats(args[0]), floats(args[1])
        xs = (grid_x[0] if grid_x.ndim == 2 else grid_x).tolist()
        ys = (grid_y[:, 0] if grid_y.ndim == 2 else grid_y).tolist()
        rest = args[3:]
    else:
        xs, ys = [float(i) for i in range(columns)], [float(i) for i in range(rows)]
        rest = args[1:]
    return xs, ys, values.tolist(), rest[0] if rest else None


def _levels(values, wanted, filled):
    if wanted is not None and not isinstance(wanted, int):
        return float_list(wanted)
    flat = [value for row in values for value in row if value == value]
    low, high = min(flat), max(flat)
    levels = MaxNLocator((7 if wanted is None else wanted) + 1, min_n_ticks=1).tick_values(low, high)
    under, over = [level for level in levels if level < low], [level for level in levels if level > high]
    first = levels.index(under[-1]) if under else 0
    last = levels.index(over[0]) + 1 if over else len(levels)
    levels = levels[first:last]
    return levels if filled else [level for level in levels if low < level < high] or levels


def _crop(polygon, level, keep_above):
    """The part of a polygon (x, y, height) on one side of a level."""
    result = []
    for a, b in zip(polygon, polygon[1:] + polygon[:1]):
        inside_a = a[2] >= level if keep_above else a[2] <= level
        inside_b = b[2] >= level if keep_above else b[2] <= level
        if inside_a:
            result.append(a)
        if inside_a != inside_b:
            share = (level - a[2]) / (b[2] - a[2])
            result.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), level))
    return result


def _triangles(xs, ys, values):
    """Each cell as four triangles around its middle."""
    for i in range(len(ys) - 1):
        for j in range(len(xs) - 1):
            corners = [(xs[j], ys[i], values[i][j]), (xs[j + 1], ys[i], values[i][j + 1]),
                       (xs[j + 1], ys[i + 1], values[i + 1][j + 1]), (xs[j], ys[i + 1], values[i + 1][j])]
            middle = tuple(sum(corner[k] for corner in corners) / 4 for k in range(3))
            for a, b in zip(corners, corners[1:] + corners[:1]):
                yield [a, b, middle]


def _prepare(axes, args, kwargs, filled):
    xs, ys, values, wanted = _grid(args)
    levels = _levels(values, kwargs.pop('levels', wanted), filled)
    colors = kwargs.pop('colors', None)
    norm = kwargs.pop('norm', None) or Normalize(kwargs.pop('vmin', None), kwargs.pop('vmax', None))
    shown = [(a + b) / 2 for a, b in zip(levels, levels[1:])] if filled else levels
    norm.autoscale_None(levels)
    found = ContourSet(axes, levels, norm, get_cmap(kwargs.pop('cmap', None)), floats(shown))
    found._alpha = kwargs.pop('alpha', None)
    if colors is None:
        palette = [found.cmap(float(norm(level)), alpha=found._alpha) for level in shown]
    else:
        names = [colors] if isinstance(colors, str) else list(colors)
        palette = [to_rgba(names[i % len(names)], found._alpha) for i in range(len(shown))]
    axes._stick('x', min(xs), max(xs))
    axes._stick('y', min(ys), max(ys))
    axes._extend_limits([min(xs), max(xs)], [min(ys), max(ys)])
    axes._set_mappable(found)
    return xs, ys, values, palette, found


def contour(axes, *args, **kwargs):
    """Lines of equal height."""
    widths, styles = kwargs.pop('linewidths', 1.5), kwargs.pop('linestyles', '-')
    xs, ys, values, palette, found = _prepare(axes, args, kwargs, False)
    for level, color in zip(found.levels, palette):
        segments = []
        for triangle in _triangles(xs, ys, values):
            cut = [p for p in _crop(triangle, level, True) if p[2] == level]
            if len(cut) == 2 and cut[0] != cut[1]:
                segments.append([(p[0], p[1]) for p in cut])
        found.append(axes._add(LineCollection(segments, colors=[color], linewidth=widths, linestyle=styles), autoscale=False))
    return found


def contourf(axes, *args, **kwargs):
    """Areas between levels."""
    xs, ys, values, palette, found = _prepare(axes, args, kwargs, True)
    for low, high, color in zip(found.levels, found.levels[1:], palette):
        polygons = []
        for triangle in _triangles(xs, ys, values):
            part = _crop(_crop(triangle, low, True), high, False)
            if len(part) > 2:
                polygons.append([(p[0], p[1]) for p in part])
        # A hairline in the same colour closes the seams between triangles.
        edge = 'none' if found._alpha is not None else [color]
        found.append(axes._add(PolyCollection(polygons, facecolor=[color], edgecolor=edge, linewidth=0.4), autoscale=False))
    return found
