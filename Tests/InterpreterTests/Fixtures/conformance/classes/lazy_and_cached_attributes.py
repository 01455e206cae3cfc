class Lazy:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, cls):
        if obj is None:
            return self
        print("computing", self.name)
        value = obj.__dict__[self.name] = self.f(obj)
        return value


class Data:
    @Lazy
    def total(self):
        return sum(range(10))


d = Data()
print(d.total, d.total, vars(d), type(Data.total).__name__)
del d.total
print(d.total)
from functools import cached_property


class E:
    @cached_property
    def v(self):
        print("once")
        return []


e = E()
e.v.append(1)
print(e.v, E().v)
