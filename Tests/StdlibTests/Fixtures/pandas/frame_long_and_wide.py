import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
big = pd.DataFrame(np.random.RandomState(0).randn(100, 4), columns=list("abcd"))
print(big, big.head(), big.describe())
print(pd.DataFrame(np.random.RandomState(0).randn(3, 30)))
print(pd.DataFrame(np.random.RandomState(0).randn(100, 20) * 1000))
