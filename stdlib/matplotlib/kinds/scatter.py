"""Markers at points, with sizes and colours of their own."""

import numpy as np

from matplotlib import markers
from matplotlib._data import float_list, floats, has_text, plain
from matplotlib.artist import full_names
from matplotlib.collections import PathCollection
from matplotlib.colors import Normalize, rgba_list
from matplotlib.rcparams import rcParams


def _is_colors(c):
    """Whether `c` names colours rather than values for the colormap."""
    if isinstance(c, str) or has_text(c):
        return True
    array = np.asarray(plain(c))
    if array.ndim == 2 and array.shape[1] in (3, 4):
        return True
    return isinstance(c, tuple) and len(c) in (3, 4) and all(isinstance(v, float) and 0 <= v <= 1 for v in c)


def scatter(axes, x, y, s=None, c=None, *, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None,
            linewidths=None, edgecolors=None, colorizer=None, plotnonfinite=False, data=None, **kwargs):
    """One marker a point: `s` areas in points squared, `c` colours, or values for the colormap."""
    kwargs = full_names(kwargs)
    if data is not None:
        x, y, s, c = [data[v] if isinstance(v, str) and v in data else v for v in (x, y, s, c)]
    xs, ys = axes.xaxis.convert(x), axes.yaxis.convert(y)
    if len(xs) != len(ys):
        raise ValueError("x and y must be the same size")
    sizes = [rcParams['lines.markersize'] ** 2] if s is None else float_list(s)
    if len(sizes) not in (1, len(xs)):
        raise ValueError("s must be a scalar, or float array-like with the same size as x and y")
    marker = rcParams['scatter.marker'] if marker is None else marker
    markers.shape(marker)
    edge = kwargs.pop('edgecolor', edgecolors)
    edge = rcParams['scatter.edgecolors'] if edge is None else edge
    color, face = kwargs.pop('color', None), kwargs.pop('facecolor', None)
    if color is not None:
        face = color if face is None else face
        edge = color if isinstance(edge, str) and edge == 'face' else edge
    width = kwargs.pop('linewidth', linewidths)
    if width is None:
        width = rcParams['lines.linewidth'] if marker in markers.UNFILLED else rcParams['patch.linewidth']
    props = {'edgecolor': edge, 'linewidth': width, 'alpha': alpha}
    values = None
    if c is not None and not _is_colors(c):
        values = floats(c).ravel()
        if values.size != len(xs):
            raise ValueError(f"'c' argument has {values.size} elements, which is inconsistent with 'x' and 'y' with size {len(xs)}.")
        props['norm'] = Normalize(vmin, vmax) if norm is None else norm
        props['cmap'] = cmap
    else:
        if c is not None:
            face = c
            count = len(rgba_list(face))
            if count not in (0, 1, len(xs)):
                raise ValueError(f"'c' argument has {count} elements, which is inconsistent with 'x' and 'y' with size {len(xs)}.")
        props['facecolor'] = axes._next_color('patches') if face is None else face
    points = PathCollection(xs, ys, sizes, marker, **dict(props, **kwargs))
    if values is not None:
        points.set_array(values)
        points.norm.autoscale_None(values)
        axes._set_mappable(points)
    axes._add(points)
    axes._extend_limits(xs, ys)
    return points
