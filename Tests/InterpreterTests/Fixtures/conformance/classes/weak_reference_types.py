import weakref, gc
class A:
    def m(self): return 3
a = A(); w = weakref.WeakMethod(a.m); print(w()(), w == weakref.WeakMethod(a.m), hash(w) == hash(weakref.ref(a)), isinstance(w, weakref.ref))
print(weakref.ref(a) is weakref.ref(a), weakref.getweakrefcount(a))
w2 = weakref.WeakMethod(a.m, lambda r: print("dead", r is w2))
d = weakref.WeakValueDictionary(); d["k"] = a; print(list(d.keys()), len(d))
s = weakref.WeakSet([a]); print(len(s), a in s)
f = weakref.finalize(a, print, "finalized", 1); print(f.alive)
del a; gc.collect(); print(w(), len(d), len(s), f.alive)
class R(weakref.ref):
    def __init__(self, o, cb=None, **kw): super().__init__(o, cb); self.kw = kw
    def __call__(self): o = super().__call__(); return (o, self.kw)
b = A(); r = R(b, x=1); print(r()[1], r()[0] is b, repr(r)[:9]); del b; print(r()[0])
for k in range(20000):
    o = A(); o.self = weakref.ref(o, lambda q: None); o.cycle = o
gc.collect(); print("ok")
class P:
    __class__ = property(lambda self: int)
print(isinstance(P(), int), type(P()), isinstance(P(), (str, int)), isinstance(P(), P))
