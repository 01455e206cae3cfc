"""Histogram equalisation tile by tile, with limited contrast (Zuiderveld, 1994)."""

import numpy as np

from cv2._arrays import give, picture
from cv2._constants import BORDER_REFLECT_101
from cv2._errors import failure


class CLAHE:
    def __init__(self, clip_limit, grid):
        self._limit, self._grid = clip_limit, grid

    def __repr__(self):
        return f"< cv2.CLAHE {hex(id(self))}>"

    def setClipLimit(self, clipLimit):
        self._limit = clipLimit

    def getClipLimit(self):
        return self._limit

    def setTilesGridSize(self, tileGridSize):
        self._grid = tuple(tileGridSize)

    def getTilesGridSize(self):
        return self._grid

    def apply(self, src, dst=None):
        src = picture(src, 'apply')
        if str(src.dtype) not in ('uint8', 'uint16') or src.ndim != 2:
            raise failure('imgproc/src/clahe.cpp', 344, -215, '_src.type() == CV_8UC1 || _src.type() == CV_16UC1', 'apply')
        if str(src.dtype) != 'uint8':
            raise NotImplementedError("CLAHE of 16 bits is not in Cellbook's cv2")
        columns, rows = self._grid
        height, width = src.shape
        padded = src
        if width % columns or height % rows:
            from cv2._geometry import copyMakeBorder
            padded = copyMakeBorder(src, 0, rows - height % rows, 0, columns - width % columns, BORDER_REFLECT_101)
        tile_height, tile_width = padded.shape[0] // rows, padded.shape[1] // columns
        tables = np.stack([self._table(padded[y * tile_height:(y + 1) * tile_height, x * tile_width:(x + 1) * tile_width])
                           for y in range(rows) for x in range(columns)]).reshape(rows, columns, 256)
        return give(self._mixed(src, tables, tile_height, tile_width), dst)

    def _table(self, tile):
        area = tile.size
        counts = np.bincount(tile.ravel(), minlength=256)
        if self._limit > 0:
            limit = max(int(self._limit * area / 256), 1)
            cut = int(np.maximum(counts - limit, 0).sum())
            counts = np.minimum(counts, limit) + cut // 256
            rest = cut % 256
            if rest:
                step = max(256 // rest, 1)
                counts[np.arange(0, 256, step)[:rest]] += 1
        scale = np.float32(255.0) / np.float32(area)
        return np.clip(np.rint(counts.cumsum().astype(np.float32) * scale), 0, 255).astype(np.uint8)

    @staticmethod
    def _neighbours(count, tile, tiles):
        """(tile before, tile after, share of the one after) for every row or column."""
        places = np.arange(count).astype(np.float32) * (np.float32(1) / np.float32(tile)) - np.float32(0.5)
        first = np.floor(places)
        share = places - first
        before, after = first.astype(int), first.astype(int) + 1
        return np.maximum(before, 0), np.minimum(after, tiles - 1), share

    def _mixed(self, src, tables, tile_height, tile_width):
        height, width = src.shape
        y1, y2, ya = self._neighbours(height, tile_height, tables.shape[0])
        x1, x2, xa = self._neighbours(width, tile_width, tables.shape[1])
        y1, y2, ya = y1.reshape(-1, 1), y2.reshape(-1, 1), ya.reshape(-1, 1)

        def level(y, x):
            return tables[y, x, src].astype(np.float32)
        one = np.float32(1)
        upper = level(y1, x1) * (one - xa) + level(y1, x2) * xa
        lower = level(y2, x1) * (one - xa) + level(y2, x2) * xa
        return np.clip(np.rint(upper * (one - ya) + lower * ya), 0, 255).astype(np.uint8)


def createCLAHE(clipLimit=40.0, tileGridSize=(8, 8)):
    return CLAHE(float(clipLimit), tuple(tileGridSize))
