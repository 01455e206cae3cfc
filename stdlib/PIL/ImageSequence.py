"""The frames of an image."""


class Iterator:
    """Moves the image to each of its frames."""

    def __init__(self, im):
        if not hasattr(im, 'seek'):
            raise AttributeError('im must have seek method')
        self.im = im
        self.position = 0

    def __getitem__(self, ix):
        try:
            self.im.seek(ix)
        except EOFError:
            raise IndexError('end of sequence') from None
        return self.im

    def __iter__(self):
        return self

    def __next__(self):
        try:
            self.im.seek(self.position)
        except EOFError:
            raise StopIteration from None
        self.position += 1
        return self.im


def all_frames(im, func=None):
    """Copies of all frames of an image or of several, each through a function if there is one."""
    frames = []
    for image in im if isinstance(im, list) else [im]:
        current = image.tell()
        frames += [frame.copy() for frame in Iterator(image)]
        image.seek(current)
    return [func(frame) for frame in frames] if func else frames
