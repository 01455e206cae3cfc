"""Assertions about arrays."""
import _numpy
from _numpy import array, asarray
from numpy._mathematics import isclose


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True, *, strict=False):
    x, y = asarray(actual), asarray(desired)
    header = f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}"
    _compare(x, y, lambda a, b: isclose(a, b, rtol, atol, equal_nan), header, err_msg, verbose)


def _compare(x, y, equal, header, err_msg, verbose):
    if x.shape != y.shape and x.ndim and y.ndim:
        _raise(header, f"(shapes {x.shape}, {y.shape} mismatch)", err_msg, verbose, x, y)
    good = asarray(equal(x, y))
    if good.all():
        return
    bad = int((~good).sum())
    total = good.size
    lines = [f"Mismatched elements: {bad} / {total} ({100 * bad / total:.3g}%)"]
    places = [tuple(int(i) for i in place) for place in zip(*(~good).nonzero())] if good.ndim else []
    if places:
        lines.append("Mismatch at index:" if len(places) == 1 else
                     "Mismatch at indices:" if len(places) <= 5 else "First 5 mismatches are at indices:")
        wide_x, wide_y = _numpy.broadcast_to(x, good.shape), _numpy.broadcast_to(y, good.shape)
        for place in places[:5]:
            index = "[" + ", ".join(str(i) for i in place) + "]"
            lines.append(f" {index}: {wide_x[place]} (ACTUAL), {wide_y[place]} (DESIRED)")
    if x.dtype.kind in "fiu" and y.dtype.kind in "fiu":
        error = asarray(_numpy.absolute(x - y))
        scale = asarray(_numpy.absolute(_numpy.broadcast_to(y, error.shape)))
        bad_places = ~_numpy.broadcast_to(good, error.shape) & (scale != 0)
        relative = error[bad_places] / scale[bad_places]
        largest = _numpy.array2string(asarray(error[~good].max()))
        lines.append(f"Max absolute difference among violations: {largest}")
        lines.append(f"Max relative difference among violations: {_numpy.array2string(asarray(relative.max())) if relative.size else 'inf'}")
    _raise(header, "\n".join(lines), err_msg, verbose, x, y)


def _raise(header, detail, err_msg, verbose, x, y):
    message = f"\n{header}\n{err_msg}\n{detail}" if err_msg else f"\n{header}\n\n{detail}"
    if verbose:
        shown = [repr(v) for v in (x, y)]
        message += f"\n ACTUAL: {shown[0]}\n DESIRED: {shown[1]}"
    raise AssertionError(message)


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    x, y = asarray(actual), asarray(desired)

    def equal(a, b):
        same = asarray(a == b)
        if a.dtype.kind == "f" and b.dtype.kind == "f":
            same = same | (_numpy.isnan(a) & _numpy.isnan(b))
        return same

    _compare(x, y, equal, "Arrays are not equal", err_msg, verbose)


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    x, y = asarray(actual), asarray(desired)
    _compare(
        x, y, lambda a, b: isclose(a, b, 0, 1.5 * 10.0 ** -decimal, True), f"Arrays are not almost equal to {decimal} decimals",
        err_msg, verbose)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    if asarray(actual).ndim or asarray(desired).ndim:
        return assert_array_almost_equal(actual, desired, decimal, err_msg, verbose)
    if abs(desired - actual) >= 1.5 * 10.0 ** -decimal:
        raise AssertionError(f"\nArrays are not almost equal to {decimal} decimals\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")


def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    if isinstance(actual, _numpy.ndarray) or isinstance(desired, _numpy.ndarray):
        return assert_array_equal(actual, desired, err_msg, verbose)
    if actual != desired and not (actual != actual and desired != desired):
        raise AssertionError(f"\nItems are not equal:{chr(10) + err_msg if err_msg else ''}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    x, y = asarray(x), asarray(y)
    _compare(x, y, lambda a, b: a < b, "Arrays are not strictly ordered `x < y`", err_msg, verbose)


def assert_(val, msg=""):
    if not val:
        raise AssertionError(msg)


def assert_raises(exception, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except exception:
        return
    raise AssertionError(f"{exception.__name__} not raised")
