def g():
    try:
        yield 1
    except ValueError as error:
        raise KeyError("from generator") from error


a = g()
next(a)
try:
    a.throw(ValueError("thrown"))
except KeyError as error:
    print(repr(error), repr(error.__cause__))


def outer():
    try:
        yield from inner()
    except RuntimeError as error:
        print("outer saw", error, repr(error.__context__))
        yield "recovered"


def inner():
    try:
        yield 1
    except ZeroDivisionError:
        raise RuntimeError("inner")


b = outer()
next(b)
print(b.throw(ZeroDivisionError()))
