"""Brightness, contrast and colour by a factor; 1 leaves the image as it is."""

from PIL import Image


class _Enhance:
    def enhance(self, factor):
        made = Image.blend(self.degenerate, self.image, factor)
        if 'A' in self.image.getbands():
            made.putalpha(self.image.getchannel('A'))
        return made


class Brightness(_Enhance):
    def __init__(self, image):
        self.image, self.degenerate = image, Image.new(image.mode, image.size, 0)


class Contrast(_Enhance):
    def __init__(self, image):
        self.image = image
        gray = image.convert('L')._data()
        mean = int(gray.astype(float).mean() + 0.5)
        self.degenerate = Image.new('L', image.size, mean).convert(image.mode)


class Color(_Enhance):
    def __init__(self, image):
        self.image = image
        self.degenerate = image.convert('L').convert(image.mode)


class Sharpness(_Enhance):
    def __init__(self, image):
        from PIL import ImageFilter
        self.image, self.degenerate = image, image.filter(ImageFilter.SMOOTH)
