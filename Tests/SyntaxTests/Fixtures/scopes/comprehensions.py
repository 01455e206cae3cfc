a = [x for x in y]
b = {x: z for x in y for z in x if w}
c = (x for x in [v for v in u])
def f(p):
    l = 1
    d = [p + q + l for q in p if q]
    e = {(r := q) for q in p}
    g = [[i + j + r for i in j] for j in p]
    h = lambda k: [k + m for m in k]
    def s():
        global t
        return [t := n for n in p]
    return (lambda: o for o in p)
[last := x for x in y]
class A:
    a = 1
    b = [a for _ in a]
    c = [[a for _ in a] for a in a]
    d = lambda e: [e for a in e]
def g():
    return [(lambda: x) for x in y]
