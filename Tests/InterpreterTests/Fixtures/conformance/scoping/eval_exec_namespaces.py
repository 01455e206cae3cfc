x = 1
def f():
    x = 2
    return eval("x"), eval("x", {"x": 3}), eval("x", {"x": 3}, {"x": 4}), sorted(locals())
def g():
    exec("y = 5")
    return "y" in locals()
def h():
    ns = {}
    exec("a = 1\ndef k(): return a", ns)
    return ns["k"](), ns["a"]


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('f()')
show('g()')
show('h()')
show('eval("x")')
show('exec("x = 10")')
show('x')
show('eval("[x for _ in range(1)]")')
show('eval("(lambda: x)()")')
show('eval("x", {})')
show('eval("sum([1, 2])", {"sum": len})')
show('eval("__import__(\'math\').pi") > 3')
show('exec("import math as m2")')
show('m2.floor(1.5)')
show('eval("globals() is g2", {"g2": 0})')
show('exec("class Q: z = x")')
show('Q.z')
show('eval("locals()[\'x\']")')
show('exec("del x")')
show('x')
show('eval("nope + 1")')
show('exec("raise ValueError(\'v\')")')
show('exec("return 1")')
show('eval("yield 1")')
