import _io
import posix

path = "/tmp/cellbook_text_%d.txt" % posix.getpid()


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, str(error).replace(path, "PATH"))


with open(path, "w") as f:
    print(f.write("alpha\nbeta\r\ngamma\rdelta"), f.writable(), f.readable(), f.seekable(), f.closed, f.mode, f.encoding, f.errors)
    f.writelines(["\n", "epsilon\n", "zeta é ∑ 😀\n"])
print(f.closed)
attempt(lambda: f.write("x"))
attempt(lambda: f.read())
with open(path) as f:
    print(repr(f.read()), f.newlines)
    print(repr(f.read()))
with open(path, newline="") as f:
    print([line for line in f], f.newlines)
with open(path, newline="\n") as f:
    print(f.readlines(), f.newlines)
with open(path, newline="\r") as f:
    print(f.readlines(), f.newlines)
with open(path, newline="\r\n") as f:
    print(f.readlines(), f.newlines)
with open(path) as f:
    print(repr(f.readline()), f.tell())
    print(repr(f.readline(2)), f.tell())
    print(repr(f.readline()), repr(f.read(3)), f.tell())
    position = f.tell()
    print(repr(f.read()))
    print(f.seek(position), repr(f.read(4)))
    print(f.seek(0), repr(f.readline()))
    print(f.seek(0, 2), repr(f.read()))
    attempt(lambda: f.seek(3, 1))
    attempt(lambda: f.seek(-3, 2))
    attempt(lambda: f.seek(-1))
    attempt(lambda: f.write("x"))
    f.seek(0)
    for line in f:
        attempt(f.tell)
        break
    print(f.readlines(8))
with open(path, "a") as f:
    print(f.tell() > 0, f.write("appended\n"))
with open(path, "r+") as f:
    print(len(f.read()))
    f.seek(0)
    f.write("ALPHA")
    f.flush()
    f.seek(0)
    print(repr(f.readline()))
    f.truncate(5)
print(repr(open(path).read()))
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, "w", newline=newline) as f:
        f.write("a\nb\r\n")
    print(newline, open(path, "rb").read())
for encoding in ("utf-8", "latin-1", "ascii", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"):
    with open(path, "w", encoding=encoding, errors="replace") as f:
        f.write("aé∑")
        f.write("b\n")
    with open(path, "rb") as f:
        print(encoding, f.read())
    with open(path, encoding=encoding, errors="replace") as f:
        print(f.encoding, f.errors, ascii(f.read()))
with open(path, "wb") as f:
    f.write(b"ok \xff\xfe bad\n")
attempt(lambda: open(path).read())
print(ascii(open(path, errors="ignore").read()), ascii(open(path, errors="replace").read()))
print(ascii(open(path, errors="surrogateescape").read()), ascii(open(path, errors="backslashreplace").read()))
attempt(lambda: open(path, encoding="nonsense"))
attempt(lambda: open(path, "w", encoding="ascii").write("é"))
attempt(lambda: open(path, "z"))
attempt(lambda: open(path, "rw"))
attempt(lambda: open(path, "rbt"))
attempt(lambda: open(path, "rr"))
attempt(lambda: open(path, ""))
attempt(lambda: open(path, "rb", encoding="utf-8"))
attempt(lambda: open(path, "rb", errors="strict"))
attempt(lambda: open(path, "rb", newline="\n"))
attempt(lambda: open(path, newline="x"))
attempt(lambda: open(path, buffering=0))
attempt(lambda: open(path, 3))
attempt(lambda: open(3.5))
attempt(lambda: open("/tmp/cellbook/no/such"))
attempt(lambda: open("/tmp"))
attempt(lambda: open("a\0b"))
attempt(lambda: open(path, "x"))
attempt(lambda: open(path).write(b"x"))
attempt(lambda: open(path, "w").write(b"x"))
attempt(lambda: open(path, "w").read())
print(repr(open(path)).replace(path, "PATH"), repr(open(path, "rb")).replace(path, "PATH"))
print(repr(open(path, "rb", buffering=0)).replace(path, "PATH"), repr(open(path, "w+b")).replace(path, "PATH"))
with open(path, "w") as f:
    for number in range(5000):
        f.write("line %d é\n" % number)
with open(path) as f:
    print(sum(len(line) for line in f))
with open(path) as f:
    total = 0
    while True:
        place = f.tell()
        line = f.readline()
        if not line:
            break
        if "999" in line:
            total += place
    print(total)
f = open(path)
f.close()
f.close()
attempt(lambda: f.__enter__())
attempt(lambda: next(f))
print(f"{open(path).fileno() > 2}", open(path).isatty(), open(path).name == path)
b = open(path).buffer
print(type(b).__name__, type(b).__module__, isinstance(open(path), _io._TextIOBase), isinstance(b, _io._BufferedIOBase))
posix.unlink(path)
