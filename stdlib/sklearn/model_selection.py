"""Splits of data into training and test parts."""

import math

import numpy as np


def _length(array):
    return array.shape[0] if hasattr(array, "shape") else len(array)


def _rows(array, positions):
    """The rows at `positions`; frames and series keep their labels."""
    if hasattr(array, "iloc"):
        return array.iloc[positions]
    if hasattr(array, "shape"):
        return array[np.array(positions)]
    return [array[i] for i in positions]


def _sizes(n_samples, test_size, train_size):
    """How many rows each part has."""
    for name, size in (("test_size", test_size), ("train_size", train_size)):
        if isinstance(size, float) and not 0 < size < 1 or isinstance(size, int) and not 0 < size < n_samples:
            raise ValueError(
                f"{name}={size} should be either positive and smaller than the number of samples {n_samples} or a float in the "
                "(0, 1) range"
            )
    if test_size is None and train_size is None:
        test_size = 0.25
    n_train = math.floor(train_size * n_samples) if isinstance(train_size, float) else train_size
    n_test = math.ceil(test_size * n_samples) if isinstance(test_size, float) else test_size
    n_test = n_samples - n_train if n_test is None else n_test
    n_train = n_samples - n_test if n_train is None else n_train
    if n_train + n_test > n_samples:
        raise ValueError(
            f"The sum of train_size and test_size = {n_train + n_test}, should be smaller than the number of samples "
            f"{n_samples}. Reduce test_size and/or train_size."
        )
    if n_train == 0:
        raise ValueError(
            f"With n_samples={n_samples}, test_size={test_size} and train_size={train_size}, the resulting train set will be "
            "empty. Adjust any of the aforementioned parameters."
        )
    return n_train, n_test


def _state(random_state):
    if random_state is None:
        return np.random
    return np.random.RandomState(random_state) if isinstance(random_state, (int, np.integer)) else random_state


def train_test_split(*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None):
    """Each array as a training and a test part: [train, test] of the first, of the second, …"""
    if not arrays:
        raise ValueError("At least one array required as input")
    lengths = [_length(array) for array in arrays]
    if len(set(lengths)) > 1:
        raise ValueError(f"Found input variables with inconsistent numbers of samples: {lengths}")
    n_samples = lengths[0]
    n_train, n_test = _sizes(n_samples, test_size, train_size)
    if not shuffle:
        if stratify is not None:
            raise ValueError("Stratified train/test split is not implemented for shuffle=False")
        train, test = list(range(n_train)), list(range(n_train, n_train + n_test))
    elif stratify is not None:
        train, test = _stratified(list(stratify), n_train, n_test, _state(random_state))
    else:
        order = _state(random_state).permutation(n_samples).tolist()
        test, train = order[:n_test], order[n_test : n_test + n_train]
    return [part for array in arrays for part in (_rows(array, train), _rows(array, test))]


def _approximate_mode(counts, draws, rng):
    """How many of each class to draw: the most likely numbers, ties broken at random."""
    exact = counts / counts.sum() * draws
    floored = np.floor(exact)
    to_add = int(draws - floored.sum())
    if to_add > 0:
        remainder = exact - floored
        for value in sorted(set(remainder.tolist()), reverse=True):
            (places,) = np.where(remainder == value)
            take = min(len(places), to_add)
            floored[rng.choice(places, size=take, replace=False)] += 1
            to_add -= take
            if to_add == 0:
                break
    return floored.astype(np.int64)


def _stratified(labels, n_train, n_test, rng):
    """Parts with the classes in equal shares."""
    classes = sorted(set(labels))
    members = [[i for i, label in enumerate(labels) if label == name] for name in classes]
    counts = np.array([len(rows) for rows in members])
    if counts.min() < 2:
        raise ValueError(
            "The least populated classes in y have only 1 member, which is too few. The minimum number of groups for any class "
            "cannot be less than 2."
        )
    n_i = _approximate_mode(counts, n_train, rng)
    t_i = _approximate_mode(counts - n_i, n_test, rng)
    train, test = [], []
    for rows, n, t in zip(members, n_i.tolist(), t_i.tolist()):
        order = [rows[i] for i in rng.permutation(len(rows)).tolist()]
        train += order[:n]
        test += order[n : n + t]
    return rng.permutation(np.array(train)).tolist(), rng.permutation(np.array(test)).tolist()


class KFold:
    """`n_splits` parts, each the test part once."""

    def __init__(self, n_splits=5, *, shuffle=False, random_state=None):
        self.n_splits = n_splits
        self.shuffle = shuffle
        self.random_state = random_state

    def get_n_splits(self, X=None, y=None, groups=None):
        return self.n_splits

    def split(self, X, y=None, groups=None):
        n = _length(X)
        if self.n_splits > n:
            raise ValueError(
                f"Cannot have number of splits n_splits={self.n_splits} greater than the number of samples: n_samples={n}."
            )
        order = np.arange(n)
        if self.shuffle:
            _state(self.random_state).shuffle(order)
        sizes = [n // self.n_splits + (1 if i < n % self.n_splits else 0) for i in range(self.n_splits)]
        start = 0
        for size in sizes:
            mask = np.zeros(n, dtype=bool)
            mask[order[start : start + size]] = True
            yield np.arange(n)[~mask], np.arange(n)[mask]
            start += size


class StratifiedKFold:
    """Folds with the shares of the classes of the whole."""

    def __init__(self, n_splits=5, *, shuffle=False, random_state=None):
        self.n_splits, self.shuffle, self.random_state = n_splits, shuffle, random_state

    def get_n_splits(self, X=None, y=None, groups=None):
        return self.n_splits

    def split(self, X, y, groups=None):
        state = _state(self.random_state)
        labels = np.asarray(y)
        _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
        # Classes are numbered in the order in which they appear.
        order = {int(old): new for new, old in enumerate(np.argsort(first).tolist())}
        encoded = np.array([order[int(code)] for code in inverse.tolist()])
        counts = np.bincount(encoded)
        if self.n_splits > counts.max():
            raise ValueError(f"n_splits={self.n_splits} cannot be greater than the number of members in each class.")
        sorted_codes = np.sort(encoded)
        shares = [np.bincount(sorted_codes[i :: self.n_splits], minlength=len(counts)) for i in range(self.n_splits)]
        folds = np.zeros(len(labels), dtype=np.int64)
        for code in range(len(counts)):
            of_class = np.arange(self.n_splits).repeat([int(share[code]) for share in shares])
            if self.shuffle:
                state.shuffle(of_class)
            folds[encoded == code] = of_class
        for fold in range(self.n_splits):
            yield np.nonzero(folds != fold)[0], np.nonzero(folds == fold)[0]
