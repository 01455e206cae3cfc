"""Pictures inside a plot, and picture files."""

import sys

import numpy as np

from matplotlib import _check
from matplotlib._data import plain
from matplotlib.artist import Artist
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.rcparams import rcParams

_NEAREST = ('nearest', 'none')


def picture_array(values):
    """An array fit for display: two dimensions, or three with 3 or 4 channels; a single channel is dropped."""
    array = np.asarray(plain(values))
    if array.dtype.kind == 'b':
        array = array.astype(np.uint8)
    if array.dtype.kind not in 'uif':
        raise TypeError(f"Image data of dtype {array.dtype} cannot be converted to float")
    if array.ndim == 3 and array.shape[-1] == 1:
        array = array[:, :, 0]
    if not (array.ndim == 2 or (array.ndim == 3 and array.shape[-1] in (3, 4))):
        raise TypeError(f"Invalid shape {tuple(array.shape)} for image data")
    if array.ndim == 3:
        high = 255 if array.dtype.kind in 'iu' else 1
        if array.size and (array.min() < 0 or array.max() > high):
            sys.stderr.write('Clipping input data to the valid range for imshow with RGB data ([0..1] for floats or '
                             f'[0..255] for integers). Got range [{array.min()!s}..{array.max()!s}].\n')
            array = np.clip(array, 0, high)
        if array.dtype.kind in 'iu':
            array = array.astype(np.uint8)
    return array


def rgba_bytes(array, mappable):
    """(rows, columns, bytes) of a picture array."""
    if array.ndim == 2:
        rgba = mappable.to_rgba(array.astype(float), bytes=True)
    else:
        if array.dtype.kind == 'f':
            array = (np.where(np.isnan(array), 0.0, array) * 255 + 0.5).astype(np.uint8)
        if array.shape[-1] == 3:
            rgba = np.full(tuple(array.shape[:2]) + (4,), 255, dtype=np.uint8)
            rgba[:, :, :3] = array
        else:
            rgba = array
    return array.shape[0], array.shape[1], np.ascontiguousarray(rgba)


class AxesImage(Artist, ScalarMappable):
    """A picture whose pixel centres lie at whole numbers unless an extent is given."""

    zorder = 0

    def __init__(self, ax, *, cmap=None, norm=None, interpolation=None, origin=None, extent=None, alpha=None, **kwargs):
        Artist.__init__(self)
        ScalarMappable.__init__(self, norm, cmap)
        self.axes = ax
        self.origin = rcParams['image.origin'] if origin is None else origin
        _check.in_list(('upper', 'lower'), origin=self.origin)
        self._interpolation = rcParams['image.interpolation'] if interpolation is None else interpolation
        self._extent = None if extent is None else list(extent)
        self._alpha = alpha
        self.set(**kwargs)

    def set_data(self, A):
        self._A = picture_array(A)

    set_array = set_data

    def get_array(self):
        return self._A

    def get_size(self):
        return tuple(self._A.shape[:2])

    def get_extent(self):
        if self._extent is not None:
            return self._extent
        rows, columns = self._A.shape[:2]
        if self.origin == 'upper':
            return (-0.5, columns - 0.5, rows - 0.5, -0.5)
        return (-0.5, columns - 0.5, -0.5, rows - 0.5)

    def set_extent(self, extent):
        self._extent = list(extent)
        self.axes._extend_limits(self._extent[:2], self._extent[2:])

    def set_interpolation(self, s):
        self._interpolation = s

    def get_interpolation(self):
        return self._interpolation

    def draw(self, renderer):
        self._clip(renderer)
        rows, columns, rgba = rgba_bytes(self._A, self)
        if self._alpha is not None:
            rgba = rgba.copy()
            rgba[:, :, 3] = (rgba[:, :, 3] * float(self._alpha)).astype(np.uint8)
        left, right, bottom, top = self.get_extent()
        if self.origin == 'lower':
            rgba = np.ascontiguousarray(rgba[::-1])
        x0, x1 = self.axes._map('x', [left, right])
        y0, y1 = self.axes._map('y', [bottom, top])
        renderer.image(x0, y0, x1, y1, rows, columns, rgba.tobytes(), self._filter(abs(x1 - x0), abs(y1 - y0), rows, columns))

    def _filter(self, width, height, rows, columns):
        """Pixels stay squares when they are shown three times larger or at a whole multiple, else they are smoothed."""
        if self._interpolation in _NEAREST:
            return 'nearest'
        if self._interpolation not in ('auto', 'antialiased'):
            return 'smooth'
        scale = self.axes.figure.dpi / 72
        for shown, count in ((width * scale, columns), (height * scale, rows)):
            factor = shown / max(count, 1)
            if not (factor > 3 or factor == 1 or factor == 2):
                return 'smooth'
        return 'nearest'


class FigureImage(AxesImage):
    """A picture on the figure, one of its pixels on one of the page's."""

    def __init__(self, figure, offsetx=0, offsety=0, **kwargs):
        AxesImage.__init__(self, None, **kwargs)
        self.figure, self.ox, self.oy = figure, offsetx, offsety

    def get_extent(self):
        rows, columns = self._A.shape[:2]
        return (-0.5 + self.ox, columns - 0.5 + self.ox, -0.5 + self.oy, rows - 0.5 + self.oy)

    def draw(self, renderer):
        rows, columns, rgba = rgba_bytes(self._A, self)
        if self.origin == 'lower':
            rgba = np.ascontiguousarray(rgba[::-1])
        unit = 72 / self.figure.dpi
        renderer.image(self.ox * unit, self.oy * unit, (self.ox + columns) * unit, (self.oy + rows) * unit, rows, columns,
                       rgba.tobytes(), 'nearest')


def imread(fname, format=None):
    """A picture file as an array: floats between 0 and 1 from PNG, bytes otherwise."""
    from PIL import Image
    picture = Image.open(fname)
    array = np.asarray(picture.convert('RGBA') if picture.mode == 'P' else picture)
    if picture.format == 'PNG':
        high = 65535 if array.dtype == np.uint16 else 255
        return array.astype(np.float32) / np.float32(high) if array.dtype.kind == 'u' else array.astype(np.float32)
    return array


def imsave(fname, arr, vmin=None, vmax=None, cmap=None, format=None, origin=None, dpi=100, metadata=None, pil_kwargs=None):
    """Writes an array as a picture of as many pixels."""
    from PIL import Image
    array = picture_array(arr)
    _, _, rgba = rgba_bytes(array, ScalarMappable(Normalize(vmin, vmax), cmap))
    if (rcParams['image.origin'] if origin is None else origin) == 'lower':
        rgba = rgba[::-1]
    picture = Image.fromarray(np.ascontiguousarray(rgba))
    name = str(fname).lower()
    if format in ('jpg', 'jpeg') or (format is None and name.endswith(('.jpg', '.jpeg'))):
        picture = picture.convert('RGB')
    picture.save(fname, format=format)
