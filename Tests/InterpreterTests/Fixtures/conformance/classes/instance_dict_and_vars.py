class C:
    x = 1
    def __init__(self): self.y = 2
c = C()
print(c.__dict__, vars(c), c.__dict__ is vars(c))
c.__dict__["z"] = 3
print(c.z)
c.__dict__ = {"only": 1}
print(vars(c), hasattr(c, "y"))
c.__dict__.update(a=1, b=2)
print(sorted(vars(c)))
print("x" in C.__dict__, type(C.__dict__).__name__, sorted(k for k in C.__dict__ if not k.startswith("__")))
try:
    C.__dict__["q"] = 1
except TypeError as error:
    print(error)
try:
    c.__dict__ = 5
except TypeError as error:
    print(error)
try:
    vars(5)
except TypeError as error:
    print(error)
for name in ("first", "second", "third"):
    setattr(c, name, len(name))
print(list(vars(c)))
del c.first
c.first = 0
print(list(vars(c)))
