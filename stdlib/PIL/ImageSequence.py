"""The frames of an image: one."""


class Iterator:
    def __init__(self, im):
        self.im, self.position = im, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.position:
            raise StopIteration
        self.position = 1
        return self.im


def all_frames(im, func=None):
    frames = [im.copy()] if not isinstance(im, list) else [frame.copy() for frame in im]
    return frames if func is None else [func(frame) for frame in frames]
