def g():
    yield 1
    raise StopIteration("x")
try:
    list(g())
except RuntimeError as error:
    print(error, repr(error.__cause__))
def h():
    yield next(iter([]))
try:
    list(h())
except RuntimeError as error:
    print(error)
def first(it):
    try:
        return next(it)
    except StopIteration:
        return None
print(first(iter([])), first(iter([5])))
print(list(map(lambda x: x, [1])))
try:
    list(map(lambda x: next(iter([])), [1, 2]))
except RuntimeError as error:
    print(error)
else:
    print("map stopped")
try:
    [next(iter([])) for _ in range(2)]
except StopIteration as error:
    print("StopIteration out of a comprehension", error.value)
s = StopIteration(1, 2)
print(s.value, s.args, StopIteration().value)
