def f(x, items=[]):
    items.append(x)
    return items


print(f(1), f(2), f(3, []), f(4))
print(f.__defaults__)
n = 1


def g(a=n, *, b=n + 1):
    return a, b


n = 100
print(g(), g.__defaults__, g.__kwdefaults__)
g.__defaults__ = (50,)
g.__kwdefaults__ = {"b": 60}
print(g())
g.__defaults__ = None
try:
    g()
except TypeError as error:
    print(error)


def h(a, b=lambda: "late", c=None):
    return b() if c is None else c


print(h(1), h(1, c=2))


def order(a=print("evaluated once")):
    return a


order(); order()
