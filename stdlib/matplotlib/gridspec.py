"""Grids of plots on a figure."""

from matplotlib.rcparams import rcParams


class GridSpec:
    """Rows and columns; spaces are fractions of a cell's mean size."""

    def __init__(self, nrows, ncols, figure=None, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None,
                 width_ratios=None, height_ratios=None):
        for number, name in ((nrows, 'rows'), (ncols, 'columns')):
            if not isinstance(number, int) or number <= 0:
                raise ValueError(f"Number of {name} must be a positive integer, not {number!r}")
        self.nrows, self.ncols, self.figure = nrows, ncols, figure
        self._own = {'left': left, 'bottom': bottom, 'right': right, 'top': top, 'wspace': wspace, 'hspace': hspace}
        self._widths = [1] * ncols if width_ratios is None else list(width_ratios)
        self._heights = [1] * nrows if height_ratios is None else list(height_ratios)
        self._outer = None

    def update(self, **kwargs):
        self._own.update(kwargs)

    def get_geometry(self):
        return self.nrows, self.ncols

    def get_width_ratios(self):
        return self._widths

    def get_height_ratios(self):
        return self._heights

    def set_width_ratios(self, width_ratios):
        self._widths = list(width_ratios)

    def set_height_ratios(self, height_ratios):
        self._heights = list(height_ratios)

    def tight_layout(self, figure, **kwargs):
        figure.tight_layout(**kwargs)

    def __repr__(self):
        ratios = ''
        if self._heights != [1] * self.nrows:
            ratios += f', height_ratios={self._heights!r}'
        if self._widths != [1] * self.ncols:
            ratios += f', width_ratios={self._widths!r}'
        return f'GridSpec({self.nrows}, {self.ncols}{ratios})'

    def _param(self, name):
        if self._own.get(name) is not None:
            return self._own[name]
        if self.figure is not None:
            return self.figure._subplotpars[name]
        return rcParams['figure.subplot.' + name]

    def cells(self):
        """(x ranges of the columns, y ranges of the rows) as fractions of the figure, rows from the top."""
        if self._outer is not None:
            left, bottom, right, top = self._outer.position()
        else:
            left, bottom, right, top = [self._param(name) for name in ('left', 'bottom', 'right', 'top')]
        return (_ranges(left, right, self.ncols, self._param('wspace'), self._widths, False),
                _ranges(bottom, top, self.nrows, self._param('hspace'), self._heights, True))

    def __getitem__(self, key):
        if isinstance(key, tuple):
            rows, columns = _span(key[0], self.nrows), _span(key[1], self.ncols)
            return SubplotSpec(self, rows, columns)
        if isinstance(key, slice):
            numbers = list(range(self.nrows * self.ncols))[key]
            first, last = numbers[0], numbers[-1]
        else:
            count = self.nrows * self.ncols
            if not -count <= key < count:
                raise IndexError('GridSpec slice would result in no space allocated for subplot')
            first = last = key % count
        return SubplotSpec(self, (first // self.ncols, last // self.ncols), (first % self.ncols, last % self.ncols))

    def subplots(self, **kwargs):
        return self.figure._grid_of_axes(self, **kwargs)


def _span(key, count):
    if isinstance(key, slice):
        numbers = list(range(count))[key]
        return numbers[0], numbers[-1]
    if not -count <= key < count:
        raise IndexError(f'index {key} is out of bounds for axis 0 with size {count}')
    return key % count, key % count


def _ranges(start, end, count, space, ratios, downwards):
    total = end - start
    cell = total / (count + space * (count - 1))
    gap = space * cell
    norm = cell * count / sum(ratios)
    ranges, at = [], end if downwards else start
    for ratio in ratios:
        size = norm * ratio
        if downwards:
            ranges.append((at - size, at))
            at -= size + gap
        else:
            ranges.append((at, at + size))
            at += size + gap
    return ranges


class SubplotParams:
    """The margins and gaps of a figure's plots."""

    def __init__(self, figure):
        self._figure = figure

    def __getattr__(self, name):
        params = self._figure._subplotpars
        if name in params:
            return params[name]
        raise AttributeError(f"'SubplotParams' object has no attribute {name!r}")

    def update(self, **kwargs):
        self._figure.subplots_adjust(**kwargs)


class SubplotSpec:
    """Some neighbouring cells of a grid; rows and columns as (first, last)."""

    def __init__(self, grid, rows, columns):
        self.grid, self.rows, self.columns = grid, rows, columns

    def position(self):
        xs, ys = self.grid.cells()
        return xs[self.columns[0]][0], ys[self.rows[1]][0], xs[self.columns[1]][1], ys[self.rows[0]][1]

    def get_position(self, figure):
        from matplotlib.transforms import Bbox
        box = self.position()
        return Bbox([box[:2], box[2:]])

    def __repr__(self):
        return f'{self.grid!r}[{self.rows[0]}:{self.rows[1] + 1}, {self.columns[0]}:{self.columns[1] + 1}]'

    rowspan = property(lambda self: range(self.rows[0], self.rows[1] + 1))
    colspan = property(lambda self: range(self.columns[0], self.columns[1] + 1))
    num1 = property(lambda self: self.rows[0] * self.grid.ncols + self.columns[0])
    num2 = property(lambda self: self.rows[1] * self.grid.ncols + self.columns[1])

    def get_geometry(self):
        return self.grid.nrows, self.grid.ncols, self.num1, self.num2

    def is_last_col(self):
        return self.columns[1] == self.grid.ncols - 1

    def get_topmost_subplotspec(self):
        return self.topmost()

    def get_gridspec(self):
        return self.grid

    def subgridspec(self, nrows, ncols, **kwargs):
        return GridSpecFromSubplotSpec(nrows, ncols, self, **kwargs)

    def is_first_col(self):
        return self.columns[0] == 0

    def is_last_row(self):
        return self.rows[1] == self.grid.nrows - 1

    def is_first_row(self):
        return self.rows[0] == 0

    def topmost(self):
        """The cell of the outermost grid that holds this one."""
        return self if self.grid._outer is None else self.grid._outer.topmost()

    def same(self, other):
        return other is not None and (self.grid.nrows, self.grid.ncols, self.rows, self.columns) == (
            other.grid.nrows, other.grid.ncols, other.rows, other.columns)


def GridSpecFromSubplotSpec(nrows, ncols, subplot_spec, wspace=None, hspace=None, height_ratios=None, width_ratios=None):
    grid = GridSpec(nrows, ncols, subplot_spec.grid.figure, wspace=wspace, hspace=hspace, width_ratios=width_ratios,
                    height_ratios=height_ratios)
    grid._outer = subplot_spec
    return grid
