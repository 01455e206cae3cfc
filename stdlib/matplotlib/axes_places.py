"""Where a plot lies on the page, and where its values lie."""

import math

from matplotlib._data import float_list
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox, Transform


class Places:
    """Part of every plot: box, aspect and transforms, in points."""

    # Where an inset lies: (parent, bounds, transform).
    _inside = None

    def _full_box(self):
        if self._inside is not None:
            parent, (x, y, width, height), transform = self._inside
            (x0, y0), (x1, y1) = (parent.transAxes if transform is None else transform).points([x, x + width], [y, y + height])
            return x0, y0, x1, y1
        width, height = self.figure._size_points()
        x0, y0, x1, y1 = self._position
        return x0 * width, y0 * height, x1 * width, y1 * height

    def _box(self):
        """The plot area in points after the aspect has been applied, without a colour bar's pointed ends."""
        x0, y0, x1, y1 = self._aspect_box()
        low, high, is_vertical = self._ends
        total = 1 + low + high
        if is_vertical:
            height = (y1 - y0) / total
            return x0, y0 + low * height, x1, y0 + (1 + low) * height
        width = (x1 - x0) / total
        return x0 + low * width, y0, x0 + (1 + low) * width, y1

    # How far the ends of a colour bar reach beyond it on both sides, in shares of its length.
    _ends = (0.0, 0.0, True)

    def _aspect_box(self):
        x0, y0, x1, y1 = self._full_box()
        ratio = self._box_ratio()
        if ratio is None or x1 <= x0 or y1 <= y0:
            return x0, y0, x1, y1
        width, height = x1 - x0, y1 - y0
        if height / width > ratio:
            height = width * ratio
        else:
            width = height / ratio
        fx = {'W': 0.0, 'E': 1.0}.get(self._anchor[-1], 0.5)
        fy = {'S': 0.0, 'N': 1.0}.get(self._anchor[0], 0.5)
        left, low = x0 + fx * (x1 - x0 - width), y0 + fy * (y1 - y0 - height)
        return left, low, left + width, low + height

    def _box_ratio(self):
        """Height over width that the aspect asks for; None when the box fills its place."""
        if self._box_aspect is not None:
            return self._box_aspect
        if self._aspect == 'auto' or self._adjustable != 'box':
            return None
        spans = []
        for name in 'xy':
            low, high = self._limits_of(name)
            forward = self._axis(name)._scale.forward
            spans.append(abs(forward(high) - forward(low)))
        return self._aspect * spans[1] / spans[0] if spans[0] and spans[1] else None

    def _apply_datalim_aspect(self):
        """Widens the limits of one direction so that units are equal on both."""
        if self._aspect == 'auto' or self._adjustable != 'datalim':
            return
        box = self._full_box()
        (x0, x1), (y0, y1) = self._limits_of('x'), self._limits_of('y')
        wanted = (box[3] - box[1]) / (box[2] - box[0]) / self._aspect
        if wanted * abs(x1 - x0) > abs(y1 - y0):
            half, middle = wanted * (x1 - x0) / 2, (y0 + y1) / 2
            half = abs(half) if y1 >= y0 else -abs(half)
            self._limits['y'] = (middle - half, middle + half)
        else:
            half, middle = abs(y1 - y0) / wanted / 2, (x0 + x1) / 2
            half = half if x1 >= x0 else -half
            self._limits['x'] = (middle - half, middle + half)

    def _map(self, name, values):
        """Places on the page, in points, of values of one direction."""
        box = self._box()
        start, end = (box[0], box[2]) if name == 'x' else (box[1], box[3])
        low, high = self._limits_of(name)
        forward = self._axis(name)._scale.forward
        first, last = forward(low), forward(high)
        factor = (end - start) / (last - first)
        if self._axis(name)._scale.name == 'linear':
            return [start + (value - first) * factor for value in values]
        return [start + (forward(value) - first) * factor for value in values]

    def _unmap(self, name, place):
        box = self._box()
        start, end = (box[0], box[2]) if name == 'x' else (box[1], box[3])
        low, high = self._limits_of(name)
        scale = self._axis(name)._scale
        first, last = scale.forward(low), scale.forward(high)
        return scale.backward(first + (place - start) / (end - start) * (last - first))

    def _fraction(self, name, values):
        box = self._box()
        start, end = (box[0], box[2]) if name == 'x' else (box[1], box[3])
        return [start + value * (end - start) for value in values]

    def _unfraction(self, name, place):
        box = self._box()
        start, end = (box[0], box[2]) if name == 'x' else (box[1], box[3])
        return (place - start) / (end - start)

    def _transform_of(self, x_kind, y_kind):
        maps, backs = [], []
        for name, kind in (('x', x_kind), ('y', y_kind)):
            if kind == 'data':
                maps.append(lambda values, name=name: self._map(name, self._axis(name).convert(list(values))))
                backs.append(lambda place, name=name: self._unmap(name, place))
            else:
                maps.append(lambda values, name=name: self._fraction(name, values))
                backs.append(lambda place, name=name: self._unfraction(name, place))
        return Transform(self.figure, maps[0], maps[1], backs[0], backs[1])

    transData = property(lambda self: self._transform_of('data', 'data'))
    transAxes = property(lambda self: self._transform_of('axes', 'axes'))

    def get_xaxis_transform(self, which='grid'):
        return self._transform_of('data', 'axes')

    def get_yaxis_transform(self, which='grid'):
        return self._transform_of('axes', 'data')

    def _edge(self, side):
        """(where ticks of a side stand, +1 or -1 for the outward direction)."""
        return self.spines[side].place(), (1.0 if side in ('top', 'right') else -1.0)

    def get_position(self, original=False):
        if original:
            return Bbox([self._position[:2], self._position[2:]])
        width, height = self.figure._size_points()
        box = self._box()
        return Bbox([(box[0] / width, box[1] / height), (box[2] / width, box[3] / height)])

    def set_position(self, pos, which='both'):
        if isinstance(pos, Bbox):
            self._position = (pos.x0, pos.y0, pos.x1, pos.y1)
        else:
            left, bottom, width, height = pos
            self._position = (left, bottom, left + width, bottom + height)
        self._subplotspec = None

    @property
    def bbox(self):
        scale = self.figure.dpi / 72
        box = self._box()
        return Bbox([(box[0] * scale, box[1] * scale), (box[2] * scale, box[3] * scale)])

    def get_window_extent(self, renderer=None):
        return self.bbox

    def get_subplotspec(self):
        return self._subplotspec

    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
        if aspect == 'equal':
            aspect = 1.0
        if aspect != 'auto':
            aspect = float(aspect)
            if aspect <= 0 or not math.isfinite(aspect):
                raise ValueError("aspect must be finite and positive ")
        self._aspect = aspect
        if adjustable is not None:
            self._adjustable = adjustable
        if anchor is not None:
            self._anchor = anchor

    def get_aspect(self):
        return self._aspect

    def set_adjustable(self, adjustable, share=False):
        self._adjustable = adjustable

    def set_anchor(self, anchor, share=False):
        self._anchor = anchor

    def set_box_aspect(self, aspect=None):
        """Height over width of the plot's box, whatever its limits are."""
        self._box_aspect = None if aspect is None else float(aspect)

    def set_axis_off(self):
        self.axison = False

    def set_axis_on(self):
        self.axison = True

    def set_frame_on(self, b):
        self._frameon = b

    def get_frame_on(self):
        return self._frameon

    def set_axisbelow(self, b):
        self._axisbelow = b

    def set_facecolor(self, color):
        to_rgba(color)
        self._facecolor = color

    def get_facecolor(self):
        return to_rgba(self._facecolor)

    @property
    def patch(self):
        patch = Rectangle((0, 0), 1, 1, facecolor=self._facecolor)
        patch.set_facecolor = self.set_facecolor
        return patch

    def axis(self, arg=None, /, *, emit=True, **kwargs):
        if isinstance(arg, (str, bool)):
            self._axis_mode({True: 'on', False: 'off'}.get(arg, arg))
        elif arg is not None:
            left, right, bottom, top = float_list(arg)
            self.set_xlim(left, right)
            self.set_ylim(bottom, top)
        elif kwargs:
            unknown = [key for key in kwargs if key not in ('xmin', 'xmax', 'ymin', 'ymax')]
            if unknown:
                raise TypeError(f"axis() got an unexpected keyword argument {unknown[0]!r}")
            self._set_limits('x', kwargs.get('xmin'), kwargs.get('xmax'))
            self._set_limits('y', kwargs.get('ymin'), kwargs.get('ymax'))
        return self.get_xlim() + self.get_ylim()

    def _axis_mode(self, mode):
        mode = mode.lower()
        if mode in ('on', 'off'):
            self.axison = mode == 'on'
        elif mode in ('equal', 'tight', 'scaled', 'auto', 'image', 'square'):
            self.autoscale(True)
            self.set_aspect('auto', 'box')
            if mode == 'equal':
                self.set_aspect('equal', 'datalim')
            elif mode == 'scaled':
                self.set_aspect('equal', 'box', 'C')
                self.set_autoscale_on(False)
            elif mode == 'tight':
                self._limits_of('x'), self._limits_of('y')
                self.set_autoscale_on(False)
            elif mode == 'image':
                self._limits_of('x'), self._limits_of('y')
                self.set_autoscale_on(False)
                self.set_aspect('equal', 'box', 'C')
            elif mode == 'square':
                low, bottom = self._limits_of('x')[0], self._limits_of('y')[0]
                edge = max(abs(self._limits['x'][1] - low), abs(self._limits['y'][1] - bottom))
                self.set_xlim(low, low + edge)
                self.set_ylim(bottom, bottom + edge)
                self.set_aspect('equal', 'box')
        else:
            raise ValueError(f"Unrecognized string {mode!r} to axis; try 'on' or 'off'")
