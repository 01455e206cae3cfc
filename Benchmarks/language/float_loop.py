"""Floating-point arithmetic in plain loops: an integral, a logistic map, a square root by Newton's method."""


def integral(n):
    h = 1.0 / n
    total = 0.0
    for i in range(n):
        x = (i + 0.5) * h
        total += 4.0 / (1.0 + x * x)
    return total * h


def logistic(n, r=3.7, x=0.5):
    for _ in range(n):
        x = r * x * (1.0 - x)
    return x


def newton(n):
    total = 0.0
    for i in range(1, n):
        x = float(i)
        while True:
            y = 0.5 * (x + i / x)
            if abs(y - x) < 1e-9:
                break
            x = y
        total += y
    return total


pi = integral(1000000)
assert abs(pi - 3.141592653589793) < 1e-10
assert 0.0 < logistic(1000000) < 1.0
assert abs(newton(15000) - 1224683.42) < 10
print("pi", round(pi, 9))
