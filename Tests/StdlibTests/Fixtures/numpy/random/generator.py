# The streams of default_rng: words, integers of every width, floats, normals, choices and orders.
import numpy as np


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


rng = np.random.default_rng(42)
print(rng, rng.integers(0, 10, 5), rng.random(3), rng.normal(size=3), rng.standard_normal((2, 2)))
print(rng.choice([1, 2, 3, 4], 3), rng.choice(10, 4, replace=False), rng.permutation(6), rng.uniform(-1, 1, 4))
a = np.arange(10)
rng.shuffle(a)
print(a, rng.choice(5, 3, p=[0.1, 0.2, 0.3, 0.2, 0.2]), rng.integers(5), rng.integers(1, 100, (2, 3)))
for kind in ("uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "bool"):
    print(kind, rng.integers(0, 2, 6, dtype=kind), rng.integers(0, 2, dtype=kind))
print(rng.integers(0, 256, (2, 2, 3), dtype=np.uint8), rng.integers(-5, 5, 4, endpoint=True), rng.integers(2**40, size=3))
print(rng.exponential(2, 3), rng.poisson(3, 5), rng.binomial(10, 0.3, 4), rng.beta(1, 2, 2), rng.gamma(2, 1, 2))
print(rng.normal(5, 2), rng.random(), rng.random(4, dtype=np.float32), rng.standard_normal(3, dtype=np.float32))
print(rng.multivariate_normal([0, 0], [[1, 0], [0, 1]], 2), rng.geometric(0.3, 4), rng.laplace(size=2), rng.bytes(5))
print(rng.choice(np.arange(12).reshape(4, 3), 2), rng.permutation(np.arange(6).reshape(3, 2)), rng.choice(20000, 5, replace=False))
print(np.random.SeedSequence(1).generate_state(4), np.random.SeedSequence([1, 2]).spawn(2)[1].generate_state(2))
print(np.random.default_rng([1, 2]).random(2), np.random.Generator(np.random.PCG64(3)).random(2))
sums = np.random.default_rng(0)
print(sums.standard_normal(100000).sum(), sums.standard_exponential(100000).sum(), sums.integers(0, 1000, 100000).sum())
attempt(lambda: rng.integers(5, 5))
attempt(lambda: rng.integers(0, 300, dtype=np.uint8))
attempt(lambda: rng.choice(3, 5, replace=False))
attempt(lambda: rng.choice(2, p=[0.5, 0.6]))
attempt(lambda: rng.normal(0, -1))
attempt(lambda: np.random.default_rng(-1))
