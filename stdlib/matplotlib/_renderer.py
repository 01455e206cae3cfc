"""Collects a scene: artists speak in points with y up, the scene has y down."""


class Renderer:
    def __init__(self, height):
        self.height = height
        self.scene = []
        self.clip = None

    def flip(self, points):
        """A flat list x0, y0, x1, … of points from pairs with y up."""
        flat = []
        for x, y in points:
            flat.append(x)
            flat.append(self.height - y)
        return flat

    def clipped(self, box):
        """Everything drawn until the next call is cut to `box` (x0, y0, x1, y1), or to nothing when it is None."""
        self.clip = None if box is None else (box[0], self.height - box[3], box[2] - box[0], box[3] - box[1])

    def path(self, points, steps, fill=None, stroke=None, snap=False):
        self.scene.append(('path', self.flip(points), steps, fill, stroke, 1 if snap else 0, self.clip))

    def polyline(self, points, stroke, closed=False, fill=None, snap=False):
        if points:
            self.path(points, 'M' + 'L' * (len(points) - 1) + ('Z' if closed else ''), fill, stroke, snap)

    def rectangle(self, x0, y0, x1, y1, fill=None, stroke=None, snap=True):
        self.polyline([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], stroke, True, fill, snap)

    def markers(self, shape, steps, places, sizes, fills, edges, stroke):
        """`shape` around the origin with y up."""
        flat = []
        for x, y in shape:
            flat.append(x)
            flat.append(-y)
        self.scene.append(('markers', flat, steps, self.flip(places), sizes, fills, edges, stroke, self.clip))

    def text(self, x, y, text, size, style, color, angle=0.0):
        self.scene.append(('text', x, self.height - y, text, size, style, color, angle, self.clip))

    def image(self, x0, y0, x1, y1, rows, columns, rgba, filter):
        """Row 0 of the picture lies at y1."""
        frame = (x0, self.height - y1, x1 - x0, y1 - y0)
        self.scene.append(('image', frame[0], frame[1], frame[2], frame[3], rows, columns, rgba, filter, self.clip))


DASHES = {'--': 'lines.dashed_pattern', '-.': 'lines.dashdot_pattern', ':': 'lines.dotted_pattern'}
LINE_STYLES = {'solid': '-', 'dashed': '--', 'dashdot': '-.', 'dotted': ':', 'none': 'None', ' ': 'None', '': 'None'}


def line_style(style):
    """The short form of a line style; a tuple (offset, lengths) stays as it is."""
    if style is None:
        return '-'
    if isinstance(style, (tuple, list)):
        return style
    short = LINE_STYLES.get(style, style)
    if short not in ('-', '--', '-.', ':', 'None'):
        raise ValueError(f"{style!r} is not a valid value for ls.")
    return short


def stroke(color, width, style='-', cap='projecting', join='round'):
    """A stroke of the scene, or None when there is nothing to see."""
    from matplotlib.rcparams import rcParams
    if color is None or width <= 0 or style == 'None' or color[3] == 0:
        return None
    dashes, offset = (), 0.0
    if isinstance(style, (tuple, list)):
        offset, lengths = style
        dashes = tuple(length * width for length in lengths or ())
    elif style in DASHES:
        dashes = tuple(length * width for length in rcParams[DASHES[style]])
    return (tuple(color), float(width), dashes, float(offset), 'butt' if dashes else cap, join)
