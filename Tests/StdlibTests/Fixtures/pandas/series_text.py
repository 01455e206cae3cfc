import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(pd.Series(range(100), name="a"))
print(pd.Series(np.arange(100) * 1.5))
print(pd.Series(["ab"] * 100, index=[f"r{i}" for i in range(100)]))
print(pd.Series([1, 2], index=pd.Index(["x", "y"], name="idx"), name="q"))
print(pd.Series([None, "a", 1.5, 2, True]), pd.Series([1.5, None]), pd.Series([], dtype=float))
