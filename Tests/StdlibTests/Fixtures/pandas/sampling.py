import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
print(df.sample(2, random_state=1), df.sample(frac=1, random_state=3))
from sklearn.model_selection import train_test_split
a, b = train_test_split(df, test_size=0.25, random_state=101)
print(a, b, train_test_split(list(range(10)), test_size=0.3, random_state=0), train_test_split(np.arange(8), random_state=5, shuffle=True))
print(train_test_split(list(range(12)), [0, 1] * 6, test_size=0.5, random_state=2, stratify=[0, 1] * 6))
