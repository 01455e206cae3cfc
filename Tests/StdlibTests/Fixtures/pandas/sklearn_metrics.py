import io

import numpy as np
import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": [1.5, 2.5, 3.5, 4.5]})
from sklearn.metrics import accuracy_score, classification_report, confusion_matrix, f1_score, mean_absolute_error, precision_score, r2_score, recall_score
t, p = [0, 1, 1, 0, 2, 2], [0, 1, 0, 0, 2, 1]
print(accuracy_score(t, p), confusion_matrix(t, p))
print(precision_score([0, 1, 1], [1, 1, 0]), recall_score([0, 1, 1], [1, 1, 0]), f1_score(t, p, average="macro"))
print(mean_absolute_error([1, 2], [2, 4]), r2_score([1, 2, 3], [1, 2, 4]))
print(classification_report(t, p))
