"""Weights that make rare classes count as much as frequent ones."""

import numpy as np


def compute_class_weight(class_weight, *, classes, y):
    classes, labels = np.asarray(classes), np.asarray(y).tolist()
    if class_weight is None:
        return np.ones(len(classes))
    if isinstance(class_weight, dict):
        return np.array([float(class_weight.get(c, 1.0)) for c in classes.tolist()])
    counts = [labels.count(label) for label in classes.tolist()]
    return np.array([len(labels) / (len(classes) * count) for count in counts])
