class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *args, **kwargs):
        return self.n + x, args, kwargs


print(Adder(1)(2), Adder(1)(2, 3, k=4), callable(Adder(1)), callable(object()))


class NotCallable:
    pass


n = NotCallable()
n.__call__ = lambda: 1
try:
    n()
except TypeError as error:
    print(error)


class Manager:
    pass


m = Manager()
m.__enter__ = lambda: 1
m.__exit__ = lambda *a: None
try:
    with m:
        pass
except (TypeError, AttributeError) as error:
    print(type(error).__name__, error)


class Indexable:
    def __index__(self):
        return 2


i = Indexable()
print([10, 20, 30][i], "abc"[i], range(5)[i], hex(i), bin(i), [0] * i, list(range(i)), "x".ljust(i), (1).__lshift__(2), 1 << 2)
try:
    print(1 << i)
except TypeError as error:
    print(error)
print(int(i), float(i), complex(i))
