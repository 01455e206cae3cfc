b = b"abc"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('b[0]')
show('b[-1]')
show('b[1:]')
show('b[::-1]')
show('b[5]')
show('b["a"]')
show('list(b)')
show('b + b"d"')
show('b * 2')
show('b == "abc"')
show('b == b"abc"')
show('b < b"abd"')
show('b + "d"')
show('b"d" + 5')
show('97 in b')
show('b"bc" in b')
show('"a" in b')
show('len(b)')
show('hash(b) == hash(b"abc")')
show('b""')
show('b"\\x00\\x7f\\x80"')
show('b\'"\'')
show('b"\'"')
show('b\'\\\'"\'')
show('bytes(b) is not None')
show('b < "a"')
show('b"a" b"b"')
show('{b"k": 1}[b"k"]')
show('min(b)')
show('256 in b')
show('b.foo')
show('sorted([b"b", b"a"])')
