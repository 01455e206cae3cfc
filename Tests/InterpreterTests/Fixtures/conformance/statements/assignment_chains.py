a = b = c = []
a.append(1)
print(a, b, c, a is c)
x, y = 1, 2
x, y = y, x
print(x, y)
i = 0
values = [10, 20, 30]
i, values[i] = 2, 99
print(i, values)
a, b = b, a = [1], [2]
print(a, b)
first, *middle, last = range(6)
print(first, middle, last)
*head, tail = "ab"
print(head, tail)
[p, q] = (3, 4)
print(p, q)
(r) = 5
print(r)
(s,) = [6]
print(s)
m = n = o = 7
print(m, n, o)
d = {}
d["x"], d["y"] = 1, 2
print(d)
*all_of_it, = (1, 2, 3)
print(all_of_it)
