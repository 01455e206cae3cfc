"""A second scale of a plot, bound to the first by a function."""

import numpy as np

from matplotlib import axes_base, ticker


class SecondaryAxis(axes_base.AxesBase):
    """`functions`: from the plot's values to this scale's and back; `location` a side or a share of the plot."""

    def __init__(self, parent, name, location, functions, **kwargs):
        self._parent, self._name = parent, name
        if functions is None:
            functions = (lambda value: value, lambda value: value)
        elif not isinstance(functions, (tuple, list)):
            raise ValueError('functions argument of secondary Axes must be a two-tuple of callable functions with the first '
                             'function being the transform and the second being the inverse')
        self._functions = functions
        axes_base.AxesBase.__init__(self, parent.figure, (0.0, 0.0, 1.0, 1.0), **kwargs)
        self._inside = (parent, (0.0, 0.0, 1.0, 1.0), None)
        self.zorder = 0.5
        self._place_of(location)

    def _place_of(self, location):
        sides = ('bottom', 'top') if self._name == 'x' else ('left', 'right')
        if isinstance(location, str):
            if location not in sides:
                raise ValueError(f"location must be {sides[0]!r}, {sides[1]!r}, or a float, not {location!r}")
            self._side, self._share_of = location, None
        else:
            self._side, self._share_of = (sides[1] if location > 0.5 else sides[0]), float(location)
        axis = self._axis(self._name)
        getattr(axis, 'tick_' + self._side)()
        axis.set_label_position(self._side)

    def _limits_of(self, name):
        if name != self._name or not hasattr(self, '_functions'):
            return axes_base.AxesBase._limits_of(self, name)
        limits = self._functions[0](np.array(self._parent._limits_of(name)))
        return tuple(float(value) for value in limits)

    def _map(self, name, values):
        if name != self._name:
            return axes_base.AxesBase._map(self, name, values)
        back = self._functions[1](np.array(values, dtype=float))
        return self._parent._map(name, np.asarray(back, dtype=float).ravel().tolist() if len(values) else [])

    def _edge(self, side):
        if self._share_of is None or side != self._side:
            return axes_base.AxesBase._edge(self, side)
        box = self._parent._box()
        low, high = (box[1], box[3]) if self._name == 'x' else (box[0], box[2])
        return low + self._share_of * (high - low), (1.0 if side in ('top', 'right') else -1.0)

    def draw(self, renderer):
        axis = self._axis(self._name)
        if isinstance(axis.get_major_locator(), ticker.AutoLocator) and self._parent._axis(self._name).get_scale() == 'log':
            axis._set_scale('log')
        reach = {'left': 0.0, 'right': 0.0, 'bottom': 0.0, 'top': 0.0}
        reach.update(axis.draw_ticks(renderer))
        if self._share_of is not None:
            box = self._parent._box()
            place, _ = self._edge(self._side)
            ends = [(box[0], place), (box[2], place)] if self._name == 'x' else [(place, box[1]), (place, box[3])]
            from matplotlib._renderer import stroke
            renderer.polyline(ends, stroke((0.0, 0.0, 0.0, 1.0), 0.8), snap=True)
        return reach
