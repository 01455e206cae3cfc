class C:
    def __str__(self): return "C!"


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('str()')
show('str(5)')
show('str(1.0)')
show('str(None)')
show('str([1, "a"])')
show('str(C())')
show('str(b"ab")')
show('str(b"ab", "ascii")')
show('str(b"\\xc3\\xa9", "utf-8")')
show('str(b"\\xff", "utf-8")')
show('str(b"\\xff", "utf-8", "replace")')
show('str(b"\\xff", errors="ignore")')
show('str("a", "utf-8")')
show('str(5, "utf-8")')
show('str(object=7)')
show('str(b"a", "nope")')
show('str({"k": "v"})')
show('str((1,))')
show('str({1})')
show('str(range(3))')
show('str(int)')
show('str(len)')
show('str(Exception("x"))')
show('str(1e100)')
show('str(-0.0)')
