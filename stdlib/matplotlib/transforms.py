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
