def outer(x):
    return inner(x)


def inner(x):
    return 10 / x
