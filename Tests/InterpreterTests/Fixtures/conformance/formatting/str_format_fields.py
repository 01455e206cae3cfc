class C:
    x = 5
    d = {"k": "v"}
c = C()


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('"{} {}".format(1, 2)')
show('"{1} {0}".format("a", "b")')
show('"{0}{0}".format("x")')
show('"{name}".format(name="n")')
show('"{0.x} {0.d[k]}".format(c)')
show('"{[1]} {[k]}".format([1, 2], {"k": 3})')
show('"{!r} {!s} {!a}".format("é", "é", "é")')
show('"{:>5}|{:<5}|{:^5}".format(1, 2, 3)')
show('"{:{}}".format(5, 4)')
show('"{:{w}.{p}f}".format(3.14159, w=8, p=2)')
show('"{{}} {{{}}}".format(1)')
show('"{".format()')
show('"}".format()')
show('"{}".format()')
show('"{1}".format(0)')
show('"{x}".format()')
show('"{0} {}".format(1, 2)')
show('"{} {0}".format(1, 2)')
show('"{!z}".format(1)')
show('"{:d}".format("a")')
show('"{0.nope}".format(c)')
show('"{0[nope]}".format({})')
show('"{0[0]}".format("ab")')
show('"{a.b}".format(a=5)')
show('"{:}".format(5)')
show('"{a[}".format(a=1)')
show('"{0[}".format(1)')
show('"{!}".format(1)')
show('"{!r:>6}".format("a")')
show('"{:,}".format(1234)')
show('"{0:{1}{2}}".format(7, ">", 4)')
show('"{a}{b}".format_map({"a": 1, "b": 2})')
show('"{z}".format_map({})')
show('"{:%Y}".format(5)')
show('"{0[-1]}".format([1, 2])')
show('"{ }".format(1)')
show('"{0 }".format(1)')
show('"{!r }".format(1)')
show('"{0!r:}".format("x")')
show('"{:{:{}}}".format(1, 2, 3)')
