a = list(range(6))
def set_(s, v):
    b = list(range(6))
    b[s] = v
    return b
def del_(s):
    b = list(range(6))
    del b[s]
    return b


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('set_(slice(1, 3), [])')
show('set_(slice(1, 3), [9, 9, 9, 9])')
show('set_(slice(0, 0), [7])')
show('set_(slice(None), "ab")')
show('set_(slice(None, None, 2), [7, 8, 9])')
show('set_(slice(None, None, 2), [7])')
show('set_(slice(None, None, -1), range(6))')
show('set_(slice(4, 2), [7])')
show('set_(slice(100, None), [7])')
show('set_(slice(1, 2), 5)')
show('set_(slice(None, None, 2), 5)')
show('set_(0, 5)')
show('set_(6, 5)')
show('set_("a", 5)')
show('set_(-1, 5)')
show('del_(slice(1, 3))')
show('del_(slice(None, None, 2))')
show('del_(slice(None, None, -2))')
show('del_(0)')
show('del_(10)')
show('del_("a")')
show('del_(slice(None))')
show('del_(-1)')
show('set_(slice(2, 4), iter([1]))')
show('set_(slice(-2, None), (x for x in "z"))')
