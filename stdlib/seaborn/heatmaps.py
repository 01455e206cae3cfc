"""Matrices as coloured cells."""

import numpy as np

from matplotlib import pyplot
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.colormaps import get_cmap

# Colours along the default colormap, from dark to light.
_ROCKET = ['#03051A', '#35193E', '#701F57', '#AD1759', '#E13342', '#F37651', '#F6B48F', '#FAEBDD']


def _labels(choice, frame_names, count):
    """(places, texts) along one side."""
    if choice is False or choice is None:
        return [], []
    if choice == 'auto' or choice is True:
        names, step = frame_names, 1
    elif isinstance(choice, int):
        names, step = frame_names, choice
    else:
        names, step = list(choice), 1
    places = [i + 0.5 for i in range(0, count, step)]
    return places[:len(names[::step])], [str(name) for name in names[::step]][:len(places)]


def heatmap(data, *, vmin=None, vmax=None, cmap=None, center=None, robust=False, annot=None, fmt='.2g', annot_kws=None, linewidths=0,
            linecolor='white', cbar=True, cbar_kws=None, cbar_ax=None, square=False, xticklabels='auto', yticklabels='auto', mask=None,
            ax=None, **kwargs):
    """Cells coloured by their values, row 0 at the top; `annot` writes the values, or an array's, into them."""
    row_names, column_names = None, None
    if hasattr(data, 'columns'):
        row_names, column_names = [str(name) for name in data.index], [str(name) for name in data.columns]
        data = data.values
    given = np.asarray(data)
    values = given.astype(float)
    rows, columns = values.shape
    row_names, column_names = row_names or list(range(rows)), column_names or list(range(columns))
    hidden = np.isnan(values) if mask is None else np.asarray(mask, dtype=bool) | np.isnan(values)
    shown = values[~hidden]
    low = vmin if vmin is not None else float(np.percentile(shown, 2) if robust else shown.min()) if shown.size else 0.0
    high = vmax if vmax is not None else float(np.percentile(shown, 98) if robust else shown.max()) if shown.size else 1.0
    if cmap is None:
        cmap = LinearSegmentedColormap.from_list('rocket', _ROCKET) if center is None else get_cmap('coolwarm')
    cmap = get_cmap(cmap)
    if center is not None:
        # The scale reaches as far on one side of the centre as on the other.
        reach = max(high - center, center - low)
        low, high = center - reach, center + reach
    ax = pyplot.gca() if ax is None else ax
    mesh = ax.pcolormesh(np.where(hidden, np.nan, values), vmin=low, vmax=high, cmap=cmap, linewidth=linewidths, edgecolor=linecolor if
                         linewidths else 'none', **kwargs)
    ax.set_xlim(0, columns)
    ax.set_ylim(rows, 0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    if square:
        ax.set_aspect('equal')
    if cbar:
        bar = ax.figure.colorbar(mesh, cbar_ax, ax, **(cbar_kws or {}))
        for spine in bar.ax.spines.values():
            spine.set_visible(False)
    places, names = _labels(xticklabels, column_names, columns)
    ax.set_xticks(places)
    ax.set_xticklabels(names)
    places, names = _labels(yticklabels, row_names, rows)
    ax.set_yticks(places)
    ax.set_yticklabels(names, rotation='vertical' if yticklabels == 'auto' and max([len(name) for name in names], default=0) <= 2 else None)
    if annot is not None and annot is not False:
        written = given if annot is True else np.asarray(annot)
        colors = mesh.faces()
        for index, (text, is_hidden) in enumerate(zip(written.ravel().tolist(), hidden.ravel().tolist())):
            if not is_hidden:
                _write(ax, index % columns + 0.5, index // columns + 0.5, text if isinstance(text, str) else format(text, fmt),
                       colors[index], annot_kws or {})
    return ax


def _write(ax, x, y, text, color, props):
    """A value in white on dark colours and nearly black on light ones, by the relative luminance."""
    linear = [level / 12.92 if level <= 0.03928 else ((level + 0.055) / 1.055) ** 2.4 for level in color[:3]]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    style = dict({'color': '.15' if luminance > 0.408 else 'w', 'ha': 'center', 'va': 'center'}, **props)
    ax.text(x, y, text, **style)
