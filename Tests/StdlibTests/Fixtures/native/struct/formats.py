import _struct


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


for format, values in [
    ("<bBhHiIqQ", (-1, 255, -300, 65535, -70000, 4000000000, -2 ** 60, 2 ** 64 - 1)),
    (">bBhHiIqQ", (-1, 255, -300, 65535, -70000, 4000000000, -2 ** 60, 2 ** 64 - 1)),
    ("@bhilqnN", (1, 2, 3, 4, 5, 6, 7)), ("=bhilq", (1, 2, 3, 4, 5)), ("<efd", (1.5, -2.25, 3.141592653589793)),
    (">efd", (65504.0, 1e30, -1e-300)), ("5s3p?c", (b"hello world", b"abcdef", True, b"z")), ("<2h3x2B", (1, 2, 3, 4)),
    ("bi", (1, 2)), ("ib", (1, 2)), ("3i", (1, 2, 3)), ("0i", ()), ("!H", (258,)), ("0s", (b"",)), ("10s", (b"ab",)),
]:
    data = _struct.pack(format, *values)
    print(format, _struct.calcsize(format), data, _struct.unpack(format, data))
for format, values in [
    ("b", (128,)), ("B", (-1,)), ("h", (40000,)), ("H", (70000,)), ("i", (2 ** 31,)), ("I", (-1,)), ("q", (2 ** 63,)),
    ("Q", (-1,)), ("Q", (2 ** 64,)), ("i", (1.5,)), ("f", ("x",)), ("f", (1e40,)), ("e", (1e6,)), ("c", (b"ab",)), ("s", ("x",)),
    ("z", (1,)), ("2", ()), ("ii", (1,)), ("i", (1, 2)), ("<n", (1,)), ("l", (2 ** 70,)), ("<l", (2 ** 40,)),
]:
    attempt(_struct.pack, format, *values)
attempt(_struct.unpack, "i", b"abc")
attempt(_struct.unpack_from, "i", b"abc")
print(_struct.unpack_from("<h", b"\x01\x02\x03\x04", 2), _struct.unpack_from("<h", b"\x01\x02\x03\x04", -2))
print(list(_struct.iter_unpack("<h", b"\x01\x02\x03\x04")))
attempt(_struct.iter_unpack, "<h", b"abc")
s = _struct.Struct("<if")
print(s.size, s.format, s.pack(1, 2.5), s.unpack(s.pack(1, 2.5)))
b = bytearray(10)
s.pack_into(b, 1, 7, 0.5)
print(b, s.unpack_from(b, 1))
attempt(s.pack_into, b, 8, 1, 1.0)
print(_struct.unpack("<f", _struct.pack("<f", 0.1)), _struct.unpack("<e", b"\x00\x7c"), _struct.unpack("<d", b"\xff" * 8))
