class Base:
    def __init__(self, **kw):
        print("Base", kw)
        super().__init__(**kw)
    def describe(self): return ["Base"]
class Named(Base):
    def __init__(self, name="", **kw):
        self.name = name
        print("Named")
        super().__init__(**kw)
    def describe(self): return ["Named"] + super().describe()
class Aged(Base):
    def __init__(self, age=0, **kw):
        self.age = age
        print("Aged")
        super().__init__(**kw)
    def describe(self): return ["Aged"] + super().describe()
class Person(Named, Aged):
    def __init__(self, **kw):
        super().__init__(**kw)
    def describe(self): return ["Person"] + super().describe()
p = Person(name="Ada", age=36)
print(p.name, p.age, p.describe())
try:
    Person(zzz=1)
except TypeError as error:
    print(error)
class LoggedList(list):
    def append(self, x):
        print("append", x)
        super().append(x)
class Unique(LoggedList):
    def append(self, x):
        if x not in self:
            super().append(x)
u = Unique([1])
u.append(1); u.append(2)
print(u, len(u), isinstance(u, list), u + [3], type(u + [3]).__name__)
class Mixin:
    def hello(self): return f"hello from {type(self).__name__}"
class M(Mixin, dict): pass
m = M(a=1)
print(m.hello(), m, m["a"])
