"""The image class and the functions that make images."""

import io
import os

import numpy as np

import _image

from PIL import UnidentifiedImageError
from PIL._convert import convert

NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX, HAMMING = 0, 1, 2, 3, 4, 5
ANTIALIAS = LANCZOS
FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90, ROTATE_180, ROTATE_270, TRANSPOSE, TRANSVERSE = 0, 1, 2, 3, 4, 5, 6
AFFINE, EXTENT, PERSPECTIVE, QUAD, MESH = 0, 1, 2, 3, 4
MAX_IMAGE_PIXELS = 89478485


class Resampling:
    NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX, HAMMING = 0, 1, 2, 3, 4, 5


class Transpose:
    FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90, ROTATE_180, ROTATE_270, TRANSPOSE, TRANSVERSE = 0, 1, 2, 3, 4, 5, 6


class Transform:
    AFFINE, EXTENT, PERSPECTIVE, QUAD, MESH = 0, 1, 2, 3, 4


class Palette:
    WEB, ADAPTIVE = 0, 1


WEB, ADAPTIVE = 0, 1


class Dither:
    NONE, ORDERED, RASTERIZE, FLOYDSTEINBERG = 0, 1, 2, 3


class DecompressionBombError(Exception):
    pass


BANDS = {'1': ('1',), 'L': ('L',), 'P': ('P',), 'LA': ('L', 'A'), 'RGB': ('R', 'G', 'B'), 'RGBA': ('R', 'G', 'B', 'A'),
         'CMYK': ('C', 'M', 'Y', 'K'), 'I': ('I',), 'F': ('F',), 'I;16': ('I',), 'HSV': ('H', 'S', 'V'), 'YCbCr': ('Y', 'Cb', 'Cr')}
_TYPES = {'I': 'int32', 'F': 'float32', 'I;16': 'uint16'}
_EXTENSIONS = {'.jpg': 'JPEG', '.jpeg': 'JPEG', '.jpe': 'JPEG', '.jfif': 'JPEG', '.png': 'PNG'}
_FILTER_NAMES = {0: 'Image.Resampling.NEAREST', 1: 'Image.Resampling.LANCZOS', 2: 'Image.Resampling.BILINEAR',
                 3: 'Image.Resampling.BICUBIC', 4: 'Image.Resampling.BOX', 5: 'Image.Resampling.HAMMING'}


def _type(mode):
    return _TYPES.get(mode, 'uint8')


class Image:
    """`_pixels`: an array of shape (height, width) or (height, width, bands); mode "1" holds 0 and 255."""

    format = None
    format_description = None

    def __init__(self):
        self._mode = ''
        self._size = (0, 0)
        self._pixels = None
        self._palette = None
        self.info = {}
        self.filename = ''
        self._loader = None

    mode = property(lambda self: self._mode)
    size = property(lambda self: self._size)
    width = property(lambda self: self._size[0])
    height = property(lambda self: self._size[1])

    def __repr__(self):
        module = 'Image' if self.format is None else {'JPEG': 'JpegImagePlugin', 'PNG': 'PngImagePlugin'}[self.format]
        name = {'JPEG': 'JpegImageFile', 'PNG': 'PngImageFile'}.get(self.format, 'Image')
        return f'<PIL.{module}.{name} image mode={self.mode} size={self.width}x{self.height} at 0x{id(self):X}>'

    def _repr_png_(self):
        buffer = io.BytesIO()
        (self if self.mode in ('1', 'L', 'P', 'LA', 'RGB', 'RGBA', 'I;16') else self.convert('RGB')).save(buffer, 'PNG')
        return buffer.getvalue()

    def __eq__(self, other):
        return (isinstance(other, Image) and self.mode == other.mode and self.size == other.size
                and self.tobytes() == other.tobytes())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def close(self):
        pass

    def load(self):
        if self._loader is not None:
            loader, self._loader = self._loader, None
            try:
                self._pixels = loader()
            except BaseException:
                self._loader = loader
                raise
        return PixelAccess(self)

    def verify(self):
        self.load()

    def _data(self):
        self.load()
        return self._pixels

    def _like(self, pixels, mode=None):
        made = _make(pixels, mode or self.mode)
        made._palette = self._palette if made.mode == 'P' else None
        made.info = dict(self.info)
        return made

    # To and from arrays

    def __array__(self, dtype=None, copy=None):
        pixels = self._data()
        array = pixels != 0 if self.mode == '1' else pixels.copy()
        return array if dtype is None else array.astype(dtype)

    @property
    def __array_interface__(self):
        array = self.__array__()
        return {'shape': tuple(array.shape), 'typestr': array.dtype.str, 'version': 3, 'data': array.tobytes()}

    def tobytes(self, encoder_name='raw', *args):
        pixels = self._data()
        return np.packbits(pixels != 0, axis=1).tobytes() if self.mode == '1' else np.ascontiguousarray(pixels).tobytes()

    def getbands(self):
        return BANDS[self.mode]

    def getpixel(self, xy):
        x, y = int(xy[0]), int(xy[1])
        if not (-self.width <= x < self.width and -self.height <= y < self.height):
            raise IndexError('image index out of range')
        value = self._data()[y, x]
        return tuple(int(v) for v in value) if value.ndim else (float(value) if self.mode == 'F' else int(value))

    def putpixel(self, xy, value):
        x, y = int(xy[0]), int(xy[1])
        if not (-self.width <= x < self.width and -self.height <= y < self.height):
            raise IndexError('image index out of range')
        self._data()[y, x] = np.array(value).astype(_type(self.mode))

    def getdata(self, band=None):
        pixels = self._data()
        if pixels.ndim == 2:
            return pixels.ravel().tolist()
        rows = pixels.reshape(-1, pixels.shape[2])
        return rows[:, band].tolist() if band is not None else [tuple(row) for row in rows.tolist()]

    get_flattened_data = getdata

    def putdata(self, data, scale=1.0, offset=0.0):
        values = np.array(list(data), dtype=float) * scale + offset
        self._data()
        self._pixels = values.astype(_type(self.mode)).reshape(self._pixels.shape)

    def getextrema(self):
        pixels = self._data()
        if pixels.ndim == 2:
            return pixels.min().item(), pixels.max().item()
        return tuple((int(pixels[:, :, i].min()), int(pixels[:, :, i].max())) for i in range(pixels.shape[2]))

    def getbbox(self, *, alpha_only=True):
        pixels = self._data()
        mask = pixels != 0 if pixels.ndim == 2 else (
            pixels[:, :, -1] != 0 if alpha_only and self.mode in ('RGBA', 'LA') else (pixels != 0).any(axis=2))
        rows, columns = np.nonzero(mask.any(axis=1))[0].tolist(), np.nonzero(mask.any(axis=0))[0].tolist()
        return (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1) if rows else None

    def histogram(self, mask=None, extrema=None):
        pixels = self._data()
        planes = [pixels] if pixels.ndim == 2 else [pixels[:, :, i] for i in range(pixels.shape[2])]
        counts = []
        for plane in planes:
            values = plane.ravel() if mask is None else plane[mask._data() != 0]
            counts += np.bincount(values, minlength=256).tolist()
        return counts

    def getcolors(self, maxcolors=256):
        """(count, colour) of each colour; None where there are more."""
        pixels = self._data()
        rows = pixels.reshape(-1, 1) if pixels.ndim == 2 else pixels.reshape(-1, pixels.shape[2])
        counts = {}
        for row in rows.tolist():
            key = row[0] if len(row) == 1 else tuple(row)
            counts[key] = counts.get(key, 0) + 1
            if len(counts) > maxcolors:
                return None
        return [(count, color) for color, count in counts.items()]

    def entropy(self, mask=None, extrema=None):
        counts = np.array([count for count in self.histogram(mask) if count], dtype=float)
        shares = counts / counts.sum()
        return float(-(shares * np.log2(shares)).sum())

    def tell(self):
        return 0

    def seek(self, frame):
        if frame != 0:
            raise EOFError('attempt to seek outside sequence')

    def getexif(self):
        from PIL._exif import Exif
        return Exif(self.info.get('exif', b''))

    def getpalette(self, rawmode='RGB'):
        self.load()
        return None if self._palette is None else list(self._palette)

    def putpalette(self, data, rawmode='RGB'):
        self.load()
        self._palette = bytes(data)
        self._mode = 'P'

    # Other modes and bands

    def convert(self, mode=None, matrix=None, dither=3, palette=0, colors=256):
        if mode is None or mode == self.mode:
            return self.copy()
        self.load()
        made = _make(convert(self, mode, dither), mode)
        made.info = {key: value for key, value in self.info.items() if key != 'transparency'}
        return made

    def split(self):
        pixels = self._data()
        if pixels.ndim == 2:
            return (self.copy(),)
        return tuple(_make(np.ascontiguousarray(pixels[:, :, i]), 'L') for i in range(pixels.shape[2]))

    def getchannel(self, channel):
        index = BANDS[self.mode].index(channel) if isinstance(channel, str) else channel
        return self.split()[index]

    def putalpha(self, alpha):
        base = self.convert('RGB' if self.mode not in ('L', 'LA') else 'L')._data()
        plane = alpha.convert('L')._data() if isinstance(alpha, Image) else np.full(base.shape[:2], alpha, dtype=np.uint8)
        planes = [base[:, :, i] for i in range(3)] if base.ndim == 3 else [base]
        self._mode = 'RGBA' if base.ndim == 3 else 'LA'
        self._pixels = np.stack(planes + [plane], axis=2)

    def point(self, lut, mode=None):
        """Each value through a table or a function."""
        pixels = self._data()
        if callable(lut):
            lut = [lut(i) for i in range(256)] * (1 if pixels.ndim == 2 else pixels.shape[2])
        table = np.clip(np.array([int(value) for value in lut]), 0, 255).astype(np.uint8)
        if pixels.ndim == 2:
            return self._like(table[pixels], mode)
        if table.size == 256:
            table = np.concatenate([table] * pixels.shape[2])
        return self._like(np.stack([table[256 * i:256 * (i + 1)][pixels[:, :, i]] for i in range(pixels.shape[2])], axis=2), mode)

    # Geometry

    def copy(self):
        return self._like(self._data().copy())

    def crop(self, box=None):
        if box is None:
            return self.copy()
        x0, y0, x1, y1 = [int(round(value)) for value in box]
        if x1 < x0:
            raise ValueError("Coordinate 'right' is less than 'left'")
        if y1 < y0:
            raise ValueError("Coordinate 'lower' is less than 'upper'")
        pixels = self._data()
        result = np.zeros((y1 - y0, x1 - x0) + tuple(pixels.shape[2:]), dtype=pixels.dtype)
        left, top, right, bottom = max(x0, 0), max(y0, 0), min(x1, self.width), min(y1, self.height)
        if left < right and top < bottom:
            result[top - y0:bottom - y0, left - x0:right - x0] = pixels[top:bottom, left:right]
        return self._like(result)

    def resize(self, size, resample=None, box=None, reducing_gap=None):
        """Size (width, height); bicubic unless the mode has no values between."""
        if resample is None:
            resample = NEAREST if self.mode.startswith('I;') else BICUBIC
        if resample not in _FILTER_NAMES:
            names = [f'{name} ({number})' for number, name in _FILTER_NAMES.items()]
            names += ['Image.Resampling.MKS2013 (6)', 'Image.Resampling.MKS2021 (7)']
            raise ValueError(f"Unknown resampling filter ({resample}). Use {', '.join(names[:-1])} or {names[-1]}")
        width, height = int(size[0]), int(size[1])
        if reducing_gap is not None and reducing_gap < 1.0:
            raise ValueError('reducing_gap must be 1.0 or greater')
        region = (0, 0, self.width, self.height) if box is None else tuple(box)
        if self.size == (width, height) and region == (0, 0, self.width, self.height):
            return self.copy()
        if self.mode in ('1', 'P'):
            resample = NEAREST
        if self.mode in ('LA', 'RGBA') and resample != NEAREST:
            soft = self._like(self._apply('premultiply', (1,)))
            made = soft.resize_plain((width, height), resample, region)
            return self._like(made._apply('premultiply', (0,)))
        source = self
        if reducing_gap is not None and resample != NEAREST:
            fx = int((region[2] - region[0]) / width / reducing_gap) or 1
            fy = int((region[3] - region[1]) / height / reducing_gap) or 1
            if fx > 1 or fy > 1:
                source = self.reduce((fx, fy))
                region = (region[0] / fx, region[1] / fy, region[2] / fx, region[3] / fy)
        return source.resize_plain((width, height), resample, region)

    def resize_plain(self, size, resample, box):
        """One resampling, whatever the bands mean."""
        return self._like(self._apply('resize_pillow', (size[1], size[0], resample), box))

    def _apply(self, name, whole, numbers=()):
        """A native operation on the samples."""
        pixels = self._data()
        dtype = str(pixels.dtype)
        if dtype == 'int32':
            pixels = pixels.astype(np.float64)
        channels = pixels.shape[2] if pixels.ndim == 3 else 1
        data, height, width, channels = _image.apply(
            name, np.ascontiguousarray(pixels).tobytes(), pixels.shape[0], pixels.shape[1], channels, str(pixels.dtype),
            [int(value) for value in whole], [float(value) for value in numbers])
        result = np.frombuffer(data, dtype=pixels.dtype).copy()
        if dtype == 'int32':
            result = np.floor(result + 0.5).astype(np.int32)
        return result.reshape(height, width) if pixels.ndim == 2 else result.reshape(height, width, channels)

    def reduce(self, factor, box=None):
        fx, fy = (factor, factor) if isinstance(factor, int) else factor
        source = self if box is None else self.crop(box)
        return source.copy() if (fx, fy) == (1, 1) else source._like(source._apply('reduce', (fy, fx)))

    def thumbnail(self, size, resample=BICUBIC, reducing_gap=2.0):
        """Shrinks the image in place so that it fits into a size."""
        width, height = [int(np.floor(value)) for value in size]
        if width >= self.width and height >= self.height:
            return
        aspect = self.width / self.height
        if width / height >= aspect:
            width = _rounded_aspect(height * aspect, lambda n: abs(aspect - n / height))
        else:
            height = _rounded_aspect(width / aspect, lambda n: 0 if n == 0 else abs(aspect - width / n))
        if (width, height) != self.size:
            made = self.resize((width, height), resample, reducing_gap=reducing_gap)
            self._pixels, self._size, self._mode = made._pixels, made._size, made._mode

    def transpose(self, method):
        pixels = self._data()
        turned = np.swapaxes(pixels, 0, 1)
        results = {FLIP_LEFT_RIGHT: pixels[:, ::-1], FLIP_TOP_BOTTOM: pixels[::-1], ROTATE_90: turned[::-1],
                   ROTATE_180: pixels[::-1, ::-1], ROTATE_270: turned[:, ::-1], TRANSPOSE: turned, TRANSVERSE: turned[::-1, ::-1]}
        return self._like(np.ascontiguousarray(results[method]))

    def rotate(self, angle, resample=NEAREST, expand=False, center=None, translate=None, fillcolor=None):
        """Turned counterclockwise by degrees."""
        from PIL._transform import rotate
        return rotate(self, angle, resample, expand, center, translate, fillcolor)

    def transform(self, size, method, data=None, resample=NEAREST, fill=1, fillcolor=None):
        from PIL._transform import affine, general
        if method != 0:
            return general(self, size, method, data, resample, fillcolor)
        return affine(self, size, data, resample, fillcolor)

    def paste(self, im, box=None, mask=None):
        """Puts an image or a colour into a place, where the mask allows."""
        if isinstance(box, Image) and mask is None:
            box, mask = None, box
        box = (0, 0) if box is None else tuple(int(value) for value in box)
        pixels = self._data()
        if len(box) == 2:
            size = im.size if isinstance(im, Image) else (mask.size if mask is not None else self.size)
            box = box + (box[0] + size[0], box[1] + size[1])
        x0, y0, x1, y1 = box
        left, top, right, bottom = max(x0, 0), max(y0, 0), min(x1, self.width), min(y1, self.height)
        if left >= right or top >= bottom:
            return
        if isinstance(im, Image):
            if im.size != (x1 - x0, y1 - y0):
                raise ValueError('images do not match')
            new = im.convert(self.mode)._data()[top - y0:bottom - y0, left - x0:right - x0]
        else:
            new = np.zeros((bottom - top, right - left) + tuple(pixels.shape[2:]), dtype=pixels.dtype)
            new[:] = np.array(_color(im, self.mode)).astype(pixels.dtype)
        if mask is None:
            pixels[top:bottom, left:right] = new
            return
        plane = (mask.getchannel('A') if mask.mode in ('RGBA', 'LA') else mask.convert('L'))._data()
        weight = plane[top - y0:bottom - y0, left - x0:right - x0].astype(int)
        weight = weight.reshape(weight.shape + (1,)) if new.ndim == 3 else weight
        mixed = pixels[top:bottom, left:right].astype(int) * (255 - weight) + new.astype(int) * weight + 128
        pixels[top:bottom, left:right] = ((mixed + (mixed >> 8)) >> 8).astype(pixels.dtype)

    def filter(self, filter):
        return (filter() if isinstance(filter, type) else filter).filter(self)

    def quantize(self, *args, **kwargs):
        raise NotImplementedError("quantize is not in Cellbook's PIL")

    # Files

    def save(self, fp, format=None, **params):
        name = '' if hasattr(fp, 'write') else os.fspath(fp)
        if format is None:
            ending = os.path.splitext(name)[1].lower()
            if ending not in _EXTENSIONS:
                raise ValueError(f'unknown file extension: {ending}')
            format = _EXTENSIONS[ending]
        format = {'JPG': 'JPEG'}.get(format.upper(), format.upper())
        if format not in ('JPEG', 'PNG'):
            raise KeyError(format)
        from PIL._files import encode
        data = encode(self, format, params)
        if name:
            with io.open(name, 'wb') as file:
                file.write(data)
        else:
            fp.write(data)

    def show(self, title=None, **options):
        import _plot
        if _plot.is_shown():
            _plot.show(self._repr_png_(), repr(self))


class PixelAccess:
    """Pixels by [x, y]."""

    def __init__(self, image):
        self._owner = image

    def __getitem__(self, xy):
        return self._owner.getpixel(xy)

    def __setitem__(self, xy, value):
        self._owner.putpixel(xy, value)


def _rounded_aspect(number, key):
    return max(min(int(np.floor(number)), int(np.ceil(number)), key=key), 1)


def _make(pixels, mode):
    made = Image()
    made._pixels, made._mode = pixels, mode
    made._size = (int(pixels.shape[1]), int(pixels.shape[0]))
    return made


def _color(color, mode):
    from PIL.ImageColor import getcolor
    return getcolor(color, mode) if isinstance(color, str) else color


def new(mode, size, color=0):
    """An image of one colour."""
    if mode not in BANDS:
        raise ValueError('unrecognized image mode')
    width, height = size
    if width < 0 or height < 0:
        raise ValueError('Width and height must be >= 0')
    bands = len(BANDS[mode])
    pixels = np.zeros((height, width) if bands == 1 else (height, width, bands), dtype=_type(mode))
    if color is not None and color != 0:
        value = _color(color, mode)
        if mode == '1':
            value = 255 if value else 0
        if bands > 1 and isinstance(value, (tuple, list)) and len(value) == bands - 1:
            value = tuple(value) + (255,)
        if bands > 1 and isinstance(value, int):
            value = (value,) + (0,) * (bands - 2) + (255,) if mode in ('RGBA', 'LA') else (value,) + (0,) * (bands - 1)
        pixels[:] = np.array(value).astype(_type(mode))
    return _make(pixels, mode)


def fromarray(obj, mode=None):
    """An image from an array."""
    array = np.asarray(obj)
    if mode is None:
        kinds = {(2, 'uint8'): 'L', (2, 'bool'): '1', (2, 'int32'): 'I', (2, 'float32'): 'F', (2, 'float64'): 'F', (2, 'uint16'): 'I;16'}
        bands = {1: 'L', 2: 'LA', 3: 'RGB', 4: 'RGBA'}
        if array.ndim == 3 and str(array.dtype) == 'uint8' and array.shape[2] in bands:
            mode = bands[array.shape[2]]
        elif (array.ndim, str(array.dtype)) in kinds:
            mode = kinds[array.ndim, str(array.dtype)]
        else:
            shape = (1, 1) + tuple(array.shape[2:])
            raise TypeError(f'Cannot handle this data type: {shape}, {array.dtype.str}')
    if mode == '1' and str(array.dtype) == 'bool':
        array = array.astype(np.uint8) * np.uint8(255)
    pixels = np.ascontiguousarray(array).astype(_type(mode)).copy()
    return _make(pixels[:, :, 0] if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels, mode)


def frombytes(mode, size, data, decoder_name='raw', *args):
    bands = len(BANDS[mode])
    width, height = size
    array = np.frombuffer(data, dtype=_type(mode))
    if array.size < width * height * bands:
        raise ValueError('not enough image data')
    return _make(array.reshape((height, width) if bands == 1 else (height, width, bands)).copy(), mode)


frombuffer = frombytes


def open(fp, mode='r', formats=None):
    """An image from a file; its pixels are read when they are first needed."""
    from PIL._files import identify
    if mode != 'r':
        raise ValueError(f'bad mode {mode!r}')
    if hasattr(fp, 'read'):
        data, name, shown = fp.read(), '', fp
    else:
        name = os.fspath(fp)
        with io.open(name, 'rb') as file:
            data = file.read()
        shown = name
    made = identify(data)
    if made is None:
        raise UnidentifiedImageError(f'cannot identify image file {shown!r}')
    made.filename = name
    return made


def merge(mode, bands):
    if len(bands) != len(BANDS[mode]):
        raise ValueError('wrong number of bands')
    return _make(np.stack([band._data() for band in bands], axis=2), mode) if len(bands) > 1 else bands[0].copy()


def blend(im1, im2, alpha):
    """im1 (1 - alpha) + im2 alpha, cut off below the point."""
    if im1.mode != im2.mode or im1.size != im2.size:
        raise ValueError('images do not match')
    if alpha == 0:
        return im1.copy()
    if alpha == 1:
        return im2.copy()
    first, second = im1._data().astype(np.float32), im2._data().astype(np.float32)
    mixed = first + np.float32(alpha) * (second - first)
    return im1._like(np.clip(mixed, 0, 255).astype(np.uint8))


def composite(image1, image2, mask):
    made = image2.copy()
    made.paste(image1, None, mask)
    return made


def alpha_composite(im1, im2):
    made = im1.copy()
    below, above = im1._data().astype(int), im2._data().astype(int)
    alpha = above[:, :, 3:4]
    out = alpha * 255 + below[:, :, 3:4] * (255 - alpha)
    weight = np.where(out > 0, alpha * 255 * 255 * 128 // np.maximum(out, 1), 0)
    mixed = above[:, :, :3] * weight + below[:, :, :3] * (255 * 128 - weight) + (0x80 << 7)
    color = ((mixed + (mixed >> 8)) >> 8) >> 7
    opacity = out + 0x80
    opacity = (opacity + (opacity >> 8)) >> 8
    result = np.concatenate([color, opacity], axis=2)
    made._pixels = np.where(alpha == 0, below, result).astype(np.uint8)
    return made


def eval(image, *args):
    return image.point(args[0])
