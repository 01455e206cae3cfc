"""Plot areas: the base with a method for each kind of plot."""

from matplotlib import axes_base
from matplotlib.kinds import area as _area
from matplotlib.kinds import bar as _bar
from matplotlib.kinds import contour as _contour
from matplotlib.kinds import hist as _hist
from matplotlib.kinds import image as _image
from matplotlib.kinds import line as _line
from matplotlib.kinds import scatter as _scatter


class Axes(axes_base.AxesBase):
    name = 'rectilinear'

    plot, step, errorbar, stem = _line.plot, _line.step, _line.errorbar, _line.stem
    semilogx, semilogy, loglog = _line.semilogx, _line.semilogy, _line.loglog
    axhline, axvline, axline, hlines, vlines = _line.axhline, _line.axvline, _line.axline, _line.hlines, _line.vlines
    axhspan, axvspan, stackplot = _area.axhspan, _area.axvspan, _area.stackplot
    fill, fill_between, fill_betweenx = _area.fill, _area.fill_between, _area.fill_betweenx
    scatter = _scatter.scatter
    bar, barh, bar_label, pie = _bar.bar, _bar.barh, _bar.bar_label, _bar.pie
    hist, boxplot = _hist.hist, _hist.boxplot
    imshow, matshow, pcolormesh, pcolor, hist2d = (
        _image.imshow, _image.matshow, _image.pcolormesh, _image.pcolor, _image.hist2d)
    contour, contourf = _contour.contour, _contour.contourf

    def arrow(self, x, y, dx, dy, **kwargs):
        """A straight arrow in data coordinates."""
        color = kwargs.pop('color', kwargs.pop('fc', kwargs.pop('facecolor', 'C0')))
        return self.annotate('', (x + dx, y + dy), (x, y), arrowprops={'arrowstyle': '-|>', 'color': color})

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

    def sharex(self, other):
        self._share('x', other)

    def sharey(self, other):
        self._share('y', other)



Subplot = Axes
