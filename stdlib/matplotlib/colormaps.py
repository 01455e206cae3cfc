"""The registry of colormaps by name; tables are read when the first one is asked for."""

from matplotlib import _check
from matplotlib.colors import Colormap, LinearSegmentedColormap, ListedColormap, to_rgb, to_rgba
from matplotlib.rcparams import rcParams

_made = {}
_NAMES = (
    'viridis plasma inferno magma cividis turbo twilight tab10 tab20 tab20b tab20c Set1 Set2 Set3 Pastel1 Pastel2 Paired '
    'Accent Dark2 jet gray binary hot cool bone copper spring summer autumn winter hsv coolwarm bwr seismic Blues Reds Greens '
    'Greys Oranges Purples YlGn YlOrRd YlOrBr YlGnBu BuGn BuPu GnBu OrRd PuBu PuRd RdPu PuBuGn RdBu RdYlBu RdYlGn RdGy PiYG '
    'PRGn PuOr BrBG Spectral terrain nipy_spectral pink Wistia').split()
_SAME = {'grey': 'gray', 'Grays': 'Greys', 'gist_gray': 'gray', 'gist_yarg': 'binary'}


def _listed(digits):
    values = [int(digits[i:i + 7]) / 1e6 for i in range(0, len(digits), 7)]
    return [tuple(values[i:i + 3]) for i in range(0, len(values), 3)]


def _make(name):
    from matplotlib import _colormap_tables as tables
    if name.endswith('_r') and name[:-2] in colormaps:
        return colormaps[name[:-2]].reversed(name)
    base = _SAME.get(name, name)
    if base in tables.LISTED:
        return ListedColormap(_listed(tables.LISTED[base]), name)
    if base in tables.QUALITATIVE:
        return ListedColormap(['#' + color for color in tables.QUALITATIVE[base].split()], name)
    return LinearSegmentedColormap(name, tables.SEGMENTS[base])


class ColormapRegistry:
    """A mapping from names to colormaps."""

    def __getitem__(self, name):
        if name not in self:
            raise KeyError(f"{name!r} is not a known colormap name")
        if name not in _made:
            _made[name] = _make(name)
        return _made[name]

    def __contains__(self, name):
        base = name[:-2] if name.endswith('_r') else name
        return name in _made or base in _NAMES or base in _SAME

    def __iter__(self):
        return iter(list(_NAMES) + [name + '_r' for name in _NAMES])

    def __len__(self):
        return 2 * len(_NAMES)

    def __call__(self):
        return list(self)

    def register(self, cmap, name=None, force=False):
        _made[name or cmap.name] = cmap

    def get_cmap(self, cmap):
        return get_cmap(cmap)


colormaps = ColormapRegistry()


class ColorSequenceRegistry:
    """Lists of colours by name."""

    _NAMES = ('tab10', 'tab20', 'tab20b', 'tab20c', 'Pastel1', 'Pastel2', 'Paired', 'Accent', 'Dark2', 'Set1', 'Set2', 'Set3')

    def __init__(self):
        self._own = {}

    def __getitem__(self, item):
        if item in self._own:
            return list(self._own[item])
        if item in self._NAMES:
            return [tuple(color) if not isinstance(color, str) else to_rgb(color) for color in colormaps[item].colors]
        raise KeyError(f"{item!r} is not a known color sequence name")

    def __iter__(self):
        return iter(list(self._NAMES) + list(self._own))

    def __len__(self):
        return len(self._NAMES) + len(self._own)

    def __contains__(self, item):
        return item in self._NAMES or item in self._own

    def register(self, name, color_list):
        if name in self._NAMES:
            raise ValueError(f"{name!r} is a reserved name for a builtin color sequence")
        self._own[name] = [color for color in color_list if to_rgba(color)]

    def unregister(self, name):
        self._own.pop(name, None)


color_sequences = ColorSequenceRegistry()


def get_cmap(name=None, lut=None):
    """A colormap from its name, from a colormap, or the default one."""
    if name is None:
        name = rcParams['image.cmap']
    if isinstance(name, Colormap):
        return name
    if name not in colormaps:
        raise ValueError(_check.refusal(colormaps(), 'name', name))
    cmap = colormaps[name]
    return cmap if lut is None else cmap.resampled(lut)
