"""Colours by name."""


def getrgb(color):
    """(r, g, b) or (r, g, b, a) from a name, a hex string or rgb(…)."""
    from matplotlib._color_names import CSS4
    text = color.lower()
    if text in CSS4:
        text = '#' + CSS4[text]
    if text.startswith('#') and all(digit in '0123456789abcdef' for digit in text[1:]):
        digits = text[1:]
        if len(digits) in (3, 4):
            digits = ''.join(digit * 2 for digit in digits)
        if len(digits) in (6, 8):
            return tuple(int(digits[i:i + 2], 16) for i in range(0, len(digits), 2))
    if text.startswith(('rgb(', 'rgba(')) and text.endswith(')'):
        parts = text[text.index('(') + 1:-1].split(',')
        values = [int(float(part.strip()[:-1]) * 255 / 100 + 0.5) if part.strip().endswith('%') else int(part) for part in parts]
        return tuple(values)
    made = _by_hue(text)
    if made is not None:
        return made
    raise ValueError(f'unknown color specifier: {color!r}')


def getcolor(color, mode):
    """A colour as the mode stores it."""
    rgb = getrgb(color)
    alpha = rgb[3] if len(rgb) == 4 else 255
    if mode in ('L', 'LA', '1', 'I', 'F', 'P'):
        gray = (rgb[0] * 19595 + rgb[1] * 38470 + rgb[2] * 7471 + 0x8000) >> 16
        return (gray, alpha) if mode == 'LA' else gray
    return tuple(rgb[:3]) + ((alpha,) if mode == 'RGBA' else ())


def _by_hue(text):
    """hsl(h, s%, l%) and hsv(h, s%, v%)."""
    if not text.startswith(('hsl(', 'hsv(', 'hsb(')) or not text.endswith(')'):
        return None
    parts = [part.strip() for part in text[4:-1].split(',')]
    if len(parts) != 3 or not parts[1].endswith('%') or not parts[2].endswith('%'):
        return None
    hue, saturation, last = float(parts[0]) / 360.0, float(parts[1][:-1]) / 100.0, float(parts[2][:-1]) / 100.0
    if text.startswith('hsl('):
        high = last * (1 + saturation) if last <= 0.5 else last + saturation - last * saturation
        low = 2 * last - high
    else:
        high, low = last, last * (1 - saturation)

    def channel(position):
        position = position % 1.0
        if position < 1 / 6:
            return low + (high - low) * position * 6
        if position < 0.5:
            return high
        return low + (high - low) * (2 / 3 - position) * 6 if position < 2 / 3 else low
    return tuple(int(channel(hue + shift) * 255 + 0.5) for shift in (1 / 3, 0.0, -1 / 3))
