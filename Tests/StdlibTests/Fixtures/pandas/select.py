import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(df[df.v > 2], df[(df.v > 1) & (df.k != "c")], df.loc[1])
print(df.loc[1, "k"], df.at[2, "w"], df.iloc[1, 2], df.loc[1:2, ["k", "w"]], df.iloc[:, 1:], df.iloc[1:3], df.iloc[[0, 2]], df[["v", "k"]])
print(df.iloc[0], df.iloc[0].values, type(df.iloc[0]["v"]), df.iloc[0, 1:].tolist(), df.iloc[1].squeeze().k)
print(df.set_index("k").loc["a"], df.query("v > 1 and w < 4"), df.select_dtypes("number").columns.tolist())
