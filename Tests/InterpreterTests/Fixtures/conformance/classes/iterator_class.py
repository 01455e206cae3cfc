class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Reusable:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(Countdown(self.n))


c = Countdown(3)
print(list(c), list(c), 2 in Countdown(3), max(Countdown(4)), [*Countdown(2)], dict(zip("ab", Countdown(2))))
r = Reusable(2)
print(list(r), list(r), [(a, b) for a in r for b in r], sum(r), sorted(r))
a, b = Reusable(2)
print(a, b)
