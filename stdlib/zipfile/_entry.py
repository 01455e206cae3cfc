"""One entry of an archive: its description, and its two headers.

Formats: PKWARE's APPNOTE, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.5.3 (sizes in 64 bits).
"""

import os
import stat
import struct
import time

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1
DEFAULT_VERSION, ZIP64_VERSION = 20, 45
UTF8_NAME = 0x800
ENCRYPTED = 0x1
DATA_DESCRIPTOR = 0x8
LOCAL = struct.Struct("<4s2B4HL2L2H")
LOCAL_MARK = b"PK\x03\x04"
CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
CENTRAL_MARK = b"PK\x01\x02"
UNKNOWN = 0xFFFFFFFF
ZIP64_EXTRA = 1

# What bytes from 128 on meant on the first PCs, for names without the mark of UTF-8.
CP437 = (
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0")

compressor_names = {
    0: "store", 1: "shrink", 2: "reduce", 3: "reduce", 4: "reduce", 5: "reduce", 6: "implode", 7: "tokenize", 8: "deflate",
    9: "deflate64", 10: "implode", 12: "bzip2", 14: "lzma", 18: "terse", 19: "lz77", 97: "wavpack", 98: "ppmd",
}


class BadZipFile(Exception):
    __module__ = "zipfile"


class LargeZipFile(Exception):
    """An entry needs 64 bits where those are not allowed."""

    __module__ = "zipfile"


def check_compression(compression):
    """Refuses what cannot be compressed here."""
    if compression in (ZIP_STORED, ZIP_DEFLATED):
        return
    if compression in (ZIP_BZIP2, ZIP_LZMA):
        module = "bz2" if compression == ZIP_BZIP2 else "lzma"
        raise RuntimeError(f"Compression requires the (missing) {module} module")
    raise NotImplementedError("That compression method is not supported")


class ZipInfo:
    """What is known of an entry."""

    __module__ = "zipfile"

    __slots__ = ("orig_filename", "filename", "date_time", "compress_type", "_compresslevel", "comment", "extra",
                 "create_system", "create_version", "extract_version", "reserved", "flag_bits", "volume", "internal_attr",
                 "external_attr", "header_offset", "CRC", "compress_size", "file_size", "_raw_time")

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        filename = filename.partition("\0")[0]
        if os.sep != "/" and os.sep in filename:
            filename = filename.replace(os.sep, "/")
        self.filename = filename
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.compress_type = ZIP_STORED
        self._compresslevel = None
        self.comment = self.extra = b""
        self.create_system = 3
        self.create_version = self.extract_version = DEFAULT_VERSION
        self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0
        self.compress_size = self.file_size = 0

    def __repr__(self):
        parts = ["<%s filename=%r" % (self.__class__.__name__, self.filename)]
        if self.compress_type != ZIP_STORED:
            parts.append(" compress_type=%s" % compressor_names.get(self.compress_type, self.compress_type))
        high, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if high:
            parts.append(" filemode=%r" % stat.filemode(high))
        if low:
            parts.append(" external_attr=%#x" % low)
        folder = self.is_dir()
        if not folder or self.file_size:
            parts.append(" file_size=%r" % self.file_size)
        if (not folder or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            parts.append(" compress_size=%r" % self.compress_size)
        parts.append(">")
        return "".join(parts)

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """The description of a file on the disk."""
        filename = os.fspath(filename)
        status = os.stat(filename)
        folder = stat.S_ISDIR(status.st_mode)
        moment = time.localtime(status.st_mtime)[:6]
        if not strict_timestamps and moment[0] < 1980:
            moment = (1980, 1, 1, 0, 0, 0)
        elif not strict_timestamps and moment[0] > 2107:
            moment = (2107, 12, 31, 23, 59, 59)
        name = os.path.normpath(os.path.splitdrive(filename if arcname is None else arcname)[1]).lstrip(os.sep)
        entry = cls(name + "/" if folder else name, moment)
        entry.external_attr = (status.st_mode & 0xFFFF) << 16
        if folder:
            entry.file_size = 0
            entry.external_attr |= 0x10
        else:
            entry.file_size = status.st_size
        return entry

    def is_dir(self):
        return self.filename[-1] == "/"

    def _name_and_flags(self):
        try:
            return self.filename.encode("ascii"), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | UTF8_NAME

    def _dos_date_and_time(self):
        year, month, day, hour, minute, second = self.date_time
        return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2

    def FileHeader(self, zip64=None):
        """The local header."""
        date, clock = self._dos_date_and_time()
        if self.flag_bits & DATA_DESCRIPTOR:
            crc = compressed = size = 0
        else:
            crc, compressed, size = self.CRC, self.compress_size, self.file_size
        extra = self.extra
        large = size > ZIP64_LIMIT or compressed > ZIP64_LIMIT
        if zip64 is None:
            zip64 = large
        if zip64:
            extra += struct.pack("<HHQQ", ZIP64_EXTRA, 16, size, compressed)
            size = compressed = UNKNOWN
            self.extract_version = max(ZIP64_VERSION, self.extract_version)
            self.create_version = max(ZIP64_VERSION, self.create_version)
        elif large:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        name, flags = self._name_and_flags()
        return LOCAL.pack(LOCAL_MARK, self.extract_version, self.reserved, flags, self.compress_type, clock, date, crc,
                          compressed, size, len(name), len(extra)) + name + extra

    def central_header(self):
        """The entry of the central directory."""
        date, clock = self._dos_date_and_time()
        wide = []
        size, compressed, offset = self.file_size, self.compress_size, self.header_offset
        if size > ZIP64_LIMIT or compressed > ZIP64_LIMIT:
            wide += [size, compressed]
            size = compressed = UNKNOWN
        if offset > ZIP64_LIMIT:
            wide.append(offset)
            offset = UNKNOWN
        extra = self.extra
        if wide:
            extra = struct.pack("<HH%dQ" % len(wide), ZIP64_EXTRA, 8 * len(wide), *wide) + _without(extra, ZIP64_EXTRA)
            self.extract_version = max(ZIP64_VERSION, self.extract_version)
            self.create_version = max(ZIP64_VERSION, self.create_version)
        name, flags = self._name_and_flags()
        return CENTRAL.pack(
            CENTRAL_MARK, self.create_version, self.create_system, self.extract_version, self.reserved, flags,
            self.compress_type, clock, date, self.CRC, compressed, size, len(name), len(extra), len(self.comment), 0,
            self.internal_attr, self.external_attr, offset) + name + extra + self.comment

    def read_extra(self):
        """Takes the sizes in 64 bits out of the extra fields."""
        extra = self.extra
        while len(extra) >= 4:
            kind, length = struct.unpack("<HH", extra[:4])
            if length + 4 > len(extra):
                raise BadZipFile("Corrupt extra field %04x (size=%d)" % (kind, length))
            if kind == ZIP64_EXTRA:
                data = extra[4:4 + length]
                for attribute in ("file_size", "compress_size", "header_offset"):
                    if getattr(self, attribute) == UNKNOWN:
                        if len(data) < 8:
                            names = {"file_size": "File size", "compress_size": "Compress size",
                                     "header_offset": "Header offset"}
                            raise BadZipFile(f"Corrupt zip64 extra field. {names[attribute]} not found.")
                        setattr(self, attribute, int.from_bytes(data[:8], "little"))
                        data = data[8:]
            extra = extra[4 + length:]


def _without(extra, kind):
    """Extra fields but for one kind."""
    kept = b""
    while len(extra) >= 4:
        field, length = struct.unpack("<HH", extra[:4])
        if field != kind:
            kept += extra[:4 + length]
        extra = extra[4 + length:]
    return kept + extra


def decode_name(raw, flags):
    if flags & UTF8_NAME:
        return raw.decode("utf-8")
    return "".join(chr(byte) if byte < 128 else CP437[byte - 128] for byte in raw)


def read_central(data):
    """The entries of a central directory."""
    position = 0
    while position < len(data):
        header = data[position:position + CENTRAL.size]
        if len(header) != CENTRAL.size:
            raise BadZipFile("Truncated central directory")
        fields = CENTRAL.unpack(header)
        if fields[0] != CENTRAL_MARK:
            raise BadZipFile("Bad magic number for central directory")
        position += CENTRAL.size
        name_length, extra_length, comment_length = fields[12:15]
        entry = ZipInfo(decode_name(data[position:position + name_length], fields[5]))
        position += name_length
        entry.extra = data[position:position + extra_length]
        position += extra_length
        entry.comment = data[position:position + comment_length]
        position += comment_length
        (entry.create_version, entry.create_system, entry.extract_version, entry.reserved, entry.flag_bits,
         entry.compress_type) = fields[1:7]
        clock, date = fields[7:9]
        entry.CRC, entry.compress_size, entry.file_size = fields[9:12]
        entry.volume, entry.internal_attr, entry.external_attr, entry.header_offset = fields[15:19]
        entry._raw_time = clock
        entry.date_time = ((date >> 9) + 1980, date >> 5 & 15, date & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2)
        entry.read_extra()
        yield entry
