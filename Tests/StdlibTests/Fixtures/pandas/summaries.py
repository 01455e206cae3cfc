import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(df.describe(), df["k"].describe(), df.describe(include="all"))
print(df["k"].value_counts(), df.k.value_counts(normalize=True), df.isnull().sum())
print(df.v.mean(), df.v.std(), df.v.sum(), df.w.max(), df.k.nunique(), df.w.median(), df.v.quantile(0.3))
print(df.mean(numeric_only=True), df.max(), df.corr(numeric_only=True), df.dtypes)
df.info()
