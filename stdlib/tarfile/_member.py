"""One entry: its header, in blocks of 512 bytes.

Formats: POSIX.1-1988 (ustar), POSIX.1-2001 (pax: key and value records before the header), GNU (long names in blocks of their own).
"""

import copy
import stat

from tarfile._errors import HeaderError

BLOCKSIZE, RECORDSIZE = 512, 512 * 20
REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE = (
    b"0", b"\0", b"1", b"2", b"3", b"4", b"5", b"6", b"7")
GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE, XHDTYPE, XGLTYPE = b"L", b"K", b"S", b"x", b"g"
USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT = PAX_FORMAT
ENCODING = "utf-8"
SUPPORTED_TYPES = (REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, DIRTYPE, FIFOTYPE, CONTTYPE, CHRTYPE, BLKTYPE, GNUTYPE_LONGNAME,
                   GNUTYPE_LONGLINK, GNUTYPE_SPARSE)
REGULAR_TYPES = (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)
LENGTH_NAME, LENGTH_LINK, LENGTH_PREFIX = 100, 100, 155


def _text(field):
    return field.partition(b"\0")[0].decode(ENCODING, "surrogateescape")


def _number(field):
    """Octal digits, or, after a first byte with the highest bit, a signed number in bytes."""
    if field[0] in (0o200, 0o377):
        value = int.from_bytes(field[1:], "big")
        return value - 256 ** (len(field) - 1) if field[0] == 0o377 else value
    try:
        return int(_text(field).strip() or "0", 8)
    except ValueError:
        raise HeaderError("invalid header") from None


def _number_field(value, digits, format):
    value = int(value)
    if 0 <= value < 8 ** (digits - 1):
        return b"%0*o" % (digits - 1, value) + b"\0"
    if format == GNU_FORMAT and -256 ** (digits - 1) <= value < 256 ** (digits - 1):
        return (bytes([0o200]) if value >= 0 else bytes([0o377])) + (value % 256 ** (digits - 1)).to_bytes(digits - 1, "big")
    raise ValueError("overflow in number field")


def _sums(block):
    """The check sum of a header, with the bytes unsigned and signed; its own field counts as blanks."""
    counted = block[:148] + block[156:512]
    unsigned = 256 + sum(counted)
    return unsigned, unsigned - 256 * sum(1 for byte in counted if byte > 127)


def padded(data):
    return data + bytes(-len(data) % BLOCKSIZE)


class TarInfo:
    """What is known of an entry."""

    __module__ = "tarfile"

    __slots__ = {
        "name": "Name of the archive member.", "mode": "Permission bits.", "uid": "User ID.", "gid": "Group ID.",
        "size": "Size in bytes.", "mtime": "Time of last modification.", "chksum": "Header checksum.", "type": "Type.",
        "linkname": "Name of the target file name.", "uname": "User name.", "gname": "Group name.",
        "devmajor": "Device major number.", "devminor": "Device minor number.", "offset": "The tar header starts here.",
        "offset_data": "The file's data starts here.", "pax_headers": "Values of a pax extended header.", "sparse": None,
        "tarfile": None,
    }

    def __init__(self, name=""):
        self.name = name
        self.mode = 0o644
        self.uid = self.gid = self.size = self.mtime = self.chksum = 0
        self.type = REGTYPE
        self.linkname = self.uname = self.gname = ""
        self.devmajor = self.devminor = self.offset = self.offset_data = 0
        self.pax_headers = {}
        self.sparse = self.tarfile = None

    @property
    def path(self):
        return self.name

    @path.setter
    def path(self, name):
        self.name = name

    @property
    def linkpath(self):
        return self.linkname

    @linkpath.setter
    def linkpath(self, linkname):
        self.linkname = linkname

    def __repr__(self):
        return "<%s %r at %#x>" % (self.__class__.__name__, self.name, id(self))

    def replace(self, *, deep=True, **changes):
        """A copy with other values."""
        unknown = set(changes) - {"name", "mtime", "mode", "linkname", "uid", "gid", "uname", "gname"}
        if unknown:
            raise TypeError(f"replace() got an unexpected keyword argument {sorted(unknown)[0]!r}")
        result = copy.deepcopy(self) if deep else copy.copy(self)
        for name, value in changes.items():
            setattr(result, name, value)
        return result

    def isreg(self):
        return self.type in REGULAR_TYPES

    isfile = isreg

    def isdir(self):
        return self.type == DIRTYPE

    def issym(self):
        return self.type == SYMTYPE

    def islnk(self):
        return self.type == LNKTYPE

    def ischr(self):
        return self.type == CHRTYPE

    def isblk(self):
        return self.type == BLKTYPE

    def isfifo(self):
        return self.type == FIFOTYPE

    def issparse(self):
        return self.sparse is not None

    def isdev(self):
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)

    def get_info(self):
        return {
            "name": self.name, "mode": (self.mode if self.mode is not None else 0) & 0o7777, "uid": self.uid, "gid": self.gid,
            "size": self.size, "mtime": self.mtime, "chksum": self.chksum, "type": self.type, "linkname": self.linkname,
            "uname": self.uname, "gname": self.gname, "devmajor": self.devmajor, "devminor": self.devminor,
        }

    # Writing.

    def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors="surrogateescape"):
        """The header in blocks."""
        for name, value in self.get_info().items():
            if value is None:
                raise ValueError(f"{name} may not be None")
        name = self.name + "/" if self.isdir() and not self.name.endswith("/") else self.name
        if format == PAX_FORMAT:
            return self._pax_blocks(name, encoding)
        if format == GNU_FORMAT:
            return self._gnu_blocks(name)
        if format != USTAR_FORMAT:
            raise ValueError("invalid format")
        if len(self.linkname.encode(encoding, errors)) > LENGTH_LINK:
            raise ValueError("linkname is too long")
        prefix = ""
        if len(name.encode(encoding, errors)) > LENGTH_NAME:
            prefix, name = self._split_name(name, encoding, errors)
        return self._block(name, self.linkname, prefix, format)

    def _split_name(self, name, encoding, errors):
        parts = name.split("/")
        for position in range(1, len(parts)):
            prefix, rest = "/".join(parts[:position]), "/".join(parts[position:])
            if len(prefix.encode(encoding, errors)) <= LENGTH_PREFIX and 0 < len(rest.encode(encoding, errors)) <= LENGTH_NAME:
                return prefix, rest
        raise ValueError("name is too long")

    def _gnu_blocks(self, name):
        blocks = b""
        for text, length, kind in ((self.linkname, LENGTH_LINK, GNUTYPE_LONGLINK), (name, LENGTH_NAME, GNUTYPE_LONGNAME)):
            data = text.encode(ENCODING, "surrogateescape")
            if len(data) > length:
                header = TarInfo("././@LongLink")
                header.type, header.size, header.mode = kind, len(data) + 1, 0
                blocks += header._block(header.name, "", "", GNU_FORMAT) + padded(data + b"\0")
        return blocks + self._block(name, self.linkname, "", GNU_FORMAT)

    def _pax_blocks(self, name, encoding):
        records = dict(self.pax_headers)
        texts = (("name", "path", name, LENGTH_NAME), ("linkname", "linkpath", self.linkname, LENGTH_LINK),
                 ("uname", "uname", self.uname, 32), ("gname", "gname", self.gname, 32))
        plain = {}
        for attribute, key, text, length in texts:
            plain[attribute] = text
            if key in records:
                continue
            if not text.isascii() or len(text) > length:
                records[key] = text
        numbers = {}
        for attribute, digits in (("uid", 8), ("gid", 8), ("size", 12), ("mtime", 12)):
            value = getattr(self, attribute)
            whole = round(value)
            if not 0 <= whole < 8 ** (digits - 1):
                numbers[attribute] = 0
                records.setdefault(attribute, str(value))
            elif isinstance(value, float):
                numbers[attribute] = whole
                records.setdefault(attribute, str(value))
        blocks = b""
        if records:
            data = b"".join(_record(key, value) for key, value in records.items())
            header = TarInfo("././@PaxHeader")
            header.type, header.size, header.mode = XHDTYPE, len(data), 0
            blocks = header._block(header.name, "", "", USTAR_FORMAT) + padded(data)
        ascii_name = plain["name"].encode("ascii", "replace").decode("ascii")
        ascii_link = plain["linkname"].encode("ascii", "replace").decode("ascii")
        return blocks + self._block(ascii_name, ascii_link, "", USTAR_FORMAT, numbers)

    def _block(self, name, linkname, prefix, format, numbers={}):
        def text(value, length):
            data = value.encode(ENCODING, "surrogateescape")[:length]
            return data + bytes(length - len(data))

        def number(attribute, digits):
            return _number_field(numbers.get(attribute, getattr(self, attribute)), digits, format)

        is_device = self.type in (CHRTYPE, BLKTYPE)
        fields = [
            text(name, 100), _number_field((self.mode or 0) & 0o7777, 8, format), number("uid", 8), number("gid", 8),
            number("size", 12), number("mtime", 12), b" " * 8, self.type, text(linkname, 100),
            b"ustar  \0" if format == GNU_FORMAT else b"ustar\x0000", text(self.uname, 32), text(self.gname, 32),
            number("devmajor", 8) if is_device else bytes(8), number("devminor", 8) if is_device else bytes(8),
            text(prefix, 155),
        ]
        block = padded(b"".join(fields))
        return block[:148] + b"%06o\0" % _sums(block)[0] + block[155:]

    # Reading.

    @classmethod
    def frombuf(cls, buf, encoding=ENCODING, errors="surrogateescape"):
        """The entry of one header block."""
        if len(buf) == 0:
            raise HeaderError("empty header")
        if len(buf) != BLOCKSIZE:
            raise HeaderError("truncated header")
        if buf.count(b"\0") == BLOCKSIZE:
            raise HeaderError("end of file header")
        checksum = _number(buf[148:156])
        if checksum not in _sums(buf):
            raise HeaderError("bad checksum")
        entry = cls()
        entry.name = _text(buf[:100])
        entry.mode, entry.uid, entry.gid = _number(buf[100:108]), _number(buf[108:116]), _number(buf[116:124])
        entry.size, entry.mtime, entry.chksum = _number(buf[124:136]), _number(buf[136:148]), checksum
        entry.type = buf[156:157]
        entry.linkname = _text(buf[157:257])
        entry.uname, entry.gname = _text(buf[265:297]), _text(buf[297:329])
        entry.devmajor, entry.devminor = _number(buf[329:337]), _number(buf[337:345])
        prefix = _text(buf[345:500])
        if entry.type == AREGTYPE and entry.name.endswith("/"):
            entry.type = DIRTYPE
        if entry.isdir():
            entry.name = entry.name.rstrip("/")
        if prefix and entry.type not in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE):
            entry.name = prefix + "/" + entry.name
        return entry

    @classmethod
    def from_status(cls, name, status, linkname=""):
        """The entry for a file of the disk; None for a socket."""
        kinds = ((stat.S_ISREG, REGTYPE), (stat.S_ISDIR, DIRTYPE), (stat.S_ISFIFO, FIFOTYPE), (stat.S_ISLNK, SYMTYPE),
                 (stat.S_ISCHR, CHRTYPE), (stat.S_ISBLK, BLKTYPE))
        for test, kind in kinds:
            if test(status.st_mode):
                break
        else:
            return None
        entry = cls(name)
        entry.type = kind
        entry.mode, entry.uid, entry.gid = status.st_mode, status.st_uid, status.st_gid
        entry.size = status.st_size if kind == REGTYPE else 0
        entry.mtime = status.st_mtime
        entry.linkname = linkname
        return entry

    def take_pax(self, records):
        """Values of records before the header."""
        for key, value in records.items():
            if key == "path":
                self.name = value.rstrip("/")
            elif key == "linkpath":
                self.linkname = value
            elif key in ("uname", "gname"):
                setattr(self, key, value)
            elif key in ("size", "uid", "gid"):
                setattr(self, key, int(value))
            elif key == "mtime":
                self.mtime = float(value)
        self.pax_headers = dict(records)


def _record(key, value):
    """`length key=value`, where the length counts its own digits."""
    body = b" " + key.encode() + b"=" + str(value).encode(ENCODING, "surrogateescape") + b"\n"
    length = len(body)
    while len(str(length)) + len(body) != length:
        length = len(str(length)) + len(body)
    return str(length).encode() + body


def read_records(data):
    """The records of a pax header."""
    records = {}
    while data and data[0]:
        digits, blank, _ = data.partition(b" ")
        if not blank or not digits.isdigit() or int(digits) < 5:
            raise HeaderError("invalid header")
        key, _, value = data[len(digits) + 1:int(digits) - 1].partition(b"=")
        records[key.decode()] = value.decode(ENCODING, "surrogateescape")
        data = data[int(digits):]
    return records
