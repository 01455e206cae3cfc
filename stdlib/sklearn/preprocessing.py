"""Scales of features and numbers of labels."""

import numpy as np


class _Fitted:
    def fit_transform(self, X, y=None):
        return self.fit(X).transform(X)

    def _check(self, attribute):
        if not hasattr(self, attribute):
            from sklearn.exceptions import NotFittedError

            raise NotFittedError(f"This {type(self).__name__} instance is not fitted yet. Call 'fit' with appropriate arguments "
                                 "before using this estimator.")


def _table(X):
    array = np.asarray(X, dtype=np.float64)
    if array.ndim != 2:
        kind = "1D" if array.ndim == 1 else "scalar"
        raise ValueError(
            f"Expected 2D array, got {kind} array instead:\narray={np.array(X)}.\nReshape your data either using array.reshape(-1, 1) if your "
            "data has a single feature or array.reshape(1, -1) if it contains a single sample.")
    return array


class StandardScaler(_Fitted):
    """Mean 0 and variance 1 of each feature."""

    def __init__(self, *, copy=True, with_mean=True, with_std=True):
        self.with_mean, self.with_std = with_mean, with_std

    def fit(self, X, y=None):
        data = _table(X)
        self.n_samples_seen_, self.n_features_in_ = data.shape[0], data.shape[1]
        self.mean_ = data.mean(axis=0)
        self.var_ = data.var(axis=0)
        scale = np.sqrt(self.var_)
        self.scale_ = np.where(scale < 10 * np.finfo(np.float64).eps, 1.0, scale) if self.with_std else None
        return self

    def transform(self, X):
        self._check("mean_")
        data = _table(X)
        data = data - self.mean_ if self.with_mean else data
        return data / self.scale_ if self.with_std else data

    def inverse_transform(self, X):
        data = _table(X)
        data = data * self.scale_ if self.with_std else data
        return data + self.mean_ if self.with_mean else data

    def __repr__(self):
        return "StandardScaler()"


class MinMaxScaler(_Fitted):
    """Each feature stretched to a range."""

    def __init__(self, feature_range=(0, 1)):
        self.feature_range = feature_range

    def fit(self, X, y=None):
        data = _table(X)
        low, high = self.feature_range
        self.data_min_, self.data_max_ = data.min(axis=0), data.max(axis=0)
        self.data_range_ = self.data_max_ - self.data_min_
        self.scale_ = (high - low) / np.where(self.data_range_ == 0, 1.0, self.data_range_)
        self.min_ = low - self.data_min_ * self.scale_
        return self

    def transform(self, X):
        self._check("scale_")
        return _table(X) * self.scale_ + self.min_

    def inverse_transform(self, X):
        return (_table(X) - self.min_) / self.scale_

    def __repr__(self):
        return "MinMaxScaler()"


class LabelEncoder(_Fitted):
    """Labels as their places among the sorted distinct ones."""

    def fit(self, y):
        self.classes_ = np.unique(np.asarray(y))
        return self

    def fit_transform(self, y):
        return self.fit(y).transform(y)

    def transform(self, y):
        self._check("classes_")
        places = {label: number for number, label in enumerate(self.classes_.tolist())}
        labels = np.asarray(y).tolist()
        unseen = [label for label in labels if label not in places]
        if unseen:
            raise ValueError(f"y contains previously unseen labels: {np.unique(np.array(unseen)).tolist()}")
        return np.array([places[label] for label in labels], dtype=np.int64)

    def inverse_transform(self, y):
        return self.classes_[np.asarray(y)]

    def __repr__(self):
        return "LabelEncoder()"


class LabelBinarizer(_Fitted):
    """One column a class, a single one of two classes."""

    def fit(self, y):
        self.classes_ = np.unique(np.asarray(y))
        return self

    def transform(self, y):
        rows = (np.asarray(y).reshape(-1, 1) == self.classes_.reshape(1, -1)).astype(np.int64)
        return rows[:, 1:] if len(self.classes_) == 2 else rows


class OneHotEncoder(_Fitted):
    """One column for every value of every feature."""

    def __init__(self, *, sparse_output=True, handle_unknown="error", dtype=np.float64):
        self.sparse_output, self.handle_unknown, self.dtype = sparse_output, handle_unknown, dtype

    def fit(self, X, y=None):
        data = np.asarray(X)
        self.categories_ = [np.unique(data[:, i]) for i in range(data.shape[1])]
        return self

    def transform(self, X):
        if self.sparse_output:
            raise NotImplementedError("OneHotEncoder is in Cellbook with sparse_output=False")
        data = np.asarray(X)
        parts = [(data[:, i].reshape(-1, 1) == known.reshape(1, -1)).astype(self.dtype) for i, known in enumerate(self.categories_)]
        return np.concatenate(parts, axis=1)


def normalize(X, norm="l2", *, axis=1):
    """Rows of length 1."""
    data = _table(X)
    sizes = {"l2": lambda: np.sqrt((data ** 2).sum(axis=axis, keepdims=True)), "l1": lambda: np.abs(data).sum(axis=axis, keepdims=True),
             "max": lambda: np.abs(data).max(axis=axis, keepdims=True)}[norm]()
    return data / np.where(sizes == 0, 1.0, sizes)


def scale(X):
    return StandardScaler().fit_transform(X)


def label_binarize(y, *, classes):
    rows = (np.asarray(y).reshape(-1, 1) == np.asarray(classes).reshape(1, -1)).astype(np.int64)
    return rows[:, 1:] if len(classes) == 2 else rows
