def counter():
    n = 0

    def bump(by=1):
        nonlocal n
        n += by
        return n
    return bump


a, b = counter(), counter()
print(a(), a(), a(10), b())


def three():
    x = 1

    def two():
        def one():
            nonlocal x
            x += 1
        one()
        return x
    return two(), x


print(three())


def shared():
    value = []

    def put(x):
        value.append(x)

    def reset():
        nonlocal value
        value = []

    def get():
        return value
    return put, reset, get


put, reset, get = shared()
put(1); put(2)
print(get())
reset()
print(get())
