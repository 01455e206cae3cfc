def g():
    try:
        yield next(me)
    except ValueError as error:
        print("inside", error)
        yield "done"
me = g()
print(next(me))
import inspect
def h():
    yield 1
x = h()
print(inspect.getgeneratorstate(x))
next(x)
print(inspect.getgeneratorstate(x))
list(x)
print(inspect.getgeneratorstate(x))
def many():
    a, b, c = 1, 2, 3
    for i in range(2):
        yield a + i, b, c
        a *= 10
gens = [many() for _ in range(3)]
print([next(k) for k in gens], [next(k) for k in gens[:2]], next(gens[2]))
def exception_state():
    try:
        1 / 0
    except ZeroDivisionError:
        yield "in except"
        import sys
        print(sys.exc_info()[0].__name__)
    yield "after"
import sys
e = exception_state()
print(next(e), sys.exc_info()[0])
print(next(e), sys.exc_info()[0])
print(x, type(x)) if False else print(type(x), x.__name__, x.__qualname__)
