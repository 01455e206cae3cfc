def outer(n):
    def helper(k):
        def innermost():
            return n * k
        return innermost
    return [helper(i) for i in range(3)]


fs = outer(10)
print([f() for f in fs], fs[0].__qualname__, fs[0].__name__)


class C:
    def m(self):
        return [x for x in range(2)], (lambda: 0).__qualname__

    class D:
        def n(self):
            pass


print(C().m(), C.D.n.__qualname__, C.D.__qualname__)
print((lambda: 0).__name__, [g for g in [lambda: 1]][0].__qualname__)
