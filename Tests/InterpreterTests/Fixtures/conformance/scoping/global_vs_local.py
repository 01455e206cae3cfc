x = "global"


def read():
    return x


def shadow():
    x = "local"
    return x


def unbound():
    try:
        return x
    except UnboundLocalError as error:
        return str(error)
    x = 1


def parameter(x):
    return x


print(read(), shadow(), unbound(), parameter("arg"), x)


def nested():
    x = "enclosing"

    def inner():
        return x

    class C:
        x = "class"

        def method(self):
            return x
    return inner(), C().method(), C.x


print(nested())


def maybe(flag):
    if flag:
        y = 1
    return y


print(maybe(True))
try:
    maybe(False)
except UnboundLocalError as error:
    print(error)
try:
    undefined_name
except NameError as error:
    print(error, error.name)
