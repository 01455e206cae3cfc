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
    raise ValueError(f'unknown color specifier: {color!r}')


def getcolor(color, mode):
    """A colour as the mode stores it."""
    rgb = getrgb(color)
    alpha = rgb[3] if len(rgb) == 4 else 255
    if mode in ('L', 'LA', '1', 'I', 'F', 'P'):
        gray = (rgb[0] * 19595 + rgb[1] * 38470 + rgb[2] * 7471 + 0x8000) >> 16
        return (gray, alpha) if mode == 'LA' else gray
    return tuple(rgb[:3]) + ((alpha,) if mode == 'RGBA' else ())
