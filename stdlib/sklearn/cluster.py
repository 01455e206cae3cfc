"""Clustering: k-means by Lloyd's algorithm."""

import numpy as np


class KMeans:
    """Centres drawn by k-means++ from the random state; the best of `n_init` runs."""

    def __init__(self, n_clusters=8, *, n_init=1, max_iter=300, tol=1e-4, random_state=None):
        self.n_clusters = n_clusters
        self.n_init = n_init if isinstance(n_init, int) else 1
        self.max_iter = max_iter
        self.tol = tol
        self.random_state = random_state

    def fit(self, X, y=None):
        data = np.asarray(X, dtype=float)
        rng = np.random.RandomState(self.random_state) if self.random_state is not None else np.random
        best = None
        for _ in range(self.n_init):
            result = self._run(data, rng)
            if best is None or result[2] < best[2]:
                best = result
        self.cluster_centers_, self.labels_, self.inertia_ = best
        return self

    def _run(self, data, rng):
        centres = [data[rng.randint(len(data))]]
        while len(centres) < self.n_clusters:
            nearest = self._distances(data, np.array(centres)).min(axis=1)
            centres.append(data[rng.choice(len(data), p=nearest / nearest.sum())])
        centres = np.array(centres)
        for _ in range(self.max_iter):
            labels = self._distances(data, centres).argmin(axis=1)
            moved = np.array(
                [data[labels == k].mean(axis=0) if (labels == k).any() else centres[k] for k in range(self.n_clusters)]
            )
            shift = ((moved - centres) ** 2).sum()
            centres = moved
            if shift <= self.tol * data.var(axis=0).mean():
                break
        distances = self._distances(data, centres)
        return centres, distances.argmin(axis=1), float(distances.min(axis=1).sum())

    @staticmethod
    def _distances(data, centres):
        return ((data[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)

    def predict(self, X):
        return self._distances(np.asarray(X, dtype=float), self.cluster_centers_).argmin(axis=1)

    def fit_predict(self, X, y=None):
        return self.fit(X).labels_
