import numpy as np

np.random.seed(42)
print(np.random.rand(2, 2), np.random.randn(3))
print(np.random.randint(0, 10, 8), np.random.randint(5), np.random.randint(0, 256, 5, dtype=np.uint8))
print(np.random.choice(5, 3), np.random.choice(5, 3, replace=False), np.random.choice(["a", "b"], 4, p=[0.2, 0.8]))
print(np.random.permutation(6), np.random.uniform(-1, 1, 3), np.random.normal(5, 2))
x = np.arange(5)
np.random.shuffle(x)
print(x)
rs = np.random.RandomState(7)
print(rs.exponential(2.0, 2), rs.poisson(3, 4), rs.binomial(10, 0.3, 3), rs.gamma(2.0, 1.0, 2), rs.beta(2, 3))
