import _io
import posix

path = "/tmp/cellbook_binary_%d.bin" % posix.getpid()


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, str(error).replace(path, "PATH"))


with open(path, "wb") as f:
    print(f.write(b"0123456789"), f.tell(), f.mode)
    print(f.seek(2), f.write(bytearray(b"AB")), f.tell())
    attempt(lambda: f.write("text"))
    attempt(lambda: f.read())
with open(path, "rb") as f:
    print(f.read(3), f.tell(), f.read1(2), f.peek(1)[:1], f.read(), f.read(), f.tell())
    print(f.seek(-3, 2), f.read(), f.seek(1), f.seek(1, 1), f.read(1))
    attempt(lambda: f.write(b"x"))
    attempt(lambda: f.seek(-1))
    attempt(lambda: f.truncate())
    target = bytearray(4)
    f.seek(0)
    print(f.readinto(target), target)
attempt(lambda: f.read())
attempt(lambda: f.seek(0))
attempt(lambda: f.tell())
attempt(lambda: f.readline())
attempt(lambda: f.peek())
with open(path, "r+b") as f:
    print(f.read(2), f.write(b"xy"), f.read(2), f.tell())
    f.seek(0)
    print(f.read())
    print(f.truncate(4))
    f.seek(0)
    print(f.read())
with open(path, "ab") as f:
    f.write(b"\nline two\nlast")
with open(path, "rb") as f:
    print(f.readline(), f.readline(3), f.readlines())
    f.seek(0)
    print(list(f))
with open(path, "rb", buffering=0) as f:
    print(type(f).__name__, f.read(3), f.readall(), f.tell(), f.closefd, f.mode, f.name == path)
    attempt(lambda: f.write(b"x"))
with open(path, "wb", buffering=0) as f:
    print(f.write(b"abc"), f.readable(), f.writable(), f.seekable())
    attempt(lambda: f.read())
attempt(lambda: f.fileno())
number = posix.open(path, posix.O_RDONLY)
with open(number, "rb", closefd=False) as f:
    print(f.read(), f.name == number)
posix.close(number)
attempt(lambda: open(number, "rb"))
attempt(lambda: open(-1))
attempt(lambda: open(path, closefd=False))
print(open(path, opener=lambda name, flags: posix.open(name, flags)).read())


class Upper(_io._RawIOBase):
    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, b):
        piece = self.data[:len(b)]
        self.data = self.data[len(b):]
        b[:len(piece)] = piece.upper()
        return len(piece)


reader = _io.BufferedReader(Upper(b"one\ntwo\nthree"), 4)
print(reader.readline(), reader.read(2), reader.read())
print(list(_io.TextIOWrapper(_io.BufferedReader(Upper(b"x\r\ny\n\xc3\xa9")))))
print(Upper(b"abc").read(2), Upper(b"abc").read(), Upper(b"q\nr").readline(), Upper(b"q\nr").readlines())


class Sink(_io._RawIOBase):
    def __init__(self):
        self.got = []

    def writable(self):
        return True

    def write(self, b):
        self.got.append(bytes(b))
        return len(b)


sink = Sink()
writer = _io.BufferedWriter(sink, 4)
print(writer.write(b"ab"), sink.got, writer.write(b"cde"), writer.flush(), b"".join(sink.got))
text = _io.TextIOWrapper(_io.BufferedWriter(sink), encoding="utf-8", newline="\r\n")
print("héllo", 3, file=text)
text.flush()
print(b"".join(sink.got))
attempt(lambda: _io.BufferedReader(Sink()))
attempt(lambda: _io.BufferedWriter(Upper(b"")))


class Logged(_io.FileIO):
    def close(self):
        if not self.closed:
            print("closing")
        super().close()


with Logged(path, "w") as f:
    f.write(b"zz")
f = Logged(path)
f.tag = "kept"
print(f.read(), f.tag)
del f
attempt(lambda: _io.FileIO(path, "rt"))
attempt(lambda: _io.FileIO(path, "rw"))
posix.unlink(path)
