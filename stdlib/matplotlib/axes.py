"""Plot areas: the base with a method for each kind of plot."""

from matplotlib import axes_base
from matplotlib.patches import FancyArrow, Rectangle
from matplotlib.kinds import area as _area
from matplotlib.kinds import bar as _bar
from matplotlib.kinds import boxes as _boxes
from matplotlib.kinds import contour as _contour
from matplotlib.kinds import distributions as _distributions
from matplotlib.kinds import hist as _hist
from matplotlib.kinds import image as _image
from matplotlib.kinds import line as _line
from matplotlib.kinds import scatter as _scatter
from matplotlib.kinds import shapes as _shapes
from matplotlib.kinds import signals as _signals
from matplotlib import table as _tables


class Axes(axes_base.AxesBase):
    name = 'rectilinear'

    plot, step, errorbar, stem = _line.plot, _line.step, _line.errorbar, _line.stem
    semilogx, semilogy, loglog = _line.semilogx, _line.semilogy, _line.loglog
    axhline, axvline, axline, hlines, vlines = _line.axhline, _line.axvline, _line.axline, _line.hlines, _line.vlines
    axhspan, axvspan, stackplot = _area.axhspan, _area.axvspan, _area.stackplot
    fill, fill_between, fill_betweenx = _area.fill, _area.fill_between, _area.fill_betweenx
    scatter = _scatter.scatter
    bar, barh, bar_label, pie = _bar.bar, _bar.barh, _bar.bar_label, _bar.pie
    hist, boxplot, bxp = _hist.hist, _boxes.boxplot, _boxes.bxp
    violinplot, ecdf, eventplot, hexbin = (
        _distributions.violinplot, _distributions.ecdf, _distributions.eventplot, _distributions.hexbin)
    stairs, broken_barh, spy = _shapes.stairs, _shapes.broken_barh, _shapes.spy
    quiver, quiverkey = _shapes.quiver, _shapes.quiverkey
    xcorr, acorr, psd, csd, cohere, specgram = (
        _signals.xcorr, _signals.acorr, _signals.psd, _signals.csd, _signals.cohere, _signals.specgram)
    magnitude_spectrum, angle_spectrum, phase_spectrum = (
        _signals.magnitude_spectrum, _signals.angle_spectrum, _signals.phase_spectrum)
    imshow, matshow, pcolormesh, pcolor, hist2d = (
        _image.imshow, _image.matshow, _image.pcolormesh, _image.pcolor, _image.hist2d)
    contour, contourf, clabel = _contour.contour, _contour.contourf, _contour.clabel
    table = _tables.table

    def arrow(self, x, y, dx, dy, **kwargs):
        """A straight arrow in data coordinates."""
        return self.add_patch(FancyArrow(x, y, dx, dy, **kwargs))

    def twinx(self, **kwargs):
        """A second plot over this one with the same x axis and a y axis on the right."""
        twin = self._twin('x')
        twin.yaxis.tick_right()
        twin.yaxis.set_label_position('right')
        twin.xaxis.set_visible(False)
        return twin

    def twiny(self, **kwargs):
        twin = self._twin('y')
        twin.xaxis.tick_top()
        twin.xaxis.set_label_position('top')
        twin.yaxis.set_visible(False)
        return twin

    def _twin(self, shared):
        twin = Axes(self.figure, self._original)
        twin._subplotspec = self._subplotspec
        twin._position = self._position
        twin._frameon = True
        twin._facecolor = 'none'
        twin._share(shared, self)
        self._twins.append(twin)
        self.figure._axes.append(twin)
        self.figure._current = twin
        return twin

    def _share(self, name, other):
        """From now on both have the same limits in one direction."""
        group = other._groups[name]
        group.append(self)
        self._groups[name] = group
        self._limits[name] = other._limits[name]
        axis, leader = self._axis(name), other._axis(name)
        axis._scale, axis._auto = leader._scale, leader._auto
        axis._locators, axis._formatters, axis._categories = leader._locators, leader._formatters, leader._categories

    def inset_axes(self, bounds, *, transform=None, zorder=5, **kwargs):
        """A plot inside this one; `bounds` (x, y, width, height) in shares of it or in the units of `transform`."""
        inset = Axes(self.figure, (0.0, 0.0, 1.0, 1.0), **kwargs)
        inset._inside = (self, tuple(bounds), transform)
        inset.zorder = zorder
        self.child_axes.append(inset)
        return inset

    def indicate_inset(self, bounds=None, inset_ax=None, *, transform=None, facecolor='none', edgecolor='0.5', alpha=0.5, zorder=4.99,
                       **kwargs):
        """A frame around the part that an inset shows, joined to it."""
        if bounds is None:
            (x0, x1), (y0, y1) = inset_ax.get_xlim(), inset_ax.get_ylim()
            bounds = (x0, y0, x1 - x0, y1 - y0)
        frame = Rectangle(bounds[:2], bounds[2], bounds[3], facecolor=facecolor, edgecolor=edgecolor, alpha=alpha, **kwargs)
        frame.zorder = zorder
        frame.set_clip_on(False)
        self._add(frame, autoscale=False)
        return frame

    def indicate_inset_zoom(self, inset_ax, **kwargs):
        return self.indicate_inset(None, inset_ax, **kwargs)

    def secondary_xaxis(self, location, functions=None, *, transform=None, **kwargs):
        """A second scale at "top", "bottom" or a height in shares of the plot; `functions`: there and back."""
        return self._secondary('x', location, functions, kwargs)

    def secondary_yaxis(self, location, functions=None, *, transform=None, **kwargs):
        return self._secondary('y', location, functions, kwargs)

    def _secondary(self, name, location, functions, kwargs):
        from matplotlib.secondary import SecondaryAxis
        made = SecondaryAxis(self, name, location, functions, **kwargs)
        self.child_axes.append(made)
        return made

    def sharex(self, other):
        self._share('x', other)

    def sharey(self, other):
        self._share('y', other)


Subplot = Axes
