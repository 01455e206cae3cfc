x = "outer"
print([x for x in range(3)], x)
print({x: x for x in range(2)}, {x for x in range(2)}, x)
y = 5
print([y * i for i in range(3)])
print([[i * j for j in range(3)] for i in range(3)])
print([i for i in range(5) if i % 2 if i > 1])
print([(i, j) for i in range(3) for j in range(i)])
print([a for row in [[1, 2], [3]] for a in row])


def f():
    n = 10
    return [n + i for i in range(3)], [lambda: n for _ in range(1)][0]()


print(f())
gens = (i for i in range(3))
print(next(gens), list(gens), list(gens))
try:
    (1 / i for i in 5)
except TypeError as error:
    print("eager:", error)
g = (1 / i for i in [0])
try:
    next(g)
except ZeroDivisionError as error:
    print("lazy:", error)
fs = [lambda: i for i in range(3)]
print([h() for h in fs])
print([i for i in range(3)][-1], "i" in globals())
