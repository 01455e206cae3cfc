"""From coordinates to places on the page (points, y up) and to pixels."""

import numpy as np


class Bbox:
    """A rectangle given by two corners."""

    def __init__(self, points):
        (self.x0, self.y0), (self.x1, self.y1) = points

    @staticmethod
    def from_bounds(x0, y0, width, height):
        return Bbox([(x0, y0), (x0 + width, y0 + height)])

    @staticmethod
    def from_extents(x0, y0, x1, y1):
        return Bbox([(x0, y0), (x1, y1)])

    @property
    def width(self):
        return self.x1 - self.x0

    @property
    def height(self):
        return self.y1 - self.y0

    @property
    def bounds(self):
        return self.x0, self.y0, self.width, self.height

    @property
    def extents(self):
        return np.array([self.x0, self.y0, self.x1, self.y1])

    xmin = property(lambda self: min(self.x0, self.x1))
    xmax = property(lambda self: max(self.x0, self.x1))
    ymin = property(lambda self: min(self.y0, self.y1))
    ymax = property(lambda self: max(self.y0, self.y1))

    def get_points(self):
        return np.array([[self.x0, self.y0], [self.x1, self.y1]])

    def transformed(self, transform):
        rows = transform.transform([(self.x0, self.y0), (self.x1, self.y1)]).tolist()
        return Bbox(rows)

    size = property(lambda self: np.array([self.width, self.height]))
    min = property(lambda self: np.array([self.xmin, self.ymin]))
    max = property(lambda self: np.array([self.xmax, self.ymax]))
    p0 = property(lambda self: np.array([self.x0, self.y0]))
    p1 = property(lambda self: np.array([self.x1, self.y1]))
    intervalx = property(lambda self: np.array([self.x0, self.x1]))
    intervaly = property(lambda self: np.array([self.y0, self.y1]))

    @staticmethod
    def unit():
        return Bbox([(0, 0), (1, 1)])

    @staticmethod
    def null():
        return Bbox([(np.inf, np.inf), (-np.inf, -np.inf)])

    @staticmethod
    def union(bboxes):
        if not bboxes:
            raise ValueError("'bboxes' cannot be empty")
        return Bbox([(min(b.xmin for b in bboxes), min(b.ymin for b in bboxes)), (max(b.xmax for b in bboxes), max(b.ymax for b in bboxes))])

    @staticmethod
    def intersection(bbox1, bbox2):
        x0, x1 = max(bbox1.xmin, bbox2.xmin), min(bbox1.xmax, bbox2.xmax)
        y0, y1 = max(bbox1.ymin, bbox2.ymin), min(bbox1.ymax, bbox2.ymax)
        return Bbox([(x0, y0), (x1, y1)]) if x0 <= x1 and y0 <= y1 else None

    def contains(self, x, y):
        return self.xmin <= x <= self.xmax and self.ymin <= y <= self.ymax

    def overlaps(self, other):
        return self.xmin <= other.xmax and other.xmin <= self.xmax and self.ymin <= other.ymax and other.ymin <= self.ymax

    def expanded(self, sw, sh):
        dw, dh = (sw * self.width - self.width) / 2, (sh * self.height - self.height) / 2
        return Bbox([(self.x0 - dw, self.y0 - dh), (self.x1 + dw, self.y1 + dh)])

    def padded(self, w_pad, h_pad=None):
        h_pad = w_pad if h_pad is None else h_pad
        return Bbox([(self.x0 - w_pad, self.y0 - h_pad), (self.x1 + w_pad, self.y1 + h_pad)])

    def shrunk(self, mx, my):
        return Bbox([(self.x0, self.y0), (self.x0 + mx * self.width, self.y0 + my * self.height)])

    def translated(self, tx, ty):
        return Bbox([(self.x0 + tx, self.y0 + ty), (self.x1 + tx, self.y1 + ty)])

    def frozen(self):
        return Bbox([(self.x0, self.y0), (self.x1, self.y1)])

    def corners(self):
        return np.array([[self.x0, self.y0], [self.x0, self.y1], [self.x1, self.y0], [self.x1, self.y1]])

    def __eq__(self, other):
        return isinstance(other, Bbox) and tuple(self) == tuple(other)

    def __str__(self):
        return f'Bbox(x0={self.x0}, y0={self.y0}, x1={self.x1}, y1={self.y1})'

    def __iter__(self):
        return iter((self.x0, self.y0, self.x1, self.y1))

    def __repr__(self):
        return f'Bbox([[{float(self.x0)}, {float(self.y0)}], [{float(self.x1)}, {float(self.y1)}]])'


class Transform:
    """Maps each coordinate by a function of its own onto the page."""

    def __init__(self, figure, map_x, map_y, back_x=None, back_y=None):
        self.figure, self._map_x, self._map_y, self._back_x, self._back_y = figure, map_x, map_y, back_x, back_y

    def points(self, xs, ys):
        """Pairs of places in points."""
        return list(zip(self._map_x(xs), self._map_y(ys)))

    def transform(self, values):
        """Places in pixels, from one pair or from an array of shape (n, 2)."""
        array = np.asarray(values, dtype=float)
        rows = array.reshape(-1, 2).tolist()
        scale = self.figure.dpi / 72
        places = self.points([row[0] for row in rows], [row[1] for row in rows])
        result = np.array([(x * scale, y * scale) for x, y in places])
        return result[0] if array.ndim == 1 else result

    transform_point = transform

    def inverted(self):
        return InvertedTransform(self)

    def __sub__(self, other):
        return ComposedTransform(self, other.inverted())

    def __add__(self, other):
        return ComposedTransform(self, other)


class InvertedTransform:
    """From pixels back to coordinates."""

    def __init__(self, forward):
        self.forward = forward

    def transform(self, values):
        array = np.asarray(values, dtype=float)
        rows = array.reshape(-1, 2).tolist()
        scale = 72 / self.forward.figure.dpi
        result = np.array([(self.forward._back_x(x * scale), self.forward._back_y(y * scale)) for x, y in rows])
        return result[0] if array.ndim == 1 else result

    transform_point = transform

    def inverted(self):
        return self.forward


class ComposedTransform:
    def __init__(self, first, second):
        self.first, self.second = first, second

    def transform(self, values):
        return self.second.transform(self.first.transform(values))
