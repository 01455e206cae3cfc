"""The zip files that checkpoints are: entries stored without compression, data aligned to 64 bytes.

Sizes and offsets are read from the central directory, because the local headers may hold zeros.
"""

import struct
from zlib import crc32

_LOCAL = b"PK\x03\x04"
_CENTRAL = b"PK\x01\x02"
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"
_END64_LOCATOR = b"PK\x06\x07"
_UNKNOWN = 0xFFFFFFFF
_ALIGNMENT = 64


class ZipReader:
    """`names()` and `read(name)` over an open binary file."""

    def __init__(self, file):
        self.file = file
        self.entries = {}
        file.seek(0, 2)
        self._read_directory(file.tell())

    def _read_directory(self, size):
        tail_size = min(size, 65535 + 22)
        self.file.seek(size - tail_size)
        tail = self.file.read(tail_size)
        position = tail.rfind(_END)
        if position < 0 or len(tail) < position + 22:
            raise RuntimeError(
                "PytorchStreamReader failed reading zip archive: failed finding central directory. This is an internal miniz "
                "error. If you are seeing this error, there is a high likelihood that your checkpoint file is corrupted. This "
                "can happen if the checkpoint was not saved properly, was transferred incorrectly, or the file was modified "
                "after saving."
            )
        count, length, offset = struct.unpack("<HII", tail[position + 10 : position + 20])
        locator = tail[position - 20 : position] if position >= 20 else b""
        if locator[:4] == _END64_LOCATOR:
            (end64,) = struct.unpack("<Q", locator[8:16])
            self.file.seek(end64)
            record = self.file.read(56)
            if record[:4] == _END64:
                count, length, offset = struct.unpack("<QQQ", record[32:56])
        self.file.seek(offset)
        directory = self.file.read(length)
        position = 0
        for _ in range(count):
            position = self._read_entry(directory, position)

    def _read_entry(self, directory, position):
        if directory[position : position + 4] != _CENTRAL:
            raise RuntimeError("PytorchStreamReader failed reading zip archive: invalid header or archive is corrupted")
        fields = struct.unpack("<HHHHHHIIIHHHHHII", directory[position + 4 : position + 46])
        method, packed, size = fields[3], fields[7], fields[8]
        name_length, extra_length, comment_length, offset = fields[9], fields[10], fields[11], fields[15]
        start = position + 46
        name = directory[start : start + name_length].decode("utf-8")
        extra = directory[start + name_length : start + name_length + extra_length]
        size, packed, offset = _with_zip64(extra, size, packed, offset)
        if method != 0:
            raise RuntimeError(f"checkpoint entry {name} is compressed; checkpoints hold stored entries only")
        self.entries[name] = (offset, size)
        return start + name_length + extra_length + comment_length

    def names(self):
        return list(self.entries)

    def locate(self, name):
        """Position and size of an entry's bytes in the file."""
        offset, size = self.entries[name]
        self.file.seek(offset)
        header = self.file.read(30)
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        return offset + 30 + name_length + extra_length, size

    def read(self, name):
        position, size = self.locate(name)
        self.file.seek(position)
        return self.file.read(size)


def _with_zip64(extra, size, packed, offset):
    """Replaces what did not fit into 32 bits by the values of the zip64 extra field."""
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack("<HH", extra[position : position + 4])
        if kind == 1:
            values = extra[position + 4 : position + 4 + length]
            numbers = list(struct.unpack("<%dQ" % (len(values) // 8), values[: len(values) // 8 * 8]))
            if size == _UNKNOWN and numbers:
                size = numbers.pop(0)
            if packed == _UNKNOWN and numbers:
                packed = numbers.pop(0)
            if offset == _UNKNOWN and numbers:
                offset = numbers.pop(0)
        position += 4 + length
    return size, packed, offset


class ZipWriter:
    """`write(name, data)` for every entry, then `close()`."""

    def __init__(self, file):
        self.file = file
        self.position = 0
        self.directory = []

    def write(self, name, data):
        encoded = name.encode("utf-8")
        checksum, size = crc32(data) & 0xFFFFFFFF, len(data)
        start = self.position + 30 + len(encoded)
        # The extra field pads the header so that the data starts at a multiple of the alignment.
        padding = (-(start + 4)) % _ALIGNMENT
        extra = struct.pack("<HH", 0x4246, padding) + b"Z" * padding
        header = struct.pack(
            "<4sHHHHHIIIHH", _LOCAL, 20, 0x0800, 0, 0, 33, checksum, size, size, len(encoded), len(extra)
        )
        self.directory.append((encoded, checksum, size, self.position))
        self.file.write(header + encoded + extra)
        self.file.write(data)
        self.position = start + len(extra) + size

    def close(self):
        start = self.position
        for name, checksum, size, offset in self.directory:
            wide = struct.pack("<HHQ", 1, 8, offset) if offset >= _UNKNOWN else b""
            record = struct.pack(
                "<4sHHHHHHIIIHHHHHII", _CENTRAL, 20, 20, 0x0800, 0, 0, 33, checksum, size, size, len(name), len(wide), 0, 0, 0,
                0, min(offset, _UNKNOWN),
            )
            self.file.write(record + name + wide)
            self.position += len(record) + len(name) + len(wide)
        length, count = self.position - start, len(self.directory)
        if start >= _UNKNOWN:
            end64 = struct.pack("<4sQHHIIQQQQ", _END64, 44, 45, 45, 0, 0, count, count, length, start)
            self.file.write(end64 + struct.pack("<4sIQI", _END64_LOCATOR, 0, self.position, 1))
        self.file.write(
            struct.pack("<4sHHHHIIH", _END, 0, 0, count, count, length, min(start, _UNKNOWN), 0)
        )
