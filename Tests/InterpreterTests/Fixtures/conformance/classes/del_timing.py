class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
a = Noisy("a")
b = a
del a
print("still alive")
del b
print("after b")
x = Noisy("x1")
x = Noisy("x2")
print("reassigned")
def scope():
    Noisy("temporary")
    y = Noisy("local")
    print("in scope")
scope()
print("after scope")
items = [Noisy("i0"), Noisy("i1")]
items.pop()
print("popped")
items.clear()
print("cleared")
d = {"k": Noisy("value")}
d["k"] = None
print("replaced")
def gen():
    z = Noisy("in generator")
    yield 1
g = gen()
next(g)
del g
print("generator gone")
try:
    w = Noisy("in try")
    raise ValueError
except ValueError:
    pass
del w
print("end")
del x
