import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(df.apply(lambda r: r.v + r.w, axis=1), df[["v", "w"]].apply(np.sum), df.k.map({"a": 1, "b": 2}), df.k.apply(lambda x: x * 2))
print(df.v.astype(float), df.astype({"v": "float32"}).dtypes, df.k.str.upper(), df.k.str.contains("a"), df.k.str.len())
print(df.v.cumsum(), df.v.shift(), df.v.diff(), df.v.isin([1, 2]), df.v.between(2, 3), df.k.unique())
