import sys
class W:
    def write(self, s): sys.stdout.write("<" + s + ">")


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('print()')
show('print(1, "a", None)')
show('print("a", "b", sep="-", end="!\\n")')
show('print("a", sep=None, end=None)')
show('print(*[1, 2], sep="")')
show('print("x", file=W())')
show('print(1, sep=5)')
show('print(1, end=5)')
show('print(1, file=5)')
show('print("a\\nb")')
show('print(sep=",")')
show('print([1, "a"], (1,), {"k": \'v\'})')
show('print("é", "日")')
show('print("flush", flush=True)')
show('print(1, foo=2)')
show('print("", "", sep="|")')
