class L:
    def __len__(self): return 3


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('len([])')
show('len("é😀")')
show('len({1: 2})')
show('len({1, 2})')
show('len((1,))')
show('len(range(10))')
show('len(range(0, 10, 3))')
show('len(b"abc")')
show('len(L())')
show('len(5)')
show('len(None)')
show('len(iter([]))')
show('len(x for x in [])')
show('len(range(10**30))')
show('len(range(10, 0))')
show('len([1, 2], 3)')
show('len({}.keys())')
show('len(int)')
