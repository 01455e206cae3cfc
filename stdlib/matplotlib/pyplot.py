"""Plots by plain function calls: a current figure with a current plot, made when they are first needed."""

import numpy as np

import _plot

from cycler import cycler

from matplotlib import get_backend, rcParams, rcParamsDefault, rcParamsOrig, rc, rc_context, rcdefaults, set_loglevel
from matplotlib import cm, mlab, style, ticker
from matplotlib.artist import Artist, getp, setp
from matplotlib.axes import Axes, Subplot
from matplotlib.cm import get_cmap
from matplotlib.colormaps import color_sequences, colormaps
from matplotlib.colors import Colormap, Normalize
from matplotlib.figure import Figure, figaspect
from matplotlib.gridspec import GridSpec, SubplotSpec
from matplotlib.image import imread, imsave
from matplotlib.lines import Line2D
from matplotlib.patches import Arrow, Circle, Polygon, Rectangle
from matplotlib.scale import get_scale_names
from matplotlib.text import Annotation, Text
from matplotlib.ticker import (
    AutoLocator, FixedFormatter, FixedLocator, FormatStrFormatter, Formatter, FuncFormatter, IndexLocator, LinearLocator,
    Locator, LogFormatter, LogFormatterExponent, LogFormatterMathtext, LogLocator, MaxNLocator, MultipleLocator, NullFormatter, NullLocator, ScalarFormatter)

_figures = {}
_order = []
_hooked = False


# Figures

def figure(num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True, FigureClass=Figure, clear=False,
           **kwargs):
    """A new figure, or the one with this number or name, which becomes the current one."""
    _hook()
    if isinstance(num, Figure):
        num = num.number
    label = ''
    if num is None:
        num = max(_figures, default=0) + 1
    elif isinstance(num, str):
        label = num
        known = [number for number, each in _figures.items() if each.label == label]
        num = known[0] if known else max(_figures, default=0) + 1
    else:
        num = int(num)
    if num not in _figures:
        made = FigureClass(figsize=figsize, dpi=dpi, facecolor=facecolor, edgecolor=edgecolor, frameon=frameon, num=num, **kwargs)
        made.label = label
        _figures[num] = made
    elif clear:
        _figures[num].clear()
    _raise(num)
    return _figures[num]


def _raise(num):
    if num in _order:
        _order.remove(num)
    _order.append(num)


def gcf():
    return _figures[_order[-1]] if _order else figure()


def gca(**kwargs):
    return gcf().gca()


def sca(ax):
    figure(ax.figure)
    ax.figure.sca(ax)


def get_fignums():
    return sorted(_figures)


def get_figlabels():
    return [_figures[number].label for number in get_fignums()]


def fignum_exists(num):
    return num in _figures if isinstance(num, int) else num in get_figlabels()


def close(fig=None):
    """Closes the current figure, one by number, name or itself, or "all"."""
    if fig is None:
        numbers = _order[-1:]
    elif fig == 'all':
        numbers = list(_order)
    elif isinstance(fig, Figure):
        numbers = [number for number, each in _figures.items() if each is fig]
    elif isinstance(fig, str):
        numbers = [number for number, each in _figures.items() if each.label == fig]
    else:
        numbers = [fig] if fig in _figures else []
    for number in numbers:
        del _figures[number]
        _order.remove(number)


def clf():
    gcf().clear()


def cla():
    gca().clear()


def _hook():
    """Where somebody looks, open figures are shown at the end of each cell."""
    global _hooked
    if not _hooked:
        _hooked = True
        if _plot.is_shown():
            _plot.on_cell_end(_show_and_close)


def _display(shown):
    if _plot.is_shown():
        _plot.show(shown._repr_png_(), repr(shown))


def _show_and_close():
    for number in sorted(_figures):
        _display(_figures[number])
    close('all')


def show(*args, **kwargs):
    """Displays the open figures in a notebook and closes them; in a plain program nothing happens."""
    if _plot.is_shown():
        _show_and_close()


def draw():
    pass


def pause(interval):
    pass


def ion():
    return _Mode()


def ioff():
    return _Mode()


class _Mode:
    """Interactive mode makes no difference; it can be used with `with`."""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


def isinteractive():
    return False


def switch_backend(newbackend):
    pass


def savefig(*args, **kwargs):
    return gcf().savefig(*args, **kwargs)


# Plots on the figure

def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None,
             subplot_kw=None, gridspec_kw=None, **fig_kw):
    """A new figure and its plots: one, or an array of them."""
    made = figure(**fig_kw)
    return made, made.subplots(nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze, width_ratios=width_ratios,
                               height_ratios=height_ratios, subplot_kw=subplot_kw, gridspec_kw=gridspec_kw)


def subplot(*args, **kwargs):
    """The plot in a cell of a grid: the one that is there, or a new one."""
    page = gcf()
    spec = page._spec(args)
    for axes in page._axes:
        if spec.same(axes._subplotspec) and not kwargs:
            page.sca(axes)
            return axes
    return page.add_subplot(*args, **kwargs)


def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **kwargs):
    page = gcf() if fig is None else fig
    grid = GridSpec(shape[0], shape[1], page)
    return page.add_subplot(SubplotSpec(grid, (loc[0], loc[0] + rowspan - 1), (loc[1], loc[1] + colspan - 1)), **kwargs)


def subplot_mosaic(mosaic, *, subplot_kw=None, gridspec_kw=None, **fig_kw):
    made = figure(**fig_kw)
    return made, made.subplot_mosaic(mosaic)


def axes(arg=None, **kwargs):
    return gcf().add_subplot(**kwargs) if arg is None else gcf().add_axes(arg, **kwargs)


def delaxes(ax=None):
    gcf().delaxes(gca() if ax is None else ax)


def twinx(ax=None):
    return (gca() if ax is None else ax).twinx()


def twiny(ax=None):
    return (gca() if ax is None else ax).twiny()


def tight_layout(*, pad=1.08, h_pad=None, w_pad=None, rect=None):
    gcf().tight_layout(pad=pad, h_pad=h_pad, w_pad=w_pad, rect=rect)


def subplots_adjust(left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
    gcf().subplots_adjust(left, bottom, right, top, wspace, hspace)


def suptitle(t, **kwargs):
    return gcf().suptitle(t, **kwargs)


def figtext(x, y, s, fontdict=None, **kwargs):
    return gcf().text(x, y, s, fontdict, **kwargs)


def figlegend(*args, **kwargs):
    return gcf().legend(*args, **kwargs)


# The current picture or coloured points

def gci():
    return gcf()._current_mappable


def sci(im):
    gcf()._current_mappable = im


def colorbar(mappable=None, cax=None, ax=None, **kwargs):
    if mappable is None:
        mappable = gci()
        if mappable is None:
            raise RuntimeError('No mappable was found to use for colorbar creation. First define a mappable such as an image '
                               '(with imshow) or a contour set (with contourf).')
    return gcf().colorbar(mappable, cax=cax, ax=ax, **kwargs)


def clim(vmin=None, vmax=None):
    image = gci()
    if image is None:
        raise RuntimeError("You must first define an image, e.g., with imshow")
    image.set_clim(vmin, vmax)


def set_cmap(cmap):
    rcParams['image.cmap'] = get_cmap(cmap).name
    if gci() is not None:
        gci().set_cmap(cmap)


# Properties of the current plot

def title(label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs):
    return gca().set_title(label, fontdict, loc, pad, y=y, **kwargs)


def xlabel(xlabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
    return gca().set_xlabel(xlabel, fontdict, labelpad, loc=loc, **kwargs)


def ylabel(ylabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
    return gca().set_ylabel(ylabel, fontdict, labelpad, loc=loc, **kwargs)


def xlim(*args, **kwargs):
    """Sets the limits, or gives them when called without arguments."""
    return gca().set_xlim(*args, **kwargs) if args or kwargs else gca().get_xlim()


def ylim(*args, **kwargs):
    return gca().set_ylim(*args, **kwargs) if args or kwargs else gca().get_ylim()


def xscale(value, **kwargs):
    gca().set_xscale(value, **kwargs)


def yscale(value, **kwargs):
    gca().set_yscale(value, **kwargs)


def _ticks(axis, ticks, labels, minor, kwargs):
    if ticks is None and labels is not None:
        axis.set_ticklabels(labels, minor=minor, **kwargs)
    elif ticks is not None:
        axis.set_ticks(ticks, labels, minor=minor)
    made = axis.get_ticklabels(minor=minor)
    for label in made:
        label.set(**kwargs)
    return axis.get_ticklocs(minor=minor), made


def xticks(ticks=None, labels=None, *, minor=False, **kwargs):
    """(places, labels) of the ticks, after setting them if asked."""
    return _ticks(gca().xaxis, ticks, labels, minor, kwargs)


def yticks(ticks=None, labels=None, *, minor=False, **kwargs):
    return _ticks(gca().yaxis, ticks, labels, minor, kwargs)


def axis(arg=None, /, **kwargs):
    return gca().axis(arg, **kwargs)


def box(on=None):
    gca().set_frame_on(not gca().get_frame_on() if on is None else on)


def matshow(A, fignum=None, **kwargs):
    rows, columns = np.asarray(A).shape[:2]
    made = figure(fignum, figsize=(4.8, 4.8 * rows / columns)) if fignum != 0 else gcf()
    place = made.add_axes((0.15, 0.09, 0.775, 0.775))
    return place.matshow(A, **kwargs)


def imshow(X, cmap=None, norm=None, **kwargs):
    return gca().imshow(X, cmap, norm, **kwargs)


# Kinds of plots and texts, on the current plot


def plot(*args, **kwargs):
    return gca().plot(*args, **kwargs)


def step(*args, **kwargs):
    return gca().step(*args, **kwargs)


def errorbar(*args, **kwargs):
    return gca().errorbar(*args, **kwargs)


def stem(*args, **kwargs):
    return gca().stem(*args, **kwargs)


def semilogx(*args, **kwargs):
    return gca().semilogx(*args, **kwargs)


def semilogy(*args, **kwargs):
    return gca().semilogy(*args, **kwargs)


def loglog(*args, **kwargs):
    return gca().loglog(*args, **kwargs)


def axhline(*args, **kwargs):
    return gca().axhline(*args, **kwargs)


def axvline(*args, **kwargs):
    return gca().axvline(*args, **kwargs)


def axline(*args, **kwargs):
    return gca().axline(*args, **kwargs)


def hlines(*args, **kwargs):
    return gca().hlines(*args, **kwargs)


def vlines(*args, **kwargs):
    return gca().vlines(*args, **kwargs)


def axhspan(*args, **kwargs):
    return gca().axhspan(*args, **kwargs)


def axvspan(*args, **kwargs):
    return gca().axvspan(*args, **kwargs)


def fill(*args, **kwargs):
    return gca().fill(*args, **kwargs)


def fill_between(*args, **kwargs):
    return gca().fill_between(*args, **kwargs)


def fill_betweenx(*args, **kwargs):
    return gca().fill_betweenx(*args, **kwargs)


def stackplot(*args, **kwargs):
    return gca().stackplot(*args, **kwargs)


def scatter(*args, **kwargs):
    return gca().scatter(*args, **kwargs)


def bar(*args, **kwargs):
    return gca().bar(*args, **kwargs)


def barh(*args, **kwargs):
    return gca().barh(*args, **kwargs)


def bar_label(*args, **kwargs):
    return gca().bar_label(*args, **kwargs)


def pie(*args, **kwargs):
    return gca().pie(*args, **kwargs)


def hist(*args, **kwargs):
    return gca().hist(*args, **kwargs)


def boxplot(*args, **kwargs):
    return gca().boxplot(*args, **kwargs)


def hist2d(*args, **kwargs):
    return gca().hist2d(*args, **kwargs)


def pcolormesh(*args, **kwargs):
    return gca().pcolormesh(*args, **kwargs)


def pcolor(*args, **kwargs):
    return gca().pcolor(*args, **kwargs)


def contour(*args, **kwargs):
    return gca().contour(*args, **kwargs)


def contourf(*args, **kwargs):
    return gca().contourf(*args, **kwargs)


def text(*args, **kwargs):
    return gca().text(*args, **kwargs)


def annotate(*args, **kwargs):
    return gca().annotate(*args, **kwargs)


def arrow(*args, **kwargs):
    return gca().arrow(*args, **kwargs)


def legend(*args, **kwargs):
    return gca().legend(*args, **kwargs)


def grid(*args, **kwargs):
    return gca().grid(*args, **kwargs)


def tick_params(*args, **kwargs):
    return gca().tick_params(*args, **kwargs)


def ticklabel_format(*args, **kwargs):
    return gca().ticklabel_format(*args, **kwargs)


def locator_params(*args, **kwargs):
    return gca().locator_params(*args, **kwargs)


def minorticks_on(*args, **kwargs):
    return gca().minorticks_on(*args, **kwargs)


def minorticks_off(*args, **kwargs):
    return gca().minorticks_off(*args, **kwargs)


def margins(*args, **kwargs):
    return gca().margins(*args, **kwargs)


def autoscale(*args, **kwargs):
    return gca().autoscale(*args, **kwargs)


def violinplot(*args, **kwargs):
    return gca().violinplot(*args, **kwargs)


def ecdf(*args, **kwargs):
    return gca().ecdf(*args, **kwargs)


def eventplot(*args, **kwargs):
    return gca().eventplot(*args, **kwargs)


def hexbin(*args, **kwargs):
    return gca().hexbin(*args, **kwargs)


def stairs(*args, **kwargs):
    return gca().stairs(*args, **kwargs)


def broken_barh(*args, **kwargs):
    return gca().broken_barh(*args, **kwargs)


def quiver(*args, **kwargs):
    return gca().quiver(*args, **kwargs)


def quiverkey(*args, **kwargs):
    return gca().quiverkey(*args, **kwargs)


def xcorr(*args, **kwargs):
    return gca().xcorr(*args, **kwargs)


def acorr(*args, **kwargs):
    return gca().acorr(*args, **kwargs)


def psd(*args, **kwargs):
    return gca().psd(*args, **kwargs)


def csd(*args, **kwargs):
    return gca().csd(*args, **kwargs)


def cohere(*args, **kwargs):
    return gca().cohere(*args, **kwargs)


def magnitude_spectrum(*args, **kwargs):
    return gca().magnitude_spectrum(*args, **kwargs)


def angle_spectrum(*args, **kwargs):
    return gca().angle_spectrum(*args, **kwargs)


def phase_spectrum(*args, **kwargs):
    return gca().phase_spectrum(*args, **kwargs)


def clabel(*args, **kwargs):
    return gca().clabel(*args, **kwargs)


def table(*args, **kwargs):
    return gca().table(*args, **kwargs)


def spy(Z, **kwargs):
    made = gca().spy(Z, **kwargs)
    if hasattr(made, 'get_clim'):
        sci(made)
    return made


def specgram(x, **kwargs):
    made = gca().specgram(x, **kwargs)
    sci(made[-1])
    return made


def figimage(X, xo=0, yo=0, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, origin=None, resize=False, **kwargs):
    return gcf().figimage(X, xo, yo, alpha, norm, cmap, vmin, vmax, origin, resize, **kwargs)


def polar(*args, **kwargs):
    """Lines on a plot whose coordinates are an angle and a distance."""
    page = gcf()
    place = gca() if page._axes and gca().name == 'polar' else page.add_subplot(projection='polar')
    return place.plot(*args, **kwargs)


def thetagrids(angles=None, labels=None, fmt=None, **kwargs):
    place = gca()
    if place.name != 'polar':
        raise RuntimeError('thetagrids only defined for polar Axes')
    return place.set_thetagrids(angles, labels, fmt, **kwargs) if angles is not None else (
        place.get_xgridlines(), place.get_xticklabels())


def rgrids(radii=None, labels=None, angle=None, fmt=None, **kwargs):
    place = gca()
    if place.name != 'polar':
        raise RuntimeError('rgrids only defined for polar Axes')
    return place.set_rgrids(radii, labels, angle, fmt, **kwargs) if radii is not None else (
        place.get_ygridlines(), place.get_yticklabels())


def _refused(name):
    def plain(*args, **kwargs):
        raise NotImplementedError(f"{name} is not in Cellbook's matplotlib")
    plain.__name__ = name
    return plain


barbs, streamplot, tricontour, tricontourf, tripcolor, triplot, xkcd, subplot_tool = [_refused(name) for name in (
    'barbs', 'streamplot', 'tricontour', 'tricontourf', 'tripcolor', 'triplot', 'xkcd', 'subplot_tool')]


# Artists and figures


def get(obj, *args, **kwargs):
    return getp(obj, *args, **kwargs)


def findobj(o=None, match=None, include_self=True):
    """The artists inside a figure or an artist that are of a class or satisfy a function."""
    return (gcf() if o is None else o).findobj(match, include_self=include_self)


def get_current_fig_manager():
    return gcf().canvas.manager


def get_plot_commands():
    """The names of the functions that draw."""
    excluded = ('colormaps', 'colors', 'get_plot_commands')
    return sorted(name for name, value in globals().items()
                  if callable(value) and not name.startswith('_') and name not in excluded and getattr(
                      value, '__module__', '') == __name__)


# Windows: there are none, so nothing is ever clicked or pressed


def connect(s, func):
    return gcf().canvas.mpl_connect(s, func)


def disconnect(cid):
    gcf().canvas.mpl_disconnect(cid)


def draw_if_interactive(*args, **kwargs):
    pass


def draw_all(force=False):
    for number in get_fignums():
        _figures[number].canvas.draw()


def ginput(n=1, timeout=30, show_clicks=True, **kwargs):
    raise NotImplementedError("there is no window to click in")


def waitforbuttonpress(timeout=-1):
    raise NotImplementedError("there is no window to press in")


def install_repl_displayhook():
    pass


def uninstall_repl_displayhook():
    pass


# Default colormaps


def viridis():
    set_cmap('viridis')


def plasma():
    set_cmap('plasma')


def inferno():
    set_cmap('inferno')


def magma():
    set_cmap('magma')


def gray():
    set_cmap('gray')


def hot():
    set_cmap('hot')


def cool():
    set_cmap('cool')


def jet():
    set_cmap('jet')


def bone():
    set_cmap('bone')


def copper():
    set_cmap('copper')


def spring():
    set_cmap('spring')


def summer():
    set_cmap('summer')


def autumn():
    set_cmap('autumn')


def winter():
    set_cmap('winter')


def hsv():
    set_cmap('hsv')


def pink():
    set_cmap('pink')


def flag():
    set_cmap('flag')


def prism():
    set_cmap('prism')


def nipy_spectral():
    set_cmap('nipy_spectral')


def __getattr__(name):
    if name == 'PolarAxes':
        from matplotlib.polar import PolarAxes
        return PolarAxes
    raise AttributeError(f"module 'matplotlib.pyplot' has no attribute {name!r}")
