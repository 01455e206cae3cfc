"""Principal components."""

import numpy as np

from sklearn.preprocessing import _Fitted, _table


class PCA(_Fitted):
    """The directions of the largest variance, by singular values."""

    def __init__(self, n_components=None, *, whiten=False, svd_solver="auto", random_state=None):
        self.n_components, self.whiten, self.random_state = n_components, whiten, random_state

    def fit(self, X, y=None):
        self._fit(X)
        return self

    def _fit(self, X):
        data = _table(X)
        samples, features = data.shape
        self.mean_ = data.mean(axis=0)
        u, s, vt = np.linalg.svd(data - self.mean_, full_matrices=False)
        # The entry of the largest magnitude of each direction is positive.
        largest = np.argmax(np.abs(vt), axis=1)
        signs = np.sign(vt[np.arange(vt.shape[0]), largest])
        u, vt = u * signs, vt * signs[:, None]
        variance = s ** 2 / (samples - 1)
        shares = variance / variance.sum()
        count = min(samples, features) if self.n_components is None else self.n_components
        if isinstance(count, float) and 0 < count < 1:
            count = int(np.searchsorted(shares.cumsum(), count, side="right")) + 1
        if not 0 <= count <= min(samples, features):
            raise ValueError(f"n_components={count} must be between 0 and min(n_samples, n_features)={min(samples, features)} with svd_solver='full'")
        self.n_components_, self.n_features_in_, self.n_samples_ = count, features, samples
        self.components_, self.explained_variance_ = vt[:count], variance[:count]
        self.explained_variance_ratio_, self.singular_values_ = shares[:count], s[:count]
        self.noise_variance_ = variance[count:].mean() if count < min(samples, features) else 0.0
        return u[:, :count], s[:count]

    def fit_transform(self, X, y=None):
        u, s = self._fit(X)
        return u * np.sqrt(self.n_samples_ - 1) if self.whiten else u * s

    def transform(self, X):
        self._check("components_")
        result = _table(X) @ self.components_.T - self.mean_.reshape(1, -1) @ self.components_.T
        return result / np.sqrt(self.explained_variance_) if self.whiten else result

    def inverse_transform(self, X):
        scale = np.sqrt(self.explained_variance_)[:, None] if self.whiten else 1.0
        return np.asarray(X) @ (scale * self.components_) + self.mean_
