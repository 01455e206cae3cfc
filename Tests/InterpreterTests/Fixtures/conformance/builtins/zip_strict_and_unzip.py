pairs = [(1, "a"), (2, "b")]


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('list(zip(*pairs))')
show('dict(pairs)')
show('[list(c) for c in zip(*pairs)]')
show('list(zip(range(3), "abcd", strict=False))')
show('list(zip([1], [2, 3], strict=True))')
show('list(zip([1, 2], [3], strict=True))')
show('list(zip([], [], strict=True))')
show('list(zip(pairs))')
show('list(zip(*[]))')
show('list(zip(*zip(*pairs))) == pairs')
show('sum(a * b for a, b in zip([1, 2], [3, 4]))')
show('list(zip("ab", "cd", "ef"))')
