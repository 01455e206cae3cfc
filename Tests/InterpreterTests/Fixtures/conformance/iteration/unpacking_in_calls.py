def f(*a, **k): return a, k
def g(a, b, c=3): return a, b, c


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('f(*[1], 2, *(3, 4))')
show('f(**{"x": 1}, y=2)')
show('f(*"ab", **{"k": 1})')
show('g(*[1, 2])')
show('g(*[1], b=2)')
show('g(*(1, 2, 3, 4))')
show('g(**{"a": 1, "b": 2})')
show('g(1, **{"a": 2, "b": 3})')
show('g(1, *[2], **{"c": 9})')
show('f(*range(3))')
show('f(*{})')
show('f(*{"a": 1})')
show('f(**{})')
show('f(*(x for x in "ab"))')
show('f(**{"a": 1}, **{"b": 2})')
show('f(**{"a": 1}, **{"a": 2})')
show('f(a=1, **{"a": 2})')
show('f(**{1: 2})')
show('f(**[("a", 1)])')
show('f(*None)')
show('f(**None)')
show('f(*1)')
show('g(*[1, 2], 3)')
show('g(*[1, 2], a=3)')
show('f(1, *[], 2)')
show('print(*[1, 2], sep="|")')
show('max(*[1, 5, 3])')
show('max(*[[1], [2]])')
show('dict(**{"a": 1}, b=2)')
show('"{} {a}".format(*[1], **{"a": 2})')
show('list(zip(*[[1, 2], [3, 4]]))')
show('[*[1], *[2]]')
show('{**{"a": 1}, **{"a": 2}}')
show('(*[1], 2)')
show('{*[1, 1]}')
