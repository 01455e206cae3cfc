"""Titles, labels, ticks, grid and legend of a plot."""

from matplotlib import _check
from matplotlib.collections import PathCollection
from matplotlib.legend import Legend, handles_of
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.rcparams import rcParams


class Labels:
    """Part of every plot."""

    def set_title(self, label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs):
        loc = (rcParams['axes.titlelocation'] if loc is None else loc).lower()
        _check.in_list(('left', 'center', 'right'), loc=loc)
        title = self._titles[loc]
        title.set_text(label)
        title.set(**dict(fontdict or {}, **kwargs))
        if pad is not None:
            self._titlepad = float(pad)
        if y is not None:
            title.set_y(y)
        return title

    def get_title(self, loc='center'):
        return self._titles[loc.lower()].get_text()

    def _set_label(self, axis, text, fontdict, labelpad, loc, kwargs):
        if labelpad is not None:
            axis.labelpad = labelpad
        label = axis.set_label_text(text, fontdict, **kwargs)
        if loc is not None:
            place = {'left': 0.0, 'bottom': 0.0, 'center': 0.5, 'right': 1.0, 'top': 1.0}[loc]
            label.set_x(place) if axis is self.xaxis else label.set_y(place)
            label.set_ha({0.0: 'left', 0.5: 'center', 1.0: 'right'}[place])
        return label

    def set_xlabel(self, xlabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
        return self._set_label(self.xaxis, xlabel, fontdict, labelpad, loc, kwargs)

    def set_ylabel(self, ylabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
        return self._set_label(self.yaxis, ylabel, fontdict, labelpad, loc, kwargs)

    def get_xlabel(self):
        return self.xaxis.label.get_text()

    def get_ylabel(self):
        return self.yaxis.label.get_text()

    def get_xticks(self, *, minor=False):
        return self.xaxis.get_ticklocs(minor=minor)

    def get_yticks(self, *, minor=False):
        return self.yaxis.get_ticklocs(minor=minor)

    def set_xticks(self, ticks, labels=None, *, minor=False, **kwargs):
        self.xaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def set_yticks(self, ticks, labels=None, *, minor=False, **kwargs):
        self.yaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def get_xticklabels(self, minor=False, which=None):
        return self.xaxis.get_ticklabels(minor, which)

    def get_yticklabels(self, minor=False, which=None):
        return self.yaxis.get_ticklabels(minor, which)

    def set_xticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        return self.xaxis.set_ticklabels(labels, minor=minor, **dict(fontdict or {}, **kwargs))

    def set_yticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        return self.yaxis.set_ticklabels(labels, minor=minor, **dict(fontdict or {}, **kwargs))

    def tick_params(self, axis='both', **kwargs):
        _check.in_list(('x', 'y', 'both'), axis=axis)
        for name in 'xy':
            if axis in (name, 'both'):
                self._axis(name).set_tick_params(**kwargs)

    def ticklabel_format(self, *, axis='both', style=None, scilimits=None, useOffset=None, useLocale=None, useMathText=None):
        for name in 'xy':
            if axis in (name, 'both'):
                formatter = self._axis(name).get_major_formatter()
                if style is not None:
                    formatter.set_scientific(style in ('sci', 'scientific'))
                if scilimits is not None:
                    formatter.set_powerlimits(scilimits)
                if useOffset is not None:
                    formatter.set_useOffset(useOffset)
                if useMathText is not None:
                    formatter.set_useMathText(useMathText)

    def locator_params(self, axis='both', tight=None, **kwargs):
        for name in 'xy':
            if axis in (name, 'both'):
                self._axis(name).get_major_locator().set_params(**kwargs)

    def minorticks_on(self):
        self.xaxis.minorticks_on()
        self.yaxis.minorticks_on()

    def minorticks_off(self):
        self.xaxis.minorticks_off()
        self.yaxis.minorticks_off()

    def grid(self, visible=None, which='major', axis='both', **kwargs):
        _check.in_list(('x', 'y', 'both'), axis=axis)
        for name in 'xy':
            if axis in (name, 'both'):
                self._axis(name).grid(visible, which, **kwargs)

    def label_outer(self, remove_inner_ticks=False):
        spec = self._subplotspec
        if spec is None:
            return
        if not spec.is_last_row():
            self.xaxis.set_tick_params(which='both', labelbottom=False)
            self.set_xlabel('')
        if not spec.is_first_col():
            self.yaxis.set_tick_params(which='both', labelleft=False)
            self.set_ylabel('')

    def get_legend_handles_labels(self, legend_handler_map=None):
        return handles_of(self)

    def legend(self, *args, handles=None, labels=None, **kwargs):
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        if labels is not None and isinstance(labels, str):
            labels = [labels]
        if handles is None:
            handles, found = handles_of(self)
            if labels is not None:
                handles = [child for child in self._children
                           if isinstance(child, (Line2D, Patch)) or hasattr(child, 'faces')] + self.containers
                in_containers = [id(part) for container in self.containers for part in container]
                handles = [handle for handle in handles if id(handle) not in in_containers]
                handles, labels = handles[:len(labels)], list(labels)[:len(handles)]
            else:
                labels = found
                if not handles:
                    import warnings
                    warnings.warn("No artists with labels found to put in legend.  Note that artists whose label start with "
                                  "an underscore are ignored when legend() is called with no argument.", UserWarning, stacklevel=2)
        elif labels is None:
            labels = [handle.get_label() for handle in handles]
        flat = [handle[0] if type(handle) in (list, tuple) else handle for handle in handles]
        self.legend_ = Legend(self, flat, [str(label) for label in labels], **kwargs)
        return self.legend_

    def get_legend(self):
        return self.legend_

    def _obstacles(self):
        """What a legend should not hide: (points, lines, boxes) on the page."""
        points, lines, boxes = [], [], []
        for child in self._children:
            if not child.get_visible():
                continue
            if isinstance(child, Line2D):
                lines.append(child.points())
            elif isinstance(child, Rectangle) and child._transform is None:
                page, _ = child._page()
                xs, ys = [p[0] for p in page], [p[1] for p in page]
                boxes.append((min(xs), min(ys), max(xs), max(ys)))
            elif isinstance(child, Patch):
                lines.append(child._page()[0])
            elif isinstance(child, PathCollection):
                points += child.get_transform().points(child._x, child._y)
        return points, lines, boxes
