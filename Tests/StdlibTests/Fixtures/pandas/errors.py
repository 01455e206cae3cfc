import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: df["nope"])
attempt(lambda: df.iloc[100])
attempt(lambda: df.nope)
attempt(lambda: df.loc[77])
attempt(lambda: df[["k", "nope"]])
attempt(lambda: df.drop("nope"))
attempt(lambda: bool(df.v))
attempt(lambda: pd.DataFrame({"a": [1], "b": [1, 2]}))
attempt(lambda: pd.DataFrame({"a": 1}))
attempt(lambda: pd.read_csv("/nope.csv"))
attempt(lambda: pd.read_csv(io.StringIO("")))
attempt(lambda: pd.Series([1, 2], index=[1]))
attempt(lambda: pd.concat([]))
