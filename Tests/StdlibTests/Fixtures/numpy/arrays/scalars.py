import math

import numpy as np

print(isinstance(np.float64(1), np.generic), isinstance(np.int32(1), np.signedinteger), issubclass(np.float64, float))
print(math.sqrt(np.float64(4)), range(np.int64(3)), "a" * np.int64(3), [0] * np.int64(2), "%d" % np.int64(5))
print(sum([np.float64(1), 2]), round(np.float64(2.5)), abs(np.int64(-2)), sorted([np.float64(2), 1.0]))
print(divmod(np.float64(7), 2), -np.float64(1), +np.float64(1), 3 - np.float64(1), 2 ** np.float64(3), 1 / np.int64(4))
print({np.float64(1.0): "a"}[1.0], type(np.float64(1) + 1).__name__, type(1 + np.float32(1)).__name__, np.float64("1.5"))
print(np.array([1.5]) ** 1, np.array([1.5]) ** 2, +np.array([1.5]), np.array([4.0]) ** 0.5)
s = np.array(["apple", "fig"])
print(s[0], repr(s[0]), s[0] + "s", {k: len(k) for k in s})
