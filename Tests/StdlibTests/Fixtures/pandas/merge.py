import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
left = pd.DataFrame({"k": ["a", "b", "c"], "x": [1, 2, 3]})
right = pd.DataFrame({"k": ["b", "c", "d"], "x": [4, 5, 6]})
for how in ("inner", "left", "right", "outer"):
    print(left.merge(right, on="k", how=how))
print(pd.crosstab(left.k, right.x))
