class A: pass
class R:
    def __repr__(self): return "R()"
class S:
    def __str__(self): return "S str"
class B:
    def __repr__(self): return "repr"
    def __str__(self): return "str"
class F(B):
    def __format__(self, spec): return f"format<{spec}>"
r, b, f = R(), B(), F()
print(str(r), repr(r), f"{r}", f"{r!s}", "%s %r" % (r, r), [r], {1: r}, (r,))
print(str(S()), repr(S()).startswith("<__main__.S object at 0x"))
print(str(b), repr(b), f"{b} {b!r} {b!s:>5}", "{} {!r}".format(b, b), [b], {b: b}, "%s|%r|%a" % (b, b, b))
print(f"{f} {f:x} {f:>10} {f!s:>5}", format(f), format(f, "q"), "{:y}".format(f))
print(repr(A).startswith("<class"), A, str(A), repr(A()).startswith("<__main__.A object at 0x"))
class Bad:
    def __repr__(self): return 5
class Bad2:
    def __str__(self): return None
class Bad3:
    def __format__(self, spec): return 1
for code in ("repr(Bad())", "str(Bad())", "str(Bad2())", "f'{Bad2()}'", "f'{Bad3()}'", "format(Bad3())", "[Bad()].__repr__()", "format(r, '>5')", "'%s' % Bad2()", "print(Bad2())"):
    try:
        print(eval(code))
    except TypeError as error:
        print(code, "->", error)
