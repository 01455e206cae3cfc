"""Paths as objects (POSIX)."""

import fnmatch
import io
import os
from _collections_abc import Sequence
from errno import EBADF, ELOOP, ENOENT, ENOTDIR
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]

_ignored = (ENOENT, ENOTDIR, EBADF, ELOOP)


def _split(text):
    """(root, parts) of the text of a path."""
    if text.startswith("/"):
        root = "//" if text.startswith("//") and not text.startswith("///") else "/"
    else:
        root = ""
    return root, [part for part in text.split("/") if part and part != "."]


class _Parents(Sequence):
    """The folders above a path, nearest first."""

    __slots__ = ("_cls", "_root", "_parts")

    def __init__(self, path):
        self._cls = type(path)
        self._root = path._root
        self._parts = path._tail

    def __len__(self):
        return len(self._parts)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[position] for position in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._cls._make(self._root, self._parts[:len(self._parts) - index - 1])

    def __repr__(self):
        return "<{}.parents>".format(self._cls.__name__)


class PurePath:
    """The text of a path, without access to the file system."""

    __slots__ = ("_root", "_tail", "_str", "_hash")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._from_args(args)

    @classmethod
    def _from_args(cls, args):
        root, tail = "", []
        for arg in args:
            if isinstance(arg, PurePath):
                part_root, parts = arg._root, arg._tail
            else:
                text = os.fspath(arg)
                if not isinstance(text, str):
                    raise TypeError("argument should be a str object or an os.PathLike object returning str, "
                                    f"not {type(arg)!r}")
                part_root, parts = _split(text)
            if part_root:
                root, tail = part_root, list(parts)
            else:
                tail = tail + parts
        return cls._make(root, tail)

    @classmethod
    def _make(cls, root, tail):
        self = object.__new__(cls)
        self._root = root
        self._tail = tail
        self._str = None
        self._hash = None
        return self

    def __reduce__(self):
        return self.__class__, tuple(self.parts)

    def __str__(self):
        if self._str is None:
            self._str = self._root + "/".join(self._tail) or "."
        return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self.as_posix())

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        return "file://" + quote_from_bytes(os.fsencode(self))

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._root == other._root and self._tail == other._tail

    def __hash__(self):
        if self._hash is None:
            self._hash = hash((self._root, tuple(self._tail)))
        return self._hash

    def _order(self):
        return [self._root, *self._tail] if self._root else self._tail

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._order() < other._order()

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._order() <= other._order()

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._order() > other._order()

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._order() >= other._order()

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return (self._root, *self._tail) if self._root else tuple(self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        dot = name.rfind(".")
        return name[:dot] if 0 < dot < len(name) - 1 else name

    def with_name(self, name):
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        if not name or name.endswith("/") or "/" in name or name == ".":
            raise ValueError("Invalid name %r" % (name))
        return self._make(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix:
            raise ValueError("Invalid suffix %r" % (suffix,))
        if suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError("Invalid suffix %r" % (suffix))
        name = self.name
        if not name:
            raise ValueError("%r has an empty name" % (self,))
        old = self.suffix
        name = name + suffix if not old else name[:-len(old)] + suffix
        return self._make(self._root, self._tail[:-1] + [name])

    def relative_to(self, *other):
        """This path as seen from another."""
        if not other:
            raise TypeError("need at least one argument")
        start = PurePosixPath(*other)
        size = len(start._tail)
        if start._root != self._root or self._tail[:size] != start._tail:
            raise ValueError("{!r} is not in the subpath of {!r} OR one path is relative and the other is absolute."
                             .format(str(self), str(start)))
        return self._make("", self._tail[size:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def joinpath(self, *args):
        return self._from_args((self, *args))

    def __truediv__(self, key):
        try:
            return self._from_args((self, key))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._from_args((key, self))
        except TypeError:
            return NotImplemented

    @property
    def parent(self):
        if not self._tail:
            return self
        return self._make(self._root, self._tail[:-1])

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        """True if the path (or, with a relative pattern, its end) matches."""
        root, pattern = _split(path_pattern)
        if not root and not pattern:
            raise ValueError("empty pattern")
        parts = self._tail
        if root:
            if root != self._root or len(pattern) != len(parts):
                return False
        elif len(pattern) > len(parts):
            return False
        return all(fnmatch.fnmatchcase(part, wanted) for part, wanted in zip(reversed(parts), reversed(pattern)))

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError("cannot instantiate 'PureWindowsPath' on your system")


class Path(PurePath):
    """A path with access to the file system."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return cls._from_args(args)

    def __enter__(self):
        import warnings
        warnings.warn("pathlib.Path.__enter__() is deprecated and scheduled for removal in Python 3.13; Path objects as "
                      "a context manager is a no-op", DeprecationWarning, stacklevel=2)
        return self

    def __exit__(self, t, v, tb):
        pass

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def samefile(self, other_path):
        status = self.stat()
        other = other_path.stat() if hasattr(other_path, "stat") else os.stat(other_path)
        return os.path.samestat(status, other)

    def iterdir(self):
        """The entries of the folder, in the order of the file system."""
        for name in os.listdir(self):
            yield self._make(self._root, self._tail + [name])

    def glob(self, pattern):
        """The existing paths below this one that match; ** stands for any depth."""
        if not pattern:
            raise ValueError("Unacceptable pattern: {!r}".format(pattern))
        root, parts = _split(pattern)
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if pattern[-1] == "/":
            parts.append("")
        yield from _select(self, parts)

    def rglob(self, pattern):
        """`glob` with **/ before the pattern."""
        root, parts = _split(pattern)
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if pattern and pattern[-1] == "/":
            parts.append("")
        yield from _select(self, ["**", *parts])

    def absolute(self):
        return self if self.is_absolute() else self._from_args((os.getcwd(), self))

    def resolve(self, strict=False):
        """The absolute path, symbolic links followed."""
        try:
            text = os.path.realpath(self, strict=strict)
        except OSError as error:
            if error.errno == ELOOP:
                raise RuntimeError("Symlink loop from %r" % error.filename)
            raise
        path = self._from_args((text,))
        if not strict:
            try:
                path.stat()
            except OSError as error:
                if error.errno == ELOOP:
                    raise RuntimeError("Symlink loop from %r" % error.filename)
        return path

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return self.stat(follow_symlinks=False)

    def owner(self):
        return _name_of("/etc/passwd", self.stat().st_uid, "getpwuid(): uid not found: %d")

    def group(self):
        return _name_of("/etc/group", self.stat().st_gid, "getgrgid(): gid not found: %d")

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open(mode="rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        with self.open(mode="r", encoding=encoding, errors=errors) as file:
            return file.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open(mode="wb") as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open(mode="w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def readlink(self):
        return self._from_args((os.readlink(self),))

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def lchmod(self, mode):
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        os.replace(self, target)
        return self.__class__(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        os.link(target, self)

    def exists(self):
        try:
            self.stat()
        except OSError as error:
            if error.errno not in _ignored:
                raise
            return False
        except ValueError:
            return False
        return True

    def _is(self, test, follow_symlinks=True):
        try:
            return test(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except OSError as error:
            if error.errno not in _ignored:
                raise
            return False
        except ValueError:
            return False

    def is_dir(self):
        return self._is(S_ISDIR)

    def is_file(self):
        return self._is(S_ISREG)

    def is_symlink(self):
        return self._is(S_ISLNK, follow_symlinks=False)

    def is_block_device(self):
        return self._is(S_ISBLK)

    def is_char_device(self):
        return self._is(S_ISCHR)

    def is_fifo(self):
        return self._is(S_ISFIFO)

    def is_socket(self):
        return self._is(S_ISSOCK)

    def is_mount(self):
        return os.path.ismount(self)

    def expanduser(self):
        if not self._root and self._tail and self._tail[0][:1] == "~":
            home = os.path.expanduser(self._tail[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self._from_args((home, *self._tail[1:]))
        return self


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")


def _name_of(table, number, message):
    with open(table, encoding="utf-8", errors="surrogateescape") as entries:
        for entry in entries:
            fields = entry.split(":")
            if len(fields) > 2 and fields[2] == str(number):
                return fields[0]
    raise KeyError(message % number)


def _child(path, name):
    return path._make(path._root, path._tail + [name])


def _select(path, parts):
    """The paths below `path` that match the parts of a pattern."""
    if not parts:
        yield path
        return
    part, rest = parts[0], parts[1:]
    if part == "":
        if path.is_dir():
            yield path
    elif part == "**":
        if not path.is_dir():
            return
        seen = set() if "**" in rest else None
        for folder in _folders(path):
            for found in _select(folder, rest):
                if seen is None:
                    yield found
                elif found not in seen:
                    seen.add(found)
                    yield found
    elif "**" in part:
        raise ValueError("Invalid pattern: '**' can only be an entire path component")
    elif not any(character in part for character in "*?["):
        child = _child(path, part)
        if part == ".." or (child.is_dir() if rest else child.exists()):
            yield from _select(child, rest)
    else:
        try:
            with os.scandir(path) as entries:
                entries = list(entries)
        except PermissionError:
            return
        except (FileNotFoundError, NotADirectoryError):
            return
        for entry in entries:
            if rest and not entry.is_dir():
                continue
            if fnmatch.fnmatchcase(entry.name, part):
                yield from _select(_child(path, entry.name), rest)


def _folders(path):
    """The folder and all folders below, each before its own; symbolic links are not followed."""
    yield path
    try:
        with os.scandir(path) as entries:
            entries = list(entries)
    except PermissionError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _folders(_child(path, entry.name))
