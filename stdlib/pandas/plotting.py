"""Plots of several columns against each other."""

import numpy as np


def scatter_matrix(
    frame, alpha=0.5, figsize=None, ax=None, grid=False, diagonal="hist", marker=".", hist_kwds=None, **kwargs
):
    """Every numeric column against every other one, histograms on the diagonal."""
    import matplotlib.pyplot as plt

    if diagonal != "hist":
        raise NotImplementedError(f"scatter_matrix(diagonal={diagonal!r}) (not in Cellbook)")
    numeric = frame.select_dtypes("number")
    labels = list(numeric.columns)
    _, axes = plt.subplots(len(labels), len(labels), figsize=figsize, squeeze=False)
    for i, a in enumerate(labels):
        for j, b in enumerate(labels):
            cell = axes[i][j]
            if i == j:
                cell.hist(numeric[a].dropna().to_numpy(), **(hist_kwds or {}))
            else:
                cell.scatter(numeric[b].to_numpy(), numeric[a].to_numpy(), marker=marker, alpha=alpha, **kwargs)
            if j == 0:
                cell.set_ylabel(str(a))
            if i == len(labels) - 1:
                cell.set_xlabel(str(b))
    return np.array(axes, dtype=object)
