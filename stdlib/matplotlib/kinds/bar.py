"""Bars and pies."""

import math

import numpy as np

from matplotlib import _check
from matplotlib._data import float_list, plain
from matplotlib.artist import full_names
from matplotlib.colors import color_cycle
from matplotlib.container import BarContainer
from matplotlib.patches import Rectangle, Shadow, Wedge


def _each(values, count):
    """A list as long as there are bars, from one value or one a bar."""
    values = plain(values)
    if isinstance(values, str) or not hasattr(values, '__len__'):
        return [values] * count
    values = values.tolist() if hasattr(values, 'tolist') else list(values)
    if len(values) in (3, 4) and all(isinstance(v, (int, float)) for v in values):
        return [tuple(values)] * count
    return [values[i % len(values)] for i in range(count)]


def _typed(given, values):
    """Numbers of NumPy's type for what was given."""
    whole = np.asarray(plain(given)).dtype.kind in 'iu'
    return [np.int64(value) if whole else np.float64(value) for value in values]


def bar(axes, x, height, width=0.8, bottom=None, *, align='center', data=None, **kwargs):
    return _bars(axes, True, x, height, width, bottom, align, kwargs)


def barh(axes, y, width, height=0.8, left=None, *, align='center', data=None, **kwargs):
    return _bars(axes, False, y, width, height, left, align, kwargs)


def _bars(axes, vertical, places, lengths, thickness, base, align, kwargs):
    kwargs = full_names(kwargs)
    _check.in_list(('center', 'edge'), align=align)
    along = axes.xaxis if vertical else axes.yaxis
    at, size, thick = along.convert(places), float_list(lengths), float_list(thickness)
    start = [0.0] if base is None else float_list(base)
    count = max(len(at), len(size), len(thick), len(start))
    if any(len(each) not in (1, count) for each in (at, size, thick, start)):
        pair = [f"'x' with shape ({len(at)},)", f"'height' with shape ({len(size)},)"]
        if not vertical:
            pair = [f"'width' with shape ({len(size)},)", f"'y' with shape ({len(at)},)"]
        raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between "
                         f"{pair[0]} and {pair[1]}.")
    at, size, thick, start = [each * count if len(each) == 1 else each for each in (at, size, thick, start)]
    color = kwargs.pop('color', kwargs.pop('facecolor', None))
    colors = _each(axes._next_color('patches') if color is None else color, count)
    edges, widths = _each(kwargs.pop('edgecolor', None), count), _each(kwargs.pop('linewidth', None), count)
    errors = {name: kwargs.pop(name, None) for name in ('xerr', 'yerr')}
    error_style = dict({'ecolor': kwargs.pop('ecolor', 'k'), 'capsize': kwargs.pop('capsize', None)}, **kwargs.pop('error_kw', {}))
    ticks = kwargs.pop('tick_label', None)
    if kwargs.pop('log', False):
        axes._axis('y' if vertical else 'x')._set_scale('log')
    whole = kwargs.pop('label', '')
    labels = ['_nolegend_'] * count
    if not isinstance(whole, str) and hasattr(whole, '__len__'):
        labels, whole = [str(label) for label in whole], f'_container{len(axes.containers)}'
    patches = []
    size, start = _typed(lengths, size), _typed(0 if base is None else base, start)
    at, thick = [np.float64(value) for value in at], [np.float64(value) for value in thick]
    for i in range(count):
        edge = at[i] - (thick[i] / 2 if align == 'center' else 0.0)
        corner, extent = ((edge, start[i]), (thick[i], size[i])) if vertical else ((start[i], edge), (size[i], thick[i]))
        patches.append(axes.add_patch(Rectangle(corner, extent[0], extent[1], facecolor=colors[i], edgecolor=edges[i],
                                                linewidth=widths[i], label=labels[i], **kwargs)))
    axes._stick('y' if vertical else 'x', *start)
    middles = [a if align == 'center' else a + t / 2 for a, t in zip(at, thick)]
    bars = None
    if any(error is not None for error in errors.values()):
        ends = [a + b for a, b in zip(start, size)]
        pair = (middles, ends) if vertical else (ends, middles)
        bars = axes.errorbar(pair[0], pair[1], yerr=errors['yerr'], xerr=errors['xerr'], fmt='none', label='_nolegend_', **error_style)
    container = BarContainer(patches, bars, datavalues=np.asarray(plain(lengths)) if hasattr(plain(lengths), '__len__') else np.array(size),
                             orientation='vertical' if vertical else 'horizontal', label=whole)
    axes.containers.append(container)
    if ticks is not None:
        along.set_ticks(at)
        along.set_ticklabels(_each(ticks, count))
    return container


def bar_label(axes, container, labels=None, *, fmt='%g', label_type='edge', padding=0, **kwargs):
    """Writes each bar's value at its end or in its middle."""
    rectangles = container.patches
    vertical = container.orientation != 'horizontal'
    made = []
    for index, patch in enumerate(rectangles):
        value = patch.get_height() if vertical else patch.get_width()
        if labels is not None:
            text = labels[index]
        elif callable(fmt):
            text = fmt(value)
        else:
            text = fmt % value if '%' in fmt else fmt.format(value)
        middle = (patch.get_x() + patch.get_width() / 2, patch.get_y() + patch.get_height() / 2)
        sign = 1 if value >= 0 else -1
        props = dict({'ha': 'center', 'va': 'center'}, **kwargs)
        if label_type == 'center':
            place, offset = middle, (0, padding) if vertical else (padding, 0)
        elif vertical:
            place, offset = (middle[0], patch.get_y() + patch.get_height()), (0, sign * padding)
            props['va'] = 'bottom' if sign > 0 else 'top'
        else:
            place, offset = (patch.get_x() + patch.get_width(), middle[1]), (sign * padding, 0)
            props['ha'] = 'left' if sign > 0 else 'right'
        made.append(axes.annotate(text, place, offset, textcoords='offset points', **props))
    return made


def pie(axes, x, *, explode=None, labels=None, colors=None, autopct=None, pctdistance=0.6, shadow=False, labeldistance=1.1,
        startangle=0, radius=1, counterclock=True, wedgeprops=None, textprops=None, center=(0, 0), frame=False,
        rotatelabels=False, normalize=True, hatch=None, data=None):
    """Shares of a whole as sectors of a circle."""
    values = float_list(x)
    if any(value < 0 for value in values):
        raise ValueError("Wedge sizes 'x' must be non negative values")
    total = sum(values)
    names = [''] * len(values) if labels is None else list(labels)
    if len(names) != len(values):
        raise ValueError(f"'labels' must be of length 'x', not {len(names)}")
    axes.set_aspect('equal')
    palette = list(colors) if colors is not None else color_cycle()
    out = [0] * len(values) if explode is None else float_list(explode)
    wedges, texts, numbers = [], [], []
    angle = startangle / 360
    hatches = [hatch] if hatch is None or isinstance(hatch, str) else list(hatch)
    for index, value in enumerate(values):
        share = value / total if normalize else value
        end = angle + share if counterclock else angle - share
        turn = math.pi * (angle + end)
        cx, cy = center[0] + out[index] * math.cos(turn), center[1] + out[index] * math.sin(turn)
        props = dict({'facecolor': palette[index % len(palette)], 'label': names[index] or '_nolegend_'}, **full_names(wedgeprops or {}))
        wedge = Wedge((cx, cy), radius, 360 * min(angle, end), 360 * max(angle, end), **props)
        wedge.set_hatch(hatches[index % len(hatches)])
        wedges.append(axes.add_patch(wedge))
        if shadow:
            settings = dict({'ox': -0.02, 'oy': -0.02, 'label': '_nolegend_'}, **(shadow if isinstance(shadow, dict) else {}))
            axes._add(Shadow(wedge, settings.pop('ox'), settings.pop('oy'), **settings), autoscale=False)

        def write(distance, text, ha, turned=False):
            style = {'horizontalalignment': ha, 'verticalalignment': 'center'}
            if turned:
                style['rotation'] = math.degrees(turn) + (0 if ha == 'left' else 180)
                style['verticalalignment'] = 'bottom' if turn > 0 else 'top'
            style.update(full_names(textprops or {}))
            return axes.text(cx + distance * radius * math.cos(turn), cy + distance * radius * math.sin(turn), text, **style)
        if labeldistance is not None:
            texts.append(write(labeldistance, names[index], 'left' if math.cos(turn) > 0 else 'right', rotatelabels))
        if autopct is not None:
            numbers.append(write(pctdistance, autopct(100.0 * share) if callable(autopct) else autopct % (100.0 * share), 'center'))
        angle = end
    if not frame:
        axes._frameon = False
        axes.set_xticks([])
        axes.set_yticks([])
        axes.set_xlim(center[0] - 1.25, center[0] + 1.25)
        axes.set_ylim(center[1] - 1.25, center[1] + 1.25)
    return (wedges, texts) if autopct is None else (wedges, texts, numbers)
