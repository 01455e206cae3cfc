"""Status results, folders and walks over them."""

import abc
import posix

_modes = (0o170000, 0o040000, 0o100000, 0o120000)
_kind_mask, _folder_kind, _file_kind, _link_kind = _modes


class _Fields(tuple):
    """A tuple whose leading elements have names and that may carry hidden ones behind."""

    __slots__ = ()

    def __new__(cls, values):
        return super().__new__(cls, tuple(values)[:len(cls._names)])

    def __repr__(self):
        items = ", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))
        return f"os.{type(self).__name__}({items})"

    def __reduce__(self):
        return type(self), (tuple(self),)


def _with_fields(cls):
    for index, name in enumerate(cls._names):
        setattr(cls, name, property(lambda self, index=index: self[index]))
    cls.__module__ = "os"
    cls.n_sequence_fields = cls.n_fields = len(cls._names)
    cls.n_unnamed_fields = 0
    return cls


class stat_result(tuple):
    """What `stat` tells: ten elements, and times as floats and nanoseconds by name."""

    __module__ = "os"
    _names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")
    n_sequence_fields = 10

    def __new__(cls, values):
        values = tuple(values)
        if len(values) < 10:
            raise TypeError(f"os.stat_result() takes an at least 10-sequence ({len(values)}-sequence given)")
        self = super().__new__(cls, values[:10])
        if len(values) >= 16:
            self.st_atime, self.st_mtime, self.st_ctime = values[10:13]
            self.st_atime_ns, self.st_mtime_ns, self.st_ctime_ns = values[13:16]
        else:
            self.st_atime, self.st_mtime, self.st_ctime = values[7:10]
        return self

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])

    @property
    def st_blksize(self):
        return 4096

    @property
    def st_blocks(self):
        return (self[6] + 511) // 512

    def __repr__(self):
        items = ", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))
        return f"os.stat_result({items})"

    def __reduce__(self):
        return stat_result, (tuple(self),)


@_with_fields
class terminal_size(_Fields):
    __slots__ = ()
    _names = ("columns", "lines")


@_with_fields
class uname_result(_Fields):
    __slots__ = ()
    _names = ("sysname", "nodename", "release", "version", "machine")


@_with_fields
class times_result(_Fields):
    __slots__ = ()
    _names = ("user", "system", "children_user", "children_system", "elapsed")


@_with_fields
class statvfs_result(_Fields):
    __slots__ = ()
    _names = ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag",
              "f_namemax")


def _result(native):
    return native if isinstance(native, stat_result) or hasattr(native, "st_mode") else stat_result(native)


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """The status of a file, given by path or descriptor."""
    if isinstance(path, int):
        return fstat(path)
    return _result(posix.stat(path) if follow_symlinks else posix.lstat(path))


def lstat(path, *, dir_fd=None):
    """The status of a file; a symbolic link is not followed."""
    return _result(posix.lstat(path))


def fstat(fd):
    return _result(posix.fstat(fd))


def fspath(path):
    """The str or bytes of a path object."""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        result = kind.__fspath__(path)
    except AttributeError:
        if hasattr(kind, "__fspath__"):
            raise
        raise TypeError("expected str, bytes or os.PathLike object, not " + kind.__name__) from None
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(result).__name__}")


class PathLike(abc.ABC):
    """Anything with `__fspath__`."""

    __module__ = "os"

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in subclass.__mro__)
        return NotImplemented

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class DirEntry:
    """One entry of a folder; its kind is known without a call to the system, its status is asked for once."""

    __module__ = "os"
    __slots__ = ("name", "path", "_kind", "_inode", "_stat", "_lstat")

    def __init__(self, name, path, kind, inode):
        self.name, self.path, self._kind, self._inode = name, path, kind, inode
        self._stat = self._lstat = None

    def inode(self):
        return self._inode

    def stat(self, *, follow_symlinks=True):
        if follow_symlinks and self.is_symlink():
            if self._stat is None:
                self._stat = stat(self.path)
            return self._stat
        if self._lstat is None:
            self._lstat = lstat(self.path)
        return self._lstat

    def is_symlink(self):
        if self._kind:
            return self._kind == 10
        return self._has_kind(_link_kind, False)

    def is_dir(self, *, follow_symlinks=True):
        if self._kind and (self._kind != 10 or not follow_symlinks):
            return self._kind == 4
        return self._has_kind(_folder_kind, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        if self._kind and (self._kind != 10 or not follow_symlinks):
            return self._kind == 8
        return self._has_kind(_file_kind, follow_symlinks)

    def _has_kind(self, kind, follow_symlinks):
        try:
            status = self.stat(follow_symlinks=follow_symlinks) if follow_symlinks else lstat(self.path)
        except FileNotFoundError:
            return False
        return status.st_mode & _kind_mask == kind

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class ScandirIterator:
    """The iterator of `scandir`, usable with `with`."""

    __module__ = "posix"

    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path=None):
    """The entries of a folder as `DirEntry` objects."""
    folder = "." if path is None else fspath(path)
    slash = b"/" if isinstance(folder, bytes) else "/"
    prefix = folder if folder.endswith(slash) else folder + slash
    return ScandirIterator(DirEntry(name, prefix + name, kind, inode) for name, kind, inode in posix._scandir_list(folder))


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(folder, folder names, file names) of a tree; going down, the list of folder names may be changed."""
    return _walk(fspath(top), topdown, onerror, followlinks)


def _walk(top, topdown, onerror, followlinks):
    from posixpath import islink, join
    folders, files, below = [], [], []
    try:
        entries = list(scandir(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    for entry in entries:
        try:
            is_folder = entry.is_dir()
        except OSError:
            is_folder = False
        (folders if is_folder else files).append(entry.name)
        if not topdown and is_folder and (followlinks or not entry.is_symlink()):
            below.append(entry.path)
    if topdown:
        yield top, folders, files
        for name in folders:
            path = join(top, name)
            if followlinks or not islink(path):
                yield from _walk(path, topdown, onerror, followlinks)
    else:
        for path in below:
            yield from _walk(path, topdown, onerror, followlinks)
        yield top, folders, files


def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """Like `walk`, with an open descriptor of each folder as a fourth element."""
    for folder, folders, files in _walk(fspath(top), topdown, onerror, follow_symlinks):
        descriptor = posix.open(folder, posix.O_RDONLY)
        try:
            yield folder, folders, files, descriptor
        finally:
            posix.close(descriptor)


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and all that is missing above it."""
    from posixpath import exists, isdir, split
    head, tail = split(name)
    if not tail:
        head, tail = split(head)
    if head and tail and not exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == "." or tail == b".":
            return
    try:
        posix.mkdir(name, mode)
    except OSError:
        if not exist_ok or not isdir(name):
            raise


def removedirs(name):
    """Remove an empty folder and the folders above that become empty."""
    from posixpath import split
    posix.rmdir(name)
    head, tail = split(name)
    if not tail:
        head, tail = split(head)
    while head and tail:
        try:
            posix.rmdir(head)
        except OSError:
            break
        head, tail = split(head)


def renames(old, new):
    """Rename, making the folders that are needed and removing those that become empty."""
    from posixpath import exists, split
    head, tail = split(new)
    if head and tail and not exists(head):
        makedirs(head)
    posix.rename(old, new)
    head, tail = split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def popen(cmd, mode="r", buffering=-1):
    """A pipe to or from a command of the shell."""
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    import subprocess
    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE)
        return _Pipe(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE)
    return _Pipe(process.stdin, process)


class _Pipe:
    """The stream of `popen`: closing it waits for the command and tells its status."""

    def __init__(self, stream, process):
        self._stream = stream
        self._process = process

    def close(self):
        self._stream.close()
        code = self._process.wait()
        return None if code == 0 else code if code < 0 else code << 8

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)
