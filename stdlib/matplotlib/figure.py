"""Figures: a page with plots, titles and legends, and the ways out of it."""

import numpy as np

import _plot

from matplotlib._renderer import Renderer
from matplotlib.axes import Axes
from matplotlib.colorbar import Colorbar, place_beside, split_cell
from matplotlib.colors import to_rgba
from matplotlib.gridspec import GridSpec, SubplotSpec
from matplotlib.legend import Legend, handles_of
from matplotlib.rcparams import rcParams
from matplotlib.text import Text
from matplotlib.transforms import Bbox, Transform


class FigureCanvas:
    """The drawing of a figure as pixels."""

    def __init__(self, figure):
        self.figure = figure

    def draw(self):
        self.figure._scene()

    draw_idle = draw

    def buffer_rgba(self):
        """An array of shape (height, width, 4)."""
        width, height = self.get_width_height()
        data = self.figure._render('rgba', self.figure.dpi)
        return np.frombuffer(data, dtype=np.uint8).reshape(height, width, 4)

    def tostring_argb(self):
        rgba = self.buffer_rgba()
        return np.ascontiguousarray(rgba[:, :, [3, 0, 1, 2]]).tobytes()

    def get_width_height(self):
        width, height = self.figure._size
        return int(round(width * self.figure.dpi)), int(round(height * self.figure.dpi))

    def print_figure(self, filename, **kwargs):
        self.figure.savefig(filename, **kwargs)

    def get_supported_filetypes(self):
        return {'pdf': 'Portable Document Format', 'png': 'Portable Network Graphics', 'svg': 'Scalable Vector Graphics',
                'jpg': 'Joint Photographic Experts Group', 'jpeg': 'Joint Photographic Experts Group'}

    def flush_events(self):
        pass

    def mpl_connect(self, name, function):
        return 0

    def mpl_disconnect(self, cid):
        pass

    manager = property(lambda self: FigureManager(self))


class FigureManager:
    """What stands for a window."""

    def __init__(self, canvas):
        self.canvas, self.num = canvas, canvas.figure.number

    def set_window_title(self, title):
        pass

    def get_window_title(self):
        return f'Figure {self.num}'

    def resize(self, w, h):
        pass

    def full_screen_toggle(self):
        pass

    def show(self):
        pass


def figaspect(arg):
    """(width, height) of a figure with the aspect of a number or an array, within sensible limits."""
    ratio = arg.shape[0] / arg.shape[1] if hasattr(arg, 'shape') and len(arg.shape) >= 2 else float(arg)
    least, most = np.array((4.0, 2.0)), np.array((16.0, 16.0))
    height = rcParams['figure.figsize'][1]
    size = np.array((height / ratio, height))
    size = size / min(1.0, *(size / least))
    size = size / max(1.0, *(size / most))
    return np.clip(size, least, most)


class Figure:
    def __init__(self, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, linewidth=0.0, frameon=None,
                 subplotpars=None, tight_layout=None, constrained_layout=None, layout=None, num=None, **kwargs):
        size = rcParams['figure.figsize'] if figsize is None else figsize
        self.set_size_inches(*[float(value) for value in size])
        self.dpi = float(rcParams['figure.dpi'] if dpi is None else dpi)
        self._facecolor = rcParams['figure.facecolor'] if facecolor is None else facecolor
        self.frameon = rcParams['figure.frameon'] if frameon is None else frameon
        self._subplotpars = {name: rcParams['figure.subplot.' + name]
                             for name in ('left', 'right', 'bottom', 'top', 'wspace', 'hspace')}
        self._tight = bool(tight_layout or constrained_layout or layout in ('tight', 'constrained', 'compressed')
                           or rcParams['figure.autolayout'] or rcParams['figure.constrained_layout.use'])
        self.number = num
        self.canvas = FigureCanvas(self)
        self._title_bbox = None
        self.clear()

    def clear(self, keep_observers=False):
        self._axes, self._texts, self._legends, self._lines, self._patches, self._images = [], [], [], [], [], []
        self._current = None
        self._suptitle = self._supxlabel = self._supylabel = None
        self._current_mappable = None

    clf = clear

    def __str__(self):
        return f'Figure({self._size[0] * self.dpi:g}x{self._size[1] * self.dpi:g})'

    def __repr__(self):
        return f'<Figure size {self._size[0] * self.dpi:g}x{self._size[1] * self.dpi:g} with {len(self._axes)} Axes>'

    def _repr_png_(self):
        return self._render('png', self.dpi, tight=True) if self._axes else None

    # Size

    def set_size_inches(self, w, h=None, forward=True):
        if h is None:
            w, h = w
        if not (w >= 0 and h >= 0 and w - w == 0 and h - h == 0):
            raise ValueError(f'figure size must be positive finite not ({w}, {h})')
        self._size = (float(w), float(h))

    def get_size_inches(self):
        return np.array(self._size)

    def get_figwidth(self):
        return self._size[0]

    def get_figheight(self):
        return self._size[1]

    def set_figwidth(self, val, forward=True):
        self._size = (float(val), self._size[1])

    def set_figheight(self, val, forward=True):
        self._size = (self._size[0], float(val))

    def set_dpi(self, val):
        self.dpi = float(val)

    def get_dpi(self):
        return self.dpi

    def _size_points(self):
        return self._size[0] * 72, self._size[1] * 72

    @property
    def bbox(self):
        return Bbox([(0, 0), (self._size[0] * self.dpi, self._size[1] * self.dpi)])

    @property
    def transFigure(self):
        width, height = self._size_points()
        return Transform(self, lambda xs: [x * width for x in xs], lambda ys: [y * height for y in ys],
                         lambda x: x / width, lambda y: y / height)

    def set_facecolor(self, color):
        self._facecolor = color

    def get_facecolor(self):
        return to_rgba(self._facecolor)

    @property
    def patch(self):
        from matplotlib.patches import Rectangle
        patch = Rectangle((0, 0), 1, 1, facecolor=self._facecolor)
        patch.set_facecolor = self.set_facecolor
        return patch

    # Plots

    @property
    def axes(self):
        return list(self._axes)

    get_axes = lambda self: list(self._axes)

    def add_axes(self, *args, **kwargs):
        if isinstance(args[0], Axes):
            axes = args[0]
        else:
            left, bottom, width, height = [float(value) for value in args[0]]
            axes = _kind(kwargs)(self, (left, bottom, left + width, bottom + height), **kwargs)
        return self._put(axes)

    def _put(self, axes):
        if axes not in self._axes:
            self._axes.append(axes)
        self._current = axes
        return axes

    def add_subplot(self, *args, **kwargs):
        if len(args) == 1 and isinstance(args[0], Axes):
            return self._put(args[0])
        spec = self._spec(args)
        share = {name: kwargs.pop('share' + name, None) for name in 'xy'}
        axes = _kind(kwargs)(self, spec.position(), **kwargs)
        axes._subplotspec = spec
        for name, other in share.items():
            if other is not None:
                axes._share(name, other)
        return self._put(axes)

    def _spec(self, args):
        """The cell that the arguments name: (), (221), (2, 2, 1), (2, 2, (1, 2)) or a cell of a grid."""
        if not args:
            args = (1, 1, 1)
        if len(args) == 1:
            if isinstance(args[0], SubplotSpec):
                return args[0]
            number = args[0]
            if not isinstance(number, int) or not 100 <= number <= 999:
                raise ValueError(f"Single argument to subplot must be a three-digit integer, not {number!r}")
            args = (number // 100, number // 10 % 10, number % 10)
        if len(args) != 3:
            raise TypeError(f"add_subplot() takes 1 or 3 positional arguments but {len(args)} were given")
        rows, columns, index = args
        grid = GridSpec(rows, columns, self)
        first, last = index if isinstance(index, (tuple, list)) else (index, index)
        if not (isinstance(first, (int, np.integer)) and 1 <= first <= rows * columns and first <= last <= rows * columns):
            raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {index!r}")
        first, last = int(first) - 1, int(last) - 1
        return SubplotSpec(grid, (first // columns, last // columns), (first % columns, last % columns))

    def add_gridspec(self, nrows=1, ncols=1, **kwargs):
        return GridSpec(nrows, ncols, self, **kwargs)

    def subplots(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None,
                 subplot_kw=None, gridspec_kw=None):
        grid = GridSpec(nrows, ncols, self, **dict({'width_ratios': width_ratios, 'height_ratios': height_ratios}, **(gridspec_kw or {})))
        return self._grid_of_axes(grid, sharex=sharex, sharey=sharey, squeeze=squeeze, subplot_kw=subplot_kw)

    def _grid_of_axes(self, grid, *, sharex=False, sharey=False, squeeze=True, subplot_kw=None):
        modes = {'x': {True: 'all', False: 'none'}.get(sharex, sharex), 'y': {True: 'all', False: 'none'}.get(sharey, sharey)}
        table = np.empty((grid.nrows, grid.ncols), dtype=object)
        for row in range(grid.nrows):
            for column in range(grid.ncols):
                axes = self.add_subplot(grid[row, column], **(subplot_kw or {}))
                leaders = {'none': None, 'all': table[0, 0], 'row': table[row, 0], 'col': table[0, column]}
                for name in 'xy':
                    if leaders[modes[name]] is not None:
                        axes._share(name, leaders[modes[name]])
                table[row, column] = axes
        for axes in [table[r, c] for r in range(grid.nrows) for c in range(grid.ncols)]:
            if modes['x'] in ('col', 'all') and not axes._subplotspec.is_last_row():
                axes.xaxis.set_tick_params(which='both', labelbottom=False)
            if modes['y'] in ('row', 'all') and not axes._subplotspec.is_first_col():
                axes.yaxis.set_tick_params(which='both', labelleft=False)
        if not squeeze:
            return table
        if grid.nrows == grid.ncols == 1:
            return table[0, 0]
        return table[:, 0] if grid.ncols == 1 else table[0] if grid.nrows == 1 else table

    def subplot_mosaic(self, mosaic, **kwargs):
        rows = [list(row) for row in mosaic.strip().split('\n' if '\n' in mosaic else ';')] if isinstance(mosaic, str) else mosaic
        grid = GridSpec(len(rows), len(rows[0]), self)
        places = {}
        for r, row in enumerate(rows):
            for c, name in enumerate(row):
                if name != '.':
                    places.setdefault(name, []).append((r, c))
        made = {}
        for name, cells in places.items():
            row_numbers, column_numbers = [r for r, _ in cells], [c for _, c in cells]
            made[name] = self.add_subplot(SubplotSpec(grid, (min(row_numbers), max(row_numbers)), (min(column_numbers), max(column_numbers))))
        return made

    def gca(self, **kwargs):
        return self._current if self._current is not None else self.add_subplot()

    def sca(self, a):
        self._current = a
        return a

    def delaxes(self, ax):
        self._axes = [axes for axes in self._axes if axes is not ax]
        if self._current is ax:
            self._current = self._axes[-1] if self._axes else None

    def colorbar(self, mappable, cax=None, ax=None, use_gridspec=True, *, location=None, orientation=None, fraction=0.15,
                 pad=None, shrink=1.0, aspect=20, ticks=None, format=None, label='', extend='neither', **kwargs):
        if location is None:
            location = 'bottom' if orientation == 'horizontal' else 'right'
        vertical = location in ('left', 'right')
        if cax is None:
            if ax is None:
                ax = getattr(mappable, 'axes', None) or self.gca()
            parents = [ax] if isinstance(ax, Axes) else list(np.asarray(ax, dtype=object).ravel())
            gap = pad if pad is not None else (0.05 if vertical else 0.15)
            current = self._current
            for parent in parents:
                parent._anchor = {'right': 'E', 'left': 'W', 'bottom': 'N', 'top': 'S'}[location]
            if len(parents) == 1 and parents[0]._subplotspec is not None and use_gridspec:
                spec = split_cell(parents[0], location, fraction, gap, shrink)
                cax = Axes(self, spec.position(), label='<colorbar>')
                cax._subplotspec = spec
            else:
                cax = Axes(self, place_beside(parents, location, fraction, gap, shrink), label='<colorbar>')
            self._axes.append(cax)
            self._current = current
            cax._bar_shape = aspect if vertical else 1 / aspect
            cax._anchor = {'right': 'W', 'left': 'E', 'bottom': 'N', 'top': 'S'}[location]
        bar = Colorbar(cax, mappable, orientation='vertical' if vertical else 'horizontal', ticks=ticks, format=format,
                       label=label, extend=extend)
        if hasattr(cax, '_bar_shape'):
            cax._box_ratio = lambda: cax._bar_shape
        return bar

    # Layout

    def subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
        given = {'left': left, 'bottom': bottom, 'right': right, 'top': top, 'wspace': wspace, 'hspace': hspace}
        params = dict(self._subplotpars)
        params.update({name: value for name, value in given.items() if value is not None})
        if params['left'] >= params['right']:
            raise ValueError('left cannot be >= right')
        if params['bottom'] >= params['top']:
            raise ValueError('bottom cannot be >= top')
        self._subplotpars = params
        self._place_subplots()

    def _place_subplots(self):
        for axes in self._axes:
            if axes._subplotspec is not None and not getattr(axes, '_squeezed', False):
                axes._position = axes._subplotspec.position()

    def tight_layout(self, *, pad=1.08, h_pad=None, w_pad=None, rect=None):
        """Makes room for labels: the margins around the grid and between its cells follow from what is drawn."""
        groups = self._drawn_cells()
        if not groups:
            return
        font = rcParams['font.size']
        width, height = self._size_points()
        padding = pad * font
        gap_w = padding if w_pad is None else w_pad * font
        gap_h = padding if h_pad is None else h_pad * font
        rows = max(spec.grid.nrows for spec, _ in groups)
        columns = max(spec.grid.ncols for spec, _ in groups)
        edges = {'left': [0.0] * (columns + 1), 'right': [0.0] * (columns + 1), 'top': [0.0] * (rows + 1), 'bottom': [0.0] * (rows + 1)}
        for spec, box in groups:
            cell = spec.position()
            reach = {'left': cell[0] * width - box[0], 'bottom': cell[1] * height - box[1], 'right': box[2] - cell[2] * width,
                     'top': box[3] - cell[3] * height}
            row_scale, column_scale = rows // spec.grid.nrows, columns // spec.grid.ncols
            places = {'left': spec.columns[0] * column_scale, 'right': (spec.columns[1] + 1) * column_scale,
                      'top': spec.rows[0] * row_scale, 'bottom': (spec.rows[1] + 1) * row_scale}
            for side, place in places.items():
                if place < len(edges[side]):
                    edges[side][place] = max(edges[side][place], reach[side])
        area = (0.0, 0.0, 1.0, 1.0) if rect is None else rect
        title = self._suptitle.layout().height + padding if self._suptitle is not None and rect is None else 0.0
        left = area[0] + (edges['left'][0] + padding) / width
        right = area[2] - (edges['right'][columns] + padding) / width
        bottom = area[1] + (edges['bottom'][rows] + padding) / height
        top = area[3] - (edges['top'][0] + padding + title) / height
        inner_w = max([edges['left'][i] + edges['right'][i] + gap_w for i in range(1, columns)], default=0.0) / width
        inner_h = max([edges['top'][i] + edges['bottom'][i] + gap_h for i in range(1, rows)], default=0.0) / height
        changes = {'left': left, 'right': right, 'bottom': bottom, 'top': top}
        if columns > 1:
            cell = (right - left - inner_w * (columns - 1)) / columns
            changes['wspace'] = inner_w / cell if cell > 0 else self._subplotpars['wspace']
        if rows > 1:
            cell = (top - bottom - inner_h * (rows - 1)) / rows
            changes['hspace'] = inner_h / cell if cell > 0 else self._subplotpars['hspace']
        if left < right and bottom < top:
            self.subplots_adjust(**changes)

    def _drawn_cells(self):
        """(cell of the outermost grid, box around all that is drawn in it, in points) of each cell in use."""
        groups = []
        for axes in self._axes:
            if axes._subplotspec is None or not axes.get_visible():
                continue
            reach, box = axes.draw(Renderer(self._size_points()[1])), axes._box()
            drawn = [box[0] - reach['left'], box[1] - reach['bottom'], box[2] + reach['right'], box[3] + reach['top']]
            spec = axes._subplotspec.topmost()
            for known, union in groups:
                if known.same(spec):
                    union[:2] = [min(a, b) for a, b in zip(union[:2], drawn[:2])]
                    union[2:] = [max(a, b) for a, b in zip(union[2:], drawn[2:])]
                    break
            else:
                groups.append((spec, drawn))
        return groups

    def set_tight_layout(self, tight):
        self._tight = bool(tight)

    def set_layout_engine(self, layout=None, **kwargs):
        self._tight = layout in ('tight', 'constrained', 'compressed')

    def autofmt_xdate(self, bottom=0.2, rotation=30, ha='right', which='major'):
        for axes in self._axes:
            for label in axes.get_xticklabels():
                label.set_ha(ha)
                label.set_rotation(rotation)
        self.subplots_adjust(bottom=bottom)

    # Texts

    def _title(self, text, defaults, kwargs):
        title = Text(kwargs.pop('x', defaults[0]), kwargs.pop('y', defaults[1]), text, fontsize=kwargs.pop(
            'fontsize', kwargs.pop('size', rcParams['figure.titlesize'])), horizontalalignment=kwargs.pop('ha', defaults[2]),
            verticalalignment=kwargs.pop('va', defaults[3]), rotation=defaults[4])
        title.figure = self
        title.set(**kwargs)
        return title

    def suptitle(self, t, **kwargs):
        self._suptitle = self._title(t, (0.5, 0.98, 'center', 'top', 0), kwargs)
        return self._suptitle

    def supxlabel(self, t, **kwargs):
        self._supxlabel = self._title(t, (0.5, 0.01, 'center', 'bottom', 0), kwargs)
        return self._supxlabel

    def supylabel(self, t, **kwargs):
        self._supylabel = self._title(t, (0.02, 0.5, 'left', 'center', 90), kwargs)
        return self._supylabel

    def get_suptitle(self):
        return '' if self._suptitle is None else self._suptitle.get_text()

    def get_supxlabel(self):
        return '' if self._supxlabel is None else self._supxlabel.get_text()

    def get_supylabel(self):
        return '' if self._supylabel is None else self._supylabel.get_text()

    texts = property(lambda self: list(self._texts))
    legends = property(lambda self: list(self._legends))
    images = property(lambda self: list(self._images))
    lines = property(lambda self: list(self._lines))
    patches = property(lambda self: list(self._patches))

    def get_children(self):
        return self._axes + self._texts + self._legends + self._images + self._lines + self._patches

    def findobj(self, match=None, include_self=True):
        """The artists of the figure that are of a class or satisfy a function."""
        return [each for child in self.get_children() for each in child.findobj(match)]

    def add_artist(self, artist, clip=False):
        """A line, patch or text in shares of the figure."""
        from matplotlib.lines import Line2D
        from matplotlib.patches import Patch
        artist.figure = self
        artist._clip_on = False
        if artist._transform is None:
            artist._transform = self.transFigure
        if isinstance(artist, Text):
            self._texts.append(artist)
        elif isinstance(artist, Line2D):
            self._lines.append(artist)
        elif isinstance(artist, Patch):
            self._patches.append(artist)
        else:
            raise NotImplementedError(f"{type(artist).__name__} on a figure is not in Cellbook's matplotlib")
        return artist

    def figimage(self, X, xo=0, yo=0, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, origin=None, resize=False, **kwargs):
        """A picture pixel by pixel on the figure, its lower left corner at (xo, yo)."""
        from matplotlib.colors import Normalize
        from matplotlib.image import FigureImage
        made = FigureImage(self, xo, yo, cmap=cmap, norm=Normalize(vmin, vmax) if norm is None else norm, origin=origin, alpha=alpha)
        made.set_data(X)
        if made._A.ndim == 2:
            made.norm.autoscale_None(made._A)
        if resize:
            rows, columns = made._A.shape[:2]
            self.set_size_inches(columns / self.dpi, rows / self.dpi)
        self._images.append(made)
        return made

    def subfigures(self, *args, **kwargs):
        raise NotImplementedError("subfigures are not in Cellbook's matplotlib")

    def align_labels(self, axs=None):
        self.align_xlabels(axs)
        self.align_ylabels(axs)

    def align_xlabels(self, axs=None):
        pass

    def align_ylabels(self, axs=None):
        pass

    def align_titles(self, axs=None):
        pass

    @property
    def subplotpars(self):
        from matplotlib.gridspec import SubplotParams
        return SubplotParams(self)

    def get_layout_engine(self):
        return None

    def get_tight_layout(self):
        return self._tight

    def get_edgecolor(self):
        return to_rgba(rcParams['figure.edgecolor'])

    def set_edgecolor(self, color):
        to_rgba(color)

    def get_frameon(self):
        return self.frameon

    def set_frameon(self, b):
        self.frameon = b

    def get_label(self):
        return getattr(self, 'label', '')

    def set_label(self, s):
        self.label = s

    def waitforbuttonpress(self, timeout=-1):
        raise NotImplementedError("there is no window to press in")

    def draw_without_rendering(self):
        self._scene()

    def text(self, x, y, s, fontdict=None, **kwargs):
        label = Text(x, y, s, **dict(fontdict or {}, **kwargs))
        label.figure = self
        self._texts.append(label)
        return label

    def legend(self, *args, handles=None, labels=None, **kwargs):
        if len(args) == 2:
            handles, labels = args
        if handles is None:
            pairs = [handles_of(axes) for axes in self._axes]
            handles = [handle for pair in pairs for handle in pair[0]]
            labels = args[0] if args else [label for pair in pairs for label in pair[1]]
        elif labels is None:
            labels = [handle.get_label() for handle in handles]
        kwargs.setdefault('loc', 'upper right')
        page = Axes(self, (0.0, 0.0, 1.0, 1.0))
        self._legends.append(Legend(page, handles, labels, **kwargs))
        return self._legends[-1]

    # Drawing

    def _scene(self, transparent=False, facecolor=None):
        if self._tight:
            self.tight_layout()
        width, height = self._size_points()
        renderer = Renderer(height)
        color = to_rgba(self._facecolor if facecolor is None else facecolor)
        if self.frameon and not transparent:
            renderer.rectangle(0, 0, width, height, color)
        for axes in sorted(self._axes, key=lambda axes: axes.zorder):
            if axes.get_visible():
                axes.draw(renderer)
        renderer.clipped(None)
        for artist in sorted(self._images + self._patches + self._lines, key=lambda artist: artist.zorder):
            artist.draw(renderer)
        for label in self._texts + [self._suptitle, self._supxlabel, self._supylabel]:
            if label is not None:
                x, y = label.get_position()
                label.draw_at(renderer, x * width, y * height)
        for legend in self._legends:
            legend.draw(renderer)
        return renderer.scene

    def _render(self, format, dpi, tight=False, pad=None, transparent=False, facecolor=None):
        scene = self._scene(transparent, facecolor)
        width, height = self._size_points()
        if not tight:
            return _plot.render(scene, 0.0, 0.0, width, height, float(dpi), format)
        # The page's own background does not count for what is drawn.
        items = scene[1:] if self.frameon and not transparent else scene
        x0, y0, x1, y1 = _plot.bounds(items) if items else (0.0, 0.0, width, height)
        margin = (rcParams['savefig.pad_inches'] if pad is None else pad) * 72
        area = (x0 - margin, y0 - margin, x1 - x0 + 2 * margin, y1 - y0 + 2 * margin)
        if self.frameon and not transparent:
            corners = [area[0], area[1], area[0] + area[2], area[1], area[0] + area[2], area[1] + area[3], area[0], area[1] + area[3]]
            color = to_rgba(self._facecolor if facecolor is None else facecolor)
            items = [('path', corners, 'MLLLZ', color, None, 1, None)] + items
        return _plot.render(items, area[0], area[1], area[2], area[3], float(dpi), format)

    def savefig(self, fname, *, transparent=None, dpi=None, format=None, bbox_inches=None, pad_inches=None, facecolor=None,
                edgecolor=None, metadata=None, orientation=None, papertype=None, pil_kwargs=None, backend=None, **kwargs):
        dpi = rcParams['savefig.dpi'] if dpi is None else dpi
        dpi = self.dpi if dpi == 'figure' else dpi
        is_file = hasattr(fname, 'write')
        name = '' if is_file else str(fname)
        if format is None:
            tail = name.rsplit('/', 1)[-1]
            format = tail.rsplit('.', 1)[1].lower() if '.' in tail else rcParams['savefig.format']
            if not is_file and '.' not in tail:
                name += '.' + format
        format = format.lower()
        if format not in ('png', 'svg', 'pdf', 'jpg', 'jpeg'):
            raise ValueError(f"Format {format!r} is not supported (supported formats: jpeg, jpg, pdf, png, svg)")
        transparent = rcParams['savefig.transparent'] if transparent is None else transparent
        bbox = rcParams['savefig.bbox'] if bbox_inches is None else bbox_inches
        face = rcParams['savefig.facecolor'] if facecolor is None else facecolor
        data = self._render('png' if format in ('jpg', 'jpeg') else format, dpi, bbox == 'tight', pad_inches, transparent,
                            None if face == 'auto' else face)
        if format in ('jpg', 'jpeg'):
            data = _as_jpeg(data)
        if is_file:
            fname.write(data)
        else:
            with open(name, 'wb') as file:
                file.write(data)

    def show(self, warn=True):
        from matplotlib import pyplot
        pyplot._display(self)


def _kind(kwargs):
    """The class of plot that `projection` or `polar` asks for."""
    projection = kwargs.pop('projection', None)
    if kwargs.pop('polar', False) or projection == 'polar':
        from matplotlib.polar import PolarAxes
        return PolarAxes
    if projection in (None, 'rectilinear'):
        return Axes
    if projection in ('3d', 'aitoff', 'hammer', 'lambert', 'mollweide'):
        raise NotImplementedError(f"the projection {projection!r} is not in Cellbook's matplotlib")
    raise ValueError(f"Unknown projection {projection!r}")


def _as_jpeg(png):
    from io import BytesIO
    from PIL import Image
    buffer = BytesIO()
    Image.open(BytesIO(png)).convert('RGB').save(buffer, 'JPEG')
    return buffer.getvalue()
