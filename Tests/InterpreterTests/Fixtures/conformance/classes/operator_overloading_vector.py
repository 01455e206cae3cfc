class Vector:
    def __init__(self, *xs):
        self.xs = xs

    def __repr__(self):
        return f"Vector{self.xs}"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.xs, other.xs)))

    def __mul__(self, k):
        if isinstance(k, Vector):
            return sum(a * b for a, b in zip(self.xs, k.xs))
        return Vector(*(a * k for a in self.xs))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __getitem__(self, i):
        return self.xs[i]

    def __len__(self):
        return len(self.xs)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.xs == other.xs

    def __bool__(self):
        return any(self.xs)

    def __abs__(self):
        return (self * self) ** 0.5


v, w = Vector(3, 4), Vector(1, -1)
print(v + w, v * 2, 2 * v, v * w, -v, abs(v), v[0], len(v), list(v), v == Vector(3, 4), bool(Vector(0, 0)), sum([v, w], Vector(0, 0)))
for code in ("v + 1", "1 + v", "v - w", "v < w", "hash(v)", "v[5]"):
    try:
        print(eval(code))
    except Exception as error:
        print(type(error).__name__, error)
