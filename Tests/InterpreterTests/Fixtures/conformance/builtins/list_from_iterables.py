def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('list(range(3))')
show('list("ab")')
show('list({1: 2}.items())')
show('list(map(abs, [-1]))')
show('list(zip("ab", "cd"))')
show('list(b"ab")')
show('list(x for x in "q")')
show('list([1]) is None')
show('list(reversed("abc"))')
show('list(enumerate("a"))')
show('list(filter(None, [0, 1]))')
show('list({3, 1, 2})')
show('list(memoryview(b"a"))')
