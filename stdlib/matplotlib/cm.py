"""Colormaps by attribute (`cm.viridis`), and values turned into colours."""

from matplotlib.colormaps import colormaps, get_cmap
from matplotlib.colors import Normalize


class ScalarMappable:
    """Data, a norm and a colormap."""

    def __init__(self, norm=None, cmap=None):
        self._A = None
        self.norm = norm if norm is not None else Normalize()
        self.cmap = get_cmap(cmap)
        self.colorbar = None

    def set_array(self, A):
        self._A = A

    def get_array(self):
        return self._A

    def get_cmap(self):
        return self.cmap

    def set_cmap(self, cmap):
        self.cmap = get_cmap(cmap)

    def set_norm(self, norm):
        self.norm = norm

    def set_clim(self, vmin=None, vmax=None):
        if vmax is None and isinstance(vmin, (tuple, list)):
            vmin, vmax = vmin
        if vmin is not None:
            self.norm.vmin = float(vmin)
        if vmax is not None:
            self.norm.vmax = float(vmax)

    def get_clim(self):
        return self.norm.vmin, self.norm.vmax

    def autoscale(self):
        self.norm.autoscale(self._A)

    def to_rgba(self, x, alpha=None, bytes=False, norm=True):
        return self.cmap(self.norm(x) if norm else x, alpha=alpha, bytes=bytes)


def __getattr__(name):
    if name in colormaps:
        return colormaps[name]
    raise AttributeError(f"module 'matplotlib.cm' has no attribute {name!r}")
