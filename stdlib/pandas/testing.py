"""Assertions that objects are equal."""

from pandas._values import is_missing


def _compare(left, right, what, check_exact, rtol, atol):
    for i, (a, b) in enumerate(zip(left, right)):
        if is_missing(a) and is_missing(b):
            continue
        close = a == b
        if not close and not check_exact and isinstance(a, float) and isinstance(b, (int, float)):
            close = abs(a - b) <= atol + rtol * abs(b)
        if not close:
            raise AssertionError(
                f"{what} are different\n\n{what} values are different at position {i}\n[left]:  {list(left)}\n[right]: {list(right)}"
            )


def assert_series_equal(
    left, right, check_dtype=True, check_names=True, check_exact=False, rtol=1e-5, atol=1e-8, check_index=True, **kwargs
):
    if len(left) != len(right):
        raise AssertionError(
            f"Series are different\n\nSeries length are different\n[left]:  {len(left)}, {left.index!r}\n[right]: {len(right)}, {right.index!r}"
        )
    if check_index:
        assert_index_equal(left.index, right.index)
    if check_dtype and left.dtype != right.dtype:
        raise AssertionError(
            f'Attributes of Series are different\n\nAttribute "dtype" are different\n[left]:  {left.dtype}\n[right]: {right.dtype}'
        )
    _compare(left.tolist(), right.tolist(), "Series", check_exact, rtol, atol)
    if check_names and left.name != right.name:
        raise AssertionError(
            f'Attributes of Series are different\n\nAttribute "names" are different\n[left]:  {left.name}\n[right]: {right.name}'
        )


def assert_frame_equal(left, right, check_dtype=True, check_exact=False, rtol=1e-5, atol=1e-8, **kwargs):
    if left.shape != right.shape:
        raise AssertionError(
            f"DataFrame are different\n\nDataFrame shape mismatch\n[left]:  {left.shape}\n[right]: {right.shape}"
        )
    assert_index_equal(left.index, right.index)
    assert_index_equal(left.columns, right.columns)
    for n, label in enumerate(left.columns):
        a, b = left.iloc[:, n], right.iloc[:, n]
        if check_dtype and a.dtype != b.dtype:
            raise AssertionError(
                f'Attributes of DataFrame.iloc[:, {n}] (column name="{label}") are different\n\nAttribute "dtype" are different\n'
                f"[left]:  {a.dtype}\n[right]: {b.dtype}"
            )
        _compare(a.tolist(), b.tolist(), f'DataFrame.iloc[:, {n}] (column name="{label}")', check_exact, rtol, atol)


def assert_index_equal(left, right, **kwargs):
    if not left.equals(right):
        raise AssertionError(
            f"Index are different\n\nIndex values are different\n[left]:  {left!r}\n[right]: {right!r}"
        )
