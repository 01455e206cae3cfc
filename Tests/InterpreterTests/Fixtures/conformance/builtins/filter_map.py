def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('list(map(str, [1, 2]))')
show('list(map(lambda a, b: a + b, [1, 2], [3, 4, 5]))')
show('list(map(None, [1]))')
show('map(str)')
show('map()')
show('list(filter(None, [0, 1, "", "a"]))')
show('list(filter(lambda x: x > 1, range(4)))')
show('filter(None)')
show('list(filter(5, [1]))')
show('list(map(5, [1]))')
show('map(str, 5)')
show('next(map(abs, [-3]))')
show('list(map(int, "123"))')
show('list(map(lambda: 0, [1]))')
show('list(filter(str.isdigit, "a1b2"))')
show('sum(map(len, ["a", "bb"]))')
show('list(map(max, [1, 5], [3, 2]))')
