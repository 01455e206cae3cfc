"""Random rows, and rows that occur more than once."""

import numpy as np


def sample_positions(length, n=None, frac=None, replace=False, weights=None, random_state=None):
    """Positions as `RandomState.choice` draws them."""
    if n is not None and frac is not None:
        raise ValueError("Please enter a value for `frac` OR `n`, not both")
    if n is None:
        n = 1 if frac is None else round(frac * length)
    if n > length and not replace:
        raise ValueError("Cannot take a larger sample than population when 'replace=False'")
    state = random_state
    if state is None:
        state = np.random
    elif isinstance(state, (int, np.integer)):
        state = np.random.RandomState(state)
    if weights is not None:
        weights = np.array(list(weights), dtype=float)
        weights = weights / weights.sum()
    return state.choice(length, size=n, replace=replace, p=weights).tolist()


def duplicated_flags(keys, keep="first"):
    """Truth values: whether an equal key came before (keep="first"), comes after ("last"), or either (False)."""
    flags = [False] * len(keys)
    if keep in ("first", False):
        seen = set()
        for i, key in enumerate(keys):
            flags[i] = flags[i] or key in seen
            seen.add(key)
    if keep in ("last", False):
        seen = set()
        for i in range(len(keys) - 1, -1, -1):
            flags[i] = flags[i] or keys[i] in seen
            seen.add(keys[i])
    return np.array(flags, dtype=bool)
