class C:
    count = 0
    @classmethod
    def make(cls, *args):
        cls.count += 1
        return cls, args
    @staticmethod
    def add(a, b=1):
        return a + b
    @classmethod
    @property
    def p(cls):
        return cls.__name__
class D(C): pass
print(C.make(1), D.make(2), D().make(), C.count, D.count)
print(C.add(1), C().add(2, 3), D.add(5))
print(type(C.make).__name__, type(C.add).__name__, type(C.__dict__["make"]).__name__, type(C.__dict__["add"]).__name__)
print(C.__dict__["make"].__func__.__name__, C.make.__self__ is C, D.make.__self__ is D)
print(C.p, D.p)
f = staticmethod(lambda x: x * 2)
print(f(4))
class E:
    def f(): return "no self"
    g = staticmethod(f)
    h = classmethod(lambda cls: cls.__name__)
print(E.f(), E.g(), E().g(), E.h(), E().h())
try:
    E().f()
except TypeError as error:
    print(error)
try:
    C.make.__func__()
except TypeError as error:
    print(error)
