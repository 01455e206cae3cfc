import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
d = pd.DataFrame({"a": [1.0, np.nan, 3.0], "b": ["x", None, "z"]})
print(d, d.isnull(), d.fillna(0), d.dropna(), d.a.fillna(d.a.mean()), d.dropna(subset=["a"]), d.a.notna().sum(), pd.isnull(None), pd.isna(np.nan))
