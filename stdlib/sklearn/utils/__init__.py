"""Random states and shuffled arrays."""

import numpy as np

from sklearn.model_selection import _length, _rows, _state


def check_random_state(seed):
    if seed is None or seed is np.random:
        return np.random.mtrand or np.random
    return _state(seed)


def resample(*arrays, replace=True, n_samples=None, random_state=None):
    """The same random rows of every array."""
    state, count = _state(random_state), _length(arrays[0])
    wanted = count if n_samples is None else n_samples
    if replace:
        positions = state.randint(0, count, size=(wanted,)).tolist()
    else:
        if wanted > count:
            raise ValueError(f"Cannot sample {wanted} out of arrays with dim {count} when replace is False")
        order = np.arange(count)
        state.shuffle(order)
        positions = order[:wanted].tolist()
    parts = [_rows(array, positions) for array in arrays]
    return parts[0] if len(parts) == 1 else parts


def shuffle(*arrays, random_state=None, n_samples=None):
    return resample(*arrays, replace=False, n_samples=n_samples, random_state=random_state)
