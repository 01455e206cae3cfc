import copy
class C:
    def __init__(self): self.v = [1]
    def __eq__(self, o): return self.v == o.v
    def __repr__(self): return f"C{self.v}"
c = C()
loop = [1]
loop.append(loop)


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('copy.copy(c)')
show('copy.copy(c).v is c.v')
show('copy.deepcopy(c).v is c.v')
show('copy.deepcopy([c, c])[0] is not c')
show('(lambda d: d[0] is d[1])(copy.deepcopy([c, c]))')
show('(lambda d: d[1] is d)(copy.deepcopy(loop))')
show('copy.copy([1, [2]])')
show('copy.copy({"a": [1]})')
show('copy.copy((1, 2))')
show('copy.copy({1})')
show('copy.copy("s")')
show('copy.copy(5)')
show('copy.copy(len) is len')
show('copy.copy(C) is C')
show('copy.deepcopy({"a": {"b": [1]}})')
show('copy.deepcopy((1, [2]))')
show('copy.copy(None)')
show('copy.deepcopy(x for x in [])')
show('copy.deepcopy(bytearray(b"a"))')
show('copy.deepcopy(frozenset([1]))')
show('copy.copy(ValueError("x", 1))')
show('copy.deepcopy(range(3))')
show('copy.deepcopy({1: {2}})')
show('copy.copy(slice(1, 2))')
show('copy.deepcopy(lambda: 0).__name__')
show('copy.Error.__mro__[1]')
