"""Data drawn at random."""

import numpy as np

from sklearn.model_selection import _state
from sklearn.utils import shuffle as _shuffled


def make_moons(n_samples=100, *, shuffle=True, noise=None, random_state=None):
    """Two half circles."""
    outer, inner = (n_samples // 2, n_samples - n_samples // 2) if isinstance(n_samples, int) else n_samples
    state = _state(random_state)
    first, second = np.linspace(0, np.pi, outer), np.linspace(0, np.pi, inner)
    X = np.vstack([np.append(np.cos(first), 1 - np.cos(second)), np.append(np.sin(first), 1 - np.sin(second) - 0.5)]).T
    y = np.hstack([np.zeros(outer, dtype=np.intp), np.ones(inner, dtype=np.intp)])
    return _finished(X, y, shuffle, noise, state)


def make_circles(n_samples=100, *, shuffle=True, noise=None, random_state=None, factor=0.8):
    """A circle in another."""
    outer, inner = (n_samples // 2, n_samples - n_samples // 2) if isinstance(n_samples, int) else n_samples
    state = _state(random_state)
    first, second = np.linspace(0, 2 * np.pi, outer, endpoint=False), np.linspace(0, 2 * np.pi, inner, endpoint=False)
    X = np.vstack([np.append(np.cos(first), np.cos(second) * factor), np.append(np.sin(first), np.sin(second) * factor)]).T
    y = np.hstack([np.zeros(outer, dtype=np.intp), np.ones(inner, dtype=np.intp)])
    return _finished(X, y, shuffle, noise, state)


def _finished(X, y, shuffle, noise, state):
    if shuffle:
        X, y = _shuffled(X, y, random_state=state)
    if noise is not None:
        X = X + state.normal(scale=noise, size=X.shape)
    return X, y


def make_blobs(
    n_samples=100, n_features=2, *, centers=None, cluster_std=1.0, center_box=(-10.0, 10.0), shuffle=True, random_state=None,
    return_centers=False,
):
    """Normal clouds around centres."""
    state = _state(random_state)
    count = 3 if centers is None else centers
    if isinstance(count, (int, np.integer)):
        centers = state.uniform(center_box[0], center_box[1], size=(count, n_features))
    else:
        centers = np.asarray(centers, dtype=float)
        n_features = centers.shape[1]
    spreads = np.full(len(centers), float(cluster_std)) if isinstance(cluster_std, (int, float)) else np.asarray(cluster_std, dtype=float)
    sizes = [int(n_samples // len(centers))] * len(centers)
    for i in range(n_samples % len(centers)):
        sizes[i] += 1
    parts = [state.normal(loc=center, scale=spread, size=(size, n_features)) for center, spread, size in zip(centers, spreads.tolist(), sizes)]
    X, y = np.concatenate(parts), np.concatenate([np.full(size, i) for i, size in enumerate(sizes)])
    if shuffle:
        X, y = _shuffled(X, y, random_state=state)
    return (X, y, centers) if return_centers else (X, y)


_OUTSIDE = "load_iris load_digits load_wine load_breast_cancer load_diabetes make_classification make_regression fetch_openml make_swiss_roll make_s_curve".split()


def __getattr__(name):
    raise AttributeError(f"module 'sklearn.datasets' has no attribute '{name}'" + (" (not in Cellbook)" if name in _OUTSIDE else ""))
