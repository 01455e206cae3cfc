class Data:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)

    def __get__(self, instance, owner):
        if instance is None:
            return f"class access {owner.__name__}.{self.name}"
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        print("set", value)
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("delete")
        del instance.__dict__[self.name]


class NonData:
    def __get__(self, instance, owner=None):
        return "non-data"


class C:
    d = Data()
    n = NonData()


c = C()
print(C.d, c.d, c.n, C.n)
c.d = 5
print(c.d)
c.__dict__["d"] = 6
print(c.d)
c.n = "instance wins"
print(c.n)
del c.d
print(c.d)
C.n = "replaced"
print(C.n)


class Method:
    def __get__(self, instance, owner):
        return lambda *args: (instance is not None, args)


class K:
    m = Method()


print(K().m(1), K.m(2))
k = K()
k.own = Data()
print(type(k.own).__name__)


class OnlySet:
    def __set__(self, instance, value):
        print("only set", value)


class W:
    w = OnlySet()


w = W()
w.w = 1
print(type(w.w).__name__)
try:
    del w.w
except AttributeError as error:
    print(error)
