"""PBM, PGM and PPM files."""

import numpy as np

from PIL.ImageFile import ImageFile
from PIL._convert import packed_bits, unpacked_bits


class PpmImageFile(ImageFile):
    format, format_description = 'PPM', 'Pbmplus image'


def _tokens(data, count):
    """The first `count` numbers of a header, and the place behind them."""
    found, at = [], 2
    while len(found) < count:
        while at < len(data) and data[at:at + 1].isspace():
            at += 1
        if data[at:at + 1] == b'#':
            at = data.index(b'\n', at)
            continue
        end = at
        while end < len(data) and not data[end:end + 1].isspace():
            end += 1
        if end == at:
            raise ValueError('Reached EOF while reading header')
        found.append(int(data[at:end]))
        at = end
    return found, at + 1


def identify(data):
    kind = data[1] - 48
    numbers, at = _tokens(data, 2 if kind in (1, 4) else 3)
    size, largest = (numbers[0], numbers[1]), 1 if kind in (1, 4) else numbers[2]
    mode = '1' if kind in (1, 4) else 'RGB' if kind in (3, 6) else 'L' if largest < 256 else 'I'
    return PpmImageFile(mode, size, lambda: _load(data[at:], kind, size, mode, largest))


def _load(body, kind, size, mode, largest):
    width, height = size
    shape = (height, width, 3) if mode == 'RGB' else (height, width)
    count = height * width * (3 if mode == 'RGB' else 1)
    if kind == 4:
        stride = (width + 7) // 8
        bits = unpacked_bits(np.frombuffer(body[:stride * height], dtype=np.uint8).reshape(height, stride), width)
        return ((1 - bits) * 255).astype(np.uint8)
    if kind < 4:
        words = b' '.join(line.split(b'#')[0] for line in body.split(b'\n'))
        values = [int(digit) for digit in words.decode('ascii') if digit in '01'] if kind == 1 else [int(word) for word in words.split()]
        array = np.array(values[:count])
        if kind == 1:
            array = (1 - array) * 255
            largest = 255
    else:
        array = np.frombuffer(body[:count * (1 if largest < 256 else 2)], dtype=np.uint8 if largest < 256 else '>u2').astype(np.int64)
    if array.size < count:
        raise OSError('image file is truncated')
    if mode == 'I':
        return np.minimum(array * 65535 // largest, 65535).astype(np.int32).reshape(shape)
    if largest != 255:
        array = np.minimum(np.floor(array * 255.0 / largest + 0.5), 255)
    return array.astype(np.uint8).reshape(shape)


def encode(image, params):
    """The bytes of a file: P4, P5 or P6."""
    pixels, (width, height) = image._data(), image.size
    heads = {'1': b'P4', 'L': b'P5', 'I': b'P5', 'I;16': b'P5', 'RGB': b'P6', 'RGBA': b'P6'}
    if image.mode not in heads:
        raise OSError(f'cannot write mode {image.mode} as PPM')
    head = heads[image.mode] + f'\n{width} {height}\n'.encode('ascii')
    if image.mode == '1':
        return head + packed_bits(pixels == 0).tobytes()
    if image.mode in ('I', 'I;16'):
        return head + b'65535\n' + pixels.astype('>u2').tobytes()
    return head + b'255\n' + np.ascontiguousarray(pixels[:, :, :3] if image.mode == 'RGBA' else pixels).tobytes()
