s = slice(1, 10, 2)


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('s')
show('(s.start, s.stop, s.step)')
show('s.indices(5)')
show('slice(None)')
show('slice(3)')
show('slice(None, None, -1).indices(4)')
show('slice(1, 2) == slice(1, 2)')
show('slice(1, 2) < slice(1, 3)')
show('hash(s)')
show('slice()')
show('slice(1, 2, 3, 4)')
show('slice("a", "b")')
show('slice(0, 5, 0).indices(3)')
show('s.indices(-1)')
show('s.indices("a")')
show('"abcdef"[slice(1, 4)]')
show('slice(-100, 100).indices(5)')
show('slice(None, None, -2).indices(5)')
show('s == (1, 10, 2)')
