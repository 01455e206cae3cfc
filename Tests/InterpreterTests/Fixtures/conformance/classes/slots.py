class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = P(1)
print(p.x, hasattr(p, "__dict__"), P.__slots__)
p.y = 2
del p.x
for code in ("p.x", "p.z = 1", "p.__dict__", "P.x.__get__(p, P)", "del p.x", "vars(p)"):
    try:
        print(exec(code) if "=" in code or "del" in code else eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)


class Child(P):
    pass


c = Child(1)
c.anything = 5
print(c.__dict__, c.x)


class More(P):
    __slots__ = ["z"]


m = More(3)
m.z = 4
print(m.x, m.z, hasattr(m, "__dict__"))


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.b = 1, 2
print(w.__dict__)


class Single:
    __slots__ = "only"


s = Single()
s.only = 1
print(s.only)
for body in ("__slots__ = ('a',); a = 1", "__slots__ = ('1a',)", "__slots__ = (1,)", "__slots__ = ('a', 'a')"):
    try:
        exec(f"class Bad:\n    {body}")
        print("fine")
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(type(P.x).__name__, P.y)
