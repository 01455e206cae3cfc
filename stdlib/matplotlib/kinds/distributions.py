"""Violins, cumulative shares, events and hexagonal bins."""

import math

import numpy as np

from matplotlib import _check
from matplotlib._data import float_list, floats
from matplotlib.artist import full_names
from matplotlib.collections import EventCollection, PolyCollection
from matplotlib.kinds.area import fill_between, fill_betweenx
from matplotlib.kinds.hist import data_sets
from matplotlib.kinds.image import _norm
from matplotlib.kinds.line import hlines, plot, vlines
from matplotlib.rcparams import rcParams


def _density(values, places, method):
    """A Gaussian kernel estimate; the width follows Scott's rule, Silverman's or a factor."""
    count = values.size
    if method is None or method == 'scott':
        factor = count ** (-1.0 / 5)
    elif method == 'silverman':
        factor = (count * 3.0 / 4.0) ** (-1.0 / 5)
    else:
        factor = method if not callable(method) else method(values)
    variance = float(values.var(ddof=1)) * factor ** 2
    away = places.reshape(-1, 1) - values.reshape(1, -1)
    return np.exp(-away ** 2 / (2 * variance)).sum(axis=1) / (count * math.sqrt(2 * math.pi * variance))


def violinplot(axes, dataset, positions=None, *, vert=None, orientation='vertical', widths=0.5, showmeans=False, showextrema=True,
               showmedians=False, quantiles=None, points=100, bw_method=None, side='both', facecolor=None, linecolor=None, data=None):
    """The density of each data set as a symmetric shape; a dictionary of the artists."""
    _check.in_list(('vertical', 'horizontal'), orientation=orientation)
    _check.in_list(('both', 'low', 'high'), side=side)
    vertical = orientation == 'vertical' if vert is None else vert
    sets = data_sets(dataset)
    places = [float(i + 1) for i in range(len(sets))] if positions is None else float_list(positions)
    if len(places) != len(sets):
        raise ValueError("List of violinplot statistics and positions values must have the same length")
    wide = float_list(widths)
    wide = wide * len(sets) if len(wide) == 1 else wide
    if len(wide) != len(sets):
        raise ValueError("List of violinplot statistics and widths values must have the same length")
    color = axes._next_color('lines') if facecolor is None or linecolor is None else None
    faces = color if facecolor is None else facecolor
    lines = color if linecolor is None else linecolor
    fill = fill_betweenx if vertical else fill_between
    bodies, stats = [], {'means': [], 'mins': [], 'maxes': [], 'medians': [], 'quantiles': [], 'quantile_places': []}
    chosen = [[]] * len(sets) if quantiles is None else quantiles if len(sets) > 1 or hasattr(quantiles[0], '__len__') else [quantiles]
    for values, place, width, shares in zip(sets, places, wide, chosen):
        low, high = float(values.min()), float(values.max())
        levels = np.linspace(low, high, points)
        density = _density(values, levels, bw_method) if low != high else np.ones(points)
        half = 0.5 * width * density / density.max()
        left = place - half if side in ('both', 'low') else np.full(points, place)
        right = place + half if side in ('both', 'high') else np.full(points, place)
        bodies.append(fill(axes, levels, left, right, facecolor=faces, alpha=0.3 if facecolor is None else None))
        stats['means'].append(float(values.mean()))
        stats['mins'].append(low)
        stats['maxes'].append(high)
        stats['medians'].append(float(np.median(values)))
        at = float_list(np.percentile(values, [100 * share for share in shares])) if len(shares) else []
        stats['quantiles'] += at
        stats['quantile_places'] += [(place, width)] * len(at)
    across, along = (hlines, vlines) if vertical else (vlines, hlines)
    starts = [place - (0.25 * width if side != 'high' else 0) for place, width in zip(places, wide)]
    ends = [place + (0.25 * width if side != 'low' else 0) for place, width in zip(places, wide)]
    result = {'bodies': bodies}
    for name, shown in (('means', showmeans), ('maxes', showextrema), ('mins', showextrema)):
        if shown:
            result['c' + name] = across(axes, stats[name], starts, ends, colors=lines)
    if showextrema:
        result['cbars'] = along(axes, places, stats['mins'], stats['maxes'], colors=lines)
    if showmedians:
        result['cmedians'] = across(axes, stats['medians'], starts, ends, colors=lines)
    if stats['quantiles']:
        result['cquantiles'] = across(axes, stats['quantiles'],
                                      [p - (0.25 * w if side != 'high' else 0) for p, w in stats['quantile_places']],
                                      [p + (0.25 * w if side != 'low' else 0) for p, w in stats['quantile_places']], colors=lines)
    return result


def ecdf(axes, x, weights=None, *, complementary=False, orientation='vertical', compress=False, data=None, **kwargs):
    """The share of values up to each value, as steps."""
    _check.in_list(('horizontal', 'vertical'), orientation=orientation)
    if 'drawstyle' in kwargs or 'ds' in kwargs:
        raise TypeError("Cannot pass 'drawstyle' or 'ds' to ecdf()")
    values = floats(x).ravel()
    if np.isnan(values).any():
        raise ValueError('ecdf() does not support NaNs')
    order = np.argsort(values)
    values = values[order]
    if weights is None:
        shares = (1 + np.arange(len(values))) / len(values)
    else:
        shares = np.cumsum(floats(weights).ravel()[order])
        shares = shares / shares[-1]
    if compress:
        kept = np.concatenate([values[:-1] != values[1:], np.array([True])])
        values, shares = values[kept], shares[kept]
    first = np.concatenate([values[:1], values])
    second = np.concatenate([np.array([1.0]), 1 - shares]) if complementary else np.concatenate([np.array([0.0]), shares])
    if orientation == 'vertical':
        line, = plot(axes, first, second, drawstyle='steps-post', **kwargs)
    else:
        line, = plot(axes, second, first, drawstyle='steps-pre', **kwargs)
    axes._stick('y' if orientation == 'vertical' else 'x', 0, 1)
    return line


def eventplot(axes, positions, *, orientation='horizontal', lineoffsets=1, linelengths=1, linewidths=None, colors=None, alpha=None,
              linestyles='solid', data=None, **kwargs):
    """Rows of marks, one row a sequence of places."""
    _check.in_list(('horizontal', 'vertical'), orientation=orientation)
    is_rows = len(positions) > 0 and hasattr(positions[0], '__len__') or getattr(positions, 'ndim', 1) == 2
    rows = [floats(row).ravel() if len(row) else np.array([]) for row in positions] if is_rows else [floats(positions).ravel()]

    def each(values):
        values = list(values) if hasattr(values, '__len__') and not isinstance(values, str) else [values]
        return values * len(rows) if len(values) == 1 else values
    offsets = [float(v) for v in each(lineoffsets)]
    if len(rows) > 1 and not hasattr(lineoffsets, '__len__'):
        offsets = [i * float(lineoffsets) for i in range(len(rows))]
    lengths = [float(v) for v in each(linelengths)]
    colors = each('C0' if colors is None else colors if isinstance(colors, (str, list)) else [colors])
    widths, styles, alphas = each(linewidths), each(linestyles), each(alpha)
    made = []
    for row, offset, length, color, width, style, opacity in zip(rows, offsets, lengths, colors, widths, styles, alphas):
        collection = EventCollection(row, orientation=orientation, lineoffset=offset, linelength=length, linewidth=width, color=color,
                                     linestyle=style, alpha=opacity, **kwargs)
        made.append(axes._add(collection))
    places = [value for row in rows for value in row.tolist()]
    if places:
        ends = [min(o - l for o, l in zip(offsets, lengths)), max(o + l for o, l in zip(offsets, lengths))]
        pair = ([min(places), max(places)], ends)
        axes._extend_limits(*(pair if orientation == 'horizontal' else pair[::-1]))
    return made


def hexbin(axes, x, y, C=None, *, gridsize=100, bins=None, xscale='linear', yscale='linear', extent=None, cmap=None, norm=None,
           vmin=None, vmax=None, alpha=None, linewidths=None, edgecolors='face', reduce_C_function=np.mean, mincnt=None,
           marginals=False, colorizer=None, data=None, **kwargs):
    """Counts of points, or a function of C, in hexagons: the bins of two lattices that interlock."""
    if xscale != 'linear' or yscale != 'linear' or marginals or bins not in (None, 'log'):
        raise NotImplementedError("hexbin with scales, marginals or bins is not in Cellbook's matplotlib")
    xs, ys = floats(axes.xaxis.convert(x)), floats(axes.yaxis.convert(y))
    nx, ny = gridsize if hasattr(gridsize, '__len__') else (gridsize, int(gridsize / math.sqrt(3)))
    if extent is None:
        xmin, xmax, ymin, ymax = float(xs.min()), float(xs.max()), float(ys.min()), float(ys.max())
        if xmin == xmax:
            xmin, xmax = xmin - 0.1, xmax + 0.1
        if ymin == ymax:
            ymin, ymax = ymin - 0.1, ymax + 0.1
    else:
        xmin, xmax, ymin, ymax = extent
    padding = 1e-9 * (xmax - xmin)
    xmin, xmax = xmin - padding, xmax + padding
    sx, sy = (xmax - xmin) / nx, (ymax - ymin) / ny
    u, v = (xs - xmin) / sx, (ys - ymin) / sy
    u1, v1, u2, v2 = np.round(u).astype(int), np.round(v).astype(int), np.floor(u).astype(int), np.floor(v).astype(int)
    first = (u - u1) ** 2 + 3.0 * (v - v1) ** 2 < (u - u2 - 0.5) ** 2 + 3.0 * (v - v2 - 0.5) ** 2
    inside = np.where(first, (u1 >= 0) & (u1 < nx + 1) & (v1 >= 0) & (v1 < ny + 1), (u2 >= 0) & (u2 < nx) & (v2 >= 0) & (v2 < ny))
    cells = np.where(first, u1 * (ny + 1) + v1, (nx + 1) * (ny + 1) + u2 * ny + v2)
    total = (nx + 1) * (ny + 1) + nx * ny
    counts = np.bincount(cells[inside], minlength=total).astype(float)
    if C is None:
        values = counts
        values[counts < (0 if mincnt is None else mincnt)] = np.nan
    else:
        given, values = floats(C).ravel(), np.full(total, np.nan)
        for cell in np.unique(cells[inside]).tolist():
            members = given[inside & (cells == cell)]
            if len(members) >= (1 if mincnt is None else mincnt):
                values[cell] = reduce_C_function(members)
    centers = [(i * sx + xmin, j * sy + ymin) for i in range(nx + 1) for j in range(ny + 1)]
    centers += [((i + 0.5) * sx + xmin, (j + 0.5) * sy + ymin) for i in range(nx) for j in range(ny)]
    known = (~np.isnan(values)).tolist()
    shape = [(sx / 2 * px, sy / 3 * py) for px, py in ((1, -0.5), (1, 0.5), (0, 1), (-1, 0.5), (-1, -0.5), (0, -1))]
    polygons = [[(cx + px, cy + py) for px, py in shape] for (cx, cy), is_known in zip(centers, known) if is_known]
    kwargs = full_names(kwargs)
    made = PolyCollection(polygons, edgecolor=edgecolors, linewidth=rcParams['patch.linewidth'] if linewidths is None else linewidths,
                          norm=_norm('log' if bins == 'log' else norm, vmin, vmax), cmap=cmap, alpha=alpha, **kwargs)
    made._offsets = [center for center, is_known in zip(centers, known) if is_known]
    made.set_array(values[~np.isnan(values)])
    made.norm.autoscale_None(made._A)
    axes._add(made)
    axes._extend_limits([xmin, xmax], [ymin, ymax])
    axes._set_mappable(made)
    return made
