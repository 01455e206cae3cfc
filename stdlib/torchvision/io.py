"""Pictures from and to files as uint8 tensors (C, H, W)."""

from enum import Enum

import numpy as np
import torch


class ImageReadMode(Enum):
    """The channels that a decoded picture is to have."""

    UNCHANGED = 0
    GRAY = 1
    GRAY_ALPHA = 2
    RGB = 3
    RGB_ALPHA = 4


_PIL_MODES = {"GRAY": "L", "GRAY_ALPHA": "LA", "RGB": "RGB", "RGB_ALPHA": "RGBA"}


def read_file(path):
    """The bytes of a file as a tensor."""
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)


def write_file(filename, data):
    with open(filename, "wb") as file:
        file.write(data.numpy().tobytes())


def _decoded(source, mode):
    from PIL import Image

    mode = ImageReadMode[mode.upper()] if isinstance(mode, str) else mode
    with Image.open(source) as image:
        if mode is not ImageReadMode.UNCHANGED:
            image = image.convert(_PIL_MODES[mode.name])
        array = np.array(image)
    if array.ndim == 2:
        array = array[:, :, None]
    return torch.from_numpy(array).permute(2, 0, 1).contiguous()


def read_image(path, mode=ImageReadMode.UNCHANGED, apply_exif_orientation=False):
    """A JPEG or PNG file as (C, H, W)."""
    return _decoded(path, mode)


def decode_image(input, mode=ImageReadMode.UNCHANGED, apply_exif_orientation=False):
    """The bytes of a JPEG or PNG file (a tensor), or a path, as (C, H, W)."""
    if isinstance(input, torch.Tensor):
        from io import BytesIO

        return _decoded(BytesIO(input.numpy().tobytes()), mode)
    return _decoded(input, mode)


decode_jpeg = decode_image
decode_png = decode_image


def _image(input):
    from PIL import Image

    array = input.permute(1, 2, 0).contiguous().numpy()
    return Image.fromarray(array[:, :, 0] if array.shape[2] == 1 else array)


def write_jpeg(input, filename, quality=75):
    _image(input).save(filename, format="JPEG", quality=quality)


def write_png(input, filename, compression_level=6):
    _image(input).save(filename, format="PNG", compress_level=compression_level)
