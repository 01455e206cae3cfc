"""Lists of numbers of one type."""

import struct
import sys
from operator import index as _index

__all__ = ["array", "ArrayType", "typecodes"]

typecodes = "bBuhHiIlLqQfd"
_ranges = {"b": ("signed char", -2 ** 7, 2 ** 7), "B": ("unsigned byte integer", 0, 2 ** 8),
           "h": ("signed short integer", -2 ** 15, 2 ** 15), "H": ("unsigned short", 0, 2 ** 16),
           "i": ("signed integer", -2 ** 31, 2 ** 31), "I": ("unsigned int", 0, 2 ** 32), "l": ("", -2 ** 63, 2 ** 63),
           "L": ("", 0, 2 ** 64), "q": ("", -2 ** 63, 2 ** 63), "Q": ("", 0, 2 ** 64)}
_overflow = {"l": "Python int too large to convert to C long", "L": "Python int too large to convert to C unsigned long",
             "q": "int too big to convert", "Q": "int too big to convert"}


def _checked(code, value):
    """The value as an array of that type keeps it."""
    if code in "fd":
        if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
            raise TypeError("must be real number, not " + type(value).__name__)
        value = float(value)
        return struct.unpack("f", struct.pack("f", value))[0] if code == "f" else value
    if code == "u":
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError("array item must be a unicode character, not " + type(value).__name__)
        return value
    if isinstance(value, float) or not hasattr(value, "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    value = _index(value)
    name, low, high = _ranges[code]
    if value < low:
        if code in "LQ":
            raise OverflowError("can't convert negative value to unsigned int" if code == "L" else
                                "can't convert negative int to unsigned")
        raise OverflowError(_overflow.get(code) or f"{name} is less than minimum")
    if value >= high:
        raise OverflowError(_overflow.get(code) or f"{name} is greater than maximum")
    return value


class array:
    """Items of one type, given by a letter."""

    __slots__ = ("typecode", "_items", "__weakref__")
    __hash__ = None

    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not " + type(typecode).__name__)
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError("cannot use a str to initialize an array with typecode '%s'" % typecode)
        self = object.__new__(cls)
        self.typecode = typecode
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            if isinstance(initializer, array) and typecode != "u" and initializer.typecode == "u":
                raise TypeError("cannot use a unicode array to initialize an array with typecode '%s'" % typecode)
            self._items = [_checked(typecode, item) for item in initializer]
        return self

    def __init__(self, *args):
        """Everything is done by `__new__`."""

    @property
    def itemsize(self):
        return 4 if self.typecode == "u" else struct.calcsize(self.typecode)

    def __repr__(self):
        if not self._items:
            return "array('%s')" % self.typecode
        shown = repr("".join(self._items)) if self.typecode == "u" else repr(self._items)
        return "array('%s', %s)" % (self.typecode, shown)

    def _like(self, items):
        result = array(self.typecode)
        result._items = items
        return result

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, place):
        if isinstance(place, slice):
            return self._like(self._items[place])
        if not hasattr(place, "__index__"):
            raise TypeError("array indices must be integers")
        try:
            return self._items[place]
        except IndexError:
            raise IndexError("array index out of range") from None

    def __setitem__(self, place, value):
        if isinstance(place, slice):
            if not isinstance(value, array):
                raise TypeError('can only assign array (not "%s") to array slice' % type(value).__name__)
            if value.typecode != self.typecode:
                raise TypeError("bad argument type for built-in operation")
            self._items[place] = list(value._items)
            return
        if not hasattr(place, "__index__"):
            raise TypeError("array indices must be integers")
        value = _checked(self.typecode, value)
        try:
            self._items[place] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, place):
        try:
            del self._items[place]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only append array (not "%s") to array' % type(other).__name__)
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "%s")' % type(other).__name__)
        self.extend(other)
        return self

    def __mul__(self, count):
        if not hasattr(count, "__index__"):
            raise TypeError("can't multiply sequence by non-int of type '%s'" % type(count).__name__)
        return self._like(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= count
        return self

    def _compare(self, other, operation):
        if not isinstance(other, array):
            return NotImplemented
        return operation(self._items, other._items)

    def __eq__(self, other):
        return self._compare(other, list.__eq__)

    def __lt__(self, other):
        return self._compare(other, list.__lt__)

    def __le__(self, other):
        return self._compare(other, list.__le__)

    def __gt__(self, other):
        return self._compare(other, list.__gt__)

    def __ge__(self, other):
        return self._compare(other, list.__ge__)

    def __copy__(self):
        return self._like(list(self._items))

    def __deepcopy__(self, memo):
        return self._like(list(self._items))

    def __reduce_ex__(self, protocol):
        return array, (self.typecode, list(self._items))

    def append(self, v, /):
        self._items.append(_checked(self.typecode, v))

    def extend(self, bb, /):
        if isinstance(bb, array) and bb.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        for item in list(bb):
            self.append(item)

    def insert(self, i, v, /):
        self._items.insert(i, _checked(self.typecode, v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, v, /):
        try:
            self._items.remove(v)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, v, start=0, stop=sys.maxsize, /):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def fromlist(self, list, /):
        if not isinstance(list, type([])):
            raise TypeError("arg must be list")
        self._items += [_checked(self.typecode, item) for item in list]

    def tobytes(self):
        if self.typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        return struct.pack("%d%s" % (len(self._items), self.typecode), *self._items)

    __bytes__ = tobytes

    def frombytes(self, buffer, /):
        data = bytes(buffer)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode == "u":
            self._items += list(data.decode("utf-32-le"))
        else:
            self._items += struct.unpack("%d%s" % (len(data) // self.itemsize, self.typecode), data)

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays ('u')")
        return "".join(self._items)

    def fromunicode(self, ustr, /):
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._items += list(ustr)

    def byteswap(self):
        data, size = self.tobytes(), self.itemsize
        self._items = []
        self.frombytes(b"".join(data[place:place + size][::-1] for place in range(0, len(data), size)))

    def buffer_info(self):
        return id(self._items), len(self._items)


ArrayType = array
