def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('list(enumerate("abc"))')
show('list(enumerate("ab", 5))')
show('list(enumerate([], start=1))')
show('next(enumerate("x"))')
show('enumerate(5)')
show('enumerate()')
show('enumerate("a", "b")')
show('list(zip())')
show('list(zip("ab"))')
show('list(zip("abc", [1, 2]))')
show('list(zip("ab", [1, 2], (3, 4)))')
show('list(zip(*[(1, 2), (3, 4)]))')
show('list(zip("ab", "cd", strict=True))')
show('list(zip("ab", "c", strict=True))')
show('list(zip("a", "cd", strict=True))')
show('list(zip("ab", "cd", "e", strict=True))')
show('zip(5)')
show('zip("a", 5)')
show('dict(zip("ab", range(2)))')
show('list(enumerate("ab", -1))')
show('list(enumerate("a", 10**20))')
