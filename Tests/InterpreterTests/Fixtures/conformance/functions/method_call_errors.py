class C:
    def m(self, a):
        return a

    @classmethod
    def c(cls, a):
        return a

    @staticmethod
    def s(a):
        return a

    def __init__(self, x, y=2):
        self.x = x

    def no_self():
        return 1


c = C(1)
for call in ("c.m()", "c.m(1, 2)", "C.m(1)", "C.m()", "c.c()", "C.s()", "C()", "C(1, 2, 3)", "C(z=1)", "c.no_self()", "C.no_self()", "c.missing()", "c()", "C.x", "c.m(b=1)",
             "object(1)", "int(1, 2, 3)", "[].append()", "[].append(1, 2)", "''.join()", "''.join([], [])", "{}.get()", "len(1, 2)", "{}.pop()", "dict(1, 2)", "list(1, 2)", "tuple(1, 2)",
             "set(1, 2)", "str(1, 2, 3, 4)", "range()", "range(1, 2, 3, 4)", "type()", "type(1, 2)", "isinstance(1)", "print(1, x=2)", "abs()", "abs(1, 2)", "[].sort(1)", "[].index()", "'a'.split(1, 2, 3)", "bool(1, 2)", "float(1, 2)"):
    try:
        print(call, eval(call))
    except Exception as error:
        print(call, "->", type(error).__name__, error)
