"""Colours from names, hex strings, gray levels and tuples; norms and colormaps."""

import numpy as np

from matplotlib.rcparams import rcParams

TABLEAU_COLORS = {
    'tab:blue': '#1f77b4', 'tab:orange': '#ff7f0e', 'tab:green': '#2ca02c', 'tab:red': '#d62728', 'tab:purple': '#9467bd',
    'tab:brown': '#8c564b', 'tab:pink': '#e377c2', 'tab:gray': '#7f7f7f', 'tab:olive': '#bcbd22', 'tab:cyan': '#17becf',
}
BASE_COLORS = {
    'b': (0, 0, 1), 'g': (0, 0.5, 0), 'r': (1, 0, 0), 'c': (0, 0.75, 0.75), 'm': (0.75, 0, 0.75), 'y': (0.75, 0.75, 0),
    'k': (0, 0, 0), 'w': (1, 1, 1),
}
_cache = {}


def _css4():
    from matplotlib._color_names import CSS4
    return CSS4


def color_cycle():
    """The colours that plots take in turn."""
    return rcParams['axes.prop_cycle'].by_key().get('color', ['k'])


def _from_hex(text):
    digits = text[1:]
    if len(digits) in (3, 4):
        digits = ''.join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    try:
        values = [int(digits[i:i + 2], 16) / 255 for i in range(0, len(digits), 2)]
    except ValueError:
        return None
    return tuple(values) if len(values) == 4 else tuple(values) + (None,)


def _from_text(color):
    """(r, g, b, alpha or None), or None when the text names no colour."""
    if color.lower() == 'none':
        return (0.0, 0.0, 0.0, 0.0)
    if len(color) > 1 and color[0] == 'C' and color[1:].isdigit():
        cycle = color_cycle()
        return to_rgba(cycle[int(color[1:]) % len(cycle)])
    if color in BASE_COLORS:
        return tuple(float(v) for v in BASE_COLORS[color]) + (None,)
    if color.startswith('#'):
        return _from_hex(color)
    name = color.lower().replace('grey', 'gray') if color.startswith('tab:') else color.lower()
    if name in TABLEAU_COLORS:
        return _from_hex(TABLEAU_COLORS[name])
    hexes = _css4()
    if name in hexes:
        return _from_hex('#' + hexes[name])
    try:
        level = float(color)
    except ValueError:
        return None
    if 0 <= level <= 1:
        return (level, level, level, None)
    raise ValueError(f"Invalid string grayscale value {color!r}. Value must be within 0-1 range")


def to_rgba(c, alpha=None):
    """(r, g, b, a) with components between 0 and 1."""
    if isinstance(c, tuple) and len(c) == 2 and not isinstance(c[0], (int, float)):
        c, given = c
        alpha = given if alpha is None else alpha
    if isinstance(c, str):
        key = (c, alpha)
        if key in _cache and not (c[:1] == 'C' and c[1:].isdigit()):
            return _cache[key]
        found = _from_text(c)
        if found is None:
            raise ValueError(f"Invalid RGBA argument: {c!r}")
        opacity = found[3] if found[3] is not None else 1.0
        if alpha is not None and c.lower() != 'none':
            opacity = alpha
        result = (found[0], found[1], found[2], float(opacity))
        _cache[key] = result
        return result
    try:
        values = [float(v) for v in c]
    except TypeError:
        raise ValueError(f"Invalid RGBA argument: {c!r}") from None
    if len(values) not in (3, 4):
        raise ValueError("RGBA sequence should have length 3 or 4")
    if any(v < 0 or v > 1 for v in values):
        raise ValueError("RGBA values should be within 0-1 range")
    if len(values) == 3:
        values.append(1.0)
    if alpha is not None:
        values[3] = float(alpha)
    return tuple(values)


def to_rgb(c):
    return to_rgba(c)[:3]


def to_hex(c, keep_alpha=False):
    values = to_rgba(c)
    if not keep_alpha:
        values = values[:3]
    return '#' + ''.join(format(round(value * 255), '02x') for value in values)


def is_color_like(c):
    try:
        to_rgba(c)
    except (TypeError, ValueError):
        return False
    return True


def to_rgba_array(c, alpha=None):
    """An array of shape (n, 4) from one colour or a sequence of them."""
    return np.array(rgba_list(c, alpha)).reshape(-1, 4)


def rgba_list(c, alpha=None):
    """A list of (r, g, b, a) from one colour or a sequence of them."""
    if isinstance(c, str):
        return [] if c.lower() == 'none' else [to_rgba(c, alpha)]
    if isinstance(c, tuple) and len(c) == 2 and isinstance(c[0], str) and isinstance(c[1], (int, float)):
        return [to_rgba(c, alpha)]
    items = c.tolist() if hasattr(c, 'tolist') else list(c)
    if len(items) in (3, 4) and all(isinstance(item, (int, float)) for item in items):
        return [to_rgba(items, alpha)]
    return [to_rgba(item if isinstance(item, str) else tuple(item), alpha) for item in items]


def same_color(c1, c2):
    """Whether two colours, or two sequences of them, are equal."""
    first, second = to_rgba_array(c1), to_rgba_array(c2)
    if first.shape[0] != second.shape[0]:
        raise ValueError('Number of colors must be equal')
    return bool((first == second).all())


def rgb_to_hsv(arr):
    """Hue, saturation and value between 0 and 1; the last axis has three entries."""
    values = np.asarray(arr, dtype=float)
    if values.shape[-1] != 3:
        raise ValueError(f'Last dimension of input array must be 3; shape {values.shape} was found.')
    flat = values.reshape(-1, 3)
    high, spread = flat.max(axis=1), flat.max(axis=1) - flat.min(axis=1)
    below = np.where(spread > 0, spread, 1.0)
    red, green, blue = flat[:, 0], flat[:, 1], flat[:, 2]
    hue = np.where(blue == high, 4.0 + (red - green) / below, np.where(
        green == high, 2.0 + (blue - red) / below, (green - blue) / below))
    result = np.stack([np.where(spread > 0, np.mod(hue / 6.0, 1.0), 0.0), np.where(high > 0, spread / np.where(high > 0, high, 1.0), 0.0),
                       high], axis=1)
    return result.reshape(values.shape)


def hsv_to_rgb(hsv):
    values = np.asarray(hsv, dtype=float)
    if values.shape[-1] != 3:
        raise ValueError(f'Last dimension of input array must be 3; shape {values.shape} was found.')
    if values.size and (values.min() < 0 or values.max() > 1):
        raise ValueError('Input array must be in the range [0, 1].')
    from colorsys import hsv_to_rgb as one
    rows = [one(*row) for row in values.reshape(-1, 3).tolist()]
    return np.array(rows, dtype=float).reshape(values.shape)


hex2color, rgb2hex = to_rgb, to_hex


def get_named_colors_mapping():
    named = {key: '#' + value.upper() for key, value in _css4().items()}
    return dict(named, **TABLEAU_COLORS, **BASE_COLORS)


class Colormap:
    """A table of N colours; calling it with values between 0 and 1, or with integers as indices, gives RGBA."""

    def __init__(self, name, N=256):
        self.name = name
        self.N = int(N)
        self._table = None
        self._bad = (0.0, 0.0, 0.0, 0.0)
        self._under = None
        self._over = None

    def table(self):
        """An array of shape (N, 4)."""
        if self._table is None:
            self._table = np.array(self._colors(), dtype=float)
        return self._table

    def copy(self):
        import copy
        return copy.copy(self)

    def get_bad(self):
        return np.array(self._bad)

    def get_under(self):
        return np.array(self.table()[0] if self._under is None else self._under)

    def get_over(self):
        return np.array(self.table()[-1] if self._over is None else self._over)

    def set_extremes(self, *, bad=None, under=None, over=None):
        if bad is not None:
            self.set_bad(bad)
        if under is not None:
            self.set_under(under)
        if over is not None:
            self.set_over(over)

    def with_extremes(self, *, bad=None, under=None, over=None):
        made = self.copy()
        made.set_extremes(bad=bad, under=under, over=over)
        return made

    def is_gray(self):
        table = self.table()
        return bool((table[:, 0] == table[:, 1]).all() and (table[:, 0] == table[:, 2]).all())

    def __eq__(self, other):
        return isinstance(other, Colormap) and self.N == other.N and bool((self.table() == other.table()).all())

    def set_bad(self, color='k', alpha=None):
        self._bad = to_rgba(color, alpha)

    def set_under(self, color='k', alpha=None):
        self._under = to_rgba(color, alpha)

    def set_over(self, color='k', alpha=None):
        self._over = to_rgba(color, alpha)

    def __call__(self, X, alpha=None, bytes=False):
        values = np.asarray(X)
        is_scalar = values.ndim == 0
        integral = values.dtype.kind in 'iu'
        flat = values.reshape(-1).astype(float)
        bad = np.isnan(flat)
        scaled = np.where(bad, 0.0, flat)
        if not integral:
            scaled = scaled * self.N
            scaled = np.where(scaled == self.N, self.N - 1, scaled)
        index = np.clip(np.floor(scaled), 0, self.N - 1).astype(int)
        rgba = self.table()[index]
        if alpha is not None:
            rgba[:, 3] = alpha
        if bool(bad.any()):
            rgba[bad] = self._bad
        if self._under is not None:
            rgba[scaled < 0] = self._under
        if self._over is not None:
            rgba[scaled >= self.N] = self._over
        if bytes:
            rgba = (rgba * 255).astype(np.uint8)
        if is_scalar:
            return tuple(rgba[0])
        return rgba.reshape(tuple(values.shape) + (4,))

    def reversed(self, name=None):
        return ListedColormap([tuple(row) for row in self.table().tolist()][::-1], name or self.name + '_r')

    def resampled(self, lutsize):
        steps = np.linspace(0, 1, lutsize)
        return ListedColormap([tuple(row) for row in self(steps).tolist()], self.name)


class ListedColormap(Colormap):
    """A colormap from a list of colours."""

    def __init__(self, colors, name='from_list', N=None):
        self.colors = [colors] * (N or 1) if isinstance(colors, str) else list(colors)
        Colormap.__init__(self, name, N or len(self.colors))

    def _colors(self):
        return [to_rgba(self.colors[i % len(self.colors)]) for i in range(self.N)]


class LinearSegmentedColormap(Colormap):
    """A colormap whose channels are piecewise linear: rows (position, value below, value above)."""

    def __init__(self, name, segmentdata, N=256, gamma=1.0):
        Colormap.__init__(self, name, N)
        self._segmentdata = segmentdata

    @staticmethod
    def from_list(name, colors, N=256, gamma=1.0):
        items = list(colors)
        if len(items[0]) == 2 and not isinstance(items[0], str):
            places = [float(item[0]) for item in items]
            values = [to_rgba(item[1]) for item in items]
        else:
            places = [i / (len(items) - 1) for i in range(len(items))]
            values = [to_rgba(item) for item in items]
        channels = {}
        for index, channel in enumerate(('red', 'green', 'blue', 'alpha')):
            channels[channel] = [(place, value[index], value[index]) for place, value in zip(places, values)]
        return LinearSegmentedColormap(name, channels, N)

    def _channel(self, rows):
        values = []
        last = self.N - 1
        rows = [(place * last, below, above) for place, below, above in rows]
        for i in range(self.N):
            at = last * (i * (1.0 / last)) if last else 1.0
            if i == 0:
                values.append(rows[0][2])
            elif i == self.N - 1:
                values.append(rows[-1][1])
            else:
                k = 1
                while k < len(rows) - 1 and rows[k][0] < at:
                    k += 1
                left, right = rows[k - 1], rows[k]
                share = (at - left[0]) / (right[0] - left[0])
                values.append(share * (right[1] - left[2]) + left[2])
        return [min(max(value, 0.0), 1.0) for value in values]

    def reversed(self, name=None):
        channels = {channel: [(1.0 - row[0], row[2], row[1]) for row in list(rows)[::-1]]
                    for channel, rows in self._segmentdata.items()}
        return LinearSegmentedColormap(name or self.name + '_r', channels, self.N)

    def _colors(self):
        alpha = self._segmentdata.get('alpha', [(0.0, 1.0, 1.0), (1.0, 1.0, 1.0)])
        channels = [self._channel([tuple(row) for row in self._segmentdata[name]]) for name in ('red', 'green', 'blue')]
        return [list(row) for row in zip(channels[0], channels[1], channels[2], self._channel([tuple(r) for r in alpha]))]


class ColorConverter:
    """The converters as methods."""

    to_rgb, to_rgba, to_rgba_array = staticmethod(to_rgb), staticmethod(to_rgba), staticmethod(to_rgba_array)


colorConverter = ColorConverter()


def __getattr__(name):
    if name in ('CSS4_COLORS', 'cnames'):
        return {key: '#' + value.upper() for key, value in _css4().items()}
    raise AttributeError(f"module 'matplotlib.colors' has no attribute {name!r}")


from matplotlib.norms import (
    AsinhNorm, BoundaryNorm, CenteredNorm, FuncNorm, LogNorm, NoNorm, Normalize, PowerNorm, SymLogNorm, TwoSlopeNorm)
