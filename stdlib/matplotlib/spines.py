"""The four edges of a plot's frame."""

from matplotlib._renderer import line_style, stroke
from matplotlib.colors import to_rgba
from matplotlib.rcparams import rcParams


class Spine:
    def __init__(self, axes, side):
        self.axes, self.spine_type = axes, side
        self._visible = rcParams[f'axes.spines.{side}']
        self._color = rcParams['axes.edgecolor']
        self._width = rcParams['axes.linewidth']
        self._style = '-'
        self._position = self._bounds = None

    def set_visible(self, b):
        self._visible = bool(b)

    def get_visible(self):
        return self._visible

    def set_color(self, c):
        to_rgba(c)
        self._color = c

    set_edgecolor = set_color

    def get_edgecolor(self):
        return to_rgba(self._color)

    def set_linewidth(self, w):
        self._width = w

    def set_linestyle(self, ls):
        self._style = line_style(ls)

    def set_alpha(self, alpha):
        self._color = to_rgba(self._color, alpha)

    def get_linewidth(self):
        return self._width

    get_lw, get_ec = get_linewidth, get_edgecolor
    set_lw, set_ec = set_linewidth, set_edgecolor

    def get_position(self):
        return ('outward', 0.0) if self._position is None else self._position

    def get_bounds(self):
        """The values between which the spine runs, None when it is as long as the plot."""
        return self._bounds

    def set_bounds(self, low=None, high=None):
        """The values between which the spine is drawn."""
        if high is None and isinstance(low, (tuple, list)):
            low, high = low
        old = self._bounds or tuple(self.axes._limits_of('y' if self.spine_type in ('left', 'right') else 'x'))
        self._bounds = (old[0] if low is None else low, old[1] if high is None else high)

    def set_linewidths(self, w):
        self.set_linewidth(w)

    def set_zorder(self, level):
        pass

    def set_position(self, position):
        """ 'center', 'zero', ('data', v), ('axes', f) or ('outward', points)."""
        self._position = {'center': ('axes', 0.5), 'zero': ('data', 0.0)}.get(position, position)

    def set(self, **kwargs):
        for key, value in kwargs.items():
            getattr(self, 'set_' + {'lw': 'linewidth', 'ls': 'linestyle', 'ec': 'edgecolor'}.get(key, key))(value)

    def place(self):
        """Where the spine runs, in points across its direction."""
        box = self.axes._box()
        base = {'left': box[0], 'right': box[2], 'bottom': box[1], 'top': box[3]}[self.spine_type]
        if self._position is None:
            return base
        kind, value = self._position
        name, start, end = ('x', box[0], box[2]) if self.spine_type in ('left', 'right') else ('y', box[1], box[3])
        if kind == 'data':
            return self.axes._map(name, [float(value)])[0]
        if kind == 'axes':
            return start + value * (end - start)
        return base + value * (1 if self.spine_type in ('right', 'top') else -1)

    def draw(self, renderer):
        if not self._visible:
            return
        box, at = self.axes._box(), self.place()
        if self._bounds is not None:
            low, high = self.axes._map('y' if self.spine_type in ('left', 'right') else 'x', [float(value) for value in self._bounds])
            box = (low, low, high, high)
        ends = ([(at, box[1]), (at, box[3])] if self.spine_type in ('left', 'right') else [(box[0], at), (box[2], at)])
        renderer.clipped(None)
        renderer.polyline(ends, stroke(to_rgba(self._color), self._width, self._style), snap=True)


class _Several:
    """Setters for several spines at once."""

    def __init__(self, spines):
        self._spines = spines

    def __getattr__(self, name):
        if not name.startswith('set'):
            raise AttributeError(f"'SpinesProxy' object has no attribute {name!r}")

        def call(*args, **kwargs):
            for spine in self._spines:
                getattr(spine, name)(*args, **kwargs)
        return call


class Spines(dict):
    """Spines by name; a list of names or a slice gives several."""

    def __getitem__(self, key):
        if isinstance(key, (list, tuple)):
            return _Several([dict.__getitem__(self, each) for each in key])
        if isinstance(key, slice):
            return _Several(list(self.values()))
        return dict.__getitem__(self, key)

    def __getattr__(self, name):
        if name in self:
            return dict.__getitem__(self, name)
        raise AttributeError(f"'Spines' object does not contain a '{name}' spine")
