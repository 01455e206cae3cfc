class R:
    def __reversed__(self): return "custom"
class S:
    def __len__(self): return 2
    def __getitem__(self, i): return i * 2
class N:
    __reversed__ = None


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('list(reversed([1, 2]))')
show('"".join(reversed("abc"))')
show('list(reversed((1, 2)))')
show('list(reversed(range(3)))')
show('list(reversed({"a": 1, "b": 2}))')
show('list(reversed({"a": 1}.items()))')
show('reversed(R())')
show('list(reversed(S()))')
show('reversed({1, 2})')
show('reversed(5)')
show('reversed(N())')
show('reversed(iter([]))')
show('reversed()')
show('list(reversed({"a": 1}.values()))')
