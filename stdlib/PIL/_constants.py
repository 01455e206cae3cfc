"""Names of modes, filters and turns."""

from enum import IntEnum


class Transpose(IntEnum):
    FLIP_LEFT_RIGHT = 0
    FLIP_TOP_BOTTOM = 1
    ROTATE_90 = 2
    ROTATE_180 = 3
    ROTATE_270 = 4
    TRANSPOSE = 5
    TRANSVERSE = 6


class Transform(IntEnum):
    AFFINE = 0
    EXTENT = 1
    PERSPECTIVE = 2
    QUAD = 3
    MESH = 4


class Resampling(IntEnum):
    NEAREST = 0
    BOX = 4
    BILINEAR = 2
    HAMMING = 5
    BICUBIC = 3
    LANCZOS = 1


class Dither(IntEnum):
    NONE = 0
    ORDERED = 1
    RASTERIZE = 2
    FLOYDSTEINBERG = 3


class Palette(IntEnum):
    WEB = 0
    ADAPTIVE = 1


class Quantize(IntEnum):
    MEDIANCUT = 0
    MAXCOVERAGE = 1
    FASTOCTREE = 2
    LIBIMAGEQUANT = 3


BANDS = {'1': ('1',), 'L': ('L',), 'P': ('P',), 'LA': ('L', 'A'), 'PA': ('P', 'A'), 'RGB': ('R', 'G', 'B'),
         'RGBA': ('R', 'G', 'B', 'A'), 'RGBX': ('R', 'G', 'B', 'X'), 'CMYK': ('C', 'M', 'Y', 'K'), 'I': ('I',), 'F': ('F',),
         'I;16': ('I',), 'HSV': ('H', 'S', 'V'), 'YCbCr': ('Y', 'Cb', 'Cr'), 'LAB': ('L', 'A', 'B')}
SAMPLE_TYPES = {'I': 'int32', 'F': 'float32', 'I;16': 'uint16'}


def sample_type(mode):
    return SAMPLE_TYPES.get(mode, 'uint8')
