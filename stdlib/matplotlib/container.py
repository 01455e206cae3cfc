"""What plotting functions return when they make several artists."""

from matplotlib._renderer import stroke


class Container(tuple):
    """A tuple of artists with one label."""

    def __new__(cls, artists, label=None):
        made = tuple.__new__(cls, artists)
        made._label = label
        return made

    def get_label(self):
        return self._label

    def set_label(self, s):
        self._label = str(s)

    def get_children(self):
        return list(self)

    def remove(self):
        for artist in self:
            if artist is not None:
                artist.remove()


class BarContainer(Container):
    """The rectangles of a bar chart."""

    def __new__(cls, patches, errorbar=None, *, datavalues=None, orientation=None, **kwargs):
        made = Container.__new__(cls, patches, **kwargs)
        made.errorbar, made.datavalues, made.orientation = errorbar, datavalues, orientation
        return made

    @property
    def patches(self):
        return list(self)

    def __repr__(self):
        return f'<BarContainer object of {len(self)} artists>'

    def draw_handle(self, renderer, x0, y0, width, height, size):
        if self:
            self[0].draw_handle(renderer, x0, y0, width, height, size)


class ErrorbarContainer(Container):
    """(data line, cap lines, bar collections)."""

    def __new__(cls, lines, has_xerr=False, has_yerr=False, **kwargs):
        made = Container.__new__(cls, lines, **kwargs)
        made.lines, made.has_xerr, made.has_yerr = tuple(lines), has_xerr, has_yerr
        return made

    def __repr__(self):
        return f'<ErrorbarContainer object of {len(self)} artists>'

    def draw_handle(self, renderer, x0, y0, width, height, size):
        data, caps, bars = self
        middle = x0 + width / 2
        for bar in bars:
            renderer.polyline([(middle, y0 + height / 2 - size / 2), (middle, y0 + height / 2 + size / 2)],
                              stroke(bar.edges()[0], bar._linewidth[0]))
        if data is not None:
            data.draw_handle(renderer, x0, y0, width, height, size)


class StemContainer(Container):
    """(marker line, stem lines, base line)."""

    markerline = property(lambda self: self[0])
    stemlines = property(lambda self: self[1])
    baseline = property(lambda self: self[2])

    def __repr__(self):
        return f'<StemContainer object of {len(self)} artists>'

    def draw_handle(self, renderer, x0, y0, width, height, size):
        self[0].draw_handle(renderer, x0, y0, width, height, size)
