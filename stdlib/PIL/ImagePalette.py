"""Colours by number."""


class ImagePalette:
    """`palette`: the bytes of the colours one after the other; `colors`: numbers by colour."""

    def __init__(self, mode='RGB', palette=None):
        self.mode = mode
        self.rawmode = None
        self.palette = bytes(palette) if palette is not None else b''
        self.dirty = None

    @property
    def colors(self):
        width, result = len(self.mode), {}
        for i in range(0, len(self.palette), width):
            result.setdefault(tuple(self.palette[i:i + width]), i // width)
        return result

    def copy(self):
        return ImagePalette(self.mode, self.palette)

    def getdata(self):
        return self.mode, self.palette

    def tobytes(self):
        return self.palette

    tostring = tobytes

    def getcolor(self, color, image=None):
        """The number of a colour; one that is not there is added."""
        if not isinstance(color, tuple):
            raise ValueError(f'unknown color specifier: {color!r}')
        color = tuple(color[:3])
        known = self.colors
        if color in known:
            return known[color]
        index = len(self.palette) // 3
        if index >= 256:
            raise ValueError('cannot allocate more than 256 colors')
        self.palette += bytes(color)
        if image is not None:
            image._palette = self.palette
        return index


def raw(rawmode, data):
    made = ImagePalette(rawmode, data)
    made.rawmode = rawmode
    return made


def wedge(mode='RGB'):
    return ImagePalette(mode, bytes(value for value in range(256) for _ in mode))


def negative(mode='RGB'):
    return ImagePalette(mode, bytes(255 - value for value in range(256) for _ in mode))


def sepia(white='#fff0c0'):
    from PIL.ImageColor import getrgb
    tint = getrgb(white)
    return ImagePalette('RGB', bytes(int(band * level / 255) for level in range(256) for band in tint))
