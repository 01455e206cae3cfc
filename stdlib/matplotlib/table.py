"""Tables of texts beside or inside a plot."""

from matplotlib import _check
from matplotlib.artist import Artist
from matplotlib.patches import Rectangle
from matplotlib.rcparams import font_size
from matplotlib.text import Text

_EDGES = {'open': '', 'closed': 'BRTL', 'horizontal': 'BT', 'vertical': 'RL'}
_PLACES = ('best', 'upper right', 'upper left', 'lower left', 'lower right', 'center left', 'center right', 'lower center',
           'upper center', 'center', 'top right', 'top left', 'bottom left', 'bottom right', 'right', 'left', 'top', 'bottom')


class Cell(Rectangle):
    """A rectangle with a text; sizes are shares of the plot."""

    PAD = 0.1

    def __init__(self, xy, width, height, *, edgecolor='k', facecolor='w', fill=True, text='', loc='right', visible_edges='closed',
                 fontproperties=None):
        Rectangle.__init__(self, xy, width, height, edgecolor=edgecolor, facecolor=facecolor, fill=fill)
        self.visible_edges = _EDGES.get(visible_edges, visible_edges)
        self._loc = loc
        self._text = Text(0, 0, text, horizontalalignment=loc, verticalalignment='center')

    def get_text(self):
        return self._text

    def set_text_props(self, **kwargs):
        self._text.set(**kwargs)

    def set_fontsize(self, size):
        self._text.set_fontsize(size)

    def get_fontsize(self):
        return self._text.get_fontsize()


class Table(Artist):
    """Cells by (row, column)."""

    zorder = 1
    FONTSIZE = 10

    def __init__(self, ax, loc=None, bbox=None, **kwargs):
        Artist.__init__(self)
        self._loc = 'bottom' if loc is None else loc
        _check.in_list(_PLACES, loc=self._loc)
        self._bbox = None if bbox is None else tuple(bbox)
        self.axes, self.figure = ax, ax.figure
        self._cells, self._automatic, self._adapted = {}, True, []
        self.set(**kwargs)

    def add_cell(self, row, col, *args, **kwargs):
        cell = Cell((0, 0), *args, visible_edges=self.edges, **kwargs)
        self[row, col] = cell
        return cell

    edges = 'closed'

    def __setitem__(self, position, cell):
        cell.figure, cell.axes = self.figure, self.axes
        cell._text.figure, cell._text.axes = self.figure, self.axes
        self._cells[position] = cell

    def __getitem__(self, position):
        return self._cells[position]

    def get_celld(self):
        return self._cells

    def get_children(self):
        return list(self._cells.values())

    def auto_set_font_size(self, value=True):
        self._automatic = value

    def set_fontsize(self, size):
        for cell in self._cells.values():
            cell.set_fontsize(size)

    def scale(self, xscale, yscale):
        for cell in self._cells.values():
            cell.set_width(cell.get_width() * xscale)
            cell.set_height(cell.get_height() * yscale)

    def auto_set_column_width(self, col):
        self._adapted += [col] if isinstance(col, int) else list(col)

    def _needed(self, cell):
        """The width in points that a cell's text takes."""
        return cell._text.layout().width * (1.0 + 2.0 * Cell.PAD)

    def draw(self, renderer):
        renderer.clipped(None)
        box = self.axes._box()
        width, height = box[2] - box[0], box[3] - box[1]
        for column in self._adapted:
            widest = max([self._needed(cell) for (_, c), cell in self._cells.items() if c == column], default=0.0) / width
            for (_, c), cell in self._cells.items():
                if c == column:
                    cell.set_width(widest)
        if self._automatic:
            self._shrink(width)
        self._arrange()
        for cell in self._cells.values():
            self._draw_cell(renderer, cell, box, width, height)

    def _shrink(self, width):
        """One font size in which every text fits its cell."""
        if not self._cells:
            return
        size = min(cell.get_fontsize() for cell in self._cells.values())
        texts = [cell for (_, column), cell in self._cells.items() if cell._text.get_text() and column >= 0]
        while size > 1 and any(self._needed(cell) > cell.get_width() * width for cell in texts):
            size -= 1
            for cell in texts:
                cell.set_fontsize(size)
        self.set_fontsize(size)

    def _arrange(self):
        """Places the cells: rows downwards, columns to the right, the whole where `loc` or `bbox` says."""
        widths, heights = {}, {}
        for (row, column), cell in self._cells.items():
            widths[column] = max(widths.get(column, 0.0), cell.get_width())
            heights[row] = max(heights.get(row, 0.0), cell.get_height())
        lefts, tops, x, y = {}, {}, 0.0, 0.0
        for column in sorted(widths):
            lefts[column] = x
            x += widths[column]
        for row in sorted(heights, reverse=True):
            tops[row] = y
            y += heights[row]
        shift_x, shift_y = 0.0, 0.0
        if self._bbox is not None:
            left, bottom, width, height = self._bbox
            fx, fy, shift_x, shift_y = width / x, height / y, left, bottom
        else:
            fx = fy = 1.0
            pad, loc = 0.02, self._loc
            inner = sum(widths[column] for column in widths if column >= 0)
            if loc in ('upper right', 'lower right', 'center right', 'best'):
                shift_x = 1 - x - pad
            elif loc in ('upper left', 'lower left', 'center left'):
                shift_x = pad
            elif loc in ('top right', 'bottom right', 'right'):
                shift_x = 1.0 if loc == 'right' else 1 - x
            elif loc == 'left':
                shift_x = -x
            elif loc in ('top left', 'bottom left'):
                shift_x = 0.0
            else:
                shift_x = 0.5 - x / 2
            if loc in ('upper right', 'upper left', 'upper center', 'best'):
                shift_y = 1 - y - pad
            elif loc in ('lower right', 'lower left', 'lower center'):
                shift_y = pad
            elif loc in ('top right', 'top left', 'top'):
                shift_y = 1.0
            elif loc in ('bottom right', 'bottom left', 'bottom'):
                shift_y = -y
            else:
                shift_y = 0.5 - y / 2
            if -1 in widths and loc in ('top', 'bottom', 'center', 'upper center', 'lower center'):
                # Row labels stand to the left of what is centred.
                shift_x = 0.5 - inner / 2 - widths[-1]
        for (row, column), cell in self._cells.items():
            cell._drawn = (shift_x + lefts[column] * fx, shift_y + tops[row] * fy, widths[column] * fx, heights[row] * fy)

    def _draw_cell(self, renderer, cell, box, width, height):
        x, y, w, h = cell._drawn
        x0, y0 = box[0] + x * width, box[1] + y * height
        x1, y1 = x0 + w * width, y0 + h * height
        fill, line = cell.style()
        if cell.visible_edges == 'BRTL':
            renderer.rectangle(x0, y0, x1, y1, fill, line)
        else:
            renderer.rectangle(x0, y0, x1, y1, fill)
            sides = {'B': [(x0, y0), (x1, y0)], 'R': [(x1, y0), (x1, y1)], 'T': [(x1, y1), (x0, y1)], 'L': [(x0, y1), (x0, y0)]}
            for side in cell.visible_edges:
                renderer.polyline(sides[side], line, snap=True)
        pad = Cell.PAD * (x1 - x0)
        place = {'center': (x0 + x1) / 2, 'left': x0 + pad, 'right': x1 - pad}[cell._loc]
        cell._text.draw_at(renderer, place, (y0 + y1) / 2)


def table(axes, cellText=None, cellColours=None, cellLoc='right', colWidths=None, rowLabels=None, rowColours=None, rowLoc='left',
          colLabels=None, colColours=None, colLoc='center', loc='bottom', bbox=None, edges='closed', **kwargs):
    """A table of texts, with labels for its columns and rows."""
    if cellText is None and cellColours is None:
        raise ValueError('At least one argument from "cellColours" or "cellText" must be provided to create a table.')
    if hasattr(cellText, 'values') and hasattr(cellText, 'columns'):
        colLabels, cellText = list(cellText.columns) if colLabels is None else colLabels, cellText.values
    texts = [[''] * len(row) for row in cellColours] if cellText is None else [list(row) for row in cellText]
    columns = len(texts[0])
    for row in texts:
        if len(row) != columns:
            raise ValueError(f"Each row in 'cellText' must have {columns} columns")
    if colWidths is None:
        colWidths = [1.0 / columns] * columns
    made = Table(axes, loc, bbox, **kwargs)
    made.edges = edges
    height = font_size(None) * 1.2 / (axes._full_box()[3] - axes._full_box()[1])
    offset = 1 if colLabels is not None or colColours is not None else 0
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            face = 'w' if cellColours is None else cellColours[row][column]
            made.add_cell(row + offset, column, width=colWidths[column], height=height, text=str(text), facecolor=face, loc=cellLoc)
    if offset:
        for column in range(columns):
            made.add_cell(0, column, width=colWidths[column], height=height, text=str(colLabels[column]) if colLabels is not None else '',
                          facecolor='w' if colColours is None else colColours[column], loc=colLoc)
    if rowLabels is not None or rowColours is not None:
        for row in range(len(texts)):
            made.add_cell(row + offset, -1, width=1e-15, height=height, text=str(rowLabels[row]) if rowLabels is not None else '',
                          facecolor='w' if rowColours is None else rowColours[row], loc=rowLoc)
        if colWidths is not None:
            made.auto_set_column_width(-1)
    axes._add(made, autoscale=False)
    axes.tables.append(made)
    return made
