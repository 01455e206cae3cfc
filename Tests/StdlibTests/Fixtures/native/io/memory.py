import _io
import sys


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


b = _io.BytesIO(b"hello\nworld\n")
print(b.read(2), b.tell(), b.readline(), b.read(), b.read(), b.getvalue())
print(b.seek(0), list(b), b.seek(-3, 2), b.read(), b.seek(20), b.write(b"!"), b.getvalue())
print(b.truncate(3), b.getvalue(), b.tell(), b.readable(), b.writable(), b.seekable(), b.isatty())
attempt(lambda: b.write("x"))
attempt(lambda: b.seek(-1))
attempt(lambda: b.fileno())
attempt(lambda: b.detach())
attempt(lambda: b.seek(0, 5))
b.close()
attempt(lambda: b.read())
attempt(lambda: b.getvalue())
s = _io.StringIO("one\ntwo\r\nthree")
print(repr(s.read(2)), s.tell(), repr(s.readline()), s.readlines(), s.getvalue() == "one\ntwo\r\nthree")
s.seek(0, 2)
print(s.write("more"), s.seek(1), s.write("XX"), repr(s.getvalue()))
print(s.seek(30), s.write("end"), repr(s.getvalue()))
print(s.truncate(4), repr(s.getvalue()))
for newline in (None, "", "\n", "\r", "\r\n"):
    t = _io.StringIO("a\nb\r\nc\rd", newline=newline)
    print(newline, t.readlines(), repr(t.getvalue()), t.newlines)
attempt(lambda: s.write(b"x"))
attempt(lambda: s.seek(1, 1))
attempt(lambda: s.seek(-1))
attempt(lambda: s.fileno())
attempt(lambda: _io.StringIO(3))
attempt(lambda: _io.StringIO("", "q"))
s.close()
attempt(lambda: s.read())
with _io.StringIO() as t:
    print("to", "memory", sep="-", end="!", file=t)
    print(t.getvalue())
print(t.closed)
saved = sys.stdout
sys.stdout = _io.StringIO()
print("hidden")
text = sys.stdout.getvalue()
sys.stdout = saved
print(repr(text))


class Tee(_io._TextIOBase):
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)
        return len(s)


tee = Tee()
print("a", 1, file=tee)
print(tee.parts, tee.writable(), tee.closed)
attempt(lambda: tee.read())
tee.close()
attempt(lambda: tee.flush())


class Shout(_io.StringIO):
    def write(self, s):
        return super().write(s.upper())


shout = Shout()
print("quiet", file=shout)
shout.extra = 5
print(shout.getvalue(), shout.extra, isinstance(shout, _io._TextIOBase))
w = _io.TextIOWrapper(_io.BytesIO(), encoding="utf-8")
print(w.write("é\n"), w.tell(), w.buffer.getvalue(), w.seek(0), w.read())
raw = w.detach()
attempt(lambda: w.read())
print(raw.getvalue())
w = _io.TextIOWrapper(_io.BytesIO(b"caf\xc3\xa9\xe2\x82\xac" * 3000))
print(len(w.read(10)), w.tell(), len(w.read()), w.encoding)
w = _io.TextIOWrapper(_io.BytesIO(b"x" * 8191 + b"\xc3\xa9\r\nend"))
print([len(line) for line in w], w.newlines)
attempt(lambda: _io.TextIOWrapper(_io.BytesIO(b"ab\xc3")).read())
print(sys.stdout.encoding, sys.stdout.name, sys.stdout.mode, sys.stdout.fileno(), sys.stderr.name, sys.stdin.name, sys.stdin.mode)
sys.stdout.write("direct\n")
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.buffer.flush()
print("after")
attempt(lambda: sys.stdout.write(3))
print(_io.DEFAULT_BUFFER_SIZE, _io.UnsupportedOperation.__mro__[1].__name__, issubclass(_io.UnsupportedOperation, ValueError))
