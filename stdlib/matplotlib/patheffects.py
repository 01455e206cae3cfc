"""Outlines of texts and lines."""

from matplotlib.colors import to_rgba


class Normal:
    """The artist itself."""


class Stroke:
    """A wider copy beneath; `linewidth` in points, `foreground` its colour."""

    def __init__(self, offset=(0, 0), **kwargs):
        self.linewidth = kwargs.get('linewidth', kwargs.get('lw', 1.0))
        self.foreground, self.alpha = kwargs.get('foreground', 'black'), kwargs.get('alpha')

    def rgba(self, alpha):
        return to_rgba(self.foreground, alpha if self.alpha is None else self.alpha)


class withStroke(Stroke):
    """The outline and the artist over it."""


def strokes(effects):
    """The outlines in a list of effects; the artist itself is always drawn last."""
    found = []
    for effect in effects or ():
        if isinstance(effect, Stroke):
            found.append(effect)
        elif not isinstance(effect, Normal):
            raise NotImplementedError(f"the path effect {type(effect).__name__} is not in Cellbook's matplotlib")
    return found


def __getattr__(name):
    if name in ('SimplePatchShadow', 'withSimplePatchShadow', 'SimpleLineShadow', 'PathPatchEffect', 'TickedStroke', 'withTickedStroke'):
        raise NotImplementedError(f"the path effect {name} is not in Cellbook's matplotlib")
    raise AttributeError(f"module 'matplotlib.patheffects' has no attribute {name!r}")
