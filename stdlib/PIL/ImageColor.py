"""Colours by name."""

import re


_NUMBER, _PERCENT = r'\s*(\d+)\s*', r'\s*(\d+)%\s*'
_REAL, _REAL_PERCENT = r'\s*(\d+\.?\d*)\s*', r'\s*(\d+\.?\d*)%\s*'
_RGB = re.compile(rf'rgb\({_NUMBER},{_NUMBER},{_NUMBER}\)$')
_RGBA = re.compile(rf'rgba\({_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}\)$')
_SHARES = re.compile(rf'rgb\({_PERCENT},{_PERCENT},{_PERCENT}\)$')
_HSL = re.compile(rf'hsl\({_REAL},{_REAL_PERCENT},{_REAL_PERCENT}\)$')
_HSV = re.compile(rf'hs[bv]\({_REAL},{_REAL_PERCENT},{_REAL_PERCENT}\)$')


def getrgb(color):
    """(r, g, b) or (r, g, b, a) from a name, a hex string, rgb(…), rgba(…), hsl(…) or hsv(…)."""
    from matplotlib._color_names import CSS4
    if len(color) > 100:
        raise ValueError('color specifier is too long')
    text = color.lower()
    if text in CSS4:
        text = '#' + CSS4[text]
    if text.startswith('#') and all(digit in '0123456789abcdef' for digit in text[1:]):
        digits = text[1:]
        if len(digits) in (3, 4):
            digits = ''.join(digit * 2 for digit in digits)
        if len(digits) in (6, 8):
            return tuple(int(digits[i:i + 2], 16) for i in range(0, len(digits), 2))
    for pattern in (_RGB, _RGBA):
        match = pattern.match(text)
        if match:
            return tuple(int(part) for part in match.groups())
    match = _SHARES.match(text)
    if match:
        return tuple(int(int(part) * 255 / 100.0 + 0.5) for part in match.groups())
    for pattern, is_hsl in ((_HSL, True), (_HSV, False)):
        match = pattern.match(text)
        if match:
            from colorsys import hls_to_rgb, hsv_to_rgb
            hue, first, second = [float(part) for part in match.groups()]
            levels = hls_to_rgb(hue / 360.0, second / 100.0, first / 100.0) if is_hsl else hsv_to_rgb(
                hue / 360.0, first / 100.0, second / 100.0)
            return tuple(int(level * 255 + 0.5) for level in levels)
    raise ValueError(f'unknown color specifier: {color!r}')


def getcolor(color, mode):
    """A colour as the mode stores it."""
    rgb = getrgb(color)
    alpha = rgb[3] if len(rgb) == 4 else 255
    rgb = rgb[:3]
    if mode == 'HSV':
        from colorsys import rgb_to_hsv
        return tuple(int(level * 255) for level in rgb_to_hsv(*[value / 255 for value in rgb]))
    if mode in ('L', 'LA', '1', 'I', 'F', 'I;16'):
        gray = (rgb[0] * 19595 + rgb[1] * 38470 + rgb[2] * 7471 + 0x8000) >> 16
        return (gray, alpha) if mode == 'LA' else gray
    return rgb + (alpha,) if mode[-1] == 'A' else rgb
