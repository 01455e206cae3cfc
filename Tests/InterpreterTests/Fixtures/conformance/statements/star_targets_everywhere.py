for first, *rest in [(1, 2, 3), "ab", [9]]:
    print(first, rest)
(a, *b), c = (1, 2, 3), 4
print(a, b, c)
*a, b = {1: 0, 2: 0}
print(a, b)
[*x] = "hey"
print(x)
a, (b, *c), *d = 1, (2, 3, 4), 5, 6
print(a, b, c, d)
with open(__file__) as f:
    head, *_ = f
print(head.strip())
