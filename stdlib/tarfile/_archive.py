"""The archive: entries in a row, and the operations on them."""

import copy
import gzip
import io
import os
import sys

from tarfile._errors import CompressionError, ExtractError, FilterError, HeaderError, ReadError
from tarfile._filters import fully_trusted_filter, named_filters
from tarfile._member import (
    BLOCKSIZE, DEFAULT_FORMAT, ENCODING, GNUTYPE_LONGLINK, GNUTYPE_LONGNAME, LNKTYPE, PAX_FORMAT, RECORDSIZE, REGTYPE,
    SUPPORTED_TYPES, TarInfo, XGLTYPE, XHDTYPE, read_records)


class _EntryFile(io.RawIOBase):
    """The contents of an entry: a part of the archive's file."""

    def __init__(self, archive, entry):
        self._file = archive.fileobj
        self._start = entry.offset_data
        self._size = entry.size
        self._position = 0
        self.name = entry.name
        self.mode = "r"

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self._position

    def seek(self, position, whence=0):
        base = (0, self._position, self._size)[whence]
        self._position = min(max(base + position, 0), self._size)
        return self._position

    def readinto(self, b):
        count = min(len(b), self._size - self._position)
        self._file.seek(self._start + self._position)
        data = self._file.read(count)
        if len(data) < count:
            raise ReadError("unexpected end of data")
        b[:count] = data
        self._position += count
        return count


class ExFileObject(io.BufferedReader):
    def __init__(self, tarfile, tarinfo):
        super().__init__(_EntryFile(tarfile, tarinfo))


class TarFile:
    """An archive, opened to read ('r'), to write anew ('w', 'x') or to add to ('a')."""

    __module__ = "tarfile"

    debug = 0
    dereference = False
    ignore_zeros = False
    errorlevel = 1
    format = DEFAULT_FORMAT
    encoding = ENCODING
    errors = None
    tarinfo = TarInfo
    fileobject = ExFileObject
    extraction_filter = None

    def __init__(self, name=None, mode="r", fileobj=None, format=None, tarinfo=None, dereference=None, ignore_zeros=None,
                 encoding=None, errors="surrogateescape", pax_headers=None, debug=None, errorlevel=None, copybufsize=None):
        modes = {"r": "rb", "a": "r+b", "w": "wb", "x": "xb"}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode = mode
        self._mode = modes[mode]
        if fileobj is None:
            if mode == "a" and not os.path.exists(name):
                self.mode, self._mode = "w", "wb"
            fileobj = io.open(name, self._mode)
            self._extfileobj = False
        else:
            if name is None and isinstance(getattr(fileobj, "name", None), (str, bytes)):
                name = fileobj.name
            self._extfileobj = True
        self.name = os.path.abspath(name) if name else None
        self.fileobj = fileobj
        for attribute, value in (("format", format), ("tarinfo", tarinfo), ("dereference", dereference),
                                 ("ignore_zeros", ignore_zeros), ("encoding", encoding), ("debug", debug),
                                 ("errorlevel", errorlevel)):
            if value is not None:
                setattr(self, attribute, value)
        self.errors = errors
        self.pax_headers = pax_headers if pax_headers is not None and self.format == PAX_FORMAT else {}
        self.copybufsize = copybufsize
        self.closed = False
        self.members = []
        self._loaded = False
        self.offset = self.fileobj.tell()
        self.inodes = {}
        try:
            self._begin()
        except BaseException:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True
            raise

    def _begin(self):
        self.firstmember = None
        if self.mode == "r":
            self.firstmember = self.next()
        elif self.mode == "a":
            while True:
                self.fileobj.seek(self.offset)
                try:
                    entry = self._read_entry()
                except HeaderError as error:
                    if str(error) in ("empty header", "end of file header"):
                        self.fileobj.seek(self.offset)
                        break
                    raise ReadError(str(error)) from None
                self.members.append(entry)
            self._loaded = True
        else:
            self._loaded = True

    # Opening.

    @classmethod
    def open(cls, name=None, mode="r", fileobj=None, bufsize=10240, **kwargs):
        """An archive; the compression is found out when reading, and named in the mode ('w:gz') when writing."""
        if not name and not fileobj:
            raise ValueError("nothing to open")
        if mode in ("r", "r:*"):
            return cls._open_any(name, fileobj, kwargs)
        separator = ":" if ":" in mode else "|" if "|" in mode else None
        if separator is None:
            if mode in ("a", "w", "x"):
                return cls.taropen(name, mode, fileobj, **kwargs)
            raise ValueError("undiscernible mode")
        filemode, compression = mode.split(separator, 1)
        filemode, compression = filemode or "r", compression or "tar"
        if separator == "|":
            if filemode not in ("r", "w"):
                raise ValueError("mode must be 'r' or 'w'")
            if filemode == "r" and fileobj is not None:
                # A stream that cannot be sought is read as a whole.
                fileobj = io.BytesIO(fileobj.read())
            if compression == "*":
                return cls._open_any(name, fileobj, kwargs)
        if compression == "tar":
            return cls.taropen(name, filemode, fileobj, **kwargs)
        if compression == "gz":
            return cls.gzopen(name, filemode, fileobj, **kwargs)
        if compression in ("bz2", "xz"):
            raise CompressionError(f"{'bz2' if compression == 'bz2' else 'lzma'} module is not available")
        raise CompressionError("unknown compression type %r" % compression)

    @classmethod
    def _open_any(cls, name, fileobj, options):
        failures = {}
        place = fileobj.tell() if fileobj is not None else None
        for method, opener in (("tar", cls.taropen), ("gz", cls.gzopen)):
            try:
                return opener(name, "r", fileobj, **options)
            except (ReadError, CompressionError) as error:
                failures[method] = error
                if fileobj is not None:
                    fileobj.seek(place)
        for method, module in (("bz2", "bz2"), ("xz", "lzma")):
            failures[method] = CompressionError(f"{module} module is not available")
        reasons = "\n".join(f"- method {method}: {failures[method]!r}" for method in ("gz", "bz2", "xz", "tar"))
        raise ReadError("file could not be opened successfully:\n" + reasons)

    @classmethod
    def taropen(cls, name, mode="r", fileobj=None, **kwargs):
        if mode not in ("r", "a", "w", "x"):
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def gzopen(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        try:
            stream = gzip.GzipFile(name, mode + "b", compresslevel, fileobj)
        except OSError:
            if fileobj is not None and mode == "r":
                raise ReadError("not a gzip file") from None
            raise
        try:
            archive = cls.taropen(name, mode, stream, **kwargs)
        except (OSError, EOFError) as error:
            stream.close()
            if mode == "r" and not isinstance(error, FileNotFoundError):
                raise ReadError("not a gzip file") from error
            raise
        except BaseException:
            stream.close()
            raise
        archive._extfileobj = False
        return archive

    # Reading.

    def _read_block(self):
        return self.fileobj.read(BLOCKSIZE)

    def _read_entry(self):
        """The entry at `offset`, with what stands before it; moves `offset` behind it."""
        start = self.offset
        records, long_name, long_link = {}, None, None
        while True:
            entry = self.tarinfo.frombuf(self._read_block(), self.encoding, self.errors)
            entry.offset = start
            self.offset += BLOCKSIZE
            if entry.type not in (XHDTYPE, XGLTYPE, GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
                break
            length = -(-entry.size // BLOCKSIZE) * BLOCKSIZE
            data = self.fileobj.read(length)[:entry.size]
            self.offset += length
            if entry.type == XGLTYPE:
                self.pax_headers.update(read_records(data))
            elif entry.type == XHDTYPE:
                records.update(read_records(data))
            else:
                text = data.partition(b"\0")[0].decode(self.encoding, "surrogateescape")
                if entry.type == GNUTYPE_LONGNAME:
                    long_name = text
                else:
                    long_link = text
        if self.pax_headers or records:
            entry.take_pax({**self.pax_headers, **records})
        if long_name is not None:
            entry.name = long_name.rstrip("/") if entry.isdir() else long_name
        if long_link is not None:
            entry.linkname = long_link
        entry.offset_data = self.offset
        if entry.isreg() or entry.type not in SUPPORTED_TYPES:
            self.offset += -(-entry.size // BLOCKSIZE) * BLOCKSIZE
        return entry

    def next(self):
        """The next entry, or None."""
        self._check("ra")
        if self.firstmember is not None:
            first, self.firstmember = self.firstmember, None
            return first
        while True:
            place = self.offset
            self.fileobj.seek(place)
            try:
                entry = self._read_entry()
            except HeaderError as error:
                if str(error) not in ("end of file header", "empty header") and place != 0 and not self.ignore_zeros:
                    raise ReadError(str(error)) from None
                if self.ignore_zeros and str(error) != "empty header":
                    self.offset = place + BLOCKSIZE
                    continue
                if place == 0 and str(error) != "end of file header":
                    raise ReadError("empty file" if str(error) == "empty header" else str(error)) from None
                self._loaded = True
                return None
            self.members.append(entry)
            return entry

    def _check(self, modes=None):
        if self.closed:
            raise OSError("%s is closed" % self.__class__.__name__)
        if modes is not None and self.mode not in modes:
            raise OSError("bad operation for mode %r" % self.mode)

    def _load(self):
        while not self._loaded and self.next() is not None:
            pass
        self.firstmember = None
        self._loaded = True

    def __iter__(self):
        position = 0
        while True:
            if position < len(self.members):
                self.firstmember = None
            elif self._loaded or self.next() is None:
                return
            yield self.members[position]
            position += 1

    def getmembers(self):
        self._check()
        self._load()
        return self.members

    def getnames(self):
        return [entry.name for entry in self.getmembers()]

    def getmember(self, name):
        for entry in reversed(self.getmembers()):
            if entry.name == name.rstrip("/"):
                return entry
        raise KeyError("filename %r not found" % name)

    def list(self, verbose=True, *, members=None):
        """Prints a table of contents."""
        import stat
        import time
        kinds = {b"5": 0o40000, b"2": 0o120000, b"6": 0o10000, b"3": 0o20000, b"4": 0o60000}
        for entry in self if members is None else members:
            line = ""
            if verbose:
                line = stat.filemode(kinds.get(entry.type, 0o100000) | (entry.mode or 0) & 0o7777) + " "
                line += "%s/%s " % (entry.uname or entry.uid, entry.gname or entry.gid)
                line += "%10d " % entry.size
                line += "%d-%02d-%02d %02d:%02d:%02d " % time.localtime(entry.mtime)[:6]
            line += entry.name + ("/" if entry.isdir() else "") + " "
            if verbose and entry.issym():
                line += "-> " + entry.linkname + " "
            if verbose and entry.islnk():
                line += "link to " + entry.linkname + " "
            print(line)

    def extractfile(self, member):
        """A file of an entry's bytes; None for one without."""
        self._check("r")
        entry = self.getmember(member) if isinstance(member, str) else member
        if entry.isreg() or entry.type not in SUPPORTED_TYPES:
            return self.fileobject(self, entry)
        if entry.islnk() or entry.issym():
            return self.extractfile(self._link_target(entry))
        return None

    def _link_target(self, entry):
        name = entry.linkname
        if entry.issym():
            name = "/".join(filter(None, (os.path.dirname(entry.name), entry.linkname)))
        for other in self.getmembers():
            if other.name == os.path.normpath(name) and other is not entry:
                return other
        raise KeyError("linkname %r not found" % name)

    def _filter(self, filter):
        if filter is None:
            filter = self.extraction_filter
            if filter is None:
                return fully_trusted_filter
            if isinstance(filter, str):
                raise TypeError("String names are not supported for TarFile.extraction_filter. Use a function such as "
                                "tarfile.data_filter directly.")
            return filter
        if callable(filter):
            return filter
        try:
            return named_filters[filter]
        except KeyError:
            raise ValueError(f"filter {filter!r} not found") from None

    def extractall(self, path=".", members=None, *, numeric_owner=False, filter=None):
        """Writes all entries to the disk, below `path`."""
        chosen = self._filter(filter)
        folders = []
        for member in self if members is None else members:
            entry = self._filtered(member, chosen, path)
            if entry is None:
                continue
            if entry.isdir():
                folders.append(entry)
            self._extract(entry, path, not entry.isdir())
        for entry in sorted(folders, key=lambda entry: entry.name, reverse=True):
            self._set_attributes(entry, os.path.join(path, entry.name))

    def extract(self, member, path="", set_attrs=True, *, numeric_owner=False, filter=None):
        entry = self._filtered(member, self._filter(filter), path)
        if entry is not None:
            self._extract(entry, path, set_attrs)

    def _filtered(self, member, chosen, path):
        entry = self.getmember(member) if isinstance(member, str) else member
        try:
            return chosen(entry, path)
        except (OSError, FilterError) as error:
            if self.errorlevel > 0:
                raise
            self._dbg(1, "tarfile: %s" % error)
            return None

    def _dbg(self, level, message):
        if level <= self.debug:
            print(message, file=sys.stderr)

    def _extract(self, entry, path, set_attributes):
        self._check("r")
        target = os.path.join(path, entry.name).rstrip("/")
        parent = os.path.dirname(target)
        if parent and not os.path.exists(parent):
            os.makedirs(parent, exist_ok=True)
        try:
            if entry.isdir():
                if not os.path.isdir(target):
                    os.mkdir(target, 0o700)
            elif entry.issym():
                if os.path.lexists(target):
                    os.unlink(target)
                os.symlink(entry.linkname, target)
            elif entry.islnk():
                self._extract_link(entry, path, target)
            elif entry.isdev():
                raise ExtractError("devices are not extracted in Cellbook")
            else:
                self._copy_out(entry, target)
            if set_attributes and not entry.issym():
                self._set_attributes(entry, target)
        except OSError as error:
            if self.errorlevel > 0:
                raise
            self._dbg(1, "tarfile: %s" % error)

    def _extract_link(self, entry, path, target):
        source = os.path.join(path, entry.linkname)
        if os.path.exists(source):
            if os.path.lexists(target):
                os.unlink(target)
            os.link(source, target)
        else:
            self._copy_out(self._link_target(entry), target)

    def _copy_out(self, entry, target):
        self.fileobj.seek(entry.offset_data)
        left = entry.size
        with io.open(target, "wb") as file:
            while left > 0:
                data = self.fileobj.read(min(left, 1 << 18))
                if not data:
                    raise ReadError("unexpected end of data")
                file.write(data)
                left -= len(data)

    def _set_attributes(self, entry, target):
        if entry.uid is not None and hasattr(os, "chown") and os.geteuid() == 0:
            os.chown(target, entry.uid, entry.gid if entry.gid is not None else -1)
        if entry.mode is not None:
            os.chmod(target, entry.mode & 0o7777)
        if entry.mtime is not None:
            os.utime(target, (entry.mtime, entry.mtime))

    # Writing.

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        """The entry for a file of the disk."""
        self._check("awx")
        if fileobj is not None:
            name = fileobj.name
        if arcname is None:
            arcname = name
        arcname = os.fspath(arcname).replace(os.sep, "/").lstrip("/")
        if fileobj is not None:
            status = os.fstat(fileobj.fileno())
        else:
            status = os.stat(name) if self.dereference else os.lstat(name)
        linkname = ""
        key = (status.st_ino, status.st_dev)
        if fileobj is None and not self.dereference and os.path.islink(name):
            linkname = os.readlink(name)
        entry = self.tarinfo.from_status(arcname, status, linkname)
        if entry is None:
            return None
        entry.tarfile = self
        if entry.type == REGTYPE:
            if not self.dereference and status.st_nlink > 1 and key in self.inodes and arcname != self.inodes[key]:
                entry.type, entry.linkname, entry.size = LNKTYPE, self.inodes[key], 0
            elif status.st_ino:
                self.inodes[key] = arcname
        entry.uname, entry.gname = _owner_names(status.st_uid, status.st_gid)
        return entry

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        """Adds a file or, with what is in it, a folder."""
        self._check("awx")
        if arcname is None:
            arcname = name
        name, arcname = os.fspath(name), os.fspath(arcname)
        if self.name is not None and os.path.abspath(name) == self.name:
            self._dbg(2, "tarfile: Skipped %r" % name)
            return
        entry = self.gettarinfo(name, arcname)
        if entry is None:
            self._dbg(1, "tarfile: Unsupported type %r" % name)
            return
        if filter is not None:
            entry = filter(entry)
            if entry is None:
                self._dbg(2, "tarfile: Excluded %r" % name)
                return
        if entry.isreg():
            with io.open(name, "rb") as file:
                self.addfile(entry, file)
        elif entry.isdir():
            self.addfile(entry)
            if recursive:
                for inner in sorted(os.listdir(name)):
                    self.add(os.path.join(name, inner), os.path.join(arcname, inner), recursive, filter=filter)
        else:
            self.addfile(entry)

    def addfile(self, tarinfo, fileobj=None):
        """Adds an entry, with the bytes of a file."""
        self._check("awx")
        tarinfo = copy.copy(tarinfo)
        header = tarinfo.tobuf(self.format, self.encoding, self.errors)
        self.fileobj.write(header)
        tarinfo.offset = self.offset
        self.offset += len(header)
        tarinfo.offset_data = self.offset
        if fileobj is not None:
            left = tarinfo.size
            while left > 0:
                data = fileobj.read(min(left, 1 << 16))
                if not data:
                    raise OSError("unexpected end of data")
                self.fileobj.write(data)
                left -= len(data)
            fill = -tarinfo.size % BLOCKSIZE
            self.fileobj.write(bytes(fill))
            self.offset += tarinfo.size + fill
        self.members.append(tarinfo)

    def close(self):
        """Ends an archive that was written with two empty blocks and fills the record."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in ("a", "w", "x"):
                self.fileobj.write(bytes(2 * BLOCKSIZE))
                self.offset += 2 * BLOCKSIZE
                self.fileobj.write(bytes(-self.offset % RECORDSIZE))
        finally:
            if not self._extfileobj:
                self.fileobj.close()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, value, traceback):
        if type is None:
            self.close()
        else:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True


def _owner_names(user, group):
    """The names of a user and a group, or empty texts."""
    try:
        import grp
        import pwd
    except ImportError:
        return "", ""
    names = []
    for look_up, number, field in ((pwd.getpwuid, user, "pw_name"), (grp.getgrgid, group, "gr_name")):
        try:
            names.append(getattr(look_up(number), field))
        except KeyError:
            names.append("")
    return tuple(names)


def is_tarfile(name):
    """Whether a file can be opened as an archive."""
    try:
        if hasattr(name, "read"):
            place = name.tell()
            archive = TarFile.open(fileobj=name)
            name.seek(place)
        else:
            archive = TarFile.open(name)
        archive.close()
        return True
    except (ReadError, CompressionError, EOFError):
        return False
