"""Counts, sums and moments of the bands of an image."""

import math


class Stat:
    def __init__(self, image_or_list, mask=None):
        if isinstance(image_or_list, list):
            self.h = image_or_list
        elif hasattr(image_or_list, 'histogram'):
            self.h = image_or_list.histogram(mask)
        else:
            raise TypeError('first argument must be image or list')
        self.bands = list(range(len(self.h) // 256))

    def _bands(self):
        return [self.h[start:start + 256] for start in range(0, len(self.h), 256)]

    @property
    def extrema(self):
        ends = []
        for band in self._bands():
            used = [level for level, count in enumerate(band) if count]
            ends.append((used[0], used[-1]) if used else (255, 0))
        return ends

    @property
    def count(self):
        return [sum(band) for band in self._bands()]

    @property
    def sum(self):
        return [float(sum(level * count for level, count in enumerate(band))) for band in self._bands()]

    @property
    def sum2(self):
        return [float(sum(level * level * count for level, count in enumerate(band))) for band in self._bands()]

    @property
    def mean(self):
        return [total / count if count else 0 for total, count in zip(self.sum, self.count)]

    @property
    def median(self):
        middles = []
        for band, count in zip(self._bands(), self.count):
            seen = 0
            for level, number in enumerate(band):
                seen += number
                if seen > count // 2:
                    break
            middles.append(level)
        return middles

    @property
    def rms(self):
        return [math.sqrt(total / count) if count else 0 for total, count in zip(self.sum2, self.count)]

    @property
    def var(self):
        return [(squares - total * total / count) / count if count else 0
                for squares, total, count in zip(self.sum2, self.sum, self.count)]

    @property
    def stddev(self):
        return [math.sqrt(value) for value in self.var]
