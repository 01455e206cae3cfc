import weakref
class C:
    def __init__(self): self.v = [1, 2]
    def __len__(self): return 3
    def __getitem__(self, k): return k * 2
    def __str__(self): return "a C"
    def __add__(self, o): return ("add", o)
    def __eq__(self, o): return o == 7
    __hash__ = None
    def m(self): return self.v
    def __iter__(self): return iter(self.v)
    def __contains__(self, x): return x == 9
    def __bool__(self): return False
class F:
    def __call__(self, *a, **k): return a, k
c = C(); p = weakref.proxy(c)
print(type(p).__name__, type(p), isinstance(p, C), p.__class__)
print(p.v, p.m(), len(p), p[4], str(p), p + 1, p == 7, p != 7, list(p), 9 in p, bool(p))
p.w = 5; print(c.w); del p.w; print(hasattr(c, "w"), hasattr(p, "nope"))
for f in (lambda: hash(p), lambda: p()):
    try: f()
    except TypeError as e: print(type(e).__name__)
f = F(); q = weakref.proxy(f); print(type(q).__name__, q(1, a=2), callable(q), callable(p))
print(repr(p)[:14], weakref.getweakrefcount(c))
try: p.zzz
except AttributeError as e: print(e)
del c
for g in (lambda: p.v, lambda: len(p), lambda: str(p), lambda: setattr(p, "a", 1), lambda: p + 1, lambda: bool(p)):
    try: print(g())
    except ReferenceError as e: print("RE", e)
try: weakref.proxy(5)
except TypeError as e: print(e)
print(weakref.ProxyTypes)
