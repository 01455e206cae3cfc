import weakref, gc
class C:
    def __init__(self, v): self.v = v
c = C(5)
r = weakref.ref(c)
print(r() is c, r().v, r == weakref.ref(c), weakref.getweakrefcount(c) >= 1)
called = []
r2 = weakref.ref(c, lambda ref: called.append(ref is r2))
p = weakref.proxy(c)
print(p.v)
del c
gc.collect()
print(r(), called)
try:
    p.v
except ReferenceError as error:
    print(error)
for value in (5, "a", [], (), {}, None):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
print(weakref.ref(C).__call__() is C, weakref.ref(len)() is len, weakref.ref({1, 2} and set) () is set)
d = weakref.WeakValueDictionary()
x = C(1)
d["x"] = x
print(len(d), d["x"].v, "x" in d)
del x
gc.collect()
print(len(d), d.get("x"))
k = weakref.WeakKeyDictionary()
y = C(2)
k[y] = "data"
print(k[y], len(k))
del y
gc.collect()
print(len(k))
