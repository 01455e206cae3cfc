"""The limits of a plot: from data with margins, or as they are set."""

import math

import numpy as np

from matplotlib._data import finite, finite_pairs
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import extreme_points


class Limits:
    """Part of every plot; plots that share a direction are in one group."""

    def _extend_limits(self, xs=(), ys=()):
        for name, values in (('x', xs), ('y', ys)):
            values = finite(values)
            if not values:
                continue
            low, high = min(values), max(values)
            if self._datalim[name] is not None:
                low, high = min(low, self._datalim[name][0]), max(high, self._datalim[name][1])
            self._datalim[name] = (low, high)
            positive = [value for value in values if value > 0]
            if positive:
                self._minpos[name] = min(self._minpos[name], min(positive))
            self._request_autoscale(name)

    update_datalim = lambda self, xys: self._extend_limits([x for x, _ in xys], [y for _, y in xys])

    def _stick(self, name, *values):
        self._sticky[name] += [float(value) for value in values]

    def _request_autoscale(self, names='xy'):
        for name in names:
            for axes in self._groups[name]:
                axes._stale[name] = True

    def _axis(self, name):
        return self.xaxis if name == 'x' else self.yaxis

    def _limits_of(self, name):
        if self._stale[name]:
            for axes in self._groups[name]:
                axes._stale[name] = False
            if self._axis(name)._auto:
                self._autoscale(name)
        return self._limits[name]

    def _autoscale(self, name):
        group = self._groups[name]
        limits = [axes._datalim[name] for axes in group if axes._datalim[name] is not None]
        axis = self._axis(name)
        if limits:
            low, high = min(each[0] for each in limits), max(each[1] for each in limits)
        else:
            low, high = -math.inf, math.inf
        minpos = min(axes._minpos[name] for axes in group)
        locator = axis.get_major_locator()
        if axis._scale.name in ('log', 'logit'):
            low, high = axis._scale.limits(low, high, minpos)
        low, high = locator.nonsingular(low, high)
        margin = self._margin[name]
        bound_low, bound_high = self._sticky_bounds(name, low, high, margin)
        forward, backward = axis._scale.forward, axis._scale.backward
        start, end = forward(low), forward(high)
        delta = (end - start) * margin
        if not math.isfinite(delta):
            delta = 0.0
        low, high = backward(start - delta), backward(end + delta)
        if bound_low is not None:
            low = max(low, bound_low)
        if bound_high is not None:
            high = min(high, bound_high)
        low, high = locator.nonsingular(low, high)
        inverted = self._limits[name][0] > self._limits[name][1]
        for axes in group:
            axes._limits[name] = (high, low) if inverted else (low, high)

    def _sticky_bounds(self, name, low, high, margin):
        """Values that a margin must not cross, below and above the data."""
        if not margin:
            return None, None
        edges = sorted(edge for axes in self._groups[name] for edge in axes._sticky[name])
        slack = 1e-5 * abs(high - low)
        below = [edge for edge in edges if edge <= low + slack]
        above = [edge for edge in edges if edge >= high - slack]
        return (below[-1] if below else None), (above[0] if above else None)

    def _set_limits(self, name, low, high, auto=False):
        axis = self._axis(name)
        old = self._limits_of(name)
        low = old[0] if low is None else axis.convert([low])[0]
        high = old[1] if high is None else axis.convert([high])[0]
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError("Axis limits cannot be NaN or Inf")
        if axis._scale.name == 'log' and (low <= 0 or high <= 0):
            import warnings
            warnings.warn(f"Attempt to set non-positive {name}lim on a log-scaled axis will be ignored.", UserWarning)
            low, high = (old[0] if low <= 0 else low), (old[1] if high <= 0 else high)
        if low == high:
            import warnings
            warnings.warn(f"Attempting to set identical low and high {name}lims makes transformation singular; "
                          "automatically expanding.", UserWarning)
        is_reversed = low > high
        if low == high:
            low, high = axis.get_major_locator().nonsingular(low, high)
        if is_reversed and low < high:
            low, high = high, low
        for axes in self._groups[name]:
            axes._limits[name] = (float(low), float(high))
            if auto is not None:
                axes._axis(name)._auto = bool(auto)
                axes._stale[name] = False
        return self._limits[name]

    def get_xlim(self):
        return tuple(np.float64(value) for value in self._limits_of('x'))

    def get_ylim(self):
        return tuple(np.float64(value) for value in self._limits_of('y'))

    get_xbound = lambda self: tuple(sorted(self.get_xlim()))
    get_ybound = lambda self: tuple(sorted(self.get_ylim()))

    def set_xlim(self, left=None, right=None, *, emit=True, auto=False, xmin=None, xmax=None):
        if right is None and isinstance(left, (tuple, list)) or hasattr(left, 'tolist') and getattr(left, 'ndim', 0) == 1:
            left, right = left
        self._set_limits('x', xmin if left is None else left, xmax if right is None else right, auto)
        return self.get_xlim()

    def set_ylim(self, bottom=None, top=None, *, emit=True, auto=False, ymin=None, ymax=None):
        if top is None and isinstance(bottom, (tuple, list)) or hasattr(bottom, 'tolist') and getattr(bottom, 'ndim', 0) == 1:
            bottom, top = bottom
        self._set_limits('y', ymin if bottom is None else bottom, ymax if top is None else top, auto)
        return self.get_ylim()

    set_xbound, set_ybound = set_xlim, set_ylim

    def margins(self, *margins, x=None, y=None, tight=True):
        if margins:
            x, y = margins if len(margins) == 2 else (margins[0], margins[0])
        if x is None and y is None:
            return self._margin['x'], self._margin['y']
        for name, value in (('x', x), ('y', y)):
            if value is not None:
                self._margin[name] = value
        self._request_autoscale()

    def set_xmargin(self, m):
        self.margins(x=m)

    def set_ymargin(self, m):
        self.margins(y=m)

    def autoscale(self, enable=True, axis='both', tight=None):
        for name in 'xy':
            if axis in (name, 'both') and enable is not None:
                self._axis(name)._auto = bool(enable)
                if tight:
                    self._margin[name] = 0.0
        self._request_autoscale()

    def autoscale_view(self, tight=None, scalex=True, scaley=True):
        self._request_autoscale()

    def set_autoscale_on(self, b):
        self.xaxis._auto = self.yaxis._auto = bool(b)

    def relim(self, visible_only=False):
        self._datalim = {'x': None, 'y': None}
        for child in self._children:
            if isinstance(child, Line2D) and child._transform is None:
                self._extend_limits(*finite_pairs(child._x, child._y))
            elif isinstance(child, Patch) and child._transform is None:
                points = extreme_points(*child.outline())
                self._extend_limits([x for x, _ in points], [y for _, y in points])

    def invert_xaxis(self):
        self.xaxis.set_inverted(not self.xaxis.get_inverted())

    def invert_yaxis(self):
        self.yaxis.set_inverted(not self.yaxis.get_inverted())

    def xaxis_inverted(self):
        return self.xaxis.get_inverted()

    def yaxis_inverted(self):
        return self.yaxis.get_inverted()

    def set_xscale(self, value, **kwargs):
        for axes in self._groups['x']:
            axes.xaxis._set_scale(value, **kwargs)

    def set_yscale(self, value, **kwargs):
        for axes in self._groups['y']:
            axes.yaxis._set_scale(value, **kwargs)

    def get_xscale(self):
        return self.xaxis.get_scale()

    def get_yscale(self):
        return self.yaxis.get_scale()
