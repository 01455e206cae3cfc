"""Between colour spaces."""

import numpy as np

from cv2 import _constants
from cv2._arrays import apply, give, picture, size_of
from cv2._errors import error, failure

_DEPTH_NUMBERS = {'int8': '1 (CV_8S)', 'int16': '3 (CV_16S)', 'int32': '4 (CV_32S)', 'int64': '4 (CV_32S)', 'float64': '6 (CV_64F)'}
_PICKS = {
    'BGR2BGRA': [0, 1, 2, -1], 'BGRA2BGR': [0, 1, 2], 'BGR2RGBA': [2, 1, 0, -1], 'RGBA2BGR': [2, 1, 0], 'BGR2RGB': [2, 1, 0],
    'BGRA2RGBA': [2, 1, 0, 3], 'GRAY2BGR': [0, 0, 0], 'GRAY2BGRA': [0, 0, 0, -1],
}


def _by_code():
    """What each code does: (source channels, operation, whole numbers, numbers)."""
    table = {}
    for name, picks in _PICKS.items():
        source = 1 if name.startswith('GRAY') else 4 if name[:4] in ('BGRA', 'RGBA') else 3
        table[getattr(_constants, 'COLOR_' + name)] = ((source,), len(picks), 'pick', picks, [])
    for first, blue in (('BGR', 1), ('RGB', 0)):
        rows = {
            first + '2GRAY': ((3, 4), 1, 'gray', [blue], []), first + 'A2GRAY': ((3, 4), 1, 'gray', [blue], []),
            first + '2HSV': ((3, 4), 3, 'hsv', [blue, 180], []), first + '2HSV_FULL': ((3, 4), 3, 'hsv', [blue, 256], []),
            'HSV2' + first: ((3,), 3, 'from_hsv', [blue], [180]), f'HSV2{first}_FULL': ((3,), 3, 'from_hsv', [blue], [256]),
            first + '2YCrCb': ((3, 4), 3, 'ycrcb', [blue], []), 'YCrCb2' + first: ((3,), 3, 'from_ycrcb', [blue], []),
        }
        for name, row in rows.items():
            table[getattr(_constants, 'COLOR_' + name)] = row
    return table


def _descaled(values, bits):
    return (values + (1 << (bits - 1))) >> bits


def _planes(src, blue):
    """Red, green and blue as whole numbers."""
    first, second, third = [src[:, :, i].astype(np.int64) for i in range(3)]
    return (third, second, first) if blue else (first, second, third)


def _bytes(planes):
    return np.stack([np.clip(plane, 0, 255).astype(np.uint8) for plane in planes], axis=2)


def _yuv(src, blue):
    """Luma and differences in 14-bit fixed point."""
    r, g, b = _planes(src, blue)
    y = _descaled(4899 * r + 9617 * g + 1868 * b, 14)
    shift = 128 << 14
    return _bytes([y, _descaled((b - y) * 8061 + shift, 14), _descaled((r - y) * 14369 + shift, 14)])


def _from_yuv(src, blue):
    y, u, v = [src[:, :, i].astype(np.int64) for i in range(3)]
    u, v = u - 128, v - 128
    r, g, b = y + _descaled(18678 * v, 14), y + _descaled(-6472 * u - 9519 * v, 14), y + _descaled(33292 * u, 14)
    return _bytes([b, g, r] if blue else [r, g, b])


def _xyz(src, blue):
    """CIE XYZ under daylight in 12-bit fixed point."""
    r, g, b = _planes(src, blue)
    rows = ((1689, 1465, 739), (871, 2929, 296), (79, 488, 3892))
    return _bytes([_descaled(r * m[0] + g * m[1] + b * m[2], 12) for m in rows])


_WRITTEN = {
    82: (_yuv, True), 83: (_yuv, False), 84: (_from_yuv, True), 85: (_from_yuv, False), 32: (_xyz, True), 33: (_xyz, False),
}
_TABLE = _by_code()
_KNOWN = set(value for name, value in vars(_constants).items() if name.startswith('COLOR_') and not name.startswith('COLORMAP'))


def _helper_error(code, reason, sources, channels, text):
    depths = 'Set<0, 2, 5>'
    kinds = f"[with VScn = cv::impl::{{anonymous}}::Set<{', '.join(str(n) for n in sources)}>; VDcn = cv::impl::{{anonymous}}::Set<{channels}>; VDepth = cv::impl::{{anonymous}}::{depths}; cv::impl::{{anonymous}}::SizePolicy sizePolicy = cv::impl::<unnamed>::NONE; cv::InputArray = const cv::_InputArray&; cv::OutputArray = const cv::_OutputArray&]"
    where = "'cv::impl::{anonymous}::CvtHelper<VScn, VDcn, VDepth, sizePolicy>::CvtHelper(cv::InputArray, cv::OutputArray, int) " + kinds + "'"
    line = 92 if code.startswith('-15') else 94
    return error(f"OpenCV(5.0.0) /io/opencv/modules/imgproc/src/color.simd_helpers.hpp:{line}: error: ({code}) in function {where}\n> {reason}:\n{text}")


def cvtColor(src, code, dst=None, dstCn=0):
    """The picture in another colour space."""
    src = picture(src, 'cvtColor')
    if src.size == 0:
        raise failure('imgproc/src/color.cpp', 199, -215, '!_src.empty()', 'cvtColor')
    if code in _WRITTEN and str(src.dtype) == 'uint8' and src.ndim == 3 and src.shape[2] in (3, 4):
        function, blue = _WRITTEN[code]
        return give(function(src, blue), dst)
    if code not in _TABLE:
        if code in _KNOWN:
            raise NotImplementedError(f"colour conversion {code} is not in Cellbook's cv2")
        raise failure('imgproc/src/color.cpp', 385, -206, 'Unknown/unsupported color conversion code', 'cvtColor')
    sources, target, operation, whole, numbers = _TABLE[code]
    channels = size_of(src)[2]
    shown = '3, 4' if operation == 'pick' else target
    allowed = (3, 4) if operation == 'pick' and sources != (1,) else sources
    if channels not in allowed:
        raise _helper_error('-15:Bad number of channels', 'Invalid number of channels in input image', allowed, shown,
                            f">     'VScn::contains(scn)'\n> where\n>     'scn' is {channels}\n")
    depth = str(src.dtype)
    if depth not in ('uint8', 'uint16', 'float32'):
        raise _helper_error('-2:Unspecified error', 'Unsupported depth of input image', allowed, shown,
                            f">     'VDepth::contains(depth)'\n> where\n>     'depth' is {_DEPTH_NUMBERS.get(depth, '4 (CV_32S)')}\n")
    if operation in ('hsv', 'ycrcb', 'from_ycrcb') and depth != 'uint8':
        raise NotImplementedError(f"colour conversion {code} of {depth} is not in Cellbook's cv2")
    return give(apply(operation, src, whole, [360] if operation == 'from_hsv' and depth == 'float32' else numbers), dst)
