"""Least squares."""

import numpy as np

from sklearn.metrics import r2_score


class LinearRegression:
    """y = X coef_ + intercept_."""

    def __init__(self, *, fit_intercept=True):
        self.fit_intercept = fit_intercept

    def fit(self, X, y):
        data, target = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
        offset = data.mean(axis=0) if self.fit_intercept else np.zeros(data.shape[1])
        level = target.mean(axis=0) if self.fit_intercept else 0.0
        coefficients = np.linalg.lstsq(data - offset, target - level, rcond=None)[0]
        self.coef_ = coefficients.T
        self.intercept_ = level - offset @ coefficients if self.fit_intercept else 0.0
        return self

    def predict(self, X):
        return np.asarray(X, dtype=float) @ self.coef_.T + self.intercept_

    def score(self, X, y):
        return r2_score(y, self.predict(X))

    def __repr__(self):
        return "LinearRegression()"
