import _random

r = _random.Random(42)
print([r.random() for _ in range(5)], r.getrandbits(1), r.getrandbits(31), r.getrandbits(32), r.getrandbits(33), r.getrandbits(64))
print(r.getrandbits(200), r.getrandbits(0), hash(r.getstate()) is not None)
for seed in (0, 1, -5, 2 ** 31, 2 ** 32, 2 ** 40 + 7, 2 ** 70 + 3, -(2 ** 90), True, 1.5, -2.25, 1e300):
    r.seed(seed)
    print(seed, r.random(), r.getrandbits(100))
state = r.getstate()
print(len(state), state[-1])
a = [r.random() for _ in range(3)]
r.setstate(state)
print(a == [r.random() for _ in range(3)])


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


attempt(r.getrandbits, -1)
attempt(r.getrandbits, "x")
attempt(r.setstate, 3)
attempt(r.setstate, (1, 2))
attempt(r.setstate, tuple([0] * 624 + [700]))
attempt(r.seed, [1])


class Mine(_random.Random):
    def __init__(self, x):
        self.x = x
        self.seed(x)


print(Mine(7).random(), Mine(7).x)
r.seed()
print(0 <= r.random() < 1)
