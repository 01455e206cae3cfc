"""Letters from DejaVu Sans, as the plots draw them: shapes and lengths come close to Pillow's, they are not equal.

Pillow's own default font is not here; DejaVu Sans stands for it."""

import math
import os

import numpy as np

_STYLES = {'DejaVuSans': '', 'DejaVuSans-Bold': 'bold', 'DejaVuSans-Oblique': 'italic', 'DejaVuSans-BoldOblique': 'bold italic',
           'DejaVuSansMono': 'mono', 'DejaVuSansMono-Bold': 'bold mono', 'DejaVuSansMono-Oblique': 'mono italic',
           'DejaVuSansMono-BoldOblique': 'bold mono italic'}
# Heights above and below the base line in shares of the size, from the font's own header.
_ASCENT, _DESCENT = 0.928223, 0.235840


class Layout:
    BASIC, RAQM = 0, 1


class FreeTypeFont:
    """A size in pixels of one of DejaVu's faces."""

    def __init__(self, name, size, style):
        self.path, self.size, self._style = name, size, style

    def getname(self):
        return 'DejaVu Sans Mono' if 'mono' in self._style else 'DejaVu Sans', (self._style.replace('mono', '').strip() or 'Book').title()

    def getmetrics(self):
        """(ascent, descent) in pixels."""
        return math.ceil(_ASCENT * self.size), math.ceil(_DESCENT * self.size)

    def _measure(self, text):
        import _plot
        return _plot.text_size(text, float(self.size), self._style)

    def getlength(self, text, mode='', direction=None, features=None, language=None):
        return round(self._measure(text)[0] * 64) / 64 if text else 0.0

    def getbbox(self, text, mode='', direction=None, features=None, language=None, stroke_width=0, anchor=None):
        """(left, upper, right, lower) of a line drawn at (0, 0)."""
        if not text:
            return (0, 0, 0, 0)
        advance, left, width, ascent, descent = self._measure(text)
        dx, dy = self._shift(anchor or 'la', advance)
        top = self.getmetrics()[0]
        return (min(0, math.floor(left)) + dx, top - round(ascent) + dy, max(round(advance), round(left + width)) + dx,
                top + round(descent) + dy)

    def _shift(self, anchor, advance):
        """What an anchor such as "mm" adds to the place of the upper left corner."""
        if len(anchor) != 2 or anchor[0] not in 'lmr' or anchor[1] not in 'amsbdt':
            raise ValueError('bad anchor specified')
        up, down = self.getmetrics()
        across = {'l': 0, 'm': -advance / 2, 'r': -advance}[anchor[0]]
        along = {'a': 0, 't': 0, 'm': -(up + down) / 2, 's': -up, 'b': -(up + down), 'd': -(up + down)}[anchor[1]]
        return round(across), round(along)

    def coverage(self, text):
        """(an array of how much of each pixel is covered, 0 to 255; its offset from the pen's start on the base line)."""
        import _plot
        advance, left, width, ascent, descent = self._measure(text)
        x0, y0 = math.floor(left) - 1, -math.ceil(ascent) - 1
        columns, rows = math.ceil(left + width) + 1 - x0, math.ceil(descent) + 1 - y0
        scene = [('text', 0.0, 0.0, text, float(self.size), self._style, (0.0, 0.0, 0.0, 1.0), 0.0, None)]
        data = _plot.render(scene, float(x0), float(y0), float(columns), float(rows), 72.0, 'rgba')
        return np.frombuffer(data, dtype=np.uint8).reshape(rows, columns, 4)[:, :, 3].copy(), (x0, y0)

    def font_variant(self, font=None, size=None, index=None, encoding=None, layout_engine=None):
        return FreeTypeFont(self.path, self.size if size is None else size, self._style) if font is None else truetype(font, size or self.size)


ImageFont = TransposedFont = FreeTypeFont


def truetype(font=None, size=10, index=0, encoding='', layout_engine=None):
    """One of DejaVu's faces by its file's name; other fonts are not there."""
    if size <= 0:
        raise ValueError(f'font size must be greater than 0, not {size}')
    name = os.path.splitext(os.path.basename(os.fspath(font)))[0]
    if name in _STYLES:
        return FreeTypeFont(font, size, _STYLES[name])
    if os.path.exists(font):
        raise NotImplementedError(f"the font {name!r} is not in Cellbook's PIL (not in Cellbook); DejaVuSans.ttf is")
    raise OSError('cannot open resource')


def load_default(size=None):
    return FreeTypeFont('DejaVuSans.ttf', 10 if size is None else size, '')


def load(filename):
    raise NotImplementedError("bitmap fonts are not in Cellbook's PIL (not in Cellbook)")


load_path = load
