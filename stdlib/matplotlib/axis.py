"""One direction of a plot: scale, limits, ticks, labels and grid."""

import numpy as np

from matplotlib import scale, ticker
from matplotlib._data import float_list, has_text, is_date_like, plain
from matplotlib._renderer import line_style, stroke
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.rcparams import rcParams
from matplotlib.text import Text


class Tick:
    """A tick with its label, as `get_major_ticks` gives it."""

    def __init__(self, loc, label):
        self._loc, self.label1 = loc, label

    def get_loc(self):
        return self._loc

    @property
    def label(self):
        return self.label1


class Axis:
    """`axis_name` is "x" or "y"; a twin shares the other axis' limits through `_leader`."""

    def __init__(self, axes, name):
        self.axes, self.axis_name = axes, name
        self.figure = axes.figure
        self._leader = None
        self.clear()

    def clear(self):
        name = self.axis_name
        self._limits = (0.0, 1.0)
        self._auto = True
        self._inverted = False
        self._scale = scale.LinearScale()
        self._scale.set_defaults(self)
        self._categories, self._has_dates = None, False
        x, y = (0.5, 0) if name == 'x' else (0, 0.5)
        self.label = Text(x, y, '', fontsize=rcParams['axes.labelsize'], color=rcParams['axes.labelcolor'],
                          fontweight=rcParams['axes.labelweight'], verticalalignment='top' if name == 'x' else 'bottom',
                          horizontalalignment='center', rotation=None if name == 'x' else 90,
                          rotation_mode=None if name == 'x' else 'anchor')
        self.label.figure, self.label.axes = self.figure, self.axes
        self.labelpad = rcParams['axes.labelpad']
        self._label_place = None
        self._visible = True
        self._near = {'x': 'bottom', 'y': 'left'}[name]
        self._label_side = self._near
        self._sides = {side: rcParams[f'{name}tick.{side}'] for side in self._side_names()}
        self._label_sides = {self._side_names()[0]: True, self._side_names()[1]: False}
        self._params = {which: {
            'size': rcParams[f'{name}tick.{which}.size'], 'width': rcParams[f'{name}tick.{which}.width'],
            'pad': rcParams[f'{name}tick.{which}.pad'], 'direction': rcParams[f'{name}tick.direction'],
            'color': rcParams[f'{name}tick.color'], 'labelsize': rcParams[f'{name}tick.labelsize'],
            'labelcolor': rcParams[f'{name}tick.labelcolor'], 'rotation': 0.0,
        } for which in ('major', 'minor')}
        on = rcParams['axes.grid'] and rcParams['axes.grid.axis'] in (name, 'both')
        which = rcParams['axes.grid.which']
        self._grid = {'major': on and which in ('major', 'both'), 'minor': on and which in ('minor', 'both')}
        self._grid_style = {}
        self._label_texts = {}
        self._ticks_visible = True

    def _side_names(self):
        return ('bottom', 'top') if self.axis_name == 'x' else ('left', 'right')

    # Locators and formatters

    def _set_locators(self, major, major_formatter, minor, minor_formatter):
        self._locators = {'major': major, 'minor': minor}
        self._formatters = {'major': major_formatter, 'minor': minor_formatter}
        for each in (major, major_formatter, minor, minor_formatter):
            each.set_axis(self)

    def set_major_locator(self, locator):
        self._locators['major'] = locator
        locator.set_axis(self)
        self._label_texts = {}

    def set_minor_locator(self, locator):
        self._locators['minor'] = locator
        locator.set_axis(self)

    def set_major_formatter(self, formatter):
        self._formatters['major'] = self._as_formatter(formatter)

    def set_minor_formatter(self, formatter):
        self._formatters['minor'] = self._as_formatter(formatter)

    def _as_formatter(self, formatter):
        if isinstance(formatter, str):
            formatter = ticker.StrMethodFormatter(formatter)
        elif callable(formatter) and not isinstance(formatter, ticker.Formatter):
            formatter = ticker.FuncFormatter(formatter)
        formatter.set_axis(self)
        return formatter

    def get_major_locator(self):
        return self._locators['major']

    def get_minor_locator(self):
        return self._locators['minor']

    def get_major_formatter(self):
        return self._formatters['major']

    def get_minor_formatter(self):
        return self._formatters['minor']

    def minorticks_on(self):
        if isinstance(self._locators['minor'], ticker.NullLocator):
            self.set_minor_locator(ticker.AutoMinorLocator())

    def minorticks_off(self):
        self.set_minor_locator(ticker.NullLocator())

    def get_tick_space(self):
        box = self.axes._box()
        if self.axis_name == 'x':
            return ticker.tick_space(box[2] - box[0], self._params['major']['labelsize'], 3)
        return ticker.tick_space(box[3] - box[1], self._params['major']['labelsize'], 2)

    # Limits

    def get_view_interval(self):
        return np.array(self.axes._limits_of(self.axis_name))

    def get_minpos(self):
        return self.axes._minpos[self.axis_name]

    def get_inverted(self):
        low, high = self.get_view_interval()
        return high < low

    axis_inverted = get_inverted

    def set_inverted(self, inverted):
        low, high = self.get_view_interval()
        if (high < low) != inverted:
            self.axes._set_limits(self.axis_name, high, low, auto=None)

    def get_scale(self):
        return self._scale.name

    def _set_scale(self, name, **kwargs):
        self._scale = scale.make(name, **kwargs)
        self._scale.set_defaults(self)
        self.axes._stale[self.axis_name] = self.axes._stale[self.axis_name] or self._auto

    # Categories

    def convert(self, values):
        """Numbers from values; texts get places 0, 1, 2, … in the order they are first seen."""
        if is_date_like(values):
            from matplotlib import dates
            values = plain(values)
            if not self._has_dates:
                self._has_dates = True
                # Ticks that somebody has chosen already stay.
                if isinstance(self._locators['major'], ticker.AutoLocator):
                    dates.use_on(self)
            return [dates.date2num(value) if is_date_like(value) else float(value) for value in (
                values if hasattr(values, '__len__') else [values])]
        if not has_text(values):
            if self._categories is not None and isinstance(values, (list, tuple)) and any(isinstance(v, str) for v in values):
                return [self._category(str(value)) for value in values]
            return float_list(values)
        items = [values] if isinstance(values, str) else [str(value) for value in np.asarray(plain(values)).ravel().tolist()]
        return [self._category(item) for item in items]

    def _category(self, text):
        if self._categories is None:
            self._categories = {}
            self.set_major_formatter(ticker.FuncFormatter(self._category_name))
        if text not in self._categories:
            self._categories[text] = float(len(self._categories))
            self.set_major_locator(ticker.FixedLocator(list(self._categories.values())))
        return self._categories[text]

    def _category_name(self, value, pos):
        for text, place in self._categories.items():
            if place == value:
                return text
        return ''

    # Ticks

    def get_majorticklocs(self):
        return np.array(self._locators['major']())

    def get_minorticklocs(self):
        major = list(self._locators['major']())
        low, high = sorted(self.get_view_interval())
        width = abs(self._scale.forward(high) - self._scale.forward(low)) * 1e-5
        places = [self._scale.forward(loc) for loc in major if low <= loc <= high]
        minor = self._locators['minor']()
        return np.array([loc for loc in minor
                         if not any(abs(self._scale.forward(loc) - place) < width for place in places)])

    def get_ticklocs(self, *, minor=False):
        return self.get_minorticklocs() if minor else self.get_majorticklocs()

    def _labels(self, which='major'):
        """(places, texts) of all ticks, also those out of view."""
        locs = self.get_ticklocs(minor=which == 'minor').tolist()
        return locs, self._formatters[which].format_ticks(locs)

    def _text_objects(self, which='major'):
        """The labels as artists; what was set on one stays with its number."""
        locs, texts = self._labels(which)
        made = self._label_texts.setdefault(which, [])
        params = self._params[which]
        color = params['color'] if params['labelcolor'] == 'inherit' else params['labelcolor']
        while len(made) < len(locs):
            label = Text(0, 0, '', fontsize=params['labelsize'], color=color, rotation=params['rotation'],
                         horizontalalignment='center' if self.axis_name == 'x' else 'right',
                         verticalalignment='top' if self.axis_name == 'x' else 'center_baseline')
            label.axes, label.figure = self.axes, self.figure
            made.append(label)
        for loc, text, label in zip(locs, texts, made):
            label.set_text(text)
            label.set_position((loc, 0) if self.axis_name == 'x' else (0, loc))
        return made[:len(locs)]

    def get_ticklabels(self, minor=False, which=None):
        return self._text_objects('minor' if minor or which == 'minor' else 'major')

    def get_majorticklabels(self):
        return self._text_objects('major')

    def get_major_ticks(self, numticks=None):
        labels = self._text_objects('major')
        return [Tick(loc, label) for loc, label in zip(self.get_majorticklocs().tolist(), labels)]

    def set_ticks(self, ticks, labels=None, *, minor=False, **kwargs):
        if labels is None and kwargs:
            first = next(iter(kwargs))
            raise ValueError(f"Incorrect use of keyword argument {first!r}. Keyword arguments other than 'minor' modify "
                             "the text labels and can only be used if 'labels' are passed as well.")
        places = self.convert(ticks) if len(ticks) else []
        given = plain(ticks)
        # Numbers keep their type: whole ticks stay whole.
        exact = np.asarray(given) if places and not has_text(ticks) and np.asarray(given).dtype.kind in 'iu' else places
        locator = ticker.FixedLocator(exact) if places else ticker.NullLocator()
        if minor:
            self.set_minor_locator(locator)
        else:
            self.set_major_locator(locator)
        if places:
            low, high = self.get_view_interval()
            if low <= high:
                wide = (min(low, min(places)), max(high, max(places)))
            else:
                wide = (max(low, max(places)), min(high, min(places)))
            if wide != (low, high):
                self.axes._set_limits(self.axis_name, wide[0], wide[1], auto=None)
        if labels is not None:
            self.set_ticklabels(labels, minor=minor, **kwargs)

    def set_ticklabels(self, labels, *, minor=False, **kwargs):
        texts = [label.get_text() if hasattr(label, 'get_text') else str(label) for label in plain(labels)]
        which = 'minor' if minor else 'major'
        locator = self._locators[which]
        if not texts:
            self._formatters[which] = ticker.NullFormatter()
        elif isinstance(locator, ticker.FixedLocator):
            if len(locator.locs) != len(texts) and len(texts) != 0:
                raise ValueError(f"The number of FixedLocator locations ({len(locator.locs)}), usually from a call to "
                                 f"set_ticks, does not match the number of labels ({len(texts)}).")
            pairs = dict(zip(locator.locs, texts))
            self._formatters[which] = self._as_formatter(ticker.FuncFormatter(lambda x, pos: pairs.get(x, '')))
        else:
            import warnings
            warnings.warn('set_ticklabels() should only be used with a fixed number of ticks, i.e. after set_ticks() or '
                          'using a FixedLocator.', UserWarning, stacklevel=3)
            self._formatters[which] = self._as_formatter(ticker.FixedFormatter(texts))
        labels = self._text_objects(which)
        for label in labels:
            label.set(**kwargs)
        return labels

    def get_majorticklines(self):
        return [Line2D([loc], [0]) if self.axis_name == 'x' else Line2D([0], [loc]) for loc in self.get_majorticklocs().tolist()
                for _ in range(2)]

    def get_minorticklines(self):
        return [Line2D([loc], [0]) if self.axis_name == 'x' else Line2D([0], [loc]) for loc in self.get_minorticklocs().tolist()
                for _ in range(2)]

    def get_ticklines(self, minor=False):
        return self.get_minorticklines() if minor else self.get_majorticklines()

    def get_gridlines(self):
        """Samples of the grid's lines, one a tick."""
        ends = (0, 1)
        return [Line2D([loc, loc], ends) if self.axis_name == 'x' else Line2D(ends, [loc, loc]) for loc in self.get_majorticklocs().tolist()]

    def get_minorticklabels(self):
        return self._text_objects('minor')

    def get_minor_ticks(self, numticks=None):
        return [Tick(loc, label) for loc, label in zip(self.get_minorticklocs().tolist(), self._text_objects('minor'))]

    majorTicks = property(get_major_ticks)
    minorTicks = property(get_minor_ticks)

    def get_tick_params(self, which='major'):
        """What `set_tick_params` has set."""
        names = ('bottom', 'top', 'labelbottom', 'labeltop') if self.axis_name == 'x' else ('left', 'right', 'labelleft', 'labelright')
        found = {name: (self._label_sides[name[5:]] if name.startswith('label') else self._sides[name]) for name in names}
        return dict(found, gridOn=self._grid[which])

    def get_ticks_position(self):
        first, second = self._side_names()
        marks, labels = (self._sides[first], self._sides[second]), (self._label_sides[first], self._label_sides[second])
        if marks == (True, False) and labels == (True, False):
            return first
        if marks == (False, True) and labels == (False, True):
            return second
        return 'default' if marks == (True, True) and labels == (True, False) else 'unknown'

    def get_ticks_direction(self, minor=False):
        return np.array([self._params['minor' if minor else 'major']['direction']] * len(self.get_ticklocs(minor=minor)))

    def get_tick_padding(self):
        params = self._params['major']
        return params['pad'] + {'out': 1.0, 'in': 0.0, 'inout': 0.5}[params['direction']] * params['size']

    def get_label_position(self):
        return self._label_side

    def set_label_coords(self, x, y, transform=None):
        self._label_place = (x, y, transform)

    def get_data_interval(self):
        low_high = self.axes._datalim[self.axis_name]
        return np.array([np.inf, -np.inf] if low_high is None else low_high)

    def set_view_interval(self, vmin, vmax, ignore=False):
        self.axes._set_limits(self.axis_name, vmin, vmax, auto=None)

    def limit_range_for_scale(self, vmin, vmax):
        return self._scale.limits(vmin, vmax, self.get_minpos())

    def get_transform(self):
        return self._scale

    def set_default_intervals(self):
        pass

    def axis_date(self, tz=None):
        from matplotlib import dates
        dates.use_on(self)

    def get_units(self):
        return None

    def get_figure(self):
        return self.figure

    def get_zorder(self):
        return 1.5

    def get_children(self):
        return [self.label] + self._text_objects('major')

    def get_tightbbox(self, renderer=None, **kwargs):
        return self.axes.get_tightbbox()

    def get_offset_text(self):
        formatter = self._formatters['major']
        self._labels('major')
        return Text(0, 0, formatter.get_offset())

    def set_tick_params(self, which='major', reset=False, **kwargs):
        names = {'length': 'size', 'labelrotation': 'rotation'}
        for each in ('major', 'minor') if which == 'both' else (which,):
            params = self._params[each]
            for key, value in kwargs.items():
                if key == 'colors':
                    params['color'] = params['labelcolor'] = value
                elif key in ('bottom', 'top', 'left', 'right'):
                    if key in self._sides:
                        self._sides[key] = bool(value)
                elif key in ('labelbottom', 'labeltop', 'labelleft', 'labelright'):
                    if key[5:] in self._label_sides:
                        self._label_sides[key[5:]] = bool(value)
                elif key.startswith('grid_'):
                    self._grid_style[key[5:]] = value
                elif key in ('size', 'length', 'width', 'pad', 'direction', 'color', 'labelsize', 'labelcolor', 'labelrotation',
                             'rotation'):
                    params[names.get(key, key)] = value
                elif key not in ('zorder', 'labelfontfamily'):
                    raise ValueError(f"keyword {key} is not recognized; valid keywords are ['size', 'width', 'color', "
                                     "'tickdir', 'pad', 'labelsize', 'labelcolor', 'labelfontfamily', 'zorder', 'gridOn', ...]")
            for label in self._label_texts.get(each, []):
                if 'labelsize' in kwargs:
                    label.set_fontsize(kwargs['labelsize'])
                if 'labelrotation' in kwargs or 'rotation' in kwargs:
                    label.set_rotation(kwargs.get('labelrotation', kwargs.get('rotation')))
                if 'labelcolor' in kwargs or 'colors' in kwargs:
                    label.set_color(kwargs.get('labelcolor', kwargs.get('colors')))

    def tick_top(self):
        self._sides.update(top=True, bottom=False)
        self._label_sides.update(top=True, bottom=False)

    def tick_bottom(self):
        self._sides.update(top=False, bottom=True)
        self._label_sides.update(top=False, bottom=True)

    def tick_right(self):
        self._sides.update(right=True, left=False)
        self._label_sides.update(right=True, left=False)

    def tick_left(self):
        self._sides.update(right=False, left=True)
        self._label_sides.update(right=False, left=True)

    def set_ticks_position(self, position):
        if position == 'none':
            for side in self._sides:
                self._sides[side] = False
        elif position == 'both':
            for side in self._sides:
                self._sides[side] = True
        else:
            getattr(self, 'tick_' + position)()

    def set_label_position(self, position):
        self._label_side = position
        self.label.set_va('bottom' if position == 'top' else 'top') if self.axis_name == 'x' else self.label.set_va(
            'top' if position == 'right' else 'bottom')

    def set_label_text(self, label, fontdict=None, **kwargs):
        self.label.set_text(label)
        self.label.set(**dict(fontdict or {}, **kwargs))
        return self.label

    def get_label(self):
        return self.label

    def get_label_text(self):
        return self.label.get_text()

    def set_visible(self, b):
        self._visible = bool(b)

    def get_visible(self):
        return self._visible

    def grid(self, visible=None, which='major', **kwargs):
        if kwargs:
            if visible is None:
                visible = True
            elif not visible:
                import warnings
                warnings.warn('First parameter to grid() is false, but line properties are supplied. The grid will be enabled.')
                visible = True
        for each in ('major', 'minor') if which == 'both' else (which,):
            self._grid[each] = not self._grid[each] if visible is None else bool(visible)
        names = {'lw': 'linewidth', 'ls': 'linestyle', 'c': 'color'}
        self._grid_style.update({names.get(key, key): value for key, value in kwargs.items()})

    # Drawing

    def _visible_places(self, which):
        """(place on the page, label) of the ticks in view."""
        low, high = sorted(self.get_view_interval())
        start, end = self._scale.forward(low), self._scale.forward(high)
        slack = abs(end - start) * 1e-10
        labels = self._text_objects(which)
        locs = self.get_ticklocs(minor=which == 'minor').tolist()
        shown = [(loc, label) for loc, label in zip(locs, labels)
                 if start - slack <= self._scale.forward(loc) <= end + slack]
        places = self.axes._map(self.axis_name, [loc for loc, _ in shown])
        return list(zip(places, [label for _, label in shown]))

    def draw_grid(self, renderer):
        if not self._visible:
            return
        box = self.axes._box()
        style = self._grid_style
        color = to_rgba(style.get('color', rcParams['grid.color']), style.get('alpha', rcParams['grid.alpha']))
        line = stroke(color, style.get('linewidth', rcParams['grid.linewidth']),
                      line_style(style.get('linestyle', rcParams['grid.linestyle'])), 'projecting')
        renderer.clipped(box)
        for which in ('major', 'minor'):
            if self._grid[which]:
                for place, _ in self._visible_places(which):
                    ends = ([(place, box[1]), (place, box[3])] if self.axis_name == 'x' else [(box[0], place), (box[2], place)])
                    renderer.polyline(ends, line, snap=True)

    def draw_ticks(self, renderer):
        """Ticks, labels, offset and axis label; returns how far things reach beyond each side of the box, in points."""
        reach = {side: 0.0 for side in self._side_names()}
        if not self._visible:
            return reach
        renderer.clipped(None)
        for which in ('minor', 'major'):
            self._draw_marks(renderer, which, reach)
        self._draw_offset(renderer, reach)
        self._draw_label(renderer, reach)
        return reach

    def _draw_marks(self, renderer, which, reach):
        params = self._params[which]
        places = self._visible_places(which)
        out = {'out': 1.0, 'in': 0.0, 'inout': 0.5}[params['direction']] * params['size']
        inner = params['size'] - out
        line = stroke(to_rgba(params['color']), params['width'], '-', 'butt')
        for side in self._side_names():
            edge, away = self.axes._edge(side)
            if self._sides[side] and params['size'] > 0:
                for place, _ in places:
                    ends = [(place, edge - away * inner), (place, edge + away * out)]
                    if self.axis_name == 'y':
                        ends = [(b, a) for a, b in ends]
                    renderer.polyline(ends, line, snap=True)
                if places:
                    reach[side] = max(reach[side], out)
            if self._label_sides[side]:
                gap = params['pad'] + (out if self._sides[side] else 0.0)
                for place, label in places:
                    self._draw_tick_label(renderer, label, side, place, edge + away * gap, edge, away, reach)

    def _draw_tick_label(self, renderer, label, side, place, at, edge, away, reach):
        far = side in ('top', 'right')
        if self.axis_name == 'x' and label.get_va() in ('top', 'bottom'):
            label.set_va('bottom' if far else 'top')
        elif self.axis_name == 'y' and label.get_ha() in ('left', 'right'):
            label.set_ha('left' if far else 'right')
        box = label.draw_at(renderer, place, at) if self.axis_name == 'x' else label.draw_at(renderer, at, place)
        if box is not None:
            extreme = {'bottom': box[1], 'top': box[3], 'left': box[0], 'right': box[2]}[side]
            reach[side] = max(reach[side], (extreme - edge) * away)

    def _draw_offset(self, renderer, reach):
        offset = self._formatters['major'].get_offset()
        if not offset:
            return
        box = self.axes._box()
        label = Text(0, 0, offset, fontsize=self._params['major']['labelsize'], color=self._params['major']['color'])
        if self.axis_name == 'x':
            label.set_ha('right')
            label.set_va('top')
            label.draw_at(renderer, box[2], box[1] - reach['bottom'] - 3.0)
        else:
            label.draw_at(renderer, box[0], box[3] + 3.0)

    def _draw_label(self, renderer, reach):
        if not self.label.get_text():
            return
        edge, away = self.axes._edge(self._label_side)
        across = edge + away * (reach[self._label_side] + self.labelpad)
        box = self.axes._box()
        x, y = self.label.get_position()
        if self._label_place is not None:
            x, y, transform = self._label_place
            (px, py), = (self.axes.transAxes if transform is None else transform).points([x], [y])
            drawn = self.label.draw_at(renderer, px, py)
        elif self.axis_name == 'x':
            drawn = self.label.draw_at(renderer, box[0] + x * (box[2] - box[0]), across)
        else:
            drawn = self.label.draw_at(renderer, across, box[1] + y * (box[3] - box[1]))
        if drawn is not None:
            extreme = {'bottom': drawn[1], 'top': drawn[3], 'left': drawn[0], 'right': drawn[2]}[self._label_side]
            reach[self._label_side] = max(reach[self._label_side], (extreme - edge) * away)


class XAxis(Axis):
    def __init__(self, axes):
        Axis.__init__(self, axes, 'x')


class YAxis(Axis):
    def __init__(self, axes):
        Axis.__init__(self, axes, 'y')
