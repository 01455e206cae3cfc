"""Files compressed with gzip."""

import io
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]
READ, WRITE = "rb", "wb"


class BadGzipFile(OSError):
    """The file is no gzip file."""


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Open a compressed file as bytes or, with t in the mode, as text."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
    elif encoding is not None or errors is not None or newline is not None:
        raise ValueError("Argument 'encoding' not supported in binary mode")
    binary = mode.replace("t", "")
    if isinstance(filename, (str, bytes)) or hasattr(filename, "__fspath__"):
        file = GzipFile(filename, binary, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, binary, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if "t" in mode:
        return io.TextIOWrapper(io.BufferedReader(file) if binary[0] == "r" else io.BufferedWriter(file), encoding,
                                errors, newline)
    return file


class GzipFile(io.RawIOBase):
    """A compressed file: read into memory at first use, or compressed piece by piece."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError("Invalid mode: {!r}".format(mode))
        mode = mode or getattr(fileobj, "mode", "rb")
        if mode[0] not in "rwax":
            raise ValueError("Invalid mode: {!r}".format(mode))
        self._own = None
        if fileobj is None:
            fileobj = self._own = io.open(filename, mode if "b" in mode else mode + "b")
        self.fileobj = fileobj
        self.name = filename if filename is not None else getattr(fileobj, "name", "")
        self.mode = 1 if mode[0] == "r" else 2
        self._buffer = None
        if self.mode == 2:
            self._compressor = zlib.compressobj(compresslevel, 8, -15)
            self._crc = self._size = 0
            moment = int(mtime or 0)
            fileobj.write(b"\x1f\x8b\x08\0" + moment.to_bytes(4, "little") + b"\x02\xff")

    def _contents(self):
        if self._buffer is None:
            self._buffer = io.BytesIO(decompress(self.fileobj.read()))
        return self._buffer

    def readable(self):
        return self.mode == 1

    def writable(self):
        return self.mode == 2

    def seekable(self):
        return self.mode == 1

    def _check(self, mode):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if self.mode != mode:
            raise OSError(9, "read() on write-only GzipFile object" if mode == 1 else "write() on read-only GzipFile object")

    def read(self, size=-1):
        self._check(1)
        return self._contents().read(size)

    read1 = read

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        self._check(1)
        return self._contents().readline(size)

    def __iter__(self):
        return iter(self._contents())

    def write(self, data):
        self._check(2)
        data = bytes(data)
        if data:
            self.fileobj.write(self._compressor.compress(data))
            self._size += len(data)
            self._crc = zlib.crc32(data, self._crc)
        return len(data)

    def seek(self, offset, whence=0):
        return self._contents().seek(offset, whence)

    def tell(self):
        return self._contents().tell() if self.mode == 1 else self._size

    def close(self):
        if self.closed:
            return
        try:
            if self.mode == 2:
                self.fileobj.write(self._compressor.flush())
                self.fileobj.write(self._crc.to_bytes(4, "little") + (self._size & 0xFFFFFFFF).to_bytes(4, "little"))
        finally:
            super().close()
            if self._own is not None:
                self._own.close()


def compress(data, compresslevel=9, *, mtime=None):
    """The gzip form of some bytes."""
    stream = io.BytesIO()
    file = GzipFile(None, "wb", compresslevel, stream, mtime)
    file.write(data)
    file.close()
    return stream.getvalue()


def decompress(data):
    """The contents of one or more gzip members."""
    data = bytes(data)
    result = []
    while data:
        if data[:2] != b"\x1f\x8b":
            raise BadGzipFile("Not a gzipped file (%r)" % data[:2])
        inflater = zlib.decompressobj(wbits=31)
        try:
            result.append(inflater.decompress(data) + inflater.flush())
        except zlib.error as error:
            if "data check" in str(error):
                raise BadGzipFile("CRC check failed") from None
            raise
        if not inflater.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data = inflater.unused_data.lstrip(b"\0")
    return b"".join(result)
