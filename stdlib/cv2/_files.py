"""Pictures from files and from bytes, and back."""

import os
import sys

import numpy as np

import _image

from cv2._arrays import from_bytes, picture, size_of
from cv2._constants import (
    IMREAD_COLOR, IMWRITE_JPEG_OPTIMIZE, IMWRITE_JPEG_PROGRESSIVE, IMWRITE_JPEG_QUALITY, IMWRITE_PNG_COMPRESSION)
from cv2._errors import bad_argument, failure

_FORMATS = {'.jpg': 'jpeg', '.jpeg': 'jpeg', '.jpe': 'jpeg', '.png': 'png'}


def _name(filename, function):
    if isinstance(filename, str):
        return filename
    if hasattr(filename, '__fspath__'):
        return os.fspath(filename)
    raise bad_argument(function, *["Expected 'filename' to be a str or path-like object"] * 3)


def imread(filename, flags=IMREAD_COLOR):
    """The picture in a file, or None when it cannot be read."""
    name = '' if filename is None else _name(filename, 'imread')
    try:
        data = _image.read_file(name)
    except OSError:
        sys.stderr.write(f"[ WARN:0@0.000] global loadsave.cpp:278 findDecoder imread_('{name}'): can't open/read file: check "
                         "file path/integrity\n")
        return None
    decoded = _image.decode_opencv(data, int(flags), True)
    return None if decoded is None else from_bytes(*decoded)


def imdecode(buf, flags=IMREAD_COLOR):
    """The picture in an array of bytes, or None."""
    data = picture(np.frombuffer(buf, dtype=np.uint8) if isinstance(buf, (bytes, bytearray)) else buf, 'imdecode', 'buf')
    if data.size == 0:
        raise failure('imgcodecs/src/loadsave.cpp', 1291, -215, '!buf.empty()', 'imdecode_')
    decoded = _image.decode_opencv(np.ascontiguousarray(data).tobytes(), int(flags), False)
    return None if decoded is None else from_bytes(*decoded)


def _encode(extension, img, params, function):
    if extension.lower() not in _FORMATS:
        raise failure('imgcodecs/src/loadsave.cpp', 1072, -2, 'could not find a writer for the specified extension', function + '_')
    options = dict(zip(params[::2], params[1::2])) if params is not None else {}
    height, width, channels = size_of(img)
    if channels not in (1, 3, 4):
        raise failure('imgcodecs/src/loadsave.cpp', 1100, -215, 'image.channels() == 1 || image.channels() == 3 || image.channels() == 4', function + '_')
    kind = _FORMATS[extension.lower()]
    if str(img.dtype) != 'uint8' and not (kind == 'png' and str(img.dtype) == 'uint16'):
        img = _as_bytes(img)
    if kind == 'jpeg':
        if channels == 4:
            img, channels = img[:, :, :3], 3
        return _image.encode_jpeg(
            np.ascontiguousarray(img).tobytes(), height, width, channels, 'gray' if channels == 1 else 'bgr',
            int(options.get(IMWRITE_JPEG_QUALITY, 95)), 1, bool(options.get(IMWRITE_JPEG_PROGRESSIVE, 0)),
            bool(options.get(IMWRITE_JPEG_OPTIMIZE, 0)))
    if channels >= 3:
        img = img[:, :, [2, 1, 0]] if channels == 3 else img[:, :, [2, 1, 0, 3]]
    level = int(options.get(IMWRITE_PNG_COMPRESSION, 1))
    return _image.encode_png(np.ascontiguousarray(img).tobytes(), height, width, channels, str(img.dtype), level,
                             IMWRITE_PNG_COMPRESSION not in options, 8, b'', b'')


def _as_bytes(img):
    if img.dtype.kind == 'f':
        return np.clip(np.rint(img), 0, 255).astype(np.uint8)
    return np.clip(img, 0, 255).astype(np.uint8)


def imwrite(filename, img, params=None):
    """Writes a picture in the format that the name's ending tells; whether it could be written."""
    name = _name(filename, 'imwrite')
    img = picture(img, 'imwrite', 'img')
    if img.size == 0:
        raise failure('imgcodecs/src/loadsave.cpp', 1174, -215, '!_img.empty()', 'imwrite')
    data = _encode(os.path.splitext(name)[1], img, params, 'imwrite')
    try:
        _image.write_file(name, data)
    except OSError:
        return False
    return True


def imencode(ext, img, params=None):
    """(True, the bytes of the file as an array)."""
    img = picture(img, 'imencode', 'img')
    if img.size == 0:
        raise failure('imgcodecs/src/loadsave.cpp', 1480, -215, '!image.empty()', 'imencode')
    return True, np.frombuffer(_encode(ext, img, params, 'imencode'), dtype=np.uint8).copy()
