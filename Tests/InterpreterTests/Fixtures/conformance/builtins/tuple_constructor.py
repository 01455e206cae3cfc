def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('tuple()')
show('tuple("ab")')
show('tuple([1, [2]])')
show('tuple({1: 2})')
show('tuple((1, 2)) == (1, 2)')
show('tuple(5)')
show('tuple([1], [2])')
show('tuple(None)')
show('tuple(range(3))')
show('tuple(x * 2 for x in "a")')
show('tuple(map(str, [1]))')
show('tuple(enumerate("a"))')
