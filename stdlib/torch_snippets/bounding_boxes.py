"""Boxes of pictures, in pixels or as shares of the picture."""

import random


class BB:
    """x, y, X, Y: the left, upper, right and lower edge. Relative when all are below 1.5, else whole pixels."""

    def __init__(self, *bb):
        values = list(bb[0]) if len(bb) == 1 else list(bb)
        if len(values) != 4:
            raise AssertionError(f"expecting a list/tuple of 4 values respectively for (x,y,X,Y)")
        self.rel = max(values) < 1.5
        self.bb = tuple(float(v) if self.rel else int(v) for v in values)

    x = property(lambda self: self.bb[0])
    y = property(lambda self: self.bb[1])
    X = property(lambda self: self.bb[2])
    Y = property(lambda self: self.bb[3])

    @property
    def xc(self):
        return (self.x + self.X) / 2

    @property
    def yc(self):
        return (self.y + self.Y) / 2

    @property
    def w(self):
        return self.X - self.x

    @property
    def h(self):
        return self.Y - self.y

    @property
    def area(self):
        return self.w * self.h

    @property
    def shape(self):
        return (self.h, self.w)

    def __iter__(self):
        return iter(self.bb)

    def __getitem__(self, index):
        return self.bb[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return isinstance(other, BB) and self.bb == other.bb

    def __hash__(self):
        return hash(self.bb)

    def __repr__(self):
        return self.bb.__repr__()

    def relative(self, dims):
        """Shares of a picture of (height, width)."""
        if self.rel:
            return self
        height, width = dims[:2]
        return BB(self.x / width, self.y / height, self.X / width, self.Y / height)

    def absolute(self, dims):
        """Pixels of a picture of (height, width)."""
        if not self.rel:
            return self
        height, width = dims[:2]
        box = BB.__new__(BB)
        box.rel = False
        box.bb = tuple(int(v * size) for v, size in zip(self.bb, (width, height, width, height)))
        return box


def bbfy(bbs):
    return [BB(bb) for bb in bbs]


def jitter(bb, noise):
    """A box with its edges moved by up to `noise`."""
    return BB(*[value + noise * random.random() for value in bb])


def df2bbs(df):
    """The boxes of a table with columns x, y, X, Y."""
    return [BB(*row) for row in zip(df["x"].tolist(), df["y"].tolist(), df["X"].tolist(), df["Y"].tolist())]
