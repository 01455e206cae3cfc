def a():
    print(v)
    v = 1
def b():
    del w
def c():
    def d(): return q
    d()
    q = 1
def e():
    for i in []: pass
    return i
def f():
    try: 1 / 0
    except ZeroDivisionError as err: pass
    return err
def g():
    import math_nope
def h():
    x += 1
def k():
    if False: z = 1
    return z
def m():
    [n for n in range(3)]
    return n
def o():
    with open("/nope") as fh: pass
    return fh
def p():
    class C: r = r
    return C


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('a()')
show('b()')
show('c()')
show('e()')
show('f()')
show('g()')
show('h()')
show('k()')
show('m()')
show('o()')
show('p()')
show('undefined_thing')
show('(lambda: undefined_other)()')
show('[undefined_third for _ in range(1)]')
show('{undefined_fourth: 1}')
show('undefined.attr')
show('undefined_call()')
show('f"{undefined_f}"')
