add = lambda a, b=2, *args, c=3, **kw: (a, b, args, c, kw)
print(add(1), add(1, 2, 3, c=4, d=5))
print((lambda: None)(), (lambda *a: a)(1, 2), (lambda **k: k)(x=1), (lambda a, /, b: a + b)(1, b=2), (lambda *, k: k)(k=3))
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
print((lambda x: x).__name__, (lambda: 0).__qualname__)
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20))
print((lambda: (yield))().__class__.__name__)
try:
    (lambda x: x)()
except TypeError as error:
    print(error)
