class N:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f"N({self.v})"


def binary(name):
    def method(self, other):
        print(name, self, other)
        return NotImplemented if other == "no" else N((name, self.v))
    return method


for op in "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor divmod".split():
    setattr(N, f"__{op}__", binary(op))
    setattr(N, f"__r{op}__", binary("r" + op))
for op in ("neg", "pos", "invert", "abs"):
    setattr(N, f"__{op}__", (lambda op: lambda self: (op, self.v))(op))
a, b = N(1), N(2)
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b, a @ b, a << b, a >> b, a & b, a | b, a ^ b)
print(1 + a, 1 - a, 2 * a, 1 / a, 1 // a, 7 % a, 2 ** a, 1 @ a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a)
print(-a, +a, ~a, abs(a), divmod(a, b), divmod(1, a))
for code in ("a + 'no'", "'no' - a", "a ** 'no'", "a @ 'no'"):
    try:
        print(eval(code))
    except TypeError as error:
        print(error)
a += 1
print(a)
