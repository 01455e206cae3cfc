def g(*args):
    raise RuntimeError("in g")


result = g(
    1,
    2,
)
