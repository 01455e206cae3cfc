"""Arrays as sets."""
import _numpy
from _numpy import asarray, concatenate

__all__ = ["in1d_", "intersect1d", "isin", "setdiff1d", "setxor1d", "union1d", "unique", "unique_counts", "unique_inverse", "unique_values"]


def _runs(values):
    """Where a new value begins in a sorted row."""
    first = _numpy.ones(len(values), bool)
    if len(values) > 1:
        changes = asarray(values[1:] != values[:-1])
        if values.dtype.kind == "f":
            changes = changes & ~(_numpy.isnan(values[1:]) & _numpy.isnan(values[:-1]))
        first[1:] = changes
    return first


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    ar = asarray(ar)
    if axis is not None and ar.ndim > 1:
        return _unique_rows(ar, return_index, return_inverse, return_counts, axis)
    flat = ar.ravel()
    if not (return_index or return_inverse):
        order = None
        values = _numpy.sort(flat)
    else:
        order = flat.argsort()
        values = flat[order]
    first = _runs(values)
    results = [values[first]]
    if return_index:
        results.append(order[first])
    if return_inverse:
        inverse = _numpy.empty(len(flat), int)
        if len(flat):
            inverse[order] = first.cumsum() - 1
        results.append(inverse.reshape(ar.shape))
    if return_counts:
        starts = concatenate([first.nonzero()[0], [len(values)]])
        results.append(starts[1:] - starts[:-1])
    return results[0] if len(results) == 1 else tuple(results)


def _unique_rows(ar, return_index, return_inverse, return_counts, axis):
    from numpy._shapes import moveaxis
    moved = moveaxis(ar, axis, 0)
    rows = [tuple(row) for row in moved.reshape(moved.shape[0], -1).tolist()]
    places = {}
    for position, row in enumerate(rows):
        places.setdefault(row, []).append(position)
    ordered = sorted(places)
    firsts = [places[row][0] for row in ordered]
    results = [moveaxis(moved[firsts], 0, axis)]
    if return_index:
        results.append(asarray(firsts))
    if return_inverse:
        ranks = {row: rank for rank, row in enumerate(ordered)}
        results.append(asarray([ranks[row] for row in rows]))
    if return_counts:
        results.append(asarray([len(places[row]) for row in ordered]))
    return results[0] if len(results) == 1 else tuple(results)


def unique_values(x):
    return unique(x)


def unique_counts(x):
    return unique(x, return_counts=True)


def unique_inverse(x):
    return unique(x, return_inverse=True)


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    element, tests = asarray(element), asarray(test_elements).ravel()
    if element.dtype.kind == "O" or tests.dtype.kind == "O":
        members = tests.tolist()
        result = asarray([item in members for item in element.ravel().tolist()], bool).reshape(element.shape)
    elif not len(tests):
        result = _numpy.zeros(element.shape, bool)
    else:
        tests = _numpy.sort(tests)
        place = asarray(tests.searchsorted(element))
        place = _numpy.minimum(place, len(tests) - 1)
        result = asarray(tests[place] == element)
    return (~result if invert else result)[()]


in1d_ = isin


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    first, second = unique(ar1), unique(ar2)
    common = first[isin(first, second)]
    if not return_indices:
        return common
    one, two = asarray(ar1).ravel(), asarray(ar2).ravel()
    return common, asarray([int((one == v).argmax()) for v in common], int), asarray([int((two == v).argmax()) for v in common], int)


def union1d(ar1, ar2):
    return unique(concatenate([asarray(ar1).ravel(), asarray(ar2).ravel()]))


def setdiff1d(ar1, ar2, assume_unique=False):
    first = asarray(ar1).ravel() if assume_unique else unique(ar1)
    return first[isin(first, ar2, invert=True)]


def setxor1d(ar1, ar2, assume_unique=False):
    first, second = unique(ar1), unique(ar2)
    return _numpy.sort(concatenate([first[isin(first, second, invert=True)], second[isin(second, first, invert=True)]]))
