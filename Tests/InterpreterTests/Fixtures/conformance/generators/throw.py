def g():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as error:
            print("handled", error)
            yield "recovered"
        finally:
            print("finally")
a = g()
print(next(a))
print(a.throw(ValueError("v")))
print(next(a))
try:
    a.throw(KeyError("k"))
except KeyError as error:
    print("out", error)
try:
    next(a)
except StopIteration:
    print("finished")
b = g()
try:
    b.throw(RuntimeError, "before start")
except RuntimeError as error:
    print(error)
def swallow():
    try:
        yield 1
    except Exception:
        return "swallowed"
s = swallow()
next(s)
try:
    s.throw(TypeError)
except StopIteration as stop:
    print(stop.value)
for bad in (5, "x", int):
    c = g()
    try:
        c.throw(bad)
    except TypeError as error:
        print(error)
