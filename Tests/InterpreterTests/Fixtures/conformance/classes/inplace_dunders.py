class Acc:
    def __init__(self, items=()):
        self.items = list(items)

    def __iadd__(self, other):
        self.items.append(("iadd", other))
        return self

    def __imul__(self, other):
        return "replaced"

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return f"sub {other}"


a = alias = Acc()
a += 1
print(a is alias, a.items)
a -= 5
print(a)
a = Acc()
a *= 2
print(a)
for op in "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor".split():
    def make(op):
        return lambda self, other: (f"i{op}", other)
    setattr(Acc, f"__i{op}__", make(op))
results = []
for statement in ("x += 1", "x -= 1", "x *= 1", "x /= 1", "x //= 1", "x %= 1", "x **= 1", "x @= 1", "x <<= 1", "x >>= 1", "x &= 1", "x |= 1", "x ^= 1"):
    x = Acc()
    exec(statement)
    results.append(x)
print(results)
x = object()
try:
    x += 1
except TypeError as error:
    print(error)
try:
    x **= 1
except TypeError as error:
    print(error)
