"""JPEG files."""

import numpy as np

import _image

from PIL.ImageFile import ImageFile
from PIL.PngImagePlugin import read_header, read_samples


class JpegImageFile(ImageFile):
    format, format_description = 'JPEG', 'JPEG (ISO 10918)'

    def _getexif(self):
        """All tags as a dictionary, None when there are none."""
        if 'exif' not in self.info:
            return None
        exif = self.getexif()
        found = dict(exif.items())
        for directory in (0x8769, 0x8825):
            if directory in exif:
                inner = exif.get_ifd(directory)
                found.update(inner if directory == 0x8769 else {directory: inner})
        return found


def identify(data):
    header = read_header(data)
    if header is None:
        return None
    _, width, height, _, kind, _, _, _, is_adobe = header
    mode = {1: 'L', 3: 'RGB', 4: 'CMYK'}[kind]
    made = JpegImageFile(mode, (width, height), lambda: _load(data, mode, is_adobe))
    made.info.update(_segments(data))
    exif = _image.exif(data)
    if exif is not None:
        made.info['exif'] = b'Exif\x00\x00' + exif
    return made


def _segments(data):
    """What the segments before the samples say, under Pillow's names."""
    info, at = {}, 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2:at + 4], 'big')
        body = data[at + 4:at + 2 + length]
        if marker == 0xE0 and body[:4] == b'JFIF' and len(body) >= 12:
            info['jfif'] = int.from_bytes(body[5:7], 'big')
            info['jfif_version'] = (body[5], body[6])
            density = (int.from_bytes(body[8:10], 'big'), int.from_bytes(body[10:12], 'big'))
            if body[7] == 1:
                info['dpi'] = density
            info['jfif_unit'], info['jfif_density'] = body[7], density
        elif marker == 0xEE and body[:5] == b'Adobe' and len(body) >= 12:
            info['adobe'] = int.from_bytes(body[5:7], 'big')
            info['adobe_transform'] = body[11]
        elif marker == 0xFE:
            info['comment'] = body
        elif marker in (0xC2, 0xC6, 0xCA, 0xCE):
            info['progressive'] = info['progression'] = 1
        elif marker == 0xDA:
            break
        at += 2 + length
    return info


def _load(data, mode, is_adobe):
    pixels = read_samples(data, {'L': 'gray', 'RGB': 'rgb', 'CMYK': 'cmyk'}[mode])
    return 255 - pixels if mode == 'CMYK' and is_adobe else pixels


def encode(image, params):
    """The bytes of a file."""
    pixels = image._data()
    height, width = pixels.shape[:2]
    if height == 0 or width == 0:
        raise ValueError('cannot write empty image as JPEG')
    layouts = {'1': 'gray', 'L': 'gray', 'RGB': 'rgb', 'CMYK': 'cmyk'}
    if image.mode not in layouts:
        raise OSError(f'cannot write mode {image.mode} as JPEG')
    if image.mode == 'CMYK':
        pixels = 255 - pixels
    sampling = params.get('subsampling', -1)
    chroma = {'4:4:4': 0, '4:2:2': 2, '4:2:0': 1, 0: 0, 1: 2, 2: 1}.get(sampling, 1)
    quality = params.get('quality', 75)
    if isinstance(quality, str):
        raise ValueError('Invalid quality setting') if quality != 'keep' else ValueError("Cannot use 'keep' when original image is not a JPEG")
    quality = 75 if quality in (-1, None) else quality
    data = _image.encode_jpeg(np.ascontiguousarray(pixels).tobytes(), height, width, 1 if pixels.ndim == 2 else pixels.shape[2],
                              layouts[image.mode], int(quality), chroma,
                              bool(params.get('progressive', params.get('progression', False))), bool(params.get('optimize', False)))
    return _with_segments(data, params)


def _with_segments(data, params):
    """The file with resolution, EXIF block and comment."""
    if params.get('dpi') and data[6:11] == b'JFIF\0':
        across, down = [int(value + 0.5) for value in params['dpi']]
        data = data[:13] + b'\x01' + across.to_bytes(2, 'big') + down.to_bytes(2, 'big') + data[18:]
    extra = b''
    exif = params.get('exif')
    if exif is not None:
        block = exif if isinstance(exif, bytes) else exif.tobytes()
        block = block if block.startswith(b'Exif\0\0') else b'Exif\0\0' + block
        extra += b'\xff\xe1' + (len(block) + 2).to_bytes(2, 'big') + block
    comment = params.get('comment')
    if comment:
        comment = comment.encode('utf-8') if isinstance(comment, str) else comment
        extra += b'\xff\xfe' + (len(comment) + 2).to_bytes(2, 'big') + comment
    # The JFIF segment, 18 bytes after the start of image, stays the first one.
    at = 20 if data[6:11] == b'JFIF\0' else 2
    return data[:at] + extra + data[at:]
