def a(n):
    return b(n - 1)


def b(n):
    if n < 0:
        raise ValueError(f"n is {n}")
    return a(n)


print(a(3))
