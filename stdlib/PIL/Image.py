"""The image class and the functions that make images."""

import io
import os

import numpy as np

import _image

from PIL import UnidentifiedImageError, _statistics, _transform
from PIL._constants import BANDS, Dither, Palette, Quantize, Resampling, Transform, Transpose
from PIL._constants import sample_type as _type
from PIL._convert import convert, packed_bits, unpacked_bits

NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX, HAMMING = (
    Resampling.NEAREST, Resampling.LANCZOS, Resampling.BILINEAR, Resampling.BICUBIC, Resampling.BOX, Resampling.HAMMING)
FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90, ROTATE_180, ROTATE_270, TRANSPOSE, TRANSVERSE = list(Transpose)
AFFINE, EXTENT, PERSPECTIVE, QUAD, MESH = list(Transform)
NONE, ORDERED, RASTERIZE, FLOYDSTEINBERG = list(Dither)
WEB, ADAPTIVE = list(Palette)
MEDIANCUT, MAXCOVERAGE, FASTOCTREE, LIBIMAGEQUANT = list(Quantize)
MODES = ['1', 'CMYK', 'F', 'HSV', 'I', 'I;16', 'I;16B', 'I;16L', 'I;16N', 'L', 'LA', 'La', 'LAB', 'P', 'PA', 'RGB', 'RGBA', 'RGBa',
         'RGBX', 'YCbCr']
MAX_IMAGE_PIXELS = 89478485
_FILTER_NAMES = {0: 'Image.Resampling.NEAREST', 1: 'Image.Resampling.LANCZOS', 2: 'Image.Resampling.BILINEAR',
                 3: 'Image.Resampling.BICUBIC', 4: 'Image.Resampling.BOX', 5: 'Image.Resampling.HAMMING'}


class DecompressionBombWarning(RuntimeWarning):
    pass


class DecompressionBombError(Exception):
    pass


def getmodebase(mode):
    """"L" or "RGB": where a mode's values come from."""
    return 'L' if mode in ('1', 'L', 'I', 'F', 'LA', 'I;16') else 'RGB'


def getmodetype(mode):
    return mode if mode in ('I', 'F') else 'L'


def getmodebandnames(mode):
    return BANDS[mode]


def getmodebands(mode):
    return len(BANDS[mode])


class Image:
    """`_pixels`: an array of shape (height, width) or (height, width, bands); mode "1" holds 0 and 255."""

    format = None
    format_description = None
    _exif = None

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
        kind = type(self)
        return f'<{kind.__module__}.{kind.__name__} image mode={self.mode} size={self.width}x{self.height} at 0x{id(self):X}>'

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
        return packed_bits(pixels != 0).tobytes() if self.mode == '1' else np.ascontiguousarray(pixels).tobytes()

    def frombytes(self, data, decoder_name='raw', *args):
        """Fills this image from samples row by row."""
        self._pixels = frombytes(self.mode, self.size, data, decoder_name, *args)._pixels

    def getbands(self):
        return BANDS[self.mode]

    def getpixel(self, xy):
        if len(xy) != 2:
            raise TypeError('argument must be sequence of length 2')
        x, y = int(xy[0]), int(xy[1])
        if not (-self.width <= x < self.width and -self.height <= y < self.height):
            raise IndexError('image index out of range')
        value = self._data()[y, x]
        return tuple(int(v) for v in value) if value.ndim else (float(value) if self.mode == 'F' else int(value))

    def putpixel(self, xy, value):
        if len(xy) != 2:
            raise TypeError('argument must be sequence of length 2')
        x, y = int(xy[0]), int(xy[1])
        if not (-self.width <= x < self.width and -self.height <= y < self.height):
            raise IndexError('image index out of range')
        if isinstance(value, str):
            raise TypeError('color must be int or tuple')
        self._data()[y, x] = _ink(value, self.mode)

    def getdata(self, band=None):
        pixels = self._data()
        if pixels.ndim == 2:
            return pixels.ravel().tolist()
        rows = pixels.reshape(-1, pixels.shape[2])
        return rows[:, band].tolist() if band is not None else [tuple(row) for row in rows.tolist()]

    get_flattened_data = getdata

    def putdata(self, data, scale=1.0, offset=0.0):
        pixels = self._data()
        values = np.array(list(data), dtype=float)
        if scale != 1.0 or offset != 0.0:
            values = values * scale + offset
        flat = pixels.reshape(-1) if pixels.ndim == 2 else pixels.reshape(-1, pixels.shape[2])
        if len(values) > len(flat):
            raise TypeError('too many data entries')
        if pixels.dtype == np.uint8:
            values = np.clip(values, 0, 255)
        flat[:len(values)] = values.astype(pixels.dtype)
        self._pixels = flat.reshape(pixels.shape)

    getextrema, getbbox, getprojection = _statistics.getextrema, _statistics.getbbox, _statistics.getprojection
    histogram, entropy, getcolors = _statistics.histogram, _statistics.entropy, _statistics.getcolors

    def getexif(self):
        """The image's tags: changes are kept for the next `save(…, exif=…)`."""
        from PIL._exif import Exif
        if self._exif is None:
            self._exif = Exif(self.info.get('exif', b''))
        return self._exif

    @property
    def palette(self):
        from PIL.ImagePalette import ImagePalette
        self.load()
        return None if self._palette is None else ImagePalette('RGB', self._palette)

    @palette.setter
    def palette(self, palette):
        self._palette = None if palette is None else bytes(palette.palette)

    def getpalette(self, rawmode='RGB'):
        """The colours as a flat list, None when the mode has no palette."""
        self.load()
        if self._palette is None:
            return None
        if rawmode in ('RGB', None):
            return list(self._palette)
        if rawmode == 'RGBA':
            colors = [list(self._palette[i:i + 3]) for i in range(0, len(self._palette), 3)]
            return [value for color in colors for value in color + [255]]
        raise ValueError('unrecognized raw mode')

    def putpalette(self, data, rawmode='RGB'):
        if self.mode not in ('L', 'LA', 'P', 'PA'):
            raise ValueError('illegal image mode')
        self.load()
        values = bytes(data.palette if hasattr(data, 'palette') else data)
        if rawmode == 'RGBA':
            values = b''.join(values[i:i + 3] for i in range(0, len(values), 4))
        self._palette = values
        self._mode = 'PA' if 'A' in self.mode else 'P'

    def remap_palette(self, dest_map, source_palette=None):
        """The palette in another order, and the indices with it."""
        if self.mode not in ('L', 'P'):
            raise ValueError('illegal image mode')
        if source_palette is None:
            source_palette = self.getpalette() if self.mode == 'P' else [v for v in range(256) for _ in range(3)]
        table = np.zeros(256, dtype=np.uint8)
        for new_index, old_index in enumerate(dest_map):
            table[old_index] = new_index
        made = _make(table[self._data()], 'P')
        made._palette = bytes(v for index in dest_map for v in source_palette[index * 3:index * 3 + 3])
        return made

    @property
    def has_transparency_data(self):
        return self.mode in ('LA', 'La', 'PA', 'RGBA', 'RGBa') or 'transparency' in self.info

    def apply_transparency(self):
        """A palette image's transparency leaves `info`; the image stays as it is otherwise."""
        if self.mode == 'P' and 'transparency' in self.info:
            raise NotImplementedError("palettes with alpha are not in Cellbook's PIL; use convert('RGBA')")

    # Other modes and bands

    def convert(self, mode=None, matrix=None, dither=None, palette=Palette.WEB, colors=256):
        """The image in another mode."""
        self.load()
        if mode is None:
            if self.mode != 'P':
                return self.copy()
            mode = 'RGBA' if 'transparency' in self.info else 'RGB'
        if mode == self.mode and matrix is None:
            return self.copy()
        if matrix is not None:
            return self._through_matrix(mode, matrix)
        dither = Dither.FLOYDSTEINBERG if dither is None else dither
        if mode == 'P':
            from PIL import _quantize
            if self.mode == 'RGBA' or palette == Palette.ADAPTIVE:
                return self.quantize(colors)
            return _quantize.to_web_palette(self, dither)
        made = _make(convert(self, mode, dither), mode)
        made.info = {key: value for key, value in self.info.items() if key != 'transparency'}
        return made

    def _through_matrix(self, mode, matrix):
        if mode not in ('L', 'RGB') or self.mode not in ('L', 'RGB'):
            raise ValueError('illegal conversion')
        if len(matrix) != (4 if mode == 'L' else 12):
            raise TypeError('argument 2 must be sequence of length %d, not %d' % (4 if mode == 'L' else 12, len(matrix)))
        source = self.convert('RGB')._data().astype(np.float32)
        planes = []
        for row in range(0, len(matrix), 4):
            a, b, c, d = [np.float32(value) for value in matrix[row:row + 4]]
            value = a * source[:, :, 0] + b * source[:, :, 1] + c * source[:, :, 2] + d
            planes.append(np.clip(np.trunc(value.astype(np.float64) + 0.5), 0, 255).astype(np.uint8))
        return _make(planes[0] if mode == 'L' else np.stack(planes, axis=2), mode)

    def quantize(self, colors=256, method=None, kmeans=0, palette=None, dither=Dither.FLOYDSTEINBERG):
        """A palette image of at most `colors` colours, or with the palette of another image."""
        from PIL import _quantize
        return _quantize.quantize(self, colors, method, kmeans, palette, dither)

    def split(self):
        pixels = self._data()
        if pixels.ndim == 2:
            return (self.copy(),)
        return tuple(_make(np.ascontiguousarray(pixels[:, :, i]), 'L') for i in range(pixels.shape[2]))

    def getchannel(self, channel):
        if isinstance(channel, str):
            if channel not in BANDS[self.mode]:
                raise ValueError(f'The image has no channel "{channel}"')
            channel = BANDS[self.mode].index(channel)
        if not 0 <= channel < len(BANDS[self.mode]):
            raise ValueError('band index out of range')
        return self.split()[channel]

    def putalpha(self, alpha):
        base = self.convert('RGB' if self.mode not in ('L', 'LA') else 'L')._data()
        plane = alpha.convert('L')._data() if isinstance(alpha, Image) else np.full(base.shape[:2], alpha, dtype=np.uint8)
        planes = [base[:, :, i] for i in range(3)] if base.ndim == 3 else [base]
        self._mode = 'RGBA' if base.ndim == 3 else 'LA'
        self._pixels = np.stack(planes + [plane], axis=2)

    def point(self, lut, mode=None):
        """Each value through a table of 256 entries a band or a function; modes I and F take a scale and an offset."""
        pixels = self._data()
        if pixels.dtype != np.uint8:
            return self._point_line(lut, mode)
        bands = 1 if pixels.ndim == 2 else pixels.shape[2]
        if callable(lut):
            lut = [round(value) if isinstance(value, float) else value for value in [lut(i) for i in range(256)]] * bands
        elif mode != 'F':
            lut = [round(value) for value in lut]
        if mode == 'F':
            raise ValueError('point operation not supported for this mode')
        if len(lut) != 256 * bands:
            raise ValueError('wrong number of lut entries')
        target = mode or self.mode
        if mode is not None and mode != self.mode and (bands != 1 or mode not in ('1', 'L', 'P', 'I', 'F')):
            raise ValueError('point operation not supported for this mode')
        table = np.clip(np.array([int(value) for value in lut]), 0, 255).astype(np.uint8)
        if pixels.ndim == 2:
            made = table[pixels]
        else:
            made = np.stack([table[256 * i:256 * (i + 1)][pixels[:, :, i]] for i in range(bands)], axis=2)
        return self._like(made.astype(_type(target)), target)

    def _point_line(self, lut, mode):
        if not callable(lut):
            raise ValueError('point operation not supported for this mode')
        offset = lut(0.0)
        scale = lut(1.0) - offset
        values = self._data().astype(np.float64) * scale + offset
        return self._like(values.astype(_type(self.mode)) if self.mode == 'F' else np.trunc(values).astype(_type(self.mode)))

    def alpha_composite(self, im, dest=(0, 0), source=(0, 0)):
        """Puts an RGBA image over this one in place."""
        if min(source) < 0:
            raise ValueError('Source must be non-negative')
        box = tuple(source) + (im.size if len(source) == 2 else ())
        overlay = im.crop(box) if box != (0, 0) + im.size else im
        place = tuple(dest) + (dest[0] + overlay.width, dest[1] + overlay.height)
        self.paste(alpha_composite(self.crop(place), overlay), place)

    # Geometry

    def copy(self):
        return self._like(self._data().copy())

    def crop(self, box=None):
        if box is None:
            return self.copy()
        x0, y0, x1, y1 = [int(round(box[i])) for i in range(4)]
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
        if region[0] < 0 or region[1] < 0:
            raise ValueError("box offset can't be negative")
        if region[2] > self.width or region[3] > self.height:
            raise ValueError("box can't exceed original image size")
        if region[2] - region[0] < 0 or region[3] - region[1] < 0:
            raise ValueError("box can't be empty")
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
        """One resampling, whatever the bands mean; the box and its sides are single precision."""
        x0, y0, x1, y1 = [np.float32(value) for value in box]
        box = (float(x0), float(y0), float(x0) + float(x1 - x0), float(y0) + float(y1 - y0))
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
        if fx < 1 or fy < 1:
            raise ValueError('scale must be > 0')
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
        if method not in range(7):
            raise ValueError('No such transpose operation')
        turned = np.swapaxes(pixels, 0, 1)
        results = {FLIP_LEFT_RIGHT: pixels[:, ::-1], FLIP_TOP_BOTTOM: pixels[::-1], ROTATE_90: turned[::-1],
                   ROTATE_180: pixels[::-1, ::-1], ROTATE_270: turned[:, ::-1], TRANSPOSE: turned, TRANSVERSE: turned[::-1, ::-1]}
        return self._like(np.ascontiguousarray(results[method]))

    rotate, transform = _transform.rotate, _transform.transform

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
            new[:] = _ink(im, self.mode)
        if mask is None:
            pixels[top:bottom, left:right] = new
            return
        plane = (mask.getchannel('A') if mask.mode in ('RGBA', 'LA') else mask.convert('L'))._data()
        weight = plane[top - y0:bottom - y0, left - x0:right - x0].astype(int)
        weight = weight.reshape(weight.shape + (1,)) if new.ndim == 3 else weight
        mixed = pixels[top:bottom, left:right].astype(int) * (255 - weight) + new.astype(int) * weight + 128
        pixels[top:bottom, left:right] = ((mixed + (mixed >> 8)) >> 8).astype(pixels.dtype)

    def filter(self, filter):
        from PIL.ImageFilter import apply
        return apply(self, filter)

    def effect_spread(self, distance):
        raise NotImplementedError("random effects are not in Cellbook's PIL")

    # Files

    def save(self, fp, format=None, **params):
        """Writes a file; its format follows from the name's ending unless it is given."""
        from PIL import _files
        _files.save(self, fp, format, params)

    def draft(self, mode, size):
        """Nothing to prepare: pictures are decoded in full size."""

    def seek(self, frame):
        if frame != 0:
            raise EOFError('no more images in file')

    def tell(self):
        return 0

    def tobitmap(self, name='image'):
        """The bytes of an X11 bitmap."""
        if self.mode != '1':
            raise ValueError('not a bitmap')
        # The lowest bit is the leftmost pixel.
        bits = [int(f'{byte:08b}'[::-1], 2) for byte in packed_bits(self._data() != 0).ravel().tolist()]
        rows = [','.join('0x%02x' % byte for byte in bits[i:i + 15]) for i in range(0, len(bits), 15)]
        text = f'#define {name}_width {self.width}\n#define {name}_height {self.height}\nstatic char {name}_bits[] = {{\n'
        return (text + ',\n'.join(rows) + '\n};').encode('ascii')

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


def _ink(color, mode):
    """A colour as an array of the mode's samples."""
    color = _color(color, mode)
    bands, dtype = len(BANDS[mode]), _type(mode)
    values = list(color) if isinstance(color, (tuple, list)) else [color]
    if bands == 1:
        if len(values) != 1 or not isinstance(values[0], (int, float)) and not hasattr(values[0], '__index__'):
            raise TypeError('color must be int or single-element tuple')
        value = values[0]
        if mode == '1':
            value = 255 if value else 0
        return np.array(min(max(int(value), 0), 255) if dtype == 'uint8' else value).astype(dtype)
    if not isinstance(color, (tuple, list)):
        if not hasattr(color, '__index__'):
            raise TypeError('color must be int or tuple')
        # One number holds the bands from the lowest byte on.
        number = int(color)
        values = [number >> (8 * band) & 255 for band in range(bands)] if bands > 2 else [number & 255, number >> 24 & 255]
    elif bands == 2:
        if len(values) not in (1, 2):
            raise TypeError('color must be int, or tuple of one or two elements')
        values = values + [255] if len(values) == 1 else values
    else:
        if len(values) not in (1, 3, 4):
            raise TypeError('color must be int, or tuple of one, three or four elements')
        values = values * 3 if len(values) == 1 else values
        values = (values + [255])[:bands]
    return np.array([min(max(int(value), 0), 255) for value in values]).astype(dtype)


def _check_size(size):
    if not isinstance(size, (list, tuple)):
        raise ValueError('Size must be a list or tuple')
    if len(size) != 2:
        raise ValueError('Size must be a sequence of length 2')
    if size[0] < 0 or size[1] < 0:
        raise ValueError('Width and height must be >= 0')


def new(mode, size, color=0):
    """An image of one colour."""
    _check_size(size)
    if mode not in BANDS:
        raise ValueError('unrecognized image mode')
    width, height = size
    bands = len(BANDS[mode])
    pixels = np.zeros((height, width) if bands == 1 else (height, width, bands), dtype=_type(mode))
    palette = b''
    if mode == 'P' and isinstance(color, (str, tuple, list)):
        palette, color = bytes(_color(color, 'RGB')[:3]), 0
    if color is not None and (isinstance(color, (str, tuple, list)) or color != 0):
        pixels[:] = _ink(color, mode)
    made = _make(pixels, mode)
    if mode == 'P':
        made._palette = palette
    return made


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
    """An image from its samples row by row."""
    if decoder_name != 'raw':
        raise OSError(f'decoder {decoder_name} not available')
    bands = len(BANDS[mode])
    width, height = size
    if args and isinstance(args[0], (tuple, list)):
        args = tuple(args[0])
    rawmode = args[0] if args else mode
    row = (width + 7) // 8 if mode == '1' else width * bands * np.dtype(_type(mode)).itemsize
    if len(data) < row * height:
        raise ValueError('not enough image data')
    data = data[:row * height]
    if mode == '1':
        return _make(unpacked_bits(np.frombuffer(data, dtype=np.uint8).reshape(height, row), width) * np.uint8(255), mode)
    array = np.frombuffer(data, dtype=_type(mode)).reshape((height, width) if bands == 1 else (height, width, bands)).copy()
    if rawmode in ('BGR', 'BGRA') and rawmode[2::-1] + rawmode[3:] == mode:
        array = np.ascontiguousarray(array[:, :, [2, 1, 0] + list(range(3, bands))])
    elif rawmode != mode:
        raise ValueError('unrecognized raw mode')
    return _make(array, mode)


def frombuffer(mode, size, data, decoder_name='raw', *args):
    return frombytes(mode, size, bytes(data), decoder_name, *args)


def open(fp, mode='r', formats=None):
    """An image from a file; its pixels are read when they are first needed."""
    from PIL._files import identify
    if mode != 'r':
        raise ValueError(f'bad mode {mode!r}')
    if hasattr(fp, 'read'):
        data, name, shown = fp.read(), '', fp
    elif isinstance(fp, (str, bytes)) or hasattr(fp, '__fspath__'):
        name = os.fspath(fp)
        with io.open(name, 'rb') as file:
            data = file.read()
        shown = name
    else:
        raise AttributeError(f"{type(fp).__name__!r} object has no attribute 'read'")
    made = identify(data, formats)
    if made is None:
        raise UnidentifiedImageError(f'cannot identify image file {shown!r}')
    made.filename = name
    return made


def merge(mode, bands):
    if mode not in BANDS:
        raise KeyError(mode)
    if len(bands) != len(BANDS[mode]):
        raise ValueError('wrong number of bands')
    for band in bands[1:]:
        if band.mode != 'L':
            raise ValueError('mode mismatch')
        if band.size != bands[0].size:
            raise ValueError('size mismatch')
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
    if im1.mode not in ('RGBA', 'LA') or im2.mode not in ('RGBA', 'LA'):
        raise ValueError('image has wrong mode')
    if im1.mode != im2.mode or im1.size != im2.size:
        raise ValueError('images do not match')
    made = im1.copy()
    below, above = im1._data().astype(int), im2._data().astype(int)
    alpha = above[:, :, -1:]
    out = alpha * 255 + below[:, :, -1:] * (255 - alpha)
    weight = np.where(out > 0, alpha * 255 * 255 * 128 // np.maximum(out, 1), 0)
    mixed = above[:, :, :-1] * weight + below[:, :, :-1] * (255 * 128 - weight) + (0x80 << 7)
    color = ((mixed + (mixed >> 8)) >> 8) >> 7
    opacity = out + 0x80
    opacity = (opacity + (opacity >> 8)) >> 8
    result = np.concatenate([color, opacity], axis=2)
    made._pixels = np.where(alpha == 0, below, result).astype(np.uint8)
    return made


def eval(image, *args):
    return image.point(args[0])


def linear_gradient(mode):
    """256 by 256 values from black at the top to white at the bottom."""
    if mode not in ('L', 'P'):
        raise ValueError('image has wrong mode')
    return _make(np.repeat(np.arange(256, dtype=np.uint8).reshape(-1, 1), 256, axis=1), mode)


def radial_gradient(mode):
    """256 by 256 values from black in the middle to white."""
    if mode not in ('L', 'P'):
        raise ValueError('image has wrong mode')
    places = np.arange(256) - 128
    squares = (places * places).reshape(-1, 1) + places * places
    return _make(np.minimum(np.trunc(np.sqrt(squares * 2.0)), 255).astype(np.uint8), mode)


def effect_noise(size, sigma):
    raise NotImplementedError("random effects are not in Cellbook's PIL")


def effect_mandelbrot(size, extent, quality):
    raise NotImplementedError("effect_mandelbrot is not in Cellbook's PIL")


def registered_extensions():
    """Formats by the endings of file names."""
    from PIL._files import EXTENSIONS
    return dict(EXTENSIONS)


def init():
    return True


preinit = init
