def trace(function):
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print("result", result)
        return result
    return wrapper


@trace
def add(a, b=1):
    return a + b


add(1, b=5)


def repeat(times):
    print("make repeat", times)

    def decorate(function):
        print("decorate", function.__name__)

        def wrapper(*args):
            return [function(*args) for _ in range(times)]
        return wrapper
    return decorate


@repeat(2)
@repeat(3)
def hello(name):
    return "hi " + name


print(hello("x"))


def register(cls):
    cls.registered = True
    return cls


@register
class C:
    @staticmethod
    def s(x):
        return x

    @classmethod
    def c(cls, x):
        return cls.__name__, x

    @property
    def p(self):
        return "prop"


print(C.registered, C.s(1), C().s(2), C.c(3), C().c(4), C().p)
handlers = {}


@handlers.setdefault
def key(default=None):
    pass


print(handlers == {} or len(handlers))


@(lambda f: "replaced")
def replaced():
    pass


print(replaced)
decorators = [trace]


@decorators[0]
def indexed():
    return 1


indexed()
