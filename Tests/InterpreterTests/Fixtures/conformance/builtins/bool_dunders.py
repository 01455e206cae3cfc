class B:
    def __bool__(self): return False
class L:
    def __len__(self): return 2
class X:
    def __bool__(self): return "x"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('bool(B())')
show('bool(L())')
show('bool(X())')
show('not B()')
show('B() or 5')
show('L() and 6')
show('bool(object())')
show('[x for x in (B(), L()) if x] != []')
