"""Numbers packed into bytes."""

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    pass


_integers = {"b": (1, True), "B": (1, False), "h": (2, True), "H": (2, False), "i": (4, True), "I": (4, False),
             "l": (4, True), "L": (4, False), "q": (8, True), "Q": (8, False)}
_floats = {"e": 2, "f": 4, "d": 8}
_cache = {}


class Struct:
    """A compiled format."""

    def __init__(self, format):
        if isinstance(format, (bytes, bytearray)):
            format = format.decode("ascii")
        elif not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        self.format = format
        self._order = "little"
        self._aligned = True
        body = format
        if format[:1] in ("@", "=", "<", ">", "!"):
            self._order = "big" if format[0] in ">!" else "little"
            self._aligned = format[0] == "@"
            body = format[1:]
        # Items: (code, count, offset, size of one).
        self._items = []
        offset = 0
        number = ""
        for code in body:
            if code.isspace():
                continue
            if code.isdigit():
                number += code
                continue
            count = int(number) if number else 1
            number = ""
            size = self._size_of(code)
            if self._aligned and size > 1 and code not in "sp":
                offset += -offset % size
            self._items.append((code, count, offset, size))
            offset += size * count
        if number:
            raise error("repeat count given without format specifier")
        self.size = offset

    def _size_of(self, code):
        if code in "xcsp?":
            return 1
        if self._aligned and code in "lLnNP":
            return 8
        if code in _integers:
            return _integers[code][0]
        if code in _floats:
            return _floats[code]
        raise error("bad char in struct format")

    def _count(self):
        return sum(1 if code in "sp" else 0 if code == "x" else count for code, count, _, _ in self._items)

    def pack(self, *values):
        if len(values) != self._count():
            raise error("pack expected %d items for packing (got %d)" % (self._count(), len(values)))
        result = bytearray(self.size)
        position = 0
        for code, count, offset, size in self._items:
            if code == "x":
                continue
            if code in "sp":
                result[offset:offset + count] = self._pack_text(code, count, values[position])
                position += 1
                continue
            for index in range(count):
                at = offset + index * size
                result[at:at + size] = self._pack_one(code, size, values[position])
                position += 1
        return bytes(result)

    def _pack_text(self, code, count, value):
        if not isinstance(value, (bytes, bytearray)):
            raise error(f"argument for '{code}' must be a bytes object")
        if code == "p":
            value = bytes([min(len(value), count - 1, 255)]) + value[:count - 1] if count else b""
        return bytes(value[:count]).ljust(count, b"\0")

    def _pack_one(self, code, size, value):
        if code == "?":
            return b"\1" if value else b"\0"
        if code == "c":
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            return bytes(value)
        if code in _floats:
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise error("required argument is not a float")
            from _struct import float_to_bytes
            data = float_to_bytes(float(value), size)
            return data if self._order == "little" else data[::-1]
        try:
            number = type(value).__index__(value)
        except AttributeError:
            raise error("required argument is not an integer") from None
        signed = code in "bhilqn"
        low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
        if not low <= number <= high:
            if not signed and number < 0 and size > 2:
                raise error("argument out of range")
            raise error(self._range_message(code, size, low, high))
        return number.to_bytes(size, self._order, signed=signed)

    def _range_message(self, code, size, low, high):
        if code in "bB":
            return ("byte" if code == "b" else "ubyte") + f" format requires {low} <= number <= {high}"
        if code in "hH":
            return ("short" if code == "h" else "ushort") + f" format requires {low} <= number <= {high}"
        if code in "qQ" and self._aligned or code in "lLnNP" and self._aligned:
            return "argument out of range" if code in "nNP" else "int too large to convert"
        return f"'{code}' format requires {low} <= number <= {high}"

    def unpack(self, buffer):
        data = bytes(buffer)
        if len(data) != self.size:
            raise error("unpack requires a buffer of %d bytes" % self.size)
        return self._read(data)

    def _read(self, data):
        values = []
        for code, count, offset, size in self._items:
            if code == "x":
                continue
            if code == "s":
                values.append(data[offset:offset + count])
            elif code == "p":
                values.append(data[offset + 1:offset + 1 + min(data[offset], count - 1)] if count else b"")
            elif code in _floats:
                from _struct import float_from_bytes
                for at in range(offset, offset + count * size, size):
                    piece = data[at:at + size]
                    values.append(float_from_bytes(piece if self._order == "little" else piece[::-1]))
            else:
                for at in range(offset, offset + count * size, size):
                    piece = data[at:at + size]
                    if code == "?":
                        values.append(piece != b"\0")
                    elif code == "c":
                        values.append(piece)
                    else:
                        values.append(int.from_bytes(piece, self._order, signed=code in "bhilqn"))
        return tuple(values)

    def unpack_from(self, buffer, offset=0):
        data = bytes(buffer)
        if offset < 0:
            if offset + len(data) < 0:
                raise error("offset %d out of range for %d-byte buffer" % (offset, len(data)))
            offset += len(data)
        if len(data) - offset < self.size:
            raise error("unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d "
                        "(actual buffer size is %d)" % (offset + self.size, self.size, offset, len(data)))
        return self._read(data[offset:offset + self.size])

    def pack_into(self, buffer, offset, *values):
        packed = self.pack(*values)
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error("pack_into requires a buffer of at least %d bytes for packing %d bytes at offset %d "
                        "(actual buffer size is %d)" % (offset + self.size, self.size, offset, len(buffer)))
        buffer[offset:offset + self.size] = packed

    def iter_unpack(self, buffer):
        data = bytes(buffer)
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(data) % self.size:
            raise error("iterative unpacking requires a buffer of a multiple of %d bytes" % self.size)
        return (self._read(data[at:at + self.size]) for at in range(0, len(data), self.size))


Struct.__module__ = "_struct"


def _compiled(format):
    found = _cache.get(format)
    if found is None:
        if len(_cache) > 100:
            _cache.clear()
        found = _cache[format] = Struct(format)
    return found


def calcsize(format, /):
    return _compiled(format).size


def pack(format, /, *values):
    return _compiled(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    _compiled(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return _compiled(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _compiled(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _compiled(format).iter_unpack(buffer)
