"""Formats by signature and by the endings of file names."""

import io
import os

_MODULES = {'JPEG': 'JpegImagePlugin', 'PNG': 'PngImagePlugin', 'GIF': 'GifImagePlugin', 'BMP': 'BmpImagePlugin',
            'PPM': 'PpmImagePlugin', 'TIFF': 'TiffImagePlugin'}
EXTENSIONS = {'.jpg': 'JPEG', '.jpeg': 'JPEG', '.jpe': 'JPEG', '.jfif': 'JPEG', '.png': 'PNG', '.gif': 'GIF', '.bmp': 'BMP',
              '.dib': 'BMP', '.ppm': 'PPM', '.pgm': 'PPM', '.pbm': 'PPM', '.pnm': 'PPM', '.pfm': 'PPM', '.tif': 'TIFF', '.tiff': 'TIFF'}
_SIGNATURES = ((b'\xff\xd8\xff', 'JPEG'), (b'\x89PNG\r\n\x1a\n', 'PNG'), (b'GIF87a', 'GIF'), (b'GIF89a', 'GIF'), (b'BM', 'BMP'),
               (b'P1', 'PPM'), (b'P2', 'PPM'), (b'P3', 'PPM'), (b'P4', 'PPM'), (b'P5', 'PPM'), (b'P6', 'PPM'),
               (b'II*\x00', 'TIFF'), (b'MM\x00*', 'TIFF'))
# Formats that Pillow knows and this library does not, so that an image of theirs is named.
_FOREIGN = ((b'RIFF', 'WebP'), (b'\x00\x00\x01\x00', 'ICO'), (b'8BPS', 'PSD'))
_FOREIGN_ENDINGS = {'.webp': 'WEBP', '.ico': 'ICO', '.psd': 'PSD', '.tga': 'TGA', '.pdf': 'PDF', '.eps': 'EPS', '.pcx': 'PCX',
                    '.jp2': 'JPEG2000', '.avif': 'AVIF', '.icns': 'ICNS', '.dds': 'DDS', '.sgi': 'SGI', '.xbm': 'XBM'}


def _plugin(format):
    import importlib
    return importlib.import_module('PIL.' + _MODULES[format])


def identify(data, formats=None):
    """An image that reads its pixels later, or None for an unknown format."""
    for signature, format in _SIGNATURES:
        if data.startswith(signature) and (formats is None or format in formats):
            return _plugin(format).identify(data)
    for signature, name in _FOREIGN:
        if data.startswith(signature) and (name != 'WebP' or data[8:12] == b'WEBP'):
            raise NotImplementedError(f"{name} files are not in Cellbook's PIL")
    return None


def save(image, target, format, params):
    """Writes an image to a path or a file object."""
    name = '' if hasattr(target, 'write') else os.fspath(target)
    if format is None:
        ending = os.path.splitext(name)[1].lower()
        if ending in _FOREIGN_ENDINGS:
            format = _FOREIGN_ENDINGS[ending]
        elif ending not in EXTENSIONS:
            raise ValueError(f'unknown file extension: {ending}')
        else:
            format = EXTENSIONS[ending]
    format = {'JPG': 'JPEG', 'DIB': 'BMP'}.get(format.upper(), format.upper())
    if format in _FOREIGN_ENDINGS.values():
        raise NotImplementedError(f"writing {format} files is not in Cellbook's PIL")
    if format not in _MODULES:
        raise KeyError(format)
    image.load()
    save_all = params.pop('save_all', False)
    if save_all and format != 'GIF' and params.get('append_images'):
        raise NotImplementedError(f"{format} files of several images are not in Cellbook's PIL")
    image.encoderinfo = params
    data = _plugin(format).encode(image, params, save_all) if format == 'GIF' else _plugin(format).encode(image, params)
    if name:
        with io.open(name, 'wb') as file:
            file.write(data)
    else:
        target.write(data)
