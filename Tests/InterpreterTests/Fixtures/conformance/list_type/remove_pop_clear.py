a = [1, 2, 3, 2, 1.0, True]


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('a.remove(2)')
show('a')
show('a.remove(9)')
show('a.pop()')
show('a.pop(0)')
show('a.pop(-1)')
show('a')
show('a.pop(5)')
show('a.pop("x")')
show('[].pop()')
show('a.clear()')
show('a')
show('a.pop()')
show('a.remove()')
show('[1, 2].pop(1.5)')
show('[1, 2].pop(True)')
show('[1].pop(-2)')
