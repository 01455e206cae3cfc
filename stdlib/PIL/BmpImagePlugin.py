"""Uncompressed BMP files."""

import struct

import numpy as np

from PIL.ImageFile import ImageFile
from PIL._convert import packed_bits, unpacked_bits


class BmpImageFile(ImageFile):
    format, format_description = 'BMP', 'Windows Bitmap'


def identify(data):
    if len(data) < 30:
        return None
    offset, size = struct.unpack('<I', data[10:14])[0], struct.unpack('<I', data[14:18])[0]
    if size not in (40, 52, 56, 64, 108, 124):
        raise OSError(f'Unsupported BMP header type ({size})')
    width, height, _, bits, compression = struct.unpack('<iiHHI', data[18:34])
    across, down, colors = struct.unpack('<iiI', data[38:50])
    if compression not in (0, 3):
        raise NotImplementedError("compressed BMP files are not in Cellbook's PIL")
    palette = None
    if bits <= 8:
        count = colors or 1 << bits
        table = np.frombuffer(data[14 + size:14 + size + 4 * count], dtype=np.uint8).reshape(-1, 4)[:, 2::-1]
        gray = np.arange(count) * 255 // max(count - 1, 1) if count == 2 else np.arange(count)
        if (table == gray.reshape(-1, 1)).all():
            mode = '1' if count == 2 else 'L'
        else:
            mode, palette = 'P', np.ascontiguousarray(table).tobytes()
    elif bits in (24, 32):
        mode = 'RGB' if bits == 24 or compression == 0 or size < 56 else 'RGBA'
    else:
        raise NotImplementedError(f"BMP files of {bits} bits are not in Cellbook's PIL")
    made = BmpImageFile(mode, (width, abs(height)), lambda: _load(data, offset, width, height, bits, mode))
    made._palette = palette
    if across and down:
        made.info['dpi'] = (across / 39.3701, down / 39.3701)
    made.info['compression'] = compression
    return made


def _load(data, offset, width, height, bits, mode):
    rows = abs(height)
    stride = (width * bits + 31) // 32 * 4
    samples = np.frombuffer(data[offset:offset + stride * rows], dtype=np.uint8)
    if samples.size < stride * rows:
        raise OSError(f'image file is truncated ({samples.size % stride} bytes not processed)')
    lines = samples.reshape(rows, stride)
    if height > 0:
        lines = lines[::-1]
    if bits == 1:
        pixels = unpacked_bits(lines, width)
        return pixels * np.uint8(255) if mode == '1' else pixels
    if bits == 4:
        return np.stack([lines >> 4, lines & 15], axis=2).reshape(rows, -1)[:, :width].copy()
    if bits == 8:
        return lines[:, :width].copy()
    pixels = lines[:, :width * bits // 8].reshape(rows, width, bits // 8)
    return np.ascontiguousarray(pixels[:, :, [2, 1, 0, 3] if mode == 'RGBA' else [2, 1, 0]])


def encode(image, params):
    """The bytes of a file."""
    pixels, (width, height) = image._data(), image.size
    kinds = {'1': 1, 'L': 8, 'P': 8, 'RGB': 24, 'RGBA': 32}
    if image.mode not in kinds:
        raise OSError(f'cannot write mode {image.mode} as BMP')
    bits = kinds[image.mode]
    palette = b''
    if image.mode in ('1', 'L'):
        palette = b''.join(bytes((v, v, v, 0)) for v in ((0, 255) if bits == 1 else range(256)))
    elif image.mode == 'P':
        colors = image._palette or b''
        palette = b''.join(bytes((colors[i + 2], colors[i + 1], colors[i], 0)) for i in range(0, len(colors), 3))
    stride = (width * bits + 31) // 32 * 4
    if bits == 1:
        lines = packed_bits(pixels != 0)
    elif bits == 8:
        lines = pixels
    else:
        lines = pixels[:, :, [2, 1, 0, 3][:bits // 8]].reshape(height, -1)
    lines = np.pad(lines, ((0, 0), (0, stride - lines.shape[1])))[::-1]
    across, down = [int(value * 39.3701 + 0.5) for value in params.get('dpi', image.info.get('dpi', (96, 96)))]
    offset = 54 + len(palette)
    return (b'BM' + struct.pack('<IHHI', offset + stride * height, 0, 0, offset)
            + struct.pack('<IiiHHIIiiII', 40, width, height, 1, bits, 0, stride * height, across, down, len(palette) // 4, len(palette) // 4)
            + palette + np.ascontiguousarray(lines).tobytes())
