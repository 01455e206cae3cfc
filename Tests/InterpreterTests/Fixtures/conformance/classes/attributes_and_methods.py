class Point:
    dims = 2

    def __init__(self, x, y):
        self.x, self.y = x, y

    def norm2(self):
        return self.x ** 2 + self.y ** 2


p, q = Point(3, 4), Point(0, 1)
print(p.norm2(), Point.norm2(q), p.dims, Point.dims, vars(p))
p.dims = 3
print(p.dims, q.dims, Point.dims)
del p.dims
print(p.dims)
Point.dims = 5
print(q.dims)
bound = p.norm2
p.x = 0
print(bound(), bound.__self__ is p, bound.__func__ is Point.norm2, bound == p.norm2, bound is p.norm2)
q.norm2 = lambda: "instance function"
print(q.norm2(), Point.norm2(q))
Point.added = lambda self, k: self.y * k
print(p.added(2))
print(hasattr(p, "x"), hasattr(p, "zz"), getattr(p, "zz", "default"))
setattr(p, "zz", 1)
print(p.zz, sorted(vars(p)))
delattr(p, "zz")
for code in ("p.zz", "del p.zz", "Point.zz", "p.norm2.extra = 1", "p.nrom2", "Point.dim", "p.__dict__['x']", "None.x = 1", "(5).x = 1", "[].x = 1", "int.x = 1", "object().x = 1"):
    try:
        print(code, eval(code) if "=" not in code and "del" not in code else exec(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
