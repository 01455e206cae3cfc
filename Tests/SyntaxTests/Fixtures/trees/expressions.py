a or b and not c
a < b <= c != d == e >= f > g
a is b is not c in d not in e
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** +c
~a.b[c](d)
(a + b) * c - (d - e) - f
a if b else c if d else e
lambda: 0
lambda a, /, b=1, *c, d, e=2, **f: (a, b)
lambda *, a: a
lambda *args: args
lambda **kw: kw
(a := 1)
f(a := 1, b)
x[a := 0]
()
(a,)
(a, b, *c)
[]
[a, *b, c]
{}
{a: b, **c, d: e}
{a, *b}
a[1], a[1:2], a[::], a[1:], a[:2:3], a[1, 2], a[1:2, ..., ::4], a[*b], a[*b, c]
f()
f(a, *b, c=1, *d, **e, g=2)
f(a)(b)[c].d
f(x for x in y)
f((x for x in y), 1)
[x for x in y]
[x for x in y if x if not z for z in x]
{x for x, in y}
{k: v for k, (v, *w) in y}
(x for x in y for z in (lambda: 1, 2)) if 0 else 1
... is None is True is False
a.b.c
await_ = match = case = _ = 1
match[1], match(2), match.x, case
print(a, end="")
(yield_)
not not a
- - a
a @ b
x = *a, b
x = (a)
(((a)))
((a, b))
((a)
 + b)
é = "ü" + é
(x
 for x
 in y)
