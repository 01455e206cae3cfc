"""Closures, nonlocal, function composition, decorators, partial application."""
import functools


def counter():
    count = 0

    def bump(by):
        nonlocal count
        count += by
        return count
    return bump


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x
    return composed


def logged(function):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)
    wrapper.calls = 0
    return wrapper


@logged
def scale(x, factor=2):
    return x * factor


bump = counter()
for i in range(600000):
    bump(i & 3)
pipeline = compose(lambda x: x + 1, lambda x: x * 3, lambda x: x % 1000)
total = 0
for i in range(180000):
    total += pipeline(i)
for i in range(150000):
    total += scale(i, factor=3) & 7
add = functools.partial(lambda a, b: a + b, 10)
total += sum(add(i) for i in range(150000))
total += functools.reduce(lambda a, b: (a * 31 + b) % 1000003, range(300000), 7)
print(bump(0), total, scale.calls)
assert bump(0) == 900000 and scale.calls == 150000
