class Base:
    def __add__(self, other):
        return "Base.add"

    def __radd__(self, other):
        return "Base.radd"


class Derived(Base):
    def __radd__(self, other):
        return "Derived.radd"


class Plain(Base):
    pass


print(Base() + Base(), Base() + Derived(), Derived() + Base(), Base() + Plain(), 1 + Base(), Base() + 1)


class Left:
    def __add__(self, other):
        return NotImplemented


class Right:
    def __radd__(self, other):
        return "Right.radd"


print(Left() + Right())
try:
    Left() + Left()
except TypeError as error:
    print(error)
try:
    Right() + Right()
except TypeError as error:
    print(error)


class MyInt(int):
    def __radd__(self, other):
        return "MyInt.radd"

    def __rmul__(self, other):
        return NotImplemented


print(1 + MyInt(2), MyInt(2) + 1, 3 * MyInt(4), 1.5 + MyInt(1))


class MyStr(str):
    def __radd__(self, other):
        return "MyStr.radd"

    def __mul__(self, n):
        return "mul"

    __rmul__ = __mul__


print("a" + MyStr("b"), MyStr("b") + "a", 3 * MyStr("x"), [1] * 2)
