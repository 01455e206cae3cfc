"""Areas between curves and across the plot."""

import numpy as np

from matplotlib import _check
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


def _crossing(places, first, second, at):
    """Where two curves meet in the interval that begins before `at`; the place itself when they do not."""
    if at == 0 or at >= len(places):
        at = min(at, len(places) - 1)
        return places[at], first[at]
    before, after = first[at - 1] - second[at - 1], first[at] - second[at]
    if before == after:
        return places[at], first[at]
    share = before / (before - after)
    place = places[at - 1] + share * (places[at] - places[at - 1])
    return place, first[at - 1] + share * (first[at] - first[at - 1])


def _stepped(xs, ys, step):
    """The points of a staircase."""
    points = [(xs[0], ys[0])]
    for (a, b), (c, d) in zip(zip(xs, ys), zip(xs[1:], ys[1:])):
        points += {'pre': [(a, d), (c, d)], 'post': [(c, b), (c, d)], 'mid': [((a + c) / 2, b), ((a + c) / 2, d), (c, d)]}[step]
    return [x for x, _ in points], [y for _, y in points]


def _between(axes, places, first, second, where, swap, interpolate, step, kwargs):
    kwargs = full_names(kwargs)
    first, second = float_list(first), float_list(second)
    first = first * len(places) if len(first) == 1 else first
    second = second * len(places) if len(second) == 1 else second
    if where is not None and len(where) != len(places):
        raise ValueError(f"where size ({len(where)}) does not match {'y' if swap else 'x'} size ({len(places)})")
    known = [all(value - value == 0 for value in values) for values in zip(places, first, second)]
    if where is not None:
        known = [is_known and bool(here) for is_known, here in zip(known, np.asarray(plain(where)).ravel().tolist())]
    polygons = []
    for start, end in _runs(len(places), known):
        xs, lower, upper = places[start:end], first[start:end], second[start:end]
        left, right = (xs[0], upper[0]), (xs[-1], upper[-1])
        other = xs
        if interpolate:
            left, right = _crossing(places, first, second, start), _crossing(places, first, second, end)
        elif step is not None:
            (xs, lower), (other, upper) = _stepped(xs, lower, step), _stepped(xs, upper, step)
        part = [left] + list(zip(xs, lower)) + [right] + list(zip(other, upper))[::-1]
        polygons.append([(b, a) for a, b in part] if swap else part)
    color = kwargs.pop('color', None)
    if color is not None:
        kwargs['facecolor'] = kwargs['edgecolor'] = color
    elif 'facecolor' not in kwargs:
        kwargs['facecolor'] = axes._next_color('patches')
    made = axes._add(PolyCollection(polygons, **kwargs))
    shown = [(place, value) for values in (first, second) for place, value, is_known in zip(places, values, known) if is_known]
    across, along = [place for place, _ in shown], [value for _, value in shown]
    axes._extend_limits(*((along, across) if swap else (across, along)))
    return made


def fill_between(axes, x, y1, y2=0, where=None, interpolate=False, step=None, *, data=None, **kwargs):
    """The area between two curves over x."""
    return _between(axes, axes.xaxis.convert(x), y1, y2, where, False, interpolate, step, kwargs)


def fill_betweenx(axes, y, x1, x2=0, where=None, step=None, interpolate=False, *, data=None, **kwargs):
    return _between(axes, axes.yaxis.convert(y), x1, x2, where, True, interpolate, step, kwargs)


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


def _base_line(rows, baseline):
    """Where the lowest area begins."""
    if baseline == 'zero':
        return np.zeros(rows.shape[1])
    if baseline == 'sym':
        return -rows.sum(axis=0) * 0.5
    count = rows.shape[0]
    if baseline == 'wiggle':
        return (rows * (count - 0.5 - np.arange(count).reshape(-1, 1))).sum(axis=0) / -count
    total = rows.sum(axis=0)
    inverse = np.where(total > 0, 1.0 / np.where(total > 0, total, 1.0), 0.0)
    change = np.concatenate([rows[:, :1], np.diff(rows)], axis=1)
    stack = np.cumsum(rows, axis=0)
    below = stack - 0.5 * rows
    center = np.cumsum(((below - 0.5 * total) * inverse * change).sum(axis=0))
    return center - 0.5 * total


def stackplot(axes, x, *args, labels=(), colors=None, hatch=None, alpha=None, baseline='zero', data=None, **kwargs):
    """Areas on top of one another."""
    _check.in_list(('zero', 'sym', 'wiggle', 'weighted_wiggle'), baseline=baseline)
    rows = np.array([float_list(row) for row in (args if len(args) > 1 or floats(args[0]).ndim == 1 else floats(args[0]))])
    below = _base_line(rows, baseline)
    made = []
    for index in range(rows.shape[0]):
        above = below + rows[index]
        color = colors[index % len(colors)] if colors else axes._next_color('lines')
        label = labels[index] if index < len(labels) else ''
        made.append(fill_between(axes, x, below, above, facecolor=color, label=label, alpha=alpha, **kwargs))
        below = above
    if baseline == 'zero':
        axes._stick('y', 0)
    return made
