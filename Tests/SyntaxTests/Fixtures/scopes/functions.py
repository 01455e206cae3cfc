x = 1
def f(a, b=x, *args, c: y, **kw):
    d = a
    def g(e):
        nonlocal d
        d = e + b
        return lambda h: h + e + z
    global w, later
    w = 1
    for i, (j, k) in args: pass
    with a as l, b as (m, n): pass
    try: pass
    except E as o: pass
    import p, q.r, s.t as u
    from v import aa as bb, cc
    del dd
    ee: int
    ff: int = 1
    gg += 1
    class C(hh): pass
    def later(): pass
    (ii := 1)
    return locals
def outer():
    v = 1
    def middle():
        def inner():
            return v
        return inner
    return middle
def shadow():
    y = 1
    def a():
        global y
        def b():
            return y
    def c():
        y = 2
        def d():
            nonlocal y
            y = 3
def recursive():
    def self(): return self
    return self
def generator():
    yield 1
    x = yield
    def inner(): pass
def keyword(*, a, b=1): return lambda: a
