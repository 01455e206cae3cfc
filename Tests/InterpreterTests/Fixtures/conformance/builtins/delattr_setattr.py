class C: pass
c = C()


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('setattr(c, "a b", 1)')
show('getattr(c, "a b")')
show('setattr(c, 5, 1)')
show('delattr(c, "a b")')
show('delattr(c, "a b")')
show('setattr(c, "x", 2)')
show('c.x')
show('setattr(C, "y", 3)')
show('c.y')
show('delattr(c, "y")')
show('setattr(None, "x", 1)')
show('setattr(5, "real", 1)')
show('vars(c)')
