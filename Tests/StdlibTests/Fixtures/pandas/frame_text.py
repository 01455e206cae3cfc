import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(df, df.head(2), df.tail(1))
print(pd.DataFrame(), pd.DataFrame(columns=["a", "b"]), pd.DataFrame({"a": [1, 2]}, index=pd.Index(["x", "y"], name="n")))
print(pd.DataFrame({"a": [1.5, None, "x"], "b": [None, None, 1]}))
print(pd.DataFrame({"a": [1e-7, 1.0], "b": [1e7, 2.5], "c": [123456789.123, 1.0], "d": [np.nan, np.inf], "e": [-1.5, 2], "f": [True, False], "g": [10, -200], "h": ["x" * 60, "y"]}))
