class A:
    x = 1
    def f(self): return x, A
    def g(self): return super().g()
    def h(self): return __class__
    def i(self): return [super() for _ in self]
    def j(self):
        def k(): return __class__
        return lambda: super
    y = [x for z in x]
    z = {x: w for w in x for x in y}
    def x2(self, a=x): return a
    global gl
    gl = 1
    __private = 1
    def __method(self): return __private, self.__attribute
def f(v):
    w = 1
    class B:
        v = v
        a = w
        def m(self): return v, w, u
        b = [w for _ in w]
        class C:
            d = w
            def n(self): return super().n, w
        def __e(self): return __class__
    u = 1
    class D:
        nonlocal w
        w = 2
    return B
class E(A):
    class F:
        def g(self): return super()
    def f(self):
        class G:
            def h(self): return __class__
def super_outside(): return super
