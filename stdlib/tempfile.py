"""Temporary files and folders."""

import io as _io
import os as _os
from contextlib import suppress as _suppress

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_alphabet = "abcdefghijklmnopqrstuvwxyz0123456789_"


def _candidates():
    """Random names of eight characters, without an effect on the program's own random stream."""
    from random import Random
    random = Random()
    while True:
        yield "".join([_alphabet[int(random.random() * 37)] for _ in range(8)])


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def gettempdir():
    """The folder for temporary files."""
    global tempdir
    if tempdir is None:
        for folder in (_os.getenv("TMPDIR"), _os.getenv("TEMP"), _os.getenv("TMP"), "/tmp", "/var/tmp", "/usr/tmp",
                       _os.getcwd()):
            if folder and _os.path.isdir(folder) and _os.access(folder, _os.W_OK | _os.X_OK):
                tempdir = _os.path.abspath(folder)
                break
        else:
            raise FileNotFoundError(2, "No usable temporary directory found")
    return tempdir


def gettempdirb():
    return _os.fsencode(gettempdir())


def _parameters(prefix, suffix, dir):
    """The three with their defaults, all str or all bytes."""
    given = [value for value in (prefix, suffix, dir) if value is not None]
    kinds = {bytes if isinstance(_os.fspath(value), bytes) else str for value in given}
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    is_bytes = kinds == {bytes}
    if suffix is None:
        suffix = b"" if is_bytes else ""
    if prefix is None:
        prefix = template.encode() if is_bytes else template
    if dir is None:
        dir = gettempdirb() if is_bytes else gettempdir()
    return prefix, suffix, dir


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make and open a temporary file: (descriptor, path)."""
    prefix, suffix, dir = _parameters(prefix, suffix, dir)
    flags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_CLOEXEC
    for name in _candidates():
        name = name.encode() if isinstance(prefix, bytes) else name
        path = _os.path.abspath(_os.path.join(dir, prefix + name + suffix))
        try:
            return _os.open(path, flags, 0o600), path
        except FileExistsError:
            continue


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a temporary folder: its path."""
    prefix, suffix, dir = _parameters(prefix, suffix, dir)
    for name in _candidates():
        name = name.encode() if isinstance(prefix, bytes) else name
        path = _os.path.abspath(_os.path.join(dir, prefix + name + suffix))
        try:
            _os.mkdir(path, 0o700)
            return path
        except FileExistsError:
            continue


def mktemp(suffix="", prefix=template, dir=None):
    """A path that does not exist yet."""
    if dir is None:
        dir = gettempdir()
    for name in _candidates():
        path = _os.path.join(dir, prefix + name + suffix)
        if not _os.path.lexists(path):
            return path


class _TemporaryFileWrapper:
    """A file object that removes its file when it is closed."""

    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._closed = False

    def __getattr__(self, name):
        value = getattr(self.__dict__["file"], name)
        if not callable(value):
            setattr(self, name, value)
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self.close()
        return result

    def close(self):
        if not self._closed:
            self._closed = True
            try:
                self.file.close()
            finally:
                if self.delete:
                    with _suppress(FileNotFoundError):
                        _os.unlink(self.name)

    def __iter__(self):
        for line in self.file:
            yield line

    def __del__(self):
        self.close()


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    """A temporary file with a name in the file system."""
    descriptor, name = mkstemp(suffix, prefix, dir)
    try:
        file = _io.open(descriptor, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors)
    except BaseException:
        _os.unlink(name)
        _os.close(descriptor)
        raise
    return _TemporaryFileWrapper(file, name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """A temporary file without a name: it is unlinked at once."""
    descriptor, name = mkstemp(suffix, prefix, dir)
    try:
        _os.unlink(name)
        return _io.open(descriptor, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors)
    except BaseException:
        _os.close(descriptor)
        raise


class SpooledTemporaryFile:
    """A file kept in memory until it grows beyond `max_size`."""

    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        if "b" in mode:
            self._file = _io.BytesIO()
        else:
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=encoding, errors=errors, newline=newline)
        self._max_size = max_size
        self._arguments = dict(mode=mode, buffering=buffering, suffix=suffix, prefix=prefix, encoding=encoding,
                               newline=newline, dir=dir, errors=errors)

    def rollover(self):
        if self._rolled:
            return
        old = self._file
        new = self._file = TemporaryFile(**self._arguments)
        position = old.tell()
        old.seek(0)
        new.write(old.read())
        new.seek(position)
        self._rolled = True

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, s):
        result = self._file.write(s)
        self._check()
        return result

    def writelines(self, lines):
        result = self._file.writelines(lines)
        self._check()
        return result

    def __enter__(self):
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def __getattr__(self, name):
        return getattr(self.__dict__["_file"], name)


class TemporaryDirectory:
    """A folder that is removed with all that is in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._removed = False

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def cleanup(self):
        if not self._removed:
            self._removed = True
            from shutil import rmtree
            with _suppress(FileNotFoundError):
                rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    def __del__(self):
        if hasattr(self, "name"):
            self.cleanup()

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
