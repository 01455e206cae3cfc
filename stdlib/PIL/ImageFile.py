"""Images that come from files."""

from PIL.Image import Image

LOAD_TRUNCATED_IMAGES = False
MAXBLOCK = 65536
SAFEBLOCK = 1024 * 1024


class ImageFile(Image):
    """An image whose pixels are read when they are first needed."""

    n_frames = 1
    is_animated = False

    def __init__(self, mode, size, loader):
        Image.__init__(self)
        self._mode, self._size, self._loader = mode, size, loader
