def method(self): return self.x
T = type("T", (object,), {"x": 5, "method": method, "__doc__": "made"})
t = T()
print(t.method(), T.__name__, T.__doc__, T.__module__, T.__qualname__, T)
S = type("S", (T,), {})
print(S().x, S.__mro__)
for args in (("A",), (5, (), {}), ("A", [], {}), ("A", (), []), ("A", (1,), {}), ("A", (int, str), {}), ("A\0", (), {})):
    try:
        print(type(*args))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(type(type), type(int), type(T), isinstance(T, type), issubclass(T, object), type.__mro__)
T.__name__ = "Renamed"
print(T, T.__qualname__)
class C: pass
C.__name__ = C.__qualname__ = "Other"
print(C)
c = C()
c.__class__ = type("New", (), {"hi": lambda self: "hi"})
print(c.hi(), type(c).__name__)
try:
    c.__class__ = int
except TypeError as error:
    print(error)
try:
    int.foo = 1
except TypeError as error:
    print(error)
