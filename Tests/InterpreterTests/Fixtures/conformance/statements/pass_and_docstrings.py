def empty():
    pass


def documented():
    """The docstring."""


def not_documented():
    x = """not a docstring"""
    return x


class C:
    """Class doc."""

    def method(self):
        "Method doc."
        return 1


class D(C):
    pass


print(empty(), empty.__doc__, documented(), documented.__doc__, not_documented.__doc__)
print(C.__doc__, C.method.__doc__, D.__doc__)
f = lambda: "x"
print(f.__doc__)


def formatted():
    f"not a {'doc'}string"


print(formatted.__doc__)


def joined():
    "one " "two"


print(joined.__doc__)
