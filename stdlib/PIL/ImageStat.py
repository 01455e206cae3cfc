"""Statistics of an image's bands."""

import math

from PIL import Image


class Stat:
    """One value a band: `extrema`, `count`, `sum`, `sum2`, `mean`, `median`, `rms`, `var`, `stddev`."""

    def __init__(self, image_or_list, mask=None):
        if isinstance(image_or_list, Image.Image):
            self.h = image_or_list.histogram(mask)
        elif isinstance(image_or_list, list):
            self.h = image_or_list
        else:
            raise TypeError('first argument must be image or list')
        self.bands = list(range(len(self.h) // 256))

    def _levels(self, band):
        return self.h[256 * band:256 * (band + 1)]

    @property
    def extrema(self):
        result = []
        for band in self.bands:
            used = [level for level, count in enumerate(self._levels(band)) if count]
            result.append((used[0], used[-1]) if used else (255, 0))
        return result

    @property
    def count(self):
        return [sum(self._levels(band)) for band in self.bands]

    @property
    def sum(self):
        return [sum(level * count for level, count in enumerate(self._levels(band))) for band in self.bands]

    @property
    def sum2(self):
        return [sum(level * level * count for level, count in enumerate(self._levels(band))) for band in self.bands]

    @property
    def mean(self):
        return [total / count if count else 0 for total, count in zip(self.sum, self.count)]

    @property
    def median(self):
        result = []
        for band, count in zip(self.bands, self.count):
            reached, level = 0, 0
            for level, here in enumerate(self._levels(band)):
                reached += here
                if reached > count // 2:
                    break
            result.append(level)
        return result

    @property
    def rms(self):
        return [math.sqrt(total / count) if count else 0 for total, count in zip(self.sum2, self.count)]

    @property
    def var(self):
        return [(squares - total ** 2.0 / count) / count if count else 0
                for squares, total, count in zip(self.sum2, self.sum, self.count)]

    @property
    def stddev(self):
        return [math.sqrt(value) if count else 0 for value, count in zip(self.var, self.count)]


Global = Stat
