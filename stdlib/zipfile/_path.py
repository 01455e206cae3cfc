"""Entries of an archive as paths."""

import io
import posixpath

from zipfile._archive import ZipFile


class Path:
    """A path inside an archive, with the methods of `pathlib` that read."""

    def __init__(self, root, at=""):
        self.root = root if isinstance(root, ZipFile) else ZipFile(root)
        self.at = at

    def _names(self):
        """All names, with those of folders that are only implied."""
        names = dict.fromkeys(self.root.namelist())
        for name in list(names):
            parent = posixpath.dirname(name.rstrip("/"))
            while parent:
                names.setdefault(parent + "/")
                parent = posixpath.dirname(parent)
        return names

    def _next(self, at):
        return self.__class__(self.root, at)

    def __eq__(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return (self.root, self.at) == (other.root, other.at)

    def __hash__(self):
        return hash((self.root, self.at))

    def __str__(self):
        return posixpath.join(self.root.filename or "", self.at)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.root.filename!r}, {self.at!r})"

    @property
    def name(self):
        return posixpath.basename(self.at.rstrip("/")) or posixpath.basename(self.root.filename)

    @property
    def suffix(self):
        return posixpath.splitext(self.name)[1]

    @property
    def stem(self):
        return posixpath.splitext(self.name)[0]

    @property
    def parent(self):
        above = posixpath.dirname(self.at.rstrip("/"))
        return self._next(above + "/" if above else above)

    def joinpath(self, *other):
        at = posixpath.join(self.at, *other)
        if at not in self._names() and at + "/" in self._names():
            at += "/"
        return self._next(at)

    __truediv__ = joinpath

    def open(self, mode="r", *args, pwd=None, **kwargs):
        if self.is_dir():
            raise IsADirectoryError(self)
        if not self.exists() and mode[0] == "r":
            raise FileNotFoundError(self)
        stream = self.root.open(self.at, mode[0], pwd=pwd)
        if "b" in mode:
            if args or kwargs:
                raise ValueError("encoding args invalid for binary operation")
            return stream
        return io.TextIOWrapper(stream, *args, **kwargs)

    def read_text(self, *args, **kwargs):
        with self.open("r", *args, **kwargs) as stream:
            return stream.read()

    def read_bytes(self):
        with self.open("rb") as stream:
            return stream.read()

    def is_dir(self):
        return not self.at or self.at.endswith("/")

    def is_file(self):
        return self.exists() and not self.is_dir()

    def exists(self):
        return self.at in self._names()

    def iterdir(self):
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        here = self.at.rstrip("/")
        return (self._next(name) for name in self._names() if posixpath.dirname(name.rstrip("/")) == here)
