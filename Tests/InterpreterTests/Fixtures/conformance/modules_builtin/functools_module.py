import functools
@functools.lru_cache(maxsize=2)
def f(x): return x * 2
@functools.wraps(f)
def g(x): "g doc"; return x


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('functools.reduce(lambda a, b: a + b, [1, 2, 3])')
show('functools.reduce(lambda a, b: a + b, [])')
show('functools.reduce(max, [3, 9, 2], 5)')
show('functools.partial(int, base=2)("101")')
show('functools.partial(max, 5)(3)')
show('f(1), f(1), f(2), f(3), f(1)')
show('f.cache_info()')
show('f.cache_clear()')
show('f.cache_info()')
show('f([])')
show('g.__name__')
show('g.__wrapped__ is f')
show('sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a))')
show('functools.partial(print, "a", sep="-").args')
show('functools.partial(5)')
show('functools.cache(abs)(-3)')
show('functools.reduce(5)')
