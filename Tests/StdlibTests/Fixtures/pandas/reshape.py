import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(df.set_index("k"), df.set_index("k").T, df.reset_index(), df.drop(0), df.rename(columns={"v": "V"}))
print(df.sort_values("w", ascending=False), df.sort_values(["k", "v"], ascending=[True, False]), df.nlargest(2, "v"))
print(pd.concat([df, df]), pd.concat([df, df], ignore_index=True).shape, pd.concat([df[["k"]], df[["v"]]], axis=1), pd.concat([pd.DataFrame({"a": [1]}), pd.DataFrame({"b": [2]})]))
print(df.melt(id_vars="k"), pd.get_dummies(df.k), df.k.duplicated(), df.drop_duplicates("k"))
