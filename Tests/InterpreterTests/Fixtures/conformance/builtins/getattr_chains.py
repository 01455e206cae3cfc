class C:
    def __getattr__(self, n): return n * 2
c = C()


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('c.ab')
show('getattr(c, "q", 1)')
show('hasattr(c, "anything")')
show('c.x.upper()')
show('getattr(C, "zz", "none")')
show('getattr(c, "__class__").__name__')
show('getattr("abc", "upper")()')
show('getattr(5, "nope", None)')
show('getattr([], "append").__name__')
