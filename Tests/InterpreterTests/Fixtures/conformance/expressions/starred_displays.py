a, b = [1, 2], (3, 4)
print([*a, *b], (*a, 5), {*a, *a}, [0, *range(3), *"xy"])
print({**{"a": 1}, "b": 2, **{"a": 3}})
print(*a, *b, sep="-")
print([*[*[1]]], (*(), *[]))
t = *a, 9
print(t)


def f(*args, **kwargs):
    return args, kwargs


print(f(*a, 0, *b, k=1, **{"x": 2}, **{"y": 3}))
print(f(*"ab", **dict(c=1)))
for code in ("f(*5)", "f(**5)", "f(**{'k': 1}, k=2)", "f(**{1: 2})", "[*None]", "{**[1]}", "{*5}", "f(**{'a': 1}, **{'a': 2})"):
    try:
        eval(code)
    except TypeError as error:
        print(code, "->", error)
