class A:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls)

    def __init__(self, x, y=0):
        print("init", x, y)


A(1, y=2)


class Singleton:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


print(Singleton() is Singleton())


class Other:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never")


print(Other())


class Inches(float):
    def __new__(cls, value):
        return super().__new__(cls, value * 2.54)


print(Inches(2), type(Inches(2)).__name__, Inches(1) + 1)


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    @property
    def a(self):
        return self[0]


print(Pair(1, 2), Pair(3, 4).a, Pair(1, 2) == (1, 2))
for code in ("A()", "object.__new__(int)", "object.__new__(5)", "object.__new__()", "int.__new__(str)", "A.__init__()", "tuple.__new__(list)"):
    try:
        print(eval(code))
    except TypeError as error:
        print(code, "->", error)


class BadInit:
    def __init__(self):
        return 5


try:
    BadInit()
except TypeError as error:
    print(error)
