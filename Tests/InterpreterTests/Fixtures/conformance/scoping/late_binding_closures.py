functions = []
for i in range(3):
    def f():
        return i
    functions.append(f)
print([f() for f in functions])
i = 100
print([f() for f in functions])


def make():
    result = []
    for j in range(3):
        result.append(lambda: j)
    return result


print([f() for f in make()])


def later():
    def inner():
        return value
    try:
        inner()
    except NameError as error:
        print(error)
    value = 5
    return inner()


print(later())
