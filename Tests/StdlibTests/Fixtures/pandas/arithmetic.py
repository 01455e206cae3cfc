import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(df == 1, df[["v", "w"]] * 2, -df.v, 1 / df.v, df.v**2, df.v // 2, df.v % 2, df.v / 0)
print(df.v + pd.Series([1, 2], index=[1, 7]))
