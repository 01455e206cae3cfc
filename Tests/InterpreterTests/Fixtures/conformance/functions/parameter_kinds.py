def f(a, b, /, c, d=4, *args, e, g=7, **kwargs):
    return a, b, c, d, args, e, g, kwargs


print(f(1, 2, 3, e=5))
print(f(1, 2, c=3, e=5, a=9, b=8))
print(f(1, 2, 3, 4, 5, 6, e=5, g=0, z=1))


def attempt(call):
    try:
        print(eval(call))
    except TypeError as error:
        print(call, "->", error)


attempt("f()")
attempt("f(1)")
attempt("f(1, 2)")
attempt("f(1, 2, 3)")
attempt("f(1, 2, 3, 4, c=5, e=1)")
attempt("f(a=1, b=2, c=3, e=4)")


def two(a, b): pass
def one(a): pass
def none(): pass
def opt(a, b=1): pass
def kw(*, k): pass
def kw2(*, k, m): pass
def kw3(*, k, m, n): pass
def pos(a, b, /): pass
def star(a, *args): pass


for call in ("two()", "two(1)", "two(1, 2, 3)", "one()", "one(1, 2)", "none(1)", "none(x=1)", "opt()", "opt(1, 2, 3)", "kw()", "kw(1)", "kw(k=1, z=2)",
             "kw2()", "kw3()", "kw(1, k=2)", "pos(a=1, b=2)", "pos(1)", "star()", "two(1, a=2)", "two(a=1, a2=2)", "opt(1, 2, 3, 4, c=5)", "opt(b=2)",
             "two(*[1, 2, 3])", "two(**{'a': 1})", "kw(1, 2, k=3)", "opt(1, b=2, b2=3)"):
    attempt(call)
