"""Histograms."""

import numpy as np

from matplotlib import _check
from matplotlib._data import float_list, floats, has_text, plain
from matplotlib.artist import full_names
from matplotlib.container import BarContainer
from matplotlib.patches import Polygon, Rectangle
from matplotlib.rcparams import rcParams


def data_sets(x):
    """A list of flat arrays: one data set, or one a column or a sequence."""
    values = plain(x)
    if isinstance(values, np.ndarray) and values.dtype.kind != 'O':
        if values.ndim < 2:
            return [floats(values).ravel()]
        if values.ndim == 2:
            return [floats(values[:, column]).ravel() for column in range(values.shape[1])]
        raise ValueError("x must be 1D or 2D")
    items = [plain(item) for item in values]
    if items and hasattr(items[0], '__len__') and not isinstance(items[0], str) and getattr(items[0], 'ndim', 1) > 0:
        return [floats(item).ravel() for item in items]
    return [floats(items).ravel()]


def hist(axes, x, bins=None, *, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype='bar',
         align='mid', orientation='vertical', rwidth=None, log=False, color=None, label=None, stacked=False, data=None, **kwargs):
    """(counts, edges, patches) of one data set or of several."""
    _check.in_list(('bar', 'barstacked', 'step', 'stepfilled'), histtype=histtype)
    kwargs = full_names(kwargs)
    if has_text(x):
        x = (axes.xaxis if orientation == 'vertical' else axes.yaxis).convert(x)
    sets = data_sets(x)
    given = [None] * len(sets) if weights is None else data_sets(weights)
    everything = np.concatenate(sets) if len(sets) > 1 else sets[0]
    everything = everything[np.isfinite(everything)]
    edges = np.histogram_bin_edges(everything, rcParams['hist.bins'] if bins is None else plain(bins), range)
    counts = [np.histogram(values, edges, weights=weight, density=density and not stacked)[0].astype(float)
              for values, weight in zip(sets, given)]
    if stacked:
        for index in list(np.arange(1, len(counts)).tolist()):
            counts[index] = counts[index] + counts[index - 1]
        if density:
            total = float((counts[-1] * np.diff(edges)).sum())
            counts = [n / total for n in counts]
    if cumulative:
        turn = -1 if cumulative < 0 else 1
        widths = np.diff(edges) if density else 1.0
        counts = [np.cumsum((n * widths)[::turn])[::turn] for n in counts]
    if color is None:
        colors = [axes._next_color('lines') for _ in sets]
    else:
        colors = [color] * len(sets) if isinstance(color, str) or len(sets) == 1 and isinstance(color, tuple) else list(color)
    if log:
        axes._axis('y' if orientation == 'vertical' else 'x')._set_scale('log')
    base = 0.0 if bottom is None else float_list(bottom)[0]
    if histtype.startswith('step'):
        made = _outlines(axes, counts, edges.tolist(), histtype == 'stepfilled', orientation == 'vertical', colors, base, kwargs)
    else:
        made = _boxes(axes, counts, edges.tolist(), stacked, stacked or histtype == 'barstacked', align, orientation == 'vertical',
                      rwidth, colors, base, kwargs)
    labels = [label] if label is None or isinstance(label, str) else list(label)
    for container, text in zip(made, labels):
        if text is not None:
            (container if isinstance(container, BarContainer) else container[0]).set_label(text)
    return (counts[0], edges, made[0]) if len(sets) == 1 else (np.array(counts), edges, made)


def _boxes(axes, counts, places, stacked, together, align, vertical, rwidth, colors, base, kwargs):
    widths = [b - a for a, b in zip(places, places[1:])]
    share = min(max(rwidth, 0), 1) if rwidth is not None else 0.8 if len(counts) > 1 and not together else 1.0
    shift = {'left': -0.5, 'mid': 0.0, 'right': 0.5}[align]
    slots = 1 if together else len(counts)
    made, below = [], [base] * len(widths)
    for index, n in enumerate(counts):
        patches = []
        for place, width, value, low in zip(places, widths, n.tolist(), below):
            thick = width * share / slots
            left = place + width * ((1 - share) / 2 + shift) + (0 if together else index) * thick
            size = value - low if stacked and index > 0 else value
            start = low if stacked else base
            corner, extent = ((left, start), (thick, size)) if vertical else ((start, left), (size, thick))
            style = dict({'facecolor': colors[index], 'label': '_nolegend_'}, **kwargs)
            patches.append(axes.add_patch(Rectangle(corner, extent[0], extent[1], **style)))
        if stacked:
            below = n.tolist()
        made.append(BarContainer(patches, datavalues=n, orientation='vertical' if vertical else 'horizontal', label='_nolegend_'))
        axes.containers.append(made[-1])
    axes._stick('y' if vertical else 'x', base)
    return made


def _outlines(axes, counts, places, filled, vertical, colors, base, kwargs):
    made = []
    for index, n in enumerate(counts):
        corners = [(places[0], base)]
        for a, b, value in zip(places, places[1:], n.tolist()):
            corners += [(a, base + value), (b, base + value)]
        corners.append((places[-1], base))
        if not vertical:
            corners = [(b, a) for a, b in corners]
        style = {'facecolor': colors[index]} if filled else {'edgecolor': colors[index], 'fill': False}
        made.append([axes.add_patch(Polygon(corners, closed=filled, label='_nolegend_', **dict(style, **kwargs)))])
    axes._stick('y' if vertical else 'x', base)
    return made
