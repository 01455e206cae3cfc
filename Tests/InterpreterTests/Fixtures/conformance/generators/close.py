def g(log):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")
log = []
a = g(log)
next(a)
a.close()
print(log)
a.close()
b = g(log)
b.close()
print(log)
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
def raises():
    try:
        yield
    finally:
        raise ValueError("in finally")
r = raises()
next(r)
try:
    r.close()
except ValueError as error:
    print(error)
def returns():
    try:
        yield 1
    except GeneratorExit:
        return 5
r = returns()
next(r)
print(r.close())
def nested():
    with Manager():
        yield 1
class Manager:
    def __enter__(self): print("enter")
    def __exit__(self, *a): print("exit", a[0].__name__ if a[0] else None)
n = nested()
next(n)
n.close()
for x in nested():
    break
print("end")
