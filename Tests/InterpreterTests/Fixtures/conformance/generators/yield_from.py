def inner():
    x = yield 1
    print("inner got", x)
    y = yield 2
    print("inner got", y)
    return "inner result"
def outer():
    result = yield from inner()
    print("outer got", result)
    yield from [10, 20]
    yield from "ab"
    return (yield from empty())
def empty():
    return "empty"
    yield
g = outer()
print(next(g), g.send("A"), g.send("B"), list(g))
def throwing():
    try:
        yield 1
    except ValueError as error:
        print("inner handles", error)
        yield "handled"
def delegate():
    yield from throwing()
d = delegate()
next(d)
print(d.throw(ValueError("x")))
def closing():
    try:
        yield 1
    finally:
        print("inner closed")
def outer2():
    try:
        yield from closing()
    finally:
        print("outer closed")
o = outer2()
next(o)
o.close()
def tree(t):
    if t:
        left, v, right = t
        yield from tree(left)
        yield v
        yield from tree(right)
print(list(tree(((None, 1, None), 2, (None, 3, (None, 4, None))))))
def bad():
    yield from 5
try:
    next(bad())
except TypeError as error:
    print(error)
def sub_iter():
    r = yield from iter([1, 2])
    print("list result", r)
s = sub_iter()
next(s)
try:
    s.send("x")
except AttributeError as error:
    print(error)
