"""Uncompressed TIFF files of one image."""

import struct

import numpy as np

from PIL.ImageFile import ImageFile
from PIL._convert import packed_bits, unpacked_bits

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC, _OFFSETS, _SAMPLES, _ROWS, _COUNTS = 256, 257, 258, 259, 262, 273, 277, 278, 279
_PALETTE, _EXTRA, _FORMAT = 320, 338, 339
_SIZES = {1: 'B', 2: 'c', 3: 'H', 4: 'I', 5: 'II', 16: 'Q'}


class TiffImageFile(ImageFile):
    format, format_description = 'TIFF', 'Adobe TIFF'


def _entries(data):
    """(byte order, values by tag) of the first directory."""
    order = '<' if data[:2] == b'II' else '>'
    at, tags = struct.unpack(order + 'I', data[4:8])[0], {}
    for number in range(struct.unpack(order + 'H', data[at:at + 2])[0]):
        place = at + 2 + 12 * number
        tag, kind, count = struct.unpack(order + 'HHI', data[place:place + 8])
        if kind not in _SIZES or kind == 2:
            continue
        layout = order + _SIZES[kind] * count
        size = struct.calcsize(layout)
        start = place + 8 if size <= 4 else struct.unpack(order + 'I', data[place + 8:place + 12])[0]
        tags[tag] = struct.unpack(layout, data[start:start + size])
    return order, tags


def identify(data):
    order, tags = _entries(data)
    bits, samples = tags.get(_BITS, (1,)), tags.get(_SAMPLES, (1,))[0]
    photometric, kind = tags.get(_PHOTOMETRIC, (0,))[0], tags.get(_FORMAT, (1,))[0]
    if tags.get(_COMPRESSION, (1,))[0] != 1:
        raise NotImplementedError("compressed TIFF files are not in Cellbook's PIL")
    modes = {(1, 1, 1, 1): '1', (1, 8, 1, 1): 'L', (3, 8, 1, 1): 'P', (1, 8, 2, 1): 'LA', (2, 8, 3, 1): 'RGB', (2, 8, 4, 1): 'RGBA',
             (5, 8, 4, 1): 'CMYK', (1, 16, 1, 1): 'I;16', (1, 32, 1, 2): 'I', (1, 32, 1, 3): 'F'}
    key = (photometric, bits[0], samples, kind)
    if key not in modes:
        raise NotImplementedError("TIFF files of this kind are not in Cellbook's PIL")
    mode, size = modes[key], (tags[_WIDTH][0], tags[_HEIGHT][0])
    made = TiffImageFile(mode, size, lambda: _load(data, order, tags, mode, size, samples))
    made.info['compression'] = 'raw'
    if mode == 'P':
        colors = tags[_PALETTE]
        made._palette = bytes(colors[i + 256 * band] >> 8 for i in range(256) for band in range(3))
    return made


def _load(data, order, tags, mode, size, samples):
    body = b''.join(data[start:start + count] for start, count in zip(tags[_OFFSETS], tags[_COUNTS]))
    width, height = size
    if mode == '1':
        stride = (width + 7) // 8
        return unpacked_bits(np.frombuffer(body, dtype=np.uint8).reshape(height, stride), width) * np.uint8(255)
    kind = order + {'I;16': 'u2', 'I': 'i4', 'F': 'f4'}.get(mode, 'u1')
    array = np.frombuffer(body, dtype=kind)
    array = array.astype({'I;16': np.uint16, 'I': np.int32, 'F': np.float32}.get(mode, np.uint8))
    return array.reshape((height, width) if samples == 1 else (height, width, samples)).copy()


def encode(image, params):
    """The bytes of a file, little end first, one strip."""
    if params.get('compression') not in (None, 'raw'):
        raise NotImplementedError("compressed TIFF files are not in Cellbook's PIL")
    kinds = {'1': (1, (1,), 1), 'L': (1, (8,), 1), 'P': (3, (8,), 1), 'LA': (1, (8, 8), 1), 'RGB': (2, (8,) * 3, 1),
             'RGBA': (2, (8,) * 4, 1), 'CMYK': (5, (8,) * 4, 1), 'I;16': (1, (16,), 1), 'I': (1, (32,), 2), 'F': (1, (32,), 3)}
    if image.mode not in kinds:
        raise OSError(f'cannot write mode {image.mode} as TIFF')
    photometric, bits, kind = kinds[image.mode]
    pixels = image._data()
    body = (packed_bits(pixels != 0) if image.mode == '1' else np.ascontiguousarray(pixels)).tobytes()
    tags = {_WIDTH: ('I', (image.width,)), _HEIGHT: ('I', (image.height,)), _BITS: ('H', bits), _COMPRESSION: ('H', (1,)),
            _PHOTOMETRIC: ('H', (photometric,)), _SAMPLES: ('H', (len(bits),)), _ROWS: ('I', (image.height,)), _COUNTS: ('I', (len(body),))}
    if image.mode in ('LA', 'RGBA'):
        tags[_EXTRA] = ('H', (2,))
    if image.mode in ('I', 'F'):
        tags[_FORMAT] = ('H', (kind,))
    if image.mode == 'P':
        colors = (image._palette or b'').ljust(768, b'\0')
        tags[_PALETTE] = ('H', tuple(colors[3 * i + band] * 257 for band in range(3) for i in range(256)))
    tags[_OFFSETS] = ('I', (0,))
    end = 8 + 2 + 12 * len(tags) + 4
    packed = {tag: struct.pack('<' + layout * len(values), *values) for tag, (layout, values) in tags.items()}
    # Values of more than four bytes lie behind the directory.
    extra = b''.join(packed[tag] for tag in sorted(tags) if len(packed[tag]) > 4)
    packed[_OFFSETS] = struct.pack('<I', end + len(extra))
    directory, place = struct.pack('<H', len(tags)), end
    for tag in sorted(tags):
        layout, values = tags[tag]
        directory += struct.pack('<HHI', tag, 3 if layout == 'H' else 4, len(values))
        if len(packed[tag]) <= 4:
            directory += packed[tag].ljust(4, b'\0')
        else:
            directory += struct.pack('<I', place)
            place += len(packed[tag])
    return b'II*\x00' + struct.pack('<I', 8) + directory + b'\0\0\0\0' + extra + body
