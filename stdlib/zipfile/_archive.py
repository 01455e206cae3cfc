"""The archive: its central directory, and the operations on it."""

import io
import os
import shutil
import struct
import time

from zipfile._entry import (
    BadZipFile, DATA_DESCRIPTOR, ENCRYPTED, LOCAL, LOCAL_MARK, LargeZipFile, ZIP64_LIMIT, ZIP64_VERSION, ZIP_DEFLATED,
    ZIP_FILECOUNT_LIMIT, ZIP_MAX_COMMENT, ZIP_STORED, ZipInfo, check_compression, decode_name, read_central)
from zipfile._streams import SharedFile, ZipExtFile, ZipWriteFile

END = struct.Struct("<4s4H2LH")
END_MARK = b"PK\x05\x06"
END64 = struct.Struct("<4sQ2H2L4Q")
END64_MARK = b"PK\x06\x06"
LOCATOR64 = struct.Struct("<4sLQL")
LOCATOR64_MARK = b"PK\x06\x07"


def _end_record(file):
    """(entries, size of the directory, its offset, comment, place of the record), or None where the file is no archive."""
    file.seek(0, 2)
    size = file.tell()
    start = max(0, size - END.size - ZIP_MAX_COMMENT)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(END_MARK)
    if place < 0 or len(tail) - place < END.size:
        return None
    _, _, _, _, count, length, offset, comment_length = END.unpack(tail[place:place + END.size])
    comment = tail[place + END.size:place + END.size + comment_length]
    place += start
    if count == 0xFFFF or length == 0xFFFFFFFF or offset == 0xFFFFFFFF:
        wide = _end_record_64(file, place)
        if wide is not None:
            count, length, offset, place = wide
    return count, length, offset, comment, place


def _end_record_64(file, place):
    if place < LOCATOR64.size:
        return None
    file.seek(place - LOCATOR64.size)
    mark, _, _, disks = LOCATOR64.unpack(file.read(LOCATOR64.size))
    if mark != LOCATOR64_MARK:
        return None
    if disks > 1:
        raise BadZipFile("zipfiles that span multiple disks are not supported")
    place -= LOCATOR64.size + END64.size
    file.seek(max(0, place))
    data = file.read(END64.size)
    if len(data) != END64.size or data[:4] != END64_MARK:
        return None
    fields = END64.unpack(data)
    return fields[7], fields[8], fields[9], place


def is_zipfile(filename):
    """Whether a file, or a file object, ends as an archive does."""
    try:
        if hasattr(filename, "read"):
            return _end_record(filename) is not None
        with open(filename, "rb") as file:
            return _end_record(file) is not None
    except (OSError, BadZipFile):
        return False


class ZipFile:
    """An archive, opened to read ('r'), to write anew ('w', 'x') or to add to ('a')."""

    __module__ = "zipfile"

    fp = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True,
                 metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        check_compression(compression)
        self._allowZip64 = allowZip64
        self._strict_timestamps = strict_timestamps
        self._did_modify = self._writing = False
        self.debug = 0
        self.NameToInfo = {}
        self.filelist = []
        self.compression = compression
        self.compresslevel = compresslevel
        self.mode = mode
        self.pwd = None
        self._comment = b""
        if metadata_encoding and mode != "r":
            raise ValueError("metadata_encoding is only supported for reading files")
        self._passed = hasattr(file, "read") or hasattr(file, "write")
        if self._passed:
            self.fp = file
            self.filename = getattr(file, "name", None)
        else:
            self.filename = os.fspath(file)
            modes = {"r": "rb", "w": "w+b", "x": "x+b", "a": "r+b"}
            try:
                self.fp = io.open(self.filename, modes[mode])
            except FileNotFoundError:
                if mode != "a":
                    raise
                self.fp = io.open(self.filename, "w+b")
        try:
            self._begin()
        except BaseException:
            self._close_file()
            raise

    def _begin(self):
        if self.mode == "r":
            self._read_directory()
        elif self.mode in ("w", "x"):
            self._did_modify = True
            self._seekable = True
            try:
                self.start_dir = self.fp.tell()
                self.fp.seek(self.start_dir)
            except (AttributeError, OSError):
                self.fp = _Counted(self.fp)
                self.start_dir = 0
                self._seekable = False
        else:
            self._seekable = True
            try:
                self._read_directory()
                self.fp.seek(self.start_dir)
            except BadZipFile:
                self.fp.seek(0, 2)
                self._did_modify = True
                self.start_dir = self.fp.tell()

    def _read_directory(self):
        try:
            end = _end_record(self.fp)
        except OSError:
            raise BadZipFile("File is not a zip file") from None
        if end is None:
            raise BadZipFile("File is not a zip file")
        _, size, offset, self._comment, place = end
        # Something may stand before the archive, as before a self-extracting one.
        before = place - size - offset
        self.start_dir = offset + before
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        self.fp.seek(self.start_dir)
        for entry in read_central(self.fp.read(size)):
            entry.header_offset += before
            self.filelist.append(entry)
            self.NameToInfo[entry.filename] = entry

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        parts = ["<%s.%s" % (self.__class__.__module__, self.__class__.__qualname__)]
        if self.fp is not None:
            if self._passed:
                parts.append(" file=%r" % self.fp)
            elif self.filename is not None:
                parts.append(" filename=%r" % self.filename)
            parts.append(" mode=%r" % self.mode)
        else:
            parts.append(" [closed]")
        return "".join(parts) + ">"

    def namelist(self):
        return [entry.filename for entry in self.filelist]

    def infolist(self):
        return self.filelist

    def printdir(self, file=None):
        """A table of the contents."""
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for entry in self.filelist:
            date = "%d-%02d-%02d %02d:%02d:%02d" % entry.date_time[:6]
            print("%-46s %s %12d" % (entry.filename, date, entry.file_size), file=file)

    def testzip(self):
        """The name of the first entry that is damaged."""
        for entry in self.filelist:
            try:
                with self.open(entry.filename, "r") as file:
                    while file.read(1 << 20):
                        pass
            except BadZipFile:
                return entry.filename
        return None

    def getinfo(self, name):
        entry = self.NameToInfo.get(name)
        if entry is None:
            raise KeyError("There is no item named %r in the archive" % name)
        return entry

    def setpassword(self, pwd):
        if pwd and not isinstance(pwd, bytes):
            raise TypeError("pwd: expected bytes, got %s" % type(pwd).__name__)
        self.pwd = pwd or None

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError("comment: expected bytes, got %s" % type(comment).__name__)
        if len(comment) > ZIP_MAX_COMMENT:
            import warnings
            warnings.warn("Archive comment is too long; truncating to %d bytes" % ZIP_MAX_COMMENT, stacklevel=2)
            comment = comment[:ZIP_MAX_COMMENT]
        self._comment = comment
        self._did_modify = True

    def read(self, name, pwd=None):
        with self.open(name, "r", pwd) as file:
            return file.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """An entry as a file of bytes."""
        if mode not in {"r", "w"}:
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if not self.fp:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, ZipInfo):
            entry = name
        elif mode == "w":
            entry = ZipInfo(name, time.localtime(time.time())[:6])
            entry.compress_type = self.compression
            entry._compresslevel = self.compresslevel
        else:
            entry = self.getinfo(name)
        if mode == "w":
            return self._open_to_write(entry, force_zip64)
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before trying to read.")
        return self._open_to_read(entry)

    def _open_to_read(self, entry):
        source = SharedFile(self.fp, entry.header_offset)
        header = source.read(LOCAL.size)
        if len(header) != LOCAL.size:
            raise BadZipFile("Truncated file header")
        fields = LOCAL.unpack(header)
        if fields[0] != LOCAL_MARK:
            raise BadZipFile("Bad magic number for file header")
        name_length, extra_length = fields[10:12]
        raw = source.read(name_length)
        source.position += extra_length
        if entry.flag_bits & 0x20:
            raise NotImplementedError("compressed patched data (flag bit 5)")
        if entry.flag_bits & 0x40:
            raise NotImplementedError("strong encryption (flag bit 6)")
        if decode_name(raw, fields[3]) != entry.orig_filename:
            raise BadZipFile("File name in directory %r and header %r differ." % (entry.orig_filename, raw))
        if entry.flag_bits & ENCRYPTED:
            if self.pwd is None:
                raise RuntimeError("File %r is encrypted, password required for extraction" % entry.filename)
            raise NotImplementedError("encrypted archives are not in Cellbook")
        check_compression(entry.compress_type)
        return ZipExtFile(source, "r", entry)

    def _open_to_write(self, entry, force_zip64=False):
        if force_zip64 and not self._allowZip64:
            raise ValueError("force_zip64 is True, but allowZip64 was False when opening the ZIP file.")
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. "
                             "Close the first handle before opening another.")
        entry.compress_size = entry.CRC = 0
        entry.flag_bits = 0 if self._seekable else DATA_DESCRIPTOR
        if not entry.external_attr:
            entry.external_attr = 0o600 << 16
        zip64 = force_zip64 or entry.file_size * 1.05 > ZIP64_LIMIT
        if not self._allowZip64 and zip64:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        self._check_entry(entry)
        if self._seekable:
            self.fp.seek(self.start_dir)
        entry.header_offset = self.fp.tell()
        self._did_modify = self._writing = True
        self.fp.write(entry.FileHeader(zip64))
        return ZipWriteFile(self, entry, zip64)

    def _check_entry(self, entry):
        if entry.filename in self.NameToInfo:
            import warnings
            warnings.warn("Duplicate name: %r" % entry.filename, stacklevel=3)
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        check_compression(entry.compress_type)
        if not self._allowZip64 and len(self.filelist) >= ZIP_FILECOUNT_LIMIT:
            raise LargeZipFile("Files count would require ZIP64 extensions")

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Adds a file or folder of the disk."""
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")
        entry = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if entry.is_dir():
            self._add_folder(entry)
            return
        entry.compress_type = self.compression if compress_type is None else compress_type
        entry._compresslevel = self.compresslevel if compresslevel is None else compresslevel
        with io.open(filename, "rb") as source, self.open(entry, "w") as target:
            shutil.copyfileobj(source, target, 1024 * 64)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Adds an entry with these contents; text is written as UTF-8."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        if isinstance(zinfo_or_arcname, ZipInfo):
            entry = zinfo_or_arcname
        else:
            entry = ZipInfo(zinfo_or_arcname, time.localtime(time.time())[:6])
            entry.compress_type = self.compression
            entry._compresslevel = self.compresslevel
            if entry.filename.endswith("/"):
                entry.external_attr = 0o40775 << 16 | 0x10
            else:
                entry.external_attr = 0o600 << 16
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")
        if compress_type is not None:
            entry.compress_type = compress_type
        if compresslevel is not None:
            entry._compresslevel = compresslevel
        entry.file_size = len(data)
        with self.open(entry, "w") as target:
            target.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        """Adds a folder."""
        if isinstance(zinfo_or_directory_name, ZipInfo):
            entry = zinfo_or_directory_name
            if not entry.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(zinfo_or_directory_name, str):
            name = zinfo_or_directory_name
            entry = ZipInfo(name if name.endswith("/") else name + "/")
            entry.compress_size = entry.CRC = 0
            entry.external_attr = ((0o40000 | mode) & 0xFFFF) << 16 | 0x10
            entry.file_size = 0
        else:
            raise TypeError("Expected type str or ZipInfo")
        self._add_folder(entry)

    def _add_folder(self, entry):
        entry.compress_size = entry.CRC = 0
        if self._seekable:
            self.fp.seek(self.start_dir)
        entry.header_offset = self.fp.tell()
        self._check_entry(entry)
        self._did_modify = True
        self.filelist.append(entry)
        self.NameToInfo[entry.filename] = entry
        self.fp.write(entry.FileHeader(False))
        self.start_dir = self.fp.tell()

    def extract(self, member, path=None, pwd=None):
        """Writes an entry to the disk, below `path`; its path there."""
        return self._extract(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        path = os.getcwd() if path is None else os.fspath(path)
        for member in self.namelist() if members is None else members:
            self._extract(member, path, pwd)

    def _extract(self, member, path, pwd):
        """Names that would lead out of the folder lose what leads out."""
        entry = member if isinstance(member, ZipInfo) else self.getinfo(member)
        parts = [part for part in entry.filename.split("/") if part not in ("", ".", "..")]
        target = os.path.normpath(os.path.join(path, os.sep.join(parts)))
        parent = os.path.dirname(target)
        if parent and not os.path.exists(parent):
            os.makedirs(parent)
        if entry.is_dir():
            if not os.path.isdir(target):
                os.mkdir(target)
            return target
        with self.open(entry, pwd=pwd) as source, io.open(target, "wb") as file:
            shutil.copyfileobj(source, file)
        return target

    def __del__(self):
        self.close()

    def close(self):
        """Writes the central directory where something was added."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before closing the zip.")
        try:
            if self.mode in ("w", "x", "a") and self._did_modify:
                if self._seekable:
                    self.fp.seek(self.start_dir)
                self._write_directory()
        finally:
            self._close_file()

    def _close_file(self):
        file, self.fp = self.fp, None
        if file is not None and not self._passed:
            file.close()

    def _write_directory(self):
        for entry in self.filelist:
            self.fp.write(entry.central_header())
        end = self.fp.tell()
        count, size, offset = len(self.filelist), end - self.start_dir, self.start_dir
        if count > ZIP_FILECOUNT_LIMIT or offset > ZIP64_LIMIT or size > ZIP64_LIMIT:
            if not self._allowZip64:
                raise LargeZipFile("Zip file would require ZIP64 extensions")
            self.fp.write(END64.pack(END64_MARK, 44, ZIP64_VERSION, ZIP64_VERSION, 0, 0, count, count, size, offset))
            self.fp.write(LOCATOR64.pack(LOCATOR64_MARK, 0, end, 1))
            count, size, offset = min(count, 0xFFFF), min(size, 0xFFFFFFFF), min(offset, 0xFFFFFFFF)
        self.fp.write(END.pack(END_MARK, 0, 0, count, count, size, offset, len(self._comment)))
        self.fp.write(self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()


class _Counted:
    """A file without positions, for writing only."""

    def __init__(self, file):
        self.file = file
        self.offset = 0

    def write(self, data):
        count = self.file.write(data)
        self.offset += len(data)
        return count

    def tell(self):
        return self.offset

    def flush(self):
        self.file.flush()

    def close(self):
        self.file.close()


def main(args=None):
    """The command line: -l lists, -t tests, -e extracts, -c creates."""
    import argparse
    parser = argparse.ArgumentParser(description="A simple command-line interface for zipfile module.")
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("-l", "--list", metavar="<zipfile>", help="Show listing of a zipfile")
    group.add_argument("-e", "--extract", nargs=2, metavar=("<zipfile>", "<output_dir>"), help="Extract zipfile into target dir")
    group.add_argument("-c", "--create", nargs="+", metavar=("<name>", "<file>"), help="Create zipfile from sources")
    group.add_argument("-t", "--test", metavar="<zipfile>", help="Test if a zipfile is valid")
    options = parser.parse_args(args)
    if options.test is not None:
        with ZipFile(options.test, "r") as archive:
            damaged = archive.testzip()
        if damaged:
            print("The following enclosed file is corrupted: {!r}".format(damaged))
        print("Done testing")
    elif options.list is not None:
        with ZipFile(options.list, "r") as archive:
            archive.printdir()
    elif options.extract is not None:
        with ZipFile(options.extract[0], "r") as archive:
            archive.extractall(options.extract[1])
    else:
        _create(options.create)


def _create(arguments):
    name, sources = arguments[0], arguments[1:]
    with ZipFile(name, "w", ZIP_DEFLATED) as archive:
        for path in sources:
            base = os.path.basename(path) or os.path.basename(os.path.dirname(path))
            if os.path.isfile(path):
                archive.write(path, base)
                continue
            for folder, folders, files in os.walk(path):
                for entry in sorted(folders) + files:
                    full = os.path.join(folder, entry)
                    archive.write(full, os.path.join(base, os.path.relpath(full, path)))
