def apply(f, *args):
    return f(*args)


def compose(*fs):
    def composed(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return composed


def curry(f):
    return lambda a: lambda b: f(a, b)


print(apply(max, 3, 9), compose(str, abs, int)("-5"), curry(pow)(2)(10))
print(list(map(lambda f: f(4), [lambda x: x + 1, abs, str])))
table = {"+": lambda a, b: a + b, "*": lambda a, b: a * b}
print({op: f(6, 7) for op, f in table.items()})
print(sorted("banana", key=lambda c: (-"banana".count(c), c)))
from functools import reduce, partial
print(reduce(lambda a, b: a * b, range(1, 6)), partial(print, "hi", end="!\n")())
