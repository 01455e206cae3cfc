"""Shapes and text painted into an image."""

import math

import numpy as np

from PIL import _shapes
from PIL.Image import _color, _make, new


class ImageDraw:
    """Coordinates are a flat list or a list of pairs. Mode "RGBA" on an RGB image mixes colours with what is there."""

    font = None

    def __init__(self, im, mode=None):
        im.load()
        self._blends = False
        if mode is not None and mode != im.mode:
            if mode != 'RGBA' or im.mode != 'RGB':
                raise ValueError('mode mismatch')
            self._blends = True
        self._image, self.im, self.mode = im, im, mode or im.mode
        self.fontmode = '1' if self.mode in ('1', 'P', 'I', 'F') else 'L'
        self.fill = False

    # Colours and runs

    def _ink(self, color):
        """A colour as the samples hold it, None for none."""
        if color is None:
            return None
        value = _color(color, self.mode)
        if isinstance(value, (list, tuple)) and len(value) == 1:
            value = value[0]
        bands = len(self._image.getbands()) + self._blends
        if self.mode == 'P' and isinstance(value, tuple):
            palette = self._image.palette
            value = palette.getcolor(value, self._image)
        if bands > 1:
            if isinstance(value, int):
                value = tuple((value >> (8 * band)) & 255 for band in range(bands))
            elif len(value) == bands - 1 and self.mode in ('RGBA', 'LA'):
                value = tuple(value) + (255,)
            elif len(value) == bands + 1:
                value = tuple(value)[:bands]
        if self.mode == '1':
            value = 255 if value else 0
        return value

    def _inks(self, outline, fill):
        """(outline, fill); white outlines when neither is given."""
        if outline is None and fill is None:
            white = {'1': 255, 'I': 1, 'F': 1}.get(self.mode, (255,) * (len(self._image.getbands()) + self._blends))
            return (white[0] if isinstance(white, tuple) and len(white) == 1 else white), None
        return self._ink(outline), self._ink(fill)

    def _paint(self, runs, ink, mask=None):
        """Paints runs (x0, x1, y); a mixing colour covers no pixel of a shape twice."""
        pixels = self._image._pixels
        height, width = pixels.shape[:2]
        if self._blends or mask is not None:
            covered = np.zeros((height, width), dtype=bool)
            for x0, x1, y in runs:
                if 0 <= y < height and x1 >= 0:
                    covered[y, max(x0, 0):x1 + 1] = True
            self._cover(covered if mask is None else covered & mask, ink)
            return
        value = np.array(ink).astype(pixels.dtype)
        for x0, x1, y in runs:
            if 0 <= y < height and x1 >= 0 and x0 < width and x0 <= x1:
                pixels[y, max(x0, 0):x1 + 1] = value

    def _cover(self, covered, ink):
        pixels = self._image._pixels
        if self._blends:
            mixed = pixels[covered].astype(np.int64) * (255 - ink[3]) + np.array(ink[:3]) * ink[3] + 128
            pixels[covered] = ((mixed + (mixed >> 8)) >> 8).astype(pixels.dtype)
        else:
            pixels[covered] = np.array(ink).astype(pixels.dtype)

    @staticmethod
    def _points(xy):
        """Pairs of numbers from a flat or a paired list."""
        if hasattr(xy, 'tolist'):
            xy = xy.tolist()
        flat = []
        for item in xy:
            flat += list(item) if hasattr(item, '__len__') else [item]
        if len(flat) % 2:
            raise ValueError('wrong number of coordinates')
        return [(flat[i], flat[i + 1]) for i in range(0, len(flat), 2)]

    def _whole(self, xy):
        return [(int(x), int(y)) for x, y in self._points(xy)]

    def _box(self, xy):
        points = self._whole(xy)
        if len(points) != 2:
            raise TypeError('coordinate list must contain exactly 2 coordinates')
        (x0, y0), (x1, y1) = points
        if x1 < x0:
            raise ValueError('x1 must be greater than or equal to x0')
        if y1 < y0:
            raise ValueError('y1 must be greater than or equal to y0')
        return x0, y0, x1, y1

    # Shapes

    def point(self, xy, fill=None):
        ink, _ = self._inks(fill, None)
        self._paint(((x, x, y) for x, y in self._whole(xy)), ink)

    def line(self, xy, fill=None, width=1, joint=None):
        ink, _ = self._inks(fill, None)
        points, height = self._whole(xy), self._image.height
        if len(points) < 2:
            raise TypeError('coordinate list must contain at least 2 coordinates')
        if width == 0:
            return
        if width == 1:
            for (x0, y0), (x1, y1) in zip(points, points[1:]):
                self._paint(_shapes.thin_line(x0, y0, x1, y1), ink)
            return
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            self._paint(_shapes.wide_line(x0, y0, x1, y1, width, height), ink)
        if joint == 'curve' and width > 4:
            exact = self._points(xy)
            for before, at, after in zip(exact, exact[1:], exact[2:]):
                self._round_joint(before, at, after, fill, width)

    def _round_joint(self, before, at, after, fill, width):
        """A slice of a circle where two wide lines meet, and a line over the gap that may be left."""
        first, second = [math.degrees(math.atan2(end[0] - start[0], start[1] - end[1])) % 360
                         for start, end in ((before, at), (at, after))]
        if first == second:
            return
        flipped = second > first and second - 180 > first or second < first and second + 180 > first
        reach = width / 2 - 1
        box = [(at[0] - reach, at[1] - reach), (at[0] + reach, at[1] + reach)]
        start, end = (second, first) if flipped else (first - 180, second - 180)
        self.pieslice(box, start, end, fill)
        if width > 8:
            def beside(angle):
                turn = math.radians(angle - 90)
                steps = (reach * math.cos(turn), reach * math.sin(turn))
                return tuple(place + (math.floor(step) if step > 0 else math.ceil(step)) for place, step in zip(at, steps))
            turn = 90 if flipped else -90
            self.line([beside(first + turn), at, beside(second + turn)], fill, width=3)

    def rectangle(self, xy, fill=None, outline=None, width=1):
        ink, fill_ink = self._inks(outline, fill)
        x0, y0, x1, y1 = self._box(xy)
        if fill_ink is not None:
            self._block(x0, y0, x1, y1, fill_ink)
        if ink is not None and ink != fill_ink and width != 0:
            for i in range(width):
                self._block(x0, y0 + i, x1, y0 + i, ink)
                self._block(x0, y1 - i, x1, y1 - i, ink)
                self._paint(_shapes.thin_line(x1 - i, y0 + width, x1 - i, y1 - width + 1), ink)
                self._paint(_shapes.thin_line(x0 + i, y0 + width, x0 + i, y1 - width + 1), ink)

    def _block(self, x0, y0, x1, y1, ink):
        pixels = self._image._pixels
        x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, pixels.shape[1] - 1), min(y1, pixels.shape[0] - 1)
        if x0 > x1 or y0 > y1:
            return
        if self._blends:
            covered = np.zeros(pixels.shape[:2], dtype=bool)
            covered[y0:y1 + 1, x0:x1 + 1] = True
            self._cover(covered, ink)
        else:
            pixels[y0:y1 + 1, x0:x1 + 1] = np.array(ink).astype(pixels.dtype)

    def polygon(self, xy, fill=None, outline=None, width=1):
        ink, fill_ink = self._inks(outline, fill)
        points, height = self._whole(xy), self._image.height
        if len(points) < 2:
            raise TypeError('coordinate list must contain at least 2 coordinates')
        if fill_ink is not None:
            self._paint(_shapes.filled(_shapes.edges_of(points), height), fill_ink)
        if ink is None or ink == fill_ink or width == 0:
            return
        closed = list(zip(points, points[1:] + points[:1]))
        if width == 1:
            for (x0, y0), (x1, y1) in closed:
                self._paint(_shapes.thin_line(x0, y0, x1, y1), ink)
            return
        # The edge is twice as wide and kept to the inside.
        inside = new('1', self._image.size)
        Draw(inside).polygon(points, fill=1)
        for (x0, y0), (x1, y1) in closed:
            self._paint(_shapes.wide_line(x0, y0, x1, y1, width * 2 - 1, height), ink, inside._pixels != 0)

    def regular_polygon(self, bounding_circle, n_sides, rotation=0, fill=None, outline=None, width=1):
        """`bounding_circle`: (x, y, r) or ((x, y), r)."""
        if not isinstance(n_sides, int):
            raise TypeError('n_sides should be an int')
        if n_sides < 3:
            raise ValueError('n_sides should be an int > 2')
        if len(bounding_circle) == 3:
            x, y, radius = bounding_circle
        else:
            (x, y), radius = bounding_circle
        if radius <= 0:
            raise ValueError('bounding_circle radius should be > 0')
        step = 360 / n_sides
        angle, corners = (270 - 0.5 * step) + rotation, []
        for _ in range(n_sides):
            turn = math.radians(360 - angle)
            corners.append((round(radius * math.cos(turn) + x, 2), round(radius * math.sin(turn) + y, 2)))
            angle += step
            if angle > 360:
                angle -= 360
        self.polygon(corners, fill, outline, width)

    def _oval(self, box, ink, fills, width, tree=None):
        """An ellipse or the part of it inside a region."""
        x0, y0, x1, y1 = box
        self._paint(_shapes.ellipse(x0, y0, x1, y1, fills, width, None if tree is None else _shapes.cutter(tree)), ink)

    def ellipse(self, xy, fill=None, outline=None, width=1):
        ink, fill_ink = self._inks(outline, fill)
        box = self._box(xy)
        if fill_ink is not None:
            self._oval(box, fill_ink, True, 1)
        if ink is not None and ink != fill_ink and width != 0:
            self._oval(box, ink, False, width)

    def circle(self, xy, radius, fill=None, outline=None, width=1):
        self.ellipse((xy[0] - radius, xy[1] - radius, xy[0] + radius, xy[1] + radius), fill, outline, width)

    def arc(self, xy, start, end, fill=None, width=1):
        """Part of an ellipse's line; angles in degrees, clockwise from three o'clock."""
        ink, _ = self._inks(fill, None)
        box = self._box(xy)
        if width != 0:
            self._arc(box, start, end, ink, width)

    def _arc(self, box, start, end, ink, width):
        first, last = _shapes.normalized(start, end)
        if first + 360 == last:
            self._oval(box, ink, False, width)
        elif first != last:
            self._oval(box, ink, False, width, _shapes.arc(box[2] - box[0], box[3] - box[1], first, last))

    def chord(self, xy, start, end, fill=None, outline=None, width=1):
        """A part of an ellipse cut off by a straight line."""
        ink, fill_ink = self._inks(outline, fill)
        box = self._box(xy)
        first, last = _shapes.normalized(start, end)
        if first + 360 == last:
            self.ellipse(xy, fill, outline, width)
            return
        if first == last:
            return
        a, b = box[2] - box[0], box[3] - box[1]
        region = _shapes.chord(a, b, first, last)
        if fill_ink is not None:
            self._oval(box, fill_ink, False, a + b + 1, region)
        if ink is not None and ink != fill_ink and width != 0:
            self._oval(box, ink, False, a + b + 1, _shapes.chord_line(a, b, first, last, width))
            self._oval(box, ink, False, width, region)

    def pieslice(self, xy, start, end, fill=None, outline=None, width=1):
        ink, fill_ink = self._inks(outline, fill)
        box = self._box(xy)
        if fill_ink is not None:
            self._pie(box, start, end, fill_ink)
        first, last = _shapes.normalized(start, end)
        if ink is None or ink == fill_ink or width == 0 or first == last:
            return
        if first + 360 == last:
            self._oval(box, ink, False, width)
            return
        a, b = box[2] - box[0], box[3] - box[1]
        for angle in (first, last):
            self._oval(box, ink, False, a + b + 1, _shapes.pie_side(a, b, angle, width))
        left, top = [math.floor((box[i] + box[i + 2] - width) / 2.0 + 0.5) for i in (0, 1)]
        self._oval((left, top, left + width - 1, top + width - 1), ink, True, 0)
        self._oval(box, ink, False, width, _shapes.pie(a, b, first, last))

    def _pie(self, box, start, end, ink):
        first, last = _shapes.normalized(start, end)
        a, b = box[2] - box[0], box[3] - box[1]
        if first + 360 == last:
            self._oval(box, ink, True, 1)
        elif first != last:
            self._oval(box, ink, False, a + b, _shapes.pie(a, b, first, last))

    def rounded_rectangle(self, xy, radius=0, fill=None, outline=None, width=1, *, corners=None):
        """`corners`: which of the upper left, upper right, lower right and lower left are round."""
        (x0, y0), (x1, y1) = self._points(xy)
        if x1 < x0:
            raise ValueError('x1 must be greater than or equal to x0')
        if y1 < y0:
            raise ValueError('y1 must be greater than or equal to y0')
        corners = (True,) * 4 if corners is None else corners
        across = min(x1 - x0, y1 - y0, radius * 2)
        x0, y0, x1, y1 = round(x0), round(y0), round(x1), round(y1)
        full_x = all(corners) and across >= x1 - x0 - 1
        across = x1 - x0 if full_x else across
        full_y = all(corners) and across >= y1 - y0 - 1
        across = y1 - y0 if full_y else across
        if full_x and full_y:
            self.ellipse(xy, fill, outline, width)
            return
        if across == 0 or not any(corners):
            self.rectangle(xy, fill, outline, width)
            return
        r = int(across // 2)
        ink, fill_ink = self._inks(outline, fill)
        if full_x:
            parts = [((x0, y0, x0 + across, y0 + across), 180, 360), ((x0, y1 - across, x0 + across, y1), 0, 180)]
        elif full_y:
            parts = [((x0, y0, x0 + across, y0 + across), 90, 270), ((x1 - across, y0, x1, y0 + across), 270, 90)]
        else:
            parts = [((x0, y0, x0 + across, y0 + across), 180, 270), ((x1 - across, y0, x1, y0 + across), 270, 360),
                     ((x1 - across, y1 - across, x1, y1), 0, 90), ((x0, y1 - across, x0 + across, y1), 90, 180)]
            parts = [part for part, is_round in zip(parts, corners) if is_round]
        parts = [(tuple(int(value) for value in box), start, end) for box, start, end in parts]
        # How far the straight edges stay away from each corner.
        nw, ne, se, sw = [r + 1 if is_round else 0 for is_round in corners]
        if fill_ink is not None:
            for box, start, end in parts:
                self._pie(box, start, end, fill_ink)
            if full_x:
                self._block(x0, y0 + r + 1, x1, y1 - r - 1, fill_ink)
            elif x1 - r - 1 >= x0 + r + 1:
                self._block(x0 + r + 1, y0, x1 - r - 1, y1, fill_ink)
            if not full_x and not full_y:
                self._block(x0, y0 + nw, x0 + r, y1 - sw, fill_ink)
                self._block(x1 - r, y0 + ne, x1, y1 - se, fill_ink)
        if ink is not None and ink != fill_ink and width != 0:
            for box, start, end in parts:
                self._arc(box, start, end, ink, width)
            if not full_x:
                self._block(x0 + nw, y0, x1 - ne, y0 + width - 1, ink)
                self._block(x0 + sw, y1 - width + 1, x1 - se, y1, ink)
            if not full_y:
                self._block(x0, y0 + nw, x0 + width - 1, y1 - sw, ink)
                self._block(x1 - width + 1, y0 + ne, x1, y1 - se, ink)

    def bitmap(self, xy, bitmap, fill=None):
        """A colour through a mask."""
        ink, _ = self._inks(fill, None)
        if isinstance(ink, tuple) and self._blends:
            ink = ink[:3]
        x, y = int(xy[0]), int(xy[1])
        self._image.paste(ink, (x, y, x + bitmap.width, y + bitmap.height), bitmap)

    # Text

    def getfont(self):
        if self.font is None:
            from PIL.ImageFont import load_default
            self.font = load_default()
        return self.font

    def _lines(self, xy, text, font, anchor, spacing, align):
        """(x, y, line) of each line, its upper left corner at (x, y)."""
        lines = text.split('\n')
        if len(lines) > 1 and anchor is not None and anchor[1] in 'tb':
            raise ValueError('anchor not supported for multiline text')
        widths = [font.getlength(line) for line in lines]
        step = font.getbbox('A')[3] + spacing
        widest = max(widths)
        dx, dy = font._shift(anchor or 'la', widest)
        if anchor is not None and anchor[1] == 'm':
            dy -= (len(lines) - 1) * step / 2
        elif anchor is not None and anchor[1] == 'd':
            dy -= (len(lines) - 1) * step
        if align not in ('left', 'center', 'right', 'justify'):
            raise ValueError('align must be "left", "center", "right" or "justify"')
        placed = []
        for number, (line, width) in enumerate(zip(lines, widths)):
            shift = {'left': 0, 'justify': 0, 'center': (widest - width) / 2, 'right': widest - width}[align]
            placed.append((xy[0] + dx + shift, xy[1] + dy + number * step, line))
        return placed

    def text(self, xy, text, fill=None, font=None, anchor=None, spacing=4, align='left', direction=None, features=None, language=None,
             stroke_width=0, stroke_fill=None, embedded_color=False, *args, **kwargs):
        """Lines of text, the first one's upper left corner at `xy` unless the anchor says otherwise."""
        if stroke_width:
            raise NotImplementedError("outlined letters are not in Cellbook's PIL")
        font = self._font(font, kwargs)
        ink, _ = self._inks(fill, None)
        for x, y, line in self._lines(xy, str(text), font, anchor, spacing, align):
            if not line:
                continue
            covered, (left, top) = font.coverage(line)
            if self.fontmode == '1':
                covered = np.where(covered >= 128, 255, 0).astype(np.uint8)
            if isinstance(ink, tuple) and self._blends:
                covered = (covered.astype(np.int64) * ink[3] // 255).astype(np.uint8)
            place = (int(x) + left, int(y) + font.getmetrics()[0] + top)
            box = place + (place[0] + covered.shape[1], place[1] + covered.shape[0])
            self._image.paste(ink[:3] if isinstance(ink, tuple) and self._blends else ink, box, _make(covered, 'L'))

    multiline_text = text

    def _font(self, font, options):
        if font is not None:
            return font
        if options.get('font_size') is not None:
            from PIL.ImageFont import load_default
            return load_default(options['font_size'])
        return self.getfont()

    def textlength(self, text, font=None, direction=None, features=None, language=None, embedded_color=False, *, font_size=None):
        if '\n' in text:
            raise ValueError("can't measure length of multiline text")
        return self._font(font, {'font_size': font_size}).getlength(text)

    def textbbox(self, xy, text, font=None, anchor=None, spacing=4, align='left', *args, font_size=None, **kwargs):
        """(left, upper, right, lower) of what `text` would cover."""
        font = self._font(font, {'font_size': font_size})
        boxes = []
        for x, y, line in self._lines(xy, text, font, anchor, spacing, align):
            left, top, right, bottom = font.getbbox(line)
            boxes.append((x + left, y + top, x + right, y + bottom))
        return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))

    multiline_textbbox = textbbox


def Draw(im, mode=None):
    return ImageDraw(im, mode)


def floodfill(image, xy, value, border=None, thresh=0):
    """Fills the area of one colour around a place, or up to a border colour."""
    pixels = image.load()
    value = _color(value, image.mode) if isinstance(value, str) else value
    x, y = xy
    try:
        background = pixels[x, y]
        if _difference(value, background) <= thresh:
            return
        pixels[x, y] = value
    except (ValueError, IndexError):
        return
    edge, done = {(x, y)}, set()
    while edge:
        following = set()
        for x, y in edge:
            for s, t in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if (s, t) in done or s < 0 or t < 0 or s >= image.width or t >= image.height:
                    continue
                here = pixels[s, t]
                done.add((s, t))
                inside = here not in (value, border) if border is not None else _difference(here, background) <= thresh
                if inside:
                    pixels[s, t] = value
                    following.add((s, t))
        done, edge = edge | following, following


def _difference(first, second):
    """The sum of the differences of the bands."""
    if isinstance(first, tuple) and isinstance(second, tuple):
        return sum(abs(a - b) for a, b in zip(first, second))
    return abs(first - second)
