"""Docstring."""
import a, b.c as d, e.f.g
from a import b
from a.b import (c as d, e,)
from . import a
from ...a.b import c
from .... import d
from a import *
a = 1
a = b = c, d = e
a.b = c[0] = (d, *e) = [f, (g, h)] = i
*a, b = c
a, = b
a: int
a: int = 1
(a): int = 1
a.b: int
a[0]: int = 1, 2
a += 1
a.b -= 1
a[0] *= 1, 2
(a) /= 1
a //= b; a %= b; a @= b; a **= b
a <<= b; a >>= b; a &= b; a |= b; a ^= b;
assert a
assert a, b
del a
del a, b.c, d[0], (e, [f])
del (a)
pass
raise
raise a
raise a from b
global g1, g2
if a: pass
if a:
    pass
elif b: pass
elif c:
    pass
else:
    pass
if (a := b): c; d
while a:
    break
else:
    b
for a in b: continue
for a, b in c, d:
    pass
else:
    e
for (a, *b) in *c, d: pass
for a.b in c: pass
for a[0] in c: pass
try:
    a
except:
    b
try:
    a
except b: c
except (d, e) as f:
    g
else:
    h
finally:
    i
try: a
finally: b
with a: pass
with a as b, c as (d, e), f: pass
with (a): pass
with (a) as b: pass
with (a, b): pass
with (a, b) as c: pass
with (a as b): pass
with (
    a as b,
    c as d,
    e,
): pass
with (a).b as c: pass
with (a, b)[0] as c, d: pass
with a() as b.c, d as e[0]: pass
def f(): pass
def f(a, b): return
def f(a, b=1, *, c, d=2): return a
def f(a, /, b: int = 1, *args: str, c, d: float = 2, **kw: dict) -> None:
    """Doc."""
    nonlocal_ = 1
    return a, *b
def f(a, /): yield
def f(*a: *b): yield from c
def f(
    a,
    b,
): x = yield a, b
@a
@b.c(d)
@(e := f)
def f(): pass
@a
class A: pass
class A(): pass
class A(B, *C, metaclass=D, **E):
    x: int = 1

    def f(self):
        def g():
            nonlocal self
            self = 1
        return g

    class B: pass
match = 1
match: int = 2
match[a:b], match(a)
print(match)
a;
