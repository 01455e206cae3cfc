"""Text: lines, simple formulas, alignment and rotation."""

import math

import _plot

from matplotlib import _check, mathtext
from matplotlib.artist import Artist
from matplotlib.patches import box_style, rounded_box
from matplotlib.rcparams import font_size, rcParams


def _size(text, size, style):
    return _plot.text_size(text, size, style)


def _measure_line(line, size, style):
    """(width, height, descent, runs, rules) of one line; runs are (x, rise, text, size, style), rules (x0, y0, x1, y1)."""
    if not mathtext.is_math(line):
        shown = line.replace('\\$', '$')
        advance, left, width, ascent, descent = _size(shown, size, style)
        width = max(left + width, advance if shown.isspace() else 0.0)
        return width, ascent + descent, descent, [(0.0, 0.0, shown, size, style)], []
    box = mathtext.set_line(line, size, style)
    return box.width, box.ascent + box.descent, box.descent, box.runs, box.rules


def _whole_pixels(length):
    """Letters stand on pixels: a height in points rounded up to whole ones at the default resolution."""
    unit = 72 / rcParams['figure.dpi']
    return math.ceil(length / unit - 1e-6) * unit


class Layout:
    """Lines of text as a box: `width`, `height`, `descent` below the last base line, and runs from the lower left corner."""

    def __init__(self, text, size, style, spacing=1.2, align='left'):
        _, _, _, lp_ascent, lp_descent = _size('lp', size, style)
        lp_ascent, lp_descent = _whole_pixels(lp_ascent), _whole_pixels(lp_descent)
        lp_height = lp_ascent + lp_descent
        step = (lp_height - lp_descent) * spacing
        lines, y = [], 0.0
        self.width = 0.0
        for index, line in enumerate(text.split('\n')):
            width, height, descent, runs, rules = _measure_line(line, size, style) if line else (0.0, 0.0, 0.0, [], [])
            height, descent = max(height, lp_height), max(descent, lp_descent)
            y = -(height - descent) if index == 0 else y - max(step, (height - descent) * spacing)
            lines.append((y, width, runs, rules))
            self.width = max(self.width, width)
            y -= descent
            self.descent = descent
        self.height = -y
        self.runs, self.rules = [], []
        for baseline, width, runs, rules in lines:
            shift = {'left': 0.0, 'center': (self.width - width) / 2, 'right': self.width - width}[align]
            for x, rise, run, run_size, run_style in runs:
                self.runs.append((x + shift, baseline + self.height + rise, run, run_size, run_style))
            for x0, y0, x1, y1 in rules:
                self.rules.append((x0 + shift, baseline + self.height + y0, x1 + shift, baseline + self.height + y1))


class Text(Artist):
    zorder = 3

    def __init__(self, x=0, y=0, text='', *, color=None, fontsize=None, fontweight=None, fontstyle=None, fontfamily=None,
                 verticalalignment='baseline', horizontalalignment='left', rotation=None, rotation_mode=None, bbox=None,
                 linespacing=1.2, multialignment=None, fontdict=None, **kwargs):
        Artist.__init__(self)
        self._clip_on = False
        self._x, self._y = x, y
        self._text = '' if text is None else str(text)
        self._color = rcParams['text.color'] if color is None else color
        self.rgba(self._color)
        self._fontsize = font_size(fontsize)
        self._weight = rcParams['font.weight'] if fontweight is None else fontweight
        self._style = rcParams['font.style'] if fontstyle is None else fontstyle
        self._family = fontfamily
        self._va, self._ha = verticalalignment, horizontalalignment
        self.set_rotation(rotation)
        self._rotation_mode = rotation_mode
        self._bbox = None if bbox is None else dict(bbox)
        self._linespacing, self._multialignment = linespacing, multialignment
        self.set(**dict(fontdict or {}, **kwargs))

    def __repr__(self):
        return f'Text({self._x}, {self._y}, {self._text!r})'

    def get_text(self):
        return self._text

    def set_text(self, s):
        self._text = '' if s is None else str(s)

    def get_position(self):
        return self._x, self._y

    def set_position(self, xy):
        self._x, self._y = xy

    def set_x(self, x):
        self._x = x

    def set_y(self, y):
        self._y = y

    def get_color(self):
        return self._color

    def set_color(self, color):
        self.rgba(color)
        self._color = color

    def get_fontsize(self):
        return self._fontsize

    def set_fontsize(self, size):
        self._fontsize = font_size(size)

    get_size, set_size = get_fontsize, set_fontsize

    def get_fontweight(self):
        return self._weight

    get_weight = get_fontweight

    def set_fontweight(self, weight):
        self._weight = weight

    set_weight = set_fontweight

    def set_fontstyle(self, style):
        self._style = style

    def set_fontfamily(self, family):
        self._family = family

    def set_fontproperties(self, properties):
        """Takes over what font properties say."""
        if properties is None:
            return
        if properties.get_size() is not None:
            self._fontsize = font_size(properties.get_size())
        if properties.get_weight() is not None:
            self._weight = properties.get_weight()
        if properties.get_style() is not None:
            self._style = properties.get_style()
        if properties.get_family() is not None:
            self._family = properties.get_family()

    set_font_properties = set_font = set_fontproperties

    def get_rotation(self):
        return self._rotation

    def set_rotation(self, s):
        self._rotation = 90.0 if s == 'vertical' else 0.0 if s in (None, 'horizontal') else float(s) % 360

    def set_rotation_mode(self, mode):
        self._rotation_mode = mode

    def get_rotation_mode(self):
        return self._rotation_mode or 'default'

    def get_ha(self):
        return self._ha

    def get_va(self):
        return self._va

    get_horizontalalignment, get_verticalalignment = get_ha, get_va

    def get_fontstyle(self):
        return self._style

    def get_fontfamily(self):
        family = rcParams['font.family'] if self._family is None else self._family
        return list(family) if isinstance(family, (list, tuple)) else [family]

    get_family, get_style, get_c = get_fontfamily, get_fontstyle, get_color

    def get_fontname(self):
        return 'DejaVu Sans Mono' if 'mono' in self.style() else 'DejaVu Sans'

    get_name = get_fontname

    def get_unitless_position(self):
        return self._x, self._y

    def get_wrap(self):
        return False

    def get_usetex(self):
        return False

    def get_parse_math(self):
        return True

    def set_backgroundcolor(self, color):
        self._bbox = dict(self._bbox or {'boxstyle': 'square,pad=0'}, facecolor=color, edgecolor=color)

    def set_fontname(self, fontname):
        self._family = fontname

    def get_fontproperties(self):
        from matplotlib.font_manager import FontProperties
        return FontProperties(family=self._family, style=self._style, weight=self._weight, size=self._fontsize)

    get_font_properties = get_font = get_fontproperties
    set_family, set_name, set_style, set_c = set_fontfamily, set_fontname, set_fontstyle, set_color

    def get_bbox_patch(self):
        from matplotlib.patches import FancyBboxPatch
        if self._bbox is None:
            return None
        props = dict(self._bbox)
        style = props.pop('boxstyle', 'square')
        props.pop('pad', None)
        return FancyBboxPatch((0, 0), 1, 1, boxstyle=style, **dict({'edgecolor': 'black'}, **props))

    def get_window_extent(self, renderer=None, dpi=None):
        """The box of the text in pixels."""
        from matplotlib.transforms import Bbox
        (x, y), = self.get_transform().points([self._x], [self._y])
        box = self.extent_at(x, y) or (x, y, x, y)
        scale = self.figure.dpi / 72
        return Bbox([(box[0] * scale, box[1] * scale), (box[2] * scale, box[3] * scale)])

    get_tightbbox = get_window_extent

    def set_horizontalalignment(self, align):
        _check.in_list(('center', 'right', 'left'), align=align)
        self._ha = align

    def set_verticalalignment(self, align):
        _check.in_list(('top', 'bottom', 'center', 'baseline', 'center_baseline'), align=align)
        self._va = align

    set_ha, set_va = set_horizontalalignment, set_verticalalignment

    def set_multialignment(self, align):
        self._multialignment = align

    set_ma = set_multialignment

    def set_linespacing(self, spacing):
        self._linespacing = spacing

    def set_wrap(self, wrap):
        pass

    def set_bbox(self, rectprops):
        self._bbox = None if rectprops is None else dict(rectprops)

    def style(self):
        words = []
        if self._weight in ('bold', 'heavy', 'black', 'semibold', 'extra bold') or (
                isinstance(self._weight, (int, float)) and self._weight >= 600):
            words.append('bold')
        if self._style in ('italic', 'oblique'):
            words.append('italic')
        family = self._family[0] if isinstance(self._family, (list, tuple)) else self._family
        if family in ('monospace', 'DejaVu Sans Mono', 'Courier New', 'Courier'):
            words.append('mono')
        return ' '.join(words)

    def layout(self):
        return Layout(self._text, self._fontsize, self.style(), self._linespacing, self._multialignment or self._ha)

    def _placed(self, x, y, layout):
        """Where the text's lower left corner comes to lie, and the sine and cosine of its turn."""
        angle = math.radians(self._rotation)
        cosine, sine = math.cos(angle), math.sin(angle)
        if abs(cosine) < 1e-12:
            cosine = 0.0
        w, h = layout.width, layout.height
        if self._rotation_mode == 'anchor':
            dx = {'left': 0, 'center': w / 2, 'right': w}[self._ha]
            dy = {'bottom': 0, 'top': h, 'center': h / 2, 'baseline': layout.descent,
                  'center_baseline': (h + layout.descent) / 2}[self._va]
            return x - (dx * cosine - dy * sine), y - (dx * sine + dy * cosine), cosine, sine
        corners = [(cx * cosine - cy * sine, cx * sine + cy * cosine) for cx, cy in ((0, 0), (w, 0), (w, h), (0, h))]
        left, right = min(c[0] for c in corners), max(c[0] for c in corners)
        low, high = min(c[1] for c in corners), max(c[1] for c in corners)
        dx = {'left': left, 'center': (left + right) / 2, 'right': right}[self._ha]
        dy = {'bottom': low, 'top': high, 'center': (low + high) / 2, 'baseline': low + layout.descent,
              'center_baseline': low + (high - low) / 2 + layout.descent / 2}[self._va]
        return x - dx, y - dy, cosine, sine

    def draw_at(self, renderer, x, y):
        """Draws at a point of the page; returns the box (x0, y0, x1, y1) that is covered."""
        if not self._text or not self._visible:
            return None
        layout = self.layout()
        left, low, cosine, sine = self._placed(x, y, layout)
        if self._bbox is not None:
            self._draw_box(renderer, left, low, layout, cosine, sine)
        color = self.rgba(self._color)
        for effect in self._path_effects:
            self._draw_halo(renderer, effect, left, low, layout, cosine, sine)
        for run_x, run_y, run, size, style in layout.runs:
            renderer.text(left + run_x * cosine - run_y * sine, low + run_x * sine + run_y * cosine, run, size, style, color,
                          self._rotation)
        for x0, y0, x1, y1 in layout.rules:
            corners = [(left + x * cosine - y * sine, low + x * sine + y * cosine) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
            renderer.polyline(corners, None, True, color)
        return self._extent(left, low, layout, cosine, sine)

    def _draw_halo(self, renderer, effect, left, low, layout, cosine, sine):
        """An outline in the effect's colour: the letters in sixteen places around theirs."""
        color, reach = effect.rgba(self._alpha), effect.linewidth / 2
        for step in range(16):
            turn = 2 * math.pi * step / 16
            dx, dy = reach * math.cos(turn), reach * math.sin(turn)
            for run_x, run_y, run, size, style in layout.runs:
                renderer.text(left + dx + run_x * cosine - run_y * sine, low + dy + run_x * sine + run_y * cosine, run, size, style, color,
                              self._rotation)

    def _extent(self, left, low, layout, cosine, sine):
        corners = [(left + x * cosine - y * sine, low + x * sine + y * cosine)
                   for x, y in ((0, 0), (layout.width, 0), (layout.width, layout.height), (0, layout.height))]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def extent_at(self, x, y):
        """The box that the text would cover, without drawing it."""
        if not self._text or not self._visible:
            return None
        layout = self.layout()
        left, low, cosine, sine = self._placed(x, y, layout)
        return self._extent(left, low, layout, cosine, sine)

    def _draw_box(self, renderer, left, low, layout, cosine, sine):
        from matplotlib.patches import Patch
        props = dict(self._bbox)
        name, pad, rounding = box_style(props.pop('boxstyle', 'square'), self._fontsize)
        if 'pad' in props:
            pad = props.pop('pad')
        patch = Patch(**dict({'edgecolor': 'black'}, **props))
        points, steps = rounded_box(-pad, -pad, layout.width + pad, layout.height + pad, rounding if 'round' in name else 0)
        fill, line = patch.style()
        renderer.path([(left + x * cosine - y * sine, low + x * sine + y * cosine) for x, y in points], steps, fill, line)

    def draw(self, renderer):
        self._clip(renderer)
        (x, y), = self.get_transform().points([self._x], [self._y])
        self.draw_at(renderer, x, y)


class Annotation(Text):
    """Text that points at a place."""

    def __init__(self, text, xy, xytext=None, xycoords='data', textcoords=None, arrowprops=None, annotation_clip=None, **kwargs):
        place = xy if xytext is None else xytext
        Text.__init__(self, place[0], place[1], text, **kwargs)
        self.xy, self.xycoords = xy, xycoords
        self.textcoords = xycoords if textcoords is None else textcoords
        self.arrowprops = arrowprops
        self.annotation_clip = annotation_clip
        self.arrow_patch = None
        if arrowprops is not None:
            self._make_arrow(dict(arrowprops))

    def __str__(self):
        return f'Annotation({self.xy[0]:g}, {self.xy[1]:g}, {self._text!r})'

    def _point(self, place, coords):
        if not isinstance(coords, str):
            return coords.points([place[0]], [place[1]])[0]
        if coords in ('offset points', 'offset pixels'):
            x, y = self._point(self.xy, self.xycoords)
            scale = 1.0 if coords == 'offset points' else 72 / self.figure.dpi
            return x + place[0] * scale, y + place[1] * scale
        named = {'data': self.axes.transData, 'axes fraction': self.axes.transAxes,
                 'figure fraction': self.figure.transFigure}
        if coords not in named:
            raise ValueError(f"{coords!r} is not a valid coordinate")
        return named[coords].points([place[0]], [place[1]])[0]

    def _make_arrow(self, props):
        from matplotlib._arrows import FancyArrowPatch
        self._relpos = props.pop('relpos', (0.5, 0.5))
        self._is_fat = 'arrowstyle' not in props
        if self._is_fat:
            for name in ('width', 'headwidth', 'headlength', 'shrink', 'frac'):
                props.pop(name, None)
            props['arrowstyle'] = 'simple'
        props.setdefault('mutation_scale', self._fontsize)
        self._arrow_pad = 0.0
        for name in ('patchA', 'patchB'):
            props.pop(name, None)
        self.arrow_patch = FancyArrowPatch((0, 0), (1, 1), **props)

    @property
    def xyann(self):
        return self.get_position()

    @xyann.setter
    def xyann(self, xytext):
        self.set_position(xytext)

    @property
    def anncoords(self):
        return self.textcoords

    def _is_hidden(self):
        """A place in data coordinates outside the plot hides the annotation unless it is told to stay."""
        if self.annotation_clip is False or self.annotation_clip is None and self.xycoords != 'data':
            return False
        x, y = self._point(self.xy, self.xycoords)
        box = self.axes._box()
        return not (box[0] - 1e-9 <= x <= box[2] + 1e-9 and box[1] - 1e-9 <= y <= box[3] + 1e-9)

    def draw(self, renderer):
        renderer.clipped(None)
        if self._is_hidden():
            return
        x, y = self._point((self._x, self._y), self.textcoords)
        if self.arrow_patch is not None:
            self._draw_arrow(renderer, x, y)
            renderer.clipped(None)
        self.draw_at(renderer, x, y)

    def _draw_arrow(self, renderer, x, y):
        tip = self._point(self.xy, self.xycoords)
        box = self.extent_at(x, y)
        if box is None:
            box = (x, y, x, y)
        start = (box[0] + (box[2] - box[0]) * self._relpos[0], box[1] + (box[3] - box[1]) * self._relpos[1])
        pad = 2.0
        if self._bbox is not None:
            _, pad, _ = box_style(self._bbox.get('boxstyle', 'square'), self._fontsize)
        elif not self._text:
            pad = 0.0
        edges = (box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad)
        if self._is_fat:
            self._draw_fat_arrow(renderer, start, tip, edges, self.arrowprops)
            return
        arrow = self.arrow_patch
        arrow.axes, arrow.figure, arrow._clip_on = self.axes, self.figure, False
        arrow._transform = _PAGE
        arrow.set_positions(start, tip)
        arrow._around[0] = (lambda p: edges[0] <= p[0] <= edges[2] and edges[1] <= p[1] <= edges[3]) if pad else None
        arrow.draw(renderer)

    def _draw_fat_arrow(self, renderer, start, tip, edges, props):
        length = math.hypot(tip[0] - start[0], tip[1] - start[1])
        if length < 1e-6:
            return
        ux, uy = (tip[0] - start[0]) / length, (tip[1] - start[1]) / length
        reach = [(edges[2] - edges[0]) / 2 / abs(ux) if ux else math.inf, (edges[3] - edges[1]) / 2 / abs(uy) if uy else math.inf]
        out = min(min(reach), length)
        start = (start[0] + ux * out, start[1] + uy * out)
        shrink = props.get('shrink', 0.0)
        dx, dy = tip[0] - start[0], tip[1] - start[1]
        start = (start[0] + dx * shrink, start[1] + dy * shrink)
        tip = (tip[0] - dx * shrink, tip[1] - dy * shrink)
        width, head_width = props.get('width', 4.0) / 2, props.get('headwidth', 12.0) / 2
        head = min(props.get('headlength', 12.0), math.hypot(tip[0] - start[0], tip[1] - start[1]))
        neck = (tip[0] - ux * head, tip[1] - uy * head)
        points = [(start[0] - uy * width, start[1] + ux * width), (neck[0] - uy * width, neck[1] + ux * width),
                  (neck[0] - uy * head_width, neck[1] + ux * head_width), tip,
                  (neck[0] + uy * head_width, neck[1] - ux * head_width), (neck[0] + uy * width, neck[1] - ux * width),
                  (start[0] + uy * width, start[1] - ux * width)]
        fill, line = self.arrow_patch.style()
        renderer.polyline(points, line, True, fill)


class _Page:
    """Places that are on the page already."""

    def points(self, xs, ys):
        return list(zip(xs, ys))


_PAGE = _Page()
