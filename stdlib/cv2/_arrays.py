"""Between arrays and the native operations."""

import numpy as np

import _image

from cv2._errors import bad_argument, failure

DEPTHS = ('uint8', 'uint16', 'float32', 'float64')


def picture(value, function, name='src'):
    """An array from an argument."""
    if value is None:
        return np.zeros((0, 0), dtype=np.uint8)
    if not isinstance(value, np.ndarray):
        raise bad_argument(function, f'{name} is not a numpy array, neither a scalar', f"Expected Ptr<cv::UMat> for argument '{name}'")
    return value


def size_of(array):
    """(height, width, channels)."""
    if array.ndim == 1:
        return array.shape[0], 1, 1
    return array.shape[0], array.shape[1], array.shape[2] if array.ndim == 3 else 1


def apply(name, array, whole=(), numbers=()):
    """A native operation; the result is an array of the same element type, without a single channel's dimension."""
    height, width, channels = size_of(array)
    depth = str(array.dtype)
    data, height, width, channels = _image.apply(
        name, np.ascontiguousarray(array).tobytes(), height, width, channels, depth,
        [int(value) for value in whole], [float(value) for value in numbers])
    return from_bytes(data, height, width, channels, depth)


def from_bytes(data, height, width, channels, depth):
    array = np.frombuffer(data, dtype=depth).copy()
    return array.reshape(height, width) if channels == 1 else array.reshape(height, width, channels)


def check_depth(array, text, file, number, function):
    if str(array.dtype) not in DEPTHS:
        raise failure(file, number, -215, text, function)


def whole(value, name, function, copies=2):
    """A whole number from an argument."""
    if isinstance(value, (int, np.integer)) and not isinstance(value, bool):
        return int(value)
    raise bad_argument(function, *[f"Argument '{name}' is required to be an integer"] * copies)


def point(value, name, function, copies=2):
    """(x, y) of whole numbers."""
    if not hasattr(value, '__len__'):
        raise bad_argument(function, *[f"Can't parse '{name}'. Input argument doesn't provide sequence protocol"] * copies)
    if len(value) != 2:
        raise bad_argument(function, *[f"Can't parse '{name}'. Expected sequence length 2, got {len(value)}"] * copies)
    for index, item in enumerate(value):
        if not isinstance(item, (int, np.integer)) or isinstance(item, bool):
            raise bad_argument(function, *[f"Can't parse '{name}'. Sequence item with index {index} has a wrong type"] * copies)
    return int(value[0]), int(value[1])


def scalar(value, name, function):
    """Up to four numbers from a number or a sequence."""
    if isinstance(value, (int, float, np.number)):
        return [float(value), 0.0, 0.0, 0.0]
    if hasattr(value, '__len__') and not isinstance(value, str) and len(value) <= 4:
        values = [float(item) for item in value]
        return values + [0.0] * (4 - len(values))
    raise bad_argument(function, *[f"Scalar value for argument '{name}' is not numeric"] * 2)


def give(result, dst):
    """The result, also written into `dst` where one of the right form is given."""
    if dst is None:
        return result
    if dst.shape == result.shape and dst.dtype == result.dtype:
        dst[...] = result
        return dst
    return result
