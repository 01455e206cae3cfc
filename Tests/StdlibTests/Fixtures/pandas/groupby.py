import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(df.groupby("k").mean(numeric_only=True), df.groupby("k")["v"].sum(), df.groupby(["k", "v"]).size())
print(df.groupby("k")["v"].agg(["sum", "mean"]), df.groupby("k").agg({"v": "sum", "w": "max"}), df.groupby("k").agg(total=("v", "sum")))
for key, part in df.groupby("k"):
    print(key)
    print(part)
print(df.groupby("k").v.transform("sum"), df.groupby("k").get_group("a"), len(df.groupby("k")))
