from _collections import deque


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


d = deque("abc")
d.append("d")
d.appendleft("z")
print(d, len(d), d[0], d[-1], "b" in d, list(d), list(reversed(d)), bool(deque()), d.maxlen)
print(d.pop(), d.popleft(), d, d.index("b"), d.count("a"), d.copy() == d, d != deque("xyz"))
d.extend([1, 2, 3])
d.extendleft([7, 8])
print(d)
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d.rotate(100)
d.reverse()
print(d)
d.insert(1, "new")
d.insert(-1, "late")
d.insert(100, "end")
d.remove("new")
del d[0]
d[1] = "set"
print(d, d + deque([1]), deque([1, 2]) * 2, 2 * deque([3]))
b = deque(range(10), maxlen=3)
b.append(10)
b.appendleft(0)
print(b, b.maxlen, deque(maxlen=0), b * 2)
b += [5]
print(b, deque([1, 2]) < deque([1, 3]), deque([1]) == [1], deque([1, 2]) >= deque([1, 2]))
attempt(deque().pop)
attempt(deque().popleft)
attempt(lambda: deque()[0])
attempt(lambda: deque([1])["x"])
attempt(lambda: deque([1])[0:1])
attempt(deque([1]).remove, 5)
attempt(deque([1]).index, 5)
attempt(lambda: deque(maxlen=-1))
attempt(lambda: deque(maxlen="x"))
attempt(lambda: deque(5))
attempt(b.insert, 0, 1)
attempt(lambda: deque([1]) + [1])


def mutate():
    q = deque([1, 2, 3])
    for x in q:
        q.append(x)


attempt(mutate)
q = deque([1])
q.append(q)
print(q)
q.clear()
print(q, len(q))


class Mine(deque):
    def push(self, x):
        self.append(x)
        return self


m = Mine([1], 5).push(2)
m.note = "n"
print(m, m.note, type(m.copy()).__name__, m.copy())
big = deque()
for i in range(1000):
    big.append(i)
    if i % 3 == 0:
        big.popleft()
print(len(big), big[0], big[-1], sum(big), big.index(700))
