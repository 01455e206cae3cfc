"""Rectangles, lines, points and polygons painted into an image."""

import numpy as np

from PIL.Image import _color


class ImageDraw:
    def __init__(self, im, mode=None):
        im.load()
        self._image, self.im = im, im

    def _value(self, color):
        if color is None:
            return None
        return np.array(_color(color, self._image.mode)).astype(self._image._pixels.dtype)

    @staticmethod
    def _corners(xy):
        flat = []
        for item in xy:
            flat += list(item) if hasattr(item, '__len__') else [item]
        return [(flat[i], flat[i + 1]) for i in range(0, len(flat), 2)]

    def _span(self, x0, x1, y, value):
        pixels = self._image._pixels
        if 0 <= y < pixels.shape[0] and x1 >= 0 and x0 < pixels.shape[1]:
            pixels[y, max(x0, 0):min(x1, pixels.shape[1] - 1) + 1] = value

    def rectangle(self, xy, fill=None, outline=None, width=1):
        (x0, y0), (x1, y1) = [(int(x), int(y)) for x, y in self._corners(xy)]
        if x1 < x0:
            raise ValueError('x1 must be greater than or equal to x0')
        if y1 < y0:
            raise ValueError('y1 must be greater than or equal to y0')
        if fill is not None:
            for y in range(max(y0, 0), y1 + 1):
                self._span(x0, x1, y, self._value(fill))
        edge = self._value(outline if outline is not None or fill is not None else 255 if self._image.mode in ('L', '1') else 'white')
        if outline is None and fill is not None:
            return
        for i in range(width):
            self._span(x0, x1, y0 + i, edge)
            self._span(x0, x1, y1 - i, edge)
            for y in range(max(y0, 0), y1 + 1):
                self._span(x0 + i, x0 + i, y, edge)
                self._span(x1 - i, x1 - i, y, edge)

    def point(self, xy, fill=None):
        for x, y in self._corners(xy):
            self._span(int(x), int(x), int(y), self._value('white' if fill is None else fill))

    def line(self, xy, fill=None, width=0, joint=None):
        if width > 1:
            raise NotImplementedError("wide lines are not in Cellbook's PIL; use cv2.line")
        value = self._value('white' if fill is None else fill)
        points = [(int(x), int(y)) for x, y in self._corners(xy)]
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            self._thin(x0, y0, x1, y1, value)

    def _thin(self, x0, y0, x1, y1, value):
        """Bresenham's line."""
        dx, dy = abs(x1 - x0), abs(y1 - y0)
        step_x, step_y = (1 if x1 > x0 else -1), (1 if y1 > y0 else -1)
        steep = dy > dx
        long, short = (dy, dx) if steep else (dx, dy)
        error = 2 * short - long
        for _ in range(long + 1):
            self._span(x0, x0, y0, value)
            if error >= 0 and short:
                if steep:
                    x0 += step_x
                else:
                    y0 += step_y
                error -= 2 * long
            error += 2 * short
            if steep:
                y0 += step_y
            else:
                x0 += step_x

    def _inks(self, fill, outline):
        """(fill, outline): without either the outline is white."""
        if fill is None and outline is None:
            outline = 255 if self._image.mode in ('L', '1') else 'white'
        return self._value(fill), self._value(outline)

    @staticmethod
    def _box(xy):
        (x0, y0), (x1, y1) = [(int(x), int(y)) for x, y in ImageDraw._corners(xy)]
        if x1 < x0:
            raise ValueError('x1 must be greater than or equal to x0')
        if y1 < y0:
            raise ValueError('y1 must be greater than or equal to y0')
        return x0, y0, x1, y1

    def ellipse(self, xy, fill=None, outline=None, width=1):
        x0, y0, x1, y1 = self._box(xy)
        inside, edge = self._inks(fill, outline)
        if inside is not None:
            self._rings(x0, y0, x1 - x0, y1 - y0, x1 - x0 + y1 - y0, inside)
        if edge is not None and width != 0 and outline != fill:
            self._rings(x0, y0, x1 - x0, y1 - y0, width, edge)

    def circle(self, xy, radius, fill=None, outline=None, width=1):
        self.ellipse((xy[0] - radius, xy[1] - radius, xy[0] + radius, xy[1] + radius), fill, outline, width)

    def _rings(self, x0, y0, a, b, width, value):
        """The spans between an ellipse and one that is `width` smaller on each side."""
        if width < 1:
            return
        left = start = a % 2
        inner = _walk(a - 2 * (width - 1), b - 2 * (width - 1))
        pending = next(inner, None)
        for y, right in _quarter(a, b):
            low = start
            while pending is not None and pending[1] <= y:
                low = pending[0]
                pending = next(inner, None)
            start = left if pending is None else pending[0]
            for sign in ((1, -1) if y > 0 else (1,)):
                row = y0 + (sign * y + b) // 2
                if low > 0 or low < right:
                    self._span(x0 + ((low or 2) + a) // 2, x0 + (right + a) // 2, row, value)
                self._span(x0 + (a - right) // 2, x0 + (a - low) // 2, row, value)

    def polygon(self, xy, fill=None, outline=None, width=1):
        raise NotImplementedError("polygons are not in Cellbook's PIL; use cv2.fillPoly")

    def regular_polygon(self, bounding_circle, n_sides, rotation=0, fill=None, outline=None, width=1):
        raise NotImplementedError("polygons are not in Cellbook's PIL; use cv2.fillPoly")

    def arc(self, xy, start, end, fill=None, width=1):
        raise NotImplementedError("arcs are not in Cellbook's PIL; use cv2.ellipse")

    chord = pieslice = arc

    def rounded_rectangle(self, xy, radius=0, fill=None, outline=None, width=1, *, corners=None):
        raise NotImplementedError("rounded rectangles are not in Cellbook's PIL")

    def text(self, xy, text, fill=None, font=None, **kwargs):
        raise NotImplementedError("text is not in Cellbook's PIL (not in Cellbook); use matplotlib")

    multiline_text = textbbox = textlength = text


def Draw(im, mode=None):
    return ImageDraw(im, mode)


def _quarter(a, b):
    """(y, x) of the widest point of each row of a quarter of an ellipse."""
    points = {}
    for x, y in _walk(a, b):
        points.setdefault(y, x)
    return list(points.items())


def _walk(a, b):
    """(x, y) along a quarter of an ellipse of width a and height b, in steps of two from the right to the bottom."""
    if a < 0 or b < 0:
        return
    x, y = a, b % 2

    def distance(u, v):
        return abs(a * a * v * v + b * b * u * u - a * a * b * b)
    while True:
        yield x, y
        if (x, y) == (a % 2, b):
            return
        best, nearest = (x, y + 2), distance(x, y + 2)
        if x > 1:
            for candidate in ((x - 2, y + 2), (x - 2, y)):
                if nearest > distance(*candidate):
                    best, nearest = candidate, distance(*candidate)
        x, y = best
