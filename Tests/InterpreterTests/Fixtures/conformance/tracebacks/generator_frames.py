def gen():
    yield 1
    raise ValueError("inside")


def consume():
    for x in gen():
        print(x)


consume()
