def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")
    return "result"
g = count(2)
print(type(g).__name__, next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value)
print(next(g, "default"))
print(list(count(3)), sum(count(4)), max(count(3)))
def empty():
    return
    yield
print(list(empty()))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)])
a, b, *c = (x * x for x in range(5))
print(a, b, c)
print(iter(g) is g, hasattr(g, "__next__"), g.gi_running, g.gi_frame)
try:
    len(g)
except TypeError as error:
    print(error)
try:
    g[0]
except TypeError as error:
    print(error)
print(dict(zip("ab", count(2))), "".join(c for c in "abc" if c != "b"))
