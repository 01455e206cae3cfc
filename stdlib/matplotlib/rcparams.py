"""Settings with Matplotlib's defaults. A name that does not exist is refused, as there."""

_DEFAULTS = {
    'backend': 'agg',
    'figure.figsize': [6.4, 4.8], 'figure.dpi': 100.0, 'figure.facecolor': 'white', 'figure.edgecolor': 'white',
    'figure.frameon': True, 'figure.titlesize': 'large', 'figure.titleweight': 'normal', 'figure.autolayout': False,
    'figure.constrained_layout.use': False, 'figure.max_open_warning': 20,
    'figure.subplot.left': 0.125, 'figure.subplot.right': 0.9, 'figure.subplot.bottom': 0.11, 'figure.subplot.top': 0.88,
    'figure.subplot.wspace': 0.2, 'figure.subplot.hspace': 0.2,
    'font.family': ['sans-serif'], 'font.sans-serif': ['DejaVu Sans'], 'font.size': 10.0, 'font.weight': 'normal',
    'font.style': 'normal',
    'text.color': 'black', 'text.usetex': False, 'mathtext.default': 'it',
    'lines.linewidth': 1.5, 'lines.linestyle': '-', 'lines.color': 'C0', 'lines.marker': 'None', 'lines.markersize': 6.0,
    'lines.markeredgewidth': 1.0, 'lines.markerfacecolor': 'auto', 'lines.markeredgecolor': 'auto',
    'lines.antialiased': True, 'lines.dashed_pattern': [3.7, 1.6], 'lines.dashdot_pattern': [6.4, 1.6, 1.0, 1.6],
    'lines.dotted_pattern': [1.0, 1.65], 'lines.scale_dashes': True,
    'patch.linewidth': 1.0, 'patch.facecolor': 'C0', 'patch.edgecolor': 'black', 'patch.force_edgecolor': False,
    'scatter.marker': 'o', 'scatter.edgecolors': 'face',
    'axes.facecolor': 'white', 'axes.edgecolor': 'black', 'axes.linewidth': 0.8, 'axes.grid': False,
    'axes.grid.which': 'major', 'axes.grid.axis': 'both', 'axes.titlesize': 'large', 'axes.titleweight': 'normal',
    'axes.titlecolor': 'auto', 'axes.titlepad': 6.0, 'axes.titlelocation': 'center', 'axes.labelsize': 'medium',
    'axes.labelpad': 4.0, 'axes.labelweight': 'normal', 'axes.labelcolor': 'black', 'axes.axisbelow': 'line',
    'axes.xmargin': 0.05, 'axes.ymargin': 0.05, 'axes.autolimit_mode': 'data', 'axes.unicode_minus': True,
    'axes.formatter.limits': [-5, 6], 'axes.formatter.useoffset': True, 'axes.formatter.offset_threshold': 4,
    'axes.spines.left': True, 'axes.spines.right': True, 'axes.spines.top': True, 'axes.spines.bottom': True,
    'axes.prop_cycle': None,
    'xtick.major.size': 3.5, 'xtick.minor.size': 2.0, 'xtick.major.width': 0.8, 'xtick.minor.width': 0.6,
    'xtick.major.pad': 3.5, 'xtick.minor.pad': 3.4, 'xtick.color': 'black', 'xtick.labelcolor': 'inherit',
    'xtick.labelsize': 'medium', 'xtick.direction': 'out', 'xtick.top': False, 'xtick.bottom': True,
    'xtick.minor.visible': False,
    'ytick.major.size': 3.5, 'ytick.minor.size': 2.0, 'ytick.major.width': 0.8, 'ytick.minor.width': 0.6,
    'ytick.major.pad': 3.5, 'ytick.minor.pad': 3.4, 'ytick.color': 'black', 'ytick.labelcolor': 'inherit',
    'ytick.labelsize': 'medium', 'ytick.direction': 'out', 'ytick.left': True, 'ytick.right': False,
    'ytick.minor.visible': False,
    'grid.color': '#b0b0b0', 'grid.linestyle': '-', 'grid.linewidth': 0.8, 'grid.alpha': 1.0,
    'legend.loc': 'best', 'legend.frameon': True, 'legend.framealpha': 0.8, 'legend.facecolor': 'inherit',
    'legend.edgecolor': '0.8', 'legend.fancybox': True, 'legend.shadow': False, 'legend.numpoints': 1,
    'legend.scatterpoints': 1, 'legend.markerscale': 1.0, 'legend.fontsize': 'medium', 'legend.title_fontsize': None,
    'legend.borderpad': 0.4, 'legend.labelspacing': 0.5, 'legend.handlelength': 2.0, 'legend.handleheight': 0.7,
    'legend.handletextpad': 0.8, 'legend.borderaxespad': 0.5, 'legend.columnspacing': 2.0,
    'image.cmap': 'viridis', 'image.interpolation': 'auto', 'image.aspect': 'equal', 'image.origin': 'upper',
    'hist.bins': 10, 'errorbar.capsize': 0.0,
    'savefig.dpi': 'figure', 'savefig.facecolor': 'auto', 'savefig.edgecolor': 'auto', 'savefig.format': 'png',
    'savefig.bbox': None, 'savefig.pad_inches': 0.1, 'savefig.transparent': False,
    'pdf.fonttype': 3, 'ps.fonttype': 3, 'svg.fonttype': 'path', 'animation.html': 'none',
}


class RcParams(dict):
    """The settings by name."""

    def __setitem__(self, key, value):
        if key not in _DEFAULTS:
            raise KeyError(f"{key!r} is not a valid value for rcParam.")
        if key == 'figure.figsize':
            value = [float(number) for number in value]
        elif key == 'font.family' and isinstance(value, str):
            value = [value]
        dict.__setitem__(self, key, value)

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def find_all(self, pattern):
        return {key: value for key, value in self.items() if pattern in key}

    def copy(self):
        return dict(self)


def _fresh():
    params = RcParams()
    for key, value in _DEFAULTS.items():
        dict.__setitem__(params, key, list(value) if isinstance(value, list) else value)
    return params


rcParams = _fresh()
rcParamsDefault = _fresh()
rcParamsOrig = _fresh()

_ALIASES = {
    'lw': 'linewidth', 'ls': 'linestyle', 'c': 'color', 'fc': 'facecolor', 'ec': 'edgecolor', 'mew': 'markeredgewidth',
    'aa': 'antialiased',
}


def rc(group, **kwargs):
    """Sets parameters of a group: rc('lines', lw=2)."""
    groups = (group,) if isinstance(group, str) else group
    for name in groups:
        for key, value in kwargs.items():
            full = f"{name}.{_ALIASES.get(key, key)}"
            if full not in _DEFAULTS:
                raise KeyError(f'Unrecognized key "{full}" for group "{name}" and name "{key}"')
            rcParams[full] = value


def rcdefaults():
    for key, value in _fresh().items():
        dict.__setitem__(rcParams, key, value)


class rc_context:
    """Parameters that hold inside a `with` block."""

    def __init__(self, rc=None, fname=None):
        self.saved = dict(rcParams)
        rcParams.update(rc or {})

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for key, value in self.saved.items():
            dict.__setitem__(rcParams, key, value)


_SIZES = {
    'xx-small': 0.579, 'x-small': 0.694, 'small': 0.833, 'medium': 1.0, 'large': 1.2, 'x-large': 1.44, 'xx-large': 1.728,
    'larger': 1.2, 'smaller': 0.833,
}


def font_size(size):
    """A size in points from a number or one of the relative names."""
    if size is None:
        return rcParams['font.size']
    if isinstance(size, str):
        if size in _SIZES:
            return rcParams['font.size'] * _SIZES[size]
        try:
            return float(size)
        except ValueError:
            raise ValueError(
                f"Size is invalid. Valid font size are {', '.join(map(str, _SIZES))}") from None
    return float(size)
