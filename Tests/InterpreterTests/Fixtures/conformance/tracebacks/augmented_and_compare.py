class V:
    pass


def f():
    x = V()
    if 1 < x:
        pass


f()
