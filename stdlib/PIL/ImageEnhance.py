"""Brightness, contrast, colour and sharpness by a factor; 1 leaves the image as it is."""

from PIL import Image, ImageFilter


class _Enhance:
    def enhance(self, factor):
        return Image.blend(self.degenerate, self.image, factor)

    def _finish(self):
        """Transparency is never changed."""
        if 'A' in self.image.getbands():
            self.degenerate.putalpha(self.image.getchannel('A'))


class Color(_Enhance):
    def __init__(self, image):
        self.image = image
        self.intermediate_mode = 'LA' if 'A' in image.getbands() else 'L'
        if self.intermediate_mode != image.mode:
            image = image.convert(self.intermediate_mode)
        self.degenerate = image.convert(self.image.mode)


class Contrast(_Enhance):
    def __init__(self, image):
        self.image = image
        gray = image.convert('L') if image.mode != 'L' else image
        counts = gray.histogram()
        total = sum(level * count for level, count in enumerate(counts))
        mean = int(total / sum(counts) + 0.5) if sum(counts) else 0
        self.degenerate = Image.new('L', image.size, mean)
        if self.degenerate.mode != image.mode:
            self.degenerate = self.degenerate.convert(image.mode)
        self._finish()


class Brightness(_Enhance):
    def __init__(self, image):
        self.image, self.degenerate = image, Image.new(image.mode, image.size, 0)
        self._finish()


class Sharpness(_Enhance):
    def __init__(self, image):
        self.image, self.degenerate = image, image.filter(ImageFilter.SMOOTH)
        self._finish()
