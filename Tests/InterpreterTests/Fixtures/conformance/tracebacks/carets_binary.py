def f(a, b):
    return a + b * (a - 1) / (b - b)


f(1, 2)
