import datetime
class F:
    def __format__(self, spec): return f"<{spec}>"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('"{:%Y-%m-%d}".format(datetime.date(2024, 1, 2))')
show('"{:abc}".format(F())')
show('"{:{}}".format(F(), "dyn")')
show('f"{F():a{1 + 1}b}"')
show('"{:>10}".format("é")')
show('"{:5}".format(True)')
show('"{:5}".format(None)')
show('"{}".format(None)')
show('"{:>5}".format([1])')
show('"{!s:>5}".format([1])')
show('"{:.3}".format("abcdef")')
show('"{:.3}".format(3.14159)')
show('"{:c}".format(955)')
show('"{:08.3f}".format(-3.14159)')
show('"{:+,}".format(1234567)')
show('"{:e}".format(12345)')
show('"{:g}".format(0.00001)')
show('"{:n}".format(1234)')
show('"{:x}".format(-255)')
show('"{:#b}".format(5)')
show('"{:%}".format(1)')
show('"{:_}".format(10**9)')
show('"{:,.3f}".format(1e9)')
show('format(F(), "z")')
show('"{:d}".format(1.0)')
show('"{:s}".format(1)')
show('"{:5.2s}|".format("abc")')
