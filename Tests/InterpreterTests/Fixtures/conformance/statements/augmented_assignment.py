x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 2; print(x)
x /= 4; print(x)
x //= 2; print(x)
x **= 3; print(x)
x = 29
x %= 8; print(x)
x <<= 3; print(x)
x >>= 1; print(x)
x |= 3; print(x)
x &= 6; print(x)
x ^= 15; print(x)
s = "a"
s += "b"; s *= 3; print(s)
items = alias = [1]
items += [2]; items *= 2
print(items, alias is items)
pair = other = (1,)
pair += (2,)
print(pair, other)
grid = [[0, 0], [0, 0]]
grid[0][1] += 5
print(grid)


class Counter:
    hits = 0


c = Counter()
c.hits += 1
print(c.hits, Counter.hits)
items += (5, 6)
items += "xy"
print(items)
chosen = {"a": 1}
chosen |= {"b": 2}
chosen["a"] += 10
print(chosen)
bits = {1, 2, 3}
bits -= {1}; bits |= {9}; bits &= {2, 9}; bits ^= {2, 7}
print(sorted(bits))
