g = (x * x for x in range(5) if x % 2)
print(type(g).__name__, list(g), list(g))
print(sum(x for x in range(5)), max((x for x in [3, 1]), default=0), sorted(x for x in "cab"), any(x > 2 for x in range(5)), all(x < 3 for x in range(3)))
print(list((a, b) for a in range(2) for b in "xy"))
n = 10
g = (x + n for x in range(2))
n = 100
print(list(g))
rows = [[1, 2], [3]]
print(list(x for row in rows for x in row), tuple(i for i in range(3)), set(i % 2 for i in range(5)), dict((i, i * i) for i in range(3)))
def f(it, k=None):
    return list(it), k
print(f(i for i in range(2)), f((i for i in range(2)), k=1))
print(" ".join(str(x) for x in (1, 2)))
lazy = (print("evaluated", x) for x in range(3))
next(lazy)
print("one only")
nested = ((j for j in range(i)) for i in range(3))
print([list(x) for x in nested])
print((i for i in [1]).__next__(), (lambda: (yield 5))().__next__())
