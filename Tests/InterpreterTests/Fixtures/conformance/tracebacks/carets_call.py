def outer():
    return len([1, 2]) + int("12") + int("x1") + len([])


outer()
