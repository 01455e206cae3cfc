"""Axes beside axes."""


class _Divider:
    def __init__(self, axes):
        self.axes = axes

    def append_axes(self, position, size, pad=None, **kwargs):
        """A new plot that takes its room from the old one; `size` such as "5%", `pad` in inches."""
        from matplotlib.axes import Axes
        figure = self.axes.figure
        width, height = figure._size_points()
        vertical = position in ('left', 'right')
        box = self.axes._box()
        length = box[2] - box[0] if vertical else box[3] - box[1]
        thick = length * float(size[:-1]) / 100 if isinstance(size, str) else size * 72
        gap = 0.05 * 72 if pad is None else pad * 72
        keep = length - thick - gap
        x0, y0, x1, y1 = box
        if position == 'right':
            own, new = (x0, y0, x0 + keep, y1), (x1 - thick, y0, x1, y1)
        elif position == 'left':
            own, new = (x1 - keep, y0, x1, y1), (x0, y0, x0 + thick, y1)
        elif position == 'top':
            own, new = (x0, y0, x1, y0 + keep), (x0, y1 - thick, x1, y1)
        else:
            own, new = (x0, y1 - keep, x1, y1), (x0, y0, x1, y0 + thick)
        scale = (width, height, width, height)
        self.axes._position = tuple(value / full for value, full in zip(own, scale))
        self.axes._squeezed = True
        made = Axes(figure, tuple(value / full for value, full in zip(new, scale)))
        current = figure._current
        figure._put(made)
        figure._current = current
        return made


def make_axes_locatable(axes):
    return _Divider(axes)
