x = 1
class C:
    a = 1
c = C()
c.b = 2


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('vars(c)')
show('"a" in vars(C)')
show('vars(5)')
show('vars() is globals()')
show('"x" in globals()')
show('locals() is globals()')
show('globals()["x"]')
show('vars(1, 2)')
show('__name__')
show('type(__builtins__).__name__')
show('__doc__')
show('__debug__')
