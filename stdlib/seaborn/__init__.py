"""Heat maps and the looks of plots. Other plots are not in Cellbook's seaborn.

The pictures follow the documentation; no recorded pictures of the real library stand behind them."""

import numpy as np

from matplotlib import rcParams as _rcParams
from seaborn.heatmaps import heatmap

__version__ = '0.13.2'

_DEEP = ['#4C72B0', '#DD8452', '#55A868', '#C44E52', '#8172B3', '#937860', '#DA8BC3', '#8C8C8C', '#CCB974', '#64B5CD']
_PALETTES = {
    'deep': _DEEP, 'muted': ['#4878D0', '#EE854A', '#6ACC64', '#D65F5F', '#956CB4', '#8C613C', '#DC7EC0', '#797979', '#D5BB67', '#82C6E2'],
    'pastel': ['#A1C9F4', '#FFB482', '#8DE5A1', '#FF9F9B', '#D0BBFF', '#DEBB9B', '#FAB0E4', '#CFCFCF', '#FFFEA3', '#B9F2F0'],
    'bright': ['#023EFF', '#FF7C00', '#1AC938', '#E8000B', '#8B2BE2', '#9F4800', '#F14CC1', '#A3A3A3', '#FFC400', '#00D7FF'],
    'dark': ['#001C7F', '#B1400D', '#12711C', '#8C0800', '#591E71', '#592F0D', '#A23582', '#3C3C3C', '#B8850A', '#006374'],
    'colorblind': ['#0173B2', '#DE8F05', '#029E73', '#D55E00', '#CC78BC', '#CA9161', '#FBAFE4', '#949494', '#ECE133', '#56B4E9'],
}
_GRAY = '.15'
_COMMON = {'figure.facecolor': 'white', 'axes.labelcolor': _GRAY, 'xtick.direction': 'out', 'ytick.direction': 'out', 'xtick.color': _GRAY,
           'ytick.color': _GRAY, 'axes.axisbelow': True, 'grid.linestyle': '-', 'text.color': _GRAY, 'font.family': ['sans-serif'],
           'lines.solid_capstyle': 'round', 'patch.edgecolor': 'w', 'patch.force_edgecolor': True, 'image.cmap': 'viridis',
           'xtick.top': False, 'ytick.right': False}
_STYLES = {
    'darkgrid': {'axes.grid': True, 'axes.facecolor': '#EAEAF2', 'axes.edgecolor': 'white', 'grid.color': 'white',
                 'xtick.bottom': False, 'ytick.left': False},
    'whitegrid': {'axes.grid': True, 'axes.facecolor': 'white', 'axes.edgecolor': '.8', 'grid.color': '.8', 'xtick.bottom': False,
                  'ytick.left': False},
    'dark': {'axes.grid': False, 'axes.facecolor': '#EAEAF2', 'axes.edgecolor': 'white', 'grid.color': 'white', 'xtick.bottom': False,
             'ytick.left': False},
    'white': {'axes.grid': False, 'axes.facecolor': 'white', 'axes.edgecolor': _GRAY, 'grid.color': '.8', 'xtick.bottom': False,
              'ytick.left': False},
    'ticks': {'axes.grid': False, 'axes.facecolor': 'white', 'axes.edgecolor': _GRAY, 'grid.color': '.8', 'xtick.bottom': True,
              'ytick.left': True},
}
_SIZES = {
    'font.size': 12, 'axes.labelsize': 12, 'axes.titlesize': 12, 'xtick.labelsize': 11, 'ytick.labelsize': 11, 'legend.fontsize': 11,
    'legend.title_fontsize': 12, 'axes.linewidth': 1.25, 'grid.linewidth': 1, 'lines.linewidth': 1.5, 'lines.markersize': 6,
    'patch.linewidth': 1, 'xtick.major.width': 1.25, 'ytick.major.width': 1.25, 'xtick.minor.width': 1, 'ytick.minor.width': 1,
    'xtick.major.size': 6, 'ytick.major.size': 6, 'xtick.minor.size': 4, 'ytick.minor.size': 4,
}
_FONTS = ('font.size', 'axes.labelsize', 'axes.titlesize', 'xtick.labelsize', 'ytick.labelsize', 'legend.fontsize', 'legend.title_fontsize')


def set_style(style=None, rc=None):
    """"darkgrid", "whitegrid", "dark", "white" or "ticks"."""
    if style is not None and not isinstance(style, dict) and style not in _STYLES:
        raise ValueError(f"style must be one of {', '.join(['white', 'dark', 'whitegrid', 'darkgrid', 'ticks'])}")
    _rcParams.update({} if style is None else dict(_COMMON, **(style if isinstance(style, dict) else _STYLES[style])))
    _rcParams.update(rc or {})


def set_context(context=None, font_scale=1, rc=None):
    """"paper", "notebook", "talk" or "poster": how large everything is."""
    scales = {'paper': 0.8, 'notebook': 1.0, 'talk': 1.5, 'poster': 2.0}
    if context is not None and context not in scales:
        raise ValueError('context must be in paper, notebook, talk, poster')
    scale = scales[context or 'notebook']
    _rcParams.update({name: size * scale * (font_scale if name in _FONTS else 1) for name, size in _SIZES.items()})
    _rcParams.update(rc or {})


def color_palette(palette=None, n_colors=None, desat=None, as_cmap=False):
    """Colours as (r, g, b) from a palette's name, a colormap's or a list."""
    from matplotlib.colors import to_rgb
    from matplotlib import colormaps
    if palette is None:
        colors = _rcParams['axes.prop_cycle'].by_key()['color']
    elif not isinstance(palette, str):
        colors = list(palette)
    elif palette in _PALETTES or palette == 'tab10':
        colors = _PALETTES.get(palette) or list(colormaps['tab10'].colors)
    elif palette in colormaps:
        cmap = colormaps[palette]
        if as_cmap:
            return cmap
        count = n_colors or 6
        colors = [cmap(share)[:3] for share in np.linspace(0, 1, count + 2)[1:-1].tolist()]
    else:
        raise ValueError(f'{palette!r} is not a valid palette name')
    colors = [to_rgb(color) for color in colors]
    return [colors[i % len(colors)] for i in range(n_colors or len(colors))]


def set_palette(palette, n_colors=None, desat=None, color_codes=False):
    from cycler import cycler
    _rcParams['axes.prop_cycle'] = cycler('color', color_palette(palette, n_colors))


def set_theme(context='notebook', style='darkgrid', palette='deep', font='sans-serif', font_scale=1, color_codes=True, rc=None):
    """All looks at once."""
    set_context(context, font_scale)
    set_style(style, {'font.family': font})
    set_palette(palette)
    _rcParams.update(rc or {})


set = set_theme


def reset_defaults():
    from matplotlib import rcdefaults
    rcdefaults()


reset_orig = reset_defaults


def despine(fig=None, ax=None, top=True, right=True, left=False, bottom=False, offset=None, trim=False):
    """Takes edges of the frame away."""
    from matplotlib import pyplot
    places = [ax] if ax is not None else (pyplot.gcf() if fig is None else fig).axes
    for place in places:
        for side, is_gone in (('top', top), ('right', right), ('left', left), ('bottom', bottom)):
            place.spines[side].set_visible(not is_gone)
            if offset is not None and not is_gone:
                place.spines[side].set_position(('outward', offset))


def __getattr__(name):
    if name.startswith('_'):
        raise AttributeError(f"module 'seaborn' has no attribute {name!r}")
    raise NotImplementedError(f"seaborn.{name} is not in Cellbook's seaborn; matplotlib's plots are")
