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

    def draw_handle(self, renderer, x0, y0, width, height, size):
        self[0].draw_handle(renderer, x0, y0, width, height, size)
