"""Pictures as Pillow handles them: an image of a mode and a size.

The native module `_image` decodes and encodes; besides what `cv2` names it has

- `_image.header(data) -> (format, width, height, bits, kind, palette, palette_alpha, transparent, is_adobe)` or None for an
  unknown format; `format`: "JPEG" or "PNG"; `kind`: components of a JPEG (1, 3, 4) or the colour type of a PNG (0, 2, 3, 4, 6);
  palettes are bytes; `transparent` a list of samples or None. Raises ValueError when the header is damaged, EOFError when it
  ends early.
- `_image.decode_pillow(data, layout) -> (bytes, height, width, channels, depth)`: the samples as stored; `layout` "gray",
  "rgb" or "cmyk" for a JPEG, "" for a PNG. Raises ValueError when the data is damaged, EOFError with the number of
  unprocessed bytes as its argument when it ends early.
- `_image.exif(data) -> bytes or None`, `_image.orientation(data) -> int`.
"""

__version__ = '13.0.0'


class UnidentifiedImageError(OSError):
    """The data begins like no known format."""
