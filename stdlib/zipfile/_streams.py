"""Entries as files: one for reading, one for writing."""

import io
import struct
import zlib

from zipfile._entry import BadZipFile, DATA_DESCRIPTOR, ZIP64_LIMIT, ZIP_DEFLATED

CHUNK = 1 << 16


class SharedFile:
    """The archive's file for one entry: it goes back to its own place before each use."""

    def __init__(self, file, position):
        self.file = file
        self.position = position

    def read(self, size):
        self.file.seek(self.position)
        data = self.file.read(size)
        self.position += len(data)
        return data


class ZipExtFile(io.BufferedIOBase):
    """The contents of an entry, decompressed as they are read and checked at the end."""

    __module__ = "zipfile"

    def __init__(self, fileobj, mode, zipinfo):
        self._source = fileobj
        self._start = fileobj.position
        self._entry = zipinfo
        self.name = zipinfo.filename
        self.mode = mode
        self.newlines = None
        self._begin()

    def _begin(self):
        self._source.position = self._start
        self._left = self._entry.compress_size
        self._inflater = zlib.decompressobj(-15) if self._entry.compress_type == ZIP_DEFLATED else None
        self._crc = 0
        self._buffer = b""
        self._offset = 0
        self._position = 0
        self._ended = False

    def __repr__(self):
        parts = ["<%s.%s" % (self.__class__.__module__, self.__class__.__qualname__)]
        if self.closed:
            parts.append(" [closed]")
        else:
            parts.append(" name=%r mode=%r" % (self.name, self.mode))
            if self._inflater is not None:
                parts.append(" compress_type=deflate")
        return "".join(parts) + ">"

    def readable(self):
        self._check_open()
        return True

    def seekable(self):
        self._check_open()
        return True

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _fill(self):
        """Adds a piece to the buffer; False at the end."""
        if self._ended:
            return False
        raw = self._source.read(min(CHUNK, self._left)) if self._left > 0 else b""
        self._left -= len(raw)
        if self._inflater is None:
            data = raw
            self._ended = self._left <= 0
            if not raw and not self._ended:
                raise EOFError
        else:
            data = self._inflater.decompress(raw)
            self._ended = self._inflater.eof or self._left <= 0
            if self._ended:
                data += self._inflater.flush()
            elif not raw:
                raise EOFError
        self._crc = zlib.crc32(data, self._crc)
        if self._ended and self._crc != self._entry.CRC:
            raise BadZipFile("Bad CRC-32 for file %r" % self.name)
        self._buffer = self._buffer[self._offset:] + data
        self._offset = 0
        return True

    def _take(self, count):
        data = self._buffer[self._offset:self._offset + count]
        self._offset += len(data)
        self._position += len(data)
        return data

    def read(self, n=-1):
        self._check_open()
        if n is None or n < 0:
            pieces = [self._take(len(self._buffer))]
            while self._fill():
                pieces.append(self._take(len(self._buffer)))
            return b"".join(pieces)
        while len(self._buffer) - self._offset < n and self._fill():
            pass
        return self._take(n)

    def read1(self, n=-1):
        self._check_open()
        while self._offset == len(self._buffer) and self._fill():
            pass
        return self._take(len(self._buffer) if n is None or n < 0 else n)

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def peek(self, n=1):
        while self._offset == len(self._buffer) and self._fill():
            pass
        return self._buffer[self._offset:]

    def readline(self, limit=-1):
        self._check_open()
        while True:
            end = self._buffer.find(b"\n", self._offset)
            available = len(self._buffer) - self._offset
            if end >= 0 or 0 <= limit <= available or not self._fill():
                break
        count = end + 1 - self._offset if end >= 0 else len(self._buffer) - self._offset
        return self._take(min(count, limit) if limit >= 0 else count)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return list(self)

    def tell(self):
        self._check_open()
        return self._position

    def seek(self, offset, whence=0):
        self._check_open()
        if whence == 0:
            target = offset
        elif whence == 1:
            target = self._position + offset
        elif whence == 2:
            target = self._entry.file_size + offset
        else:
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)")
        target = max(0, min(target, self._entry.file_size))
        if target < self._position:
            self._begin()
        while self._position < target and self.read(min(CHUNK, target - self._position)):
            pass
        return self._position


class ZipWriteFile(io.BufferedIOBase):
    """A new entry, compressed as it is written; its header is completed at the end."""

    def __init__(self, archive, entry, zip64):
        self._archive = archive
        self._entry = entry
        self._zip64 = zip64
        self.name = entry.filename
        self.mode = "wb"
        level = -1 if entry._compresslevel is None else entry._compresslevel
        self._compressor = zlib.compressobj(level, zlib.DEFLATED, -15) if entry.compress_type == ZIP_DEFLATED else None
        self._crc = self._size = self._compressed = 0

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        data = bytes(data) if not isinstance(data, (bytes, bytearray)) else data
        self._size += len(data)
        self._crc = zlib.crc32(data, self._crc)
        packed = data if self._compressor is None else self._compressor.compress(data)
        self._compressed += len(packed)
        self._archive.fp.write(packed)
        return len(data)

    def close(self):
        if self.closed:
            return
        try:
            super().close()
            self._finish()
        finally:
            self._archive._writing = False

    def _finish(self):
        entry, archive = self._entry, self._archive
        if self._compressor is not None:
            packed = self._compressor.flush()
            self._compressed += len(packed)
            archive.fp.write(packed)
        entry.compress_size, entry.CRC, entry.file_size = self._compressed, self._crc, self._size
        if entry.flag_bits & DATA_DESCRIPTOR:
            layout = "<LLQQ" if self._zip64 else "<LLLL"
            archive.fp.write(struct.pack(layout, 0x08074B50, entry.CRC, entry.compress_size, entry.file_size))
            archive.start_dir = archive.fp.tell()
        else:
            if not self._zip64:
                if self._size > ZIP64_LIMIT:
                    raise RuntimeError("File size unexpectedly exceeded ZIP64 limit")
                if self._compressed > ZIP64_LIMIT:
                    raise RuntimeError("Compressed size unexpectedly exceeded ZIP64 limit")
            archive.start_dir = archive.fp.tell()
            archive.fp.seek(entry.header_offset)
            archive.fp.write(entry.FileHeader(self._zip64))
            archive.fp.seek(archive.start_dir)
        archive.filelist.append(entry)
        archive.NameToInfo[entry.filename] = entry
