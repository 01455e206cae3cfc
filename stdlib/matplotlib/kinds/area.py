"""Areas between curves and across the plot."""

import numpy as np

from matplotlib._data import float_list, floats, plain
from matplotlib.artist import full_names
from matplotlib.collections import PolyCollection
from matplotlib.kinds.line import _groups, parse_format
from matplotlib.patches import Polygon, Rectangle


def _runs(count, where):
    """Ranges of consecutive places where a mask holds."""
    mask = None if where is None else np.asarray(plain(where)).ravel().tolist()
    start = None
    for index in range(count + 1):
        on = index < count and (mask is None or bool(mask[index]))
        if on and start is None:
            start = index
        elif not on and start is not None:
            if index - start > 1:
                yield start, index
            start = None


def _between(axes, places, first, second, where, swap, kwargs):
    kwargs = full_names(kwargs)
    first, second = float_list(first), float_list(second)
    first = first * len(places) if len(first) == 1 else first
    second = second * len(places) if len(second) == 1 else second
    polygons = []
    for start, end in _runs(len(places), where):
        part = list(zip(places[start:end], first[start:end])) + list(zip(places[start:end], second[start:end]))[::-1]
        polygons.append([(b, a) for a, b in part] if swap else part)
    color = kwargs.pop('color', None)
    if color is not None:
        kwargs['facecolor'] = kwargs['edgecolor'] = color
    elif 'facecolor' not in kwargs:
        kwargs['facecolor'] = axes._next_color('patches')
    return axes.add_collection(PolyCollection(polygons, **kwargs))


def fill_between(axes, x, y1, y2=0, where=None, interpolate=False, step=None, *, data=None, **kwargs):
    """The area between two curves over x."""
    return _between(axes, axes.xaxis.convert(x), y1, y2, where, False, kwargs)


def fill_betweenx(axes, y, x1, x2=0, where=None, step=None, interpolate=False, *, data=None, **kwargs):
    return _between(axes, axes.yaxis.convert(y), x1, x2, where, True, kwargs)


def fill(axes, *args, data=None, **kwargs):
    """Closed polygons through points."""
    kwargs = full_names(kwargs)
    made = []
    for values, fmt in _groups(args):
        props = dict(kwargs)
        if 'color' not in props and 'facecolor' not in props:
            props['facecolor'] = (parse_format(fmt)[2] if fmt else None) or axes._next_color('patches')
        made.append(axes.add_patch(Polygon(list(zip(float_list(values[0]), float_list(values[1]))), **props)))
    return made


def axhspan(axes, ymin, ymax, xmin=0, xmax=1, **kwargs):
    """A band across the plot between two heights."""
    patch = Rectangle((xmin, ymin), xmax - xmin, ymax - ymin, **full_names(kwargs))
    patch.set_transform(axes.get_yaxis_transform())
    axes._add(patch, autoscale=False)
    axes._extend_limits((), [ymin, ymax])
    return patch


def axvspan(axes, xmin, xmax, ymin=0, ymax=1, **kwargs):
    patch = Rectangle((xmin, ymin), xmax - xmin, ymax - ymin, **full_names(kwargs))
    patch.set_transform(axes.get_xaxis_transform())
    axes._add(patch, autoscale=False)
    axes._extend_limits([xmin, xmax], ())
    return patch


def stackplot(axes, x, *args, labels=(), colors=None, alpha=None, baseline='zero', **kwargs):
    """Areas on top of one another."""
    rows = [float_list(row) for row in (args if len(args) > 1 or floats(args[0]).ndim == 1 else floats(args[0]))]
    below = [0.0] * len(rows[0])
    made = []
    for index, row in enumerate(rows):
        above = [a + b for a, b in zip(below, row)]
        color = colors[index % len(colors)] if colors else axes._next_color('lines')
        label = labels[index] if index < len(labels) else ''
        made.append(fill_between(axes, x, below, above, facecolor=color, label=label, alpha=alpha, **kwargs))
        below = above
    axes._stick('y', 0)
    return made
