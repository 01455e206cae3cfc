class A:
    __secret = 1

    def __init__(self):
        self.__value = 2

    def __method(self):
        return "A method"

    def call(self):
        return self.__method(), self.__secret, self.__value


class B(A):
    def __init__(self):
        super().__init__()
        self.__value = "B"

    def __method(self):
        return "B method"

    def call_b(self):
        return self.__method(), self.__value


b = B()
print(b.call(), b.call_b())
print(sorted(n for n in vars(b)))
print(A._A__secret, b._A__method())
try:
    b.__value
except AttributeError as error:
    print(error)


class __Private:
    __x = 1

    def get(self):
        return self.__x


print(__Private().get(), sorted(n for n in vars(__Private) if "x" in n))


class _Lead:
    def f(self):
        __local = 5
        return locals()


print({k: v for k, v in _Lead().f().items() if k != "self"})


class Dunder:
    __both__ = "kept"

    def f(self, __arg=1):
        return __arg


print(Dunder.__both__, Dunder().f(), Dunder().f(_Dunder__arg=3))
