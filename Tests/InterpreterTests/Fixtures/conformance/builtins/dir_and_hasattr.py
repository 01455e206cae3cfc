class C:
    a = 1
    def m(self): pass
c = C()
c.b = 2


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('[n for n in dir(c) if not n.startswith("_")]')
show('[n for n in dir(C) if not n.startswith("_")]')
show('"append" in dir([])')
show('"upper" in dir("")')
show('hasattr(c, "a")')
show('hasattr(c, "zz")')
show('hasattr([], "append")')
show('hasattr(c, 5)')
show('getattr(c, "zz", 3)')
show('getattr(c, "a")')
show('getattr(c, "zz")')
show('getattr(c)')
show('setattr(c, "d", 4)')
show('c.d')
show('delattr(c, "d")')
show('c.d')
show('setattr(5, "x", 1)')
show('"c" in dir()')
show('getattr(c, "m").__name__')
show('dir(5)[-3:]')
show('delattr(c, "zz")')
