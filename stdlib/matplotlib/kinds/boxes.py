"""Box plots from data or from given statistics."""

import numpy as np

from matplotlib import _check
from matplotlib._data import float_list
from matplotlib.artist import full_names
from matplotlib.kinds.hist import data_sets
from matplotlib.kinds.line import parse_format
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

_PARTS = ('whiskers', 'caps', 'boxes', 'medians', 'fliers', 'means')


def statistics(values, whis=1.5, bootstrap=None):
    """Quartiles, the ends of the whiskers, points beyond them, the mean and the notch of a data set."""
    if not values.size:
        return dict({name: float('nan') for name in ('mean', 'med', 'q1', 'q3', 'iqr', 'cilo', 'cihi', 'whislo', 'whishi')}, fliers=[])
    if bootstrap is not None:
        raise NotImplementedError("bootstrapped notches are not in Cellbook's matplotlib")
    low, middle, high = np.percentile(values, [25, 50, 75])
    span = high - low
    if hasattr(whis, '__len__'):
        least, most = np.percentile(values, list(whis))
    else:
        least, most = low - whis * span, high + whis * span
    upper, lower = values[values <= most], values[values >= least]
    bottom = low if not lower.size or lower.min() > low else lower.min()
    top = high if not upper.size or upper.max() < high else upper.max()
    reach = 1.57 * span / np.sqrt(len(values))
    return {'mean': values.mean(), 'med': middle, 'q1': low, 'q3': high, 'iqr': span, 'cilo': middle - reach, 'cihi': middle + reach,
            'whislo': bottom, 'whishi': top, 'fliers': np.concatenate([values[values < bottom], values[values > top]])}


def boxplot(axes, x, *, notch=None, sym=None, orientation='vertical', vert=None, whis=None, positions=None, widths=None,
            patch_artist=None, bootstrap=None, usermedians=None, conf_intervals=None, meanline=None, showmeans=None, showcaps=None,
            showbox=None, showfliers=None, boxprops=None, tick_labels=None, labels=None, flierprops=None, medianprops=None,
            meanprops=None, capprops=None, whiskerprops=None, manage_ticks=True, autorange=False, zorder=None, capwidths=None,
            label=None, data=None):
    """Quartiles as a box, whiskers to the last point within 1.5 times its height, the rest as points."""
    sets = data_sets(x)
    whis = 1.5 if whis is None else whis
    found = []
    names = tick_labels if tick_labels is not None else labels
    for index, values in enumerate(sets):
        stats = statistics(values, (0, 100) if autorange and len(np.unique(values)) == 1 else whis, bootstrap)
        if names is not None:
            if len(names) != len(sets):
                raise ValueError("Dimensions of labels and X must be compatible")
            stats['label'] = names[index]
        if usermedians is not None and usermedians[index] is not None:
            stats['med'] = usermedians[index]
        if conf_intervals is not None and conf_intervals[index] is not None:
            stats['cilo'], stats['cihi'] = conf_intervals[index]
        found.append(stats)
    fliers = dict(full_names(flierprops or {}))
    show_fliers = True if showfliers is None else showfliers
    if sym == '':
        show_fliers = False
    elif sym is not None:
        _, marker, color = parse_format(sym)
        fliers = dict({'linestyle': 'None'}, **fliers)
        if marker is not None:
            fliers['marker'] = marker
        if color is not None:
            fliers.update(color=color, markerfacecolor=color, markeredgecolor=color)
    return bxp(axes, found, positions=positions, widths=widths, vert=vert, orientation=orientation, patch_artist=bool(patch_artist),
               shownotches=bool(notch), showmeans=bool(showmeans), showcaps=showcaps is not False, showbox=showbox is not False,
               showfliers=show_fliers, boxprops=boxprops, whiskerprops=whiskerprops, flierprops=fliers, medianprops=medianprops,
               meanprops=meanprops, meanline=bool(meanline), capprops=capprops, manage_ticks=manage_ticks, zorder=zorder,
               capwidths=capwidths, label=label)


def bxp(axes, bxpstats, positions=None, *, widths=None, vert=None, orientation='vertical', patch_artist=False, shownotches=False,
        showmeans=False, showcaps=True, showbox=True, showfliers=True, boxprops=None, whiskerprops=None, flierprops=None,
        medianprops=None, capprops=None, meanprops=None, meanline=False, manage_ticks=True, zorder=None, capwidths=None, label=None):
    """Box plots of statistics that are known: a dictionary each, with med, q1, q3, whislo, whishi, fliers …"""
    _check.in_list(('vertical', 'horizontal'), orientation=orientation)
    vertical = orientation == 'vertical' if vert is None else vert
    count = len(bxpstats)
    places = [float(i + 1) for i in range(count)] if positions is None else float_list(positions)
    if len(places) != count:
        raise ValueError("List of boxplot statistics and `positions` values must have same the length")
    span = max(places) - min(places) if count else 0
    wide = [min(max(0.15 * span, 0.15), 0.5)] * count if widths is None else float_list(widths)
    wide = wide * count if len(wide) == 1 else wide
    if len(wide) != count:
        raise ValueError("datashape must be (N,)")
    caps = [0.5 * width for width in wide] if capwidths is None else float_list(capwidths)
    caps = caps * count if len(caps) == 1 else caps
    depth = Line2D.zorder if zorder is None else zorder
    parts = {name: [] for name in _PARTS}

    def style(props, above, **defaults):
        made = dict({'color': 'black', 'linewidth': 1.0, 'linestyle': '-', 'label': '_nolegend_'}, **defaults)
        made.update(full_names(props or {}))
        made.setdefault('zorder', depth + above)
        return made
    look = {'whiskers': style(whiskerprops, 0), 'caps': style(capprops, 0), 'medians': style(medianprops, 0.1, color='C1'),
            'fliers': style(flierprops, 0, linestyle='None', marker='o', markerfacecolor='none', markeredgecolor='black'),
            'means': style(meanprops, 0.1, color='C2', linestyle='--') if meanline else style(
                meanprops, 0.1, color='C2', linestyle='None', marker='^', markerfacecolor='C2', markeredgecolor='C2')}
    box_look = style(boxprops, 0)
    if patch_artist:
        props = full_names(boxprops or {})
        box_look = dict({'facecolor': 'C0', 'edgecolor': 'black', 'linewidth': 1.0,
                         'label': '_nolegend_', 'zorder': depth}, **props)
        if 'color' in box_look:
            box_look['edgecolor'] = box_look.pop('color')

    def line(name, xs, ys):
        xs, ys = np.array(xs), np.array(ys)
        parts[name].append(axes.add_line(Line2D(*((xs, ys) if vertical else (ys, xs)), **look[name])))
    for stats, at, width, cap in zip(bxpstats, places, wide, caps):
        left, right, low, high = at - width * 0.5, at + width * 0.5, stats['q1'], stats['q3']
        line('whiskers', [at, at], [low, stats['whislo']])
        line('whiskers', [at, at], [high, stats['whishi']])
        if showcaps:
            for level in (stats['whislo'], stats['whishi']):
                line('caps', [at - cap * 0.5, at + cap * 0.5], [level, level])
        inner_left, inner_right = at - width * 0.25, at + width * 0.25
        if shownotches:
            xs = [left, right, right, inner_right, right, right, left, left, inner_left, left, left]
            ys = [low, low, stats['cilo'], stats['med'], stats['cihi'], high, high, stats['cihi'], stats['med'], stats['cilo'], low]
            median = (inner_left, inner_right)
        else:
            xs, ys, median = [left, right, right, left, left], [low, low, high, high, low], (left, right)
        if showbox and patch_artist:
            corners = list(zip(xs, ys)) if vertical else list(zip(ys, xs))
            patch = PathPatch(Path(corners, closed=True), **box_look)
            parts['boxes'].append(axes.add_patch(patch))
        elif showbox:
            xs, ys = np.array(xs), np.array(ys)
            parts['boxes'].append(axes.add_line(Line2D(*((xs, ys) if vertical else (ys, xs)), **box_look)))
        line('medians', list(median), [stats['med'], stats['med']])
        if showmeans:
            line('means', list(median) if meanline else [at], [stats['mean']] * (2 if meanline else 1))
        if showfliers:
            beyond = float_list(stats.get('fliers', [])) if len(stats.get('fliers', [])) else []
            line('fliers', [at] * len(beyond), beyond)
    if label is not None:
        shown = parts['boxes'] if showbox else parts['medians']
        for artist, text in zip(shown, [label] if isinstance(label, str) else label):
            artist.set_label(text)
    if manage_ticks and count:
        ends = [min(places) - 0.5, max(places) + 0.5]
        axes._extend_limits(*((ends, ()) if vertical else ((), ends)))
        axes._stick('x' if vertical else 'y', *ends)
        axis = axes.xaxis if vertical else axes.yaxis
        axis.set_ticks(places)
        axis.set_ticklabels([str(stats.get('label', f'{place:g}')) for stats, place in zip(bxpstats, places)])
    return parts
