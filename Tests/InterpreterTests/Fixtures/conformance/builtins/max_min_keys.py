words = ["pear", "fig", "apple", "kiwi"]


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('max(words)')
show('min(words)')
show('max(words, key=len)')
show('min(words, key=len)')
show('max(words, key=lambda w: w[-1])')
show('max(*words)')
show('min("b", "a", key=str.upper)')
show('max([], default=None)')
show('max([[1, 2], [1, 3]])')
show('max(1, 2.5, True)')
show('min({"b": 1, "a": 2})')
show('max((3,), (2, 9))')
show('max([1], [2], key=sum)')
show('max(words, default="x", key=len)')
