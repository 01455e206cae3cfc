"""Clustering: k-means by Lloyd's algorithm."""

import math

import numpy as np

from sklearn.model_selection import _state


class KMeans:
    """Centres drawn by greedy k-means++ from the random state; the best of `n_init` runs."""

    def __init__(self, n_clusters=8, *, init="k-means++", n_init="auto", max_iter=300, tol=1e-4, random_state=None):
        if not isinstance(init, str) or init != "k-means++":
            raise NotImplementedError("KMeans is in Cellbook with init='k-means++'")
        self.n_clusters, self.n_init, self.max_iter, self.tol, self.random_state = n_clusters, n_init, max_iter, tol, random_state

    def fit(self, X, y=None, sample_weight=None):
        data = np.asarray(X, dtype=float)
        if len(data) < self.n_clusters:
            raise ValueError(f"n_samples={len(data)} should be >= n_clusters={self.n_clusters}.")
        state = _state(self.random_state)
        mean = data.mean(axis=0)
        moved = data - mean
        tolerance = float(data.var(axis=0).mean()) * self.tol
        best = None
        for _ in range(self.n_init if isinstance(self.n_init, int) else 1):
            result = self._run(moved, self._seeds(moved, state), tolerance)
            if best is None or result[2] < best[2]:
                best = result
        centres, self.labels_, self.inertia_, self.n_iter_ = best
        self.cluster_centers_ = centres + mean
        self.n_features_in_ = data.shape[1]
        return self

    def _seeds(self, data, state):
        """Each next centre is the best of a few drawn by their squared distance (Arthur and Vassilvitskii 2007)."""
        count = len(data)
        trials = 2 + int(math.log(self.n_clusters))
        centres = [data[state.choice(count, p=np.full(count, 1.0 / count))]]
        nearest = self._distances(data, np.array(centres))[:, 0]
        for _ in range(1, self.n_clusters):
            drawn = state.uniform(size=trials) * nearest.sum()
            candidates = np.clip(np.searchsorted(np.cumsum(nearest), drawn), None, count - 1)
            distances = np.minimum(nearest, self._distances(data, data[candidates]).T)
            chosen = int(distances.sum(axis=1).argmin())
            nearest = distances[chosen]
            centres.append(data[candidates[chosen]])
        return np.array(centres)

    def _run(self, data, centres, tolerance):
        labels, strict = None, False
        for iteration in range(1, self.max_iter + 1):
            before, labels = labels, self._distances(data, centres).argmin(axis=1)
            new = self._means(data, labels, centres)
            shift = float(((new - centres) ** 2).sum())
            centres = new
            if before is not None and (labels == before).all():
                strict = True
                break
            if shift <= tolerance:
                break
        if not strict:
            labels = self._distances(data, centres).argmin(axis=1)
        inertia = float(((data - centres[labels]) ** 2).sum())
        return centres, labels.astype(np.int32), inertia, iteration

    def _means(self, data, labels, centres):
        return np.array([data[labels == k].mean(axis=0) if (labels == k).any() else centres[k] for k in range(self.n_clusters)])

    @staticmethod
    def _distances(data, centres):
        return ((data[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)

    def predict(self, X):
        return self._distances(np.asarray(X, dtype=float), self.cluster_centers_).argmin(axis=1).astype(np.int32)

    def fit_predict(self, X, y=None):
        return self.fit(X).labels_

    def transform(self, X):
        return np.sqrt(self._distances(np.asarray(X, dtype=float), self.cluster_centers_))
