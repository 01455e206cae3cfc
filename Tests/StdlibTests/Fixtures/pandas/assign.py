import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
df["z"] = df.v * 2 + df.w
df["c"] = "t"
df.loc[0, "v"] = 10
df.loc[df.k == "b", "w"] = 0
df.iloc[3, 0] = "zz"
print(df)
df.loc[9] = ["n", 1, 2.0, 3.0, "q"]
print(df, df.dtypes)
df.columns = list("abcde")
print(df.assign(f=1).drop(columns=["a"]), df.pop("b"), df.shape)
