"""Fonts by their properties: there is DejaVu Sans, upright, slanted, bold and with letters of one width."""


class FontProperties:
    """What is not said stays None."""

    def __init__(self, family=None, style=None, variant=None, weight=None, stretch=None, size=None, fname=None, math_fontfamily=None):
        if fname is not None:
            raise NotImplementedError("fonts from files are not in Cellbook's matplotlib")
        self._family, self._style, self._weight, self._size = family, style, weight, size

    def get_family(self):
        return self._family

    def get_style(self):
        return self._style

    def get_weight(self):
        return self._weight

    def get_size(self):
        return self._size

    get_size_in_points, get_slant = get_size, get_style

    def get_name(self):
        return 'DejaVu Sans'

    def set_family(self, family):
        self._family = family

    def set_style(self, style):
        self._style = style

    def set_weight(self, weight):
        self._weight = weight

    def set_size(self, size):
        self._size = size

    def copy(self):
        return FontProperties(self._family, self._style, None, self._weight, None, self._size)
