"""Legends: samples with labels in a box that looks for a free corner."""

from matplotlib import _check
from matplotlib._renderer import stroke
from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, rounded_box
from matplotlib.rcparams import font_size, rcParams
from matplotlib.text import Text

_CODES = {'best': 0, 'upper right': 1, 'upper left': 2, 'lower left': 3, 'lower right': 4, 'right': 5, 'center left': 6,
          'center right': 7, 'lower center': 8, 'upper center': 9, 'center': 10}
_ANCHORS = {1: (1, 1), 2: (0, 1), 3: (0, 0), 4: (1, 0), 5: (1, 0.5), 6: (0, 0.5), 7: (1, 0.5), 8: (0.5, 0), 9: (0.5, 1),
            10: (0.5, 0.5)}


def handles_of(axes):
    """(handles, labels) of everything on an axes that has a label."""
    handles, labels = [], []
    children = [child for child in axes._children if isinstance(child, (Line2D, Patch, Collection))]
    for handle in children + axes.containers:
        label = handle.get_label()
        if label and not label.startswith('_'):
            handles.append(handle)
            labels.append(label)
    return handles, labels


class Legend(Artist):
    zorder = 5

    def __str__(self):
        return 'Legend'

    def __init__(self, axes, handles, labels, *, loc=None, bbox_to_anchor=None, ncols=1, ncol=None, title=None, fontsize=None,
                 frameon=None, framealpha=None, facecolor=None, edgecolor=None, fancybox=None, shadow=None, borderpad=None,
                 labelspacing=None, handlelength=None, handleheight=None, handletextpad=None, borderaxespad=None,
                 columnspacing=None, markerscale=None, numpoints=None, scatterpoints=None, title_fontsize=None, prop=None,
                 labelcolor=None, mode=None, bbox_transform=None, alignment=None, markerfirst=True):
        Artist.__init__(self)
        self.axes = axes
        self.figure = axes.figure
        loc = rcParams['legend.loc'] if loc is None else loc
        if isinstance(loc, str):
            _check.in_list(_CODES, loc=loc)
            loc = _CODES[loc]
        self._loc = loc
        self._anchor = bbox_to_anchor
        if prop is not None and fontsize is None:
            fontsize = prop.get('size') if isinstance(prop, dict) else None
        self._fontsize = font_size(rcParams['legend.fontsize'] if fontsize is None else fontsize)
        self._columns = ncols if ncol is None else ncol

        def option(value, name):
            return rcParams['legend.' + name] if value is None else value
        self._frameon = option(frameon, 'frameon')
        # Nothing shines through a legend that casts a shadow.
        self._framealpha = 1.0 if framealpha is None and option(shadow, 'shadow') else option(framealpha, 'framealpha')
        face = option(facecolor, 'facecolor')
        self._face = rcParams['axes.facecolor'] if face == 'inherit' else face
        self._edge = option(edgecolor, 'edgecolor')
        self._rounded, self._shadow = option(fancybox, 'fancybox'), bool(option(shadow, 'shadow'))
        self._borderpad, self._labelspacing = option(borderpad, 'borderpad'), option(labelspacing, 'labelspacing')
        self._handlelength, self._handleheight = option(handlelength, 'handlelength'), option(handleheight, 'handleheight')
        self._textpad, self._axespad = option(handletextpad, 'handletextpad'), option(borderaxespad, 'borderaxespad')
        self._columnspacing = option(columnspacing, 'columnspacing')
        self.legend_handles = list(handles)
        self.texts = [Text(0, 0, label, fontsize=self._fontsize) for label in labels]
        for text, handle in zip(self.texts, self.legend_handles):
            if labelcolor == 'linecolor' and hasattr(handle, 'get_color'):
                text.set_color(handle.get_color())
            elif labelcolor is not None and labelcolor != 'linecolor':
                text.set_color(labelcolor)
        self._title = Text(0, 0, '' if title is None else title,
                           fontsize=self._fontsize if title_fontsize is None else font_size(title_fontsize))

    def get_texts(self):
        return self.texts

    def get_lines(self):
        return [handle for handle in self.legend_handles if isinstance(handle, Line2D)]

    def get_patches(self):
        return [handle for handle in self.legend_handles if isinstance(handle, Patch)]

    def get_title(self):
        return self._title

    def set_title(self, title, prop=None):
        self._title.set_text(title)

    def get_frame(self):
        return self

    def get_frame_on(self):
        return self._frameon

    draw_frame = lambda self, b: self.set_frame_on(b)

    def get_bbox_to_anchor(self):
        from matplotlib.transforms import Bbox
        scale, area = self.axes.figure.dpi / 72, self._area()
        return Bbox([(area[0] * scale, area[1] * scale), (area[2] * scale, area[3] * scale)])

    def get_window_extent(self, renderer=None):
        """The box of the legend in pixels."""
        from matplotlib.transforms import Bbox
        width, height, _ = self._size(self._entries())
        x, y = self._place(width, height)
        scale = self.axes.figure.dpi / 72
        return Bbox([(x * scale, y * scale), ((x + width) * scale, (y + height) * scale)])

    def set_ncols(self, ncols):
        self._columns = ncols

    def set_alignment(self, alignment):
        pass

    def set_frame_on(self, b):
        self._frameon = b

    def set_facecolor(self, color):
        self._face = color

    def set_edgecolor(self, color):
        self._edge = color

    def set_loc(self, loc):
        self._loc = _CODES[loc] if isinstance(loc, str) else loc

    def set_bbox_to_anchor(self, bbox, transform=None):
        self._anchor = bbox

    def set_draggable(self, state, use_blit=False, update='loc'):
        pass

    def remove(self):
        self.axes.legend_ = None

    # Layout: entries are rows (handle, text, layout, height) in columns.

    def _entries(self):
        size = self._fontsize
        handle_height = size * self._handleheight
        entries = []
        for handle, text in zip(self.legend_handles, self.texts):
            layout = text.layout()
            entries.append((handle, text, layout, max(layout.height, handle_height)))
        count = len(entries)
        columns = max(1, min(self._columns, count))
        long, extra = divmod(count, columns)
        result, at = [], 0
        for column in range(columns):
            rows = long + 1 if column < extra else long
            result.append(entries[at:at + rows])
            at += rows
        return result

    def _size(self, columns):
        size = self._fontsize
        width = -size * self._columnspacing
        height = 0.0
        for column in columns:
            widest = max((entry[2].width for entry in column), default=0.0)
            width += size * (self._handlelength + self._textpad + self._columnspacing) + widest
            height = max(height, sum(entry[3] for entry in column) + size * self._labelspacing * (len(column) - 1))
        title = self._title.layout() if self._title.get_text() else None
        if title is not None:
            height += title.height + size * self._labelspacing
            width = max(width, title.width)
        pad = 2 * size * self._borderpad
        return width + pad, height + pad, title

    def _area(self):
        box = self.axes._box()
        if self._anchor is None:
            return box
        values = list(self._anchor)
        x0, y0 = box[0] + values[0] * (box[2] - box[0]), box[1] + values[1] * (box[3] - box[1])
        if len(values) == 2:
            return x0, y0, x0, y0
        return x0, y0, x0 + values[2] * (box[2] - box[0]), y0 + values[3] * (box[3] - box[1])

    def _corner(self, code, width, height):
        area, pad = self._area(), self._fontsize * self._axespad
        fx, fy = _ANCHORS[code]
        x = area[0] + pad + fx * (area[2] - area[0] - 2 * pad - width)
        y = area[1] + pad + fy * (area[3] - area[1] - 2 * pad - height)
        return x, y

    def _place(self, width, height):
        if isinstance(self._loc, (tuple, list)):
            box = self.axes._box()
            return box[0] + self._loc[0] * (box[2] - box[0]), box[1] + self._loc[1] * (box[3] - box[1])
        if self._loc != 0:
            return self._corner(self._loc, width, height)
        points, lines, boxes = self.axes._obstacles()
        best = None
        for code in range(1, 11):
            x, y = self._corner(code, width, height)
            badness = _crowding((x, y, x + width, y + height), points, lines, boxes)
            if badness == 0:
                return x, y
            if best is None or badness < best[0]:
                best = (badness, x, y)
        return best[1], best[2]

    def draw(self, renderer):
        renderer.clipped(None)
        columns = self._entries()
        width, height, title = self._size(columns)
        x, y = self._place(width, height)
        size = self._fontsize
        if self._frameon:
            points, steps = rounded_box(x, y, x + width, y + height, 0.2 * size if self._rounded else 0)
            if self._shadow:
                shade = tuple(0.3 * value for value in to_rgba(self._face)[:3]) + (0.5,)
                renderer.path([(px + 2 * 72 / 100, py - 2 * 72 / 100) for px, py in points], steps, shade, stroke(shade, 1.0))
            renderer.path(points, steps, to_rgba(self._face, self._framealpha),
                          stroke(to_rgba(self._edge, self._framealpha), 1.0), snap=True if not self._rounded else False)
        top = y + height - size * self._borderpad
        if title is not None:
            self._title.set_ha('center')
            self._title.set_va('top')
            self._title.draw_at(renderer, x + width / 2, top)
            top -= title.height + size * self._labelspacing
        left = x + size * self._borderpad
        for column in columns:
            at = top
            for handle, text, layout, row in column:
                # The sample stands on the text's base line.
                base = at - row + layout.descent + max(0.0, (row - layout.height) / 2)
                handle_height = size * self._handleheight
                handle.draw_handle(renderer, left, base, size * self._handlelength, handle_height, size)
                renderer.clipped(None)
                text.draw_at(renderer, left + size * (self._handlelength + self._textpad), base)
                at -= row + size * self._labelspacing
            widest = max((entry[2].width for entry in column), default=0.0)
            left += size * (self._handlelength + self._textpad + self._columnspacing) + widest


def _crowding(box, points, lines, boxes):
    """How much of the data a legend at `box` would hide: points inside, lines that cross, bars that overlap."""
    x0, y0, x1, y1 = box
    count = sum(1 for x, y in points if x0 < x < x1 and y0 < y < y1)
    for line in lines:
        count += sum(1 for x, y in line if x0 < x < x1 and y0 < y < y1)
        count += 1 if any(_crosses(a, b, box) for a, b in zip(line, line[1:])) else 0
    count += sum(1 for a in boxes if a[0] < x1 and a[2] > x0 and a[1] < y1 and a[3] > y0)
    return count


def _crosses(a, b, box):
    """Whether a segment meets the border or the inside of a box."""
    t0, t1 = 0.0, 1.0
    for start, delta, low, high in ((a[0], b[0] - a[0], box[0], box[2]), (a[1], b[1] - a[1], box[1], box[3])):
        if delta == 0:
            if start < low or start > high:
                return False
            continue
        near, far = (low - start) / delta, (high - start) / delta
        if near > far:
            near, far = far, near
        t0, t1 = max(t0, near), min(t1, far)
        if t0 > t1:
            return False
    return t0 - t1 == t0 - t1 and a[0] - a[0] == 0 and b[0] - b[0] == 0
