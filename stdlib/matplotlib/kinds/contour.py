"""Lines and areas of equal height over a grid."""

import math

import numpy as np

from matplotlib._data import float_list, floats
from matplotlib._renderer import line_style, stroke
from matplotlib.collections import Collection
from matplotlib.colors import LogNorm, Normalize, to_rgba
from matplotlib.kinds.image import _norm
from matplotlib.rcparams import rcParams
from matplotlib.text import Text
from matplotlib.ticker import LogLocator, MaxNLocator, ScalarFormatter


class ContourSet(Collection):
    """The lines, or the areas between lines, of a contour plot: `parts` holds a list of polylines or polygons a level."""

    zorder = 2

    def __init__(self, axes, levels, parts, filled, extend, **kwargs):
        self.levels, self.filled, self.extend, self._parts = levels, filled, extend, parts
        Collection.__init__(self, **kwargs)
        self.axes = axes
        self.labelTexts = []

    @property
    def allsegs(self):
        return [[np.array(line) for line in part] for part in self._parts]

    @property
    def layers(self):
        return self._A

    @property
    def colors(self):
        return None if self._palette is None else self._palette

    def get_paths(self):
        from matplotlib.path import Path
        return [Path([point for line in part for point in line] or np.zeros((0, 2))) for part in self._parts]

    def legend_elements(self, variable_name='x', str_format=str):
        """(sample artists, labels) of all levels."""
        from matplotlib.lines import Line2D
        from matplotlib.patches import Rectangle
        faces = self.faces()
        if not self.filled:
            return ([Line2D([], [], color=faces[i], linewidth=self._linewidth[i % len(self._linewidth)]) for i in range(len(self.levels))],
                    [f'${variable_name} = {str_format(level)}$' for level in self.levels])
        handles, labels = [], []
        for face, low, high in zip(faces, self.levels, self.levels[1:]):
            handles.append(Rectangle((0, 0), 1, 1, facecolor=face))
            labels.append(f'${str_format(low)} < {variable_name} \\leq {str_format(high)}$')
        return handles, labels

    def faces(self):
        if self._palette is not None:
            return [to_rgba(color, self._alpha) for color in self._palette]
        return [tuple(row) for row in self.to_rgba(self._A, self._alpha).reshape(-1, 4).tolist()]

    edges = faces

    def draw(self, renderer):
        self._clip(renderer)
        transform, colors = self.get_transform(), self.faces()
        for index, (part, color) in enumerate(zip(self._parts, colors)):
            if self.filled:
                # One outline a level: cells that touch leave no seam.
                points, steps = [], ''
                for polygon in part:
                    points += transform.points([p[0] for p in polygon], [p[1] for p in polygon])
                    steps += 'M' + 'L' * (len(polygon) - 1) + 'Z'
                if points:
                    renderer.path(points, steps, color)
                continue
            width = self._linewidth[index % len(self._linewidth)]
            style = self._styles[index % len(self._styles)]
            for line in part:
                points = transform.points([p[0] for p in line], [p[1] for p in line])
                renderer.polyline(points, stroke(color, width, style, 'butt'), line[0] == line[-1] and len(line) > 2)


def _grid(args):
    values = floats(args[2] if len(args) >= 3 else args[0])
    if values.ndim != 2:
        raise TypeError(f"Input z must be 2D, not {values.ndim}D")
    rows, columns = values.shape
    if rows < 2 or columns < 2:
        raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {values.shape}")
    if len(args) >= 3:
        grid_x, grid_y = floats(args[0]), floats(args[1])
        if grid_x.ndim != grid_y.ndim:
            raise TypeError(f"Number of dimensions of x ({grid_x.ndim}) and y ({grid_y.ndim}) do not match")
        if grid_x.ndim == 1:
            if grid_x.size != columns:
                raise TypeError(f"Length of x ({grid_x.size}) must match number of columns in z ({columns})")
            if grid_y.size != rows:
                raise TypeError(f"Length of y ({grid_y.size}) must match number of rows in z ({rows})")
            grid_x, grid_y = np.meshgrid(grid_x, grid_y)
        elif grid_x.shape != values.shape:
            raise TypeError(f"Shapes of x {grid_x.shape} and z {values.shape} do not match")
        rest = args[3:]
    else:
        grid_x, grid_y = np.meshgrid(np.arange(columns), np.arange(rows))
        rest = args[1:]
    return grid_x.tolist(), grid_y.tolist(), values.tolist(), rest[0] if rest else None


def _levels(values, wanted, locator, norm, extend):
    if wanted is not None and not isinstance(wanted, (int, np.integer)):
        levels = float_list(wanted)
        if any(b <= a for a, b in zip(levels, levels[1:])):
            raise ValueError("Contour levels must be increasing")
        return levels
    flat = [value for row in values for value in row if value == value]
    low, high = min(flat), max(flat)
    if locator is None:
        locator = LogLocator() if isinstance(norm, LogNorm) else MaxNLocator((7 if wanted is None else int(wanted)) + 1, min_n_ticks=1)
    levels = float_list(locator.tick_values(low, high))
    under, over = [i for i, level in enumerate(levels) if level < low], [i for i, level in enumerate(levels) if level > high]
    first, last = under[-1] if under else 0, over[0] + 1 if over else len(levels)
    # What lies beyond the outermost levels has colours of its own.
    first, last = first + (extend in ('both', 'min')), last - (extend in ('both', 'max'))
    return levels[first:last] if last - first >= 3 else levels


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


def _cells(xs, ys, values):
    """The corners (x, y, height) of each cell, around it."""
    for i in range(len(values) - 1):
        for j in range(len(values[0]) - 1):
            places = ((i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j))
            corners = [(xs[r][c], ys[r][c], values[r][c]) for r, c in places]
            if all(corner[2] == corner[2] for corner in corners):
                yield places, corners


def _areas(xs, ys, values, low, high):
    """Polygons of what lies between two levels; a saddle is divided around its middle."""
    polygons = []
    for _, corners in _cells(xs, ys, values):
        heights = [corner[2] for corner in corners]
        if min(heights) >= low and max(heights) <= high:
            polygons.append([(p[0], p[1]) for p in corners])
            continue
        if max(heights) < low or min(heights) > high:
            continue
        saddle = any(sum((a > level) != (b > level) for a, b in zip(heights, heights[1:] + heights[:1])) == 4 for level in (low, high))
        parts = [corners]
        if saddle:
            middle = tuple(sum(corner[k] for corner in corners) / 4 for k in range(3))
            parts = [[a, b, middle] for a, b in zip(corners, corners[1:] + corners[:1])]
        for part in parts:
            part = _crop(_crop(part, low, True), high, False)
            if len(part) > 2:
                polygons.append([(p[0], p[1]) for p in part])
    return polygons


def _lines(xs, ys, values, level):
    """Polylines along a level, pieced together over the cells' edges."""
    links, places = {}, {}
    for names, corners in _cells(xs, ys, values):
        crossings = []
        for k in range(4):
            a, b = corners[k], corners[(k + 1) % 4]
            if (a[2] > level) != (b[2] > level):
                edge = tuple(sorted((names[k], names[(k + 1) % 4])))
                share = (level - a[2]) / (b[2] - a[2])
                places[edge] = (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
                crossings.append(edge)
        if len(crossings) == 4 and (sum(corner[2] for corner in corners) / 4 > level) != (corners[0][2] > level):
            # At a saddle the middle decides: here the lines cut off the first corner and the one across.
            crossings = crossings[3:] + crossings[:3]
        for a, b in zip(crossings[::2], crossings[1::2]):
            links.setdefault(a, []).append(b)
            links.setdefault(b, []).append(a)
    lines = []
    # Open lines begin at the border, where an edge has one neighbour; what is left are rings.
    for only_ends in (True, False):
        for start in list(links):
            while links.get(start) and (not only_ends or len(links[start]) == 1):
                line, at = [start], start
                while links.get(at):
                    following = links[at].pop()
                    links[following].remove(at)
                    line.append(following)
                    at = following
                lines.append([places[edge] for edge in line])
    return lines


def _prepare(axes, args, kwargs, filled):
    xs, ys, values, wanted = _grid(args)
    norm = _norm(kwargs.pop('norm', None), kwargs.pop('vmin', None), kwargs.pop('vmax', None))
    locator, extend = kwargs.pop('locator', None), kwargs.pop('extend', 'neither')
    if isinstance(locator, LogLocator) and type(norm) is Normalize:
        norm = LogNorm(norm.vmin, norm.vmax)
    levels = _levels(values, kwargs.pop('levels', wanted), locator, norm, extend)
    if filled and len(levels) < 2:
        raise ValueError("Filled contours require at least 2 levels.")
    flat = [value for row in values for value in row if value == value]
    if not filled and not any(min(flat) <= level <= max(flat) for level in levels):
        import warnings
        warnings.warn("No contour levels were found within the data range.")
    colors, alpha = kwargs.pop('colors', None), kwargs.pop('alpha', None)
    widths, styles = kwargs.pop('linewidths', None), kwargs.pop('linestyles', None)
    for name in ('antialiased', 'hatches', 'corner_mask', 'nchunk', 'origin', 'data', 'algorithm'):
        kwargs.pop(name, None)
    bounds = list(levels)
    if filled:
        lower, upper = extend in ('both', 'min'), extend in ('both', 'max')
        bounds = ([-math.inf] if lower else []) + levels + ([math.inf] if upper else [])
        parts = [_areas(xs, ys, values, low, high) for low, high in zip(bounds, bounds[1:])]
        shown = [(a + b) / 2 for a, b in zip(levels, levels[1:])]
        # Far outside the levels lie the values that take the colormap's colours for too low and too high.
        far = abs(levels[-1] - levels[0]) * 1e3
        shown = ([levels[0] - far] if lower else []) + shown + ([levels[-1] + far] if upper else [])
    else:
        parts = [_lines(xs, ys, values, level) for level in levels]
        shown = levels
    if colors is not None and (isinstance(colors, str) or isinstance(colors, tuple) and len(colors) in (3, 4) and not isinstance(colors[0], (str, tuple))):
        colors = [colors]
    made = ContourSet(axes, np.array(levels), parts, filled, extend, norm=norm, cmap=kwargs.pop('cmap', None),
                      linewidth=rcParams['lines.linewidth'] if widths is None else widths, alpha=alpha, **kwargs)
    made._palette = None if colors is None else [colors[i % len(colors)] for i in range(len(shown))]
    if styles is None:
        # Levels below zero are dashed where all lines have one colour.
        single = colors is not None and len(colors) == 1 and not filled
        made._styles = ['--' if single and level < 0 else '-' for level in shown]
    else:
        made._styles = [line_style(style) for style in ([styles] if isinstance(styles, str) else styles)]
    made.set_array(np.array(shown))
    made.norm.autoscale_None(levels)
    if filled:
        made.zorder = 1
    flat_x, flat_y = [x for row in xs for x in row], [y for row in ys for y in row]
    axes._stick('x', min(flat_x), max(flat_x))
    axes._stick('y', min(flat_y), max(flat_y))
    axes._add(made)
    axes._extend_limits([min(flat_x), max(flat_x)], [min(flat_y), max(flat_y)])
    axes._set_mappable(made)
    return made


def contour(axes, *args, **kwargs):
    """Lines of equal height."""
    return _prepare(axes, args, kwargs, False)


def contourf(axes, *args, **kwargs):
    """Areas between levels."""
    return _prepare(axes, args, kwargs, True)


def clabel(axes, CS, levels=None, *, fontsize=None, inline=True, inline_spacing=5, fmt=None, colors=None, use_clabeltext=False,
           manual=False, rightside_up=True, zorder=None):
    """Writes levels onto their lines; a list of the texts."""
    if CS.filled:
        raise NotImplementedError("labels on filled contours are not in Cellbook's matplotlib")
    wanted = CS.levels.tolist() if levels is None else float_list(levels)
    palette, size = CS.faces(), fontsize
    if fmt is None:
        fmt = ScalarFormatter(useOffset=False)
        fmt.create_dummy_axis()
        fmt.axis.set_view_interval(float(CS.levels.min()), float(CS.levels.max()))
        fmt.set_locs(CS.levels.tolist())
    for index, level in enumerate(CS.levels.tolist()):
        if level not in wanted:
            continue
        text = fmt[level] if isinstance(fmt, dict) else fmt(level) if callable(fmt) else fmt % level
        color = palette[index] if colors is None else colors if isinstance(colors, str) else colors[index % len(colors)]
        kept = []
        for line in CS._parts[index]:
            before, after = _label_line(axes, CS, line, text, size, color, rightside_up, inline, inline_spacing)
            kept += [part for part in (before, after) if part is not None and len(part) > 1]
        CS._parts[index] = kept
    return CS.labelTexts


def _label_line(axes, CS, line, text, size, color, rightside_up, inline, spacing):
    """Labels the middle of a line that is long enough; the line's parts before and behind the label."""
    page = CS.get_transform().points([p[0] for p in line], [p[1] for p in line])
    lengths = [0.0]
    for (ax, ay), (bx, by) in zip(page, page[1:]):
        lengths.append(lengths[-1] + math.hypot(bx - ax, by - ay))
    label = Text(0, 0, text, fontsize=size, color=color, horizontalalignment='center', verticalalignment='center', clip_on=True)
    label.axes, label.figure = axes, axes.figure
    width = label.layout().width
    if lengths[-1] < 1.2 * width or len(line) < 3:
        return line, None
    middle = lengths[-1] / 2
    at = min(range(len(line)), key=lambda i: abs(lengths[i] - middle))
    a = max((i for i in range(len(line)) if lengths[i] <= lengths[at] - width / 2), default=0)
    b = min((i for i in range(len(line)) if lengths[i] >= lengths[at] + width / 2), default=len(line) - 1)
    angle = math.degrees(math.atan2(page[b][1] - page[a][1], page[b][0] - page[a][0]))
    if rightside_up:
        angle = angle - 180 if angle > 90 else angle + 180 if angle < -90 else angle
    label.set_position(line[at])
    label.set_rotation(angle)
    CS.labelTexts.append(axes._add(label, autoscale=False))
    if not inline:
        return line, None
    room = width / 2 + spacing * 0.72
    before = [p for p, length in zip(line, lengths) if length < lengths[at] - room]
    after = [p for p, length in zip(line, lengths) if length > lengths[at] + room]
    return before, after
