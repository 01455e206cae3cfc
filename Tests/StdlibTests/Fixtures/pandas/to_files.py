import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(df.to_csv(index=False), df.to_csv())
print(df.to_dict(), df.to_dict("records"), df.to_dict("list"))
for i, row in df.iterrows():
    print(i, row.k, row["v"])
for row in df.itertuples():
    print(row)
print(df.values, df.to_numpy().shape)
