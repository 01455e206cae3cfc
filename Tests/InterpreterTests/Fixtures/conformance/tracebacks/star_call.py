def target(a, b):
    pass


args = (1, 2, 3)
target(*args, **{})
