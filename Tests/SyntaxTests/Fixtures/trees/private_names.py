class A(__B, __k=__v):
    __x = 1
    __y__ = 2
    _z = __w
    import __m, __n.o, __p as __q
    from __r import __s, __t as __u
    @__decorator
    def __f(self, __a, *__b, __c=__d, **__e):
        global __g
        self.__h = self.__i__
        self.__j(__k=1)
        try: pass
        except E as __err: del __err
        for __l in __m: (__n := 1)
        def inner():
            nonlocal __a
            return [__o for __o in __p]
        return lambda __q: __q
    class __C:
        __x = 1
        def f(self): return __y
    class _D_:
        __x = 1
    class ___:
        __x = 1
__x = 1
def f(): return __x
