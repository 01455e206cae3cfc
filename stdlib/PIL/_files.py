"""JPEG and PNG for the image class."""

import numpy as np

import _image

from PIL.Image import Image


def identify(data):
    """An image that reads its pixels later, or None for an unknown format."""
    try:
        header = _image.header(data)
    except EOFError:
        raise OSError('Truncated File Read') from None
    except ValueError:
        return None
    if header is None:
        return None
    format, width, height, bits, kind, palette, palette_alpha, transparent, is_adobe = header
    made = Image()
    made.format, made._size = format, (width, height)
    exif = _image.exif(data)
    if exif is not None:
        made.info['exif'] = b'Exif\x00\x00' + exif
    if format == 'JPEG':
        made.format_description = 'JPEG (ISO 10918)'
        made._mode = {1: 'L', 3: 'RGB', 4: 'CMYK'}[kind]
        made._loader = lambda: _load_jpeg(data, made._mode, is_adobe)
        return made
    made.format_description = 'Portable network graphics'
    made._mode = {0: {1: '1', 16: 'I;16'}.get(bits, 'L'), 2: 'RGB', 3: 'P', 4: 'LA', 6: 'RGBA'}[kind]
    if kind == 4 and bits == 16:
        made._mode = 'RGBA'
    if kind == 3:
        made._palette = palette
        if palette_alpha:
            clear = [i for i, value in enumerate(palette_alpha) if value == 0]
            single = len(clear) == 1 and all(value in (0, 255) for value in palette_alpha) and len(palette_alpha) == clear[0] + 1
            made.info['transparency'] = clear[0] if single else bytes(palette_alpha)
    elif transparent is not None:
        made.info['transparency'] = transparent[0] if len(transparent) == 1 else tuple(transparent)
    made._loader = lambda: _load_png(data, made._mode, bits, kind)
    return made


def _load(data, layout):
    try:
        samples, height, width, channels, depth = _image.decode_pillow(data, layout)
    except EOFError as left:
        raise OSError('image file is truncated' if layout == '' else f'image file is truncated ({left} bytes not processed)') from None
    except ValueError:
        raise OSError('broken data stream when reading image file') from None
    array = np.frombuffer(samples, dtype=depth).copy()
    return array.reshape(height, width) if channels == 1 else array.reshape(height, width, channels)


def _load_jpeg(data, mode, is_adobe):
    pixels = _load(data, {'L': 'gray', 'RGB': 'rgb', 'CMYK': 'cmyk'}[mode])
    return 255 - pixels if mode == 'CMYK' and is_adobe else pixels


def _load_png(data, mode, bits, kind):
    pixels = _load(data, '')
    if mode == '1':
        return pixels * np.uint8(255)
    if kind == 0 and bits < 8:
        return pixels * np.uint8(255 // ((1 << bits) - 1))
    if pixels.dtype == np.uint16 and mode != 'I;16':
        pixels = (pixels >> 8).astype(np.uint8)
        if kind == 4:
            return np.stack([pixels[:, :, 0]] * 3 + [pixels[:, :, 1]], axis=2)
    return pixels


def encode(image, format, params):
    """The bytes of a file."""
    pixels = image._data()
    height, width = pixels.shape[:2]
    if format == 'JPEG':
        if image.mode not in ('1', 'L', 'RGB', 'CMYK'):
            raise OSError(f'cannot write mode {image.mode} as JPEG')
        layout = {'1': 'gray', 'L': 'gray', 'RGB': 'rgb', 'CMYK': 'cmyk'}[image.mode]
        if image.mode == 'CMYK':
            pixels = 255 - pixels
        sampling = params.get('subsampling', -1)
        chroma = {'4:4:4': 0, '4:2:2': 2, '4:2:0': 1, 0: 0, 1: 2, 2: 1}.get(sampling, 1)
        quality = params.get('quality', 75)
        quality = 75 if quality in (-1, None) else quality
        return _image.encode_jpeg(np.ascontiguousarray(pixels).tobytes(), height, width, 1 if pixels.ndim == 2 else pixels.shape[2],
                                  layout, int(quality), chroma, bool(params.get('progressive', False)),
                                  bool(params.get('optimize', False)))
    if image.mode not in ('1', 'L', 'LA', 'P', 'RGB', 'RGBA', 'I;16', 'I'):
        raise OSError(f'cannot write mode {image.mode} as PNG')
    bits, palette, alpha = 8, b'', b''
    if image.mode == '1':
        pixels, bits = (pixels != 0).astype(np.uint8), 1
    elif image.mode == 'I':
        pixels = np.clip(pixels, 0, 65535).astype(np.uint16)
    elif image.mode == 'P':
        palette = bytes(image._palette or bytes(range(256)) * 3)
        colors = max(int(pixels.max()) + 1 if pixels.size else 1, len(palette) // 3)
        bits = 1 if colors <= 2 else 2 if colors <= 4 else 4 if colors <= 16 else 8
        transparent = params.get('transparency', image.info.get('transparency'))
        if isinstance(transparent, bytes):
            alpha = transparent[:len(palette) // 3]
        elif transparent is not None:
            alpha = b'\xff' * transparent + b'\x00'
    return _image.encode_png(np.ascontiguousarray(pixels).tobytes(), height, width, 1 if pixels.ndim == 2 else pixels.shape[2],
                             str(pixels.dtype), int(params.get('compress_level', -1)), False, bits, palette, alpha)
