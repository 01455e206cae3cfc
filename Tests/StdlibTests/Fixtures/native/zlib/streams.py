import zlib


def attempt(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


data = b"hello hello hello " * 500
for level in (-1, 0, 1, 6, 9):
    packed = zlib.compress(data, level)
    print(level, len(packed) < 12000, zlib.decompress(packed) == data)
for wbits in (15, -15, 31):
    packed = zlib.compress(data, wbits=wbits)
    print(wbits, zlib.decompress(packed, wbits=wbits) == data)
print(zlib.crc32(b"abc"), zlib.crc32(b"c", zlib.crc32(b"ab")), zlib.adler32(b"abc"), zlib.crc32(b""), zlib.adler32(b""), zlib.crc32(b"x" * 100000))
c = zlib.compressobj(9, zlib.DEFLATED, -15)
parts = c.compress(data[:100]) + c.flush(zlib.Z_SYNC_FLUSH) + c.compress(data[100:]) + c.flush()
d = zlib.decompressobj(-15)
print(d.decompress(parts + b"tail") == data, d.eof, d.unused_data, d.unconsumed_tail)
d = zlib.decompressobj()
packed = zlib.compress(data)
out = d.decompress(packed, 10)
print(out, len(d.unconsumed_tail) > 0, d.eof)
while d.unconsumed_tail:
    out += d.decompress(d.unconsumed_tail, 1000)
print(out + d.flush() == data, d.eof)
d = zlib.decompressobj()
print(b"".join(d.decompress(packed[i:i + 3]) for i in range(0, len(packed), 3)) == data)
attempt(zlib.decompress, b"garbage")
attempt(zlib.decompress, packed[:-5])
attempt(zlib.decompress, b"")
attempt(zlib.compress, b"x", 10)
attempt(zlib.compress, "text")
attempt(zlib.compressobj, wbits=99)
attempt(zlib.decompressobj, 99)
c = zlib.compressobj(zdict=b"hello hello")
p = c.compress(b"hello hello there") + c.flush()
print(zlib.decompressobj(zdict=b"hello hello").decompress(p))
attempt(zlib.decompress, p)
c = zlib.compressobj()
first = c.compress(b"abc")
e = c.copy()
print(zlib.decompress(first + c.compress(b"1") + c.flush()), zlib.decompress(first + e.compress(b"2") + e.flush()))
print(zlib.MAX_WBITS, zlib.Z_BEST_COMPRESSION, zlib.Z_FINISH, zlib.DEFLATED)
