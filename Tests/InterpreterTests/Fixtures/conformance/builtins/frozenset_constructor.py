def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('frozenset()')
show('frozenset("aab") == {"a", "b"}')
show('frozenset([1, 2])')
show('frozenset(5)')
show('frozenset([[1]])')
show('frozenset({1: 2})')
show('frozenset(frozenset([1]))')
show('frozenset([1], [2])')
show('frozenset(range(3))')
