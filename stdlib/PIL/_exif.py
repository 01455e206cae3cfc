"""Tags of an image: the first EXIF directory and those it points at."""

import struct

# Sizes and layouts of the kinds of values.
_KINDS = {1: ('B', 1), 2: ('s', 1), 3: ('H', 2), 4: ('I', 4), 5: ('II', 8), 6: ('b', 1), 7: ('s', 1), 8: ('h', 2), 9: ('i', 4),
          10: ('ii', 8), 11: ('f', 4), 12: ('d', 8)}
# Tags whose kind does not follow from the value: resolutions and times of exposure are fractions.
_FRACTIONS = (282, 283, 33434, 33437, 37122, 37378, 37381, 37386, 41486, 41487, 42240)


class IFDRational(float):
    """A fraction as a number; `numerator` and `denominator` as they are stored."""

    def __new__(cls, value, denominator=1):
        made = float.__new__(cls, value / denominator if denominator else float('nan'))
        made._pair = (value, denominator)
        return made

    numerator = property(lambda self: self._pair[0])
    denominator = property(lambda self: self._pair[1])

    def __repr__(self):
        return str(float(self))

    __str__ = __repr__


class Exif:
    """A mapping from tags to values."""

    def __init__(self, data=b''):
        self._values, self._places, self._block, self._order = {}, {}, b'', '>'
        self.load(data)

    def load(self, data):
        block = data[6:] if data[:6] == b'Exif\x00\x00' else data
        if len(block) < 8 or block[:2] not in (b'II', b'MM'):
            return
        self._block, self._order = block, '<' if block[:2] == b'II' else '>'
        self._values = self._directory(struct.unpack(self._order + 'I', block[4:8])[0])

    def _directory(self, at):
        """The values of the directory at a place, as far as they can be read."""
        block, order, found = self._block, self._order, {}
        if at + 2 > len(block):
            return found
        for number in range(struct.unpack(order + 'H', block[at:at + 2])[0]):
            place = at + 2 + 12 * number
            if place + 12 > len(block):
                break
            tag, kind, count = struct.unpack(order + 'HHI', block[place:place + 8])
            if kind not in _KINDS:
                continue
            layout, size = _KINDS[kind]
            start = place + 8 if size * count <= 4 else struct.unpack(order + 'I', block[place + 8:place + 12])[0]
            body = block[start:start + size * count]
            if len(body) == size * count:
                found[tag] = _value(kind, order, layout, count, body)
        return found

    def get_ifd(self, tag):
        """The directory that a tag points at."""
        tag = int(tag)
        if tag not in self._places:
            at = self._values.get(tag)
            self._places[tag] = self._directory(at) if isinstance(at, int) and self._block else {}
        return self._places[tag]

    def tobytes(self, offset=8):
        """An EXIF block, the highest byte first."""
        entries, extra = [], b''
        values = dict(self._values)
        for tag, directory in self._places.items():
            if directory:
                values[tag] = directory
        place = offset + 2 + 12 * len(values) + 4
        for tag in sorted(values):
            value = values[tag]
            if isinstance(value, dict):
                inner = _packed_directory(value, place + len(extra))
                entries.append(struct.pack('>HHII', tag, 4, 1, place + len(extra)))
                extra += inner
                continue
            kind, count, body = _packed(tag, value)
            if len(body) <= 4:
                entries.append(struct.pack('>HHI', tag, kind, count) + body.ljust(4, b'\0'))
            else:
                entries.append(struct.pack('>HHII', tag, kind, count, place + len(extra)))
                extra += body + b'\0' * (len(body) % 2)
        head = b'Exif\x00\x00MM\x00*' + struct.pack('>I', offset)
        return head + struct.pack('>H', len(entries)) + b''.join(entries) + b'\0\0\0\0' + extra

    # A mapping

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(set(self._values))

    def __getitem__(self, tag):
        return self._values[tag]

    def __setitem__(self, tag, value):
        self._values[int(tag)] = value

    def __delitem__(self, tag):
        del self._values[tag]

    def __contains__(self, tag):
        return tag in self._values

    def keys(self):
        return list(self)

    def values(self):
        return [self._values[tag] for tag in self]

    def items(self):
        return [(tag, self._values[tag]) for tag in self]

    def get(self, tag, default=None):
        return self._values.get(tag, default)

    def pop(self, tag, *default):
        return self._values.pop(tag, *default)

    def update(self, other):
        self._values.update(dict(other))

    def clear(self):
        self._values.clear()

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())

    def __str__(self):
        return str(dict(self.items()))


def _value(kind, order, layout, count, body):
    if kind == 2:
        return body.rstrip(b'\x00').decode('latin-1')
    if kind == 7:
        return body
    numbers = struct.unpack(order + layout * count, body)
    if kind in (5, 10):
        numbers = tuple(IFDRational(numbers[i], numbers[i + 1]) for i in range(0, len(numbers), 2))
    return numbers[0] if count == 1 else bytes(numbers) if kind == 1 else numbers


def _fraction(value):
    """(numerator, denominator) of 32 bits at most."""
    if isinstance(value, IFDRational):
        return value._pair
    from fractions import Fraction
    found = Fraction(value).limit_denominator(1 << 31)
    return found.numerator, found.denominator


def _packed(tag, value):
    """(kind, count, bytes) of a value."""
    if isinstance(value, str):
        body = value.encode('ascii', 'replace') + b'\0'
        return 2, len(body), body
    if isinstance(value, bytes):
        return 7, len(value), value
    values = list(value) if isinstance(value, (tuple, list)) else [value]
    if tag in _FRACTIONS or isinstance(values[0], IFDRational):
        pairs = [_fraction(each) for each in values]
        return 5, len(pairs), b''.join(struct.pack('>II', *pair) for pair in pairs)
    if isinstance(values[0], float):
        return 12, len(values), struct.pack('>' + 'd' * len(values), *values)
    if all(0 <= each < 65536 for each in values):
        return 3, len(values), struct.pack('>' + 'H' * len(values), *values)
    signed = any(each < 0 for each in values)
    return 9 if signed else 4, len(values), struct.pack('>' + ('i' if signed else 'I') * len(values), *values)


def _packed_directory(directory, at):
    entries, extra, place = [], b'', at + 2 + 12 * len(directory) + 4
    for tag in sorted(directory):
        kind, count, body = _packed(tag, directory[tag])
        if len(body) <= 4:
            entries.append(struct.pack('>HHI', tag, kind, count) + body.ljust(4, b'\0'))
        else:
            entries.append(struct.pack('>HHII', tag, kind, count, place + len(extra)))
            extra += body + b'\0' * (len(body) % 2)
    return struct.pack('>H', len(entries)) + b''.join(entries) + b'\0\0\0\0' + extra
