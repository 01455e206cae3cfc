import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(pd.Index(list("abcdefghijklmnopqrstuvwxyz")))
print(pd.Index(range(3, 200, 3)).append(pd.Index([1])))
print(pd.Index([1.5, 2]), df.index, df.columns, df.set_index("k").index)
