def side(name, value):
    print("evaluated", name)
    return value


print(side("a", 1) if side("test", True) else side("b", 2))
print(side("a", 1) if side("test", False) else side("b", 2))
sign = lambda n: "+" if n > 0 else "-" if n < 0 else "0"
print([sign(n) for n in (-2, 0, 2)])
x = 3
y = (x if x > 2 else 0) + 1
print(y)
print(*(["a", "b"] if x else []))
print({"k": 1 if x else 2}, [1 if x else 2, 3], (1 if not x else 2,))
print((yes := 1) if x else 0, yes)
