a = [1, 2, 3, 2, "x"]


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('a.index(2)')
show('a.index(2, 2)')
show('a.index(2, 2, 3)')
show('a.index(9)')
show('a.index(2, -2)')
show('a.count(2)')
show('a.count(9)')
show('a.count(True)')
show('a.reverse()')
show('a')
show('a.index()')
show('a.index(2, "x")')
show('[float("nan")].count(float("nan"))')
show('a.copy() is a')
show('a.copy() == a')
show('[[1], [2]].index([2])')
show('[].index(1)')
show('[None].count(None)')
