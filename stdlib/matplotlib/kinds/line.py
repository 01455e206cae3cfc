"""Lines through points, along the axes, in steps and with error bars."""

import numpy as np

from matplotlib import _check, markers
from matplotlib._data import float_list, floats, has_text, is_date_like, plain
from matplotlib.artist import full_names
from matplotlib.collections import LineCollection
from matplotlib.colors import BASE_COLORS, to_rgba
from matplotlib.container import ErrorbarContainer, StemContainer
from matplotlib.lines import Line2D
from matplotlib.rcparams import rcParams


def parse_format(fmt):
    """(line style, marker, colour) of a text such as "ro--"; None where it says nothing."""
    if not fmt.isdigit():
        try:
            to_rgba(fmt)
        except ValueError:
            pass
        else:
            return None, None, fmt
    found = {'linestyle': None, 'marker': None, 'color': None}
    at = 0

    def note(kind, value):
        if found[kind] is not None:
            raise ValueError(f"{fmt!r} is not a valid format string (two {kind} symbols)")
        found[kind] = value
    while at < len(fmt):
        char, pair = fmt[at], fmt[at:at + 2]
        if pair in ('--', '-.'):
            note('linestyle', pair)
            at += 2
        elif char in '-:':
            note('linestyle', char)
            at += 1
        elif markers.is_marker(char):
            note('marker', char)
            at += 1
        elif char in BASE_COLORS:
            note('color', char)
            at += 1
        elif char == 'C' and fmt[at + 1:at + 2].isdigit():
            end = at + 1
            while fmt[end:end + 1].isdigit():
                end += 1
            note('color', fmt[at:end])
            at = end
        else:
            raise ValueError(f"{fmt!r} is not a valid format string (unrecognized character {char!r})")
    style, marker = found['linestyle'], found['marker']
    if style is None and marker is not None:
        style = 'None'
    if style is not None and marker is None:
        marker = 'None'
    return style, marker, found['color']


def _groups(args):
    """(values, format) of each line: plot(x, y, fmt, x, y, fmt, …)."""
    args = list(args)
    while args:
        values, args = args[:2], args[2:]
        fmt = ''
        if len(values) == 2 and isinstance(values[1], str):
            values, fmt = values[:1], values[1]
        elif args and isinstance(args[0], str):
            fmt, args = args[0], args[1:]
        yield values, fmt


def _table(axis, values):
    """A two-dimensional array whose columns are lines."""
    array = floats(axis.convert(values) if has_text(values) or is_date_like(values) else values)
    return array.reshape(-1, 1) if array.ndim == 1 else array


def _given(values, column):
    """The values of a line as an array of the type they had."""
    array = np.asarray(plain(values))
    if array.ndim == 0:
        return array.reshape(1)
    return array[:, column % array.shape[1]] if array.ndim == 2 else array


def _shape(values):
    return (len(values),) if has_text(values) or is_date_like(values) else tuple(floats(values).shape)


def plot(axes, *args, scalex=True, scaley=True, data=None, **kwargs):
    """Lines from y, from x and y, with a format such as "bo" or "r--"; a list of the lines."""
    kwargs = full_names(kwargs)
    if data is not None:
        args = [data[arg] if isinstance(arg, str) and arg in data else arg for arg in args]
    label = kwargs.pop('label', None)
    made = []
    for values, fmt in _groups(args):
        style, marker, color = parse_format(fmt) if fmt else (None, None, None)
        props = dict(kwargs)
        for key, value in (('linestyle', style), ('marker', marker), ('color', color)):
            if value is not None and key not in props:
                props[key] = value
        ys = _table(axes.yaxis, values[-1])
        if len(values) == 2:
            xs = _table(axes.xaxis, values[0])
            if xs.shape[0] != ys.shape[0]:
                raise ValueError(f"x and y must have same first dimension, but have shapes {_shape(values[0])} and {_shape(values[1])}")
        else:
            index = values[0].index.to_numpy() if hasattr(values[0], 'to_numpy') else np.arange(ys.shape[0])
            xs = _table(axes.xaxis, index)
        columns = max(xs.shape[1], ys.shape[1])
        for column in range(columns):
            each = dict(props)
            if each.get('color') is None:
                # The cycle moves on when it has a property that is not given.
                for key, value in axes._next_style('lines').items():
                    if each.get(key) is None:
                        each[key] = value
            text = label[column] if isinstance(label, (list, tuple)) and columns > 1 else label
            each['label'] = f'_child{len(axes._children)}' if text is None else text
            line = Line2D(xs[:, column % xs.shape[1]], ys[:, column % ys.shape[1]], **each)
            line._xorig, line._yorig = _given(values[0] if len(values) == 2 else index, column), _given(values[-1], column)
            made.append(axes.add_line(line))
    return made


def _log_options(kwargs):
    return {key: kwargs.pop(key) for key in ('base', 'subs', 'nonpositive') if key in kwargs}


def semilogx(axes, *args, **kwargs):
    axes.set_xscale('log', **_log_options(kwargs))
    return plot(axes, *args, **kwargs)


def semilogy(axes, *args, **kwargs):
    axes.set_yscale('log', **_log_options(kwargs))
    return plot(axes, *args, **kwargs)


def loglog(axes, *args, **kwargs):
    options = _log_options(kwargs)
    axes.set_xscale('log', **options)
    axes.set_yscale('log', **options)
    return plot(axes, *args, **kwargs)


def step(axes, x, y, *args, where='pre', data=None, **kwargs):
    _check.in_list(('pre', 'post', 'mid'), where=where)
    kwargs['drawstyle'] = 'steps-' + where
    return plot(axes, x, y, *args, data=data, **kwargs)


def _across(axes, kwargs):
    kwargs = full_names(kwargs)
    kwargs.setdefault('label', f'_child{len(axes._children)}')
    return kwargs


def axhline(axes, y=0, xmin=0, xmax=1, **kwargs):
    """A horizontal line across the plot; `xmin`, `xmax` are fractions of its width."""
    place = axes.yaxis.convert([y])[0]
    low, high = sorted(axes._limits_of('y'))
    line = Line2D([xmin, xmax], [place, place], **_across(axes, kwargs))
    line.set_transform(axes.get_yaxis_transform())
    axes._add(line, autoscale=False)
    if not low <= place <= high:
        axes._extend_limits((), [place])
    return line


def axvline(axes, x=0, ymin=0, ymax=1, **kwargs):
    place = axes.xaxis.convert([x])[0]
    low, high = sorted(axes._limits_of('x'))
    line = Line2D([place, place], [ymin, ymax], **_across(axes, kwargs))
    line.set_transform(axes.get_xaxis_transform())
    axes._add(line, autoscale=False)
    if not low <= place <= high:
        axes._extend_limits([place], ())
    return line


def axline(axes, xy1, xy2=None, *, slope=None, **kwargs):
    """An endless line through a point, drawn between the limits that hold now."""
    if slope is None:
        slope = (xy2[1] - xy1[1]) / (xy2[0] - xy1[0])
    low, high = axes._limits_of('x')
    ends = [xy1[1] + slope * (low - xy1[0]), xy1[1] + slope * (high - xy1[0])]
    return axes._add(Line2D([low, high], ends, **_across(axes, kwargs)), autoscale=False)


def _spread(*values):
    """Lists of one length; single numbers are repeated."""
    lists = [float_list(value) for value in values]
    count = max(len(each) for each in lists)
    return [each * count if len(each) == 1 else each for each in lists]


def hlines(axes, y, xmin, xmax, colors=None, linestyles='solid', *, label='', **kwargs):
    segments = [[(a, v), (b, v)] for v, a, b in zip(*_spread(y, xmin, xmax))]
    return _segments(axes, segments, colors, linestyles, label, kwargs)


def vlines(axes, x, ymin, ymax, colors=None, linestyles='solid', *, label='', **kwargs):
    segments = [[(v, a), (v, b)] for v, a, b in zip(*_spread(x, ymin, ymax))]
    return _segments(axes, segments, colors, linestyles, label, kwargs)


def _segments(axes, segments, colors, linestyles, label, kwargs):
    kwargs = full_names(kwargs)
    colors = kwargs.pop('color', 'C0') if colors is None else colors
    style = kwargs.pop('linestyle', linestyles)
    return axes.add_collection(LineCollection(segments, colors=colors, linestyle=style, label=label, **kwargs))


def _errors(values, errors):
    """(lower ends, upper ends) from one number, a list, or a pair of lists."""
    rows = floats(errors)
    if rows.ndim == 2 and rows.shape[0] == 2:
        low, high = rows[0].tolist(), rows[1].tolist()
    else:
        low = high = rows.ravel().tolist()
    if len(low) == 1:
        low, high = low * len(values), high * len(values)
    return [v - e for v, e in zip(values, low)], [v + e for v, e in zip(values, high)]


def _kept_errors(values, every):
    """Which points get error bars: every n-th, or from an offset."""
    offset, step = every if isinstance(every, tuple) else (0, every)
    return set(range(offset, len(values), step))


def errorbar(axes, x, y, yerr=None, xerr=None, fmt='', *, ecolor=None, elinewidth=None, elinestyle=None, capsize=None, barsabove=False,
             lolims=False, uplims=False, xlolims=False, xuplims=False, errorevery=1, capthick=None, data=None, **kwargs):
    """Points with bars that show how far they may be off; limits are drawn as arrows."""
    kwargs = full_names(kwargs)
    label = kwargs.pop('label', None)
    alpha = kwargs.pop('alpha', None)
    depth = kwargs.get('zorder', 2)
    xs, ys = axes.xaxis.convert(x), axes.yaxis.convert(y)
    if len(xs) != len(ys):
        raise ValueError("'x' and 'y' must have the same size")
    data_line = None
    if fmt.lower() == 'none':
        color = kwargs.pop('color', None) or axes._next_color('lines')
    else:
        data_line, = plot(axes, xs, ys, *([fmt] if fmt else []), alpha=alpha, **dict(kwargs, label='_nolegend_'))
        data_line.zorder = depth - 0.1 if barsabove else depth + 0.1
        color = data_line.get_color()
    ecolor = color if ecolor is None else ecolor
    cap = rcParams['errorbar.capsize'] if capsize is None else capsize
    bars, caps, kept = [], [], _kept_errors(xs, errorevery)
    width = kwargs.get('linewidth', rcParams['lines.linewidth']) if elinewidth is None else elinewidth
    thickness = 1.0 if capthick is None else capthick

    def chosen(flags):
        flags = flags if hasattr(flags, '__len__') else [flags] * len(xs)
        return [bool(flag) for flag in flags]
    for errors, along, low_limits, high_limits in ((xerr, 'x', xlolims, xuplims), (yerr, 'y', lolims, uplims)):
        if errors is None:
            continue
        if (floats(errors) < 0).any():
            raise ValueError(f"'{along}err' must not contain negative values")
        low, high = _errors(xs if along == 'x' else ys, errors)
        lows, highs = chosen(low_limits), chosen(high_limits)
        # A lower limit has no bar below its point, an upper limit none above.
        values = xs if along == 'x' else ys
        low = [v if is_limit else e for v, e, is_limit in zip(values, low, lows)]
        high = [v if is_limit else e for v, e, is_limit in zip(values, high, highs)]
        places = [i for i in range(len(xs)) if i in kept]

        def pairs(ends, chosen_places):
            return [(ends[i], ys[i]) if along == 'x' else (xs[i], ends[i]) for i in chosen_places]
        segments = list(zip(pairs(low, places), pairs(high, places)))
        bars.append(axes.add_collection(LineCollection(segments, colors=ecolor, linewidth=width, alpha=alpha,
                                                       linestyle=elinestyle or '-', label='_nolegend_')))
        bars[-1].zorder = depth

        def mark(ends, chosen_places, shape, size):
            points = pairs(ends, chosen_places)
            line = Line2D([p[0] for p in points], [p[1] for p in points], marker=shape, linestyle='None', color=ecolor, markersize=size,
                          alpha=alpha, markeredgewidth=thickness, label='_nolegend_')
            line.zorder = depth
            caps.append(axes.add_line(line))
        flat = '|' if along == 'x' else '_'
        for ends, flags, others, arrow in ((low, lows, highs, '<' if along == 'x' else 'v'), (high, highs, lows, '>' if along == 'x' else '^')):
            limited = [i for i in places if others[i]]
            plain_ends = [i for i in places if not flags[i] and not others[i]]
            if limited:
                mark(ends, limited, arrow, rcParams['lines.markersize'])
                if cap > 0:
                    mark(values, limited, flat, 2 * cap)
            if cap > 0 and plain_ends:
                mark(ends, plain_ends, flat, 2 * cap)
    container = ErrorbarContainer((data_line, tuple(caps), tuple(bars)), has_xerr=xerr is not None, has_yerr=yerr is not None, label=label)
    axes.containers.append(container)
    return container


def stem(axes, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, orientation='vertical', data=None):
    """Lines from a base to each value, with a marker at the end."""
    _check.in_list(('horizontal', 'vertical'), orientation=orientation)
    ys = float_list(args[1] if len(args) > 1 else args[0])
    xs = (axes.xaxis if orientation == 'vertical' else axes.yaxis).convert(args[0]) if len(args) > 1 else [float(i) for i in range(len(ys))]
    style, _, color = parse_format(linefmt) if linefmt else ('-', None, 'C0')
    color = color or 'C0'
    mark_style, mark, mark_color = parse_format(markerfmt) if markerfmt else ('None', 'o', color)
    mark_props = {'linestyle': mark_style or 'None', 'marker': 'o' if mark in (None, 'None') and not markerfmt else mark,
                  'color': mark_color or color, 'label': '_nolegend_'}
    if orientation == 'vertical':
        stems = vlines(axes, xs, bottom, ys, colors=color, linestyles=style or '-', label='_nolegend_')
        marks, = plot(axes, xs, ys, **mark_props)
        base, = plot(axes, [min(xs), max(xs)], [bottom, bottom], basefmt or 'C3-', label='_nolegend_')
    else:
        stems = hlines(axes, xs, bottom, ys, colors=color, linestyles=style or '-', label='_nolegend_')
        marks, = plot(axes, ys, xs, **mark_props)
        base, = plot(axes, [bottom, bottom], [min(xs), max(xs)], basefmt or 'C3-', label='_nolegend_')
    container = StemContainer((marks, stems, base), label=label)
    axes.containers.append(container)
    return container
