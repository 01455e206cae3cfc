"""PNG files."""

import struct
import zlib

import numpy as np

import _image

from PIL.ImageFile import ImageFile


class PngImageFile(ImageFile):
    format, format_description = 'PNG', 'Portable network graphics'

    @property
    def text(self):
        """The texts of the file by keyword."""
        return {key: value for key, value in self.info.items() if key in self._texts}


class PngInfo:
    """Chunks to be written with `save(…, pnginfo=…)`."""

    def __init__(self):
        self.chunks = []

    def add(self, cid, data, after_idat=False):
        self.chunks.append((cid, data))

    def add_text(self, key, value, zip=False):
        """A keyword with a text, as iTXt where Latin-1 does not hold it."""
        try:
            body = value.encode('latin-1', 'strict')
        except UnicodeError:
            self.add_itxt(key, value, zip=zip)
            return
        name = key.encode('latin-1', 'strict')
        if zip:
            self.add(b'zTXt', name + b'\0\0' + zlib.compress(body))
        else:
            self.add(b'tEXt', name + b'\0' + body)

    def add_itxt(self, key, value, lang='', tkey='', zip=False):
        body = value.encode('utf-8')
        head = key.encode('latin-1') + (b'\0\x01\0' if zip else b'\0\0\0') + lang.encode('utf-8') + b'\0' + tkey.encode('utf-8') + b'\0'
        self.add(b'iTXt', head + (zlib.compress(body) if zip else body))


def read_header(data):
    """What the native module finds in a header, None when it is damaged."""
    try:
        return _image.header(data)
    except EOFError:
        raise OSError('Truncated File Read') from None
    except ValueError:
        return None


def read_samples(data, layout):
    try:
        samples, height, width, channels, depth = _image.decode_pillow(data, layout)
    except EOFError as left:
        raise OSError('image file is truncated' if layout == '' else f'image file is truncated ({left} bytes not processed)') from None
    except ValueError:
        raise OSError('broken data stream when reading image file') from None
    array = np.frombuffer(samples, dtype=depth).copy()
    return array.reshape(height, width) if channels == 1 else array.reshape(height, width, channels)


def identify(data):
    header = read_header(data)
    if header is None:
        return None
    _, width, height, bits, kind, palette, palette_alpha, transparent, _ = header
    mode = {0: {1: '1', 16: 'I;16'}.get(bits, 'L'), 2: 'RGB', 3: 'P', 4: 'LA', 6: 'RGBA'}[kind]
    if kind == 4 and bits == 16:
        mode = 'RGBA'
    made = PngImageFile(mode, (width, height), lambda: _load(data, mode, bits, kind))
    if kind == 3:
        made._palette = palette
        if palette_alpha:
            clear = [i for i, value in enumerate(palette_alpha) if value == 0]
            single = len(clear) == 1 and all(value in (0, 255) for value in palette_alpha) and len(palette_alpha) == clear[0] + 1
            made.info['transparency'] = clear[0] if single else bytes(palette_alpha)
    elif transparent is not None:
        made.info['transparency'] = transparent[0] if len(transparent) == 1 else tuple(transparent)
    _read_chunks(made, data)
    exif = _image.exif(data)
    if exif is not None:
        made.info['exif'] = exif
    return made


def _read_chunks(image, data):
    """Resolution, gamma and texts into `info`."""
    image._texts, at = [], 8
    while at + 12 <= len(data):
        length, name = int.from_bytes(data[at:at + 4], 'big'), data[at + 4:at + 8]
        body = data[at + 8:at + 8 + length]
        at += 12 + length
        if name == b'pHYs' and length >= 9:
            across, down, unit = struct.unpack('>IIB', body[:9])
            if unit == 1:
                image.info['dpi'] = (across * 0.0254, down * 0.0254)
            else:
                image.info['aspect'] = (across, down)
        elif name == b'gAMA' and length == 4:
            image.info['gamma'] = int.from_bytes(body, 'big') / 100000.0
        elif name == b'sRGB' and length >= 1:
            image.info['srgb'] = body[0]
        elif name in (b'tEXt', b'zTXt', b'iTXt') and b'\0' in body:
            key, value = _text_of(name, body)
            image.info[key] = value
            image._texts.append(key)
        elif name == b'IEND':
            break


def _text_of(name, body):
    key, _, rest = body.partition(b'\0')
    key = key.decode('latin-1')
    if name == b'tEXt':
        return key, rest.decode('latin-1', 'replace')
    if name == b'zTXt':
        return key, zlib.decompress(rest[1:]).decode('latin-1', 'replace')
    compressed = rest[0]
    _, _, rest = rest[2:].partition(b'\0')
    _, _, value = rest.partition(b'\0')
    return key, (zlib.decompress(value) if compressed else value).decode('utf-8')


def _load(data, mode, bits, kind):
    pixels = read_samples(data, '')
    if mode == '1':
        return pixels * np.uint8(255)
    if kind == 0 and bits < 8:
        return pixels * np.uint8(255 // ((1 << bits) - 1))
    if pixels.dtype == np.uint16 and mode != 'I;16':
        pixels = (pixels >> 8).astype(np.uint8)
        if kind == 4:
            return np.stack([pixels[:, :, 0]] * 3 + [pixels[:, :, 1]], axis=2)
    return pixels


def encode(image, params):
    """The bytes of a file."""
    pixels = image._data()
    height, width = pixels.shape[:2]
    if image.mode not in ('1', 'L', 'LA', 'P', 'RGB', 'RGBA', 'I;16', 'I'):
        raise OSError(f'cannot write mode {image.mode} as PNG')
    bits, palette, alpha = 8, b'', b''
    if image.mode == '1':
        pixels, bits = (pixels != 0).astype(np.uint8), 1
    elif image.mode == 'I':
        pixels = np.clip(pixels, 0, 65535).astype(np.uint16)
    elif image.mode == 'P':
        palette = bytes(image._palette or bytes(v for v in range(256) for _ in range(3)))
        colors = max(int(pixels.max()) + 1 if pixels.size else 1, len(palette) // 3)
        bits = 1 if colors <= 2 else 2 if colors <= 4 else 4 if colors <= 16 else 8
        transparent = params.get('transparency', image.info.get('transparency'))
        if isinstance(transparent, bytes):
            alpha = transparent[:len(palette) // 3]
        elif transparent is not None:
            alpha = b'\xff' * transparent + b'\x00'
    level = 9 if params.get('optimize') else int(params.get('compress_level', -1))
    made = _image.encode_png(np.ascontiguousarray(pixels).tobytes(), height, width, 1 if pixels.ndim == 2 else pixels.shape[2],
                             str(pixels.dtype), level, False, bits, palette, alpha)
    chunks = list(params['pnginfo'].chunks) if params.get('pnginfo') else []
    if params.get('dpi'):
        across, down = [int(value / 0.0254 + 0.5) for value in params['dpi']]
        chunks.append((b'pHYs', struct.pack('>IIB', across, down, 1)))
    if image.mode in ('L', 'RGB', '1') and params.get('transparency') is not None:
        color = params['transparency']
        chunks.append((b'tRNS', struct.pack('>3H', *color) if image.mode == 'RGB' else struct.pack('>H', color)))
    # The header is 33 bytes long; what describes the picture comes before its samples.
    extra = b''.join(struct.pack('>I', len(body)) + name + body + struct.pack('>I', zlib.crc32(name + body)) for name, body in chunks)
    return made[:33] + extra + made[33:]
