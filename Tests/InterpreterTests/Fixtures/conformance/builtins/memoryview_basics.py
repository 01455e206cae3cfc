m = memoryview(b"abcdef")
ba = bytearray(b"xyz")
w = memoryview(ba)


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('m[0]')
show('m[1:3].tobytes()')
show('len(m)')
show('m.nbytes')
show('list(m[:2])')
show('m.readonly')
show('w.readonly')
show('w.__setitem__(0, 65)')
show('ba')
show('m.__setitem__(0, 65)')
show('m == b"abcdef"')
show('m.tolist()')
show('memoryview(5)')
show('memoryview("a")')
show('m.format')
show('m.itemsize')
show('m.shape')
show('m[-1]')
show('m[10]')
show('bytes(m)')
show('m.hex()')
